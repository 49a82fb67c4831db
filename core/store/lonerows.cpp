#include "core/store/codec.h"
#include "core/store/linkentries.h"
#include "core/store/linkstore.h"
#include "core/store/mergekeys.h"
#include "core/store/recordrow.h"
#include "core/store/workspace.h"

#include <QHash>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

/// What the flow's lone rows already take into account.
struct Progress {
    PerSide<qint64> datatype;
    qint64 records = 0; ///< highest record id
    qint64 presence = 0; ///< highest presence change
};

Progress progressOf(Sql &sql, qint64 flow)
{
    Progress progress;
    sql.each(u"SELECT source_type, target_type, records_seen, presence_seen FROM flow WHERE id = :flow"_s,
        {{u":flow"_s, flow}}, [&](const Prepared &row) {
            progress = {{row.number(0), row.number(1)}, row.number(2), row.number(3)};
        });
    return progress;
}

/// Lone rows whose record is gone. A row with a write under way stays until that is settled. What a person said about
/// such a row is remembered: a record that was archived, or that a system did not show for a while, is not asked about
/// again when it is back. Choices stay where they are, under the row's number.
void removeGone(Sql &sql, qint64 flow, const Progress &seen, bool everything)
{
    const QString gone = everything ? u"SELECT id FROM record WHERE present = 0 AND :presence = :presence"_s
                                    : u"SELECT c.record FROM presence_change c JOIN record r ON r.id = c.record "
                                      "WHERE c.id > :presence AND r.present = 0"_s;
    for (const Side side : bothSides) {
        const QString going =
            u"flow = :flow AND %1 IN (%2) AND (source IS NULL OR target IS NULL) "
            "AND NOT EXISTS(SELECT 1 FROM intent i WHERE i.link = link.id AND i.status = 'open')"_s.arg(
                toText(side), gone);
        const Bind ofFlow{u":flow"_s, flow};
        const Bind since{u":presence"_s, seen.presence};
        if (side == Side::Source)
            sql.run(u"INSERT OR REPLACE INTO lone_memory(flow, record, link, paused) "
                    "SELECT flow, source, id, paused FROM link WHERE source IS NOT NULL AND target IS NULL AND (paused "
                    "= 1 OR "
                    "EXISTS(SELECT 1 FROM resolution r WHERE r.link = link.id)) AND "_s
                    + going,
                {ofFlow, since});
        sql.run(u"DELETE FROM link WHERE "_s + going, {ofFlow, since});
        if (side == Side::Source)
            noteRows(sql, flow, -sql.changed());
    }
}

/// Rows that come back under the number they had, as the person left them.
int bringBack(Sql &sql, qint64 flow, qint64 now)
{
    if (sql.number(u"SELECT EXISTS(SELECT 1 FROM lone_memory WHERE flow = :flow)"_s, {{u":flow"_s, flow}}) == 0)
        return 0;
    const QString back =
        u"FROM lone_memory m JOIN record r ON r.id = m.record WHERE m.flow = :flow AND r.present = 1"_s;
    sql.run(
        u"INSERT INTO link(id, flow, source, state, since, marked, paused, reason) SELECT m.link, m.flow, m.record, "
        "CASE WHEN m.paused THEN :paused ELSE :lone END, :now, 1, m.paused, "
        "CASE WHEN m.paused THEN :pausedReason ELSE :loneReason END "_s
            + back
            + u" AND NOT EXISTS(SELECT 1 FROM link l WHERE l.id = m.link OR (l.flow = m.flow AND l.source = m.record))"_s,
        {{u":paused"_s, rankOf(LinkState::Paused)}, {u":lone"_s, rankOf(LinkState::Unlinked)}, {u":now"_s, now},
            {u":pausedReason"_s, toJson(Reason{ReasonCode::PausedByPerson, {}})},
            {u":loneReason"_s, toJson(Reason{ReasonCode::NotRead, {}})}, {u":flow"_s, flow}});
    const int added = sql.changed();
    sql.run(u"DELETE FROM lone_memory WHERE flow = :flow AND record IN (SELECT m.record "_s + back + u")"_s,
        {{u":flow"_s, flow}});
    return added;
}

/// Lone rows for records of one side that have none: new records, and records that came back.
int addLone(Sql &sql, const Flow &flow, Side side, qint64 datatype, const Progress &seen, qint64 now)
{
    const bool source = side == Side::Source;
    const QString insert =
        u"INSERT INTO link(flow, %1, state, since, marked, reason) SELECT :flow, r.id, :state, :now, :marked, :reason "
        "FROM record r WHERE r.datatype = :datatype AND r.present = 1 AND %2 "
        "AND NOT EXISTS(SELECT 1 FROM link l WHERE l.flow = :flow AND l.%1 = r.id) ORDER BY r.id"_s;
    const QString fresh = u"r.id > :seen"_s;
    const QString back = u"r.id IN (SELECT record FROM presence_change WHERE id > :seen)"_s;
    const Reason reason{source ? ReasonCode::NotRead : ReasonCode::NoCounterpart, {}};
    int added = 0;
    for (const bool isFresh : {true, false}) {
        sql.run(insert.arg(toText(side), isFresh ? fresh : back),
            {{u":flow"_s, flow.id}, {u":state"_s, rankOf(source ? LinkState::Unlinked : LinkState::Outside)},
                {u":now"_s, now}, {u":marked"_s, source}, {u":reason"_s, toJson(reason)}, {u":datatype"_s, datatype},
                {u":seen"_s, isFresh ? seen.records : seen.presence}});
        added += sql.changed();
    }
    return added;
}

/// Lone source rows decided before that share a name or merge key with a new lone row: their candidates, or who else
/// claims them, have changed.
void markNamesakesOfNew(Sql &sql, qint64 flow, qint64 lastBefore)
{
    const qint64 older = sql.number(u"SELECT EXISTS(SELECT 1 FROM link WHERE flow = :flow AND id <= :last "
                                    "AND target IS NULL AND marked = 0)"_s,
        {{u":flow"_s, flow}, {u":last"_s, lastBefore}});
    if (older == 0)
        return;
    const QString fresh = u"SELECT coalesce(l.source, l.target) FROM link l WHERE l.id > :last AND l.flow = :flow"_s;
    sql.run(u"UPDATE link SET marked = 1 WHERE flow = :flow AND target IS NULL AND marked = 0 AND source IN (%1)"_s.arg(
                rivalsOf(sql, fresh)),
        {{u":flow"_s, flow}, {u":last"_s, lastBefore}});
}

/// When the records were read: since then their rows are what they are.
qint64 lastRead(Sql &sql, PerSide<int> datatype)
{
    return sql.number(u"SELECT max(max(started, complete)) FROM datatype WHERE id IN (:source, :target)"_s,
        {{u":source"_s, datatype.source}, {u":target"_s, datatype.target}});
}

/// Presence changes that every active flow has taken into account are of no use any more.
void forgetPresence(Sql &sql)
{
    sql.run(u"DELETE FROM presence_change WHERE id <= (SELECT min(presence_seen) FROM flow WHERE active = 1)"_s);
}

/// Tells of the pairs that \a statement (mergekeys.h) finds.
Status tellPairs(
    Workspace &workspace, const QString &statement, qint64 flow, const std::function<void(const LonePair &)> &take)
{
    // Each record of a name or key is taken apart once, however many it is compared with.
    LonePair pair;
    std::optional<qint64> group;
    QHash<qint64, StoredRecord> sources;
    constexpr int source = 2;
    constexpr int target = source + recordColumnCount;
    Sql sql(workspace);
    sql.each(statement, {{u":flow"_s, flow}}, [&](const Prepared &row) {
        if (const qint64 next = row.number(1); next != group) {
            group = next;
            sources.clear();
        }
        pair.link = row.number(0);
        StoredRecord &known = sources[row.number(source)];
        if (known.id == 0)
            known = storedRecord(row, source);
        pair.source = known;
        if (pair.target.id != row.number(target))
            pair.target = storedRecord(row, target);
        take(pair);
    });
    return sql.status();
}

} // namespace

Status LinkStore::refreshLone(const Flow &flow, PerSide<int> datatype)
{
    return m_workspace.transaction([&] {
        Sql sql(m_workspace);
        const Progress before = progressOf(sql, flow.id);
        Progress seen = before;
        const bool everything =
            seen.datatype.source != datatype.source || seen.datatype.target != datatype.target || seen.records == 0;
        if (everything)
            seen = {};
        refreshMergeKeys(sql, m_workspace, flow, datatype, everything);
        const qint64 lastRecord = sql.number(u"SELECT max(id) FROM record"_s);
        // Of the sequence, not of the table: trimmed rows must not be counted a second time.
        const qint64 lastChange = sql.number(u"SELECT seq FROM sqlite_sequence WHERE name = 'presence_change'"_s);
        if (!everything && lastRecord == seen.records && lastChange == seen.presence)
            return sql.status();
        const qint64 lastLink = sql.number(u"SELECT max(id) FROM link"_s);
        const qint64 now = lastRead(sql, datatype);
        removeGone(sql, flow.id, seen, everything);
        int added = bringBack(sql, flow.id, now);
        added += addLone(sql, flow, Side::Source, datatype.source, seen, now);
        noteRows(sql, flow.id, added);
        added += addLone(sql, flow, Side::Target, datatype.target, seen, now);
        if (added > 0)
            markNamesakesOfNew(sql, flow.id, lastLink);
        sql.run(u"UPDATE flow SET source_type = :source, target_type = :target, records_seen = :records, "
                "presence_seen = :presence WHERE id = :flow"_s,
            {{u":source"_s, datatype.source}, {u":target"_s, datatype.target}, {u":records"_s, lastRecord},
                {u":presence"_s, lastChange}, {u":flow"_s, flow.id}});
        forgetPresence(sql);
        return sql.status();
    });
}

Status LinkStore::sameNames(const Flow &flow, const std::function<void(const LonePair &)> &take) const
{
    return tellPairs(m_workspace, sameNamesStatement(!keyPlan(flow).isEmpty()), flow.id, take);
}

Status LinkStore::sameMergeKeys(const Flow &flow, const std::function<void(const LonePair &)> &take) const
{
    return keyPlan(flow).isEmpty() ? Status(Done{}) : tellPairs(m_workspace, sameMergeKeysStatement(), flow.id, take);
}

} // namespace samband
