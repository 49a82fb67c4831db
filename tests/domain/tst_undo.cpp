#include "core/domain/undo.h"

#include "tests/domain/world.h"

using namespace samband;
using namespace samband::test;

namespace {

const QString x = u"x"_s;
const QString y = u"y"_s;
const QString z = u"z"_s;

/// What a run's writes to property 1 look like in the journal.
QList<WriteNote> notesOf(const World &before, const World &after, const Decision &decision)
{
    QList<WriteNote> notes;
    for (const Side side : bothSides) {
        if (!decision.write[side].contains(pathOf(1)))
            continue;
        notes << WriteNote{side, {{pathOf(1), valueOf(before.held[side].fields, pathOf(1))}},
            {{pathOf(1), valueOf(after.held[side].fields, pathOf(1))}}, before.base};
    }
    return notes;
}

PerSide<QString> values(const World &world)
{
    return {valueOf(world.held.source.fields, pathOf(1)), valueOf(world.held.target.fields, pathOf(1))};
}

PropertyUndo undoOf(const World &world, const QList<WriteNote> &notes)
{
    const QList<PropertyUndo> undos =
        undoWrites(world.flow, notes, world.base, {world.held.source.fields, world.held.target.fields});
    return undos.isEmpty() ? PropertyUndo{-1, {}, {}, {}, {}, {}, {}, {}} : undos.first();
}

void hold(World &world, Side side, const QString &value)
{
    put(world.held[side].fields, pathOf(1), value);
}

/// A pair in step at \a start on servers of their own, a person's edits and perhaps a choice, and the run that writes.
struct Life {
    World before;
    World after;
    Decision decision;
    QList<WriteNote> notes;
};

QList<Life> lives(const PropertyRules &rules)
{
    QList<Life> all;
    const QList<QString> words{u""_s, u"Kari Nordmann-Berg av Dal"_s, u"Ola"_s, u" Per "_s};
    for (const Format source : formats)
        for (const Format target : formats)
            for (const QString &start : words)
                for (const QString &edited : words)
                    for (const QString &also : words)
                        for (const bool typed : {false, true}) {
                            Life life;
                            life.before.flow = flowOf({rules});
                            life.before.format = {source, target};
                            hold(life.before, Side::Source, stored(source, start));
                            hold(life.before, Side::Target, stored(target, start));
                            if (!start.isEmpty())
                                life.before.base.insert(1, values(life.before));
                            hold(life.before, Side::Source, stored(source, edited));
                            hold(life.before, Side::Target, stored(target, also));
                            if (typed)
                                life.before.resolutions = {{1, Choice::TakeValue, u"typed"_s, values(life.before)}};
                            life.after = life.before;
                            life.decision = life.after.run();
                            life.notes = notesOf(life.before, life.after, life.decision);
                            if (!life.notes.isEmpty() && !isDropped(life.before, life.decision.properties.first()))
                                all << life;
                        }
    return all;
}

QString told(const Life &life)
{
    return u"formats %1/%2 before %3/%4 after %5/%6 by %7"_s.arg(int(life.before.format.source))
        .arg(int(life.before.format.target))
        .arg(values(life.before).source, values(life.before).target, values(life.after).source,
            values(life.after).target, toText(life.decision.reason.code));
}

} // namespace

/// The undo of what runs wrote, as decisions.
class TestUndo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void neverOverAPersonsEdit();
    void bringsBackWhatWasThereOnAnyServer();
    void undoneUndoIsBack();
    void editAfterwardsIsAConflictThatShowsAllThree();
    void aSettledConflictIsOneAgain();
    void ownSpellingComesBack();
    void respelledSinceIsNoEdit();
    void firstMeetingLeavesTheOtherSideAlone();
    void oneWayIsNotWrittenBack();
    void severalWritesCountAsOne();
    void whatIsNotMappedIsSaid();
};

/// Every state of base, sides and rules: whatever a person has put there since is left alone.

void TestUndo::neverOverAPersonsEdit()
{
    const QList<QString> words{{}, x, y, z, u" y "_s};
    const QList<std::optional<PerSide<QString>>> bases{
        std::nullopt, PerSide<QString>{x, x}, PerSide<QString>{y, y}, PerSide<QString>{x, y}};
    qint64 cases = 0;
    for (const Direction direction : all<Direction>())
        for (const ConflictPolicy conflict : all<ConflictPolicy>())
            for (int written = 1; written < 4; ++written)
                for (const QString &before : words)
                    for (const QString &wrote : words)
                        for (const auto &agreedBefore : bases)
                            for (const auto &agreedNow : bases)
                                for (const QString &here : words)
                                    for (const QString &there : words) {
                                        const Flow flow =
                                            flowOf({{Normaliser::Text, direction, conflict, BlankPolicy::Hold}});
                                        const Mapping &mapping = flow.mappings.first();
                                        const PerSide<QString> now{here, there};
                                        QList<WriteNote> notes;
                                        for (const Side side : bothSides) {
                                            if (written & (side == Side::Source ? 1 : 2))
                                                notes << WriteNote{side, {{pathOf(1), before}}, {{pathOf(1), wrote}},
                                                    agreedBefore ? Base{{1, *agreedBefore}} : Base{}};
                                        }
                                        PerSide<Fields> seen;
                                        put(seen.source, pathOf(1), here);
                                        put(seen.target, pathOf(1), there);
                                        const auto undos =
                                            undoWrites(flow, notes, agreedNow ? Base{{1, *agreedNow}} : Base{}, seen);
                                        QCOMPARE(undos.size(), 1);
                                        const PropertyUndo &undo = undos.first();
                                        QCOMPARE(undo.resolution.has_value(),
                                            undo.fate == UndoFate::TakenBack || undo.fate == UndoFate::ChangedSince);
                                        ++cases;
                                        if (!undo.resolution)
                                            continue;
                                        const PropertyDecision decision =
                                            reconcileProperty(mapping, agreedNow, now, {}, undo.resolution);
                                        if (undo.fate == UndoFate::ChangedSince) {
                                            QCOMPARE(decision.action, PropertyAction::Conflict);
                                            QCOMPARE(decision.reason.code, ReasonCode::UndoConflict);
                                            QVERIFY(!sameValue(mapping.rules, undo.now, undo.wrote));
                                            continue;
                                        }
                                        for (const Side side : bothSides) {
                                            const bool ours = written & (side == Side::Source ? 1 : 2);
                                            if (!writes(decision.action, side))
                                                continue;
                                            QVERIFY(ours || mayTravel(direction, side));
                                            QVERIFY(sameValue(mapping.rules, now[side],
                                                ours            ? wrote
                                                    : agreedNow ? (*agreedNow)[side]
                                                                : wrote));
                                            QCOMPARE(decision.result[side], ours ? before : (*agreedBefore)[side]);
                                        }
                                    }
    qInfo("%lld cases", cases);
}

void TestUndo::bringsBackWhatWasThereOnAnyServer()
{
    qint64 cases = 0;
    for (const ConflictPolicy conflict : all<ConflictPolicy>())
        for (const BlankPolicy blank : all<BlankPolicy>())
            for (const Life &life : lives({Normaliser::Text, Direction::Both, conflict, blank})) {
                World world = life.after;
                const PropertyUndo undo = undoOf(world, life.notes);
                if (undo.fate == UndoFate::AlreadyBack)
                    continue;
                QVERIFY2(undo.fate == UndoFate::TakenBack, qPrintable(told(life)));
                world.resolutions = {*undo.resolution};
                const Decision decision = reconcile(world.view());
                QVERIFY2(decision.approved, qPrintable(told(life)));
                if (isDropped(world, decision.properties.first()))
                    continue;
                world.run();
                for (const WriteNote &note : life.notes) {
                    const QString was = valueOf(life.before.held[note.side].fields, pathOf(1));
                    QVERIFY2(values(world)[note.side] == stored(world.format[note.side], was), qPrintable(told(life)));
                }
                const Decision next = reconcile(world.view());
                QVERIFY2(writesNothing(next), qPrintable(told(life)));
                QCOMPARE(next.state == LinkState::Conflict, undo.resolution->choice == Choice::Reopen);
                ++cases;
            }
    qInfo("%lld cases", cases);
    QVERIFY(cases > 5000);
}

void TestUndo::undoneUndoIsBack()
{
    qint64 cases = 0;
    for (const Life &life : lives({})) {
        World world = life.after;
        const PropertyUndo undo = undoOf(world, life.notes);
        if (undo.fate != UndoFate::TakenBack)
            continue;
        World undone = world;
        undone.resolutions = {*undo.resolution};
        const World waiting = undone;
        const Decision decision = undone.run();
        const QList<WriteNote> notes = notesOf(waiting, undone, decision);
        if (notes.isEmpty() || isDropped(waiting, decision.properties.first()))
            continue;
        const PropertyUndo again = undoOf(undone, notes);
        if (again.fate == UndoFate::AlreadyBack)
            continue;
        QVERIFY2(again.fate == UndoFate::TakenBack, qPrintable(told(life)));
        undone.resolutions = {*again.resolution};
        const Decision redo = reconcile(undone.view());
        if (isDropped(undone, redo.properties.first()))
            continue;
        undone.run();
        for (const WriteNote &note : notes)
            QVERIFY2(values(undone)[note.side] == stored(world.format[note.side], values(world)[note.side]),
                qPrintable(told(life)));
        ++cases;
    }
    qInfo("%lld cases", cases);
    QVERIFY(cases > 100);
}

void TestUndo::editAfterwardsIsAConflictThatShowsAllThree()
{
    for (const Side edited : bothSides) {
        World world;
        world.flow = flowOf({{}});
        world.base = {{1, {x, x}}};
        hold(world, Side::Source, y);
        hold(world, Side::Target, x);
        const World before = world;
        const auto notes = notesOf(before, world, world.run());
        hold(world, edited, z);
        const PropertyUndo undo = undoOf(world, notes);
        QCOMPARE(undo.fate, UndoFate::ChangedSince);
        QCOMPARE(undo.side, edited);
        world.resolutions = {*undo.resolution};
        const Decision decision = reconcile(world.view());
        QVERIFY(writesNothing(decision));
        QCOMPARE(decision.state, LinkState::Conflict);
        QCOMPARE(decision.reason, (Reason{ReasonCode::UndoConflict, {pathOf(1), toText(edited), z, y, x}}));
        const QString said = sentence(decision.reason, {u"Alpha"_s, u"Beta"_s});
        for (const QString &value : {x, y, z})
            QVERIFY2(said.contains(u"“%1”"_s.arg(value)), qPrintable(said));
        // An edit between the undo and the run that carries it out.
        World late = before;
        late.run();
        late.resolutions = {*undoOf(late, notes).resolution};
        hold(late, edited, z);
        QCOMPARE(reconcile(late.view()).reason, decision.reason);
    }
}

void TestUndo::aSettledConflictIsOneAgain()
{
    World world;
    world.flow = flowOf({{}});
    world.base = {{1, {x, x}}};
    hold(world, Side::Source, y);
    hold(world, Side::Target, z);
    for (const Choice choice : {Choice::TakeSource, Choice::TakeTarget, Choice::TakeValue, Choice::TakeBase}) {
        World chosen = world;
        chosen.resolutions = {{1, choice, u"typed"_s, values(world)}};
        const auto notes = notesOf(world, chosen, chosen.run());
        const PropertyUndo undo = undoOf(chosen, notes);
        QCOMPARE(undo.fate, UndoFate::TakenBack);
        chosen.resolutions = {*undo.resolution};
        chosen.run();
        QCOMPARE(values(chosen), values(world));
        QCOMPARE(reconcile(chosen.view()).state, LinkState::Conflict);
        QVERIFY(writesNothing(reconcile(chosen.view())));
    }
}

/// The server now tells our number as its own country writes it.
void TestUndo::respelledSinceIsNoEdit()
{
    PropertyRules rules{Normaliser::Phone};
    rules.region = u"SE"_s;
    const Flow flow = flowOf({rules});
    const WriteNote note{Side::Target, {{pathOf(1), u"08-222 222 22"_s}}, {{pathOf(1), u"+46812345678"_s}}, {}};
    const PerSide<Fields> now{{{pathOf(1), u"08-12345678"_s}}, {{pathOf(1), u"08-123 456 78"_s}}};
    const PropertyUndo undo = undoWrites(flow, {note}, {}, now).value(0);
    QCOMPARE(undo.fate, UndoFate::TakenBack);
    QCOMPARE(undo.before, u"08-222 222 22"_s);
}

void TestUndo::ownSpellingComesBack()
{
    World world;
    world.flow = flowOf({{}});
    world.base = {{1, {u"Kari"_s, u"KARI"_s}}};
    world.format.target = Format::Upper;
    hold(world, Side::Source, u"Ola"_s);
    hold(world, Side::Target, u"KARI"_s);
    const World before = world;
    const auto notes = notesOf(before, world, world.run());
    world.resolutions = {*undoOf(world, notes).resolution};
    world.run();
    QCOMPARE(values(world), (PerSide<QString>{u"Kari"_s, u"KARI"_s}));
    QVERIFY(writesNothing(reconcile(world.view())));
}

void TestUndo::firstMeetingLeavesTheOtherSideAlone()
{
    World world;
    world.flow = flowOf({{}});
    hold(world, Side::Source, x);
    const World before = world;
    const auto notes = notesOf(before, world, world.run());
    QCOMPARE(values(world), (PerSide<QString>{x, x}));
    world.resolutions = {*undoOf(world, notes).resolution};
    world.run();
    QCOMPARE(values(world), (PerSide<QString>{x, QString()}));
    QVERIFY2(writesNothing(world.run()), "what was undone is not filled again by itself");
    hold(world, Side::Source, y);
    world.run();
    QCOMPARE(values(world), (PerSide<QString>{y, y}));
}

void TestUndo::oneWayIsNotWrittenBack()
{
    World world;
    world.flow = flowOf({{Normaliser::Text, Direction::ToTarget}});
    world.base = {{1, {x, x}}};
    hold(world, Side::Source, y);
    hold(world, Side::Target, x);
    const World before = world;
    const auto notes = notesOf(before, world, world.run());
    world.resolutions = {*undoOf(world, notes).resolution};
    QVERIFY(world.run().write.source.isEmpty());
    QCOMPARE(values(world), (PerSide<QString>{y, x}));
    QVERIFY(writesNothing(world.run()));
}

void TestUndo::severalWritesCountAsOne()
{
    World world;
    world.flow = flowOf({{}});
    world.base = {{1, {z, z}}};
    hold(world, Side::Source, z);
    hold(world, Side::Target, z);
    const Base first{{1, {x, x}}};
    const QList<WriteNote> notes{{Side::Target, {{pathOf(1), x}}, {{pathOf(1), y}}, first},
        {Side::Target, {{pathOf(1), y}}, {{pathOf(1), z}}, {{1, {y, y}}}}};
    const PropertyUndo undo = undoOf(world, notes);
    QCOMPARE(undo.fate, UndoFate::TakenBack);
    QCOMPARE(undo.resolution->args, (QStringList{x, x}));
    QCOMPARE(undoOf(world, {notes.first()}).fate, UndoFate::ChangedSince);
}

void TestUndo::whatIsNotMappedIsSaid()
{
    World world;
    world.flow = flowOf({{}});
    const QList<WriteNote> notes{{Side::Target, {{u"gone"_s, x}}, {{u"gone"_s, y}}, {}}};
    QCOMPARE(undoOf(world, notes).fate, UndoFate::NotSynchronised);
    QCOMPARE(undoOf(world, notes).path, u"gone"_s);
    QVERIFY(undoWrites(world.flow, {}, {}, {}).isEmpty());
}

QTEST_APPLESS_MAIN(TestUndo)
#include "tst_undo.moc"
