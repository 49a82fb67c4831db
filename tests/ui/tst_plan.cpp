#include "tests/support/fakecontroller.h"
#include "ui/mainwindow.h"
#include "ui/plantablemodel.h"

#include <QAction>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyleOptionViewItem>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

PlanLine lineOf(qint64 id, Verb verb, bool held = false, qint64 after = 0)
{
    PlanLine line;
    line.id = id;
    line.flow = after != 0 ? 2 : 1;
    line.verb = verb;
    line.held = held;
    line.mark = {id, 0, after};
    line.title = {u"Person %1"_s.arg(id), verb == Verb::Create ? QString() : u"Person %1"_s.arg(id)};
    line.recordId = {QString::number(id), verb == Verb::Create ? QString() : QString::number(id)};
    line.reason = {ReasonCode::WillCreate, {}};
    if (verb == Verb::Update) {
        line.reason = {ReasonCode::SourceChanged, {u"properties.phone"_s, u"22 00 00 00"_s, u"22 00 00 01"_s}};
        line.changes << PlannedChange{Side::Target, u"directPhone"_s, u"22 00 00 00"_s, u"22 00 00 01"_s};
    }
    if (after != 0) {
        line.reason = {ReasonCode::WaitsForCounterpart, {u"contact"_s}};
        line.leaders = {{after, Verb::Create, u"Person %1"_s.arg(after)}};
    }
    return line;
}

} // namespace

/// The plan: what a person ticks in it is what runs.
class TestPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void tabsCount();
    void spaceTicksTheSelection();
    void heldRowsWaitForATick();
    void allAndNoneGoByWhatIsShown();
    void followerGoesWithItsContact();
    void wholeChainIsShownAndTicked();
    void callsAreForetold();
    void applyRunsWhatIsTicked();
    void archivesAreAskedAbout();
    void refusedRowsSayWhy();
    void whatFollowsARefusedRecordDidNotChange();
    void filtersAndSorting();
    void mouseTicksOneRow();
    void manyRowsOpenInPages();
    void emptyPlanSaysSo();
    void pausingARun();
    void pauseOfAnEarlierSession();

private:
    template<class T = QWidget> T *child(const QString &name) const { return m_window->findChild<T *>(name); }
    QTableView *table() const { return child<QTableView>(u"planTable"_s); }
    void openWindow();
    void preview();
    void goToTab(const QString &title);
    bool ticked(int row) const
    {
        return table()->model()->index(row, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }

    QTemporaryDir m_folder;
    std::unique_ptr<FakeController> m_controller;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    QList<Question> m_questions;
    bool m_yes = true;
};

void TestPlan::init()
{
    m_controller = std::make_unique<FakeController>();
    m_controller->fill(60);
    m_controller->planLines = {lineOf(1, Verb::Create, true), lineOf(2, Verb::Update), lineOf(3, Verb::Update),
        lineOf(4, Verb::Link, true), lineOf(5, Verb::Archive, true), lineOf(6, Verb::Link, false, 1)};
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"plan.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_questions.clear();
    m_yes = true;
    openWindow();
}

void TestPlan::openWindow()
{
    m_window = std::make_unique<MainWindow>(
        *m_controller, *m_settings, [this](QWidget *, const Question &question, const std::function<void()> &yes) {
            m_questions << question;
            if (m_yes)
                yes();
        });
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestPlan::cleanup()
{
    m_window.reset();
    m_controller.reset();
}

void TestPlan::preview()
{
    QTest::keyClick(m_window.get(), Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(table()->isVisible());
    QTRY_COMPARE(table()->model()->rowCount(), int(m_controller->planLines.size()));
    QTRY_VERIFY(m_controller->planLines.isEmpty() || cell(0, 0) != u"…"_s);
    QTest::qWait(0);
}

void TestPlan::goToTab(const QString &title)
{
    auto *tabs = child<QTabBar>(u"planTabs"_s);
    for (int tab = 0; tab < tabs->count(); ++tab) {
        if (tabs->tabText(tab).startsWith(title))
            tabs->setCurrentIndex(tab);
    }
    QTest::qWait(20);
}

void TestPlan::tabsCount()
{
    preview();
    auto *tabs = child<QTabBar>(u"planTabs"_s);
    QStringList texts;
    for (int tab = 0; tab < tabs->count(); ++tab)
        texts << tabs->tabText(tab).simplified();
    QCOMPARE(texts, (QStringList{u"All 6"_s, u"Create 1"_s, u"Update 2"_s, u"Link 2"_s, u"Archive 1"_s, u"Held 3"_s}));
    goToTab(u"Update"_s);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    goToTab(u"Held"_s);
    QTRY_COMPARE(table()->model()->rowCount(), 3);
}

void TestPlan::spaceTicksTheSelection()
{
    preview();
    QVERIFY(ticked(1) && ticked(2));
    table()->setFocus();
    table()->selectRow(1);
    QTest::keyClick(table(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(table(), Qt::Key_Space);
    QVERIFY(!ticked(1) && !ticked(2));
    QTest::keyClick(table(), Qt::Key_Space);
    QVERIFY(ticked(1) && ticked(2));
    // Of a mixed selection the first stroke ticks all.
    table()->selectAll();
    QTest::keyClick(table(), Qt::Key_Space);
    QVERIFY(ticked(0) && ticked(1) && ticked(4) && ticked(5));
}

void TestPlan::heldRowsWaitForATick()
{
    preview();
    QVERIFY(!ticked(0) && ticked(1) && ticked(2) && !ticked(3) && !ticked(4));
    const QString note = child<QLabel>(u"planNote"_s)->text();
    QVERIFY2(
        note.contains(u"2 of 6 rows are ticked"_s) && note.contains(u"3 wait for your approval"_s), qPrintable(note));
    QCOMPARE(child<QPushButton>(u"planApprove"_s)->text(), u"Apply 2"_s);
}

void TestPlan::allAndNoneGoByWhatIsShown()
{
    preview();
    child<QAbstractButton>(u"planTickAll"_s)->click();
    QVERIFY(ticked(0) && ticked(3) && ticked(5));
    QVERIFY2(!ticked(4), "never an archive among others");
    goToTab(u"Update"_s);
    QTRY_COMPARE(table()->model()->rowCount(), 2);
    child<QAbstractButton>(u"planTickNone"_s)->click();
    goToTab(u"Archive"_s);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    child<QAbstractButton>(u"planTickAll"_s)->click();
    goToTab(u"All"_s);
    QTRY_COMPARE(table()->model()->rowCount(), 6);
    QVERIFY(ticked(0) && !ticked(1) && !ticked(2) && ticked(3) && ticked(4) && ticked(5));
}

void TestPlan::followerGoesWithItsContact()
{
    preview();
    QVERIFY(!ticked(5));
    QTRY_COMPARE(cell(5, 5), u"Waits for Person 1, which is not ticked."_s);
    table()->setFocus();
    table()->selectRow(0);
    QTest::keyClick(table(), Qt::Key_Space);
    QVERIFY(ticked(0) && ticked(5));
    QCOMPARE(cell(5, 5), u"Linked once Person 1 has been created, which this plan does."_s);
    QTest::keyClick(table(), Qt::Key_Space);
    QVERIFY(!ticked(0) && !ticked(5));
    table()->selectRow(5);
    QTest::keyClick(table(), Qt::Key_Space);
    QVERIFY2(ticked(0), "a link without the record it waits for would be refused");
}

/// A row that waits for one that waits itself: all of it is said, ticked and unticked together.
void TestPlan::wholeChainIsShownAndTicked()
{
    PlanLine last = lineOf(7, Verb::Link, false, 6);
    last.flow = 3;
    last.leaders = {{6, Verb::Link, u"Person 6"_s}, {1, Verb::Create, u"Person 1"_s}};
    m_controller->planLines << last;
    preview();
    constexpr int why = 5;
    const auto row = [this](const QString &name) {
        for (int at = 0; at < table()->model()->rowCount(); ++at) {
            if (cell(at, 2) == name)
                return at;
        }
        return -1;
    };
    QTRY_VERIFY(row(u"Person 7"_s) >= 0);
    QVERIFY(!ticked(row(u"Person 7"_s)));
    QCOMPARE(cell(row(u"Person 7"_s), why), u"Waits for Person 1, which is not ticked."_s);
    table()->setFocus();
    table()->selectRow(row(u"Person 7"_s));
    QTest::keyClick(table(), Qt::Key_Space);
    for (const QString &name : {u"Person 1"_s, u"Person 6"_s, u"Person 7"_s})
        QVERIFY2(ticked(row(name)), qPrintable(name));
    QCOMPARE(cell(row(u"Person 7"_s), why),
        u"Linked last of a chain that this plan does: Person 1 created → Person 6 linked."_s);
    table()->selectRow(row(u"Person 1"_s));
    QTest::keyClick(table(), Qt::Key_Space);
    for (const QString &name : {u"Person 1"_s, u"Person 6"_s, u"Person 7"_s})
        QVERIFY2(!ticked(row(name)), qPrintable(name));
    QTest::keyClick(table(), Qt::Key_Space);
    QVERIFY(ticked(row(u"Person 7"_s)));
    // In the middle: what came before stays, what comes after goes.
    table()->selectRow(row(u"Person 6"_s));
    QTest::keyClick(table(), Qt::Key_Space);
    QVERIFY(ticked(row(u"Person 1"_s)) && !ticked(row(u"Person 6"_s)) && !ticked(row(u"Person 7"_s)));
    QCOMPARE(cell(row(u"Person 7"_s), why), u"Waits for Person 6, which is not ticked."_s);
}

void TestPlan::callsAreForetold()
{
    preview();
    // Two updates, one by one: each record is looked at and written.
    auto *forecast = child<QLabel>(u"planForecast"_s);
    QTRY_VERIFY(forecast->text().startsWith(u"About 4 calls to CRMOffice, "_s));
    table()->setFocus();
    table()->selectRow(0);
    QTest::keyClick(table(), Qt::Key_Space);
    QVERIFY2(forecast->text().startsWith(u"About 1 call to HubSpot, 5 calls to CRMOffice, "_s),
        qPrintable(forecast->text()));
}

void TestPlan::applyRunsWhatIsTicked()
{
    preview();
    table()->setFocus();
    table()->selectRow(1);
    QTest::keyClick(table(), Qt::Key_Space);
    table()->selectRow(0);
    QTest::keyClick(table(), Qt::Key_Space);
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_controller->runs.size(), 2);
    const RunRequest run = m_controller->runs.last();
    QVERIFY(!run.preview && run.plan != 0 && !run.approveAll);
    QCOMPARE(run.links, (QList<qint64>{1, 3, 6}));
    QVERIFY(m_questions.isEmpty());
    QTRY_VERIFY(!table()->isVisible());
    // What has been carried out cannot be carried out once more.
    child<QAction>(u"actionShowPlan"_s)->trigger();
    QVERIFY(table()->isVisible());
    QVERIFY(!child<QPushButton>(u"planApprove"_s)->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_controller->runs.size(), 2);
}

void TestPlan::archivesAreAskedAbout()
{
    preview();
    table()->setFocus();
    table()->selectRow(4);
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(child<QPushButton>(u"planApprove"_s)->text(), u"Apply 3, archive 1"_s);
    m_yes = false;
    child<QPushButton>(u"planApprove"_s)->click();
    QCOMPARE(m_questions.size(), 1);
    QVERIFY(m_questions.first().action.contains(u"archive 1"_s));
    QCOMPARE(m_controller->runs.size(), 1);
    m_yes = true;
    child<QPushButton>(u"planApprove"_s)->click();
    QTRY_COMPARE(m_controller->runs.size(), 2);
}

void TestPlan::refusedRowsSayWhy()
{
    preview();
    m_controller->endsAtOnce = false;
    child<QPushButton>(u"planApprove"_s)->click();
    QTRY_COMPARE(m_controller->runs.size(), 2);
    QTest::qWait(20);
    RunReport report;
    report.run.id = 14;
    report.run.status = u"done"_s;
    report.writes = 1;
    report.refused = {{2, {u"Person 2"_s, u"Person 2"_s}, Verb::Nothing, LinkState::Conflict,
        {ReasonCode::BothChanged, {u"phone"_s, u"22 00 00 01"_s, u"22 11 00 00"_s}}, false}};
    m_controller->endRun(report);
    QTRY_VERIFY(child(u"messageBar"_s)->isVisible());
    const QString told = child<QLabel>(u"messageText"_s)->text();
    QVERIFY2(told.contains(u"Person 2"_s) && told.contains(u"not as the preview showed"_s), qPrintable(told));
    QTRY_VERIFY(child<QLabel>(u"statusRun"_s)->text().contains(u"1 of the ticked rows left out"_s));
    child<QAction>(u"actionShowPlan"_s)->trigger();
    goToTab(u"Left out"_s);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QTRY_VERIFY(
        cell(0, 5).startsWith(u"Not done: it is not as the preview showed it any more. Now: Both changed phone"_s));
}

void TestPlan::whatFollowsARefusedRecordDidNotChange()
{
    preview();
    const auto refuse = [](qint64 id, LinkState state, ReasonCode code) {
        const QString name = u"Person %1"_s.arg(id);
        return RefusedRow{id, {name, {}}, Verb::Nothing, state, {code, {}}, false};
    };
    m_controller->endsAtOnce = false;
    child<QPushButton>(u"planApprove"_s)->click();
    QTRY_COMPARE(m_controller->runs.size(), 2);
    QTest::qWait(20);
    RunReport report;
    report.run.id = 15;
    report.run.status = u"done"_s;
    report.refused = {refuse(2, LinkState::Unlinked, ReasonCode::WaitsForCounterpart),
        refuse(3, LinkState::Unlinked, ReasonCode::WaitsForCounterpart),
        refuse(4, LinkState::InSync, ReasonCode::AllAgree)};
    m_controller->endRun(report);
    QTRY_VERIFY(child(u"messageBar"_s)->isVisible());
    const QString counts = u"2 wait for a record that was not linked, 1 needs nothing any more"_s;
    for (const QString &name : {u"messageText"_s, u"planNote"_s}) {
        const QString told = child<QLabel>(name)->text();
        QVERIFY2(told.contains(counts) && !told.contains(u"chang"_s), qPrintable(told));
    }
    const QString status = child<QLabel>(u"statusRun"_s)->text();
    QVERIFY2(!status.contains(u"chang"_s), qPrintable(status));
}

void TestPlan::filtersAndSorting()
{
    preview();
    auto *field = child<QLineEdit>(u"planFilter_2"_s);
    QVERIFY(field && field->isVisible());
    QTest::keyClicks(field, u"person 3"_s);
    QTRY_COMPARE(table()->model()->rowCount(), 1);
    QCOMPARE(m_controller->planQueries.last().contains.value(PlanColumn::SourceTitle), u"person 3"_s);
    field->clear();
    QTRY_COMPARE(table()->model()->rowCount(), 6);
    table()->sortByColumn(2, Qt::DescendingOrder);
    QTRY_COMPARE(m_controller->planQueries.last().sortBy, PlanColumn::SourceTitle);
    QVERIFY(m_controller->planQueries.last().descending);
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(qobject_cast<QLineEdit *>(m_window->focusWidget()));
    QVERIFY(m_window->focusWidget()->objectName().startsWith(u"planFilter_"_s));
}

void TestPlan::mouseTicksOneRow()
{
    preview();
    const QRect cellRect = table()->visualRect(table()->model()->index(1, 0));
    QVERIFY(ticked(1));
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cellRect.topLeft() + QPoint(10, cellRect.height() / 2));
    QVERIFY(!ticked(1));
    QVERIFY(ticked(2));
}

void TestPlan::manyRowsOpenInPages()
{
    m_controller->planLines.clear();
    for (qint64 id = 1; id <= 40'000; ++id)
        m_controller->planLines << lineOf(id, id % 2 ? Verb::Create : Verb::Update, id % 2);
    preview();
    QVERIFY2(m_controller->planPages < 5, qPrintable(QString::number(m_controller->planPages)));
    child<QAbstractButton>(u"planTickAll"_s)->click();
    QCOMPARE(child<QPushButton>(u"planApprove"_s)->text(), u"Apply 40,000"_s);
    child<QPushButton>(u"planApprove"_s)->click();
    QTRY_COMPARE(m_controller->runs.size(), 2);
    QCOMPARE(m_controller->runs.last().links.size(), 40'000);
    QVERIFY2(m_controller->planPages < 10, qPrintable(QString::number(m_controller->planPages)));
}

void TestPlan::emptyPlanSaysSo()
{
    m_controller->fill(0);
    m_controller->planLines.clear();
    preview();
    QTRY_VERIFY(!child<QPushButton>(u"planApprove"_s)->isEnabled());
    QCOMPARE(child<QLabel>(u"planTitle"_s)->text(), u"Planned: nothing"_s);
}

void TestPlan::pausingARun()
{
    m_controller->endsAtOnce = false;
    QVERIFY(!child<QAction>(u"actionPauseRun"_s)->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_F5, Qt::ControlModifier | Qt::ShiftModifier);
    auto *status = child<QLabel>(u"statusRun"_s);
    QTRY_VERIFY(status->text().contains(u"120/400"_s));
    QVERIFY(child<QAction>(u"actionPauseRun"_s)->isEnabled());
    QTest::keyClick(m_window.get(), Qt::Key_Period, Qt::ControlModifier);
    QCOMPARE(m_controller->calls.filter(u"Run"_s), QStringList{u"pauseRun"_s});
    QVERIFY2(status->text().contains(u"pauses after this batch"_s), qPrintable(status->text()));
    RunProgress progress;
    progress.run = 13;
    progress.stage = Stage::Writing;
    progress.done = 200;
    progress.total = 400;
    progress.paused = true;
    Q_EMIT m_controller->runProgress(progress);
    QCOMPARE(status->text(), u"Run 13 · paused · writing · 200/400"_s);
    QCOMPARE(child<QAction>(u"actionPauseRun"_s)->text(), u"Resume the run"_s);
    QTest::keyClick(m_window.get(), Qt::Key_Period, Qt::ControlModifier);
    QCOMPARE(m_controller->calls.filter(u"Run"_s).last(), u"resumeRun"_s);
    progress.paused = false;
    Q_EMIT m_controller->runProgress(progress);
    QVERIFY(!status->text().contains(u"paus"_s));
    child(u"sidebar"_s)->setFocus();
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QTRY_VERIFY(!child<QAction>(u"actionPauseRun"_s)->isEnabled());
}

void TestPlan::pauseOfAnEarlierSession()
{
    m_window.reset();
    m_controller->setRunPaused(true);
    openWindow();
    QVERIFY(child<QLabel>(u"statusRun"_s)->text().contains(u"paused"_s));
    QVERIFY(child<QAction>(u"actionPauseRun"_s)->isEnabled());
    child<QAction>(u"actionPauseRun"_s)->trigger();
    QCOMPARE(m_controller->calls.last(), u"resumeRun"_s);
}

QTEST_MAIN(TestPlan)
#include "tst_plan.moc"
