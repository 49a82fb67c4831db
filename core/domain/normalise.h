#pragma once

#include "core/domain/rules.h"

#include <QString>

namespace samband {

/// The form in which two spellings of one value are compared; never written anywhere. Total: what is no phone, number
/// or boolean compares as text. Text: line ends unified, trimmed. Phone: E.164 with \a region for numbers without a
/// country code.
QString canonical(Normaliser normaliser, const QString &value, const QString &region = QStringLiteral("NO"));

/// Likewise, as the rules of a property say.
inline QString canonical(const PropertyRules &rules, const QString &value)
{
    return canonical(rules.normaliser, value, rules.region);
}

/// Whether two spellings mean the same value.
inline bool sameValue(const PropertyRules &rules, const QString &a, const QString &b)
{
    return a == b || canonical(rules, a) == canonical(rules, b);
}

/// Whether phone numbers without a country code can be read as those of \a region ("NO", "SE", …).
bool isPhoneRegion(const QString &region);

/// A name in the form in which names are matched: case folded, composed, white space and punctuation folded.
QString matchName(const QString &name);

} // namespace samband
