#include "profile.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

// For 127.0.0.1 and nothing else, until 2126: whoever has this key can pretend to be the test.
const QByteArray certificate = R"(-----BEGIN CERTIFICATE-----
MIIBkDCCATagAwIBAgIUHoF0wKvgNFH4xyXyK2YBIn/aCacwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMzAzMzUxOVoYDzIxMjYxMDMw
MDMzNTE5WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARYfpWHlVf379qqu/Nf/Cc48btvssTewnBIyzJfoLyqsAt7zamBB/1j
XBZqAKMHO4xqLSzbsDZR9sjBDCRzdoKao2QwYjAdBgNVHQ4EFgQUOdkJccLBR0il
gCMEOz7hPmfYrSwwHwYDVR0jBBgwFoAUOdkJccLBR0ilgCMEOz7hPmfYrSwwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUC
IQCQ1clmgrML/xLfG+TssF0eREEp1XAo3VoX4QI3pVR6lwIgbj6o0sST8SbrfuC9
LZaqozIkisSiqxSbaxsIF2XHIMM=
-----END CERTIFICATE-----
)";
const QByteArray key = R"(-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQghbgnNvIPNxpdIfFq
vVgIJMGUpLpEejW5ByItpuwRNkyhRANCAARYfpWHlVf379qqu/Nf/Cc48btvssTe
wnBIyzJfoLyqsAt7zamBB/1jXBZqAKMHO4xqLSzbsDZR9sjBDCRzdoKa
-----END PRIVATE KEY-----
)";

constexpr qint64 cap = 4 * 1024 * 1024; // bytes

/// Sends an answer piece by piece, as fast as it is taken, over TLS or in the clear.
class Sender {
public:
    /// \a sends: what comes after the head, one piece a call; an empty piece is the end, and the connection is closed
    /// then when \a closes.
    Sender(bool tls, const QByteArray &head, std::function<QByteArray(qint64 sent)> next, bool closes)
        : m_head(head)
        , m_next(std::move(next))
        , m_closes(closes)
    {
        QSslConfiguration own = QSslConfiguration::defaultConfiguration();
        own.setLocalCertificate(QSslCertificate(certificate));
        own.setPrivateKey(QSslKey(key, QSsl::Ec));
        m_secure.setSslConfiguration(own);
        QTcpServer &server = tls ? m_secure : m_plain;
        server.listen(QHostAddress(QHostAddress::LocalHost));
        m_url = (tls ? u"https://127.0.0.1:%1"_s : u"http://127.0.0.1:%1"_s).arg(server.serverPort());
        QObject::connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [this, &server] {
            QTcpSocket *socket = server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                if (!socket->readAll().contains("\r\n\r\n"))
                    return;
                socket->write(m_head);
                auto *pump =
                    new QTimer(socket); // what a TLS socket reports as written is no guide to what it still holds
                QObject::connect(pump, &QTimer::timeout, socket, [this, socket] { pour(socket); });
                pump->start(0);
            });
        });
    }

    QString url() const { return m_url; }
    qint64 sent = 0; ///< bytes after the head

private:
    static constexpr qint64 most = 64 * 1024; // bytes kept ready

    void pour(QTcpSocket *socket)
    {
        auto *secure = qobject_cast<QSslSocket *>(socket);
        if (m_done || !socket->isOpen() || socket->bytesToWrite() > 0
            || (secure && secure->encryptedBytesToWrite() > most))
            return;
        const QByteArray piece = m_next(sent);
        m_done = piece.isEmpty();
        sent += piece.size();
        socket->write(piece);
        if (m_done && m_closes)
            socket->disconnectFromHost();
    }

    QTcpServer m_plain;
    QSslServer m_secure;
    QString m_url;
    QByteArray m_head;
    std::function<QByteArray(qint64)> m_next;
    bool m_closes;
    bool m_done = false;
};

constexpr int count = 6'000;

// About 3 MB of records whose names do not repeat, so that packing leaves much of them.
QByteArray manyRows()
{
    QByteArray rows;
    quint64 dice = 88172645463325252;
    for (int id = 0; id < count; ++id) {
        QByteArray name;
        while (name.size() < 500) {
            dice ^= dice << 13;
            dice ^= dice >> 7;
            dice ^= dice << 17;
            name += QByteArray::number(dice, 36);
        }
        rows += (id ? ",{\"id\":" : "{\"id\":") + QByteArray::number(id) + ",\"name\":\"" + name + "\"}";
    }
    return "{\"rows\":[" + rows + "]}";
}

QByteArray chunked(const QByteArray &body, qsizetype size)
{
    QByteArray text;
    for (qsizetype at = 0; at < body.size(); at += size) {
        const QByteArray part = body.mid(at, size);
        text += QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n";
    }
    return text + "0\r\n\r\n";
}

Result<RecordPage> readFrom(const Sender &server)
{
    Connection connection;
    connection.baseUrl = server.url();
    connection.answerCap = cap;
    connection.deadlineMs = 3'000;
    RestClient client(*readProfile(profile({{u"records"_s, u"rows"_s}})), connection);
    PageRequest request;
    request.datatype = u"things"_s;
    request.paths = QStringList{u"name"_s};
    return client.page(request, {});
}

const QByteArray start = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

} // namespace

/// Answers far bigger than what the network layer may hold: whole ones arrive whole whatever form they come in, and
/// one that is bigger than allowed is refused before much more than that was taken.
class TestCrmLarge : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void arrivesWhole_data();
    void arrivesWhole();
    void floodIsCutOff_data();
    void floodIsCutOff();
    void strangersCertificate();
};

void TestCrmLarge::initTestCase()
{
    QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    trusting.addCaCertificate(QSslCertificate(certificate));
    QSslConfiguration::setDefaultConfiguration(trusting);
}

void TestCrmLarge::arrivesWhole_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<qsizetype>("piece"); // bytes handed to the socket at a time
    QTest::addColumn<bool>("closes");
    const QByteArray rows = manyRows();
    const QByteArray packed = qCompress(rows, 6).mid(4);
    const auto length = [](const QByteArray &body) {
        return "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    };
    for (const bool tls : {false, true})
        for (const qsizetype piece : {qsizetype(1'400), qsizetype(64'000), rows.size()}) {
            const auto row = [&](const char *form, const QByteArray &headers, const QByteArray &body, bool closes) {
                QTest::addRow("%s, %s, %lld at a time", tls ? "TLS" : "clear", form, qint64(piece))
                    << tls << start + headers + "\r\n"
                    << body << piece << closes;
            };
            row("length", length(rows), rows, false);
            row("length, closed", length(rows) + "Connection: close\r\n", rows, true);
            row("chunked", "Transfer-Encoding: chunked\r\n", chunked(rows, 30'000), false);
            row("one chunk", "Transfer-Encoding: chunked\r\n", chunked(rows, rows.size()), false);
            row("until closed", "Connection: close\r\n", rows, true);
            row("packed", length(packed) + "Content-Encoding: deflate\r\n", packed, false);
            row("packed, chunked", "Content-Encoding: deflate\r\nTransfer-Encoding: chunked\r\n",
                chunked(packed, 5'000), false);
        }
}

void TestCrmLarge::arrivesWhole()
{
    QFETCH(bool, tls);
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);
    QFETCH(qsizetype, piece);
    QFETCH(bool, closes);
    Sender server(
        tls, head, [&](qint64 sent) { return body.mid(sent, piece); }, closes);
    const auto page = readFrom(server);
    QVERIFY2(page.ok(), page.ok() ? "" : qPrintable(page.error().text));
    QCOMPARE(page->records.size(), size_t(count));
    QCOMPARE(page->records.back().id, QString::number(count - 1));
}

void TestCrmLarge::floodIsCutOff_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<QByteArray>("headers");
    for (const bool tls : {false, true}) {
        const char *way = tls ? "TLS" : "clear";
        QTest::addRow("%s, chunked", way) << tls << QByteArray("Transfer-Encoding: chunked\r\n");
        QTest::addRow("%s, announced", way) << tls << QByteArray("Content-Length: 1048576000\r\n");
        QTest::addRow("%s, endless", way) << tls << QByteArray("Connection: close\r\n");
    }
}

void TestCrmLarge::floodIsCutOff()
{
    QFETCH(bool, tls);
    QFETCH(QByteArray, headers);
    const QByteArray piece = "10000\r\n" + QByteArray(64 * 1024, 'x') + "\r\n";
    Sender server(
        tls, start + headers + "\r\n", [&](qint64) { return piece; }, false);
    const auto page = readFrom(server);
    QVERIFY(!page.ok());
    QCOMPARE(page.error().kind, ErrorKind::BadAnswer);
    QVERIFY2(page.error().text.contains(u"too big"_s), qPrintable(page.error().text));
    // what the two sockets of the system hold comes on top
    QVERIFY2(server.sent < cap + 32 * 1024 * 1024, qPrintable(QString::number(server.sent)));
}

void TestCrmLarge::strangersCertificate()
{
    const QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
    QSslConfiguration usual = trusting;
    usual.setCaCertificates(QSslConfiguration::systemCaCertificates());
    QSslConfiguration::setDefaultConfiguration(usual);
    Sender server(
        true, start + "Content-Length: 11\r\n\r\n", [](qint64 sent) { return sent ? QByteArray() : "{\"rows\":[]}"; },
        false);
    const auto page = readFrom(server);
    QSslConfiguration::setDefaultConfiguration(trusting);
    QVERIFY(!page.ok());
    QCOMPARE(page.error().kind, ErrorKind::Network);
    QCOMPARE(server.sent, 0);
}

QTEST_GUILESS_MAIN(TestCrmLarge)
#include "tst_crmlarge.moc"
