#pragma once

#include <QString>

namespace samband {

/// How a value came into a system, in words: "in the app", "by an import". \a source: the system's own word for it
/// (PastValue::source); one that is not known is shown as it is, without capitals and underscores.
QString sourceWord(const QString &source);

} // namespace samband
