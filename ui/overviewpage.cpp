#include "ui/overviewpage.h"

#include "ui/activityplot.h"
#include "ui/causeline.h"
#include "ui/causespage.h"
#include "ui/flowarrow.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/palettekeeper.h"
#include "ui/times.h"
#include "ui/words.h"

#include <QDate>
#include <QGridLayout>
#include <QPushButton>
#include <QResizeEvent>
#include <QToolButton>

#include <memory>

namespace samband {

using namespace Qt::StringLiterals;

OverviewPage::OverviewPage(QWidget *parent)
    : QScrollArea(parent)
{
    setObjectName(u"overviewPage"_s);
    setAccessibleName(tr("Overview"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    build();
    constexpr int everyHalfMinute = 30'000; // ms
    m_clock.setInterval(everyHalfMinute);
    connect(&m_clock, &QTimer::timeout, this, &OverviewPage::showTimes);
}

/// All that is told relative to now.
void OverviewPage::showTimes()
{
    for (const Side side : bothSides)
        m_card[side]->show(m_summary);
    showFlows();
    showLastRun();
}

void OverviewPage::showEvent(QShowEvent *event)
{
    showTimes();
    m_clock.start();
    QScrollArea::showEvent(event);
}

void OverviewPage::hideEvent(QHideEvent *event)
{
    m_clock.stop();
    QScrollArea::hideEvent(event);
}

void OverviewPage::show(const Summary &summary)
{
    m_summary = summary;
    showHero();
    showTimes();
}

void OverviewPage::show(const SignInState &state)
{
    m_signedOut[state.side] = state.step != SignInState::Step::SignedIn;
    m_card[state.side]->show(state);
    showHero();
}

void OverviewPage::setPlanned(const QMap<Verb, int> &planned)
{
    m_planned = planned;
    showHero();
}

void OverviewPage::setRunning(bool running)
{
    m_firstUnderWay = running && m_summary.count(LinkState::InSync) == 0 && m_summary.count(LinkState::Held) > 0;
    showHero();
}

void OverviewPage::setNext(std::optional<qint64> next)
{
    m_next = next;
    for (FlowArrow *arrow : std::as_const(m_flows))
        arrow->setNext(next);
    m_runNext->setText(
        next ? tr("The next run starts by itself at %1.").arg(clockTime(*next, nowMs())) : tr("Runs start by hand."));
    m_runNext->setToolTip(next ? exactTime(*next) : tr("Settings (Ctrl+,) has a timetable."));
}

void OverviewPage::showFirstUnderWay()
{
    m_hero->setText(m_planned.isEmpty() ? tr("The first run is under way")
                                        : tr("The first run is under way: %1").arg(verbCounts(m_planned)));
    m_heroText->setText(tr("The counts below follow it. Stop ends it within a second; nothing is left half-done."));
    showIcon(*m_heroIcon, stateIcon(LinkState::Pending), 28);
    for (QPushButton *button : std::as_const(m_heroButtons))
        button->hide();
}

void OverviewPage::showHero()
{
    if (m_firstUnderWay)
        return showFirstUnderWay();
    const int waiting = m_summary.waiting();
    const bool never = m_summary.readCompletelyAt.source == 0 && m_summary.readCompletelyAt.target == 0;
    const bool first = m_summary.count(LinkState::InSync) == 0 && m_summary.count(LinkState::Held) > 0;
    const auto open =
        std::ranges::find_if(m_summary.flows, [](const FlowSummary &flow) { return !flow.condition.isEmpty(); });
    const bool needsRule = waiting == 0 && open != m_summary.flows.end();
    LinkState mark = waiting > 0 || needsRule ? LinkState::Held : LinkState::Pending;
    const bool signedOut = m_signedOut.source || m_signedOut.target;
    if (m_summary.isGreen()) {
        mark = LinkState::InSync;
        m_hero->setText(tr("All in step"));
        m_heroText->setText(tr("Nothing waits, the last run adds up, and both systems were read completely."));
    } else if (first) {
        const QString what =
            m_planned.isEmpty() ? stateCount(LinkState::Held, m_summary.count(LinkState::Held)) : verbCounts(m_planned);
        m_hero->setText(tr("The first run waits for you: %1").arg(what));
        m_heroText->setText(m_planned.isEmpty()
                ? tr("Nothing has been written. Preview shows what would be linked and created, to approve as a whole.")
                : tr("Nothing has been written. Look at the plan, then approve it as a whole or row by row."));
    } else if (waiting > 0) {
        m_hero->setText(waiting == 1 ? tr("1 record needs you") : tr("%1 records need you").arg(numberText(waiting)));
        m_heroText->setText(tr("Everything else keeps flowing. J goes to the next one."));
    } else if (needsRule) {
        m_hero->setText(tr("“%1” needs a rule").arg(open->title));
        m_heroText->setText(
            tr("It stays off until you say which records take part. The document says: %1").arg(open->condition));
    } else if (never) {
        m_hero->setText(tr("Nothing has been read yet"));
        m_heroText->setText(signedOut
                ? tr("Sign in to both systems first; then a preview shows what a run would do.")
                : tr("Preview reads both systems and shows what a run would do. It writes nothing."));
    } else {
        m_hero->setText(tr("Nothing waits for you"));
        m_heroText->setText(
            tr("Not everything is confirmed yet: a complete run of both systems tells whether all is in step."));
    }
    showIcon(*m_heroIcon, stateIcon(mark), 28);
    m_heroButtons[u"overviewPlan"_s]->setVisible(first && !m_planned.isEmpty());
    m_heroButtons[u"overviewHeld"_s]->setVisible(first);
    m_heroButtons[u"overviewWaiting"_s]->setVisible(!first && waiting > 0);
    m_heroButtons[u"overviewRules"_s]->setVisible(!first && needsRule);
    const bool blank = never && waiting == 0;
    m_heroButtons[u"overviewConnect"_s]->setVisible(blank && signedOut);
    m_heroButtons[u"overviewPreview"_s]->setVisible((blank && !signedOut) || (first && m_planned.isEmpty()));
    m_heroButtons[u"overviewSync"_s]->setVisible(!never && waiting == 0 && !m_summary.isGreen());
}

void OverviewPage::showFlows()
{
    while (m_flows.size() > m_summary.flows.size())
        delete m_flows.takeLast();
    while (m_flows.size() < m_summary.flows.size()) {
        auto *arrow = new FlowArrow;
        arrow->setNext(m_next);
        connect(arrow, &QAbstractButton::clicked, this,
            [this, arrow] { Q_EMIT viewWanted(u"flow:%1"_s.arg(arrow->flow())); });
        m_flowArrows->insertWidget(int(m_flows.size()), arrow);
        m_flows << arrow;
    }
    for (int index = 0; index < m_flows.size(); ++index) {
        m_flows[index]->setObjectName(u"overviewFlow_%1"_s.arg(m_summary.flows[index].id));
        m_flows[index]->show(m_summary.flows[index], m_summary.system, m_summary.isGreen());
    }
}

void OverviewPage::show(const QList<CauseRow> &causes)
{
    if (causes == m_causes)
        return;
    m_causes = causes;
    showCauses();
}

void OverviewPage::show(const QList<Budget> &budgets)
{
    for (const Side side : bothSides)
        m_card[side]->show(budgets, nowMs());
}

void OverviewPage::show(const QList<DayChanges> &changes)
{
    m_plot->show(changes, QDate(1970, 1, 1).daysTo(QDate::currentDate()), m_summary.system);
}

void OverviewPage::showCauses()
{
    constexpr qsizetype most = 7;
    const qsizetype shown = std::min(most, m_causes.size());
    while (m_causeLines->count() > 0) {
        const std::unique_ptr<QLayoutItem> place(m_causeLines->takeAt(0));
        delete place->widget();
    }
    for (qsizetype at = 0; at < shown; ++at) {
        const CauseRow &row = m_causes[at];
        const View view = viewOf(row, m_summary.system);
        auto *line = new CauseLine;
        line->setObjectName(u"cause_%1"_s.arg(at));
        line->show(row, m_summary.system);
        connect(line, &QAbstractButton::clicked, this, [this, view] { Q_EMIT causeWanted(view); });
        m_causeLines->addWidget(line);
    }
    m_noCause->setVisible(shown == 0);
    m_allCauses->setVisible(shown > 0);
    m_allCauses->setText(m_causes.size() > most ? tr("All %1 causes").arg(m_causes.size()) : tr("As a table"));
}

void OverviewPage::showLastRun()
{
    m_runSum->setVisible(m_summary.lastRun.has_value());
    m_runIcon->setVisible(m_summary.lastRun.has_value());
    if (!m_summary.lastRun) {
        m_runTitle->setText(tr("No run yet. Sync now starts one."));
        m_runSum->clear();
        m_runIcon->clear();
        return;
    }
    const RunRow &run = *m_summary.lastRun;
    if (run.status == "running"_L1) {
        m_runTitle->setText(
            tr("Run %1 is under way, started %2").arg(run.id).arg(relativeTime(run.startedAt, nowMs())));
        m_runTitle->setToolTip(exactTime(run.startedAt));
        m_runSum->setText(tr("Its sum stands here when it has ended."));
        showIcon(*m_runIcon, stateIcon(LinkState::Pending), 16);
        return;
    }
    QStringList parts{tr("Run %1").arg(run.id), statusWord(run.status), relativeTime(run.startedAt, nowMs())};
    if (run.endedAt != 0)
        parts << tr("took %1").arg(durationText(run.endedAt - run.startedAt));
    parts << tr("%1 calls").arg(numberText(run.calls));
    m_runTitle->setText(parts.join(u" · "_s));
    m_runTitle->setToolTip(exactTime(run.startedAt));
    const bool fine = run.error.isEmpty() && addsUp(run);
    showIcon(*m_runIcon, stateIcon(fine ? LinkState::InSync : LinkState::Failing), 16);
    // Green is for when all is in step, and a run that ended well does not say that.
    m_runIcon->setVisible(!fine || m_summary.isGreen());
    m_runSum->setText(run.error.isEmpty() ? runSum(run, m_summary.flows) : run.error);
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    const bool narrow = event->size().width() < 760;
    if (narrow != m_narrow) {
        m_narrow = narrow;
        arrange();
    }
}

} // namespace samband
