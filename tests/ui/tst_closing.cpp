#include "tests/ui/windowfixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

#include <algorithm>

using namespace samband;
using namespace Qt::StringLiterals;

/// Closing in the middle of an action on thousands of rows: nothing of it is dropped without a word.
class TestClosing : public WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theQuestionSaysWhatIsDoneAndLeft();
    void stayingGoesOn();
    void waitingClosesWhenAllIsDone();
    void waitingStaysWhenSomethingFailed();
    void waitingIncludesTheRun();
    void stoppingFinishesThePortionAtHand();
    void theQuestionGoesWithTheWork();
    void choicesLeftAreAskedAbout();
    void quittingFromTheTrayAsks();
    void anotherLanguageWaits();
    void endingNowSaysWhatIsLeft();
    void endingNowWithNothingUnderWay();

private:
    /// Rows of a view, thousands, with the action of \a button under way and its first portion waiting for an answer.
    void begin(int rows, const QString &view, const QString &button);
    /// What of the rows a pause means something to.
    int pausable() const
    {
        return int(std::ranges::count_if(m_controller->rows,
            [](const LinkRow &row) { return row.state != LinkState::Paused && row.state != LinkState::Outside; }));
    }
    QMessageBox *asked() const { return m_window->findChild<QMessageBox *>(u"workAsk"_s); }
    void answer(const QString &button)
    {
        QTRY_VERIFY(asked() && asked()->isVisible());
        QTest::mouseClick(asked()->findChild<QPushButton *>(button), Qt::LeftButton);
        QTRY_VERIFY(!asked());
    }
    /// Answers portion after portion, as the workspace does.
    void finish()
    {
        m_controller->actionsWait = false;
        m_controller->letGo();
    }
    QString status() const { return child<QLabel>(u"statusRun"_s)->text(); }

    std::unique_ptr<QSignalSpy> m_quit;
    int m_all = 0; ///< rows that the action is about
};

void TestClosing::init()
{
    WindowFixture::init();
    openWindow();
    m_quit = std::make_unique<QSignalSpy>(m_window.get(), &MainWindow::quitWanted);
}

void TestClosing::cleanup()
{
    m_quit.reset();
    WindowFixture::cleanup();
}

void TestClosing::begin(int rows, const QString &view, const QString &button)
{
    m_controller->fill(rows);
    m_all = pausable();
    Q_EMIT m_controller->linksChanged({});
    goTo(view);
    QTRY_VERIFY(shownRows() > 500);
    table()->setFocus();
    table()->selectAll();
    m_controller->actionsWait = true;
    QTRY_VERIFY(child(button)->isVisible());
    click(button);
    QTRY_VERIFY(child(u"workStop"_s) && child(u"workStop"_s)->isVisible());
}

void TestClosing::theQuestionSaysWhatIsDoneAndLeft()
{
    begin(3000, u"all"_s, u"manyPause"_s);
    const int all = m_all;
    const auto told = [all](int done) {
        const QLocale locale;
        return u"Pausing: %1 of %2 rows done, %3 left."_s.arg(
            locale.toString(done), locale.toString(all), locale.toString(all - done));
    };
    QVERIFY(!m_window->close());
    QVERIFY(asked());
    QTRY_VERIFY(asked()->isVisible());
    QCOMPARE(asked()->text(), told(0));
    QCOMPARE(asked()->defaultButton()->objectName(), u"workAskWait"_s);
    QCOMPARE(asked()->escapeButton()->objectName(), u"workAskStay"_s);
    m_controller->letGo();
    QTRY_COMPARE(asked()->text(), told(500)); // the rows go on while the person reads
    QVERIFY(m_window->isVisible() && m_quit->isEmpty());
}

void TestClosing::stayingGoesOn()
{
    begin(3000, u"all"_s, u"manyPause"_s);
    m_window->close();
    answer(u"workAskStay"_s);
    finish();
    QTRY_VERIFY(!child(u"workBar"_s)->isVisible());
    QTest::qWait(20);
    QVERIFY(m_window->isVisible() && m_quit->isEmpty());
    QVERIFY2(status().contains(u"rows done"_s), qPrintable(status()));
    QVERIFY(m_window->close());
}

void TestClosing::waitingClosesWhenAllIsDone()
{
    begin(3000, u"all"_s, u"manyPause"_s);
    const int all = m_all;
    m_window->close();
    answer(u"workAskWait"_s);
    QTRY_VERIFY2(status().contains(u"closes once"_s), qPrintable(status()));
    m_controller->letGo();
    QTest::qWait(20);
    QVERIFY(m_window->isVisible() && m_quit->isEmpty());
    finish();
    QTRY_COMPARE(m_quit->size(), 1);
    QCOMPARE(m_controller->calls.filter(u"pause "_s).size(), (all + 499) / 500);
}

void TestClosing::waitingStaysWhenSomethingFailed()
{
    m_controller->refusedRows = {22};
    begin(3000, u"all"_s, u"manyPause"_s);
    m_window->close();
    answer(u"workAskWait"_s);
    finish();
    QTRY_VERIFY2(status().contains(u"1 failed"_s), qPrintable(status()));
    QTest::qWait(20);
    QVERIFY(m_window->isVisible() && m_quit->isEmpty());
}

void TestClosing::waitingIncludesTheRun()
{
    m_controller->endsAtOnce = false;
    begin(24'000, u"state:held"_s, u"manyApprove"_s);
    m_window->close();
    answer(u"workAskWait"_s);
    finish();
    QTRY_COMPARE(m_controller->runs.size(), 1);
    QTest::qWait(20);
    QVERIFY(m_window->isVisible() && m_quit->isEmpty());
    m_controller->endRun({});
    QTRY_COMPARE(m_quit->size(), 1);
}

void TestClosing::stoppingFinishesThePortionAtHand()
{
    begin(3000, u"all"_s, u"manyPause"_s);
    child<QAction>(u"actionQuit"_s)->trigger();
    answer(u"workAskStop"_s);
    QTest::qWait(20);
    QVERIFY(m_quit->isEmpty());
    m_controller->letGo();
    QTRY_COMPARE(m_quit->size(), 1);
    QCOMPARE(m_controller->calls.filter(u"pause "_s).size(), 1);
}

void TestClosing::theQuestionGoesWithTheWork()
{
    begin(3000, u"all"_s, u"manyPause"_s);
    m_window->close();
    QTRY_VERIFY(asked() && asked()->isVisible());
    finish();
    QTRY_VERIFY(!asked());
    QVERIFY(m_window->isVisible() && m_quit->isEmpty());
}

void TestClosing::choicesLeftAreAskedAbout()
{
    m_controller->fill(24'000);
    Q_EMIT m_controller->linksChanged({});
    goTo(u"state:conflict"_s);
    QTRY_COMPARE(shownRows(), 600);
    table()->setFocus();
    table()->selectAll();
    QTRY_VERIFY(child<QLabel>(u"manyProperty_4"_s));
    press(Qt::Key_2);
    QTRY_COMPARE(child<QPushButton>(u"manyResolve"_s)->text(), u"Resolve and sync 600"_s);
    m_controller->actionsWait = true;
    click(u"manyResolve"_s);
    QTRY_VERIFY(child(u"workStop"_s) && child(u"workStop"_s)->isVisible());
    m_window->close();
    answer(u"workAskStop"_s);
    m_controller->letGo();
    QTRY_VERIFY(m_window->findChild<QMessageBox *>(u"unsentAsk"_s));
    QVERIFY(m_window->findChild<QMessageBox *>(u"unsentAsk"_s)->text().contains(u"100 rows"_s));
    QVERIFY(m_window->isVisible() && m_quit->isEmpty());
}

void TestClosing::quittingFromTheTrayAsks()
{
    m_window->setTray(true);
    m_settings->setValue("stayInTray"_L1, true);
    begin(3000, u"all"_s, u"manyPause"_s);
    m_window->close(); // stays beside the clock, and goes on
    QVERIFY(!m_window->isVisible() && !asked());
    m_window->quit();
    QVERIFY(m_window->isVisible() && asked());
    answer(u"workAskWait"_s);
    finish();
    QTRY_COMPARE(m_quit->size(), 1);
}

void TestClosing::anotherLanguageWaits()
{
    QSignalSpy changed(m_window.get(), &MainWindow::languageChanged);
    begin(3000, u"all"_s, u"manyPause"_s);
    press(Qt::Key_Comma, Qt::ControlModifier);
    auto *language = child<QComboBox>(u"settingsLanguage"_s);
    QVERIFY(language);
    language->setCurrentIndex(language->findData(u"nb"_s));
    child<QAbstractButton>(u"settingsSave"_s)->click();
    QTRY_VERIFY2(status().contains(u"language"_s), qPrintable(status()));
    QVERIFY(changed.isEmpty());
    finish();
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(!child(u"workBar"_s)->isVisible());
}

void TestClosing::endingNowSaysWhatIsLeft()
{
    begin(3000, u"all"_s, u"manyPause"_s);
    const int all = m_all;
    std::optional<QStringList> left;
    m_window->endNow([&](const QStringList &lines) { left = lines; });
    QTest::qWait(20);
    QVERIFY2(!left, "the portion at hand is waited for");
    m_controller->letGo();
    QTRY_VERIFY(left);
    const QLocale locale;
    QCOMPARE(*left,
        QStringList{u"Pausing: 500 of %1 rows done, stopped, %2 left as they were."_s.arg(
            locale.toString(all), locale.toString(all - 500))});
    QCOMPARE(m_controller->calls.filter(u"pause "_s).size(), 1);
    QVERIFY(!asked());
}

void TestClosing::endingNowWithNothingUnderWay()
{
    std::optional<QStringList> left;
    m_window->endNow([&](const QStringList &lines) { left = lines; });
    QVERIFY(left && left->isEmpty());
    goTo(u"state:conflict"_s);
    select(0);
    QTRY_VERIFY(child(u"choiceTarget_4"_s));
    press(Qt::Key_2);
    left.reset();
    m_window->endNow([&](const QStringList &lines) { left = lines; });
    QVERIFY(left);
    QCOMPARE(left->size(), 1);
    QVERIFY2(left->first().startsWith(u"What you chose for 1 row has not been sent"_s), qPrintable(left->first()));
}

QTEST_MAIN(TestClosing)
#include "tst_closing.moc"
