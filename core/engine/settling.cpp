#include "core/domain/agree.h"
#include "core/engine/executor.h"
#include "core/engine/naming.h"

namespace samband {

using namespace Qt::StringLiterals;

namespace {

/// Whether an answer leaves open if the server did it. What a server error answered may have happened all the same; what
/// was stopped before it was sent comes as Cancelled and did not happen.
bool isUnknown(const Error &error)
{
    return error.kind == ErrorKind::OutcomeUnknown || error.kind == ErrorKind::BadAnswer
        || error.kind == ErrorKind::Unavailable;
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

Status Executor::settleStep(const Step &step, const std::vector<const Write *> &writes)
{
    m_session.changed << step.entry.id;
    Settlement settlement;
    settlement.link = step.entry.id;
    settlement.seen = step.entry.glimpse();
    settlement.state = step.decision.state;
    settlement.reason = step.decision.reason;
    settlement.properties = propertiesInQuestion(m_active.flow, step.decision);
    bool all = true;
    for (const Write *write : writes) {
        settlement.intents << write->intent;
        if (write->outcome)
            continue;
        all = false;
        if (isUnknown(write->outcome.error())) {
            // Nothing is concluded: the intents stay open, and recovery looks before anything is sent again.
            m_session.blocked.insert(step.entry.id);
            Settlement open;
            open.link = step.entry.id;
            open.seen = step.entry.glimpse();
            open.state = LinkState::Pending;
            open.reason = {ReasonCode::NotRead, {}};
            open.verb = step.decision.verb;
            open.properties = settlement.properties;
            return m_session.links.settle(open, m_session.clock());
        }
    }
    if (const Status taken = takeReported(step, writes, settlement); !taken)
        return taken;
    for (const Write *write : writes) {
        if (!write->outcome)
            noteFailure(step, write->outcome.error(), settlement);
    }
    if (all)
        settlement.used = step.entry.resolutions;
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
        for (auto field = sent.cbegin(); field != sent.cend(); ++field) {
            row.before.insert(field.key(), valueOf(seen[side], field.key()));
            row.after.insert(field.key(), valueOf(record.fields, field.key()));
        }
        settlement.journal << row;
        ++m_session.writes;
        m_session.written[m_active.flow.id].insert(step.entry.id);
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
    if (step.decision.verb != Verb::Archive)
        settlement.base = agree(m_active.flow, step.entry.base, step.decision, seen, reported);
    return keepHalfChosen(m_session, m_active.flow, step.entry, step.decision, reported);
}

void Executor::noteFailure(const Step &step, const Error &error, Settlement &settlement) const
{
    if (error.kind == ErrorKind::Stale || error.kind == ErrorKind::NotFound || error.scope() == Scope::Run) {
        settlement.lookAgain = true;
        settlement.state = LinkState::Pending;
        settlement.reason = {error.kind == ErrorKind::Stale ? ReasonCode::Stale : ReasonCode::NotRead, {}};
        return;
    }
    settlement.failed = true;
    settlement.state = LinkState::Failing;
    settlement.reason = {ReasonCode::Refused, {error.text}};
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
