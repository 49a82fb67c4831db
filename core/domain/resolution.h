#pragma once

#include "core/domain/side.h"

#include <QList>
#include <QStringList>

namespace samband {

/// What an operator chose. The first five settle one property, the rest the whole pair; Reject does either.
enum class Choice {
    TakeSource,
    TakeTarget,
    TakeBase,
    TakeValue, ///< a value the operator typed
    AcceptDifference, ///< settled as it is until either side changes
    Approve, ///< let the held decision go ahead
    Reject, ///< keep it as it is and stop asking until either side changes (for a property: until its values do)
    Recreate, ///< make the missing side again from the one that is left
    Unlink, ///< forget the link, touch neither record
    Archive, ///< delete the side that is left, too
    TakeBack, ///< undo: each side gets back what it held before; args: source value, target value
    Reopen, ///< likewise, where the two differed before: a person chooses again; args: source value, target value
    UndoLink, ///< undo a link: forget it, and do not make it again by itself
    UndoCreate, ///< ask whether to archive a created record; args: side, properties edited since, other links
    UndoCreateApproved, ///< a person saw that question and said yes; args as UndoCreate
    StayAlone, ///< a lone record whose link or creation was undone; args: side of the record taken back, empty: a link
};
template<>
inline constexpr auto enumNames<Choice> = std::to_array<EnumName<Choice>>(
    {{Choice::TakeSource, "source"}, {Choice::TakeTarget, "target"}, {Choice::TakeBase, "base"},
        {Choice::TakeValue, "value"}, {Choice::AcceptDifference, "accept"}, {Choice::Approve, "approve"},
        {Choice::Reject, "reject"}, {Choice::Recreate, "recreate"}, {Choice::Unlink, "unlink"},
        {Choice::Archive, "archive"}, {Choice::TakeBack, "take-back"}, {Choice::Reopen, "reopen"},
        {Choice::UndoLink, "undo-link"}, {Choice::UndoCreate, "undo-create"},
        {Choice::UndoCreateApproved, "undo-create-approved"}, {Choice::StayAlone, "stay-alone"}});

/// Whether the choice comes from an undo and not from the list of what a person can choose.
constexpr bool isUndo(Choice choice)
{
    return choice == Choice::TakeBack || choice == Choice::Reopen || choice == Choice::UndoLink
        || choice == Choice::UndoCreate || choice == Choice::UndoCreateApproved || choice == Choice::StayAlone;
}

/// An operator's choice about one link. It binds only while both sides still hold what the operator saw.
struct Resolution {
    int property = 0; ///< Mapping::id, or 0 when the choice is about the whole pair
    Choice choice = Choice::Approve;
    QString value; ///< for TakeValue; can be empty, which clears
    PerSide<QString>
        seen; ///< the property's values when the operator chose; for the whole pair the shadows' fingerprints
    QStringList args{}; ///< what an undo needs besides, in the order its choice documents

    bool operator==(const Resolution &) const = default;
};
using Resolutions = QList<Resolution>;

} // namespace samband
