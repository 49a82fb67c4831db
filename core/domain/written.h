#pragma once

#include "core/domain/dataflow.h"

namespace samband {

/// Which sides the rules of \a flow let be written: by a property that travels there or, on the target, by creating.
/// Neither where records are only linked.
PerSide<bool> writtenSides(const Flow &flow);

} // namespace samband
