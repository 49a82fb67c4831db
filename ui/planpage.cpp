#include "ui/planpage.h"

#include "ui/columnfilters.h"
#include "ui/desk.h"
#include "ui/keys.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/plandelegate.h"
#include "ui/tabletools.h"
#include "ui/tableview.h"
#include "ui/times.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr int flowColumnAt = 1;
constexpr int changesColumnAt = 4;

QToolButton *quietButton(const QString &name, const QString &text, const QString &tip)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(tip);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

PlanPage::PlanPage(Controller &controller, Tokens &tokens, Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_tokens(tokens)
    , m_desk(desk)
    , m_model(new PlanTableModel(controller, tokens, this))
    , m_table(new TableView)
    , m_tools(new TableTools(*m_table, *m_model, this))
    , m_tabs(new QTabBar)
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(buildHead());
    box->addWidget(buildStrip());
    m_filters = new ColumnFilters(*m_table, u"planFilter_"_s, flowColumnAt, Qt::AscendingOrder);
    m_table->setObjectName(u"planTable"_s);
    m_table->setAccessibleName(tr("Plan"));
    m_table->setModel(m_model);
    m_filters->show({1, 2, 3, 4, 5});
    m_table->setItemDelegateForColumn(0, new TickDelegate(this));
    m_table->setItemDelegateForColumn(changesColumnAt, new PlanDelegate(this));
    box->addWidget(m_table, 1);

    connect(m_filters, &ColumnFilters::changed, this, &PlanPage::showRows);
    connect(m_tabs, &QTabBar::currentChanged, this, &PlanPage::showRows);
    connect(m_model, &PlanTableModel::ticksChanged, this, &PlanPage::showCounts);
    connect(&controller, &Controller::planReady, this, [this](quint64 token, const PlanIndex &plan) {
        if (token == m_token)
            takePlan(plan);
    });
    connect(&controller, &Controller::budgetsReady, this, [this](const QList<Budget> &budgets) {
        for (const Budget &budget : budgets) {
            for (const Side side : bothSides) {
                if (budget.system == m_desk.systems()[side] && budget.name == "general"_L1 && budget.perMs > 0)
                    m_rate[side].allowed = (budget.allowed - budget.kept) * 1000.0 / double(budget.perMs);
            }
        }
        showCounts();
    });
}

QWidget *PlanPage::buildHead()
{
    auto *head = new QWidget;
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(12, 6, 8, 4);
    line->setSpacing(6);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(1);
    m_title = headingLabel({});
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.15);
    m_title->setFont(font);
    m_title->setObjectName(u"planTitle"_s);
    m_note = quietLabel({});
    m_note->setObjectName(u"planNote"_s);
    m_note->setWordWrap(true);
    m_forecast = quietLabel({});
    m_forecast->setObjectName(u"planForecast"_s);
    texts->addWidget(m_title);
    texts->addWidget(m_note);
    texts->addWidget(m_forecast);
    line->addLayout(texts, 1);
    m_apply = new QPushButton(tr("Apply"));
    m_apply->setObjectName(u"planApprove"_s);
    m_apply->setToolTip(withKey(tr("Carries out exactly the ticked rows as they are shown. A row that is not as shown "
                                   "any more is left out and told."),
        u"actionResolveAll"_s));
    auto *close = new QPushButton(tr("Close"));
    close->setObjectName(u"planClose"_s);
    line->addWidget(m_apply, 0, Qt::AlignTop);
    line->addWidget(close, 0, Qt::AlignTop);
    connect(m_apply, &QPushButton::clicked, this, &PlanPage::apply);
    connect(close, &QPushButton::clicked, this, &PlanPage::closed);
    return head;
}

QWidget *PlanPage::buildStrip()
{
    auto *strip = new QWidget;
    auto *line = new QHBoxLayout(strip);
    line->setContentsMargins(8, 2, 8, 0);
    line->setSpacing(2);
    m_tabs->setObjectName(u"planTabs"_s);
    m_tabs->setAccessibleName(tr("Which rows of the plan are shown"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(true);
    line->addWidget(m_tabs, 1);
    QToolButton *all = quietButton(u"planTickAll"_s, tr("Tick all"),
        withKey(
            tr("Ticks every row shown; rows that archive only where nothing else is shown. Space ticks the selected "
               "rows."),
            u"actionTickAll"_s));
    QToolButton *none =
        quietButton(u"planTickNone"_s, tr("Tick none"), withKey(tr("Unticks every row shown"), u"actionTickNone"_s));
    QToolButton *take = quietButton(u"planExport"_s, tr("Export"), tr("Copy rows, or write them to a file"));
    take->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(take);
    m_tools->fill(*menu, [] { return tr("Plan"); });
    take->setMenu(menu);
    for (QToolButton *button : {all, none, take})
        line->addWidget(button, 0, Qt::AlignVCenter);
    connect(all, &QToolButton::clicked, this, [this] { tickShown(true); });
    connect(none, &QToolButton::clicked, this, [this] { tickShown(false); });
    return strip;
}

void PlanPage::setFlows(const FlowNames &flows)
{
    m_flows = flows;
    m_model->setNames(m_desk.systems(), m_flows);
}

void PlanPage::show(const RunReport &report)
{
    m_report = report;
    m_applied = false;
    m_model->setNames(m_desk.systems(), m_flows);
    m_model->setRefused({});
    m_refused.clear();
    for (const Side side : bothSides) {
        const ReadingCost &cost = report.reading[side];
        m_rate[side].measured = cost.milliseconds > 0 ? double(cost.calls) * 1000.0 / double(cost.milliseconds) : 0;
    }
    m_filters->clear();
    m_title->setText(tr("Planned: %1").arg(verbCounts(report.planned)));
    m_note->setText(tr("Nothing has been written."));
    m_forecast->hide();
    m_forecast->clear();
    m_apply->setEnabled(false);
    m_token = m_tokens.next();
    m_controller.requestPlan(m_token);
    m_controller.requestBudgets();
}

void PlanPage::takePlan(const PlanIndex &plan)
{
    m_model->ticks().reset(plan);
    m_table->setEmptyText(plan.entries.empty()
            ? tr("Nothing to do: a run would write nothing. Edit a record in either system and preview again.")
            : tr("Nothing here matches the search and the filters. Clear them to see every row of the plan."));
    showTabs();
    m_model->reload();
    showCounts();
}

QList<PlanPage::Tab> PlanPage::everyTab()
{
    return {{tr("All"), {}}, {tr("Create", "tab of a plan"), {Verb::Create}},
        {tr("Update", "tab of a plan"), {Verb::Update}}, {tr("Link", "tab of a plan"), {Verb::Link}},
        {tr("Unlink", "tab of a plan"), {Verb::Unlink}}, {tr("Archive", "tab of a plan"), {Verb::Archive}},
        {tr("Held", "tab of a plan"), {}, true}};
}

/// The tabs that are always there say that there is nothing; an unlink is rare enough to show only when there is one.
void PlanPage::showTabs()
{
    const QMap<Verb, int> counts = m_model->ticks().counts(false);
    const QSignalBlocker quiet(m_tabs);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    m_shownTabs.clear();
    QList<Tab> tabs = everyTab();
    if (!m_refused.empty())
        tabs << Tab{tr("Left out", "tab of a plan"), {}, false, m_refused};
    for (const Tab &tab : std::as_const(tabs)) {
        int count = tab.held ? m_model->ticks().held(false) : 0;
        for (const Verb verb : tab.verbs)
            count += counts.value(verb);
        if (!tab.only.empty())
            count = int(tab.only.size());
        else if (tab.verbs.empty() && !tab.held)
            count = int(m_model->ticks().plan().entries.size());
        if (count == 0 && tab.verbs.contains(Verb::Unlink))
            continue;
        m_tabs->addTab(tr("%1  %2", "tab, count").arg(tab.title, numberText(count)));
        m_shownTabs << tab;
    }
    showRows();
}

void PlanPage::showRows()
{
    PlanQuery query = m_model->query();
    const Tab tab = m_shownTabs.value(m_tabs->currentIndex());
    query.verbs = tab.verbs;
    query.held = tab.held;
    query.only = tab.only;
    query.text = m_text;
    query.contains.clear();
    for (auto text = m_filters->texts().cbegin(); text != m_filters->texts().cend(); ++text) {
        if (const auto column = PlanTableModel::sortOf(text.key()))
            query.contains.insert(*column, *text);
    }
    m_model->setQuery(query);
}

void PlanPage::showCounts()
{
    const PlanTicks &ticks = m_model->ticks();
    const int waiting = ticks.held(false) - ticks.held(true);
    if (m_applied)
        return;
    QStringList note{tr("Nothing has been written.")};
    note << tr("%1 of %2 rows are ticked.")
                .arg(numberText(ticks.count()), numberText(qint64(ticks.plan().entries.size())));
    if (waiting > 0)
        note << tr("%1 wait for your approval: a tick approves.").arg(numberText(waiting));
    m_note->setText(note.join(u' '));
    m_forecast->setText(forecast());
    m_forecast->setVisible(!m_forecast->text().isEmpty());
    const int archives = ticks.counts(true).value(Verb::Archive);
    m_apply->setText(archives > 0 ? tr("Apply %1, archive %2").arg(numberText(ticks.count()), numberText(archives))
                                  : tr("Apply %1").arg(numberText(ticks.count())));
    m_apply->setEnabled(ticks.count() > 0);
}

/// What carrying out the ticked rows costs.
QString PlanPage::forecast() const
{
    PerSide<qint64> calls = m_model->ticks().calls(m_report.batches);
    if (calls.source + calls.target == 0)
        return m_model->ticks().count() > 0 ? tr("The ticked rows cost no calls besides reading what changed.")
                                            : QString();
    QStringList parts;
    for (const Side side : bothSides) {
        calls[side] += m_report.reading[side].again;
        if (calls[side] == 1)
            parts << tr("1 call to %1").arg(m_desk.systems()[side]);
        else if (calls[side] > 0)
            parts << tr("%1 calls to %2").arg(numberText(calls[side]), m_desk.systems()[side]);
    }
    QString text = tr("About %1", "calls").arg(parts.join(", "_L1));
    const TimeRange range = timeFor(calls, m_rate);
    if (range.to > 0)
        text += u", "_s + rangeText(range.from, range.to);
    return text + u'.';
}

void PlanPage::tickSelected()
{
    const std::vector<qint64> ids = m_table->selectedIds();
    const bool allTicked =
        std::all_of(ids.begin(), ids.end(), [this](qint64 id) { return m_model->ticks().isTicked(id); });
    m_model->tick(ids, !allTicked);
}

void PlanPage::tickShown(bool ticked)
{
    std::vector<qint64> ids = m_model->order();
    const auto archives = [this](qint64 id) { return m_model->ticks().verb(id) == Verb::Archive; };
    if (ticked && !std::all_of(ids.begin(), ids.end(), archives))
        ids.erase(std::remove_if(ids.begin(), ids.end(), archives), ids.end());
    m_model->tick(ids, ticked);
}

void PlanPage::apply()
{
    const PlanTicks &ticks = m_model->ticks();
    if (m_applied || ticks.count() == 0)
        return;
    m_desk.applyPlan(ticks.plan().run, ticks.ticked(), ticks.counts(true), [this] {
        m_applied = true;
        m_apply->setEnabled(false);
        m_note->setText(tr("This plan was carried out as far as it was ticked. Preview again to see what is left."));
        m_forecast->clear();
        Q_EMIT closed();
    });
}

void PlanPage::showRefused(const QList<RefusedRow> &refused)
{
    QHash<qint64, QString> why;
    m_refused.clear();
    for (const RefusedRow &row : refused) {
        why.insert(row.link, refusedText(row, m_desk.systems()));
        m_refused.push_back(row.link);
    }
    m_model->setRefused(why);
    showTabs();
    m_tabs->setCurrentIndex(m_tabs->count() - 1);
    m_note->setText(tr("%1 of the ticked rows were left out: %2. Preview again to see what would happen now.")
                        .arg(numberText(refused.size()), leftOutCounts(refused)));
}

void PlanPage::setText(const QString &text)
{
    m_text = text;
    showRows();
}

void PlanPage::startFiltering()
{
    m_filters->start();
}

} // namespace samband
