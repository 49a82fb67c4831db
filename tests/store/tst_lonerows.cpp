#include "storefixture.h"

using namespace samband;
using namespace Qt::StringLiterals;

class TestLoneRows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesEachRecordOneRow();
    void quietRefreshWritesNothing();
    void rowsOfGoneRecordsVanish();
    void rowWithOpenIntentStays();
    void recordThatCameBackGetsARow();
    void reactivatedFlowCatchesUp();
    void comparesSameNames();
    void newTargetMarksNamesakes();
    void renamedTargetMarksOldAndNewNamesakes();
    void newSourceMarksOtherClaimants();
};

void TestLoneRows::givesEachRecordOneRow()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s), StoreFixture::record(u"2"_s, u"Ola"_s)});
    fixture.readAll(Side::Target, {StoreFixture::record(u"a"_s, u"Kari"_s)});
    fixture.refresh();
    fixture.refresh();
    QCOMPARE(must(fixture.links.counts(fixture.flow.id)),
        (QMap<LinkState, int>{{LinkState::Unlinked, 2}, {LinkState::Outside, 1}}));
    QCOMPARE(fixture.marked().size(), 2); // outside rows never are
    const LinkEntry entry = must(fixture.links.entry(fixture.rowOf(Side::Source, u"1"_s)));
    QCOMPARE(entry.record.source.title, u"Kari"_s);
    QCOMPARE(entry.record.target.id, 0);
    QVERIFY(!entry.isPair());
    fixture.readAll(Side::Source,
        {StoreFixture::record(u"1"_s, u"Kari"_s), StoreFixture::record(u"2"_s, u"Ola"_s),
            StoreFixture::record(u"3"_s, u"Per"_s)});
    fixture.refresh();
    QCOMPARE(must(fixture.links.counts(fixture.flow.id)).value(LinkState::Unlinked), 3);
}

void TestLoneRows::quietRefreshWritesNothing()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s)});
    fixture.refresh();
    const qint64 before = fixture.number(u"SELECT total_changes()"_s);
    fixture.refresh();
    QCOMPARE(fixture.number(u"SELECT total_changes()"_s), before);
}

void TestLoneRows::rowsOfGoneRecordsVanish()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s), StoreFixture::record(u"2"_s, u"Ola"_s)});
    fixture.readAll(Side::Target, {StoreFixture::record(u"a"_s, u"A"_s), StoreFixture::record(u"b"_s, u"B"_s)});
    fixture.refresh();
    fixture.pair(u"1"_s, u"a"_s);
    fixture.readAll(Side::Source, {});
    fixture.readAll(Side::Target, {});
    fixture.refresh();
    // The pair stays, whatever happened to its records: only a person or a decision ends it.
    QCOMPARE(fixture.number(u"SELECT count(*) FROM link"_s), 1);
    QVERIFY(fixture.rowOf(Side::Source, u"1"_s) != 0);
}

void TestLoneRows::rowWithOpenIntentStays()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s)});
    fixture.refresh();
    Intent create;
    create.link = fixture.rowOf(Side::Source, u"1"_s);
    create.verb = Verb::Create;
    must(fixture.links.begin({create}));
    fixture.readAll(Side::Source, {});
    fixture.refresh();
    QCOMPARE(fixture.rowOf(Side::Source, u"1"_s), create.link);
}

void TestLoneRows::recordThatCameBackGetsARow()
{
    StoreFixture fixture;
    const std::vector<Record> kari{StoreFixture::record(u"1"_s, u"Kari"_s)};
    fixture.readAll(Side::Source, kari);
    fixture.refresh();
    const qint64 first = fixture.rowOf(Side::Source, u"1"_s);
    fixture.readAll(Side::Source, {});
    fixture.refresh();
    QCOMPARE(fixture.rowOf(Side::Source, u"1"_s), 0);
    fixture.readAll(Side::Source, kari);
    fixture.refresh();
    const qint64 second = fixture.rowOf(Side::Source, u"1"_s);
    QVERIFY(second > first); // an id is never given away again
    QCOMPARE(fixture.marked(), QList<qint64>{second});
}

void TestLoneRows::reactivatedFlowCatchesUp()
{
    Flow other = StoreFixture::peopleFlow();
    other.datatype.target = u"companies"_s;
    StoreFixture fixture({other});
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s), StoreFixture::record(u"2"_s, u"Ola"_s)});
    fixture.refresh();
    Dataflow both;
    both.flows = {StoreFixture::peopleFlow(), other};
    Dataflow without;
    without.flows = {other};
    must(fixture.setup.activate(without));
    fixture.readAll(Side::Source, {StoreFixture::record(u"2"_s, u"Ola"_s), StoreFixture::record(u"3"_s, u"Per"_s)});
    fixture.flow = must(fixture.setup.dataflow()).flows.first();
    const PerSide<int> types{fixture.type.source, must(fixture.records.readState(Side::Target, u"companies"_s)).id};
    must(fixture.links.refreshLone(fixture.flow, types)); // takes the changes into account and forgets them
    must(fixture.setup.activate(both));
    fixture.flow = must(fixture.setup.dataflow()).flows.first();
    QCOMPARE(fixture.flow.datatype.target, u"Contacts"_s);
    fixture.refresh();
    QCOMPARE(fixture.rowOf(Side::Source, u"1"_s), 0);
    QVERIFY(fixture.rowOf(Side::Source, u"2"_s) != 0);
    QVERIFY(fixture.rowOf(Side::Source, u"3"_s) != 0);
}

void TestLoneRows::comparesSameNames()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source,
        {StoreFixture::record(u"1"_s, u"Kari Berg"_s), StoreFixture::record(u"2"_s, u"Ola Moe"_s),
            StoreFixture::record(u"3"_s, u"Kari Berg"_s), StoreFixture::record(u"4"_s, {})});
    fixture.readAll(Side::Target,
        {StoreFixture::record(u"a"_s, u"kari  berg"_s), StoreFixture::record(u"b"_s, u"Nils"_s),
            StoreFixture::record(u"c"_s, {})});
    fixture.refresh();
    const auto pairs = fixture.sameNames();
    QCOMPARE(pairs.size(), std::size_t(2));
    QCOMPARE(pairs[0].source.recordId, u"1"_s);
    QCOMPARE(pairs[0].target.recordId, u"a"_s);
    QCOMPARE(pairs[0].link, fixture.rowOf(Side::Source, u"1"_s));
    QCOMPARE(pairs[1].source.recordId, u"3"_s);
    fixture.unmarkAll();
    QCOMPARE(fixture.sameNames().size(), std::size_t(0));
    // One marked row brings all claimants of its name.
    must(fixture.links.mark({fixture.rowOf(Side::Source, u"3"_s)}));
    QCOMPARE(fixture.sameNames().size(), std::size_t(2));
}

void TestLoneRows::newTargetMarksNamesakes()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s), StoreFixture::record(u"2"_s, u"Ola"_s)});
    fixture.refresh();
    fixture.unmarkAll();
    must(fixture.records.observe(fixture.type.target, fixture.roles, {StoreFixture::record(u"a"_s, u"Ola"_s)}));
    fixture.refresh();
    QCOMPARE(fixture.marked(), QList<qint64>{fixture.rowOf(Side::Source, u"2"_s)});
}

void TestLoneRows::renamedTargetMarksOldAndNewNamesakes()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source,
        {StoreFixture::record(u"1"_s, u"Kari"_s), StoreFixture::record(u"2"_s, u"Ola"_s),
            StoreFixture::record(u"3"_s, u"Per"_s)});
    fixture.readAll(Side::Target, {StoreFixture::record(u"a"_s, u"Kari"_s)});
    fixture.refresh();
    fixture.unmarkAll();
    must(fixture.records.observe(fixture.type.target, fixture.roles, {StoreFixture::record(u"a"_s, u"Ola"_s)}));
    QCOMPARE(
        fixture.marked(), (QList<qint64>{fixture.rowOf(Side::Source, u"1"_s), fixture.rowOf(Side::Source, u"2"_s)}));
}

void TestLoneRows::newSourceMarksOtherClaimants()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s)});
    fixture.readAll(Side::Target, {StoreFixture::record(u"a"_s, u"Kari"_s)});
    fixture.refresh();
    fixture.unmarkAll();
    must(fixture.records.observe(fixture.type.source, fixture.roles, {StoreFixture::record(u"2"_s, u"Kari"_s)}));
    fixture.refresh();
    QCOMPARE(fixture.marked().size(), 2); // what was unique is ambiguous now
}

QTEST_GUILESS_MAIN(TestLoneRows)
#include "tst_lonerows.moc"
