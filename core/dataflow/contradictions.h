#pragma once

#include "core/dataflow/findings.h"

namespace samband {

/// Warns where two sections, or two sentences of one section, promise what cannot both hold: every record and only
/// some; one target property filled from two source properties; one property with two data types. The same section
/// twice is no contradiction.
void findContradictions(const QList<Flow> &flows, Findings &findings);

} // namespace samband
