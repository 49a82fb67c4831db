#include "core/domain/visible.h"

#include <QStringList>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

/// Marks and overrides of direction (UAX 9), and the separators that some programs take for line ends.
bool misleads(char16_t c)
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)
        || c == 0xFEFF;
}

/// The picture of a control character, as Unicode has them for C0 and DEL.
QString shownControl(char16_t c)
{
    if (c < 0x20)
        return QString(QChar(char16_t(0x2400 + c)));
    if (c == 0x7F)
        return QString(QChar(char16_t(0x2421)));
    return u"<U+%1>"_s.arg(uint(c), 4, 16, '0'_L1).toUpper();
}

} // namespace

QString visible(const QString &text)
{
    QString shown;
    shown.reserve(text.size());
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        if (code < 0x20 || (code >= 0x7F && code < 0xA0) || misleads(code))
            shown += shownControl(code);
        else
            shown += c;
    }
    return shown;
}

QString visibleLines(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line = visible(line);
    return lines.join(u'\n');
}

} // namespace samband
