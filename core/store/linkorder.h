#pragma once

#include "core/store/joinedtitles.h"
#include "core/store/rows.h"
#include "core/store/sql.h"

namespace samband {

/// The statement that answers a \ref LinkQuery, and its values. Its first column is the id; where the query asks for a
/// cause, state, reason and properties follow, for the caller to tell the cause from.
struct OrderStatement {
    QString sql;
    QList<Bind> values;
};

/// Builds it. \a titles are those of the active flows; links of flows that are gone are never shown. The first column
/// is the id; \ref holds reads the others.
OrderStatement orderStatement(const LinkQuery &query, const QMap<qint64, QString> &titles, const JoinedTitles &joined);

/// Whether the \a row of such a statement has what \a values ask of single properties: SQL cannot fold letters, so that
/// it only finds the rows where the text stands somewhere.
bool holds(const QList<ValueFilter> &values, const Prepared &row);

} // namespace samband
