#include "core/crm/limiter.h"

#include <algorithm>

namespace samband {

namespace {

// What a header may claim at most: a wrong one shall neither stop a run for days nor fill the memory.
constexpr int longestWindow = 3'600'000; // ms
constexpr int mostRequests = 100'000;

// Calls travel at different speeds: without a margin a window that is full to the last ms here is overfull at the
// server.
qint64 windowOf(const LimitClass &rule)
{
    return rule.perMs + std::clamp<qint64>(rule.perMs / 50, 1, 200);
}

int numberIn(const QMap<QByteArray, QByteArray> &headers, const QByteArray &name)
{
    bool ok = false;
    const int number = name.isEmpty() ? -1 : headers.value(name).trimmed().toInt(&ok);
    return ok && number >= 0 ? number : -1;
}

} // namespace

Limiter::Limiter(const QMap<QString, LimitClass> &classes)
{
    for (auto it = classes.cbegin(); it != classes.cend(); ++it) {
        Budget fresh;
        fresh.rule = it.value();
        m_budgets.insert(it.key(), fresh);
    }
}

Limiter::Budget &Limiter::budget(const QString &name)
{
    return m_budgets[name];
}

void Limiter::forget(Budget &budget, qint64 now)
{
    while (!budget.sent.empty() && budget.sent.front() + windowOf(budget.rule) <= now)
        budget.sent.pop_front();
}

qint64 Limiter::waitFor(const QString &name, qint64 now)
{
    Budget &which = budget(name);
    if (which.inFlight >= which.rule.inFlight)
        return Full;
    forget(which, now);
    const qint64 paused = std::max<qint64>(0, which.pausedUntil - now);
    const auto free = which.rule.requests - int(which.sent.size());
    if (free > 0)
        return paused;
    const qint64 oldest = which.sent.at(size_t(-free));
    return std::max(paused, oldest + windowOf(which.rule) - now);
}

void Limiter::started(const QString &name, qint64 now)
{
    Budget &which = budget(name);
    ++which.inFlight;
    which.sent.push_back(now);
}

void Limiter::ended(const QString &name)
{
    Budget &which = budget(name);
    which.inFlight = std::max(0, which.inFlight - 1);
}

void Limiter::observe(const QString &name, const QMap<QByteArray, QByteArray> &headers, qint64 now)
{
    Budget &which = budget(name);
    if (const int interval = numberIn(headers, which.rule.intervalHeader); interval > 0)
        which.rule.perMs = std::min(interval, longestWindow);
    if (const int max = numberIn(headers, which.rule.maxHeader); max > 0)
        which.rule.requests = std::min(max, mostRequests);
    forget(which, now);
    if (const int remaining = numberIn(headers, which.rule.remainingHeader); remaining >= 0) {
        const int usedByOthers = which.rule.requests - remaining - int(which.sent.size());
        for (int i = 0; i < usedByOthers; ++i)
            which.sent.push_back(now);
    }
    if (const int limit = numberIn(headers, which.rule.dailyLimitHeader); limit > 0) {
        m_dailyLimit = limit;
        if (const int remaining = numberIn(headers, which.rule.dailyRemainingHeader); remaining >= 0)
            m_dailyUsed = limit - remaining;
    }
}

void Limiter::pause(const QString &name, qint64 until)
{
    Budget &which = budget(name);
    which.pausedUntil = std::max(which.pausedUntil, until);
}

} // namespace samband
