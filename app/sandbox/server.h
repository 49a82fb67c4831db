#pragma once

#include "app/sandbox/counters.h"
#include "app/sandbox/faults.h"
#include "app/sandbox/limits.h"
#include "app/sandbox/twin.h"

#include <QAbstractHttpServer>
#include <QPointer>

#include <memory>

class QTcpSocket;

namespace samband::sandbox {

/// One twin on one loopback port: counts the calls, lets the faults strike, delays the answers, and serves the control
/// endpoints.
class Server : public QAbstractHttpServer {
    Q_OBJECT
public:
    /// \a limits are those of the twin, so that they can be switched from outside; may be null.
    Server(Twin &twin, Limits *limits, QObject *parent = nullptr);

    /// Listens on loopback; \a port 0 takes any. False when the port is taken.
    bool start(quint16 port);
    quint16 port() const { return m_port; }
    void setLatency(int ms) { m_latency = ms; }

protected:
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;

private:
    void serve(const Request &request, QTcpSocket *socket);
    void send(const QPointer<QTcpSocket> &socket, const Reply &reply, int delay, bool close);
    void trickle(const QPointer<QTcpSocket> &socket, const QByteArray &text, int gap, bool close);
    Reply control(const Request &request);
    Reply controlRecords(const Request &request);
    Reply controlLinks(const Request &request);
    Reply applySettings(const QJsonObject &settings);
    QJsonObject settings() const;
    Reply lockRecord(const Request &request);
    Reply controlProperties(const Request &request);
    Reply restoreRecord(const Request &request);
    void saveState(QIODevice &device);
    QString loadState(QIODevice &device); ///< what is wrong with it; empty when it was taken
    Reply toFile(const Request &request, bool saving);
    Reply overTheWire(const Request &request);

    Twin &m_twin;
    Limits *m_limits;
    Counters m_counters;
    Faults m_faults;
    quint16 m_port = 0;
    int m_latency = 0;
    bool m_dateHeader = true;
    qint64 m_urlMax = 16 * 1024; ///< bytes; a longer address is a 414
};

} // namespace samband::sandbox
