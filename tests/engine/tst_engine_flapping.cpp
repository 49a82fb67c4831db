#include "tests/support/rig.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;

/// A linked contact whose family name two automations fight over: one in each system.
struct Fight {
    Rig rig;
    QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    int before = rig.writes();

    void automate()
    {
        if (rig.here(kari, u"lastname"_s) != "Berg"_L1)
            rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
        if (rig.there(kari, u"familyName"_s) != "Nordmann"_L1)
            rig.target.edit(contacts, rig.counterpart(kari), {{u"familyName"_s, u"Nordmann"_s}});
    }
    void round(int times, qint64 apart = 60'000)
    {
        for (int i = 0; i < times; ++i) {
            automate();
            rig.wait(apart);
            rig.run();
        }
    }
    int written() const { return rig.writes() - before; }
    LinkRow row() const { return rig.row(ContactFlow, kari); }
    int entries(const QString &kind) const
    {
        const QList<JournalRow> rows = rig.journal(ContactFlow, kari);
        return int(std::ranges::count(rows, kind, &JournalRow::kind));
    }
};

} // namespace

/// Promise 11: what goes to and fro is paused on its record, with the cycle, until a person has a say.
class TestEngineFlapping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoAutomationsArePausedAfterThreeWrites();
    void everythingElseFlows();
    void survivesRestarts();
    void staysPausedHoweverLong();
    void staysPausedWhateverElseIsWritten();
    void approvingEverythingDoesNotResumeIt();
    void aChoiceEndsIt();
    void resumingStartsTheCountAfresh();
    void aThirdValueEndsIt();
    void anAutomationThatClearsWhatIsRefilled();
    void forthAndBackByAnOperator();
    void undoneAgainAndAgain();
};

void TestEngineFlapping::twoAutomationsArePausedAfterThreeWrites()
{
    Fight fight;
    fight.round(10);
    QCOMPARE(fight.written(), 3);
    const LinkRow row = fight.row();
    QCOMPARE(row.state, LinkState::Held);
    QCOMPARE(row.properties, u"lastname"_s);
    QCOMPARE(row.reason.code, ReasonCode::Flapping);
    QCOMPARE(row.reason.args.size(), 10);
    QCOMPARE(row.reason.args.at(0), u"properties.lastname"_s);
    const QStringList &args = row.reason.args;
    QCOMPARE((QStringList{args.at(1), args.at(3), args.at(4), args.at(6), args.at(7), args.at(9)}),
        (QStringList{u"target"_s, u"Berg"_s, u"source"_s, u"Nordmann"_s, u"target"_s, u"Berg"_s}));
    QVERIFY(args.at(2).toLongLong() < args.at(5).toLongLong() && args.at(5).toLongLong() < args.at(8).toLongLong());
    QCOMPARE(fight.entries(u"paused"_s), 1);
    const QString said = sentence(row.reason, {u"HubSpot"_s, u"CRMOffice"_s});
    QVERIFY2(said.contains(u"CRMOffice to “Berg”"_s) && said.contains(u"HubSpot to “Nordmann”"_s), qPrintable(said));
}

void TestEngineFlapping::everythingElseFlows()
{
    Fight fight;
    fight.round(5);
    fight.rig.source.edit(contact, fight.kari, {{u"properties.mobilephone"_s, u"+4792222222"_s}});
    const QString ola = fight.rig.linkedContact(u"Ola"_s, u"Hansen"_s);
    fight.rig.source.edit(contact, ola, {{u"properties.lastname"_s, u"Berg"_s}});
    fight.round(2);
    QCOMPARE(fight.rig.there(fight.kari, u"mobilePhone"_s), u"+4792222222"_s);
    QCOMPARE(fight.rig.there(ola, u"familyName"_s), u"Berg"_s);
    QCOMPARE(fight.row().state, LinkState::Held);
    QCOMPARE(fight.row().reason.code, ReasonCode::Flapping);
    QCOMPARE(fight.rig.there(fight.kari, u"familyName"_s), u"Nordmann"_s);
    QCOMPARE(fight.rig.here(fight.kari, u"lastname"_s), u"Berg"_s);
    QCOMPARE(fight.entries(u"paused"_s), 1);
}

void TestEngineFlapping::survivesRestarts()
{
    Fight fight;
    for (int i = 0; i < 10; ++i) {
        fight.round(1);
        fight.rig.reopen();
    }
    QCOMPARE(fight.written(), 3);
    QCOMPARE(fight.row().reason.code, ReasonCode::Flapping);
}

void TestEngineFlapping::staysPausedHoweverLong()
{
    Fight fight;
    fight.round(5);
    fight.round(3, 10 * flapWindow);
    fight.rig.source.edit(contact, fight.kari, {{u"properties.firstname"_s, u"Karianne"_s}});
    fight.rig.runFull();
    QCOMPARE(fight.written(), 4);
    QCOMPARE(fight.rig.there(fight.kari, u"givenName"_s), u"Karianne"_s);
    QCOMPARE(fight.row().reason.code, ReasonCode::Flapping);
}

void TestEngineFlapping::staysPausedWhateverElseIsWritten()
{
    Fight fight;
    fight.round(5);
    for (int i = 0; i < 130; ++i) {
        fight.rig.source.edit(contact, fight.kari, {{u"properties.firstname"_s, u"Kari%1"_s.arg(i)}});
        fight.round(1, i % 2 == 0 ? 1000 : flapWindow);
    }
    QCOMPARE(fight.written(), 3 + 130);
    QCOMPARE(fight.row().reason.code, ReasonCode::Flapping);
    QCOMPARE(fight.rig.there(fight.kari, u"familyName"_s), u"Nordmann"_s);
    QCOMPARE(fight.entries(u"paused"_s), 1);
}

void TestEngineFlapping::approvingEverythingDoesNotResumeIt()
{
    Fight fight;
    fight.round(5);
    fight.rig.runAll();
    QCOMPARE(fight.rig.actions().approveHeld({})->size(), 0);
    fight.rig.run();
    QCOMPARE(fight.written(), 3);
    QCOMPARE(fight.row().reason.code, ReasonCode::Flapping);
}

void TestEngineFlapping::aChoiceEndsIt()
{
    Fight fight;
    fight.round(5);
    QVERIFY(fight.rig.choose(fight.kari, u"lastname"_s, Choice::TakeTarget));
    fight.rig.run();
    QCOMPARE(fight.row().state, LinkState::InSync);
    QCOMPARE(fight.rig.here(fight.kari, u"lastname"_s), u"Nordmann"_s);
    // Everyday edits flow again.
    fight.rig.source.edit(contact, fight.kari, {{u"properties.lastname"_s, u"Berg"_s}});
    fight.rig.run();
    QCOMPARE(fight.rig.there(fight.kari, u"familyName"_s), u"Berg"_s);
}

void TestEngineFlapping::resumingStartsTheCountAfresh()
{
    Fight fight;
    fight.round(5);
    const qint64 link = fight.rig.link(ContactFlow, fight.kari);
    QVERIFY(fight.rig.actions().setPaused({link}, false));
    QCOMPARE(fight.entries(u"resumed"_s), 1);
    fight.round(10);
    QCOMPARE(fight.written(), 6);
    QCOMPARE(fight.row().reason.code, ReasonCode::Flapping);
    QCOMPARE(fight.entries(u"paused"_s), 2);
    QVERIFY(fight.rig.actions().approve({link}));
    fight.rig.run();
    QCOMPARE(fight.row().state, LinkState::InSync);
}

void TestEngineFlapping::aThirdValueEndsIt()
{
    Fight fight;
    fight.round(5);
    fight.rig.target.edit(contacts, fight.rig.counterpart(fight.kari), {{u"familyName"_s, u"Dal"_s}});
    fight.rig.run();
    QCOMPARE(fight.rig.here(fight.kari, u"lastname"_s), u"Dal"_s);
    QCOMPARE(fight.row().state, LinkState::InSync);
    // On the other side it is an edit as well, but one against a value that nobody has agreed to.
    Fight again;
    again.round(5);
    again.rig.source.edit(contact, again.kari, {{u"properties.lastname"_s, u"Dal"_s}});
    again.rig.run();
    QCOMPARE(again.row().state, LinkState::Conflict);
    QCOMPARE(again.row().reason.code, ReasonCode::BothChanged);
    QCOMPARE(again.written(), 3);
}

void TestEngineFlapping::anAutomationThatClearsWhatIsRefilled()
{
    Rig rig;
    rig.saveRules(ContactFlow, [](Flow &flow) {
        for (Mapping &mapping : flow.mappings)
            mapping.rules.blank = BlankPolicy::Refill;
    });
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    const int before = rig.writes();
    for (int i = 0; i < 10; ++i) {
        rig.target.edit(contacts, rig.counterpart(kari), {{u"mobilePhone"_s, QString()}});
        rig.run();
    }
    QCOMPARE(rig.writes(), before + 3);
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::Flapping);
}

void TestEngineFlapping::forthAndBackByAnOperator()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const int before = rig.writes();
    int edits = 0;
    for (const QString &name : {u"Berg"_s, u"Nordmann"_s, u"Berg"_s, u"Nordmann"_s, u"Berg"_s, u"Nordmann"_s}) {
        rig.source.edit(contact, kari, {{u"properties.lastname"_s, name}});
        rig.run();
        QCOMPARE(rig.there(kari, u"familyName"_s), name);
        QCOMPARE(rig.writes(), before + ++edits);
        QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    }
}

void TestEngineFlapping::undoneAgainAndAgain()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    for (int i = 0; i < 4; ++i) {
        rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
        rig.run();
        QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
        const QList<JournalRow> rows = rig.journal(ContactFlow, kari);
        const auto write = std::ranges::find(rows, u"updated"_s, &JournalRow::kind);
        QVERIFY(rig.actions().undo({write->id, 0, 0, false}));
        rig.run();
        QCOMPARE(rig.here(kari, u"lastname"_s), u"Nordmann"_s);
        QCOMPARE(rig.there(kari, u"familyName"_s), u"Nordmann"_s);
        QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    }
}

QTEST_GUILESS_MAIN(TestEngineFlapping)
#include "tst_engine_flapping.moc"
