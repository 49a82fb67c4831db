#include "core/store/views.h"

#include "core/domain/admission.h"
#include "core/domain/written.h"
#include "core/store/codec.h"
#include "core/store/joinedtitles.h"
#include "core/store/journal.h"
#include "core/store/linkorder.h"
#include "core/store/runstore.h"
#include "core/store/savedviews.h"
#include "core/store/setup.h"
#include "core/store/titleorders.h"
#include "core/store/workspace.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

std::optional<LastRun> lastRunOf(Sql &sql, qint64 flow)
{
    std::optional<LastRun> last;
    sql.each(u"SELECT r.id, r.started, r.ended, r.status, f.read, f.unchanged, f.written, f.held, f.conflicting, "
             "f.excluded, f.failed FROM setting s JOIN run r ON r.id = CAST(s.value AS INTEGER) "
             "LEFT JOIN run_flow f ON f.run = r.id AND f.flow = :flow WHERE s.key = :key"_s,
        {{u":flow"_s, flow}, {u":key"_s, takenKey(flow)}}, [&](const Prepared &row) {
            const auto count = [&](int column) { return static_cast<int>(row.number(column)); };
            last = {row.number(0), row.number(1), row.number(2), row.text(3),
                {count(4), count(5), count(6), count(7), count(8), count(9), count(10)}};
        });
    return last;
}

QList<FlowSummary> flowSummaries(Sql &sql)
{
    QList<FlowSummary> flows;
    QMap<qint64, qsizetype> place;
    QList<Flow> rules;
    sql.each(u"SELECT id, title, source_datatype, target_datatype, rules, statements FROM flow WHERE active = 1 "
             "ORDER BY position"_s,
        {}, [&](const Prepared &row) {
            place.insert(row.number(0), flows.size());
            Flow flow;
            flow.rules = flowRulesFrom(row.text(4));
            flow.statements = statementsFrom(row.text(5));
            flows.append({row.number(0), row.text(1), {row.text(2), row.text(3)}, flow.rules.enabled, {}});
            flows.last().condition = needsRule(flow) ? conditionInProse(flow) : QString();
            rules << flow;
        });
    sql.each(u"SELECT flow, source_path, target_path, rules FROM property WHERE active = 1 ORDER BY flow, position"_s,
        {}, [&](const Prepared &row) {
            if (const auto flow = place.constFind(row.number(0)); flow != place.cend()) {
                flows[*flow].paths.append({row.text(1), row.text(2)});
                rules[*flow].mappings << Mapping{
                    0, flows[*flow].paths.last(), {}, {}, 0, propertyRulesFrom(row.text(3))};
            }
        });
    for (qsizetype at = 0; at < flows.size(); ++at) {
        flows[at].written = writtenSides(rules[at]);
        flows[at].lastRun = lastRunOf(sql, flows[at].id);
    }
    sql.each(u"SELECT state, flow, rows FROM link_count WHERE rows > 0 ORDER BY flow, state"_s, {},
        [&](const Prepared &row) {
            if (const auto flow = place.constFind(row.number(1)); flow != place.cend())
                flows[*flow].counts.insert(stateOf(row.number(0)), static_cast<int>(row.number(2)));
        });
    return flows;
}

/// The oldest last complete read among the datatypes that the flows that are on use; 0 when one was never read.
qint64 readCompletely(Sql &sql, Side side, const QList<FlowSummary> &flows)
{
    std::optional<qint64> oldest;
    for (const FlowSummary &flow : flows) {
        if (!flow.enabled)
            continue;
        const qint64 complete = sql.number(
            u"SELECT d.complete FROM flow f JOIN datatype d ON d.id = f.%1_type WHERE f.id = :flow"_s.arg(toText(side)),
            {{u":flow"_s, flow.id}});
        oldest = std::min(complete, oldest.value_or(complete));
    }
    return oldest.value_or(0);
}

QString systemName(Sql &sql, Side side)
{
    const QString connected =
        sql.text(u"SELECT system FROM connection WHERE side = :side"_s, {{u":side"_s, toText(side)}});
    return !connected.isEmpty()
        ? connected
        : sql.text(u"SELECT value FROM setting WHERE key = :key"_s, {{u":key"_s, u"dataflow."_s + toText(side)}});
}

QList<RunRow> runRows(Sql &sql, int limit)
{
    QList<RunRow> runs;
    sql.each(u"SELECT id, started, ended, trigger_by, status, error, calls FROM run ORDER BY id DESC LIMIT :limit"_s,
        {{u":limit"_s, limit}}, [&](const Prepared &row) {
            runs.append({row.number(0), row.number(1), row.number(2), row.text(3), row.text(4), row.text(5), {},
                row.number(6)});
        });
    for (RunRow &run : runs) {
        sql.each(u"SELECT flow, read, unchanged, written, held, conflicting, excluded, failed FROM run_flow "
                 "WHERE run = :run ORDER BY flow"_s,
            {{u":run"_s, run.id}}, [&](const Prepared &row) {
                auto count = [&](int column) { return static_cast<int>(row.number(column)); };
                run.counts.insert(
                    row.number(0), {count(1), count(2), count(3), count(4), count(5), count(6), count(7)});
            });
    }
    return runs;
}

LinkRow linkRowFrom(const Prepared &row)
{
    return {row.number(0), row.number(1), stateOf(row.number(2)), {row.text(3), row.text(4)},
        {row.text(5), row.text(6)}, row.text(7), fromText<Verb>(row.text(8)).value_or(Verb::Nothing),
        reasonFrom(row.text(9)), row.number(10)};
}

/// The cause of a row whose state, reason and properties stand in the columns from \a first on.
Cause causeFrom(const Prepared &row, int first)
{
    return causeOf(stateOf(row.number(first)), reasonFrom(row.text(first + 1)), row.text(first + 2));
}

/// Puts rows that were fetched in any order into that of \a ids.
template<class Row> std::vector<Row> arranged(std::unordered_map<qint64, Row> &rows, const std::vector<qint64> &ids)
{
    std::vector<Row> result;
    result.reserve(ids.size());
    for (const qint64 id : ids) {
        if (const auto row = rows.find(id); row != rows.end())
            result.push_back(row->second);
    }
    return result;
}

} // namespace

Result<Summary> Views::summary() const
{
    Summary summary;
    const Status done = m_workspace.transaction([&] {
        Sql sql(m_workspace);
        summary.flows = flowSummaries(sql);
        for (const Side side : bothSides) {
            summary.system[side] = systemName(sql, side);
            summary.readCompletelyAt[side] = readCompletely(sql, side, summary.flows);
        }
        if (const QList<RunRow> last = runRows(sql, 1); !last.isEmpty())
            summary.lastRun = last.first();
        summary.views = savedViewsFrom(Setup(m_workspace).setting(savedViewsKey));
        return sql.status();
    });
    if (!done.ok())
        return done.error();
    if (const auto row = m_workspace.suspectJournalRow())
        summary.warning = journalChanged(m_workspace.path(), *row);
    return summary;
}

Views::Views(Workspace &workspace)
    : m_workspace(workspace)
    , m_titles(std::make_unique<TitleOrders>(workspace))
{
}

Views::~Views() = default;

Result<std::vector<qint64>> Views::linkOrder(const LinkQuery &query) const
{
    if (query.sortBy != LinkColumn::SourceTitle && query.sortBy != LinkColumn::TargetTitle)
        return ordered(query, true);
    Result<std::vector<qint64>> found = std::vector<qint64>();
    // What is kept and what is looked for are of one moment.
    const Status done = m_workspace.transaction([&] {
        found = orderedByTitle(query);
        return found.ok() ? Status(Done{}) : Status(found.error());
    });
    return done.ok() ? found : Result<std::vector<qint64>>(done.error());
}

Result<std::vector<qint64>> Views::orderedByTitle(const LinkQuery &query) const
{
    const Side side = query.sortBy == LinkColumn::SourceTitle ? Side::Source : Side::Target;
    const Result<bool> isKept = m_titles->isKept(side);
    if (!isKept.ok())
        return isKept.error();
    LinkQuery every;
    every.sortBy = query.sortBy;
    every.descending = query.descending;
    if (query != every && !*isKept)
        return ordered(query, true); // few rows are sorted sooner than all of them
    if (!*isKept) {
        every.descending = false;
        Result<std::vector<qint64>> all = ordered(every, true);
        if (!all.ok())
            return all.error();
        m_titles->keep(side, std::move(*all));
    }
    if (query == every || !*isKept)
        return m_titles->all(side, query.descending);
    const Result<std::vector<qint64>> rows = ordered(query, false);
    if (!rows.ok())
        return rows.error();
    return m_titles->arranged(side, query.descending, *rows);
}

/// The rows that \a query shows, in its order or, when nobody wants them \a sorted, in any.
Result<std::vector<qint64>> Views::ordered(const LinkQuery &query, bool sorted) const
{
    Sql sql(m_workspace);
    const OrderStatement order = orderStatement(sql, query);
    if (!sql.ok())
        return sql.error();
    Prepared statement(m_workspace, sorted ? order.sql + order.order : order.sql);
    for (const Bind &bind : order.values)
        statement.bind(bind.name, bind.value);
    std::vector<qint64> ids;
    if (const Status done = statement.exec(); !done.ok())
        return done.error();
    while (statement.next()) {
        const int cause = 1 + 2 * static_cast<int>(query.values.size());
        if (holds(query.values, statement)
            && (query.cause.isEmpty() || causeFrom(statement, cause).key() == query.cause))
            ids.push_back(statement.number(0));
    }
    if (const Status done = statement.status(); !done.ok())
        return done.error();
    return ids;
}

Result<std::vector<LinkRow>> Views::linkRows(const std::vector<qint64> &ids) const
{
    std::unordered_map<qint64, LinkRow> rows;
    Sql sql(m_workspace);
    sql.each(
        u"SELECT l.id, l.flow, l.state, s.title, t.title, s.remote_id, t.remote_id, l.properties, l.verb, l.reason, "
        "l.since FROM link l LEFT JOIN record s ON s.id = l.source LEFT JOIN record t ON t.id = l.target "
        "WHERE l.id IN (SELECT value FROM json_each(:ids))"_s,
        {{u":ids"_s, toJson(ids)}}, [&](const Prepared &row) { rows.emplace(row.number(0), linkRowFrom(row)); });
    JoinedTitles(sql).fill(sql, rows);
    if (!sql.ok())
        return sql.error();
    return arranged(rows, ids);
}

Result<std::vector<JournalRow>> Views::journalRows(const std::vector<qint64> &ids) const
{
    std::unordered_map<qint64, JournalRow> rows;
    Sql sql(m_workspace);
    sql.each(u"SELECT "_s + journalColumns() + u" FROM journal WHERE id IN (SELECT value FROM json_each(:ids))"_s,
        {{u":ids"_s, toJson(ids)}}, [&](const Prepared &row) { rows.emplace(row.number(0), journalRowFrom(row)); });
    if (!sql.ok())
        return sql.error();
    return arranged(rows, ids);
}

Result<QList<RunRow>> Views::runs(int limit) const
{
    Sql sql(m_workspace);
    const QList<RunRow> found = runRows(sql, limit);
    if (!sql.ok())
        return sql.error();
    return found;
}

Result<QList<CauseRow>> Views::causes() const
{
    QStringList ranks;
    for (const auto &[state, name] : enumNames<LinkState>) {
        if (needsPerson(state))
            ranks << QString::number(rankOf(state));
    }
    std::map<QString, CauseRow> found; // by key
    Sql sql(m_workspace);
    sql.each(
        u"SELECT l.state, l.reason, l.properties, l.since FROM link l JOIN flow f ON f.id = l.flow AND f.active = 1 "
        "WHERE l.state IN (%1)"_s.arg(ranks.join(u", "_s)),
        {}, [&](const Prepared &row) {
            const Cause cause = causeFrom(row, 0);
            const qint64 since = row.number(3);
            CauseRow &group = found.try_emplace(cause.key(), CauseRow{cause, 0, since, since, {}}).first->second;
            ++group.count;
            group.firstSeen = std::min(group.firstSeen, since);
            if (group.count == 1 || since > group.lastSeen)
                group.example = reasonFrom(row.text(1));
            group.lastSeen = std::max(group.lastSeen, since);
        });
    if (!sql.ok())
        return sql.error();
    QList<CauseRow> causes;
    for (const auto &[key, group] : found)
        causes << group;
    std::ranges::stable_sort(causes, [](const CauseRow &a, const CauseRow &b) { return a.count > b.count; });
    return causes;
}

Result<QList<DayChanges>> Views::activity(qint64 from, qint64 offset) const
{
    QList<DayChanges> days;
    Sql sql(m_workspace);
    sql.each(u"SELECT (at + :offset) / 86400000 AS day, sum(side = 'source'), sum(side = 'target') FROM journal "
             "WHERE at >= :from AND kind IN ('created', 'updated', 'archived') GROUP BY day ORDER BY day"_s,
        {{u":offset"_s, offset}, {u":from"_s, from}}, [&](const Prepared &row) {
            days << DayChanges{row.number(0), {static_cast<int>(row.number(1)), static_cast<int>(row.number(2))}};
        });
    if (!sql.ok())
        return sql.error();
    return days;
}

} // namespace samband
