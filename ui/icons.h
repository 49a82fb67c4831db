#pragma once

#include "core/domain/side.h"
#include "core/domain/state.h"
#include "core/engine/doctorreport.h"

#include <QIcon>

namespace samband {

/// A state's shape in its colour: the application's own drawing where one is bundled, else one painted here. Follows
/// the application's palette when it changes; sharp at every scale.
QIcon stateIcon(LinkState state);

/// The shape of what the connection doctor found, in its colour.
QIcon findingIcon(Finding finding);

/// A system's colour bar with the first letter of its name.
QIcon systemIcon(Side side, const QString &name);

/// The bundled icon \a name in the text colour; a null icon when none is bundled, so that a button shows its text.
QIcon actionIcon(const QString &name);

} // namespace samband
