#pragma once

#include "core/domain/dataflow.h"
#include "core/domain/result.h"

#include <QByteArray>

namespace samband {

/// Reads the dataflow document \a bytes; \a file is only how it is called. Pure, total and linear in the size: whatever
/// the bytes are, the answer is a document whose errors and warnings have a 1-based line and say what was expected.
/// With errors it is not `usable()`, but holds what could be read. A flow with a condition in prose has `rules.enabled`
/// false; a row that names no usable property on a side has the direction off.
Dataflow readDataflow(const QByteArray &bytes, const QString &file);

/// Reads the document at \a path. The document may hold errors; the result is an error (BadDocument) when the file is a
/// directory, cannot be read, or has more than 8 MB.
Result<Dataflow> loadDataflow(const QString &path);

} // namespace samband
