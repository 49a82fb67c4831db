#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>
#include <QUrlQuery>

#include <functional>

namespace samband {

/// One request as it arrived.
struct SeenRequest {
    QByteArray method;
    QByteArray target;
    QHash<QByteArray, QByteArray> headers; ///< names lower case
    QByteArray body;

    QString path() const { return QUrl::fromEncoded(target).path(); }
    QString query(const QString &name) const
    {
        return QUrlQuery(QUrl::fromEncoded(target)).queryItemValue(name, QUrl::FullyDecoded);
    }
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

/// One scripted answer.
struct FakeAnswer {
    enum Fault { Whole, CloseFirst, CutBody, Silent };
    int status = 200;
    QByteArray body{};
    QByteArray type = "application/json";
    QList<QPair<QByteArray, QByteArray>> headers{};
    Fault fault = Whole;
    int delayMs = 0;
    QByteArray raw{}; ///< sent as it stands in place of everything above, for what this struct cannot say
};

inline FakeAnswer jsonAnswer(const QJsonObject &body, int status = 200)
{
    FakeAnswer answer;
    answer.status = status;
    answer.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return answer;
}

inline FakeAnswer rawAnswer(const QByteArray &body, int status = 200)
{
    FakeAnswer answer;
    answer.status = status;
    answer.body = body;
    return answer;
}

/// A small HTTP/1.1 server on loopback that runs in the event loop of its thread and records what it is asked.
class FakeHttp : public QTcpServer {
public:
    using Script = std::function<FakeAnswer(const SeenRequest &)>;

    explicit FakeHttp(Script answers = {})
        : script(std::move(answers))
    {
        listen(QHostAddress(QHostAddress::LocalHost));
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        });
    }

    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(serverPort()); }
    int count(const QByteArray &method) const
    {
        return int(
            std::count_if(seen.begin(), seen.end(), [&](const SeenRequest &one) { return one.method == method; }));
    }

    Script script;
    QList<SeenRequest> seen;

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &buffer = m_buffers[socket];
        buffer += socket->readAll();
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        SeenRequest request;
        const QList<QByteArray> lines = buffer.left(end).split('\n');
        const QList<QByteArray> first = lines.first().trimmed().split(' ');
        request.method = first.value(0);
        request.target = first.value(1);
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
        }
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (buffer.size() < end + 4 + length)
            return;
        request.body = buffer.mid(end + 4, length);
        buffer.remove(0, end + 4 + length);
        seen << request;
        const FakeAnswer answer = script ? script(request) : FakeAnswer{};
        const QPointer<QTcpSocket> alive(socket);
        QTimer::singleShot(answer.delayMs, this, [alive, answer] {
            if (alive)
                write(alive, answer);
        });
    }

    static void write(QTcpSocket *socket, const FakeAnswer &answer)
    {
        if (answer.fault == FakeAnswer::Silent)
            return;
        if (!answer.raw.isEmpty()) {
            socket->write(answer.raw);
            return;
        }
        if (answer.fault == FakeAnswer::CloseFirst) {
            socket->abort();
            return;
        }
        QByteArray text = "HTTP/1.1 " + QByteArray::number(answer.status) + " Answer\r\n";
        text += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n";
        if (!answer.type.isEmpty())
            text += "Content-Type: " + answer.type + "\r\n";
        for (const auto &[name, value] : answer.headers)
            text += name + ": " + value + "\r\n";
        text += "\r\n";
        const bool cut = answer.fault == FakeAnswer::CutBody;
        socket->write(text + (cut ? answer.body.left(answer.body.size() / 2) : answer.body));
        if (cut)
            socket->disconnectFromHost();
    }

    QHash<QTcpSocket *, QByteArray> m_buffers;
};

} // namespace samband
