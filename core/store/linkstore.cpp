#include "core/store/linkstore.h"

#include "core/store/codec.h"
#include "core/store/sql.h"
#include "core/store/workspace.h"

namespace samband {

using namespace Qt::StringLiterals;

Result<QMap<LinkState, int>> LinkStore::counts(qint64 flow) const
{
    QMap<LinkState, int> counts;
    Sql sql(m_workspace);
    sql.each(u"SELECT state, count(*) FROM link WHERE flow = :flow GROUP BY state ORDER BY state"_s,
        {{u":flow"_s, flow}},
        [&](const Prepared &row) { counts.insert(stateOf(row.number(0)), static_cast<int>(row.number(1))); });
    if (!sql.ok())
        return sql.error();
    return counts;
}

Result<bool> LinkStore::hasCompletedRun(qint64 flow) const
{
    Sql sql(m_workspace);
    const bool found = sql.number(u"SELECT EXISTS(SELECT 1 FROM run_flow f JOIN run r ON r.id = f.run "
                                  "WHERE f.flow = :flow AND r.status = 'done')"_s,
                           {{u":flow"_s, flow}})
        != 0;
    if (!sql.ok())
        return sql.error();
    return found;
}

Status LinkStore::mark(const QList<qint64> &links)
{
    return Sql(m_workspace)
        .run(u"UPDATE link SET marked = 1 WHERE marked = 0 AND source IS NOT NULL "
             "AND id IN (SELECT value FROM json_each(:ids))"_s,
            {{u":ids"_s, toJson(std::vector<qint64>(links.begin(), links.end()))}})
        .status();
}

Status LinkStore::markHeld(qint64 flow)
{
    return Sql(m_workspace)
        .run(u"UPDATE link SET marked = 1 WHERE marked = 0 AND flow = :flow AND state = :held"_s,
            {{u":flow"_s, flow}, {u":held"_s, qint64(rankOf(LinkState::Held))}})
        .status();
}

Result<QMap<LinkState, int>> LinkStore::statesOf(const std::set<qint64> &links) const
{
    QMap<LinkState, int> states;
    Sql sql(m_workspace);
    sql.each(u"SELECT state, count(*) FROM link WHERE id IN (SELECT value FROM json_each(:ids)) GROUP BY state "
             "ORDER BY state"_s,
        {{u":ids"_s, toJson(std::vector<qint64>(links.begin(), links.end()))}},
        [&](const Prepared &row) { states.insert(stateOf(row.number(0)), static_cast<int>(row.number(1))); });
    if (!sql.ok())
        return sql.error();
    return states;
}

} // namespace samband
