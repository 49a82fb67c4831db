#include "ui/runspage.h"

#include "ui/columnfilters.h"
#include "ui/desk.h"
#include "ui/icons.h"
#include "ui/keys.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/tabletools.h"
#include "ui/tableview.h"
#include "ui/times.h"
#include "ui/words.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct RunColumns {
    Q_DECLARE_TR_FUNCTIONS(samband::RunColumns)
};

template<class Row>
Column<Row> number(const QString &title, const QString &tip, std::function<qint64(const Row &)> value)
{
    const auto look = [](const Row &, int role) -> QVariant {
        return role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    };
    // What is set to the right must not touch what the next column starts with.
    const QString room(u'\u2002');
    return {title + room, tip, [value, room](const Row &row) { return numberText(value(row)) + room; }, look, {}, {},
        {}, 0, false, [value](const Row &row) { return QString::number(value(row)); }};
}

QVariant sumLook(bool addsUp, int role)
{
    const LinkState state = addsUp ? LinkState::InSync : LinkState::Failing;
    if (role == Qt::DecorationRole)
        return stateIcon(state);
    return role == Qt::ForegroundRole ? QVariant(stateColor(state, QGuiApplication::palette())) : QVariant();
}

bool allAddUp(const RunRow &run)
{
    return std::all_of(run.counts.begin(), run.counts.end(), [](const RunCounts &counts) { return counts.addsUp(); });
}

QString triggerWord(const QString &trigger)
{
    if (trigger == "operator"_L1)
        return RunColumns::tr("a person");
    if (trigger == "schedule"_L1)
        return RunColumns::tr("the timetable");
    return trigger == "command line"_L1 ? RunColumns::tr("the command line") : trigger;
}

QString sumWord(bool addsUp)
{
    return addsUp ? RunColumns::tr("holds") : RunColumns::tr("does not hold");
}

} // namespace

std::vector<Column<RunRow>> runColumns()
{
    const auto exact = [](const RunRow &row, int role) -> QVariant {
        return role == Qt::ToolTipRole ? QVariant(exactTime(row.startedAt)) : QVariant();
    };
    const auto took = [](const RunRow &row) {
        return row.endedAt != 0 ? durationText(row.endedAt - row.startedAt) : QString();
    };
    const auto status = [](const RunRow &row) {
        return row.error.isEmpty() ? statusWord(row.status)
                                   : RunColumns::tr("%1: %2", "status: error").arg(statusWord(row.status), row.error);
    };
    std::vector<Column<RunRow>> columns{
        {RunColumns::tr("Run"), {}, [](const RunRow &row) { return QString::number(row.id); }, {}, {}, {}},
        {RunColumns::tr("Started"), {}, [](const RunRow &row) { return relativeTime(row.startedAt, nowMs()); }, exact,
            {}, {}, {}, 0, false, [](const RunRow &row) { return stampText(row.startedAt); }},
        {RunColumns::tr("Took"), {}, took, {}, {}, {}, {}, 0, false,
            [](const RunRow &row) {
                return row.endedAt != 0 ? QString::number(row.endedAt - row.startedAt) : QString();
            }},
        number<RunRow>(RunColumns::tr("Read"), {}, [](const RunRow &row) { return totalOf(row).read; }),
        number<RunRow>(RunColumns::tr("Written"), {}, [](const RunRow &row) { return totalOf(row).written; }),
        number<RunRow>(RunColumns::tr("Waiting"), RunColumns::tr("Held or in conflict"),
            [](const RunRow &row) { return totalOf(row).held + totalOf(row).conflicting; }),
        number<RunRow>(RunColumns::tr("Failed"), {}, [](const RunRow &row) { return totalOf(row).failed; }),
        {RunColumns::tr("Sum"), RunColumns::tr("read = unchanged + written + held + conflicting + excluded + failed"),
            [](const RunRow &row) { return sumWord(allAddUp(row)); },
            [](const RunRow &row, int role) { return sumLook(allAddUp(row), role); }, {}, {}},
        number<RunRow>(RunColumns::tr("Calls"), {}, [](const RunRow &row) { return row.calls; }),
        {RunColumns::tr("Started by"), {}, [](const RunRow &row) { return triggerWord(row.trigger); }, {}, {}, {}, {},
            0, false, [](const RunRow &row) { return row.trigger; }},
        {RunColumns::tr("Ended"), {}, status, {}, {}, {}},
    };
    const QStringList keys{u"run"_s, u"started"_s, u"tookMs"_s, u"read"_s, u"written"_s, u"waiting"_s, u"failed"_s,
        u"sum"_s, u"calls"_s, u"by"_s, u"ended"_s};
    for (std::size_t column = 0; column < columns.size(); ++column)
        columns[column].key = keys.value(qsizetype(column));
    return columns;
}

std::vector<Column<FlowSum>> flowSumColumns()
{
    const auto part = [](const QString &title, int RunCounts::*count) {
        return number<FlowSum>(title, {}, [count](const FlowSum &row) { return row.counts.*count; });
    };
    return {
        {RunColumns::tr("Flow"), {}, [](const FlowSum &row) { return row.flow.brief; },
            [](const FlowSum &row, int role) {
                return role == Qt::ToolTipRole ? QVariant(row.flow.title) : QVariant();
            },
            {}, {}},
        part(RunColumns::tr("Read"), &RunCounts::read),
        part(RunColumns::tr("Unchanged"), &RunCounts::unchanged),
        part(RunColumns::tr("Written"), &RunCounts::written),
        part(RunColumns::tr("Held"), &RunCounts::held),
        part(RunColumns::tr("Conflicting"), &RunCounts::conflicting),
        part(RunColumns::tr("Excluded"), &RunCounts::excluded),
        part(RunColumns::tr("Failed"), &RunCounts::failed),
        {RunColumns::tr("Sum"), {}, [](const FlowSum &row) { return sumWord(row.counts.addsUp()); },
            [](const FlowSum &row, int role) { return sumLook(row.counts.addsUp(), role); }, {}, {}},
    };
}

RunsPage::RunsPage(Controller &controller, Tokens &tokens, Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_desk(desk)
    , m_runs(new ListedModel<RunRow>(tokens, runColumns(), this))
    , m_flows(flowSumColumns())
    , m_table(new TableView)
    , m_sums(new TableView)
    , m_line(wrappedLabel(u"runLine"_s))
    , m_undo(new QPushButton(actionIcon(u"undo"_s), tr("Undo this run…")))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    QLabel *title = headingLabel(tr("Runs"));
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    title->setFont(font);
    title->setMinimumHeight(28);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 4, 8, 4);
    head->addWidget(title, 1);
    m_tools = new TableTools(*m_table, *m_runs, this);
    QToolButton *take = m_tools->button(u"runExport"_s, [] { return tr("Runs"); });
    head->addWidget(take);
    box->addLayout(head);
    m_filters = new ColumnFilters(*m_table, u"runFilter_"_s, 0, Qt::DescendingOrder);
    m_table->setObjectName(u"runTable"_s);
    m_table->setAccessibleName(tr("Runs"));
    m_table->setModel(m_runs);
    m_filters->show({0, 1, 9, 10});
    connect(m_filters, &ColumnFilters::changed, this, [this] { m_runs->setFilters(m_filters->texts()); });
    m_table->horizontalHeader()->setStretchLastSection(true);
    const QList<int> widths{50, 110, 70, 65, 65, 65, 65, 110, 65, 100, 120};
    for (int column = 0; column < widths.size(); ++column)
        m_table->horizontalHeader()->resizeSection(column, widths[column]);
    m_table->setEmptyText(tr("No run yet. Sync now starts one; the first run writes nothing before you approve it."));
    box->addWidget(m_table, 1);
    box->addWidget(ruleLine());
    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 8, 12, 4);
    m_undo->setObjectName(u"runUndo"_s);
    m_undo->setToolTip(withKey(
        tr("Put back what this run wrote, wherever the systems still hold it; asks first"), u"actionUndoRun"_s));
    line->addWidget(m_line, 1);
    line->addWidget(m_undo, 0, Qt::AlignTop);
    box->addLayout(line);
    connect(m_undo, &QPushButton::clicked, this, &RunsPage::undoSelected);
    m_sums->setObjectName(u"runFlows"_s);
    m_sums->setAccessibleName(tr("The selected run's sum for each flow"));
    m_sums->setSelectionMode(QAbstractItemView::SingleSelection);
    m_sums->setModel(&m_flows);
    m_sums->setMaximumHeight(170);
    m_sums->setEmptyText(tr("Select a run to see its sum for each flow."));
    for (int column = 0; column < m_flows.columnCount(); ++column)
        m_sums->horizontalHeader()->resizeSection(column, column == 0 ? 210 : 88);
    m_sums->horizontalHeader()->setStretchLastSection(true);
    box->addWidget(m_sums);
    connect(&controller, &Controller::runsReady, this, [this](const QList<RunRow> &runs) {
        const bool first = !m_runs->answered();
        m_runs->setRows(runs);
        if (first || !m_table->currentIndex().isValid())
            m_table->goTo(0);
        showFlows();
    });
    connect(&controller, &Controller::runEnded, this, [this] {
        if (m_opened)
            m_controller.requestRuns();
    });
    connect(m_table, &TableView::selectionIdsChanged, this, &RunsPage::showFlows);
}

void RunsPage::show(const Summary &summary)
{
    m_names = namesOf(summary.flows);
    showFlows();
}

void RunsPage::open()
{
    m_opened = true;
    m_controller.requestRuns();
}

const RunRow *RunsPage::current() const
{
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < m_runs->rowCount() ? m_runs->known(m_runs->idAt(row)) : nullptr;
}

void RunsPage::startFiltering()
{
    m_filters->start();
}

void RunsPage::showFlows()
{
    QList<FlowSum> sums;
    m_line->clear();
    if (const RunRow *selected = current()) {
        const RunRow &run = *selected;
        for (auto it = run.counts.begin(); it != run.counts.end(); ++it) {
            const QString number = QString::number(it.key());
            sums << FlowSum{m_names.value(it.key(), {number, number}), it.value()};
        }
        m_line->setText(tr("Run %1: %2").arg(run.id).arg(run.error.isEmpty() ? sumText(totalOf(run)) : run.error));
    }
    m_flows.setRows(sums);
    m_undo->setEnabled(canUndo());
    Q_EMIT actionsChanged();
}

bool RunsPage::canUndo() const
{
    const RunRow *run = current();
    return run && run->endedAt != 0 && run->status != "preview"_L1;
}

void RunsPage::undoSelected()
{
    if (canUndo())
        m_desk.undoRun(current()->id);
}

} // namespace samband
