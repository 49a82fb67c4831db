#include "app/sandbox/server.h"

#include <QDateTime>
#include <QLocale>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace samband::sandbox {

namespace {

// Without this every answer waits 40 ms for the client's delayed acknowledgement.
class PromptTcpServer : public QTcpServer {
public:
    using QTcpServer::QTcpServer;

protected:
    void incomingConnection(qintptr handle) override
    {
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(handle);
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        addPendingConnection(socket);
    }
};

QByteArray httpDate(qint64 ms)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    return QLocale::c().toString(when, u"ddd, dd MMM yyyy hh:mm:ss"_s).toLatin1() + " GMT";
}

} // namespace

Server::Server(Twin &twin, Limits *limits, QObject *parent)
    : QAbstractHttpServer(parent)
    , m_twin(twin)
    , m_limits(limits)
{
}

bool Server::start(quint16 port)
{
    auto *listener = new PromptTcpServer(this);
    listener->setListenBacklogSize(512);
    if (!listener->listen(QHostAddress::LocalHost, port))
        return false;
    m_port = listener->serverPort();
    bind(listener);
    return true;
}

bool Server::handleRequest(const QHttpServerRequest &request, QTcpSocket *socket)
{
    serve(fromQt(request), socket);
    return true;
}

void Server::missingHandler(const QHttpServerRequest &, QTcpSocket *socket)
{
    socket->abort();
}

void Server::send(const QPointer<QTcpSocket> &socket, const Reply &reply, int delay, bool close)
{
    // The client may be gone by the time the answer is due: only the guarded pointer may be touched then.
    const auto write = [socket, text = wireText(reply), close] {
        if (!socket || socket->state() != QAbstractSocket::ConnectedState)
            return;
        socket->write(text);
        if (close)
            socket->disconnectFromHost();
    };
    if (delay <= 0)
        write();
    else
        QTimer::singleShot(delay, Qt::PreciseTimer, this, write);
}

void Server::trickle(const QPointer<QTcpSocket> &socket, const QByteArray &text, int gap, bool close)
{
    constexpr int pieces = 8;
    const qsizetype length = text.size() / pieces + 1;
    for (int i = 0; i < pieces; ++i)
        QTimer::singleShot(i * gap, Qt::PreciseTimer, this,
            [socket, piece = text.mid(i * length, length), ends = close && i == pieces - 1] {
                if (!socket || socket->state() != QAbstractSocket::ConnectedState)
                    return;
                socket->write(piece);
                if (ends)
                    socket->disconnectFromHost();
            });
}

void Server::serve(const Request &request, QTcpSocket *socket)
{
    if (!request.segments.isEmpty() && request.segments.first() == "_sandbox") {
        send(socket, control(request), 0, request.close);
        return;
    }
    m_counters.count(request);
    if (request.length > m_urlMax) {
        m_counters.answered(request, 414);
        send(socket, {414, "<html><body>Request-URI Too Large</body></html>", "text/html", {}}, 0, request.close);
        return;
    }
    const auto fault = m_faults.hit(request);
    if (fault && fault->effect == Effect::CloseBefore) {
        m_counters.answered(request, 0);
        socket->abort();
        return;
    }
    if (fault && (fault->effect == Effect::Status || fault->effect == Effect::Redirect)) {
        m_counters.answered(request, faultReply(*fault).status);
        send(socket, faultReply(*fault), m_latency, request.close);
        return;
    }
    Reply reply = m_twin.answer(request);
    if (m_dateHeader)
        reply.headers.emplace_back("Date", httpDate(m_twin.clock.now()));
    if (fault && fault->effect == Effect::LostReply) {
        m_counters.answered(request, 0);
        socket->abort();
        return;
    }
    m_counters.answered(request, reply.status);
    if (fault && fault->effect == Effect::CutBody) {
        const QByteArray text = wireText(reply);
        socket->write(text.left(text.size() - (reply.body.size() + 1) / 2));
        socket->disconnectFromHost();
        return;
    }
    if (fault && fault->effect == Effect::Trickle) {
        trickle(socket, wireText(reply), fault->ms, request.close);
        return;
    }
    const int slow = fault && fault->effect == Effect::Slow ? fault->ms : 0;
    if (fault)
        reply = spoil(*fault, std::move(reply));
    send(socket, reply, m_latency + slow, request.close);
}

} // namespace samband::sandbox
