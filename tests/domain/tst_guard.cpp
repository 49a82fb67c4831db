#include "core/domain/guard.h"

#include <QTest>

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

Flow phoneFlow()
{
    Flow flow;
    Mapping mapping;
    mapping.id = 7;
    mapping.path = {u"s.phone"_s, u"p"_s};
    mapping.rules.normaliser = Normaliser::Phone;
    flow.mappings << mapping;
    return flow;
}

/// An update that gives the phone of \ref phoneFlow a new value.
PlanRow changed(qint64 link, const QString &value)
{
    PlanRow changed = row(link, Verb::Update, value);
    changed.decision.properties << PropertyDecision{
        7, PropertyAction::WriteTarget, {ReasonCode::SourceChanged, {u"s.phone"_s, u"1"_s, value}}, {value, value}};
    return changed;
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
    void oneValueOnManyIsHeld();
    void whatMayBeTheSame_data();
    void whatMayBeTheSame();
    void eachKindHasItsLimit();
    void whatWaitsCountsAlong();
    void firstCreatesWaitForAPerson();
    void whatWasCountedIsTold();
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
    const Plan plan = rows(40, Verb::Update) + rows(40, Verb::Create) + rows(20, Verb::Update, {});
    QCOMPARE(heldIn(guard({}, plan, {120, false})), 0);
    QCOMPARE(heldIn(guard({}, plan + rows(11, Verb::Create), {120, false})), 51);
}

void TestGuard::blanksCountAsCleared()
{
    for (const QString &blank : {QString(), u"  "_s}) {
        // However large the flow: forty of five thousand that lose one property are a flood.
        const Plan guarded = guard({}, rows(40, Verb::Update, blank) + rows(1, Verb::Update), {5'000, false});
        QCOMPARE(heldIn(guarded), 40);
        QCOMPARE(guarded.first().decision.reason, (Reason{ReasonCode::ManyCleared, {u"p"_s, u"40"_s, u"20"_s}}));
        QCOMPARE(guarded.first().decision.guard, u"clear/target/p"_s);
        QCOMPARE(heldIn(guard({}, rows(20, Verb::Update, blank), {5'000, false})), 0);
    }
}

void TestGuard::archivesAreAlwaysHeld()
{
    const Plan guarded = guard({}, rows(1, Verb::Archive), {1'000'000, false});
    QVERIFY(guarded.first().decision.held);
    QCOMPARE(guarded.first().decision.state, LinkState::Held);
    Flow generous;
    for (const auto &[kind, name] : enumNames<HoldKind>) {
        if (kind != HoldKind::Archive)
            generous.rules.limits.insert(kind, {1'000'000, 100});
    }
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

void TestGuard::oneValueOnManyIsHeld()
{
    // Forty phones become 00000000 in a flow of five thousand, among forty other updates.
    Plan plan;
    for (int link = 1; link <= 80; ++link)
        plan << changed(link, link % 2 == 0 ? u"0000 0000"_s : QString::number(91'000'000 + link));
    const Flow flow = phoneFlow();
    const Plan guarded = guard(flow, plan, {5'000, false});
    QCOMPARE(heldIn(guarded), 40);
    for (const PlanRow &row : guarded)
        QCOMPARE(row.decision.held, row.link % 2 == 0);
    QCOMPARE(guarded.at(1).decision.reason.code, ReasonCode::ManySameValue);
    QCOMPARE(guarded.at(1).decision.reason.args.first(), u"s.phone"_s);
    QCOMPARE(holdKind(guarded.at(1).decision.guard), HoldKind::SameValue);
    QCOMPARE(heldIn(guard(flow, plan.first(40), {5'000, false})), 0);
}

void TestGuard::whatMayBeTheSame_data()
{
    QTest::addColumn<ReasonCode>("code");
    QTest::addColumn<Normaliser>("normaliser");
    QTest::addColumn<bool>("held");
    QTest::newRow("changed") << ReasonCode::TargetChanged << Normaliser::Text << true;
    QTest::newRow("won a conflict") << ReasonCode::PolicyDecided << Normaliser::Text << true;
    QTest::newRow("yes and no") << ReasonCode::SourceChanged << Normaliser::Boolean << false;
    QTest::newRow("first meeting") << ReasonCode::FilledFromSource << Normaliser::Text << false;
    QTest::newRow("a person chose") << ReasonCode::PersonChose << Normaliser::Text << false;
}

void TestGuard::whatMayBeTheSame()
{
    QFETCH(ReasonCode, code);
    QFETCH(Normaliser, normaliser);
    QFETCH(bool, held);
    Flow flow = phoneFlow();
    flow.mappings.first().rules.normaliser = normaliser;
    Plan plan;
    for (int link = 1; link <= 21; ++link) {
        plan << changed(link, u"yes"_s);
        plan.last().decision.properties.first().reason.code = code;
    }
    QCOMPARE(heldIn(guard(flow, plan, {5'000, false})), held ? 21 : 0);
}

void TestGuard::eachKindHasItsLimit()
{
    for (const HoldKind kind :
        {HoldKind::Create, HoldKind::Update, HoldKind::Clear, HoldKind::SameValue, HoldKind::Archive}) {
        const Verb verb = kind == HoldKind::Create ? Verb::Create
            : kind == HoldKind::Archive            ? Verb::Archive
                                                   : Verb::Update;
        Plan plan = rows(3, verb, kind == HoldKind::Clear ? QString() : u"x"_s);
        if (kind == HoldKind::SameValue)
            plan = {changed(1, u"0"_s), changed(2, u"0"_s), changed(3, u"0"_s)};
        Flow flow = phoneFlow();
        for (const auto &[each, name] : enumNames<HoldKind>)
            flow.rules.limits.insert(each, each == kind ? GuardLimit{2, 0} : GuardLimit{100, 0});
        QCOMPARE(heldIn(guard(flow, plan, {3, false})), 3);
        flow.rules.limits[kind] = {3, 0};
        QCOMPARE(heldIn(guard(flow, plan, {3, false})), 0);
        flow.rules.limits[kind] = {0, 100};
        QCOMPARE(heldIn(guard(flow, plan, {3, false})), 0);
    }
}

void TestGuard::whatWaitsCountsAlong()
{
    Plan plan = rows(30, Verb::Update);
    GuardContext context{100, false};
    context.waiting = {{u"update"_s, 21}};
    QCOMPARE(heldIn(guard({}, plan, context)), 30);
    context.waiting = {{u"update"_s, 20}, {u"create"_s, 500}};
    QCOMPARE(heldIn(guard({}, plan, context)), 0);
    // A person who asks for one record is not told about the others, but what waits itself goes on waiting.
    context.waiting = {{u"update"_s, 51}};
    context.chosen = true;
    QCOMPARE(heldIn(guard({}, plan, context)), 0);
    plan[3].waited = u"update"_s;
    QCOMPARE(heldIn(guard({}, plan, context)), 1);
}

void TestGuard::firstCreatesWaitForAPerson()
{
    const Plan first = guard({}, rows(1, Verb::Create), {100, true});
    const QString key = first.first().decision.guard;
    QVERIFY(isOverLimit({}, key, 0, 1'000'000));
    QCOMPARE(holdKind(key), HoldKind::Create);
    // A later run decides again about the same record: nobody has approved it yet.
    Plan later = rows(2, Verb::Create);
    later[0].waited = key;
    const Plan guarded = guard({}, later, {100, false});
    QVERIFY(guarded.at(0).decision.held);
    QCOMPARE(guarded.at(0).decision.reason.code, ReasonCode::FirstRun);
    QVERIFY(!guarded.at(1).decision.held);
    QVERIFY(!guard({}, later, {100, false}).at(1).decision.held);
    later[0].decision.approved = true;
    QCOMPARE(heldIn(guard({}, later, {100, false})), 0);
}

void TestGuard::whatWasCountedIsTold()
{
    const auto counted = [](const Flow &flow, const Plan &plan, bool firstRun = false) {
        return countedBy(guard(flow, plan, {int(plan.size()), firstRun}).first().decision.reason);
    };
    QCOMPARE(counted({}, rows(60, Verb::Update)), (GuardCount{HoldKind::Update, 60, 50}));
    QCOMPARE(counted({}, rows(1, Verb::Archive)), (GuardCount{HoldKind::Archive, 1, 0}));
    QCOMPARE(counted({}, rows(3, Verb::Create), true), (GuardCount{HoldKind::Create, 3}));
    QCOMPARE(counted({}, rows(40, Verb::Update, {})), (GuardCount{HoldKind::Clear, 40, 20, u"p"_s}));
    Plan alike;
    for (int link = 1; link <= 30; ++link)
        alike << changed(link, u"91234567"_s);
    QCOMPARE(counted(phoneFlow(), alike), (GuardCount{HoldKind::SameValue, 30, 20, u"s.phone"_s, u"+4791234567"_s}));
    QVERIFY(!countedBy({ReasonCode::SourceChanged, {u"p"_s, u"1"_s, u"2"_s}}));
}

QTEST_APPLESS_MAIN(TestGuard)
#include "tst_guard.moc"
