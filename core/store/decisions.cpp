#include "core/store/codec.h"
#include "core/store/journal.h"
#include "core/store/linkentries.h"
#include "core/store/linkstore.h"
#include "core/store/sql.h"
#include "core/store/workspace.h"

namespace samband {

using namespace Qt::StringLiterals;

namespace {

/// Whether the decision still has to be carried out by somebody else than the store.
bool isToDo(const Decision &decision)
{
    return decision.verb != Verb::Nothing && decision.verb != Verb::Agree && !decision.held;
}

/// Stores one row; what the journal says of it goes to \a lines.
void storeDecision(Sql &sql, const DecisionRow &row, qint64 now, QList<JournalRow> &lines)
{
    if (row.seen && *row.seen != glimpseOf(sql, row.row.link)) {
        sql.run(u"UPDATE link SET marked = 1 WHERE id = :link AND source IS NOT NULL"_s, {{u":link"_s, row.row.link}});
        return;
    }
    const Decision &decision = row.row.decision;
    const bool toDo = isToDo(decision);
    sql.run(u"UPDATE link SET since = CASE WHEN state = :state THEN since ELSE :now END, state = :state, "
            "reason = :reason, verb = :verb, held = :held, guard = :guard, "
            "guard_past = iif(:guard = '', guard_past, ''), candidate = :candidate, properties = "
            ":properties, "
            "candidates = :candidates, marked = :marked, base = coalesce(:base, base) WHERE id = :link"_s,
        {{u":state"_s, rankOf(toDo ? LinkState::Pending : decision.state)}, {u":now"_s, now},
            {u":reason"_s, toJson(decision.reason)},
            {u":verb"_s, toText(decision.verb == Verb::Agree ? Verb::Nothing : decision.verb)},
            {u":held"_s, decision.held}, {u":guard"_s, decision.held ? decision.guard : QString()},
            {u":candidate"_s, orNull(decision.candidate)}, {u":properties"_s, row.properties},
            {u":candidates"_s, toJson(row.candidates)}, {u":marked"_s, toDo},
            {u":base"_s, row.base ? QVariant(toJson(*row.base)) : QVariant()}, {u":link"_s, row.row.link}});
    closeResolutions(sql, row.row.link, row.used);
    if (row.journal)
        lines << *row.journal;
    lines << row.news;
}

} // namespace

Status LinkStore::saveDecisions(const QList<DecisionRow> &rows, qint64 now)
{
    return m_workspace.transaction([&] {
        Sql sql(m_workspace);
        QList<JournalRow> lines;
        for (const DecisionRow &row : rows)
            storeDecision(sql, row, now, lines);
        appendJournal(sql, lines);
        return sql.status();
    });
}

} // namespace samband
