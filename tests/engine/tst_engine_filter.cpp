#include "core/domain/rulewords.h"
#include "core/engine/preflight.h"
#include "core/engine/rulespreview.h"
#include "core/store/planstore.h"
#include "tests/support/rig.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;
const auto stage = u"properties.stage"_s;
const auto onlyCustomers = u"source.properties.stage is customer"_s;

void set(Rig &rig, const QString &filter, DemoFlow flow = ContactFlow)
{
    rig.saveRules(flow, [&](Flow &changed) {
        const Status done = setRule(changed, {u"filter"_s, filter});
        QVERIFY2(done, qPrintable(done ? QString() : done.error().text));
    });
}

QString someone(Rig &rig, const QString &given, const QString &held)
{
    const QString id = rig.contact(given, u"Nordmann"_s);
    if (!held.isEmpty())
        rig.source.edit(contact, id, {{stage, held}});
    return id;
}

bool restsOutside(const Rig &rig, const QString &id, DemoFlow flow = ContactFlow)
{
    const LinkRow row = rig.row(flow, id);
    return row.state == LinkState::Paused && row.reason.code == ReasonCode::LeftOut && row.verb == Verb::Nothing
        && row.recordId.target.isEmpty();
}

/// The states of the summary add up to the rows there are.
void addsUp(const Rig &rig)
{
    const auto summary = Views(*rig.workspace).summary();
    QVERIFY(summary);
    for (int flow = ContactFlow; flow <= UserFlow; ++flow) {
        int sum = 0;
        for (const int count : summary->flows.at(flow).counts)
            sum += count;
        QCOMPARE(sum, int(rig.rows(DemoFlow(flow)).size()));
    }
}

Dataflow withCondition(const Rig &rig, const QString &prose)
{
    Dataflow changed = rig.dataflow;
    Flow &flow = changed.flows[ContactFlow];
    flow.statements.removeIf(
        [](const Statement &s) { return s.kind == StatementKind::Always || s.kind == StatementKind::When; });
    if (!prose.isEmpty()) {
        flow.statements.prepend({StatementKind::When, 14, prose, {}});
        flow.rules.enabled = false;
    }
    return changed;
}

void activate(Rig &rig, const Dataflow &dataflow)
{
    QVERIFY(Setup(*rig.workspace).activate(dataflow));
    rig.dataflow = *Setup(*rig.workspace).dataflow();
}

} // namespace

/// A flow's filter at work: what it leaves out rests, and what is linked stays.
class TestEngineFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void leavesOutAndLetsIn();
    void whatIsLeftOutNeedsNobody();
    void aPairThatLeavesTheFilterStaysInStep();
    void anotherFilterDecidesAfresh();
    void aPropertyThatWasNeverReadIsUnknown_data();
    void aPropertyThatWasNeverReadIsUnknown();
    void anUnfinishedReadDoesNotCountForMore();
    void whatIsNotAskedForAnyMoreIsForgotten();
    void anApprovalEndsAtTheFilter();
    void whatLeavesJustBeforeItIsMadeIsNotMade();
    void aPlanIsHeldAgainstTheFilter();
    void aLostCreateIsFoundAlthoughTheRecordLeft();
    void conditionsOnTheTarget();
    void namesakesThatAreLeftOutClaimNothing();
    void associationsAreFiltered();
    void aPropertyThatTheAccountLacksIsTold();
    void aConditionInProseKeepsTheFlowOff();
    void anotherConditionIsAskedAgain();
    void previewCountsWhatItWouldAlter();
};

void TestEngineFilter::leavesOutAndLetsIn()
{
    Rig rig;
    const QString kari = someone(rig, u"Kari"_s, u"Customer "_s);
    const QString ola = someone(rig, u"Ola"_s, u"lead"_s);
    const QString liv = someone(rig, u"Liv"_s, {});
    set(rig, onlyCustomers);
    rig.runAll();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    QVERIFY(restsOutside(rig, ola) && restsOutside(rig, liv));
    QCOMPARE(rig.writes(), 1);
    QCOMPARE(rig.row(ContactFlow, ola).reason.args, (QStringList{u"source"_s, stage, u"is"_s, u"customer"_s}));
    addsUp(rig);

    rig.source.edit(contact, ola, {{stage, u"customer"_s}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, ola), LinkState::InSync);
    QCOMPARE(rig.there(ola, u"givenName"_s), u"Ola"_s);
    QCOMPARE(rig.writes(), 2);
    QCOMPARE(rig.run().writes, 0);
    QVERIFY(restsOutside(rig, liv));
}

void TestEngineFilter::whatIsLeftOutNeedsNobody()
{
    Rig rig;
    someone(rig, u"Kari"_s, u"customer"_s);
    rig.targetContact(u"Ola"_s, u"Nordmann"_s);
    const QString ola = someone(rig, u"Ola"_s, u"lead"_s);
    set(rig, onlyCustomers);
    rig.runAll();
    const RunReport report = rig.run();
    QVERIFY(restsOutside(rig, ola));
    QVERIFY2(!report.waiting, "nobody is asked about what is left out");
    QVERIFY(Views(*rig.workspace).causes()->isEmpty());
    const RunCounts counts = report.run.counts.value(rig.dataflow.flows.at(ContactFlow).id);
    QCOMPARE(counts.read, 2);
    QCOMPARE(counts.excluded, 1);
    QCOMPARE(counts.unchanged, 1);
    QVERIFY2(!rig.detail(ContactFlow, ola).candidates.isEmpty(), "a person may still link it by hand");
    QVERIFY(rig.actions().link(rig.link(ContactFlow, ola), rig.detail(ContactFlow, ola).candidates.first().record));
    rig.run();
    QCOMPARE(rig.state(ContactFlow, ola), LinkState::InSync);
    addsUp(rig);
}

void TestEngineFilter::aPairThatLeavesTheFilterStaysInStep()
{
    Rig rig;
    const QString kari = someone(rig, u"Kari"_s, u"customer"_s);
    set(rig, onlyCustomers);
    rig.runAll();
    const QString there = rig.counterpart(kari);
    rig.source.edit(contact, kari, {{stage, u"lost"_s}, {u"properties.lastname"_s, u"Berg"_s}});
    rig.run();
    QCOMPARE(rig.counterpart(kari), there);
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
    rig.target.edit(contacts, there, {{u"familyName"_s, u"Dal"_s}});
    rig.runFull();
    QCOMPARE(rig.here(kari, u"lastname"_s), u"Dal"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    QCOMPARE(rig.target.ids(contacts).size(), 1);
    addsUp(rig);
}

void TestEngineFilter::anotherFilterDecidesAfresh()
{
    Rig rig;
    const QString kari = someone(rig, u"Kari"_s, u"customer"_s);
    const QString ola = someone(rig, u"Ola"_s, u"lead"_s);
    set(rig, onlyCustomers);
    rig.runAll();
    const QString there = rig.counterpart(kari);
    const int before = rig.writes();
    // Nothing changes in either system: only the filter does.
    set(rig, u"source.properties.stage is lead"_s);
    rig.run();
    QCOMPARE(rig.state(ContactFlow, ola), LinkState::InSync);
    QCOMPARE(rig.counterpart(kari), there);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    QCOMPARE(rig.writes(), before + 1);
    set(rig, u"source.properties.stage is nothing"_s);
    QCOMPARE(rig.run().writes, 0);
    QCOMPARE(rig.state(ContactFlow, ola), LinkState::InSync);
    set(rig, {});
    QCOMPARE(rig.run().writes, 0);
    QCOMPARE(rig.target.ids(contacts).size(), 2);
}

void TestEngineFilter::aPropertyThatWasNeverReadIsUnknown_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("letIn");
    QTest::newRow("value") << onlyCustomers << QStringList{u"Kari"_s};
    QTest::newRow("blank") << u"source.properties.stage empty"_s << QStringList{u"Liv"_s};
    QTest::newRow("not") << u"source.properties.stage is-not customer"_s << QStringList{u"Liv"_s, u"Ola"_s};
}

void TestEngineFilter::aPropertyThatWasNeverReadIsUnknown()
{
    QFETCH(QString, filter);
    QFETCH(QStringList, letIn);
    Rig rig;
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.creation = Creation::Never; });
    const QMap<QString, QString> ids{{u"Kari"_s, someone(rig, u"Kari"_s, u"customer"_s)},
        {u"Ola"_s, someone(rig, u"Ola"_s, u"lead"_s)}, {u"Liv"_s, someone(rig, u"Liv"_s, {})}};
    rig.runAll();
    rig.wait(20 * 60 * 1000);
    rig.run(); // from here on no overlap brings the records again
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.creation = Creation::Automatic; });
    set(rig, filter);
    RunRequest single; // only her record is read, and the others are not
    single.links = {rig.link(ContactFlow, ids.value(u"Kari"_s))};
    single.approveAll = true;
    rig.run(single);
    QCOMPARE(rig.writes(), 0);
    QCOMPARE(rig.row(ContactFlow, ids.value(u"Kari"_s)).reason.code, ReasonCode::NotRead);
    // The next run asks for it, of every record, and decides what no record changed for.
    rig.run();
    for (auto id = ids.cbegin(); id != ids.cend(); ++id) {
        QCOMPARE(rig.state(ContactFlow, *id), letIn.contains(id.key()) ? LinkState::InSync : LinkState::Paused);
    }
    QCOMPARE(rig.writes(), int(letIn.size()));
    addsUp(rig);
}

void TestEngineFilter::anUnfinishedReadDoesNotCountForMore()
{
    Rig rig;
    rig.source.pageSize = 1;
    const QString kari = someone(rig, u"Kari"_s, u"lead"_s);
    someone(rig, u"Ola"_s, u"customer"_s);
    rig.source.spoil = [](const QString &type, RecordPage page) -> Result<RecordPage> {
        if (type == contact && page.records.front().fields.value(u"properties.firstname"_s) == "Ola"_L1)
            return Error{ErrorKind::Network, u"cut"_s};
        return page;
    };
    rig.run(); // the page with Kari was taken in without the stage
    rig.source.spoil = {};
    set(rig, u"source.properties.stage is-not lead"_s);
    rig.runAll();
    QVERIFY2(restsOutside(rig, kari), "her stage was read after all");
    QCOMPARE(rig.target.ids(contacts).size(), 1);
}

void TestEngineFilter::whatIsNotAskedForAnyMoreIsForgotten()
{
    Rig rig;
    const QString kari = someone(rig, u"Kari"_s, u"customer"_s);
    set(rig, onlyCustomers);
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.creation = Creation::Never; });
    rig.runAll();
    set(rig, {});
    rig.source.edit(contact, kari, {{stage, u"lost"_s}, {u"properties.phone"_s, u"+4722000000"_s}});
    rig.run(); // her record is taken in without the stage
    set(rig, u"source.properties.stage empty or source.properties.stage is customer"_s);
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.creation = Creation::Automatic; });
    rig.runLinks({rig.link(ContactFlow, kari)});
    QCOMPARE(rig.writes(), 0);
    rig.run();
    QVERIFY(restsOutside(rig, kari));
    QCOMPARE(rig.writes(), 0);
}

void TestEngineFilter::anApprovalEndsAtTheFilter()
{
    Rig rig;
    const QString kari = someone(rig, u"Kari"_s, u"customer"_s);
    set(rig, onlyCustomers);
    rig.run();
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::FirstRun);
    QVERIFY(rig.actions().approve({rig.link(ContactFlow, kari)}));
    rig.source.edit(contact, kari, {{stage, u"lead"_s}});
    rig.run();
    QVERIFY(restsOutside(rig, kari));
    QCOMPARE(rig.writes(), 0);
}

void TestEngineFilter::whatLeavesJustBeforeItIsMadeIsNotMade()
{
    Rig rig;
    set(rig, onlyCustomers);
    rig.linkedContact(u"Liv"_s, u"Berg"_s);
    const QString kari = someone(rig, u"Kari"_s, u"customer"_s);
    const int before = rig.writes();
    rig.source.onRead = [&](const QStringList &) { rig.source.edit(contact, kari, {{stage, u"lead"_s}}); };
    rig.runAll();
    QCOMPARE(rig.writes(), before);
    QVERIFY(restsOutside(rig, kari));
}

void TestEngineFilter::aPlanIsHeldAgainstTheFilter()
{
    Rig rig;
    const QString kari = someone(rig, u"Kari"_s, u"customer"_s);
    const QString ola = someone(rig, u"Ola"_s, u"customer"_s);
    const QString per = someone(rig, u"Per"_s, u"lead"_s);
    set(rig, onlyCustomers);
    RunRequest preview;
    preview.preview = true;
    const RunReport plan = rig.run(preview);
    QCOMPARE(plan.planned.value(Verb::Create), 2);
    QVERIFY(PlanStore(*rig.workspace).lines({rig.link(ContactFlow, per)})->empty());
    rig.source.edit(contact, ola, {{stage, u"lead"_s}});
    RunRequest apply;
    apply.plan = plan.run.id;
    apply.links = {rig.link(ContactFlow, kari), rig.link(ContactFlow, ola)};
    const RunReport done = rig.run(apply);
    QCOMPARE(done.refused.size(), 1);
    QCOMPARE(done.refused.first().link, rig.link(ContactFlow, ola));
    QCOMPARE(rig.writes(), 1);
    rig.run();
    QVERIFY(restsOutside(rig, ola) && restsOutside(rig, per));
    QCOMPARE(rig.writes(), 1);
}

void TestEngineFilter::aLostCreateIsFoundAlthoughTheRecordLeft()
{
    Rig rig;
    someone(rig, u"Kari"_s, u"customer"_s);
    set(rig, onlyCustomers);
    rig.runAll();
    const QString ola = someone(rig, u"Ola"_s, u"customer"_s);
    rig.faults->nthWrite = rig.faults->writes + 1;
    rig.faults->when = Faults::When::After;
    rig.faults->then = Faults::Then::Kill;
    QCOMPARE(rig.run().run.status, u"killed"_s);
    rig.faults->nthWrite = 0;
    QCOMPARE(rig.target.ids(contacts).size(), 2);
    rig.source.edit(contact, ola, {{stage, u"lead"_s}});
    rig.reopen();
    rig.wait(60 * 60 * 1000);
    rig.run();
    rig.run();
    QCOMPARE(rig.target.ids(contacts).size(), 2);
    QVERIFY2(!rig.counterpart(ola).isEmpty(), "what was made is known, and linked");
    QCOMPARE(rig.state(ContactFlow, ola), LinkState::InSync);
    addsUp(rig);
}

void TestEngineFilter::conditionsOnTheTarget()
{
    Rig rig;
    const QString kari = someone(rig, u"Kari"_s, {});
    const QString old = rig.targetContact(u"Kari"_s, u"Nordmann"_s);
    rig.target.edit(contacts, old, {{u"archived"_s, u"yes"_s}});
    set(rig, u"target.archived is-not true"_s);
    rig.runAll();
    QVERIFY2(restsOutside(rig, kari), "what looks like it is left out: nothing is made beside it");
    QCOMPARE(rig.row(ContactFlow, kari).reason.args.value(0), u"target"_s);
    QCOMPARE(rig.writes(), 0);
    const QString current = rig.targetContact(u"Kari"_s, u"Nordmann"_s);
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Ambiguous); // same name, no phone to tell by
    rig.target.edit(contacts, current, {{u"mobilePhone"_s, u"90000001"_s}});
    rig.source.edit(contact, kari, {{u"properties.mobilephone"_s, u"+4790000001"_s}});
    rig.runAll();
    QCOMPARE(rig.counterpart(kari), current);
    rig.target.edit(contacts, old, {{u"archived"_s, {}}});
    const QString liv = someone(rig, u"Liv"_s, {});
    rig.run();
    QVERIFY2(rig.state(ContactFlow, liv) == LinkState::InSync, "a new record is none of the target's yet");
    addsUp(rig);
}

void TestEngineFilter::namesakesThatAreLeftOutClaimNothing()
{
    Rig rig;
    const auto kari = [&](const QString &held) {
        const QString id = rig.contact(u"Kari"_s, u"Nordmann"_s, u"+4790000001"_s);
        rig.source.edit(contact, id, {{stage, held}});
        return id;
    };
    const QString customer = kari(u"customer"_s);
    const QString lead = kari(u"lead"_s);
    const QString there = rig.targetContact(u"Kari"_s, u"Nordmann"_s, u"90000001"_s);
    rig.run();
    QCOMPARE(rig.state(ContactFlow, customer), LinkState::Ambiguous);
    set(rig, onlyCustomers);
    rig.runAll();
    QCOMPARE(rig.counterpart(customer), there);
    QVERIFY(restsOutside(rig, lead));
    QCOMPARE(rig.writes(), 0);
}

void TestEngineFilter::associationsAreFiltered()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    QStringList ids;
    for (const QString &label : {u"primary"_s, u"former"_s}) {
        const QString company = rig.source.add(u"company"_s, {{u"properties.name"_s, label}});
        ids << rig.source.add(
            u"contactcompanyassociation"_s, {{u"label"_s, label}}, {{u"contact"_s, kari}, {u"company"_s, company}});
    }
    set(rig, u"source.label is primary"_s, AssociationFlow);
    rig.runAll();
    rig.runAll();
    QCOMPARE(rig.state(AssociationFlow, ids.at(0)), LinkState::InSync);
    QVERIFY(restsOutside(rig, ids.at(1), AssociationFlow));
    addsUp(rig);
}

void TestEngineFilter::aPropertyThatTheAccountLacksIsTold()
{
    Rig rig;
    someone(rig, u"Kari"_s, u"customer"_s);
    PropertyList list{true, u"properties."_s, {}};
    for (const auto &name : {u"firstname"_s, u"lastname"_s, u"phone"_s, u"mobilephone"_s})
        list.properties << PropertyInfo{u"properties."_s + name, name, u"string"_s, false};
    rig.source.propertyLists[contact] = list;
    rig.run();
    set(rig, u"source.properties.stage is-not lead and source.id not-empty"_s);
    const RunReport report = rig.runAll();
    QVERIFY(report.error && report.error->text.contains(stage));
    QVERIFY2(!report.error->text.contains(u"more lines"_s), "“id” is no property in this sense");
    QCOMPARE(rig.writes(), 0);
    set(rig, u"source.lastname is Nordmann"_s);
    const RunReport unprefixed = rig.runAll();
    QVERIFY(unprefixed.error && unprefixed.error->text.contains(u"“properties.lastname”"_s));
    set(rig, u"source.properties.stage is-not lead"_s);
    list.properties << PropertyInfo{stage, u"stage"_s, u"string"_s, true};
    rig.source.propertyLists[contact] = list;
    QVERIFY2(!rig.runAll().error, "that it is locked does not matter: it is only read");
}

void TestEngineFilter::aConditionInProseKeepsTheFlowOff()
{
    Rig rig;
    const QString prose = u"When a Contact is a customer, it will be synchronized with a Contacts."_s;
    activate(rig, withCondition(rig, prose));
    const QString kari = someone(rig, u"Kari"_s, u"customer"_s);
    const QString ola = someone(rig, u"Ola"_s, u"lead"_s);
    const RunReport off = rig.runAll();
    QCOMPARE(rig.writes(), 0);
    QVERIFY2(off.waiting, "somebody has to say what the condition means");
    QCOMPARE(Views(*rig.workspace).summary()->flows.first().condition, prose);
    QVERIFY(!Views(*rig.workspace).summary()->isGreen());
    set(rig, onlyCustomers);
    QVERIFY(Views(*rig.workspace).summary()->flows.first().condition.isEmpty());
    rig.runAll();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    QVERIFY(restsOutside(rig, ola));
    set(rig, u"all"_s);
    rig.runAll();
    QCOMPARE(rig.state(ContactFlow, ola), LinkState::InSync);
    set(rig, {});
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.runAll();
    QVERIFY2(rig.there(kari, u"familyName"_s) == u"Nordmann"_s, "the flow is off again");
    QCOMPARE(rig.target.ids(contacts).size(), 2);
}

void TestEngineFilter::anotherConditionIsAskedAgain()
{
    Rig rig;
    someone(rig, u"Kari"_s, u"customer"_s);
    activate(rig, withCondition(rig, u"When a Contact is a customer, it will be synchronized with a Contacts."_s));
    set(rig, onlyCustomers);
    activate(rig, withCondition(rig, u"When a Contact is a customer, it will be synchronized with a Contacts."_s));
    QVERIFY2(rig.dataflow.flows.first().rules.enabled, "the same condition again");
    const QString prose = u"When a Contact is a partner, it will be synchronized with a Contacts."_s;
    activate(rig, withCondition(rig, prose));
    const Flow &flow = rig.dataflow.flows.first();
    QVERIFY(!flow.rules.enabled && needsRule(flow));
    QVERIFY2(filterText(flow.rules.filter) == onlyCustomers, "what a person wrote is kept");
    rig.runAll();
    QCOMPARE(rig.writes(), 0);
    Dataflow always = withCondition(rig, {});
    always.flows.first().rules.enabled = true;
    activate(rig, always);
    QVERIFY2(rig.dataflow.flows.first().rules.enabled, "it was off for its condition only");
}

void TestEngineFilter::previewCountsWhatItWouldAlter()
{
    Rig rig;
    const auto kari = [&](const QString &held) {
        const QString id = rig.contact(u"Kari"_s, u"Nordmann"_s, u"+4790000001"_s);
        rig.source.edit(contact, id, {{stage, held}});
        return id;
    };
    set(rig, u"source.properties.stage not-empty"_s);
    kari(u"customer"_s);
    kari(u"lead"_s);
    someone(rig, u"Ola"_s, u"lead"_s);
    someone(rig, u"Liv"_s, u"customer"_s);
    rig.targetContact(u"Kari"_s, u"Nordmann"_s, u"90000001"_s);
    rig.run();
    const auto tried = [&](const QString &filter) {
        Flow flow = rig.dataflow.flows.at(ContactFlow);
        const Status done = setRule(flow, {u"filter"_s, filter});
        return done ? *previewRules(*rig.workspace, flow) : RulesPreview();
    };
    const RulesPreview fewer = tried(onlyCustomers);
    QCOMPARE(fewer.rows, 4);
    QCOMPARE(fewer.kinds.value({u"ambiguous"_s, u"left-out"_s}), 1);
    QVERIFY2(fewer.kinds.value({u"ambiguous"_s, u"held"_s}) == 1, "who is left out claims nothing");
    QCOMPARE(fewer.kinds.value({u"create"_s, u"left-out"_s}), 1);
    QCOMPARE(fewer.changed, 3);
    QVERIFY(fewer.unread.isEmpty());
    const RulesPreview unread = tried(u"source.properties.size above 10"_s);
    QCOMPARE(unread.unread, QStringList{u"properties.size"_s});
    QCOMPARE(unread.kinds.value({u"create"_s, u"pending"_s}), 2);
    QCOMPARE(unread.kinds.value({u"ambiguous"_s, u"pending"_s}), 2);
    set(rig, onlyCustomers);
    rig.run();
    const RulesPreview more = tried({});
    QCOMPARE(more.kinds.value({u"left-out"_s, u"create"_s}), 1);
    QCOMPARE(more.kinds.value({u"left-out"_s, u"ambiguous"_s}), 1);
    QCOMPARE(more.kinds.value({u"held"_s, u"ambiguous"_s}), 1);
    QCOMPARE(rig.writes(), 0);
}

QTEST_GUILESS_MAIN(TestEngineFilter)
#include "tst_engine_filter.moc"
