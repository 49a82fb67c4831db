#pragma once

#include "core/domain/side.h"

#include <QtGlobal>

namespace samband {

/// How many records of a datatype one call takes.
struct BatchSize {
    int read = 1;
    int write = 1;

    bool operator==(const BatchSize &) const = default;
};

/// Rows of one flow that are to be written, by what that costs.
struct WriteCounts {
    PerSide<int> updates; ///< records of the side that are overwritten
    PerSide<int> creates; ///< records that are made on the side, each from one record of the other one
    PerSide<int> archives; ///< records that go; both sides of a pair are looked at before

    bool operator==(const WriteCounts &) const = default;
};

/// How fast a system may be called, and how fast it was.
struct CallRate {
    double allowed = 0; ///< calls a second that the system lets through; 0 unknown
    double measured = 0; ///< calls a second lately; 0 unknown
};

/// The calls that \a counts cost: each record is read once more in batches before it is written, or made from.
PerSide<qint64> callsFor(const WriteCounts &counts, const PerSide<BatchSize> &batch);

/// How long so many calls take, ms, as a range; both 0 where nothing is known. The systems are called one after the
/// other.
struct TimeRange {
    qint64 from = 0;
    qint64 to = 0;

    bool operator==(const TimeRange &) const = default;
};
TimeRange timeFor(const PerSide<qint64> &calls, const PerSide<CallRate> &rate);

} // namespace samband
