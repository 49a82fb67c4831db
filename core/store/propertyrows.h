#pragma once

#include "core/store/rows.h"
#include "core/store/sql.h"

namespace samband {

/// The active properties of \a flow in the document's order, with what was agreed and what both sides hold \a now.
QList<PropertyRow> propertyRows(Sql &sql, qint64 flow, const Base &base, const PerSide<Fields> &now);

} // namespace samband
