#include "ui/differencedelegate.h"

#include "ui/look.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

namespace samband {

namespace {

constexpr int mostCompared = 200; // the table below grows with the square

using Marks = std::vector<bool>;

/// Which characters of each of two texts a longest common subsequence leaves out.
std::pair<Marks, Marks> uncommon(QStringView a, QStringView b)
{
    const auto rows = std::size_t(a.size()) + 1;
    const auto columns = std::size_t(b.size()) + 1;
    const auto same = [&](std::size_t i, std::size_t j) { return a[qsizetype(i)] == b[qsizetype(j)]; };
    std::vector<std::vector<int>> common(rows, std::vector<int>(columns));
    for (std::size_t i = rows - 1; i-- > 0;) {
        for (std::size_t j = columns - 1; j-- > 0;)
            common[i][j] = same(i, j) ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
    std::pair<Marks, Marks> marks{Marks(rows - 1, true), Marks(columns - 1, true)};
    std::size_t i = 0;
    std::size_t j = 0;
    while (i + 1 < rows && j + 1 < columns) {
        if (same(i, j)) {
            marks.first[i++] = false;
            marks.second[j++] = false;
        } else if (common[i + 1][j] >= common[i][j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    return marks;
}

Marks byPlace(QStringView a, QStringView b)
{
    Marks marks(std::size_t(a.size()));
    for (std::size_t i = 0; i < marks.size(); ++i)
        marks[i] = a[qsizetype(i)] != b[qsizetype(i)];
    return marks;
}

/// The characters of \a a that differ. The two cells of a pair must tell of the same alignment, so it does not depend
/// on which of them asks; digits are compared place by place where that says no more.
Marks marksOf(QStringView a, QStringView b)
{
    const Marks aligned = a < b ? uncommon(a, b).first : uncommon(b, a).second;
    if (a.size() != b.size())
        return aligned;
    const Marks placed = byPlace(a, b);
    const auto count = [](const Marks &marks) { return std::count(marks.begin(), marks.end(), true); };
    return count(placed) <= count(aligned) ? placed : aligned;
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
    const bool few = a.size() <= mostCompared && b.size() <= mostCompared;
    const Marks marks = few ? marksOf(a, b) : Marks(std::size_t(a.size()), true);
    std::copy(marks.begin(), marks.end(), differs.begin() + head);
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
