#include "core/domain/normalise.h"
#include "core/domain/reconcile.h"

namespace samband {

namespace {

/// One property's case, so that the rules below read as rules.
struct Case {
    const Mapping &mapping;
    const std::optional<PerSide<QString>> &base;
    const PerSide<QString> &now;

    bool same(const QString &a, const QString &b) const { return sameValue(mapping.rules, a, b); }
    bool agree() const { return same(now.source, now.target); }
    bool changed(Side side) const { return !same(now[side], (*base)[side]); }
    bool blank(Side side) const { return canonical(mapping.rules, now[side]).isEmpty(); }
    const QString &name() const { return mapping.path.source; }

    PropertyDecision decide(PropertyAction action, const Reason &reason, const PerSide<QString> &result) const
    {
        return {mapping.id, action, reason, result};
    }
    PropertyDecision keep(ReasonCode code) const { return decide(PropertyAction::Keep, {code, {name()}}, now); }
    PropertyDecision storedDifferently() const
    {
        return decide(PropertyAction::Keep, {ReasonCode::StoredDifferently, {name(), now.source, now.target}}, now);
    }
    PropertyDecision settled(ReasonCode code) const { return decide(PropertyAction::Agree, {code, {name()}}, now); }
    PropertyDecision conflict(ReasonCode code) const
    {
        return decide(PropertyAction::Conflict, {code, {name(), now.source, now.target}}, now);
    }
};

} // namespace

bool mayTravel(Direction direction, Side to)
{
    switch (direction) {
    case Direction::Both:
        return true;
    case Direction::ToTarget:
        return to == Side::Target;
    case Direction::ToSource:
        return to == Side::Source;
    case Direction::Off:
        return false;
    }
    return false;
}

namespace {

/// Side \a to takes over what the other side holds.
PropertyDecision copyTo(const Case &c, Side to, const Reason &reason)
{
    if (!mayTravel(c.mapping.rules.direction, to))
        return c.keep(ReasonCode::OneWay);
    PerSide<QString> result = c.now;
    result[to] = c.now[other(to)];
    return c.decide(to == Side::Source ? PropertyAction::WriteSource : PropertyAction::WriteTarget, reason, result);
}

PropertyDecision cleared(const Case &c, Side side)
{
    const Reason reason{ReasonCode::Cleared, {c.name(), toText(side), c.now[other(side)]}};
    switch (c.mapping.rules.blank) {
    case BlankPolicy::Hold:
        return mayTravel(c.mapping.rules.direction, other(side)) ? c.decide(PropertyAction::HoldBlank, reason, c.now)
                                                                 : c.keep(ReasonCode::OneWay);
    case BlankPolicy::Clear:
        return copyTo(c, other(side), reason);
    case BlankPolicy::Refill:
        return copyTo(c, side, reason);
    }
    return c.decide(PropertyAction::HoldBlank, reason, c.now);
}

/// The conflict policy lets \a side win. A blank that wins is still a cleared value: the blank policy has the last
/// word.
PropertyDecision wins(const Case &c, Side side)
{
    if (c.blank(side))
        return cleared(c, side);
    return copyTo(c, other(side), {ReasonCode::PolicyDecided, {c.name(), toText(c.mapping.rules.conflict)}});
}

PropertyDecision differ(const Case &c, const PerSide<qint64> &modifiedAt, ReasonCode code)
{
    switch (c.mapping.rules.conflict) {
    case ConflictPolicy::Source:
        return wins(c, Side::Source);
    case ConflictPolicy::Target:
        return wins(c, Side::Target);
    case ConflictPolicy::Newest:
        if (modifiedAt.source > 0 && modifiedAt.target > 0 && modifiedAt.source != modifiedAt.target)
            return wins(c, modifiedAt.source > modifiedAt.target ? Side::Source : Side::Target);
        return c.conflict(code);
    case ConflictPolicy::Ask:
        return c.conflict(code);
    }
    return c.conflict(code);
}

PropertyDecision firstMeeting(const Case &c, const PerSide<qint64> &modifiedAt)
{
    if (c.agree())
        return c.settled(ReasonCode::Agreed);
    if (c.blank(Side::Target))
        return copyTo(c, Side::Target, {ReasonCode::FilledFromSource, {c.name()}});
    if (c.blank(Side::Source))
        return copyTo(c, Side::Source, {ReasonCode::FilledFromTarget, {c.name()}});
    return differ(c, modifiedAt, ReasonCode::FirstMeetingDiffers);
}

PropertyDecision oneMoved(const Case &c, Side moved)
{
    if (c.agree())
        return c.settled(ReasonCode::Agreed);
    if (c.blank(moved))
        return cleared(c, moved);
    const ReasonCode code = moved == Side::Source ? ReasonCode::SourceChanged : ReasonCode::TargetChanged;
    return copyTo(c, other(moved), {code, {c.name(), (*c.base)[moved], c.now[moved]}});
}

PropertyDecision byRules(const Case &c, const PerSide<qint64> &modifiedAt)
{
    if (!c.base)
        return c.mapping.rules.direction == Direction::Off ? c.keep(ReasonCode::OneWay) : firstMeeting(c, modifiedAt);
    const bool source = c.changed(Side::Source);
    const bool target = c.changed(Side::Target);
    if (!source && !target)
        return c.agree() ? c.keep(ReasonCode::AllAgree) : c.storedDifferently();
    if (c.mapping.rules.direction == Direction::Off)
        return c.keep(ReasonCode::OneWay);
    if (source && target)
        return c.agree() ? c.settled(ReasonCode::Agreed) : differ(c, modifiedAt, ReasonCode::BothChanged);
    return oneMoved(c, source ? Side::Source : Side::Target);
}

/// Each side shall hold \a result; what already does is not written.
PropertyDecision chosen(const Case &c, const PerSide<QString> &result)
{
    const bool source = c.now.source != result.source;
    const bool target = c.now.target != result.target;
    const PropertyAction action = source && target ? PropertyAction::WriteBoth
        : source                                   ? PropertyAction::WriteSource
        : target                                   ? PropertyAction::WriteTarget
                                                   : PropertyAction::Agree;
    return c.decide(action, {ReasonCode::PersonChose, {c.name(), result.source}}, result);
}

PropertyDecision takenBack(const Case &c, const Resolution &undo)
{
    const PerSide<QString> before{undo.args.value(0), undo.args.value(1)};
    PropertyDecision decision = chosen(c, before);
    const ReasonCode code = undo.choice == Choice::Reopen ? ReasonCode::Reopened : ReasonCode::TakenBack;
    decision.reason = {code, {c.name(), before.source, before.target}};
    return decision;
}

/// A side does not hold what we wrote any more: what is there stays, and a person sees all three values.
PropertyDecision undoConflict(const Case &c, const Resolution &undo)
{
    const Side side = undo.seen.target != c.now.target ? Side::Target : Side::Source;
    return c.decide(PropertyAction::Conflict,
        {ReasonCode::UndoConflict,
            {c.name(), toText(side), c.now[side], undo.seen[side], undo.args.value(side == Side::Source ? 0 : 1)}},
        c.now);
}

std::optional<PropertyDecision> byChoice(const Case &c, const Resolution &resolution)
{
    switch (resolution.choice) {
    case Choice::TakeSource:
        return c.agree() ? c.settled(ReasonCode::PersonChose) : chosen(c, {c.now.source, c.now.source});
    case Choice::TakeTarget:
        return c.agree() ? c.settled(ReasonCode::PersonChose) : chosen(c, {c.now.target, c.now.target});
    case Choice::TakeBase:
        return c.base ? std::optional(chosen(c, *c.base)) : std::nullopt;
    case Choice::TakeValue:
        return chosen(c, {resolution.value, resolution.value});
    case Choice::AcceptDifference:
        return c.settled(ReasonCode::PersonChose);
    case Choice::TakeBack:
    case Choice::Reopen:
        return takenBack(c, resolution);
    case Choice::UndoLink:
    case Choice::UndoCreate:
    case Choice::UndoCreateApproved:
    case Choice::StayAlone:
    case Choice::Approve:
    case Choice::Reject:
    case Choice::Recreate:
    case Choice::Unlink:
    case Choice::Archive:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

PropertyDecision reconcileProperty(const Mapping &mapping, const std::optional<PerSide<QString>> &base,
    const PerSide<QString> &now, const PerSide<qint64> &modifiedAt, const std::optional<Resolution> &resolution)
{
    const Case c{mapping, base, now};
    if (resolution && resolution->seen == now) {
        if (const auto decision = byChoice(c, *resolution))
            return *decision;
    }
    if (resolution && (resolution->choice == Choice::TakeBack || resolution->choice == Choice::Reopen))
        return undoConflict(c, *resolution);
    PropertyDecision decision = byRules(c, modifiedAt);
    const bool writing = writes(decision.action, Side::Source) || writes(decision.action, Side::Target);
    if (writing && resolution && resolution->choice == Choice::Reject && resolution->seen == now)
        return c.keep(ReasonCode::RejectedByPerson);
    if (resolution && resolution->seen != now && decision.action == PropertyAction::Conflict)
        decision.reason.code = ReasonCode::ChoiceOutdated;
    return decision;
}

} // namespace samband
