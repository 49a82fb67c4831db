#include "tests/engine/undone.h"

using namespace samband;
using namespace samband::undone;
using namespace Qt::StringLiterals;

/// Servers that answer well and keep what they had, and answers that never came: each is told for what it is.
class TestEngineNotTaken : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void droppedWriteIsNotTaken();
    void droppedWriteIsNotTriedForEver();
    void droppedOnePropertyOfTwo();
    void droppedUndoIsNotForgotten();
    void droppedChoiceIsNotForgotten_data();
    void droppedChoiceIsNotForgotten();
    void respelledWriteIsTaken();
    void lostAndKeptBackHaveWordsOfTheirOwn();
};

void TestEngineNotTaken::droppedWriteIsNotTaken()
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

void TestEngineNotTaken::droppedWriteIsNotTriedForEver()
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

void TestEngineNotTaken::droppedOnePropertyOfTwo()
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

void TestEngineNotTaken::droppedUndoIsNotForgotten()
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

void TestEngineNotTaken::droppedChoiceIsNotForgotten_data()
{
    QTest::addColumn<Choice>("choice");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("the other side's value") << Choice::TakeSource << u"Berg"_s;
    QTest::newRow("what agreed before") << Choice::TakeBase << u"Nordmann"_s;
    QTest::newRow("a value of its own, of which one side takes its half") << Choice::TakeValue << u"Berg Dal"_s;
}

/// A person settled a conflict and the target kept its value: the row is not asked about again as if nobody had chosen.
void TestEngineNotTaken::droppedChoiceIsNotForgotten()
{
    QFETCH(Choice, choice);
    QFETCH(QString, wanted);
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    renameHere(rig, kari, u"Berg"_s);
    renameThere(rig, kari, u"Dal"_s);
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
    rig.target.format.insert(u"familyName"_s, [](const QString &) { return u"Dal"_s; });
    QVERIFY(rig.choose(kari, u"lastname"_s, choice, u"Berg Dal"_s));
    constexpr qint64 day = 24 * 3'600'000;
    int tried = 0;
    rig.target.onWrite = [&](const QString &, const QString &, const Fields &, const Changes &) { ++tried; };
    for (int round = 0; round < 20; ++round) {
        rig.run();
        QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::NotTaken);
        QCOMPARE(rig.detail(ContactFlow, kari).resolutions.size(), 1);
        rig.wait(2 * day);
    }
    QVERIFY2(tried == 6, "and not tried for ever");
    QCOMPARE(rig.here(kari, u"lastname"_s), wanted);
    rig.target.format.clear();
    rig.runLinks({rig.link(ContactFlow, kari)});
    QCOMPARE(rig.there(kari, u"familyName"_s), wanted);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    QVERIFY(rig.detail(ContactFlow, kari).resolutions.isEmpty());
    verifyQuiet(rig);
}

void TestEngineNotTaken::respelledWriteIsTaken()
{
    Rig rig;
    rig.target.format.insert(u"familyName"_s, [](const QString &name) { return name.toUpper(); });
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    renameHere(rig, kari, u"nordmann"_s); // the server holds NORDMANN before and after
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    verifyQuiet(rig);
}

void TestEngineNotTaken::lostAndKeptBackHaveWordsOfTheirOwn()
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

QTEST_GUILESS_MAIN(TestEngineNotTaken)
#include "tst_engine_nottaken.moc"
