#include "app/sandbox/limits.h"

namespace samband::sandbox {

namespace {

struct Window {
    size_t calls;
    qint64 ms;
    const char *policy;
};

Window window(CallClass kind)
{
    switch (kind) {
    case CallClass::General:
        return {190, 10'000, "TEN_SECONDLY_ROLLING"};
    case CallClass::Search:
        return {5, 1000, "SECONDLY"};
    case CallClass::Associations:
        return {150, 10'000, "TEN_SECONDLY_ROLLING"};
    }
    return {};
}

} // namespace

QByteArray Limits::admit(CallClass kind, qint64 now)
{
    auto &calls = m_calls[size_t(kind)];
    if (!enabled)
        return {};
    if (m_today >= dailyLimit)
        return "DAILY";
    const Window allowed = window(kind);
    while (!calls.empty() && calls.front() <= now - allowed.ms)
        calls.pop_front();
    if (calls.size() >= allowed.calls)
        return allowed.policy;
    calls.push_back(now);
    ++m_today;
    return {};
}

std::vector<std::pair<QByteArray, QByteArray>> Limits::headers(CallClass kind) const
{
    if (!enabled || kind == CallClass::Search)
        return {};
    const Window allowed = window(kind);
    return {{"X-HubSpot-RateLimit-Max", QByteArray::number(quint64(allowed.calls))},
        {"X-HubSpot-RateLimit-Remaining", QByteArray::number(quint64(allowed.calls - m_calls[size_t(kind)].size()))},
        {"X-HubSpot-RateLimit-Interval-Milliseconds", QByteArray::number(allowed.ms)},
        {"X-HubSpot-RateLimit-Daily", QByteArray::number(dailyLimit)},
        {"X-HubSpot-RateLimit-Daily-Remaining", QByteArray::number(std::max(0, dailyLimit - m_today))}};
}

void Limits::reset()
{
    for (auto &calls : m_calls)
        calls.clear();
    m_today = 0;
}

} // namespace samband::sandbox
