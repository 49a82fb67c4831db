#pragma once

#include "app/sandbox/http.h"

#include <array>
#include <deque>

namespace samband::sandbox {

/// Calls are limited by class; each has its own rolling window.
enum class CallClass : quint8 { General, Search, Associations };

/// HubSpot's rate limits: 190 calls in ten seconds, 5 searches a second, 150 association calls in ten seconds, and a
/// day's budget of all and of association calls.
class Limits {
public:
    bool enabled = true;
    bool dailyHeaders = true; ///< false: as for an OAuth app
    int dailyLimit = 625'000;
    int dailyAssociations = 500'000;
    QByteArray retryAfter; ///< sent with a 429 as it is; HubSpot promises none

    /// Admits a call at \a now (ms), or names the policy it breaks: "DAILY", "TEN_SECONDLY_ROLLING" or "SECONDLY".
    QByteArray admit(CallClass kind, qint64 now);
    /// The rate headers of an answer. Searches carry none, and neither does a system without limits.
    std::vector<std::pair<QByteArray, QByteArray>> headers(CallClass kind) const;
    int usedToday() const { return m_today; }
    void reset();
    /// limits, plan {general, search, associations}, dailyLimit, dailyAssociations, dailyUsed, dailyHeaders,
    /// retryAfter, and otherCalls {general, …}: calls that other apps of the account make at \a now.
    void configure(const QJsonObject &settings, qint64 now);
    /// Puts the switches into \a settings as they stand; calls that were made in the windows are not told.
    void tell(QJsonObject &settings) const;

private:
    std::array<std::deque<qint64>, 3> m_calls;
    std::array<size_t, 3> m_allowed{190, 5, 150};
    int m_today = 0;
    int m_associationsToday = 0;
};

} // namespace samband::sandbox
