#include "tests/support/fakecontroller.h"
#include "tests/support/palettes.h"
#include "ui/budgetwords.h"
#include "ui/mainwindow.h"
#include "ui/pastkeeper.h"
#include "ui/times.h"

#include <QAction>
#include <QApplication>
#include <QDesktopServices>
#include <QItemSelectionModel>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

/// As a click on the row would, whatever keys were pressed before.
void select(QTableView *table, int row)
{
    table->selectionModel()->setCurrentIndex(
        table->model()->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

constexpr qint64 now = 1'795'000'000'000;

Budget budget(const QString &name, int used, int allowed)
{
    Budget made;
    made.system = u"HubSpot"_s;
    made.name = name;
    made.used = used;
    made.allowed = allowed;
    made.perMs = 10'000;
    return made;
}

} // namespace

/// What the window shows of the two systems themselves: sign-in, budgets, who gave a value and when, their own pages.
class TestSystems : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void budgetsInWords();
    void theDayIsSharedByTheClasses();
    void cardsShowAccountAndBudgets();
    void chipsShowTheDayAndLeadToConnections();
    void budgetsFollowARun();
    void signedOutIsAWord();
    void conflictTellsWhoAndWhen();
    void steppingAsksNobody();
    void whatWasToldIsKept();
    void whatCannotBeAskedIsSaid();
    void pagesOpenByKey();
    void noPageNoAction();
    void screenshots();

    /// Takes the place of the browser.
    void browse(const QUrl &url) { m_browsed << url; }

private:
    template<class T = QWidget> T *child(const QString &name) const { return m_window->findChild<T *>(name); }
    QString text(const QString &name) const { return child<QLabel>(name) ? child<QLabel>(name)->text() : QString(); }
    qsizetype asked() const
    {
        return std::ranges::count_if(
            m_controller->calls, [](const QString &call) { return call.startsWith("past "_L1); });
    }
    void showConflict(int row);

    QTemporaryDir m_folder;
    std::unique_ptr<FakeController> m_controller;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    QList<QUrl> m_browsed;
};

void TestSystems::init()
{
    QDesktopServices::setUrlHandler(u"https"_s, this, "browse");
    m_browsed.clear();
    m_controller = std::make_unique<FakeController>();
    m_controller->fill(300);
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    m_window = std::make_unique<MainWindow>(*m_controller, *m_settings);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(child(u"overviewFlow_1"_s) && child(u"budgetSource_0"_s));
}

void TestSystems::cleanup()
{
    m_window.reset();
    QDesktopServices::unsetUrlHandler(u"https"_s);
}

void TestSystems::showConflict(int row)
{
    m_window->goTo(u"state:conflict"_s);
    QTest::qWait(30);
    auto *table = child<QTableView>(u"linkTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 8);
    table->setFocus();
    select(table, row);
    QTRY_VERIFY(!text(u"pastSource_4"_s).isEmpty());
}

void TestSystems::budgetsInWords()
{
    Budget day = budget(u"general"_s, 42, 190);
    day.kept = 3;
    day.dailyUsed = 500'000;
    day.dailyAllowed = 625'000;
    day.dailyKept = 6'250;
    day.dayEndsInMs = 3'600'000;
    const QList<Budget> budgets{day, budget(u"search"_s, 5, 5)};
    const QList<Gauge> gauges = gaugesOf(budgets, u"HubSpot"_s, now);
    QCOMPARE(gauges.size(), 3);
    QVERIFY(qFuzzyCompare(gauges[0].used, 0.8) && qFuzzyCompare(gauges[0].kept, 0.01));
    QVERIFY(gauges[0].note.contains(clockTime(now + 3'600'000, now)) && gauges[0].tip.contains(u"6"_s));
    QVERIFY(!gauges[0].isSpent() && !gauges[1].isSpent());
    QCOMPARE(gauges[1].figures, u"42 / 190 in 10 s"_s);
    QVERIFY2(gauges[2].isSpent(), "five of five: the next call waits");
    QCOMPARE(dayPercent(budgets, u"HubSpot"_s), std::optional(80));
    QVERIFY(gaugesOf(budgets, u"CRMOffice"_s, now).isEmpty());
    // A day is used up for runs once only the operator's share is left.
    day.dailyUsed = 625'000 - 6'250;
    QVERIFY(gaugesOf({day}, u"HubSpot"_s, now).first().isSpent());
}

void TestSystems::theDayIsSharedByTheClasses()
{
    Budget general = budget(u"general"_s, 1, 190);
    general.dailyUsed = 10;
    general.dailyAllowed = 1000;
    Budget search = general;
    search.name = u"search"_s;
    QCOMPARE(gaugesOf({general, search}, u"HubSpot"_s, now).size(), 3);
    QVERIFY(!dayPercent({budget(u"general"_s, 1, 190)}, u"HubSpot"_s));
}

void TestSystems::cardsShowAccountAndBudgets()
{
    QVERIFY(text(u"signInSource"_s).contains("4711"_L1));
    QCOMPARE(text(u"signInTarget"_s), u"Signed in"_s);
    QVERIFY(child(u"budgetSource_0"_s)->accessibleName().startsWith("Today"_L1));
    QVERIFY(child(u"budgetSource_0"_s)->accessibleDescription().contains("kept"_L1)
        || child(u"budgetSource_0"_s)->accessibleDescription().contains("leave"_L1));
    QVERIFY(child(u"budgetTarget_0"_s)->accessibleName().contains("10 / 100 in 1 s"_L1));
    QVERIFY2(!child(u"budgetTarget_1"_s), "CRMOffice has no limit for the day");
}

void TestSystems::chipsShowTheDayAndLeadToConnections()
{
    QTRY_COMPARE(child<QToolButton>(u"chipSource"_s)->text(), u"HubSpot 1 %"_s);
    QCOMPARE(child<QToolButton>(u"chipTarget"_s)->text(), u"CRMOffice"_s);
    QVERIFY(child(u"chipSource"_s)->accessibleDescription().contains("4711"_L1));
    const QMenu *menu = child<QToolButton>(u"chipSource"_s)->menu();
    QCOMPARE(menu->actions().size(), 2);
    menu->actions().last()->trigger();
    QVERIFY(child(u"doctorDialog"_s) && child(u"doctorDialog"_s)->isVisible());
}

void TestSystems::budgetsFollowARun()
{
    m_controller->endsAtOnce = false;
    QTest::keyClick(m_window.get(), Qt::Key_F5, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_controller->isRunning());
    m_controller->budgets[0].dailyUsed = 512'500;
    QTRY_COMPARE(child<QToolButton>(u"chipSource"_s)->text(), u"HubSpot 82 %"_s);
    // Nothing counts any more and nobody calls: nobody asks either.
    m_controller->stop();
    QTRY_VERIFY(!m_controller->isRunning());
    m_controller->budgets = {m_controller->budgets[0]};
    m_controller->budgets[0].used = 0;
    QTRY_VERIFY(!child(u"budgetSource_2"_s));
    QTest::qWait(50);
    m_controller->budgets[0].dailyUsed = 0;
    QTest::qWait(1300);
    QCOMPARE(child<QToolButton>(u"chipSource"_s)->text(), u"HubSpot 82 %"_s);
}

void TestSystems::signedOutIsAWord()
{
    m_controller->signOut(Side::Source);
    QTRY_COMPARE(text(u"signInSource"_s), u"Not signed in"_s);
    QCOMPARE(child<QToolButton>(u"chipSource"_s)->text(), u"HubSpot: not signed in"_s);
}

void TestSystems::conflictTellsWhoAndWhen()
{
    showConflict(0);
    QVERIFY(text(u"pastSource_4"_s).contains("asking HubSpot"_L1));
    QTRY_VERIFY(text(u"pastSource_4"_s).contains("by Kari Berg"_L1));
    QVERIFY2(text(u"pastSource_4"_s).endsWith("in the app"_L1), qPrintable(text(u"pastSource_4"_s)));
    QVERIFY(text(u"pastSource_4"_s).contains(clockTime(now, nowMs())));
    // CRMOffice keeps no history: it says so, and what it knows instead.
    QVERIFY(text(u"pastTarget_4"_s).startsWith("record changed"_L1));
    QVERIFY(child(u"pastTarget_4"_s)->toolTip().contains("CRMOffice keeps no history"_L1));
    QVERIFY(child(u"pastSource_4"_s)->isVisible() && child(u"pastTarget_4"_s)->isVisible());
}

void TestSystems::steppingAsksNobody()
{
    showConflict(0);
    auto *table = child<QTableView>(u"linkTable"_s);
    for (int row = 1; row < 6; ++row) {
        select(table, row);
        QTest::qWait(60);
    }
    QCOMPARE(asked(), 0);
    QTRY_COMPARE(asked(), 1);
    m_window->goTo(u"state:in-sync"_s);
    QTRY_VERIFY(table->model()->rowCount() > 100);
    select(table, 3);
    QTest::qWait(600);
    QCOMPARE(asked(), 1); // nothing is to be chosen there
}

void TestSystems::whatWasToldIsKept()
{
    showConflict(0);
    QTRY_VERIFY(text(u"pastSource_4"_s).contains("by Kari Berg"_L1));
    auto *table = child<QTableView>(u"linkTable"_s);
    select(table, 1);
    QTRY_COMPARE(asked(), 2);
    select(table, 0);
    QTRY_VERIFY(text(u"pastSource_4"_s).contains("by Kari Berg"_L1));
    QTest::qWait(600);
    QCOMPARE(asked(), 2);
    // Another value has another past.
    m_controller->phoneInConflict = u"22 00 00 99"_s;
    Q_EMIT m_controller->linksChanged({});
    QTRY_COMPARE(asked(), 3);
}

void TestSystems::whatCannotBeAskedIsSaid()
{
    m_controller->pastProblem = u"HubSpot could not be reached."_s;
    showConflict(0);
    QTRY_VERIFY(text(u"pastSource_4"_s).contains("could not be asked"_L1));
    QCOMPARE(child(u"pastSource_4"_s)->toolTip(), m_controller->pastProblem);
    QVERIFY2(!child(u"messageBar"_s)->isVisible(), "looking at a record is no reason for a message");
    // It is asked again when the person comes back.
    m_controller->pastProblem.clear();
    auto *table = child<QTableView>(u"linkTable"_s);
    select(table, 1);
    QTest::qWait(50);
    select(table, 0);
    QTRY_VERIFY(text(u"pastSource_4"_s).contains("by Kari Berg"_L1));
}

void TestSystems::pagesOpenByKey()
{
    showConflict(0);
    QTRY_VERIFY(child<QAction>(u"actionOpenSource"_s)->isEnabled());
    QCOMPARE(child<QAction>(u"actionOpenSource"_s)->text(), u"Open in HubSpot"_s);
    QCOMPARE(child<QAction>(u"actionOpenTarget"_s)->text(), u"Open in CRMOffice"_s);
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::AltModifier);
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::AltModifier);
    QCOMPARE(m_browsed.size(), 2);
    QCOMPARE(m_browsed.first().host(), u"source.example"_s);
    QCOMPARE(m_browsed.last().host(), u"target.example"_s);
    child<QToolButton>(u"openTarget"_s)->click();
    QCOMPARE(m_browsed.size(), 3);
    QVERIFY(m_controller->calls.filter(u"resolve"_s).isEmpty());
}

void TestSystems::noPageNoAction()
{
    QVERIFY(!child<QAction>(u"actionOpenSource"_s)->isEnabled());
    m_window->goTo(u"state:held"_s);
    QTest::qWait(30);
    auto *table = child<QTableView>(u"linkTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 10);
    select(table, 0);
    QTRY_VERIFY(child<QAction>(u"actionOpenSource"_s)->isEnabled());
    QVERIFY2(!child<QAction>(u"actionOpenTarget"_s)->isEnabled(), "there is no record yet");
    QVERIFY(!child(u"openTarget"_s)->isVisible());
    table->selectAll();
    QTRY_VERIFY(!child<QAction>(u"actionOpenSource"_s)->isEnabled());
}

void TestSystems::screenshots()
{
    const QString folder = qEnvironmentVariable("SAMBAND_SHOTS");
    if (folder.isEmpty())
        QSKIP("SAMBAND_SHOTS names no folder");
    for (const auto &[name, palette] : {std::pair{u"light"_s, lightPalette()}, {u"dark"_s, darkPalette()}}) {
        QApplication::setPalette(palette);
        cleanup();
        init();
        QTest::qWait(250);
        QVERIFY(m_window->grab().save(folder + u"/systems-%1-overview.png"_s.arg(name)));
        showConflict(1);
        QTest::qWait(700);
        QVERIFY(m_window->grab().save(folder + u"/systems-%1-past.png"_s.arg(name)));
        m_controller->signOut(Side::Source);
        m_window->goTo(u"overview"_s);
        m_window->resize(900, 760);
        QTest::qWait(250);
        QVERIFY(m_window->grab().save(folder + u"/systems-%1-narrow.png"_s.arg(name)));
    }
}

QTEST_MAIN(TestSystems)
#include "tst_systems.moc"
