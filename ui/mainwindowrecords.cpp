#include "ui/desk.h"
#include "ui/detailpane.h"
#include "ui/linkpage.h"
#include "ui/mainwindow.h"
#include "ui/planpage.h"
#include "ui/recordview.h"

#include <QAction>
#include <QShortcut>
#include <QStackedWidget>

namespace samband {

using namespace Qt::StringLiterals;

void MainWindow::buildRecordActions()
{
    const auto links = [this] { return m_links->selection(); };
    DetailPane &detail = m_links->detail();
    RecordView &record = detail.record();
    add(u"actionNext"_s, tr("Next that needs you"), [this] { next(1); });
    add(u"actionPrevious"_s, tr("Previous that needs you"), [this] { next(-1); });
    add(u"actionSkip"_s, tr("Skip for this round"), [this] { skip(); });
    add(u"actionTakeSource"_s, {}, [&detail] { detail.choose(Choice::TakeSource); });
    add(u"actionTakeTarget"_s, {}, [&detail] { detail.choose(Choice::TakeTarget); });
    add(u"actionTakeBase"_s, tr("Take the base"), [&detail] { detail.choose(Choice::TakeBase); });
    add(u"actionTakeValue"_s, tr("Type a value"), [&detail] { detail.choose(Choice::TakeValue); });
    add(u"actionAccept"_s, tr("Accept the difference"), [&detail] { detail.choose(Choice::AcceptDifference); });
    add(u"actionMakeRule"_s, tr("Make the choice the rule for the flow"), [&detail] { detail.makeRule(); });
    add(u"actionResolveAndSync"_s, tr("Resolve and sync"), [&detail] { detail.resolve(); });
    add(u"actionResolveAll"_s, tr("Resolve everything chosen"), [this, &detail] {
        if (m_stack->currentWidget() == m_plan)
            m_plan->apply();
        else
            detail.resolveAll();
    });
    add(u"actionClearChoices"_s, tr("Take back the choices of this record"), [&detail] { detail.clearChoices(); });
    add(u"actionApprove"_s, tr("Approve"), [=, this] { m_desk->approve(links(), links().size() == 1); });
    add(u"actionApproveAll"_s, tr("Approve all shown…"), [this] { m_links->approveShown(); });
    add(u"actionReject"_s, tr("Reject"), [=, this] { m_desk->reject(links()); });
    add(u"actionLink"_s, tr("Link to…"), [&record] { record.startLinking(); });
    add(u"actionUnlink"_s, tr("Unlink…"), [=, this] { m_desk->unlink(links(), false); });
    add(u"actionNeverLink"_s, tr("Unlink and never suggest again…"), [=, this] { m_desk->unlink(links(), true); });
    add(u"actionRecreate"_s, tr("Create the missing record"), [this, &record] {
        if (record.detail())
            m_desk->recreate(*record.detail());
    });
    add(u"actionArchive"_s, tr("Delete the record that is left…"), [this, &record] {
        if (record.detail())
            m_desk->archive(*record.detail());
    });
    add(u"actionPause"_s, tr("Pause"), [=, this] { m_desk->setPaused(links(), true); });
    add(u"actionResume"_s, tr("Resume"), [=, this] { m_desk->setPaused(links(), false); });
    add(u"actionOpenSource"_s, {}, [this] { openPage(Side::Source); });
    add(u"actionOpenTarget"_s, {}, [this] { openPage(Side::Target); });

    // Enter belongs to the table and the record; in a filter or the search field it must resolve nothing.
    for (const QString &name : {u"actionResolveAndSync"_s, u"actionSkip"_s}) {
        for (const QKeySequence &key : keysOf(name).keys)
            connect(new QShortcut(key, &detail, nullptr, nullptr, Qt::WidgetWithChildrenShortcut),
                &QShortcut::activated, m_actions[name], &QAction::trigger);
    }
}

/// Systems are called by their names, in menus, palette and help as well.
void MainWindow::nameSystems(const PerSide<QString> &system)
{
    const auto name = [this](const QString &action, const QString &text) {
        m_actions[action]->setText(text);
        m_actions[action]->setToolTip(withKey(text, action));
    };
    name(u"actionTakeSource"_s, tr("Take the value of %1").arg(system.source));
    name(u"actionTakeTarget"_s, tr("Take the value of %1").arg(system.target));
    name(u"actionOpenSource"_s, tr("Open in %1").arg(system.source));
    name(u"actionOpenTarget"_s, tr("Open in %1").arg(system.target));
}

void MainWindow::showActions()
{
    const bool onLinks = m_stack->currentWidget() == m_links;
    const QList<qint64> ids = m_links->selection();
    const auto &detail = m_links->detail().record().detail();
    const auto enable = [this](const QString &name, bool on) { m_actions[name]->setEnabled(on); };
    const bool some = onLinks && !ids.isEmpty();
    RecordActions can{true, true, true, false, true, true, true, false, false, true};
    const bool one = ids.size() == 1;
    if (one && detail && detail->row.id == ids.first())
        can = actionsFor(detail->row, !detail->candidates.isEmpty(), true);
    enable(u"actionSyncFlow"_s, onLinks && m_sidebar->currentView().query.flow.has_value());
    enable(u"actionSyncSelected"_s, some);
    enable(u"actionApprove"_s, some && can.approve);
    enable(u"actionReject"_s, some && can.reject);
    enable(u"actionLink"_s, some && one && can.link);
    enable(u"actionUnlink"_s, some && can.unlink);
    enable(u"actionNeverLink"_s, some && can.unlink);
    enable(u"actionRecreate"_s, some && one && can.recreate);
    enable(u"actionArchive"_s, some && one && can.archive);
    enable(u"actionApproveAll"_s, onLinks && m_links->canApproveShown());
    enable(u"actionPause"_s, some && can.pause);
    enable(u"actionResume"_s, some && can.resume);
    for (const QString &name :
        {u"actionTakeSource"_s, u"actionTakeTarget"_s, u"actionTakeBase"_s, u"actionTakeValue"_s, u"actionAccept"_s,
            u"actionMakeRule"_s, u"actionResolveAndSync"_s, u"actionClearChoices"_s, u"actionSkip"_s})
        enable(name, some);
    showPageActions(onLinks);
    showTableActions();
    showListActions();
}

} // namespace samband
