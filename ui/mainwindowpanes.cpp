#include "ui/detailpane.h"
#include "ui/filterheader.h"
#include "ui/linkpage.h"
#include "ui/mainwindow.h"
#include "ui/planpage.h"
#include "ui/tableview.h"

#include <QLineEdit>
#include <QStackedWidget>

#include <algorithm>

namespace samband {

namespace {

/// What takes the focus when a person goes to \a pane; none where nothing there does.
QWidget *firstFocus(QWidget *pane)
{
    const auto takes = [](const QWidget *widget) {
        return widget->isVisible() && widget->isEnabled() && widget->focusPolicy() & Qt::TabFocus;
    };
    if (takes(pane))
        return pane;
    const auto children = pane->findChildren<QWidget *>();
    const auto first = std::ranges::find_if(children, takes);
    return first == children.end() ? nullptr : *first;
}

} // namespace

void MainWindow::leave()
{
    auto *field = qobject_cast<QLineEdit *>(focusWidget());
    if (field) {
        if (field == m_search)
            field->clear();
        QWidget *table = shownTable();
        (table ? table : static_cast<QWidget *>(m_sidebar))->setFocus();
    } else if (m_links->stopWork() || m_links->detail().leaveRule()) {
        return;
    } else if (m_controller.isRunning()) {
        m_controller.stop();
    } else if (m_stack->currentWidget() == m_plan) {
        showView(m_sidebar->currentView());
    }
}

/// The table that is shown; none where there is none.
TableView *MainWindow::shownTable() const
{
    const auto tables = m_stack->currentWidget()->findChildren<TableView *>();
    const auto shown = std::ranges::find_if(tables, [](const TableView *table) { return table->isVisible(); });
    return shown == tables.end() ? nullptr : *shown;
}

/// The areas that F6 goes round, in the order in which they are read.
QList<QWidget *> MainWindow::panes() const
{
    QList<QWidget *> panes{m_sidebar};
    if (TableView *table = shownTable()) {
        if (auto *filters = table->findChild<FilterHeader *>())
            panes << filters;
        panes << table;
    } else {
        panes << m_stack->currentWidget();
    }
    if (m_stack->currentWidget() == m_links)
        panes << &m_links->detail();
    return panes << m_search;
}

void MainWindow::nextPane(int step)
{
    const QList<QWidget *> round = panes();
    const QWidget *now = focusWidget();
    const auto at = std::ranges::find_if(
        round, [now](const QWidget *pane) { return now && (pane == now || pane->isAncestorOf(now)); });
    const auto count = round.size();
    auto place = at == round.end() ? (step > 0 ? count - 1 : 0) : at - round.begin();
    for (qsizetype tries = 0; tries < count; ++tries) {
        place = (place + step + count) % count;
        QWidget *to = firstFocus(round[place]);
        if (!to)
            continue; // nothing there takes the focus now: a record's pane without a record
        to->setFocus(Qt::TabFocusReason);
        return;
    }
}

} // namespace samband
