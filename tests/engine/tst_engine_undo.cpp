#include "tests/support/rig.h"

#include <QtTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;
const auto lastname = u"properties.lastname"_s;

/// The newest line of that kind in a record's history.
JournalRow newest(const Rig &rig, const QString &id, const QString &kind)
{
    for (const JournalRow &row : rig.journal(ContactFlow, id)) {
        if (row.kind == kind)
            return row;
    }
    return {};
}

UndoReport undo(Rig &rig, const UndoRequest &request)
{
    const auto report = rig.actions().undo(request);
    QTest::qVerify(bool(report), report ? "" : qPrintable(report.error().text), "", __FILE__, __LINE__);
    return report ? *report : UndoReport{};
}

void renameHere(Rig &rig, const QString &id, const QString &name)
{
    rig.source.edit(contact, id, {{lastname, name}});
}

void renameThere(Rig &rig, const QString &id, const QString &name)
{
    rig.target.edit(contacts, rig.counterpart(id), {{u"familyName"_s, name}});
}

void killAt(Rig &rig, int operation, Faults::When when)
{
    *rig.faults = Faults{};
    rig.faults->at = operation;
    rig.faults->when = when;
    rig.faults->then = Faults::Then::Kill;
}

/// Nothing is left to do: neither this run nor a full one writes.
void verifyQuiet(Rig &rig)
{
    const int before = rig.writes();
    rig.run();
    rig.runFull();
    QCOMPARE(rig.writes(), before);
}

} // namespace

/// Undo, carried out by the runs that follow it.
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
    void createdRecordIsArchivedOnlyAfterAnApproval();
    void questionTellsEditsAndOtherLinks();
    void approvalOfSomethingChangedAsksAgain();
    void rejectedQuestionKeepsThePair();
    void personMayHaveArchivedItMeanwhile();
    void killedBetweenArchiveAndUnlink();
    void undoneLinkStaysUndone_data();
    void undoneLinkStaysUndone();
    void linkGoesAfterItsValues();
    void archiveIsToldInWords();
    void nothingToUndoIsAnError();
    void lostAnswerOfAnUndoIsRecovered();
    void droppedWriteIsNotTaken();
    void droppedWriteIsNotTriedForEver();
    void droppedOnePropertyOfTwo();
    void droppedUndoIsNotForgotten();
    void respelledWriteIsTaken();
    void lostAndKeptBackHaveWordsOfTheirOwn();
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

void TestEngineUndo::createdRecordIsArchivedOnlyAfterAnApproval()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    const qint64 link = rig.link(ContactFlow, kari);
    const UndoReport report = undo(rig, {newest(rig, kari, u"created"_s).id});
    QCOMPARE(report.asked.size(), 1);
    QCOMPARE(report.undone, 0);
    rig.run();
    rig.runAll();
    rig.runLinks({link});
    QVERIFY(rig.target.has(contacts, there));
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Held);
    QCOMPARE(rig.row(ContactFlow, kari).verb, Verb::Archive);
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::UndoCreate);
    QVERIFY(rig.actions().approve({link}));
    rig.run();
    QVERIFY(!rig.target.has(contacts, there));
    LinkRow row = rig.row(ContactFlow, kari);
    QCOMPARE(row.recordId.target, QString());
    QCOMPARE(row.state, LinkState::Paused);
    QCOMPARE(row.reason, (Reason{ReasonCode::CreationUndone, {u"target"_s}}));
    // Not created again by itself, not even after an edit.
    renameHere(rig, kari, u"Berg"_s);
    rig.run();
    rig.runAll();
    rig.runFull();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Paused);
    QVERIFY(rig.target.ids(contacts).isEmpty());
    QVERIFY(rig.source.has(contact, kari));
    QVERIFY(rig.actions().setPaused({rig.link(ContactFlow, kari)}, false));
    rig.runAll();
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
}

void TestEngineUndo::questionTellsEditsAndOtherLinks()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    rig.association(kari, u"900"_s);
    rig.runAll();
    rig.runAll();
    renameThere(rig, kari, u"Dal"_s);
    rig.run();
    const UndoReport report = undo(rig, {newest(rig, kari, u"created"_s).id});
    QCOMPARE(report.asked.size(), 1);
    rig.run();
    const Reason reason = rig.row(ContactFlow, kari).reason;
    QCOMPARE(reason, (Reason{ReasonCode::UndoCreate, {u"target"_s, u"familyName"_s, u"1"_s}}));
    QVERIFY(report.asked.first().text.contains(u"familyName"_s));
}

void TestEngineUndo::approvalOfSomethingChangedAsksAgain()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    const qint64 link = rig.link(ContactFlow, kari);
    undo(rig, {newest(rig, kari, u"created"_s).id});
    rig.run();
    // Edited just before it is archived: seen by the read before the write.
    QVERIFY(rig.actions().approve({link}));
    rig.wait(1000);
    renameThere(rig, kari, u"Dal"_s);
    rig.run();
    QVERIFY(rig.target.has(contacts, there));
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Held);
    // An approval of the question as it was asked before the edit is not one of what is there now.
    QVERIFY(rig.actions().approve({link}));
    rig.run();
    QVERIFY(rig.target.has(contacts, there));
    QCOMPARE(rig.row(ContactFlow, kari).reason.args.value(1), u"familyName"_s);
    QVERIFY(rig.actions().approve({link}));
    rig.run();
    QVERIFY(!rig.target.has(contacts, there));
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Paused);
}

void TestEngineUndo::rejectedQuestionKeepsThePair()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    undo(rig, {newest(rig, kari, u"created"_s).id});
    rig.run();
    QVERIFY(rig.actions().reject({rig.link(ContactFlow, kari)}));
    renameHere(rig, kari, u"Berg"_s);
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
}

void TestEngineUndo::personMayHaveArchivedItMeanwhile()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    undo(rig, {newest(rig, kari, u"created"_s).id});
    rig.target.remove(contacts, rig.counterpart(kari));
    const int before = rig.writes();
    rig.runFull();
    QCOMPARE(rig.writes(), before);
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::CreationUndone);
}

void TestEngineUndo::killedBetweenArchiveAndUnlink()
{
    int killed = 0;
    for (int at = 1; at <= 12; ++at) {
        for (const auto when : {Faults::When::Before, Faults::When::After}) {
            Rig rig;
            const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
            undo(rig, {newest(rig, kari, u"created"_s).id});
            rig.run();
            QVERIFY(rig.actions().approve({rig.link(ContactFlow, kari)}));
            killAt(rig, at, when);
            killed += rig.run().run.status == u"killed"_s ? 1 : 0;
            *rig.faults = Faults{};
            rig.reopen();
            rig.wait(600'000);
            rig.runAll();
            rig.runFull();
            QVERIFY(rig.target.ids(contacts).isEmpty());
            QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::CreationUndone);
            QCOMPARE(rig.state(ContactFlow, kari), LinkState::Paused);
        }
    }
    QVERIFY(killed > 2);
}

void TestEngineUndo::undoneLinkStaysUndone_data()
{
    QTest::addColumn<bool>("byHand");
    QTest::newRow("by a run") << false;
    QTest::newRow("by hand") << true;
}

void TestEngineUndo::undoneLinkStaysUndone()
{
    QFETCH(bool, byHand);
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    const QString there = rig.targetContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    rig.run();
    const qint64 link = rig.link(ContactFlow, kari);
    if (byHand)
        QVERIFY(rig.actions().link(link, rig.detail(ContactFlow, kari).candidates.first().record));
    rig.runAll();
    QCOMPARE(rig.counterpart(kari), there);
    const UndoReport report = undo(rig, {newest(rig, kari, u"linked"_s).id});
    QCOMPARE(report.unlinked, 1);
    rig.runLinks(report.links);
    rig.run();
    rig.runAll();
    rig.runFull();
    const LinkRow row = rig.row(ContactFlow, kari);
    QCOMPARE(row.recordId.target, QString());
    QCOMPARE(row.state, LinkState::Paused);
    QCOMPARE(row.reason.code, ReasonCode::LinkUndone);
    QCOMPARE(rig.target.ids(contacts), QStringList{there});
    QVERIFY(rig.actions().setPaused({link}, false));
    rig.run();
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::LooksLike);
}

void TestEngineUndo::linkGoesAfterItsValues()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s, u"+4722334455"_s);
    const QString there = rig.targetContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    rig.association(kari, u"900"_s);
    const qint64 run = rig.runAll().run.id;
    const UndoReport report = undo(rig, {0, run, 0, false});
    QCOMPARE(report.undone, 1);
    QCOMPARE(report.unlinked, 2); // the contact's and the association's
    rig.run();
    QCOMPARE(rig.row(ContactFlow, kari).recordId.target, QString());
    QCOMPARE(valueOf(rig.target.fields(contacts, there), u"directPhone"_s), QString());
    QCOMPARE(valueOf(rig.target.fields(contacts, there), u"familyName"_s), u"Nordmann"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Paused);
    for (const LinkRow &row : rig.rows(AssociationFlow)) {
        if (!row.recordId.source.isEmpty())
            QCOMPARE(row.reason.code, ReasonCode::LinkUndone);
    }
    verifyQuiet(rig);
}

void TestEngineUndo::archiveIsToldInWords()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    undo(rig, {newest(rig, kari, u"created"_s).id});
    rig.run();
    QVERIFY(rig.actions().approve({rig.link(ContactFlow, kari)}));
    const qint64 run = rig.run().run.id;
    const int before = rig.writes();
    const UndoReport report = undo(rig, {0, run, 0, false});
    QCOMPARE(report.refused.size(), 1);
    QVERIFY2(report.refused.first().text.contains(u"new id"_s), qPrintable(report.refused.first().text));
    QVERIFY(!report.doesSomething());
    rig.run();
    QCOMPARE(rig.writes(), before);
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

void TestEngineUndo::droppedWriteIsNotTaken()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.target.format.insert(u"familyName"_s, [](const QString &) { return u"Nordmann"_s; });
    renameHere(rig, kari, u"Berg"_s);
    rig.run();
    const LinkRow row = rig.row(ContactFlow, kari);
    QCOMPARE(row.state, LinkState::Failing);
    QCOMPARE(row.reason, (Reason{ReasonCode::NotTaken, {lastname, u"target"_s, u"Berg"_s, u"Nordmann"_s}}));
    QCOMPARE(rig.detail(ContactFlow, kari).properties.at(1).base->source, u"Nordmann"_s);
    QVERIFY2(newest(rig, kari, u"updated"_s).id == 0, "what was not taken is not told as written");
    const int before = rig.writes();
    rig.run();
    QVERIFY2(rig.writes() == before, "it waits before it tries again");
    rig.target.format.clear();
    rig.wait(60'000);
    rig.run();
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
}

void TestEngineUndo::droppedWriteIsNotTriedForEver()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.target.format.insert(u"familyName"_s, [](const QString &) { return u"Nordmann"_s; });
    renameHere(rig, kari, u"Berg"_s);
    const int before = rig.writes();
    constexpr qint64 day = 24 * 3'600'000;
    for (int round = 0; round < 20; ++round) {
        rig.run();
        rig.wait(2 * day);
    }
    QCOMPARE(rig.writes() - before, 6);
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::NotTaken);
    rig.target.format.clear();
    renameHere(rig, kari, u"Lie"_s);
    rig.run();
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Lie"_s);
}

void TestEngineUndo::droppedOnePropertyOfTwo()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.target.format.insert(u"familyName"_s, [](const QString &) { return u"Nordmann"_s; });
    rig.source.edit(contact, kari, {{lastname, u"Berg"_s}, {u"properties.firstname"_s, u"Ola"_s}});
    rig.run();
    QCOMPARE(rig.there(kari, u"givenName"_s), u"Ola"_s);
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::NotTaken);
    QCOMPARE(newest(rig, kari, u"updated"_s).after, (Changes{{u"givenName"_s, u"Ola"_s}}));
}

void TestEngineUndo::droppedUndoIsNotForgotten()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s, u"+4722334455"_s);
    rig.targetContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    rig.runAll();
    undo(rig, {newest(rig, kari, u"updated"_s).id});
    rig.target.format.insert(u"directPhone"_s, [](const QString &) { return u"+4722334455"_s; });
    rig.run();
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::NotTaken);
    QCOMPARE(rig.detail(ContactFlow, kari).resolutions.size(), 1);
    rig.target.format.clear();
    rig.wait(60'000);
    rig.run();
    QCOMPARE(rig.there(kari, u"directPhone"_s), QString());
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    QVERIFY(rig.detail(ContactFlow, kari).resolutions.isEmpty());
}

void TestEngineUndo::respelledWriteIsTaken()
{
    Rig rig;
    rig.target.format.insert(u"familyName"_s, [](const QString &name) { return name.toUpper(); });
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    renameHere(rig, kari, u"nordmann"_s); // the server holds NORDMANN before and after
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    verifyQuiet(rig);
}

void TestEngineUndo::lostAndKeptBackHaveWordsOfTheirOwn()
{
    for (const bool lost : {true, false}) {
        Rig rig;
        const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
        renameHere(rig, kari, u"Berg"_s);
        *rig.faults = Faults{};
        rig.target.refuse = [&](const Changes &) {
            return lost ? Error{ErrorKind::OutcomeUnknown, u"No answer."_s}
                        : Error{ErrorKind::QuotaExhausted, u"The quota of the day is used up."_s};
        };
        rig.run();
        const Reason reason = rig.row(ContactFlow, kari).reason;
        QCOMPARE(reason,
            lost ? (Reason{ReasonCode::AnswerLost, {u"target"_s}})
                 : (Reason{ReasonCode::KeptBack, {u"The quota of the day is used up."_s}}));
        QCOMPARE(rig.state(ContactFlow, kari), LinkState::Pending);
        rig.target.refuse = {};
        rig.run();
        QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
    }
}

QTEST_GUILESS_MAIN(TestEngineUndo)
#include "tst_engine_undo.moc"
