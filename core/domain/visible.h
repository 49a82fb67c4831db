#pragma once

#include <QString>

namespace samband {

/// \a text with everything visible that acts on what shows it instead of standing in it: control characters (escape
/// sequences, line ends), marks that turn the direction of writing, and separators of lines. What a system holds can
/// then neither colour a terminal nor pass for another text.
QString visible(const QString &text);

/// Likewise, and cut to \a most characters, the last of which is then "…".
QString visible(const QString &text, int most);

} // namespace samband
