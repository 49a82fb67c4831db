#include "tests/ui/windowfixture.h"
#include "ui/batch.h"
#include "ui/round.h"

#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QTableView>

#include <numeric>

using namespace samband;
using namespace Qt::StringLiterals;

/// What is done to many rows at once, and going through them one by one.
class TestMany : public WindowFixture {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void rejectingManyAsksOnce();
    void fewAreDoneAtOnce_data();
    void fewAreDoneAtOnce();
    void manyAreAskedAbout_data();
    void manyAreAskedAbout();
    void whatMeansNothingIsLeftOut();
    void oneBadRowStopsNoOthers();
    void whatKeepsEveryRowEndsTheBatch();
    void stoppedBatchSaysWhatIsLeft();
    void windowSaysHowItEnded();
    void choicesThatAreNotTakenComeBack();
    void roundsAreGoneRound();
    void skippedRowsComeLast();
    void aRunEndsTheRound();

private:
    bool did(const QString &call) const { return !m_controller->calls.filter(call).isEmpty(); }
    QList<qint64> ids(int count) const
    {
        QList<qint64> all(count);
        std::iota(all.begin(), all.end(), 1);
        return all;
    }
    BatchEnd batchOf(int count, int stopAfter = -1);
    QString shownName() const { return table()->model()->index(table()->currentIndex().row(), 1).data().toString(); }
};

void TestMany::init()
{
    WindowFixture::init();
    openWindow();
}

void TestMany::rejectingManyAsksOnce()
{
    goTo(u"state:held"_s);
    QTRY_COMPARE(shownRows(), 10);
    table()->setFocus();
    table()->selectAll();
    m_yes = false;
    QTest::keyClick(table(), Qt::Key_R);
    QTRY_COMPARE(m_questions.size(), 1);
    QCOMPARE(m_questions.last().action, u"Reject 10 rows"_s);
    QVERIFY2(m_questions.last().text.contains(u"10 creates"_s), qPrintable(m_questions.last().text));
    QVERIFY(!did(u"reject"_s));
    m_yes = true;
    QTest::keyClick(table(), Qt::Key_R);
    QTRY_COMPARE(m_controller->calls.filter(u"reject"_s), QStringList{u"reject 10 rows"_s});
    QCOMPARE(m_questions.size(), 2);
}

void TestMany::fewAreDoneAtOnce_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("call");
    QTest::newRow("pause") << u"manyPause"_s << u"pause "_s;
    QTest::newRow("sync") << u"manySync"_s << QString();
}

void TestMany::fewAreDoneAtOnce()
{
    QFETCH(const QString, button);
    QFETCH(const QString, call);
    goTo(u"state:conflict"_s);
    QTRY_COMPARE(shownRows(), 8);
    table()->selectAll();
    QTRY_VERIFY(child(button)->isVisible());
    click(button);
    QTRY_VERIFY(call.isEmpty() ? m_controller->runs.size() == 1 : did(call));
    QVERIFY(m_questions.isEmpty());
}

void TestMany::manyAreAskedAbout_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("action");
    QTest::newRow("pause") << u"manyPause"_s << u"Pause "_s;
    QTest::newRow("sync") << u"manySync"_s << u"Sync "_s;
    QTest::newRow("unlink") << u"manyUnlink"_s << u"Unlink "_s;
    QTest::newRow("reject") << u"manyReject"_s << u"Reject "_s;
    QTest::newRow("approve") << u"manyApprove"_s << u"Approve "_s;
}

void TestMany::manyAreAskedAbout()
{
    QFETCH(const QString, button);
    QFETCH(const QString, action);
    goTo(u"all"_s);
    QTRY_COMPARE(shownRows(), 300);
    table()->selectAll();
    QTRY_VERIFY(child(button)->isVisible());
    const QStringList before = m_controller->calls;
    m_yes = false;
    click(button);
    QTRY_COMPARE(m_questions.size(), 1);
    QVERIFY2(m_questions.first().action.startsWith(action), qPrintable(m_questions.first().action));
    QVERIFY2(m_questions.first().action.contains(QRegularExpression(u"\\d"_s)), qPrintable(m_questions.first().action));
    QTest::qWait(20);
    QCOMPARE(m_controller->calls, before);
    QVERIFY(m_controller->runs.isEmpty());
}

void TestMany::whatMeansNothingIsLeftOut()
{
    goTo(u"all"_s);
    QTRY_COMPARE(shownRows(), 300);
    table()->selectAll();
    QTRY_VERIFY(child(u"manyReject"_s)->isVisible());
    click(u"manyReject"_s);
    QTRY_COMPARE(m_questions.size(), 1);
    QVERIFY2(m_questions.first().text.contains(u"more of the selected rows stay as they are"_s),
        qPrintable(m_questions.first().text));
    QTRY_VERIFY(did(u"reject "_s));
    for (const LinkRow &row : std::as_const(m_controller->rows)) {
        if (row.state == LinkState::Conflict)
            return; // it has not been touched
    }
    QFAIL("a conflict was rejected");
}

/// What comes of \a count rows; stops while the portion after \a stopAfter is under way.
BatchEnd TestMany::batchOf(int count, int stopAfter)
{
    std::optional<BatchEnd> ended;
    int portions = 0;
    Batch *running = nullptr;
    Batch batch(
        *m_controller, ids(count), u"Pausing"_s,
        [&](const QList<qint64> &some, bool) {
            m_controller->setPaused(some, true);
            if (portions++ == stopAfter)
                running->stop();
        },
        [&](const BatchEnd &end) { ended = end; });
    running = &batch;
    batch.start();
    if (!QTest::qWaitFor([&] { return ended.has_value(); }))
        qWarning("the batch does not end");
    return ended.value_or(BatchEnd());
}

void TestMany::oneBadRowStopsNoOthers()
{
    m_controller->refusedRows = {7, 261};
    const BatchEnd end = batchOf(300);
    QCOMPARE(end.failed, (QList<qint64>{7, 261}));
    QCOMPARE(end.done.size(), 298);
    QVERIFY(end.left.isEmpty() && !end.atOnce);
    QCOMPARE(batchSentence(u"Pausing"_s, end), u"Pausing: 298 of 300 rows done, 2 failed: That row is gone."_s);
}

void TestMany::whatKeepsEveryRowEndsTheBatch()
{
    m_controller->refusal = Error{ErrorKind::Workspace, u"The disk is full."_s};
    const BatchEnd end = batchOf(1240);
    QVERIFY(end.done.isEmpty());
    QCOMPARE(end.failed.size(), Batch::portion);
    QCOMPARE(end.left.size(), 1240 - Batch::portion);
    QCOMPARE(batchSentence(u"Rejecting"_s, end),
        u"Rejecting: 0 of 1,240 rows done, 500 failed: The disk is full, stopped, 740 left as they were."_s);
}

void TestMany::stoppedBatchSaysWhatIsLeft()
{
    const BatchEnd end = batchOf(1240, 0);
    QCOMPARE(end.done.size(), Batch::portion);
    QCOMPARE(end.left.size(), 1240 - Batch::portion);
    QVERIFY(end.failed.isEmpty());
    QCOMPARE(batchSentence(u"Pausing"_s, end), u"Pausing: 500 of 1,240 rows done, stopped, 740 left as they were."_s);
}

void TestMany::windowSaysHowItEnded()
{
    m_controller->fill(3000);
    Q_EMIT m_controller->linksChanged({});
    goTo(u"all"_s);
    QTRY_COMPARE(shownRows(), 3000);
    table()->setFocus();
    table()->selectAll();
    m_controller->actionsWait = true;
    QTRY_VERIFY(child(u"manyPause"_s)->isVisible());
    click(u"manyPause"_s);
    QTRY_VERIFY(child(u"workStop"_s) && child(u"workStop"_s)->isVisible());
    QTRY_VERIFY(child<QLabel>(u"workText"_s)->text().startsWith(u"Pausing · 0 of "_s));
    click(u"workStop"_s);
    m_controller->letGo();
    QTRY_VERIFY(!child(u"workBar"_s)->isVisible());
    QTRY_VERIFY2(child<QLabel>(u"statusRun"_s)->text().contains(u"Pausing: 500 of "_s),
        qPrintable(child<QLabel>(u"statusRun"_s)->text()));
    QVERIFY(child<QLabel>(u"statusRun"_s)->text().contains(u"left as they were"_s));
    QCOMPARE(m_controller->calls.filter(u"pause "_s).size(), 1);
}

void TestMany::choicesThatAreNotTakenComeBack()
{
    goTo(u"state:conflict"_s);
    QTRY_COMPARE(shownRows(), 8);
    table()->setFocus();
    table()->selectAll();
    QTRY_VERIFY(child<QLabel>(u"manyProperty_4"_s));
    press(Qt::Key_2);
    QTRY_COMPARE(child<QPushButton>(u"manyResolve"_s)->text(), u"Resolve and sync 8"_s);
    m_controller->refusal = Error{ErrorKind::Workspace, u"The disk is full."_s};
    press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(did(u"resolveMany"_s));
    QTRY_COMPARE(child<QPushButton>(u"manyResolve"_s)->text(), u"Resolve and sync 8"_s);
    QVERIFY(m_controller->runs.isEmpty());
    // And of one row as well. (Else Ctrl would still be down for the table.)
    press(Qt::Key_F24);
    select(0);
    QTRY_VERIFY(child(u"resolveButton"_s)->isVisible() && child(u"resolveButton"_s)->isEnabled());
    QTest::keyClick(table(), Qt::Key_Return);
    QTRY_VERIFY(did(u"resolve "_s));
    QTRY_VERIFY(child<QPushButton>(u"resolveButton"_s)->isEnabled());
    QVERIFY(child<QRadioButton>(u"choiceTarget_4"_s)->isChecked());
    m_controller->refusal.reset();
    QTest::keyClick(table(), Qt::Key_Return);
    QTRY_COMPARE(shownRows(), 7);
}

void TestMany::roundsAreGoneRound()
{
    Round round;
    const std::vector<qint64> order{11, 12, 13, 14};
    QCOMPARE(round.after(order, 1), 1);
    QCOMPARE(round.after(order, 4), std::nullopt);
    round.skip(12);
    round.skip(13);
    round.skip(99);
    QCOMPARE(round.countIn(order), 2);
    QCOMPARE(round.after(order, 1), 3);
    QCOMPARE(round.around(order, 4), 0);
    round.skip(14);
    QCOMPARE(round.after(order, 1), std::nullopt);
    QCOMPARE(round.around(order, 1), 0);
    round.skip(11);
    QCOMPARE(round.around(order, 1), std::nullopt);
    round.begin();
    QCOMPARE(round.around(order, 1), 1);
}

void TestMany::skippedRowsComeLast()
{
    goTo(u"state:conflict"_s);
    select(0);
    QTRY_VERIFY(child<QRadioButton>(u"choiceSource_4"_s));
    const QString first = shownName();
    QTest::keyClick(table(), Qt::Key_S);
    QTRY_COMPARE(table()->currentIndex().row(), 1);
    QVERIFY(m_controller->resolved.isEmpty());
    QTRY_COMPARE(child<QLabel>(u"viewCount"_s)->text(), u"8 rows, 1 skipped"_s);
    const QString third = table()->model()->index(2, 1).data().toString();
    press(Qt::Key_J);
    QTRY_COMPARE(shownName(), third);
    QTest::keyClick(table(), Qt::Key_S);
    // From the last row on, the next one to decide is at the top; both that were skipped are passed over.
    for (int left = 8; left > 2; --left) {
        QTRY_COMPARE(child<QLabel>(u"detailTitleSource"_s)->text(), shownName());
        QVERIFY2(shownName() != first && shownName() != third, qPrintable(shownName()));
        QTRY_VERIFY(child<QRadioButton>(u"choiceSource_4"_s) && !child<QPushButton>(u"resolveButton"_s)->isEnabled());
        press(Qt::Key_1);
        QTRY_VERIFY(child<QPushButton>(u"resolveButton"_s)->isEnabled());
        QTest::keyClick(table(), Qt::Key_Return);
        QTRY_COMPARE(shownRows(), left - 1);
    }
    // Only they are left: the round is over, and they come again.
    QTRY_COMPARE(child<QLabel>(u"viewCount"_s)->text(), u"2 rows"_s);
    QTRY_VERIFY2(child<QLabel>(u"statusRun"_s)->text().contains(u"come again"_s),
        qPrintable(child<QLabel>(u"statusRun"_s)->text()));
    QTRY_VERIFY(shownName() == first || shownName() == third);
}

void TestMany::aRunEndsTheRound()
{
    goTo(u"state:conflict"_s);
    select(0);
    QTest::keyClick(table(), Qt::Key_S);
    QTRY_COMPARE(child<QLabel>(u"viewCount"_s)->text(), u"8 rows, 1 skipped"_s);
    // What a person settles is no round of its own, a run of everything is.
    press(Qt::Key_F5, Qt::ShiftModifier);
    QTRY_COMPARE(m_controller->runs.size(), 1);
    QTest::qWait(20);
    QCOMPARE(child<QLabel>(u"viewCount"_s)->text(), u"8 rows, 1 skipped"_s);
    press(Qt::Key_F5, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(child<QLabel>(u"viewCount"_s)->text(), u"8 rows"_s);
}

QTEST_MAIN(TestMany)
#include "tst_many.moc"
