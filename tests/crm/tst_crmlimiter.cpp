#include "core/crm/limiter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

const QString general = u"general"_s;

Limiter limiter(int requests, qint64 perMs, int inFlight = 100)
{
    LimitClass rule;
    rule.requests = requests;
    rule.perMs = perMs;
    rule.inFlight = inFlight;
    rule.maxHeader = "x-max";
    rule.remainingHeader = "x-remaining";
    rule.intervalHeader = "x-interval";
    rule.dailyLimitHeader = "x-daily";
    rule.dailyRemainingHeader = "x-daily-remaining";
    return Limiter({{general, rule}});
}

} // namespace

class TestCrmLimiter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void neverMoreThanAllowedInAnyWindow();
    void usesWhatIsAllowed();
    void placesInFlight();
    void pauseHoldsTheClass();
    void headersRaiseAndLower();
    void othersUseTheBudgetToo();
    void dayIsCounted();
};

void TestCrmLimiter::neverMoreThanAllowedInAnyWindow()
{
    Limiter gate = limiter(100, 10'000);
    std::vector<qint64> sent;
    for (qint64 now = 0; now < 60'000; now += 7) {
        while (gate.waitFor(general, now) == 0) {
            gate.started(general, now);
            gate.ended(general);
            sent.push_back(now);
        }
    }
    for (size_t i = 100; i < sent.size(); ++i)
        QVERIFY(sent[i] - sent[i - 100] >= 10'000);
}

void TestCrmLimiter::usesWhatIsAllowed()
{
    Limiter gate = limiter(5, 1000);
    int sent = 0;
    for (qint64 now = 0; now < 100'000;) {
        const qint64 wait = gate.waitFor(general, now);
        if (wait > 0) {
            now += wait;
            continue;
        }
        gate.started(general, now);
        gate.ended(general);
        ++sent;
    }
    QVERIFY(sent >= 475); // 95 % of 5 a second
    QVERIFY(sent <= 505);
}

void TestCrmLimiter::placesInFlight()
{
    Limiter gate = limiter(100, 1000, 2);
    gate.started(general, 0);
    QCOMPARE(gate.waitFor(general, 0), qint64(0));
    gate.started(general, 0);
    QCOMPARE(gate.waitFor(general, 0), Limiter::Full);
    gate.ended(general);
    QCOMPARE(gate.waitFor(general, 0), qint64(0));
}

void TestCrmLimiter::pauseHoldsTheClass()
{
    Limiter gate = limiter(100, 1000);
    gate.pause(general, 5000);
    gate.pause(general, 3000); // a shorter one changes nothing
    QCOMPARE(gate.waitFor(general, 1000), qint64(4000));
    QCOMPARE(gate.waitFor(general, 5000), qint64(0));
}

void TestCrmLimiter::headersRaiseAndLower()
{
    Limiter gate = limiter(1, 1000);
    gate.started(general, 0);
    QVERIFY(gate.waitFor(general, 1) > 0);
    gate.observe(general, {{"x-max", "190"}, {"x-interval", "10000"}, {"x-remaining", "189"}}, 1);
    QCOMPARE(gate.waitFor(general, 1), qint64(0));
    gate.observe(general, {{"x-max", "1"}, {"x-remaining", "0"}}, 2);
    QVERIFY(gate.waitFor(general, 2) > 9000);
    gate.observe(general, {{"x-max", "soon"}, {"x-interval", "-4"}}, 3); // nonsense is not learned
    QVERIFY(gate.waitFor(general, 3) > 9000);
}

void TestCrmLimiter::othersUseTheBudgetToo()
{
    Limiter gate = limiter(10, 1000);
    gate.started(general, 0);
    gate.observe(general, {{"x-remaining", "2"}}, 0);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(gate.waitFor(general, 0), qint64(0));
        gate.started(general, 0);
    }
    QVERIFY(gate.waitFor(general, 0) > 0);
    QCOMPARE(gate.waitFor(general, 1100), qint64(0));
}

void TestCrmLimiter::dayIsCounted()
{
    Limiter gate = limiter(10, 1000);
    QCOMPARE(gate.dailyUsed(), -1);
    gate.observe(general, {{"x-daily", "250000"}, {"x-daily-remaining", "249000"}}, 0);
    QCOMPARE(gate.dailyLimit(), 250'000);
    QCOMPARE(gate.dailyUsed(), 1000);
}

QTEST_GUILESS_MAIN(TestCrmLimiter)
#include "tst_crmlimiter.moc"
