#include "core/store/linkstore.h"

#include "core/store/codec.h"
#include "core/store/sql.h"
#include "core/store/workspace.h"

namespace samband {

using namespace Qt::StringLiterals;

namespace {

/// States in which a row can wait for an approval: by their index they are found without looking at every row.
std::vector<qint64> waitingRanks()
{
    std::vector<qint64> ranks;
    for (const auto &[state, name] : enumNames<LinkState>) {
        if (needsPerson(state))
            ranks.push_back(rankOf(state));
    }
    return ranks;
}

} // namespace

Result<QMap<LinkState, int>> LinkStore::counts(qint64 flow) const
{
    QMap<LinkState, int> counts;
    Sql sql(m_workspace);
    sql.each(u"SELECT state, rows FROM link_count WHERE flow = :flow AND rows > 0 ORDER BY state"_s,
        {{u":flow"_s, flow}},
        [&](const Prepared &row) { counts.insert(stateOf(row.number(0)), static_cast<int>(row.number(1))); });
    if (!sql.ok())
        return sql.error();
    return counts;
}

Status LinkStore::markHeld(qint64 flow)
{
    return Sql(m_workspace)
        .run(u"UPDATE link SET marked = 1 WHERE flow = :flow AND held = 1 AND marked = 0 AND state IN "
             "(SELECT value FROM json_each(:states)) AND source IS NOT NULL"_s,
            {{u":flow"_s, flow}, {u":states"_s, toJson(waitingRanks())}})
        .status();
}

Status LinkStore::markLone(qint64 flow)
{
    return Sql(m_workspace)
        .run(
            u"UPDATE link SET marked = 1 WHERE flow = :flow AND marked = 0 AND source IS NOT NULL AND target IS NULL"_s,
            {{u":flow"_s, flow}})
        .status();
}

Result<QMap<LinkState, int>> LinkStore::statesOf(const std::set<qint64> &links) const
{
    QMap<LinkState, int> counts;
    Sql sql(m_workspace);
    sql.each(u"SELECT state, count(*) FROM link WHERE id IN (SELECT value FROM json_each(:ids)) "
             "GROUP BY state ORDER BY state"_s,
        {{u":ids"_s, toJson(std::vector<qint64>(links.begin(), links.end()))}},
        [&](const Prepared &row) { counts.insert(stateOf(row.number(0)), static_cast<int>(row.number(1))); });
    if (!sql.ok())
        return sql.error();
    return counts;
}

Status LinkStore::startAfresh(const QList<qint64> &links)
{
    return Sql(m_workspace)
        .run(u"UPDATE link SET marked = 1, attempts = 0, retry_at = 0 WHERE source IS NOT NULL "
             "AND id IN (SELECT value FROM json_each(:ids))"_s,
            {{u":ids"_s, toJson(std::vector<qint64>(links.begin(), links.end()))}})
        .status();
}

Status LinkStore::mark(const QList<qint64> &links)
{
    return Sql(m_workspace)
        .run(u"UPDATE link SET marked = 1 WHERE marked = 0 AND source IS NOT NULL "
             "AND id IN (SELECT value FROM json_each(:ids))"_s,
            {{u":ids"_s, toJson(std::vector<qint64>(links.begin(), links.end()))}})
        .status();
}

Result<int> LinkStore::pairsWith(qint64 record, qint64 except) const
{
    Sql sql(m_workspace);
    const qint64 pairs = sql.number(u"SELECT count(*) FROM link WHERE (source = :record OR target = :record) "
                                    "AND source IS NOT NULL AND target IS NOT NULL AND id <> :except"_s,
        {{u":record"_s, record}, {u":except"_s, except}});
    if (!sql.ok())
        return sql.error();
    return static_cast<int>(pairs);
}

Result<qint64> LinkStore::freeTarget(qint64 flow, const QString &recordId) const
{
    Sql sql(m_workspace);
    const qint64 record = sql.number(
        u"SELECT r.id FROM record r JOIN flow f ON f.target_type = r.datatype WHERE f.id = :flow AND r.remote_id = :id "
        "AND r.present = 1 AND NOT EXISTS(SELECT 1 FROM link l WHERE l.target = r.id AND l.flow = :flow "
        "AND l.source IS NOT NULL)"_s,
        {{u":flow"_s, flow}, {u":id"_s, recordId}});
    return sql.ok() ? Result<qint64>(record) : sql.error();
}

} // namespace samband
