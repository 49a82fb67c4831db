#include "core/store/codec.h"
#include "core/store/journal.h"
#include "core/store/linkentries.h"
#include "core/store/past.h"
#include "core/store/propertyrows.h"
#include "core/store/views.h"
#include "core/store/workspace.h"

#include <QCoreApplication>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr int TimelineLength = 200;
constexpr int MostCandidates = 50;

QList<PerSide<QString>> templatePaths(Sql &sql, qint64 flow)
{
    QList<PerSide<QString>> paths;
    const FlowRules rules = flowRulesFrom(sql.text(u"SELECT rules FROM flow WHERE id = :id"_s, {{u":id"_s, flow}}));
    for (auto path = rules.creationTemplate.cbegin(); path != rules.creationTemplate.cend(); ++path)
        paths.append({path.value(), path.key()});
    return paths;
}

void addPast(Sql &sql, qint64 link, QList<PropertyRow> &rows)
{
    QList<Mapping> mappings;
    for (const PropertyRow &row : std::as_const(rows)) {
        Mapping mapping;
        mapping.id = row.property;
        mapping.path = row.path;
        mappings << mapping;
    }
    const QMap<int, PropertyHistory> past = pastOf(sql, link, mappings);
    for (PropertyRow &row : rows)
        row.past = past.value(row.property);
}

QList<JournalRow> timeline(Sql &sql, qint64 link)
{
    QList<JournalRow> rows;
    sql.each(u"SELECT "_s + journalColumns() + u" FROM journal WHERE link = :link ORDER BY id DESC LIMIT :limit"_s,
        {{u":link"_s, link}, {u":limit"_s, TimelineLength}},
        [&](const Prepared &row) { rows.append(journalRowFrom(row)); });
    return rows;
}

/// Those that the last decision compared, as long as they are free, and whoever else has the same name or merge key by
/// now.
QList<CandidateRow> candidates(Sql &sql, const LinkEntry &entry)
{
    QMap<qint64, CandidateRow> free;
    const QString judged = sql.text(u"SELECT candidates FROM link WHERE id = :link"_s, {{u":link"_s, entry.id}});
    sql.each(
        u"SELECT t.id, t.title, t.remote_id, t.fields, t.created, t.modified FROM link l CROSS JOIN record t ON "
        u"t.id = l.target WHERE l.flow = :flow "
        "AND l.source IS NULL AND t.present = 1 AND l.target IN (SELECT o.id FROM record o WHERE o.name_key = "
        "(SELECT name_key FROM record WHERE id = :source) UNION SELECT b.record FROM merge_key a JOIN merge_key b "
        "ON b.key = a.key WHERE a.record = :source AND a.flow = :flow UNION SELECT json_extract(value, '$.record') "
        "FROM json_each(:judged)) AND NOT EXISTS(SELECT 1 FROM never_link x WHERE x.flow = :flow "
        "AND x.source = :source AND x.target = t.id) ORDER BY t.id LIMIT :limit"_s,
        {{u":flow"_s, entry.flow}, {u":source"_s, entry.record.source.id},
            {u":judged"_s, judged.isEmpty() ? u"[]"_s : judged}, {u":limit"_s, MostCandidates}},
        [&](const Prepared &row) {
            free.insert(row.number(0),
                {{row.number(0), row.text(1), Likeness::None, 1}, row.text(2), fieldsFrom(row.text(3)), row.number(4),
                    row.number(5)});
        });
    QList<CandidateRow> found;
    for (const Candidate &candidate : candidatesFrom(judged)) {
        if (!free.contains(candidate.record))
            continue;
        CandidateRow row = free.take(candidate.record);
        row.likeness = candidate.likeness;
        row.claims = candidate.claims;
        found.append(row);
    }
    return found + free.values();
}

/// Of a pair that lost its record on \a side: those that may be the record that was to take its place, as long as they
/// are free.
QList<CandidateRow> maybeMade(Sql &sql, const LinkEntry &entry, Side side)
{
    QList<CandidateRow> found;
    const QString judged = sql.text(u"SELECT candidates FROM link WHERE id = :link"_s, {{u":link"_s, entry.id}});
    for (const Candidate &candidate : candidatesFrom(judged)) {
        sql.each(u"SELECT title, remote_id, fields, created, modified FROM record WHERE id = :record AND present = 1"_s,
            {{u":record"_s, candidate.record}}, [&](const Prepared &row) {
                CandidateRow shown{candidate, row.text(1), fieldsFrom(row.text(2)), row.number(3), row.number(4), side};
                shown.title = row.text(0);
                found.append(shown);
            });
    }
    found.removeIf([&](const CandidateRow &row) { return isTaken(sql, entry.id, side, row.record); });
    return found;
}

QList<MadeChoice> madeChoices(Sql &sql, const LinkEntry &entry)
{
    QList<MadeChoice> made;
    for (const Resolution &choice : entry.resolutions) {
        sql.each(u"SELECT who, at FROM resolution WHERE link = :link AND property = :property"_s,
            {{u":link"_s, entry.id}, {u":property"_s, qint64(choice.property)}}, [&](const Prepared &row) {
                made.append({choice, row.text(0), row.number(1)});
            });
    }
    return made;
}

void fill(LinkDetail &detail, const LinkEntry &entry)
{
    for (const Side side : bothSides) {
        const StoredRecord &record = entry.record[side];
        detail.presence[side] = record.id == 0 ? Presence::Absent : record.shadow.presence;
        detail.modifiedAt[side] = record.shadow.modifiedAt;
        detail.fields[side] = record.shadow.fields;
        detail.record[side] = record.id;
    }
    detail.resolutions = entry.resolutions;
    detail.paused = entry.paused;
    detail.attempts = entry.attempts;
    detail.retryAt = entry.attempts > 0 ? entry.retryAt : 0;
}

} // namespace

Result<LinkDetail> Views::linkDetail(qint64 link) const
{
    LinkDetail detail;
    const Status done = m_workspace.transaction([&]() -> Status {
        const Result<LinkEntry> entry = LinkStore(m_workspace).entry(link);
        if (!entry.ok())
            return entry.error();
        const Result<std::vector<LinkRow>> rows = linkRows({link});
        if (!rows.ok())
            return rows.error();
        detail.row = rows->front();
        fill(detail, *entry);
        Sql sql(m_workspace);
        detail.properties = propertyRows(sql, entry->flow, entry->base, detail.fields);
        addPast(sql, entry->id, detail.properties);
        detail.templatePaths = templatePaths(sql, entry->flow);
        detail.timeline = timeline(sql, link);
        detail.choices = madeChoices(sql, *entry);
        detail.rules =
            flowRulesFrom(sql.text(u"SELECT rules FROM flow WHERE id = :flow"_s, {{u":flow"_s, entry->flow}}));
        if (!entry->isPair() && entry->record.source.id != 0)
            detail.candidates = candidates(sql, *entry);
        for (const Side side : bothSides) {
            if (entry->isPair() && entry->record[side].shadow.presence == Presence::Absent)
                detail.candidates += maybeMade(sql, *entry, side);
        }
        return sql.status();
    });
    if (!done.ok())
        return done.error();
    return detail;
}

} // namespace samband
