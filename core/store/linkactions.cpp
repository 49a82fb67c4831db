#include "core/domain/path.h"
#include "core/store/codec.h"
#include "core/store/journal.h"
#include "core/store/linkentries.h"
#include "core/store/workspace.h"

#include <QCoreApplication>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Row {
    qint64 id = 0;
    qint64 flow = 0;
    qint64 source = 0;
    qint64 target = 0;
    qint64 candidate = 0;
    bool paused = false;
    QString recordId; ///< of the source record, or of a lone target record
    QString title;
};

Row rowOf(Sql &sql, qint64 link)
{
    Row found;
    sql.each(u"SELECT l.id, l.flow, l.source, l.target, l.candidate, l.paused, r.remote_id, r.title FROM link l "
             "JOIN record r ON r.id = coalesce(l.source, l.target) WHERE l.id = :link"_s,
        {{u":link"_s, link}}, [&](const Prepared &row) {
            found = {row.number(0), row.number(1), row.number(2), row.number(3), row.number(4), row.flag(5),
                row.text(6), row.text(7)};
        });
    return found;
}

bool isPresent(Sql &sql, qint64 record)
{
    return sql.number(u"SELECT present FROM record WHERE id = :id"_s, {{u":id"_s, record}}) != 0;
}

/// Whether \a record is of the datatype that \a flow has on \a side.
bool isOf(Sql &sql, qint64 flow, Side side, qint64 record)
{
    return sql.number(u"SELECT EXISTS(SELECT 1 FROM record r JOIN flow f ON f.%1_type = r.datatype "
                      "WHERE r.id = :record AND f.id = :flow)"_s.arg(toText(side)),
               {{u":record"_s, record}, {u":flow"_s, flow}})
        != 0;
}

/// Whether a create for the row is open on \a side, about which a person was asked, or was not.
bool hasOpenCreate(Sql &sql, qint64 link, Side side, bool asked)
{
    return sql.number(u"SELECT EXISTS(SELECT 1 FROM intent WHERE link = :link AND side = :side AND verb = 'create' "
                      "AND status = 'open' AND asked = :asked)"_s,
               {{u":link"_s, link}, {u":side"_s, toText(side)}, {u":asked"_s, asked}})
        != 0;
}

/// The side on which the row can be given a record: it has none there, or lost it and a person was asked what became
/// of the one that was to take its place.
std::optional<Side> freeSide(Sql &sql, const Row &row)
{
    if (row.source != 0 && row.target == 0)
        return Side::Target;
    for (const Side side : bothSides) {
        const qint64 lost = side == Side::Source ? row.source : row.target;
        const qint64 left = side == Side::Source ? row.target : row.source;
        if (lost != 0 && left != 0 && !isPresent(sql, lost) && isPresent(sql, left)
            && hasOpenCreate(sql, row.id, side, true))
            return side;
    }
    return std::nullopt;
}

QString told(const char *text)
{
    return QCoreApplication::translate("Workspace", text);
}

void neverLink(Sql &sql, qint64 flow, qint64 source, qint64 target)
{
    sql.run(u"INSERT OR IGNORE INTO never_link VALUES(:flow, :source, :target)"_s,
        {{u":flow"_s, flow}, {u":source"_s, source}, {u":target"_s, target}});
}

/// Makes the row a lone source row again, which is looked at anew.
void leaveSource(Sql &sql, const Row &row, qint64 now)
{
    sql.run(u"UPDATE link SET target = NULL, base = '', state = :state, since = :now, marked = 1, held = 0, "
            "guard_past = iif(guard = '', guard_past, guard), guard = '', verb = 'nothing', candidate = NULL, "
            "candidates = '', properties = '', attempts = 0, retry_at = 0, "
            "reason = :reason WHERE id = :link"_s,
        {{u":state"_s, rankOf(row.paused ? LinkState::Paused : LinkState::Unlinked)}, {u":now"_s, now},
            {u":reason"_s, toJson(Reason{row.paused ? ReasonCode::PausedByPerson : ReasonCode::NotRead, {}})},
            {u":link"_s, row.id}});
}

/// A row of its own for a target record that lost its last pair.
void leaveTarget(Sql &sql, const Row &row, qint64 now)
{
    if (!isPresent(sql, row.target))
        return;
    sql.run(u"INSERT INTO link(flow, target, state, since, reason) SELECT :flow, :target, :state, :now, :reason "
            "WHERE NOT EXISTS(SELECT 1 FROM link WHERE flow = :flow AND target = :target)"_s,
        {{u":flow"_s, row.flow}, {u":target"_s, row.target}, {u":state"_s, rankOf(LinkState::Outside)},
            {u":now"_s, now}, {u":reason"_s, toJson(Reason{ReasonCode::NoCounterpart, {}})}});
}

void forget(Sql &sql, const Row &row, qint64 now)
{
    sql.run(u"DELETE FROM resolution WHERE link = :link"_s, {{u":link"_s, row.id}});
    markFollowers(sql, row.id);
    if (isPresent(sql, row.source)) {
        leaveSource(sql, row, now);
    } else {
        sql.run(u"DELETE FROM link WHERE id = :link"_s, {{u":link"_s, row.id}});
        noteRows(sql, row.flow, -1);
    }
    leaveTarget(sql, row, now);
    markNamesakes(sql, row.target);
}

/// Whether a run paused a property of the row, and nobody resumed the row since.
bool hasFlapped(Sql &sql, qint64 link)
{
    return sql.number(u"SELECT EXISTS(SELECT 1 FROM journal WHERE link = :link AND kind = 'paused' AND who = 'run' "
                      "AND id > coalesce((SELECT max(id) FROM journal WHERE link = :link AND kind = 'resumed'), 0))"_s,
               {{u":link"_s, link}})
        != 0;
}

/// Whether the row rests because a person turned down what a run would do.
bool isLeftAlone(Sql &sql, qint64 link)
{
    return sql.number(u"SELECT EXISTS(SELECT 1 FROM resolution WHERE link = :link AND property = 0 "
                      "AND choice IN (:reject, :alone))"_s,
               {{u":link"_s, link}, {u":reject"_s, toText(Choice::Reject)}, {u":alone"_s, toText(Choice::StayAlone)}})
        != 0;
}

JournalRow chosen(const Row &row, const Resolution &resolution, const QString &path, const QString &who, qint64 now)
{
    const QString value = resolution.choice == Choice::TakeValue ? resolution.value : toText(resolution.choice);
    JournalRow journal;
    journal.at = now;
    journal.link = row.id;
    journal.flow = row.flow;
    journal.kind = u"chosen"_s;
    journal.recordId = row.recordId;
    journal.title = row.title;
    if (resolution.property != 0)
        journal.after = {{path, value}};
    journal.reason = {ReasonCode::PersonChose, {shortName(path), value}};
    journal.who = who;
    return journal;
}

} // namespace

namespace {

/// Says in \a sql why \a record cannot be linked to the row on \a side.
void checkLink(Sql &sql, const Row &row, std::optional<Side> side, qint64 record)
{
    if (sql.ok() && !side)
        sql.fail(ErrorKind::BadInput,
            told(QT_TRANSLATE_NOOP(
                "Workspace", "Only a record without a counterpart can be linked. Unlink its pair first.")));
    if (sql.ok() && hasOpenCreate(sql, row.id, *side, false))
        sql.fail(ErrorKind::BadInput,
            told(QT_TRANSLATE_NOOP("Workspace",
                "A new record is being made for this one, or it is not known yet whether it was made. Sync now, then "
                "look at it again.")));
    if (sql.ok() && !isPresent(sql, record))
        sql.fail(ErrorKind::BadInput,
            told(QT_TRANSLATE_NOOP(
                "Workspace", "The record to link to is gone. Look at the list again and choose another one.")));
    if (sql.ok() && !isOf(sql, row.flow, *side, record))
        sql.fail(ErrorKind::BadInput,
            told(QT_TRANSLATE_NOOP("Workspace",
                "That record is of the other system or of another kind. Choose one of those that the flow links "
                "to.")));
}

} // namespace

Status LinkStore::link(qint64 link, qint64 record, const JournalRow &journal)
{
    return m_workspace.transaction([&] {
        Sql sql(m_workspace);
        const Row row = rowOf(sql, link);
        const std::optional<Side> side = row.id == 0 ? std::nullopt : freeSide(sql, row);
        checkLink(sql, row, side, record);
        if (!sql.ok())
            return sql.status();
        takeRecord(sql, link, *side, record);
        sql.run(u"DELETE FROM never_link WHERE flow = :flow AND source = :source AND target = :target"_s,
            {{u":flow"_s, row.flow}, {u":source"_s, side == Side::Source ? record : row.source},
                {u":target"_s, side == Side::Target ? record : row.target}});
        sql.run(u"UPDATE link SET base = '', state = :state, since = :now, marked = 1, held = 0, verb = 'nothing', "
                "guard_past = iif(guard = '', guard_past, guard), guard = '', candidate = NULL, candidates = '', "
                "properties = '', attempts = 0, retry_at = 0, reason = "
                ":reason "
                "WHERE id = :link"_s,
            {{u":state"_s, rankOf(row.paused ? LinkState::Paused : LinkState::Pending)}, {u":now"_s, journal.at},
                {u":reason"_s, toJson(journal.reason)}, {u":link"_s, link}});
        sql.run(u"DELETE FROM resolution WHERE link = :link"_s, {{u":link"_s, link}});
        // Unlinked later, it shall not reach with an old key for a record that somebody may have found another use for.
        sql.run(u"UPDATE intent SET status = 'done' WHERE link = :link AND status = 'again'"_s, {{u":link"_s, link}});
        appendJournal(sql, {journal});
        return sql.status();
    });
}

Status LinkStore::unlink(qint64 link, bool never, const JournalRow &journal)
{
    return m_workspace.transaction([&] {
        Sql sql(m_workspace);
        const Row row = rowOf(sql, link);
        const bool isPair = row.source != 0 && row.target != 0;
        const qint64 counterpart = isPair ? row.target : row.candidate;
        if (sql.ok() && (row.source == 0 || counterpart == 0 || (!isPair && !never)))
            sql.fail(ErrorKind::BadInput,
                told(QT_TRANSLATE_NOOP("Workspace", "There is no link to forget: the record has no counterpart.")));
        if (never)
            neverLink(sql, row.flow, row.source, counterpart);
        if (sql.ok() && isPair)
            forget(sql, row, journal.at);
        else
            sql.run(u"UPDATE link SET marked = 1 WHERE id = :link"_s, {{u":link"_s, link}});
        JournalRow told = journal;
        if (isPair)
            told.recordId = sql.text(u"SELECT remote_id FROM record WHERE id = :id"_s, {{u":id"_s, row.target}});
        appendJournal(sql, {told});
        return sql.status();
    });
}

Status LinkStore::setPaused(const QList<qint64> &links, bool paused, const QString &who, qint64 now)
{
    return m_workspace.transaction([&] {
        Sql sql(m_workspace);
        for (const qint64 link : links) {
            const Row row = rowOf(sql, link);
            if (!sql.ok())
                break;
            const bool changes = row.paused != paused || (!paused && (hasFlapped(sql, link) || isLeftAlone(sql, link)));
            if (row.source == 0 || !changes)
                continue;
            sql.run(u"UPDATE link SET paused = :paused, state = :state, since = :now, reason = :reason, marked = 1, "
                    "guard_past = iif(guard = '', guard_past, guard) WHERE id = :link"_s,
                {{u":paused"_s, paused}, {u":state"_s, rankOf(paused ? LinkState::Paused : LinkState::Pending)},
                    {u":now"_s, now},
                    {u":reason"_s, toJson(Reason{paused ? ReasonCode::PausedByPerson : ReasonCode::NotRead, {}})},
                    {u":link"_s, link}});
            JournalRow journal;
            journal.at = now;
            journal.link = link;
            journal.flow = row.flow;
            journal.kind = paused ? u"paused"_s : u"resumed"_s;
            journal.recordId = row.recordId;
            journal.title = row.title;
            journal.reason.code = paused ? ReasonCode::PausedByPerson : ReasonCode::PersonChose;
            journal.who = who;
            appendJournal(sql, {journal});
        }
        return sql.status();
    });
}

Status LinkStore::saveResolutions(qint64 link, const Resolutions &resolutions, const QString &who, qint64 now)
{
    return m_workspace.transaction([&] {
        Sql sql(m_workspace);
        const Row row = rowOf(sql, link);
        if (sql.ok() && row.source == 0)
            sql.fail(ErrorKind::BadInput,
                told(QT_TRANSLATE_NOOP("Workspace", "There is nothing to choose for this record: it has no pair.")));
        for (const Resolution &resolution : resolutions) {
            sql.run(u"INSERT OR REPLACE INTO resolution(link, property, choice, value, seen_source, seen_target, who, "
                    "at, args) VALUES(:link, :property, :choice, :value, :source, :target, :who, :at, :args)"_s,
                {{u":link"_s, link}, {u":property"_s, resolution.property}, {u":choice"_s, toText(resolution.choice)},
                    {u":value"_s, resolution.value}, {u":source"_s, resolution.seen.source},
                    {u":target"_s, resolution.seen.target}, {u":who"_s, who}, {u":at"_s, now},
                    {u":args"_s, toJson(resolution.args)}});
            if (isUndo(resolution.choice))
                continue; // who asks for an undo tells the journal what it undoes
            const QString path =
                sql.text(u"SELECT source_path FROM property WHERE id = :id"_s, {{u":id"_s, resolution.property}});
            appendJournal(sql, {chosen(row, resolution, path, who, now)});
        }
        sql.run(u"UPDATE link SET marked = 1, guard_past = iif(guard = '', guard_past, guard) WHERE id = :link"_s,
            {{u":link"_s, link}});
        return sql.status();
    });
}

Status LinkStore::dropResolutions(qint64 link, const QList<Choice> &choices, bool onlyOfPair)
{
    QStringList words;
    for (const Choice choice : choices)
        words << toText(choice);
    return m_workspace.transaction([&] {
        return Sql(m_workspace)
            .run(u"DELETE FROM resolution WHERE link = :link AND (property = 0 OR NOT :pair) "
                 "AND choice IN (SELECT value FROM json_each(:choices))"_s,
                {{u":link"_s, link}, {u":pair"_s, onlyOfPair}, {u":choices"_s, toJson(words)}})
            .run(u"UPDATE link SET marked = 1 WHERE id = :link AND source IS NOT NULL"_s, {{u":link"_s, link}})
            .status();
    });
}

} // namespace samband
