#include "storefixture.h"

using namespace samband;
using namespace Qt::StringLiterals;

class TestSettling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void savesDecisions();
    void decisionToCarryOutStaysMarked();
    void sinceMovesWithStateOnly();
    void holdsAreFoundAgain();
    void intentsAreDurable();
    void settlesAllAtOnce();
    void createTakesOverTargetsRow();
    void recreateReplacesSource();
    void failingStepRollsAllBack();
    void backsOff();
    void lookAgainMarks();
};

namespace {

struct Paired : StoreFixture {
    qint64 row = 0;
    Paired()
    {
        readAll(Side::Source, {record(u"1"_s, u"Kari"_s, u"1"_s)});
        readAll(Side::Target, {record(u"a"_s, u"Kari"_s, u"2"_s)});
        refresh();
        row = pair(u"1"_s, u"a"_s);
    }
    DecisionRow decision(Verb verb, LinkState state, bool held = false) const
    {
        DecisionRow made;
        made.row.link = row;
        made.row.flow = flow.id;
        made.row.decision.verb = verb;
        made.row.decision.state = state;
        made.row.decision.held = held;
        made.row.decision.reason = {ReasonCode::BothChanged, {u"phone"_s, u"1"_s, u"2"_s}};
        made.properties = u"phone"_s;
        return made;
    }
    LinkRow shown() { return must(views.linkRows({row})).front(); }
};

} // namespace

void TestSettling::savesDecisions()
{
    Paired fixture;
    DecisionRow conflict = fixture.decision(Verb::Nothing, LinkState::Conflict);
    conflict.base = Base{{fixture.flow.mappings.at(0).id, {u"Kari"_s, u"Kari"_s}}};
    conflict.journal = fixture.journal(fixture.row, u"agreed"_s);
    must(fixture.links.saveDecisions({conflict}, 777));
    const LinkRow row = fixture.shown();
    QCOMPARE(row.state, LinkState::Conflict);
    QCOMPARE(row.reason, conflict.row.decision.reason);
    QCOMPARE(row.properties, u"phone"_s);
    QCOMPARE(row.since, 777);
    QCOMPARE(must(fixture.links.entry(fixture.row)).base, *conflict.base);
    QVERIFY(fixture.marked().isEmpty());
    QCOMPARE(must(fixture.views.linkDetail(fixture.row)).timeline.first().kind, u"agreed"_s);
    must(fixture.links.saveDecisions({fixture.decision(Verb::Nothing, LinkState::InSync)}, 778));
    QCOMPARE(must(fixture.links.entry(fixture.row)).base, *conflict.base); // kept when none is given
}

void TestSettling::decisionToCarryOutStaysMarked()
{
    Paired fixture;
    must(fixture.links.saveDecisions({fixture.decision(Verb::Update, LinkState::InSync)}, 1));
    QCOMPARE(fixture.shown().state, LinkState::Pending);
    QCOMPARE(fixture.shown().verb, Verb::Update);
    QCOMPARE(fixture.marked(), QList<qint64>{fixture.row});
    must(fixture.links.saveDecisions({fixture.decision(Verb::Update, LinkState::Held, true)}, 2));
    QCOMPARE(fixture.shown().state, LinkState::Held);
    QVERIFY(fixture.marked().isEmpty());
}

void TestSettling::sinceMovesWithStateOnly()
{
    Paired fixture;
    must(fixture.links.saveDecisions({fixture.decision(Verb::Nothing, LinkState::Conflict)}, 100));
    must(fixture.links.saveDecisions({fixture.decision(Verb::Nothing, LinkState::Conflict)}, 200));
    QCOMPARE(fixture.shown().since, 100);
    must(fixture.links.saveDecisions({fixture.decision(Verb::Nothing, LinkState::InSync)}, 300));
    QCOMPARE(fixture.shown().since, 300);
}

void TestSettling::holdsAreFoundAgain()
{
    Paired fixture;
    must(fixture.links.saveDecisions({fixture.decision(Verb::Update, LinkState::Held, true)}, 1));
    must(fixture.links.markHeld(fixture.flow.id));
    QCOMPARE(fixture.marked(), QList<qint64>{fixture.row});
    must(fixture.links.saveDecisions({fixture.decision(Verb::Nothing, LinkState::Conflict)}, 1));
    must(fixture.links.markHeld(fixture.flow.id));
    QVERIFY(fixture.marked().isEmpty());
    QCOMPARE(must(fixture.links.statesOf({fixture.row, 4711})), (QMap<LinkState, int>{{LinkState::Conflict, 1}}));
}

void TestSettling::intentsAreDurable()
{
    Paired fixture;
    Intent intent;
    intent.run = 3;
    intent.link = fixture.row;
    intent.side = Side::Source;
    intent.verb = Verb::Update;
    intent.recordId = u"1"_s;
    intent.fields = {{u"phone"_s, u""_s}, {u"name"_s, u"Kåre \"K\""_s}};
    intent.expected = {{u"name"_s, u"Kari"_s}};
    intent.key = u"key-1"_s;
    intent.startedAt = 55;
    const QList<qint64> ids = must(fixture.links.begin({intent, intent}));
    QCOMPARE(ids.size(), 2);
    QVERIFY(ids.at(0) < ids.at(1));
    fixture.workspace.reset();
    const auto reopened = must(Workspace::open(fixture.path, Workspace::Access::ReadWrite));
    const QList<Intent> open = must(LinkStore(*reopened).openIntents());
    QCOMPARE(open.size(), 2);
    QCOMPARE(open.at(0).id, ids.at(0));
    QCOMPARE(open.at(0).run, 3);
    QCOMPARE(open.at(0).side, Side::Source);
    QCOMPARE(open.at(0).recordId, u"1"_s);
    QCOMPARE(open.at(0).fields, intent.fields);
    QCOMPARE(open.at(0).expected, intent.expected);
    QCOMPARE(open.at(0).key, u"key-1"_s);
    QCOMPARE(open.at(0).startedAt, 55);
}

void TestSettling::settlesAllAtOnce()
{
    Paired fixture;
    Intent intent;
    intent.link = fixture.row;
    const QList<qint64> ids = must(fixture.links.begin({intent}));
    must(fixture.links.saveResolutions(fixture.row, {{0, Choice::Approve, {}, {}}}, u"ane"_s, 1));
    Settlement done;
    done.link = fixture.row;
    done.intents = ids;
    done.base = Base{{fixture.flow.mappings.at(1).id, {u"1"_s, u"+47 1"_s}}};
    done.state = LinkState::InSync;
    done.reason = {ReasonCode::StoredDifferently, {u"phone"_s}};
    done.journal = {fixture.journal(fixture.row, u"updated"_s)};
    done.used = must(fixture.links.entry(fixture.row)).resolutions;
    must(fixture.links.settle(done, 900));
    QVERIFY(must(fixture.links.openIntents()).isEmpty());
    const LinkEntry entry = must(fixture.links.entry(fixture.row));
    QCOMPARE(entry.base, *done.base);
    QCOMPARE(entry.state, LinkState::InSync);
    QVERIFY(entry.resolutions.isEmpty());
    QCOMPARE(fixture.shown().since, 900);
    QVERIFY(fixture.marked().isEmpty());
    QCOMPARE(must(fixture.views.linkDetail(fixture.row)).timeline.first().kind, u"updated"_s);
}

void TestSettling::createTakesOverTargetsRow()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s), StoreFixture::record(u"2"_s, u"Ola"_s)});
    fixture.refresh();
    must(fixture.records.observe(fixture.type.target, fixture.roles, {StoreFixture::record(u"new"_s, u"Kari"_s)}));
    fixture.refresh();
    QCOMPARE(must(fixture.links.counts(fixture.flow.id)).value(LinkState::Outside), 1);
    Settlement created;
    created.link = fixture.rowOf(Side::Source, u"1"_s);
    created.gained.target = must(fixture.records.find(fixture.type.target, u"new"_s)).id;
    must(fixture.links.settle(created, 1));
    QCOMPARE(must(fixture.links.counts(fixture.flow.id)).value(LinkState::Outside), 0);
    QCOMPARE(must(fixture.links.entry(created.link)).record.target.recordId, u"new"_s);
    Settlement second = created;
    second.link = fixture.rowOf(Side::Source, u"2"_s);
    QVERIFY(!fixture.links.settle(second, 2).ok()); // a target belongs to one row
    QVERIFY(!must(fixture.links.entry(second.link)).isPair());
}

void TestSettling::recreateReplacesSource()
{
    Paired fixture;
    fixture.readAll(Side::Source, {});
    must(fixture.records.observe(fixture.type.source, fixture.roles, {StoreFixture::record(u"1b"_s, u"Kari"_s)}));
    fixture.refresh();
    Settlement recreated;
    recreated.link = fixture.row;
    recreated.gained.source = must(fixture.records.find(fixture.type.source, u"1b"_s)).id;
    must(fixture.links.settle(recreated, 1));
    QCOMPARE(must(fixture.links.entry(fixture.row)).record.source.recordId, u"1b"_s);
    QCOMPARE(fixture.number(u"SELECT count(*) FROM link"_s), 1);
}

void TestSettling::failingStepRollsAllBack()
{
    Paired fixture;
    Intent intent;
    intent.link = fixture.row;
    const QList<qint64> ids = must(fixture.links.begin({intent}));
    const LinkEntry before = must(fixture.links.entry(fixture.row));
    Settlement done;
    done.link = fixture.row;
    done.intents = ids;
    done.base = Base{{1, {u"x"_s, u"y"_s}}};
    done.state = LinkState::InSync;
    done.journal = {fixture.journal(fixture.row, u"updated"_s)};
    for (const char *table : {"intent", "link", "journal"}) {
        const QString event = QLatin1StringView(table) == "journal"_L1 ? u"INSERT"_s : u"UPDATE"_s;
        fixture.execute(u"CREATE TEMP TRIGGER fault BEFORE %1 ON %2 BEGIN SELECT RAISE(ABORT, 'fault'); END"_s.arg(
            event, QLatin1StringView(table)));
        const Status failed = fixture.links.settle(done, 5);
        QVERIFY(!failed.ok());
        QCOMPARE(failed.error().kind, ErrorKind::Workspace);
        fixture.execute(u"DROP TRIGGER fault"_s);
        QCOMPARE(must(fixture.links.openIntents()).size(), 1);
        QCOMPARE(must(fixture.links.entry(fixture.row)).state, before.state);
        QVERIFY(must(fixture.links.entry(fixture.row)).base.isEmpty());
        QCOMPARE(fixture.number(u"SELECT count(*) FROM journal"_s), 1);
    }
    QVERIFY(fixture.links.settle(done, 5).ok());
}

void TestSettling::backsOff()
{
    Paired fixture;
    Settlement failed;
    failed.link = fixture.row;
    failed.state = LinkState::Failing;
    failed.failed = true;
    const QList<qint64> seconds{25, 120, 600, 3600, 6 * 3600, 24 * 3600, 24 * 3600};
    for (qsizetype attempt = 0; attempt < seconds.size(); ++attempt) {
        must(fixture.links.settle(failed, 1000));
        const LinkEntry entry = must(fixture.links.entry(fixture.row));
        QCOMPARE(entry.attempts, int(attempt) + 1);
        QCOMPARE(entry.retryAt, 1000 + seconds.at(attempt) * 1000);
        QCOMPARE(fixture.marked(), QList<qint64>{fixture.row});
    }
    failed.failed = false;
    failed.state = LinkState::InSync;
    must(fixture.links.settle(failed, 2000));
    QCOMPARE(must(fixture.links.entry(fixture.row)).retryAt, 0);
    QVERIFY(fixture.marked().isEmpty());
}

void TestSettling::lookAgainMarks()
{
    Paired fixture;
    Settlement done;
    done.link = fixture.row;
    must(fixture.links.settle(done, 1));
    QVERIFY(fixture.marked().isEmpty());
    done.lookAgain = true;
    must(fixture.links.settle(done, 2));
    QCOMPARE(fixture.marked(), QList<qint64>{fixture.row});
}

QTEST_GUILESS_MAIN(TestSettling)
#include "tst_settling.moc"
