#include "tests/support/fakecontroller.h"
#include "tests/support/palettes.h"
#include "ui/mainwindow.h"
#include "ui/scheduler.h"
#include "ui/settingsdialog.h"
#include "ui/times.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeEdit>

using namespace samband;
using namespace Qt::StringLiterals;

/// Settings of the console, runs that start by themselves, and the icon beside the clock.
class TestSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void runsStartOnlyByHand();
    void missedRunIsMadeUpFor();
    void runPushesTheNextBack();
    void noRunBeforeTheSystemTakesCallsAgain();
    void quietTimeIsQuiet();
    void timetableIsKept();
    void dialogByKeys();
    void cancelChangesNothing();
    void nextRunIsForetold();
    void wholeReadsHaveATimetable();
    void unsavedChangesAreAskedAbout();
    void closingTheWindowAsksAboutTheSettings();
    void languageIsTold();

private:
    template<class T = QWidget> T *child(const QString &name) const { return m_window->findChild<T *>(name); }
    void open();
    void summary(qint64 lastEnded);

    QTemporaryDir m_folder;
    std::unique_ptr<FakeController> m_controller;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

namespace {

constexpr qint64 minute = 60'000;

Summary summaryWith(LinkState state, int count, const QString &status)
{
    Summary summary;
    summary.readCompletelyAt = {1, 1};
    summary.flows = {{1, u"People"_s, {u"A"_s, u"B"_s}, true, {{LinkState::InSync, 10}, {state, count}}}};
    summary.lastRun = RunRow{};
    summary.lastRun->id = 1;
    summary.lastRun->status = status;
    summary.lastRun->error = status == "failed"_L1 ? u"no network"_s : QString();
    summary.lastRun->counts = {{1, RunCounts{10, 10, 0, 0, 0, 0, 0}}};
    return summary;
}

} // namespace

void TestSettings::init()
{
    m_controller = std::make_unique<FakeController>();
    m_controller->fill(50);
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_settings->clear();
}

void TestSettings::cleanup()
{
    m_window.reset();
    m_controller.reset();
}

void TestSettings::open()
{
    m_window = std::make_unique<MainWindow>(*m_controller, *m_settings);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestSettings::summary(qint64 lastEnded)
{
    Summary told = summaryWith(LinkState::Conflict, 0, u"done"_s);
    told.lastRun->startedAt = lastEnded - 1000;
    told.lastRun->endedAt = lastEnded;
    Q_EMIT m_controller->summaryReady(told);
}

void TestSettings::runsStartOnlyByHand()
{
    Scheduler scheduler(*m_controller, *m_settings);
    summary(nowMs() - 100 * 60 * minute);
    QVERIFY(!scheduler.next());
    QVERIFY(m_controller->runs.isEmpty());
}

void TestSettings::missedRunIsMadeUpFor()
{
    Scheduler scheduler(*m_controller, *m_settings);
    scheduler.setTimetable({15, 0, 0, false});
    QVERIFY(m_controller->runs.isEmpty()); // nothing is known of the last run yet
    summary(nowMs() - 100 * 60 * minute);
    QCOMPARE(m_controller->runs.size(), 1);
    QCOMPARE(m_controller->runs.first().trigger, u"schedule"_s);
}

void TestSettings::runPushesTheNextBack()
{
    Scheduler scheduler(*m_controller, *m_settings);
    scheduler.setTimetable({15, 0, 0, false});
    summary(nowMs() - 5 * minute);
    QVERIFY(m_controller->runs.isEmpty());
    QVERIFY(*scheduler.next() <= nowMs() + 10 * minute && *scheduler.next() > nowMs() + 9 * minute);
    RunReport report;
    report.run.endedAt = nowMs();
    Q_EMIT m_controller->runEnded(report);
    QVERIFY(*scheduler.next() > nowMs() + 14 * minute);
}

void TestSettings::noRunBeforeTheSystemTakesCallsAgain()
{
    RunReport report;
    report.run.endedAt = nowMs();
    report.error = Error{ErrorKind::RateLimited, u"Moved to another data centre."_s, 477, 60 * minute};
    {
        Scheduler scheduler(*m_controller, *m_settings);
        scheduler.setTimetable({15, 0, 0, false});
        summary(nowMs());
        Q_EMIT m_controller->runEnded(report);
        QVERIFY(*scheduler.next() > nowMs() + 59 * minute && *scheduler.next() <= nowMs() + 60 * minute);
    }
    Scheduler scheduler(*m_controller, *m_settings); // the console was closed meanwhile
    summary(nowMs() - 100 * 60 * minute);
    QVERIFY(m_controller->runs.isEmpty());
    QVERIFY(*scheduler.next() > nowMs() + 59 * minute);
    report.error.reset(); // a run by hand found it back
    report.run.endedAt = nowMs();
    Q_EMIT m_controller->runEnded(report);
    QVERIFY(*scheduler.next() <= nowMs() + 15 * minute);
}

void TestSettings::quietTimeIsQuiet()
{
    Scheduler scheduler(*m_controller, *m_settings);
    const QTime now = QTime::currentTime();
    const int minutes = now.hour() * 60 + now.minute();
    scheduler.setTimetable({15, minutes, (minutes + 120) % 1440, false});
    summary(nowMs() - 100 * 60 * minute);
    QVERIFY(m_controller->runs.isEmpty());
    QVERIFY(*scheduler.next() > nowMs() + 100 * minute);
}

void TestSettings::timetableIsKept()
{
    const Timetable wanted{30, 22 * 60, 6 * 60, true};
    Scheduler(*m_controller, *m_settings).setTimetable(wanted);
    QCOMPARE(Scheduler(*m_controller, *m_settings).timetable(), wanted);
}

void TestSettings::dialogByKeys()
{
    open();
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    auto *dialog = child<SettingsDialog>(u"settingsDialog"_s);
    QVERIFY(dialog && dialog->isVisible());
    for (QWidget *widget : dialog->findChildren<QWidget *>()) {
        if (widget->focusPolicy() != Qt::NoFocus && !widget->objectName().startsWith("qt_"_L1))
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
    }
    auto *every = child<QComboBox>(u"settingsEvery"_s);
    every->setFocus();
    while (every->currentData().toInt() != 60)
        QTest::keyClick(every, Qt::Key_Down);
    QTest::keyClick(child<QCheckBox>(u"settingsQuiet"_s), Qt::Key_Space);
    QVERIFY(child<QTimeEdit>(u"settingsQuietFrom"_s)->isEnabled());
    QTest::mouseClick(child<QPushButton>(u"settingsSave"_s), Qt::LeftButton);
    const Timetable wanted{60, 22 * 60, 6 * 60, false};
    QCOMPARE(child<Scheduler>({})->timetable(), wanted);
    QTRY_VERIFY(child<QLabel>(u"overviewNext"_s)->text().contains(u"next run"_s));
}

void TestSettings::cancelChangesNothing()
{
    open();
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    child<QComboBox>(u"settingsEvery"_s)->setCurrentIndex(3);
    child<QComboBox>(u"settingsLanguage"_s)->setCurrentIndex(2);
    QSignalSpy language(m_window.get(), &MainWindow::languageChanged);
    QTest::mouseClick(child<QPushButton>(u"settingsCancel"_s), Qt::LeftButton);
    QVERIFY2(child(u"settingsAsk"_s), "changes are lost without a word");
    QTest::mouseClick(child<QPushButton>(u"settingsAskDiscard"_s), Qt::LeftButton);
    QTRY_VERIFY(!child(u"settingsDialog"_s));
    QCOMPARE(child<Scheduler>({})->timetable(), Timetable());
    QVERIFY(!m_settings->contains(u"language"_s) && language.isEmpty());
}

void TestSettings::unsavedChangesAreAskedAbout()
{
    open();
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    child(u"settingsDialog"_s)->close();
    QTRY_VERIFY2(!child(u"settingsDialog"_s), "nothing was changed: nothing is asked");

    child<QAction>(u"actionSettings"_s)->trigger();
    auto *every = child<QComboBox>(u"settingsEvery"_s);
    every->setCurrentIndex(every->findData(30));
    child(u"settingsDialog"_s)->close(); // as the window's own button does
    QVERIFY(child(u"settingsDialog"_s)->isVisible());
    QTest::keyClick(child(u"settingsAsk"_s), Qt::Key_Escape);
    QTRY_VERIFY(!child(u"settingsAsk"_s));
    QVERIFY2(child(u"settingsDialog"_s)->isVisible(), "Esc goes back to the settings");
    QCOMPARE(every->currentData().toInt(), 30);

    QTest::mouseClick(child<QPushButton>(u"settingsCancel"_s), Qt::LeftButton);
    QTest::keyClick(child(u"settingsAsk"_s), Qt::Key_Return); // Save is the default
    QTRY_VERIFY(!child(u"settingsDialog"_s));
    QCOMPARE(child<Scheduler>({})->timetable().everyMinutes, 30);
}

void TestSettings::closingTheWindowAsksAboutTheSettings()
{
    open();
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    child<QComboBox>(u"settingsEvery"_s)->setCurrentIndex(3);
    m_window->close();
    QVERIFY2(m_window->isVisible() && child(u"settingsAsk"_s), "the window takes unsaved settings along");
    QTest::mouseClick(child<QPushButton>(u"settingsAskDiscard"_s), Qt::LeftButton);
    m_window->close();
    QVERIFY(!m_window->isVisible());
}

void TestSettings::nextRunIsForetold()
{
    open();
    summary(nowMs() - 2 * minute);
    child<QAction>(u"actionSettings"_s)->trigger();
    const auto *next = child<QLabel>(u"settingsNext"_s);
    QCOMPARE(next->text(), u"Runs start only by hand."_s);
    auto *every = child<QComboBox>(u"settingsEvery"_s);
    every->setCurrentIndex(every->findData(60));
    const auto expected = child<Scheduler>({})->nextFor({60, 0, 0, false});
    QVERIFY(expected && *expected > nowMs() + 50 * minute);
    const QString hourly =
        u"The next run would start: %1; as it is now: only by hand. At most 24 runs on a day instead "
        "of 0."_s.arg(clockTime(*expected, nowMs()));
    QCOMPARE(next->text(), hourly);
    every->setCurrentIndex(every->findData(1440));
    QVERIFY(next->text() != hourly);
    child<QCheckBox>(u"settingsQuiet"_s)->setChecked(true);
    child<QTimeEdit>(u"settingsQuietFrom"_s)->setTime({0, 0});
    child<QTimeEdit>(u"settingsQuietTo"_s)->setTime({23, 59});
    every->setCurrentIndex(every->findData(5));
    const QString late = u"23:59"_s;
    QVERIFY2(
        next->text().contains(late) || QTime::currentTime().toString(u"HH:mm"_s) == late, qPrintable(next->text()));
    QTest::mouseClick(child<QPushButton>(u"settingsSave"_s), Qt::LeftButton);
    QTRY_VERIFY(!child(u"settingsDialog"_s));
    child<QAction>(u"actionSettings"_s)->trigger();
    QTRY_VERIFY(child<QLabel>(u"settingsNext"_s)->text().startsWith(u"The next run starts: "_s));
}

void TestSettings::wholeReadsHaveATimetable()
{
    open();
    child<QAction>(u"actionSettings"_s)->trigger();
    auto *sweep = child<QComboBox>(u"settingsSweep"_s);
    auto *associations = child<QComboBox>(u"settingsAssociations"_s);
    QTRY_VERIFY(sweep->isEnabled() && associations->isEnabled());
    QCOMPARE(sweep->currentText(), u"every hour"_s);
    QVERIFY(associations->currentText().startsWith(u"in every run while"_s));
    const auto *note = child<QLabel>(u"settingsReadingNote"_s);
    QVERIFY(!note->isVisible());
    sweep->setCurrentIndex(sweep->findData(240));
    QCOMPARE(note->text(),
        u"Records that were deleted would be found by whole lists every 4 hours instead of every "
        "hour."_s);
    associations->setCurrentIndex(associations->findData(0));
    QVERIFY(note->text().contains(u"A changed association would be seen in every run instead of"_s));
    QVERIFY2(!m_controller->calls.contains(u"schedule"_s), "nothing is saved before Save");
    QTest::mouseClick(child<QPushButton>(u"settingsSave"_s), Qt::LeftButton);
    QCOMPARE(m_controller->schedule.sweep, 240 * minute);
    QCOMPARE(m_controller->schedule.associations, std::optional<qint64>(0));

    m_controller->schedule.sweep = 7 * minute; // as somebody set it on the command line
    m_controller->calls.clear();
    QTRY_VERIFY(!child(u"settingsDialog"_s));
    child<QAction>(u"actionSettings"_s)->trigger();
    QTRY_COMPARE(child<QComboBox>(u"settingsSweep"_s)->currentText(), u"every 7 minutes"_s);
    QTest::mouseClick(child<QPushButton>(u"settingsSave"_s), Qt::LeftButton);
    QVERIFY2(!m_controller->calls.contains(u"schedule"_s), "what was not touched is not saved");
}

void TestSettings::languageIsTold()
{
    open();
    QTest::keyClick(m_window.get(), Qt::Key_Comma, Qt::ControlModifier);
    auto *language = child<QComboBox>(u"settingsLanguage"_s);
    language->setCurrentIndex(language->findData(u"nb"_s));
    QSignalSpy changed(m_window.get(), &MainWindow::languageChanged);
    QTest::mouseClick(child<QPushButton>(u"settingsSave"_s), Qt::LeftButton);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_settings->value(u"language"_s).toString(), u"nb"_s);
}

QTEST_MAIN(TestSettings)

#include "tst_settings.moc"
