#include "core/domain/agree.h"

#include "tests/domain/world.h"

using namespace samband;
using namespace samband::test;

namespace {

const Base before{{1, {u"old source"_s, u"old target"_s}}};
const PerSide<Fields> seen{{{u"p1"_s, u"S"_s}}, {{u"p1"_s, u"T"_s}}};
const Fields answer{{u"p1"_s, u"as the server says"_s}};

Decision doing(PropertyAction action)
{
    Decision decision;
    decision.properties << PropertyDecision{1, action, {}, {u"decided"_s, u"decided"_s}};
    return decision;
}

PerSide<QString> baseAfter(PropertyAction action, const PerSide<std::optional<Fields>> &reported)
{
    return agree(flowOf({{}}), before, doing(action), seen, reported).value(1);
}

} // namespace

class TestAgree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void movesOnlyToWhatWasReported();
    void unansweredKeepsItsBase();
    void nothingDecidedKeepsItsBase();
    void answeredClearIsABlank();
    void otherPropertiesMoveAlone();
    void whatTheFlowNoLongerHasIsLeftAlone();
};

void TestAgree::movesOnlyToWhatWasReported()
{
    const QString said = u"as the server says"_s;
    QCOMPARE(baseAfter(PropertyAction::WriteTarget, {std::nullopt, answer}), (PerSide<QString>{u"S"_s, said}));
    QCOMPARE(baseAfter(PropertyAction::WriteSource, {answer, std::nullopt}), (PerSide<QString>{said, u"T"_s}));
    QCOMPARE(baseAfter(PropertyAction::WriteBoth, {answer, answer}), (PerSide<QString>{said, said}));
    QCOMPARE(baseAfter(PropertyAction::Agree, {}), (PerSide<QString>{u"S"_s, u"T"_s}));
}

void TestAgree::unansweredKeepsItsBase()
{
    const PerSide<QString> kept = before.value(1);
    QCOMPARE(baseAfter(PropertyAction::WriteTarget, {}), kept);
    QCOMPARE(baseAfter(PropertyAction::WriteTarget, {answer, std::nullopt}), kept);
    QCOMPARE(baseAfter(PropertyAction::WriteSource, {std::nullopt, answer}), kept);
    QCOMPARE(baseAfter(PropertyAction::WriteBoth, {answer, std::nullopt}), kept);
    QCOMPARE(baseAfter(PropertyAction::WriteBoth, {std::nullopt, answer}), kept);
}

void TestAgree::nothingDecidedKeepsItsBase()
{
    for (const PropertyAction action : {PropertyAction::Keep, PropertyAction::Conflict, PropertyAction::HoldBlank})
        QCOMPARE(baseAfter(action, {answer, answer}), before.value(1));
    QCOMPARE(agree(flowOf({{}}), before, {}, seen, {answer, answer}), before);
}

void TestAgree::answeredClearIsABlank()
{
    QCOMPARE(baseAfter(PropertyAction::WriteTarget, {std::nullopt, Fields{}}), (PerSide<QString>{u"S"_s, QString()}));
}

void TestAgree::otherPropertiesMoveAlone()
{
    Decision decision;
    decision.properties << PropertyDecision{1, PropertyAction::WriteSource, {}, {}}
                        << PropertyDecision{2, PropertyAction::WriteTarget, {}, {}}
                        << PropertyDecision{3, PropertyAction::Agree, {}, {}};
    const Base after = agree(flowOf({{}, {}, {}}), before, decision, seen, {std::nullopt, Fields{{u"p2"_s, u"new"_s}}});
    QCOMPARE(after.value(1), before.value(1));
    QCOMPARE(after.value(2), (PerSide<QString>{QString(), u"new"_s}));
    QCOMPARE(after.value(3), (PerSide<QString>{}));
    QVERIFY(after.contains(3));
}

void TestAgree::whatTheFlowNoLongerHasIsLeftAlone()
{
    QCOMPARE(agree(Flow{}, before, doing(PropertyAction::Agree), seen, {}), before);
}

QTEST_APPLESS_MAIN(TestAgree)
#include "tst_agree.moc"
