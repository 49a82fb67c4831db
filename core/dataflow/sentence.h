#pragma once

#include "core/domain/dataflow.h"

namespace samband {

/// What a flow's section is about, as far as its sentences and tables must agree with it.
struct FlowNames {
    PerSide<QString> system; ///< of the document's title
    PerSide<QString> spelled; ///< system and datatype as the section's title has them, white space folded
    PerSide<QString> datatype;
};

/// What the paragraph \a text (white space folded) says. Total: what no known form fits is of kind unknown.
/// A sentence that promises less than *every* record is of kind when, with its condition in `about`: a condition read
/// as a promise for all records would create records nobody asked for.
Statement readStatement(const QString &text, int line, const FlowNames &names);

} // namespace samband
