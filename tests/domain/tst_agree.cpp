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
    void taken_data();
    void taken();
    void notTakenMovesNoBase();
    void openedAgainHasNoBase();
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

/// before, sent, reported: what the server made of it.
void TestAgree::taken_data()
{
    QTest::addColumn<PropertyRules>("rules");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("sent");
    QTest::addColumn<QString>("reported");
    QTest::addColumn<Taken>("result");
    const auto row = [](const char *name, const PropertyRules &rules, const QString &before, const QString &sent,
                         const QString &reported,
                         Taken result) { QTest::newRow(name) << rules << before << sent << reported << result; };
    const QString limit = u"A name of twenty let"_s;
    const PropertyRules text;
    const PropertyRules phone{Normaliser::Phone};
    PropertyRules swedish = phone;
    swedish.region = u"SE"_s;
    row("as sent", text, u"Kari"_s, u"Ola"_s, u"Ola"_s, Taken::AsSent);
    row("trimmed", text, u"Kari"_s, u" Ola "_s, u"Ola"_s, Taken::AsSent);
    row("trimmed to what it was", text, u"Ola"_s, u" Ola "_s, u"Ola"_s, Taken::AsSent);
    row("cleared", text, u"Kari"_s, {}, {}, Taken::AsSent);
    row("upper case", text, u"KARI"_s, u"Ola"_s, u"OLA"_s, Taken::Respelled);
    row("upper case as before", text, u"KARI"_s, u"Kari"_s, u"KARI"_s, Taken::Respelled);
    row("phone formatted", phone, {}, u"91234567"_s, u"+47 912 34 567"_s, Taken::AsSent);
    row("punctuation as before", text, u"Berg Dal"_s, u"Berg-Dal"_s, u"Berg Dal"_s, Taken::Respelled);
    row("cut off", text, {}, u"Kari Nordmann"_s, u"Kari"_s, Taken::Respelled);
    row("cut off to what it was", text, limit, limit + u"ters"_s, limit, Taken::Respelled);
    row("dropped", text, u"Nordmann"_s, u"Berg"_s, u"Nordmann"_s, Taken::NotTaken);
    row("dropped addition", text, u"Kari"_s, u"Kari Anne"_s, u"Kari"_s, Taken::NotTaken);
    row("dropped into a blank", text, {}, u"Berg"_s, {}, Taken::NotTaken);
    row("dropped clear", text, u"Berg"_s, {}, u"Berg"_s, Taken::NotTaken);
    row("dropped phone", phone, u"+47 912 34 567"_s, u"98765432"_s, u"+47 912 34 567"_s, Taken::NotTaken);
    row("number of another country as before", swedish, u"08-123 456 78"_s, u"+46812345678"_s, u"08-123 456 78"_s,
        Taken::AsSent);
    row("made something else of it", text, u"Kari"_s, u"Ola"_s, u"Per"_s, Taken::Respelled);
}

void TestAgree::taken()
{
    QFETCH(PropertyRules, rules);
    QFETCH(QString, before);
    QFETCH(QString, sent);
    QFETCH(QString, reported);
    QFETCH(Taken, result);
    QCOMPARE(samband::taken(rules, before, sent, reported), result);
}

void TestAgree::notTakenMovesNoBase()
{
    Decision decision = doing(PropertyAction::WriteBoth);
    const Fields kept{{u"p1"_s, u"T"_s}};
    QCOMPARE(agree(flowOf({{}}), before, decision, seen, {answer, kept}), before);
    QCOMPARE(notTaken(flowOf({{}}), decision, seen, {answer, kept}),
        (QList<Dropped>{{1, Side::Target, u"decided"_s, u"T"_s}}));
    QVERIFY(notTaken(flowOf({{}}), decision, seen, {answer, std::nullopt}).isEmpty());
    QVERIFY(notTaken(flowOf({{}}), doing(PropertyAction::Agree), seen, {answer, kept}).isEmpty());
}

void TestAgree::openedAgainHasNoBase()
{
    Decision decision = doing(PropertyAction::WriteBoth);
    decision.properties.first().reason.code = ReasonCode::Reopened;
    QVERIFY(!agree(flowOf({{}}), before, decision, seen, {answer, answer}).contains(1));
    QCOMPARE(agree(flowOf({{}}), before, decision, seen, {answer, std::nullopt}), before);
}

QTEST_APPLESS_MAIN(TestAgree)
#include "tst_agree.moc"
