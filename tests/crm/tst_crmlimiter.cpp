#include "core/crm/limiter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

const QString general = u"general"_s;

LimitClass ruleOf(int requests, qint64 perMs, int inFlight = 100)
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
    return rule;
}

Limiter limiter(int requests, qint64 perMs, int inFlight = 100)
{
    return Limiter({{general, ruleOf(requests, perMs, inFlight)}});
}

/// A call that is sent and answered at once.
void call(Limiter &gate, qint64 now, qint64 took = 0)
{
    gate.started(general);
    gate.ended(general, now, now + took);
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
    void unevenTravelOverfillsNoWindow();
    void aCallInFlightCounts();
    void aRunLeavesRoomForTheOperator();
    void aSmallLimitLeavesRoomToo();
    void aShortWindowGoesToTheOperatorFirst();
    void aPlaceInFlightIsTheOperators();
    void aSpentDayIsNotAskedFor();
    void everyDayEnds();
    void aRefusedDayIsRemembered();
    void aHoldIsForEveryClassAndKept();
    void carefulUntilTheFirstAnswer();
    void seeksALimitThatNobodyPublishes();
    void staysBelowWhatWasRefused();
    void anotherProcessKnowsWhatWasSent();
    void twoLanesShareOneBudget();
    void tellsItsBudget();
};

void TestCrmLimiter::neverMoreThanAllowedInAnyWindow()
{
    Limiter gate = limiter(100, 10'000);
    std::vector<qint64> sent;
    for (qint64 now = 0; now < 60'000; now += 7) {
        while (gate.waitFor(general, now) == 0) {
            call(gate, now);
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
        call(gate, now);
        ++sent;
    }
    QVERIFY(sent >= 475); // 95 % of 5 a second
    QVERIFY(sent <= 505);
}

void TestCrmLimiter::placesInFlight()
{
    Limiter gate = limiter(100, 1000, 2);
    gate.started(general);
    QCOMPARE(gate.waitFor(general, 0), qint64(0));
    gate.started(general);
    QCOMPARE(gate.waitFor(general, 0), Limiter::Full);
    gate.ended(general, 0, 0);
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
    call(gate, 0);
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
    call(gate, 0);
    gate.observe(general, {{"x-remaining", "2"}}, 0);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(gate.waitFor(general, 0), qint64(0));
        call(gate, 0);
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

void TestCrmLimiter::unevenTravelOverfillsNoWindow()
{
    // Every third call travels half a second longer than the others, all of it on the way there.
    Limiter gate = limiter(5, 1000, 3);
    std::vector<qint64> arrived;
    struct Flying {
        qint64 sent;
        qint64 back;
    };
    std::vector<Flying> flying;
    int number = 0;
    for (qint64 now = 0; now < 30'000; ++now) {
        for (auto call = flying.begin(); call != flying.end();) {
            if (call->back > now) {
                ++call;
                continue;
            }
            gate.ended(general, call->sent, now);
            call = flying.erase(call);
        }
        while (gate.waitFor(general, now) == 0) {
            gate.started(general);
            const qint64 there = ++number % 3 == 0 ? 510 : 10;
            arrived.push_back(now + there);
            flying.push_back({now, now + there + 10});
        }
    }
    std::ranges::sort(arrived);
    QVERIFY(arrived.size() > 60);
    for (size_t i = 5; i < arrived.size(); ++i)
        QVERIFY2(arrived[i] - arrived[i - 5] >= 1000, qPrintable(QString::number(arrived[i] - arrived[i - 5])));
}

void TestCrmLimiter::aCallInFlightCounts()
{
    Limiter gate = limiter(1, 1000);
    gate.started(general);
    QCOMPARE(gate.waitFor(general, 5000), Limiter::Full); // however long ago: the server may see it only now
    gate.ended(general, 0, 5000);
    QVERIFY(gate.waitFor(general, 5000) > 900); // the server may have seen it just now
}

void TestCrmLimiter::aRunLeavesRoomForTheOperator()
{
    Limiter gate = limiter(100, 10'000);
    int byRun = 0;
    while (gate.take(general, 0, Limiter::Caller::Run) == 0) {
        gate.ended(general, 0, 0);
        ++byRun;
    }
    QVERIFY(byRun >= 95 && byRun < 100);
    QCOMPARE(gate.take(general, 0, Limiter::Caller::Operator), qint64(0));
}

void TestCrmLimiter::aSmallLimitLeavesRoomToo()
{
    for (const int requests : {1, 2, 10, 49}) {
        Limiter gate = limiter(requests, 10'000);
        int byRun = 0;
        while (gate.take(general, 0, Limiter::Caller::Run) == 0) {
            gate.ended(general, 0, 0);
            ++byRun;
        }
        QCOMPARE(byRun, std::max(1, requests - 1));
        QCOMPARE(gate.take(general, 0, Limiter::Caller::Operator) == 0, requests > 1);
    }
}

// Where the window is over in a second, nothing is kept idle: whoever waits is served before the run.
void TestCrmLimiter::aShortWindowGoesToTheOperatorFirst()
{
    Limiter gate = limiter(5, 1000);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(gate.take(general, i, Limiter::Caller::Run), qint64(0));
        gate.ended(general, i, i);
    }
    const qint64 wait = gate.take(general, 10, Limiter::Caller::Operator);
    QVERIFY(wait > 0);
    QVERIFY(gate.take(general, 10 + wait, Limiter::Caller::Run) != 0); // one is free, and it is the operator's
    QCOMPARE(gate.take(general, 10 + wait, Limiter::Caller::Operator), qint64(0));
    QCOMPARE(gate.take(general, 2000, Limiter::Caller::Run), qint64(0)); // and no longer than that
}

void TestCrmLimiter::aPlaceInFlightIsTheOperators()
{
    Limiter gate = limiter(100, 1000, 3);
    QCOMPARE(gate.take(general, 0, Limiter::Caller::Run), qint64(0));
    QCOMPARE(gate.take(general, 0, Limiter::Caller::Run), qint64(0));
    QCOMPARE(gate.take(general, 0, Limiter::Caller::Run), Limiter::Full);
    QCOMPARE(gate.take(general, 0, Limiter::Caller::Operator), qint64(0));
    Limiter single = limiter(100, 1000, 1);
    QCOMPARE(single.take(general, 0, Limiter::Caller::Run), qint64(0));
}

void TestCrmLimiter::aSpentDayIsNotAskedFor()
{
    qint64 wall = 1'000'000;
    Limiter gate({{general, ruleOf(100, 1000)}}, [&wall] { return wall; });
    gate.observe(general, {{"x-daily", "1000"}, {"x-daily-remaining", "10"}}, 0);
    QCOMPARE(gate.waitFor(general, 1, Limiter::Caller::Run), Limiter::Spent);
    QCOMPARE(gate.waitFor(general, 1, Limiter::Caller::Operator), qint64(0)); // the last of the day is the operator's
    gate.observe(general, {{"x-daily", "1000"}, {"x-daily-remaining", "0"}}, 2);
    QCOMPARE(gate.waitFor(general, 3, Limiter::Caller::Operator), Limiter::Spent);
    gate.setDayEnd(wall + 5000);
    wall += 4999;
    QCOMPARE(gate.waitFor(general, 3), Limiter::Spent);
    wall += 1; // a machine that slept: its own clock stood still
    QCOMPARE(gate.waitFor(general, 3), qint64(0));
}

void TestCrmLimiter::everyDayEnds()
{
    qint64 wall = 1'000'000;
    Limiter gate({{general, ruleOf(100, 1000)}}, [&wall] { return wall; });
    gate.setDayEnd(wall + 5000);
    gate.observe(general, {{"x-daily", "1000"}, {"x-daily-remaining", "0"}}, 0);
    QCOMPARE(gate.waitFor(general, 0), Limiter::Spent);
    wall += 6000;
    gate.setDayEnd(wall + 80'000'000); // the next day's end is no reason to wait for it
    QCOMPARE(gate.waitFor(general, 0), qint64(0));
    gate.observe(general, {{"x-daily", "1000"}, {"x-daily-remaining", "0"}}, 0);
    wall += 20 * 60 * 1000; // longer than an unknown day is believed in
    QCOMPARE(gate.waitFor(general, 0), Limiter::Spent);
}

void TestCrmLimiter::aRefusedDayIsRemembered()
{
    qint64 wall = 1'000'000;
    const auto clock = [&wall] { return wall; };
    Limiter gate({{general, ruleOf(100, 1000)}}, clock);
    gate.setDayEnd(wall + 7'200'000);
    gate.spendDay();
    QCOMPARE(gate.waitFor(general, 0), Limiter::Spent); // nor is there anything left for an operator
    Limiter after({{general, ruleOf(100, 1000)}}, clock);
    wall += 7'199'999;
    after.restore(gate.saved(0, wall), 0, wall);
    QCOMPARE(after.waitFor(general, 0), Limiter::Spent);
    wall += 1;
    QCOMPARE(after.waitFor(general, 0), qint64(0));
    Limiter unknown({{general, ruleOf(100, 1000)}}, clock);
    unknown.spendDay();
    wall += 15 * 60 * 1000 - 1;
    QCOMPARE(unknown.waitFor(general, 0), Limiter::Spent);
    wall += 1;
    QCOMPARE(unknown.waitFor(general, 0), qint64(0));
}

void TestCrmLimiter::aHoldIsForEveryClassAndKept()
{
    qint64 wall = 1'000'000;
    const auto clock = [&wall] { return wall; };
    const QMap<QString, LimitClass> two{{general, ruleOf(100, 1000)}, {u"search"_s, ruleOf(5, 1000)}};
    Limiter gate(two, clock);
    gate.hold(3'600'000);
    gate.hold(60'000); // a shorter one changes nothing
    QCOMPARE(gate.waitFor(general, 0), Limiter::Held);
    QCOMPARE(gate.waitFor(u"search"_s, 0, Limiter::Caller::Run), Limiter::Held);
    QCOMPARE(gate.heldUntil(), wall + 3'600'000);
    QCOMPARE(gate.budgets(u"Alpha"_s, 0).value(0).freeInMs, qint64(3'600'000));
    Limiter after(two, clock);
    after.restore(gate.saved(0, wall), 0, wall);
    wall += 3'599'999;
    QCOMPARE(after.waitFor(u"search"_s, 0), Limiter::Held);
    wall += 1;
    QCOMPARE(after.waitFor(u"search"_s, 0), qint64(0));
    QCOMPARE(after.heldUntil(), qint64(0));
    Limiter nonsense(two, clock);
    nonsense.restore("{\"held until\":9999999999999999,\"day spent until\":9999999999999999}", 0, wall);
    wall += 25LL * 60 * 60 * 1000;
    QCOMPARE(nonsense.waitFor(general, 0), qint64(0));
}

void TestCrmLimiter::carefulUntilTheFirstAnswer()
{
    Limiter gate = limiter(100, 1000);
    gate.startCarefully();
    gate.started(general);
    QCOMPARE(gate.waitFor(general, 0), Limiter::Full);
    gate.ended(general, 0, 0);
    gate.observe(general, {{"x-remaining", "1"}}, 0);
    gate.started(general);
    gate.ended(general, 0, 0);
    QVERIFY(gate.waitFor(general, 0) > 0); // the other process used the rest
}

void TestCrmLimiter::seeksALimitThatNobodyPublishes()
{
    LimitClass rule;
    rule.requests = 10;
    rule.perMs = 1000;
    rule.inFlight = 4;
    rule.most = 100;
    Limiter gate({{general, rule}});
    std::vector<int> perSecond(20, 0);
    for (qint64 now = 0; now < 20'000; ++now) {
        while (gate.take(general, now, Limiter::Caller::Run) == 0) {
            gate.ended(general, now, now);
            ++perSecond[size_t(now / 1000)];
        }
    }
    QVERIFY(perSecond.front() <= 15);
    QVERIFY(perSecond.back() >= 95 && perSecond.back() <= 100);
    for (size_t i = 1; i < perSecond.size(); ++i)
        QVERIFY(perSecond[i] <= 2 * perSecond[i - 1] + 5); // step by step
}

void TestCrmLimiter::staysBelowWhatWasRefused()
{
    LimitClass rule;
    rule.requests = 40;
    rule.perMs = 1000;
    rule.inFlight = 4;
    rule.most = 100;
    Limiter gate({{general, rule}});
    gate.refused(general, 0, 2000);
    QCOMPARE(gate.waitFor(general, 0), qint64(2000));
    int most = 0;
    for (qint64 second = 2; second < 30; ++second) {
        int sent = 0;
        for (qint64 now = second * 1000; now < (second + 1) * 1000; ++now) {
            while (gate.take(general, now, Limiter::Caller::Run) == 0) {
                gate.ended(general, now, now);
                ++sent;
            }
        }
        most = std::max(most, sent);
    }
    QVERIFY2(most >= 34 && most <= 36, qPrintable(QString::number(most))); // nine tenths of it
}

void TestCrmLimiter::anotherProcessKnowsWhatWasSent()
{
    Limiter before = limiter(5, 1000);
    for (int i = 0; i < 5; ++i)
        call(before, 700);
    before.observe(general, {{"x-max", "7"}}, 700);
    const QByteArray state = before.saved(800, 1'000'000);
    Limiter after = limiter(5, 1000);
    after.restore(state, 50, 1'000'100); // 100 ms later, on another clock
    QCOMPARE(after.waitFor(general, 50), qint64(0)); // seven are allowed, five were sent
    call(after, 50);
    call(after, 50);
    const qint64 wait = after.waitFor(general, 50);
    QVERIFY2(wait > 750 && wait <= 850, qPrintable(QString::number(wait)));
    Limiter nonsense = limiter(5, 1000);
    nonsense.restore("{\"general\":{\"sent\":[\"x\"],\"until\":9999999999999999}}", 0, 1'000'000);
    QVERIFY(nonsense.waitFor(general, 0) <= 60'000);
}

void TestCrmLimiter::twoLanesShareOneBudget()
{
    LimiterPool pool;
    const auto one = pool.limiter(u"https://a"_s, {{general, ruleOf(2, 1000)}});
    const auto two = pool.limiter(u"https://a"_s, {{general, ruleOf(2, 1000)}});
    const auto other = pool.limiter(u"https://b"_s, {{general, ruleOf(2, 1000)}});
    call(*one, 0);
    call(*two, 0);
    QVERIFY(one->waitFor(general, 0) > 0);
    QCOMPARE(other->waitFor(general, 0), qint64(0));
}

void TestCrmLimiter::tellsItsBudget()
{
    Limiter gate({{general, ruleOf(4, 1000)}}, [] { return qint64(200); });
    call(gate, 100);
    gate.started(general);
    gate.observe(general, {{"x-daily", "100"}, {"x-daily-remaining", "60"}}, 100);
    gate.setDayEnd(10'000);
    const Budget budget = gate.budgets(u"Alpha"_s, 200).value(0);
    QCOMPARE(budget, (Budget{u"Alpha"_s, general, 2, 4, 1000, 0, 40, 100, 9800, 0, 1}));
    call(gate, 200);
    call(gate, 200);
    QVERIFY(gate.budgets(u"Alpha"_s, 200).value(0).freeInMs > 800);
}

QTEST_GUILESS_MAIN(TestCrmLimiter)
#include "tst_crmlimiter.moc"
