#include "core/engine/preflight.h"
#include "core/engine/provenance.h"
#include "core/engine/schedule.h"
#include "tests/support/rig.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;

PropertyList listOf(const QStringList &names, const QString &locked = {})
{
    PropertyList list{true, u"properties."_s, {}};
    for (const QString &name : names)
        list.properties << PropertyInfo{u"properties."_s + name, name, u"string"_s, name == locked};
    return list;
}

const QStringList all{u"firstname"_s, u"lastname"_s, u"phone"_s, u"mobilephone"_s};

} // namespace

/// What an account says about itself, its properties and their past, and how often lists are read.
class TestEngineAccount : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aMissingPropertyStopsItsFlowBeforeTheFirstWrite();
    void aLockedPropertyIsToldWithItsLine();
    void aLockedPropertyThatIsOnlyReadIsFine();
    void accountsAreAskedSparingly();
    void anotherAccountsTokenReadsNothing();
    void newestIsDecidedPerProperty();
    void pastIsAskedOnlyWhereNewestDecides();
    void whoAndWhen();
    void sweepsHaveASchedule();
    void associationsHaveASchedule();
    void flowsKnowTheirLastRun();
    void flowsKnowWhichSidesTheyWrite();
};

void TestEngineAccount::aMissingPropertyStopsItsFlowBeforeTheFirstWrite()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    const QString product = rig.product(u"Hammer"_s);
    rig.runAll();
    rig.source.propertyLists[contact] = listOf({u"firstname"_s, u"lastname"_s, u"phone"_s});
    rig.wait(25 * 60 * 60 * 1000);
    // An admin removed the property: it reads as cleared everywhere.
    rig.source.edit(contact, kari, {{u"properties.mobilephone"_s, {}}, {u"properties.lastname"_s, u"Berg"_s}});
    rig.source.edit(u"product"_s, product, {{u"properties.name"_s, u"Hammer 2"_s}});
    const int before = rig.writes();
    const RunReport report = rig.run();
    QCOMPARE(rig.writes(), before);
    QCOMPARE(report.error->kind, ErrorKind::BadDocument);
    QVERIFY2(report.error->text.contains(u"properties.mobilephone"_s), qPrintable(report.error->text));
    const Mapping &mapping = *rig.dataflow.flows.at(ContactFlow).mapping(rig.property(u"properties.mobilephone"_s));
    QVERIFY(report.error->text.contains(u"Line %1 "_s.arg(mapping.line)));
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync); // nothing was concluded
    // Put right, the next run goes on.
    rig.source.propertyLists[contact] = listOf(all);
    rig.source.edit(contact, kari, {{u"properties.mobilephone"_s, u"+4791234567"_s}});
    QVERIFY(!rig.run().error);
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
}

void TestEngineAccount::aLockedPropertyIsToldWithItsLine()
{
    Rig rig;
    rig.source.propertyLists[contact] = listOf(all, u"phone"_s);
    rig.contact(u"Kari"_s, u"Nordmann"_s);
    const RunReport report = rig.runAll();
    QVERIFY(report.error && report.error->text.contains(u"read-only"_s));
    QCOMPARE(rig.writes(), 0);
}

void TestEngineAccount::aLockedPropertyThatIsOnlyReadIsFine()
{
    Rig rig;
    rig.source.propertyLists[contact] = listOf(all, u"phone"_s);
    rig.saveRules(ContactFlow, [&](Flow &flow) {
        for (Mapping &mapping : flow.mappings) {
            if (mapping.path.source == u"properties.phone"_s)
                mapping.rules.direction = Direction::ToTarget;
        }
    });
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    QVERIFY(!rig.runAll().error);
    QCOMPARE(rig.there(kari, u"givenName"_s), u"Kari"_s);
}

void TestEngineAccount::accountsAreAskedSparingly()
{
    Rig rig;
    rig.source.propertyLists[contact] = listOf(all);
    rig.run();
    const int first = rig.source.asked;
    QVERIFY(first > 0);
    rig.run();
    QCOMPARE(rig.source.asked, first);
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.mappings.first().rules.direction = Direction::ToTarget; });
    rig.run();
    QCOMPARE(rig.source.asked, 2 * first); // another situation
    rig.wait(25 * 60 * 60 * 1000);
    rig.run();
    QCOMPARE(rig.source.asked, 3 * first); // another day
}

void TestEngineAccount::anotherAccountsTokenReadsNothing()
{
    Rig rig;
    rig.source.info.id = u"4711"_s;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.source.info.id = u"4712"_s;
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    const qint64 calls = rig.source.stats().calls;
    const RunReport report = rig.run();
    QCOMPARE(report.error->kind, ErrorKind::Unauthorized);
    QVERIFY(report.error->text.contains(u"4711"_s) && report.error->text.contains(u"4712"_s));
    QCOMPARE(rig.source.stats().calls, calls);
    rig.source.info.id = u"4711"_s;
    rig.run();
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
}

void TestEngineAccount::newestIsDecidedPerProperty()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    rig.saveRules(ContactFlow, [](Flow &flow) {
        for (Mapping &mapping : flow.mappings)
            mapping.rules.conflict = ConflictPolicy::Newest;
    });
    rig.source.tellHistory(contact);
    // Here the name is changed long before there, and something else right after: the record is newer, the name is not.
    rig.wait(1000);
    const qint64 old = rig.now;
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Gammel"_s}});
    rig.wait(5000);
    rig.target.edit(
        contacts, rig.counterpart(kari), {{u"familyName"_s, u"Ny"_s}, {u"mobilePhone"_s, u"+4790000002"_s}});
    rig.wait(5000);
    rig.source.edit(contact, kari, {{u"properties.mobilephone"_s, u"+4790000001"_s}});
    rig.source.past[kari] = {{u"properties.lastname"_s, {{u"Gammel"_s, old, u"CRM_UI"_s, u"Kari"_s}}},
        {u"properties.mobilephone"_s, {{u"+4790000001"_s, rig.now, u"CRM_UI"_s, u"Kari"_s}}}};
    rig.run();
    QCOMPARE(rig.here(kari, u"lastname"_s), u"Ny"_s);
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Ny"_s);
    QCOMPARE(rig.here(kari, u"mobilephone"_s), u"+4790000001"_s);
    QCOMPARE(rig.there(kari, u"mobilePhone"_s), u"+4790000001"_s);
}

void TestEngineAccount::pastIsAskedOnlyWhereNewestDecides()
{
    Rig rig;
    QStringList people;
    for (int i = 0; i < 6; ++i)
        people << rig.contact(u"Person"_s, u"Nummer %1"_s.arg(i));
    rig.runAll();
    rig.source.tellHistory(contact);
    const auto editBoth = [&](const QString &id, const QString &suffix) {
        rig.source.edit(contact, id, {{u"properties.lastname"_s, u"A"_s + suffix}});
        rig.target.edit(contacts, rig.counterpart(id), {{u"familyName"_s, u"B"_s + suffix}});
    };
    rig.wait(1000);
    editBoth(people[0], u"0"_s);
    rig.run();
    QCOMPARE(rig.state(ContactFlow, people[0]), LinkState::Conflict);
    QCOMPARE(rig.source.pastAsked.size(), 0); // a person is asked, not the system
    rig.saveRules(ContactFlow, [](Flow &flow) {
        for (Mapping &mapping : flow.mappings)
            mapping.rules.conflict = ConflictPolicy::Newest;
    });
    rig.wait(1000);
    editBoth(people[1], u"1"_s);
    rig.source.edit(contact, people[2], {{u"properties.lastname"_s, u"Bare her"_s}});
    rig.run();
    QCOMPARE(rig.source.pastAsked.size(), 1); // one batch, asked once although it is decided twice
    QStringList asked = rig.source.pastAsked.first();
    asked.sort();
    QStringList both{people[0], people[1]};
    both.sort();
    QCOMPARE(asked, both);
}

void TestEngineAccount::whoAndWhen()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.source.tellHistory(contact);
    rig.source.past[kari] = {{u"properties.lastname"_s,
        {{u"Nordmann"_s, 1'700'000'000'000, u"CRM_UI"_s, u"Ola Berg"_s},
            {u"Hansen"_s, 1'600'000'000'000, u"IMPORT"_s, {}}}}};
    const auto past =
        pastOf(*rig.workspace, {&rig.source, &rig.target}, rig.link(ContactFlow, kari), std::stop_token());
    QVERIFY(past.ok());
    const auto name = std::ranges::find_if(
        past->properties, [](const PropertyPast &one) { return one.path.source == u"properties.lastname"_s; });
    QVERIFY(name != past->properties.end());
    QCOMPARE(name->past.source.size(), 2);
    QVERIFY(name->past.target.isEmpty());
    const QString sentence = pastSentence(*name, Side::Source, {u"Alpha"_s, u"Beta"_s});
    for (const QString &part : {u"lastname"_s, u"Alpha"_s, u"Nordmann"_s, u"Ola Berg"_s, u"in the app"_s})
        QVERIFY2(sentence.contains(part), qPrintable(sentence));
    QVERIFY(pastSentence(*name, Side::Target, {u"Alpha"_s, u"Beta"_s}).isEmpty());
}

void TestEngineAccount::sweepsHaveASchedule()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    Setup setup(*rig.workspace);
    QVERIFY(saveSchedule(setup, {10 * 60 * 1000, std::nullopt}).ok());
    rig.wait(2 * 60 * 1000);
    rig.source.remove(contact, kari);
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync); // not asked for: changes do not bring it
    rig.wait(10 * 60 * 1000);
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Orphaned);
    QCOMPARE(scheduleOf(setup).sweep, qint64(10 * 60 * 1000));
    QVERIFY(setup.saveSetting(u"schedule/sweepMinutes"_s, u"often"_s).ok());
    QCOMPARE(scheduleOf(setup).sweep, Schedule().sweep);
}

void TestEngineAccount::associationsHaveASchedule()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    Setup setup(*rig.workspace);
    QVERIFY(saveSchedule(setup, {Schedule().sweep, 5 * 60 * 1000}).ok());
    const QString association = rig.association(kari, u"77"_s);
    rig.wait(60 * 1000);
    rig.run();
    QCOMPARE(rig.link(AssociationFlow, association), qint64(0)); // not due
    rig.wait(5 * 60 * 1000);
    rig.run();
    QVERIFY(rig.link(AssociationFlow, association) != 0);
    QVERIFY(saveSchedule(setup, {Schedule().sweep, std::nullopt}).ok()); // few: in every run
    rig.source.remove(u"contactcompanyassociation"_s, association);
    rig.run();
    QVERIFY(rig.state(AssociationFlow, association) != LinkState::InSync);
}

void TestEngineAccount::flowsKnowTheirLastRun()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    const auto last = [&rig](DemoFlow flow) { return Views(*rig.workspace).summary()->flows[flow].lastRun; };
    RunRequest preview;
    preview.preview = true;
    rig.run(preview);
    QVERIFY2(!last(ContactFlow), "a preview writes nothing");
    const RunReport all = rig.runAll();
    QVERIFY(all.writes > 0);
    QCOMPARE(last(ContactFlow)->run, all.run.id);
    QCOMPARE(last(ContactFlow)->status, u"done"_s);
    QCOMPARE(last(ContactFlow)->startedAt, all.run.startedAt);
    QCOMPARE(last(ContactFlow)->counts, all.run.counts.value(rig.dataflow.flows[ContactFlow].id));
    rig.runLinks({rig.link(ContactFlow, kari)});
    QCOMPARE(last(ContactFlow)->run, all.run.id); // it looked at one record only
    RunRequest one;
    one.flow = rig.dataflow.flows[ProductFlow].id;
    const qint64 product = rig.run(one).run.id;
    QCOMPARE(last(ContactFlow)->run, all.run.id);
    QCOMPARE(last(ProductFlow)->run, product);
    std::stop_source stop;
    stop.request_stop();
    const RunReport stopped = rig.run({}, stop.get_token());
    QCOMPARE(last(ContactFlow)->run, stopped.run.id); // it did not get there, and that is how it went
    QCOMPARE(last(ContactFlow)->status, u"stopped"_s);
    QCOMPARE(last(ProductFlow)->run, stopped.run.id);
}

void TestEngineAccount::flowsKnowWhichSidesTheyWrite()
{
    Rig rig;
    const auto written = [&rig](DemoFlow flow) { return Views(*rig.workspace).summary()->flows[flow].written; };
    QCOMPARE(written(ContactFlow), (PerSide<bool>{true, true}));
    QCOMPARE(written(AssociationFlow), (PerSide<bool>{false, false}));
    QCOMPARE(written(ProductFlow), (PerSide<bool>{false, true})); // by creating
    const auto turn = [&rig](Direction direction, Creation creation) {
        rig.saveRules(ContactFlow, [=](Flow &flow) {
            flow.rules.creation = creation;
            for (Mapping &mapping : flow.mappings)
                mapping.rules.direction = direction;
        });
    };
    turn(Direction::ToSource, Creation::Never);
    QCOMPARE(written(ContactFlow), (PerSide<bool>{true, false}));
    turn(Direction::ToTarget, Creation::Never);
    QCOMPARE(written(ContactFlow), (PerSide<bool>{false, true}));
    turn(Direction::Off, Creation::Never);
    QCOMPARE(written(ContactFlow), (PerSide<bool>{false, false}));
    turn(Direction::Off, Creation::Approval);
    QCOMPARE(written(ContactFlow), (PerSide<bool>{false, true}));
}

QTEST_GUILESS_MAIN(TestEngineAccount)
#include "tst_engine_account.moc"
