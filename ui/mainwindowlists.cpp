#include "ui/causespage.h"
#include "ui/journalpage.h"
#include "ui/linkpage.h"
#include "ui/mainwindow.h"
#include "ui/planpage.h"
#include "ui/reviewpage.h"
#include "ui/runspage.h"
#include "ui/tableview.h"

#include <QAction>
#include <QStackedWidget>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

/// What can be done with the rows of the plan, the review, the journal, the runs and the causes.
void MainWindow::buildListActions()
{
    add(u"actionSelectAll"_s, tr("Select every row"), [this] {
        if (TableView *table = shownTable())
            table->selectAll();
    });
    add(u"actionTick"_s, tr("Tick or untick the selected rows"), [this] {
        if (ReviewPage *review = shownReview())
            review->tickSelected();
        else
            m_plan->tickSelected();
    });
    add(u"actionTickAll"_s, tr("Tick all of the plan that is shown"), [this] { m_plan->tickShown(true); });
    add(u"actionTickNone"_s, tr("Tick none of the plan that is shown"), [this] { m_plan->tickShown(false); });
    add(u"actionReviewAccept"_s, tr("Accept the ticked links"), [this] {
        if (ReviewPage *review = shownReview())
            review->accept();
    });
    add(u"actionReviewNever"_s, tr("Never link the two of the selected rows…"), [this] {
        if (ReviewPage *review = shownReview())
            review->never();
    });
    add(u"actionShowRecord"_s, tr("Show the record of the selected line"), [this] { m_journal->showSelected(); });
    add(u"actionChooseAgain"_s, tr("Choose again what was chosen there"), [this] { m_journal->chooseAgain(); });
    add(u"actionUndo"_s, tr("Undo the selected write"), [this] { m_journal->undoSelected(); });
    add(u"actionUndoRun"_s, tr("Undo the selected run…"), [this] { m_runs->undoSelected(); });
    add(u"actionShowCause"_s, tr("Show the records with the selected cause"), [this] { m_causes->showSelected(); });
    add(u"actionSyncCause"_s, tr("Sync the records with the selected cause again"),
        [this] { m_causes->syncSelected(); });
    connect(m_journal, &JournalPage::actionsChanged, this, &MainWindow::showListActions);
    connect(m_runs, &RunsPage::actionsChanged, this, &MainWindow::showListActions);
    connect(m_causes, &CausesPage::actionsChanged, this, &MainWindow::showListActions);
    for (const ReviewPage *review : m_stack->findChildren<ReviewPage *>())
        connect(review, &ReviewPage::actionsChanged, this, &MainWindow::showListActions);
}

ReviewPage *MainWindow::shownReview() const
{
    const auto reviews = m_stack->findChildren<ReviewPage *>();
    const auto shown = std::ranges::find_if(reviews, [](const ReviewPage *review) { return review->isVisible(); });
    return shown == reviews.end() ? nullptr : *shown;
}

void MainWindow::showListActions()
{
    const QWidget *page = m_stack->currentWidget();
    const ReviewPage *review = shownReview();
    const auto enable = [this](const QString &name, bool on) { m_actions[name]->setEnabled(on); };
    enable(u"actionSelectAll"_s, shownTable() != nullptr);
    enable(u"actionTick"_s, page == m_plan || review);
    enable(u"actionTickAll"_s, page == m_plan);
    enable(u"actionTickNone"_s, page == m_plan);
    enable(u"actionReviewAccept"_s, review && review->canAccept());
    enable(u"actionReviewNever"_s, review && review->canSettle());
    enable(u"actionShowRecord"_s, page == m_journal && m_journal->canShow());
    enable(u"actionChooseAgain"_s, page == m_journal && m_journal->canChooseAgain());
    enable(u"actionUndo"_s, page == m_journal && m_journal->canUndo());
    enable(u"actionUndoRun"_s, page == m_runs && m_runs->canUndo());
    enable(u"actionShowCause"_s, page == m_causes && m_causes->hasSelected());
    enable(u"actionSyncCause"_s, page == m_causes && m_causes->hasSelected());
    // One key carries out what is prepared, wherever that is.
    m_actions[u"actionResolveAll"_s]->setText(
        page == m_plan ? tr("Apply what is ticked of the plan") : tr("Resolve everything chosen"));
}

QList<QWidget *> MainWindow::listsOf(KeyPlace place) const
{
    QList<QWidget *> reviews;
    for (ReviewPage *review : m_stack->findChildren<ReviewPage *>())
        reviews << &review->table();
    switch (place) {
    case KeyPlace::Anywhere:
        return {};
    case KeyPlace::SidebarList:
        return {m_sidebar};
    case KeyPlace::AnyTable:
        return QList<QWidget *>{
                   &m_links->table(), &m_plan->table(), &m_journal->table(), &m_runs->table(), &m_causes->table()}
        + reviews;
    case KeyPlace::LinkTable:
        return {&m_links->table()};
    case KeyPlace::PlanTable:
        return {&m_plan->table()};
    case KeyPlace::ReviewTable:
        return reviews;
    case KeyPlace::JournalTable:
        return {&m_journal->table()};
    case KeyPlace::RunTable:
        return {&m_runs->table()};
    case KeyPlace::CauseTable:
        return {&m_causes->table()};
    }
    return {};
}

/// Gives the actions whose keys belong to a list to that list. Its menu offers them as well, and shows the keys.
void MainWindow::attachKeys()
{
    QWidget &links = m_links->table();
    for (const QString &name :
        {u"actionResolveAndSync"_s, u"actionSkip"_s, u"actionSyncSelected"_s, u"actionApprove"_s, u"actionReject"_s,
            u"actionLink"_s, u"actionPause"_s, u"actionResume"_s, u"actionUnlink"_s, u"actionNeverLink"_s,
            u"actionRecreate"_s, u"actionArchive"_s, u"actionOpenSource"_s, u"actionOpenTarget"_s})
        links.addAction(m_actions[name]);
    for (QAction *action : std::as_const(m_actionOrder)) {
        for (const KeyPlace place : keysOf(action->objectName()).places) {
            for (QWidget *list : listsOf(place)) {
                if (!list->actions().contains(action))
                    list->addAction(action);
                // The sidebar has a menu of its own, for whichever view it is opened on.
                if (list != m_sidebar)
                    list->setContextMenuPolicy(Qt::ActionsContextMenu);
            }
        }
    }
}

} // namespace samband
