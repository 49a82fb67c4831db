#pragma once

#include <QString>

namespace samband {

/// A text in the form in which it is searched and sorted: no case, no accents, and letters in the Norwegian order
/// (… z æ ø å, with ä beside æ and ö beside ø). Fold both what is searched and what is looked for.
QString folded(const QString &text);

/// Whether texts are sorted in the Norwegian order: in a Nordic language, and where no language is set.
bool sortsAsNorwegians();

/// The SQL expression by which the folded texts of \a key are sorted in the language that is set: elsewhere than in the
/// north æ is written ae, and ø and å are an o and an a.
QString inAlphabet(const QString &key);

/// The SQL expression of what a filter of dates looks at for the times (ms UTC) of \a column: as ISO 8601 and, in a
/// second line, as the locale writes dates with numbers of full length.
QString dateTexts(const QString &column);

/// A datatype's name as it is compared between documents and manifests: case, blanks and a plural do not matter
/// ("Contact" is "contacts").
QString typeKey(const QString &datatype);

} // namespace samband
