#pragma once

#include "core/domain/dataflow.h"
#include "core/domain/flapping.h"
#include "core/store/sql.h"

namespace samband {

/// What was written to each property (Mapping::id) of a link since a person last had a say about it, from the journal:
/// as far back as a cycle can reach (flapWindow), and as far as a pause that holds. Properties that were never written
/// are not in it.
QMap<int, PropertyHistory> pastOf(Sql &sql, qint64 link, const QList<Mapping> &mappings);

} // namespace samband
