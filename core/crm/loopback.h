#pragma once

#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <memory>
#include <optional>

class QTcpSocket;

namespace samband {

/// What the browser brought back.
struct Redirect {
    QString code; ///< empty when the system refused
    QString error; ///< the system's short word, cleaned for the screen
    QString description;
};

/// Waits on 127.0.0.1 for the one redirect that ends a sign-in. Any program and any web page on this machine can talk
/// to it: only GET of its own path with the expected state is taken, everything else is refused and changes nothing.
class Loopback : public QObject {
    Q_OBJECT

public:
    explicit Loopback(QByteArray state, QObject *parent = nullptr);

    /// False when \a port (0: any) is taken.
    bool listen(quint16 port);
    quint16 port() const { return m_server.serverPort(); }
    static QString path() { return QStringLiteral("/samband"); }

Q_SIGNALS:
    void arrived(const samband::Redirect &redirect); ///< once

private:
    void accept();
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, int status, const QString &title, const QString &text);
    std::optional<Redirect> redirectIn(const QUrl &url) const;

    QByteArray m_state;
    QTcpServer m_server;
    bool m_done = false;
};

/// What a request line asks for; nothing when it is no whole, well formed GET. Total over any bytes.
std::optional<QUrl> requestedBy(const QByteArray &head);

} // namespace samband
