#include "core/store/linkentries.h"

#include "core/store/codec.h"
#include "core/store/fold.h"
#include "core/store/mergekeys.h"
#include "core/store/recordrow.h"
#include "core/store/workspace.h"

#include <QCoreApplication>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct FlowOutline {
    qint64 id = 0;
    PerSide<QString> type; ///< keys
    QString follows; ///< key
};

QList<FlowOutline> activeFlows(Sql &sql)
{
    QList<FlowOutline> flows;
    sql.each(u"SELECT id, source_datatype, target_datatype, rules FROM flow WHERE active = 1 ORDER BY position"_s, {},
        [&](const Prepared &row) {
            flows.append({row.number(0), {typeKey(row.text(1)), typeKey(row.text(2))},
                typeKey(flowRulesFrom(row.text(3)).followDatatype)});
        });
    return flows;
}

LinkEntry entryFrom(const Prepared &row)
{
    constexpr int source = 10;
    LinkEntry entry;
    entry.id = row.number(0);
    entry.flow = row.number(1);
    entry.state = stateOf(row.number(2));
    entry.base = baseFrom(row.text(3));
    entry.paused = row.flag(4);
    entry.attempts = static_cast<int>(row.number(5));
    entry.retryAt = row.number(6);
    entry.candidate = row.number(7);
    entry.verb = fromText<Verb>(row.text(8)).value_or(Verb::Nothing);
    entry.guard = row.text(9);
    entry.record = {storedRecord(row, source), storedRecord(row, source + recordColumnCount)};
    return entry;
}

QString entryColumns()
{
    return u"SELECT l.id, l.flow, l.state, l.base, l.paused, l.attempts, l.retry_at, l.candidate, l.verb, l.guard, "_s
        + recordColumns(u"s"_s) + u", "_s + recordColumns(u"t"_s)
        + u" FROM link l LEFT JOIN record s ON s.id = l.source LEFT JOIN record t ON t.id = l.target "_s;
}

QString absorberOf(Sql &sql, qint64 record)
{
    return sql.text(u"SELECT r.remote_id FROM record old JOIN record_alias a ON a.datatype = old.datatype "
                    "AND a.remote_id = old.remote_id JOIN record r ON r.id = a.record WHERE old.id = :id"_s,
        {{u":id"_s, record}});
}

void complete(Sql &sql, const Flow &flow, std::vector<LinkEntry> &entries)
{
    const bool anyChoice = sql.number(u"SELECT EXISTS(SELECT 1 FROM resolution)"_s) != 0;
    const QString leading = flow.rules.followDatatype.isEmpty() ? QString() : leadingFlows(sql, flow);
    for (LinkEntry &entry : entries) {
        if (anyChoice)
            entry.resolutions = resolutionsOf(sql, entry.id);
        for (const Side side : bothSides) {
            const StoredRecord &record = entry.record[side];
            if (record.id != 0 && record.shadow.presence == Presence::Absent)
                entry.absorbedBy[side] = absorberOf(sql, record.id);
        }
        if (!leading.isEmpty())
            entry.counterpart = counterpartOf(sql, leading, flow, entry.record.source.refs);
    }
}

} // namespace

QString leadingFlows(Sql &sql, const Flow &follower)
{
    const QString follows = typeKey(follower.rules.followDatatype);
    const QString target = typeKey(follower.datatype.target);
    std::vector<qint64> ids;
    for (const FlowOutline &flow : activeFlows(sql)) {
        if (flow.id != follower.id && flow.follows.isEmpty() && flow.type.source == follows
            && flow.type.target == target)
            ids.push_back(flow.id);
    }
    return toJson(ids);
}

std::optional<qint64> counterpartOf(
    Sql &sql, const QString &leadingFlows, const Flow &follower, const QMap<QString, QString> &refs)
{
    const QString follows = typeKey(follower.rules.followDatatype);
    std::optional<qint64> counterpart;
    for (auto ref = refs.cbegin(); ref != refs.cend(); ++ref) {
        if (typeKey(ref.key()) != follows)
            continue;
        // A merge may have given the record a new id since the reference was read.
        std::optional<bool> isGone;
        qint64 target = 0;
        sql.each(
            u"SELECT l.target, t.present = 0 FROM flow f JOIN record s ON s.datatype = f.source_type AND s.remote_id = "
            "coalesce((SELECT r.remote_id FROM record_alias a JOIN record r ON r.id = a.record "
            "WHERE a.datatype = f.source_type AND a.remote_id = :ref), :ref) "
            "JOIN link l ON l.source = s.id AND l.flow = f.id LEFT JOIN record t ON t.id = l.target "
            "WHERE f.id IN (SELECT value FROM json_each(:flows)) "
            "ORDER BY coalesce(t.present, 0) DESC, l.target IS NULL, f.position LIMIT 1"_s,
            {{u":ref"_s, *ref}, {u":flows"_s, leadingFlows}}, [&](const Prepared &row) {
                target = row.number(0);
                isGone = row.flag(1);
            });
        if (isGone && !*isGone && target != 0)
            return target;
        if (isGone && !*isGone)
            counterpart = 0;
    }
    return counterpart;
}

void markFollowers(Sql &sql, qint64 link)
{
    qint64 flow = 0;
    qint64 source = 0;
    sql.each(u"SELECT flow, source FROM link WHERE id = :link"_s, {{u":link"_s, link}}, [&](const Prepared &row) {
        flow = row.number(0);
        source = row.number(1);
    });
    const QList<FlowOutline> flows = activeFlows(sql);
    const auto own = std::find_if(flows.begin(), flows.end(), [&](const FlowOutline &f) { return f.id == flow; });
    if (own == flows.end() || source == 0)
        return;
    std::vector<qint64> following;
    for (const FlowOutline &other : flows) {
        if (other.id != flow && other.follows == own->type.source && other.type.target == own->type.target)
            following.push_back(other.id);
    }
    if (following.empty())
        return;
    sql.run(u"UPDATE link SET marked = 1 WHERE marked = 0 AND flow IN (SELECT value FROM json_each(:flows)) "
            "AND source IN (SELECT record FROM record_ref WHERE type_key = :type AND remote_id IN "
            "(SELECT remote_id FROM record WHERE id = :source UNION SELECT remote_id FROM record_alias "
            "WHERE record = :source))"_s,
        {{u":flows"_s, toJson(following)}, {u":type"_s, own->type.source}, {u":source"_s, source}});
}

void markNamesakes(Sql &sql, qint64 record)
{
    sql.run(u"UPDATE link SET marked = 1 WHERE target IS NULL AND marked = 0 AND source IN (%1)"_s.arg(
                rivalsOf(sql, u":record"_s)),
        {{u":record"_s, record}});
}

bool isTaken(Sql &sql, qint64 link, Side side, qint64 record)
{
    const qint64 flow = sql.number(u"SELECT flow FROM link WHERE id = :link"_s, {{u":link"_s, link}});
    const QString rules = sql.text(u"SELECT rules FROM flow WHERE id = :flow"_s, {{u":flow"_s, flow}});
    if (side == Side::Target && !flowRulesFrom(rules).followDatatype.isEmpty())
        return false;
    return sql.number(u"SELECT id FROM link WHERE flow = :flow AND %1 = :record AND %2 IS NOT NULL AND id IS NOT :link "
                      "LIMIT 1"_s.arg(toText(side), toText(other(side))),
               {{u":flow"_s, flow}, {u":record"_s, record}, {u":link"_s, link}})
        != 0;
}

void takeRecord(Sql &sql, qint64 link, Side side, qint64 record)
{
    const QString column = toText(side);
    const QString opposite = toText(other(side));
    const qint64 flow = sql.number(u"SELECT flow FROM link WHERE id = :link"_s, {{u":link"_s, link}});
    if (isTaken(sql, link, side, record) && sql.ok()) {
        const QString title = sql.text(u"SELECT title FROM record WHERE id = :id"_s, {{u":id"_s, record}});
        sql.fail(ErrorKind::BadInput,
            QCoreApplication::translate("Workspace",
                "“%1” is linked to another record already. Unlink that pair first, or choose another record.")
                .arg(title));
    }
    sql.run(u"DELETE FROM link WHERE flow = :flow AND %1 = :record AND %2 IS NULL AND id IS NOT :link"_s.arg(
                column, opposite),
        {{u":flow"_s, flow}, {u":record"_s, record}, {u":link"_s, link}});
    if (side == Side::Source)
        noteRows(sql, flow, -sql.changed());
    sql.run(
        u"UPDATE link SET %1 = :record WHERE id = :link"_s.arg(column), {{u":record"_s, record}, {u":link"_s, link}});
    markFollowers(sql, link);
    markNamesakes(sql, record);
}

void noteRows(Sql &sql, qint64 flow, int rows)
{
    if (rows != 0)
        sql.run(u"INSERT INTO row_change(flow, rows) VALUES(:flow, :rows)"_s, {{u":flow"_s, flow}, {u":rows"_s, rows}});
}

Resolutions resolutionsOf(Sql &sql, qint64 link)
{
    Resolutions resolutions;
    sql.each(u"SELECT property, choice, value, seen_source, seen_target, args FROM resolution WHERE link = :link "
             "ORDER BY property"_s,
        {{u":link"_s, link}}, [&](const Prepared &row) {
            resolutions.append({static_cast<int>(row.number(0)), fromText<Choice>(row.text(1)).value_or(Choice::Reject),
                row.text(2), {row.text(3), row.text(4)}, textsFrom(row.text(5))});
        });
    return resolutions;
}

void closeResolutions(Sql &sql, qint64 link, const Resolutions &used)
{
    for (const Resolution &choice : used) {
        sql.run(u"DELETE FROM resolution WHERE link = :link AND property = :property AND choice = :choice "
                "AND value = :value AND seen_source = :source AND seen_target = :target AND args = :args"_s,
            {{u":link"_s, link}, {u":property"_s, qint64(choice.property)}, {u":choice"_s, toText(choice.choice)},
                {u":value"_s, choice.value}, {u":source"_s, choice.seen.source}, {u":target"_s, choice.seen.target},
                {u":args"_s, toJson(choice.args)}});
    }
}

LinkGlimpse glimpseOf(Sql &sql, qint64 link)
{
    LinkGlimpse glimpse;
    bool anyChoice = false;
    sql.each(u"SELECT source, target, paused, EXISTS(SELECT 1 FROM resolution WHERE link = :link) FROM link "
             "WHERE id = :link"_s,
        {{u":link"_s, link}}, [&](const Prepared &row) {
            glimpse.record = {row.number(0), row.number(1)};
            glimpse.paused = row.flag(2);
            anyChoice = row.flag(3);
        });
    if (anyChoice)
        glimpse.resolutions = resolutionsOf(sql, link);
    return glimpse;
}

Result<std::vector<LinkEntry>> LinkStore::marked(const Flow &flow, qint64 after, int limit, qint64 link) const
{
    std::vector<LinkEntry> entries;
    auto append = [&](const Prepared &row) { entries.push_back(entryFrom(row)); };
    Sql sql(m_workspace);
    if (link != 0)
        sql.each(entryColumns() + u"WHERE l.id = :link AND l.flow = :flow"_s,
            {{u":link"_s, link}, {u":flow"_s, flow.id}}, append);
    else
        sql.each(entryColumns()
                + u"WHERE l.flow = :flow AND l.marked = 1 AND l.source IS NOT NULL AND l.id > :after "
                  "ORDER BY l.id LIMIT :limit"_s,
            {{u":flow"_s, flow.id}, {u":after"_s, after}, {u":limit"_s, limit}}, append);
    complete(sql, flow, entries);
    if (!sql.ok())
        return sql.error();
    return entries;
}

Result<std::vector<LinkEntry>> LinkStore::rowsOf(const Flow &flow, qint64 after, int limit) const
{
    std::vector<LinkEntry> entries;
    Sql sql(m_workspace);
    sql.each(entryColumns()
            + u"WHERE l.flow = :flow AND l.source IS NOT NULL AND l.id > :after ORDER BY l.id LIMIT :limit"_s,
        {{u":flow"_s, flow.id}, {u":after"_s, after}, {u":limit"_s, limit}},
        [&](const Prepared &row) { entries.push_back(entryFrom(row)); });
    complete(sql, flow, entries);
    if (!sql.ok())
        return sql.error();
    return entries;
}

Result<bool> LinkStore::isAnothers(qint64 link, Side side, qint64 record) const
{
    Sql sql(m_workspace);
    const bool taken = isTaken(sql, link, side, record);
    if (!sql.ok())
        return sql.error();
    return taken;
}

Result<bool> LinkStore::isLinked(qint64 record) const
{
    Sql sql(m_workspace);
    const qint64 pairs = sql.number(
        u"SELECT EXISTS(SELECT 1 FROM link WHERE target = :record AND source IS NOT NULL) OR EXISTS(SELECT 1 FROM link "
        "WHERE source = :record AND target IS NOT NULL)"_s,
        {{u":record"_s, record}});
    if (!sql.ok())
        return sql.error();
    return pairs != 0;
}

Result<QList<Candidate>> LinkStore::judged(qint64 link) const
{
    Sql sql(m_workspace);
    const QString json = sql.text(u"SELECT candidates FROM link WHERE id = :link"_s, {{u":link"_s, link}});
    if (!sql.ok())
        return sql.error();
    return candidatesFrom(json);
}

Result<LinkEntry> LinkStore::entry(qint64 link) const
{
    Flow flow;
    Sql sql(m_workspace);
    sql.each(u"SELECT f.id, f.source_datatype, f.target_datatype, f.rules FROM link l JOIN flow f ON f.id = l.flow "
             "WHERE l.id = :link"_s,
        {{u":link"_s, link}}, [&](const Prepared &row) {
            flow.id = row.number(0);
            flow.datatype = {row.text(1), row.text(2)};
            flow.rules = flowRulesFrom(row.text(3));
        });
    if (!sql.ok())
        return sql.error();
    Result<std::vector<LinkEntry>> found = marked(flow, 0, 1, link);
    if (!found.ok())
        return found.error();
    if (found->empty())
        return Error{ErrorKind::BadInput,
            QCoreApplication::translate(
                "Workspace", "There is no row %1, or it is gone meanwhile. Look at the list again.")
                .arg(link)};
    return found->front();
}

Status LinkStore::markFollowers(qint64 link)
{
    Sql sql(m_workspace);
    samband::markFollowers(sql, link);
    return sql.status();
}

} // namespace samband
