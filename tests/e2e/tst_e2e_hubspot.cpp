#include "tests/e2e/programs.h"

#include <QTest>

using namespace samband::e2e;
using namespace Qt::StringLiterals;

/// What the command line says about an account: its version, its properties, who changed what, how often it is read.
class TestE2eHubspot : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void explainTellsWhoChangedAConflict();
    void theVersionIsOneSetting();
    void connectTellsWhatTheAccountLacks();
    void scheduleIsSetAndTold();
};

void TestE2eHubspot::explainTellsWhoChangedAConflict()
{
    World world({u"--contacts"_s, u"60"_s, u"--no-limits"_s});
    QVERIFY(world.prepare());
    world.ctl({u"run"_s, u"--approve-all"_s});
    const QJsonObject pair = world.links(1, {u"--state"_s, u"in-sync"_s}).value(0);
    world.sandbox.call(Crm::Hubspot, "PATCH", u"contacts/%1?user=9002"_s.arg(pair["source"_L1].toString()),
        {{"lastname"_L1, "Her"_L1}});
    QVERIFY(world.sandbox.edit(
        Crm::Crmoffice, u"contacts/"_s + pair["target"_L1].toString(), {{"familyName"_L1, "Der"_L1}}));
    QCOMPARE(world.ctl({u"run"_s}).exit, 2);
    const QString id = QString::number(pair["id"_L1].toInteger());
    const QJsonObject told = world.ctl({u"explain"_s, id}).last();
    QCOMPARE(told["state"_L1].toString(), u"conflict"_s);
    const QJsonValue user = world.sandbox.state(Crm::Hubspot)["users"_L1][1];
    const QJsonValue newest = told["past"_L1][0];
    QCOMPARE(newest["path"_L1].toString(), u"properties.lastname"_s); // the other three agree
    QCOMPARE(newest["value"_L1].toString(), u"Her"_s);
    QCOMPARE(
        newest["who"_L1].toString(), u"%1 %2"_s.arg(user["firstName"_L1].toString(), user["lastName"_L1].toString()));
    QVERIFY(newest["at"_L1].toInteger() > 0);
    world.sandbox.stop(); // without the system the reason is still told
    const QJsonObject alone = world.ctl({u"explain"_s, id}).last();
    QCOMPARE(alone["text"_L1], told["text"_L1]);
    QVERIFY(!alone["pastError"_L1].toString().isEmpty());
}

void TestE2eHubspot::theVersionIsOneSetting()
{
    World world({u"--contacts"_s, u"40"_s, u"--no-limits"_s});
    QVERIFY(world.prepare());
    const auto connect = [&](const QString &version) {
        return world.ctl({u"connect"_s, u"hubspot"_s, u"--base-url"_s, world.sandbox.url(Crm::Hubspot),
            u"--token-env"_s, u"HUBSPOT_TOKEN"_s, u"--setting"_s, u"apiVersion="_s + version});
    };
    QCOMPARE(connect(u"1999-01"_s).exit, 0);
    QCOMPARE(world.ctl({u"plan"_s}).exit, 1); // there is no such version
    QCOMPARE(connect(u"2026-03"_s).exit, 0);
    QCOMPARE(world.ctl({u"plan"_s}).exit, 2);
}

void TestE2eHubspot::connectTellsWhatTheAccountLacks()
{
    World world({u"--contacts"_s, u"40"_s, u"--no-limits"_s});
    world.sandbox.call(Crm::Hubspot, "DELETE", u"properties/contacts/mobilephone"_s);
    world.sandbox.call(Crm::Hubspot, "PUT", u"properties/contacts/phone"_s, {{"readOnly"_L1, true}});
    QVERIFY(world.ctl({u"init"_s, u"--dataflow"_s, demoDocument()}).exit == 0);
    world.connect(Crm::Hubspot);
    const Outcome last = world.ctl({u"connect"_s, u"crmoffice"_s, u"--base-url"_s, world.sandbox.url(Crm::Crmoffice),
        u"--token-env"_s, u"CRMOFFICE_TOKEN"_s});
    QCOMPARE(last.exit, 2);
    QVERIFY2(last.told().contains(u"mobilephone"_s) && last.told().contains(u"Line "_s), qPrintable(last.told()));
    QVERIFY2(last.told().contains(u"read-only"_s), qPrintable(last.told()));
    world.sandbox.resetCounters();
    const Outcome run = world.ctl({u"run"_s, u"--approve-all"_s, u"--flow"_s, u"1"_s});
    QCOMPARE(run.exit, 1);
    QCOMPARE(world.sandbox.writes(), 0);
}

void TestE2eHubspot::scheduleIsSetAndTold()
{
    World world({u"--contacts"_s, u"20"_s, u"--no-limits"_s});
    QVERIFY(world.prepare());
    QJsonObject told = world.ctl({u"schedule"_s, u"--sweep"_s, u"30"_s, u"--associations"_s, u"5"_s}).last();
    QCOMPARE(told["sweepMinutes"_L1].toInt(), 30);
    QCOMPARE(told["associationsMinutes"_L1].toInt(), 5);
    told = world.ctl({u"schedule"_s, u"--associations"_s, u"auto"_s}).last();
    QCOMPARE(told["sweepMinutes"_L1].toInt(), 30);
    QCOMPARE(told["associationsMinutes"_L1].toString(), u"auto"_s);
    QCOMPARE(world.ctl({u"schedule"_s, u"--associations"_s, u"often"_s}).exit, 1);
}

QTEST_GUILESS_MAIN(TestE2eHubspot)
#include "tst_e2e_hubspot.moc"
