#include "core/domain/backoff.h"
#include "core/store/codec.h"
#include "core/store/journal.h"
#include "core/store/linkentries.h"
#include "core/store/workspace.h"

namespace samband {

using namespace Qt::StringLiterals;

namespace {

void endIntents(Sql &sql, const Settlement &settlement, qint64 now)
{
    const std::vector<qint64> ids(settlement.intents.begin(), settlement.intents.end());
    sql.run(u"UPDATE intent SET status = :status, ended = :now WHERE status = 'open' "
            "AND id IN (SELECT value FROM json_each(:ids))"_s,
        {{u":status"_s,
             settlement.again        ? u"again"_s
                 : settlement.failed ? u"failed"_s
                                     : u"done"_s},
            {u":now"_s, now}, {u":ids"_s, toJson(ids)}});
}

/// A lone row outlives its record while a write for it is open; now it goes as well.
void noteGone(Sql &sql, qint64 link)
{
    sql.run(u"INSERT INTO presence_change(record) SELECT r.id FROM link l JOIN record r ON r.id = l.source "
            "WHERE l.id = :link AND l.target IS NULL AND r.present = 0"_s,
        {{u":link"_s, link}});
}

void settleLink(Sql &sql, const Settlement &settlement, qint64 now)
{
    qint64 attempts = 0;
    if (settlement.failed || settlement.keepsCount)
        attempts = sql.number(u"SELECT attempts FROM link WHERE id = :link"_s, {{u":link"_s, settlement.link}});
    attempts += settlement.failed ? 1 : 0;
    const qint64 wait = settlement.failed && !settlement.atOnce ? waitAfter(attempts) : 0;
    const bool goesOn = settlement.lookAgain || settlement.failed || settlement.state == LinkState::Pending;
    const bool held = settlement.verb != Verb::Nothing && settlement.state == LinkState::Held;
    sql.run(u"UPDATE link SET since = CASE WHEN state = :state THEN since ELSE :now END, state = :state, "
            "reason = :reason, verb = :verb, held = :held, guard = '', properties = :properties, attempts = :attempts, "
            "retry_at = :retry, marked = :marked, candidate = CASE WHEN target IS NULL THEN candidate END, "
            "candidates = CASE WHEN target IS NULL THEN coalesce(:candidates, candidates) ELSE coalesce(:candidates, "
            "'') END, "
            "base = "
            "coalesce(:base, base) "
            "WHERE id = :link"_s,
        {{u":state"_s, rankOf(settlement.state)}, {u":now"_s, now}, {u":reason"_s, toJson(settlement.reason)},
            {u":verb"_s, toText(settlement.verb)}, {u":held"_s, held}, {u":properties"_s, settlement.properties},
            {u":attempts"_s, attempts}, {u":retry"_s, attempts == 0 ? 0 : now + wait},
            {u":candidates"_s, settlement.candidates ? QVariant(toJson(*settlement.candidates)) : QVariant()},
            {u":marked"_s, goesOn}, {u":base"_s, settlement.base ? QVariant(toJson(*settlement.base)) : QVariant()},
            {u":link"_s, settlement.link}});
}

/// A row that an operator changed while it was worked on.
void markAgain(Sql &sql, qint64 link)
{
    sql.run(u"UPDATE link SET marked = 1, state = CASE WHEN paused THEN :paused ELSE state END "
            "WHERE id = :link AND source IS NOT NULL"_s,
        {{u":paused"_s, rankOf(LinkState::Paused)}, {u":link"_s, link}});
}

} // namespace

Result<QList<qint64>> LinkStore::begin(const QList<Intent> &intents, const QMap<qint64, LinkGlimpse> &seen)
{
    QList<qint64> ids;
    const Status done = m_workspace.transaction([&] {
        Sql sql(m_workspace);
        for (const Intent &intent : intents) {
            const auto known = seen.constFind(intent.link);
            if (known != seen.cend() && glimpseOf(sql, intent.link) != *known) {
                markAgain(sql, intent.link);
                ids.append(0);
                continue;
            }
            if (intent.verb == Verb::Create)
                sql.run(u"UPDATE intent SET status = 'done' WHERE link = :link AND status = 'again' AND side = :side"_s,
                    {{u":link"_s, intent.link}, {u":side"_s, toText(intent.side)}});
            sql.run(u"INSERT INTO intent(run, link, side, verb, record_id, fields, expected, key, started, status) "
                    "VALUES(:run, :link, :side, :verb, :record, :fields, :expected, :key, :started, 'open')"_s,
                {{u":run"_s, intent.run}, {u":link"_s, intent.link}, {u":side"_s, toText(intent.side)},
                    {u":verb"_s, toText(intent.verb)}, {u":record"_s, intent.recordId},
                    {u":fields"_s, toJson(intent.fields)}, {u":expected"_s, toJson(intent.expected)},
                    {u":key"_s, intent.key}, {u":started"_s, intent.startedAt}});
            ids.append(sql.insertedId());
        }
        return sql.status();
    });
    if (!done.ok())
        return done.error();
    return ids;
}

Result<QList<Intent>> LinkStore::openIntents() const
{
    QList<Intent> intents;
    Sql sql(m_workspace);
    sql.each(u"SELECT id, run, link, side, verb, record_id, fields, expected, key, started, asked FROM intent "
             "WHERE status = 'open' ORDER BY id"_s,
        {}, [&](const Prepared &row) {
            intents.append(
                {row.number(0), row.number(1), row.number(2), fromText<Side>(row.text(3)).value_or(Side::Target),
                    fromText<Verb>(row.text(4)).value_or(Verb::Update), row.text(5), fieldsFrom(row.text(6)),
                    fieldsFrom(row.text(7)), row.text(8), row.number(9), row.number(10) != 0});
        });
    if (!sql.ok())
        return sql.error();
    return intents;
}

Result<Reason> LinkStore::reasonOf(qint64 link) const
{
    Sql sql(m_workspace);
    const QString reason = sql.text(u"SELECT reason FROM link WHERE id = :link"_s, {{u":link"_s, link}});
    if (!sql.ok())
        return sql.error();
    return reasonFrom(reason);
}

Result<QList<Candidate>> LinkStore::candidatesOf(qint64 link) const
{
    Sql sql(m_workspace);
    const QString candidates = sql.text(u"SELECT candidates FROM link WHERE id = :link"_s, {{u":link"_s, link}});
    if (!sql.ok())
        return sql.error();
    return candidatesFrom(candidates);
}

Status LinkStore::openAgain(qint64 link, Side side)
{
    return m_workspace.transaction([&] {
        return Sql(m_workspace)
            .run(u"UPDATE intent SET status = 'open', ended = 0 WHERE link = :link AND side = :side "
                 "AND verb = 'create' AND status = 'again'"_s,
                {{u":link"_s, link}, {u":side"_s, toText(side)}})
            .status();
    });
}

Result<QMap<qint64, QString>> LinkStore::keysToUseAgain(Side side, const QList<qint64> &links) const
{
    QMap<qint64, QString> keys;
    Sql sql(m_workspace);
    sql.each(u"SELECT link, key FROM intent WHERE status = 'again' AND side = :side AND verb = 'create' "
             "AND link IN (SELECT value FROM json_each(:links)) ORDER BY id"_s,
        {{u":side"_s, toText(side)}, {u":links"_s, toJson(std::vector<qint64>(links.begin(), links.end()))}},
        [&](const Prepared &row) { keys.insert(row.number(0), row.text(1)); });
    if (!sql.ok())
        return sql.error();
    return keys;
}

Status LinkStore::settle(const Settlement &settlement, qint64 now)
{
    return m_workspace.transaction([&] {
        Sql sql(m_workspace);
        endIntents(sql, settlement, now);
        if (settlement.asked != 0)
            sql.run(u"UPDATE intent SET asked = 1 WHERE id = :id"_s, {{u":id"_s, settlement.asked}});
        appendJournal(sql, settlement.journal);
        const LinkGlimpse found = settlement.seen ? glimpseOf(sql, settlement.link) : LinkGlimpse{};
        if (settlement.seen && found.record != settlement.seen->record) {
            markAgain(sql, settlement.link);
            return sql.status();
        }
        for (const Side side : bothSides) {
            if (settlement.gained[side])
                takeRecord(sql, settlement.link, side, *settlement.gained[side]);
        }
        settleLink(sql, settlement, now);
        closeResolutions(sql, settlement.link, settlement.used);
        if (!settlement.intents.isEmpty())
            noteGone(sql, settlement.link);
        if (settlement.seen && found != *settlement.seen)
            markAgain(sql, settlement.link);
        return sql.status();
    });
}

} // namespace samband
