#pragma once

#include "core/domain/reason.h"
#include "core/domain/record.h"
#include "core/domain/state.h"

#include <QList>

namespace samband {

/// Values to write by property path. Unlike in \ref Fields an empty value stands here, and clears.
using Changes = QMap<QString, QString>;

/// What both sides held when they last agreed, per property (Mapping::id) and per side. A property that is not in it
/// never agreed.
using Base = QMap<int, PerSide<QString>>;

/// What happens to one property.
enum class PropertyAction {
    Keep, ///< nothing: unchanged, or the rules let nothing travel
    Agree, ///< both sides are taken as agreed as they are; only the base moves
    WriteSource,
    WriteTarget,
    WriteBoth, ///< an operator's own value
    Conflict, ///< written nowhere until settled
    HoldBlank, ///< cleared on one side: written nowhere until settled
    Flapping, ///< flips between two values: paused on this record, written nowhere until a person has a say
};
template<>
inline constexpr auto enumNames<PropertyAction> = std::to_array<EnumName<PropertyAction>>(
    {{PropertyAction::Keep, "keep"}, {PropertyAction::Agree, "agree"}, {PropertyAction::WriteSource, "write-source"},
        {PropertyAction::WriteTarget, "write-target"}, {PropertyAction::WriteBoth, "write-both"},
        {PropertyAction::Conflict, "conflict"}, {PropertyAction::HoldBlank, "hold-blank"},
        {PropertyAction::Flapping, "flapping"}});

constexpr bool writes(PropertyAction action, Side side)
{
    return action == PropertyAction::WriteBoth
        || action == (side == Side::Source ? PropertyAction::WriteSource : PropertyAction::WriteTarget);
}

/// The decision for one property of a pair.
struct PropertyDecision {
    int property = 0; ///< Mapping::id
    PropertyAction action = PropertyAction::Keep;
    Reason reason;
    PerSide<QString> result; ///< what each side will hold if the decision is carried out

    bool operator==(const PropertyDecision &) const = default;
};

/// What is done about a pair or a lone record.
enum class Verb { Nothing, Agree, Link, Create, Update, Archive, Unlink };
template<>
inline constexpr auto enumNames<Verb> = std::to_array<EnumName<Verb>>(
    {{Verb::Nothing, "nothing"}, {Verb::Agree, "agree"}, {Verb::Link, "link"}, {Verb::Create, "create"},
        {Verb::Update, "update"}, {Verb::Archive, "archive"}, {Verb::Unlink, "unlink"}});

/// Whether the verb changes a record in a system.
constexpr bool sends(Verb verb)
{
    return verb == Verb::Create || verb == Verb::Update || verb == Verb::Archive;
}

/// What should happen to a pair or a lone record, with its reason. Immutable once made.
struct Decision {
    Verb verb = Verb::Nothing;
    LinkState state =
        LinkState::InSync; ///< the row's state once the verb is carried out; when held, or with nothing to do: now
    bool held = false; ///< the verb waits for a person and is not carried out
    bool approved = false; ///< a person approved exactly this: the guard lets it through
    QString guard{}; ///< which count of the guard it is held by (see guard.h); empty when it is not held by the guard
    Reason reason;
    Side side = Side::Target; ///< where Create or Archive happens
    qint64 candidate = 0; ///< the store's record to link to, for Link
    QList<PropertyDecision> properties;
    PerSide<Changes> write; ///< what to send to each side, for Create and Update

    bool operator==(const Decision &) const = default;
};

/// One line of a plan.
struct PlanRow {
    qint64 link = 0;
    qint64 flow = 0;
    Decision decision;
    QString waited{}; ///< which count of the guard it was held by until now; empty when by none
};
using Plan = QList<PlanRow>;

} // namespace samband
