#include "tests/support/fakecontroller.h"
#include "ui/labels.h"
#include "ui/mainwindow.h"
#include "ui/propertytable.h"
#include "ui/scheduler.h"

#include <QAction>
#include <QCheckBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeEdit>

using namespace samband;
using namespace Qt::StringLiterals;

/// What a person does who trusts no program: odd names, views that go while they are shown, keys in odd places, files
/// that cannot be written, settings that somebody edited.
class TestHabits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }

    void paneKeyGoesRoundAllPanes();
    void escapeLeavesAFilterOfAnyPage();
    void removedViewIsLeft();
    void oddViewNames();
    void aThousandViews();
    void exportTakesAnyName();
    void exportOfNothingSaysSo();
    void windowComesBackOnTheScreen();
    void sameTimeTwiceIsNeverQuiet();
    void oddTimetableIsRead();
    void trayIsRememberedWhereThereIsNone();
    void longValuesCanBeRead();
    void emptyTableAsksForNoRow();
    void tipsAreNeverMarkup();
    void outsideCountsRowsAndSaysSo();

private:
    template<class T = QWidget> T *child(const QString &name) const { return m_window->findChild<T *>(name); }
    void open();
    void goTo(const QString &key);
    void saveViews(const QList<SavedView> &views);
    QListWidget *sidebar() const { return child<QListWidget>(u"sidebar"_s); }
    const QWidget *shown() const { return child<QStackedWidget>(u"pages"_s)->currentWidget(); }

    QTemporaryDir m_folder;
    std::unique_ptr<FakeController> m_controller;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void TestHabits::init()
{
    m_controller = std::make_unique<FakeController>();
    m_controller->fill(60);
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_settings->clear();
    open();
}

void TestHabits::open()
{
    m_window = std::make_unique<MainWindow>(*m_controller, *m_settings);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(sidebar()->count() > 10);
}

void TestHabits::goTo(const QString &key)
{
    m_window->goTo(key);
    QTest::qWait(30);
}

void TestHabits::saveViews(const QList<SavedView> &views)
{
    m_controller->saveViews(views);
    QTRY_VERIFY(!sidebar()->findItems(views.last().name, Qt::MatchExactly).isEmpty());
}

void TestHabits::paneKeyGoesRoundAllPanes()
{
    goTo(u"all"_s);
    auto *table = child<QTableView>(u"linkTable"_s);
    QTRY_VERIFY(table->model()->rowCount() > 0);
    table->selectRow(0);
    QTRY_VERIFY(child(u"detailReason"_s)->isVisible());
    sidebar()->setFocus();
    const auto next = [this](Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(m_window.get(), Qt::Key_F6, modifiers);
        return m_window->focusWidget();
    };
    QVERIFY(next()->objectName().startsWith(u"filter_"_s));
    QCOMPARE(next(), table);
    QVERIFY(child(u"detailPane"_s)->isAncestorOf(next()));
    QCOMPARE(next(), child(u"searchField"_s));
    QCOMPARE(next(), sidebar());
    QCOMPARE(next(Qt::ShiftModifier), child(u"searchField"_s));
    // Without a record its pane takes no focus: the round goes on.
    table->clearSelection();
    QTRY_VERIFY(child(u"detailNone"_s)->isVisible());
    table->setFocus();
    QCOMPARE(next(), child(u"searchField"_s));
}

void TestHabits::escapeLeavesAFilterOfAnyPage()
{
    goTo(u"runs"_s);
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(qobject_cast<QLineEdit *>(m_window->focusWidget()));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    QCOMPARE(m_window->focusWidget(), child(u"runTable"_s));
}

void TestHabits::removedViewIsLeft()
{
    LinkQuery query;
    query.states = {LinkState::Held};
    saveViews({{u"Mine"_s, query}});
    goTo(u"saved:Mine"_s);
    QTRY_COMPARE(child<QLabel>(u"viewTitle"_s)->text(), u"Mine"_s);
    QVERIFY(child<QAction>(u"actionRemoveView"_s)->isEnabled());
    child<QAction>(u"actionRemoveView"_s)->trigger();
    QTRY_VERIFY(sidebar()->findItems(u"Mine"_s, Qt::MatchExactly).isEmpty());
    // Not the rows of a view that is no more, beside an overview that is marked and cannot be clicked.
    QTRY_COMPARE(shown()->objectName(), u"overviewPage"_s);
    QCOMPARE(sidebar()->currentRow(), 0);
    QVERIFY(!child<QAction>(u"actionRemoveView"_s)->isEnabled());
}

void TestHabits::oddViewNames()
{
    const QStringList names{u"<b>bold</b> & \"quoted\""_s, u"a/b\\c"_s, u"overview"_s, u"%1 %2"_s, u"'; DROP TABLE"_s};
    QList<SavedView> views;
    for (const QString &name : names)
        views << SavedView{name, {}};
    saveViews(views);
    for (const QString &name : names) {
        goTo(u"saved:"_s + name);
        QTRY_COMPARE(child<QLabel>(u"viewTitle"_s)->text(), name);
        QTRY_VERIFY(sidebar()->currentItem()->data(Qt::AccessibleTextRole).toString().startsWith(name + u", "_s));
    }
    const QString tip = sidebar()->findItems(names.first(), Qt::MatchExactly).first()->toolTip();
    QVERIFY2(tip.contains(u"&lt;b&gt;bold"_s), qPrintable(tip));
}

void TestHabits::aThousandViews()
{
    QList<SavedView> views;
    for (int number = 1; number <= 1000; ++number)
        views << SavedView{u"View number %1"_s.arg(number), {}};
    saveViews(views);
    goTo(u"saved:View number 1000"_s);
    QTRY_COMPARE(child<QLabel>(u"viewTitle"_s)->text(), u"View number 1000"_s);
    QTRY_COMPARE(sidebar()->currentItem()->data(Qt::AccessibleTextRole).toString(), u"View number 1000, 60"_s);
}

void TestHabits::exportTakesAnyName()
{
    saveViews({{u"../a\"b' <c>|d?*: e"_s, {}}});
    goTo(u"saved:../a\"b' <c>|d?*: e"_s);
    QTRY_VERIFY(child<QTableView>(u"linkTable"_s)->model()->rowCount() > 0);
    child<QAction>(u"actionExportCsv"_s)->trigger();
    QTRY_VERIFY(child<QFileDialog>(u"exportDialog"_s));
    const QString file = child<QFileDialog>(u"exportDialog"_s)->selectedFiles().value(0).section(u'/', -1);
    QCOMPARE(file, u"a b' c d e.csv"_s);
    child<QFileDialog>(u"exportDialog"_s)->reject();
}

void TestHabits::exportOfNothingSaysSo()
{
    goTo(u"all"_s);
    child<QTableView>(u"linkTable"_s)->clearSelection();
    child<QAction>(u"actionExportSelectionCsv"_s)->trigger();
    QTRY_COMPARE(child<QLabel>(u"statusRun"_s)->text(), u"Select rows to export them."_s);
    QVERIFY(!child<QFileDialog>(u"exportDialog"_s));
}

void TestHabits::windowComesBackOnTheScreen()
{
    m_window->setGeometry(90'000, 90'000, 900, 600);
    m_window->close();
    m_window.reset();
    open();
    const QRect screen = m_window->screen()->availableGeometry();
    QVERIFY2(screen.intersects(m_window->geometry()), qPrintable(u"x %1"_s.arg(m_window->x())));
    m_settings->setValue("geometry", QByteArray("no geometry at all"));
    m_settings->setValue("mainSplitter", QByteArray("nor this"));
    open();
    QVERIFY(screen.intersects(m_window->geometry()));
    QVERIFY(sidebar()->width() > 50 && shown()->width() > 50);
}

void TestHabits::sameTimeTwiceIsNeverQuiet()
{
    Scheduler(*m_controller, *m_settings).setTimetable({15, 22 * 60, 6 * 60, false});
    m_window.reset();
    open();
    child<QAction>(u"actionSettings"_s)->trigger();
    auto *note = child<QLabel>(u"settingsQuietNote"_s);
    QTRY_VERIFY(child(u"settingsDialog"_s)->isVisible());
    QVERIFY(!note->isVisible());
    child<QTimeEdit>(u"settingsQuietTo"_s)->setTime({22, 0});
    QVERIFY(note->isVisible());
    child<QCheckBox>(u"settingsQuiet"_s)->setChecked(false);
    QVERIFY(!note->isVisible());
}

void TestHabits::oddTimetableIsRead()
{
    Scheduler(*m_controller, *m_settings).setTimetable({-5, -60, 99'999, false});
    const Timetable read = Scheduler(*m_controller, *m_settings).timetable();
    QCOMPARE(read.everyMinutes, 0);
    QCOMPARE(read.quietFrom, 0);
    QCOMPARE(read.quietTo, 24 * 60 - 1);
}

void TestHabits::trayIsRememberedWhereThereIsNone()
{
    m_settings->setValue("stayInTray", true);
    m_window->setTray(false);
    child<QAction>(u"actionSettings"_s)->trigger();
    QTRY_VERIFY(child(u"settingsDialog"_s)->isVisible());
    auto *weekdays = child<QCheckBox>(u"settingsWeekdays"_s);
    weekdays->setChecked(!weekdays->isChecked());
    QTest::mouseClick(child<QAbstractButton>(u"settingsSave"_s), Qt::LeftButton);
    QTRY_VERIFY(m_settings->contains("stayInTray"));
    QVERIFY2(m_settings->value("stayInTray").toBool(), "a session without a tray must not switch it off for all");
}

void TestHabits::longValuesCanBeRead()
{
    goTo(u"state:conflict"_s);
    auto *table = child<QTableView>(u"linkTable"_s);
    QTRY_VERIFY(table->model()->rowCount() > 0);
    table->selectRow(0);
    auto *properties = child<PropertyTable>(u"propertyTable"_s);
    QTRY_VERIFY(properties->rowCount() > 0);
    auto *whole = child<QLabel>(u"propertyWhole"_s);
    properties->setCurrentCell(0, 0);
    QVERIFY(!whole->isVisible());
    const QString longValue = u"<i>"_s + u"a long value "_s.repeated(30);
    properties->item(0, 2)->setText(longValue);
    properties->setCurrentCell(1, 0);
    properties->setCurrentCell(0, 0);
    QVERIFY(whole->isVisible());
    QCOMPARE(whole->text(), u"HubSpot: "_s + longValue);
    QCOMPARE(whole->textFormat(), Qt::PlainText);
}

void TestHabits::emptyTableAsksForNoRow()
{
    goTo(u"all"_s);
    QTRY_VERIFY(child<QTableView>(u"linkTable"_s)->model()->rowCount() > 0);
    QVERIFY(child<QLabel>(u"detailNone"_s)->text().startsWith(u"Select a row"_s));
    child<QLineEdit>(u"searchField"_s)->setText(u"nobody is called that"_s);
    QTRY_COMPARE(child<QTableView>(u"linkTable"_s)->model()->rowCount(), 0);
    QVERIFY(!child<QLabel>(u"detailNone"_s)->text().contains(u"Select"_s));
}

void TestHabits::tipsAreNeverMarkup()
{
    QCOMPARE(plainTip(u"Kari"_s), u"Kari"_s);
    QVERIFY(!plainTip(u"<img src=x>"_s).contains(u"<img"_s));
    const QString wrapped = plainTip(u"word "_s.repeated(100));
    QVERIFY2(Qt::mightBeRichText(wrapped), "Qt wraps only what it takes for markup");
    QVERIFY(plainTip(u"x"_s.repeated(100'000)).size() < 10'000);
}

void TestHabits::outsideCountsRowsAndSaysSo()
{
    for (LinkRow &row : m_controller->rows)
        row.state = row.id == 1 ? LinkState::Outside : LinkState::InSync;
    Q_EMIT m_controller->linksChanged({});
    goTo(u"state:outside"_s);
    QTRY_COMPARE(child<QTableView>(u"linkTable"_s)->model()->rowCount(), 1);
    QTRY_COMPARE(child<QLabel>(u"viewCount"_s)->text(), u"1 row, one for each flow that looks at the record"_s);
    QVERIFY(sidebar()->currentItem()->toolTip().contains(u"once for each flow"_s));
}

QTEST_MAIN(TestHabits)
#include "tst_habits.moc"
