#include "core/store/planstore.h"

#include "core/store/codec.h"
#include "core/store/fold.h"
#include "core/store/joinedtitles.h"
#include "core/store/linkentries.h"
#include "core/store/setup.h"
#include "core/store/workspace.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <unordered_map>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

const auto planRun = "plan/run"_L1;

QString changesJson(const QList<PlannedChange> &changes)
{
    QJsonArray array;
    for (const PlannedChange &change : changes)
        array << QJsonArray{toText(change.side), change.path, change.before, change.after};
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QList<PlannedChange> changesFrom(const QString &json)
{
    QList<PlannedChange> changes;
    const QJsonArray array = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const auto &change : array)
        changes.append({fromText<Side>(change[0].toString()).value_or(Side::Target), change[1].toString(),
            change[2].toString(), change[3].toString()});
    return changes;
}

QString changesKey(const QList<PlannedChange> &changes)
{
    QStringList parts;
    for (const PlannedChange &change : changes)
        parts << change.path << change.before << change.after;
    return folded(parts.join(u' '));
}

qint64 bitsOf(const PlanCost &cost)
{
    return qint64(cost.writes.source) | qint64(cost.writes.target) << 1 | qint64(cost.looks.source) << 2
        | qint64(cost.looks.target) << 3;
}

PlanCost costFrom(qint64 bits)
{
    return {{(bits & 4) != 0, (bits & 8) != 0}, {(bits & 1) != 0, (bits & 2) != 0}};
}

PlanLine lineFrom(const Prepared &row)
{
    PlanLine line;
    line.id = row.number(0);
    line.flow = row.number(1);
    line.verb = fromText<Verb>(row.text(2)).value_or(Verb::Nothing);
    line.held = row.flag(3);
    line.state = stateOf(row.number(4));
    line.title = {row.text(5), row.text(6)};
    line.recordId = {row.text(7), row.text(8)};
    line.properties = row.text(9);
    line.reason = reasonFrom(row.text(10));
    line.changes = changesFrom(row.text(11));
    line.mark = {row.number(12), row.number(13), row.number(14)};
    line.cost = costFrom(row.number(15));
    return line;
}

/// What a column is sorted by, which is also what its filter looks at.
QString keyOf(PlanColumn column, const JoinedTitles &joined)
{
    switch (column) {
    case PlanColumn::What:
        return u"p.verb"_s;
    case PlanColumn::Flow:
        return u"f.position"_s;
    case PlanColumn::SourceTitle:
        return joined.keyExpression(Side::Source, u's');
    case PlanColumn::TargetTitle:
        return u"p.target_key"_s;
    case PlanColumn::Written:
        return u"p.change_key"_s;
    case PlanColumn::Why:
        return u"p.why_key"_s;
    }
    return {};
}

QString sortOf(PlanColumn column, const JoinedTitles &joined)
{
    const QString key = keyOf(column, joined);
    return column == PlanColumn::What || column == PlanColumn::Flow ? key : inAlphabet(key);
}

/// What the filter of a column looks at: an id stands where there is no title.
QString shownOf(PlanColumn column, const JoinedTitles &joined)
{
    const QString key = keyOf(column, joined);
    if (column == PlanColumn::SourceTitle)
        return u"%1 || char(10) || lower(p.source_id)"_s.arg(key);
    return column == PlanColumn::TargetTitle ? u"%1 || char(10) || lower(p.target_id)"_s.arg(key) : key;
}

constexpr int longestChain = 32; // of rows that wait for each other: a plan that went wrong must not go round for ever

/// What each of the lines \a ids waits for, nearest first.
void fillLeaders(Sql &sql, const std::vector<qint64> &ids, std::unordered_map<qint64, PlanLine> &lines)
{
    sql.each(
        u"WITH RECURSIVE chain(link, step, leader) AS (SELECT link, 1, after FROM plan WHERE after <> 0 AND link IN "
        "(SELECT value FROM json_each(:ids)) UNION ALL SELECT c.link, c.step + 1, p.after FROM chain c "
        "JOIN plan p ON p.link = c.leader WHERE p.after <> 0 AND c.step < :longest) "
        "SELECT c.link, b.link, b.verb, b.source_title FROM chain c JOIN plan b ON b.link = c.leader "
        "ORDER BY c.link, c.step"_s,
        {{u":ids"_s, toJson(ids)}, {u":longest"_s, qint64(longestChain)}}, [&](const Prepared &row) {
            lines[row.number(0)].leaders.append(
                {row.number(1), fromText<Verb>(row.text(2)).value_or(Verb::Nothing), row.text(3)});
        });
}

constexpr std::array textColumns{
    PlanColumn::What, PlanColumn::SourceTitle, PlanColumn::TargetTitle, PlanColumn::Written, PlanColumn::Why};

/// The flows whose title has \a part, for an IN clause.
QString flowsCalled(Sql &sql, const QString &part)
{
    QStringList ids;
    sql.each(u"SELECT id, title FROM flow"_s, {}, [&](const Prepared &row) {
        if (folded(row.text(1)).contains(folded(part.trimmed())))
            ids << row.text(0);
    });
    return ids.join(u',');
}

} // namespace

Status PlanStore::begin(qint64 run)
{
    return m_workspace.transaction([&] {
        Sql sql(m_workspace);
        sql.run(u"DELETE FROM plan"_s);
        return sql.ok() ? Setup(m_workspace).saveSetting(planRun, QString::number(run)) : sql.status();
    });
}

Status PlanStore::append(const QList<PlanLine> &lines, const QStringList &why)
{
    return m_workspace.transaction([&] {
        Sql sql(m_workspace);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const PlanLine &line = lines[i];
            sql.run(
                u"INSERT OR REPLACE INTO plan(link, flow, verb, held, state, source_title, target_title, source_id, "
                "target_id, target_key, properties, reason, why_key, changes, change_key, writes, mark, "
                "mark_then, after) VALUES(:link, :flow, :verb, :held, :state, :stitle, :ttitle, :sid, :tid, :tkey, "
                ":properties, :reason, :why, :changes, :ckey, :writes, "
                ":mark, :then, :after)"_s,
                {{u":link"_s, line.id}, {u":flow"_s, line.flow}, {u":verb"_s, toText(line.verb)},
                    {u":held"_s, QVariant(line.held)}, {u":state"_s, qint64(rankOf(line.state))},
                    {u":stitle"_s, line.title.source}, {u":ttitle"_s, line.title.target},
                    {u":sid"_s, line.recordId.source}, {u":tid"_s, line.recordId.target},
                    {u":tkey"_s, folded(line.title.target)}, {u":properties"_s, line.properties},
                    {u":reason"_s, toJson(line.reason)}, {u":why"_s, folded(why.value(i))},
                    {u":changes"_s, changesJson(line.changes)}, {u":ckey"_s, changesKey(line.changes)},
                    {u":writes"_s, bitsOf(line.cost)}, {u":mark"_s, line.mark.mark}, {u":then"_s, line.mark.then},
                    {u":after"_s, line.mark.after}});
        }
        return sql.status();
    });
}

Status PlanStore::markWaiting(qint64 flow)
{
    Sql sql(m_workspace);
    sql.run(u"UPDATE link SET marked = 1 WHERE flow = :flow AND marked = 0 AND source IS NOT NULL AND target IS NULL"_s,
        {{u":flow"_s, flow}});
    return sql.status();
}

Result<qint64> PlanStore::leader(const Flow &follower, const QMap<QString, QString> &refs) const
{
    Sql sql(m_workspace);
    const QString follows = typeKey(follower.rules.followDatatype);
    const QString leading = leadingFlows(sql, follower);
    qint64 found = 0;
    for (auto ref = refs.cbegin(); ref != refs.cend() && found == 0; ++ref) {
        if (typeKey(ref.key()) != follows)
            continue;
        found =
            sql.number(u"SELECT p.link FROM flow f JOIN record s ON s.datatype = f.source_type AND s.remote_id = "
                       "coalesce((SELECT r.remote_id FROM record_alias a JOIN record r ON r.id = a.record "
                       "WHERE a.datatype = f.source_type AND a.remote_id = :ref), :ref) "
                       "JOIN link l ON l.source = s.id AND l.flow = f.id JOIN plan p ON p.link = l.id "
                       "AND p.verb IN ('create', 'link') WHERE f.id IN (SELECT value FROM json_each(:flows)) LIMIT 1"_s,
                {{u":ref"_s, *ref}, {u":flows"_s, leading}});
    }
    if (!sql.ok())
        return sql.error();
    return found;
}

Result<QMap<qint64, PlanMark>> PlanStore::marks(qint64 run, const QList<qint64> &links) const
{
    if (Setup(m_workspace).setting(planRun) != QString::number(run))
        return Error{ErrorKind::BadInput,
            QCoreApplication::translate("Workspace",
                "The plan that was agreed to is not the last one: another preview was made since. Nothing was written. "
                "Look at the new plan.")};
    const QSet<qint64> wanted(links.begin(), links.end());
    QMap<qint64, PlanMark> marks;
    Sql sql(m_workspace);
    sql.each(u"SELECT link, mark, mark_then, after FROM plan"_s, {}, [&](const Prepared &row) {
        if (wanted.contains(row.number(0)))
            marks.insert(row.number(0), {row.number(1), row.number(2), row.number(3)});
    });
    if (!sql.ok())
        return sql.error();
    return marks;
}

Result<PlanIndex> PlanStore::index() const
{
    PlanIndex index;
    index.run = Setup(m_workspace).setting(planRun).toLongLong();
    Sql sql(m_workspace);
    sql.each(u"SELECT link, flow, verb, held, after, writes FROM plan ORDER BY link"_s, {}, [&](const Prepared &row) {
        index.entries.push_back({row.number(0), row.number(1), fromText<Verb>(row.text(2)).value_or(Verb::Nothing),
            row.flag(3), row.number(4), costFrom(row.number(5))});
    });
    if (!sql.ok())
        return sql.error();
    return index;
}

Result<std::vector<qint64>> PlanStore::order(const PlanQuery &query) const
{
    Sql sql(m_workspace);
    const JoinedTitles joined(sql);
    if (!sql.ok())
        return sql.error();
    QStringList conditions{u"1"_s};
    QList<Bind> values;
    const auto has = [&](const QString &shown, const QString &text) {
        const QString name = u":v%1"_s.arg(values.size());
        values.append({name, folded(text.trimmed())});
        return u"instr(%1, %2) > 0"_s.arg(shown, name);
    };
    QStringList verbs;
    for (const Verb verb : query.verbs)
        verbs << u'\'' + toText(verb) + u'\'';
    if (!verbs.isEmpty())
        conditions << u"p.verb IN (%1)"_s.arg(verbs.join(u','));
    if (query.held)
        conditions << u"p.held = 1"_s;
    if (!query.only.empty()) {
        values.append({u":only"_s, toJson(query.only)});
        conditions << u"p.link IN (SELECT value FROM json_each(:only))"_s;
    }
    QStringList anywhere;
    if (const QString part = query.contains.value(PlanColumn::Flow); !part.trimmed().isEmpty())
        conditions << u"p.flow IN (%1)"_s.arg(flowsCalled(sql, part));
    for (const PlanColumn column : textColumns) {
        if (const QString part = query.contains.value(column); !part.trimmed().isEmpty())
            conditions << has(shownOf(column, joined), part);
        if (!query.text.trimmed().isEmpty())
            anywhere << has(shownOf(column, joined), query.text);
    }
    if (!anywhere.isEmpty())
        conditions << u'(' + anywhere.join(" OR "_L1) + u')';
    const QString direction = query.descending ? u" DESC"_s : u""_s;
    Prepared statement(m_workspace,
        u"SELECT p.link FROM plan p JOIN flow f ON f.id = p.flow LEFT JOIN link l ON l.id = p.link "
        "LEFT JOIN record s ON s.id = l.source WHERE %1 ORDER BY %2%3, p.link%3"_s.arg(
            conditions.join(" AND "_L1), sortOf(query.sortBy, joined), direction));
    for (const Bind &bind : values)
        statement.bind(bind.name, bind.value);
    std::vector<qint64> ids;
    if (const Status done = statement.exec(); !done)
        return done.error();
    while (statement.next())
        ids.push_back(statement.number(0));
    if (const Status done = statement.status(); !done)
        return done.error();
    return ids;
}

Result<std::vector<PlanLine>> PlanStore::lines(const std::vector<qint64> &ids) const
{
    std::unordered_map<qint64, PlanLine> found;
    std::unordered_map<qint64, LinkRow> nameless;
    Sql sql(m_workspace);
    sql.each(
        u"SELECT p.link, p.flow, p.verb, p.held, p.state, p.source_title, p.target_title, p.source_id, p.target_id, "
        "p.properties, p.reason, p.changes, p.mark, p.mark_then, p.after, p.writes FROM plan p "
        "WHERE p.link IN (SELECT value FROM json_each(:ids))"_s,
        {{u":ids"_s, toJson(ids)}}, [&](const Prepared &row) {
            const PlanLine line = lineFrom(row);
            nameless.emplace(line.id, line);
            found.emplace(line.id, line);
        });
    fillLeaders(sql, ids, found);
    JoinedTitles(sql).fill(sql, nameless);
    if (!sql.ok())
        return sql.error();
    std::vector<PlanLine> lines;
    for (const qint64 id : ids) {
        const auto line = found.find(id);
        if (line == found.end())
            continue;
        line->second.title = nameless.at(id).title;
        lines.push_back(line->second);
    }
    return lines;
}

} // namespace samband
