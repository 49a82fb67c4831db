#include "tests/e2e/consolestory.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QTreeWidget>

using namespace samband;
using namespace Qt::StringLiterals;

/// Many records at once, and many one by one, as a person works through them. What came of it is read from the two
/// systems. The functions are one story and run in their order.
class TestConsoleMany : public ConsoleStory {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(700); }
    void init();
    void cleanup() { m_broken = m_broken || QTest::currentTestFailed(); }
    void cleanupTestCase() { close(); }

    void manyHeldRowsAreApprovedAtOnce();
    void hundredsArePausedUntilStopped();
    void selectedRowsAreCopiedAsATable();
    void exportedFormulasAreText();
    void twentyConflictsWithoutAMouse();
    void oneChoiceForThirtySeven();
    void choiceBecomesTheRule();
    void choiceIsTakenBackBeforeItIsSent();
    void timelineTellsWhatPeopleDidThere();
    void writeIsUndoneFromTheTimeline();
    void choiceIsMadeAgainFromTheJournal();
    void closingSendsWhatWasChosen();

private:
    /// Lets both phones of \a pair be changed by persons, to values that tell the two systems apart.
    void quarrel(const Pair &pair, int number)
    {
        edit(pair, {{"phone"_L1, phone(1, number)}}, {{"directPhone"_L1, phone(2, number)}});
    }
    static QString phone(int system, int number)
    {
        return u"+47 22 %1 %2 %3"_s.arg(system * 10).arg(10 + number / 90).arg(10 + number % 90);
    }
    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *to = QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get();
        QTest::keyClick(to, Qt::Key(key), modifiers);
    }
    QString shownName() const { return table()->model()->index(table()->currentIndex().row(), 1).data().toString(); }
    void showsCurrent();
    QStringList timelineTexts() const;
    QAbstractButton *undoOfAWrite() const;

    QTemporaryDir m_files;
};

void TestConsoleMany::init()
{
    if (m_broken)
        QSKIP("an earlier part of the story failed");
    if (!m_window)
        open();
    m_questions.clear();
    m_answer = [](const auto &yes) { yes(); };
}

/// The record is there before a key is pressed, as it is for a person who reads it.
void TestConsoleMany::showsCurrent()
{
    QTRY_VERIFY(table()->currentIndex().row() >= 0 && shownName() != u"…"_s);
    QTRY_COMPARE(text(u"detailTitleSource"_s), shownName());
}

QStringList TestConsoleMany::timelineTexts() const
{
    QStringList texts;
    for (const QLabel *label : child(u"timeline"_s)->findChildren<QLabel *>()) {
        if (label->isVisible() && label->objectName().startsWith(u"timeline"_s))
            texts << label->text();
    }
    return texts;
}

void TestConsoleMany::manyHeldRowsAreApprovedAtOnce()
{
    QVERIFY(syncs());
    const int held = rowsIn(u"state:held"_s);
    QVERIFY(held > 100);
    QCOMPARE(writes(), 0);
    table()->setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(child(u"manyTitle"_s)->isVisible());
    m_answer = [](const auto &) {};
    key(Qt::Key_A);
    QTRY_COMPARE(m_questions.size(), 1);
    int asked = 0;
    static const QRegularExpression number(u"\\d+"_s);
    for (const QRegularExpressionMatch &match : number.globalMatch(m_questions.first().action))
        asked += match.captured().toInt();
    QCOMPARE(asked, held);
    QTest::qWait(100);
    QCOMPARE(writes(), 0);
    m_answer = [](const auto &yes) { yes(); };
    const auto before = m_ended->size();
    key(Qt::Key_A);
    QVERIFY(endsAfter(before));
    QCOMPARE(m_questions.size(), 2);
    QVERIFY(writes() > 50);
    // What could only be linked once the record it belongs to was.
    QVERIFY(syncs());
    const int linked = rowsIn(u"flow:1"_s, u"is:insync"_s);
    QVERIFY(linked > 100);
    for (int row = 0; row < 100; ++row) {
        table()->scrollTo(table()->model()->index(row, 0));
        QTRY_VERIFY(!idIn(row, 1).isEmpty());
        m_pairs << Pair{idIn(row, 1), idIn(row, 2)};
    }
}

void TestConsoleMany::hundredsArePausedUntilStopped()
{
    const int rows = rowsIn(u"all"_s, u"is:insync"_s);
    QVERIFY2(rows > 550, "too few for more than one portion");
    table()->setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    // Stopped as soon as the bar is there, while the first portion is under way.
    m_answer = [this](const auto &yes) {
        yes();
        QVERIFY(child(u"workBar"_s)->isVisible());
        click(u"workStop"_s);
    };
    key(Qt::Key_P);
    QTRY_COMPARE(m_questions.size(), 1);
    QVERIFY2(m_questions.first().action.startsWith(u"Pause "_s), qPrintable(m_questions.first().action));
    QTRY_VERIFY(!child(u"workBar"_s)->isVisible());
    QVERIFY2(text(u"statusRun"_s).contains(u"Pausing: 500 of %1 rows done, stopped"_s.arg(QLocale().toString(rows))),
        qPrintable(text(u"statusRun"_s)));
    QCOMPARE(rowsIn(u"state:paused"_s), 500);
    // And back again, in one piece.
    m_answer = [](const auto &yes) { yes(); };
    table()->setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    const auto before = m_ended->size();
    key(Qt::Key_P, Qt::ShiftModifier);
    QTRY_COMPARE(m_questions.size(), 2);
    QVERIFY(endsAfter(before));
    QCOMPARE(rowsIn(u"state:paused"_s), 0);
}

void TestConsoleMany::selectedRowsAreCopiedAsATable()
{
    rowsIn(u"flow:1"_s, u"is:insync"_s);
    table()->setFocus();
    table()->selectRow(0);
    key(Qt::Key_Down, Qt::ShiftModifier);
    key(Qt::Key_Down, Qt::ShiftModifier);
    QGuiApplication::clipboard()->clear();
    key(Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 4);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QVERIFY2(lines.first().contains(u"HubSpot\tCRMOffice"_s), qPrintable(lines.first()));
    for (int row = 0; row < 3; ++row)
        QVERIFY2(
            lines[row + 1].contains(table()->model()->index(row, 1).data().toString()), qPrintable(lines[row + 1]));
    QVERIFY(QGuiApplication::clipboard()->mimeData()->html().contains(u"<table"_s));
}

void TestConsoleMany::exportedFormulasAreText()
{
    const QString formula = u"=HYPERLINK(\"https://example.org\")"_s;
    edit(m_pairs[2], {{"firstname"_L1, formula}}, {});
    QVERIFY(syncs());
    QCOMPARE(inCrmoffice(m_pairs[2], u"givenName"_s), formula); // between the systems it is a name like any other
    rowsIn(u"flow:1"_s, u"HYPERLINK"_s);
    table()->setFocus();
    key(Qt::Key_S, Qt::ControlModifier);
    auto *dialog = m_window->findChild<QFileDialog *>(u"exportDialog"_s);
    QTRY_VERIFY(dialog && dialog->isVisible());
    const QString path = m_files.filePath(u"view.csv"_s);
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString csv = QString::fromUtf8(file.readAll());
    QVERIFY2(csv.contains(u"\"'=HYPERLINK(\"\"https"_s), qPrintable(csv));
    QVERIFY2(!csv.contains(QRegularExpression(u"(^|[,;\n\"])=HYPERLINK"_s)), qPrintable(csv));
}

void TestConsoleMany::twentyConflictsWithoutAMouse()
{
    constexpr int first = 10;
    constexpr int count = 20;
    // What the first meeting left open is for another day.
    if (rowsIn(u"state:conflict"_s) > 0) {
        table()->setFocus();
        key(Qt::Key_A, Qt::ControlModifier);
        key(Qt::Key_P);
        QTRY_COMPARE(table()->model()->rowCount(), 0);
    }
    for (int number = 0; number < count; ++number)
        quarrel(m_pairs[first + number], number);
    QVERIFY(syncs());
    key(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(child(u"searchField"_s)->hasFocus());
    child<QLineEdit>(u"searchField"_s)->clear();
    m_window->goTo(u"waiting"_s);
    child(u"searchField"_s)->setFocus();
    QTest::keyClicks(child<QLineEdit>(u"searchField"_s), u"is:conflict"_s);
    key(Qt::Key_Return);
    QTRY_COMPARE(table()->model()->rowCount(), count);
    QTRY_VERIFY(table()->hasFocus());
    key(Qt::Key_J);
    showsCurrent();
    const QString skipped = shownName();
    key(Qt::Key_S);
    QTRY_VERIFY(shownName() != skipped);
    const auto ended = m_ended->size();
    QMap<QString, int> chosen;
    for (int left = count; left > 0; --left) {
        showsCurrent();
        // The one that was skipped comes when it is the only one.
        QCOMPARE(shownName() == skipped, left == 1);
        QTRY_VERIFY(!m_window->findChildren<QRadioButton *>(QRegularExpression(u"^choiceSource_"_s)).isEmpty());
        const QString id = idIn(table()->currentIndex().row(), 1);
        const int system = 1 + left % 2;
        chosen.insert(id, system);
        key(system == 1 ? Qt::Key_1 : Qt::Key_2);
        QTRY_VERIFY(child(u"resolveButton"_s)->isEnabled());
        table()->setFocus();
        key(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(table()->model()->rowCount(), left - 1, patience);
    }
    QVERIFY(endsAfter(ended));
    QVERIFY(m_questions.isEmpty());
    for (int number = 0; number < count; ++number) {
        const Pair &pair = m_pairs[first + number];
        QVERIFY(chosen.contains(pair.hubspot));
        const QString wanted = phone(chosen[pair.hubspot], number);
        QCOMPARE(inHubspot(pair, u"phone"_s), wanted);
        QCOMPARE(inCrmoffice(pair, u"directPhone"_s), wanted);
    }
}

void TestConsoleMany::oneChoiceForThirtySeven()
{
    constexpr int first = 40;
    constexpr int count = 37;
    for (int number = 0; number < count; ++number)
        quarrel(m_pairs[first + number], number);
    QVERIFY(syncs());
    QCOMPARE(rowsIn(u"state:conflict"_s), count);
    table()->setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    const auto properties = [this] {
        return m_window->findChildren<QLabel *>(QRegularExpression(u"^manyProperty_"_s));
    };
    QTRY_COMPARE(properties().size(), 1);
    QVERIFY2(
        properties().first()->text().contains(u"phone: in question in 37"_s), qPrintable(properties().first()->text()));
    const auto buttons = m_window->findChildren<QPushButton *>(QRegularExpression(u"^many_target_"_s));
    QVERIFY(std::any_of(buttons.begin(), buttons.end(),
        [](const QPushButton *button) { return button->accessibleName() == u"Take CRMOffice for phone in all 37"_s; }));
    key(Qt::Key_2);
    QTRY_COMPARE(child<QPushButton>(u"manyResolve"_s)->text(), u"Resolve and sync 37"_s);
    QCOMPARE(inHubspot(m_pairs[first], u"phone"_s), phone(1, 0)); // nothing is sent until then
    const auto before = m_ended->size();
    key(Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_questions.size(), 1);
    QVERIFY(m_questions.first().text.contains(u"37 × the value of CRMOffice"_s));
    QVERIFY(endsAfter(before));
    for (int number = 0; number < count; ++number)
        QCOMPARE(inHubspot(m_pairs[first + number], u"phone"_s), phone(2, number));
    QCOMPARE(rowsIn(u"state:conflict"_s), 0);
}

void TestConsoleMany::choiceBecomesTheRule()
{
    quarrel(m_pairs[80], 80);
    quarrel(m_pairs[81], 81);
    QVERIFY(syncs());
    QCOMPARE(rowsIn(u"state:conflict"_s), 2);
    table()->setFocus();
    table()->selectRow(0);
    showsCurrent();
    QTRY_VERIFY(!m_window->findChildren<QRadioButton *>(QRegularExpression(u"^choiceSource_"_s)).isEmpty());
    key(Qt::Key_2);
    key(Qt::Key_6);
    QTRY_VERIFY(child(u"ruleOffer"_s)->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(child(u"ruleOfferSave"_s)->isEnabled(), patience);
    QTRY_VERIFY(child(u"ruleOfferSave"_s)->hasFocus());
    key(Qt::Key_Space);
    QTRY_VERIFY(!child(u"ruleOffer"_s)->isVisible());
    key(Qt::Key_0); // the choice itself is taken back: the rule alone settles both
    QVERIFY(syncs());
    for (const int number : {80, 81})
        QCOMPARE(inHubspot(m_pairs[number], u"phone"_s), phone(2, number));
    QCOMPARE(rowsIn(u"state:conflict"_s), 0);
}

void TestConsoleMany::choiceIsTakenBackBeforeItIsSent()
{
    // Names still ask: the rule is about phones.
    edit(m_pairs[90], {{"lastname"_L1, u"Nord"_s}}, {{"familyName"_L1, u"Sør"_s}});
    QVERIFY(syncs());
    QCOMPARE(rowsIn(u"state:conflict"_s), 1);
    select(m_pairs[90]);
    QTRY_VERIFY(text(u"detailReason"_s).contains(u"lastname"_s));
    key(Qt::Key_1);
    QTRY_VERIFY(child(u"resolveButton"_s)->isEnabled());
    key(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!child(u"resolveButton"_s)->isEnabled());
    table()->setFocus();
    key(Qt::Key_Return);
    key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(syncs());
    QCOMPARE(inHubspot(m_pairs[90], u"lastname"_s), u"Nord"_s);
    QCOMPARE(inCrmoffice(m_pairs[90], u"familyName"_s), u"Sør"_s);
    // Done again and sent.
    select(m_pairs[90]);
    QTRY_VERIFY(text(u"detailReason"_s).contains(u"lastname"_s));
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(child(u"resolveButton"_s)->isEnabled());
    const auto before = m_ended->size();
    table()->setFocus();
    key(Qt::Key_Return);
    QVERIFY(endsAfter(before));
    QCOMPARE(inCrmoffice(m_pairs[90], u"familyName"_s), u"Nord"_s);
}

void TestConsoleMany::timelineTellsWhatPeopleDidThere()
{
    rowsIn(u"flow:1"_s, m_pairs[90].hubspot);
    select(m_pairs[90]);
    QTRY_VERIFY(child(u"timelineAsk"_s)->isVisible());
    click(u"timelineAsk"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!timelineTexts().filter(u"→ Nord, changed in HubSpot"_s).isEmpty(), patience);
    const QStringList texts = timelineTexts();
    QVERIFY2(!texts.filter(u"in the app"_s).isEmpty(), qPrintable(texts.join(u'\n')));
    QVERIFY2(!texts.filter(u"chose the value of HubSpot (tester)"_s).isEmpty(), qPrintable(texts.join(u'\n')));
    QVERIFY2(!texts.filter(u"Sør → Nord, written to CRMOffice"_s).isEmpty(), qPrintable(texts.join(u'\n')));
    QVERIFY(!child(u"timelineAsk"_s)->isVisible());
    auto *tabs = child<QTabWidget>(u"detailTabs"_s);
    tabs->setCurrentIndex(tabs->count() - 1);
    const auto *raw = child<QTreeWidget>(u"rawFields"_s);
    QTRY_COMPARE(raw->topLevelItemCount(), 2);
    QVERIFY(!raw->findItems(u"lastname"_s, Qt::MatchExactly | Qt::MatchRecursive).isEmpty());
    tabs->setCurrentIndex(0);
}

QAbstractButton *TestConsoleMany::undoOfAWrite() const
{
    for (auto *button : m_window->findChildren<QAbstractButton *>(QRegularExpression(u"^undoButton_"_s))) {
        if (button->isVisible() && button->accessibleName().contains(u"updated in CRMOffice"_s))
            return button;
    }
    return nullptr;
}

void TestConsoleMany::writeIsUndoneFromTheTimeline()
{
    QTRY_VERIFY(undoOfAWrite());
    const auto before = m_ended->size();
    undoOfAWrite()->setFocus();
    key(Qt::Key_Space);
    QVERIFY(endsAfter(before));
    QCOMPARE(inCrmoffice(m_pairs[90], u"familyName"_s), u"Sør"_s);
    QTRY_VERIFY(!timelineTexts().filter(u"undo asked for"_s).isEmpty());
}

void TestConsoleMany::choiceIsMadeAgainFromTheJournal()
{
    m_window->goTo(u"journal"_s);
    auto *journal = child<QTableView>(u"journalTable"_s);
    QTRY_VERIFY(journal->model()->rowCount() > 0);
    QTRY_VERIFY(journal->model()->index(0, 1).data().toString() != u"…"_s);
    // The newest choice of a person for a name.
    int row = 0;
    for (; row < 40; ++row) {
        QTRY_VERIFY(journal->model()->index(row, 1).data().toString() != u"…"_s);
        if (journal->model()->index(row, 1).data().toString() == u"chosen"_s)
            break;
    }
    journal->setFocus();
    journal->selectRow(row);
    QTRY_VERIFY(child(u"journalChoose"_s)->isEnabled());
    key(Qt::Key_C);
    QTRY_VERIFY(table()->isVisible());
    QTRY_VERIFY(!m_window->findChildren<QRadioButton *>(QRegularExpression(u"^choiceSource_"_s)).isEmpty());
    table()->setFocus();
    key(Qt::Key_4);
    QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget()));
    auto *value = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    value->selectAll();
    QTest::keyClicks(value, u"Vestby"_s);
    const auto before = m_ended->size();
    QTest::keyClick(value, Qt::Key_Return);
    QVERIFY(endsAfter(before));
    QCOMPARE(inHubspot(m_pairs[90], u"lastname"_s), u"Vestby"_s);
    QCOMPARE(inCrmoffice(m_pairs[90], u"familyName"_s), u"Vestby"_s);
}

void TestConsoleMany::closingSendsWhatWasChosen()
{
    edit(m_pairs[95], {{"lastname"_L1, u"Øst"_s}}, {{"familyName"_L1, u"Vest"_s}});
    QVERIFY(syncs());
    QCOMPARE(rowsIn(u"state:conflict"_s), 1);
    select(m_pairs[95]);
    showsCurrent();
    QTRY_VERIFY(text(u"detailReason"_s).contains(u"lastname"_s));
    key(Qt::Key_2);
    QTRY_VERIFY(child(u"resolveButton"_s)->isEnabled());
    QSignalSpy quit(m_window.get(), &MainWindow::quitWanted);
    child<QAction>(u"actionQuit"_s)->trigger();
    QTRY_VERIFY(child(u"unsentAsk"_s) && child(u"unsentAsk"_s)->isVisible());
    click(u"unsentSend"_s);
    QTRY_COMPARE_WITH_TIMEOUT(quit.size(), 1, patience);
    QVERIFY(!m_window->isVisible());
    QCOMPARE(inHubspot(m_pairs[95], u"lastname"_s), u"Vest"_s);
}

QTEST_MAIN(TestConsoleMany)
#include "tst_console_many.moc"
