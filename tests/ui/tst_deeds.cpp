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

/// What a person does with records, in the window: resolving, approving, linking, pausing, undoing.
class TestDeeds : public WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void resolvingByKeys();
    void enterInAFieldResolvesNothing();
    void choicesAreBoundToWhatWasSeen();
    void keysAreAboutTheSelectedRecord();
    void steppingThroughWhatWaits();
    void approvingMany();
    void archivesAreNeverApprovedInBulk();
    void orphans();
    void linkingACandidate();
    void pausingAndUndoing();
    void undoingARun();
};

void TestDeeds::init()
{
    WindowFixture::init();
    openWindow();
}

void TestDeeds::resolvingByKeys()
{
    goTo(u"state:conflict"_s);
    select(0);
    QTRY_VERIFY(child<QRadioButton>(u"choiceSource_4"_s));
    QVERIFY(child<QLabel>(u"detailReason"_s)->text().contains(u"phone"_s));
    QVERIFY(!child<QPushButton>(u"resolveButton"_s)->isEnabled());
    press(Qt::Key_2);
    QTRY_VERIFY(child<QRadioButton>(u"choiceTarget_4"_s)->isChecked());
    QCOMPARE(child<QTableWidget>(u"propertyTable"_s)->item(3, 4)->text(), u"22 11 00 00"_s);
    press(Qt::Key_1);
    QVERIFY(child<QRadioButton>(u"choiceSource_4"_s)->isChecked());
    press(Qt::Key_3);
    QVERIFY(child<QRadioButton>(u"choiceBase_4"_s)->isChecked());
    press(Qt::Key_5);
    QVERIFY(child<QRadioButton>(u"choiceAccept_4"_s)->isChecked());
    press(Qt::Key_4);
    QTRY_VERIFY(child<QLineEdit>(u"valueEdit_4"_s)->hasFocus());
    QTest::keyClicks(child<QLineEdit>(u"valueEdit_4"_s), u"22 33"_s);
    QTest::keyClick(child<QLineEdit>(u"valueEdit_4"_s), Qt::Key_Return);
    QTRY_COMPARE(m_controller->resolved.size(), 1);
    const Resolution sent = m_controller->resolved.first().second.first();
    QCOMPARE(sent.property, 4);
    QCOMPARE(sent.choice, Choice::TakeValue);
    QCOMPARE(sent.value, u"22 33"_s);
    QCOMPARE(sent.seen.source, u"22 00 00 01"_s);
    QCOMPARE(sent.seen.target, u"22 11 00 00"_s);
    // The settled row leaves the view, and the next one is selected: one key, next.
    QTRY_COMPARE(shownRows(), 7);
    QTRY_COMPARE(child<QTableView>(u"linkTable"_s)->selectionModel()->selectedRows().size(), 1);
    // And nobody types there: the next digit is a choice again.
    QTRY_VERIFY(child<QTableView>(u"linkTable"_s)->hasFocus());
    QTRY_VERIFY(child<QRadioButton>(u"choiceSource_4"_s) && !child<QRadioButton>(u"choiceSource_4"_s)->isChecked());
    press(Qt::Key_1);
    QTest::keyClick(child<QTableView>(u"linkTable"_s), Qt::Key_Return);
    QTRY_COMPARE(m_controller->resolved.size(), 2);
    QCOMPARE(m_controller->resolved.last().second.first().choice, Choice::TakeSource);
}

void TestDeeds::enterInAFieldResolvesNothing()
{
    goTo(u"state:conflict"_s);
    select(0);
    QTRY_VERIFY(child<QRadioButton>(u"choiceSource_4"_s));
    press(Qt::Key_1);
    auto *filter = child<QLineEdit>(u"filter_1"_s);
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_Return);
    QTest::keyClicks(filter, u"1"_s);
    QTest::qWait(20);
    QVERIFY(m_controller->resolved.isEmpty());
    QCOMPARE(filter->text(), u"1"_s);
}

void TestDeeds::choicesAreBoundToWhatWasSeen()
{
    goTo(u"state:conflict"_s);
    select(0);
    QTRY_VERIFY(child<QRadioButton>(u"choiceSource_4"_s));
    press(Qt::Key_1);
    press(Qt::Key_J);
    QTest::qWait(30);
    press(Qt::Key_2);
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(m_controller->resolved.size(), 2);
    goTo(u"state:failing"_s);
    select(0);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(child(u"linkTable"_s), Qt::Key_Return);
    QTest::qWait(20);
    QCOMPARE(m_controller->resolved.size(), 2);
}

void TestDeeds::keysAreAboutTheSelectedRecord()
{
    goTo(u"state:conflict"_s);
    select(0);
    QTRY_VERIFY(child<QRadioButton>(u"choiceSource_4"_s));
    // Somebody steps on and types at once: the record before is still on screen.
    m_controller->answers = false;
    table()->selectRow(1);
    press(Qt::Key_2);
    QTest::keyClick(table(), Qt::Key_Return);
    QTest::qWait(20);
    QVERIFY(m_window->unsent().choices.isEmpty());
    QVERIFY(m_controller->resolved.isEmpty());
    m_controller->answers = true;
    Q_EMIT m_controller->linksChanged({});
    QTRY_COMPARE(child<QLabel>(u"detailTitleSource"_s)->text(), table()->model()->index(1, 1).data().toString());
    press(Qt::Key_2);
    QTRY_COMPARE(m_window->unsent().choices.size(), 1);
}

void TestDeeds::steppingThroughWhatWaits()
{
    press(Qt::Key_J);
    QTRY_COMPARE(child<QLabel>(u"viewTitle"_s)->text(), u"Everything that waits"_s);
    auto *table = child<QTableView>(u"linkTable"_s);
    QTRY_COMPARE(table->currentIndex().row(), 0);
    press(Qt::Key_J);
    QTRY_COMPARE(table->currentIndex().row(), 1);
    press(Qt::Key_K);
    QTRY_COMPARE(table->currentIndex().row(), 0);
}

void TestDeeds::approvingMany()
{
    goTo(u"state:held"_s);
    QTRY_COMPARE(shownRows(), 10);
    child<QTableView>(u"linkTable"_s)->selectAll();
    QTRY_VERIFY(child(u"manyApprove"_s)->isVisible());
    QCOMPARE(child<QLabel>(u"manyTitle"_s)->text(), u"10 rows selected"_s);
    m_yes = false;
    click(u"manyApprove"_s);
    QTRY_COMPARE(m_questions.size(), 1);
    QVERIFY(m_questions.last().text.contains(u"10 creates"_s));
    QVERIFY(m_controller->calls.filter(u"approve"_s).isEmpty());
    m_yes = true;
    click(u"manyApprove"_s);
    QTRY_COMPARE(m_controller->calls.filter(u"approve"_s), QStringList{u"approve 10 rows sync"_s});
    QTRY_COMPARE(shownRows(), 0);
}

void TestDeeds::archivesAreNeverApprovedInBulk()
{
    for (LinkRow &row : m_controller->rows) {
        if (row.state == LinkState::Held && row.id > 100)
            row.verb = Verb::Archive;
    }
    goTo(u"state:held"_s);
    QTRY_COMPARE(shownRows(), 10);
    click(u"approveAllButton"_s);
    QTRY_COMPARE(m_questions.size(), 1);
    QVERIFY(m_questions.first().text.contains(u"4 creates"_s));
    QVERIFY(!m_questions.first().action.contains(u"archive"_s));
    QTRY_COMPARE(m_controller->calls.filter(u"approve"_s), QStringList{u"approve 2,32,62,92 sync"_s});
}

void TestDeeds::orphans()
{
    goTo(u"state:orphaned"_s);
    select(0);
    QTRY_VERIFY(child(u"recreateButton"_s)->isVisible());
    m_yes = false;
    click(u"archiveButton"_s);
    QCOMPARE(m_questions.size(), 1);
    QVERIFY(m_questions.first().action.contains(u"HubSpot"_s));
    QVERIFY(m_controller->resolved.isEmpty());
    click(u"recreateButton"_s);
    QTRY_COMPARE(m_controller->resolved.size(), 1);
    QCOMPARE(m_controller->resolved.first().second.first().choice, Choice::Recreate);
    QCOMPARE(m_controller->resolved.first().second.first().property, 0);
}

void TestDeeds::linkingACandidate()
{
    goTo(u"state:ambiguous"_s);
    select(0);
    QTRY_VERIFY(child(u"candidateList"_s)->isVisible());
    child<QListWidget>(u"candidateList"_s)->setCurrentRow(1);
    click(u"linkButton"_s);
    QTRY_COMPARE(m_controller->calls.filter(u"link"_s).size(), 1);
    QVERIFY(m_controller->calls.filter(u"link"_s).first().endsWith(u"902 sync"_s));
}

void TestDeeds::pausingAndUndoing()
{
    goTo(u"all"_s);
    select(0);
    QTRY_VERIFY(child(u"pauseButton"_s)->isVisible());
    click(u"pauseButton"_s);
    QTRY_COMPARE(m_controller->calls.filter(u"pause"_s).size(), 1);
    const auto found = m_window->findChildren<QPushButton *>(QRegularExpression(u"^undoButton_"_s));
    auto *undo = found.isEmpty() ? nullptr : found.first();
    QVERIFY(undo);
    const QString id = undo->objectName().section(u'_', 1);
    undo->click();
    QTRY_COMPARE(m_controller->calls.filter(u"undo"_s), QStringList{u"undo %1 sync"_s.arg(id)});
    goTo(u"journal"_s);
    auto *journal = child<QTableView>(u"journalTable"_s);
    QTRY_VERIFY(journal->model()->rowCount() > 3);
    QTRY_COMPARE(journal->model()->index(1, 1).data().toString(), u"updated in CRMOffice"_s);
    journal->selectRow(1);
    click(u"journalUndo"_s);
    QTRY_COMPARE(m_controller->calls.filter(u"undo"_s).size(), 2);
}

void TestDeeds::undoingARun()
{
    goTo(u"runs"_s);
    auto *runs = child<QTableView>(u"runTable"_s);
    QTRY_COMPARE(runs->model()->rowCount(), 12);
    QTRY_VERIFY(child<QPushButton>(u"runUndo"_s)->isEnabled());
    const QString run = runs->model()->index(runs->currentIndex().row(), 0).data().toString();
    click(u"runUndo"_s);
    QTRY_COMPARE(m_questions.size(), 1);
    const Question question = m_questions.first();
    QVERIFY2(question.text.contains(u"3 values go back, 1 created record waits"_s), qPrintable(question.text));
    QVERIFY(question.text.contains(u"Ola Dal: It was changed again since."_s));
    QVERIFY(question.action.contains(run));
    QCOMPARE(m_controller->calls.filter(u"undo"_s),
        (QStringList{u"undo run %1 dry"_s.arg(run), u"undo run %1 sync"_s.arg(run)}));
    // With nothing to undo there is nothing to ask.
    m_controller->undoReport = {};
    click(u"runUndo"_s);
    QTRY_COMPARE(m_controller->calls.filter(u"undo"_s).size(), 3);
    QTRY_VERIFY(child<QLabel>(u"statusRun"_s)->text().contains(u"nothing to undo"_s));
    QCOMPARE(m_questions.size(), 1);
}

QTEST_MAIN(TestDeeds)
#include "tst_deeds.moc"
