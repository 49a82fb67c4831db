#include "core/store/integrity.h"

#include "core/store/codec.h"
#include "core/store/sql.h"
#include "core/store/workspace.h"

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostFaults = 10;

} // namespace

Result<QStringList> Integrity::fileFaults() const
{
    QStringList faults;
    Sql sql(m_workspace);
    sql.each(u"PRAGMA quick_check(%1)"_s.arg(mostFaults), {}, [&](const Prepared &row) { faults << row.text(0); });
    if (!sql.ok())
        return sql.error();
    faults.removeAll(u"ok"_s);
    return faults;
}

Result<QStringList> Integrity::danglingReferences() const
{
    QMap<QString, int> tables;
    Sql sql(m_workspace);
    sql.each(u"PRAGMA foreign_key_check"_s, {}, [&](const Prepared &row) { ++tables[row.text(0)]; });
    if (!sql.ok())
        return sql.error();
    QStringList found;
    for (auto table = tables.cbegin(); table != tables.cend(); ++table)
        found << u"%1: %2"_s.arg(table.key()).arg(*table);
    return found;
}

Result<QMap<LinkState, int>> Integrity::countRows(qint64 flow) const
{
    QMap<LinkState, int> counts;
    Sql sql(m_workspace);
    sql.each(u"SELECT state, count(*) FROM link NOT INDEXED WHERE flow = :flow GROUP BY state ORDER BY state"_s,
        {{u":flow"_s, flow}},
        [&](const Prepared &row) { counts[stateOf(row.number(0))] += static_cast<int>(row.number(1)); });
    if (!sql.ok())
        return sql.error();
    return counts;
}

Result<QList<qint64>> Integrity::rowsSharingARecord(const Flow &flow) const
{
    QList<qint64> rows;
    Sql sql(m_workspace);
    const bool follows = !flow.rules.followDatatype.isEmpty();
    const QString shared = u"SELECT id FROM link NOT INDEXED WHERE flow = :flow AND %1 IN (SELECT %1 FROM link NOT "
                           "INDEXED WHERE flow = :flow AND %1 IS NOT NULL GROUP BY %1 HAVING count(*) > 1%2)"_s;
    const QString alone = follows ? u" AND max(source IS NULL) = 1"_s : QString();
    sql.each(shared.arg(u"source"_s, QString()) + u" UNION "_s + shared.arg(u"target"_s, alone) + u" ORDER BY id"_s,
        {{u":flow"_s, flow.id}}, [&](const Prepared &row) { rows << row.number(0); });
    if (!sql.ok())
        return sql.error();
    return rows;
}

Result<int> Integrity::sourcesWithoutRow(qint64 flow) const
{
    Sql sql(m_workspace);
    const qint64 missing =
        sql.number(u"SELECT count(*) FROM flow f JOIN record r ON r.datatype = f.source_type WHERE f.id = :flow "
                   "AND r.present = 1 AND NOT EXISTS(SELECT 1 FROM link l WHERE l.source = r.id AND l.flow = f.id)"_s,
            {{u":flow"_s, flow}});
    if (!sql.ok())
        return sql.error();
    return static_cast<int>(missing);
}

Result<std::set<qint64>> Integrity::markedRows(qint64 flow) const
{
    std::set<qint64> rows;
    Sql sql(m_workspace);
    sql.each(u"SELECT id FROM link WHERE flow = :flow AND marked = 1 ORDER BY id"_s, {{u":flow"_s, flow}},
        [&](const Prepared &row) { rows.insert(row.number(0)); });
    if (!sql.ok())
        return sql.error();
    return rows;
}

} // namespace samband
