#include "tests/support/fakecontroller.h"
#include "ui/commandpalette.h"
#include "ui/mainwindow.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QSettings>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

/// Finding a command or a view by its name.
class TestPalette : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scores_data();
    void scores();
    void openOnKeys();
    void typingAndEnterDoIt();
    void arrowsChoose();
    void whatCannotBeDoneIsNotOffered();
    void escapeLeavesEverythingAsItWas();
    void everyActionIsInIt();

    void init();
    void cleanup() { m_window.reset(); }

private:
    template<class T> T *child(const QString &name) const { return m_window->findChild<T *>(name); }
    void open();
    void type(const QString &text) { QTest::keyClicks(child<QLineEdit>(u"paletteField"_s), text); }
    void press(Qt::Key key) { QTest::keyClick(child<QLineEdit>(u"paletteField"_s), key); }
    QString current() const;

    QTemporaryDir m_folder;
    std::unique_ptr<FakeController> m_controller;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<MainWindow> m_window;
};

void TestPalette::init()
{
    m_controller = std::make_unique<FakeController>();
    m_controller->fill(50);
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_window = std::make_unique<MainWindow>(*m_controller, *m_settings);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(child<QListWidget>(u"sidebar"_s)->count() > 10);
}

void TestPalette::open()
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QVERIFY(child<CommandPalette>(u"commandPalette"_s)->isVisible());
}

QString TestPalette::current() const
{
    const QListWidgetItem *row = child<QListWidget>(u"paletteList"_s)->currentItem();
    return row ? row->text() : QString();
}

void TestPalette::scores_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("better");
    QTest::addColumn<QString>("worse");
    QTest::newRow("start beats middle") << u"sy"_s << u"Sync now"_s << u"Resolve and sync"_s;
    QTest::newRow("word beats part") << u"pan"_s << u"Next pane"_s << u"Japan"_s;
    QTest::newRow("every word counts") << u"go con"_s << u"Go to Conflicts"_s << u"Go to Runs"_s;
    QTest::newRow("case and accents") << u"ETE"_s << u"Été"_s << u"Winter"_s;
    QTest::newRow("å is no a") << u"ås"_s << u"Åse"_s << u"Asker"_s;
}

void TestPalette::scores()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, better);
    QFETCH(const QString, worse);
    QVERIFY(commandScore(typed, better) > commandScore(typed, worse));
    QVERIFY(commandScore({}, worse) > 0);
}

void TestPalette::openOnKeys()
{
    open();
    QVERIFY(child<QLineEdit>(u"paletteField"_s)->hasFocus());
    QVERIFY(!current().isEmpty());
}

void TestPalette::typingAndEnterDoIt()
{
    open();
    type(u"go to conf"_s);
    QCOMPARE(current(), u"Go to Conflicts"_s);
    press(Qt::Key_Return);
    QVERIFY(!child<CommandPalette>(u"commandPalette"_s)->isVisible());
    QCOMPARE(child<QStackedWidget>(u"pages"_s)->currentWidget()->findChild<QWidget *>(u"linkTable"_s) != nullptr, true);
}

void TestPalette::arrowsChoose()
{
    open();
    type(u"sync"_s);
    const QString first = current();
    press(Qt::Key_Down);
    QVERIFY(current() != first);
    press(Qt::Key_Up);
    QCOMPARE(current(), first);
    press(Qt::Key_Up);
    QVERIFY(current() != first); // round to the end
}

void TestPalette::whatCannotBeDoneIsNotOffered()
{
    open();
    type(u"stop"_s);
    // Nothing runs, so "Stop" is greyed; "Stop or leave" can be done.
    QCOMPARE(current(), u"Stop or leave"_s);
    child<QLineEdit>(u"paletteField"_s)->clear();
    type(u"no such thing"_s);
    press(Qt::Key_Return);
    QVERIFY(child<CommandPalette>(u"commandPalette"_s)->isVisible());
}

void TestPalette::escapeLeavesEverythingAsItWas()
{
    auto *sidebar = child<QListWidget>(u"sidebar"_s);
    sidebar->setFocus();
    const int row = sidebar->currentRow();
    open();
    type(u"go to runs"_s);
    press(Qt::Key_Escape);
    QVERIFY(!child<CommandPalette>(u"commandPalette"_s)->isVisible());
    QVERIFY(sidebar->hasFocus());
    QCOMPARE(sidebar->currentRow(), row);
}

void TestPalette::everyActionIsInIt()
{
    open();
    const auto *list = child<QListWidget>(u"paletteList"_s);
    QStringList shown;
    for (int row = 0; row < list->count(); ++row)
        shown << list->item(row)->text();
    for (const QAction *action : m_window->actions()) {
        if (action->objectName() == "actionPalette"_L1 || action->objectName().startsWith("actionView"_L1))
            continue;
        const bool there = std::any_of(
            shown.begin(), shown.end(), [&](const QString &text) { return text.startsWith(action->text()); });
        QVERIFY2(there, qPrintable(action->objectName()));
    }
}

QTEST_MAIN(TestPalette)

#include "tst_palette.moc"
