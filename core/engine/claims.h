#pragma once

#include "core/domain/match.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace samband {

/// How many lone source records claim a target record: two that are as like it are ambiguous. Who is left out by the
/// flow's filter claims nothing. Add all, sort, then ask. 16 bytes a claim: there may be one for each of a million
/// rows.
class Claims {
public:
    /// \a record: the store's target record.
    void add(qint64 record, Likeness likeness, const Admittance &admittance)
    {
        if (admittance.admission != Admission::LeftOut)
            m_claims.emplace_back(record, likeness);
    }
    void sort() { std::ranges::sort(m_claims); }
    void clear() { m_claims.clear(); }
    /// How many are at least as like it; never less than the one that asks.
    int of(qint64 record, Likeness likeness) const
    {
        const auto first = std::ranges::lower_bound(m_claims, std::pair(record, likeness));
        const auto end = std::ranges::upper_bound(m_claims, std::pair(record, Likeness::Certain));
        return std::max(1, static_cast<int>(end - first));
    }

private:
    std::vector<std::pair<qint64, Likeness>> m_claims; ///< target record and how like the claimant is
};

} // namespace samband
