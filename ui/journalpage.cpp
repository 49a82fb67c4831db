#include "ui/journalpage.h"

#include "ui/columnfilters.h"
#include "ui/desk.h"
#include "ui/history.h"
#include "ui/icons.h"
#include "ui/keys.h"
#include "ui/labels.h"
#include "ui/tabletools.h"
#include "ui/tableview.h"
#include "ui/times.h"
#include "ui/words.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QToolButton>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct JournalColumns {
    Q_DECLARE_TR_FUNCTIONS(samband::JournalColumns)
};

/// What the journal calls by a word with \a part in it: people filter by what they read.
QList<std::pair<QString, std::optional<Side>>> kindsCalled(const QString &part, const PerSide<QString> &system)
{
    static const QStringList kinds{u"linked"_s, u"agreed"_s, u"created"_s, u"updated"_s, u"archived"_s, u"unlinked"_s,
        u"failed"_s, u"chosen"_s, u"paused"_s, u"resumed"_s, u"undone"_s, u"released"_s, u"ruled"_s, u"conflict"_s,
        u"held"_s, u"orphaned"_s, u"left-out"_s, u"settled"_s};
    QList<std::pair<QString, std::optional<Side>>> called;
    for (const QString &kind : kinds) {
        for (const std::optional<Side> side :
            {std::optional<Side>(), std::optional(Side::Source), std::optional(Side::Target)}) {
            JournalRow row;
            row.kind = kind;
            row.side = side;
            if (journalWord(row, system).contains(part.trimmed(), Qt::CaseInsensitive))
                called.append({kind, side});
        }
    }
    return called;
}

} // namespace

std::vector<Column<JournalRow>> journalColumns(const PerSide<QString> &system)
{
    const auto exact = [](const JournalRow &row, int role) -> QVariant {
        return role == Qt::ToolTipRole ? QVariant(exactTime(row.at)) : QVariant();
    };
    const auto where = [system](const JournalRow &row, int role) -> QVariant {
        if (role == Qt::DecorationRole && row.side)
            return systemIcon(*row.side, system[*row.side]);
        return role == Qt::ToolTipRole ? QVariant(sentence(row.reason, system)) : QVariant();
    };
    const auto by = [](const JournalRow &row) {
        return row.run != 0 ? JournalColumns::tr("run %1").arg(row.run) : row.who;
    };
    return {
        {JournalColumns::tr("When"), {}, [](const JournalRow &row) { return relativeTime(row.at, nowMs()); }, exact, {},
            {}, u"at"_s, 110, false, [](const JournalRow &row) { return stampText(row.at); }},
        {JournalColumns::tr("What"), {}, [system](const JournalRow &row) { return journalWord(row, system); }, where,
            {}, {}, u"what"_s, 170},
        {JournalColumns::tr("Record"), {},
            [](const JournalRow &row) { return row.title.isEmpty() ? row.recordId : row.title; }, {}, {}, {},
            u"record"_s, 180},
        {JournalColumns::tr("Change"), JournalColumns::tr("What was written (before → after), chosen, or why"),
            [system](const JournalRow &row) { return changeText(row, system); }, {}, {}, {}, u"change"_s},
        {JournalColumns::tr("By"), {}, by, {}, {}, {}, u"by"_s, 90},
        {JournalColumns::tr("Id"), JournalColumns::tr("The id of the record that was written"),
            [](const JournalRow &row) { return row.recordId; }, {}, {}, {}, u"id"_s, 110, true},
    };
}

JournalTableModel::JournalTableModel(Controller &controller, Tokens &tokens, QObject *parent)
    : RowTableModel(tokens, journalColumns({}), parent)
    , m_controller(controller)
{
    connect(&controller, &Controller::journalOrderReady, this,
        [this](quint64 token, const std::vector<qint64> &ids) { takeOrder(token, ids); });
    connect(&controller, &Controller::journalRowsReady, this,
        [this](quint64 token, const std::vector<JournalRow> &rows) { takeRows(token, rows); });
}

void JournalTableModel::setQuery(const JournalQuery &query)
{
    if (query == m_query && answered())
        return;
    m_query = query;
    restart();
}

std::optional<JournalColumn> JournalTableModel::sortOf(int column)
{
    constexpr std::array columns{
        JournalColumn::At, JournalColumn::What, JournalColumn::Record, JournalColumn::Change, JournalColumn::By};
    return column >= 0 && column < int(columns.size()) ? std::optional(columns[std::size_t(column)]) : std::nullopt;
}

void JournalTableModel::sort(int column, Qt::SortOrder order)
{
    const auto by = sortOf(column);
    if (!by)
        return;
    JournalQuery query = m_query;
    query.sortBy = *by;
    query.descending = order == Qt::DescendingOrder;
    // Before anybody has looked at the journal there is nothing to sort.
    if (answered())
        setQuery(query);
    else
        m_query = query;
}

void JournalTableModel::setSystems(const PerSide<QString> &system)
{
    if (system == m_system)
        return;
    m_system = system;
    setColumns(journalColumns(system));
}

JournalPage::JournalPage(Controller &controller, Tokens &tokens, Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new JournalTableModel(controller, tokens, this))
    , m_table(new TableView)
    , m_undo(new QPushButton(tr("Undo")))
    , m_open(new QPushButton(tr("Show record")))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 4, 8, 4);
    line->setSpacing(6);
    QLabel *title = headingLabel(tr("Journal"));
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    title->setFont(font);
    title->setMinimumHeight(28);
    line->addWidget(title);
    line->addStretch();
    m_again = new QPushButton(tr("Choose again"));
    m_again->setObjectName(u"journalChoose"_s);
    m_again->setToolTip(
        withKey(tr("Shows the record and opens the choice once more; nothing is sent until you resolve"),
            u"actionChooseAgain"_s));
    m_tools = new TableTools(*m_table, *m_model, this);
    QToolButton *take = m_tools->button(u"journalExport"_s, [] { return tr("Journal"); });
    m_open->setObjectName(u"journalOpen"_s);
    m_undo->setObjectName(u"journalUndo"_s);
    m_open->setToolTip(withKey(tr("Shows the record of the selected line"), u"actionShowRecord"_s));
    m_undo->setToolTip(
        withKey(tr("Put back what stood there before the selected write, as long as the system still holds our value"),
            u"actionUndo"_s));
    line->addWidget(take);
    line->addWidget(m_open);
    line->addWidget(m_again);
    line->addWidget(m_undo);
    box->addLayout(line);
    m_table->setObjectName(u"journalTable"_s);
    m_table->setAccessibleName(tr("Journal"));
    m_filters = new ColumnFilters(*m_table, u"journalFilter_"_s, 0, Qt::DescendingOrder);
    m_table->setModel(m_model);
    m_filters->show({0, 1, 2, 3, 4});
    connect(m_filters, &ColumnFilters::changed, this, &JournalPage::showRows);
    m_table->setEmptyText(
        tr("Nothing has happened yet. Every link, write and choice stands here, and can be searched above."));
    box->addWidget(m_table, 1);
    connect(m_undo, &QPushButton::clicked, this, &JournalPage::undoSelected);
    connect(m_open, &QPushButton::clicked, this, &JournalPage::showSelected);
    connect(m_again, &QPushButton::clicked, this, &JournalPage::chooseAgain);
    connect(m_table, &QAbstractItemView::doubleClicked, this, &JournalPage::showSelected);
    connect(m_table, &TableView::selectionIdsChanged, this, &JournalPage::showButtons);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &JournalPage::showButtons);
    connect(&controller, &Controller::linksChanged, this, [this] {
        if (m_model->answered())
            m_model->refresh();
    });
    showButtons();
}

void JournalPage::show(const Summary &summary)
{
    m_system = summary.system;
    m_model->setSystems(summary.system);
}

void JournalPage::setText(const QString &text)
{
    m_text = text;
    showRows();
}

void JournalPage::startFiltering()
{
    m_filters->start();
}

void JournalPage::showRows()
{
    JournalQuery query = m_model->query();
    query.text = m_text;
    query.contains.clear();
    query.kinds.reset();
    for (auto text = m_filters->texts().cbegin(); text != m_filters->texts().cend(); ++text) {
        const auto column = JournalTableModel::sortOf(text.key());
        if (column == JournalColumn::What)
            query.kinds = kindsCalled(*text, m_system);
        else if (column)
            query.contains.insert(*column, *text);
    }
    const bool narrowed = !query.text.isEmpty() || !m_filters->texts().isEmpty();
    m_table->setEmptyText(narrowed
            ? tr("Nothing here matches the search and the filters. Clear them to see the whole journal.")
            : tr("Nothing has happened yet. Every link, write and choice stands here, and can be searched above."));
    m_model->setQuery(query);
}

void JournalPage::open()
{
    if (m_model->answered())
        m_model->refresh();
    else
        showRows();
}

const JournalRow *JournalPage::current() const
{
    const std::vector<qint64> ids = m_table->selectedIds();
    return ids.size() != 1 ? nullptr : m_model->known(ids.front());
}

bool JournalPage::canUndo() const
{
    const JournalRow *row = current();
    return row && isUndoable(*row);
}

bool JournalPage::canShow() const
{
    const JournalRow *row = current();
    return row && row->link != 0;
}

bool JournalPage::canChooseAgain() const
{
    return canShow() && !chosenPaths(*current()).isEmpty();
}

void JournalPage::showButtons()
{
    m_undo->setEnabled(canUndo());
    m_open->setEnabled(canShow());
    m_again->setEnabled(canChooseAgain());
    Q_EMIT actionsChanged();
}

void JournalPage::undoSelected()
{
    if (canUndo())
        m_desk.undo(*current());
}

void JournalPage::showSelected()
{
    if (const JournalRow *row = current())
        Q_EMIT recordWanted(row->recordId.isEmpty() ? row->title : row->recordId);
}

void JournalPage::chooseAgain()
{
    if (!canChooseAgain())
        return;
    const JournalRow row = *current();
    Q_EMIT choiceWanted(row.recordId.isEmpty() ? row.title : row.recordId, row.link, chosenPaths(row));
}

} // namespace samband
