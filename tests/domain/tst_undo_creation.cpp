#include "core/domain/choices.h"
#include "core/domain/undo.h"

#include "core/domain/guard.h"
#include "core/domain/match.h"
#include "tests/domain/world.h"

using namespace samband;
using namespace samband::test;

namespace {

const QString x = u"x"_s;
const QString y = u"y"_s;
const QString z = u"z"_s;

LinkView pairWith(const Flow &flow, const Resolutions &resolutions)
{
    return {flow, {{1, {x, x}}}, {{Presence::Present, {{pathOf(1), x}}, 0}, {Presence::Present, {{pathOf(1), x}}, 0}},
        resolutions, false};
}

} // namespace

/// The undo of a create or a first link, as decisions.
class TestUndoCreation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void creationIsArchivedOnlyWhenApproved();
    void linkIsForgottenAfterItsValuesWentBack();
    void undoneRowStaysAlone();
    void onlyWhatWasCarriedOutIsClosed();
};

void TestUndoCreation::creationIsArchivedOnlyWhenApproved()
{
    Flow flow = flowOf({{}});
    const Resolution question{0, Choice::UndoCreate, {}, {}, {u"target"_s, u"phone"_s, u"2"_s}};
    LinkView view = pairWith(flow, {question});
    const Decision asked = reconcile(view);
    QCOMPARE(asked.verb, Verb::Archive);
    QCOMPARE(asked.state, LinkState::Held);
    QVERIFY(asked.held && !asked.approved);
    QCOMPARE(approveHeld(asked), asked);
    const QString said = sentence(asked.reason, {u"Alpha"_s, u"Beta"_s});
    QVERIFY2(said.contains(u"phone"_s) && said.contains(u"2"_s) && said.contains(u"Beta"_s), qPrintable(said));
    view.resolutions = {question};
    view.resolutions.first().choice = Choice::UndoCreateApproved;
    QVERIFY2(reconcile(view).held, "approved for another state of the records");
    view.resolutions.first().seen = choiceMarks(Choice::UndoCreateApproved, view.seen);
    QVERIFY(reconcile(view).approved && !reconcile(view).held);
    const Plan guarded = guard(flow, {{1, 1, reconcile(view)}}, {});
    QVERIFY(!guarded.first().decision.held);
    put(view.seen.target.fields, pathOf(1), y);
    QVERIFY2(reconcile(view).held, "edited after the approval");
    view.seen.target.presence = Presence::Unknown;
    QCOMPARE(reconcile(view).verb, Verb::Nothing);
    view.seen.target.presence = Presence::Absent;
    QCOMPARE(reconcile(view).verb, Verb::Unlink);
    QCOMPARE(reconcile(view).reason.code, ReasonCode::CreationUndone);
    view.seen.source.presence = Presence::Absent;
    QCOMPARE(reconcile(view).reason.code, ReasonCode::BothGone);
}

void TestUndoCreation::linkIsForgottenAfterItsValuesWentBack()
{
    const Flow flow = flowOf({{}, {}});
    LinkView view = pairWith(flow, {{0, Choice::UndoLink, {}, {}, {}}});
    put(view.seen.source.fields, pathOf(2), z);
    QCOMPARE(reconcile(view).verb, Verb::Unlink);
    QCOMPARE(reconcile(view).reason.code, ReasonCode::LinkUndone);
    view.resolutions << Resolution{1, Choice::TakeBack, {}, {x, x}, {x, QString()}};
    const Decision first = reconcile(view);
    QCOMPARE(first.verb, Verb::Update);
    QCOMPARE(first.write.target, (Changes{{pathOf(1), QString()}}));
    QVERIFY(first.write.source.isEmpty() && first.approved);
    QCOMPARE(carriedOut(first, view.resolutions), Resolutions{view.resolutions.last()});
    view.seen.target.fields.remove(pathOf(1));
    view.resolutions.removeLast();
    QCOMPARE(reconcile(view).verb, Verb::Unlink);
}

void TestUndoCreation::undoneRowStaysAlone()
{
    Flow flow = flowOf({{}});
    LoneView view{flow, {Presence::Present, {{pathOf(1), x}}, 0}, {{7, u"X"_s, Likeness::Certain, 1}}, {}, {}, false};
    QCOMPARE(match(view).verb, Verb::Link);
    for (const QStringList &args : {QStringList(), QStringList{u"target"_s}}) {
        view.resolutions = {{0, Choice::StayAlone, {}, {}, args}};
        const Decision decision = match(view);
        QCOMPARE(decision.state, LinkState::Paused);
        QCOMPARE(decision.verb, Verb::Nothing);
        QCOMPARE(decision.reason.code, args.isEmpty() ? ReasonCode::LinkUndone : ReasonCode::CreationUndone);
        put(view.seen.fields, pathOf(1), y);
        QCOMPARE(match(view), decision);
    }
    flow.rules.followDatatype = u"contact"_s;
    view.counterpart = 7;
    QCOMPARE(match(view).state, LinkState::Paused);
}

void TestUndoCreation::onlyWhatWasCarriedOutIsClosed()
{
    Decision decision;
    decision.verb = Verb::Update;
    decision.properties << PropertyDecision{1, PropertyAction::WriteTarget, {ReasonCode::TakenBack, {}}, {}}
                        << PropertyDecision{2, PropertyAction::Conflict, {ReasonCode::UndoConflict, {}}, {}};
    const Resolutions open{{0, Choice::UndoLink, {}, {}, {}}, {1, Choice::TakeBack, {}, {}, {}},
        {2, Choice::TakeBack, {}, {}, {}}, {3, Choice::TakeSource, {}, {}, {}}};
    QCOMPARE(carriedOut(decision, open), (Resolutions{open.at(1), open.at(3)}));
    decision.verb = Verb::Unlink;
    decision.properties.clear();
    QCOMPARE(carriedOut(decision, open), open);
}

QTEST_APPLESS_MAIN(TestUndoCreation)
#include "tst_undo_creation.moc"
