#include "core/store/codec.h"
#include "core/store/fold.h"
#include "storefixture.h"

using namespace samband;
using namespace Qt::StringLiterals;

class TestSetup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsDocument();
    void keepsIdsAndRules();
    void goneFlowIsKeptInactive();
    void changedFlowIsMarked();
    void savesRules();
    void keepsConnection();
    void foldsText_data();
    void foldsText();
    void comparesTypes();
    void readsBackWhatItWrites();
};

namespace {

Flow fullFlow()
{
    Flow flow = StoreFixture::peopleFlow();
    flow.line = 12;
    flow.system = {u"Alpha"_s, u"Beta"_s};
    flow.statements = {{StatementKind::When, 14, u"When it rains"_s, QStringList{u"rain"_s}}};
    flow.mergeKeys = {{{{u"a"_s, u"b"_s}, {u"c"_s, u"d"_s}}}};
    flow.mappings[1].type = u"string"_s;
    flow.mappings[1].remark = u"only \"digits\""_s;
    flow.mappings[1].line = 17;
    flow.mappings[1].rules = {Normaliser::Phone, Direction::ToTarget, ConflictPolicy::Newest, BlankPolicy::Clear};
    flow.rules.creation = Creation::Approval;
    flow.rules.creationTemplate = {{u"name"_s, u"title"_s}};
    flow.rules.required = QStringList{u"name"_s};
    flow.rules.followDatatype = u"Company"_s;
    flow.rules.enabled = false;
    flow.rules.limits = {{HoldKind::Create, {7, 8}}, {HoldKind::SameValue, {9, 0}}};
    return flow;
}

} // namespace

void TestSetup::keepsDocument()
{
    StoreFixture fixture;
    Dataflow document;
    document.file = u"x.rst"_s;
    document.system = {u"Alpha"_s, u"Beta"_s};
    document.generated = u"today"_s;
    document.flows = {fullFlow(), StoreFixture::peopleFlow()};
    document.flows[0].datatype.source = u"somebody else"_s;
    must(fixture.setup.activate(document));
    Dataflow stored = must(fixture.setup.dataflow());
    QCOMPARE(stored.file, document.file);
    QCOMPARE(stored.system, document.system);
    QCOMPARE(stored.generated, document.generated);
    QCOMPARE(stored.flows.size(), 2);
    QCOMPARE(stored.flows.at(1).id, fixture.flow.id);
    Flow flow = stored.flows.at(0);
    QVERIFY(flow.id != 0 && flow.mappings.at(0).id != 0 && flow.mappings.at(1).id != flow.mappings.at(0).id);
    flow.id = 0;
    for (Mapping &mapping : flow.mappings)
        mapping.id = 0;
    QCOMPARE(flow, document.flows.at(0));
}

void TestSetup::keepsIdsAndRules()
{
    StoreFixture fixture;
    Flow ruled = fixture.flow;
    ruled.rules.limits[HoldKind::Update] = {1, 2};
    ruled.mappings[0].rules.conflict = ConflictPolicy::Source;
    must(fixture.setup.saveRules(ruled));
    Dataflow next;
    next.flows = {StoreFixture::peopleFlow(), StoreFixture::peopleFlow()};
    next.flows[0].title = u"Renamed"_s;
    next.flows[0].datatype.source = u" PEOPLE "_s;
    Mapping added;
    added.path = {u"mail"_s, u"mail"_s};
    next.flows[0].mappings.prepend(added);
    must(fixture.setup.activate(next));
    const Dataflow stored = must(fixture.setup.dataflow());
    const Flow first = stored.flows.at(0);
    QCOMPARE(first.id, fixture.flow.id);
    QCOMPARE(first.title, u"Renamed"_s);
    QCOMPARE(first.rules.limit(HoldKind::Update), (GuardLimit{1, 2}));
    QCOMPARE(first.mappings.at(1).id, fixture.flow.mappings.at(0).id);
    QCOMPARE(first.mappings.at(1).rules.conflict, ConflictPolicy::Source);
    QCOMPARE(first.mappings.at(2).id, fixture.flow.mappings.at(1).id);
    QVERIFY(stored.flows.at(1).id != first.id); // a second one of the same kind is another flow
}

void TestSetup::goneFlowIsKeptInactive()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s)});
    fixture.refresh();
    must(fixture.setup.activate({}));
    QVERIFY(must(fixture.setup.dataflow()).flows.isEmpty());
    QVERIFY(must(fixture.views.linkOrder({})).empty());
    QVERIFY(must(fixture.views.summary()).flows.isEmpty());
    Dataflow again;
    again.flows = {StoreFixture::peopleFlow()};
    must(fixture.setup.activate(again));
    QCOMPARE(must(fixture.setup.dataflow()).flows.first().id, fixture.flow.id);
    QCOMPARE(must(fixture.setup.dataflow()).flows.first().mappings.at(0).id, fixture.flow.mappings.at(0).id);
    QCOMPARE(must(fixture.views.linkOrder({})).size(), std::size_t(1));
}

void TestSetup::changedFlowIsMarked()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s)});
    fixture.refresh();
    fixture.unmarkAll();
    Dataflow document;
    document.flows = {StoreFixture::peopleFlow()};
    document.flows[0].title = u"Another title"_s;
    must(fixture.setup.activate(document));
    QVERIFY(fixture.marked().isEmpty());
    document.flows[0].mappings.removeLast();
    must(fixture.setup.activate(document));
    QCOMPARE(fixture.marked().size(), 1);
}

void TestSetup::savesRules()
{
    StoreFixture fixture;
    fixture.readAll(Side::Source, {StoreFixture::record(u"1"_s, u"Kari"_s)});
    fixture.refresh();
    fixture.unmarkAll();
    Flow flow = fullFlow();
    flow.id = fixture.flow.id;
    flow.mappings[0].id = fixture.flow.mappings.at(0).id;
    flow.mappings[1].id = fixture.flow.mappings.at(1).id;
    must(fixture.setup.saveRules(flow));
    const Flow stored = must(fixture.setup.dataflow()).flows.first();
    QCOMPARE(stored.rules, flow.rules);
    QCOMPARE(stored.mappings.at(1).rules, flow.mappings.at(1).rules);
    QCOMPARE(fixture.marked().size(), 1);
}

void TestSetup::keepsConnection()
{
    StoreFixture fixture;
    QVERIFY(!must(fixture.setup.connection(Side::Source)));
    ConnectionRow connection{u"Alpha"_s, u":/alpha.json"_s, u"http://localhost"_s, u"env:TOKEN"_s};
    must(fixture.setup.saveConnection(Side::Source, connection));
    connection.baseUrl = u"http://127.0.0.1"_s;
    must(fixture.setup.saveConnection(Side::Source, connection));
    QCOMPARE(must(fixture.setup.connection(Side::Source)), std::optional(connection));
    QVERIFY(!must(fixture.setup.connection(Side::Target)));
    QCOMPARE(must(fixture.views.summary()).system.source, u"Alpha"_s);
}

void TestSetup::foldsText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("same");
    QTest::newRow("case") << u"Kari BERG"_s << u"kari berg"_s;
    QTest::newRow("norwegian") << u"ÆRØ ÅS"_s << u"ærø ås"_s;
    QTest::newRow("neighbours") << u"Björn Ängel"_s << u"bjørn ængel"_s;
    QTest::newRow("accents") << u"René Müller"_s << u"rene muller"_s;
    QTest::newRow("composed") << u"A\u030Ase"_s << u"åse"_s;
}

void TestSetup::foldsText()
{
    QFETCH(QString, text);
    QFETCH(QString, same);
    QCOMPARE(folded(text), folded(same));
    QCOMPARE(folded(folded(text)), folded(text));
    QVERIFY(folded(u"Zorro"_s) < folded(u"Ærlig"_s));
    QVERIFY(folded(u"Ærlig"_s) < folded(u"Øst"_s));
    QVERIFY(folded(u"Øst"_s) < folded(u"Åse"_s));
    QVERIFY(folded(u"å"_s) != folded(u"a"_s));
}

void TestSetup::comparesTypes()
{
    QCOMPARE(typeKey(u"Contacts"_s), typeKey(u"contact"_s));
    QCOMPARE(typeKey(u"Companies"_s), typeKey(u"company"_s));
    QCOMPARE(typeKey(u"Line items"_s), typeKey(u"LineItem"_s));
    QCOMPARE(typeKey(u"Addresses"_s), typeKey(u"address"_s));
    QVERIFY(typeKey(u"contact"_s) != typeKey(u"company"_s));
}

void TestSetup::readsBackWhatItWrites()
{
    const Fields fields{{u"a.b"_s, u"line\nquote\" back\\slash \t æ 😀"_s}, {u"c"_s, u""_s}};
    QCOMPARE(fieldsFrom(toJson(fields)), fields);
    QCOMPARE(fieldsFrom(toJson(Fields())), Fields());
    const Base base{{3, {u"x"_s, u""_s}}, {12, {u"\"y\""_s, u"z"_s}}};
    QCOMPARE(baseFrom(toJson(base)), base);
    QCOMPARE(baseFrom(toJson(Base())), Base());
    for (const auto &[code, name] : enumNames<ReasonCode>) {
        const Reason reason{code, QStringList{u"a"_s, u""_s, u"c"_s}};
        QCOMPARE(reasonFrom(toJson(reason)), reason);
    }
    const QList<Candidate> candidates{{5, u"Åse"_s, Likeness::Likely, 2}, {6, u"Bo"_s, Likeness::NameClash, 1}};
    QCOMPARE(candidatesFrom(toJson(candidates)), candidates);
    for (const auto &[state, name] : enumNames<LinkState>)
        QCOMPARE(stateOf(rankOf(state)), state);
}

QTEST_GUILESS_MAIN(TestSetup)
#include "tst_setup.moc"
