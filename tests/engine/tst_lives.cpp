#include "tests/engine/life.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

/// Generated schedules over the real engine: edits on both sides, servers with formats of their own, lost replies,
/// errors and kills, deletes, restores and merges, choices of the operator, changes of the rules, and runs. In the end
/// every edit is on both sides, or superseded by a rule, a choice or a later edit; nobody is there twice; a further run
/// writes nothing. SAMBAND_SEED plays one schedule and tells its story.
class TestLives : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEditArrivesOrIsShown_data();
    void everyEditArrivesOrIsShown();
};

void TestLives::everyEditArrivesOrIsShown_data()
{
    constexpr unsigned inOneRow = 300; // a function of a test has five minutes
    const bool one = qEnvironmentVariableIsSet("SAMBAND_SEED");
    const auto first = static_cast<unsigned>(qEnvironmentVariableIntValue("SAMBAND_SEED"));
    const unsigned rows = !one && qEnvironmentVariableIsSet("SAMBAND_ALL") ? 20 : 1;
    QTest::addColumn<unsigned>("first");
    QTest::addColumn<unsigned>("count");
    for (unsigned row = 0; row < rows; ++row)
        QTest::addRow("from %u", first + row * inOneRow) << first + row * inOneRow << (one ? 1 : inOneRow);
}

void TestLives::everyEditArrivesOrIsShown()
{
    constexpr int length = 26;
    QFETCH(unsigned, first);
    QFETCH(unsigned, count);
    int edits = 0;
    int runs = 0;
    int answers = 0;
    int hits = 0;
    for (unsigned seed = first; seed < first + count; ++seed) {
        const Story schedule = Story::generated(seed, length);
        Life life(schedule);
        const QString fault = life.play();
        edits += life.edits;
        runs += life.runs;
        answers += life.answers;
        hits += life.hits;
        if (fault.isEmpty())
            continue;
        Life shortest(shrunk(schedule));
        const QString told = shortest.play();
        QFAIL(qPrintable(u"seed %1: %2\n  %3"_s.arg(seed).arg(told, shortest.story().join(u"\n  "_s))));
    }
    qInfo("%u schedules: %d edits, %d runs, %d faults injected, %d answers", count, edits, runs, hits, answers);
    QVERIFY(count == 1 || (edits > static_cast<int>(count) && hits > static_cast<int>(count) / 4));
}

QTEST_GUILESS_MAIN(TestLives)
#include "tst_lives.moc"
