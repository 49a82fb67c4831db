#pragma once

#include "app/sandbox/http.h"

#include <QMap>

#include <deque>

namespace samband::sandbox {

/// Counts the calls of the API (not of the control endpoints) and keeps the last thousand.
class Counters {
public:
    void count(const Request &request);
    /// Completes the last counted call. \a status 0: closed without an answer.
    void answered(const Request &request, int status);
    void reset();
    QJsonObject counts() const;
    QByteArray log() const; ///< a JSON array, oldest first

private:
    struct Call {
        QByteArray method;
        QByteArray path;
        int status;
        qint64 at; ///< ms UTC of the answer
    };
    QMap<QByteArray, qint64> m_byRoute;
    std::deque<Call> m_log;
    qint64 m_total = 0;
    qint64 m_writes = 0;
    qint64 m_refused = 0; ///< of the writes: answered 4xx, so that nothing changed
    qint64 m_limited = 0;
};

/// "POST /crm/objects/{V}/contacts/batch/update": the call with versions and ids taken out.
QByteArray routeOf(const Request &request);
/// Whether the call is meant to change something.
bool isWrite(const Request &request);

} // namespace samband::sandbox
