#include "core/engine/recovery.h"

#include "core/domain/normalise.h"
#include "core/engine/naming.h"

#include <QCoreApplication>

#include <algorithm>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 clockSkew = 10 * 60 * 1000; // ms a server's clock may be off from ours

const ActiveFlow *flowOf(const Session &session, qint64 flow)
{
    const auto found = std::ranges::find_if(session.flows, [flow](const ActiveFlow &f) { return f.flow.id == flow; });
    return found == session.flows.end() ? nullptr : &*found;
}

Normaliser normaliserAt(const Flow &flow, Side side, const QString &path)
{
    for (const Mapping &mapping : flow.mappings) {
        if (mapping.path[side] == path)
            return mapping.rules.normaliser;
    }
    return Normaliser::Text;
}

/// Whether \a fields hold everything that was to be written, as the flow compares it.
bool holds(const Flow &flow, Side side, const Fields &fields, const Changes &wanted)
{
    for (auto field = wanted.cbegin(); field != wanted.cend(); ++field) {
        if (!sameValue(normaliserAt(flow, side, field.key()), valueOf(fields, field.key()), field.value()))
            return false;
    }
    return true;
}

Settlement lookAgain(const LinkEntry &entry, const QList<qint64> &intents)
{
    Settlement settlement;
    settlement.link = entry.id;
    settlement.seen = entry.glimpse();
    settlement.intents = intents;
    settlement.state = LinkState::Pending;
    settlement.reason = {ReasonCode::NotRead, {}};
    settlement.lookAgain = true;
    return settlement;
}

JournalRow found(
    Session &session, const LinkEntry &entry, const Intent &intent, const QString &kind, const Record &record)
{
    JournalRow row;
    row.at = session.clock();
    row.run = intent.run;
    row.link = entry.id;
    row.flow = entry.flow;
    row.kind = kind;
    row.side = intent.side;
    row.recordId = record.id;
    row.title = entry.record.source.title;
    row.reason = {ReasonCode::Agreed, {}}; // what was to be written is there
    row.who = u"recovery"_s;
    row.base = entry.base;
    for (auto field = intent.fields.cbegin(); field != intent.fields.cend(); ++field) {
        row.before.insert(field.key(), valueOf(intent.expected, field.key()));
        row.after.insert(field.key(), valueOf(record.fields, field.key()));
    }
    return row;
}

/// The base of the properties that \a intents are known to have written. A value copied from the other side agreed with
/// what that side held then; a value written to both sides counts only when both writes are known.
Base baseAfter(
    const Flow &flow, const LinkEntry &entry, const PerSide<const Intent *> &intents, const PerSide<Fields> &reported)
{
    Base base = entry.base;
    for (const Mapping &mapping : flow.mappings) {
        const auto wrote = [&](Side side) {
            return intents[side] && intents[side]->fields.contains(mapping.path[side]);
        };
        const auto sent = [&](Side side) { return intents[side]->fields.value(mapping.path[side]); };
        const auto now = [&](Side side) { return valueOf(reported[side], mapping.path[side]); };
        const auto undo = std::ranges::find_if(entry.resolutions,
            [&](const Resolution &open) { return open.property == mapping.id && isUndo(open.choice); });
        if (undo != entry.resolutions.end() && (wrote(Side::Source) || wrote(Side::Target))) {
            base.insert(mapping.id,
                {wrote(Side::Source) ? now(Side::Source) : undo->args.value(0),
                    wrote(Side::Target) ? now(Side::Target) : undo->args.value(1)});
            if (undo->choice == Choice::Reopen)
                base.remove(mapping.id);
        } else if (wrote(Side::Source) && wrote(Side::Target))
            base.insert(mapping.id, {now(Side::Source), now(Side::Target)});
        else if (wrote(Side::Source))
            base.insert(mapping.id, {now(Side::Source), sent(Side::Source)});
        else if (wrote(Side::Target))
            base.insert(mapping.id, {sent(Side::Target), now(Side::Target)});
    }
    return base;
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

/// The choices that \a open carried out; an undo of the whole pair is left to the next decision.
Resolutions choicesWritten(const Flow &flow, const LinkEntry &entry, const PerSide<const Intent *> &open)
{
    Resolutions written;
    std::ranges::copy_if(entry.resolutions, std::back_inserter(written), [&](const Resolution &choice) {
        if (choice.property == 0)
            return !isUndo(choice.choice);
        const Mapping *mapping = flow.mapping(choice.property);
        return mapping && std::ranges::any_of(bothSides, [&](Side side) {
            return open[side] && open[side]->fields.contains(mapping->path[side]);
        });
    });
    return written;
}

Status recoverUpdates(Session &session, const ActiveFlow &active, const LinkEntry &entry, const QList<Intent> &intents)
{
    QList<qint64> ids;
    PerSide<const Intent *> open;
    PerSide<Fields> reported;
    PerSide<bool> arrived;
    bool done = !entry.paused;
    Settlement settlement = lookAgain(entry, {});
    for (const Intent &intent : intents) {
        const Side side = intent.side;
        const auto &traits = active.traits[side];
        const auto read = session.client[side]->read(traits.name, {intent.recordId}, active.paths[side], session.stop);
        if (!read.front())
            return read.front().error();
        const Record &record = *read.front();
        if (const Status taken = session.records.observe(active.datatype[side], traits.side.roles, {record}); !taken)
            return taken;
        ids << intent.id;
        open[side] = &intent;
        reported[side] = record.fields;
        const bool there =
            record.presence == Presence::Present && holds(active.flow, side, record.fields, intent.fields);
        arrived[side] = there;
        done = done && there;
        if (there)
            settlement.journal << found(session, entry, intent, u"updated"_s, record);
    }
    settlement.intents = ids;
    if (done)
        settlement.base = baseAfter(active.flow, entry, open, reported);
    if (done)
        settlement.used = choicesWritten(active.flow, entry, open);
    return session.workspace.transaction([&]() -> Status {
        if (const Status kept = keepHalf(session, active.flow, entry, open, arrived, reported); !kept)
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
    return taken ? session.links.settle(lookAgain(entry, {intent.id}), session.clock()) : taken;
}

/// Since when a datatype has been read in this recovery: a run that was killed leaves hundreds of creates open, and one
/// read answers for all of them.
using ReadFrom = QMap<int, qint64>;

/// Takes in everything made or changed since the create was sent.
Status readSince(Session &session, const ActiveFlow &active, Side side, qint64 since, ReadFrom &readFrom)
{
    if (const auto known = readFrom.constFind(active.datatype[side]); known != readFrom.cend() && *known <= since)
        return Done{};
    const auto &traits = active.traits[side];
    PageRequest request;
    request.datatype = traits.name;
    request.paths = active.paths[side];
    request.since = traits.changesSince ? since : 0;
    bool complete = false;
    do {
        const auto page = session.client[side]->page(request, session.stop);
        if (!page)
            return page.error();
        if (const Status taken = session.records.observe(active.datatype[side], traits.side.roles, page->records);
            !taken)
            return taken;
        request.cursor = page->next;
        complete = page->complete;
    } while (!request.cursor.isEmpty());
    if (!complete)
        return Error{ErrorKind::BadAnswer,
            QCoreApplication::translate("samband::Recovery",
                "%1 ended the list of %2 early, so it cannot be told whether a new record was made. The next run looks "
                "again.")
                .arg(session.system[side], traits.name)};
    readFrom.insert(active.datatype[side], since);
    return Done{};
}

Status adopt(
    Session &session, const ActiveFlow &active, const LinkEntry &entry, const Intent &intent, const StoredRecord &made)
{
    Record record;
    record.id = made.recordId;
    record.fields = made.shadow.fields;
    Settlement settlement = lookAgain(entry, {intent.id});
    settlement.gained[intent.side] = made.id;
    settlement.journal << found(session, entry, intent, u"created"_s, record);
    PerSide<const Intent *> open;
    open[intent.side] = &intent;
    PerSide<Fields> reported;
    reported[intent.side] = made.shadow.fields;
    settlement.base = baseAfter(active.flow, entry, open, reported);
    settlement.used = entry.resolutions;
    return session.links.settle(settlement, session.clock());
}

/// Whether a search may still be hiding a record made by \a intent: its absence proves nothing yet.
bool tooEarly(const Session &session, const ActiveFlow &active, const Intent &intent)
{
    const DatatypeTraits &traits = active.traits[intent.side];
    return traits.changesSince && session.clock() - intent.startedAt < traits.lag;
}

Status recoverCreate(
    Session &session, const ActiveFlow &active, const LinkEntry &entry, const Intent &intent, ReadFrom &readFrom)
{
    const Side side = intent.side;
    if (tooEarly(session, active, intent)) {
        session.blocked.insert(entry.id);
        return Done{};
    }
    const qint64 since = intent.startedAt - clockSkew;
    if (const Status read = readSince(session, active, side, since, readFrom); !read)
        return read;
    const auto fresh = session.records.unlinkedSince(active.datatype[side], active.flow.id, side, since);
    if (!fresh)
        return fresh.error();
    std::vector<StoredRecord> alike;
    std::ranges::copy_if(*fresh, std::back_inserter(alike),
        [&](const StoredRecord &r) { return holds(active.flow, side, r.shadow.fields, intent.fields); });
    if (alike.size() == 1)
        return adopt(session, active, entry, intent, alike.front());
    Settlement settlement = lookAgain(entry, {intent.id});
    if (!alike.empty()) {
        settlement.lookAgain = false;
        settlement.state = LinkState::Ambiguous;
        settlement.reason = {ReasonCode::CreateUnsure, {alike.front().title}};
    }
    return session.links.settle(settlement, session.clock());
}

} // namespace

Status recover(Session &session)
{
    const auto open = session.links.openIntents();
    if (!open || open->isEmpty())
        return open ? Status(Done{}) : Status(open.error());
    session.progress.begin(Stage::Recovering, {}, open->size());
    ReadFrom readFrom;
    QMap<qint64, QList<Intent>> byLink;
    for (const Intent &intent : *open)
        byLink[intent.link] << intent;
    for (auto group = byLink.cbegin(); group != byLink.cend(); ++group) {
        const auto entry = session.links.entry(group.key());
        if (!entry)
            return entry.error();
        const ActiveFlow *active = flowOf(session, entry->flow);
        if (!active) {
            session.blocked.insert(entry->id);
            continue;
        }
        const Intent &first = group->front();
        const Status settled = first.verb == Verb::Create ? recoverCreate(session, *active, *entry, first, readFrom)
            : first.verb == Verb::Archive                 ? recoverArchive(session, *active, *entry, first)
                                                          : recoverUpdates(session, *active, *entry, *group);
        if (!settled && settled.error().scope() == Scope::Run)
            return settled;
        if (!settled) // this one cannot be told now; it stays open and stops no other
            session.blocked.insert(entry->id);
        session.changed << entry->id;
        session.progress.step(group->size());
    }
    return Done{};
}

} // namespace samband
