#include "ui/causespage.h"
#include "ui/columnkeeper.h"
#include "ui/detailpane.h"
#include "ui/journalpage.h"
#include "ui/linkpage.h"
#include "ui/mainwindow.h"
#include "ui/planpage.h"
#include "ui/recordview.h"
#include "ui/reviewpage.h"
#include "ui/runspage.h"
#include "ui/runstatus.h"
#include "ui/savedviews.h"
#include "ui/tabletools.h"
#include "ui/tableview.h"

#include <QAction>
#include <QLineEdit>
#include <QStackedWidget>

namespace samband {

using namespace Qt::StringLiterals;

void MainWindow::connectTables()
{
    m_saved = new SavedViews(m_controller, m_tokens, *m_sidebar, this);
    const auto inherit = [this](const QString &from, const QString &name) {
        const QString workspace = m_controller.workspacePath();
        copyLayout(m_settings, layoutPlace(workspace, from), layoutPlace(workspace, savedViewKey(name)));
    };
    connect(
        m_saved, &SavedViews::kept, this, [this, inherit](const QString &name) { inherit(m_links->viewKey(), name); });
    connect(m_saved, &SavedViews::renamed, this,
        [inherit](const QString &from, const QString &to) { inherit(savedViewKey(from), to); });
    connect(m_saved, &SavedViews::saved, this, [this] { m_search->clear(); });
    connect(m_links, &LinkPage::saveWanted, this, [this] {
        m_saved->save(
            m_links->shownQuery(), m_search->text().isEmpty() ? m_sidebar->currentView().title : m_search->text());
    });
    connect(m_links, &LinkPage::told, m_status, &RunStatus::tell);
    QList<TableTools *> tools{&m_journal->tools(), &m_runs->tools(), &m_plan->tools(), &m_causes->tools()};
    for (ReviewPage *review : m_stack->findChildren<ReviewPage *>())
        tools << &review->tools();
    for (TableTools *each : std::as_const(tools)) {
        connect(each, &TableTools::told, m_status, &RunStatus::tell);
        connect(each, &TableTools::began, m_links, &LinkPage::watch);
    }
    m_links->keepColumns(m_settings, m_controller.workspacePath());
    connect(m_stack, &QStackedWidget::currentChanged, this, &MainWindow::showActions);
    for (TableView *table : m_stack->findChildren<TableView *>()) {
        if (!m_links->isAncestorOf(table))
            table->columns().open(&m_settings, layoutPlace(m_controller.workspacePath(), table->objectName()));
    }
    connect(m_journal, &JournalPage::choiceWanted, this,
        [this](const QString &record, qint64 link, const QStringList &names) {
            m_chooseAgain = names;
            m_chooseFor = link;
            Q_EMIT m_journal->recordWanted(record);
        });
    connect(&m_links->model(), &WindowedModel::orderArrived, this, [this] {
        const auto &order = m_links->model().order();
        const auto found = std::find(order.begin(), order.end(), m_chooseFor);
        if (m_chooseFor != 0 && found != order.end())
            m_links->table().goTo(int(found - order.begin()));
    });
    connect(&m_links->detail(), &DetailPane::shown, this, [this] {
        RecordView &record = m_links->detail().record();
        if (m_chooseFor == 0 || !record.detail() || record.detail()->row.id != m_chooseFor)
            return;
        m_chooseFor = 0;
        record.chooseAgain(m_chooseAgain);
    });
}

void MainWindow::buildTableActions()
{
    Drafts &drafts = m_links->detail().drafts();
    add(u"actionUndoChoice"_s, tr("Take back the last choice"), [this, &drafts] {
        const QString what = drafts.undo();
        m_status->tell(what.isEmpty() ? tr("There is no choice to take back.") : tr("Taken back: %1.").arg(what));
    });
    add(u"actionRedoChoice"_s, tr("Choose again what was taken back"), [this, &drafts] {
        const QString what = drafts.redo();
        m_status->tell(what.isEmpty() ? tr("There is nothing to do again.") : tr("Done again: %1.").arg(what));
    });
    add(u"actionFilters"_s, tr("Filter the columns"), [this] {
        if (m_stack->currentWidget() == m_plan)
            m_plan->startFiltering();
        else if (m_stack->currentWidget() == m_journal)
            m_journal->startFiltering();
        else if (m_stack->currentWidget() == m_runs)
            m_runs->startFiltering();
        else if (m_stack->currentWidget() == m_causes)
            m_causes->startFiltering();
        else if (ReviewPage *review = shownReview())
            review->startFiltering();
        else
            m_links->startFiltering();
    });
    add(u"actionColumns"_s, tr("Choose the columns"), [this] {
        if (m_stack->currentWidget() == m_links)
            m_links->table().columns().popUp();
        else if (auto *table = m_stack->currentWidget()->findChild<TableView *>())
            table->columns().popUp();
    });
    add(u"actionSaveView"_s, tr("Keep what is shown as a view"), [this] {
        if (m_stack->currentWidget() == m_links)
            Q_EMIT m_links->saveWanted();
    });
    add(u"actionCopy"_s, tr("Copy the selected rows"), [this] {
        if (TableTools *tools = shownTools())
            tools->copy();
    });
    using Format = RowExport::Format;
    const auto addExport = [this](const QString &name, const QString &text, Format format, bool onlySelected) {
        add(name, text, [=, this] {
            if (TableTools *tools = shownTools())
                tools->exportRows(format, onlySelected);
        });
    };
    addExport(u"actionExportCsv"_s, tr("Export the whole view as CSV…"), Format::Csv, false);
    addExport(u"actionExportJson"_s, tr("Export the whole view as JSON…"), Format::Json, false);
    addExport(u"actionExportSelectionCsv"_s, tr("Export the selected rows as CSV…"), Format::Csv, true);
    addExport(u"actionExportSelectionJson"_s, tr("Export the selected rows as JSON…"), Format::Json, true);
    add(u"actionRenameView"_s, tr("Rename this view…"), [this] { m_saved->rename(m_sidebar->currentSavedName()); });
    add(u"actionRemoveView"_s, tr("Remove this view"), [this] { m_saved->remove(m_sidebar->currentSavedName()); });
}

TableTools *MainWindow::shownTools() const
{
    const QWidget *page = m_stack->currentWidget();
    if (ReviewPage *review = shownReview())
        return &review->tools();
    return page == m_links  ? &m_links->tools()
        : page == m_journal ? &m_journal->tools()
        : page == m_plan    ? &m_plan->tools()
        : page == m_runs    ? &m_runs->tools()
        : page == m_causes  ? &m_causes->tools()
                            : nullptr;
}

/// What can be done with the table that is shown, whatever it is.
void MainWindow::showTableActions()
{
    const bool table = shownTools() != nullptr;
    for (const QString &name : {u"actionCopy"_s, u"actionExportCsv"_s, u"actionExportJson"_s,
             u"actionExportSelectionCsv"_s, u"actionExportSelectionJson"_s, u"actionFilters"_s})
        m_actions[name]->setEnabled(table);
    m_actions[u"actionColumns"_s]->setEnabled(m_stack->currentWidget()->findChild<TableView *>() != nullptr);
    m_actions[u"actionSaveView"_s]->setEnabled(m_stack->currentWidget() == m_links);
    const bool saved = m_stack->currentWidget() == m_links && !m_sidebar->currentSavedName().isEmpty();
    m_actions[u"actionRenameView"_s]->setEnabled(saved);
    m_actions[u"actionRemoveView"_s]->setEnabled(saved);
}

} // namespace samband
