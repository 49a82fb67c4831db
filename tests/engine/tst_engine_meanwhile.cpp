#include "core/domain/reconcile.h"
#include "tests/support/rig.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;

/// Does \a what once, when the system is next asked for single records: after the decision, before the write.
void beforeWriting(FakeCrm &crm, const std::function<void()> &what)
{
    crm.onRead = [what, done = std::make_shared<bool>(false)](const QStringList &) {
        if (!std::exchange(*done, true))
            what();
    };
}

} // namespace

/// What an operator does to a row after a run decided about it and before it writes: the run does nothing that was
/// decided without them.
class TestEngineMeanwhile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linkedByHandIsNotMadeTwice();
    void pausedIsNotWritten();
    void chosenOtherwiseIsWrittenAsChosen();
    void approvedAndPausedInOneRunLeavesTheOthersAlone();
    void archiveIsOfWhatWasShown();
};

void TestEngineMeanwhile::linkedByHandIsNotMadeTwice()
{
    Rig rig;
    rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.targetContact(u"Olav"_s, u"Dahl"_s);
    rig.run();
    const auto record = LinkStore(*rig.workspace).freeTarget(rig.dataflow.flows.at(ContactFlow).id, there);
    QVERIFY(record && *record > 0);
    const QString ola = rig.contact(u"Ola"_s, u"Dal"_s);
    const int before = rig.writes();
    beforeWriting(rig.source, [&] { QVERIFY(rig.actions().link(rig.link(ContactFlow, ola), *record)); });
    const RunReport report = rig.runAll();
    QVERIFY(!report.error);
    QCOMPARE(rig.target.ids(contacts).size(), 2);
    QCOMPARE(rig.counterpart(ola), there);
    QVERIFY2(rig.writes() == before, "what the two differ in is a new decision");
    QCOMPARE(rig.state(ContactFlow, ola), LinkState::Conflict);
}

void TestEngineMeanwhile::pausedIsNotWritten()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const int before = rig.writes();
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    beforeWriting(rig.target, [&] { QVERIFY(rig.actions().setPaused({rig.link(ContactFlow, kari)}, true)); });
    QVERIFY(!rig.run().error);
    QCOMPARE(rig.writes(), before);
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Nordmann"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Paused);
    QVERIFY(rig.actions().setPaused({rig.link(ContactFlow, kari)}, false));
    rig.run();
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
}

void TestEngineMeanwhile::chosenOtherwiseIsWrittenAsChosen()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.target.edit(contacts, rig.counterpart(kari), {{u"familyName"_s, u"Dal"_s}});
    rig.run();
    QVERIFY(rig.choose(kari, u"lastname"_s, Choice::TakeSource));
    beforeWriting(rig.target, [&] { QVERIFY(rig.choose(kari, u"lastname"_s, Choice::TakeTarget)); });
    rig.run();
    rig.run();
    QCOMPARE(rig.here(kari, u"lastname"_s), u"Dal"_s);
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Dal"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
}

void TestEngineMeanwhile::approvedAndPausedInOneRunLeavesTheOthersAlone()
{
    Rig rig;
    QStringList ids;
    for (const QString &name : {u"Anne"_s, u"Berit"_s, u"Cecilie"_s})
        ids << rig.linkedContact(name, u"Nordmann"_s);
    const int before = rig.writes();
    for (const QString &id : std::as_const(ids))
        rig.source.edit(contact, id, {{u"properties.lastname"_s, u"Berg"_s}});
    beforeWriting(rig.target, [&] { QVERIFY(rig.actions().setPaused({rig.link(ContactFlow, ids.at(1))}, true)); });
    const RunReport report = rig.run();
    QCOMPARE(report.run.status, u"done"_s);
    QCOMPARE(rig.writes(), before + 2);
    QCOMPARE(rig.there(ids.at(0), u"familyName"_s), u"Berg"_s);
    QCOMPARE(rig.there(ids.at(1), u"familyName"_s), u"Nordmann"_s);
    QCOMPARE(rig.there(ids.at(2), u"familyName"_s), u"Berg"_s);
    const auto open = LinkStore(*rig.workspace).openIntents();
    QVERIFY2(open && open->isEmpty(), "nothing is left half done");
}

void TestEngineMeanwhile::archiveIsOfWhatWasShown()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    rig.source.remove(contact, kari);
    rig.runFull();
    const qint64 link = rig.link(ContactFlow, kari);
    const LinkDetail shown = rig.detail(ContactFlow, kari);
    const auto seen = [&](Side side) {
        return Shadow{shown.presence[side], shown.fields[side], shown.modifiedAt[side]};
    };
    const Resolution archive{
        0, Choice::Archive, {}, choiceMarks(Choice::Archive, {seen(Side::Source), seen(Side::Target)})};
    rig.wait(1000);
    rig.target.edit(contacts, there, {{u"directPhone"_s, u"+47 22 33 44 55"_s}});
    rig.run();
    QVERIFY(rig.actions().resolve(link, {archive}));
    rig.run();
    QVERIFY2(rig.target.has(contacts, there), "the phone was not on the screen");
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Orphaned);
    QVERIFY(rig.chooseForPair(ContactFlow, kari, Choice::Archive));
    rig.run();
    QVERIFY(!rig.target.has(contacts, there));
}

QTEST_GUILESS_MAIN(TestEngineMeanwhile)
#include "tst_engine_meanwhile.moc"
