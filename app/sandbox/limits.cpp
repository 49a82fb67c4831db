#include "app/sandbox/limits.h"

using namespace Qt::StringLiterals;

namespace samband::sandbox {

namespace {

struct Window {
    qint64 ms;
    const char *policy;
};

Window window(CallClass kind)
{
    switch (kind) {
    case CallClass::General:
    case CallClass::Associations:
        return {10'000, "TEN_SECONDLY_ROLLING"};
    case CallClass::Search:
        return {1000, "SECONDLY"};
    }
    return {};
}

constexpr std::array classNames{"general"_L1, "search"_L1, "associations"_L1};

} // namespace

QByteArray Limits::admit(CallClass kind, qint64 now)
{
    auto &calls = m_calls[size_t(kind)];
    if (!enabled)
        return {};
    const bool association = kind == CallClass::Associations;
    if (m_today >= dailyLimit || (association && m_associationsToday >= dailyAssociations))
        return "DAILY";
    const Window allowed = window(kind);
    while (!calls.empty() && calls.front() <= now - allowed.ms)
        calls.pop_front();
    if (calls.size() >= m_allowed[size_t(kind)])
        return allowed.policy;
    calls.push_back(now);
    ++m_today;
    m_associationsToday += association ? 1 : 0;
    return {};
}

std::vector<std::pair<QByteArray, QByteArray>> Limits::headers(CallClass kind) const
{
    if (!enabled || kind == CallClass::Search)
        return {};
    const size_t allowed = m_allowed[size_t(kind)];
    const size_t used = std::min(allowed, m_calls[size_t(kind)].size());
    std::vector<std::pair<QByteArray, QByteArray>> headers{
        {"X-HubSpot-RateLimit-Max", QByteArray::number(quint64(allowed))},
        {"X-HubSpot-RateLimit-Remaining", QByteArray::number(quint64(allowed - used))},
        {"X-HubSpot-RateLimit-Interval-Milliseconds", QByteArray::number(window(kind).ms)}};
    if (dailyHeaders) {
        headers.emplace_back("X-HubSpot-RateLimit-Daily", QByteArray::number(dailyLimit));
        headers.emplace_back(
            "X-HubSpot-RateLimit-Daily-Remaining", QByteArray::number(std::max(0, dailyLimit - m_today)));
    }
    return headers;
}

void Limits::reset()
{
    for (auto &calls : m_calls)
        calls.clear();
    m_today = m_associationsToday = 0;
}

void Limits::configure(const QJsonObject &settings, qint64 now)
{
    enabled = settings["limits"_L1].toBool(enabled);
    if (settings["limits"_L1].isBool())
        reset();
    dailyHeaders = settings["dailyHeaders"_L1].toBool(dailyHeaders);
    dailyLimit = settings["dailyLimit"_L1].toInt(dailyLimit);
    dailyAssociations = settings["dailyAssociations"_L1].toInt(dailyAssociations);
    m_today = settings["dailyUsed"_L1].toInt(m_today);
    if (settings.contains("retryAfter"_L1))
        retryAfter = scalarText(settings["retryAfter"_L1]);
    for (size_t kind = 0; kind < classNames.size(); ++kind) {
        m_allowed[kind] = size_t(settings["plan"_L1][classNames[kind]].toInt(int(m_allowed[kind])));
        const int others = settings["otherCalls"_L1][classNames[kind]].toInt();
        m_calls[kind].insert(m_calls[kind].end(), size_t(others), now);
    }
}

void Limits::tell(QJsonObject &settings) const
{
    settings["limits"_L1] = enabled;
    settings["dailyHeaders"_L1] = dailyHeaders;
    settings["dailyLimit"_L1] = dailyLimit;
    settings["dailyAssociations"_L1] = dailyAssociations;
    settings["dailyUsed"_L1] = m_today;
    settings["retryAfter"_L1] = QString::fromUtf8(retryAfter);
    QJsonObject plan;
    for (size_t kind = 0; kind < classNames.size(); ++kind)
        plan[classNames[kind]] = qint64(m_allowed[kind]);
    settings["plan"_L1] = plan;
}

} // namespace samband::sandbox
