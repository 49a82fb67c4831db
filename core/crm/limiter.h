#pragma once

#include "core/crm/manifest.h"

#include <deque>

namespace samband {

/// The budget of a connection: how many calls of each class may be sent when. Pure: the time is an argument (ms of any
/// clock that does not go back), so every rule of it can be tested without waiting.
class Limiter {
public:
    static constexpr qint64 Full = -1; ///< not before a call in flight has ended

    explicit Limiter(const QMap<QString, LimitClass> &classes);

    /// Ms until a call of \a name may be sent: 0 now, \ref Full when all places are taken.
    qint64 waitFor(const QString &name, qint64 now);
    void started(const QString &name, qint64 now);
    void ended(const QString &name);

    /// Learns from the rate headers of an answer (names lower case). What others use of a shared budget counts as used.
    void observe(const QString &name, const QMap<QByteArray, QByteArray> &headers, qint64 now);
    /// Sends nothing of the class before \a until: a 429 said so.
    void pause(const QString &name, qint64 until);

    int dailyLimit() const { return m_dailyLimit; } ///< -1 unknown
    int dailyUsed() const { return m_dailyUsed; } ///< -1 unknown

private:
    struct Budget {
        LimitClass rule;
        std::deque<qint64> sent; ///< times of the calls still in the window, oldest first
        int inFlight = 0;
        qint64 pausedUntil = 0;
    };
    Budget &budget(const QString &name);
    static void forget(Budget &budget, qint64 now);

    QMap<QString, Budget> m_budgets;
    int m_dailyLimit = -1;
    int m_dailyUsed = -1;
};

} // namespace samband
