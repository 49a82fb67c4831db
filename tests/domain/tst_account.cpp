#include "core/domain/account.h"

#include "tests/domain/world.h"

using namespace samband;
using namespace samband::test;

class TestAccount : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRowLandsInOnePlace_data();
    void everyRowLandsInOnePlace();
    void anySumOfRowsAddsUp();
    void aMissingRowIsNoticed();
    void sumsOfSums();
};

void TestAccount::everyRowLandsInOnePlace_data()
{
    QTest::addColumn<LinkState>("state");
    QTest::addColumn<bool>("written");
    QTest::addColumn<RunCounts>("expected");
    const auto add = [](LinkState state, int RunCounts::*unwritten, int RunCounts::*written) {
        for (const bool wrote : {false, true}) {
            RunCounts counts;
            counts.*(wrote ? written : unwritten) = 3;
            QTest::newRow(qPrintable(toText(state) + (wrote ? u" written"_s : QString()))) << state << wrote << counts;
        }
    };
    add(LinkState::InSync, &RunCounts::unchanged, &RunCounts::written);
    add(LinkState::Conflict, &RunCounts::conflicting, &RunCounts::conflicting);
    for (const LinkState state : {LinkState::Held, LinkState::Ambiguous, LinkState::Orphaned})
        add(state, &RunCounts::held, &RunCounts::held);
    add(LinkState::Failing, &RunCounts::failed, &RunCounts::failed);
    for (const LinkState state :
        {LinkState::Pending, LinkState::Unlinked, LinkState::NotCreatable, LinkState::Paused, LinkState::Outside})
        add(state, &RunCounts::excluded, &RunCounts::excluded);
}

void TestAccount::everyRowLandsInOnePlace()
{
    QFETCH(LinkState, state);
    QFETCH(bool, written);
    QFETCH(RunCounts, expected);
    RunCounts counts;
    count(counts, state, written, 3);
    QCOMPARE(counts, expected);
}

void TestAccount::anySumOfRowsAddsUp()
{
    RunCounts counts;
    int rows = 0;
    for (const LinkState state : all<LinkState>())
        for (const bool written : {false, true}) {
            count(counts, state, written, ++rows);
            counts.read += rows;
            QVERIFY(counts.addsUp());
        }
}

void TestAccount::aMissingRowIsNoticed()
{
    RunCounts counts;
    counts.read = 1;
    QVERIFY(!counts.addsUp());
    count(counts, LinkState::Held, false);
    QVERIFY(counts.addsUp());
    count(counts, LinkState::Held, false);
    QVERIFY(!counts.addsUp());
}

void TestAccount::sumsOfSums()
{
    RunCounts one{7, 1, 1, 1, 1, 1, 2};
    const RunCounts two{70, 10, 10, 10, 10, 10, 20};
    one += two;
    QCOMPARE(one, (RunCounts{77, 11, 11, 11, 11, 11, 22}));
    QVERIFY(one.addsUp());
}

QTEST_APPLESS_MAIN(TestAccount)
#include "tst_account.moc"
