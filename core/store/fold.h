#pragma once

#include <QString>

namespace samband {

/// A text in the form in which it is searched and sorted: no case, no accents, and letters in the Norwegian order
/// (… z æ ø å, with ä beside æ and ö beside ø). Fold both what is searched and what is looked for.
QString folded(const QString &text);

/// A datatype's name as it is compared between documents and manifests: case, blanks and a plural do not matter
/// ("Contact" is "contacts").
QString typeKey(const QString &datatype);

} // namespace samband
