#include "core/crm/listcursor.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace samband {

std::optional<ListCursor> ListCursor::decoded(const QString &text)
{
    ListCursor cursor;
    if (text.isEmpty())
        return cursor;
    bool seen = false;
    bool total = false;
    const QStringList counts = text.section(u'/', 0, 0).split(u';');
    cursor.seen = counts.at(0).toLongLong(&seen);
    cursor.total = text.section(u'/', 1, 1).toLongLong(&total);
    cursor.token = text.section(u'/', 2);
    cursor.pass = counts.value(1, u"1"_s).toInt();
    cursor.sum = counts.value(2).toULongLong(nullptr, 16);
    cursor.sumBefore = counts.value(3).toULongLong(nullptr, 16);
    cursor.pages = counts.value(4).toLongLong();
    cursor.mark = counts.value(5).toULongLong(nullptr, 16);
    return seen && total && !cursor.token.isEmpty() ? std::optional(cursor) : std::nullopt;
}

QString ListCursor::encoded() const
{
    const QString counts = pages == 0 && pass == 1
        ? QString::number(seen)
        : u"%1;%2;%3;%4;%5;%6"_s.arg(seen).arg(pass).arg(sum, 0, 16).arg(sumBefore, 0, 16).arg(pages).arg(mark, 0, 16);
    return u"%1/%2/"_s.arg(counts).arg(total) + token;
}

// Brent: the page that is compared with moves on at each power of two, so one remembered page finds any circle.
bool ListCursor::comesRound(quint64 page)
{
    const bool again = pages > 0 && page == mark;
    ++pages;
    if ((pages & (pages - 1)) == 0)
        mark = page;
    return again;
}

void ListCursor::restart(const QString &firstToken)
{
    token = firstToken;
    sumBefore = sum;
    sum = 0;
    seen = 0;
    total = -1;
    pages = 0;
    mark = 0;
    ++pass;
}

} // namespace samband
