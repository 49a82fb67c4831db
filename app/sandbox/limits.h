#pragma once

#include <QByteArray>

#include <array>
#include <deque>
#include <utility>
#include <vector>

namespace samband::sandbox {

/// Calls are limited by class; each has its own rolling window.
enum class CallClass : quint8 { General, Search, Associations };

/// HubSpot's rate limits: 190 calls in ten seconds, 5 searches a second, 150 association calls in ten seconds, and a
/// day's budget.
class Limits {
public:
    bool enabled = true;
    int dailyLimit = 625'000;

    /// Admits a call at \a now (ms), or names the policy it breaks: "DAILY", "TEN_SECONDLY_ROLLING" or "SECONDLY".
    QByteArray admit(CallClass kind, qint64 now);
    /// The rate headers of an answer. Searches carry none, and neither does a system without limits.
    std::vector<std::pair<QByteArray, QByteArray>> headers(CallClass kind) const;
    int usedToday() const { return m_today; }
    void reset();

private:
    std::array<std::deque<qint64>, 3> m_calls;
    int m_today = 0;
};

} // namespace samband::sandbox
