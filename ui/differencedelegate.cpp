#include "ui/differencedelegate.h"

#include "ui/look.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

namespace samband {

namespace {

constexpr int mostCompared = 200; // the table below grows with the square

/// Marks in \a differs what a longest common subsequence leaves out of \a a.
void markUncommon(QStringView a, QStringView b, qsizetype offset, std::vector<bool> &differs)
{
    const auto rows = std::size_t(a.size()) + 1;
    const auto columns = std::size_t(b.size()) + 1;
    std::vector<std::vector<int>> common(rows, std::vector<int>(columns));
    for (std::size_t i = rows - 1; i-- > 0;) {
        for (std::size_t j = columns - 1; j-- > 0;)
            common[i][j] = a[qsizetype(i)] == b[qsizetype(j)] ? common[i + 1][j + 1] + 1
                                                              : std::max(common[i + 1][j], common[i][j + 1]);
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i + 1 < rows) {
        if (j + 1 < columns && a[qsizetype(i)] == b[qsizetype(j)]) {
            ++i;
            ++j;
        } else if (j + 1 < columns && common[i][j + 1] >= common[i + 1][j]) {
            ++j;
        } else {
            differs[std::size_t(offset) + i] = true;
            ++i;
        }
    }
}

} // namespace

QList<Stretch> differences(const QString &text, const QString &other)
{
    qsizetype head = 0;
    while (head < text.size() && head < other.size() && text[head] == other[head])
        ++head;
    qsizetype tail = 0;
    while (tail < text.size() - head && tail < other.size() - head
        && text[text.size() - 1 - tail] == other[other.size() - 1 - tail])
        ++tail;
    const QStringView a = QStringView(text).mid(head, text.size() - head - tail);
    const QStringView b = QStringView(other).mid(head, other.size() - head - tail);
    std::vector<bool> differs(std::size_t(text.size()));
    if (a.size() <= mostCompared && b.size() <= mostCompared)
        markUncommon(a, b, head, differs);
    else
        std::fill_n(differs.begin() + head, a.size(), true);
    QList<Stretch> stretches;
    for (int at = 0; at < int(text.size()); ++at) {
        if (!differs[std::size_t(at)])
            continue;
        if (!stretches.isEmpty() && stretches.last().from + stretches.last().length == at)
            ++stretches.last().length;
        else
            stretches << Stretch{at, 1};
    }
    return stretches;
}

void DifferenceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString other = index.data(OtherValueRole).toString();
    if (other.isEmpty()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem whole = option;
    initStyleOption(&whole, index);
    const QStyle *style = whole.widget ? whole.widget->style() : QApplication::style();
    const QRect area =
        style->subElementRect(QStyle::SE_ItemViewItemText, &whole, whole.widget)
            .adjusted(style->pixelMetric(QStyle::PM_FocusFrameHMargin, &whole, whole.widget) + 1, 0, -2, 0);
    const QString text = whole.fontMetrics.elidedText(whole.text, Qt::ElideRight, area.width());
    const QString full = whole.text;
    whole.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &whole, painter, whole.widget);

    const bool selected = whole.state.testFlag(QStyle::State_Selected);
    QList<QTextLayout::FormatRange> formats;
    for (const Stretch &stretch : differences(full, other)) {
        if (stretch.from >= text.size())
            break;
        QTextCharFormat format;
        format.setFontWeight(QFont::Bold);
        format.setFontUnderline(true);
        if (!selected)
            format.setBackground(lineColor(whole.palette));
        formats << QTextLayout::FormatRange{
            stretch.from, std::min(stretch.length, int(text.size()) - stretch.from), format};
    }
    QTextLayout layout(text, whole.font);
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    painter->save();
    painter->setClipRect(area);
    painter->setPen(whole.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    layout.draw(painter, QPointF(area.left(), area.center().y() + 1 - line.height() / 2));
    painter->restore();
}

} // namespace samband
