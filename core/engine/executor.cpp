#include "core/engine/executor.h"

#include "core/domain/fingerprint.h"
#include "core/engine/createkey.h"
#include "core/engine/naming.h"
#include "core/engine/reading.h"

#include <algorithm>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

/// Same key for the same write, also after a restart.
QString keyOf(const Step &step, Side side)
{
    Fields fields;
    for (auto field = step.decision.write[side].cbegin(); field != step.decision.write[side].cend(); ++field)
        fields.insert(field.key(), field.value());
    return u"%1-%2-%3"_s.arg(step.entry.id).arg(toText(side)).arg(static_cast<quint64>(fingerprint(fields)), 0, 16);
}

Intent intentOf(const Step &step, Side side, const QString &key, qint64 run, qint64 now)
{
    Intent intent;
    intent.run = run;
    intent.link = step.entry.id;
    intent.side = side;
    intent.verb = step.decision.verb;
    intent.recordId = step.decision.verb == Verb::Create ? QString() : step.entry.record[side].recordId;
    intent.fields = step.decision.write[side];
    for (auto field = intent.fields.cbegin(); field != intent.fields.cend(); ++field)
        put(intent.expected, field.key(), valueOf(step.entry.record[side].shadow.fields, field.key()));
    intent.key = key;
    intent.startedAt = now;
    return intent;
}

bool clears(const Changes &changes)
{
    return std::ranges::any_of(changes, [](const QString &value) { return value.trimmed().isEmpty(); });
}

} // namespace

bool dependsOn(const Decision &decision, Side side)
{
    switch (decision.verb) {
    case Verb::Update:
        return !decision.write[side].isEmpty() || clears(decision.write[other(side)]);
    case Verb::Create:
    case Verb::Archive:
        return true;
    case Verb::Nothing:
    case Verb::Agree:
    case Verb::Link:
    case Verb::Unlink:
        return false;
    }
    return false;
}

namespace {

/// Whether \a fresh is not what the decision was made from. Of a record that is to go everything counts, also what no
/// flow reads, of another one what the flow copies.
bool hasMoved(const Flow &flow, const Step &step, Side side, const Record &fresh)
{
    const StoredRecord &known = step.entry.record[side];
    // A record that was merged into another one answers with that one's id: it is not there any more.
    const bool isThere = fresh.presence == Presence::Present && fresh.id == known.recordId;
    if (isThere != (known.shadow.presence == Presence::Present))
        return true;
    if (!isThere)
        return false;
    if (step.decision.verb == Verb::Archive) {
        const bool tellsWhen = fresh.modifiedAt > 0 && known.shadow.modifiedAt > 0;
        return fresh.fields != known.shadow.fields || (tellsWhen && fresh.modifiedAt != known.shadow.modifiedAt);
    }
    QStringList paths = copiedPaths(flow, side);
    if (step.decision.verb == Verb::Create)
        paths += flow.rules.filter.paths(side); // a pair stays whatever it holds
    return !sameAt(paths, fresh.fields, known.shadow.fields);
}

} // namespace

Status Executor::carryOut(const std::vector<Step> &steps)
{
    std::vector<Step> sending;
    std::ranges::copy_if(
        steps, std::back_inserter(sending), [](const Step &step) { return sends(step.decision.verb); });
    if (const Status done = linkAndUnlink(steps); !done)
        return done;
    if (const Status fresh = freshen(sending); !fresh)
        return fresh;
    std::vector<Write> writes;
    for (const Step &step : sending) {
        for (const Side side : bothSides) {
            const bool archives = step.decision.verb == Verb::Archive && step.decision.side == side;
            if (archives || !step.decision.write[side].isEmpty())
                writes.push_back({&step, side, 0, keyOf(step, side), Error{}});
        }
    }
    if (writes.empty())
        return Done{};
    if (const Status keyed = giveKeys(writes); !keyed)
        return keyed;
    if (const Status begun = begin(writes); !begun)
        return begun;
    sendAll(writes);
    return settleAll(writes);
}

/// Links and unlinks touch no system: all of them in one transaction. Only when an operator got in between are they
/// done one by one, so that one row stops no other.
Status Executor::linkAndUnlink(const std::vector<Step> &steps)
{
    std::vector<const Step *> linking;
    for (const Step &step : steps) {
        if (!sends(step.decision.verb))
            linking.push_back(&step);
    }
    const Status together = m_session.workspace.transaction([&]() -> Status {
        for (const Step *step : linking) {
            if (const Status done = linkOrUnlink(*step); !done)
                return done;
        }
        return Done{};
    });
    if (!together && together.error().scope() == Scope::Run)
        return together;
    for (const Step *step : linking) {
        const Status done = together ? together : linkOrUnlink(*step);
        m_session.progress.step(1);
        if (done) {
            noteLinked(*step);
            continue;
        }
        if (done.error().scope() == Scope::Run)
            return done;
        Settlement settlement;
        settlement.link = step->entry.id;
        settlement.seen = step->entry.glimpse();
        noteFailure(*step, std::nullopt, done.error(), settlement);
        if (const Status settled = m_session.links.settle(settlement, m_session.clock()); !settled)
            return settled;
    }
    return Done{};
}

/// In one transaction: a link that is taken back without the word that it stays so would be made again.
Status Executor::linkOrUnlink(const Step &step)
{
    return m_session.workspace.transaction([&] { return linkOrUnlinkNow(step); });
}

Status Executor::linkOrUnlinkNow(const Step &step)
{
    const JournalRow row = journal(step, journalKind(step.decision.verb));
    if (step.decision.verb == Verb::Link && step.entry.isPair()) {
        const Status left = m_session.links.unlink(step.entry.id, false, journal(step, journalKind(Verb::Unlink)));
        if (!left)
            return left;
    }
    if (step.decision.verb == Verb::Link)
        return m_session.links.link(step.entry.id, step.decision.candidate, row);
    if (const Status done = m_session.links.unlink(step.entry.id, false, row); !done)
        return done;
    const ReasonCode why = step.decision.reason.code;
    if (why == ReasonCode::CreationUndone || why == ReasonCode::LinkUndone)
        return stayAlone(step);
    const bool sourceGone = step.entry.record.source.shadow.presence == Presence::Absent;
    const bool targetGone = step.entry.record.target.shadow.presence == Presence::Absent;
    // Who unlinks from a record that was deleted does not want it made again by the next pass.
    return targetGone && !sourceGone ? m_session.links.setPaused({step.entry.id}, true, row.who, row.at)
                                     : Status(Done{});
}

/// What was undone is not done again by the next pass: the source record waits until a person resumes it.
Status Executor::stayAlone(const Step &step)
{
    if (step.entry.record.source.shadow.presence == Presence::Absent)
        return Done{};
    const Resolution alone{0, Choice::StayAlone, {}, {}, step.decision.reason.args};
    return m_session.links.saveResolutions(step.entry.id, {alone}, u"run"_s, m_session.clock());
}

void Executor::noteLinked(const Step &step)
{
    m_session.changed << step.entry.id;
    if (step.decision.verb == Verb::Link)
        m_session.written[m_active.flow.id].insert(step.entry.id);
    else if (step.entry.record.source.shadow.presence == Presence::Absent)
        ++m_session.ended[m_active.flow.id]; // nothing is left that a row would be about
}

/// Both sides, and all over again after a pause: what was read before it is old by then.
Status Executor::freshen(std::vector<Step> &steps)
{
    do {
        if (m_session.stopped())
            return m_session.cancelled();
        for (const Side side : bothSides) {
            if (const Status fresh = freshen(steps, side); !fresh)
                return fresh;
        }
    } while (m_session.isPaused());
    return m_session.stop.stop_requested() ? Status(m_session.cancelled()) : Status(Done{});
}

/// Reads once more what the steps depend on. What changed meanwhile is taken in and falls out of \a steps: the row is
/// marked again and becomes a new decision in the same run.
Status Executor::freshen(std::vector<Step> &steps, Side side)
{
    QStringList ids;
    std::vector<std::size_t> which;
    const DatatypeTraits &traits = m_active.traits[side];
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const StoredRecord &known = steps[i].entry.record[side];
        // What is read by its parents cannot be asked for one by one.
        if (known.id == 0 || !traits.parent.isEmpty() || !dependsOn(steps[i].decision, side))
            continue;
        ids << known.recordId;
        which.push_back(i);
    }
    if (ids.isEmpty())
        return Done{};
    const auto fresh = m_session.client[side]->read(traits.name, ids, m_active.paths[side], m_session.stop);
    std::set<std::size_t> stale;
    for (std::size_t i = 0; i < which.size(); ++i) {
        const Step &step = steps[which[i]];
        if (fresh[i] && !hasMoved(m_active.flow, step, side, *fresh[i]))
            continue;
        stale.insert(which[i]);
        const Status taken =
            fresh[i] ? takeMoved(step.entry, side, *fresh[i]) : noteUnreadable(step, side, fresh[i].error());
        if (!taken)
            return taken;
    }
    std::vector<Step> kept;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (!stale.contains(i))
            kept.push_back(std::move(steps[i]));
    }
    steps = std::move(kept);
    return Done{};
}

Status Executor::takeMoved(const LinkEntry &entry, Side side, const Record &fresh)
{
    Record record = fresh;
    if (fresh.id != entry.record[side].recordId && !fresh.aliases.contains(entry.record[side].recordId))
        record.aliases << entry.record[side].recordId; // the system answers for the one we asked for
    const Status taken = m_session.records.observe(m_active.datatype[side], m_active.traits[side].side.roles, {record});
    return taken ? m_session.links.mark({entry.id}) : taken;
}

Status Executor::noteUnreadable(const Step &step, Side side, const Error &error)
{
    if (error.scope() == Scope::Run)
        return error;
    Settlement settlement;
    settlement.link = step.entry.id;
    settlement.seen = step.entry.glimpse();
    noteFailure(step, side, error, settlement);
    return m_session.links.settle(settlement, m_session.clock());
}

/// What an operator did to a row while others were read again counts: nothing of it is written.
Status Executor::begin(std::vector<Write> &writes)
{
    QList<Intent> intents;
    QMap<qint64, LinkGlimpse> seen;
    const qint64 now = m_session.clock();
    for (const Write &write : writes) {
        intents << intentOf(*write.step, write.side, write.key, m_session.run, now);
        seen.insert(write.step->entry.id, write.step->entry.glimpse());
    }
    const auto ids = m_session.links.begin(intents, seen);
    if (!ids)
        return ids.error();
    for (std::size_t i = 0; i < writes.size(); ++i)
        writes[i].intent = ids->at(static_cast<qsizetype>(i));
    std::erase_if(writes, [](const Write &write) { return write.intent == 0; });
    return Done{};
}

/// Sends what was begun. After an error that concerns the whole run nothing more is sent: what is left was not done.
void Executor::sendAll(std::vector<Write> &writes)
{
    for (Write &write : writes)
        write.outcome = m_session.cancelled();
    for (const Side side : bothSides) {
        for (const Verb verb : {Verb::Update, Verb::Create, Verb::Archive}) {
            if (!send(writes, side, verb))
                return;
        }
    }
}

/// Whether the next request may be sent.
bool Executor::send(std::vector<Write> &writes, Side side, Verb verb)
{
    std::vector<Write *> mine;
    for (Write &write : writes) {
        if (write.side == side && write.step->decision.verb == verb)
            mine.push_back(&write);
    }
    if (mine.empty())
        return true;
    std::vector<NewRecord> created;
    std::vector<RecordChange> changed;
    QStringList archived;
    for (const Write *write : mine) {
        const Changes &fields = write->step->decision.write[side];
        const QString &id = write->step->entry.record[side].recordId;
        if (verb == Verb::Create)
            created.push_back({write->key, fields, isCreateKey(write->key)});
        else if (verb == Verb::Update)
            changed.push_back({write->key, id, fields, write->step->entry.record[side].shadow.fields});
        else
            archived << id;
    }
    CrmClient &client = *m_session.client[side];
    const QString &datatype = m_active.traits[side].name;
    const QStringList &paths = m_active.paths[side];
    std::vector<Result<Record>> outcomes = verb == Verb::Create
        ? client.create(datatype, created, paths, m_session.stop)
        : verb == Verb::Update ? client.update(datatype, changed, paths, m_session.stop)
                               : client.archive(datatype, archived, m_session.stop);
    for (std::size_t i = 0; i < mine.size(); ++i)
        mine[i]->outcome = std::move(outcomes[i]);
    m_session.progress.step(static_cast<qint64>(mine.size()));
    return std::ranges::none_of(
        mine, [](const Write *w) { return !w->outcome && w->outcome.error().scope() == Scope::Run; });
}

} // namespace samband
