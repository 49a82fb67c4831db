#include "ui/plandelegate.h"

#include "ui/look.h"
#include "ui/plantablemodel.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

/// A text with the formats of its parts.
struct Dressed {
    QString text;
    QList<QTextLayout::FormatRange> formats;

    void add(const QString &part, const QTextCharFormat &format)
    {
        formats << QTextLayout::FormatRange{int(text.size()), int(part.size()), format};
        text += part;
    }
};

/// \a parts: name, before (null: there was no record), after, again and again.
Dressed dressed(const QStringList &parts, const QPalette &palette, bool selected)
{
    QTextCharFormat quiet;
    QTextCharFormat before;
    QTextCharFormat after;
    before.setFontStrikeOut(true);
    after.setFontWeight(QFont::DemiBold);
    if (!selected) {
        quiet.setForeground(quietColor(palette));
        before.setForeground(quietColor(palette));
    }
    Dressed all;
    for (qsizetype i = 0; i + 2 < parts.size(); i += 3) {
        all.add((i > 0 ? u";  "_s : QString()) + parts[i] + u"  "_s, quiet);
        if (!parts[i + 1].isNull()) {
            all.add(parts[i + 1], before);
            all.add(u" → "_s, quiet);
        }
        all.add(parts[i + 2], after);
    }
    return all;
}

} // namespace

void PlanDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QStringList parts = index.data(PlannedChangesRole).toStringList();
    if (parts.isEmpty()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem whole = option;
    initStyleOption(&whole, index);
    const QStyle *style = whole.widget ? whole.widget->style() : QApplication::style();
    const QRect area =
        style->subElementRect(QStyle::SE_ItemViewItemText, &whole, whole.widget)
            .adjusted(style->pixelMetric(QStyle::PM_FocusFrameHMargin, &whole, whole.widget) + 1, 0, -2, 0);
    whole.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &whole, painter, whole.widget);

    const bool selected = whole.state.testFlag(QStyle::State_Selected);
    const Dressed content = dressed(parts, whole.palette, selected);
    QTextLayout layout(content.text, whole.font);
    layout.setFormats(content.formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    painter->save();
    painter->setPen(whole.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    const bool cut = line.naturalTextWidth() > area.width();
    const int mark = cut ? whole.fontMetrics.horizontalAdvance(u'…') : 0;
    painter->setClipRect(area.adjusted(0, 0, -mark, 0));
    layout.draw(painter, QPointF(area.left(), area.center().y() + 1 - line.height() / 2));
    if (cut) {
        painter->setClipRect(area);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, u"…"_s);
    }
    painter->restore();
}

void TickDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (isDark(option->palette))
        option->palette.setColor(QPalette::Window, quietColor(option->palette));
}

} // namespace samband
