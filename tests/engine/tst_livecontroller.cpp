#include "tests/support/live.h"

#include <QSignalSpy>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

/// The controller over a real workspace: what it says, and in which order.
class TestLiveController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunIsTold();
    void runsWaitForEachOther();
    void stopEndsTheRunAndDropsTheRest();
    void viewsAreKeptInTheWorkspace();
    void readsAnswerWithTheirToken();
    void wrongTokenIsToldAndTriedAgain();
    void secondProcessIsRefused();
    void endsWhileARunGoesOn();
};

void TestLiveController::aRunIsTold()
{
    Rig rig;
    rig.contact(u"Kari"_s, u"Nordmann"_s);
    Live live(rig);
    QVERIFY(live.controller.open());
    QSignalSpy summaries(&live.controller, &Controller::summaryReady);
    QSignalSpy progress(&live.controller, &Controller::runProgress);
    QSignalSpy changed(&live.controller, &Controller::linksChanged);
    live.run(u"operator"_s);
    QVERIFY2(live.controller.isRunning(), "returned at once");
    QTRY_COMPARE(live.said, (QStringList{u"start operator"_s, u"end done"_s}));
    QVERIFY(!live.controller.isRunning());
    // One may have been asked for while the run was young; the last one tells how it ended.
    const auto summary = [&] { return summaries.isEmpty() ? Summary{} : summaries.last().first().value<Summary>(); };
    QTRY_COMPARE(summary().waiting(), 1);
    QVERIFY(!summary().isGreen());
    QVERIFY(progress.size() > 5);
    QVERIFY(!changed.isEmpty());
    QVERIFY(live.errors.isEmpty());
}

void TestLiveController::runsWaitForEachOther()
{
    Rig rig;
    Live live(rig);
    QVERIFY(live.controller.open());
    for (const QString &name : {u"one"_s, u"two"_s, u"three"_s})
        live.run(name);
    QTRY_COMPARE(live.reports.size(), 3);
    QCOMPARE(live.said,
        (QStringList{u"start one"_s, u"end done"_s, u"start two"_s, u"end done"_s, u"start three"_s, u"end done"_s}));
    QCOMPARE(live.connected.load(), 1);
}

void TestLiveController::stopEndsTheRunAndDropsTheRest()
{
    Rig rig;
    rig.contact(u"Kari"_s, u"Nordmann"_s);
    Live live(rig);
    QVERIFY(live.controller.open());
    Gate gate(rig);
    live.run(u"one"_s);
    live.run(u"two"_s);
    QTRY_VERIFY(gate.reached);
    live.controller.stop();
    gate.open();
    QTRY_COMPARE(live.reports.size(), 1);
    QCOMPARE(live.said, (QStringList{u"start one"_s, u"end stopped"_s}));
    QVERIFY2(live.errors.isEmpty(), "who stops a run needs no message about it");
    QVERIFY(!live.controller.isRunning());
    rig.faults->onHit = {};
    live.run(u"three"_s);
    QTRY_COMPARE(live.said.last(), u"end done"_s);
}

void TestLiveController::viewsAreKeptInTheWorkspace()
{
    Rig rig;
    rig.contact(u"Kari"_s, u"Nordmann"_s);
    rig.run();
    Live live(rig);
    QVERIFY(live.controller.open());
    QSignalSpy summaries(&live.controller, &Controller::summaryReady);
    LinkQuery held;
    held.states = {LinkState::Held};
    live.controller.saveViews({{u"Mine"_s, held}});
    QTRY_COMPARE(summaries.size(), 1);
    QCOMPARE(summaries.first().first().value<Summary>().views, (QList<SavedView>{{u"Mine"_s, held}}));
    QSignalSpy counts(&live.controller, &Controller::countsReady);
    live.controller.requestCounts(5, {held, {}});
    QTRY_COMPARE(counts.size(), 1);
    QCOMPARE(counts.first().at(1).value<QList<int>>(), (QList<int>{1, 1}));
}

void TestLiveController::readsAnswerWithTheirToken()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const qint64 link = rig.link(ContactFlow, kari);
    Live live(rig);
    QVERIFY(live.controller.open());
    QSignalSpy order(&live.controller, &Controller::linkOrderReady);
    QSignalSpy rows(&live.controller, &Controller::linkRowsReady);
    QSignalSpy journalOrder(&live.controller, &Controller::journalOrderReady);
    QSignalSpy journalRows(&live.controller, &Controller::journalRowsReady);
    QSignalSpy runs(&live.controller, &Controller::runsReady);
    live.controller.requestLinkOrder(11, {});
    live.controller.requestLinkRows(12, {link});
    live.controller.requestJournalOrder(13, {});
    live.controller.requestJournalRows(14, {1});
    live.controller.requestRuns();
    QTRY_COMPARE(runs.size(), 1);
    QCOMPARE(order.first().first().toULongLong(), 11u);
    QVERIFY(!order.first().at(1).value<std::vector<qint64>>().empty());
    QCOMPARE(rows.first().first().toULongLong(), 12u);
    QCOMPARE(rows.first().at(1).value<std::vector<LinkRow>>().front().recordId.source, kari);
    QCOMPARE(journalOrder.first().first().toULongLong(), 13u);
    QCOMPARE(journalRows.first().first().toULongLong(), 14u);
    QCOMPARE(runs.first().first().value<QList<RunRow>>().size(), 1);
}

void TestLiveController::wrongTokenIsToldAndTriedAgain()
{
    Rig rig;
    Live live(rig);
    QVERIFY(live.controller.open());
    live.refusal = Error{ErrorKind::Unauthorized, u"The token was not accepted."_s};
    live.run();
    QTRY_COMPARE(live.reports.size(), 1);
    QCOMPARE(live.reports.first().error->kind, ErrorKind::Unauthorized);
    QCOMPARE(live.reports.first().run.status, u"failed"_s);
    QCOMPARE(live.errors.size(), 1);
    QCOMPARE(live.errors.first().text, u"The token was not accepted."_s);
    QVERIFY(!live.controller.isRunning());
    live.refusal.reset();
    live.run();
    QTRY_COMPARE(live.reports.size(), 2);
    QCOMPARE(live.reports.last().run.status, u"done"_s);
    QCOMPARE(live.connected.load(), 2);
}

void TestLiveController::secondProcessIsRefused()
{
    Rig rig;
    Live live(rig);
    QVERIFY(live.controller.open());
    {
        Live second(rig);
        const Status opened = second.controller.open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Busy);
    }
    live.run();
    QTRY_COMPARE(live.reports.size(), 1);
    QCOMPARE(live.reports.first().run.status, u"done"_s);
}

void TestLiveController::endsWhileARunGoesOn()
{
    Rig rig;
    rig.contact(u"Kari"_s, u"Nordmann"_s);
    Gate gate(rig);
    {
        Live live(rig);
        QVERIFY(live.controller.open());
        live.run();
        QTRY_VERIFY(gate.reached);
        gate.open();
    }
    rig.faults->onHit = {};
    rig.reopen();
    const auto runs = Views(*rig.workspace).runs(5);
    QVERIFY(runs);
    QVERIFY2(runs->first().endedAt != 0, "it ended in good order");
    rig.runAll();
    QCOMPARE(rig.target.ids(u"contacts"_s).size(), 1);
}

QTEST_GUILESS_MAIN(TestLiveController)
#include "tst_livecontroller.moc"
