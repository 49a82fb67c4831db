#include "core/engine/arrival.h"

#include "core/domain/causecategory.h"
#include "core/engine/naming.h"

#include <QCoreApplication>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

qint64 clockAhead(const Session &session, Side side)
{
    return session.client[side]->clockAhead().value_or(0);
}

PropertyRules rulesAt(const Flow &flow, Side side, const QString &path)
{
    const auto found =
        std::ranges::find_if(flow.mappings, [&](const Mapping &mapping) { return mapping.path[side] == path; });
    return found == flow.mappings.end() ? PropertyRules() : found->rules;
}

StoredForm storedForm(const Flow &flow, Side side, const Changes &wanted, const Fields &held)
{
    StoredForm worst = StoredForm::Same;
    for (auto field = wanted.cbegin(); field != wanted.cend(); ++field)
        worst =
            std::max(worst, storedForm(rulesAt(flow, side, field.key()), field.value(), valueOf(held, field.key())));
    return worst;
}

bool hasArrived(const Flow &flow, const Intent &intent, const QString &path, const Record &record)
{
    if (record.presence != Presence::Present)
        return false;
    const QString held = valueOf(record.fields, path);
    const PropertyRules rules = rulesAt(flow, intent.side, path);
    if (storedForm(rules, intent.fields.value(path), held) == StoredForm::Same)
        return true;
    const bool moved = held != valueOf(intent.expected, path);
    const bool then = record.modifiedAt > 0 && std::abs(record.modifiedAt - intent.startedAt) <= clockSkew;
    return moved && then && isServersForm(rules, intent.fields.value(path), held);
}

namespace {

/// Whether \a record is as the server made it from \a create: everything sent is there, and nobody touched it since.
bool isAsMade(const Flow &flow, const Intent &create, const Record &record)
{
    const bool then = record.modifiedAt > 0 && std::abs(record.modifiedAt - create.startedAt) <= clockSkew;
    const bool touched = record.createdAt > 0 && record.modifiedAt - record.createdAt > finishing;
    return then && !touched && std::ranges::all_of(create.fields.keys(), [&](const QString &path) {
        return hasArrived(flow, create, path, record);
    });
}

} // namespace

void takeDefaults(const Flow &flow, const Intent &create, const Record &made, Base &base)
{
    if (!isAsMade(flow, create, made))
        return;
    for (const Mapping &mapping : flow.mappings) {
        const QString &path = mapping.path[create.side];
        if (mapping.rules.direction == Direction::Off || create.fields.contains(path))
            continue;
        PerSide<QString> held; // what was not sent was blank where it would have come from
        held[create.side] = valueOf(made.fields, path);
        base.insert(mapping.id, held);
    }
}

Base baseAfter(
    const Flow &flow, const LinkEntry &entry, const PerSide<const Intent *> &intents, const PerSide<Record> &now)
{
    Base moved = entry.base;
    for (const Mapping &mapping : flow.mappings) {
        PerSide<bool> wrote;
        PerSide<QString> held;
        bool known = true;
        for (const Side side : bothSides) {
            const QString &path = mapping.path[side];
            wrote[side] = intents[side] && intents[side]->fields.contains(path);
            if (!wrote[side])
                continue;
            held[side] = valueOf(now[side].fields, path);
            known = known && hasArrived(flow, *intents[side], path, now[side]);
        }
        if (!known || (!wrote.source && !wrote.target))
            continue;
        const auto undo = std::ranges::find_if(entry.resolutions,
            [&](const Resolution &open) { return open.property == mapping.id && isUndo(open.choice); });
        for (const Side side : bothSides) {
            if (wrote[side])
                continue;
            held[side] = undo == entry.resolutions.end() ? intents[other(side)]->fields.value(mapping.path[other(side)])
                                                         : undo->args.value(side == Side::Source ? 0 : 1);
        }
        if (undo != entry.resolutions.end() && undo->choice == Choice::Reopen)
            moved.remove(mapping.id);
        else
            moved.insert(mapping.id, held);
    }
    return moved;
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

namespace {

/// Why a write that did not happen did not: in the server's words, where it had some.
Reason whyNotThere(const Session &session, const Reason &lost, Side side)
{
    const QString said = lost.args.value(1);
    if (!said.isEmpty())
        return refusal(said, side, ErrorKind::OutcomeUnknown);
    return refusal(QCoreApplication::translate(
                       "samband::Recovery", "%1 did not answer when this was sent, and it was not written.")
                       .arg(session.system[side]),
        side, ErrorKind::OutcomeUnknown);
}

QString namesOf(const Flow &flow, const QList<Intent> &intents)
{
    QStringList names;
    for (const Mapping &mapping : flow.mappings) {
        const bool sent = std::ranges::any_of(
            intents, [&](const Intent &intent) { return intent.fields.contains(mapping.path[intent.side]); });
        if (sent)
            names << shortName(mapping.path.source);
    }
    names.removeDuplicates();
    return names.join(", "_L1);
}

} // namespace

Settlement notThere(Session &session, const ActiveFlow &active, const LinkEntry &entry, const QList<Intent> &intents)
{
    QList<qint64> ids;
    for (const Intent &intent : intents)
        ids << intent.id;
    Settlement settlement = lookAgain(entry, ids);
    settlement.keepsCount = true;
    const auto lost = session.links.reasonOf(entry.id);
    const auto now = session.links.entry(entry.id); // a record that changed meanwhile starts afresh
    if (!lost || lost->code != ReasonCode::AnswerLost || !now || entry.paused)
        return settlement;
    settlement.failed = true;
    settlement.atOnce = now->attempts == 0;
    if (settlement.atOnce)
        return settlement;
    const Intent &first = intents.first();
    settlement.state = LinkState::Failing;
    settlement.reason = whyNotThere(session, *lost, first.side);
    settlement.verb = first.verb;
    settlement.properties = namesOf(active.flow, intents);
    JournalRow row = journalRow(session, entry, u"failed"_s, settlement.reason);
    row.who = u"recovery"_s;
    settlement.journal << row;
    return settlement;
}

JournalRow foundThere(
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
    row.title = entry.record.source.title.isEmpty() ? entry.record.target.title : entry.record.source.title;
    row.reason = {ReasonCode::Agreed, {}}; // what was to be written is there
    row.who = u"recovery"_s;
    row.base = entry.base;
    for (auto field = intent.fields.cbegin(); field != intent.fields.cend(); ++field) {
        row.before.insert(field.key(), valueOf(intent.expected, field.key()));
        row.after.insert(field.key(), valueOf(record.fields, field.key()));
    }
    return row;
}

} // namespace samband
