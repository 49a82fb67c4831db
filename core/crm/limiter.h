#pragma once

#include "core/crm/accountinfo.h"
#include "core/crm/manifest.h"

#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace samband {

/// The budget of an account: how many calls of each class may be sent when. Shared by everybody who calls that account;
/// safe to use from several threads. The time is an argument (ms of any clock that does not go back), so every rule of
/// it can be tested without waiting. What ends at a moment of the day is held against the clock on the wall, which goes
/// on while the machine sleeps.
///
/// A call counts from the latest moment at which the server can have seen it: when it was sent, plus what it took
/// longer than the fastest call of its class. No window is overfull at the server, however unevenly calls travel.
class Limiter {
public:
    static constexpr qint64 Full = -1; ///< not before a call in flight has ended
    static constexpr qint64 Spent = -2; ///< the day's quota is used up, but for what is kept for an operator
    static constexpr qint64 Held = -3; ///< the system asked for no call at all for a while: \ref heldUntil

    using Clock = std::function<qint64()>; ///< ms UTC

    /// Who calls: an operator who waits for one record, or a run. A run leaves a place in flight, some calls of every
    /// class, and some of the day, to the operator. Only where a window is over as soon as anybody minds waiting, none
    /// of it is kept idle: there whoever waits as an operator comes before the run.
    enum class Caller { Operator, Run };

    /// \a wall: the clock on the wall; empty: this machine's.
    explicit Limiter(const QMap<QString, LimitClass> &classes, Clock wall = {});

    /// Ms until a call of \a name may be sent: 0 now, or \ref Full, \ref Spent or \ref Held.
    qint64 waitFor(const QString &name, qint64 now, Caller caller = Caller::Operator);
    void started(const QString &name);
    /// \ref waitFor and, when that is 0, \ref started, with nobody in between.
    qint64 take(const QString &name, qint64 now, Caller caller);
    void ended(const QString &name, qint64 startedAt, qint64 now);

    /// Learns from the rate headers of an answer (names lower case). What others use of a shared budget counts as used.
    void observe(const QString &name, const QMap<QByteArray, QByteArray> &headers, qint64 now);
    /// A 429: sends nothing of the class before \a until. A class whose limit was being sought stays below it from now
    /// on.
    void refused(const QString &name, qint64 now, qint64 until);
    /// Sends nothing of the class before \a until.
    void pause(const QString &name, qint64 until);
    /// A record was locked by another call: for a while only half as many calls of the class are in flight.
    void locked(const QString &name, qint64 now);
    /// Until the first answer of a class with rate headers, only one call of it is sent: another process may just have
    /// used up the window.
    void startCarefully();
    /// When the account's day ends, ms UTC. Told anew after that, what was used of the day before counts no more.
    void setDayEnd(qint64 at);
    /// The system refused a call because the day's quota is used up: none is sent before the day ends, or for 15
    /// minutes where its end is not known.
    void spendDay();
    /// Nothing of any class is sent for \a ms, at most a day.
    void hold(qint64 ms);
    qint64 heldUntil() const; ///< ms UTC; 0: not held
    qint64 spentUntil() const; ///< ms UTC; 0: no refusal said that the day is spent

    int dailyLimit() const; ///< -1 unknown
    int dailyUsed() const; ///< -1 unknown
    QList<Budget> budgets(const QString &system, qint64 now);

    /// \name What another process has to know, as a small text; \a clock is ms UTC at \a now.
    /// @{
    QByteArray saved(qint64 now, qint64 clock);
    /// Only the first call does anything.
    void restore(const QByteArray &state, qint64 now, qint64 clock);
    /// @}

private:
    struct Class {
        LimitClass rule;
        std::deque<qint64> sent; ///< when the calls that count were seen at the latest, in order
        int inFlight = 0;
        qint64 pausedUntil = 0;
        qint64 slowUntil = 0; ///< fewer in flight until then
        qint64 wantedUntil = 0; ///< an operator waits for a call
        qint64 fastest = -1; ///< ms from sending to answer
        int answers = 0; ///< how many of them told that
        bool heard = false; ///< an answer came since the start
        int ceiling = 0; ///< calls per window at which a 429 came while the limit was sought
        qint64 raisedAt = 0;
    };
    Class &at(const QString &name);
    qint64 wait(Class &which, qint64 now, Caller caller);
    int places(const Class &which, qint64 now, Caller caller) const;
    bool daySpent(Caller caller) const;
    void raise(Class &which, qint64 now) const;
    static void forget(Class &which, qint64 now);
    static void count(Class &which, qint64 at);

    mutable std::mutex m_mutex;
    QMap<QString, Class> m_classes;
    bool m_careful = false;
    bool m_restored = false;
    int m_dailyLimit = -1;
    int m_dailyUsed = -1;
    Clock m_wall;
    qint64 m_dailyAt = 0; ///< when that was told; like everything below ms UTC
    qint64 m_dayEnd = -1;
    qint64 m_spentUntil = 0;
    qint64 m_heldUntil = 0;
};

/// The limiters of a process: one for each account, so that whoever calls it shares its budget.
class LimiterPool {
public:
    /// The limiter of \a account (its address); made with \a classes at the first call.
    std::shared_ptr<Limiter> limiter(const QString &account, const QMap<QString, LimitClass> &classes);

private:
    std::mutex m_mutex;
    QMap<QString, std::shared_ptr<Limiter>> m_limiters;
};

} // namespace samband
