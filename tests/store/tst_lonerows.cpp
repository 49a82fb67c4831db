#include "core/store/mergekeys.h"
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
    void comparesSameMergeKeys();
    void mergeKeysAreComparedByMeaning();
    void mergeKeysFollowTheRecord();
    void mergeKeysFollowDocumentAndRules();
    void mergeKeyBringsOtherClaimants();
    void goneTargetMarksByMergeKey();
    void neverLinkedByMergeKey();
    void mergeKeysAreFoundByIndex();
    void olderWorkspaceGetsItsKeys();
};

namespace {

/// People who are the same when their phone is.
struct KeyFixture : StoreFixture {
    KeyFixture() { key(u"phone"_s); }
    void key(const QString &property)
    {
        Dataflow document;
        document.flows = {peopleFlow()};
        if (!property.isEmpty())
            document.flows[0].mergeKeys = {{{{property, property}}}};
        must(setup.activate(document));
        flow = must(setup.dataflow()).flows.first();
    }
    void normaliseBy(Normaliser normaliser, const QString &region)
    {
        flow.mappings[1].rules.normaliser = normaliser;
        flow.mappings[1].rules.region = region;
        must(setup.saveRules(flow));
    }
    /// The pairs that share a merge key, as "source-target".
    QStringList sameKeys()
    {
        QStringList pairs;
        must(links.sameMergeKeys(
            flow, [&](const LonePair &lone) { pairs << lone.source.recordId + u'-' + lone.target.recordId; }));
        pairs.sort();
        return pairs;
    }
    void see(Side side, const Record &seen) { must(records.observe(type[side], roles, {seen})); }
};

} // namespace

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

void TestLoneRows::comparesSameMergeKeys()
{
    KeyFixture fixture;
    fixture.readAll(Side::Source,
        {StoreFixture::record(u"1"_s, u"Ola"_s, u"22"_s), StoreFixture::record(u"2"_s, u"Kari"_s, u" "_s),
            StoreFixture::record(u"3"_s, {}, u"33"_s), StoreFixture::record(u"4"_s, u"Per"_s, u"44"_s)});
    fixture.readAll(Side::Target,
        {StoreFixture::record(u"a"_s, u"AS v/Ola"_s, u"22"_s), StoreFixture::record(u"b"_s, u"Moe"_s, u" "_s),
            StoreFixture::record(u"c"_s, {}, u"33"_s), StoreFixture::record(u"d"_s, u"Per"_s, u"44"_s)});
    fixture.refresh();
    QCOMPARE(fixture.sameKeys(), (QStringList{u"1-a"_s, u"3-c"_s})); // the fourth is told of by its name
    QCOMPARE(fixture.sameNames().size(), std::size_t(1));
    fixture.unmarkAll();
    QCOMPARE(fixture.sameKeys(), QStringList());
    must(fixture.links.mark({fixture.rowOf(Side::Source, u"1"_s)}));
    QCOMPARE(fixture.sameKeys(), QStringList{u"1-a"_s});
    fixture.pair(u"1"_s, u"a"_s);
    QCOMPARE(fixture.sameKeys(), QStringList());
}

void TestLoneRows::mergeKeysAreComparedByMeaning()
{
    KeyFixture fixture;
    fixture.normaliseBy(Normaliser::Phone, u"NO"_s);
    fixture.readAll(Side::Source,
        {StoreFixture::record(u"1"_s, u"Ola"_s, u"22 33 44 55"_s),
            StoreFixture::record(u"2"_s, u"Kari"_s, u"K@X.no "_s)});
    fixture.readAll(Side::Target,
        {StoreFixture::record(u"a"_s, u"AS"_s, u"+4722334455"_s), StoreFixture::record(u"b"_s, u"Moe"_s, u"k@x.NO"_s),
            StoreFixture::record(u"c"_s, u"Lie"_s, u"22334456"_s)});
    fixture.refresh();
    QCOMPARE(fixture.sameKeys(), (QStringList{u"1-a"_s, u"2-b"_s}));
}

void TestLoneRows::mergeKeysFollowTheRecord()
{
    KeyFixture fixture;
    fixture.readAll(Side::Source,
        {StoreFixture::record(u"1"_s, u"Ola"_s, u"22"_s), StoreFixture::record(u"2"_s, u"Kari"_s, u"33"_s),
            StoreFixture::record(u"3"_s, u"Per"_s, u"44"_s)});
    fixture.readAll(Side::Target, {StoreFixture::record(u"a"_s, u"AS"_s, u"22"_s)});
    fixture.refresh();
    QCOMPARE(fixture.sameKeys(), QStringList{u"1-a"_s});
    fixture.unmarkAll();
    fixture.see(Side::Target, StoreFixture::record(u"a"_s, u"AS"_s, u"33"_s));
    QCOMPARE(
        fixture.marked(), (QList<qint64>{fixture.rowOf(Side::Source, u"1"_s), fixture.rowOf(Side::Source, u"2"_s)}));
    QCOMPARE(fixture.sameKeys(), QStringList{u"2-a"_s});
    fixture.unmarkAll();
    fixture.see(Side::Target, StoreFixture::record(u"b"_s, u"Nils"_s, u"44"_s)); // a new one
    fixture.refresh();
    QCOMPARE(fixture.marked(), QList<qint64>{fixture.rowOf(Side::Source, u"3"_s)});
    QCOMPARE(fixture.sameKeys(), QStringList{u"3-b"_s});
    fixture.see(Side::Target, StoreFixture::record(u"b"_s, u"Nils"_s, {}));
    QCOMPARE(fixture.sameKeys(), QStringList());
}

void TestLoneRows::mergeKeysFollowDocumentAndRules()
{
    KeyFixture fixture;
    fixture.key({});
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Ola"_s, u"22 33 44 55"_s)});
    fixture.readAll(Side::Target, {StoreFixture::record(u"a"_s, u"AS"_s, u"+4722334455"_s)});
    fixture.refresh();
    QCOMPARE(fixture.sameKeys(), QStringList());
    QCOMPARE(fixture.number(u"SELECT count(*) FROM merge_key"_s), 0);
    fixture.unmarkAll();
    fixture.key(u"phone"_s);
    fixture.refresh();
    QCOMPARE(fixture.marked().size(), 1);
    QCOMPARE(fixture.sameKeys(), QStringList()); // as texts they differ
    fixture.normaliseBy(Normaliser::Phone, u"NO"_s);
    fixture.refresh();
    QCOMPARE(fixture.sameKeys(), QStringList{u"1-a"_s});
    fixture.normaliseBy(Normaliser::Phone, u"SE"_s);
    fixture.refresh();
    QCOMPARE(fixture.sameKeys(), QStringList());
    const qint64 before = fixture.number(u"SELECT total_changes()"_s);
    fixture.refresh();
    QCOMPARE(fixture.number(u"SELECT total_changes()"_s), before);
    fixture.key({});
    fixture.refresh();
    QCOMPARE(fixture.number(u"SELECT count(*) FROM merge_key"_s), 0);
}

/// Who claims the target by its key is told of along with who claims it by its name, whichever of the two is asked for.
void TestLoneRows::mergeKeyBringsOtherClaimants()
{
    KeyFixture fixture;
    fixture.readAll(Side::Source,
        {StoreFixture::record(u"1"_s, u"Ola"_s, u"22"_s), StoreFixture::record(u"2"_s, u"Kari"_s, u"33"_s)});
    fixture.readAll(Side::Target, {StoreFixture::record(u"a"_s, u"Kari"_s, u"22"_s)});
    fixture.refresh();
    for (const QString &id : {u"1"_s, u"2"_s}) {
        fixture.unmarkAll();
        must(fixture.links.mark({fixture.rowOf(Side::Source, id)}));
        QCOMPARE(fixture.sameKeys(), QStringList{u"1-a"_s});
        QCOMPARE(fixture.sameNames().size(), std::size_t(1));
    }
    fixture.unmarkAll();
    fixture.see(Side::Source, StoreFixture::record(u"3"_s, u"Per"_s, u"22"_s));
    fixture.refresh();
    QCOMPARE(fixture.marked().size(), 3);
}

void TestLoneRows::goneTargetMarksByMergeKey()
{
    KeyFixture fixture;
    fixture.readAll(Side::Source,
        {StoreFixture::record(u"1"_s, u"Ola"_s, u"22"_s), StoreFixture::record(u"2"_s, u"Kari"_s, u"33"_s)});
    fixture.readAll(
        Side::Target, {StoreFixture::record(u"a"_s, u"AS"_s, u"22"_s), StoreFixture::record(u"b"_s, {}, u"33"_s)});
    fixture.refresh();
    fixture.unmarkAll();
    Record gone = StoreFixture::record(u"b"_s, {});
    gone.presence = Presence::Absent;
    fixture.see(Side::Target, gone);
    QCOMPARE(fixture.marked(), QList<qint64>{fixture.rowOf(Side::Source, u"2"_s)});
    fixture.unmarkAll();
    fixture.readAll(Side::Target, {});
    QCOMPARE(fixture.marked(), QList<qint64>{fixture.rowOf(Side::Source, u"1"_s)});
    fixture.refresh();
    QCOMPARE(fixture.sameKeys(), QStringList());
}

void TestLoneRows::neverLinkedByMergeKey()
{
    KeyFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Ola"_s, u"22"_s)});
    fixture.readAll(Side::Target, {StoreFixture::record(u"a"_s, u"AS"_s, u"22"_s)});
    fixture.refresh();
    const qint64 row = fixture.pair(u"1"_s, u"a"_s);
    must(fixture.links.unlink(row, true, fixture.journal(row, u"unlinked"_s)));
    QCOMPARE(fixture.marked(), QList<qint64>{row});
    QCOMPARE(fixture.sameKeys(), QStringList());
}

void TestLoneRows::mergeKeysAreFoundByIndex()
{
    KeyFixture fixture;
    for (const QString &statement : {sameMergeKeysStatement(), sameNamesStatement(true), alikeTo(u"1"_s)}) {
        QSqlQuery query(fixture.workspace->database());
        QVERIFY(query.prepare(u"EXPLAIN QUERY PLAN "_s + statement));
        query.bindValue(u":flow"_s, fixture.flow.id);
        QVERIFY(query.exec());
        QStringList steps;
        while (query.next())
            steps << query.value(3).toString();
        QVERIFY(steps.size() > 2);
        for (const QString &step : std::as_const(steps)) // what is scanned is what was selected before
            QVERIFY2(!step.startsWith("SCAN"_L1) || step == "SCAN n"_L1 || step.startsWith("SCAN m "_L1)
                    || step == "SCAN CONSTANT ROW"_L1,
                qPrintable(steps.join(u'\n')));
    }
}

/// A workspace as the version before left it: its records have no keys, and its rows are decided.
void TestLoneRows::olderWorkspaceGetsItsKeys()
{
    KeyFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Ola"_s, u"22"_s)});
    fixture.readAll(Side::Target, {StoreFixture::record(u"a"_s, u"AS"_s, u"22"_s)});
    fixture.refresh();
    fixture.unmarkAll();
    fixture.execute(u"DROP TABLE merge_key"_s);
    fixture.execute(u"ALTER TABLE flow DROP COLUMN key_plan"_s);
    fixture.execute(u"DROP INDEX link_guard_past"_s);
    fixture.execute(u"ALTER TABLE link DROP COLUMN guard_past"_s);
    fixture.execute(u"ALTER TABLE intent DROP COLUMN asked"_s);
    for (const char *name : {"journal_base_no_update", "journal_base_no_delete"})
        fixture.execute(u"DROP TRIGGER %1"_s.arg(QLatin1StringView(name)));
    fixture.execute(u"ALTER TABLE journal_head DROP COLUMN base_from"_s);
    fixture.execute(u"PRAGMA user_version = 7"_s);
    fixture.workspace.reset();

    fixture.workspace = must(Workspace::open(fixture.path, Workspace::Access::ReadWrite));
    Setup setup(*fixture.workspace);
    LinkStore links(*fixture.workspace);
    QCOMPARE(fixture.number(u"SELECT count(*) FROM merge_key"_s), 0);
    const Flow flow = must(setup.dataflow()).flows.first();
    must(links.refreshLone(flow, fixture.type));
    QCOMPARE(must(links.marked(flow, 0, 10)).size(), std::size_t(1));
    int pairs = 0;
    must(links.sameMergeKeys(flow, [&](const LonePair &) { ++pairs; }));
    QCOMPARE(pairs, 1);
}

QTEST_GUILESS_MAIN(TestLoneRows)
#include "tst_lonerows.moc"
