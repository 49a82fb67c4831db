#include "tests/ui/windowfixture.h"
#include "ui/look.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStyleFactory>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace samband;
using namespace Qt::StringLiterals;

class TestWindow : public WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void titleAndOverview();
    void navigatingByKeys();
    void searching();
    void filteringAndSorting();
    void whyShowsTheInputs();
    void runningAndStopping();
    void previewAndApprove();
    void firstRun();
    void greenOnlyWhenAllIsWell();
    void errorsAreShownAndKept();
    void lateDetailIsDropped();
    void settingsAreKept();
    void changedHistoryIsTold();
    void planIsNoView();
    void everyWidgetIsNamed();
};

void TestWindow::init()
{
    WindowFixture::init();
    openWindow();
}

void TestWindow::titleAndOverview()
{
    QCOMPARE(m_window->windowTitle(), u"Samband — Demo"_s);
    QTRY_VERIFY(child<QLabel>(u"overviewHero"_s)->text().contains(u"need you"_s));
    m_window->goTo(u"state:conflict"_s);
    QTRY_COMPARE(shownRows(), 8);
    QCOMPARE(child<QLabel>(u"viewTitle"_s)->text(), u"Conflicts"_s);
}

void TestWindow::navigatingByKeys()
{
    QTRY_VERIFY(child<QListWidget>(u"sidebar"_s)->count() > 15);
    press(Qt::Key_3, Qt::ControlModifier);
    QTRY_COMPARE(shownRows(), 8);
    press(Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(shownRows() > 8);
    goTo(u"flow:2"_s);
    QTRY_COMPARE(shownRows(), 75);
    goTo(u"runs"_s);
    QTRY_COMPARE(child<QTableView>(u"runTable"_s)->model()->rowCount(), 12);
    QVERIFY(child<QTableView>(u"runTable"_s)->isVisible());
    goTo(u"journal"_s);
    QTRY_COMPARE(child<QTableView>(u"journalTable"_s)->model()->rowCount(), 1200);
    press(Qt::Key_F6);
    QVERIFY(m_window->focusWidget());
    press(Qt::Key_F1);
    QTRY_VERIFY(child<QDialog>(u"helpDialog"_s));
}

void TestWindow::searching()
{
    press(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(child<QLineEdit>(u"searchField"_s)->hasFocus());
    QTest::keyClicks(child<QLineEdit>(u"searchField"_s), u"flow:contact is:conflict"_s);
    QTRY_VERIFY(!m_controller->orders.isEmpty());
    QTRY_COMPARE(m_controller->orders.last().second.flow, std::optional<qint64>(1));
    QVERIFY(m_controller->orders.last().second.states == std::set{LinkState::Conflict});
    QVERIFY(child(u"linkTable"_s)->isVisible());
    press(Qt::Key_Escape);
    QTRY_COMPARE(shownRows(), 300);
}

void TestWindow::filteringAndSorting()
{
    goTo(u"all"_s);
    QTRY_COMPARE(shownRows(), 300);
    QTest::keyClicks(child<QLineEdit>(u"filter_1"_s), u"kari"_s);
    QTRY_COMPARE(m_controller->orders.last().second.contains.value(LinkColumn::SourceTitle), u"kari"_s);
    QTRY_VERIFY(shownRows() < 300 && shownRows() > 0);
    child<QTableView>(u"linkTable"_s)->sortByColumn(1, Qt::AscendingOrder);
    QTRY_COMPARE(m_controller->orders.last().second.sortBy, LinkColumn::SourceTitle);
    // Another view starts without the filters of this one.
    goTo(u"state:held"_s);
    QTRY_VERIFY(m_controller->orders.last().second.contains.isEmpty());
    QCOMPARE(child<QLineEdit>(u"filter_1"_s)->text(), QString());
}

void TestWindow::whyShowsTheInputs()
{
    goTo(u"state:conflict"_s);
    select(0);
    auto *inputs = child<QTableWidget>(u"whyInputs"_s);
    QTRY_VERIFY(inputs->rowCount() > 3);
    QVERIFY(!child<QLabel>(u"whySentence"_s)->text().isEmpty());
    QVERIFY(!child<QLabel>(u"whyChange"_s)->text().isEmpty());
    QStringList names;
    for (int row = 0; row < inputs->rowCount(); ++row)
        names << inputs->item(row, 0)->text();
    QVERIFY2(
        names.contains(m_controller->systems().source) && names.contains(u"Limit"_s), qPrintable(names.join(u',')));
    QString told;
    for (int row = 0; row < inputs->rowCount(); ++row)
        told += inputs->item(row, 1)->text() + u'\n';
    QVERIFY2(told.contains(u"Ask a person"_s) && told.contains(u"Archived records"_s), qPrintable(told));
    QVERIFY2(!told.contains(u"conflict ask"_s) && !told.contains(u"same-value"_s), qPrintable(told));
}

void TestWindow::runningAndStopping()
{
    m_controller->endsAtOnce = false;
    QVERIFY(!child<QAction>(u"actionStop"_s)->isEnabled());
    press(Qt::Key_F5, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(m_controller->runs.size(), 1);
    QTRY_VERIFY(child<QLabel>(u"statusRun"_s)->text().contains(u"120/400"_s));
    QVERIFY(child<QLabel>(u"statusRun"_s)->text().contains(u"about 6–9 s left"_s));
    QVERIFY(child<QAction>(u"actionStop"_s)->isEnabled());
    child<QListWidget>(u"sidebar"_s)->setFocus();
    press(Qt::Key_Escape);
    QTRY_VERIFY(child<QLabel>(u"statusRun"_s)->text().contains(u"stopped"_s));
    QVERIFY(!child<QAction>(u"actionStop"_s)->isEnabled());
    m_controller->endsAtOnce = true;
    goTo(u"flow:3"_s);
    child<QListWidget>(u"sidebar"_s)->setFocus();
    press(Qt::Key_F5);
    QTRY_COMPARE(m_controller->runs.last().flow, std::optional<qint64>(3));
    select(0);
    press(Qt::Key_F5);
    QTRY_COMPARE(m_controller->runs.last().links.size(), 1);
    child<QAction>(u"actionReadEverything"_s)->trigger();
    QVERIFY(m_controller->runs.last().full);
}

void TestWindow::previewAndApprove()
{
    press(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(child(u"planTable"_s)->isVisible());
    QVERIFY(m_controller->runs.last().preview);
    QVERIFY(child<QLabel>(u"planTitle"_s)->text().contains(u"creates"_s));
    QTRY_VERIFY(child<QTableView>(u"planTable"_s)->model()->rowCount() > 10);
    click(u"planTickAll"_s);
    click(u"planApprove"_s);
    QTRY_COMPARE(m_controller->runs.size(), 2);
    QVERIFY(!m_controller->runs.last().preview);
    QVERIFY(m_controller->runs.last().plan != 0);
    QTRY_VERIFY(!child(u"planTable"_s)->isVisible());
}

void TestWindow::firstRun()
{
    m_controller->fillFirstRun(30);
    Q_EMIT m_controller->linksChanged({});
    QTRY_VERIFY(child<QLabel>(u"overviewHero"_s)->text().contains(u"first run waits"_s));
    QVERIFY(child<QLabel>(u"overviewHero"_s)->text().endsWith(u": 10 held"_s));
    click(u"overviewHeld"_s);
    QTRY_COMPARE(shownRows(), 30);
    click(u"approveAllButton"_s);
    QTRY_COMPARE(m_controller->calls.filter(u"approve"_s), QStringList{u"approve 30 rows sync"_s});
    QCOMPARE(m_questions.size(), 1);
}

void TestWindow::greenOnlyWhenAllIsWell()
{
    QTRY_VERIFY(child<QLabel>(u"statusRead"_s)->text().contains(u"need you"_s));
    m_controller->green = true;
    Q_EMIT m_controller->linksChanged({});
    QTRY_VERIFY(child<QLabel>(u"statusRead"_s)->text().contains(u"all in step"_s));
    QCOMPARE(child<QLabel>(u"overviewHero"_s)->text(), u"All in step"_s);
}

void TestWindow::errorsAreShownAndKept()
{
    QVERIFY(!child(u"messageBar"_s)->isVisible());
    Error error;
    error.text = u"CRMOffice refused the token. Sign in again."_s;
    Q_EMIT m_controller->failed(error);
    QVERIFY(child(u"messageBar"_s)->isVisible());
    QCOMPARE(child<QLabel>(u"messageText"_s)->text(), error.text);
    error.text = u"The second one."_s;
    Q_EMIT m_controller->failed(error);
    QCOMPARE(child<QToolButton>(u"messageEarlier"_s)->text(), u"1 earlier"_s);
    click(u"messageDismiss"_s);
    QVERIFY(!child(u"messageBar"_s)->isVisible());
    QVERIFY(!QApplication::activeModalWidget());
}

void TestWindow::lateDetailIsDropped()
{
    goTo(u"all"_s);
    select(0);
    QTRY_VERIFY(child(u"detailReason"_s)->isVisible());
    const QString title = child<QLabel>(u"detailTitleSource"_s)->text();
    LinkDetail late;
    late.row.id = 299;
    late.row.title = {u"Late"_s, u"Late"_s};
    late.row.recordId = {u"1"_s, u"2"_s};
    Q_EMIT m_controller->linkDetailReady(late);
    QCOMPARE(child<QLabel>(u"detailTitleSource"_s)->text(), title);
}

void TestWindow::settingsAreKept()
{
    goTo(u"state:failing"_s);
    m_window->resize(1111, 700);
    m_window->close();
    m_window.reset();
    openWindow();
    QCOMPARE(m_window->width(), 1111);
    QTRY_COMPARE(child<QLabel>(u"viewTitle"_s)->text(), u"Failing"_s);
    QTRY_VERIFY(child(u"linkTable"_s)->isVisible());
}

void TestWindow::changedHistoryIsTold()
{
    Error changed;
    changed.text = u"Row 7 of the history is not as Samband wrote it."_s;
    m_controller->warn(changed);
    m_controller->requestSummary();
    QTRY_COMPARE(child<QLabel>(u"messageText"_s)->text(), changed.text);
    click(u"messageDismiss"_s);
    m_controller->requestSummary();
    QTest::qWait(50);
    QVERIFY2(!child(u"messageText"_s)->isVisible(), "once is enough");
}

void TestWindow::planIsNoView()
{
    goTo(u"journal"_s);
    auto *sidebar = child<QListWidget>(u"sidebar"_s);
    const QRect journal = sidebar->visualItemRect(sidebar->currentItem());
    press(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(child(u"planTable"_s)->isVisible());
    QVERIFY(sidebar->selectedItems().isEmpty());
    m_controller->requestSummary();
    QTest::qWait(20);
    QVERIFY(sidebar->selectedItems().isEmpty());
    QTest::mouseClick(sidebar->viewport(), Qt::LeftButton, {}, journal.center());
    QTRY_VERIFY(child(u"journalTable"_s)->isVisible());
    QCOMPARE(sidebar->selectedItems().size(), 1);
}

void TestWindow::everyWidgetIsNamed()
{
    press(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(child(u"planTable"_s)->isVisible());
    goTo(u"state:conflict"_s);
    select(0);
    QTRY_VERIFY(child<QRadioButton>(u"choiceSource_4"_s));
    for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->objectName().startsWith(u"qt_"_s))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const QString name = button && widget->accessibleName().isEmpty() ? button->text() : widget->accessibleName();
        QVERIFY2(!name.isEmpty(),
            qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u" "_s + widget->objectName()));
    }
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
