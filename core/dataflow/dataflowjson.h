#pragma once

#include "core/domain/dataflow.h"

#include <QByteArray>

namespace samband {

/// The document as one line of JSON for machines, in the stable shape
/// `{source, target, flows:[{title, line, source, target, statements:[{kind, line, text}], mergeKeys:[[{source,
/// target}]], mappings:[{source, target, type, remark, line}]}], warnings:[{line, text}], errors:[{line, text}]}`:
/// source and target are the systems at the top, the datatypes in a flow, the paths in a mapping and in a merge key.
QByteArray dataflowJson(const Dataflow &dataflow);

} // namespace samband
