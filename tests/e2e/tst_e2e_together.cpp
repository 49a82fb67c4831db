#include "tests/e2e/programs.h"

#include <QTest>

using namespace samband::e2e;
using namespace Qt::StringLiterals;

/// Programs that want the same at the same time: one workspace has one process that calls, and what that one used of an
/// account's budget counts for the next.
class TestTogether : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWorkspaceHasOneCaller();
    void theNextProcessKnowsWhatTheLastOneUsed();
    void twoWorkspacesShareAnAccount();
};

void TestTogether::aWorkspaceHasOneCaller()
{
    World world({u"--contacts"_s, u"60"_s, u"--no-limits"_s});
    QVERIFY(world.prepare());
    const auto pace = [&](int latency) {
        world.sandbox.call(Crm::Hubspot, "POST", u"settings"_s, {{"latency"_L1, latency}});
    };
    pace(5000); // whatever else this machine does, the first still runs while the others ask
    world.sandbox.resetCounters();
    const auto first = world.ctl.start({u"run"_s});
    while (world.sandbox.counters(Crm::Hubspot)["total"_L1].toInteger() == 0)
        QVERIFY(first->state() != QProcess::NotRunning);
    for (const QString &verb : {u"run"_s, u"plan"_s, u"doctor"_s}) {
        const Outcome second = world.ctl({verb});
        QCOMPARE(second.exit, 1);
        QCOMPARE(second.errors.value(0)["error"_L1].toString(), u"busy"_s);
    }
    QVERIFY2(first->state() != QProcess::NotRunning, "the others were to come while it ran");
    pace(0);
    QVERIFY(outcomeOf(*first).exit != 1);
}

void TestTogether::theNextProcessKnowsWhatTheLastOneUsed()
{
    World world({u"--contacts"_s, u"60"_s});
    QVERIFY(world.prepare());
    world.ctl({u"run"_s}); // whatever connecting and a first read took is over
    world.sandbox.call(Crm::Hubspot, "POST", u"settings"_s, {{"plan"_L1, QJsonObject{{"general"_L1, 10}}}});
    world.sandbox.resetCounters();
    for (int i = 0; i < 3; ++i)
        QVERIFY(world.ctl({u"run"_s, u"--full"_s}).exit != 1);
    const QJsonObject counters = world.sandbox.counters(Crm::Hubspot);
    QVERIFY2(counters["total"_L1].toInteger() > 10, "more than one window allows");
    QCOMPARE(counters["limited"_L1].toInteger(-1), 0);
}

/// Nobody can know what another one is about to send, but headers tell what it sent: a refusal now and then, no storm.
void TestTogether::twoWorkspacesShareAnAccount()
{
    World world({u"--contacts"_s, u"60"_s});
    QVERIFY(world.prepare());
    Ctl other(world.folder.filePath(u"other.samband"_s));
    QCOMPARE(other({u"init"_s, u"--dataflow"_s, demoDocument()}).exit, 0);
    QCOMPARE(other({u"connect"_s, u"HubSpot"_s, u"--base-url"_s, world.sandbox.url(Crm::Hubspot), u"--token-env"_s,
                       u"HUBSPOT_TOKEN"_s})
                 .exit,
        0);
    QCOMPARE(other({u"connect"_s, u"CRMOffice"_s, u"--base-url"_s, world.sandbox.url(Crm::Crmoffice), u"--token-env"_s,
                       u"CRMOFFICE_TOKEN"_s})
                 .exit,
        0);
    world.sandbox.call(Crm::Hubspot, "POST", u"settings"_s, {{"plan"_L1, QJsonObject{{"general"_L1, 20}}}});
    world.sandbox.resetCounters();
    for (int i = 0; i < 2; ++i) {
        const auto one = world.ctl.start({u"run"_s, u"--full"_s});
        const auto two = other.start({u"run"_s, u"--full"_s});
        QVERIFY(outcomeOf(*one).exit != 1);
        QVERIFY(outcomeOf(*two).exit != 1);
    }
    const QJsonObject counters = world.sandbox.counters(Crm::Hubspot);
    QVERIFY(counters["total"_L1].toInteger() > 20);
    QVERIFY2(counters["limited"_L1].toInteger() <= 4,
        qPrintable(QString::number(counters["limited"_L1].toInteger()) + u" refusals"_s));
}

QTEST_GUILESS_MAIN(TestTogether)
#include "tst_e2e_together.moc"
