#include "tests/support/live.h"

#include <QSignalSpy>
#include <QtTest>

#include <latch>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;

/// Holds a run at its next operation until it is let go.
struct Gate {
    explicit Gate(Rig &rig)
    {
        rig.faults->at = rig.faults->operations + 1;
        rig.faults->onHit = [this] {
            reached = true;
            m_open.wait();
        };
    }
    void open() { m_open.count_down(); }
    std::atomic<bool> reached = false;

private:
    std::latch m_open{1};
};

} // namespace

/// The controller over a real workspace: what it says, and in which order.
class TestLiveController : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunIsTold();
    void runsWaitForEachOther();
    void stopEndsTheRunAndDropsTheRest();
    void actionsGoOnDuringARun();
    void choiceDuringARunIsNotLost();
    void unlinkedOrPausedDuringItsWrite_data();
    void unlinkedOrPausedDuringItsWrite();
    void actionThenSync();
    void choicesForManyAreOneAct();
    void viewsAreKeptInTheWorkspace();
    void readsAnswerWithTheirToken();
    void undoTellsWhatCameOfIt();
    void rulesAreTriedAndSaved();
    void failedActionIsTold();
    void wrongTokenIsToldAndTriedAgain();
    void secondProcessIsRefused();
    void endsWhileARunGoesOn();
    void tellsBudgetsOnceConnected();
    void asksWhoGaveTheValues();
    void whoCannotBeAskedIsTold();
    void examinesLineByLine();
    void stoppedExaminationSaysSo();
    void stoppedProbeIsPutBack();
    void examinesWithoutAConnection();
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

void TestLiveController::actionsGoOnDuringARun()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const qint64 link = rig.link(ContactFlow, kari);
    Live live(rig);
    QVERIFY(live.controller.open());
    Gate gate(rig);
    live.run();
    QTRY_VERIFY(gate.reached);
    QSignalSpy changed(&live.controller, &Controller::linksChanged);
    QSignalSpy details(&live.controller, &Controller::linkDetailReady);
    live.controller.setPaused({link}, true);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().value<QList<qint64>>(), QList<qint64>{link});
    live.controller.requestLinkDetail(link);
    QTRY_COMPARE(details.size(), 1);
    QVERIFY(details.first().first().value<LinkDetail>().paused);
    QVERIFY(live.reports.isEmpty());
    gate.open();
    QTRY_COMPARE(live.reports.size(), 1);
    QVERIFY(live.errors.isEmpty());
}

void TestLiveController::choiceDuringARunIsNotLost()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}, {u"properties.firstname"_s, u"Karin"_s}});
    rig.target.edit(u"contacts"_s, rig.counterpart(kari), {{u"familyName"_s, u"Dal"_s}});
    rig.run();
    const LinkDetail seen = rig.detail(ContactFlow, kari);
    const auto name = std::ranges::find(
        seen.properties, u"properties.lastname"_s, [](const PropertyRow &row) { return row.path.source; });
    const Resolutions choice{Resolution{name->property, Choice::TakeSource, {}, name->now}};
    // The next run writes another property of the same pair while the operator settles the conflict.
    rig.source.edit(contact, kari, {{u"properties.firstname"_s, u"Kaja"_s}});
    Live live(rig);
    QVERIFY(live.controller.open());
    std::latch go(1);
    std::atomic<bool> writing = false;
    rig.target.onRead = [&](const QStringList &) {
        writing = true;
        go.wait();
    };
    live.run();
    QTRY_VERIFY(writing);
    QSignalSpy changed(&live.controller, &Controller::linksChanged);
    live.controller.resolve(seen.row.id, choice, false);
    QTRY_COMPARE(changed.size(), 1);
    go.count_down();
    QTRY_COMPARE(live.reports.size(), 1);
    rig.target.onRead = {};
    live.run();
    QTRY_COMPARE(live.reports.size(), 2);
    QCOMPARE(rig.target.fields(u"contacts"_s, seen.row.recordId.target).value(u"givenName"_s), u"Kaja"_s);
    QCOMPARE(rig.target.fields(u"contacts"_s, seen.row.recordId.target).value(u"familyName"_s), u"Berg"_s);
}

void TestLiveController::unlinkedOrPausedDuringItsWrite_data()
{
    QTest::addColumn<bool>("unlinked");
    QTest::newRow("unlinked") << true;
    QTest::newRow("paused") << false;
}

void TestLiveController::unlinkedOrPausedDuringItsWrite()
{
    QFETCH(bool, unlinked);
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    const qint64 link = rig.link(ContactFlow, kari);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    Live live(rig);
    QVERIFY(live.controller.open());
    std::latch go(1);
    std::atomic<bool> writing = false;
    rig.target.onRead = [&](const QStringList &) {
        writing = true;
        go.wait();
    };
    live.run();
    QTRY_VERIFY(writing);
    QSignalSpy changed(&live.controller, &Controller::linksChanged);
    if (unlinked)
        live.controller.unlink({link}, false);
    else
        live.controller.setPaused({link}, true);
    QTRY_COMPARE(changed.size(), 1);
    go.count_down();
    QTRY_COMPARE(live.reports.size(), 1);
    QCOMPARE(live.reports.first().run.status, u"done"_s);
    QVERIFY(live.reports.first().run.counts.first().addsUp());
    QSignalSpy details(&live.controller, &Controller::linkDetailReady);
    live.controller.requestLinkDetail(link);
    QTRY_COMPARE(details.size(), 1);
    const auto detail = details.first().first().value<LinkDetail>();
    QCOMPARE(detail.row.state, unlinked ? LinkState::Held : LinkState::Paused);
    QCOMPARE(detail.row.recordId.target.isEmpty(), unlinked);
    QVERIFY(live.errors.isEmpty());
}

void TestLiveController::actionThenSync()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    rig.run();
    const qint64 link = rig.link(ContactFlow, kari);
    Live live(rig);
    QVERIFY(live.controller.open());
    live.controller.approve({link}, true);
    QTRY_COMPARE(live.said, (QStringList{u"start operator"_s, u"end done"_s}));
    QCOMPARE(rig.target.ids(u"contacts"_s).size(), 1);
    QSignalSpy rows(&live.controller, &Controller::linkRowsReady);
    live.controller.requestLinkRows(1, {link});
    QTRY_COMPARE(rows.size(), 1);
    QCOMPARE(rows.first().at(1).value<std::vector<LinkRow>>().front().state, LinkState::InSync);
}

void TestLiveController::choicesForManyAreOneAct()
{
    Rig rig;
    QStringList people;
    QStringList counterparts;
    QMap<qint64, QString> linkOf;
    for (const QString &name : {u"Kari"_s, u"Ola"_s}) {
        const QString id = rig.linkedContact(name, u"Nordmann"_s);
        people << id;
        counterparts << rig.counterpart(id);
        linkOf.insert(rig.link(ContactFlow, id), id);
        rig.source.edit(contact, id, {{u"properties.lastname"_s, u"Berg"_s}});
        rig.target.edit(u"contacts"_s, counterparts.last(), {{u"familyName"_s, u"Dal"_s}});
    }
    rig.run();
    const qint64 fresh = linkOf.key(people[0]);
    const qint64 outdated = linkOf.key(people[1]);
    const int lastname = rig.property(u"properties.lastname"_s);
    Live live(rig);
    QVERIFY(live.controller.open());
    QSignalSpy answers(&live.controller, &Controller::propertiesReady);
    live.controller.requestProperties(7, {fresh, outdated});
    QTRY_COMPARE(answers.size(), 1);
    QCOMPARE(answers.first().first().toULongLong(), 7u);
    const auto rows = answers.first().at(1).value<std::vector<LinkProperties>>();
    QCOMPARE(rows.size(), std::size_t(2));
    QMap<qint64, Resolutions> choices;
    for (const LinkProperties &row : rows) {
        for (const PropertyRow &property : row.properties) {
            if (property.property == lastname)
                choices[row.link] << Resolution{lastname, Choice::TakeSource, {}, property.now};
        }
    }
    QCOMPARE(choices.size(), 2);
    choices[outdated].first().seen.target = u"what stood there before"_s;
    choices.insert(987654, choices[fresh]); // a row that is gone keeps nobody from their choice
    live.controller.resolveMany(choices, true);
    QTRY_COMPARE(live.said, (QStringList{u"start operator"_s, u"end done"_s}));
    QVERIFY(live.errors.isEmpty());
    QCOMPARE(valueOf(rig.target.fields(u"contacts"_s, counterparts[0]), u"familyName"_s), u"Berg"_s);
    QCOMPARE(valueOf(rig.target.fields(u"contacts"_s, counterparts[1]), u"familyName"_s), u"Dal"_s);
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

void TestLiveController::undoTellsWhatCameOfIt()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    const qint64 run = rig.run().run.id;
    Live live(rig);
    QList<UndoReport> told;
    connect(&live.controller, &Controller::undoReady, this, [&](const UndoReport &report) { told << report; });
    QVERIFY(live.controller.open());
    live.controller.undo({0, run, 0, true}, true);
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(told.first().dryRun);
    QCOMPARE(told.first().undone, 1);
    QVERIFY2(!live.controller.isRunning() && live.reports.isEmpty(), "a dry run only tells");
    live.controller.undoRun(run, true);
    QTRY_COMPARE(live.reports.size(), 1);
    QCOMPARE(told.size(), 2);
    QCOMPARE(told.last().run, run);
    QCOMPARE(valueOf(rig.target.fields(u"contacts"_s, there), u"familyName"_s), u"Nordmann"_s);
    QVERIFY(live.errors.isEmpty());
}

void TestLiveController::rulesAreTriedAndSaved()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.source.edit(u"contact"_s, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.target.edit(u"contacts"_s, rig.counterpart(kari), {{u"familyName"_s, u"Vik"_s}});
    rig.run();
    Live live(rig);
    QVERIFY(live.controller.open());
    QSignalSpy rules(&live.controller, &Controller::rulesReady);
    QSignalSpy previews(&live.controller, &Controller::rulesPreviewReady);
    live.controller.requestRules();
    QTRY_COMPARE(rules.size(), 1);
    Flow flow = rules.first().first().value<QList<Flow>>().at(ContactFlow);
    flow.mappings[1].rules.conflict = ConflictPolicy::Source;
    live.controller.previewRules(21, flow);
    QTRY_COMPARE(previews.size(), 1);
    QCOMPARE(previews.first().first().toULongLong(), 21u);
    QCOMPARE(previews.first().at(1).value<RulesPreview>().changed, 1);
    live.controller.requestRules();
    QTRY_COMPARE(rules.size(), 2);
    QVERIFY2(rules.last().first().value<QList<Flow>>().at(ContactFlow) != flow, "a preview saves nothing");

    live.controller.saveRules(flow);
    live.run();
    QTRY_COMPARE(live.reports.size(), 1);
    live.controller.requestRules();
    QTRY_COMPARE(rules.size(), 3);
    QCOMPARE(rules.last().first().value<QList<Flow>>().at(ContactFlow), flow);
    QCOMPARE(live.reports.first().writes, 1);
    QVERIFY(live.errors.isEmpty());
}

void TestLiveController::failedActionIsTold()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    rig.run();
    const qint64 link = rig.link(ContactFlow, kari);
    Live live(rig);
    QVERIFY(live.controller.open());
    live.controller.unlink({link}, false);
    live.controller.undo({12345}, true);
    live.controller.requestLinkDetail(12345);
    QTRY_COMPARE(live.errors.size(), 3);
    for (const Error &error : std::as_const(live.errors)) {
        QCOMPARE(error.kind, ErrorKind::BadInput);
        QVERIFY(!error.text.isEmpty());
    }
    QVERIFY2(live.said.isEmpty(), "nothing is run after an action that failed");
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

void TestLiveController::tellsBudgetsOnceConnected()
{
    Rig rig;
    Live live(rig);
    QVERIFY(live.controller.open().ok());
    QSignalSpy budgets(&live.controller, &Controller::budgetsReady);
    live.controller.requestBudgets();
    QVERIFY(budgets.wait());
    QCOMPARE(budgets.takeFirst().at(0).value<QList<Budget>>().size(), 0);
    live.run();
    QTRY_COMPARE(live.reports.size(), 1);
    live.controller.requestBudgets();
    QVERIFY(budgets.wait());
    const auto told = budgets.takeFirst().at(0).value<QList<Budget>>();
    QCOMPARE(told.size(), 2);
    QCOMPARE(told.first().system, u"HubSpot"_s);
    QCOMPARE(told.first().dailyAllowed, 1000);
}

void TestLiveController::asksWhoGaveTheValues()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const qint64 link = rig.link(ContactFlow, kari);
    rig.source.tellHistory(contact);
    rig.source.past[kari] = {{u"properties.lastname"_s, {{u"Nordmann"_s, 1'700'000'000'000, u"CRM_UI"_s, u"Ola"_s}}}};
    Live live(rig);
    QVERIFY(live.controller.open().ok());
    QSignalSpy told(&live.controller, &Controller::pastReady);
    live.controller.requestPast(7, link);
    QVERIFY(told.wait());
    QCOMPARE(told.first().at(0).toULongLong(), 7ULL);
    const auto past = told.first().at(1).value<LinkPast>();
    QCOMPARE(past.link, link);
    QStringList who;
    for (const PropertyPast &property : past.properties) {
        for (const PastValue &value : property.past.source)
            who << value.who;
    }
    QCOMPARE(who, QStringList{u"Ola"_s});
    QVERIFY(live.errors.isEmpty());
}

void TestLiveController::whoCannotBeAskedIsTold()
{
    Rig rig;
    const qint64 link = rig.link(ContactFlow, rig.linkedContact(u"Kari"_s, u"Nordmann"_s));
    Live live(rig);
    QVERIFY(live.controller.open().ok());
    live.refusal = Error{ErrorKind::Unauthorized, u"The token was not accepted."_s};
    QSignalSpy told(&live.controller, &Controller::pastReady);
    live.controller.requestPast(7, link);
    QVERIFY(told.wait());
    QCOMPARE(told.first().at(1).value<LinkPast>().problem, u"The token was not accepted."_s);
    QVERIFY2(live.errors.isEmpty(), "looking at a record is no reason for a message");
    live.refusal.reset();
    live.controller.requestPast(8, link);
    QVERIFY(told.wait());
    const auto past = told.last().at(1).value<LinkPast>();
    QVERIFY(past.problem.isEmpty() && !past.tells.source && !past.tells.target);
}

void TestLiveController::examinesLineByLine()
{
    Rig rig;
    rig.contact(u"Kari"_s, u"Nordmann"_s);
    Live live(rig);
    QVERIFY(live.controller.open().ok());
    QStringList lines;
    QObject::connect(&live.controller, &Controller::doctorChecked, this, [&](Side side, const DoctorCheck &check) {
        QCOMPARE(side, Side::Source);
        lines << check.key;
    });
    QSignalSpy ready(&live.controller, &Controller::doctorReady);
    live.controller.examine({Side::Source, {}});
    QVERIFY(ready.wait());
    const auto report = ready.first().first().value<DoctorReport>();
    QCOMPARE(report.system, u"HubSpot"_s);
    QStringList keys;
    for (const DoctorCheck &check : report.checks)
        keys << check.key;
    QCOMPARE(lines, keys);
    QVERIFY2(keys.contains(u"contact/list"_s), qPrintable(keys.join(u' ')));
    QVERIFY(!report.isStopped());
    QCOMPARE(rig.writes(), 0);
    QVERIFY(live.errors.isEmpty());
}

void TestLiveController::stoppedExaminationSaysSo()
{
    Rig rig;
    rig.contact(u"Kari"_s, u"Nordmann"_s);
    Live live(rig);
    QVERIFY(live.controller.open().ok());
    QSignalSpy ready(&live.controller, &Controller::doctorReady);
    Gate gate(rig);
    live.controller.examine({Side::Source, {}});
    QTRY_VERIFY(gate.reached);
    live.controller.cancelExamination();
    gate.open();
    QVERIFY(ready.wait());
    const auto stopped = ready.first().first().value<DoctorReport>();
    QVERIFY(stopped.isStopped() && !stopped.isWell());
    // The next one is whole again.
    rig.faults->onHit = {};
    rig.faults->at = 0;
    live.controller.examine({Side::Source, {}});
    QVERIFY(ready.wait());
    QVERIFY(!ready.last().first().value<DoctorReport>().isStopped());
}

void TestLiveController::stoppedProbeIsPutBack()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    Live live(rig);
    QVERIFY(live.controller.open().ok());
    QSignalSpy ready(&live.controller, &Controller::doctorReady);
    // The operator stops in the very moment in which the system has taken the letter.
    rig.source.onWrite = [&](const QString &, const QString &, const Fields &, const Changes &) {
        live.controller.cancelExamination();
    };
    live.controller.examine({Side::Source, WriteProbe{contact, kari, u"properties.lastname"_s}});
    QVERIFY(ready.wait());
    rig.source.onWrite = {};
    QCOMPARE(rig.source.writes, 2);
    QCOMPARE(rig.source.fields(contact, kari).value(u"properties.lastname"_s), u"Nordmann"_s);
    const auto report = ready.first().first().value<DoctorReport>();
    QVERIFY(report.isStopped());
    const auto write = std::ranges::find(report.checks, contact + u"/write"_s, &DoctorCheck::key);
    QVERIFY(write != report.checks.end() && write->finding == Finding::Works);
}

void TestLiveController::examinesWithoutAConnection()
{
    Rig rig;
    Live live(rig);
    QVERIFY(live.controller.open().ok());
    live.refusal = Error{ErrorKind::Unauthorized, u"The token was not accepted."_s};
    QSignalSpy ready(&live.controller, &Controller::doctorReady);
    live.controller.examine({Side::Target, {}});
    QVERIFY(ready.wait());
    const auto report = ready.first().first().value<DoctorReport>();
    QCOMPARE(report.side, Side::Target);
    QVERIFY(!report.isWell() && report.count(Finding::Fails) > 0);
    QVERIFY(live.errors.isEmpty());
}

QTEST_GUILESS_MAIN(TestLiveController)
#include "tst_livecontroller.moc"
