#pragma once

#include "core/domain/rules.h"

#include <compare>
#include <optional>

namespace samband {

/// \name What a text means when nobody has said what it is. Pure, without a locale, a time zone or a clock.
/// @{

/// A decimal number, exact at any length.
struct Decimal {
    bool negative = false;
    QString whole; ///< digits, no leading zeros; empty for 0
    QString fraction; ///< digits, no trailing zeros
};
/// A number as systems write them. Nothing for a text of digits that is none: one with leading zeros is a code.
std::optional<Decimal> decimalIn(const QString &text);
std::strong_ordering operator<=>(const Decimal &a, const Decimal &b);

/// A date, or a point in time.
struct Moment {
    qint64 at = 0; ///< ms UTC; of a date its midnight
    bool isDay = false; ///< a date without a time
};
/// A date or time in ISO 8601; one without an offset is in UTC.
std::optional<Moment> momentIn(const QString &text);

/// Whether \a held means the same as \a wanted. \a rules are those of the property; without them a number is compared
/// as a number, a date as a date, a truth value (true, false, yes, no) in all its spellings, everything else as text.
/// Case never matters. A date stands for the whole day.
bool means(const std::optional<PropertyRules> &rules, const QString &held, const QString &wanted);

/// How \a held compares with \a wanted, both numbers or both dates; nothing when they are neither.
std::optional<std::strong_ordering> ordered(const QString &held, const QString &wanted);

/// The text in which case, composition and outer white space do not matter.
QString foldedText(const QString &text);
/// @}

} // namespace samband
