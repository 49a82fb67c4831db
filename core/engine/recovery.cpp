#include "core/engine/recovery.h"

#include "core/domain/choices.h"
#include "core/engine/arrival.h"
#include "core/engine/lostcreate.h"

#include <algorithm>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

const ActiveFlow *flowOf(const Session &session, qint64 flow)
{
    const auto found = std::ranges::find_if(session.flows, [flow](const ActiveFlow &f) { return f.flow.id == flow; });
    return found == session.flows.end() ? nullptr : &*found;
}

/// A value chosen for both sides that only one of them took: the choice stays alive for the other one.
Status keepHalf(Session &session, const Flow &flow, const LinkEntry &entry, const PerSide<const Intent *> &open,
    const PerSide<bool> &there, const PerSide<Fields> &now)
{
    if (!open.source || !open.target || there.source == there.target)
        return Done{};
    const Side done = there.source ? Side::Source : Side::Target;
    Resolutions kept;
    for (Resolution resolution : entry.resolutions) {
        const Mapping *mapping = flow.mapping(resolution.property);
        if (!mapping || !open.source->fields.contains(mapping->path.source)
            || !open.target->fields.contains(mapping->path.target))
            continue;
        resolution.seen[done] = valueOf(now[done], mapping->path[done]);
        kept << resolution;
    }
    return kept.isEmpty() ? Status(Done{})
                          : session.links.saveResolutions(entry.id, kept, u"recovery"_s, session.clock());
}

/// The choices that \a open carried out, as \a now shows; about the pair only when \a all of it is there. An undo of
/// the whole pair is left to the next decision.
Resolutions choicesWritten(
    const Flow &flow, const LinkEntry &entry, const PerSide<const Intent *> &open, const PerSide<Record> &now, bool all)
{
    Resolutions written;
    std::ranges::copy_if(entry.resolutions, std::back_inserter(written), [&](const Resolution &choice) {
        if (choice.property == 0)
            return all && !entry.paused && !isUndo(choice.choice);
        const Mapping *mapping = flow.mapping(choice.property);
        return mapping && asksFor(flow, entry.base, choice, open) && std::ranges::all_of(bothSides, [&](Side side) {
            const QString &path = mapping->path[side];
            return !open[side] || !open[side]->fields.contains(path) || hasArrived(flow, *open[side], path, now[side]);
        });
    });
    return written;
}

QList<qint64> idsOf(const QList<Intent> &intents)
{
    QList<qint64> ids;
    for (const Intent &intent : intents)
        ids << intent.id;
    return ids;
}

Status recoverUpdates(Session &session, const ActiveFlow &active, const LinkEntry &entry, const QList<Intent> &intents)
{
    PerSide<const Intent *> open;
    PerSide<Record> now;
    PerSide<bool> arrived;
    bool all = true;
    QList<JournalRow> found;
    for (const Intent &intent : intents) {
        const Side side = intent.side;
        const auto &traits = active.traits[side];
        const auto read = session.client[side]->read(traits.name, {intent.recordId}, active.paths[side], session.stop);
        if (!read.front())
            return read.front().error();
        const Record &record = *read.front();
        if (const Status taken = session.records.observe(active.datatype[side], traits.side.roles, {record}); !taken)
            return taken;
        open[side] = &intent;
        now[side] = record;
        arrived[side] = std::ranges::all_of(
            intent.fields.keys(), [&](const QString &path) { return hasArrived(active.flow, intent, path, record); });
        all = all && arrived[side];
        if (arrived[side])
            found << foundThere(session, entry, intent, u"updated"_s, record);
    }
    Settlement settlement = all ? lookAgain(entry, idsOf(intents)) : notThere(session, active, entry, intents);
    settlement.journal = found + settlement.journal;
    settlement.base = baseAfter(active.flow, entry, open, now);
    settlement.used = choicesWritten(active.flow, entry, open, now, all);
    return session.workspace.transaction([&]() -> Status {
        const PerSide<Fields> held{now.source.fields, now.target.fields};
        if (const Status kept = keepHalf(session, active.flow, entry, open, arrived, held); !kept)
            return kept;
        return session.links.settle(settlement, session.clock());
    });
}

Status recoverArchive(Session &session, const ActiveFlow &active, const LinkEntry &entry, const Intent &intent)
{
    const auto &traits = active.traits[intent.side];
    const auto read =
        session.client[intent.side]->read(traits.name, {intent.recordId}, active.paths[intent.side], session.stop);
    if (!read.front())
        return read.front().error();
    const Status taken = session.records.observe(active.datatype[intent.side], traits.side.roles, {*read.front()});
    if (!taken)
        return taken;
    const bool gone = read.front()->presence == Presence::Absent;
    Settlement settlement = gone ? lookAgain(entry, {intent.id}) : notThere(session, active, entry, {intent});
    if (gone) {
        JournalRow row = foundThere(session, entry, intent, u"archived"_s, *read.front());
        row.recordId = intent.recordId;
        row.base.clear(); // no value was written
        settlement.journal << row;
    }
    return session.links.settle(settlement, session.clock());
}

/// The row of these writes is no more.
Status endOrphaned(Session &session, qint64 link, const QList<Intent> &intents)
{
    Settlement settlement;
    settlement.link = link;
    settlement.intents = idsOf(intents);
    return session.links.settle(settlement, session.clock());
}

/// Says of a row whose write is not known yet that this is what it waits for, unless it says something like it already.
Status noteOpen(Session &session, const LinkEntry &entry, const Intent &intent)
{
    const auto why = session.links.reasonOf(entry.id);
    if (!why)
        return why.error();
    const bool isSaid = why->code == ReasonCode::AnswerLost || why->code == ReasonCode::CreateUnsure;
    if (isSaid || entry.paused || entry.state == LinkState::Conflict || entry.state == LinkState::Failing)
        return Done{};
    Settlement settlement = lookAgain(entry, {});
    settlement.reason = {ReasonCode::WriteOpen, {toText(intent.side)}};
    settlement.verb = intent.verb;
    settlement.keepsCount = true;
    return session.links.settle(settlement, session.clock());
}

/// A source record whose create is open looks like any other new one when it is read, and would get a counterpart of
/// its own beside the one that it was made from. Once a person was asked, only those put before them wait.
void waitForSource(Session &session, const LinkEntry &entry, const Intent &create)
{
    if (create.asked)
        return;
    const qint64 since = create.startedAt - clockSkew;
    qint64 &earliest = session.sourceCreates[entry.flow];
    earliest = earliest == 0 ? since : std::min(earliest, since);
}

} // namespace

Status recover(Session &session)
{
    auto open = session.links.openIntents();
    if (!open || open->isEmpty())
        return open ? Status(Done{}) : Status(open.error());
    session.progress.begin(Stage::Recovering, {}, open->size());
    const PerSide<qint64> ahead{clockAhead(session, Side::Source), clockAhead(session, Side::Target)};
    for (Intent &intent : *open)
        intent.startedAt += ahead[intent.side];
    LostCreates creates(session, *open, ahead);
    QMap<qint64, QList<Intent>> byLink;
    for (const Intent &intent : std::as_const(*open))
        byLink[intent.link] << intent;
    for (auto group = byLink.cbegin(); group != byLink.cend(); ++group) {
        const auto entry = session.links.entry(group.key());
        if (!entry && entry.error().scope() == Scope::Run)
            return entry.error();
        if (!entry) { // its record is gone, and the row with it: there is nothing left to settle
            if (const Status ended = endOrphaned(session, group.key(), *group); !ended)
                return ended;
            continue;
        }
        const ActiveFlow *active = flowOf(session, entry->flow);
        if (!active) {
            session.blocked.insert(entry->id);
            continue;
        }
        const Intent &first = group->front();
        const Status settled = first.verb == Verb::Create ? creates.recover(*active, *entry, first)
            : first.verb == Verb::Archive                 ? recoverArchive(session, *active, *entry, first)
                                                          : recoverUpdates(session, *active, *entry, *group);
        if (!settled && settled.error().scope() == Scope::Run)
            return settled;
        if (!settled) // this one cannot be told now; it stays open and stops no other
            session.blocked.insert(entry->id);
        if (session.blocked.contains(entry->id) && first.verb == Verb::Create && first.side == Side::Source)
            waitForSource(session, *entry, first);
        const Status noted = session.blocked.contains(entry->id) ? noteOpen(session, *entry, first) : Status(Done{});
        if (!noted)
            return noted;
        session.changed << entry->id;
        session.progress.step(group->size());
    }
    return Done{};
}

} // namespace samband
