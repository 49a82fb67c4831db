#include "ui/linkpage.h"

#include "ui/columnkeeper.h"
#include "ui/desk.h"
#include "ui/detailpane.h"
#include "ui/filterheader.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/recordview.h"
#include "ui/tabletools.h"
#include "ui/tableview.h"
#include "ui/words.h"
#include "ui/workbar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr int stateColumnAt = 0;
constexpr int flowColumnAt = 5;
constexpr std::size_t mostCounted = 10'000; // counting the states of more would be felt at every page that comes

} // namespace

LinkPage::LinkPage(Controller &controller, Tokens &tokens, Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new LinkTableModel(controller, tokens, this))
    , m_table(new TableView)
    , m_tools(new TableTools(*m_table, *m_model, this))
    , m_work(new WorkBar)
    , m_header(new FilterHeader)
    , m_detail(new DetailPane(controller, tokens, desk))
    , m_splitter(new QSplitter(Qt::Horizontal))
{
    build();
    listen();
    m_typing.setSingleShot(true);
    m_typing.setInterval(150);
    connect(&m_typing, &QTimer::timeout, this, &LinkPage::apply);
    connect(m_header, &FilterHeader::filterChanged, this, [this](int section, const QString &text) {
        const auto by = m_model->columns()[std::size_t(section)].sort;
        if (!by)
            return;
        if (text.isEmpty())
            m_contains.remove(*by);
        else
            m_contains.insert(*by, text);
        m_typing.start();
    });
    connect(m_model, &WindowedModel::orderArrived, this, &LinkPage::showCount);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &LinkPage::showSelection);
    connect(m_table, &TableView::selectionIdsChanged, this, &LinkPage::showSelection);
    connect(m_approveAll, &QPushButton::clicked, this, &LinkPage::approveShown);
    m_table->setSuccessor([this](int row) { return successor(row); });
    connect(&controller, &Controller::runStarted, this, [this](const RunRequest &request) {
        // What a person settles is a run of its own: it ends no round.
        if (request.links.isEmpty() && !request.preview && !m_round.isEmpty()) {
            m_round.begin();
            showCount();
        }
    });
}

void LinkPage::listen()
{
    connect(&m_detail->record(), &RecordView::choosingLeft, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_tools, &TableTools::began, this, &LinkPage::watch);
    connect(m_tools, &TableTools::told, this, &LinkPage::told);
    connect(m_work, &WorkBar::told, this, &LinkPage::told);
    connect(&m_desk, &Desk::began, this, &LinkPage::watch);
    connect(m_table->horizontalScrollBar(), &QScrollBar::valueChanged, m_header, &FilterHeader::place);
}

void LinkPage::keepColumns(QSettings &settings, const QString &workspace)
{
    m_settings = &settings;
    m_workspace = workspace;
    openColumns();
}

/// The columns of the view, without those that say the same in each of its rows.
void LinkPage::openColumns()
{
    std::set<int> needless;
    if (m_view.query.states.size() == 1)
        needless.insert(stateColumnAt);
    if (m_view.query.flow)
        needless.insert(flowColumnAt);
    m_table->columns().open(m_settings, layoutPlace(m_workspace, m_view.key), needless, sortingOf(m_view.query));
    m_header->place();
}

void LinkPage::startFiltering()
{
    m_header->startFiltering();
}

void LinkPage::watch(Work *work)
{
    m_work->add(work);
}

bool LinkPage::stopWork()
{
    return m_work->stopLast();
}

void LinkPage::show(const Summary &summary)
{
    m_model->setNames(summary.system, namesOf(summary.flows));
    m_outside.clear();
    for (const FlowSummary &flow : summary.flows)
        m_outside.insert(flow.id, flow.counts.value(LinkState::Outside));
    showCount();
}

void LinkPage::setView(const View &view)
{
    const bool other = view.key != m_view.key;
    m_view = view;
    m_title->setFullText(view.title);
    // The count gives way before a short title does.
    constexpr int ofTitle = 100;
    m_title->setMinimumWidth(std::min(ofTitle, m_title->sizeHint().width()));
    if (other) {
        m_table->forget();
        m_contains = view.query.contains;
        m_header->clearFilters();
        for (std::size_t column = 0; column < m_model->columns().size(); ++column) {
            if (const auto by = m_model->columns()[column].sort)
                m_header->setFilter(int(column), m_contains.value(*by));
        }
    }
    openColumns();
    m_approveAll->setVisible(canApproveShown());
    apply();
}

/// The column by which \a query is sorted.
Sorting LinkPage::sortingOf(const LinkQuery &query) const
{
    Sorting sorting{-1, query.descending ? Qt::DescendingOrder : Qt::AscendingOrder};
    for (std::size_t column = 0; column < m_model->columns().size(); ++column) {
        if (m_model->columns()[column].sort == query.sortBy)
            sorting.column = int(column);
    }
    return sorting;
}

void LinkPage::setSearch(const Search &search)
{
    if (search == m_search)
        return;
    m_search = search;
    apply();
}

void LinkPage::apply()
{
    LinkQuery query = narrowed(m_view.query, m_search);
    query.contains = m_contains;
    query.sortBy = m_model->query().sortBy;
    query.descending = m_model->query().descending;
    // What the header shows is what the rows are sorted by; some columns cannot be sorted by.
    const int column = m_header->sortIndicatorSection();
    if (column >= 0 && column < m_model->columnCount() && m_model->columns()[std::size_t(column)].sort) {
        query.sortBy = *m_model->columns()[std::size_t(column)].sort;
        query.descending = m_header->sortIndicatorOrder() == Qt::DescendingOrder;
    }
    m_table->setEmptyText(emptyText());
    showHints();
    m_model->setQuery(query);
}

void LinkPage::showHints()
{
    const QStringList hints = m_search.hints + leftAside(m_view.query, m_search);
    m_hint->setText(hints.join(u'\n'));
    m_hint->setVisible(!hints.isEmpty());
}

QString LinkPage::emptyText() const
{
    if (m_search != Search() || !m_contains.isEmpty())
        return tr("Nothing here matches the search and the filters. Clear them to see every row of this view.");
    if (m_view.query.states.size() == 1)
        return stateEmpty(*m_view.query.states.begin());
    if (!m_view.query.states.empty())
        return tr("Nothing needs you. Conflicts, held writes, suggestions and failures stand here when there are any, "
                  "and records that go on by themselves once the record they belong to is linked.");
    return tr("No records have been read yet. Sync now reads both systems and fills this table.");
}

void LinkPage::showCount()
{
    const auto rows = m_model->rowCount();
    QString text = rows == 1 ? tr("1 row") : tr("%1 rows").arg(numberText(rows));
    const int outside = outsideShown();
    if (outside > 0 && outside < rows)
        text = tr("%1, %2 of them outside").arg(text, numberText(outside));
    // A record that several flows look at is outside of each: the rows are more than the records.
    if (rows > 0 && !m_view.query.flow && m_view.query.states == std::set{LinkState::Outside})
        text = tr("%1, one for each flow that looks at the record").arg(text);
    if (const int skipped = m_round.countIn(m_model->order()); skipped > 0)
        text = tr("%1, %2 skipped", "rows, how many of them").arg(text, numberText(skipped));
    m_count->setFullText(text);
    m_approveAll->setEnabled(rows > 0);
    m_detail->setSelectable(rows > 0 || !m_model->answered());
}

/// How many of the rows wait for nobody; 0 as well when only the store could count them.
int LinkPage::outsideShown() const
{
    if (m_search != Search() || !m_contains.isEmpty() || !m_view.query.states.empty())
        return 0;
    if (m_view.query.flow)
        return m_outside.value(*m_view.query.flow);
    int sum = 0;
    for (const int count : m_outside)
        sum += count;
    return sum;
}

void LinkPage::showSelection()
{
    const std::vector<qint64> ids = m_table->selectedIds();
    m_detail->setSelection(ids);
    if (ids.size() < 2 || ids.size() > mostCounted)
        return;
    QMap<LinkState, int> counts;
    for (const qint64 id : ids) {
        if (const LinkRow *row = m_model->known(id))
            ++counts[row->state];
    }
    m_detail->setCounts(counts);
}

QList<qint64> LinkPage::selection() const
{
    return m_detail->selection();
}

void LinkPage::setNarrow(bool narrow)
{
    m_splitter->setOrientation(narrow ? Qt::Vertical : Qt::Horizontal);
}

bool LinkPage::step(int step)
{
    const int from = m_table->currentIndex().row();
    const int row = from < 0 ? (step > 0 ? 0 : m_model->rowCount() - 1) : from + step;
    if (row < 0 || row >= m_model->rowCount())
        return false;
    // Going back shows what was skipped as well: how else would a person come back to it.
    const std::optional<int> to = step > 0 ? m_round.after(m_model->order(), row) : row;
    if (!to)
        return false;
    m_table->goTo(*to);
    return true;
}

void LinkPage::skip(bool goOn)
{
    const QList<qint64> ids = selection();
    if (ids.isEmpty())
        return;
    for (const qint64 id : ids)
        m_round.skip(id);
    Q_EMIT told(ids.size() == 1
            ? tr("Skipped: it comes again when the others are done.")
            : tr("%1 rows skipped: they come again when the others are done.").arg(numberText(ids.size())));
    showCount();
    if (goOn && m_model->rowCount() > 0)
        m_table->goTo(successor(m_table->currentIndex().row()));
}

/// The row to go on with where \a row is done or left: the next that was not skipped. When there is none the round is
/// over, and what was skipped comes again.
int LinkPage::successor(int row)
{
    if (m_round.isEmpty())
        return row;
    if (const auto next = m_round.around(m_model->order(), row))
        return *next;
    beginRound();
    return 0;
}

void LinkPage::beginRound()
{
    const int skipped = m_round.countIn(m_model->order());
    m_round.begin();
    showCount();
    Q_EMIT told(skipped == 1
            ? tr("All the others are done: the row that you skipped comes again.")
            : tr("All the others are done: the %1 rows that you skipped come again.").arg(numberText(skipped)));
}

void LinkPage::approveShown()
{
    const std::vector<qint64> &order = m_model->order();
    m_desk.approve({order.begin(), order.end()}, false);
}

} // namespace samband
