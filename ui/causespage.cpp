#include "ui/causespage.h"

#include "ui/columnfilters.h"
#include "ui/icons.h"
#include "ui/keys.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/tabletools.h"
#include "ui/tableview.h"
#include "ui/times.h"
#include "ui/words.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct CauseColumns {
    Q_DECLARE_TR_FUNCTIONS(samband::CauseColumns)
};

using Row = NumberedCause;

constexpr int countColumn = 1;
constexpr std::array sentenceColumns{5, 6};

Column<Row> timeColumn(const QString &title, const QString &tip, const QString &key, qint64 CauseRow::*at)
{
    return {title, tip, [at](const Row &row) { return relativeTime(row.*at, nowMs()); },
        [at](const Row &row, int role) { return role == Qt::ToolTipRole ? QVariant(exactTime(row.*at)) : QVariant(); },
        {}, {}, key, 78, false, [at](const Row &row) { return stampText(row.*at); }};
}

Column<Row> stateColumn()
{
    const auto look = [](const Row &row, int role) -> QVariant {
        if (role == Qt::DecorationRole)
            return stateIcon(row.cause.state);
        return role == Qt::ForegroundRole ? QVariant(stateColor(row.cause.state, QGuiApplication::palette()))
                                          : QVariant();
    };
    return {CauseColumns::tr("State"), {}, [](const Row &row) { return stateWord(row.cause.state); }, look, {}, {},
        u"state"_s, stateWidth()};
}

/// Numbers are read by their ends, so they stand at the right, with room before the next column.
Column<Row> numberColumn()
{
    const QString room(u'\u2002');
    return {CauseColumns::tr("Records") + room, CauseColumns::tr("How many records have this cause"),
        [room](const Row &row) { return numberText(row.count) + room; },
        [](const Row &, int role) -> QVariant {
            return role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
        },
        {}, {}, u"records"_s, 66, false, [](const Row &row) { return QString::number(row.count); }};
}

Column<Row> systemColumn(const PerSide<QString> &system)
{
    const auto name = [system](const Row &row) {
        return row.cause.side ? system[*row.cause.side] : CauseColumns::tr("both");
    };
    const auto look = [system](const Row &row, int role) -> QVariant {
        return role == Qt::DecorationRole && row.cause.side
            ? QVariant(systemIcon(*row.cause.side, system[*row.cause.side]))
            : QVariant();
    };
    return {CauseColumns::tr("System"), CauseColumns::tr("Where it has to be put right"), name, look, {}, {},
        u"system"_s, 96};
}

} // namespace

View viewOf(const CauseRow &row, const PerSide<QString> &system)
{
    LinkQuery query;
    query.states = {row.cause.state};
    query.cause = row.cause.key();
    const QString title = causeSentence(row.cause, system);
    return {View::Kind::Links, u"cause"_s, title, query, title};
}

std::vector<Column<NumberedCause>> causeColumns(const PerSide<QString> &system)
{
    const auto last = [system](const Row &row, int role) {
        return role == Qt::ToolTipRole
            ? QVariant(CauseColumns::tr("The last one: %1").arg(sentence(row.example, system)))
            : QVariant();
    };
    return {
        stateColumn(),
        numberColumn(),
        systemColumn(system),
        {CauseColumns::tr("Kind"), CauseColumns::tr("What kind of trouble it is"),
            [](const Row &row) { return categoryWord(row.cause.category); }, {}, {}, {}, u"category"_s, 108, false, {}},
        {CauseColumns::tr("Property"), {}, [](const Row &row) { return row.cause.property; }, {}, {}, {}, u"property"_s,
            90},
        {CauseColumns::tr("Cause"), {}, [system](const Row &row) { return causeSentence(row.cause, system); }, last, {},
            {}, u"cause"_s},
        {CauseColumns::tr("What to do"), {}, [system](const Row &row) { return nextStep(row.example, system); }, {}, {},
            {}, u"todo"_s},
        timeColumn(CauseColumns::tr("First"), CauseColumns::tr("When the one that waits longest came"), u"first"_s,
            &CauseRow::firstSeen),
        timeColumn(
            CauseColumns::tr("Last"), CauseColumns::tr("When the newest one came"), u"last"_s, &CauseRow::lastSeen),
    };
}

CausesPage::CausesPage(Controller &controller, Tokens &tokens, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_model(new ListedModel<NumberedCause>(tokens, causeColumns(controller.systems()), this))
    , m_table(new TableView)
    , m_open(new QPushButton(tr("Show the records")))
    , m_sync(new QPushButton(tr("Sync these again")))
    , m_system(controller.systems())
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    buildTable();
    box->addWidget(buildHead());
    box->addWidget(m_table, 1);
    connect(m_open, &QPushButton::clicked, this, &CausesPage::showSelected);
    connect(m_table, &QTableView::doubleClicked, this, &CausesPage::showSelected);
    connect(m_sync, &QPushButton::clicked, this, &CausesPage::syncSelected);
    connect(m_table, &TableView::selectionIdsChanged, this, &CausesPage::showActions);
    showActions();
}

QWidget *CausesPage::buildHead()
{
    auto *head = new QWidget;
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(12, 4, 8, 4);
    line->setSpacing(6);
    QLabel *title = headingLabel(tr("What needs you, by cause"));
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    title->setFont(font);
    title->setMinimumHeight(36);
    line->addWidget(title, 1);
    m_tools = new TableTools(*m_table, *m_model, this);
    line->addWidget(m_tools->button(u"causeExport"_s, [] { return tr("Causes"); }));
    m_open->setObjectName(u"causeOpen"_s);
    m_open->setToolTip(withKey(tr("Shows the records with the selected cause"), u"actionShowCause"_s));
    m_sync->setObjectName(u"causeSync"_s);
    m_sync->setToolTip(withKey(
        tr("Reads the records with the selected cause afresh and tries again, without waiting"), u"actionSyncCause"_s));
    for (QPushButton *button : {m_open, m_sync}) {
        button->setMinimumWidth(button->sizeHint().width() + 20);
        line->addWidget(button);
    }
    return head;
}

void CausesPage::buildTable()
{
    m_table->setObjectName(u"causeTable"_s);
    m_table->setAccessibleName(tr("Causes"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_filters = new ColumnFilters(*m_table, u"causeFilter_"_s, countColumn, Qt::DescendingOrder);
    m_table->setModel(m_model);
    m_filters->show({0, 2, 3, 4, 5, 6});
    m_table->setWordWrap(true);
    m_fitting.setSingleShot(true);
    m_fitting.setInterval(0);
    const auto soon = [this] { m_fitting.start(); };
    connect(&m_fitting, &QTimer::timeout, this, &CausesPage::fitRows);
    connect(m_table->horizontalHeader(), &QHeaderView::sectionResized, this, soon);
    connect(m_model, &QAbstractItemModel::modelReset, this, soon);
    connect(m_model, &QAbstractItemModel::dataChanged, this, soon);
    connect(m_filters, &ColumnFilters::changed, this, &CausesPage::filter);
    filter();
}

/// Sentences are read whole: every row gets as many lines as the longest of them needs in its column, within reason.
void CausesPage::fitRows()
{
    constexpr int mostLines = 4;
    constexpr int mostLooked = 200;
    constexpr int around = 9; // as of the rows of every table
    const QFontMetrics metrics = m_table->fontMetrics();
    const int margin = m_table->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, m_table) + 1;
    int height = metrics.lineSpacing();
    for (const int column : sentenceColumns) {
        const int width = m_table->columnWidth(column) - 2 * margin;
        for (int row = 0; row < std::min(mostLooked, m_model->rowCount()); ++row) {
            const QString text = m_model->index(row, column).data().toString();
            height = std::max(height, metrics.boundingRect(0, 0, width, 0, Qt::TextWordWrap, text).height());
        }
    }
    m_table->verticalHeader()->setDefaultSectionSize(std::min(height, mostLines * metrics.lineSpacing()) + around);
}

void CausesPage::filter()
{
    m_model->setFilters(m_filters->texts());
    m_table->setEmptyText(m_filters->texts().isEmpty()
            ? tr("Nothing needs you. A conflict, a refused write or a lost record would stand here, together with all "
                 "others of its cause.")
            : tr("No cause matches the filters. Clear them to see every cause."));
    if (!m_table->currentIndex().isValid())
        m_table->goTo(0);
}

void CausesPage::startFiltering()
{
    m_filters->start();
}

void CausesPage::show(const QList<CauseRow> &causes)
{
    const PerSide<QString> system = m_controller.systems();
    if (causes == m_causes && system == m_system && m_model->answered())
        return;
    m_causes = causes;
    if (std::exchange(m_system, system) != system)
        m_model->setColumns(causeColumns(system));
    QList<NumberedCause> rows;
    for (const CauseRow &cause : causes) {
        const QString key = cause.cause.key();
        if (!m_numbers.contains(key))
            m_numbers.insert(key, m_numbers.size() + 1);
        rows << NumberedCause{cause, m_numbers.value(key)};
    }
    m_model->setRows(rows);
    if (!m_table->currentIndex().isValid())
        m_table->goTo(0);
    showActions();
}

const NumberedCause *CausesPage::selected() const
{
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < m_model->rowCount() ? m_model->known(m_model->idAt(row)) : nullptr;
}

void CausesPage::showActions()
{
    const bool some = selected() != nullptr;
    m_open->setEnabled(some);
    m_sync->setEnabled(some);
    Q_EMIT actionsChanged();
}

void CausesPage::showSelected()
{
    if (const NumberedCause *row = selected())
        Q_EMIT viewWanted(viewOf(*row, m_controller.systems()));
}

void CausesPage::syncSelected()
{
    if (const NumberedCause *row = selected())
        Q_EMIT syncWanted(row->cause.key());
}

} // namespace samband
