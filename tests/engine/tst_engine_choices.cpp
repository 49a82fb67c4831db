#include "tests/support/rig.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;

/// A linked contact whose last name a person changed on both sides: source "Berg", target "Dal", base "Nordmann".
QString conflicting(Rig &rig)
{
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.target.edit(contacts, rig.counterpart(kari), {{u"familyName"_s, u"Dal"_s}});
    rig.run();
    return kari;
}

/// The last line of the history that wrote something.
JournalRow lastWrite(const Rig &rig, const QString &id)
{
    for (const JournalRow &row : rig.journal(ContactFlow, id)) {
        if (row.kind == "updated"_L1)
            return row;
    }
    return {};
}

} // namespace

/// What an operator decides, carried out by the same pipeline.
class TestEngineChoices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conflictIsSettled_data();
    void conflictIsSettled();
    void acceptedDifferenceAsksAgainAfterAChange();
    void outdatedChoiceIsNotUsed();
    void choiceOfBothSidesSurvivesHalfAFailure();
    void choiceThatCameToNothingBindsNoMore();
    void choiceThatOneSideTookBindsNoMore();
    void valueChosenAfterARejectionIsWritten();
    void undoBringsTheOldBack();
    void approvalIsOfWhatWasSeen();
    void rejectedUpdateStaysQuiet();
    void whatWasRejectedIsNotWrittenLater();
    void rejectedRecordIsAskedAboutAgain();
    void resumingWhatWasRejectedIsInTheJournal();
    void unlinkedPairIsSuggestedAgain();
    void policies_data();
    void policies();
};

void TestEngineChoices::conflictIsSettled_data()
{
    QTest::addColumn<Choice>("choice");
    QTest::addColumn<QString>("here");
    QTest::addColumn<QString>("there");
    QTest::addColumn<int>("writes");
    QTest::newRow("source") << Choice::TakeSource << u"Berg"_s << u"Berg"_s << 1;
    QTest::newRow("target") << Choice::TakeTarget << u"Dal"_s << u"Dal"_s << 1;
    QTest::newRow("base") << Choice::TakeBase << u"Nordmann"_s << u"Nordmann"_s << 2;
    QTest::newRow("value") << Choice::TakeValue << u"Berg Dal"_s << u"Berg Dal"_s << 2;
    QTest::newRow("accept") << Choice::AcceptDifference << u"Berg"_s << u"Dal"_s << 0;
}

void TestEngineChoices::conflictIsSettled()
{
    QFETCH(Choice, choice);
    QFETCH(QString, here);
    QFETCH(QString, there);
    QFETCH(int, writes);
    Rig rig;
    const QString kari = conflicting(rig);
    const int before = rig.writes();
    QVERIFY(rig.choose(kari, u"lastname"_s, choice, u"Berg Dal"_s));
    QCOMPARE(rig.writes(), before);
    rig.run();
    QCOMPARE(rig.here(kari, u"lastname"_s), here);
    QCOMPARE(rig.there(kari, u"familyName"_s), there);
    QCOMPARE(rig.writes() - before, writes);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    rig.run();
    rig.runFull();
    QCOMPARE(rig.writes() - before, writes);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
}

void TestEngineChoices::acceptedDifferenceAsksAgainAfterAChange()
{
    Rig rig;
    const QString kari = conflicting(rig);
    QVERIFY(rig.choose(kari, u"lastname"_s, Choice::AcceptDifference));
    rig.run();
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Li"_s}});
    rig.run();
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Li"_s);
}

void TestEngineChoices::outdatedChoiceIsNotUsed()
{
    Rig rig;
    const QString kari = conflicting(rig);
    const int before = rig.writes();
    QVERIFY(rig.choose(kari, u"lastname"_s, Choice::TakeSource));
    rig.wait(1000);
    rig.target.edit(contacts, rig.counterpart(kari), {{u"familyName"_s, u"Lie"_s}});
    rig.run();
    QCOMPARE(rig.writes(), before);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::ChoiceOutdated);
}

void TestEngineChoices::choiceOfBothSidesSurvivesHalfAFailure()
{
    Rig rig;
    const QString kari = conflicting(rig);
    QVERIFY(rig.choose(kari, u"lastname"_s, Choice::TakeValue, u"Berg Dal"_s));
    rig.target.refuse = [](const Changes &) { return Error{ErrorKind::Locked, u"Locked for a moment."_s}; };
    rig.run();
    QCOMPARE(rig.here(kari, u"lastname"_s), u"Berg Dal"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Failing);
    rig.target.refuse = {};
    rig.wait(60'000);
    rig.run();
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg Dal"_s);
    QCOMPARE(rig.here(kari, u"lastname"_s), u"Berg Dal"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
}

/// Before the run both sides came to agree by themselves. When they happen to differ in the same way again, that is a
/// new question.
void TestEngineChoices::choiceThatCameToNothingBindsNoMore()
{
    Rig rig;
    const QString kari = conflicting(rig);
    const QString there = rig.counterpart(kari);
    QVERIFY(rig.choose(kari, u"lastname"_s, Choice::TakeSource));
    rig.wait(1000);
    for (const QString &name : {u"Nordmann"_s, u"Lie"_s}) { // back to the base, then a change of both
        rig.source.edit(contact, kari, {{u"properties.lastname"_s, name}});
        rig.target.edit(contacts, there, {{u"familyName"_s, name}});
        rig.run();
        QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
        QVERIFY2(rig.detail(ContactFlow, kari).resolutions.isEmpty(), qPrintable(name));
    }
    const int before = rig.writes();
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.target.edit(contacts, there, {{u"familyName"_s, u"Dal"_s}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
    QCOMPARE(rig.writes(), before);
}

/// One system took its value, the other one is locked: what was taken is done with.
void TestEngineChoices::choiceThatOneSideTookBindsNoMore()
{
    Rig rig;
    const QString kari = conflicting(rig);
    const QString there = rig.counterpart(kari);
    rig.source.edit(contact, kari, {{u"properties.mobilephone"_s, u"+4792222222"_s}});
    rig.target.edit(contacts, there, {{u"mobilePhone"_s, u"+4793333333"_s}});
    rig.run();
    QVERIFY(rig.choose(kari, u"lastname"_s, Choice::TakeTarget));
    QVERIFY(rig.choose(kari, u"mobilephone"_s, Choice::TakeSource));
    rig.target.refuse = [](const Changes &) { return Error{ErrorKind::Locked, u"Locked for a moment."_s}; };
    rig.run();
    QCOMPARE(rig.here(kari, u"lastname"_s), u"Dal"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Failing);
    const Resolutions open = rig.detail(ContactFlow, kari).resolutions;
    QCOMPARE(open.size(), 1);
    QCOMPARE(open.first().property, rig.property(u"properties.mobilephone"_s));
}

/// The later word counts.
void TestEngineChoices::valueChosenAfterARejectionIsWritten()
{
    Rig rig;
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.limits[HoldKind::Update] = {0, 0}; });
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791111111"_s);
    rig.source.edit(
        contact, kari, {{u"properties.mobilephone"_s, u"+4792222222"_s}, {u"properties.lastname"_s, u"Berg"_s}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Held);
    QVERIFY(rig.actions().reject({rig.link(ContactFlow, kari)}));
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Paused);
    QVERIFY(rig.choose(kari, u"lastname"_s, Choice::TakeSource));
    rig.run();
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
    QVERIFY2(rig.there(kari, u"mobilePhone"_s) == u"+4791111111"_s, "the rest stays turned down");
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Paused);
}

void TestEngineChoices::undoBringsTheOldBack()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.run();
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
    const JournalRow row = lastWrite(rig, kari);
    QCOMPARE(row.before, (Changes{{u"familyName"_s, u"Nordmann"_s}}));
    QCOMPARE(row.after, (Changes{{u"familyName"_s, u"Berg"_s}}));
    const auto undone = rig.actions().undo({row.id});
    QVERIFY(undone);
    rig.runLinks(undone->links);
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Nordmann"_s);
    QCOMPARE(rig.here(kari, u"lastname"_s), u"Nordmann"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    const int before = rig.writes();
    rig.run();
    QCOMPARE(rig.writes(), before);
}

void TestEngineChoices::approvalIsOfWhatWasSeen()
{
    Rig rig;
    const QString ola = rig.contact(u"Ola"_s, u"Hansen"_s);
    rig.run();
    QVERIFY(rig.actions().approve({rig.link(ContactFlow, ola)}));
    rig.source.edit(contact, ola, {{u"properties.lastname"_s, u"Changed"_s}});
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.creation = Creation::Approval; });
    rig.run();
    QCOMPARE(rig.writes(), 0);
    QCOMPARE(rig.state(ContactFlow, ola), LinkState::Held);
}

void TestEngineChoices::rejectedUpdateStaysQuiet()
{
    Rig rig;
    const QString kari = conflicting(rig);
    const int before = rig.writes();
    QVERIFY(rig.actions().reject({rig.link(ContactFlow, kari)}));
    rig.run();
    rig.runAll();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Paused);
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::RejectedByPerson);
    QCOMPARE(rig.writes(), before);
    rig.source.edit(contact, kari, {{u"properties.mobilephone"_s, u"+4793333333"_s}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
    QCOMPARE(rig.there(kari, u"mobilePhone"_s), u"+4793333333"_s);
}

/// An edit of something else does not carry out what a person turned down.
void TestEngineChoices::whatWasRejectedIsNotWrittenLater()
{
    Rig rig;
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.limits[HoldKind::Update] = {0, 0}; });
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791111111"_s);
    rig.source.edit(contact, kari, {{u"properties.mobilephone"_s, u"+4792222222"_s}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Held);
    QVERIFY(rig.actions().reject({rig.link(ContactFlow, kari)}));
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.limits.clear(); });
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.run();
    rig.runAll();
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
    QCOMPARE(rig.there(kari, u"mobilePhone"_s), u"+4791111111"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Paused);
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::RejectedByPerson);
    rig.reopen();
    rig.runFull();
    QCOMPARE(rig.there(kari, u"mobilePhone"_s), u"+4791111111"_s);
    // What it holds now is not what was turned down.
    rig.source.edit(contact, kari, {{u"properties.mobilephone"_s, u"+4793333333"_s}});
    rig.run();
    QCOMPARE(rig.there(kari, u"mobilePhone"_s), u"+4793333333"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
}

void TestEngineChoices::rejectedRecordIsAskedAboutAgain()
{
    Rig rig;
    rig.linkedContact(u"Ola"_s, u"Nordmann"_s);
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.creation = Creation::Approval; });
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    rig.run();
    const qint64 link = rig.link(ContactFlow, kari);
    QVERIFY(rig.actions().reject({link}));
    rig.run();
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.creation = Creation::Automatic; });
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.run();
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Held);
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::RejectedBefore);
    QCOMPARE(rig.target.ids(contacts).size(), 1);
    QVERIFY(rig.actions().approve({link}));
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    QCOMPARE(rig.target.ids(contacts).size(), 2);
}

void TestEngineChoices::resumingWhatWasRejectedIsInTheJournal()
{
    Rig rig;
    const QString kari = conflicting(rig);
    const qint64 link = rig.link(ContactFlow, kari);
    QVERIFY(rig.actions().reject({link}));
    rig.run();
    QVERIFY(rig.actions().setPaused({link}, false));
    const JournalRow newest = rig.journal(ContactFlow, kari).first();
    QCOMPARE(newest.kind, u"resumed"_s);
    QCOMPARE(newest.who, u"kari"_s);
    const qsizetype lines = rig.journal(ContactFlow, kari).size();
    QVERIFY(rig.actions().setPaused({link}, false));
    QCOMPARE(rig.journal(ContactFlow, kari).size(), lines); // it is at work again: nothing to say
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
}

void TestEngineChoices::unlinkedPairIsSuggestedAgain()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    const QString there = rig.counterpart(kari);
    QVERIFY(rig.actions().unlink({rig.link(ContactFlow, kari)}, false));
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Held);
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::LooksLike);
    rig.runAll();
    QCOMPARE(rig.counterpart(kari), there);
    QCOMPARE(rig.writes(), 1);
}

void TestEngineChoices::policies_data()
{
    QTest::addColumn<ConflictPolicy>("policy");
    QTest::addColumn<QString>("result");
    QTest::newRow("source") << ConflictPolicy::Source << u"Berg"_s;
    QTest::newRow("target") << ConflictPolicy::Target << u"Dal"_s;
    QTest::newRow("newest") << ConflictPolicy::Newest << u"Dal"_s;
}

void TestEngineChoices::policies()
{
    QFETCH(ConflictPolicy, policy);
    QFETCH(QString, result);
    Rig rig;
    rig.saveRules(ContactFlow, [policy](Flow &flow) {
        for (Mapping &mapping : flow.mappings)
            mapping.rules.conflict = policy;
    });
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.wait(1000);
    rig.target.edit(contacts, rig.counterpart(kari), {{u"familyName"_s, u"Dal"_s}});
    rig.run();
    QCOMPARE(rig.here(kari, u"lastname"_s), result);
    QCOMPARE(rig.there(kari, u"familyName"_s), result);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
}

QTEST_GUILESS_MAIN(TestEngineChoices)
#include "tst_engine_choices.moc"
