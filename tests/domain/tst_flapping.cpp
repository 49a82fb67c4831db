#include "core/domain/backoff.h"
#include "core/domain/flapping.h"

#include "tests/domain/world.h"

using namespace samband;
using namespace samband::test;

namespace {

constexpr qint64 minute = 60'000;
const QStringList values{u"a"_s, u"b"_s, u"c"_s};

/// A property of a pair with what we wrote to it; whoever edits goes past us.
struct Pair {
    PerSide<QString> now{u"a"_s, u"a"_s};
    PerSide<QString> base = now;
    PropertyHistory history;
    qint64 at = 0;
    int writes = 0;

    bool flaps() const { return flapping(history, PropertyRules(), now, at).has_value(); }
    /// One run: what changed on one side goes to the other one, unless it flaps. Says whether something was written.
    bool run()
    {
        at += minute;
        const PerSide<bool> moved{now.source != base.source, now.target != base.target};
        if (moved.source == moved.target || now.source == now.target || flaps())
            return false;
        const Side to = moved.source ? Side::Target : Side::Source;
        history.writes << PastWrite{at, to, now[to], now[other(to)]};
        now[to] = now[other(to)];
        base = now;
        ++writes;
        return true;
    }
};

QList<PastWrite> allWrites()
{
    QList<PastWrite> writes;
    for (const Side side : bothSides) {
        for (const QString &before : values) {
            for (const QString &after : values)
                writes << PastWrite{0, side, before, after};
        }
    }
    return writes;
}

/// What the header promises, said the long way round for three writes.
bool promised(const QList<PastWrite> &w, const PerSide<QString> &now)
{
    PerSide<QString> seen = now;
    PerSide<std::optional<PastWrite>> first;
    for (int i = 2; i >= 0; --i) {
        const Side side = w.at(i).side;
        if (w.at(i).before == w.at(i).after || seen[side] != w.at(i).before)
            return false;
        if (first[side] && (first[side]->before != w.at(i).before || first[side]->after != w.at(i).after))
            return false;
        first[side] = w.at(i);
        seen[side] = w.at(i).before;
    }
    return true;
}

} // namespace

class TestFlapping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyHistoryOfThreeWrites();
    void twoAutomationsArePaused();
    void aRefillThatIsTakenBackIsPaused();
    void onePersonInOneSystemNeverFlaps();
    void forthAndBackBetweenSystemsGoesThrough();
    void whatComesBackLateIsADecision();
    void pausedUntilAThirdValue();
    void spellingsDoNotHideIt();
    void norDoThoseOfAnotherRegion();
    void aChoiceIsAlwaysCarriedOut();
    void waitsGrowAndTheLastRepeats();
};

void TestFlapping::everyHistoryOfThreeWrites()
{
    const QList<PastWrite> writes = allWrites();
    int cases = 0;
    int found = 0;
    for (const PastWrite &one : writes) {
        for (const PastWrite &two : writes) {
            for (const PastWrite &three : writes) {
                for (const QString &source : values) {
                    for (const QString &target : values) {
                        const PerSide<QString> now{source, target};
                        PropertyHistory history{{one, two, three}, false};
                        const bool flaps = flapping(history, PropertyRules(), now, 0).has_value();
                        QCOMPARE(flaps, promised(history.writes, now));
                        for (PastWrite &write : history.writes)
                            write.side = other(write.side);
                        QCOMPARE(flapping(history, PropertyRules(), mirror(now), 0).has_value(), flaps);
                        history.writes.removeFirst();
                        QVERIFY2(!flapping(history, PropertyRules(), mirror(now), 0), "two are not enough");
                        ++cases;
                        found += flaps ? 1 : 0;
                    }
                }
            }
        }
    }
    QVERIFY(found > 0 && found < cases / 10);
    qInfo("%d histories", cases);
}

void TestFlapping::twoAutomationsArePaused()
{
    Pair pair;
    for (int run = 0; run < 20; ++run) {
        pair.now = {u"b"_s, u"a"_s};
        pair.run();
    }
    QCOMPARE(pair.writes, int(flapsAllowed));
    QVERIFY(pair.flaps());
    QCOMPARE(flapping(pair.history, PropertyRules(), pair.now, pair.at)->size(), flapsAllowed);
}

void TestFlapping::aRefillThatIsTakenBackIsPaused()
{
    PropertyHistory history;
    for (qint64 at = 1; at <= flapsAllowed; ++at) {
        QVERIFY(!flapping(history, PropertyRules(), {u"a"_s, {}}, at));
        history.writes << PastWrite{at, Side::Target, {}, u"a"_s};
    }
    QVERIFY(flapping(history, PropertyRules(), {u"a"_s, {}}, 10));
    QVERIFY(!flapping(history, PropertyRules(), {u"a"_s, u"a"_s}, 10));
    history.paused = true;
    for (const qint64 at : {10LL, 100 * flapWindow}) {
        QVERIFY(flapping(history, PropertyRules(), {u"a"_s, {}}, at));
        QVERIFY2(!flapping(history, PropertyRules(), {u"b"_s, {}}, at), "a third value on the side never written to");
    }
}

void TestFlapping::onePersonInOneSystemNeverFlaps()
{
    // Every way in which one system can be edited eight times among three values.
    for (const Side side : bothSides) {
        for (int code = 0; code < 3 * 3 * 3 * 3 * 3 * 3 * 3 * 3; ++code) {
            Pair pair;
            for (int edit = 0, rest = code; edit < 8; ++edit, rest /= 3) {
                pair.now[side] = values.at(rest % 3);
                pair.run();
                QVERIFY(pair.now.source == pair.now.target);
            }
        }
    }
}

void TestFlapping::forthAndBackBetweenSystemsGoesThrough()
{
    Pair pair;
    for (const auto &[side, value] :
        {std::pair{Side::Source, u"b"_s}, {Side::Target, u"a"_s}, {Side::Source, u"b"_s}}) {
        pair.now[side] = value;
        QVERIFY(pair.run());
    }
}

void TestFlapping::whatComesBackLateIsADecision()
{
    for (int late = 0; late <= flapsAllowed; ++late) {
        Pair pair;
        for (int run = 0; run < flapsAllowed; ++run) {
            pair.now = {u"b"_s, u"a"_s};
            QVERIFY(pair.run());
            if (run == late)
                pair.at += flapWindow;
        }
        pair.now = {u"b"_s, u"a"_s};
        pair.at += minute;
        QCOMPARE(pair.flaps(), late == flapsAllowed);
    }
}

void TestFlapping::pausedUntilAThirdValue()
{
    Pair pair;
    for (int run = 0; run < 5; ++run) {
        pair.now = {u"b"_s, u"a"_s};
        pair.run();
    }
    pair.history.paused = true;
    pair.at += 100 * flapWindow;
    for (const QString &source : values) {
        for (const QString &target : values) {
            pair.now = {source, target};
            QCOMPARE(pair.flaps(), source != u"c"_s && target != u"c"_s);
        }
    }
    pair.now = {u"b"_s, u"c"_s}; // an edit where it was changed back
    QVERIFY(pair.run());
    pair.history.paused = false;
    pair.now.source = u"b"_s;
    QVERIFY2(pair.run(), "the count starts afresh with the third value");
}

void TestFlapping::spellingsDoNotHideIt()
{
    const QString one = u"91234567"_s;
    PropertyHistory history;
    history.writes = {{1, Side::Target, one, u"92222222"_s}, {2, Side::Target, u"+47 912 34 567"_s, u"+4792222222"_s},
        {3, Side::Target, u"+4791234567"_s, u"922 22 222"_s}};
    QVERIFY(flapping(history, PropertyRules{Normaliser::Phone}, {{}, u"912 34 567"_s}, 4));
    QVERIFY(!flapping(history, PropertyRules(), {{}, u"912 34 567"_s}, 4));
}

void TestFlapping::norDoThoseOfAnotherRegion()
{
    PropertyRules swedish{Normaliser::Phone};
    swedish.region = u"SE"_s;
    PropertyHistory history;
    history.writes = {{1, Side::Target, u"08-123 456 78"_s, u"+46 8 222 222 22"_s},
        {2, Side::Target, u"+46 8 123 456 78"_s, u"08-222 222 22"_s},
        {3, Side::Target, u"+46812345678"_s, u"+46822222222"_s}};
    QVERIFY(flapping(history, swedish, {{}, u"08-12345678"_s}, 4));
    QVERIFY2(!flapping(history, PropertyRules{Normaliser::Phone}, {{}, u"08-12345678"_s}, 4), "a number of Norway");
}

void TestFlapping::aChoiceIsAlwaysCarriedOut()
{
    Flow flow = flowOf({PropertyRules{}});
    LinkView view{flow, {{1, {u"b"_s, u"b"_s}}}, {}, {}, false};
    view.seen = {{Presence::Present, {{u"p1"_s, u"b"_s}}, 0}, {Presence::Present, {{u"p1"_s, u"a"_s}}, 0}};
    QVERIFY(!writesNothing(reconcile(view)));
    PropertyHistory history;
    history.writes = {
        {1, Side::Target, u"a"_s, u"b"_s}, {2, Side::Source, u"b"_s, u"a"_s}, {3, Side::Target, u"a"_s, u"b"_s}};
    view.past.insert(1, history);
    view.at = 4;
    const Decision paused = reconcile(view);
    QVERIFY(writesNothing(paused));
    QCOMPARE(paused.state, LinkState::Held);
    QCOMPARE(paused.properties.first().action, PropertyAction::Flapping);
    QCOMPARE(paused.reason,
        (Reason{ReasonCode::Flapping,
            {u"p1"_s, u"target"_s, u"1"_s, u"b"_s, u"source"_s, u"2"_s, u"a"_s, u"target"_s, u"3"_s, u"b"_s}}));
    for (const Choice choice : {Choice::TakeSource, Choice::TakeTarget, Choice::TakeValue}) {
        view.resolutions = {Resolution{1, choice, u"c"_s, {u"b"_s, u"a"_s}}};
        QVERIFY(!writesNothing(reconcile(view)));
    }
}

void TestFlapping::waitsGrowAndTheLastRepeats()
{
    for (qint64 attempt = 2; attempt <= qint64(waitingTimes.size()); ++attempt)
        QVERIFY(waitAfter(attempt) > waitAfter(attempt - 1));
    QCOMPARE(waitAfter(1'000'000), waitAfter(qint64(waitingTimes.size())));
    for (const qint64 nonsense : {0, -5})
        QCOMPARE(waitAfter(nonsense), waitAfter(1));
}

QTEST_APPLESS_MAIN(TestFlapping)
#include "tst_flapping.moc"
