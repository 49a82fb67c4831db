#include "core/engine/turning.h"
#include "tests/support/rig.h"

#include <QTest>

#include <algorithm>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;

} // namespace

/// When a row begins to wait for a person, and when it is well again, stands in its history once.
class TestEngineTurns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyTurn_data();
    void everyTurn();
    void aConflictBeginsAndEnds();
    void aConflictBesideAWrite();
    void aHoldBeginsAndEndsByItself();
    void aRecordThatIsGone();
    void whatAPersonDidIsNotToldTwice();
    void aPausedPropertyHasOneLine();
    void noLinePerRun();
    void previewsTellOnce();

private:
    static QStringList kinds(const Rig &rig, DemoFlow flow, const QString &id)
    {
        QStringList kinds;
        for (const JournalRow &row : rig.journal(flow, id))
            kinds.prepend(row.kind);
        return kinds;
    }
    static int lines(const Rig &rig, const QString &id, const QString &kind)
    {
        return int(kinds(rig, ContactFlow, id).count(kind));
    }
};

void TestEngineTurns::everyTurn_data()
{
    QTest::addColumn<LinkState>("was");
    QTest::addColumn<LinkState>("now");
    QTest::addColumn<ReasonCode>("why");
    QTest::addColumn<bool>("told");
    QTest::addColumn<QString>("kind");
    using enum LinkState;
    QTest::newRow("conflict") << InSync << Conflict << ReasonCode::BothChanged << false << u"conflict"_s;
    QTest::newRow("conflict of a new row") << Unlinked << Conflict << ReasonCode::BothChanged << true << u"conflict"_s;
    QTest::newRow("still in conflict") << Conflict << Conflict << ReasonCode::BothChanged << false << QString();
    QTest::newRow("held") << Pending << Held << ReasonCode::FirstRun << false << u"held"_s;
    QTest::newRow("flapping") << Pending << Held << ReasonCode::Flapping << true << QString();
    QTest::newRow("gone") << InSync << Orphaned << ReasonCode::TargetGone << false << u"orphaned"_s;
    QTest::newRow("left out") << Unlinked << Paused << ReasonCode::LeftOut << false << u"left-out"_s;
    QTest::newRow("paused by a person") << InSync << Paused << ReasonCode::PausedByPerson << false << QString();
    QTest::newRow("well by itself") << Conflict << InSync << ReasonCode::AllAgree << false << u"settled"_s;
    QTest::newRow("well, as another line says") << Conflict << InSync << ReasonCode::AllAgree << true << QString();
    QTest::newRow("written") << Pending << InSync << ReasonCode::AllAgree << false << QString();
    QTest::newRow("failing") << Pending << Failing << ReasonCode::Stale << false << QString();
}

void TestEngineTurns::everyTurn()
{
    QFETCH(LinkState, was);
    QFETCH(LinkState, now);
    QFETCH(ReasonCode, why);
    QFETCH(bool, told);
    QTEST(turnKind(was, now, {why, {}}, told), "kind");
}

void TestEngineTurns::aConflictBeginsAndEnds()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const qsizetype before = rig.journal(ContactFlow, kari).size();
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.target.edit(contacts, rig.counterpart(kari), {{u"familyName"_s, u"Dal"_s}});
    const qint64 run = rig.run().run.id;
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
    const QList<JournalRow> rows = rig.journal(ContactFlow, kari);
    QCOMPARE(rows.size(), before + 1);
    QCOMPARE(rows.first().kind, u"conflict"_s);
    QCOMPARE(rows.first().reason, rig.row(ContactFlow, kari).reason);
    QCOMPARE(rows.first().run, run);
    QCOMPARE(rows.first().who, u"run"_s);
    QCOMPARE(rows.first().title, u"Kari Nordmann"_s.replace(u"Nordmann"_s, u"Berg"_s));
    // Somebody takes the edit of one side back: no run writes, and nobody chose.
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Nordmann"_s}});
    rig.target.edit(contacts, rig.counterpart(kari), {{u"familyName"_s, u"Nordmann"_s}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    QCOMPARE(rig.journal(ContactFlow, kari).first().kind, u"settled"_s);
    QCOMPARE(rig.journal(ContactFlow, kari).size(), before + 2);
}

void TestEngineTurns::aConflictBesideAWrite()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}, {u"properties.firstname"_s, u"Karin"_s}});
    rig.target.edit(contacts, rig.counterpart(kari), {{u"familyName"_s, u"Dal"_s}});
    rig.run();
    QCOMPARE(rig.there(kari, u"givenName"_s), u"Karin"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
    QCOMPARE(lines(rig, kari, u"updated"_s), 1);
    QCOMPARE(lines(rig, kari, u"conflict"_s), 1);
    // What flows beside a conflict that stands does not begin it anew.
    rig.source.edit(contact, kari, {{u"properties.firstname"_s, u"Kaja"_s}});
    rig.run();
    QCOMPARE(rig.there(kari, u"givenName"_s), u"Kaja"_s);
    QCOMPARE(lines(rig, kari, u"conflict"_s), 1);
}

void TestEngineTurns::aHoldBeginsAndEndsByItself()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, {}, u"+4722334455"_s);
    rig.source.edit(contact, kari, {{u"properties.phone"_s, QString()}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Held);
    QCOMPARE(rig.journal(ContactFlow, kari).first().kind, u"held"_s);
    QCOMPARE(rig.journal(ContactFlow, kari).first().reason, rig.row(ContactFlow, kari).reason);
    rig.source.edit(contact, kari, {{u"properties.phone"_s, u"+4722334455"_s}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    QVERIFY2(rig.journal(ContactFlow, kari).first().kind == u"released"_s, "as before: one line for it");
    QCOMPARE(lines(rig, kari, u"settled"_s), 0);
}

void TestEngineTurns::aRecordThatIsGone()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.target.remove(contacts, rig.counterpart(kari));
    rig.runFull();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Orphaned);
    QCOMPARE(rig.journal(ContactFlow, kari).first().kind, u"orphaned"_s);
}

void TestEngineTurns::whatAPersonDidIsNotToldTwice()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const qint64 link = rig.link(ContactFlow, kari);
    QVERIFY(rig.actions().setPaused({link}, true));
    rig.run();
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Paused);
    QCOMPARE(lines(rig, kari, u"paused"_s), 1);
    QCOMPARE(kinds(rig, ContactFlow, kari).last(), u"paused"_s);
}

void TestEngineTurns::aPausedPropertyHasOneLine()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    for (int i = 0; i < 10; ++i) { // two automations that fight over a name
        if (rig.here(kari, u"lastname"_s) != "Berg"_L1)
            rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
        if (rig.there(kari, u"familyName"_s) != "Nordmann"_L1)
            rig.target.edit(contacts, rig.counterpart(kari), {{u"familyName"_s, u"Nordmann"_s}});
        rig.wait(60'000);
        rig.run();
    }
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::Flapping);
    QCOMPARE(lines(rig, kari, u"paused"_s), 1);
    QCOMPARE(lines(rig, kari, u"held"_s), 0);
}

void TestEngineTurns::noLinePerRun()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.target.edit(contacts, rig.counterpart(kari), {{u"familyName"_s, u"Dal"_s}});
    const QString ola = rig.contact(u"Ola"_s, u"Moe"_s);
    rig.run();
    const QStringList conflict = kinds(rig, ContactFlow, kari);
    const QStringList held = kinds(rig, ContactFlow, ola);
    QCOMPARE(conflict.count(u"conflict"_s), 1);
    for (int i = 0; i < 3; ++i) {
        rig.run();
        rig.runFull();
        rig.runLinks({rig.link(ContactFlow, kari), rig.link(ContactFlow, ola)});
    }
    QCOMPARE(kinds(rig, ContactFlow, kari), conflict);
    QCOMPARE(kinds(rig, ContactFlow, ola), held);
}

void TestEngineTurns::previewsTellOnce()
{
    Rig rig;
    const QString ola = rig.contact(u"Ola"_s, u"Moe"_s);
    RunRequest preview;
    preview.preview = true;
    for (int i = 0; i < 3; ++i)
        rig.run(preview);
    QCOMPARE(rig.state(ContactFlow, ola), LinkState::Held);
    QCOMPARE(kinds(rig, ContactFlow, ola), QStringList{u"held"_s});
    rig.runAll();
    QCOMPARE(rig.state(ContactFlow, ola), LinkState::InSync);
    QCOMPARE(kinds(rig, ContactFlow, ola).count(u"held"_s), 1);
    QVERIFY(kinds(rig, ContactFlow, ola).contains(u"created"_s));
}

QTEST_GUILESS_MAIN(TestEngineTurns)
#include "tst_engine_turns.moc"
