#pragma once

#include "core/domain/dataflow.h"
#include "core/engine/verification.h"

namespace samband {

inline constexpr int mostExamples = 20; ///< rows that a check names

/// What is promised for one flow: its rows are counted rightly, no record is linked twice, every source record has a
/// row, what was last seen is as it was stored, the pairs in step agree under the rules, and nothing waits. A flow
/// that is off has one check that says so.
Result<QList<VerifiedCheck>> proveFlow(Workspace &workspace, const Flow &flow);

} // namespace samband
