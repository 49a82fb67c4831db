#pragma once

#include <QList>
#include <QString>

namespace samband {

/// A language that the console speaks.
struct Language {
    QString code; ///< "en", "nb": what the settings remember and the translation file is called by
    QString name; ///< in the language itself
};

/// Every language there is, the one the texts are written in first.
QList<Language> languages();

/// The code of the language to speak: \a wanted when there is such a language, otherwise the first of the desktop's
/// languages \a preferred (BCP 47, best first) that there is, otherwise English. Norwegian without a written form,
/// and Nynorsk, are read as bokmål.
QString languageFor(const QString &wanted, const QStringList &preferred);

/// Makes the program speak the language of \a code from now on: texts made later are in it, dates, numbers and sorting
/// follow it. Widgets that exist keep their texts: make the window anew.
void speak(const QString &code);

} // namespace samband
