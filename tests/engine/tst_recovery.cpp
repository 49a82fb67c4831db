#include "tests/engine/leftopen.h"

#include <algorithm>

using namespace samband;
using namespace samband::leftopen;
using namespace Qt::StringLiterals;

/// What becomes of an update or an archive whose outcome nobody knows.
class TestRecovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void updateThatArrived();
    void updateThatDidNot();
    void updateOverwrittenByAPerson();
    void updateOfARecordThatIsGone();
    void archive_data();
    void archive();
    void updateStoredInTheServersForm_data();
    void updateStoredInTheServersForm();
    void updateAtAServerWithAnotherClock();
    void updateThatDidNotArriveAtAShorterValue();
    void updateShortenedByAPersonLater();
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
    const Views views(*rig.workspace);
    const auto order = views.journalOrder({});
    QVERIFY(order);
    const auto rows = views.journalRows(*order);
    QVERIFY(rows);
    QCOMPARE(std::ranges::count(*rows, u"archived"_s, &JournalRow::kind), 1);
    const auto row = std::ranges::find(*rows, u"archived"_s, &JournalRow::kind);
    QCOMPARE(row->who, arrived ? u"recovery"_s : u"run"_s);
    QCOMPARE(row->side, Side::Target);
    QCOMPARE(row->recordId, there);
    QCOMPARE(row->title, u"Kari Nordmann"_s);
    QVERIFY(row->before.isEmpty() && row->after.isEmpty() && row->base.isEmpty());
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

/// What the server says of its times is by its own clock.
void TestRecovery::updateAtAServerWithAnotherClock()
{
    Rig rig;
    rig.target.ahead = -20 * 60 * 1000;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg Dal Lundgren"_s}});
    leaveOpen(rig, rig.link(ContactFlow, kari), Verb::Update, there, {{u"familyName"_s, u"Berg Dal Lundgren"_s}},
        {{u"familyName"_s, u"Nordmann"_s}});
    rig.target.edit(contacts, there, {{u"familyName"_s, u"Berg Dal"_s}});
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    QCOMPARE(rig.writes(), 1);
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
