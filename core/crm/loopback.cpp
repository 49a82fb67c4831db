#include "core/crm/loopback.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

constexpr qsizetype headMost = 16 * 1024; ///< bytes; codes are a few hundred
constexpr int talkMost = 5'000; ///< ms that a connection may take to say what it wants
constexpr int connectionsMost = 16;

// What a stranger may have put there goes on the screen: one line, printable, short.
QString harmless(const QString &text)
{
    QString plain;
    for (const QChar letter : text.left(200))
        plain += letter.isPrint() ? letter : QChar(u' ');
    return plain.simplified();
}

// Takes as long for a near miss as for a far one.
bool same(const QByteArray &a, const QByteArray &b)
{
    if (a.size() != b.size())
        return false;
    int difference = 0;
    for (qsizetype i = 0; i < a.size(); ++i)
        difference |= a[i] ^ b[i];
    return difference == 0;
}

QByteArray page(const QString &title, const QString &text)
{
    return u"<!doctype html><html><head><meta charset=\"utf-8\"><title>%1</title>"
           "<style>body{font:16px sans-serif;margin:4em auto;max-width:32em;color-scheme:light dark}</style></head>"
           "<body><h1>%1</h1><p>%2</p></body></html>"_s.arg(title.toHtmlEscaped(), text.toHtmlEscaped())
               .toUtf8();
}

} // namespace

std::optional<QUrl> requestedBy(const QByteArray &head)
{
    const QByteArray line = head.left(head.indexOf('\n')).trimmed();
    const QList<QByteArray> parts = line.split(' ');
    if (parts.size() != 3 || parts[0] != "GET" || !parts[1].startsWith('/') || !parts[2].startsWith("HTTP/1."))
        return std::nullopt;
    const QUrl url = QUrl::fromEncoded("http://127.0.0.1" + parts[1], QUrl::StrictMode);
    return url.isValid() ? std::optional(url) : std::nullopt;
}

Loopback::Loopback(QByteArray state, QObject *parent)
    : QObject(parent)
    , m_state(std::move(state))
{
    m_server.setMaxPendingConnections(connectionsMost);
    connect(&m_server, &QTcpServer::newConnection, this, &Loopback::accept);
}

bool Loopback::listen(quint16 port)
{
    return m_server.listen(QHostAddress(QHostAddress::LocalHost), port);
}

void Loopback::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (m_server.findChildren<QTcpSocket *>().size() > connectionsMost) {
            socket->abort();
            continue;
        }
        socket->setReadBufferSize(headMost + 1);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        // Whoever never comes to an end is not waited for.
        QTimer::singleShot(talkMost, socket, [socket] { socket->abort(); });
    }
}

void Loopback::read(QTcpSocket *socket)
{
    const QByteArray head = socket->peek(headMost + 1);
    if (head.size() > headMost)
        return answer(socket, 431, tr("Too much"), tr("This is more than a sign-in brings."));
    if (!head.contains("\r\n\r\n"))
        return;
    const auto url = requestedBy(head);
    if (!url)
        return answer(socket, 400, tr("Not understood"), tr("Samband waits here for a sign-in only."));
    if (url->path() != path())
        return answer(socket, 404, tr("Not here"), tr("Samband waits here for a sign-in only."));
    const auto redirect = redirectIn(*url);
    if (!redirect)
        return answer(socket, 400, tr("This is not the sign-in that Samband waits for"),
            tr("It does not fit the one that was started. Go back to Samband and start again."));
    if (m_done)
        return answer(socket, 410, tr("Already done"), tr("You can close this page and go back to Samband."));
    m_done = true;
    if (redirect->code.isEmpty())
        answer(socket, 200, tr("Not signed in"), tr("You can close this page. Samband says what to do next."));
    else
        answer(socket, 200, tr("Thank you"), tr("You can close this page and go back to Samband."));
    Q_EMIT arrived(*redirect);
}

std::optional<Redirect> Loopback::redirectIn(const QUrl &url) const
{
    // Blanks in a query may be written as "+"; a plus of the code itself comes as %2B.
    QString raw = url.query(QUrl::FullyEncoded);
    const QUrlQuery query(raw.replace(u'+', u"%20"_s));
    const auto value = [&query](const QString &name) { return query.queryItemValue(name, QUrl::FullyDecoded); };
    if (m_state.isEmpty() || !same(value(u"state"_s).toUtf8(), m_state))
        return std::nullopt;
    Redirect redirect{value(u"code"_s), harmless(value(u"error"_s)), harmless(value(u"error_description"_s))};
    if (redirect.code.isEmpty() && redirect.error.isEmpty())
        return std::nullopt;
    if (!redirect.error.isEmpty())
        redirect.code.clear();
    return redirect;
}

void Loopback::answer(QTcpSocket *socket, int status, const QString &title, const QString &text)
{
    const QByteArray body = page(title, text);
    socket->disconnect(this);
    socket->write("HTTP/1.1 " + QByteArray::number(status)
        + " Samband\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\nReferrer-Policy: "
          "no-referrer\r\nContent-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\nConnection: "
          "close\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    socket->disconnectFromHost();
}

} // namespace samband
