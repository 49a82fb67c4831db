#pragma once

#include "core/domain/side.h"

#include <QList>

namespace samband {

/// What an operator chose. The first five settle one property, the rest the whole pair.
enum class Choice {
    TakeSource,
    TakeTarget,
    TakeBase,
    TakeValue, ///< a value the operator typed
    AcceptDifference, ///< settled as it is until either side changes
    Approve, ///< let the held decision go ahead
    Reject, ///< keep it as it is and stop asking until either side changes
    Recreate, ///< make the missing side again from the one that is left
    Unlink, ///< forget the link, touch neither record
    Archive, ///< delete the side that is left, too
};
template<>
inline constexpr auto enumNames<Choice> = std::to_array<EnumName<Choice>>({{Choice::TakeSource, "source"},
    {Choice::TakeTarget, "target"}, {Choice::TakeBase, "base"}, {Choice::TakeValue, "value"},
    {Choice::AcceptDifference, "accept"}, {Choice::Approve, "approve"}, {Choice::Reject, "reject"},
    {Choice::Recreate, "recreate"}, {Choice::Unlink, "unlink"}, {Choice::Archive, "archive"}});

/// An operator's choice about one link. It binds only while both sides still hold what the operator saw.
struct Resolution {
    int property = 0; ///< Mapping::id, or 0 when the choice is about the whole pair
    Choice choice = Choice::Approve;
    QString value; ///< for TakeValue; can be empty, which clears
    PerSide<QString>
        seen; ///< the property's values when the operator chose; for the whole pair the shadows' fingerprints

    bool operator==(const Resolution &) const = default;
};
using Resolutions = QList<Resolution>;

} // namespace samband
