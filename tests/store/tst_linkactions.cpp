#include "storefixture.h"

using namespace samband;
using namespace Qt::StringLiterals;

class TestLinkActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linkTakesOverTargetsRow();
    void linkRefusesWhatIsTaken();
    void unlinkMakesBothLone();
    void unlinkNeverIsRemembered();
    void turnsSuggestionDown();
    void unlinkOfGoneRecords();
    void pauses();
    void keepsResolutions();
    void followersShareTarget();
    void followerFindsCounterpart();
    void followersAreMarked();
};

namespace {

Flow memberships()
{
    Flow flow;
    flow.title = u"Memberships"_s;
    flow.datatype = {u"memberships"_s, u"contacts"_s};
    flow.rules.followDatatype = u"Person"_s;
    return flow;
}

/// Two people, one of them with two memberships.
struct Followed : StoreFixture {
    Flow follower;
    PerSide<int> followerType;

    Followed()
        : StoreFixture({memberships()})
    {
        Flow people = peopleFlow();
        people.datatype.source = u"persons"_s; // the plural of what the follower calls it
        Dataflow document;
        document.flows = {people, memberships()};
        must(setup.activate(document));
        const Dataflow active = must(setup.dataflow());
        flow = active.flows.at(0);
        follower = active.flows.at(1);
        type.source = must(records.readState(Side::Source, u"persons"_s)).id;
        followerType = {must(records.readState(Side::Source, u"memberships"_s)).id, type.target};
        readAll(Side::Source, {record(u"1"_s, u"Kari"_s), record(u"2"_s, u"Ola"_s)});
        readAll(Side::Target, {record(u"a"_s, u"Kari"_s), record(u"b"_s, u"Ola"_s)});
        std::vector<Record> members;
        for (const char *id : {"m1", "m2"}) {
            Record member = record(QString::fromLatin1(id), {});
            member.refs = {{u"person"_s, u"1"_s}, {u"company"_s, u"77"_s}};
            members.push_back(member);
        }
        must(records.observe(followerType.source, roles, members));
        refresh();
        must(links.refreshLone(follower, followerType));
    }

    std::vector<LinkEntry> followers() { return must(links.marked(follower, 0, 100)); }
};

} // namespace

void TestLinkActions::linkTakesOverTargetsRow()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s)});
    fixture.readAll(Side::Target, {StoreFixture::record(u"a"_s, u"Kari B"_s)});
    fixture.refresh();
    const qint64 row = fixture.pair(u"1"_s, u"a"_s);
    QCOMPARE(fixture.number(u"SELECT count(*) FROM link"_s), 1);
    const LinkEntry entry = must(fixture.links.entry(row));
    QVERIFY(entry.isPair());
    QVERIFY(entry.base.isEmpty());
    QCOMPARE(entry.state, LinkState::Pending);
    QCOMPARE(fixture.marked(), QList<qint64>{row});
    QCOMPARE(must(fixture.runs.journalRow(1)).kind, u"linked"_s);
}

void TestLinkActions::linkRefusesWhatIsTaken()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s), StoreFixture::record(u"2"_s, u"Ola"_s)});
    fixture.readAll(Side::Target, {StoreFixture::record(u"a"_s, u"Kari B"_s)});
    fixture.refresh();
    const qint64 row = fixture.pair(u"1"_s, u"a"_s);
    const qint64 target = must(fixture.records.find(fixture.type.target, u"a"_s)).id;
    const qint64 other = fixture.rowOf(Side::Source, u"2"_s);
    const qint64 itself = must(fixture.records.find(fixture.type.source, u"2"_s)).id;
    for (const auto &[link, record] : {std::pair{other, target}, std::pair{row, target}, std::pair{other, qint64(4711)},
             std::pair{qint64(4711), target}, std::pair{other, itself}}) {
        const Status refused = fixture.links.link(link, record, fixture.journal(link, u"linked"_s));
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().kind, ErrorKind::BadInput);
    }
    QCOMPARE(fixture.number(u"SELECT count(*) FROM journal"_s), 1);
    QVERIFY(!must(fixture.links.entry(other)).isPair());
}

void TestLinkActions::unlinkMakesBothLone()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s)});
    fixture.readAll(Side::Target, {StoreFixture::record(u"a"_s, u"Kari"_s)});
    fixture.refresh();
    const qint64 row = fixture.pair(u"1"_s, u"a"_s);
    must(fixture.links.unlink(row, false, fixture.journal(row, u"unlinked"_s)));
    QCOMPARE(must(fixture.links.counts(fixture.flow.id)),
        (QMap<LinkState, int>{{LinkState::Unlinked, 1}, {LinkState::Outside, 1}}));
    QCOMPARE(fixture.marked(), QList<qint64>{row});
    QCOMPARE(fixture.sameNames().size(), std::size_t(1));
    QVERIFY(!fixture.links.unlink(row, false, fixture.journal(row, u"unlinked"_s)).ok());
}

void TestLinkActions::unlinkNeverIsRemembered()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s)});
    fixture.readAll(Side::Target, {StoreFixture::record(u"a"_s, u"Kari"_s)});
    fixture.refresh();
    const qint64 row = fixture.pair(u"1"_s, u"a"_s);
    must(fixture.links.unlink(row, true, fixture.journal(row, u"unlinked"_s)));
    QCOMPARE(fixture.sameNames().size(), std::size_t(0));
    QVERIFY(must(fixture.views.linkDetail(row)).candidates.isEmpty());
    fixture.pair(u"1"_s, u"a"_s); // who links them by hand has changed his mind
    must(fixture.links.unlink(row, false, fixture.journal(row, u"unlinked"_s)));
    QCOMPARE(fixture.sameNames().size(), std::size_t(1));
}

void TestLinkActions::turnsSuggestionDown()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s)});
    fixture.readAll(Side::Target, {StoreFixture::record(u"a"_s, u"Kari"_s)});
    fixture.refresh();
    DecisionRow suggestion;
    suggestion.row.link = fixture.rowOf(Side::Source, u"1"_s);
    suggestion.row.decision.verb = Verb::Link;
    suggestion.row.decision.held = true;
    suggestion.row.decision.state = LinkState::Unlinked;
    suggestion.row.decision.candidate = must(fixture.records.find(fixture.type.target, u"a"_s)).id;
    must(fixture.links.saveDecisions({suggestion}, 1));
    QCOMPARE(must(fixture.links.entry(suggestion.row.link)).candidate, suggestion.row.decision.candidate);
    QVERIFY(fixture.marked().isEmpty());
    must(fixture.links.unlink(suggestion.row.link, true, fixture.journal(suggestion.row.link, u"unlinked"_s)));
    QCOMPARE(fixture.marked(), QList<qint64>{suggestion.row.link});
    QCOMPARE(fixture.sameNames().size(), std::size_t(0));
}

void TestLinkActions::unlinkOfGoneRecords()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s), StoreFixture::record(u"2"_s, u"Ola"_s)});
    fixture.readAll(Side::Target, {StoreFixture::record(u"a"_s, u"A"_s), StoreFixture::record(u"b"_s, u"B"_s)});
    fixture.refresh();
    const qint64 first = fixture.pair(u"1"_s, u"a"_s);
    const qint64 second = fixture.pair(u"2"_s, u"b"_s);
    fixture.readAll(Side::Source, {});
    fixture.readAll(Side::Target, {StoreFixture::record(u"a"_s, u"A"_s)});
    must(fixture.links.unlink(first, false, fixture.journal(first, u"unlinked"_s)));
    must(fixture.links.unlink(second, false, fixture.journal(second, u"unlinked"_s)));
    QCOMPARE(must(fixture.links.counts(fixture.flow.id)), (QMap<LinkState, int>{{LinkState::Outside, 1}}));
    QCOMPARE(fixture.number(u"SELECT count(*) FROM journal"_s), 4);
}

void TestLinkActions::pauses()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s)});
    fixture.readAll(Side::Target, {StoreFixture::record(u"a"_s, u"A"_s)});
    fixture.refresh();
    fixture.unmarkAll();
    const qint64 row = fixture.rowOf(Side::Source, u"1"_s);
    must(fixture.links.setPaused({row, fixture.rowOf(Side::Target, u"a"_s)}, true, u"ane"_s, 700));
    QVERIFY(must(fixture.links.entry(row)).paused);
    QCOMPARE(must(fixture.links.entry(row)).state, LinkState::Paused);
    QCOMPARE(fixture.marked(), QList<qint64>{row});
    QCOMPARE(must(fixture.links.counts(fixture.flow.id)).value(LinkState::Outside), 1);
    const JournalRow paused = must(fixture.runs.journalRow(1));
    QCOMPARE(paused.kind, u"paused"_s);
    QCOMPARE(paused.who, u"ane"_s);
    QCOMPARE(paused.title, u"Kari"_s);
    must(fixture.links.setPaused({row}, true, u"ane"_s, 800)); // nothing new
    must(fixture.links.setPaused({row}, false, u"ane"_s, 900));
    QCOMPARE(must(fixture.runs.journalRow(2)).kind, u"resumed"_s);
    QVERIFY(!must(fixture.links.entry(row)).paused);
}

void TestLinkActions::keepsResolutions()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s)});
    fixture.refresh();
    fixture.unmarkAll();
    const qint64 row = fixture.rowOf(Side::Source, u"1"_s);
    const int name = fixture.flow.mappings.at(0).id;
    const int phone = fixture.flow.mappings.at(1).id;
    const Resolution first{name, Choice::TakeValue, u"Kåre"_s, {u"a"_s, u"b"_s}};
    const Resolution second{phone, Choice::TakeSource, {}, {u"1"_s, u"2"_s}};
    must(fixture.links.saveResolutions(row, {first, second}, u"ane"_s, 5));
    QCOMPARE(fixture.marked(), QList<qint64>{row});
    QCOMPARE(must(fixture.links.entry(row)).resolutions, (Resolutions{first, second}));
    const Resolution changed{name, Choice::TakeBase, {}, {u"c"_s, u"d"_s}};
    must(fixture.links.saveResolutions(row, {changed}, u"ane"_s, 6));
    QCOMPARE(must(fixture.links.marked(fixture.flow, 0, 10)).front().resolutions, (Resolutions{changed, second}));
    const JournalRow chosen = must(fixture.runs.journalRow(1));
    QCOMPARE(chosen.kind, u"chosen"_s);
    QCOMPARE(chosen.after, (Changes{{u"name"_s, u"Kåre"_s}}));
    // An undo is told by who asks for it, with what it undoes.
    const auto lines = must(fixture.runs.history(0, row)).size();
    const Resolution undo{phone, Choice::TakeBack, {}, {u"1"_s, u"2"_s}, {u"was, \"here\""_s, QString()}};
    must(fixture.links.saveResolutions(row, {undo}, u"ane"_s, 7));
    QCOMPARE(must(fixture.links.entry(row)).resolutions, (Resolutions{changed, undo}));
    QCOMPARE(must(fixture.runs.history(0, row)).size(), lines);
    must(fixture.links.dropResolutions(row, {Choice::Reject, Choice::TakeBack}));
    QCOMPARE(must(fixture.links.entry(row)).resolutions, Resolutions{changed});
}

void TestLinkActions::followersShareTarget()
{
    Followed fixture;
    const qint64 target = must(fixture.records.find(fixture.type.target, u"a"_s)).id;
    for (const LinkEntry &entry : fixture.followers())
        must(fixture.links.link(entry.id, target, fixture.journal(entry.id, u"linked"_s)));
    const QMap<LinkState, int> counts = must(fixture.links.counts(fixture.follower.id));
    QCOMPARE(counts, (QMap<LinkState, int>{{LinkState::Pending, 2}, {LinkState::Outside, 1}}));
    const qint64 first = fixture.followers().front().id;
    must(fixture.links.unlink(first, false, fixture.journal(first, u"unlinked"_s)));
    // The target still belongs to the other row: it is not outside.
    QCOMPARE(must(fixture.links.counts(fixture.follower.id)).value(LinkState::Outside), 1);
}

void TestLinkActions::followerFindsCounterpart()
{
    Followed fixture;
    for (const LinkEntry &entry : fixture.followers())
        QCOMPARE(entry.counterpart, std::optional<qint64>(0)); // it is there, and has none
    fixture.pair(u"1"_s, u"a"_s);
    const qint64 target = must(fixture.records.find(fixture.type.target, u"a"_s)).id;
    QCOMPARE(fixture.followers().size(), std::size_t(2));
    for (const LinkEntry &entry : fixture.followers())
        QCOMPARE(entry.counterpart, std::optional(target));
    Record merged = StoreFixture::record(u"9"_s, u"Kari"_s);
    merged.aliases = QStringList{u"1"_s};
    must(fixture.records.observe(fixture.type.source, fixture.roles, {merged}));
    for (const LinkEntry &entry : fixture.followers())
        QCOMPARE(entry.counterpart, std::optional(target)); // though it still refers to the absorbed id
}

void TestLinkActions::followersAreMarked()
{
    Followed fixture;
    fixture.unmarkAll();
    const qint64 row = fixture.pair(u"2"_s, u"b"_s);
    QVERIFY(fixture.followers().empty()); // nobody belongs to Ola
    fixture.pair(u"1"_s, u"a"_s);
    QCOMPARE(fixture.followers().size(), std::size_t(2));
    fixture.unmarkAll();
    Settlement created;
    created.link = fixture.rowOf(Side::Source, u"1"_s);
    must(fixture.links.unlink(created.link, false, fixture.journal(row, u"unlinked"_s)));
    QCOMPARE(fixture.followers().size(), std::size_t(2));
    fixture.unmarkAll();
    created.gained.target = must(fixture.records.find(fixture.type.target, u"a"_s)).id;
    must(fixture.links.settle(created, 1));
    QCOMPARE(fixture.followers().size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(TestLinkActions)
#include "tst_linkactions.moc"
