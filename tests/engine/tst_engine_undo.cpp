#include "tests/engine/undone.h"

using namespace samband;
using namespace samband::undone;
using namespace Qt::StringLiterals;

/// Undo of values, carried out by the runs that follow it.
class TestEngineUndo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeRunGoesBackButForWhatAPersonEdited();
    void dryRunStoresNothing();
    void undoOfAnUndo();
    void editBetweenUndoAndRunIsAConflict();
    void settledConflictIsAskedAgain();
    void fillOfAFirstMeetingIsNotFilledAgain();
    void lastRunOfOneRecord();
    void nothingToUndoIsAnError();
    void lostAnswerOfAnUndoIsRecovered();
};

void TestEngineUndo::wholeRunGoesBackButForWhatAPersonEdited()
{
    Rig rig;
    QStringList ids;
    for (int index = 0; index < 4; ++index)
        ids << rig.contact(u"Kari%1"_s.arg(index), u"Nordmann"_s);
    rig.runAll();
    for (const QString &id : std::as_const(ids))
        renameHere(rig, id, u"Berg"_s);
    rig.source.edit(contact, ids.at(1), {{u"properties.mobilephone"_s, u"+4791234567"_s}});
    const qint64 run = rig.run().run.id;
    rig.wait(1000);
    renameThere(rig, ids.at(1), u"Dal"_s);
    rig.run();
    const UndoReport report = undo(rig, {0, run, 0, false});
    QCOMPARE(report.run, run);
    QCOMPARE(report.undone, 4); // three names, one phone
    QCOMPARE(report.refused.size(), 1);
    QVERIFY2(report.refused.first().text.contains(u"Dal"_s), qPrintable(report.refused.first().text));
    QCOMPARE(report.links.size(), 4);
    rig.run();
    for (const int index : {0, 2, 3}) {
        QCOMPARE(rig.here(ids.at(index), u"lastname"_s), u"Nordmann"_s);
        QCOMPARE(rig.there(ids.at(index), u"familyName"_s), u"Nordmann"_s);
        QCOMPARE(rig.state(ContactFlow, ids.at(index)), LinkState::InSync);
    }
    QCOMPARE(rig.there(ids.at(1), u"mobilePhone"_s), QString());
    QCOMPARE(rig.there(ids.at(1), u"familyName"_s), u"Dal"_s);
    QCOMPARE(rig.here(ids.at(1), u"lastname"_s), u"Dal"_s);
    const LinkRow left = rig.row(ContactFlow, ids.at(1));
    QCOMPARE(left.state, LinkState::Conflict);
    QCOMPARE(
        left.reason, (Reason{ReasonCode::UndoConflict, {lastname, u"target"_s, u"Dal"_s, u"Berg"_s, u"Nordmann"_s}}));
    QCOMPARE(rig.detail(ContactFlow, ids.at(1)).resolutions.size(), 1); // it stays until a person settles it
    verifyQuiet(rig);
    QVERIFY(rig.choose(ids.at(1), u"lastname"_s, Choice::TakeTarget));
    rig.run();
    QCOMPARE(rig.state(ContactFlow, ids.at(1)), LinkState::InSync);
    QCOMPARE(rig.there(ids.at(1), u"familyName"_s), u"Dal"_s);
    verifyQuiet(rig);
    QVERIFY(newest(rig, ids.at(0), u"undone"_s).who == u"kari"_s);
    QCOMPARE(newest(rig, ids.at(0), u"undone"_s).after.value(u"familyName"_s), u"Nordmann"_s);
}

void TestEngineUndo::dryRunStoresNothing()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    renameHere(rig, kari, u"Berg"_s);
    const qint64 run = rig.run().run.id;
    const auto lines = rig.journal(ContactFlow, kari).size();
    const UndoReport report = undo(rig, {0, run, 0, true});
    QVERIFY(report.dryRun);
    QCOMPARE(report.undone, 1);
    QCOMPARE(rig.journal(ContactFlow, kari).size(), lines);
    QVERIFY(rig.detail(ContactFlow, kari).resolutions.isEmpty());
    rig.run();
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
}

void TestEngineUndo::undoOfAnUndo()
{
    Rig rig;
    rig.target.format.insert(u"familyName"_s, [](const QString &name) { return name.toUpper(); });
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    renameHere(rig, kari, u"Berg"_s);
    rig.run();
    undo(rig, {newest(rig, kari, u"updated"_s).id});
    const qint64 undoing = rig.run().run.id;
    QCOMPARE(rig.here(kari, u"lastname"_s), u"Nordmann"_s);
    QCOMPARE(rig.there(kari, u"familyName"_s), u"NORDMANN"_s);
    QCOMPARE(undo(rig, {0, undoing, 0, false}).undone, 1);
    rig.run();
    QCOMPARE(rig.here(kari, u"lastname"_s), u"Berg"_s);
    QCOMPARE(rig.there(kari, u"familyName"_s), u"BERG"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    verifyQuiet(rig);
    // What is back already is no conflict.
    QCOMPARE(undo(rig, {0, undoing, 0, true}).already, 1);
}

void TestEngineUndo::editBetweenUndoAndRunIsAConflict()
{
    for (const bool here : {true, false}) {
        Rig rig;
        const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
        renameHere(rig, kari, u"Berg"_s);
        rig.run();
        QCOMPARE(undo(rig, {newest(rig, kari, u"updated"_s).id}).undone, 1);
        rig.wait(1000);
        here ? renameHere(rig, kari, u"Lie"_s) : renameThere(rig, kari, u"Lie"_s);
        const int before = rig.writes();
        rig.run();
        QCOMPARE(rig.writes(), before);
        QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::UndoConflict);
        QCOMPARE(here ? rig.here(kari, u"lastname"_s) : rig.there(kari, u"familyName"_s), u"Lie"_s);
    }
}

void TestEngineUndo::settledConflictIsAskedAgain()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    renameHere(rig, kari, u"Berg"_s);
    renameThere(rig, kari, u"Dal"_s);
    rig.run();
    QVERIFY(rig.choose(kari, u"lastname"_s, Choice::TakeValue, u"Berg Dal"_s));
    const qint64 run = rig.run().run.id;
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg Dal"_s);
    undo(rig, {0, run, 0, false});
    rig.run();
    QCOMPARE(rig.here(kari, u"lastname"_s), u"Berg"_s);
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Dal"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
    verifyQuiet(rig);
}

void TestEngineUndo::fillOfAFirstMeetingIsNotFilledAgain()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s, u"+4722334455"_s);
    const QString there = rig.targetContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    rig.runAll();
    QCOMPARE(rig.counterpart(kari), there);
    QCOMPARE(rig.there(kari, u"directPhone"_s), u"+4722334455"_s);
    undo(rig, {newest(rig, kari, u"updated"_s).id});
    rig.run();
    QCOMPARE(rig.there(kari, u"directPhone"_s), QString());
    QCOMPARE(rig.here(kari, u"phone"_s), u"+4722334455"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    verifyQuiet(rig);
}

void TestEngineUndo::lastRunOfOneRecord()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    const QString ola = rig.contact(u"Ola"_s, u"Nordmann"_s);
    rig.runAll();
    renameHere(rig, kari, u"Berg"_s);
    renameHere(rig, ola, u"Berg"_s);
    const qint64 run = rig.run().run.id;
    rig.run();
    const qint64 link = rig.link(ContactFlow, kari);
    QCOMPARE(undo(rig, {0, 0, link, true}).run, run);
    QCOMPARE(undo(rig, {0, run, link, false}).links, QList<qint64>{link});
    rig.run();
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Nordmann"_s);
    QCOMPARE(rig.there(ola, u"familyName"_s), u"Berg"_s);
}

void TestEngineUndo::nothingToUndoIsAnError()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    QVERIFY(rig.actions().setPaused({rig.link(ContactFlow, kari)}, true));
    for (const UndoRequest &request : {UndoRequest{987}, UndoRequest{newest(rig, kari, u"paused"_s).id},
             UndoRequest{0, 987}, UndoRequest{0, 0, 987}}) {
        const auto report = rig.actions().undo(request);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::BadInput);
        QVERIFY(!report.error().text.isEmpty());
    }
}

void TestEngineUndo::lostAnswerOfAnUndoIsRecovered()
{
    for (int at = 1; at <= 10; ++at) {
        Rig rig;
        const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
        renameHere(rig, kari, u"Berg"_s);
        renameThere(rig, kari, u"Dal"_s);
        rig.run();
        QVERIFY(rig.choose(kari, u"lastname"_s, Choice::TakeValue, u"Berg Dal"_s));
        const qint64 run = rig.run().run.id;
        undo(rig, {0, run, 0, false});
        killAt(rig, at, Faults::When::After);
        rig.run();
        *rig.faults = Faults{};
        rig.reopen();
        rig.wait(600'000);
        rig.run();
        rig.run();
        QCOMPARE(rig.here(kari, u"lastname"_s), u"Berg"_s);
        QCOMPARE(rig.there(kari, u"familyName"_s), u"Dal"_s);
        QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
    }
}

QTEST_GUILESS_MAIN(TestEngineUndo)
#include "tst_engine_undo.moc"
