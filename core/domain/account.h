#pragma once

#include "core/domain/state.h"

namespace samband {

/// The sum of one run over one flow. read counts rows (pairs and lone source records) before the run decides; the
/// others are counted one by one as rows end up. A sum that does not hold is an error shown to the operator.
struct RunCounts {
    int read = 0;
    int unchanged = 0;
    int written = 0;
    int held = 0;
    int conflicting = 0;
    int excluded = 0;
    int failed = 0;

    bool addsUp() const { return read == unchanged + written + held + conflicting + excluded + failed; }
    RunCounts &operator+=(const RunCounts &more);
    bool operator==(const RunCounts &) const = default;
};

/// Counts one row: what state it ended in and whether this run wrote it. Each row lands in exactly one place.
void count(RunCounts &counts, LinkState state, bool written, int rows = 1);

} // namespace samband
