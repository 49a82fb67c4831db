#include "ui/columnkeeper.h"

#include "ui/column.h"

#include <QAction>
#include <QCryptographicHash>
#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QSignalBlocker>
#include <QStyle>
#include <QTableView>
#include <QUrl>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastShare = 88;

/// What a heading needs: the arrow only where it is.
int headingWidth(const QHeaderView &header, int column)
{
    if (header.isSortIndicatorShown() && header.sortIndicatorSection() == column)
        return header.sectionSizeHint(column);
    const QAbstractItemModel *model = header.model();
    const QStyle *style = header.style();
    const int margin = style->pixelMetric(QStyle::PM_HeaderMargin, nullptr, &header);
    const bool icon = !model->headerData(column, Qt::Horizontal, Qt::DecorationRole).isNull();
    return header.fontMetrics().horizontalAdvance(model->headerData(column, Qt::Horizontal).toString()) + 2 * margin
        + (icon ? style->pixelMetric(QStyle::PM_SmallIconSize, nullptr, &header) + margin : 0);
}

} // namespace

QString layoutPlace(const QString &workspace, const QString &view)
{
    if (view.isEmpty())
        return {};
    // A path is long and has separators in it; a view is called what a person likes.
    const QByteArray hash = QCryptographicHash::hash(workspace.toUtf8(), QCryptographicHash::Sha1).toHex().left(12);
    return u"layout/%1/%2/"_s.arg(QString::fromLatin1(hash), QString::fromLatin1(QUrl::toPercentEncoding(view)));
}

void copyLayout(QSettings &settings, const QString &from, const QString &to)
{
    if (from == to)
        return;
    for (const QString &part : {u"columns"_s, u"sort"_s}) {
        const QVariant kept = settings.value(from + part);
        kept.isValid() ? settings.setValue(to + part, kept) : settings.remove(to + part);
    }
}

ColumnKeeper::ColumnKeeper(QTableView &table)
    : QObject(&table)
    , m_table(table)
{
    QHeaderView *header = table.horizontalHeader();
    header->setSectionsMovable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &at) {
        auto *menu = new QMenu(&m_table);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fill(menu);
        menu->popup(header->mapToGlobal(at));
    });
    connect(header, &QHeaderView::sectionMoved, this, &ColumnKeeper::keep);
    connect(header, &QHeaderView::sectionResized, this, [this](int column) {
        if (m_applying)
            return;
        m_sized.insert(column);
        keep();
    });
    connect(table.model(), &QAbstractItemModel::modelReset, this, &ColumnKeeper::share);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &ColumnKeeper::keepSorting);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &ColumnKeeper::share);
    m_came = {header->sortIndicatorSection(), header->sortIndicatorOrder()};
    table.viewport()->installEventFilter(this);
    for (int column = 0; column < table.model()->columnCount(); ++column)
        m_sizes << header->sectionSize(column);
}

bool ColumnKeeper::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        share();
    return QObject::eventFilter(watched, event);
}

QString ColumnKeeper::key(int column) const
{
    return m_table.model()->headerData(column, Qt::Horizontal, ColumnKeyRole).toString();
}

int ColumnKeeper::widthHint(int column) const
{
    const QAbstractItemModel *model = m_table.model();
    bool any = false;
    for (int each = 0; each < model->columnCount(); ++each)
        any = any || model->headerData(each, Qt::Horizontal, ColumnWidthRole).toInt() > 0;
    return any ? model->headerData(column, Qt::Horizontal, ColumnWidthRole).toInt() : m_sizes.value(column, leastShare);
}

bool ColumnKeeper::opens(QSettings *settings, const QString &place, const std::set<int> &needless)
{
    if (m_settings == settings && m_place == place && m_needless == needless)
        return false;
    m_settings = settings;
    m_place = place;
    m_needless = needless;
    apply();
    return true;
}

void ColumnKeeper::open(QSettings *settings, const QString &place, const std::set<int> &needless)
{
    if (!opens(settings, place, needless) || !m_table.isSortingEnabled())
        return;
    const Sorting sorting = keptSorting(m_came);
    m_applying = true;
    m_table.horizontalHeader()->setSortIndicator(sorting.column, sorting.order);
    m_applying = false;
}

void ColumnKeeper::open(
    QSettings *settings, const QString &place, const std::set<int> &needless, const Sorting &sorting)
{
    if (!opens(settings, place, needless))
        return;
    const Sorting kept = keptSorting(sorting);
    const QSignalBlocker quiet(m_table.horizontalHeader());
    m_table.horizontalHeader()->setSortIndicator(kept.column, kept.order);
}

/// What is kept is "key:asc" or "key:desc".
Sorting ColumnKeeper::keptSorting(const Sorting &otherwise) const
{
    const bool keeps = m_settings && !m_place.isEmpty();
    const QString kept = keeps ? m_settings->value(m_place + u"sort"_s).toString() : QString();
    for (int column = 0; column < m_table.model()->columnCount(); ++column) {
        if (!kept.isEmpty() && key(column) == kept.section(u':', 0, 0))
            return {column, kept.endsWith(":desc"_L1) ? Qt::DescendingOrder : Qt::AscendingOrder};
    }
    return otherwise;
}

void ColumnKeeper::keepSorting()
{
    const QHeaderView *header = m_table.horizontalHeader();
    if (m_applying || !m_settings || m_place.isEmpty() || !m_table.isSortingEnabled())
        return;
    const QString order = header->sortIndicatorOrder() == Qt::DescendingOrder ? u"desc"_s : u"asc"_s;
    m_settings->setValue(m_place + u"sort"_s, key(header->sortIndicatorSection()) + u':' + order);
}

void ColumnKeeper::apply()
{
    m_applying = true;
    m_sized.clear();
    const QAbstractItemModel *model = m_table.model();
    QHeaderView *header = m_table.horizontalHeader();
    for (int column = 0; column < model->columnCount(); ++column) {
        header->moveSection(header->visualIndex(column), column);
        const bool extra = model->headerData(column, Qt::Horizontal, ColumnExtraRole).toBool();
        header->setSectionHidden(column, extra || m_needless.contains(column));
        header->setSectionResizeMode(column, QHeaderView::Interactive);
        // A heading is read whole, with the arrow of the order beside it, in whatever language.
        header->resizeSection(column, std::max({widthHint(column), leastShare / 2, header->sectionSizeHint(column)}));
    }
    if (m_settings && !m_place.isEmpty())
        applyKept(m_settings->value(m_place + u"columns"_s).toStringList());
    m_applying = false;
    share();
}

/// An entry is "key:width" or "key:-" for a column that is not shown; no width: it takes what is left.
void ColumnKeeper::applyKept(const QStringList &kept)
{
    QHeaderView *header = m_table.horizontalHeader();
    int place = 0;
    for (const QString &entry : kept) {
        for (int column = 0; column < header->count(); ++column) {
            if (key(column) != entry.section(u':', 0, 0))
                continue;
            header->moveSection(header->visualIndex(column), place++);
            const QString width = entry.section(u':', 1);
            header->setSectionHidden(column, width == "-"_L1);
            if (const int pixels = width.toInt(); pixels > 0) {
                header->resizeSection(column, pixels);
                m_sized.insert(column);
            }
        }
    }
}

void ColumnKeeper::share()
{
    QHeaderView *header = m_table.horizontalHeader();
    QList<int> elastic;
    int left = m_table.viewport()->width();
    for (int column = 0; column < header->count(); ++column) {
        if (header->isSectionHidden(column))
            continue;
        if (widthHint(column) == 0 && !m_sized.contains(column))
            elastic << column;
        else
            left -= header->sectionSize(column);
    }
    if (elastic.isEmpty())
        return;
    m_applying = true;
    for (int place = 0; place < elastic.size(); ++place) {
        const int width = left / int(elastic.size() - place);
        header->resizeSection(elastic[place], std::max({leastShare, width, headingWidth(*header, elastic[place])}));
        left -= width;
    }
    m_applying = false;
}

void ColumnKeeper::keep()
{
    if (m_applying || !m_settings || m_place.isEmpty())
        return;
    const QHeaderView *header = m_table.horizontalHeader();
    QStringList kept;
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        const QString width = header->isSectionHidden(column) ? u"-"_s
            : m_sized.contains(column)                        ? QString::number(header->sectionSize(column))
                                                              : QString();
        kept << key(column) + u':' + width;
    }
    m_settings->setValue(m_place + u"columns"_s, kept);
    share();
}

void ColumnKeeper::reset()
{
    if (m_settings && !m_place.isEmpty())
        m_settings->remove(m_place + u"columns"_s);
    apply();
}

void ColumnKeeper::moveCurrent(int step)
{
    QHeaderView *header = m_table.horizontalHeader();
    const int from = header->visualIndex(m_table.currentIndex().column());
    int to = from + step;
    while (to >= 0 && to < header->count() && header->isSectionHidden(header->logicalIndex(to)))
        to += step;
    if (from >= 0 && to >= 0 && to < header->count())
        header->moveSection(from, to);
}

void ColumnKeeper::fill(QMenu *menu)
{
    menu->clear();
    QHeaderView *header = m_table.horizontalHeader();
    const int shown = header->count() - header->hiddenSectionCount();
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        QAction *action = menu->addAction(m_table.model()->headerData(column, Qt::Horizontal).toString());
        action->setObjectName(u"column_"_s + key(column));
        action->setCheckable(true);
        const bool visible = !header->isSectionHidden(column);
        action->setChecked(visible);
        action->setEnabled(!visible || shown > 1); // a table without columns could not be brought back
        connect(action, &QAction::toggled, this, [this, header, column](bool on) {
            header->setSectionHidden(column, !on);
            keep();
        });
    }
    menu->addSeparator();
    const int current = m_table.currentIndex().column();
    if (current >= 0 && !header->isSectionHidden(current)) {
        const QString title = m_table.model()->headerData(current, Qt::Horizontal).toString();
        menu->addAction(tr("Move “%1” to the left").arg(title), this, [this] { moveCurrent(-1); })
            ->setObjectName(u"columnLeft"_s);
        menu->addAction(tr("Move “%1” to the right").arg(title), this, [this] { moveCurrent(1); })
            ->setObjectName(u"columnRight"_s);
    }
    menu->addAction(tr("Fit widths to what is shown"), this,
            [this, header] {
                for (int column = 0; column < header->count(); ++column) {
                    if (!header->isSectionHidden(column))
                        m_table.resizeColumnToContents(column);
                }
            })
        ->setObjectName(u"columnsFit"_s);
    menu->addAction(tr("As they came"), this, &ColumnKeeper::reset)->setObjectName(u"columnsReset"_s);
}

void ColumnKeeper::popUp()
{
    auto *menu = new QMenu(&m_table);
    menu->setObjectName(u"columnMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fill(menu);
    menu->popup(m_table.viewport()->mapToGlobal(QPoint(0, 0)));
}

} // namespace samband
