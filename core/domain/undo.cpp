#include "core/domain/undo.h"

#include "core/domain/normalise.h"
#include "core/domain/reconcile.h"

#include <algorithm>

namespace samband {

namespace {

/// What several writes to one side did to one property, taken together.
struct Written {
    QString before;
    QString wrote;
};

/// One property with everything its undo depends on.
struct Case {
    const Mapping &mapping;
    PerSide<std::optional<Written>> written;
    std::optional<PerSide<QString>> agreedBefore;
    std::optional<PerSide<QString>> agreedNow;
    PerSide<QString> now;

    bool same(const QString &a, const QString &b) const { return sameValue(mapping.rules, a, b); }
    bool isBlank(const QString &value) const { return canonical(mapping.rules, value).isEmpty(); }
};

std::optional<Written> writtenTo(const QList<WriteNote> &notes, Side side, const QString &path)
{
    std::optional<Written> all;
    for (const WriteNote &note : notes) {
        if (note.side != side || (!note.after.contains(path) && !note.before.contains(path)))
            continue;
        if (!all)
            all = Written{note.before.value(path), {}};
        all->wrote = note.after.value(path);
    }
    return all;
}

Case caseOf(const Mapping &mapping, const QList<WriteNote> &notes, const Base &base, const PerSide<Fields> &now)
{
    Case c{mapping, {}, std::nullopt, std::nullopt, {}};
    for (const Side side : bothSides) {
        c.written[side] = writtenTo(notes, side, mapping.path[side]);
        c.now[side] = valueOf(now[side], mapping.path[side]);
    }
    const auto touches = [&](const WriteNote &note) {
        return note.after.contains(mapping.path[note.side]) || note.before.contains(mapping.path[note.side]);
    };
    const auto first = std::ranges::find_if(notes, touches);
    if (first != notes.end() && first->base.contains(mapping.id))
        c.agreedBefore = first->base.value(mapping.id);
    if (base.contains(mapping.id))
        c.agreedNow = base.value(mapping.id);
    return c;
}

/// What each side shall hold again.
PerSide<QString> goal(const Case &c)
{
    PerSide<QString> back = c.now;
    for (const Side side : bothSides) {
        if (!c.written[side])
            continue;
        const QString &before = c.written[side]->before;
        back[side] = before;
        const Side from = other(side);
        const bool cameFromThere = c.agreedBefore && c.same((*c.agreedBefore)[side], before);
        if (!c.written[from] && cameFromThere && mayTravel(c.mapping.rules.direction, from))
            back[from] = (*c.agreedBefore)[from];
    }
    return back;
}

/// What \a side would have to hold for the undo to go ahead; nothing where it holds it, or is not changed at all.
std::optional<QString> obstacle(const Case &c, const PerSide<QString> &back, Side side)
{
    const auto &written = c.written[side];
    if (!written && back[side] == c.now[side])
        return std::nullopt;
    const QString ours = written ? written->wrote : c.agreedNow ? (*c.agreedNow)[side] : c.written[other(side)]->wrote;
    return c.same(c.now[side], ours) ? std::nullopt : std::optional(ours);
}

/// Whether the two differ again afterwards and a person is to be asked once more.
bool opensAgain(const Case &c, const PerSide<QString> &back)
{
    return c.mapping.rules.conflict == ConflictPolicy::Ask && !c.same(back.source, back.target)
        && !c.isBlank(back.source) && !c.isBlank(back.target)
        && !(c.agreedBefore && c.same((*c.agreedBefore).source, back.source)
            && c.same((*c.agreedBefore).target, back.target));
}

PropertyUndo undoProperty(const Case &c)
{
    const PerSide<QString> back = goal(c);
    const Side side = c.written.target ? Side::Target : Side::Source;
    PropertyUndo undo{c.mapping.id, UndoFate::TakenBack, side, c.mapping.path[side], c.now[side],
        c.written[side]->wrote, c.written[side]->before, std::nullopt};
    const bool isBack = std::ranges::all_of(
        bothSides, [&](Side each) { return !c.written[each] || c.same(c.now[each], c.written[each]->before); });
    if (isBack) {
        undo.fate = UndoFate::AlreadyBack;
        return undo;
    }
    const Choice choice = opensAgain(c, back) ? Choice::Reopen : Choice::TakeBack;
    undo.resolution = Resolution{c.mapping.id, choice, {}, c.now, {back.source, back.target}};
    for (const Side each : {other(side), side}) {
        const auto ours = obstacle(c, back, each);
        if (!ours)
            continue;
        undo.fate = UndoFate::ChangedSince;
        undo.side = each;
        undo.path = c.mapping.path[each];
        undo.now = c.now[each];
        undo.wrote = *ours;
        undo.before = back[each];
        // It differs from what is there now, so the choice does not bind and is shown as a conflict.
        undo.resolution->seen[each] = *ours;
    }
    return undo;
}

/// Paths that were written and that no mapping of the flow names any more.
QList<PropertyUndo> forgotten(const Flow &flow, const QList<WriteNote> &notes)
{
    QList<PropertyUndo> undos;
    for (const WriteNote &note : notes) {
        for (auto field = note.after.cbegin(); field != note.after.cend(); ++field) {
            const auto isIt = [&](const PropertyUndo &undo) {
                return undo.side == note.side && undo.path == field.key();
            };
            const auto maps = [&](const Mapping &mapping) { return mapping.path[note.side] == field.key(); };
            if (std::ranges::none_of(flow.mappings, maps) && std::ranges::none_of(undos, isIt))
                undos << PropertyUndo{0, UndoFate::NotSynchronised, note.side, field.key(), {}, field.value(),
                    note.before.value(field.key()), std::nullopt};
        }
    }
    return undos;
}

} // namespace

QList<PropertyUndo> undoWrites(
    const Flow &flow, const QList<WriteNote> &notes, const Base &base, const PerSide<Fields> &now)
{
    QList<PropertyUndo> undos;
    for (const Mapping &mapping : flow.mappings) {
        const Case c = caseOf(mapping, notes, base, now);
        if (c.written.source || c.written.target)
            undos << undoProperty(c);
    }
    return undos + forgotten(flow, notes);
}

QStringList editedSince(const Flow &flow, Side side, const Changes &created, const Fields &now)
{
    QStringList edited;
    for (const Mapping &mapping : flow.mappings) {
        const QString &path = mapping.path[side];
        if (!created.contains(path) && !canonical(mapping.rules, valueOf(now, path)).isEmpty())
            edited << path.section(u'.', -1);
    }
    for (auto field = created.cbegin(); field != created.cend(); ++field) {
        if (valueOf(now, field.key()) != field.value())
            edited << field.key().section(u'.', -1);
    }
    return edited;
}

} // namespace samband
