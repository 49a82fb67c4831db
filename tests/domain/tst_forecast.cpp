#include "core/domain/forecast.h"

#include <QTest>

using namespace samband;

namespace {

constexpr RowCost updateThere{RowCost::Work::Update, {false, true}, {false, true}, false};
constexpr RowCost createThere{RowCost::Work::Create, {true, false}, {false, true}, false};

PerSide<qint64> callsOf(int rows, const RowCost &row, const PerSide<BatchSize> &batch)
{
    CallCount count(batch);
    for (int at = 0; at < rows; ++at)
        count.add(row);
    return count.calls();
}

} // namespace

/// What carrying out a plan will cost.
class TestForecast : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void batchesAreCounted();
    void oneByOneIsCounted();
    void portionsBreakBatches();
    void createLooksAtWhatItIsMadeFrom();
    void archiveLooksAtBothSides();
    void whatFollowsALinkComesAfter();
    void nothingCostsNothing();
    void timeIsARange();
    void unknownRateSaysNothing();
};

void TestForecast::batchesAreCounted()
{
    const PerSide<qint64> calls = callsOf(250, updateThere, {{100, 100}, {100, 50}});
    QCOMPARE(calls.source, 0);
    QCOMPARE(calls.target, 3 + 5 + 3); // looked at, written, read back
}

void TestForecast::oneByOneIsCounted()
{
    QCOMPARE(callsOf(7, updateThere, {{1, 1}, {1, 1}}), (PerSide<qint64>{0, 14}));
    QCOMPARE(callsOf(7, updateThere, {{0, 0}, {0, 0}}), (PerSide<qint64>{0, 14}));
}

/// Where one system is written one by one, fifty rows are read and written at a time: the other system's batches are
/// cut short.
void TestForecast::portionsBreakBatches()
{
    QCOMPARE(callsOf(120, createThere, {{100, 100}, {1, 1}}), (PerSide<qint64>{3, 120}));
    QCOMPARE(callsOf(601, updateThere, {{100, 100}, {100, 100}}), (PerSide<qint64>{0, 6 + 6 + 6 + 1 + 1 + 1}));
    // Rows that only link count among the fifty.
    CallCount count({{100, 100}, {1, 1}});
    for (int row = 0; row < 49; ++row)
        count.add({});
    count.add(createThere);
    count.add(createThere);
    QCOMPARE(count.calls(), (PerSide<qint64>{2, 2}));
}

void TestForecast::createLooksAtWhatItIsMadeFrom()
{
    QCOMPARE(callsOf(50, createThere, {{100, 100}, {1, 1}}), (PerSide<qint64>{1, 50}));
}

void TestForecast::archiveLooksAtBothSides()
{
    const RowCost archive{RowCost::Work::Archive, {true, true}, {false, true}, false};
    QCOMPARE(callsOf(2, archive, {{100, 100}, {1, 1}}), (PerSide<qint64>{1, 4}));
}

void TestForecast::whatFollowsALinkComesAfter()
{
    RowCost fill = updateThere;
    fill.afterLink = true;
    CallCount count({{100, 100}, {100, 100}});
    count.add(updateThere);
    count.add(fill);
    // Each is looked at, written and read back: they are not of the same pass.
    QCOMPARE(count.calls(), (PerSide<qint64>{0, 6}));
}

void TestForecast::nothingCostsNothing()
{
    QCOMPARE(CallCount().calls(), PerSide<qint64>());
    QCOMPARE(timeFor({}, {{10, 5}, {10, 5}}), TimeRange());
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
