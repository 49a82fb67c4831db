#pragma once

#include "core/store/recordstore.h"
#include "core/store/sql.h"

namespace samband {

/// The columns of a record in the order in which \ref storedRecord reads them; \a table is the alias in the statement.
QString recordColumns(const QString &table);
inline constexpr int recordColumnCount = 9;

/// The record in the columns from \a first on; id 0 when they are NULL.
StoredRecord storedRecord(const Prepared &row, int first);

} // namespace samband
