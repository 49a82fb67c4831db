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
    void createWithSeveralLikeIt_data();
    void createWithSeveralLikeIt();
    void createThatWasCut();
    void createThatSomebodyEdited();
    void twoCreatesOfEqualContent();
    void createOfARecordThatIsGone();
    void updateStoredInTheServersForm_data();
    void updateStoredInTheServersForm();
    void updateThatDidNotArriveAtAShorterValue();
    void updateShortenedByAPersonLater();
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

void TestRecovery::createWithSeveralLikeIt_data()
{
    QTest::addColumn<bool>("again");
    QTest::newRow("the operator links it") << false;
    QTest::newRow("the operator has it made again") << true;
}

void TestRecovery::createWithSeveralLikeIt()
{
    QFETCH(bool, again);
    Rig rig;
    const QString id = openCreate(rig);
    rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.wait(overlap);
    rig.run();
    rig.runAll();
    QVERIFY2(!nothingOpen(rig), "it stays open until somebody answers, or a later run would send it again");
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Ambiguous);
    QCOMPARE(rig.counterpart(id), QString());
    QCOMPARE(rig.detail(ContactFlow, id).candidates.size(), 2);
    QCOMPARE(rig.writes(), 1);
    rig.source.edit(contact, id, {{u"properties.firstname"_s, u"Olav"_s}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Ambiguous);
    QCOMPARE(rig.writes(), 1);
    if (again)
        QVERIFY(rig.chooseForPair(ContactFlow, id, Choice::Recreate));
    else
        QVERIFY(rig.actions().link(rig.link(ContactFlow, id), rig.detail(ContactFlow, id).candidates.first().record));
    rig.runAll();
    QVERIFY(nothingOpen(rig));
    QVERIFY(!rig.counterpart(id).isEmpty());
    QCOMPARE(rig.target.ids(contacts).size(), again ? 4 : 3);
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

/// What is only the beginning of what was sent may be somebody else's: asked, never guessed and never sent again.
void TestRecovery::createThatWasCut()
{
    Rig rig;
    const QString id = openCreate(rig);
    const QString made = rig.targetContact(u"Ola"_s, u"Hans"_s, u"+4791234567"_s);
    rig.wait(overlap);
    rig.runAll();
    rig.runAll();
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Ambiguous);
    QCOMPARE(rig.row(ContactFlow, id).reason.code, ReasonCode::CreateUnsure);
    QCOMPARE(rig.target.ids(contacts).size(), 2);
    const auto candidates = rig.detail(ContactFlow, id).candidates;
    QCOMPARE(candidates.size(), 1);
    QVERIFY(rig.actions().link(rig.link(ContactFlow, id), candidates.first().record));
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.counterpart(id), made);
}

/// Somebody edited the new record before recovery saw it: half of it is still ours, so it is asked about, not made
/// twice.
void TestRecovery::createThatSomebodyEdited()
{
    Rig rig;
    const QString id = openCreate(rig);
    const QString made = rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.target.edit(contacts, made, {{u"familyName"_s, u"Lund"_s}});
    rig.wait(overlap);
    rig.runAll();
    QCOMPARE(rig.state(ContactFlow, id), LinkState::Ambiguous);
    QCOMPARE(rig.target.ids(contacts).size(), 2);
}

/// Two people of one name, both made, both answers lost: the two new records are interchangeable.
void TestRecovery::twoCreatesOfEqualContent()
{
    Rig rig;
    const QString id = openCreate(rig);
    const QString twin = rig.contact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.run();
    leaveOpen(rig, rig.link(ContactFlow, twin), Verb::Create, {}, ola);
    rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.targetContact(u"Ola"_s, u"Hansen"_s, u"+4791234567"_s);
    rig.wait(overlap);
    rig.runAll();
    QVERIFY(nothingOpen(rig));
    QVERIFY(!rig.counterpart(id).isEmpty() && !rig.counterpart(twin).isEmpty());
    QVERIFY(rig.counterpart(id) != rig.counterpart(twin));
    QCOMPARE(rig.target.ids(contacts).size(), 3);
}

void TestRecovery::createOfARecordThatIsGone()
{
    Rig rig;
    const QString id = openCreate(rig);
    rig.source.remove(contact, id);
    rig.runFull();
    rig.wait(overlap);
    const RunReport report = rig.runFull();
    QVERIFY2(!report.error, report.error ? qPrintable(report.error->text) : "");
    rig.run();
    QVERIFY(nothingOpen(rig));
    QVERIFY2(rig.link(ContactFlow, id) == 0, "its row went with it");
}

void TestRecovery::updateStoredInTheServersForm_data()
{
    QTest::addColumn<QString>("sent");
    QTest::addColumn<QString>("held");
    QTest::newRow("trimmed") << u"  Berg  Dal "_s << u"Berg  Dal"_s;
    QTest::newRow("spaces collapsed") << u"Berg   Dal"_s << u"Berg Dal"_s;
    QTest::newRow("case") << u"Berg Dal"_s << u"BERG DAL"_s;
    QTest::newRow("cut") << u"Berg Dal Lundgren"_s << u"Berg Dal"_s;
    QTest::newRow("number") << u"12.50"_s << u"12.5"_s;
}

/// The answer was lost, and the server holds its own form of what was sent: that is our value, and no conflict.
void TestRecovery::updateStoredInTheServersForm()
{
    QFETCH(QString, sent);
    QFETCH(QString, held);
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, sent}});
    leaveOpen(rig, rig.link(ContactFlow, kari), Verb::Update, there, {{u"familyName"_s, sent}},
        {{u"familyName"_s, u"Nordmann"_s}});
    rig.target.edit(contacts, there, {{u"familyName"_s, held}});
    rig.wait(24 * 60 * 60 * 1000);
    rig.reopen();
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    QCOMPARE(rig.writes(), 1);
    QCOMPARE(rig.there(kari, u"familyName"_s), held);
    rig.target.edit(contacts, there, {{u"familyName"_s, u"Vik"_s}});
    rig.run();
    QCOMPARE(rig.here(kari, u"lastname"_s), u"Vik"_s);
}

/// The record still holds what it held: the beginning of what was sent, but nothing shows that the write arrived.
void TestRecovery::updateThatDidNotArriveAtAShorterValue()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Berg"_s);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg Dal"_s}});
    leaveOpen(rig, rig.link(ContactFlow, kari), Verb::Update, rig.counterpart(kari), {{u"familyName"_s, u"Berg Dal"_s}},
        {{u"familyName"_s, u"Berg"_s}});
    rig.run();
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg Dal"_s);
    QCOMPARE(rig.writes(), 2);
}

/// A change long after the write was sent is a person's own, however much it looks like what was sent.
void TestRecovery::updateShortenedByAPersonLater()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg Dal"_s}});
    leaveOpen(rig, rig.link(ContactFlow, kari), Verb::Update, there, {{u"familyName"_s, u"Berg Dal"_s}},
        {{u"familyName"_s, u"Nordmann"_s}});
    rig.wait(60 * 60 * 1000);
    rig.target.edit(contacts, there, {{u"familyName"_s, u"Berg"_s}});
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
}

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
