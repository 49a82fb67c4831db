#pragma once

#include "core/domain/dataflow.h"
#include "core/domain/decision.h"

#include <optional>

namespace samband {

/// How many rows write in each way (create, update, clear, archive), those that wait or were approved not counted.
using KindCounts = QMap<QString, int>;
KindCounts countKinds(const Plan &plan);

/// The decision with the approval of a person, as far as an approval of everything reaches: a held link, create or
/// update goes ahead, an archive and a held blank do not.
Decision approveHeld(const Decision &decision);

/// What the guard needs to know about a flow besides its rules.
struct GuardContext {
    int flowSize = 0; ///< pairs and lone source records of the flow
    bool firstRun = false; ///< no run of this flow has been completed yet
    std::optional<KindCounts> counts{}; ///< of the whole flow, when the plan is only a part of it
};

/// Holds what a person has to approve: every archive; creates on a flow's first run; and each kind of write (create,
/// update, clear) that occurs more often than both limits of the flow's rules. What was approved passes; the rest of
/// the plan is untouched. \a plan holds the rows of \a flow only.
Plan guard(const Flow &flow, const Plan &plan, const GuardContext &context);

} // namespace samband
