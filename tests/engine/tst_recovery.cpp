#include "tests/support/rig.h"

#include <QtTest>

#include <algorithm>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;
constexpr qint64 overlap = 120'000; // ms a new target record may stay hidden

/// Leaves a write open, as a process that died just after it was sent would.
void leaveOpen(Rig &rig, qint64 link, Verb verb, const QString &recordId, const Changes &fields,
    const Fields &expected = {}, Side side = Side::Target)
{
    Intent intent;
    intent.link = link;
    intent.side = side;
    intent.verb = verb;
    intent.recordId = recordId;
    intent.fields = fields;
    intent.expected = expected;
    intent.key = u"key"_s;
    intent.startedAt = rig.now;
    const auto begun = LinkStore(*rig.workspace).begin({intent});
    QVERIFY(begun);
}

bool nothingOpen(const Rig &rig)
{
    const auto open = LinkStore(*rig.workspace).openIntents();
    return open && open->isEmpty();
}

const Changes ola{{u"givenName"_s, u"Ola"_s}, {u"familyName"_s, u"Hansen"_s}, {u"mobilePhone"_s, u"+4791234567"_s}};

/// A held contact whose create is open; the first run of its flow is over.
QString openCreate(Rig &rig)
{
    rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.creation = Creation::Approval; });
    const QString id = rig.contact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.run();
    leaveOpen(rig, rig.link(ContactFlow, id), Verb::Create, {}, ola);
    const Status approved = rig.actions().approve({rig.link(ContactFlow, id)});
    QTest::qVerify(approved.ok(), "approved", "", __FILE__, __LINE__);
    return id;
}

} // namespace

/// What becomes of a write whose outcome nobody knows.
class TestRecovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void updateThatArrived();
    void updateThatDidNot();
    void updateOverwrittenByAPerson();
    void updateOfARecordThatIsGone();
    void archive_data();
    void archive();
    void createThatArrived();
    void createThatArrivedReformatted();
    void createThatDidNot();
    void createTooEarlyToTell();
    void createWithSeveralLikeIt();
    void createWithALinkedTwin();
    void createWithAnOldTwin();
};

void TestRecovery::updateThatArrived()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    leaveOpen(rig, rig.link(ContactFlow, kari), Verb::Update, there, {{u"familyName"_s, u"Berg"_s}},
        {{u"familyName"_s, u"Nordmann"_s}});
    rig.target.edit(contacts, there, {{u"familyName"_s, u"Berg"_s}});
    rig.reopen();
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.writes(), 1);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    const QList<JournalRow> rows = rig.journal(ContactFlow, kari);
    const auto row = std::ranges::find(rows, u"recovery"_s, &JournalRow::who);
    QVERIFY(row != rows.end());
    QCOMPARE(row->kind, u"updated"_s);
    QCOMPARE(row->before.value(u"familyName"_s), u"Nordmann"_s);
    QCOMPARE(row->after.value(u"familyName"_s), u"Berg"_s);
}

void TestRecovery::updateThatDidNot()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    leaveOpen(rig, rig.link(ContactFlow, kari), Verb::Update, rig.counterpart(kari), {{u"familyName"_s, u"Berg"_s}},
        {{u"familyName"_s, u"Nordmann"_s}});
    rig.reopen();
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.writes(), 2);
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
}

void TestRecovery::updateOverwrittenByAPerson()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    leaveOpen(rig, rig.link(ContactFlow, kari), Verb::Update, there, {{u"familyName"_s, u"Berg"_s}},
        {{u"familyName"_s, u"Nordmann"_s}});
    rig.target.edit(contacts, there, {{u"familyName"_s, u"Dal"_s}});
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.writes(), 1);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
}

void TestRecovery::updateOfARecordThatIsGone()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    leaveOpen(rig, rig.link(ContactFlow, kari), Verb::Update, there, {{u"familyName"_s, u"Berg"_s}});
    rig.target.remove(contacts, there);
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Orphaned);
    QCOMPARE(rig.writes(), 1);
}

void TestRecovery::archive_data()
{
    QTest::addColumn<bool>("arrived");
    QTest::newRow("arrived") << true;
    QTest::newRow("did not") << false;
}

void TestRecovery::archive()
{
    QFETCH(bool, arrived);
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    rig.source.remove(contact, kari);
    rig.runFull();
    QVERIFY(rig.chooseForPair(ContactFlow, kari, Choice::Archive));
    leaveOpen(rig, rig.link(ContactFlow, kari), Verb::Archive, there, {});
    if (arrived)
        rig.target.remove(contacts, there);
    rig.reopen();
    rig.run();
    QVERIFY(nothingOpen(rig));
    QVERIFY(!rig.target.has(contacts, there));
    QVERIFY(rig.rows(ContactFlow).empty());
    QCOMPARE(rig.writes(), arrived ? 1 : 2);
}

void TestRecovery::createThatArrived()
{
    Rig rig;
    const QString id = openCreate(rig);
    const QString made = rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.wait(overlap);
    rig.reopen();
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.counterpart(id), made);
    QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
    QCOMPARE(rig.target.ids(contacts).size(), 2);
    QCOMPARE(rig.writes(), 1);
    rig.run();
    QCOMPARE(rig.writes(), 1);
}

void TestRecovery::createThatArrivedReformatted()
{
    Rig rig;
    const QString id = openCreate(rig);
    rig.targetContact(u"Ola"_s, u"Hansen"_s, u"912 34 567"_s);
    rig.wait(overlap);
    rig.run();
    rig.run();
    QCOMPARE(rig.target.ids(contacts).size(), 2);
    QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
    QCOMPARE(rig.writes(), 1);
}

void TestRecovery::createThatDidNot()
{
    Rig rig;
    const QString id = openCreate(rig);
    rig.wait(overlap);
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.target.ids(contacts).size(), 2);
    QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
    QCOMPARE(rig.writes(), 2);
}

void TestRecovery::createTooEarlyToTell()
{
    Rig rig;
    const QString id = openCreate(rig);
    rig.run();
    rig.runAll();
    rig.runLinks({rig.link(ContactFlow, id)});
    QVERIFY2(!nothingOpen(rig), "a search may still hide it");
    QCOMPARE(rig.writes(), 1);
    rig.wait(overlap);
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.writes(), 2);
    QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
}

void TestRecovery::createWithSeveralLikeIt()
{
    Rig rig;
    const QString id = openCreate(rig);
    rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.wait(overlap);
    rig.run();
    rig.runAll();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Ambiguous);
    QCOMPARE(rig.counterpart(id), QString());
    QCOMPARE(rig.writes(), 1);
}

void TestRecovery::createWithALinkedTwin()
{
    Rig rig;
    const QString twin = rig.contact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.runAll();
    const QString taken = rig.counterpart(twin);
    const QString id = rig.contact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.creation = Creation::Approval; });
    rig.run();
    leaveOpen(rig, rig.link(ContactFlow, id), Verb::Create, {}, ola);
    rig.wait(overlap);
    rig.run();
    QVERIFY(nothingOpen(rig));
    QVERIFY2(rig.counterpart(id).isEmpty() && rig.counterpart(twin) == taken, "another one's record is not it");
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Held);
}

void TestRecovery::createWithAnOldTwin()
{
    Rig rig;
    const QString twin = rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.wait(24 * 60 * 60 * 1000);
    rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.creation = Creation::Approval; });
    const QString id = rig.contact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.run();
    const qint64 link = rig.link(ContactFlow, id);
    QVERIFY(rig.actions().unlink({link}, true)); // not the twin: a record of its own
    rig.run();
    leaveOpen(rig, link, Verb::Create, {}, ola);
    QVERIFY(rig.actions().approve({link}));
    rig.wait(overlap);
    rig.run();
    QVERIFY(nothingOpen(rig));
    QVERIFY2(rig.counterpart(id) != twin, "a record made long before the create was sent is not it");
    QCOMPARE(rig.target.ids(contacts).size(), 3);
    QCOMPARE(rig.writes(), 2);
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
