#include "core/domain/choices.h"

#include "tests/domain/world.h"

using namespace samband;
using namespace samband::test;

namespace {

constexpr std::array choices{Choice::TakeSource, Choice::TakeTarget, Choice::TakeBase, Choice::TakeValue,
    Choice::AcceptDifference, Choice::Reject, Choice::TakeBack, Choice::Reopen};
const QStringList values{QString(), u"x"_s, u"y"_s, u"z"_s};

/// Calls \a visit with every pair of values.
void eachPair(const std::function<void(const PerSide<QString> &)> &visit)
{
    for (const QString &source : values) {
        for (const QString &target : values)
            visit({source, target});
    }
}

LinkView viewOf(const Flow &flow, const Base &base, const PerSide<QString> &now, const Resolutions &open)
{
    PerSide<Shadow> seen;
    for (const Side side : bothSides) {
        seen[side].presence = Presence::Present;
        put(seen[side].fields, pathOf(1), now[side]);
    }
    return {flow, base, seen, open, false};
}

Intent sentTo(Side side, const Changes &fields)
{
    Intent intent;
    intent.side = side;
    intent.fields = fields;
    return intent;
}

} // namespace

/// Which of a person's choices are done with.
class TestChoices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatLapsedChangesNothing();
    void whatBindsDoesNotLapse();
    void aFailedSideKeepsItsChoices();
    void asksForWhatItDecides();
    void aLaterChoiceAsksForSomethingElse();
};

/// Over every base, every state and every choice: without a choice that lapsed the decision is the same.
void TestChoices::whatLapsedChangesNothing()
{
    const Flow flow = flowOf({{}});
    int lapsing = 0;
    const auto check = [&](const Base &base, const PerSide<QString> &now, const Resolution &choice) {
        const Decision decision = reconcile(viewOf(flow, base, now, {choice}));
        const PerSide<Fields> held{{{pathOf(1), now.source}}, {{pathOf(1), now.target}}};
        if (lapsed(flow, decision, held, {choice}).isEmpty())
            return;
        ++lapsing;
        QVERIFY(choice.seen != now);
        QVERIFY(!isUndo(choice.choice));
        QCOMPARE(reconcile(viewOf(flow, base, now, {})), decision);
    };
    QList<Base> bases{Base()};
    eachPair([&](const PerSide<QString> &held) { bases << Base{{1, held}}; });
    for (const Base &base : bases) {
        eachPair([&](const PerSide<QString> &now) {
            eachPair([&](const PerSide<QString> &seen) {
                for (const Choice choice : choices)
                    check(base, now, {1, choice, u"x"_s, seen, {u"x"_s, u"y"_s}});
            });
        });
    }
    QVERIFY2(lapsing > 1000, qPrintable(QString::number(lapsing)));
}

void TestChoices::whatBindsDoesNotLapse()
{
    const Flow flow = flowOf({{}});
    const PerSide<QString> now{u"x"_s, u"x"_s};
    const PerSide<Fields> held{{{pathOf(1), now.source}}, {{pathOf(1), now.target}}};
    const Resolutions open{{1, Choice::TakeSource, {}, now}, {0, Choice::Approve, {}, {u"a"_s, u"b"_s}},
        {7, Choice::TakeSource, {}, {u"a"_s, u"b"_s}}};
    QVERIFY(lapsed(flow, reconcile(viewOf(flow, {{1, now}}, now, open)), held, open).isEmpty());
}

void TestChoices::aFailedSideKeepsItsChoices()
{
    const Flow flow = flowOf({{}, {}, {}});
    Decision decision;
    decision.properties = {{1, PropertyAction::WriteSource, {}, {}}, {2, PropertyAction::WriteTarget, {}, {}},
        {3, PropertyAction::WriteBoth, {}, {}}};
    Resolutions open;
    for (const int property : {0, 1, 2, 3, 4})
        open << Resolution{property, Choice::TakeSource, {}, {}};
    QCOMPARE(carriedOutBeside(decision, {false, true}, open), Resolutions{open.at(1)});
    QCOMPARE(carriedOutBeside(decision, {true, false}, open), Resolutions{open.at(2)});
    QCOMPARE(carriedOutBeside(decision, {true, true}, open), Resolutions());
}

/// Over every base, state and choice: a choice asks for exactly what the decision it makes would write.
void TestChoices::asksForWhatItDecides()
{
    const Flow flow = flowOf({{}});
    const Base base{{1, {u"x"_s, u"x"_s}}};
    int asked = 0;
    eachPair([&](const PerSide<QString> &now) {
        for (const Choice kind : choices) {
            const Resolution choice{1, kind, u"z"_s, now, {u"x"_s, u"y"_s}};
            const Decision decision = reconcile(viewOf(flow, base, now, {choice}));
            const PerSide<Intent> sent{
                sentTo(Side::Source, decision.write.source), sentTo(Side::Target, decision.write.target)};
            QVERIFY(asksFor(flow, base, choice, {&sent.source, &sent.target}));
            asked += decision.verb == Verb::Update ? 1 : 0;
            const Intent elsewhere = sentTo(Side::Target, {{pathOf(1), u"something else"_s}});
            QVERIFY(!asksFor(flow, base, choice, {nullptr, &elsewhere}));
        }
    });
    QVERIFY(asked > 20);
}

void TestChoices::aLaterChoiceAsksForSomethingElse()
{
    const Flow flow = flowOf({{}});
    const PerSide<QString> now{u"x"_s, u"y"_s};
    const Intent sent = sentTo(Side::Target, {{pathOf(1), u"x"_s}});
    QVERIFY(asksFor(flow, {}, {1, Choice::TakeSource, {}, now}, {nullptr, &sent}));
    QVERIFY(!asksFor(flow, {}, {1, Choice::TakeTarget, {}, now}, {nullptr, &sent}));
    QVERIFY(!asksFor(flow, {}, {1, Choice::AcceptDifference, {}, now}, {nullptr, &sent}));
    QVERIFY(!asksFor(flow, {}, {2, Choice::TakeSource, {}, now}, {nullptr, &sent}));
}

QTEST_APPLESS_MAIN(TestChoices)
#include "tst_choices.moc"
