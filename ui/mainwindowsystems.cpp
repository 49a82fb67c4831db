#include "ui/desk.h"
#include "ui/detailpane.h"
#include "ui/linkpage.h"
#include "ui/mainwindow.h"
#include "ui/overviewpage.h"
#include "ui/recordview.h"
#include "ui/systemchip.h"
#include "ui/times.h"

#include <QAction>
#include <QMenu>
#include <QToolBar>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr int budgetsEvery = 1000; // ms, while calls are made or still count

bool isUsed(const Budget &budget)
{
    return budget.used > 0 || budget.freeInMs > 0;
}

} // namespace

void MainWindow::buildChips(QToolBar &bar)
{
    for (const Side side : bothSides) {
        m_chip[side] = new SystemChip(side);
        auto *menu = new QMenu(m_chip[side]);
        for (const QString &name : {u"actionConnections"_s, u"actionDoctor"_s})
            menu->addAction(m_actions[name]);
        m_chip[side]->setMenu(menu);
        bar.addWidget(m_chip[side]);
    }
}

void MainWindow::connectSystems()
{
    connect(&m_controller, &Controller::signInChanged, this, [this](const SignInState &state) {
        m_chip[state.side]->show(state);
        m_overview->show(state);
    });
    connect(&m_controller, &Controller::budgetsReady, this, [this](const QList<Budget> &budgets) {
        for (const Side side : bothSides)
            m_chip[side]->show(budgets, nowMs());
        m_overview->show(budgets);
        // Calls count for a while after the last one; then nothing moves until somebody calls again.
        if (!m_controller.isRunning() && std::ranges::none_of(budgets, isUsed))
            m_budgetTimer.stop();
    });
    m_budgetTimer.setInterval(budgetsEvery);
    connect(&m_budgetTimer, &QTimer::timeout, &m_controller, &Controller::requestBudgets);
    const auto watch = [this] {
        m_controller.requestBudgets();
        m_budgetTimer.start();
    };
    connect(&m_controller, &Controller::runStarted, this, watch);
    connect(&m_controller, &Controller::pastReady, this, watch);
    connect(&m_controller, &Controller::doctorChecked, this, watch);
    watch();
    m_controller.requestSignIn();
}

void MainWindow::openPage(Side side)
{
    const RecordView &record = m_links->detail().record();
    if (pageOf(side).isEmpty())
        return;
    record.openPage(side);
}

QString MainWindow::pageOf(Side side) const
{
    const auto &detail = m_links->detail().record().detail();
    const QList<qint64> ids = m_links->selection();
    return ids.size() == 1 && detail && detail->row.id == ids.first() ? detail->web[side] : QString();
}

void MainWindow::showPageActions(bool onLinks)
{
    for (const Side side : bothSides) {
        QAction *action = m_actions[side == Side::Source ? u"actionOpenSource"_s : u"actionOpenTarget"_s];
        action->setText(tr("Open in %1").arg(m_desk->systems()[side]));
        action->setEnabled(onLinks && !pageOf(side).isEmpty());
    }
}

} // namespace samband
