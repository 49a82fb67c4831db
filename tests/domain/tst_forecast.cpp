#include "core/domain/forecast.h"

#include <QTest>

using namespace samband;

/// What carrying out a plan will cost.
class TestForecast : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void batchesAreCounted();
    void oneByOneIsCounted();
    void createLooksAtWhatItIsMadeFrom();
    void archiveLooksAtBothSides();
    void nothingCostsNothing();
    void timeIsARange();
    void unknownRateSaysNothing();
};

void TestForecast::batchesAreCounted()
{
    WriteCounts counts;
    counts.updates.target = 250;
    const PerSide<qint64> calls = callsFor(counts, {{100, 100}, {100, 50}});
    QCOMPARE(calls.source, 0);
    QCOMPARE(calls.target, 3 + 5);
}

void TestForecast::oneByOneIsCounted()
{
    WriteCounts counts;
    counts.updates = {7, 3};
    const PerSide<qint64> calls = callsFor(counts, {{1, 1}, {1, 1}});
    QCOMPARE(calls.source, 14);
    QCOMPARE(calls.target, 6);
    QCOMPARE(callsFor(counts, {{0, 0}, {0, 0}}).source, 14);
}

void TestForecast::createLooksAtWhatItIsMadeFrom()
{
    WriteCounts counts;
    counts.creates.target = 101;
    const PerSide<qint64> calls = callsFor(counts, {{100, 100}, {1, 1}});
    QCOMPARE(calls.source, 2);
    QCOMPARE(calls.target, 101);
}

void TestForecast::archiveLooksAtBothSides()
{
    WriteCounts counts;
    counts.archives.target = 2;
    const PerSide<qint64> calls = callsFor(counts, {{100, 100}, {1, 1}});
    QCOMPARE(calls.source, 1);
    QCOMPARE(calls.target, 4);
}

void TestForecast::nothingCostsNothing()
{
    const PerSide<qint64> calls = callsFor({}, {});
    QCOMPARE(calls.source + calls.target, 0);
    QCOMPARE(timeFor(calls, {{10, 5}, {10, 5}}), TimeRange());
}

void TestForecast::timeIsARange()
{
    // Ten a second are let through, and five were made: 100 calls take 10 to 20 s; the other side adds 1 s.
    const TimeRange range = timeFor({100, 10}, {{10, 5}, {10, 20}});
    QCOMPARE(range.from, 11'000);
    QCOMPARE(range.to, 21'000);
    QCOMPARE(timeFor({100, 0}, {{0, 5}, {0, 0}}), (TimeRange{20'000, 20'000}));
}

void TestForecast::unknownRateSaysNothing()
{
    QCOMPARE(timeFor({100, 10}, {{10, 5}, {0, 0}}), TimeRange());
}

QTEST_APPLESS_MAIN(TestForecast)
#include "tst_forecast.moc"
