#include "tests/engine/undone.h"

using namespace samband;
using namespace samband::undone;
using namespace Qt::StringLiterals;

/// The undo of what made a pair: a created record goes only after an approval, a link after its values.
class TestEngineUndoLinks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void createdRecordIsArchivedOnlyAfterAnApproval();
    void questionTellsEditsAndOtherLinks();
    void questionTellsWhatWasAddedLater();
    void approvalOfSomethingChangedAsksAgain();
    void rejectedQuestionKeepsThePair();
    void personMayHaveArchivedItMeanwhile();
    void killedBetweenArchiveAndUnlink();
    void undoneLinkStaysUndone_data();
    void undoneLinkStaysUndone();
    void linkWaitsForWhatWasEditedSince();
    void linkGoesAfterItsValues();
    void archiveIsToldInWords();
    void unlinkedPairIsLinkedAgain_data();
    void unlinkedPairIsLinkedAgain();
    void unlinkedPairStaysApartWhereItMust();
};

void TestEngineUndoLinks::createdRecordIsArchivedOnlyAfterAnApproval()
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

void TestEngineUndoLinks::questionTellsEditsAndOtherLinks()
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

void TestEngineUndoLinks::questionTellsWhatWasAddedLater()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.wait(1000);
    rig.target.edit(contacts, rig.counterpart(kari), {{u"directPhone"_s, u"+47 22 33 44 55"_s}});
    rig.run();
    QCOMPARE(undo(rig, {newest(rig, kari, u"created"_s).id}).asked.size(), 1);
    rig.run();
    QCOMPARE(rig.row(ContactFlow, kari).reason.args.value(1), u"directPhone"_s);
}

void TestEngineUndoLinks::approvalOfSomethingChangedAsksAgain()
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

void TestEngineUndoLinks::rejectedQuestionKeepsThePair()
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

void TestEngineUndoLinks::personMayHaveArchivedItMeanwhile()
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

void TestEngineUndoLinks::killedBetweenArchiveAndUnlink()
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

void TestEngineUndoLinks::undoneLinkStaysUndone_data()
{
    QTest::addColumn<bool>("byHand");
    QTest::newRow("by a run") << false;
    QTest::newRow("by hand") << true;
}

void TestEngineUndoLinks::undoneLinkStaysUndone()
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

/// Somebody edited a value between the undo and the run that carries it out: it is shown, and the link waits.
void TestEngineUndoLinks::linkWaitsForWhatWasEditedSince()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s, u"+4722334455"_s);
    const QString there = rig.targetContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    const qint64 run = rig.runAll().run.id;
    QCOMPARE(undo(rig, {0, run, 0, false}).unlinked, 1);
    rig.target.edit(contacts, there, {{u"directPhone"_s, u"+4722000000"_s}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::UndoConflict);
    QCOMPARE(rig.counterpart(kari), there);
    QVERIFY(rig.choose(kari, u"phone"_s, Choice::TakeValue, QString()));
    rig.run();
    QCOMPARE(rig.counterpart(kari), QString());
    QCOMPARE(valueOf(rig.target.fields(contacts, there), u"directPhone"_s), QString());
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Paused);
    verifyQuiet(rig);
}

void TestEngineUndoLinks::linkGoesAfterItsValues()
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

void TestEngineUndoLinks::archiveIsToldInWords()
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

void TestEngineUndoLinks::unlinkedPairIsLinkedAgain_data()
{
    QTest::addColumn<bool>("never");
    QTest::newRow("unlinked") << false;
    QTest::newRow("never to be linked") << true;
}

void TestEngineUndoLinks::unlinkedPairIsLinkedAgain()
{
    QFETCH(bool, never);
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    const qint64 link = rig.link(ContactFlow, kari);
    QVERIFY(rig.actions().unlink({link}, never));
    QCOMPARE(newest(rig, kari, u"unlinked"_s).recordId, there);
    const int before = rig.writes();
    const qint64 line = newest(rig, kari, u"unlinked"_s).id;
    const UndoReport told = undo(rig, {line, 0, 0, true});
    QCOMPARE(told.linked, 1);
    QCOMPARE(rig.row(ContactFlow, kari).recordId.target, QString());
    const UndoReport report = undo(rig, {line});
    QCOMPARE(report.linked, 1);
    QVERIFY(report.doesSomething() && report.refused.isEmpty());
    QCOMPARE(rig.row(ContactFlow, kari).recordId.target, there);
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    QCOMPARE(rig.writes(), before);
    verifyQuiet(rig);
    // The undo is itself in the history, and undoable.
    QCOMPARE(undo(rig, {newest(rig, kari, u"linked"_s).id}).unlinked, 1);
    rig.run();
    QCOMPARE(rig.row(ContactFlow, kari).recordId.target, QString());
}

void TestEngineUndoLinks::unlinkedPairStaysApartWhereItMust()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    QVERIFY(rig.actions().unlink({rig.link(ContactFlow, kari)}, true));
    const qint64 line = newest(rig, kari, u"unlinked"_s).id;
    QVERIFY(undo(rig, {line}).refused.isEmpty());
    const UndoReport twice = undo(rig, {line});
    QCOMPARE(twice.linked, 0);
    QVERIFY2(twice.refused.first().text.contains(u"already"_s), qPrintable(twice.refused.first().text));
    QVERIFY(rig.actions().unlink({rig.link(ContactFlow, kari)}, true));
    QVERIFY(rig.actions().setPaused({rig.link(ContactFlow, kari)}, true)); // or a new counterpart is made
    rig.target.remove(contacts, there);
    rig.runFull();
    const UndoReport gone = undo(rig, {newest(rig, kari, u"unlinked"_s).id});
    QCOMPARE(gone.linked, 0);
    QVERIFY2(gone.refused.first().text.contains(there), qPrintable(gone.refused.first().text));
    QVERIFY(!gone.doesSomething());
}

QTEST_GUILESS_MAIN(TestEngineUndoLinks)
#include "tst_engine_undolinks.moc"
