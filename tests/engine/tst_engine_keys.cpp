#include "tests/support/rig.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;
const auto keyPath = u"sambandKey"_s;

} // namespace

/// Creates in an account that has the unique property of ours: whatever happens to an answer or to the process, one
/// record is made, it is known again without asking anybody, and nobody waits for an index.
class TestEngineKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aLostAnswerIsSettledByTheKey();
    void aKilledRun_data();
    void aKilledRun();
    void aCreateThatArrivesLateIsNotMadeTwice();
    void anAttemptThatCameToNothingKeepsTheKey_data();
    void anAttemptThatCameToNothingKeepsTheKey();
    void whatAPersonEditedMeanwhileStays();
    void aKeyThatIsUsedAgainIsLookedUpFirst_data();
    void aKeyThatIsUsedAgainIsLookedUpFirst();
    void anAnswerWithAnothersRecordStopsNothing();
    void aRecordLinkedElsewhereMeanwhileIsLeftThere();
    void madeAgainAfterUnlinkingIsAnotherRecord();
    void withoutThePropertyItIsTheContent();
    void thePropertyThatCameLaterProvesNothing();
    void aListThatCannotBeReadLeavesItOpen();
    void keysNeverRepeat();

private:
    void twin() { m_rig->targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s); }
    /// The create of the next run is done, but nobody hears of it.
    void loseAnswer(Faults::Then then = Faults::Then::GoOn, Faults::When when = Faults::When::After);
    Intent open() const;
    QString keyOf(const QString &id) const { return m_rig->target.fields(contacts, id).value(keyPath); }

    std::unique_ptr<Rig> m_rig;
    QString m_ola;
};

/// Ola is to be made; the first run of his flow is over.
void TestEngineKeys::init()
{
    m_rig = std::make_unique<Rig>();
    m_rig->target.haveKeys(contacts, keyPath);
    m_rig->linkedContact(u"Kari"_s, u"Nordmann"_s);
    m_ola = m_rig->contact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
}

void TestEngineKeys::loseAnswer(Faults::Then then, Faults::When when)
{
    Faults &faults = *m_rig->faults;
    faults = {};
    faults.nthWrite = 1;
    faults.when = when;
    faults.then = then;
    faults.kind = ErrorKind::OutcomeUnknown;
}

Intent TestEngineKeys::open() const
{
    const auto intents = LinkStore(*m_rig->workspace).openIntents();
    return intents && intents->size() == 1 ? intents->first() : Intent{};
}

void TestEngineKeys::aLostAnswerIsSettledByTheKey()
{
    loseAnswer();
    m_rig->run();
    const QString key = open().key;
    QVERIFY(!key.isEmpty());
    twin(); // equal in every value: by content nobody could tell
    twin();
    const int before = m_rig->target.writes;
    m_rig->reopen();
    m_rig->run(); // at once: an index that lags does not matter
    QCOMPARE(open().id, 0);
    QCOMPARE(m_rig->state(ContactFlow, m_ola), LinkState::InSync);
    QCOMPARE(keyOf(m_rig->counterpart(m_ola)), key);
    QCOMPARE(m_rig->target.writes, before);
    QCOMPARE(m_rig->target.ids(contacts).size(), 4);
}

void TestEngineKeys::aKilledRun_data()
{
    QTest::addColumn<bool>("arrived");
    QTest::newRow("before it was sent") << false;
    QTest::newRow("after it was done") << true;
}

void TestEngineKeys::aKilledRun()
{
    QFETCH(bool, arrived);
    loseAnswer(Faults::Then::Kill, arrived ? Faults::When::After : Faults::When::Before);
    QCOMPARE(m_rig->run().run.status, u"killed"_s);
    const QString key = open().key;
    m_rig->reopen();
    m_rig->run();
    QCOMPARE(open().id, 0);
    QCOMPARE(m_rig->state(ContactFlow, m_ola), LinkState::InSync);
    QCOMPARE(m_rig->target.ids(contacts).size(), 2);
    QCOMPARE(keyOf(m_rig->counterpart(m_ola)), key);
}

/// The server has the request, and does it only after recovery has looked: the second attempt must find the first.
void TestEngineKeys::aCreateThatArrivesLateIsNotMadeTwice()
{
    loseAnswer(Faults::Then::GoOn, Faults::When::Before);
    m_rig->run();
    const Intent late = open();
    QVERIFY(!late.key.isEmpty());
    QCOMPARE(m_rig->target.ids(contacts).size(), 1);
    bool arrived = false;
    m_rig->target.onWrite = [&](const QString &, const QString &, const Fields &, const Changes &sent) {
        if (std::exchange(arrived, true))
            return;
        Fields fields{{keyPath, late.key}};
        for (auto field = sent.cbegin(); field != sent.cend(); ++field)
            put(fields, field.key(), *field);
        m_rig->target.add(contacts, fields);
    };
    m_rig->source.edit(contact, m_ola, {{u"properties.lastname"_s, u"Berg"_s}}); // and it is to be made otherwise now
    m_rig->run();
    QVERIFY(arrived);
    QCOMPARE(m_rig->target.ids(contacts).size(), 2);
    QCOMPARE(m_rig->state(ContactFlow, m_ola), LinkState::InSync);
    QCOMPARE(m_rig->there(m_ola, u"familyName"_s), u"Berg"_s);
}

void TestEngineKeys::anAttemptThatCameToNothingKeepsTheKey_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("not sent: no more calls") << ErrorKind::RateLimited;
    QTest::newRow("not sent: stopped") << ErrorKind::Cancelled;
    QTest::newRow("refused") << ErrorKind::Refused;
}

/// The first attempt is stuck on its way. What becomes of the second says nothing about it: the third has to find it.
void TestEngineKeys::anAttemptThatCameToNothingKeepsTheKey()
{
    QFETCH(ErrorKind, kind);
    loseAnswer(Faults::Then::GoOn, Faults::When::Before);
    m_rig->run();
    const QString key = open().key;
    QVERIFY(!key.isEmpty());
    loseAnswer(Faults::Then::GoOn, Faults::When::Before);
    m_rig->faults->kind = kind;
    m_rig->run();
    QCOMPARE(m_rig->faults->hits, 1);
    QCOMPARE(open().id, 0);
    *m_rig->faults = {};
    bool arrived = false;
    m_rig->target.onWrite = [&](const QString &, const QString &, const Fields &, const Changes &sent) {
        if (std::exchange(arrived, true))
            return;
        Fields fields{{keyPath, key}};
        for (auto field = sent.cbegin(); field != sent.cend(); ++field)
            put(fields, field.key(), *field);
        m_rig->target.add(contacts, fields);
    };
    m_rig->wait(60 * 60 * 1000);
    m_rig->run();
    QVERIFY(arrived);
    QCOMPARE(m_rig->target.ids(contacts).size(), 2);
    QCOMPARE(m_rig->state(ContactFlow, m_ola), LinkState::InSync);
}

void TestEngineKeys::whatAPersonEditedMeanwhileStays()
{
    loseAnswer();
    m_rig->run();
    const QString made = m_rig->target.ids(contacts).last();
    m_rig->target.edit(contacts, made, {{u"familyName"_s, u"Dal"_s}, {u"directPhone"_s, u"22"_s}});
    m_rig->run();
    QCOMPARE(m_rig->counterpart(m_ola), made);
    QCOMPARE(m_rig->target.fields(contacts, made).value(u"familyName"_s), u"Dal"_s);
    QCOMPARE(m_rig->target.ids(contacts).size(), 2);
    QCOMPARE(m_rig->state(ContactFlow, m_ola), LinkState::Conflict);
}

void TestEngineKeys::aKeyThatIsUsedAgainIsLookedUpFirst_data()
{
    QTest::addColumn<bool>("linked");
    QTest::newRow("edited") << false;
    QTest::newRow("linked to another one") << true;
}

/// The first attempt arrives after recovery looked for it and before the next one, and a person works on it at once:
/// nothing of theirs is overwritten, and no second record is made.
void TestEngineKeys::aKeyThatIsUsedAgainIsLookedUpFirst()
{
    QFETCH(bool, linked);
    loseAnswer(Faults::Then::GoOn, Faults::When::Before);
    m_rig->run();
    const QString key = open().key;
    QVERIFY(!key.isEmpty());
    loseAnswer(Faults::Then::GoOn, Faults::When::Before);
    m_rig->faults->kind = ErrorKind::RateLimited;
    m_rig->run();
    QCOMPARE(open().id, 0);
    *m_rig->faults = {};
    const QString made = m_rig->target.add(contacts,
        {{keyPath, key}, {u"givenName"_s, u"Ola"_s}, {u"familyName"_s, linked ? u"Vik"_s : u"Dal"_s},
            {u"mobilePhone"_s, u"+4791234567"_s}});
    if (linked) {
        const QString vik = m_rig->contact(u"Ola"_s, u"Vik"_s, u"+4791234567"_s);
        m_rig->runLinks({m_rig->link(ContactFlow, vik)});
    }
    m_rig->wait(60 * 60 * 1000);
    m_rig->run();
    m_rig->run();
    QCOMPARE(m_rig->target.fields(contacts, made).value(u"familyName"_s), linked ? u"Vik"_s : u"Dal"_s);
    if (linked)
        return;
    QCOMPARE(m_rig->target.ids(contacts).size(), 2);
    QCOMPARE(m_rig->counterpart(m_ola), made);
    QCOMPARE(m_rig->state(ContactFlow, m_ola), LinkState::Conflict);
}

/// The server says it made Kari's record for Ola. That is Ola's trouble alone: the others are kept, and the run goes
/// on.
void TestEngineKeys::anAnswerWithAnothersRecordStopsNothing()
{
    const QString per = m_rig->contact(u"Per"_s, u"Holm"_s, u"+4792345678"_s);
    const QString karis = m_rig->target.ids(contacts).first();
    int odd = 0;
    m_rig->target.distort = [&](Record &answer) {
        if (valueOf(answer.fields, u"familyName"_s) != u"Hansen"_s)
            return;
        answer.id = karis;
        ++odd;
    };
    for (int i = 0; i < 3; ++i) {
        const RunReport report = m_rig->run();
        QVERIFY2(!report.error, report.error ? qPrintable(report.error->text) : "");
    }
    QVERIFY2(odd == 1, "it waits, as every record that fails");
    QCOMPARE(m_rig->state(ContactFlow, per), LinkState::InSync);
    QCOMPARE(m_rig->state(ContactFlow, m_ola), LinkState::Failing);
    QCOMPARE(m_rig->counterpart(m_ola), QString());
    QVERIFY(m_rig->row(ContactFlow, m_ola).reason.args.value(0).contains(karis));
    QCOMPARE(m_rig->target.fields(contacts, karis).value(u"familyName"_s), u"Nordmann"_s);
    m_rig->target.distort = {};
    m_rig->wait(60 * 60 * 1000);
    m_rig->run();
    QVERIFY2(m_rig->state(ContactFlow, m_ola) == LinkState::Held, "the one it really made is there: a person decides");
    QCOMPARE(m_rig->target.ids(contacts).size(), 3);
}

/// A person gave the record that was made for Ola to Per: it is Per's, and nothing of Ola's is written over it.
void TestEngineKeys::aRecordLinkedElsewhereMeanwhileIsLeftThere()
{
    const QString per = m_rig->contact(u"Per"_s, u"Holm"_s);
    m_rig->saveRules(ContactFlow, [](Flow &flow) { flow.rules.creation = Creation::Approval; });
    m_rig->run();
    QVERIFY(m_rig->actions().approve({m_rig->link(ContactFlow, m_ola)}));
    loseAnswer();
    m_rig->run();
    const QString made = m_rig->target.ids(contacts).last();
    m_rig->target.propertiesError = Error{ErrorKind::Forbidden, u"Not for you."_s};
    m_rig->runFull();
    RecordStore records(*m_rig->workspace);
    const auto stored = records.find(records.readState(Side::Target, contacts)->id, made);
    QVERIFY(stored && stored->id != 0);
    QVERIFY(m_rig->actions().link(m_rig->link(ContactFlow, per), stored->id));
    m_rig->target.propertiesError.reset();
    m_rig->run();
    QCOMPARE(open().id, 0);
    QCOMPARE(m_rig->counterpart(per), made);
    QVERIFY(m_rig->counterpart(m_ola) != made);
    QCOMPARE(m_rig->target.ids(contacts).size(), 3);
    QCOMPARE(m_rig->target.fields(contacts, made).value(u"familyName"_s), u"Hansen"_s); // a conflict of Per's
}

void TestEngineKeys::madeAgainAfterUnlinkingIsAnotherRecord()
{
    m_rig->run();
    const QString first = m_rig->counterpart(m_ola);
    QVERIFY(!first.isEmpty());
    QVERIFY(m_rig->actions().unlink({m_rig->link(ContactFlow, m_ola)}, true));
    m_rig->runAll();
    const QString second = m_rig->counterpart(m_ola);
    QVERIFY(!second.isEmpty());
    QVERIFY(second != first);
    QVERIFY(keyOf(second) != keyOf(first));
}

/// The property is taken out of the account while a create is open: then, and only then, it goes by content.
void TestEngineKeys::withoutThePropertyItIsTheContent()
{
    loseAnswer();
    m_rig->run();
    m_rig->target.propertyLists[contacts].properties.clear();
    m_rig->wait(120'000);
    m_rig->run();
    QCOMPARE(open().id, 0);
    QCOMPARE(m_rig->state(ContactFlow, m_ola), LinkState::InSync);
    QCOMPARE(m_rig->target.ids(contacts).size(), 2);
}

/// What was sent before the account had the property does not hold a key: that nobody holds it proves nothing.
void TestEngineKeys::thePropertyThatCameLaterProvesNothing()
{
    const PropertyList with = m_rig->target.propertyLists.take(contacts);
    loseAnswer();
    m_rig->run();
    QVERIFY(open().id != 0);
    m_rig->target.propertyLists.insert(contacts, with);
    m_rig->wait(120'000);
    m_rig->run();
    QCOMPARE(m_rig->state(ContactFlow, m_ola), LinkState::InSync);
    QCOMPARE(m_rig->target.ids(contacts).size(), 2);
}

void TestEngineKeys::aListThatCannotBeReadLeavesItOpen()
{
    loseAnswer();
    m_rig->run();
    m_rig->target.propertiesError = Error{ErrorKind::Forbidden, u"Not for you."_s};
    m_rig->wait(120'000);
    m_rig->run();
    QVERIFY2(open().id != 0, "whether the account takes keys is not known: nothing is concluded");
    QCOMPARE(m_rig->target.ids(contacts).size(), 2);
    m_rig->target.propertiesError.reset();
    m_rig->run();
    QCOMPARE(open().id, 0);
    QCOMPARE(m_rig->state(ContactFlow, m_ola), LinkState::InSync);
    QCOMPARE(m_rig->target.ids(contacts).size(), 2);
}

void TestEngineKeys::keysNeverRepeat()
{
    for (int i = 0; i < 20; ++i)
        m_rig->contact(u"Ny"_s, u"Like"_s, u"+47912000%1"_s.arg(10 + i));
    m_rig->runAll();
    QSet<QString> keys;
    for (const QString &id : m_rig->target.ids(contacts)) {
        if (const QString key = keyOf(id); !key.isEmpty())
            keys.insert(key);
    }
    QCOMPARE(keys.size(), 22);
}

QTEST_GUILESS_MAIN(TestEngineKeys)
#include "tst_engine_keys.moc"
