#include "core/domain/agree.h"
#include "core/domain/backoff.h"
#include "core/domain/causecategory.h"
#include "core/domain/choices.h"
#include "core/domain/normalise.h"
#include "core/engine/createkey.h"
#include "core/engine/executor.h"
#include "core/engine/naming.h"
#include "core/engine/turning.h"

#include <QCoreApplication>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

/// Whether an answer leaves open if the server did it. What a server error answered may have happened all the same;
/// what was stopped before it was sent comes as Cancelled and did not happen.
bool isUnknown(const Error &error)
{
    return error.kind == ErrorKind::OutcomeUnknown || error.kind == ErrorKind::BadAnswer
        || error.kind == ErrorKind::Unavailable;
}

/// What is known of a write whose outcome is not: when recovery finds that it did not happen, that is why.
Reason answerLost(Side side, const Error &error)
{
    QStringList args{toText(side)};
    if (error.http >= 400)
        args << error.text;
    return {ReasonCode::AnswerLost, args};
}

/// Whether values went back that now differ again: a person is to be asked at once.
bool opensAgain(const Decision &decision)
{
    return std::ranges::any_of(decision.properties,
        [](const PropertyDecision &property) { return property.reason.code == ReasonCode::Reopened; });
}

/// What both sides had agreed on before a write, of the properties it wrote to \a side.
Base writtenBase(const Flow &flow, const Base &base, Side side, const Changes &written)
{
    Base before;
    for (const Mapping &mapping : flow.mappings) {
        if (written.contains(mapping.path[side]) && base.contains(mapping.id))
            before.insert(mapping.id, base.value(mapping.id));
    }
    return before;
}

/// What a server made of what it was sent, when it is not what the other side holds; nothing when both hold the same.
std::optional<Reason> storedDifferently(const Flow &flow, const Base &base)
{
    for (const Mapping &mapping : flow.mappings) {
        const auto held = base.constFind(mapping.id);
        if (held != base.cend() && !sameValue(mapping.rules, held->source, held->target))
            return Reason{ReasonCode::StoredDifferently, {mapping.path.source, held->source, held->target}};
    }
    return std::nullopt;
}

} // namespace

Status Executor::settleAll(std::vector<Write> &writes)
{
    Status first = Done{};
    const Status settled = m_session.workspace.transaction([&]() -> Status {
        for (std::size_t i = 0; i < writes.size();) {
            std::vector<const Write *> ofStep;
            const Step *step = writes[i].step;
            for (; i < writes.size() && writes[i].step == step; ++i) {
                if (const Status looked = refuseAnothers(writes[i]); !looked)
                    return looked;
                ofStep.push_back(&writes[i]);
                const Result<Record> &outcome = writes[i].outcome;
                // What was not sent any more says “cancelled”; the error that ended the run says why.
                const bool runs = !outcome && outcome.error().scope() == Scope::Run;
                if (runs && (first || first.error().kind == ErrorKind::Cancelled))
                    first = outcome.error();
            }
            if (const Status done = settleStep(*step, ofStep); !done)
                return done;
        }
        return Done{};
    });
    return settled ? first : settled;
}

/// Makes a failure of a create that was answered with the record of another pair. Found out only when it is settled,
/// it would take the outcomes of all other writes along; and what the answer says of that record is not to be believed.
Status Executor::refuseAnothers(Write &write) const
{
    if (write.step->decision.verb != Verb::Create || !write.outcome)
        return Done{};
    const QString &id = write.outcome->id;
    const auto stored = m_session.records.find(m_active.datatype[write.side], id);
    if (!stored || stored->id == 0) // a record that nobody has seen yet is nobody's
        return !stored && stored.error().scope() == Scope::Run ? Status(stored.error()) : Status(Done{});
    const auto taken = m_session.links.isAnothers(write.step->entry.id, write.side, stored->id);
    if (!taken)
        return taken.error();
    write.isAnothers = *taken;
    if (*taken)
        write.outcome = Error{ErrorKind::Refused,
            QCoreApplication::translate("samband::Executor",
                "%1 answered that it created a record with number %2, but that one is linked to another record "
                "already, so nothing was linked. Look in %1 what became of it.")
                .arg(m_session.system[write.side], id)};
    return Done{};
}

Status Executor::settleStep(const Step &step, const std::vector<const Write *> &writes)
{
    m_session.changed << step.entry.id;
    Settlement settlement;
    settlement.link = step.entry.id;
    settlement.seen = step.entry.glimpse();
    settlement.state = step.decision.state;
    settlement.reason = step.decision.reason;
    settlement.properties = propertiesInQuestion(m_active.flow, step.decision);
    PerSide<bool> failed;
    for (const Write *write : writes) {
        settlement.intents << write->intent;
        if (write->outcome)
            continue;
        failed[write->side] = true;
        if (isUnknown(write->outcome.error())) {
            // Nothing is concluded: the intents stay open, and recovery looks before anything is sent again.
            m_session.blocked.insert(step.entry.id);
            Settlement open;
            open.link = step.entry.id;
            open.seen = step.entry.glimpse();
            open.state = LinkState::Pending;
            open.reason = answerLost(write->side, write->outcome.error());
            open.keepsCount = true;
            open.verb = step.decision.verb;
            open.properties = settlement.properties;
            return m_session.links.settle(open, m_session.clock());
        }
    }
    if (const Status taken = takeReported(step, writes, settlement); !taken)
        return taken;
    for (const Write *write : writes) {
        if (write->outcome)
            continue;
        noteFailure(step, write->side, write->outcome.error(), settlement);
        // An earlier attempt with this key may still be on its way: the next one has to find what it makes.
        // Without a key each attempt may make one more: a person looks first what became of this one.
        if (settlement.failed && write->isAnothers && !isCreateKey(write->key)) {
            settlement.failed = false;
            settlement.reason.args << sentOnce;
        }
        settlement.again = settlement.again || (step.decision.verb == Verb::Create && isCreateKey(write->key));
    }
    const bool all = !failed.source && !failed.target;
    if (!all)
        settlement.used = carriedOutBeside(step.decision, failed, settlement.used);
    if (all && settlement.base && settlement.state == LinkState::InSync)
        settlement.reason = storedDifferently(m_active.flow, *settlement.base).value_or(settlement.reason);
    const bool told = !settlement.journal.isEmpty();
    if (const auto turn = turned(m_session, step.entry, settlement.state, settlement.reason, told))
        settlement.journal << *turn;
    return m_session.links.settle(settlement, m_session.clock());
}

/// Takes in what the servers say they now hold: shadows, base, journal.
Status Executor::takeReported(const Step &step, const std::vector<const Write *> &writes, Settlement &settlement)
{
    const PerSide<Fields> seen{step.entry.record.source.shadow.fields, step.entry.record.target.shadow.fields};
    PerSide<std::optional<Fields>> reported;
    for (const Write *write : writes) {
        if (!write->outcome)
            continue;
        const Side side = write->side;
        const Record &record = *write->outcome;
        reported[side] = record.fields;
        const DatatypeTraits &traits = m_active.traits[side];
        if (const Status taken = m_session.records.observe(m_active.datatype[side], traits.side.roles, {record});
            !taken)
            return taken;
        JournalRow row = journal(step, journalKind(step.decision.verb));
        row.side = side;
        row.recordId = record.id;
        const Changes &sent = step.decision.write[side];
        row.base = writtenBase(m_active.flow, step.entry.base, side, sent);
        for (auto field = sent.cbegin(); field != sent.cend(); ++field) {
            row.before.insert(field.key(), valueOf(seen[side], field.key()));
            row.after.insert(field.key(), valueOf(record.fields, field.key()));
        }
        if (!leaveOutDropped(step, side, record, row)) {
            settlement.journal << row;
            ++m_session.writes;
            m_session.written[m_active.flow.id].insert(step.entry.id);
        }
        if (step.decision.verb == Verb::Create) {
            const auto stored = m_session.records.find(m_active.datatype[side], record.id);
            if (!stored)
                return stored.error();
            settlement.gained[side] = stored->id;
        } else if (step.decision.verb == Verb::Archive) {
            settlement.lookAgain = true;
        } else {
            QStringList untouched = mappedPaths(m_active.flow, side);
            untouched.removeIf([&](const QString &path) { return sent.contains(path); });
            settlement.lookAgain = settlement.lookAgain || !sameAt(untouched, record.fields, seen[side]);
        }
    }
    const QList<Dropped> dropped = notTaken(m_active.flow, step.decision, seen, reported);
    noteNotTaken(step, dropped, settlement);
    noteChoices(step, dropped, settlement);
    if (step.decision.verb != Verb::Archive)
        settlement.base = agree(m_active.flow, step.entry.base, step.decision, seen, reported);
    return keepHalfChosen(m_session, m_active.flow, step.entry, step.decision, reported, dropped);
}

/// Takes what the server did not take out of the line of the history: it was not written. True when nothing is left.
bool Executor::leaveOutDropped(const Step &step, Side side, const Record &record, JournalRow &row) const
{
    if (step.decision.verb != Verb::Update)
        return false;
    PerSide<std::optional<Fields>> answer;
    answer[side] = record.fields;
    const PerSide<Fields> seen{step.entry.record.source.shadow.fields, step.entry.record.target.shadow.fields};
    for (const Dropped &dropped : notTaken(m_active.flow, step.decision, seen, answer)) {
        const QString path = m_active.flow.mapping(dropped.property)->path[side];
        row.before.remove(path);
        row.after.remove(path);
    }
    return row.after.isEmpty();
}

/// A server that answers well and keeps the old value: shown, tried again with growing pauses, and after the last one
/// not before a side changes. A record just created is decided again at once, as the pair it now is.
void Executor::noteNotTaken(const Step &step, const QList<Dropped> &dropped, Settlement &settlement) const
{
    if (dropped.isEmpty())
        return;
    if (step.decision.verb == Verb::Create) {
        settlement.lookAgain = true;
        return;
    }
    QStringList names;
    for (const Dropped &each : dropped)
        names << shortName(m_active.flow.mapping(each.property)->path.source);
    names.removeDuplicates();
    const Dropped &first = dropped.first();
    const QString path = m_active.flow.mapping(first.property)->path.source;
    settlement.failed = step.entry.attempts + 1 < mostAttempts;
    settlement.state = step.decision.state == LinkState::Conflict ? LinkState::Conflict : LinkState::Failing;
    settlement.reason = {ReasonCode::NotTaken, {path, toText(first.side), first.sent, first.kept}};
    settlement.verb = step.decision.verb;
    settlement.properties = names.join(", "_L1);
    JournalRow row = journal(step, u"failed"_s);
    row.reason = settlement.reason;
    settlement.journal << row;
}

/// Closes the choices that were carried out. What a server did not take was not, and is not asked again as if nobody
/// had chosen: it stays until a side changes or a person chooses something else.
void Executor::noteChoices(const Step &step, const QList<Dropped> &dropped, Settlement &settlement) const
{
    Resolutions open = step.entry.resolutions;
    open.removeIf([&](const Resolution &choice) {
        return std::ranges::find(dropped, choice.property, &Dropped::property) != dropped.end();
    });
    settlement.used = carriedOut(step.decision, open);
    const bool more = settlement.used.size() < open.size() && dropped.isEmpty();
    settlement.lookAgain = settlement.lookAgain || more || opensAgain(step.decision);
}

void Executor::noteFailure(const Step &step, std::optional<Side> side, const Error &error, Settlement &settlement) const
{
    if (error.kind == ErrorKind::Stale || error.kind == ErrorKind::NotFound || error.scope() == Scope::Run) {
        settlement.lookAgain = true;
        settlement.state = LinkState::Pending;
        settlement.reason = {error.kind == ErrorKind::Stale ? ReasonCode::Stale : ReasonCode::NotRead, {}};
        if (error.scope() == Scope::Run)
            settlement.reason = {ReasonCode::KeptBack, {error.text}};
        return;
    }
    settlement.failed = true;
    settlement.state = LinkState::Failing;
    settlement.reason = refusal(error.text, side, error.kind);
    settlement.verb = step.decision.verb;
    if (!error.property.isEmpty())
        settlement.properties = shortName(error.property);
    JournalRow row = journal(step, u"failed"_s);
    row.reason = settlement.reason;
    settlement.journal << row;
}

JournalRow Executor::journal(const Step &step, const QString &kind) const
{
    return journalRow(m_session, step.entry, kind, step.decision.reason);
}

} // namespace samband
