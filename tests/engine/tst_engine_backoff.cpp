#include "tests/support/rig.h"

#include "core/domain/backoff.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;

/// A pair of which a name is to go to the target, which has refused it so often that the next attempt is hours away.
struct Refused {
    Rig rig;
    int tried = 0;
    QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    qint64 link = rig.link(ContactFlow, kari);

    Refused()
    {
        rig.target.refuse = [this](const Changes &) {
            ++tried;
            return Error{ErrorKind::Refused, u"Not allowed."_s};
        };
        rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
        for (const qint64 wait : waitingTimes) {
            rig.run();
            rig.wait(wait);
        }
        rig.run();
        if (tried != int(waitingTimes.size()) + 1)
            qFatal("tried %d times", tried);
    }
    /// Runs once; how often the record was tried.
    int triedByARun()
    {
        const int before = tried;
        rig.run();
        return tried - before;
    }
    void allowAgain() { rig.target.refuse = {}; }
    LinkState state() const { return rig.state(ContactFlow, kari); }
};

} // namespace

/// Promise 10: a failing record waits longer and longer, and whatever makes it a new situation starts the clock afresh.
class TestEngineBackoff : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWaitIsKeptToTheMillisecond();
    void editOnEitherSideStartsAfresh_data();
    void editOnEitherSideStartsAfresh();
    void recordThatIsGoneIsSeenAtOnce_data();
    void recordThatIsGoneIsSeenAtOnce();
    void aChoiceIsCarriedOutAtOnce();
    void anUndoIsCarriedOutAtOnce();
    void resumingStartsAfresh();
    void anotherRuleStartsAfresh();
    void aPlanIsCarriedOutAtOnce();
    void halfTakenChoiceStillWaitsLonger();
    void successForgetsTheFailures();
    void serverErrorsBackOffAsWell_data();
    void serverErrorsBackOffAsWell();
    void aLostAnswerForgetsNoFailures();
};

void TestEngineBackoff::everyWaitIsKeptToTheMillisecond()
{
    constexpr qint64 aRun = 1000; // ms that the rig lets pass before each run
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    int tried = 0;
    rig.target.refuse = [&](const Changes &) {
        ++tried;
        return Error{ErrorKind::Refused, u"Not allowed."_s};
    };
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.run();
    int expected = 1;
    QCOMPARE(tried, expected);
    for (const qint64 wait : waitingTimes) {
        rig.wait(wait - aRun - 1);
        rig.run();
        QCOMPARE(tried, expected);
        QCOMPARE(rig.detail(ContactFlow, kari).attempts, expected);
        rig.wait(1 - aRun);
        rig.run();
        QCOMPARE(tried, ++expected);
    }
    QCOMPARE(rig.detail(ContactFlow, kari).retryAt, rig.now + waitingTimes.back());
}

void TestEngineBackoff::editOnEitherSideStartsAfresh_data()
{
    QTest::addColumn<bool>("ofSource");
    QTest::newRow("source") << true;
    QTest::newRow("target") << false;
}

void TestEngineBackoff::editOnEitherSideStartsAfresh()
{
    QFETCH(bool, ofSource);
    Refused refused;
    Rig &rig = refused.rig;
    QCOMPARE(refused.triedByARun(), 0);
    if (ofSource)
        rig.source.edit(contact, refused.kari, {{u"properties.firstname"_s, u"Karianne"_s}});
    else
        rig.target.edit(contacts, rig.counterpart(refused.kari), {{u"givenName"_s, u"Karianne"_s}});
    QCOMPARE(refused.triedByARun(), 1);
    QCOMPARE(rig.detail(ContactFlow, refused.kari).attempts, 1);
    rig.wait(waitingTimes.front());
    QVERIFY2(refused.triedByARun() == 1, "the shortest wait again");
}

void TestEngineBackoff::recordThatIsGoneIsSeenAtOnce_data()
{
    QTest::addColumn<bool>("ofSource");
    QTest::addColumn<bool>("full");
    QTest::newRow("source, by a full read") << true << true;
    QTest::newRow("target, by a full read") << false << true;
    QTest::newRow("target, asked for directly") << false << false;
}

void TestEngineBackoff::recordThatIsGoneIsSeenAtOnce()
{
    QFETCH(bool, ofSource);
    QFETCH(bool, full);
    Refused refused;
    Rig &rig = refused.rig;
    const QString there = rig.counterpart(refused.kari);
    ofSource ? rig.source.remove(contact, refused.kari) : rig.target.remove(contacts, there);
    full ? rig.runFull() : rig.runLinks({refused.link});
    QCOMPARE(refused.state(), LinkState::Orphaned);
    QCOMPARE(rig.detail(ContactFlow, refused.kari).attempts, 0);
}

void TestEngineBackoff::aChoiceIsCarriedOutAtOnce()
{
    Refused refused;
    QVERIFY(refused.rig.choose(refused.kari, u"lastname"_s, Choice::TakeTarget));
    refused.rig.run();
    QCOMPARE(refused.rig.here(refused.kari, u"lastname"_s), u"Nordmann"_s);
    QCOMPARE(refused.state(), LinkState::InSync);
}

void TestEngineBackoff::anUndoIsCarriedOutAtOnce()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.source.edit(contact, kari, {{u"properties.firstname"_s, u"Karianne"_s}});
    const qint64 run = rig.run().run.id;
    rig.target.refuse = [](const Changes &) { return Error{ErrorKind::Refused, u"Not allowed."_s}; };
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Failing);
    rig.target.refuse = {};
    QVERIFY(rig.actions().undo({0, run, 0, false}));
    rig.run();
    QCOMPARE(rig.there(kari, u"givenName"_s), u"Kari"_s);
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
}

void TestEngineBackoff::resumingStartsAfresh()
{
    Refused refused;
    refused.allowAgain();
    QVERIFY(refused.rig.actions().setPaused({refused.link}, true));
    QVERIFY(refused.rig.actions().setPaused({refused.link}, false));
    refused.rig.run();
    QCOMPARE(refused.rig.there(refused.kari, u"familyName"_s), u"Berg"_s);
    QCOMPARE(refused.state(), LinkState::InSync);
}

void TestEngineBackoff::anotherRuleStartsAfresh()
{
    Refused refused;
    refused.rig.saveRules(ContactFlow, [](Flow &flow) {
        for (Mapping &mapping : flow.mappings)
            mapping.rules.direction = Direction::ToSource;
    });
    QCOMPARE(refused.triedByARun(), 0);
    QVERIFY2(refused.state() == LinkState::InSync, "there is nothing left that the target could refuse");
    QCOMPARE(refused.rig.row(ContactFlow, refused.kari).reason.code, ReasonCode::OneWay);
}

/// It failed once more after the plan was shown; whoever carries the plan out asks for just these records.
void TestEngineBackoff::aPlanIsCarriedOutAtOnce()
{
    Refused refused;
    Rig &rig = refused.rig;
    rig.wait(waitingTimes.back());
    RunRequest look;
    look.preview = true;
    const qint64 plan = rig.run(look).run.id;
    QCOMPARE(refused.triedByARun(), 1);
    refused.allowAgain();
    RunRequest carryOut;
    carryOut.plan = plan;
    carryOut.links = {refused.link};
    QVERIFY(rig.run(carryOut).refused.isEmpty());
    QCOMPARE(rig.there(refused.kari, u"familyName"_s), u"Berg"_s);
}

/// What the engine itself keeps of a choice is no new situation: the side that refuses it is asked less and less often.
void TestEngineBackoff::halfTakenChoiceStillWaitsLonger()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.target.edit(contacts, rig.counterpart(kari), {{u"familyName"_s, u"Dal"_s}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
    QVERIFY(rig.choose(kari, u"lastname"_s, Choice::TakeValue, u"Berg Dal"_s));
    int tried = 0;
    rig.target.refuse = [&](const Changes &) {
        ++tried;
        return Error{ErrorKind::Refused, u"Not allowed."_s};
    };
    for (int i = 0; i < 40; ++i) {
        rig.run();
        rig.wait(waitingTimes.at(1));
    }
    QCOMPARE(rig.here(kari, u"lastname"_s), u"Berg Dal"_s);
    QVERIFY2(tried < 8, qPrintable(u"%1 attempts in 80 minutes"_s.arg(tried)));
    rig.target.refuse = {};
    rig.runLinks({rig.link(ContactFlow, kari)});
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg Dal"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
}

void TestEngineBackoff::successForgetsTheFailures()
{
    Refused refused;
    refused.allowAgain();
    refused.rig.wait(waitingTimes.back());
    refused.rig.run();
    QCOMPARE(refused.state(), LinkState::InSync);
    QCOMPARE(refused.rig.detail(ContactFlow, refused.kari).attempts, 0);
}

void TestEngineBackoff::serverErrorsBackOffAsWell_data()
{
    QTest::addColumn<bool>("creates");
    QTest::newRow("update") << false;
    QTest::newRow("create") << true;
}

/// A record at which the server stumbles every time: what became of each attempt is looked up, and it was nothing.
void TestEngineBackoff::serverErrorsBackOffAsWell()
{
    QFETCH(bool, creates);
    Rig rig;
    rig.target.haveKeys(contacts, u"sambandKey"_s);
    QString id = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    int tried = 0;
    rig.target.refuse = [&](const Changes &) {
        ++tried;
        return Error{ErrorKind::OutcomeUnknown, u"It stumbled (500): no room."_s, 500};
    };
    if (creates)
        id = rig.contact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    else
        rig.source.edit(contact, id, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.run();
    QCOMPARE(rig.row(ContactFlow, id).reason.code, ReasonCode::AnswerLost);
    rig.run();
    QVERIFY2(tried == 2, "the first time may have been an accident");
    rig.run();
    QCOMPARE(tried, 2);
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Failing);
    QCOMPARE(rig.row(ContactFlow, id).reason,
        refusal(u"It stumbled (500): no room."_s, Side::Target, ErrorKind::OutcomeUnknown));
    QCOMPARE(rig.detail(ContactFlow, id).attempts, 2);
    QCOMPARE(rig.detail(ContactFlow, id).retryAt, rig.now + waitingTimes.at(1));
    QCOMPARE(rig.journal(ContactFlow, id).front().kind, u"failed"_s);
    for (int i = 0; i < 40; ++i) {
        rig.wait(waitingTimes.at(1));
        rig.run();
    }
    QVERIFY2(tried >= 4 && tried < 8, qPrintable(u"%1 attempts in 80 minutes"_s.arg(tried)));
    rig.target.refuse = {};
    rig.wait(waitingTimes.back());
    rig.run();
    QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
    QCOMPARE(rig.detail(ContactFlow, id).attempts, 0);
    QCOMPARE(rig.target.ids(contacts).size(), creates ? 2 : 1);
}

void TestEngineBackoff::aLostAnswerForgetsNoFailures()
{
    Refused refused;
    Rig &rig = refused.rig;
    rig.target.refuse = [](const Changes &) { return Error{ErrorKind::OutcomeUnknown, u"No answer."_s}; };
    rig.wait(waitingTimes.back());
    rig.run();
    QCOMPARE(rig.row(ContactFlow, refused.kari).reason.code, ReasonCode::AnswerLost);
    rig.run();
    QCOMPARE(refused.state(), LinkState::Failing);
    QCOMPARE(rig.detail(ContactFlow, refused.kari).attempts, int(waitingTimes.size()) + 2);
    QCOMPARE(rig.detail(ContactFlow, refused.kari).retryAt, rig.now + waitingTimes.back());
}

QTEST_GUILESS_MAIN(TestEngineBackoff)
#include "tst_engine_backoff.moc"
