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

QAction *MainWindow::add(const QString &name, const QString &text, const QKeySequence &key, std::function<void()> act)
{
    auto *action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(key);
    static const QMap<QString, QString> icons{{u"actionSyncNow"_s, u"sync"_s}, {u"actionPreview"_s, u"preview"_s},
        {u"actionStop"_s, u"stop"_s}, {u"actionApprove"_s, u"approve"_s}, {u"actionLink"_s, u"link"_s},
        {u"actionUnlink"_s, u"unlink"_s}, {u"actionPause"_s, u"pause"_s}, {u"actionUndo"_s, u"undo"_s},
        {u"actionSearch"_s, u"search"_s}, {u"actionOpenSource"_s, u"open"_s}, {u"actionOpenTarget"_s, u"open"_s},
        {u"actionSettings"_s, u"settings"_s}};
    if (icons.contains(name))
        action->setIcon(actionIcon(icons[name]));
    if (!key.isEmpty())
        action->setToolTip(tr("%1 (%2)", "action (key)").arg(text, key.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, std::move(act));
    addAction(action);
    m_actions.insert(name, action);
    m_actionOrder << action;
    return action;
}

void MainWindow::buildActions()
{
    add(u"actionSyncNow"_s, tr("Sync now"), {}, [this] { m_desk->syncAll(false); });
    add(u"actionSyncAll"_s, tr("Sync everything"), QKeySequence(u"Ctrl+Shift+F5"_s),
        [this] { m_desk->syncAll(false); });
    add(u"actionSyncFlow"_s, tr("Sync this flow"), {}, [this] {
        if (const auto flow = m_sidebar->currentView().query.flow)
            m_desk->syncFlow(*flow);
    });
    add(u"actionSyncSelected"_s, tr("Sync selected records"), {}, [this] { m_desk->syncLinks(m_links->selection()); });
    add(u"actionReadEverything"_s, tr("Read everything"), {}, [this] {
        m_desk->syncAll(true);
    })->setToolTip(tr("Reads all records of both systems, not only what changed"));
    add(u"actionSyncHere"_s, tr("Sync selection or view"), QKeySequence(Qt::Key_F5), [this] { sync(); });
    add(u"actionPreview"_s, tr("Preview"), QKeySequence(u"Ctrl+P"_s),
        [this] { m_desk->preview(m_sidebar->currentView().query.flow); });
    add(u"actionStop"_s, tr("Stop"), {}, [this] {
        m_controller.stop();
    })->setToolTip(tr("Ends the run within a second; nothing is left half-done (Esc)"));
    add(u"actionPauseRun"_s, tr("Pause the run"), QKeySequence(u"Ctrl+."_s), [this] { togglePause(); });
    add(u"actionShowPlan"_s, tr("Show the plan"), QKeySequence(u"Ctrl+Shift+P"_s), [this] {
        m_stack->setCurrentWidget(m_plan);
        m_plan->table().setFocus();
        showActions();
    });
    add(u"actionLeave"_s, tr("Stop or leave"), QKeySequence(Qt::Key_Escape), [this] { leave(); });
    add(u"actionSearch"_s, tr("Search"), QKeySequence(QKeySequence::Find), [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
    add(u"actionNextPane"_s, tr("Next pane"), QKeySequence(Qt::Key_F6), [this] { nextPane(1); });
    add(u"actionPreviousPane"_s, tr("Previous pane"), QKeySequence(u"Shift+F6"_s), [this] { nextPane(-1); });
    add(u"actionPalette"_s, tr("Find a command"), QKeySequence(u"Ctrl+K"_s), [this] { openPalette(); });
    add(u"actionSettings"_s, tr("Settings…"), QKeySequence(u"Ctrl+,"_s), [this] { openSettings(); });
    add(u"actionRules"_s, tr("Rules of the flows…"), {}, [this] {
        const auto flow = m_sidebar->currentView().query.flow;
        openSettings()->goToRules(flow ? *flow : m_summary.flows.isEmpty() ? 0 : m_summary.flows.first().id, 0);
    });
    add(u"actionQuit"_s, tr("Quit"), QKeySequence(QKeySequence::Quit), [this] {
        m_quitting = true;
        close();
    });
    add(u"actionConnections"_s, tr("Connections"), QKeySequence(u"Ctrl+Shift+O"_s), [this] { showConnections(); });
    add(u"actionDoctor"_s, tr("Connection doctor"), QKeySequence(u"Ctrl+Shift+D"_s), [this] { showDoctor(); });
    add(u"actionHelp"_s, tr("Keys and words"), QKeySequence(Qt::Key_F1), [this] { showHelp(this); });
    for (int number = 1; number <= 9; ++number) {
        add(u"actionView%1"_s.arg(number), tr("View %1").arg(number), QKeySequence(u"Ctrl+%1"_s.arg(number)),
            [this, number] { m_sidebar->goToNumber(number); });
    }
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

void MainWindow::buildRecordActions()
{
    const auto links = [this] { return m_links->selection(); };
    DetailPane &detail = m_links->detail();
    RecordView &record = detail.record();
    add(u"actionNext"_s, tr("Next that needs you"), QKeySequence(Qt::Key_J), [this] { next(1); });
    add(u"actionPrevious"_s, tr("Previous that needs you"), QKeySequence(Qt::Key_K), [this] { next(-1); });
    add(u"actionTakeSource"_s, tr("Take the first system's value"), QKeySequence(Qt::Key_1),
        [&detail] { detail.choose(Choice::TakeSource); });
    add(u"actionTakeTarget"_s, tr("Take the second system's value"), QKeySequence(Qt::Key_2),
        [&detail] { detail.choose(Choice::TakeTarget); });
    add(u"actionTakeBase"_s, tr("Take the base"), QKeySequence(Qt::Key_3),
        [&detail] { detail.choose(Choice::TakeBase); });
    add(u"actionTakeValue"_s, tr("Type a value"), QKeySequence(Qt::Key_4),
        [&detail] { detail.choose(Choice::TakeValue); });
    add(u"actionAccept"_s, tr("Accept the difference"), QKeySequence(Qt::Key_5),
        [&detail] { detail.choose(Choice::AcceptDifference); });
    add(u"actionMakeRule"_s, tr("Make the choice the rule for the flow"), QKeySequence(Qt::Key_6),
        [&detail] { detail.makeRule(); });
    add(u"actionResolveAndSync"_s, tr("Resolve and sync"), {}, [&detail] { detail.resolve(); });
    add(u"actionResolveAll"_s, tr("Resolve everything chosen"), QKeySequence(u"Ctrl+Return"_s), [this, &detail] {
        if (m_stack->currentWidget() == m_plan)
            m_plan->apply();
        else
            detail.resolveAll();
    });
    add(u"actionClearChoices"_s, tr("Take back the choices of this record"), {}, [&record] { record.clearChoices(); });
    add(u"actionApprove"_s, tr("Approve"), {}, [=, this] { m_desk->approve(links(), links().size() == 1); });
    add(u"actionReject"_s, tr("Reject"), {}, [=, this] { m_desk->reject(links()); });
    add(u"actionLink"_s, tr("Link to…"), {}, [&record] { record.startLinking(); });
    add(u"actionUnlink"_s, tr("Unlink…"), {}, [=, this] { m_desk->unlink(links(), false); });
    add(u"actionNeverLink"_s, tr("Unlink and never suggest again…"), {}, [=, this] { m_desk->unlink(links(), true); });
    add(u"actionPause"_s, tr("Pause"), {}, [=, this] { m_desk->setPaused(links(), true); });
    add(u"actionResume"_s, tr("Resume"), {}, [=, this] { m_desk->setPaused(links(), false); });
    add(u"actionOpenSource"_s, tr("Open in the first system"), QKeySequence(u"Alt+1"_s),
        [this] { openPage(Side::Source); });
    add(u"actionOpenTarget"_s, tr("Open in the second system"), QKeySequence(u"Alt+2"_s),
        [this] { openPage(Side::Target); });
    add(u"actionUndo"_s, tr("Undo the selected write"), {}, [this] { m_journal->undoSelected(); });

    // Enter belongs to the table and the record; in a filter or the search field it must resolve nothing.
    const auto enter = [this, &detail](QWidget *where, Qt::ShortcutContext context) {
        for (const auto key : {Qt::Key_Return, Qt::Key_Enter})
            connect(new QShortcut(QKeySequence(key), where, nullptr, nullptr, context), &QShortcut::activated, this,
                [&detail] { detail.resolve(); });
    };
    enter(&m_links->table(), Qt::WidgetShortcut);
    enter(&m_links->detail(), Qt::WidgetWithChildrenShortcut);

    TableView &table = m_links->table();
    for (const QString &name :
        {u"actionSyncSelected"_s, u"actionApprove"_s, u"actionReject"_s, u"actionLink"_s, u"actionPause"_s,
            u"actionResume"_s, u"actionUnlink"_s, u"actionNeverLink"_s, u"actionOpenSource"_s, u"actionOpenTarget"_s})
        table.addAction(m_actions[name]);
    table.setContextMenuPolicy(Qt::ActionsContextMenu);
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
    m_search->setPlaceholderText(tr("Search: flow:contact is:conflict berg"));
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
    const QString tip = paused
        ? tr("Goes on where the run stands still (%1)")
        : tr("Lets the run stand still after the batch under way; nothing is left half-done (%1)");
    pause->setToolTip(tip.arg(pause->shortcut().toString(QKeySequence::NativeText)));
}

void MainWindow::togglePause()
{
    m_controller.setRunPaused(!m_controller.isRunPaused());
    showRunning(m_controller.isRunning());
}

void MainWindow::showActions()
{
    const bool onLinks = m_stack->currentWidget() == m_links;
    const QList<qint64> ids = m_links->selection();
    const auto &detail = m_links->detail().record().detail();
    const auto enable = [this](const QString &name, bool on) { m_actions[name]->setEnabled(on); };
    const bool some = onLinks && !ids.isEmpty();
    RecordActions can{true, true, true, false, true, true, true, false, false, true};
    if (ids.size() == 1 && detail && detail->row.id == ids.first())
        can = actionsFor(detail->row, !detail->candidates.isEmpty(), true);
    enable(u"actionSyncFlow"_s, onLinks && m_sidebar->currentView().query.flow.has_value());
    enable(u"actionSyncSelected"_s, some);
    enable(u"actionApprove"_s, some && can.approve);
    enable(u"actionReject"_s, some && can.reject);
    enable(u"actionLink"_s, some && ids.size() == 1 && can.link);
    enable(u"actionUnlink"_s, some && can.unlink);
    enable(u"actionNeverLink"_s, some && can.unlink);
    enable(u"actionPause"_s, some && can.pause);
    enable(u"actionResume"_s, some && can.resume);
    for (const QString &name : {u"actionTakeSource"_s, u"actionTakeTarget"_s, u"actionTakeBase"_s, u"actionTakeValue"_s,
             u"actionAccept"_s, u"actionMakeRule"_s, u"actionResolveAndSync"_s})
        enable(name, some);
    showPageActions(onLinks);
    showTableActions();
    enable(u"actionUndo"_s, m_stack->currentWidget() == m_journal);
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

void MainWindow::next(int step)
{
    // A search for what waits is as good as a view of it.
    const std::set<LinkState> states = m_links->shownQuery().states;
    const bool waiting = !states.empty() && std::all_of(states.begin(), states.end(), needsPerson);
    if (m_stack->currentWidget() == m_links && waiting) {
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
