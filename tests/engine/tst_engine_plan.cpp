#include "core/store/planstore.h"
#include "tests/support/rig.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;

RunReport preview(Rig &rig)
{
    RunRequest request;
    request.preview = true;
    return rig.run(request);
}

RunReport apply(Rig &rig, const RunReport &plan, const QList<qint64> &ticked)
{
    RunRequest request;
    request.plan = plan.run.id;
    request.links = ticked;
    return rig.run(request);
}

PlanLine line(Rig &rig, qint64 link)
{
    const auto lines = PlanStore(*rig.workspace).lines({link});
    return lines && !lines->empty() ? lines->front() : PlanLine();
}

QList<qint64> refused(const RunReport &report)
{
    QList<qint64> links;
    for (const RefusedRow &row : report.refused)
        links << row.link;
    return links;
}

} // namespace

/// A plan that a person looks at, and the run that carries out what they ticked.
class TestEnginePlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void planIsKeptWithItsChanges();
    void onlyTickedRowsAreWritten();
    void tickApprovesWhatIsHeld();
    void editSinceThePreviewIsRefused_data();
    void editSinceThePreviewIsRefused();
    void otherRowsGoOn();
    void editBetweenReadAndWriteIsRefused();
    void linkFillsInWhatWasShown();
    void linkIsRefusedWhenTheOtherRecordChanged();
    void followerIsPlannedAndLinkedAfterItsContact();
    void followerWaitsWhenItsContactIsNotTicked();
    void tickedArchiveIsCarriedOut();
    void tickedArchiveOfARecordThatChangedIsRefused();
    void olderPlanIsRefused();
    void goneRowIsRefused();
    void whatWasNotTickedGoesOnWaiting();
    void planIsFilteredAndSorted();
};

void TestEnginePlan::planIsKeptWithItsChanges()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, {}, u"22 00 00 00"_s);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    const RunReport plan = preview(rig);
    const PlanLine planned = line(rig, rig.link(ContactFlow, kari));
    QCOMPARE(planned.verb, Verb::Update);
    QVERIFY(!planned.held);
    QCOMPARE(planned.changes, (QList<PlannedChange>{{Side::Target, u"familyName"_s, u"Nordmann"_s, u"Berg"_s}}));
    const PlanIndex index = *PlanStore(*rig.workspace).index();
    QCOMPARE(index.run, plan.run.id);
    QCOMPARE(index.entries.size(), std::size_t(1));
    QVERIFY(index.entries[0].cost.writes.target && !index.entries[0].cost.writes.source);
    QVERIFY(plan.batches.contains(planned.flow));
}

void TestEnginePlan::onlyTickedRowsAreWritten()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString ola = rig.linkedContact(u"Ola"_s, u"Hansen"_s);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.source.edit(contact, ola, {{u"properties.lastname"_s, u"Dal"_s}});
    const int before = rig.writes();
    const RunReport plan = preview(rig);
    QCOMPARE(rig.writes(), before);
    const RunReport done = apply(rig, plan, {rig.link(ContactFlow, kari)});
    QVERIFY(done.refused.isEmpty());
    QCOMPARE(rig.writes(), before + 1);
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
    QCOMPARE(rig.there(ola, u"familyName"_s), u"Hansen"_s);
    rig.run();
    QCOMPARE(rig.there(ola, u"familyName"_s), u"Dal"_s);
}

void TestEnginePlan::tickApprovesWhatIsHeld()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    const QString ola = rig.contact(u"Ola"_s, u"Hansen"_s);
    const RunReport plan = preview(rig);
    QVERIFY(line(rig, rig.link(ContactFlow, kari)).held);
    apply(rig, plan, {rig.link(ContactFlow, kari)});
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    QCOMPARE(rig.state(ContactFlow, ola), LinkState::Held);
    QCOMPARE(rig.target.ids(contacts).size(), 1);
}

void TestEnginePlan::editSinceThePreviewIsRefused_data()
{
    QTest::addColumn<bool>("onSource");
    QTest::addColumn<QString>("path");
    QTest::newRow("the value to be written") << true << u"properties.lastname"_s;
    QTest::newRow("another value of the source") << true << u"properties.firstname"_s;
    QTest::newRow("the value to be overwritten") << false << u"familyName"_s;
    QTest::newRow("another value of the target") << false << u"givenName"_s;
}

void TestEnginePlan::editSinceThePreviewIsRefused()
{
    QFETCH(bool, onSource);
    QFETCH(QString, path);
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    const RunReport plan = preview(rig);
    if (onSource)
        rig.source.edit(contact, kari, {{path, u"Moe"_s}});
    else
        rig.target.edit(contacts, rig.counterpart(kari), {{path, u"Moe"_s}});
    const int before = rig.writes();
    const qint64 link = rig.link(ContactFlow, kari);
    const RunReport done = apply(rig, plan, {link});
    QCOMPARE(rig.writes(), before);
    QCOMPARE(refused(done), QList<qint64>{link});
    QVERIFY(!done.error);
    QVERIFY(rig.state(ContactFlow, kari) != LinkState::InSync);
}

void TestEnginePlan::otherRowsGoOn()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString ola = rig.linkedContact(u"Ola"_s, u"Hansen"_s);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.source.edit(contact, ola, {{u"properties.lastname"_s, u"Dal"_s}});
    const RunReport plan = preview(rig);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Moe"_s}});
    const RunReport done = apply(rig, plan, {rig.link(ContactFlow, kari), rig.link(ContactFlow, ola)});
    QCOMPARE(refused(done), QList<qint64>{rig.link(ContactFlow, kari)});
    QCOMPARE(rig.there(ola, u"familyName"_s), u"Dal"_s);
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Nordmann"_s);
}

void TestEnginePlan::editBetweenReadAndWriteIsRefused()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    const RunReport plan = preview(rig);
    const QString there = rig.counterpart(kari);
    rig.target.onRead = [&, done = false](const QStringList &) mutable {
        if (!std::exchange(done, true))
            rig.target.edit(contacts, there, {{u"givenName"_s, u"Kaja"_s}});
    };
    const int before = rig.writes();
    const RunReport done = apply(rig, plan, {rig.link(ContactFlow, kari)});
    QCOMPARE(rig.writes(), before);
    QCOMPARE(done.refused.size(), 1);
}

void TestEnginePlan::linkFillsInWhatWasShown()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s, {}, u"+47 22 00 00 00"_s);
    const QString there = rig.targetContact(u"Kari"_s, u"Nordmann"_s, u"+47 90 00 00 00"_s, u"+47 22 00 00 00"_s);
    const RunReport plan = preview(rig);
    const qint64 link = rig.link(ContactFlow, kari);
    const PlanLine planned = line(rig, link);
    QCOMPARE(planned.verb, Verb::Link);
    QCOMPARE(
        planned.changes, (QList<PlannedChange>{{Side::Source, u"properties.mobilephone"_s, {}, u"+47 90 00 00 00"_s}}));
    const RunReport done = apply(rig, plan, {link});
    QVERIFY(done.refused.isEmpty());
    QCOMPARE(rig.counterpart(kari), there);
    QCOMPARE(rig.here(kari, u"mobilephone"_s), u"+47 90 00 00 00"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
}

void TestEnginePlan::linkIsRefusedWhenTheOtherRecordChanged()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s, {}, u"+47 22 00 00 00"_s);
    const QString there = rig.targetContact(u"Kari"_s, u"Nordmann"_s, u"+47 90 00 00 00"_s, u"+47 22 00 00 00"_s);
    const RunReport plan = preview(rig);
    rig.target.edit(contacts, there, {{u"mobilePhone"_s, u"+47 91 00 00 00"_s}});
    const qint64 link = rig.link(ContactFlow, kari);
    QCOMPARE(refused(apply(rig, plan, {link})), QList<qint64>{link});
    QCOMPARE(rig.counterpart(kari), QString());
    QCOMPARE(rig.here(kari, u"mobilephone"_s), QString());
}

void TestEnginePlan::followerIsPlannedAndLinkedAfterItsContact()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    const QString works = rig.association(kari, u"77"_s);
    rig.run(); // the association is known to wait: a preview must find it all the same
    const RunReport plan = preview(rig);
    const qint64 leader = rig.link(ContactFlow, kari);
    const qint64 follower = rig.link(AssociationFlow, works);
    const PlanLine planned = line(rig, follower);
    QCOMPARE(planned.verb, Verb::Link);
    QCOMPARE(planned.mark.after, leader);
    QCOMPARE(planned.leaders.size(), 1);
    QCOMPARE(planned.leaders.first().title, u"Kari Nordmann"_s);
    QCOMPARE(planned.leaders.first().verb, Verb::Create);
    const RunReport done = apply(rig, plan, {leader, follower});
    QVERIFY2(done.refused.isEmpty(), qPrintable(QString::number(done.refused.size())));
    QCOMPARE(rig.state(AssociationFlow, works), LinkState::InSync);
    QCOMPARE(rig.row(AssociationFlow, works).recordId.target, rig.counterpart(kari));
}

void TestEnginePlan::followerWaitsWhenItsContactIsNotTicked()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    const QString works = rig.association(kari, u"77"_s);
    const RunReport plan = preview(rig);
    const qint64 follower = rig.link(AssociationFlow, works);
    const RunReport done = apply(rig, plan, {follower});
    QCOMPARE(refused(done), QList<qint64>{follower});
    QCOMPARE(done.refused.first().reason.code, ReasonCode::WaitsForCounterpart);
    QCOMPARE(rig.writes(), 0);
}

void TestEnginePlan::tickedArchiveIsCarriedOut()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString ola = rig.linkedContact(u"Ola"_s, u"Hansen"_s);
    for (const QString &id : {kari, ola})
        rig.source.remove(contact, id);
    rig.runFull();
    for (const QString &id : {kari, ola})
        QVERIFY(rig.chooseForPair(ContactFlow, id, Choice::Archive));
    const QString there = rig.counterpart(kari);
    const QString other = rig.counterpart(ola);
    const RunReport plan = preview(rig);
    const qint64 link = rig.link(ContactFlow, kari);
    QCOMPARE(line(rig, link).verb, Verb::Archive);
    const RunReport done = apply(rig, plan, {link});
    QVERIFY(done.refused.isEmpty());
    QVERIFY(!rig.target.has(contacts, there));
    QVERIFY(rig.target.has(contacts, other));
}

/// What is deleted is all of the record, also what no flow reads: whoever wrote there since the preview is asked.
void TestEnginePlan::tickedArchiveOfARecordThatChangedIsRefused()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    const qint64 link = rig.link(ContactFlow, kari);
    QVERIFY(rig.actions().resolve(link, {Resolution{0, Choice::UndoCreate, {}, {}, {u"target"_s}}}));
    const RunReport plan = preview(rig);
    QCOMPARE(line(rig, link).verb, Verb::Archive);
    rig.wait(1000);
    rig.target.edit(contacts, there, {{u"notes"_s, u"Call her on Monday"_s}});
    const RunReport done = apply(rig, plan, {link});
    QVERIFY(rig.target.has(contacts, there));
    QCOMPARE(refused(done), QList<qint64>{link});
}

void TestEnginePlan::olderPlanIsRefused()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    const RunReport first = preview(rig);
    preview(rig);
    const int before = rig.writes();
    const RunReport done = apply(rig, first, {rig.link(ContactFlow, kari)});
    QVERIFY(done.error && done.error->kind == ErrorKind::BadInput);
    QCOMPARE(rig.writes(), before);
}

void TestEnginePlan::goneRowIsRefused()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    const RunReport plan = preview(rig);
    const qint64 link = rig.link(ContactFlow, kari);
    rig.source.remove(contact, kari);
    RunRequest full;
    full.full = true;
    full.plan = plan.run.id;
    full.links = {link};
    const RunReport done = rig.run(full);
    QCOMPARE(refused(done), QList<qint64>{link});
    QVERIFY(done.refused.first().gone);
    QCOMPARE(rig.writes(), 0);
}

void TestEnginePlan::whatWasNotTickedGoesOnWaiting()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    const QString ola = rig.contact(u"Ola"_s, u"Hansen"_s);
    rig.run(); // from now on it is no first run any more
    const RunReport plan = preview(rig);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    const RunReport done = apply(rig, plan, {rig.link(ContactFlow, kari)});
    QCOMPARE(done.refused.size(), 1);
    rig.run();
    rig.run();
    // Neither what was refused nor what was never ticked has been approved by anybody.
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Held);
    QCOMPARE(rig.state(ContactFlow, ola), LinkState::Held);
    QCOMPARE(rig.writes(), 0);
}

void TestEnginePlan::planIsFilteredAndSorted()
{
    Rig rig;
    for (const QString &name : {u"Åse"_s, u"Zoe"_s, u"Ærlig"_s, u"anne"_s})
        rig.contact(name, u"Moe"_s);
    preview(rig);
    const PlanStore plan(*rig.workspace);
    PlanQuery query;
    query.sortBy = PlanColumn::SourceTitle;
    QStringList names;
    const auto lines = plan.lines(*plan.order(query));
    for (const PlanLine &planned : *lines)
        names << planned.title.source.section(u' ', 0, 0);
    QCOMPARE(names, (QStringList{u"anne"_s, u"Zoe"_s, u"Ærlig"_s, u"Åse"_s}));
    query.contains = {{PlanColumn::SourceTitle, u"åse"_s}};
    QCOMPARE(plan.order(query)->size(), std::size_t(1));
    query.contains = {{PlanColumn::Written, u"zoe"_s}, {PlanColumn::Flow, u"contact"_s}};
    QCOMPARE(plan.order(query)->size(), std::size_t(1));
    query = {};
    query.verbs = {Verb::Update};
    QVERIFY(plan.order(query)->empty());
    query.verbs = {Verb::Create};
    query.held = true;
    QCOMPARE(plan.order(query)->size(), std::size_t(4));
}

QTEST_GUILESS_MAIN(TestEnginePlan)
#include "tst_engine_plan.moc"
