#pragma once

#include "core/domain/state.h"

#include <functional>
#include <optional>

class QIcon;
class QLabel;
class QWidget;

namespace samband {

/// Draws now, and again whenever the desktop changes between light and dark: for what a widget keeps of a palette (a
/// picture, a colour of its own) instead of looking at it while painting. Drawing \a widget another way replaces this.
void keepDrawn(QWidget &widget, std::function<void()> draw);
/// Shows \a icon in \a label, in the palette of the moment.
void showIcon(QLabel &label, const QIcon &icon, int size);
/// Writes in the colour of \a state; without one, in that of any text.
void showInk(QWidget &widget, std::optional<LinkState> state);

} // namespace samband
