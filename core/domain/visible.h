#pragma once

#include <QString>

namespace samband {

/// \a text with everything visible that acts on what shows it instead of standing in it: control characters (escape
/// sequences, line ends), marks that turn the direction of writing, and separators of lines. What a system holds can
/// then neither colour a terminal nor pass for another text.
QString visible(const QString &text);

/// Likewise, but the ends of lines stay: for a text that lays itself out.
QString visibleLines(const QString &text);

} // namespace samband
