#include "tests/ui/windowfixture.h"
#include "ui/commandpalette.h"
#include "ui/keys.h"
#include "ui/words.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QTextBrowser>
#include <QToolBar>
#include <QWidgetAction>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

/// What is done in an entry of a menu that the window has an action for: it tells the key of that one.
bool tellsAKey(const QAction *action)
{
    return action->text().section(u'\t', 1).size() > 0;
}

bool isOwn(const QAction *action)
{
    // Which columns there are, and what Qt puts into its own fields and bars, are no actions of the console.
    const QObject *of = action->parent();
    const bool ofQt = qobject_cast<const QLineEdit *>(of) || qobject_cast<const QToolBar *>(of) || !of
        || qobject_cast<const QWidgetAction *>(action);
    return !ofQt && !action->isSeparator() && !action->menu() && !action->text().isEmpty()
        && !action->objectName().startsWith(u"column"_s);
}

/// The lists to which the keys of \a action belong; none when they count in the whole window.
QSet<const QObject *> listsOf(const QAction *action)
{
    QSet<const QObject *> lists;
    if (action->shortcutContext() != Qt::WidgetShortcut)
        return lists;
    for (const QObject *object : action->associatedObjects()) {
        if (qobject_cast<const QAbstractItemView *>(object))
            lists.insert(object);
    }
    return lists;
}

bool canMeet(const QAction *one, const QAction *other)
{
    const QSet<const QObject *> ones = listsOf(one);
    const QSet<const QObject *> others = listsOf(other);
    return ones.isEmpty() || others.isEmpty() || ones.intersects(others);
}

} // namespace

/// Every action has a key, one only, and is found in the palette.
class TestKeys : public WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { WindowFixture::initTestCase(); }
    void init();
    void cleanup() { WindowFixture::cleanup(); }

    void everyActionHasAKey();
    void everyActionIsInThePalette();
    void noKeyIsThereTwice();
    void noEditingKeyIsTaken();
    void lettersOfListsStayThere();
    void keysOfRecords_data();
    void keysOfRecords();
    void keysOfTheJournal();
    void keysOfRunsAndCauses();
    void keysOfThePlan();
    void keysOfTheReview();
    void lettersAreTyped();
    void menusAndTipsTellKeys();
    void helpListsEveryKey();
    void helpExplainsEveryWord();
    void helpIsScrolledByKeys();

private:
    QStringList paletteTexts();
    const QWidget *page() const { return child<QStackedWidget>(u"pages"_s)->currentWidget(); }
    bool did(const QString &call) const { return !m_controller->calls.filter(call).isEmpty(); }
    void key(QWidget *where, int key, Qt::KeyboardModifiers modifiers = {})
    {
        QVERIFY(where && where->isVisible());
        where->setFocus();
        QTest::keyClick(where, Qt::Key(key), modifiers);
    }
};

void TestKeys::init()
{
    WindowFixture::init();
    openWindow();
    // Else a Shift of the test before this one would still be down for the tables.
    press(Qt::Key_F24);
}

QStringList TestKeys::paletteTexts()
{
    press(Qt::Key_K, Qt::ControlModifier);
    const auto *list = child<QListWidget>(u"paletteList"_s);
    QStringList texts;
    for (int row = 0; row < list->count(); ++row)
        texts << list->item(row)->text();
    QTest::keyClick(child<QLineEdit>(u"paletteField"_s), Qt::Key_Escape);
    return texts;
}

void TestKeys::everyActionHasAKey()
{
    for (const QString &name : {u"actionSettings"_s, u"actionConnections"_s, u"actionDoctor"_s, u"actionHelp"_s})
        child<QAction>(name)->trigger();
    for (const QString &view : {u"all"_s, u"waiting"_s, u"runs"_s, u"journal"_s, u"causes"_s})
        goTo(view);
    QStringList bad;
    int seen = 0;
    for (const QAction *action : m_window->findChildren<QAction *>()) {
        if (!isOwn(action))
            continue;
        ++seen;
        if (action->shortcuts().isEmpty() && !tellsAKey(action))
            bad << action->objectName() + u' ' + action->text();
    }
    QVERIFY(seen > 80);
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u'\n')));
    for (const ActionKeys &keys : everyKey())
        QVERIFY2(child<QAction>(keys.action), qPrintable(keys.action + u" has keys and is no action"_s));
}

void TestKeys::everyActionIsInThePalette()
{
    const QStringList texts = paletteTexts();
    for (const QAction *action : m_window->actions()) {
        const QString name = action->objectName();
        // The palette is open already; views stand there by their names.
        if (name != u"actionPalette"_s && !name.startsWith(u"actionView"_s))
            QVERIFY2(texts.contains(action->text()), qPrintable(name));
    }
    const QStringList doubled = [&] {
        QStringList left = texts;
        for (const QString &text : QSet<QString>(texts.begin(), texts.end()))
            left.removeOne(text);
        return left;
    }();
    QVERIFY2(doubled.isEmpty(), qPrintable(doubled.join(u", "_s)));
}

void TestKeys::noKeyIsThereTwice()
{
    const QList<QAction *> actions = m_window->actions();
    QVERIFY(actions.size() > 70);
    for (int one = 0; one < actions.size(); ++one) {
        for (int other = one + 1; other < actions.size(); ++other) {
            if (!canMeet(actions[one], actions[other]))
                continue;
            for (const QKeySequence &key : actions[one]->shortcuts())
                QVERIFY2(!actions[other]->shortcuts().contains(key),
                    qPrintable(actions[one]->objectName() + u" and "_s + actions[other]->objectName()));
        }
    }
}

void TestKeys::noEditingKeyIsTaken()
{
    // Undo is of the choices, which console.md says; a field keeps its own while it has the focus.
    for (const auto standard : {QKeySequence::Copy, QKeySequence::Cut, QKeySequence::Paste, QKeySequence::Delete,
             QKeySequence::SelectAll, QKeySequence::DeleteStartOfWord, QKeySequence::DeleteEndOfWord,
             QKeySequence::MoveToNextWord, QKeySequence::MoveToPreviousWord, QKeySequence::MoveToStartOfLine,
             QKeySequence::MoveToEndOfLine, QKeySequence::SelectNextWord, QKeySequence::SelectPreviousWord}) {
        for (const QAction *action : m_window->actions()) {
            if (action->shortcutContext() != Qt::WindowShortcut)
                continue;
            for (const QKeySequence &key : QKeySequence::keyBindings(standard))
                QVERIFY2(!action->shortcuts().contains(key), qPrintable(action->objectName()));
        }
    }
}

void TestKeys::lettersOfListsStayThere()
{
    // J, K and the digits move and choose, which Ctrl+Z takes back; letters that do something need a list.
    for (const ActionKeys &keys : everyKey()) {
        const QKeyCombination first = keys.keys.value(0)[0];
        const bool plain = (first.keyboardModifiers() & ~Qt::ShiftModifier) == Qt::NoModifier;
        const bool letter = plain && first.key() >= Qt::Key_A && first.key() <= Qt::Key_Z && first.key() != Qt::Key_J
            && first.key() != Qt::Key_K;
        QVERIFY2(!letter || !keys.places.contains(KeyPlace::Anywhere), qPrintable(keys.action));
        const auto *action = child<QAction>(keys.action);
        QCOMPARE(action->shortcuts(), keys.keys);
        QCOMPARE(listsOf(action).isEmpty(), keys.places.contains(KeyPlace::Anywhere));
    }
}

void TestKeys::keysOfRecords_data()
{
    QTest::addColumn<QString>("view");
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("shift");
    QTest::addColumn<QString>("call");
    QTest::addColumn<int>("questions");
    QTest::newRow("approve") << u"state:held"_s << int(Qt::Key_A) << false << u"approve "_s << 0;
    QTest::newRow("approve all") << u"state:held"_s << int(Qt::Key_A) << true << u"approve "_s << 1;
    QTest::newRow("reject") << u"state:held"_s << int(Qt::Key_R) << false << u"reject "_s << 0;
    QTest::newRow("unlink") << u"state:conflict"_s << int(Qt::Key_U) << false << u"unlink "_s << 1;
    QTest::newRow("never") << u"state:conflict"_s << int(Qt::Key_N) << false << u"never"_s << 1;
    QTest::newRow("pause") << u"state:conflict"_s << int(Qt::Key_P) << false << u"pause "_s << 0;
    QTest::newRow("recreate") << u"state:orphaned"_s << int(Qt::Key_C) << false << u"resolve "_s << 0;
    QTest::newRow("delete") << u"state:orphaned"_s << int(Qt::Key_Delete) << false << u"resolve "_s << 1;
}

void TestKeys::keysOfRecords()
{
    QFETCH(const QString, view);
    QFETCH(const int, key);
    QFETCH(const bool, shift);
    QFETCH(const QString, call);
    QFETCH(const int, questions);
    goTo(view);
    select(0);
    QTRY_VERIFY(child(u"detailReason"_s)->isVisible());
    QTest::keyClick(table(), Qt::Key(key), shift ? Qt::ShiftModifier : Qt::NoModifier);
    QTRY_VERIFY2(did(call), qPrintable(m_controller->calls.join(u", "_s)));
    QCOMPARE(m_questions.size(), questions);
}

void TestKeys::keysOfTheJournal()
{
    goTo(u"journal"_s);
    auto *journal = child<QTableView>(u"journalTable"_s);
    QTRY_VERIFY(journal->model()->rowCount() > 0);
    const auto first = [&](const QString &button) {
        for (int row = 0; row < std::min(300, journal->model()->rowCount()); ++row) {
            journal->selectRow(row);
            QTest::qWait(1);
            if (child(button)->isEnabled())
                return;
        }
        QFAIL(qPrintable(button));
    };
    first(u"journalUndo"_s);
    key(journal, Qt::Key_Z);
    QTRY_VERIFY(did(u"undo "_s));
    first(u"journalChoose"_s);
    key(journal, Qt::Key_C);
    QTRY_VERIFY(child(u"linkTable"_s)->isVisible());
    // The record was looked for in the field that searches the journal as well.
    child<QLineEdit>(u"searchField"_s)->clear();
    goTo(u"journal"_s);
    QTRY_VERIFY(journal->model()->rowCount() > 1000);
    first(u"journalOpen"_s);
    key(journal, Qt::Key_Return);
    QTRY_VERIFY(child(u"linkTable"_s)->isVisible());
}

void TestKeys::keysOfRunsAndCauses()
{
    goTo(u"runs"_s);
    auto *runs = child<QTableView>(u"runTable"_s);
    QTRY_VERIFY(child(u"runUndo"_s)->isEnabled());
    key(runs, Qt::Key_Z);
    QTRY_VERIFY(did(u"undo run"_s) || did(u"undo "_s));
    goTo(u"causes"_s);
    auto *causes = child<QTableView>(u"causeTable"_s);
    QTRY_VERIFY(child(u"causeSync"_s)->isEnabled());
    key(causes, Qt::Key_S);
    QTRY_COMPARE(m_controller->runs.size(), 1);
    QVERIFY(!m_controller->runs.first().links.isEmpty());
    key(causes, Qt::Key_Return);
    QTRY_VERIFY(child(u"linkTable"_s)->isVisible());
}

void TestKeys::keysOfThePlan()
{
    press(Qt::Key_P, Qt::ControlModifier);
    auto *plan = child<QTableView>(u"planTable"_s);
    QTRY_VERIFY(plan->isVisible() && plan->model()->rowCount() > 0);
    QVERIFY(paletteTexts().contains(u"Apply what is ticked of the plan"_s));
    key(plan, Qt::Key_T, Qt::ShiftModifier);
    QVERIFY(!child(u"planApprove"_s)->isEnabled());
    key(plan, Qt::Key_T);
    QVERIFY(child(u"planApprove"_s)->isEnabled());
    const qsizetype runs = m_controller->runs.size();
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_controller->runs.size(), runs + 1);
    QVERIFY(m_controller->runs.last().plan != 0);
}

void TestKeys::keysOfTheReview()
{
    m_window.reset();
    m_controller->fillFirstRun(30);
    openWindow();
    press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    auto *review = page()->findChild<QTableView *>(u"reviewTable"_s);
    QTRY_VERIFY(review && review->isVisible() && review->model()->rowCount() > 0);
    key(review, Qt::Key_N);
    QCOMPARE(m_questions.size(), 1);
    QVERIFY(did(u"never"_s));
    key(review, Qt::Key_Return);
    QVERIFY(did(u"approve "_s));
}

void TestKeys::lettersAreTyped()
{
    goTo(u"state:held"_s);
    select(0);
    QTRY_VERIFY(child(u"detailReason"_s)->isVisible());
    const QStringList before = m_controller->calls;
    for (const QString &name : {u"searchField"_s, u"filter_1"_s}) {
        auto *field = child<QLineEdit>(name);
        field->setFocus();
        QTest::keyClicks(field, u"arlunpcsztARLP0123456jk"_s);
        QTest::keyClick(field, Qt::Key_Delete);
        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);
        QTest::keyClick(field, Qt::Key_Return);
    }
    QCOMPARE(m_controller->calls, before);
    QVERIFY(m_questions.isEmpty());
    // Elsewhere in the window a letter does nothing.
    child(u"sidebar"_s)->setFocus();
    QTest::keyClicks(child(u"sidebar"_s), u"arun"_s);
    QCOMPARE(m_controller->calls, before);
}

void TestKeys::menusAndTipsTellKeys()
{
    const QList<std::pair<QString, QString>> tips{{u"approveButton"_s, u"actionApprove"_s},
        {u"rejectButton"_s, u"actionReject"_s}, {u"archiveButton"_s, u"actionArchive"_s},
        {u"unlinkButton"_s, u"actionUnlink"_s}, {u"runUndo"_s, u"actionUndoRun"_s},
        {u"journalChoose"_s, u"actionChooseAgain"_s}, {u"causeSync"_s, u"actionSyncCause"_s},
        {u"planTickAll"_s, u"actionTickAll"_s}, {u"reviewAccept"_s, u"actionReviewAccept"_s},
        {u"approveAllButton"_s, u"actionApproveAll"_s}};
    for (const auto &[button, action] : tips)
        QVERIFY2(child(button)->toolTip().endsWith(u'(' + keyText(action) + u')'), qPrintable(button));
    for (const QAction *action : table()->actions())
        QVERIFY2(!action->shortcuts().isEmpty(), qPrintable(action->objectName()));
    QVERIFY(table()->actions().contains(child<QAction>(u"actionRecreate"_s)));
}

void TestKeys::helpListsEveryKey()
{
    goTo(u"state:held"_s);
    press(Qt::Key_F1);
    const QString text = child<QTextBrowser>(u"helpKeys"_s)->toPlainText();
    const QStringList lines = text.split(u'\n');
    QVERIFY(lines.contains(u"Ctrl+1 … Ctrl+9"_s));
    for (const QAction *action : m_window->actions()) {
        if (action->objectName().startsWith(u"actionView"_s))
            continue;
        QStringList keys;
        for (const QKeySequence &key : action->shortcuts())
            keys << key.toString(QKeySequence::NativeText);
        const QString wanted = keys.join(u", "_s) + u'\n' + action->text();
        QVERIFY2(text.contains(wanted), qPrintable(wanted + u"\n--\n"_s + text));
    }
}

void TestKeys::helpExplainsEveryWord()
{
    press(Qt::Key_F1);
    const QStringList lines = child<QTextBrowser>(u"helpWords"_s)->toPlainText().split(u'\n');
    // Section 2 of the design, and the states.
    QStringList words{u"System"_s, u"Side"_s, u"Record"_s, u"Property"_s, u"Dataflow"_s, u"Flow"_s, u"Mapping"_s,
        u"Link"_s, u"Base"_s, u"Shadow"_s, u"Delta"_s, u"Decision"_s, u"Plan"_s, u"Hold"_s, u"Intent"_s, u"Outcome"_s,
        u"Journal"_s, u"Resolution"_s, u"Run"_s, u"Statement"_s};
    for (const QString &word : words) {
        const qsizetype at = lines.indexOf(word);
        QVERIFY2(at >= 0, qPrintable(word));
        QVERIFY2(lines.value(at + 1).size() > 20, qPrintable(word));
    }
    for (const auto &[state, name] : enumNames<LinkState>) {
        const bool there = std::any_of(
            lines.begin(), lines.end(), [&](const QString &line) { return line.endsWith(stateWord(state)); });
        QVERIFY2(there, qPrintable(stateWord(state)));
    }
}

void TestKeys::helpIsScrolledByKeys()
{
    press(Qt::Key_F1);
    press(Qt::Key_F1);
    QCOMPARE(m_window->findChildren<QDialog *>(u"helpDialog"_s).size(), 1);
    auto *dialog = child<QDialog>(u"helpDialog"_s);
    dialog->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), dialog);
    QVERIFY(dialog->width() <= 1366 && dialog->height() <= 700);
    for (const QString &name : {u"helpKeys"_s, u"helpWords"_s}) {
        auto *page = child<QTextBrowser>(name);
        child<QTabWidget>(u"helpTabs"_s)->setCurrentWidget(page);
        QTRY_VERIFY(page->isVisible());
        page->setFocus();
        QScrollBar *bar = page->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 0);
        QCOMPARE(page->horizontalScrollBar()->maximum(), 0);
        QTest::keyClick(page, Qt::Key_Down);
        QVERIFY(bar->value() > 0);
        const int line = bar->value();
        QTest::keyClick(page, Qt::Key_PageDown);
        QVERIFY(bar->value() > 3 * line || bar->value() == bar->maximum());
        QTest::keyClick(page, Qt::Key_End);
        QCOMPARE(bar->value(), bar->maximum());
        QTest::keyClick(page, Qt::Key_Home);
        QCOMPARE(bar->value(), 0);
    }
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!child<QDialog>(u"helpDialog"_s));
}

QTEST_MAIN(TestKeys)
#include "tst_keys.moc"
