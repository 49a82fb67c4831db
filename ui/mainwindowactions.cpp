#include "ui/mainwindow.h"

#include "ui/commandpalette.h"
#include "ui/commandwords.h"
#include "ui/connectionsdialog.h"
#include "ui/desk.h"
#include "ui/detailpane.h"
#include "ui/doctordialog.h"
#include "ui/helpdialog.h"
#include "ui/icons.h"
#include "ui/journalpage.h"
#include "ui/linkpage.h"
#include "ui/planpage.h"
#include "ui/recordview.h"
#include "ui/settingsdialog.h"
#include "ui/tableview.h"

#include <QAction>
#include <QDesktopServices>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

QAction *MainWindow::add(const QString &name, const QString &text, std::function<void()> act)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    const ActionKeys keys = keysOf(name);
    action->setShortcuts(keys.keys);
    action->setShortcutContext(keys.places.contains(KeyPlace::Anywhere) ? Qt::WindowShortcut : Qt::WidgetShortcut);
    static const QMap<QString, QString> icons{{u"actionSyncNow"_s, u"sync"_s}, {u"actionPreview"_s, u"preview"_s},
        {u"actionStop"_s, u"stop"_s}, {u"actionApprove"_s, u"approve"_s}, {u"actionLink"_s, u"link"_s},
        {u"actionUnlink"_s, u"unlink"_s}, {u"actionPause"_s, u"pause"_s}, {u"actionUndo"_s, u"undo"_s},
        {u"actionSearch"_s, u"search"_s}, {u"actionOpenSource"_s, u"open"_s}, {u"actionOpenTarget"_s, u"open"_s},
        {u"actionSettings"_s, u"settings"_s}};
    if (icons.contains(name))
        action->setIcon(actionIcon(icons[name]));
    action->setToolTip(withKey(text, name));
    connect(action, &QAction::triggered, this, std::move(act));
    addAction(action);
    m_actions.insert(name, action);
    m_actionOrder << action;
    return action;
}

void MainWindow::buildActions()
{
    add(u"actionSyncNow"_s, tr("Sync now"), [this] { m_desk->syncAll(false); });
    add(u"actionSyncAll"_s, tr("Sync everything"), [this] { m_desk->syncAll(false); });
    add(u"actionSyncFlow"_s, tr("Sync this flow"), [this] {
        if (const auto flow = m_sidebar->currentView().query.flow)
            m_desk->syncFlow(*flow);
    });
    add(u"actionSyncSelected"_s, tr("Sync selected records"), [this] { m_desk->syncLinks(m_links->selection()); });
    add(u"actionReadEverything"_s, tr("Read everything"), [this] {
        m_desk->syncAll(true);
    })->setToolTip(withKey(tr("Reads all records of both systems, not only what changed"), u"actionReadEverything"_s));
    add(u"actionSyncHere"_s, tr("Sync selection or view"), [this] { sync(); });
    add(u"actionPreview"_s, tr("Preview"), [this] { m_desk->preview(m_sidebar->currentView().query.flow); });
    add(u"actionStop"_s, tr("Stop"), [this] {
        m_controller.stop();
    })->setToolTip(withKey(tr("Ends the run within a second; nothing is left half-done"), u"actionStop"_s));
    add(u"actionPauseRun"_s, tr("Pause the run"), [this] { togglePause(); });
    add(u"actionShowPlan"_s, tr("Show the plan"), [this] {
        m_stack->setCurrentWidget(m_plan);
        m_plan->table().setFocus();
        showActions();
    });
    add(u"actionLeave"_s, tr("Stop or leave"), [this] { leave(); });
    add(u"actionSearch"_s, tr("Search"), [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    add(u"actionNextPane"_s, tr("Next pane"), [this] { nextPane(1); });
    add(u"actionPreviousPane"_s, tr("Previous pane"), [this] { nextPane(-1); });
    add(u"actionPalette"_s, tr("Find a command"), [this] { openPalette(); });
    add(u"actionSettings"_s, tr("Settings…"), [this] { openSettings(); });
    add(u"actionRules"_s, tr("Rules of the flows…"), [this] {
        const auto flow = m_sidebar->currentView().query.flow;
        openSettings()->goToRules(flow ? *flow : m_summary.flows.isEmpty() ? 0 : m_summary.flows.first().id, 0);
    });
    add(u"actionQuit"_s, tr("Quit"), [this] { quit(); });
    add(u"actionConnections"_s, tr("Connections"), [this] { showConnections(); });
    add(u"actionDoctor"_s, tr("Connection doctor"), [this] { showDoctor(); });
    add(u"actionHelp"_s, tr("Keys and words"), [this] { showHelp(); });
    for (int number = 1; number <= 9; ++number) {
        add(u"actionView%1"_s.arg(number), tr("View %1").arg(number),
            [this, number] { m_sidebar->goToNumber(number); });
    }
}

void MainWindow::showHelp()
{
    auto *dialog = findChild<HelpDialog *>();
    if (!dialog)
        dialog = new HelpDialog(m_actionOrder, this);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void MainWindow::showConnections()
{
    auto *dialog = findChild<ConnectionsDialog *>();
    if (!dialog) {
        dialog = new ConnectionsDialog(
            m_controller, [](const QUrl &address) { QDesktopServices::openUrl(address); }, this);
        connect(dialog, &ConnectionsDialog::doctorWanted, this, [this](Side side) { showDoctor({side}); });
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void MainWindow::showDoctor(const QList<Side> &examine)
{
    auto *dialog = findChild<DoctorDialog *>();
    if (!dialog)
        dialog = new DoctorDialog(m_controller, m_summary, this);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
    dialog->examine(examine);
}

void MainWindow::buildToolBar()
{
    auto *bar = addToolBar(tr("Tools"));
    bar->setObjectName(u"toolBar"_s);
    bar->setMovable(false);
    bar->setContentsMargins(4, 3, 6, 3);
    bar->setIconSize(QSize(16, 16));
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    auto *sync = new QToolButton;
    sync->setObjectName(u"syncNowButton"_s);
    sync->setDefaultAction(m_actions[u"actionSyncNow"_s]);
    sync->setPopupMode(QToolButton::MenuButtonPopup);
    sync->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *menu = new QMenu(sync);
    for (const QString &name :
        {u"actionSyncAll"_s, u"actionSyncFlow"_s, u"actionSyncSelected"_s, u"actionReadEverything"_s})
        menu->addAction(m_actions[name]);
    sync->setMenu(menu);
    bar->addWidget(sync);
    bar->addAction(m_actions[u"actionPreview"_s]);
    bar->addAction(m_actions[u"actionPauseRun"_s]);
    bar->addAction(m_actions[u"actionStop"_s]);
    auto *gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    m_search = new QLineEdit;
    m_search->setObjectName(u"searchField"_s);
    m_search->setAccessibleName(tr("Search"));
    m_search->setPlaceholderText(tr("Search: is:conflict berg"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(200);
    m_search->setMaximumWidth(420);
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    bar->addWidget(m_search);
    buildChips(*bar);
    bar->addAction(m_actions[u"actionHelp"_s]);
    m_actions[u"actionHelp"_s]->setIconText(tr("Help"));
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_searchTimer.start(); });
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        applySearch();
        m_links->table().setFocus();
    });
}

void MainWindow::showRunning(bool running)
{
    const bool paused = m_controller.isRunPaused();
    m_actions[u"actionStop"_s]->setEnabled(running || paused);
    QAction *pause = m_actions[u"actionPauseRun"_s];
    pause->setEnabled(running || paused);
    pause->setText(paused ? tr("Resume the run") : tr("Pause the run"));
    pause->setIconText(paused ? tr("Resume") : tr("Pause"));
    pause->setIcon(actionIcon(paused ? u"sync"_s : u"pause"_s));
    const QString tip = paused ? tr("Goes on where the run stands still")
                               : tr("Lets the run stand still after the batch under way; nothing is left half-done");
    pause->setToolTip(withKey(tip, u"actionPauseRun"_s));
}

void MainWindow::togglePause()
{
    m_controller.setRunPaused(!m_controller.isRunPaused());
    showRunning(m_controller.isRunning());
}

void MainWindow::sync()
{
    const View view = m_sidebar->currentView();
    if (m_stack->currentWidget() == m_links && !m_links->selection().isEmpty())
        m_desk->syncLinks(m_links->selection());
    else if (view.query.flow)
        m_desk->syncFlow(*view.query.flow);
    else
        m_desk->syncAll(false);
}

bool MainWindow::showsWaiting() const
{
    // A search for what waits is as good as a view of it.
    const std::set<LinkState> states = m_links->shownQuery().states;
    return m_stack->currentWidget() == m_links && !states.empty()
        && std::all_of(states.begin(), states.end(), needsPerson);
}

void MainWindow::skip()
{
    m_links->skip(showsWaiting());
    if (!showsWaiting())
        next(1);
    m_links->table().setFocus();
}

void MainWindow::next(int step)
{
    if (showsWaiting()) {
        m_links->step(step);
    } else {
        goTo(u"waiting"_s);
        connect(
            &m_links->model(), &WindowedModel::orderArrived, this, [this, step] { m_links->step(step); },
            Qt::SingleShotConnection);
    }
    m_links->table().setFocus();
}

void MainWindow::openPalette()
{
    std::vector<Command> commands;
    for (QAction *action : std::as_const(m_actionOrder)) {
        // The views come by their names below.
        if (action->objectName().startsWith("actionView"_L1) || action->objectName() == "actionPalette"_L1)
            continue;
        commands.push_back(
            {action->text(), commandWords(action->objectName()), action->shortcut().toString(QKeySequence::NativeText),
                action->icon(), action->isEnabled(), [action] { action->trigger(); }});
    }
    int number = 0;
    for (const View &view : m_sidebar->views()) {
        const QAction *keys = m_actions.value(u"actionView%1"_s.arg(++number));
        commands.push_back({tr("Go to %1").arg(view.title), commandWords(view.key),
            keys ? keys->shortcut().toString(QKeySequence::NativeText) : QString(), actionIcon(u"search"_s), true,
            [this, key = view.key] { goTo(key); }});
    }
    m_palette->open(std::move(commands));
}

} // namespace samband
