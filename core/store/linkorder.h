#pragma once

#include "core/store/rows.h"
#include "core/store/sql.h"

namespace samband {

/// The statement that answers a \ref LinkQuery, and its values. Its first column is the id; where the query asks for a
/// cause, state, reason and properties follow, for the caller to tell the cause from.
struct OrderStatement {
    QString sql;
    QList<Bind> values;
};

/// Builds it. \a titles are those of the active flows; links of flows that are gone are never shown.
OrderStatement orderStatement(const LinkQuery &query, const QMap<qint64, QString> &titles);

} // namespace samband
