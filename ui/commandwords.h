#pragma once

#include <QString>

namespace samband {

/// Other words by which people look for an action (by its object name) or for a view (by its key), for the palette. In
/// every language of the console at once, whichever the window speaks: a person types the word they know, and the texts
/// of the window are in one of them only. Empty where there is none.
QString commandWords(const QString &name);

} // namespace samband
