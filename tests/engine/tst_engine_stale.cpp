#include "tests/support/rig.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;

/// Does \a what once, when the system is next asked for single records: between plan and write.
void beforeWriting(FakeCrm &crm, const std::function<void()> &what)
{
    crm.onRead = [what, done = std::make_shared<bool>(false)](const QStringList &) {
        if (!std::exchange(*done, true))
            what();
    };
}

} // namespace

/// What changes between plan and write, and rows that come and go while a run goes on.
class TestEngineStale : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void editOnTheSourceIsNotOverwrittenEither();
    void sourceEditedBeforeItsCounterpartIsMade();
    void sourceRemovedBeforeItsCounterpartIsMade();
    void goneRecordIsBackBeforeItIsMadeAgain();
    void goneRecordIsBackBeforeItsCounterpartIsArchived();
    void recordEditedBeforeItIsArchived_data();
    void recordEditedBeforeItIsArchived();
    void clearedValueIsBackBeforeTheOtherSideIsCleared();
    void targetMergedIntoALoneRecord();
    void targetMergedIntoAnotherPair();
    void sourceMergedIntoALoneRecordInMidRun();
    void mergedRecordIsNotMadeAgain();
    void associationMovesWithItsContact();
    void associationFollowsWhenItsContactIsMadeAgain();
    void associationWaitsWhenItsContactIsUnlinked();
    void pausedLoneRecordStaysPaused();
    void rejectedLoneRecordStaysRejected();
};

void TestEngineStale::editOnTheSourceIsNotOverwrittenEither()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const int before = rig.writes();
    rig.target.edit(contacts, rig.counterpart(kari), {{u"familyName"_s, u"Dal"_s}});
    beforeWriting(rig.source, [&] { rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}}); });
    rig.run();
    QCOMPARE(rig.here(kari, u"lastname"_s), u"Berg"_s);
    QCOMPARE(rig.writes(), before);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
}

void TestEngineStale::sourceEditedBeforeItsCounterpartIsMade()
{
    Rig rig;
    rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const int before = rig.writes();
    const QString ola = rig.contact(u"Ola"_s, u"Hansen"_s);
    beforeWriting(rig.source, [&] { rig.source.edit(contact, ola, {{u"properties.lastname"_s, u"Berg"_s}}); });
    rig.run();
    QCOMPARE(rig.there(ola, u"familyName"_s), u"Berg"_s);
    QVERIFY2(rig.writes() == before + 1, "made once, from what the person wrote last");
    QCOMPARE(rig.state(ContactFlow, ola), LinkState::InSync);
}

void TestEngineStale::sourceRemovedBeforeItsCounterpartIsMade()
{
    Rig rig;
    rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const int before = rig.writes();
    const QString ola = rig.contact(u"Ola"_s, u"Hansen"_s);
    beforeWriting(rig.source, [&] { rig.source.remove(contact, ola); });
    const RunReport report = rig.run();
    QCOMPARE(rig.writes(), before);
    QCOMPARE(rig.link(ContactFlow, ola), 0);
    const RunCounts counts = report.run.counts.value(rig.dataflow.flows.at(ContactFlow).id);
    QCOMPARE(counts.read, 2);
    QCOMPARE(counts.excluded, 1);
}

void TestEngineStale::goneRecordIsBackBeforeItIsMadeAgain()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    rig.target.remove(contacts, there);
    rig.runFull();
    QVERIFY(rig.chooseForPair(ContactFlow, kari, Choice::Recreate));
    rig.target.restore(contacts, there);
    rig.target.edit(contacts, there, {});
    const int before = rig.writes();
    rig.target.spoil = [](const QString &, RecordPage page) -> Result<RecordPage> { // not in the list of changes yet
        page.records.clear();
        return page;
    };
    rig.run();
    QCOMPARE(rig.writes(), before);
    QCOMPARE(rig.target.ids(contacts).size(), 1);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
}

void TestEngineStale::goneRecordIsBackBeforeItsCounterpartIsArchived()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.source.remove(contact, kari);
    rig.runFull();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Orphaned);
    QVERIFY(rig.chooseForPair(ContactFlow, kari, Choice::Archive));
    rig.source.restore(contact, kari);
    rig.source.spoil = [](const QString &, RecordPage page) -> Result<RecordPage> {
        page.records.clear();
        return page;
    };
    rig.run();
    QCOMPARE(rig.target.ids(contacts).size(), 1);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
}

void TestEngineStale::recordEditedBeforeItIsArchived_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("a mapped property") << u"familyName"_s;
    QTest::newRow("another one that is read") << u"directPhone"_s;
    QTest::newRow("one that no flow reads") << u"note"_s;
}

void TestEngineStale::recordEditedBeforeItIsArchived()
{
    QFETCH(QString, path);
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    rig.source.remove(contact, kari);
    rig.runFull();
    QVERIFY(rig.chooseForPair(ContactFlow, kari, Choice::Archive));
    rig.wait(1000);
    beforeWriting(rig.target, [&] { rig.target.edit(contacts, there, {{path, u"22334455"_s}}); });
    rig.run();
    QVERIFY(rig.target.has(contacts, there));
    QVERIFY2(rig.state(ContactFlow, kari) == LinkState::Orphaned, "the choice was about what the person saw");
}

void TestEngineStale::clearedValueIsBackBeforeTheOtherSideIsCleared()
{
    Rig rig;
    rig.saveRules(ContactFlow, [](Flow &flow) {
        for (Mapping &mapping : flow.mappings)
            mapping.rules.blank = BlankPolicy::Clear;
    });
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    const int before = rig.writes();
    rig.source.edit(contact, kari, {{u"properties.mobilephone"_s, QString()}});
    beforeWriting(rig.source, [&] {
        rig.source.edit(contact, kari, {{u"properties.mobilephone"_s, u"+4791234567"_s}});
    });
    rig.run();
    QCOMPARE(rig.writes(), before);
    QCOMPARE(rig.there(kari, u"mobilePhone"_s), u"+4791234567"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
}

void TestEngineStale::targetMergedIntoALoneRecord()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    const QString other = rig.targetContact(u"Kari"_s, u"Nordmann"_s, u"+4792222222"_s);
    rig.run();
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    beforeWriting(rig.target, [&] { rig.target.merge(contacts, other, there); });
    rig.run(); // the rig checks that the sum adds up
    QCOMPARE(rig.counterpart(kari), other);
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
    QCOMPARE(rig.here(kari, u"mobilephone"_s), u"+4792222222"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
}

void TestEngineStale::targetMergedIntoAnotherPair()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString ola = rig.linkedContact(u"Ola"_s, u"Hansen"_s);
    const QString there = rig.counterpart(kari);
    const QString survivor = rig.counterpart(ola);
    const int before = rig.writes();
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    beforeWriting(rig.target, [&] { rig.target.merge(contacts, survivor, there); });
    rig.run();
    QCOMPARE(rig.writes(), before);
    QCOMPARE(rig.target.fields(contacts, survivor).value(u"familyName"_s), u"Hansen"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Orphaned);
    QCOMPARE(rig.counterpart(ola), survivor);
    QCOMPARE(rig.state(ContactFlow, ola), LinkState::InSync);
}

/// The survivor's own row, which was counted as read, gives way to the pair: the sum still adds up.
void TestEngineStale::sourceMergedIntoALoneRecordInMidRun()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.creation = Creation::Approval; });
    const QString lone = rig.contact(u"Kari"_s, u"Nordmann"_s);
    rig.run();
    QVERIFY(rig.link(ContactFlow, lone) != 0);
    rig.target.edit(contacts, rig.counterpart(kari), {{u"familyName"_s, u"Dal"_s}});
    beforeWriting(rig.source, [&] { rig.source.merge(contact, lone, kari); });
    const RunReport report = rig.run();
    QCOMPARE(int(rig.rows(ContactFlow).size()), 1);
    QCOMPARE(rig.there(lone, u"familyName"_s), u"Dal"_s);
    QCOMPARE(rig.here(lone, u"lastname"_s), u"Dal"_s);
    const RunCounts counts = report.run.counts.value(rig.dataflow.flows.at(ContactFlow).id);
    QVERIFY(counts.addsUp());
    QCOMPARE(counts.read, 2);
    QCOMPARE(counts.excluded, 1);
    QCOMPARE(counts.written, 1);
}

void TestEngineStale::mergedRecordIsNotMadeAgain()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString ola = rig.linkedContact(u"Ola"_s, u"Hansen"_s);
    rig.target.merge(contacts, rig.counterpart(ola), rig.counterpart(kari));
    rig.runFull();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Orphaned);
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::MergedAway);
    // Somebody said that the two are one: making the second one again would undo that.
    QVERIFY(rig.chooseForPair(ContactFlow, kari, Choice::Recreate));
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Orphaned);
    QCOMPARE(rig.target.ids(contacts).size(), 1);
}

void TestEngineStale::associationMovesWithItsContact()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString first = rig.counterpart(kari);
    const QString association =
        rig.association(kari, rig.source.add(u"company"_s, {{u"properties.name"_s, u"Fjord"_s}}));
    rig.runAll();
    QCOMPARE(rig.row(AssociationFlow, association).recordId.target, first);
    const QString other = rig.targetContact(u"Karianne"_s, u"Nordmann"_s);
    rig.run();
    QVERIFY(rig.actions().unlink({rig.link(ContactFlow, kari)}, true));
    qint64 record = 0;
    for (const LinkRow &row : rig.rows(ContactFlow)) {
        if (row.recordId.target == other)
            record = Views(*rig.workspace).linkDetail(row.id)->record.target;
    }
    QVERIFY(rig.actions().link(rig.link(ContactFlow, kari), record));
    rig.run();
    QCOMPARE(rig.counterpart(kari), other);
    QCOMPARE(rig.row(AssociationFlow, association).recordId.target, other);
    QCOMPARE(rig.state(AssociationFlow, association), LinkState::InSync);
    QCOMPARE(rig.journal(AssociationFlow, association).first().kind, u"linked"_s);
    QCOMPARE(rig.run().writes, 0);
}

void TestEngineStale::associationFollowsWhenItsContactIsMadeAgain()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString association =
        rig.association(kari, rig.source.add(u"company"_s, {{u"properties.name"_s, u"Fjord"_s}}));
    rig.runAll();
    rig.target.remove(contacts, rig.counterpart(kari));
    rig.runFull();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Orphaned);
    QVERIFY(rig.chooseForPair(ContactFlow, kari, Choice::Recreate));
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    QCOMPARE(rig.state(AssociationFlow, association), LinkState::InSync);
    QCOMPARE(rig.row(AssociationFlow, association).recordId.target, rig.counterpart(kari));
}

void TestEngineStale::associationWaitsWhenItsContactIsUnlinked()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString association =
        rig.association(kari, rig.source.add(u"company"_s, {{u"properties.name"_s, u"Fjord"_s}}));
    rig.runAll();
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.creation = Creation::Approval; });
    QVERIFY(rig.actions().unlink({rig.link(ContactFlow, kari)}, true));
    rig.run();
    QCOMPARE(rig.state(AssociationFlow, association), LinkState::Unlinked);
    QCOMPARE(rig.row(AssociationFlow, association).reason.code, ReasonCode::WaitsForCounterpart);
}

void TestEngineStale::pausedLoneRecordStaysPaused()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    rig.run();
    const qint64 link = rig.link(ContactFlow, kari);
    QVERIFY(rig.actions().setPaused({link}, true));
    rig.source.remove(contact, kari);
    rig.runFull();
    QCOMPARE(rig.link(ContactFlow, kari), 0);
    rig.reopen();
    rig.source.restore(contact, kari);
    rig.runAll();
    rig.runFull();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Paused);
    QVERIFY2(rig.link(ContactFlow, kari) == link, "with its history");
    QCOMPARE(rig.writes(), 0);
    QVERIFY(rig.actions().setPaused({link}, false));
    rig.runAll();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
}

void TestEngineStale::rejectedLoneRecordStaysRejected()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    rig.run();
    QVERIFY(rig.actions().reject({rig.link(ContactFlow, kari)}));
    rig.run();
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::RejectedByPerson);
    for (int i = 0; i < 2; ++i) {
        rig.source.remove(contact, kari);
        rig.runFull();
        QCOMPARE(rig.link(ContactFlow, kari), 0);
        rig.source.restore(contact, kari);
        rig.runAll();
        QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::RejectedByPerson);
    }
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.runAll();
    QVERIFY2(rig.state(ContactFlow, kari) == LinkState::InSync, "until it changes");
}

QTEST_GUILESS_MAIN(TestEngineStale)
#include "tst_engine_stale.moc"
