#include "tests/domain/world.h"

using namespace samband;
using namespace samband::test;

namespace {

Shadow shadowOf(Presence presence, const QString &value, qint64 modifiedAt)
{
    Shadow shadow{presence, {}, modifiedAt};
    put(shadow.fields, pathOf(1), value);
    return shadow;
}

} // namespace

class TestRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void table_data();
    void table();
    void policyNeverClearsPastTheBlankRule();
    void conflictStaysWhileOthersFlow();
    void pausedAndOffWriteNothing();
    void recreate();
    void noBaseNoDelete();
    void personsChoicesNeedNoSecondApproval();
};

/// The specification of whole pairs: x, y, z differ, x* is another spelling of x, - is blank; base "none" never agreed.
void TestRules::table_data()
{
    const QString table = uR"(
        | base | source  | target  | decision     |
        | none | x       | x       | agree        |
        | none | x       | x*      | agree        |
        | none | x       | -       | write target |
        | none | -       | x       | write source |
        | none | x       | y       | conflict     |
        | x    | x       | x       | nothing      |
        | x    | x*      | x       | nothing      |
        | x    | y       | x       | write target |
        | x    | x       | y       | write source |
        | x    | y       | y       | agree        |
        | x    | y       | z       | conflict     |
        | x    | -       | x       | held         |
        | x    | x       | -       | held         |
        | x    | -       | -       | agree        |
        | x    | -       | y       | conflict     |
        | x/y  | x       | y       | nothing      |
        | x/y  | z       | y       | write target |
        | x    | absent  | x       | orphaned     |
        | x    | absent  | y       | orphaned     |
        | x    | y       | absent  | orphaned     |
        | none | absent  | x       | orphaned     |
        | x    | absent  | absent  | link ends    |
        | x    | unknown | y       | waits        |
        | x    | y       | unknown | waits        |
        | x    | absent  | unknown | waits        |
        | none | unknown | unknown | waits        |)"_s;
    QTest::addColumn<QStringList>("row");
    const QStringList lines = table.split(u'\n', Qt::SkipEmptyParts).mid(1);
    for (const QString &line : lines) {
        QStringList cells = line.split(u'|');
        for (QString &cell : cells)
            cell = cell.trimmed();
        QTest::newRow(qPrintable(line.simplified())) << cells.mid(1, 4);
    }
}

void TestRules::table()
{
    QFETCH(QStringList, row);
    const auto spelled = [](const QString &cell) {
        return cell == "-"_L1 ? QString() : cell == "x*"_L1 ? u" x\r\n"_s : cell;
    };
    const auto shadow = [&](const QString &cell) {
        const auto presence = fromText<Presence>(cell);
        return shadowOf(presence.value_or(Presence::Present), presence ? QString() : spelled(cell), 0);
    };
    const Flow flow = flowOf({{}});
    LinkView view{flow, {}, {shadow(row.at(1)), shadow(row.at(2))}, {}, false};
    if (row.at(0) != "none"_L1)
        view.base.insert(1, {row.at(0).section(u'/', 0, 0), row.at(0).section(u'/', -1)});
    const Decision decision = reconcile(view);
    const QString said = decision.state == LinkState::Conflict ? u"conflict"_s
        : decision.state == LinkState::Held                    ? u"held"_s
        : decision.state == LinkState::Orphaned                ? u"orphaned"_s
        : decision.state == LinkState::Pending                 ? u"waits"_s
        : decision.verb == Verb::Unlink                        ? u"link ends"_s
        : !decision.write.target.isEmpty()                     ? u"write target"_s
        : !decision.write.source.isEmpty()                     ? u"write source"_s
                                                               : toText(decision.verb);
    QCOMPARE(said, row.at(3));
}

void TestRules::policyNeverClearsPastTheBlankRule()
{
    const auto decide = [](BlankPolicy blank) {
        const Flow flow = flowOf({{Normaliser::Text, Direction::Both, ConflictPolicy::Source, blank}});
        return reconcile({flow, {{1, {u"x"_s, u"x"_s}}},
            {shadowOf(Presence::Present, {}, 2), shadowOf(Presence::Present, u"edited"_s, 1)}, {}, false});
    };
    QCOMPARE(decide(BlankPolicy::Hold).state, LinkState::Held);
    QVERIFY(writesNothing(decide(BlankPolicy::Hold)));
    QCOMPARE(decide(BlankPolicy::Clear).write.target.value(pathOf(1), u"kept"_s), QString());
    QCOMPARE(decide(BlankPolicy::Refill).write.source.value(pathOf(1)), u"edited"_s);
}

void TestRules::conflictStaysWhileOthersFlow()
{
    const Flow flow = flowOf({{}, {}});
    const LinkView view{flow, {{1, {u"x"_s, u"x"_s}}, {2, {u"x"_s, u"x"_s}}},
        {{Presence::Present, {{pathOf(1), u"y"_s}, {pathOf(2), u"x"_s}}, 0},
            {Presence::Present, {{pathOf(1), u"z"_s}, {pathOf(2), u"y"_s}}, 0}},
        {}, false};
    const Decision decision = reconcile(view);
    QCOMPARE(decision.state, LinkState::Conflict);
    QCOMPARE(decision.verb, Verb::Update);
    QCOMPARE(decision.reason.code, ReasonCode::BothChanged);
    QCOMPARE(decision.write.source, (Changes{{pathOf(2), u"y"_s}}));
    QVERIFY(decision.write.target.isEmpty());
}

void TestRules::pausedAndOffWriteNothing()
{
    Flow flow = flowOf({{}});
    LinkView view{flow, {{1, {u"x"_s, u"x"_s}}},
        {shadowOf(Presence::Present, u"y"_s, 0), shadowOf(Presence::Present, u"x"_s, 0)}, {}, false};
    QCOMPARE(reconcile(view).verb, Verb::Update);
    view.paused = true;
    QCOMPARE(reconcile(view).state, LinkState::Paused);
    QVERIFY(writesNothing(reconcile(view)));
    view.paused = false;
    flow.rules.enabled = false;
    QCOMPARE(reconcile(view).reason.code, ReasonCode::FlowOff);
    QVERIFY(writesNothing(reconcile(view)));
}

void TestRules::recreate()
{
    Flow flow = flowOf({{}});
    LinkView view{flow, {{1, {u"x"_s, u"x"_s}}},
        {shadowOf(Presence::Present, u"y"_s, 0), shadowOf(Presence::Absent, {}, 0)}, {}, false};
    view.resolutions << Resolution{0, Choice::Recreate, {}, {seenMark(view.seen.source), seenMark(view.seen.target)}};
    QCOMPARE(reconcile(view).verb, Verb::Create);
    QCOMPARE(reconcile(view).write.target.value(pathOf(1)), u"y"_s);
    flow.rules.required = {u"name|company"_s};
    QCOMPARE(reconcile(view).state, LinkState::Orphaned);
    QCOMPARE(reconcile(view).reason.code, ReasonCode::NothingToCreateFrom);
    flow.rules.required.clear();
    flow.rules.creation = Creation::Never;
    QCOMPARE(reconcile(view).verb, Verb::Nothing);
    QCOMPARE(reconcile(view).reason.code, ReasonCode::CannotCreate);
}

void TestRules::noBaseNoDelete()
{
    Flow flow = flowOf({{}});
    LinkView view{flow, {}, {shadowOf(Presence::Present, u"y"_s, 0), shadowOf(Presence::Absent, {}, 0)}, {}, false};
    view.resolutions << Resolution{0, Choice::Archive, {}, choiceMarks(Choice::Archive, view.seen)};
    QCOMPARE(reconcile(view).state, LinkState::Orphaned);
    QVERIFY(nextStep(reconcile(view).reason, {u"A"_s, u"B"_s}).contains(u"never agreed"_s));
    view.base.insert(1, {u"y"_s, u"y"_s});
    QCOMPARE(reconcile(view).verb, Verb::Archive);
    QCOMPARE(reconcile(view).side, Side::Source);
    view.base.clear();
    flow.mappings.clear(); // where nothing is synchronised, the link itself is what was agreed
    QCOMPARE(reconcile(view).verb, Verb::Archive);
}

void TestRules::personsChoicesNeedNoSecondApproval()
{
    const Flow flow = flowOf({{}, {}});
    LinkView view{flow, {{1, {u"x"_s, u"x"_s}}, {2, {u"x"_s, u"x"_s}}},
        {{Presence::Present, {{pathOf(1), u"y"_s}, {pathOf(2), u"x"_s}}, 0},
            {Presence::Present, {{pathOf(1), u"z"_s}, {pathOf(2), u"x"_s}}, 0}},
        {{1, Choice::TakeSource, {}, {u"y"_s, u"z"_s}}}, false};
    QVERIFY(reconcile(view).approved);
    put(view.seen.source.fields, pathOf(2), u"not chosen"_s);
    QVERIFY(!reconcile(view).approved);
}

QTEST_APPLESS_MAIN(TestRules)
#include "tst_rules.moc"
