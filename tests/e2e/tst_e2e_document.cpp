#include "tests/e2e/compare.h"
#include "tests/e2e/programs.h"

#include <QTest>

using namespace samband::e2e;
using namespace Qt::StringLiterals;

/// Two thousand contacts from an empty workspace to a quiet one.
class TestDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bringsTwoThousandInStep_data();
    void bringsTwoThousandInStep();
};

void TestDocument::bringsTwoThousandInStep_data()
{
    QTest::addColumn<QString>("document");
    QTest::newRow("demo") << demoDocument();
    QTest::newRow("own") << ownDocument();
}

void TestDocument::bringsTwoThousandInStep()
{
    QFETCH(const QString, document);
    if (document.isEmpty())
        QSKIP("There is no document of one's own beside the checkout (SAMBAND_DATAFLOW names one elsewhere).");
    World world({u"--contacts"_s, u"2000"_s, u"--seed"_s, u"7"_s});
    // With the shipped rate limit CRMOffice takes ten a second: two minutes, which the long tests take.
    const bool isLong = qEnvironmentVariableIsSet("SAMBAND_ALL");
    QVERIFY(world.prepare(document, isLong ? QString() : quickManifest(world.folder.path())));
    QCOMPARE(world.ctl({u"document"_s, document}).exit, 0);

    const Outcome plan = world.ctl({u"plan"_s});
    QVERIFY2(plan.exit == 2, plan.err.constData());
    const Outcome first = world.ctl({u"run"_s});
    QVERIFY2(first.exit == 2, first.err.constData());
    QCOMPARE(wrongSums(first.last()), QString());
    QCOMPARE(world.sandbox.writes(), 0);

    const Outcome approved = world.ctl({u"run"_s, u"--approve-all"_s});
    QVERIFY2(approved.exit == 2, approved.err.constData());
    QCOMPARE(wrongSums(approved.last()), QString());
    QCOMPARE(world.unexplained(), QString());
    for (int flow = 1; flow <= 4; ++flow)
        QVERIFY(!world.links(flow, {u"--state"_s, u"in-sync"_s}).isEmpty());
    QCOMPARE(world.links(0, {u"--state"_s, u"held"_s, u"--state"_s, u"pending"_s}).size(), 0);

    world.sandbox.resetCounters();
    const Outcome quiet = world.ctl({u"run"_s});
    QVERIFY2(quiet.exit == 2, quiet.err.constData());
    QCOMPARE(wrongSums(quiet.last()), QString());
    QCOMPARE(quiet.last()["writes"_L1].toInteger(-1), 0);
    QCOMPARE(world.sandbox.changes(), 0);
    // Nobody was limited by us, however fast it went.
    QCOMPARE(world.sandbox.counters(Crm::Hubspot)["limited"_L1].toInteger(-1), 0);
}

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_e2e_document.moc"
