#pragma once

#include "core/store/rows.h"
#include "core/store/sql.h"

namespace samband {

/// The statement that answers a \ref LinkQuery, and its values. Its first column is the id; where the query asks for a
/// cause, state, reason and properties follow, for the caller to tell the cause from.
struct OrderStatement {
    QString sql;
    QString order; ///< its ORDER BY clause: whoever only counts leaves it out
    QList<Bind> values;
};

/// Builds it; links of flows that are gone are never shown. The first column is the id; \ref holds reads the others.
OrderStatement orderStatement(Sql &sql, const LinkQuery &query);

/// Whether the \a row of such a statement has what \a values ask of single properties: SQL cannot fold letters, so that
/// it only finds the rows where the text stands somewhere.
bool holds(const QList<ValueFilter> &values, const Prepared &row);

} // namespace samband
