#include "tests/domain/world.h"

using namespace samband;
using namespace samband::test;

namespace {

const QString a = u"Kari Nordmann"_s;
const QString b = u" 22 33 44 55"_s;
const QString c = u"+47 99887766"_s;

QList<World> worlds(const PropertyRules &rules)
{
    QList<World> all;
    const QList<QString> values{{}, a, b, c};
    for (const Format source : formats)
        for (const Format target : formats)
            for (const QString &s : values)
                for (const QString &t : values)
                    for (int base = 0; base < 4; ++base) {
                        World world;
                        world.flow = flowOf({rules});
                        world.format = {source, target};
                        put(world.held.source.fields, pathOf(1), stored(source, s));
                        put(world.held.target.fields, pathOf(1), stored(target, t));
                        if (base > 0)
                            world.base.insert(1, {stored(source, values.at(base)), stored(target, values.at(base))});
                        all << world;
                    }
    return all;
}

QString told(const World &world)
{
    const PerSide<QString> base = world.base.value(1, {u"none"_s, u"none"_s});
    return u"formats %1/%2 base %3/%4 now %5/%6"_s.arg(int(world.format.source))
        .arg(int(world.format.target))
        .arg(base.source, base.target, valueOf(world.held.source.fields, pathOf(1)),
            valueOf(world.held.target.fields, pathOf(1)));
}

/// A run that moves nothing: no write, no base. What a server does not take is not quiet, but shown, and moves nothing.
bool isQuiet(World &world)
{
    const World before = world;
    const Decision decision = world.run();
    const bool dropped = std::ranges::any_of(
        decision.properties, [&](const PropertyDecision &property) { return isDropped(before, property); });
    return (writesNothing(decision) || dropped) && world.base == before.base && world.held == before.held;
}

} // namespace

class TestConverge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settlesInOneRunOnAnyServer();
    void choicesSettleInOneRunOnAnyServer();
    void halfAnsweredLosesNoEdit();
    void createdRecordIsNoConflict();
    void storedDifferentlyIsShownAndStillSynchronised();
    void acceptedDifferenceLastsUntilAnEdit();
};

void TestConverge::settlesInOneRunOnAnyServer()
{
    qint64 cases = 0;
    for (const Normaliser normaliser : {Normaliser::Text, Normaliser::Phone})
        for (const Direction direction : all<Direction>())
            for (const ConflictPolicy conflict : all<ConflictPolicy>())
                for (const BlankPolicy blank : all<BlankPolicy>())
                    for (World world : worlds({normaliser, direction, conflict, blank})) {
                        if (normaliser == Normaliser::Phone && !exhaustive() && direction != Direction::Both)
                            continue;
                        const World before = world;
                        world.run();
                        QVERIFY2(isQuiet(world), qPrintable(told(before)));
                        ++cases;
                    }
    qInfo("%lld cases", cases);
}

void TestConverge::choicesSettleInOneRunOnAnyServer()
{
    qint64 cases = 0;
    for (const Choice choice :
        {Choice::TakeSource, Choice::TakeTarget, Choice::TakeBase, Choice::TakeValue, Choice::AcceptDifference})
        for (World world : worlds({})) {
            const World before = world;
            const PerSide<QString> now{
                valueOf(world.held.source.fields, pathOf(1)), valueOf(world.held.target.fields, pathOf(1))};
            world.resolutions = {{1, choice, u" typed by hand"_s, now}};
            const Decision decision = world.run();
            QVERIFY2(isQuiet(world), qPrintable(told(before)));
            QCOMPARE(
                decision.reason.code == ReasonCode::PersonChose, choice != Choice::TakeBase || !before.base.isEmpty());
            if (choice == Choice::TakeSource)
                QCOMPARE(valueOf(world.held.source.fields, pathOf(1)), now.source);
            if (choice == Choice::TakeValue)
                QCOMPARE(
                    valueOf(world.held.target.fields, pathOf(1)), stored(world.format.target, u" typed by hand"_s));
            ++cases;
        }
    qInfo("%lld cases", cases);
}

void TestConverge::halfAnsweredLosesNoEdit()
{
    qint64 cases = 0;
    for (const Side failing : bothSides)
        for (const Fate fate : {Fate::Refused, Fate::ReplyLost})
            for (const bool typed : {false, true})
                for (const ConflictPolicy conflict : all<ConflictPolicy>())
                    for (World world : worlds({Normaliser::Text, Direction::Both, conflict, BlankPolicy::Hold})) {
                        const World before = world;
                        const PerSide<QString> now{
                            valueOf(world.held.source.fields, pathOf(1)), valueOf(world.held.target.fields, pathOf(1))};
                        if (typed)
                            world.resolutions = {{1, Choice::TakeValue, u"typed"_s, now}};
                        PerSide<Fate> fates;
                        fates[failing] = fate;
                        const Decision decision = world.run(fates);
                        if (writes(decision.properties.first().action, failing))
                            QVERIFY2(world.base == before.base, qPrintable(told(before)));
                        for (int round = 0; round < 2; ++round)
                            world.run();
                        QVERIFY2(isQuiet(world), qPrintable(told(before)));
                        const Decision last = reconcile(world.view());
                        const bool waits = last.state == LinkState::Conflict || last.state == LinkState::Held;
                        const bool dropped = isDropped(world, last.properties.first());
                        QVERIFY2(waits || dropped || world.base.contains(1), qPrintable(told(before)));
                        if (!typed && conflict == ConflictPolicy::Ask && decision.state == LinkState::Conflict)
                            QVERIFY(waits);
                        ++cases;
                    }
    qInfo("%lld cases", cases);
}

void TestConverge::createdRecordIsNoConflict()
{
    for (const Side gone : bothSides)
        for (const Format format : formats)
            for (const bool known : {false, true}) {
                World world;
                world.flow = flowOf({{}, {}, {Normaliser::Text, Direction::Off}});
                world.format[gone] = format;
                world.held[gone].presence = Presence::Absent;
                world.held[other(gone)].fields = {{pathOf(1), a}, {pathOf(3), a}};
                if (known)
                    world.base.insert(1, {b, b});
                world.resolutions = {
                    {0, Choice::Recreate, {}, {seenMark(world.held.source), seenMark(world.held.target)}}};
                QCOMPARE(world.run().verb, Verb::Create);
                QCOMPARE(valueOf(world.held[gone].fields, pathOf(1)), stored(format, a));
                QCOMPARE(reconcile(world.view()).state, LinkState::InSync);
                QVERIFY(writesNothing(world.run()));
                QVERIFY(isQuiet(world));
            }
}

void TestConverge::storedDifferentlyIsShownAndStillSynchronised()
{
    World world;
    world.flow = flowOf({{}});
    world.format.target = Format::Upper;
    put(world.held.source.fields, pathOf(1), u"kari"_s);
    world.run();
    QCOMPARE(
        reconcile(world.view()).reason, (Reason{ReasonCode::StoredDifferently, {pathOf(1), u"kari"_s, u"KARI"_s}}));
    QCOMPARE(reconcile(world.view()).state, LinkState::InSync);
    put(world.held.source.fields, pathOf(1), u"ola"_s);
    world.run();
    QCOMPARE(valueOf(world.held.target.fields, pathOf(1)), u"OLA"_s);
    put(world.held.target.fields, pathOf(1), u"PER"_s);
    world.run();
    QCOMPARE(valueOf(world.held.source.fields, pathOf(1)), u"PER"_s);
    QVERIFY(isQuiet(world));
}

void TestConverge::acceptedDifferenceLastsUntilAnEdit()
{
    World world;
    world.flow = flowOf({{}});
    put(world.held.source.fields, pathOf(1), u"kari"_s);
    put(world.held.target.fields, pathOf(1), u"ola"_s);
    QCOMPARE(world.run().state, LinkState::Conflict);
    world.resolutions = {{1, Choice::AcceptDifference, {}, {u"kari"_s, u"ola"_s}}};
    const Decision accepted = world.run();
    QVERIFY(!sentence(accepted.reason, {u"A"_s, u"B"_s}).contains(u"nothing"_s));
    QVERIFY(isQuiet(world));
    put(world.held.target.fields, pathOf(1), u"per"_s);
    world.run();
    QCOMPARE(valueOf(world.held.source.fields, pathOf(1)), u"per"_s);
}

QTEST_APPLESS_MAIN(TestConverge)
#include "tst_converge.moc"
