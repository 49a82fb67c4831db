#pragma once

#include "core/domain/side.h"
#include "core/domain/state.h"
#include "core/engine/doctorreport.h"

#include <QColor>
#include <QPalette>

namespace samband {

/// Contrast ratio of two opaque colours after WCAG 2.1, 1 … 21.
double contrast(const QColor &a, const QColor &b);

/// Whether the palette has light text on a dark ground.
bool isDark(const QPalette &palette);

/// \a wanted, made lighter or darker just until it stands out by 4.5:1 from every ground that text stands on in
/// \a palette (base, alternate base, window).
QColor readable(const QColor &wanted, const QPalette &palette);

/// The colour of a state's word and shape. The same everywhere.
QColor stateColor(LinkState state, const QPalette &palette);

/// The colour of the word and shape of what the connection doctor found.
QColor findingColor(Finding finding, const QPalette &palette);

/// The colour of a system's bar and letter.
QColor systemColor(Side side, const QPalette &palette);

/// Text of lesser weight that still passes 4.5:1.
QColor quietColor(const QPalette &palette);

/// Lines and frames between areas.
QColor lineColor(const QPalette &palette);

/// A number with the locale's grouping.
QString numberText(qint64 number);

} // namespace samband
