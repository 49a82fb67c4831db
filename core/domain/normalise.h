#pragma once

#include "core/domain/rules.h"

#include <QString>

namespace samband {

/// The form in which two spellings of one value are compared; never written anywhere. Total: what is no phone, number
/// or boolean compares as text. Text: line ends unified, trimmed. Phone: E.164 with \a region for numbers without a
/// country code.
QString canonical(Normaliser normaliser, const QString &value, const QString &region = QStringLiteral("NO"));

/// Whether two spellings mean the same value.
inline bool sameValue(Normaliser normaliser, const QString &a, const QString &b)
{
    return a == b || canonical(normaliser, a) == canonical(normaliser, b);
}

/// A name in the form in which names are matched: case folded, composed, white space and punctuation folded.
QString matchName(const QString &name);

} // namespace samband
