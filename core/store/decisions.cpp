#include "core/store/codec.h"
#include "core/store/journal.h"
#include "core/store/linkentries.h"
#include "core/store/sql.h"
#include "core/store/workspace.h"

namespace samband {

using namespace Qt::StringLiterals;

namespace {

QMap<int, QString> propertyNames(Sql &sql)
{
    QMap<int, QString> names;
    sql.each(u"SELECT id, source_path FROM property ORDER BY id"_s, {},
        [&](const Prepared &row) { names.insert(static_cast<int>(row.number(0)), row.text(1).section(u'.', -1)); });
    return names;
}

/// Names of the properties that a decision is about: in conflict, cleared, or to be written.
QString inQuestion(const Decision &decision, const QMap<int, QString> &names)
{
    QStringList found;
    for (const PropertyDecision &property : decision.properties) {
        switch (property.action) {
        case PropertyAction::Keep:
        case PropertyAction::Agree:
            break;
        case PropertyAction::WriteSource:
        case PropertyAction::WriteTarget:
        case PropertyAction::WriteBoth:
        case PropertyAction::Conflict:
        case PropertyAction::HoldBlank:
            found.append(names.value(property.property));
            break;
        }
    }
    return found.join(u", "_s);
}

/// Whether the decision still has to be carried out by somebody else than the store.
bool isToDo(const Decision &decision)
{
    return decision.verb != Verb::Nothing && decision.verb != Verb::Agree && !decision.held;
}

void storeDecision(Sql &sql, const DecisionRow &row, const QMap<int, QString> &names, qint64 now)
{
    if (row.seen && *row.seen != glimpseOf(sql, row.row.link)) {
        sql.run(u"UPDATE link SET marked = 1 WHERE id = :link AND source IS NOT NULL"_s, {{u":link"_s, row.row.link}});
        return;
    }
    const Decision &decision = row.row.decision;
    const bool toDo = isToDo(decision);
    sql.run(u"UPDATE link SET since = CASE WHEN state = :state THEN since ELSE :now END, state = :state, "
            "reason = :reason, verb = :verb, held = :held, candidate = :candidate, properties = :properties, "
            "candidates = :candidates, marked = :marked, base = coalesce(:base, base) WHERE id = :link"_s,
        {{u":state"_s, rankOf(toDo ? LinkState::Pending : decision.state)}, {u":now"_s, now},
            {u":reason"_s, toJson(decision.reason)},
            {u":verb"_s, toText(decision.verb == Verb::Agree ? Verb::Nothing : decision.verb)},
            {u":held"_s, decision.held}, {u":candidate"_s, orNull(decision.candidate)},
            {u":properties"_s, inQuestion(decision, names)}, {u":candidates"_s, toJson(row.candidates)},
            {u":marked"_s, toDo}, {u":base"_s, row.base ? QVariant(toJson(*row.base)) : QVariant()},
            {u":link"_s, row.row.link}});
    if (row.journal)
        appendJournal(sql, {*row.journal});
}

} // namespace

Status LinkStore::saveDecisions(const QList<DecisionRow> &rows, qint64 now)
{
    return m_workspace.transaction([&] {
        Sql sql(m_workspace);
        const QMap<int, QString> names = propertyNames(sql);
        for (const DecisionRow &row : rows)
            storeDecision(sql, row, names, now);
        return sql.status();
    });
}

} // namespace samband
