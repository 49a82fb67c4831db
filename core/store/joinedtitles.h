#pragma once

#include "core/store/rows.h"
#include "core/store/sql.h"

#include <unordered_map>

namespace samband {

/// What a record without a name of its own is called: one that joins others (an association) by the names of those it
/// joins. Looked up when it is shown, so that it is right as soon as one of them is renamed.
class JoinedTitles {
public:
    explicit JoinedTitles(Sql &sql);

    bool any() const { return m_any; } ///< whether records here join others at all
    /// The expression by which the record of \a side is sorted and found by its title. \a alias: its table there.
    QString keyExpression(Side side, QChar alias) const;
    /// Names the rows among \a rows that have a record and no title for it.
    void fill(Sql &sql, std::unordered_map<qint64, LinkRow> &rows) const;

private:
    /// The records that one joins, as a FROM clause: "ref" with those that are known as "joined".
    QString joinedFrom(Side side) const;

    bool m_any = false;
    PerSide<QString> m_types; ///< rows (type key, datatype) for a VALUES clause
};

} // namespace samband
