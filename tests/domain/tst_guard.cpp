#include "core/domain/guard.h"

#include <QtTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

PlanRow row(qint64 link, Verb verb, const QString &value = u"x"_s)
{
    PlanRow row;
    row.link = link;
    row.decision.verb = verb;
    if (verb == Verb::Create || verb == Verb::Update)
        row.decision.write.target.insert(u"p"_s, value);
    return row;
}

Plan rows(int count, Verb verb, const QString &value = u"x"_s)
{
    Plan plan;
    for (int link = 1; link <= count; ++link)
        plan << row(link, verb, value);
    return plan;
}

qsizetype heldIn(const Plan &plan)
{
    return std::count_if(plan.cbegin(), plan.cend(), [](const PlanRow &r) { return r.decision.held; });
}

} // namespace

class TestGuard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothLimitsAreNeeded_data();
    void bothLimitsAreNeeded();
    void kindsAreCountedApart();
    void blanksCountAsCleared();
    void archivesAreAlwaysHeld();
    void firstRunHoldsCreates();
    void approvedPasses();
    void theRestIsUntouched();
    void conflictStaysConflict();
    void hugeFlow();
};

void TestGuard::bothLimitsAreNeeded_data()
{
    QTest::addColumn<int>("writes");
    QTest::addColumn<int>("flowSize");
    QTest::addColumn<bool>("held");
    QTest::newRow("few of few") << 50 << 50 << false;
    QTest::newRow("one too many, all of them") << 51 << 51 << true;
    QTest::newRow("many, but a quarter") << 51 << 204 << false;
    QTest::newRow("many, just over a quarter") << 51 << 203 << true;
    QTest::newRow("many, small share") << 1000 << 10'000 << false;
    QTest::newRow("many, large share") << 2501 << 10'000 << true;
    QTest::newRow("exactly the share") << 2500 << 10'000 << false;
    QTest::newRow("unknown size") << 51 << 0 << true;
}

void TestGuard::bothLimitsAreNeeded()
{
    QFETCH(int, writes);
    QFETCH(int, flowSize);
    QFETCH(bool, held);
    for (const Verb verb : {Verb::Update, Verb::Create}) {
        const Plan guarded = guard({}, rows(writes, verb), {flowSize, false});
        QCOMPARE(heldIn(guarded), held ? writes : 0);
        if (held) {
            QCOMPARE(guarded.first().decision.reason.code, ReasonCode::GuardLimit);
            QCOMPARE(
                guarded.first().decision.reason.args.first(2), (QStringList{toText(verb), QString::number(writes)}));
            QCOMPARE(guarded.first().decision.state, LinkState::Held);
        }
    }
}

void TestGuard::kindsAreCountedApart()
{
    const Plan plan = rows(40, Verb::Update) + rows(40, Verb::Create) + rows(40, Verb::Update, {});
    QCOMPARE(heldIn(guard({}, plan, {120, false})), 0);
    QCOMPARE(heldIn(guard({}, plan + rows(11, Verb::Create), {120, false})), 51);
}

void TestGuard::blanksCountAsCleared()
{
    for (const QString &blank : {QString(), u"  "_s}) {
        const Plan guarded = guard({}, rows(51, Verb::Update, blank) + rows(1, Verb::Update), {52, false});
        QCOMPARE(heldIn(guarded), 51);
        QCOMPARE(guarded.first().decision.reason.args.first(), u"clear"_s);
    }
}

void TestGuard::archivesAreAlwaysHeld()
{
    const Plan guarded = guard({}, rows(1, Verb::Archive), {1'000'000, false});
    QVERIFY(guarded.first().decision.held);
    QCOMPARE(guarded.first().decision.state, LinkState::Held);
    Flow generous;
    generous.rules.guardCount = 1'000'000;
    QCOMPARE(heldIn(guard(generous, rows(2, Verb::Archive), {2, false})), 2);
}

void TestGuard::firstRunHoldsCreates()
{
    const Plan plan = rows(1, Verb::Create) + rows(1, Verb::Update) + rows(1, Verb::Link);
    const Plan guarded = guard({}, plan, {1'000, true});
    QVERIFY(guarded.at(0).decision.held);
    QCOMPARE(guarded.at(0).decision.reason.code, ReasonCode::FirstRun);
    QVERIFY(!guarded.at(1).decision.held);
    QVERIFY(!guarded.at(2).decision.held);
    QCOMPARE(heldIn(guard({}, plan, {1'000, false})), 0);
}

void TestGuard::approvedPasses()
{
    Plan plan = rows(60, Verb::Update) + rows(1, Verb::Archive) + rows(1, Verb::Create);
    plan[0].decision.approved = true;
    plan[60].decision.approved = true;
    plan[61].decision.approved = true;
    const Plan guarded = guard({}, plan, {60, true});
    QCOMPARE(heldIn(guarded), 59);
    for (const int index : {0, 60, 61})
        QCOMPARE(guarded.at(index).decision, plan.at(index).decision);
    // What was approved does not push the rest over the limit.
    for (int index = 1; index < 10; ++index)
        plan[index].decision.approved = true;
    QCOMPARE(heldIn(guard({}, plan, {60, true})), 0);
}

void TestGuard::theRestIsUntouched()
{
    Plan plan;
    for (int link = 1; link <= 300; ++link) {
        static constexpr std::array verbs{Verb::Update, Verb::Nothing, Verb::Agree, Verb::Link, Verb::Unlink};
        plan << row(link, verbs.at(static_cast<std::size_t>(link) % verbs.size()));
    }
    const Plan guarded = guard({}, plan, {100, false});
    QCOMPARE(guarded.size(), plan.size());
    for (int index = 0; index < plan.size(); ++index) {
        QCOMPARE(guarded.at(index).link, plan.at(index).link);
        if (plan.at(index).decision.verb == Verb::Update) {
            QVERIFY(guarded.at(index).decision.held);
            QCOMPARE(guarded.at(index).decision.write, plan.at(index).decision.write);
        } else {
            QCOMPARE(guarded.at(index).decision, plan.at(index).decision);
        }
    }
    QVERIFY(guard({}, {}, {}).isEmpty());
}

void TestGuard::conflictStaysConflict()
{
    Plan plan = rows(51, Verb::Update);
    plan[0].decision.state = LinkState::Conflict;
    const Plan guarded = guard({}, plan, {51, false});
    QVERIFY(guarded.first().decision.held);
    QCOMPARE(guarded.first().decision.state, LinkState::Conflict);
}

void TestGuard::hugeFlow()
{
    QCOMPARE(heldIn(guard({}, rows(51, Verb::Update), {2'000'000'000, false})), 0);
}

QTEST_APPLESS_MAIN(TestGuard)
#include "tst_guard.moc"
