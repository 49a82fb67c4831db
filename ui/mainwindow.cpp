#include "ui/mainwindow.h"

#include "ui/activityplot.h"
#include "ui/causespage.h"
#include "ui/commandpalette.h"
#include "ui/desk.h"
#include "ui/detailpane.h"
#include "ui/guidepage.h"
#include "ui/journalpage.h"
#include "ui/leaving.h"
#include "ui/linkpage.h"
#include "ui/look.h"
#include "ui/messagebar.h"
#include "ui/overviewpage.h"
#include "ui/planpage.h"
#include "ui/recordview.h"
#include "ui/reviewpage.h"
#include "ui/runspage.h"
#include "ui/runstatus.h"
#include "ui/scheduler.h"
#include "ui/settingsdialog.h"
#include "ui/systemchip.h"
#include "ui/tableview.h"

#include <QFileInfo>
#include <QLineEdit>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

namespace samband {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(Controller &controller, QSettings &settings, Prompter prompter, QWidget *parent)
    : QMainWindow(parent)
    , m_controller(controller)
    , m_settings(settings)
    , m_desk(new Desk(controller, m_tokens, std::move(prompter), this))
{
    setWindowTitle(tr("Samband — %1").arg(QFileInfo(controller.workspacePath()).completeBaseName()));
    m_desk->setSystems(controller.systems());
    build();
    buildActions();
    buildRecordActions();
    buildTableActions();
    buildToolBar();
    connectPages();
    connectController();
    m_scheduler = new Scheduler(m_controller, m_settings, this);
    connect(m_scheduler, &Scheduler::nextChanged, this, [this] { m_overview->setNext(m_scheduler->next()); });
    buildGuide();
    buildListActions();
    attachKeys();
    connectTables();
    connectSystems();
    Summary empty;
    empty.system = controller.systems();
    showSummary(empty);
    m_hasSummary = false;
    restore();
    showRunning(controller.isRunning());
    if (controller.isRunPaused())
        m_status->setPaused(true, controller.isRunning());
    controller.requestSummary();
}

void MainWindow::build()
{
    m_messages = new MessageBar;
    m_sidebar = new Sidebar;
    m_overview = new OverviewPage;
    m_causes = new CausesPage(m_controller, m_tokens);
    m_links = new LinkPage(m_controller, m_tokens, *m_desk);
    m_runs = new RunsPage(m_controller, m_tokens, *m_desk);
    m_journal = new JournalPage(m_controller, m_tokens, *m_desk);
    m_plan = new PlanPage(m_controller, m_tokens, *m_desk);
    m_stack = new QStackedWidget;
    m_stack->setObjectName(u"pages"_s);
    for (QWidget *page : std::initializer_list<QWidget *>{m_overview, m_causes, m_links, m_runs, m_journal, m_plan})
        m_stack->addWidget(page);
    m_splitter = new QSplitter(Qt::Horizontal);
    m_splitter->setObjectName(u"mainSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_sidebar);
    m_splitter->addWidget(m_stack);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({228, 1052});
    auto *central = new QWidget;
    auto *box = new QVBoxLayout(central);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(m_messages);
    box->addWidget(m_splitter, 1);
    setCentralWidget(central);
    m_status = new RunStatus;
    statusBar()->addWidget(m_status, 1);
    statusBar()->setSizeGripEnabled(false);
    m_palette = new CommandPalette(this);
    m_leaving = new Leaving(m_controller, m_links->work(), this);
    connect(m_leaving, &Leaving::told, m_status, &RunStatus::tell);
}

void MainWindow::connectController()
{
    m_summaryTimer.setSingleShot(true);
    m_summaryTimer.setInterval(150);
    connect(&m_summaryTimer, &QTimer::timeout, this, [this] { m_controller.requestSummary(); });
    const auto soon = [this] {
        if (!m_summaryTimer.isActive())
            m_summaryTimer.start();
    };
    connect(&m_controller, &Controller::linksChanged, this, soon);
    connect(&m_controller, &Controller::summaryReady, this, &MainWindow::showSummary);
    connect(&m_controller, &Controller::causesReady, this, [this](const QList<CauseRow> &causes) {
        m_causes->show(causes);
        m_overview->show(causes);
    });
    connect(&m_controller, &Controller::activityReady, this,
        [this](const QList<DayChanges> &changes) { m_overview->show(changes); });
    connect(m_stack, &QStackedWidget::currentChanged, m_sidebar, [this] {
        const QWidget *shown = m_stack->currentWidget();
        m_sidebar->setMarked(shown != m_plan && shown != m_guide && shown != m_review);
    });
    connect(&m_controller, &Controller::failed, m_messages, &MessageBar::add);
    connect(&m_controller, &Controller::runStarted, this, [this](const RunRequest &request) {
        m_previewing = request.preview;
        m_status->started(request);
        showRunning(true);
        m_overview->setRunning(!request.preview);
    });
    connect(&m_controller, &Controller::runProgress, this,
        [this](const RunProgress &progress) { m_status->show(progress); });
    connect(&m_controller, &Controller::runPaused, this, [this](bool paused) {
        m_status->setPaused(paused, m_controller.isRunning());
        showRunning(m_controller.isRunning());
    });
    connect(&m_controller, &Controller::runEnded, this, [this, soon](const RunReport &report) {
        showEnd(report);
        soon();
    });
}

void MainWindow::showEnd(const RunReport &report)
{
    m_status->ended(report);
    showRunning(m_controller.isRunning());
    if (report.error && report.error->kind != ErrorKind::Cancelled)
        m_messages->add(*report.error);
    m_overview->setRunning(false);
    showRefused(report.refused);
    const bool plan = m_previewing && !report.error;
    m_overview->setPlanned(plan ? report.planned : QMap<Verb, int>());
    if (m_guide->takeReport(report) || !plan)
        return;
    m_plan->show(report);
    m_stack->setCurrentWidget(m_plan);
    showActions();
}

/// What of a plan was not carried out is told where errors are, and row by row in the plan.
void MainWindow::showRefused(const QList<RefusedRow> &refused)
{
    if (refused.isEmpty())
        return;
    m_plan->showRefused(refused);
    Error error;
    error.kind = ErrorKind::Stale;
    error.text = tr("%1 of the rows you ticked were left out, the rest went ahead: %2.")
                     .arg(numberText(refused.size()), leftOutCounts(refused));
    if (refused.size() == 1) {
        const RefusedRow &only = refused.first();
        const QString name = only.title.source.isEmpty() ? only.title.target : only.title.source;
        error.text = tr("One of the rows you ticked was left out, the rest went ahead. %1: %2")
                         .arg(name.isEmpty() ? QString::number(only.link) : name, refusedText(only, m_desk->systems()));
    }
    error.text += u' ' + tr("The plan (Ctrl+Shift+P) says why for each.");
    m_messages->add(error);
}

void MainWindow::connectPages()
{
    connect(m_sidebar, &Sidebar::viewChosen, this, &MainWindow::showView);
    connect(m_desk, &Desk::told, m_status, &RunStatus::tell);
    connect(m_overview, &OverviewPage::viewWanted, this, &MainWindow::goTo);
    connect(m_overview, &OverviewPage::causeWanted, m_sidebar, &Sidebar::visit);
    connect(m_causes, &CausesPage::viewWanted, m_sidebar, &Sidebar::visit);
    connect(m_causes, &CausesPage::syncWanted, this, [this](const QString &cause) {
        LinkQuery query;
        query.cause = cause;
        m_desk->syncQuery(query);
    });
    connect(m_overview, &OverviewPage::planWanted, this, [this] { m_stack->setCurrentWidget(m_plan); });
    connect(m_overview, &OverviewPage::previewWanted, this, [this] { m_desk->preview(std::nullopt); });
    connect(m_overview, &OverviewPage::rulesWanted, this, [this](qint64 flow) { openSettings()->goToRules(flow, 0); });
    connect(m_overview, &OverviewPage::connectionsWanted, this, &MainWindow::showConnections);
    connect(m_overview, &OverviewPage::doctorWanted, this, [this] { showDoctor(); });
    connect(m_overview, &OverviewPage::syncWanted, this, [this] { m_desk->syncAll(false); });
    connect(m_plan, &PlanPage::closed, this, [this] { showView(m_sidebar->currentView()); });
    connect(m_journal, &JournalPage::recordWanted, this, [this](const QString &record) {
        m_search->setText(u'"' + record + u'"');
        goTo(u"all"_s);
        applySearch();
    });
    connect(&m_links->detail(), &DetailPane::shown, this, &MainWindow::showActions);
    m_searchTimer.setSingleShot(true);
    m_searchTimer.setInterval(150);
    connect(&m_searchTimer, &QTimer::timeout, this, &MainWindow::applySearch);
}

void MainWindow::showSummary(const Summary &summary)
{
    const bool first = !m_hasSummary;
    if (summary.warning && !m_warned)
        m_messages->add(*summary.warning);
    m_warned = m_warned || summary.warning;
    m_hasSummary = true;
    m_summary = summary;
    m_desk->setSystems(summary.system);
    nameSystems(summary.system);
    m_sidebar->show(summary);
    m_overview->show(summary);
    m_links->show(summary);
    m_runs->show(summary);
    m_journal->show(summary);
    m_controller.requestCauses();
    m_controller.requestActivity(ActivityPlot::days);
    m_plan->setFlows(namesOf(summary.flows));
    m_guide->setFlows(namesOf(summary.flows));
    m_review->setFlows(namesOf(summary.flows));
    m_status->show(summary);
    for (const Side side : bothSides)
        m_chip[side]->setSystem(summary.system[side]);
    if (first && !m_settings.contains("mainSplitter"_L1)) {
        const int wanted = m_sidebar->wantedWidth();
        m_splitter->setSizes({wanted, std::max(0, m_splitter->width() - wanted)});
    }
    if (first && !summary.flows.isEmpty())
        m_sidebar->goTo(m_settings.value("view"_L1, u"overview"_s).toString());
    if (first)
        m_guide->consider(summary);
    showActions();
}

void MainWindow::showView(const View &view)
{
    const QWidget *focus = focusWidget();
    const bool fromPage = focus && m_stack->isAncestorOf(focus);
    switch (view.kind) {
    case View::Kind::Overview:
        m_stack->setCurrentWidget(m_overview);
        break;
    case View::Kind::Causes:
        m_stack->setCurrentWidget(m_causes);
        break;
    case View::Kind::Links:
        m_links->setView(view);
        m_stack->setCurrentWidget(m_links);
        break;
    case View::Kind::Runs:
        m_runs->open();
        m_stack->setCurrentWidget(m_runs);
        break;
    case View::Kind::Journal:
        m_journal->open();
        m_stack->setCurrentWidget(m_journal);
        break;
    }
    // Else the focus of a page that goes falls on whatever comes next, and Enter would act there.
    if (fromPage && view.kind == View::Kind::Links)
        m_links->table().setFocus();
    else if (fromPage)
        m_sidebar->setFocus();
    applySearch();
    showActions();
}

void MainWindow::applySearch()
{
    const QString typed = m_search->text();
    if (m_stack->currentWidget() == m_journal) {
        m_journal->setText(typed.trimmed());
        return;
    }
    if (m_stack->currentWidget() == m_plan) {
        m_plan->setText(typed.trimmed());
        return;
    }
    const Search search = parseSearch(typed, m_summary.flows);
    if (m_stack->currentWidget() != m_links && !typed.trimmed().isEmpty() && m_search->hasFocus()) {
        m_links->setSearch(search);
        goTo(u"all"_s);
        m_search->setFocus();
    }
    m_links->setSearch(search);
}

void MainWindow::goTo(const QString &key)
{
    m_sidebar->goTo(key);
}

void MainWindow::restore()
{
    resize(1280, 780);
    restoreGeometry(m_settings.value("geometry"_L1).toByteArray());
    m_splitter->restoreState(m_settings.value("mainSplitter"_L1).toByteArray());
    m_links->splitter().restoreState(m_settings.value("detailSplitter"_L1).toByteArray());
    m_links->setNarrow(width() < 1000);
}

void MainWindow::comeForward(const QByteArray &token)
{
    // Where the platform reads it: Wayland lets no window come to the front without one.
    if (!token.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", token);
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_links->setNarrow(width() < 1000);
}

} // namespace samband
