#include "core/store/fold.h"

#include <QLocale>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

// The three characters after z stand for æ, ø and å: a plain comparison then sorts as Norwegians do.
constexpr char16_t Ae = u'{';
constexpr char16_t Oe = u'|';
constexpr char16_t Aa = u'}';

char16_t norwegian(char16_t letter)
{
    switch (letter) {
    case u'æ':
    case u'ä':
    case u'Æ':
    case u'Ä':
        return Ae;
    case u'ø':
    case u'ö':
    case u'Ø':
    case u'Ö':
        return Oe;
    case u'å':
    case u'Å':
        return Aa;
    }
    return 0;
}

bool isPlain(const QString &text)
{
    for (const QChar letter : text) {
        if (letter.unicode() >= 0x80 && norwegian(letter.unicode()) == 0)
            return false;
    }
    return true;
}

QString withoutMarks(const QString &text)
{
    QString kept;
    for (const QChar letter : text.normalized(QString::NormalizationForm_C)) {
        if (const char16_t own = norwegian(letter.unicode())) {
            kept += QChar(own);
            continue;
        }
        for (const QChar part : QString(letter).normalized(QString::NormalizationForm_KD)) {
            if (!part.isMark())
                kept += part;
        }
    }
    return kept.toCaseFolded();
}

} // namespace

QString folded(const QString &text)
{
    if (!isPlain(text))
        return withoutMarks(text);
    QString result = text;
    for (QChar &letter : result) {
        const char16_t code = letter.unicode();
        if (code >= u'A' && code <= u'Z')
            letter = QChar(static_cast<char16_t>(code + 0x20));
        else if (code >= 0x80)
            letter = QChar(norwegian(code));
    }
    return result;
}

bool sortsAsNorwegians()
{
    const QLocale::Language language = QLocale().language();
    return language == QLocale::C || language == QLocale::Danish || language == QLocale::NorwegianBokmal
        || language == QLocale::NorwegianNynorsk;
}

QString inAlphabet(const QString &key)
{
    if (sortsAsNorwegians())
        return key;
    return u"replace(replace(replace(%1, '%2', 'ae'), '%3', 'o'), '%4', 'a')"_s.arg(
        key, QString(QChar(Ae)), QString(QChar(Oe)), QString(QChar(Aa)));
}

QString dateTexts(const QString &column)
{
    const QString seconds = column + u" / 1000, 'unixepoch', 'localtime'"_s;
    const QString iso = u"strftime('%Y-%m-%d %H:%M', "_s + seconds + u')';
    QString format = QLocale().dateFormat(QLocale::ShortFormat);
    if (!format.contains("dd"_L1) || !format.contains("MM"_L1) || !format.contains("yyyy"_L1))
        return iso;
    format.replace("dd"_L1, "%d"_L1).replace("MM"_L1, "%m"_L1).replace("yyyy"_L1, "%Y"_L1).remove(u'\'');
    return iso + u" || char(10) || strftime('"_s + format + u" %H:%M', "_s + seconds + u')';
}

QString typeKey(const QString &datatype)
{
    QString key;
    for (const QChar letter : datatype.toCaseFolded()) {
        if (letter.isLetterOrNumber())
            key += letter;
    }
    if (key.endsWith("ies"_L1))
        return key.chopped(3) + u'y';
    if (key.endsWith("sses"_L1))
        return key.chopped(2);
    if (key.endsWith(u's') && !key.endsWith("ss"_L1))
        return key.chopped(1);
    return key;
}

} // namespace samband
