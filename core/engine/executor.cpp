#include "core/engine/executor.h"

#include "core/domain/fingerprint.h"
#include "core/engine/naming.h"

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

Intent intentOf(const Step &step, Side side, qint64 run, qint64 now)
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
    intent.key = keyOf(step, side);
    intent.startedAt = now;
    return intent;
}

} // namespace

Status Executor::carryOut(const std::vector<Step> &steps)
{
    std::vector<Step> sending;
    std::ranges::copy_if(
        steps, std::back_inserter(sending), [](const Step &step) { return sends(step.decision.verb); });
    if (const Status done = linkAndUnlink(steps); !done)
        return done;
    for (const Side side : bothSides) {
        if (const Status fresh = freshen(sending, side); !fresh)
            return fresh;
    }
    std::vector<Write> writes;
    for (const Step &step : sending) {
        for (const Side side : bothSides) {
            const bool archives = step.decision.verb == Verb::Archive && step.decision.side == side;
            if (archives || !step.decision.write[side].isEmpty())
                writes.push_back({&step, side, 0, Error{}});
        }
    }
    if (writes.empty())
        return Done{};
    if (m_session.stopped())
        return m_session.cancelled();
    if (const Status begun = begin(writes); !begun)
        return begun;
    for (const Side side : bothSides) {
        for (const Verb verb : {Verb::Update, Verb::Create, Verb::Archive})
            send(writes, side, verb);
    }
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
        noteFailure(*step, done.error(), settlement);
        if (const Status settled = m_session.links.settle(settlement, m_session.clock()); !settled)
            return settled;
    }
    return Done{};
}

Status Executor::linkOrUnlink(const Step &step)
{
    const JournalRow row = journal(step, journalKind(step.decision.verb));
    if (step.decision.verb == Verb::Link)
        return m_session.links.link(step.entry.id, step.decision.candidate, row);
    if (const Status done = m_session.links.unlink(step.entry.id, false, row); !done)
        return done;
    const bool sourceGone = step.entry.record.source.shadow.presence == Presence::Absent;
    const bool targetGone = step.entry.record.target.shadow.presence == Presence::Absent;
    // Who unlinks from a record that was deleted does not want it made again by the next pass.
    return targetGone && !sourceGone ? m_session.links.setPaused({step.entry.id}, true, row.who, row.at)
                                     : Status(Done{});
}

void Executor::noteLinked(const Step &step)
{
    m_session.changed << step.entry.id;
    if (step.decision.verb == Verb::Link)
        m_session.written[m_active.flow.id].insert(step.entry.id);
    else if (step.entry.record.source.shadow.presence == Presence::Absent)
        ++m_session.ended[m_active.flow.id]; // nothing is left that a row would be about
}

/// Reads the records about to be overwritten once more. What changed meanwhile is taken in and falls out of \a steps:
/// the row is marked again and becomes a new decision in the same run.
Status Executor::freshen(std::vector<Step> &steps, Side side)
{
    QStringList ids;
    std::vector<std::size_t> which;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Decision &decision = steps[i].decision;
        const bool overwrites = decision.verb == Verb::Update && !decision.write[side].isEmpty();
        if (overwrites || (decision.verb == Verb::Archive && decision.side == side)) {
            ids << steps[i].entry.record[side].recordId;
            which.push_back(i);
        }
    }
    if (ids.isEmpty())
        return Done{};
    const DatatypeTraits &traits = m_active.traits[side];
    const auto fresh = m_session.client[side]->read(traits.name, ids, m_active.paths[side], m_session.stop);
    const QStringList mapped = mappedPaths(m_active.flow, side);
    std::set<std::size_t> stale;
    for (std::size_t i = 0; i < which.size(); ++i) {
        const LinkEntry &entry = steps[which[i]].entry;
        if (!fresh[i]) {
            stale.insert(which[i]);
            if (fresh[i].error().scope() == Scope::Run)
                return fresh[i].error();
            Settlement settlement;
            settlement.link = entry.id;
            settlement.seen = entry.glimpse();
            noteFailure(steps[which[i]], fresh[i].error(), settlement);
            if (const Status settled = m_session.links.settle(settlement, m_session.clock()); !settled)
                return settled;
            continue;
        }
        const bool moved = fresh[i]->presence != Presence::Present || fresh[i]->id != entry.record[side].recordId
            || !sameAt(mapped, fresh[i]->fields, entry.record[side].shadow.fields);
        if (!moved)
            continue;
        stale.insert(which[i]);
        if (const Status taken = m_session.records.observe(m_active.datatype[side], traits.side.roles, {*fresh[i]});
            !taken)
            return taken;
        if (const Status marked = m_session.links.mark({entry.id}); !marked)
            return marked;
    }
    std::vector<Step> kept;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (!stale.contains(i))
            kept.push_back(std::move(steps[i]));
    }
    steps = std::move(kept);
    return Done{};
}

Status Executor::begin(std::vector<Write> &writes)
{
    QList<Intent> intents;
    const qint64 now = m_session.clock();
    for (const Write &write : writes)
        intents << intentOf(*write.step, write.side, m_session.run, now);
    const auto ids = m_session.links.begin(intents);
    if (!ids)
        return ids.error();
    for (std::size_t i = 0; i < writes.size(); ++i)
        writes[i].intent = ids->at(static_cast<qsizetype>(i));
    return Done{};
}

void Executor::send(std::vector<Write> &writes, Side side, Verb verb)
{
    std::vector<Write *> mine;
    for (Write &write : writes) {
        if (write.side == side && write.step->decision.verb == verb)
            mine.push_back(&write);
    }
    if (mine.empty())
        return;
    std::vector<NewRecord> created;
    std::vector<RecordChange> changed;
    QStringList archived;
    for (const Write *write : mine) {
        const Changes &fields = write->step->decision.write[side];
        const QString &id = write->step->entry.record[side].recordId;
        if (verb == Verb::Create)
            created.push_back({keyOf(*write->step, side), fields});
        else if (verb == Verb::Update)
            changed.push_back({keyOf(*write->step, side), id, fields, write->step->entry.record[side].shadow.fields});
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
}

} // namespace samband
