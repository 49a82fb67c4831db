#pragma once

#include "core/domain/dataflow.h"
#include "core/domain/decision.h"

namespace samband {

/// What the guard needs to know about a flow besides its rules.
struct GuardContext {
    int flowSize = 0; ///< pairs and lone source records of the flow
    bool firstRun = false; ///< no run of this flow has been completed yet
};

/// Holds what a person has to approve: every archive; creates on a flow's first run; and each kind of write (create,
/// update, clear) that occurs more often than both limits of the flow's rules. What was approved passes; the rest of
/// the plan is untouched. \a plan holds the rows of \a flow only.
Plan guard(const Flow &flow, const Plan &plan, const GuardContext &context);

} // namespace samband
