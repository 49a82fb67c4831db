#pragma once

#include "core/store/rows.h"

namespace samband {

/// What can be done about a pair or lone record in its present state.
struct RecordActions {
    bool resolve = false;
    bool approve = false;
    bool reject = false;
    bool link = false;
    bool unlink = false;
    bool pause = false;
    bool resume = false;
    bool recreate = false;
    bool archive = false;
    bool sync = false;
};
RecordActions actionsFor(const LinkRow &row, bool hasCandidates, bool hasChoices);

} // namespace samband
