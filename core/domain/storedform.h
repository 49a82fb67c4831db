#pragma once

#include "core/domain/rules.h"

#include <QString>

namespace samband {

/// How near what a server holds comes to what it was sent, when its answer was lost.
enum class StoredForm {
    Same, ///< the same value, as the property's rules compare
    Reformatted, ///< nothing but form is lost: case, spaces, composition, the format of a number or phone
    Cut, ///< its beginning: a server that truncates, or a person who shortened it; see \ref shortestLimit
    Other, ///< nothing that shows that it came from what was sent
};

inline constexpr qsizetype shortestLimit = 20; ///< no system cuts a field off below that many letters

/// What \a held may be of \a sent. Pure and total. \a rules say how the property compares; formats of numbers and
/// phones are known whatever the normaliser, for a server's idea of a property need not be the operator's.
StoredForm storedForm(const PropertyRules &rules, const QString &sent, const QString &held);

/// Whether a server may have made \a held of \a sent by itself. What is shorter than any system cuts a field off,
/// somebody shortened. Pure and total.
bool isServersForm(const PropertyRules &rules, const QString &sent, const QString &held);

} // namespace samband
