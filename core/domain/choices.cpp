#include "core/domain/choices.h"

#include "core/domain/reconcile.h"

#include <algorithm>

namespace samband {

namespace {

const PropertyDecision *decisionOn(const Decision &decision, int property)
{
    const auto found = std::ranges::find(decision.properties, property, &PropertyDecision::property);
    return found == decision.properties.end() ? nullptr : &*found;
}

/// Shown as a conflict, or still turned down.
bool isStillOpen(const Decision &decision, int property)
{
    return std::ranges::any_of(decision.properties, [&](const PropertyDecision &each) {
        return each.property == property
            && (each.reason.code == ReasonCode::UndoConflict || each.reason.code == ReasonCode::RejectedByPerson);
    });
}

} // namespace

Resolutions carriedOut(const Decision &decision, const Resolutions &open)
{
    Resolutions used;
    for (const Resolution &resolution : open) {
        const bool later = resolution.property == 0 && isUndo(resolution.choice) && decision.verb != Verb::Unlink;
        if (!later && !isStillOpen(decision, resolution.property))
            used << resolution;
    }
    return used;
}

Resolutions carriedOutBeside(const Decision &decision, const PerSide<bool> &failed, const Resolutions &carried)
{
    Resolutions used;
    std::ranges::copy_if(carried, std::back_inserter(used), [&](const Resolution &choice) {
        const PropertyDecision *property = decisionOn(decision, choice.property);
        return property && std::ranges::none_of(bothSides, [&](Side side) {
            return failed[side] && writes(property->action, side);
        });
    });
    return used;
}

Resolutions lapsed(const Flow &flow, const Decision &decision, const PerSide<Fields> &now, const Resolutions &open)
{
    Resolutions over;
    std::ranges::copy_if(open, std::back_inserter(over), [&](const Resolution &choice) {
        const Mapping *mapping = flow.mapping(choice.property);
        const PropertyDecision *property = decisionOn(decision, choice.property);
        if (!mapping || !property || property->action != PropertyAction::Keep || isUndo(choice.choice))
            return false;
        const PerSide<QString> held{
            valueOf(now.source, mapping->path.source), valueOf(now.target, mapping->path.target)};
        return held != choice.seen;
    });
    return over;
}

bool asksFor(const Flow &flow, const Base &base, const Resolution &choice, const PerSide<const Intent *> &sent)
{
    const Mapping *mapping = flow.mapping(choice.property);
    if (!mapping)
        return false;
    const auto held = base.constFind(mapping->id);
    const PropertyDecision wanted =
        reconcileProperty(*mapping, held == base.cend() ? std::nullopt : std::optional(*held), choice.seen, {}, choice);
    return std::ranges::all_of(bothSides, [&](Side side) {
        const bool isSent = sent[side] && sent[side]->fields.contains(mapping->path[side]);
        return isSent == writes(wanted.action, side)
            && (!isSent || sent[side]->fields.value(mapping->path[side]) == wanted.result[side]);
    });
}

} // namespace samband
