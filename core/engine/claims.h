#pragma once

#include "core/domain/match.h"

#include <algorithm>

namespace samband {

/// How many lone source records claim a target record: two that are as like it are ambiguous. Who is left out by the
/// flow's filter claims nothing.
class Claims {
public:
    void add(const Candidate &candidate)
    {
        if (candidate.admittance.admission != Admission::LeftOut)
            m_likeness[candidate.record] << candidate.likeness;
    }
    /// How many are at least as like it; never less than the one that asks.
    int of(const Candidate &candidate) const
    {
        const auto atLeast = [&](Likeness likeness) { return likeness >= candidate.likeness; };
        const QList<Likeness> all = m_likeness.value(candidate.record);
        return std::max(1, static_cast<int>(std::ranges::count_if(all, atLeast)));
    }

private:
    QMap<qint64, QList<Likeness>> m_likeness; ///< the store's target record -> of its claimants
};

} // namespace samband
