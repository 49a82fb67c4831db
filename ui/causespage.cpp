#include "ui/causespage.h"

#include "ui/icons.h"
#include "ui/keys.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/tableview.h"
#include "ui/times.h"
#include "ui/words.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct CauseColumns {
    Q_DECLARE_TR_FUNCTIONS(samband::CauseColumns)
};

Column<CauseRow> timeColumn(const QString &title, qint64 CauseRow::*at)
{
    return {title, {}, [at](const CauseRow &row) { return relativeTime(row.*at, nowMs()); },
        [at](const CauseRow &row, int role) {
            return role == Qt::ToolTipRole ? QVariant(exactTime(row.*at)) : QVariant();
        },
        {}, {}};
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

std::vector<Column<CauseRow>> causeColumns(const PerSide<QString> &system)
{
    const auto stateLook = [](const CauseRow &row, int role) -> QVariant {
        if (role == Qt::DecorationRole)
            return stateIcon(row.cause.state);
        return role == Qt::ForegroundRole ? QVariant(stateColor(row.cause.state, QGuiApplication::palette()))
                                          : QVariant();
    };
    const auto right = [](const CauseRow &, int role) -> QVariant {
        return role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    };
    return {
        {CauseColumns::tr("State"), {}, [](const CauseRow &row) { return stateWord(row.cause.state); }, stateLook, {},
            {}},
        {CauseColumns::tr("Records"), {}, [](const CauseRow &row) { return numberText(row.count); }, right, {}, {}},
        {CauseColumns::tr("Cause"), {}, [system](const CauseRow &row) { return causeSentence(row.cause, system); },
            [system](const CauseRow &row, int role) {
                return role == Qt::ToolTipRole
                    ? QVariant(CauseColumns::tr("The last one: %1").arg(sentence(row.example, system)))
                    : QVariant();
            },
            {}, {}},
        timeColumn(CauseColumns::tr("Since"), &CauseRow::firstSeen),
        timeColumn(CauseColumns::tr("Last"), &CauseRow::lastSeen),
        {CauseColumns::tr("What to do"), {}, [system](const CauseRow &row) { return nextStep(row.example, system); },
            {}, {}, {}},
    };
}

CausesPage::CausesPage(Controller &controller, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_model(causeColumns(controller.systems()))
    , m_table(new TableView)
    , m_open(new QPushButton(tr("Show the records")))
    , m_sync(new QPushButton(tr("Sync these again")))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(12, 4, 8, 4);
    QLabel *title = headingLabel(tr("What needs you, by cause"));
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    title->setFont(font);
    title->setMinimumHeight(36);
    line->addWidget(title, 1);
    m_open->setObjectName(u"causeOpen"_s);
    m_open->setToolTip(withKey(tr("Shows the records with the selected cause"), u"actionShowCause"_s));
    m_sync->setObjectName(u"causeSync"_s);
    m_sync->setToolTip(withKey(
        tr("Reads the records with the selected cause afresh and tries again, without waiting"), u"actionSyncCause"_s));
    line->setSpacing(6);
    for (QPushButton *button : {m_open, m_sync}) {
        button->setMinimumWidth(button->sizeHint().width() + 20);
        line->addWidget(button);
    }
    box->addLayout(line);
    m_table->setObjectName(u"causeTable"_s);
    m_table->setAccessibleName(tr("Causes"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(&m_model);
    m_table->setEmptyText(tr("Nothing needs you. A conflict, a refused write or a lost record would stand here, "
                             "together with all others of its cause."));
    const QList<int> widths{stateWidth(), 75, 380, 100, 100};
    for (int column = 0; column < widths.size(); ++column)
        m_table->horizontalHeader()->resizeSection(column, widths[column]);
    m_table->horizontalHeader()->setStretchLastSection(true);
    box->addWidget(m_table, 1);

    connect(m_open, &QPushButton::clicked, this, &CausesPage::showSelected);
    connect(m_table, &QTableView::doubleClicked, this, &CausesPage::showSelected);
    connect(m_sync, &QPushButton::clicked, this, &CausesPage::syncSelected);
    connect(m_table, &TableView::selectionIdsChanged, this, &CausesPage::showActions);
    showActions();
}

void CausesPage::show(const QList<CauseRow> &causes)
{
    if (causes == m_model.rows())
        return;
    const CauseRow *before = selected();
    const QString key = before ? before->cause.key() : QString();
    m_model.setColumns(causeColumns(m_controller.systems()));
    m_model.setRows(causes);
    int row = 0;
    for (int at = 0; at < causes.size(); ++at) {
        if (causes[at].cause.key() == key)
            row = at;
    }
    if (!causes.isEmpty())
        m_table->goTo(row);
    showActions();
}

const CauseRow *CausesPage::selected() const
{
    const int row = m_table->currentIndex().row();
    return row >= 0 && row < m_model.rowCount() ? &m_model.rows()[row] : nullptr;
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
    if (const CauseRow *row = selected())
        Q_EMIT viewWanted(viewOf(*row, m_controller.systems()));
}

void CausesPage::syncSelected()
{
    if (const CauseRow *row = selected())
        Q_EMIT syncWanted(row->cause.key());
}

} // namespace samband
