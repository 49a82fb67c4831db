#pragma once

#include "core/store/rows.h"

namespace samband {

/// A choice as a person asks for it about one row.
struct ChoiceWish {
    Choice choice = Choice::TakeSource;
    QString value; ///< for TakeValue
    QString property; ///< path of either side, or its last segment; empty: whatever is in conflict, or the whole row
};

/// What a wish comes to.
struct ChoiceMade {
    Resolutions resolutions; ///< as the engine's actions take them
    QStringList properties; ///< short names of the properties that are settled by it; empty for the whole row
};

/// Whether the choice settles single properties; the others are about the whole row.
bool settlesProperty(Choice choice);

/// The choices that carry out \a wish on the row as it is now. Without a property, one that settles properties is made
/// for each that is in conflict; a blank that is held is never meant by that, since settling it can clear a value.
/// BadInput when it would settle nothing: says why, and what the row waits for. \a system: names for people.
Result<ChoiceMade> choicesFor(const LinkDetail &detail, const ChoiceWish &wish, const PerSide<QString> &system);

} // namespace samband
