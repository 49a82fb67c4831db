#include "core/domain/rowtext.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

QString harmless(const QString &cell)
{
    // The last four are the wide forms that East Asian keyboards type.
    static const QString starters = u"=+-@\uFF1D\uFF0B\uFF0D\uFF20"_s;
    const auto first = std::ranges::find_if(cell, [](QChar c) { return !c.isSpace() && c.isPrint(); });
    const bool isControl = !cell.isEmpty() && u"\t\r\n"_s.contains(cell.front());
    return isControl || (first != cell.cend() && starters.contains(*first)) ? u'\'' + cell : cell;
}

QChar listSeparator(const QLocale &locale)
{
    return locale.decimalPoint() == u","_s ? u';' : u',';
}

QString csvLine(const QStringList &cells, QChar separator)
{
    QStringList parts;
    for (const QString &cell : cells) {
        QString part = harmless(cell);
        const bool quoted = std::any_of(part.cbegin(), part.cend(),
            [](QChar c) { return c == u'"' || c == u',' || c == u';' || c == u'\n' || c == u'\r' || c == u'\t'; });
        part.replace(u'"', u"\"\""_s);
        parts << (quoted ? u'"' + part + u'"' : part);
    }
    return parts.join(separator) + u"\r\n"_s;
}

QString tsvLine(const QStringList &cells)
{
    QStringList parts;
    for (const QString &cell : cells) {
        QString part = harmless(cell);
        for (QChar &c : part) {
            if (c == u'\t' || c == u'\n' || c == u'\r')
                c = u' ';
        }
        parts << part;
    }
    return parts.join(u'\t') + u'\n';
}

QString htmlRow(const QStringList &cells, QLatin1StringView tag)
{
    QString row = u"<tr>"_s;
    for (const QString &cell : cells)
        row += u"<%1>%2</%1>"_s.arg(tag, harmless(cell).toHtmlEscaped());
    return row + u"</tr>\n"_s;
}

QByteArray jsonObject(const QStringList &keys, const QStringList &cells)
{
    QJsonObject object;
    for (qsizetype i = 0; i < std::min(keys.size(), cells.size()); ++i)
        object.insert(keys[i], cells[i]);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace samband
