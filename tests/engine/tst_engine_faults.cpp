#include "tests/engine/scenario.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

struct Wanted {
    int operations = 0;
    QStringList outcome;
};

Wanted withoutFaults(const Scenario &start)
{
    Scenario scenario(start);
    scenario.rig.reopen();
    const int before = scenario.rig.faults->operations;
    scenario.rig.runAll();
    const int operations = scenario.rig.faults->operations - before;
    return scenario.runUntilQuiet() ? Wanted{operations, scenario.outcome()} : Wanted{};
}

int seeds()
{
    return qEnvironmentVariableIsSet("SAMBAND_ALL") ? 4 : 1;
}

/// The start of every attempt: built once, and copied.
Scenario startOf(int seed)
{
    Scenario start(seed);
    start.rig.workspace.reset();
    return start;
}

/// One run with \a faults, then a new process that runs until quiet. Returns what is wrong afterwards; \a hits counts
/// the faults that took place.
QString survive(const Scenario &start, int n, const Faults &faults, const Wanted &wanted, int &hits)
{
    Scenario scenario(start);
    Rig &rig = scenario.rig;
    rig.reopen();
    const int operations = rig.faults->operations;
    *rig.faults = faults;
    rig.faults->operations = operations;
    rig.faults->at = operations + n;
    rig.runAll();
    hits += rig.faults->hits;
    *rig.faults = {};
    rig.reopen();
    if (!scenario.runUntilQuiet())
        return u"it never came to rest"_s;
    QString wrong = difference(scenario.outcome(), wanted.outcome);
    rig.wait(Scenario::pastBackOff);
    if (rig.runFull().writes != 0)
        wrong += u"\n  a further run wrote"_s;
    return wrong;
}

} // namespace

/// Every operation of a run that does everything fails in every way; afterwards it must be as if nothing had.
class TestEngineFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void scenarioIsWhatItSays();
    void everyOperationFails_data();
    void everyOperationFails();
};

void TestEngineFaults::scenarioIsWhatItSays()
{
    const Wanted wanted = withoutFaults(startOf(0));
    QVERIFY2(wanted.operations > 30, "the run comes to rest, and has work to do");
    const QString all = wanted.outcome.join(u'\n');
    for (const QString &part : {u"familyName=Later0"_s, u"properties.phone=+4722334466"_s,
             u"properties.mobilephone=+4794444444"_s, u"givenName=Moved"_s, u"familyName=Berg Dal"_s,
             u"givenName=Gone"_s, u"givenName=New;"_s.chopped(1), u"companies; name=Rapport"_s, u"givenName=Siri"_s,
             u"0: Known Person = Known Person (in-sync)"_s, u"properties.phone=+4722000000"_s})
        QVERIFY2(all.contains(part), qPrintable(part + u" is not in\n"_s + all));
    QVERIFY(!all.contains(u"givenName=Lost"_s));
    QVERIFY2(!all.contains(u"conflict"_s) && !all.contains(u"orphaned"_s), qPrintable(all));
}

void TestEngineFaults::everyOperationFails_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("after");
    QTest::addColumn<int>("then");
    QTest::addColumn<bool>("onlyWrites");
    // Network and Refused promise that nothing was done, so only Before is possible with them.
    QTest::newRow("no connection") << ErrorKind::Network << false << int(Faults::Then::GoOn) << false;
    QTest::newRow("unknown, not done") << ErrorKind::OutcomeUnknown << false << int(Faults::Then::GoOn) << false;
    QTest::newRow("unknown, done") << ErrorKind::OutcomeUnknown << true << int(Faults::Then::GoOn) << true;
    QTest::newRow("unavailable, not done") << ErrorKind::Unavailable << false << int(Faults::Then::GoOn) << false;
    QTest::newRow("unavailable, done") << ErrorKind::Unavailable << true << int(Faults::Then::GoOn) << true;
    QTest::newRow("bad answer, not done") << ErrorKind::BadAnswer << false << int(Faults::Then::GoOn) << false;
    QTest::newRow("bad answer, done") << ErrorKind::BadAnswer << true << int(Faults::Then::GoOn) << true;
    QTest::newRow("refused") << ErrorKind::Refused << false << int(Faults::Then::GoOn) << true;
    QTest::newRow("rate limited") << ErrorKind::RateLimited << false << int(Faults::Then::GoOn) << false;
    QTest::newRow("ends, not done") << ErrorKind::Cancelled << false << int(Faults::Then::Dead) << false;
    QTest::newRow("ends, done") << ErrorKind::Cancelled << true << int(Faults::Then::Dead) << false;
    QTest::newRow("killed, not done") << ErrorKind::Cancelled << false << int(Faults::Then::Kill) << false;
    QTest::newRow("killed, done") << ErrorKind::Cancelled << true << int(Faults::Then::Kill) << false;
}

void TestEngineFaults::everyOperationFails()
{
    QFETCH(ErrorKind, kind);
    QFETCH(bool, after);
    QFETCH(int, then);
    QFETCH(bool, onlyWrites);
    int hits = 0;
    for (int seed = 0; seed < seeds(); ++seed) {
        const Scenario start = startOf(seed);
        const Wanted wanted = withoutFaults(start);
        for (int n = 1; n <= wanted.operations; ++n) {
            Faults faults;
            faults.kind = kind;
            faults.when = after ? Faults::When::After : Faults::When::Before;
            faults.then = static_cast<Faults::Then>(then);
            faults.onlyWrites = onlyWrites;
            const int before = hits;
            const QString wrong = survive(start, n, faults, wanted, hits);
            QVERIFY2(wrong.isEmpty(),
                qPrintable(u"seed %1, operation %2 of %3: %4"_s.arg(seed).arg(n).arg(wanted.operations).arg(wrong)));
            QVERIFY2(onlyWrites || hits == before + 1, "the fault took place");
        }
    }
    QVERIFY(hits > 0);
    qInfo("%d faults", hits);
}

QTEST_GUILESS_MAIN(TestEngineFaults)
#include "tst_engine_faults.moc"
