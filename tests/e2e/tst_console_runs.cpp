#include "tests/e2e/consolestory.h"
#include "ui/flowarrow.h"
#include "ui/scheduler.h"
#include "ui/tray.h"

#include <QAction>
#include <QComboBox>
#include <QRegularExpression>

using namespace samband;
using namespace Qt::StringLiterals;

/// Runs as a person sees them: foretold, started by the clock, held, stopped, and what the overview tells of them
/// afterwards. What was called and written is counted by the two systems. The functions are one story.
class TestConsoleRuns : public ConsoleStory {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init();
    void cleanup() { m_broken = m_broken || QTest::currentTestFailed(); }
    void cleanupTestCase();

    void arrowsWaitForTheFirstRun();
    void timetableStartsARun();
    void firstPlanCostsWhatWasForetold();
    void arrowsTellWhatTheRunDid();
    void arrowOpensItsFlow();
    void budgetsAreShown();
    void laterPlanCostsWhatWasForetold();
    void pauseHoldsARun();
    void stoppedRunIsCalledSo();
    void onlyAChangeIsTold();

private:
    FlowArrow *arrow(int flow) const { return child<FlowArrow>(u"overviewFlow_%1"_s.arg(flow)); }
    qint64 callsTo(const QString &system, const QString &forecast) const;
    void applyAndCompare();
    int countIn(const QString &name, const QString &state) const;
    void editMany(int first, int count, const QString &name);
    int moved(int first, int count, const QString &name);
    void setFaults(const QByteArray &rules)
    {
        QCOMPARE(m_systems->office("POST", u"/_sandbox/faults"_s, rules).status, 200);
    }

    QWidget m_elsewhere; ///< a window that is never in front
    std::unique_ptr<Tray> m_tray;
};

void TestConsoleRuns::init()
{
    if (m_broken)
        QSKIP("an earlier part of the story failed");
    if (!m_window)
        open();
}

void TestConsoleRuns::cleanupTestCase()
{
    m_tray.reset();
    close();
}

/// The number of calls to \a system that the plan's forecast names.
qint64 TestConsoleRuns::callsTo(const QString &system, const QString &forecast) const
{
    static const QString pattern = u"([\\d,]+) calls? to %1"_s;
    const QString number = QRegularExpression(pattern.arg(system)).match(forecast).captured(1);
    return QString(number).remove(u',').toLongLong();
}

/// Carries out what is ticked. Never more calls than foretold, and not far fewer.
void TestConsoleRuns::applyAndCompare()
{
    QTRY_VERIFY(child(u"planApprove"_s)->isEnabled());
    QVERIFY2(text(u"planForecast"_s).startsWith(u"About "_s), qPrintable(text(u"planForecast"_s)));
    const QString forecast = text(u"planForecast"_s);
    forgetCounts();
    const auto before = m_ended->size();
    click(u"planApprove"_s);
    QVERIFY(endsAfter(before));
    for (const bool source : {true, false}) {
        const QString name = source ? u"HubSpot"_s : u"CRMOffice"_s;
        const QJsonObject counted = source ? hubspot(u"counters"_s) : crmoffice(u"counters"_s);
        const int made = counted["total"_L1].toInt();
        const qint64 foretold = callsTo(name, forecast);
        const QByteArray told = u"%1: %2, made were %3: %4"_s
                                    .arg(name, forecast, QString::number(made),
                                        QString::fromUtf8(QJsonDocument(counted).toJson(QJsonDocument::Compact)))
                                    .toUtf8();
        QVERIFY2(foretold >= made, told.constData());
        QVERIFY2(double(foretold) <= 1.5 * made, told.constData());
    }
}

void TestConsoleRuns::arrowsWaitForTheFirstRun()
{
    m_window->goTo(u"overview"_s);
    for (int flow = 1; flow <= 4; ++flow) {
        QTRY_VERIFY(arrow(flow) && arrow(flow)->isVisible());
        QVERIFY2(
            arrow(flow)->accessibleName().contains(u"nothing read yet"_s), qPrintable(arrow(flow)->accessibleName()));
        QVERIFY(arrow(flow)->accessibleDescription().contains(u"no run yet"_s));
    }
}

void TestConsoleRuns::timetableStartsARun()
{
    const auto choose = [this](int minutes) {
        child<QAction>(u"actionSettings"_s)->trigger();
        auto *every = child<QComboBox>(u"settingsEvery"_s);
        every->setCurrentIndex(every->findData(minutes));
    };
    choose(5);
    QVERIFY2(text(u"settingsNext"_s).startsWith(u"The next run would start: at once;"_s),
        qPrintable(text(u"settingsNext"_s)));
    QVERIFY(m_ended->isEmpty());
    click(u"settingsSave"_s);
    QVERIFY(endsAfter(0));
    const RunReport report = m_ended->last().first().value<RunReport>();
    QCOMPARE(report.run.trigger, u"schedule"_s);
    QCOMPARE(writes(), 0); // a first run waits for a person, whoever started it
    QTRY_VERIFY(text(u"overviewNext"_s).contains(u"next run starts by itself"_s));
    QVERIFY(arrow(1)->accessibleDescription().contains(u"the next run starts by itself"_s));
    QTRY_VERIFY(!child(u"settingsDialog"_s));
    choose(0);
    click(u"settingsSave"_s);
    QTRY_COMPARE(text(u"overviewNext"_s), u"Runs start by hand."_s);
    QTRY_VERIFY(!child(u"settingsDialog"_s));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestConsoleRuns::firstPlanCostsWhatWasForetold()
{
    const auto before = m_ended->size();
    press(Qt::Key_P, Qt::ControlModifier);
    QVERIFY(endsAfter(before));
    QTRY_VERIFY(child(u"planTable"_s)->isVisible());
    QTRY_VERIFY(child<QTableView>(u"planTable"_s)->model()->rowCount() >= contacts);
    click(u"planTickAll"_s);
    applyAndCompare();
}

/// The number before \a state in what an arrow is called.
int TestConsoleRuns::countIn(const QString &name, const QString &state) const
{
    return QRegularExpression(u"(\\d+) %1"_s.arg(state)).match(name).captured(1).toInt();
}

void TestConsoleRuns::arrowsTellWhatTheRunDid()
{
    m_window->goTo(u"overview"_s);
    const RunReport report = m_ended->last().first().value<RunReport>();
    const QString run = u"run %1"_s.arg(report.run.id);
    const QMap<int, QString> ways{
        {1, u"in both directions"_s}, {2, u"nothing is written"_s}, {3, u"from HubSpot"_s}, {4, u"from HubSpot"_s}};
    for (int flow = 1; flow <= 4; ++flow) {
        QTRY_VERIFY2(
            arrow(flow)->accessibleDescription().contains(run), qPrintable(arrow(flow)->accessibleDescription()));
        QVERIFY2(arrow(flow)->accessibleDescription().contains(ways[flow]),
            qPrintable(arrow(flow)->accessibleDescription()));
        QVERIFY(countIn(arrow(flow)->accessibleName(), u"in sync"_s) > 0);
    }
    const RunCounts counts = report.run.counts.value(1);
    QVERIFY(counts.written > 0);
    QVERIFY(arrow(1)->accessibleDescription().contains(u"%1 written"_s.arg(counts.written)));
}

void TestConsoleRuns::arrowOpensItsFlow()
{
    m_window->goTo(u"overview"_s);
    QTRY_VERIFY(arrow(1)->isVisible());
    const QString name = arrow(1)->accessibleName();
    int rows = 0;
    for (const auto &part : name.section(u": "_s, 1).split(u", "_s))
        rows += part.section(u' ', 0, 0).toInt();
    QVERIFY(rows >= contacts);
    m_window->activateWindow();
    arrow(1)->setFocus(Qt::TabFocusReason);
    QVERIFY(arrow(1)->hasFocus());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(table()->isVisible());
    QTRY_COMPARE(table()->model()->rowCount(), rows);
    const int linked = rowsIn(u"flow:1"_s, u"is:insync"_s);
    QCOMPARE(linked, countIn(name, u"in sync"_s));
    for (int row = 0; row < linked; ++row) {
        table()->scrollTo(table()->model()->index(row, 0));
        QTRY_VERIFY(!idIn(row, 1).isEmpty());
        m_pairs << Pair{idIn(row, 1), idIn(row, 2)};
    }
    rowsIn(u"flow:1"_s);
}

void TestConsoleRuns::budgetsAreShown()
{
    m_window->goTo(u"overview"_s);
    for (const QString &bar : {u"budgetSource_0"_s, u"budgetTarget_0"_s}) {
        QTRY_VERIFY2(child(bar) && child(bar)->isVisible(), qPrintable(bar));
        static const QRegularExpression figures(u"\\d+ / [\\d,]+"_s);
        QVERIFY2(child(bar)->accessibleName().contains(figures), qPrintable(child(bar)->accessibleName()));
    }
}

void TestConsoleRuns::editMany(int first, int count, const QString &name)
{
    for (int index = first; index < first + count; ++index)
        edit(m_pairs[index], {{"lastname"_L1, name + QString::number(index)}}, {});
}

int TestConsoleRuns::moved(int first, int count, const QString &name)
{
    int done = 0;
    for (int index = first; index < first + count; ++index)
        done += inCrmoffice(m_pairs[index], u"familyName"_s) == name + QString::number(index) ? 1 : 0;
    return done;
}

/// Updates in both directions, and one conflict that costs nothing.
void TestConsoleRuns::laterPlanCostsWhatWasForetold()
{
    editMany(10, 60, u"Planlagt"_s);
    for (int index = 80; index < 95; ++index)
        edit(m_pairs[index], {}, {{"directPhone"_L1, u"+47 22 30 30 %1"_s.arg(index)}});
    edit(m_pairs[100], {{"phone"_L1, u"+47 22 00 00 11"_s}}, {{"directPhone"_L1, u"+47 22 00 00 12"_s}});
    const auto before = m_ended->size();
    press(Qt::Key_P, Qt::ControlModifier);
    QVERIFY(endsAfter(before));
    QTRY_VERIFY(child(u"planTable"_s)->isVisible());
    // So many at once wait for an approval; the rows of the plan before go first.
    QTRY_VERIFY(text(u"planNote"_s).contains(u"0 of 75 rows are ticked"_s));
    QTRY_COMPARE(child<QTableView>(u"planTable"_s)->model()->rowCount(), 75);
    click(u"planTickAll"_s);
    applyAndCompare();
    QCOMPARE(moved(10, 60, u"Planlagt"_s), 60);
}

void TestConsoleRuns::pauseHoldsARun()
{
    constexpr int edits = 45; // more would wait for an approval
    editMany(0, edits, u"Pause"_s);
    setLatency(300);
    const auto before = m_ended->size();
    press(Qt::Key_F5, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(text(u"statusRun"_s).contains(u"writing"_s), patience);
    press(Qt::Key_Period, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(text(u"statusRun"_s).contains(u"paused"_s), patience);
    QVERIFY(m_controller->isRunPaused());
    const int held = writes();
    QTest::qWait(700);
    QCOMPARE(writes(), held);
    QCOMPARE(m_ended->size(), before);
    QVERIFY(moved(0, edits, u"Pause"_s) < edits);
    setLatency(0);
    press(Qt::Key_Period, Qt::ControlModifier);
    QVERIFY(endsAfter(before));
    QCOMPARE(moved(0, edits, u"Pause"_s), edits);
}

void TestConsoleRuns::stoppedRunIsCalledSo()
{
    constexpr int edits = 45; // more would wait for an approval
    editMany(0, edits, u"Stopp"_s);
    setLatency(300);
    const auto before = m_ended->size();
    press(Qt::Key_F5, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(text(u"statusRun"_s).contains(u"writing"_s), patience);
    press(Qt::Key_Escape, Qt::ShiftModifier);
    QVERIFY(endsAfter(before));
    setLatency(0);
    m_window->goTo(u"overview"_s);
    const qint64 run = m_ended->last().first().value<RunReport>().run.id;
    QTRY_VERIFY2(arrow(1)->accessibleDescription().contains(u"run %1 stopped"_s.arg(run)),
        qPrintable(arrow(1)->accessibleDescription()));
    QVERIFY(syncs());
    QCOMPARE(moved(0, edits, u"Stopp"_s), edits);
    QTRY_VERIFY(arrow(1)->accessibleDescription().contains(u"run %1 ·"_s.arg(run + 1)));
}

void TestConsoleRuns::onlyAChangeIsTold()
{
    m_tray = std::make_unique<Tray>(*m_controller, m_elsewhere);
    QSignalSpy told(m_tray.get(), &Tray::notified);
    m_controller->requestSummary();
    QTRY_COMPARE(m_tray->state(), TrayState::NeedsYou); // the conflict
    QVERIFY(syncs());
    QTRY_COMPARE(m_tray->state(), TrayState::NeedsYou);
    QCOMPARE(told.size(), 0);
    setFaults(R"([{"match":"GET /contacts","times":-1,"effect":"status","status":401}])");
    QVERIFY(syncs());
    QTRY_COMPARE(m_tray->state(), TrayState::Failed);
    QCOMPARE(told.size(), 1);
    QVERIFY2(told.last().first().toString().startsWith(u"The last run failed: "_s),
        qPrintable(told.last().first().toString()));
    QVERIFY(syncs());
    QTRY_COMPARE(m_tray->state(), TrayState::Failed);
    QCOMPARE(told.size(), 1); // still the same
    QCOMPARE(m_systems->office("DELETE", u"/_sandbox/faults"_s).status, 200);
    QVERIFY(syncs());
    QTRY_COMPARE(m_tray->state(), TrayState::NeedsYou);
    QCOMPARE(told.size(), 2);
}

QTEST_MAIN(TestConsoleRuns)
#include "tst_console_runs.moc"
