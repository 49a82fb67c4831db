#include "core/crm/limiter.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace samband {

namespace {

constexpr int enoughAnswers = 10;
constexpr qint64 dayKnownFor = 15 * 60 * 1000; // ms: a spent day whose end is unknown is asked about again

// What a header may claim at most: a wrong one shall neither stop a run for days nor fill the memory.
constexpr int longestWindow = 3'600'000; // ms
constexpr int mostRequests = 100'000;
constexpr qint64 patience = 2000; // ms that an operator waits without minding
constexpr qint64 grace = 100; // ms: until an operator whose turn it is has asked again
constexpr qint64 slowFor = 10'000; // ms after a record was locked; a lock lasts 2 s (api-facts §9.3)
constexpr qint64 longestHold = 24 * 60 * 60 * 1000; // ms: as long as anybody is moved between data centres
constexpr qint64 longestDay = 25 * 60 * 60 * 1000; // ms: when the clocks go back

const auto heldKey = "held until"_L1; // no name of a class has a blank in it
const auto spentKey = "day spent until"_L1;

// Timers and clocks are a little off.
qint64 windowOf(const LimitClass &rule)
{
    return rule.perMs + std::clamp<qint64>(rule.perMs / 200, 1, 20);
}

// What a run leaves to an operator: 2 % of a window, but one call at least where the window is longer than a person
// likes to wait; 1 % of a day.
int keptOf(const LimitClass &rule)
{
    const int least = rule.requests >= 2 && rule.perMs > patience ? 1 : 0;
    return std::max(least, rule.requests / 50);
}

int keptOfDay(int dailyLimit)
{
    return dailyLimit / 100;
}

int numberIn(const QMap<QByteArray, QByteArray> &headers, const QByteArray &name)
{
    bool ok = false;
    const int number = name.isEmpty() ? -1 : headers.value(name).trimmed().toInt(&ok);
    return ok && number >= 0 ? number : -1;
}

} // namespace

Limiter::Limiter(const QMap<QString, LimitClass> &classes, Clock wall)
    : m_wall(wall ? std::move(wall) : Clock(&QDateTime::currentMSecsSinceEpoch))
{
    for (auto it = classes.cbegin(); it != classes.cend(); ++it)
        m_classes[it.key()].rule = it.value();
}

Limiter::Class &Limiter::at(const QString &name)
{
    return m_classes[name];
}

void Limiter::forget(Class &which, qint64 now)
{
    while (!which.sent.empty() && which.sent.front() + windowOf(which.rule) <= now)
        which.sent.pop_front();
}

void Limiter::count(Class &which, qint64 at)
{
    which.sent.insert(std::upper_bound(which.sent.begin(), which.sent.end(), at), at);
}

bool Limiter::daySpent(Caller caller) const
{
    const qint64 now = m_wall();
    if (now < m_spentUntil)
        return true;
    if (m_dailyLimit <= 0 || m_dailyUsed < 0)
        return false;
    if (m_dayEnd >= 0 ? now >= m_dayEnd : now - m_dailyAt >= dayKnownFor)
        return false;
    const int kept = caller == Caller::Operator ? 0 : keptOfDay(m_dailyLimit);
    return m_dailyUsed >= m_dailyLimit - kept;
}

int Limiter::places(const Class &which, qint64 now, Caller caller) const
{
    const bool unheard = m_careful && !which.heard && !which.rule.remainingHeader.isEmpty();
    if (unheard)
        return 1;
    const int all = now < which.slowUntil ? std::max(1, which.rule.inFlight / 2) : which.rule.inFlight;
    return caller == Caller::Run ? std::max(1, all - 1) : all;
}

qint64 Limiter::wait(Class &which, qint64 now, Caller caller)
{
    if (m_wall() < m_heldUntil)
        return Held;
    if (daySpent(caller))
        return Spent;
    if (which.inFlight >= places(which, now, caller))
        return Full;
    forget(which, now);
    raise(which, now);
    const qint64 paused = std::max<qint64>(0, which.pausedUntil - now);
    const int wanted = now < which.wantedUntil && which.rule.requests >= 2 ? 1 : 0;
    const int allowed = which.rule.requests - (caller == Caller::Run ? std::max(wanted, keptOf(which.rule)) : 0);
    const int free = allowed - int(which.sent.size()) - which.inFlight;
    if (free > 0)
        return paused;
    // a call in flight counts from a moment that is not known yet
    const auto blocking = size_t(-free);
    if (blocking >= which.sent.size())
        return Full;
    return std::max(paused, which.sent.at(blocking) + windowOf(which.rule) - now);
}

qint64 Limiter::waitFor(const QString &name, qint64 now, Caller caller)
{
    const std::lock_guard lock(m_mutex);
    return wait(at(name), now, caller);
}

void Limiter::started(const QString &name)
{
    const std::lock_guard lock(m_mutex);
    ++at(name).inFlight;
}

qint64 Limiter::take(const QString &name, qint64 now, Caller caller)
{
    const std::lock_guard lock(m_mutex);
    Class &which = at(name);
    const qint64 pause = wait(which, now, caller);
    if (pause == 0)
        ++which.inFlight;
    if (caller == Caller::Operator)
        which.wantedUntil = pause > 0 ? now + pause + grace : 0;
    return pause;
}

void Limiter::ended(const QString &name, qint64 startedAt, qint64 now)
{
    const std::lock_guard lock(m_mutex);
    Class &which = at(name);
    which.inFlight = std::max(0, which.inFlight - 1);
    const qint64 took = std::max<qint64>(0, now - startedAt);
    which.fastest = which.fastest < 0 ? took : std::min(which.fastest, took);
    // how long a call needs at least is known only after a few: until then each counts from its answer
    which.answers = std::min(which.answers + 1, enoughAnswers);
    count(which, startedAt + took - (which.answers < enoughAnswers ? 0 : which.fastest));
}

void Limiter::observe(const QString &name, const QMap<QByteArray, QByteArray> &headers, qint64 now)
{
    const std::lock_guard lock(m_mutex);
    Class &which = at(name);
    which.heard = true;
    if (const int interval = numberIn(headers, which.rule.intervalHeader); interval > 0)
        which.rule.perMs = std::min(interval, longestWindow);
    if (const int max = numberIn(headers, which.rule.maxHeader); max > 0) {
        which.rule.requests = std::min(max, mostRequests);
        which.rule.most = 0; // the system says what it allows: nothing to seek
    }
    forget(which, now);
    if (const int remaining = numberIn(headers, which.rule.remainingHeader); remaining >= 0) {
        const int usedByOthers = which.rule.requests - remaining - int(which.sent.size()) - which.inFlight;
        for (int i = 0; i < usedByOthers; ++i)
            count(which, now);
    }
    if (const int limit = numberIn(headers, which.rule.dailyLimitHeader); limit > 0) {
        m_dailyLimit = limit;
        m_dailyAt = m_wall();
        if (m_dayEnd >= 0 && m_dailyAt >= m_dayEnd)
            m_dayEnd = -1;
        if (const int remaining = numberIn(headers, which.rule.dailyRemainingHeader); remaining >= 0)
            m_dailyUsed = limit - remaining;
    }
}

// A system that publishes no limit is asked for more step by step, as long as all of what is allowed is used and
// nothing is refused; nine tenths of what was refused is the most from then on.
void Limiter::raise(Class &which, qint64 now) const
{
    LimitClass &rule = which.rule;
    const int most = which.ceiling > 0 ? std::min(rule.most, std::max(1, which.ceiling * 9 / 10)) : rule.most;
    const bool used = int(which.sent.size()) + which.inFlight >= rule.requests - keptOf(rule);
    if (rule.most <= 0 || rule.requests >= most || !used || now - which.raisedAt < rule.perMs)
        return;
    which.raisedAt = now;
    rule.requests = std::min(most, rule.requests + std::max(1, rule.requests / 2));
}

void Limiter::refused(const QString &name, qint64 now, qint64 until)
{
    const std::lock_guard lock(m_mutex);
    Class &which = at(name);
    which.pausedUntil = std::max(which.pausedUntil, until);
    if (which.rule.most <= 0)
        return;
    forget(which, now);
    which.ceiling = std::max(1, which.rule.requests);
    which.rule.requests = std::max(1, which.rule.requests / 2);
    which.raisedAt = now;
}

void Limiter::pause(const QString &name, qint64 until)
{
    const std::lock_guard lock(m_mutex);
    Class &which = at(name);
    which.pausedUntil = std::max(which.pausedUntil, until);
}

void Limiter::locked(const QString &name, qint64 now)
{
    const std::lock_guard lock(m_mutex);
    at(name).slowUntil = now + slowFor;
}

void Limiter::startCarefully()
{
    const std::lock_guard lock(m_mutex);
    m_careful = true;
}

void Limiter::setDayEnd(qint64 at)
{
    const std::lock_guard lock(m_mutex);
    if (m_dayEnd >= 0 && m_wall() >= m_dayEnd && at > m_dayEnd)
        m_dailyUsed = -1;
    m_dayEnd = at;
}

void Limiter::spendDay()
{
    const std::lock_guard lock(m_mutex);
    const qint64 now = m_wall();
    m_spentUntil = m_dayEnd > now ? m_dayEnd : now + dayKnownFor;
}

void Limiter::hold(qint64 ms)
{
    const std::lock_guard lock(m_mutex);
    m_heldUntil = std::max(m_heldUntil, m_wall() + std::min(ms, longestHold));
}

qint64 Limiter::heldUntil() const
{
    const std::lock_guard lock(m_mutex);
    return m_wall() < m_heldUntil ? m_heldUntil : 0;
}

qint64 Limiter::spentUntil() const
{
    const std::lock_guard lock(m_mutex);
    return m_wall() < m_spentUntil ? m_spentUntil : 0;
}

int Limiter::dailyLimit() const
{
    const std::lock_guard lock(m_mutex);
    return m_dailyLimit;
}

int Limiter::dailyUsed() const
{
    const std::lock_guard lock(m_mutex);
    return m_dailyUsed;
}

QList<Budget> Limiter::budgets(const QString &system, qint64 now)
{
    const std::lock_guard lock(m_mutex);
    QList<Budget> all;
    for (auto it = m_classes.begin(); it != m_classes.end(); ++it) {
        forget(*it, now);
        Budget budget;
        budget.system = system;
        budget.name = it.key();
        budget.used = int(it->sent.size()) + it->inFlight;
        budget.allowed = it->rule.requests;
        budget.perMs = it->rule.perMs;
        budget.kept = keptOf(it->rule);
        const bool full = budget.used >= budget.allowed && !it->sent.empty();
        budget.freeInMs = std::max<qint64>(
            {0, m_heldUntil - m_wall(), it->pausedUntil - now, full ? it->sent.front() + windowOf(it->rule) - now : 0});
        if (!it->rule.dailyLimitHeader.isEmpty()) {
            budget.dailyUsed = m_dailyUsed;
            budget.dailyAllowed = m_dailyLimit;
            budget.dailyKept = std::max(0, keptOfDay(m_dailyLimit));
            budget.dayEndsInMs = m_dayEnd < 0 ? -1 : std::max<qint64>(0, m_dayEnd - m_wall());
        }
        all << budget;
    }
    return all;
}

QByteArray Limiter::saved(qint64 now, qint64 clock)
{
    const std::lock_guard lock(m_mutex);
    QJsonObject classes;
    for (auto it = m_classes.begin(); it != m_classes.end(); ++it) {
        forget(*it, now);
        QJsonArray sent;
        for (const qint64 at : it->sent)
            sent << at - now + clock;
        for (int i = 0; i < it->inFlight; ++i)
            sent << clock;
        classes.insert(it.key(),
            QJsonObject{{"requests"_L1, it->rule.requests}, {"perMs"_L1, it->rule.perMs}, {"ceiling"_L1, it->ceiling},
                {"until"_L1, it->pausedUntil > now ? it->pausedUntil - now + clock : 0}, {"sent"_L1, sent}});
    }
    if (m_wall() < m_heldUntil)
        classes.insert(heldKey, m_heldUntil);
    if (m_wall() < m_spentUntil)
        classes.insert(spentKey, m_spentUntil);
    return QJsonDocument(classes).toJson(QJsonDocument::Compact);
}

void Limiter::restore(const QByteArray &state, qint64 now, qint64 clock)
{
    const std::lock_guard lock(m_mutex);
    if (std::exchange(m_restored, true))
        return; // what this process called since is known better here
    const QJsonObject classes = QJsonDocument::fromJson(state).object();
    // A file that says nonsense, or was written by a clock that went ahead, must not keep an account shut for good.
    m_heldUntil = std::max(m_heldUntil, std::min(classes[heldKey].toInteger(), m_wall() + longestHold));
    m_spentUntil = std::max(m_spentUntil, std::min(classes[spentKey].toInteger(), m_wall() + longestDay));
    for (auto it = m_classes.begin(); it != m_classes.end(); ++it) {
        const QJsonObject known = classes[it.key()].toObject();
        if (known.isEmpty() || it->heard)
            continue;
        it->ceiling = known["ceiling"_L1].toInt();
        if (const int requests = known["requests"_L1].toInt(); requests > 0)
            it->rule.requests = it->rule.most > 0 ? std::min(requests, it->rule.most) : requests;
        if (const qint64 perMs = known["perMs"_L1].toInteger(); perMs > 0)
            it->rule.perMs = perMs;
        // A clock that was set back must not hold calls up for longer than a window.
        const auto here = [&](qint64 moment, qint64 most) { return std::min(moment - clock, most) + now; };
        if (const qint64 until = known["until"_L1].toInteger(); until > clock)
            it->pausedUntil = std::max(it->pausedUntil, here(until, 60'000));
        for (const QJsonValue &at : known["sent"_L1].toArray())
            count(*it, here(at.toInteger(), 0));
        forget(*it, now);
    }
}

std::shared_ptr<Limiter> LimiterPool::limiter(const QString &account, const QMap<QString, LimitClass> &classes)
{
    const std::lock_guard lock(m_mutex);
    auto &known = m_limiters[account];
    if (!known)
        known = std::make_shared<Limiter>(classes);
    return known;
}

} // namespace samband
