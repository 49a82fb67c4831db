#pragma once

#include <QLocalServer>
#include <QObject>

namespace samband {

/// One window for each workspace: a second start hands over to the first one and ends. They meet at a socket that only
/// this user can open; one left behind by a crash is taken over.
class SingleWindow : public QObject {
    Q_OBJECT

public:
    /// \a workspace: the path of the workspace file; the same file by another spelling of its path is the same.
    explicit SingleWindow(const QString &workspace);

    /// True when another console has the workspace open: it was told to raise its window. Otherwise this one is the
    /// first, and is told from now on.
    bool handOver();

Q_SIGNALS:
    /// A second start asked for this window. \a token: what the desktop wants to see before it lets a window come to
    /// the front (XDG activation); may be empty.
    void raiseRequested(const QByteArray &token);

private:
    void answer();

    QString m_name;
    QLocalServer m_server;
};

} // namespace samband
