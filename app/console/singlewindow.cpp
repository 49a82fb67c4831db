#include "app/console/singlewindow.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QLocalSocket>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

constexpr int answerWithin = 2000; // ms
constexpr qint64 tokenLength = 512; // bytes; more is no token

} // namespace

SingleWindow::SingleWindow(const QString &workspace)
{
    const QFileInfo file(workspace);
    const QString path = file.exists() ? file.canonicalFilePath() : file.absoluteFilePath();
    const QByteArray digest = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    m_name = u"samband-%1-%2"_s.arg(qEnvironmentVariable("USER"), QLatin1StringView(digest));
    connect(&m_server, &QLocalServer::newConnection, this, &SingleWindow::answer);
}

bool SingleWindow::handOver()
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (socket.waitForConnected(answerWithin)) {
        socket.write(qgetenv("XDG_ACTIVATION_TOKEN").left(tokenLength) + '\n');
        // The first window answers before this one ends: only then is it sure that somebody is at home.
        const bool heard = socket.waitForBytesWritten(answerWithin) && socket.waitForReadyRead(answerWithin);
        return heard;
    }
    QLocalServer::removeServer(m_name);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.listen(m_name);
    return false;
}

void SingleWindow::answer()
{
    QLocalSocket *socket = m_server.nextPendingConnection();
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    const auto read = [this, socket] {
        if (!socket->canReadLine() && socket->bytesAvailable() <= tokenLength)
            return;
        const QByteArray token = socket->readLine(tokenLength + 1).trimmed();
        socket->write("here\n");
        socket->disconnectFromServer();
        Q_EMIT raiseRequested(token);
    };
    connect(socket, &QLocalSocket::readyRead, this, read);
    read();
}

} // namespace samband
