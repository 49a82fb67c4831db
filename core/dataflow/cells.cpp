#include "core/dataflow/cells.h"

using namespace Qt::StringLiterals;

namespace samband {
namespace {

/// The parenthesised groups of \a text, and what stands between them; an unclosed one ends with the text.
QStringList readRemarks(const QString &text)
{
    QStringList out;
    QString now;
    int depth = 0;
    const auto finish = [&out, &now] {
        if (const QString remark = now.simplified(); !remark.isEmpty())
            out.append(remark);
        now.clear();
    };
    for (const QChar c : text) {
        const bool opens = c == u'(' && depth++ == 0;
        const bool closes = c == u')' && depth > 0 && --depth == 0;
        if (opens || closes)
            finish();
        else
            now.append(c);
    }
    finish();
    return out;
}

bool isQuote(QChar c)
{
    return c == u'"' || c == u'\'' || c == u'`' || c == u'“' || c == u'”';
}

} // namespace

PropertyCell readPropertyCell(const QString &cell)
{
    const QString text = cell.simplified();
    const qsizetype open = text.indexOf(u'(');
    if (open < 0)
        return {text, {}};
    return {text.left(open).trimmed(), readRemarks(text.mid(open))};
}

QString readTypeCell(const QString &cell)
{
    QString type = cell.simplified();
    if (type.size() >= 2 && isQuote(type.front()) && isQuote(type.back()))
        type = type.sliced(1, type.size() - 2).trimmed();
    return type;
}

QStringList readCombination(const QString &cell)
{
    QString text;
    for (QStringView line : QStringView(cell).split(u'\n')) {
        line = line.trimmed();
        // A cell over several lines may be a line block or a list of its own.
        if (line.startsWith("| "_L1) || line.startsWith("- "_L1) || line.startsWith("* "_L1))
            line = line.mid(2);
        text += line.toString() + u',';
    }
    text = text.replace(u'+', u',')
               .replace(u'&', u',')
               .replace(u';', u',')
               .replace(" and "_L1, ","_L1, Qt::CaseInsensitive);
    QStringList out;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        if (const QString path = readPropertyCell(part).path; !path.isEmpty())
            out.append(path);
    }
    return out;
}

QString pathObjection(const QString &path)
{
    constexpr qsizetype deepest = 32;
    if (path.isEmpty())
        return DataflowText::tr("names no property");
    const QStringList parts = path.split(u'.');
    if (parts.size() > deepest)
        return DataflowText::tr("is a path of more than %1 parts").arg(deepest);
    if (parts.contains(QString()))
        return DataflowText::tr("is a path with an empty part");
    return {};
}

bool isKnownType(const QString &type)
{
    for (const QLatin1StringView known : {"string"_L1, "integer"_L1, "float"_L1, "boolean"_L1, "N/A"_L1}) {
        if (type.compare(known, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

} // namespace samband
