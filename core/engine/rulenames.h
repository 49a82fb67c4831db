#pragma once

#include "core/domain/dataflow.h"
#include "core/domain/result.h"

namespace samband {

class Workspace;

/// \name Whether a rule names properties that there are
/// A new record's template and what it needs are paths. A misspelt one is refused by no system until the first create,
/// and one that nothing fills keeps every record from being created. No server is asked.
/// @{

/// Paths of both sides' records that are known: from every mapping, merge key, template and filter of a flow with the
/// same datatype, and from the connector manifests as far as both systems are connected. A system can have more.
Result<PerSide<QStringList>> knownPaths(Workspace &workspace, const Flow &flow);

/// Whether the template and the required paths of \a after name known paths, where they are not as in \a before.
/// BadInput names the path and those that are spelt most like it.
Status checkNames(const Flow &before, const Flow &after, const PerSide<QStringList> &known);

/// Those of \a known that \a path is most likely meant to be, the nearest first, at most five.
QStringList nearest(const QString &path, const QStringList &known);
/// @}

} // namespace samband
