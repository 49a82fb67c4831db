#include "ui/tableview.h"

#include "ui/columnkeeper.h"
#include "ui/look.h"
#include "ui/windowedmodel.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace samband {

namespace {

/// Which rows were selected, to be asked for each of a million others: one look where ids lie close together, as those
/// of the store do, so that the window stays awake.
class IdSet {
public:
    explicit IdSet(const std::vector<qint64> &ids)
    {
        const auto [least, most] = std::ranges::minmax_element(ids);
        constexpr qint64 sparse = 64; // times as many bits as ids take less room than the ids
        if (ids.empty() || *least < 0 || *most / sparse > qint64(ids.size())) {
            m_sorted = ids;
            std::ranges::sort(m_sorted);
            return;
        }
        m_bits.resize(std::size_t(*most) + 1);
        for (const qint64 id : ids)
            m_bits[std::size_t(id)] = true;
    }

    bool contains(qint64 id) const
    {
        if (m_bits.empty())
            return std::ranges::binary_search(m_sorted, id);
        return id >= 0 && std::size_t(id) < m_bits.size() && m_bits[std::size_t(id)];
    }

private:
    std::vector<bool> m_bits;
    std::vector<qint64> m_sorted;
};

} // namespace

TableView::TableView(QWidget *parent)
    : QTableView(parent)
{
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setTabKeyNavigation(false);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setIconSize(QSize(16, 16));
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 9);
    horizontalHeader()->setHighlightSections(false);
}

void TableView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    // A heading that does not show what is selected would ask for it at every painting, range by range.
    if (model)
        horizontalHeader()->setSelectionModel(new QItemSelectionModel(model, horizontalHeader()));
    m_windowed = qobject_cast<WindowedModel *>(model);
    if (!m_windowed)
        return;
    connect(m_windowed, &QAbstractItemModel::modelAboutToBeReset, this, &TableView::remember);
    connect(m_windowed, &QAbstractItemModel::modelReset, this, &TableView::restore);
    connect(m_windowed, &WindowedModel::orderArrived, this, [this] {
        // The order is as it was, so nothing was reset: what the last view selected is let go here.
        if (std::exchange(m_forget, false))
            clearSelection();
        viewport()->update();
    });
}

void TableView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

std::vector<qint64> TableView::selectedIds() const
{
    std::vector<std::pair<int, int>> ranges; // few, however many rows there are in them
    if (m_windowed && selectionModel()) {
        for (const QItemSelectionRange &range : selectionModel()->selection())
            ranges.emplace_back(range.top(), range.bottom());
    }
    std::ranges::sort(ranges);
    std::vector<qint64> ids;
    int next = 0;
    for (const auto &[top, bottom] : ranges) {
        for (int row = std::max(next, top); row <= bottom; ++row)
            ids.push_back(m_windowed->idAt(row));
        next = std::max(next, bottom + 1);
    }
    return ids;
}

void TableView::goTo(int row)
{
    if (!model() || row < 0 || row >= model()->rowCount())
        return;
    selectionModel()->setCurrentIndex(
        model()->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(model()->index(row, 0));
}

ColumnKeeper &TableView::columns()
{
    if (!m_columns)
        m_columns = new ColumnKeeper(*this);
    return *m_columns;
}

void TableView::forget()
{
    m_forget = true;
}

void TableView::remember()
{
    Place place;
    place.ids = selectedIds();
    place.row = currentIndex().row();
    if (place.row >= 0 && place.row < m_windowed->rowCount())
        place.current = m_windowed->idAt(place.row);
    place.scroll = verticalScrollBar()->value();
    if (const int top = rowAt(0); place.scroll > 0 && top >= 0 && top < m_windowed->rowCount())
        place.top = m_windowed->idAt(top);
    m_place = place;
    m_restoring = true;
}

void TableView::restore()
{
    const std::optional<Place> place = std::exchange(m_place, std::nullopt);
    m_restoring = false;
    if (!place)
        return;
    QItemSelection selection;
    int current = -1;
    int top = -1;
    if (m_forget) {
        verticalScrollBar()->setValue(0);
    } else if (!place->ids.empty() || place->current != 0 || place->top != 0) {
        const std::vector<qint64> &order = m_windowed->order();
        const IdSet selected(place->ids);
        std::vector<std::pair<int, int>> ranges;
        const int columns = m_windowed->columnCount();
        for (std::size_t row = 0; row < order.size(); ++row) {
            const int at = int(row);
            if (order[row] == place->current)
                current = at;
            if (order[row] == place->top)
                top = at;
            if (!selected.contains(order[row]))
                continue;
            if (!ranges.empty() && ranges.back().second == at - 1)
                ranges.back().second = at;
            else
                ranges.emplace_back(at, at);
        }
        // Each range keeps four persistent places in the model: made once, not for every row of it.
        for (const auto &[first, last] : ranges)
            selection.append(QItemSelectionRange(m_windowed->index(first, 0), m_windowed->index(last, columns - 1)));
        if (selection.isEmpty() && !place->ids.empty() && !order.empty()) {
            current = std::min(std::max(place->row, 0), int(order.size()) - 1);
            if (m_successor)
                current = m_successor(current);
            selection.select(m_windowed->index(current, 0), m_windowed->index(current, columns - 1));
        }
        if (current >= 0)
            selectionModel()->setCurrentIndex(m_windowed->index(current, 0), QItemSelectionModel::NoUpdate);
        m_restoring = true; // all of it is painted anew below
        selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
        m_restoring = false;
        // Rows that came above must not push away what the person is looking at; a table at its top stays there.
        updateGeometries();
        verticalScrollBar()->setValue(top >= 0 ? top : place->scroll);
    }
    Q_EMIT selectionIdsChanged();
    viewport()->update();
}

void TableView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    if (m_restoring)
        return;
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selectionIdsChanged();
}

int TableView::sizeHintForRow(int) const
{
    return verticalHeader()->defaultSectionSize();
}

void TableView::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    if (m_windowed)
        m_windowed->setWatched(true);
}

void TableView::hideEvent(QHideEvent *event)
{
    QTableView::hideEvent(event);
    if (m_windowed)
        m_windowed->setWatched(false);
}

void TableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!model() || model()->rowCount() > 0 || m_emptyText.isEmpty() || (m_windowed && !m_windowed->answered()))
        return;
    QPainter painter(viewport());
    painter.setPen(quietColor(palette()));
    QRect area = viewport()->rect().adjusted(24, 24, -24, -24);
    if (area.width() > 460)
        area.adjust((area.width() - 460) / 2, 0, -(area.width() - 460) / 2, 0);
    painter.drawText(area, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_emptyText);
}

} // namespace samband
