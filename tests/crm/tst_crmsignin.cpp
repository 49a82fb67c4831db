#include "core/crm/loopback.h"
#include "tests/crm/signinsystem.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <thread>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

QByteArray talk(quint16 port, const QByteArray &bytes)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    QByteArray came;
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&] { came += socket.readAll(); });
    QObject::connect(&socket, &QTcpSocket::connected, &socket, [&] { socket.write(bytes); });
    [[maybe_unused]] const bool closed =
        QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState && !came.isEmpty(); }, 3000);
    return came;
}

/// Answers like a browser that was sent to \a address: straight back to the redirect, with \a query besides the state.
void browse(const QUrl &address, const QByteArray &query)
{
    const QUrlQuery asked(address);
    const QUrl back(asked.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
    const QByteArray target =
        back.path().toLatin1() + "?state=" + asked.queryItemValue(u"state"_s).toLatin1() + '&' + query;
    auto *socket = new QTcpSocket;
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    QObject::connect(socket, &QTcpSocket::connected, socket,
        [socket, target] { socket->write("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n"); });
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(back.port()));
}

} // namespace

class TestCrmSignIn : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void challengeIsTheOneOfTheStandard();
    void codeIsTradedForATokenWithPkce();
    void scopesThatMayBeMissingAreAskedForAsSuch();
    void refusalsHaveWords_data();
    void refusalsHaveWords();
    void onlyARefusalEndsASignIn_data();
    void onlyARefusalEndsASignIn();
    void nobodyComesBack();
    void stopEndsTheWait();
    void takenPortIsNamed();
    void strangersChangeNothing_data();
    void strangersChangeNothing();
};

void TestCrmSignIn::challengeIsTheOneOfTheStandard()
{
    // the example of RFC 7636, appendix B
    QCOMPARE(challengeOf(u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_s),
        u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s);
    QCOMPARE(randomWord().size(), 43);
    QVERIFY(randomWord() != randomWord());
}

void TestCrmSignIn::codeIsTradedForATokenWithPkce()
{
    System system;
    const OAuth oauth(u"Test"_s, system.way, clockNow);
    QUrl asked;
    const auto came = oauth.signIn({u"app"_s, u"marked-secret"_s, 0},
        [&](const QUrl &address) {
            asked = address;
            browse(address, "code=a%2Bb%2525");
        },
        {});
    QVERIFY2(came, came ? "" : qPrintable(came.error().text));
    QCOMPARE(came->access, u"access-1"_s);
    QCOMPARE(came->refresh, u"refresh+1"_s);
    QCOMPARE(came->scopes, QStringList{u"a.read"_s});
    QCOMPARE(came->endsAt, now + 1'800'000);
    QCOMPARE(came->dueAt, now + 1'770'000);
    const QUrlQuery query(asked);
    const QUrlQuery form(QString::fromLatin1(system.forms.value(0)));
    QCOMPARE(form.queryItemValue(u"code"_s, QUrl::FullyDecoded), u"a+b%25"_s);
    QCOMPARE(query.queryItemValue(u"code_challenge"_s), challengeOf(form.queryItemValue(u"code_verifier"_s)));
    QCOMPARE(query.queryItemValue(u"scope"_s, QUrl::FullyDecoded), u"a.read offline"_s);
    QVERIFY(!query.hasQueryItem(u"optional_scope"_s));
    QVERIFY(!asked.toEncoded().contains("marked-secret"));
    QVERIFY(!asked.toEncoded().contains(form.queryItemValue(u"code_verifier"_s).toLatin1()));
}

void TestCrmSignIn::scopesThatMayBeMissingAreAskedForAsSuch()
{
    System system;
    const Manifest shippedOne = quickManifest(u"hubspot.json"_s);
    for (const SignIn &way : shippedOne.signIn) {
        if (way.kind == SignInKind::OAuth2)
            system.way.optionalScopes = way.optionalScopes;
    }
    const OAuth oauth(u"Test"_s, system.way, clockNow);
    QUrl asked;
    const auto came = oauth.signIn({u"app"_s, u"marked-secret"_s, 0},
        [&](const QUrl &address) {
            asked = address;
            browse(address, "code=a");
        },
        {});
    QVERIFY2(came, came ? "" : qPrintable(came.error().text));
    const QUrlQuery query(asked);
    QCOMPARE(query.queryItemValue(u"scope"_s, QUrl::FullyDecoded), u"a.read offline"_s);
    QCOMPARE(query.queryItemValue(u"optional_scope"_s, QUrl::FullyDecoded),
        u"crm.schemas.contacts.write crm.schemas.companies.write"_s); // without which no key property is made
}

void TestCrmSignIn::refusalsHaveWords_data()
{
    QTest::addColumn<QByteArray>("redirect");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    const QByteArray code = "code=x";
    QTest::newRow("denied") << QByteArray("error=access_denied") << 200 << QByteArray() << u"declined"_s;
    QTest::newRow("scopes") << QByteArray("error=invalid_scope") << 200 << QByteArray() << u"scopes"_s;
    QTest::newRow("odd") << QByteArray("error=odd%0A%1bthing") << 200 << QByteArray() << u"odd"_s;
    QTest::newRow("grant") << code << 400 << QByteArray(R"({"error":"invalid_grant"})") << u"Sign in again"_s;
    QTest::newRow("client") << code << 401 << QByteArray(R"({"error":"invalid_client"})") << u"client id"_s;
    QTest::newRow("redirect") << code << 400 << QByteArray(R"({"error":"redirect_uri_mismatch"})") << u"redirect"_s;
    QTest::newRow("html") << code << 502 << QByteArray("<html>marked-secret") << u"502"_s;
    QTest::newRow("no token") << code << 200 << QByteArray("{}") << u"no token"_s;
    QTest::newRow("echo") << code << 400 << QByteArray(R"({"error":"marked-secret","message":"marked-secret"})")
                          << u"400"_s;
}

void TestCrmSignIn::refusalsHaveWords()
{
    QFETCH(QByteArray, redirect);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    System system;
    system.tokenAnswer = rawAnswer(body, status);
    const auto came =
        OAuth(u"Test"_s, system.way, clockNow)
            .signIn({u"app"_s, u"marked-secret"_s, 0}, [&](const QUrl &address) { browse(address, redirect); }, {});
    QVERIFY(!came);
    QVERIFY2(came.error().text.contains(words), qPrintable(came.error().text));
    QVERIFY2(!came.error().text.contains("marked-secret"_L1), qPrintable(came.error().text));
}

void TestCrmSignIn::onlyARefusalEndsASignIn_data()
{
    QTest::addColumn<ErrorKind>("kind");
    for (const int status : {400, 401, 403})
        QTest::addRow("%d", status) << ErrorKind::Unauthorized;
    for (const int status : {404, 408, 423, 429, 500, 502, 503, 529})
        QTest::addRow("%d", status) << ErrorKind::Unavailable;
}

void TestCrmSignIn::onlyARefusalEndsASignIn()
{
    QFETCH(ErrorKind, kind);
    System system;
    system.tokenAnswer = rawAnswer("{}", QByteArray(QTest::currentDataTag()).toInt());
    const auto came =
        OAuth(u"Test"_s, system.way, clockNow)
            .signIn({u"app"_s, u"secret"_s, 0}, [&](const QUrl &address) { browse(address, "code=x"); }, {});
    QVERIFY(!came);
    QCOMPARE(came.error().kind, kind);
}

void TestCrmSignIn::nobodyComesBack()
{
    System system;
    const auto came = OAuth(u"Test"_s, system.way, clockNow)
                          .signIn(
                              {u"app"_s, {}, 0}, [](const QUrl &) {}, {}, 50);
    QVERIFY(!came);
    QVERIFY(came.error().text.contains("Nobody came back"_L1));
}

void TestCrmSignIn::stopEndsTheWait()
{
    System system;
    std::stop_source stop;
    std::thread stopper;
    const auto came =
        OAuth(u"Test"_s, system.way, clockNow)
            .signIn(
                {u"app"_s, {}, 0}, [&](const QUrl &) { stopper = std::thread([&] { stop.request_stop(); }); },
                stop.get_token());
    stopper.join();
    QVERIFY(!came);
    QCOMPARE(came.error().kind, ErrorKind::Cancelled);
}

void TestCrmSignIn::takenPortIsNamed()
{
    System system;
    const auto came = OAuth(u"Test"_s, system.way, clockNow)
                          .signIn({u"app"_s, {}, system.server.serverPort()}, [](const QUrl &) {}, {});
    QVERIFY(!came);
    QVERIFY(came.error().text.contains(QString::number(system.server.serverPort())));
}

void TestCrmSignIn::strangersChangeNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto get = [](const QByteArray &target) { return "GET " + target + " HTTP/1.1\r\n\r\n"; };
    QTest::newRow("wrong path") << get("/?state=right&code=x") << 404;
    QTest::newRow("wrong state") << get("/samband?state=wrong&code=x") << 400;
    QTest::newRow("longer state") << get("/samband?state=rightly&code=x") << 400;
    QTest::newRow("no state") << get("/samband?code=x") << 400;
    QTest::newRow("no code") << get("/samband?state=right") << 400;
    QTest::newRow("post") << QByteArray("POST /samband?state=right&code=x HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("no http") << QByteArray("hello\r\n\r\n") << 400;
    QTest::newRow("another host") << get("http://evil.example/samband?state=right&code=x") << 400;
    QTest::newRow("bytes") << QByteArray("GET /\xff\x01\xfe%zz HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("too much") << "GET /samband?" + QByteArray(40'000, 'x') << 431;
}

void TestCrmSignIn::strangersChangeNothing()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    Loopback loopback("right");
    QVERIFY(loopback.listen(0));
    QSignalSpy spy(&loopback, &Loopback::arrived);
    const QByteArray said = talk(loopback.port(), bytes);
    QVERIFY2(said.startsWith("HTTP/1.1 " + QByteArray::number(status)), said.left(80).constData());
    QCOMPARE(spy.size(), 0);
    // the one that is waited for still gets through, once
    QVERIFY(talk(loopback.port(), "GET /samband?state=right&code=x HTTP/1.1\r\n\r\n").contains("You can close this"));
    talk(loopback.port(), "GET /samband?state=right&code=y HTTP/1.1\r\n\r\n");
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.first().first().value<Redirect>().code, u"x"_s);
}

QTEST_GUILESS_MAIN(TestCrmSignIn)
#include "tst_crmsignin.moc"
