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
    void updateShortenedByAPersonAtOnce();
    void choiceWhoseHalfArrivedBindsNoMore();
    void choiceMadeSinceIsCarriedOut();
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
    QTest::newRow("cut") << u"Berg Dal Lundgren Haraldsen"_s << u"Berg Dal Lundgren Har"_s;
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
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg Dal Lundgren Haraldsen"_s}});
    leaveOpen(rig, rig.link(ContactFlow, kari), Verb::Update, there,
        {{u"familyName"_s, u"Berg Dal Lundgren Haraldsen"_s}}, {{u"familyName"_s, u"Nordmann"_s}});
    rig.target.edit(contacts, there, {{u"familyName"_s, u"Berg Dal Lundgren Har"_s}});
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

/// No system cuts a name off after four letters: somebody shortened it just then, and that is not to be lost.
void TestRecovery::updateShortenedByAPersonAtOnce()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg Dal"_s}});
    leaveOpen(rig, rig.link(ContactFlow, kari), Verb::Update, there, {{u"familyName"_s, u"Berg Dal"_s}},
        {{u"familyName"_s, u"Nordmann"_s}});
    rig.target.edit(contacts, there, {{u"familyName"_s, u"Berg"_s}});
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
}

/// Of two properties the one that arrived is done with, although the other one has to be sent again.
void TestRecovery::choiceWhoseHalfArrivedBindsNoMore()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791111111"_s);
    const QString there = rig.counterpart(kari);
    rig.source.edit(
        contact, kari, {{u"properties.lastname"_s, u"Berg"_s}, {u"properties.mobilephone"_s, u"+4792222222"_s}});
    rig.target.edit(contacts, there, {{u"familyName"_s, u"Dal"_s}, {u"mobilePhone"_s, u"+4793333333"_s}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
    QVERIFY(rig.choose(kari, u"lastname"_s, Choice::TakeSource));
    QVERIFY(rig.choose(kari, u"mobilephone"_s, Choice::TakeSource));
    leaveOpen(rig, rig.link(ContactFlow, kari), Verb::Update, there,
        {{u"familyName"_s, u"Berg"_s}, {u"mobilePhone"_s, u"+4792222222"_s}},
        {{u"familyName"_s, u"Dal"_s}, {u"mobilePhone"_s, u"+4793333333"_s}});
    rig.target.edit(contacts, there, {{u"familyName"_s, u"Berg"_s}});
    QVERIFY(rig.actions().setPaused({rig.link(ContactFlow, kari)}, true));
    rig.run();
    QVERIFY(nothingOpen(rig));
    const Resolutions left = rig.detail(ContactFlow, kari).resolutions;
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.first().property, rig.property(u"properties.mobilephone"_s));
    QVERIFY(rig.actions().setPaused({rig.link(ContactFlow, kari)}, false));
    rig.run();
    QCOMPARE(rig.there(kari, u"mobilePhone"_s), u"+4792222222"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    QVERIFY(rig.detail(ContactFlow, kari).resolutions.isEmpty());
}

/// What arrived is not what a choice asks for that was made after the write was sent.
void TestRecovery::choiceMadeSinceIsCarriedOut()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    const qint64 link = rig.link(ContactFlow, kari);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    leaveOpen(rig, link, Verb::Update, there, {{u"familyName"_s, u"Berg"_s}}, {{u"familyName"_s, u"Nordmann"_s}});
    rig.target.edit(contacts, there, {{u"familyName"_s, u"Berg"_s}});
    QVERIFY(rig.actions().resolve(link,
        {Resolution{rig.property(u"properties.lastname"_s), Choice::TakeValue, u"Vik"_s, {u"Berg"_s, u"Berg"_s}}}));
    rig.run();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Vik"_s);
    QCOMPARE(rig.here(kari, u"lastname"_s), u"Vik"_s);
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
