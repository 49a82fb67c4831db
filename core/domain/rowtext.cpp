#include "core/domain/rowtext.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace samband {

using namespace Qt::StringLiterals;

QString harmless(const QString &cell)
{
    static const QString starters = u"=+-@\t\r\n"_s;
    return !cell.isEmpty() && starters.contains(cell.front()) ? u'\'' + cell : cell;
}

QString csvLine(const QStringList &cells)
{
    QStringList parts;
    for (const QString &cell : cells) {
        QString part = harmless(cell);
        const bool quoted = std::any_of(part.cbegin(), part.cend(),
            [](QChar c) { return c == u'"' || c == u',' || c == u';' || c == u'\n' || c == u'\r' || c == u'\t'; });
        part.replace(u'"', u"\"\""_s);
        parts << (quoted ? u'"' + part + u'"' : part);
    }
    return parts.join(u',') + u"\r\n"_s;
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
