#pragma once

#include "core/domain/dataflow.h"
#include "core/domain/decision.h"

namespace samband {

/// The base after a decision was carried out. It moves only to values a server reported: for a side that was written to
/// what its answer says (\a reported), for the other one to what was seen when the decision was made. A property whose
/// write has not been answered keeps its base.
Base agree(const Flow &flow, const Base &base, const Decision &decision, const PerSide<Fields> &seen,
    const PerSide<std::optional<Fields>> &reported);

} // namespace samband
