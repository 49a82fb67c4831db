#include "tests/support/fakecontroller.h"
#include "ui/commandpalette.h"
#include "ui/commandwords.h"
#include "ui/mainwindow.h"

#include <QAbstractItemView>
#include <QAction>
#include <QFileDialog>
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
    void isFoundInBothLanguages_data();
    void isFoundInBothLanguages();
    void everyActionHasOtherWords();
    void exportsWhatIsShown();

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

void TestPalette::isFoundInBothLanguages_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *typed, const char *found) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(found);
    };
    row("export csv", "Export the whole view as CSV…");
    row("eksporter json", "Export the whole view as JSON…");
    row("kopier tabell", "Copy the selected rows");
    row("copy table", "Copy the selected rows");
    row("kolonner", "Choose the columns");
    row("saved view", "Keep what is shown as a view");
    row("lagre visning", "Keep what is shown as a view");
    row("innstillinger", "Settings…");
    row("hjelp", "Keys and words");
    row("rescue", "Another workspace…");
    row("redd", "Another workspace…");
    row("regler", "Rules of the flows…");
    row("quiet hours", "Settings…");
    row("konflikter", "Go to Conflicts");
    row("årsaker", "Go to By cause");
    row("log in", "Connections");
    row("logg inn", "Connections");
}

void TestPalette::isFoundInBothLanguages()
{
    QFETCH(const QString, typed);
    QFETCH(const QString, found);
    m_window->goTo(u"all"_s);
    open();
    type(typed);
    const auto *list = child<QListWidget>(u"paletteList"_s);
    QVERIFY2(!list->findItems(found, Qt::MatchExactly).isEmpty(),
        qPrintable(list->count() > 0 ? list->item(0)->text() : QString()));
}

void TestPalette::everyActionHasOtherWords()
{
    for (const QAction *action : m_window->actions()) {
        const QString name = action->objectName();
        if (name != "actionPalette"_L1 && !name.startsWith("actionView"_L1))
            QVERIFY2(!commandWords(name).isEmpty(), qPrintable(name));
    }
    for (const QString &view : {u"overview"_s, u"waiting"_s, u"causes"_s, u"all"_s, u"runs"_s, u"journal"_s})
        QVERIFY2(!commandWords(view).isEmpty(), qPrintable(view));
    for (const auto &[state, name] : enumNames<LinkState>)
        QVERIFY2(!commandWords(u"state:"_s + toText(state)).isEmpty(), qPrintable(toText(state)));
}

void TestPalette::exportsWhatIsShown()
{
    auto *whole = child<QAction>(u"actionExportCsv"_s);
    m_window->goTo(u"overview"_s);
    QTRY_VERIFY(!whole->isEnabled()); // there is no table
    m_window->goTo(u"runs"_s);
    QTRY_VERIFY(whole->isEnabled());
    auto *runs = child<QAbstractItemView>(u"runTable"_s);
    QTRY_VERIFY(runs->model()->rowCount() > 0);
    open();
    type(u"eksporter csv hele"_s);
    press(Qt::Key_Return);
    QTRY_VERIFY(child<QFileDialog>(u"exportDialog"_s));
    QVERIFY(child<QFileDialog>(u"exportDialog"_s)->selectedFiles().value(0).endsWith(u"/Runs.csv"_s));
    child<QFileDialog>(u"exportDialog"_s)->reject();
}

QTEST_MAIN(TestPalette)

#include "tst_palette.moc"
