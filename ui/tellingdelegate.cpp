#include "ui/tellingdelegate.h"

#include "ui/look.h"

#include <QApplication>
#include <QPainter>

namespace samband {

void TellingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString telling = index.data(TellingRole).toString();
    if (telling.isEmpty()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem whole = option;
    initStyleOption(&whole, index);
    const QStyle *style = whole.widget ? whole.widget->style() : QApplication::style();
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &whole, whole.widget) + 1;
    const QRect area =
        style->subElementRect(QStyle::SE_ItemViewItemText, &whole, whole.widget).adjusted(margin, 0, -margin, 0);
    const QString title = whole.fontMetrics.elidedText(whole.text, Qt::ElideRight, area.width());
    whole.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &whole, painter, whole.widget);
    const bool selected = whole.state.testFlag(QStyle::State_Selected);
    const int line = whole.fontMetrics.height();
    const int top = area.center().y() - line;
    painter->save();
    painter->setFont(whole.font);
    painter->setPen(whole.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(QRect(area.left(), top, area.width(), line), Qt::AlignLeft | Qt::AlignVCenter, title);
    if (!selected)
        painter->setPen(quietColor(whole.palette));
    painter->drawText(QRect(area.left(), top + line + 1, area.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
        whole.fontMetrics.elidedText(telling, Qt::ElideRight, area.width()));
    painter->restore();
}

} // namespace samband
