#include "ui/linkpage.h"

#include "ui/desk.h"
#include "ui/detailpane.h"
#include "ui/filterheader.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/tableview.h"
#include "ui/words.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace samband {

using namespace Qt::StringLiterals;

LinkPage::LinkPage(Controller &controller, Tokens &tokens, Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new LinkTableModel(controller, tokens, this))
    , m_table(new TableView)
    , m_header(new FilterHeader)
    , m_detail(new DetailPane(controller, desk))
    , m_splitter(new QSplitter(Qt::Horizontal))
{
    build();
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
}

void LinkPage::build()
{
    auto *area = new QWidget;
    auto *box = new QVBoxLayout(area);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    auto *strip = new QWidget;
    strip->setMinimumHeight(36);
    auto *line = new QHBoxLayout(strip);
    line->setContentsMargins(12, 4, 8, 4);
    m_title = new ElidedLabel;
    m_title->setObjectName(u"viewTitle"_s);
    QFont font = m_title->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.15);
    m_title->setFont(font);
    m_title->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    line->addWidget(m_title);
    m_count = quietLabel({});
    m_count->setObjectName(u"viewCount"_s);
    line->addWidget(m_count);
    line->addStretch(1);
    m_approveAll = new QPushButton(tr("Approve all shown…"));
    m_approveAll->setObjectName(u"approveAllButton"_s);
    m_approveAll->setToolTip(tr("Lets go ahead what of these rows is held; asks first, with counts. Never archives."));
    line->addWidget(m_approveAll);
    box->addWidget(strip);

    m_table->setObjectName(u"linkTable"_s);
    m_table->setAccessibleName(tr("Links"));
    m_table->setHorizontalHeader(m_header);
    // Before the model: it must not be asked for every row when no view is open yet.
    m_header->setSortIndicator(4, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    m_table->setModel(m_model);
    m_header->setHighlightSections(false);
    m_header->setFilterColumns({1, 2, 3});
    m_header->setMinimumSectionSize(60);
    const QList<int> widths{104, 0, 0, 84, 84, 76};
    for (int column = 0; column < widths.size(); ++column) {
        if (widths[column] == 0)
            m_header->setSectionResizeMode(column, QHeaderView::Stretch);
        else
            m_header->resizeSection(column, widths[column]);
    }
    box->addWidget(m_table, 1);

    m_splitter->setObjectName(u"detailSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(area);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({610, 442});
    area->setMinimumWidth(280);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_splitter);
}

void LinkPage::show(const Summary &summary)
{
    m_model->setNames(summary.system, namesOf(summary.flows));
    m_outside.clear();
    for (const FlowSummary &flow : summary.flows)
        m_outside.insert(flow.id, flow.counts.value(LinkState::Outside));
    showCount();
    m_table->setColumnHidden(5, m_view.query.flow.has_value());
}

void LinkPage::setView(const View &view)
{
    const bool other = view.key != m_view.key;
    m_view = view;
    m_title->setFullText(view.title);
    if (other) {
        m_table->forget();
        m_contains.clear();
        m_header->clearFilters();
    }
    const auto &states = view.query.states;
    m_table->setColumnHidden(0, states.size() == 1);
    m_table->setColumnHidden(5, view.query.flow.has_value());
    m_approveAll->setVisible(states.contains(LinkState::Held));
    apply();
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
    m_table->setEmptyText(emptyText());
    m_model->setQuery(query);
}

QString LinkPage::emptyText() const
{
    if (!m_search.text.isEmpty() || !m_contains.isEmpty() || !m_search.states.empty() || m_search.flow)
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
    m_count->setText(text);
    m_approveAll->setEnabled(rows > 0);
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
    if (ids.size() < 2)
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
    m_table->goTo(row);
    return true;
}

void LinkPage::approveShown()
{
    const std::vector<qint64> &order = m_model->order();
    m_desk.approve({order.begin(), order.end()}, false);
}

} // namespace samband
