#include "core/store/fold.h"

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
