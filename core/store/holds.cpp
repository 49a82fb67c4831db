#include "core/store/codec.h"
#include "core/store/linkstore.h"
#include "core/store/past.h"
#include "core/store/workspace.h"

namespace samband {

using namespace Qt::StringLiterals;

Result<QList<qint64>> LinkStore::held(const HeldQuery &query) const
{
    // A row that the guard holds is of the kind its key begins with; any other one is what its verb says.
    const QString kind = u"CASE WHEN guard = '' THEN verb WHEN instr(guard, '/') = 0 THEN guard "
                         "ELSE substr(guard, 1, instr(guard, '/') - 1) END"_s;
    QList<qint64> links;
    Sql sql(m_workspace);
    sql.each(u"SELECT id FROM link WHERE held = 1 AND source IS NOT NULL AND paused = 0 "
             "AND (:flow IS NULL OR flow = :flow) AND CASE WHEN :kind IS NULL THEN verb <> :archive ELSE %1 = :kind "
             "END ORDER BY id"_s.arg(kind),
        {{u":flow"_s, query.flow ? QVariant(*query.flow) : QVariant()},
            {u":kind"_s, query.kind ? QVariant(toText(*query.kind)) : QVariant()},
            {u":archive"_s, toText(Verb::Archive)}},
        [&](const Prepared &row) { links << row.number(0); });
    if (!sql.ok())
        return sql.error();
    return links;
}

Result<QMap<QString, int>> LinkStore::guarded(qint64 flow) const
{
    QMap<QString, int> counts;
    Sql sql(m_workspace);
    for (const QString &waiting : {u"guard <> '' AND marked = 0 AND paused = 0"_s, u"guard_past <> ''"_s}) {
        const QString key = waiting.section(u' ', 0, 0);
        sql.each(u"SELECT %1, count(*) FROM link WHERE flow = :flow AND %2 GROUP BY %1 ORDER BY %1"_s.arg(key, waiting),
            {{u":flow"_s, flow}}, [&](const Prepared &row) { counts[row.text(0)] += static_cast<int>(row.number(1)); });
    }
    if (!sql.ok())
        return sql.error();
    return counts;
}

Status LinkStore::settleGuarded(const QList<qint64> &links)
{
    return Sql(m_workspace)
        .run(u"UPDATE link SET guard_past = guard WHERE guard <> '' AND id IN (SELECT value FROM json_each(:links))"_s,
            {{u":links"_s, toJson(std::vector<qint64>(links.begin(), links.end()))}})
        .status();
}

Status LinkStore::endFloods(qint64 flow)
{
    return Sql(m_workspace)
        .run(u"UPDATE link SET guard_past = '' WHERE flow = :flow AND guard_past <> '' AND NOT EXISTS(SELECT 1 FROM "
             "link held WHERE held.flow = :flow AND held.guard <> '' AND held.guard = link.guard_past)"_s,
            {{u":flow"_s, flow}})
        .status();
}

Result<int> LinkStore::markGuarded(qint64 flow, const QStringList &keys)
{
    int marked = 0;
    const Status done = m_workspace.transaction([&] {
        Sql sql(m_workspace);
        for (const QString &key : keys) {
            sql.run(u"UPDATE link SET marked = 1 WHERE flow = :flow AND guard = :key AND guard <> '' AND marked = 0"_s,
                {{u":flow"_s, flow}, {u":key"_s, key}});
            marked += sql.changed();
        }
        return sql.status();
    });
    return done ? Result<int>(marked) : Result<int>(done.error());
}

Result<QMap<int, PropertyHistory>> LinkStore::past(const Flow &flow, qint64 link) const
{
    Sql sql(m_workspace);
    const QMap<int, PropertyHistory> past = pastOf(sql, link, flow.mappings);
    if (!sql.ok())
        return sql.error();
    return past;
}

Result<qint64> LinkStore::rowMark() const
{
    Sql sql(m_workspace);
    const qint64 last = sql.number(u"SELECT seq FROM sqlite_sequence WHERE name = 'row_change'"_s);
    if (!sql.ok())
        return sql.error();
    return last;
}

Result<RowChanges> LinkStore::rowChanges(qint64 flow, qint64 since) const
{
    RowChanges changes;
    Sql sql(m_workspace);
    sql.each(u"SELECT sum(max(rows, 0)), -sum(min(rows, 0)) FROM row_change WHERE flow = :flow AND id > :since"_s,
        {{u":flow"_s, flow}, {u":since"_s, since}}, [&](const Prepared &row) {
            changes = {static_cast<int>(row.number(0)), static_cast<int>(row.number(1))};
        });
    if (!sql.ok())
        return sql.error();
    return changes;
}

} // namespace samband
