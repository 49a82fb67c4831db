#include "tests/support/live.h"

#include <QSignalSpy>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;

/// Whether a change of \a link was told; a run that goes on tells now and then that anything may have changed.
bool isTold(const QSignalSpy &changed, qint64 link)
{
    return std::ranges::any_of(changed,
        [link](const QVariantList &told) { return told.first().value<QList<qint64>>() == QList<qint64>{link}; });
}

} // namespace

/// Actions of an operator over a real workspace, while runs go on and between them.
class TestLiveActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void actionsGoOnDuringARun();
    void choiceDuringARunIsNotLost();
    void unlinkedOrPausedDuringItsWrite_data();
    void unlinkedOrPausedDuringItsWrite();
    void actionThenSync();
    void portionsOfABatchAreOneRun_data();
    void portionsOfABatchAreOneRun();
    void runsOfAnotherKindStayApart();
    void choicesForManyAreOneAct();
    void undoTellsWhatCameOfIt();
    void rulesAreTriedAndSaved();
    void failedActionIsTold();
};

void TestLiveActions::actionsGoOnDuringARun()
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
    QTRY_VERIFY(isTold(changed, link));
    live.controller.requestLinkDetail(link);
    QTRY_COMPARE(details.size(), 1);
    QVERIFY(details.first().first().value<LinkDetail>().paused);
    QVERIFY(live.reports.isEmpty());
    gate.open();
    QTRY_COMPARE(live.reports.size(), 1);
    QVERIFY(live.errors.isEmpty());
}

void TestLiveActions::choiceDuringARunIsNotLost()
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
    QTRY_VERIFY(isTold(changed, seen.row.id));
    go.count_down();
    QTRY_COMPARE(live.reports.size(), 1);
    rig.target.onRead = {};
    live.run();
    QTRY_COMPARE(live.reports.size(), 2);
    QCOMPARE(rig.target.fields(u"contacts"_s, seen.row.recordId.target).value(u"givenName"_s), u"Kaja"_s);
    QCOMPARE(rig.target.fields(u"contacts"_s, seen.row.recordId.target).value(u"familyName"_s), u"Berg"_s);
}

void TestLiveActions::unlinkedOrPausedDuringItsWrite_data()
{
    QTest::addColumn<bool>("unlinked");
    QTest::newRow("unlinked") << true;
    QTest::newRow("paused") << false;
}

void TestLiveActions::unlinkedOrPausedDuringItsWrite()
{
    QFETCH(bool, unlinked);
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    const qint64 link = rig.link(ContactFlow, kari);
    rig.source.edit(contact, kari, {{u"properties.phone"_s, u"+4722334455"_s}}); // of one name they stay
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
    QTRY_VERIFY(isTold(changed, link));
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

void TestLiveActions::actionThenSync()
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

void TestLiveActions::portionsOfABatchAreOneRun_data()
{
    QTest::addColumn<bool>("resumed");
    QTest::newRow("rejected") << false;
    QTest::newRow("resumed") << true;
}

/// Thousands of rows come in portions, each when the one before it is done: that is no reason to run for each.
void TestLiveActions::portionsOfABatchAreOneRun()
{
    QFETCH(bool, resumed);
    Rig rig;
    QStringList people;
    for (const QString &name : {u"Kari"_s, u"Ola"_s, u"Åse"_s})
        people << rig.contact(name, u"Nordmann"_s);
    rig.run();
    QList<qint64> waiting;
    for (const QString &id : people)
        waiting << rig.link(ContactFlow, id);
    const QList<qint64> all = waiting;
    Live live(rig);
    QVERIFY(live.controller.open());
    if (resumed) {
        QSignalSpy paused(&live.controller, &Controller::actionDone);
        live.controller.setPaused(all, true);
        QTRY_COMPARE(paused.size(), 1);
    }
    QList<qint64> ran;
    QObject::connect(
        &live.controller, &Controller::runStarted, [&](const RunRequest &request) { ran += request.links; });
    const auto next = [&] {
        if (waiting.isEmpty())
            return;
        const QList<qint64> portion{waiting.takeFirst()};
        if (resumed)
            live.controller.setPaused(portion, false);
        else
            live.controller.reject(portion);
    };
    QObject::connect(&live.controller, &Controller::actionDone, next);
    next();
    QTRY_VERIFY(!live.reports.isEmpty() && !live.controller.isRunning());
    QCOMPARE(live.said, (QStringList{u"start operator"_s, u"end done"_s}));
    QCOMPARE(ran, all);
    QVERIFY(live.errors.isEmpty());
}

/// What was asked for in between keeps its place, and is what was asked for.
void TestLiveActions::runsOfAnotherKindStayApart()
{
    Rig rig;
    const QString person = rig.contact(u"Kari"_s, u"Nordmann"_s);
    rig.run();
    const qint64 kari = rig.link(ContactFlow, person);
    Live live(rig);
    QVERIFY(live.controller.open());
    Gate gate(rig);
    live.run(u"schedule"_s);
    QTRY_VERIFY(gate.reached);
    QList<RunRequest> ran;
    QObject::connect(&live.controller, &Controller::runStarted, [&](const RunRequest &request) { ran << request; });
    RunRequest one;
    one.links = {kari};
    one.trigger = u"operator"_s;
    RunRequest look = one;
    look.preview = true;
    RunRequest whole;
    whole.trigger = u"operator"_s;
    for (const RunRequest &request : {one, one, look, one, whole, one})
        live.controller.run(request);
    gate.open();
    QTRY_COMPARE(live.reports.size(), 6);
    QCOMPARE(ran, (QList<RunRequest>{one, look, one, whole, one}));
}

void TestLiveActions::choicesForManyAreOneAct()
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

void TestLiveActions::undoTellsWhatCameOfIt()
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

void TestLiveActions::rulesAreTriedAndSaved()
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

void TestLiveActions::failedActionIsTold()
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

QTEST_GUILESS_MAIN(TestLiveActions)
#include "tst_liveactions.moc"
