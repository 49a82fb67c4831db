#include "tests/support/rig.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;

} // namespace

/// What happens to linked pairs when records are edited and cleared, and lists are not what they should be.
class TestEngineScenarios : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneRunMovesBothWays();
    void sameEditOnBothSidesWritesNothing();
    void conflictIsWrittenNowhere();
    void blankIsHeld();
    void formattingServersCauseNoEcho_data();
    void formattingServersCauseNoEcho();
    void pausedMovesNothing();
    void emptyListDeletesNothing();
    void shortListConcludesNothing();
    void manyUpdatesAreHeld();
    void targetedRunTouchesOnlyItsLinks();
    void previewWritesNothing();
};

void TestEngineScenarios::oneRunMovesBothWays()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    rig.wait(1000);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.target.edit(contacts, rig.counterpart(kari), {{u"mobilePhone"_s, u"922 22 222"_s}});
    const int before = rig.writes();
    const RunReport report = rig.run();

    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
    QCOMPARE(rig.here(kari, u"mobilephone"_s), u"922 22 222"_s);
    QCOMPARE(rig.writes() - before, 2);
    QCOMPARE(report.writes, 2);
    QCOMPARE(report.run.counts.value(rig.dataflow.flows.at(ContactFlow).id).written, 1);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    rig.run();
    QCOMPARE(rig.writes() - before, 2);
}

void TestEngineScenarios::sameEditOnBothSidesWritesNothing()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    const int before = rig.writes();
    rig.source.edit(contact, kari, {{u"properties.mobilephone"_s, u"+4792222222"_s}});
    rig.target.edit(contacts, rig.counterpart(kari), {{u"mobilePhone"_s, u"922 22 222"_s}});
    rig.run();
    QCOMPARE(rig.writes(), before);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    QCOMPARE(rig.journal(ContactFlow, kari).first().kind, u"agreed"_s);
}

void TestEngineScenarios::conflictIsWrittenNowhere()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    rig.source.edit(
        contact, kari, {{u"properties.lastname"_s, u"Berg"_s}, {u"properties.mobilephone"_s, u"+4793333333"_s}});
    rig.target.edit(contacts, rig.counterpart(kari), {{u"familyName"_s, u"Dal"_s}});
    rig.run();

    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
    QCOMPARE(rig.here(kari, u"lastname"_s), u"Berg"_s);
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Dal"_s);
    QCOMPARE(rig.there(kari, u"mobilePhone"_s), u"+4793333333"_s);
    QCOMPARE(rig.row(ContactFlow, kari).properties, u"lastname"_s);
    const int before = rig.writes();
    rig.run();
    rig.runAll();
    QCOMPARE(rig.writes(), before);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
}

void TestEngineScenarios::blankIsHeld()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    const int before = rig.writes();
    rig.source.edit(contact, kari, {{u"properties.mobilephone"_s, {}}});
    rig.run();
    rig.runAll();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Held);
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::Cleared);
    QCOMPARE(rig.there(kari, u"mobilePhone"_s), u"+4791234567"_s);
    QCOMPARE(rig.writes(), before);

    QVERIFY(rig.choose(kari, u"mobilephone"_s, Choice::TakeSource));
    rig.run();
    QCOMPARE(rig.there(kari, u"mobilePhone"_s), QString());
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
}

void TestEngineScenarios::formattingServersCauseNoEcho_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"trim", "truncate", "upper", "phone"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestEngineScenarios::formattingServersCauseNoEcho()
{
    QFETCH(QString, how);
    const auto reformat = [how](const QString &value) {
        if (how == "trim"_L1)
            return value.trimmed();
        if (how == "truncate"_L1)
            return value.left(5);
        if (how == "upper"_L1)
            return value.toUpper();
        return QString(value).replace(u"+47"_s, u"0047 "_s);
    };
    Rig rig;
    for (const QString &path : {u"givenName"_s, u"familyName"_s, u"mobilePhone"_s, u"directPhone"_s})
        rig.target.format[path] = reformat;
    for (const QString &path : {u"properties.firstname"_s, u"properties.lastname"_s, u"properties.mobilephone"_s})
        rig.source.format[path] = reformat;
    const QString kari = rig.linkedContact(u"Kari Marie "_s, u"Nordmann-Hansen"_s, u"+4791234567"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    const auto quiet = [&](int writes) {
        for (int i = 0; i < 3; ++i) {
            rig.wait(1'800'000);
            rig.run();
            if (rig.writes() != writes || rig.state(ContactFlow, kari) != LinkState::InSync)
                return false;
        }
        return true;
    };
    QVERIFY(quiet(1));
    QCOMPARE(rig.here(kari, u"firstname"_s), u"Kari Marie "_s);

    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u" Fjellanger "_s}});
    rig.run();
    QCOMPARE(rig.there(kari, u"familyName"_s), reformat(u" Fjellanger "_s));
    QVERIFY(quiet(2));

    rig.target.edit(contacts, rig.counterpart(kari), {{u"givenName"_s, u" Ingeborg "_s}});
    rig.run();
    QCOMPARE(rig.here(kari, u"firstname"_s), reformat(u" Ingeborg "_s));
    QVERIFY(quiet(3));
}

void TestEngineScenarios::pausedMovesNothing()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const qint64 link = rig.link(ContactFlow, kari);
    const int before = rig.writes();
    QVERIFY(rig.actions().setPaused({link}, true));
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.run();
    rig.runLinks({link});
    QCOMPARE(rig.writes(), before);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Paused);
    QVERIFY(rig.actions().setPaused({link}, false));
    rig.run();
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
}

void TestEngineScenarios::emptyListDeletesNothing()
{
    Rig rig;
    QStringList ids;
    for (int i = 0; i < 5; ++i)
        ids << rig.contact(u"Given%1"_s.arg(i), u"Family"_s, u"+479123456%1"_s.arg(i));
    rig.runAll();
    const int before = rig.writes();
    const QStringList there = rig.target.contents();
    rig.source.emptyList = contact;
    rig.runFull();
    rig.runAll();
    QCOMPARE(rig.writes(), before);
    QCOMPARE(rig.target.contents(), there);
    for (const QString &id : std::as_const(ids))
        QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync); // each was asked for, and is there
    rig.source.emptyList.clear();
    rig.runFull();
    QCOMPARE(rig.writes(), before);
    for (const QString &id : std::as_const(ids))
        QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
}

void TestEngineScenarios::shortListConcludesNothing()
{
    Rig rig;
    QStringList ids;
    for (int i = 0; i < 8; ++i)
        ids << rig.contact(u"Given%1"_s.arg(i), u"Family"_s, u"+479123456%1"_s.arg(i));
    rig.runAll();
    const int before = rig.writes();
    for (const bool ofSource : {true, false}) {
        (ofSource ? rig.source : rig.target).shortList = ofSource ? contact : contacts;
        rig.source.edit(contact, ids.first(), {{u"properties.lastname"_s, ofSource ? u"Berg"_s : u"Dal"_s}});
        const RunReport report = rig.runFull();
        QCOMPARE(report.run.status, u"failed"_s);
        QVERIFY(report.error);
        QCOMPARE(rig.writes(), before);
        for (const QString &id : std::as_const(ids))
            QCOMPARE(rig.state(ContactFlow, id), LinkState::InSync);
        rig.source.shortList.clear();
        rig.target.shortList.clear();
    }
    QCOMPARE(rig.runFull().run.status, u"done"_s);
    QCOMPARE(rig.there(ids.first(), u"familyName"_s), u"Dal"_s);
    QCOMPARE(rig.writes(), before + 1);
}

void TestEngineScenarios::manyUpdatesAreHeld()
{
    Rig rig;
    QStringList ids;
    for (int i = 0; i < 6; ++i)
        ids << rig.contact(u"Given%1"_s.arg(i), u"Family%1"_s.arg(i));
    rig.runAll();
    const int before = rig.writes();
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.limits[HoldKind::Update] = {2, 25}; });
    for (const QString &id : std::as_const(ids))
        rig.source.edit(contact, id, {{u"properties.lastname"_s, u"Gone"_s}});
    rig.run();
    QCOMPARE(rig.writes(), before);
    for (const QString &id : std::as_const(ids))
        QCOMPARE(rig.row(ContactFlow, id).reason.code, ReasonCode::GuardLimit);
    QVERIFY(rig.actions().approve({rig.link(ContactFlow, ids.first())}));
    rig.run();
    QCOMPARE(rig.writes(), before + 1);
    QCOMPARE(rig.there(ids.first(), u"familyName"_s), u"Gone"_s);
    rig.runAll();
    QCOMPARE(rig.writes(), before + 6);
}

void TestEngineScenarios::targetedRunTouchesOnlyItsLinks()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString ola = rig.linkedContact(u"Ola"_s, u"Hansen"_s);
    const int before = rig.writes();
    for (const QString &id : {kari, ola})
        rig.source.edit(contact, id, {{u"properties.phone"_s, u"+4722334455"_s}});
    const qint64 calls = rig.source.stats().calls;
    const RunReport report = rig.runLinks({rig.link(ContactFlow, kari)});
    QCOMPARE(report.run.status, u"done"_s);
    QCOMPARE(rig.there(kari, u"directPhone"_s), u"+4722334455"_s);
    QCOMPARE(rig.there(ola, u"directPhone"_s), QString());
    QCOMPARE(rig.writes(), before + 1);
    QVERIFY2(rig.source.stats().calls - calls == 1, "one record is read, nothing is listed");
    rig.run();
    QCOMPARE(rig.there(ola, u"directPhone"_s), u"+4722334455"_s);
}

void TestEngineScenarios::previewWritesNothing()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.contact(u"Ola"_s, u"Hansen"_s);
    const int before = rig.writes();
    RunRequest request;
    request.preview = true;
    for (int i = 0; i < 2; ++i) {
        const RunReport report = rig.run(request);
        QCOMPARE(report.run.status, u"preview"_s);
        QCOMPARE(report.plan.size(), 2);
        QCOMPARE(report.planned.value(Verb::Update), 1);
        QCOMPARE(report.planned.value(Verb::Create), 1);
        QCOMPARE(rig.writes(), before);
    }
    rig.run();
    QCOMPARE(rig.writes(), before + 2);
}

QTEST_GUILESS_MAIN(TestEngineScenarios)
#include "tst_engine_scenarios.moc"
