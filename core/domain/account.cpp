#include "core/domain/account.h"

namespace samband {

RunCounts &RunCounts::operator+=(const RunCounts &more)
{
    read += more.read;
    unchanged += more.unchanged;
    written += more.written;
    held += more.held;
    conflicting += more.conflicting;
    excluded += more.excluded;
    failed += more.failed;
    return *this;
}

void count(RunCounts &counts, LinkState state, bool written, int rows)
{
    switch (state) {
    case LinkState::InSync:
        (written ? counts.written : counts.unchanged) += rows;
        return;
    case LinkState::Conflict:
        counts.conflicting += rows;
        return;
    case LinkState::Held:
    case LinkState::Ambiguous:
    case LinkState::Orphaned:
        counts.held += rows;
        return;
    case LinkState::Failing:
        counts.failed += rows;
        return;
    case LinkState::Pending:
    case LinkState::Unlinked:
    case LinkState::NotCreatable:
    case LinkState::Paused:
    case LinkState::Outside:
        counts.excluded += rows;
        return;
    }
}

} // namespace samband
