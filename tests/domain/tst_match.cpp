#include "core/domain/match.h"

#include "tests/domain/world.h"

using namespace samband;
using namespace samband::test;

namespace {

const PerSide<QString> systems{u"Alpha"_s, u"Beta"_s};

Fields person(const QString &first, const QString &last, const QString &phone = {})
{
    Fields fields;
    put(fields, u"p.first"_s, first);
    put(fields, u"p.last"_s, last);
    put(fields, u"p.phone"_s, phone);
    return fields;
}

Flow contactFlow()
{
    Flow flow;
    Mapping name;
    name.id = 1;
    name.path = {u"p.first"_s, u"name"_s};
    Mapping phone;
    phone.id = 2;
    phone.path = {u"p.phone"_s, u"direct"_s};
    phone.rules.normaliser = Normaliser::Phone;
    flow.mappings = {name, phone};
    return flow;
}

LoneView lone(const Flow &flow, const QList<Candidate> &candidates = {})
{
    return {flow, {Presence::Present, person(u"Kari"_s, u"Berg"_s, u"22 33 44 55"_s), 0}, candidates, {}, {}, false};
}

Resolution about(const LoneView &view, qint64 candidate, Choice choice)
{
    return {0, choice, {}, {seenMark(view.seen), QString::number(candidate)}};
}

} // namespace

class TestMatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void table_data();
    void table();
    void suggestionWaitsForApproval();
    void approvalOfAnotherCandidateDoesNotLink();
    void approvalEndsWithAnEdit();
    void ambiguousIsNeverLinked();
    void nameAndMergeKeyPointApart();
    void rejectedStaysQuietUntilTheRecordChanges();
    void recreateMeansNewInSpiteOfCandidates();
    void follows();
    void requiredAlternatives();
    void nothingIsMadeFromNothing();
    void templateFillsOnce();
    void createdRecordAgreesWithTheAnswer();
    void everyCombinationIsSafe();
};

/// The specification of lone source records. Candidates: certain, likely, name (same name, no phone), clash (same name,
/// other phone), claimed (likely, but another lone record is as like it).
void TestMatch::table_data()
{
    const QString table = uR"(
        | candidates       | creation  | decision        |
        | none             | automatic | create          |
        | none             | approval  | create, held    |
        | none             | never     | unlinked        |
        | certain          | automatic | link            |
        | certain          | never     | link            |
        | certain likely   | automatic | link            |
        | certain certain  | automatic | ambiguous       |
        | likely           | automatic | link, held      |
        | likely           | never     | link, held      |
        | likely clash     | automatic | link, held      |
        | likely name      | automatic | link, held      |
        | likely likely    | automatic | ambiguous       |
        | claimed          | automatic | ambiguous       |
        | name             | automatic | ambiguous       |
        | name name        | approval  | ambiguous       |
        | clash            | automatic | create, held    |
        | clash clash      | automatic | create, held    |
        | clash            | never     | unlinked        |)"_s;
    QTest::addColumn<QStringList>("row");
    const QStringList lines = table.split(u'\n', Qt::SkipEmptyParts).mid(1);
    for (const QString &line : lines) {
        QStringList cells = line.split(u'|');
        for (QString &cell : cells)
            cell = cell.trimmed();
        QTest::newRow(qPrintable(line.simplified())) << cells.mid(1, 3);
    }
}

void TestMatch::table()
{
    QFETCH(QStringList, row);
    static const QMap<QString, Likeness> likenesses{{u"certain"_s, Likeness::Certain}, {u"likely"_s, Likeness::Likely},
        {u"claimed"_s, Likeness::Likely}, {u"name"_s, Likeness::NameOnly}, {u"clash"_s, Likeness::NameClash}};
    QList<Candidate> candidates;
    const QStringList words = row.at(0).split(u' ');
    for (const QString &word : words) {
        if (word != "none"_L1)
            candidates << Candidate{
                candidates.size() + 10, u"Kari Berg"_s, likenesses[word], word == "claimed"_L1 ? 2 : 1};
    }
    Flow flow = contactFlow();
    flow.rules.creation = *fromText<Creation>(row.at(1));
    const Decision decision = match(lone(flow, candidates));
    const QString said = decision.verb == Verb::Nothing ? toText(decision.state)
        : decision.held                                 ? toText(decision.verb) + u", held"_s
                                                        : toText(decision.verb);
    QCOMPARE(said, row.at(2));
    QCOMPARE(decision.held, decision.state == LinkState::Held);
    QVERIFY(!sentence(decision.reason, systems).isEmpty());
}

void TestMatch::suggestionWaitsForApproval()
{
    const Flow flow = contactFlow();
    LoneView view = lone(flow, {{7, u"Kari Berg"_s, Likeness::Likely, 1}});
    QVERIFY(match(view).held);
    QCOMPARE(match(view).candidate, 7);
    view.resolutions << about(view, 7, Choice::Approve);
    const Decision linked = match(view);
    QVERIFY(!linked.held);
    QVERIFY(linked.approved);
    QCOMPARE(linked.verb, Verb::Link);
    QCOMPARE(linked.state, LinkState::InSync);
}

void TestMatch::approvalOfAnotherCandidateDoesNotLink()
{
    const Flow flow = contactFlow();
    LoneView view = lone(flow, {{8, u"Kari Berg"_s, Likeness::Likely, 1}});
    view.resolutions << about(view, 7, Choice::Approve);
    QVERIFY(match(view).held);
    view.resolutions = {about(view, 0, Choice::Approve)}; // a new record was approved, then a likely match turned up
    QVERIFY(match(view).held);
    QCOMPARE(match(view).verb, Verb::Link);
}

void TestMatch::approvalEndsWithAnEdit()
{
    Flow flow = contactFlow();
    flow.rules.creation = Creation::Approval;
    for (const qint64 candidate : {0, 7}) {
        LoneView view = lone(flow);
        if (candidate)
            view.candidates << Candidate{candidate, u"Kari Berg"_s, Likeness::Likely, 1};
        view.resolutions << about(view, candidate, Choice::Approve);
        QVERIFY(!match(view).held);
        put(view.seen.fields, u"p.phone"_s, u"99887766"_s);
        QVERIFY(match(view).held);
    }
}

void TestMatch::ambiguousIsNeverLinked()
{
    const Flow flow = contactFlow();
    LoneView view = lone(flow, {{7, u"Kari Berg"_s, Likeness::Likely, 2}});
    view.resolutions << about(view, 7, Choice::Approve);
    QCOMPARE(match(view).state, LinkState::Ambiguous);
    QCOMPARE(match(view).reason.args.first(), u"2"_s);
    view.candidates = {{7, u"Kari Berg"_s, Likeness::Certain, 1}, {8, u"Berg, Kari"_s, Likeness::Certain, 1}};
    QCOMPARE(match(view).verb, Verb::Nothing);
    QVERIFY(sentence(match(view).reason, systems).contains(u"Kari Berg"_s));
    view.candidates = {{7, u"Kari Berg"_s, Likeness::NameOnly, 1}};
    QCOMPARE(match(view).verb, Verb::Nothing);
    QVERIFY(!sentence(match(view).reason, systems).contains(u"more than one"_s));
}

void TestMatch::nameAndMergeKeyPointApart()
{
    const Flow flow = contactFlow();
    const auto byKey = [](bool sameName) { return Candidate{7, u"Berg AS"_s, Likeness::Certain, 1, {}, sameName}; };
    for (const Likeness namesake : {Likeness::Likely, Likeness::NameOnly}) {
        const LoneView apart = lone(flow, {{8, u"Kari Berg"_s, namesake, 1}, byKey(false)});
        QCOMPARE(match(apart).state, LinkState::Ambiguous);
        QCOMPARE(match(apart).verb, Verb::Nothing);
        QCOMPARE(match(apart).reason.args, (QStringList{u"2"_s, u"Berg AS, Kari Berg"_s}));
        QCOMPARE(match(lone(flow, {{8, u"Kari Berg"_s, namesake, 1}, byKey(true)})).candidate, 7);
    }
    // A namesake with another phone is somebody else.
    QCOMPARE(match(lone(flow, {{8, u"Kari Berg"_s, Likeness::NameClash, 1}, byKey(false)})).candidate, 7);
    QCOMPARE(match(lone(flow, {byKey(false)})).candidate, 7);
}

void TestMatch::rejectedStaysQuietUntilTheRecordChanges()
{
    const Flow flow = contactFlow();
    LoneView view = lone(flow, {{7, u"Kari Berg"_s, Likeness::Likely, 1}});
    view.resolutions << about(view, 7, Choice::Reject);
    QCOMPARE(match(view).state, LinkState::Paused);
    view.candidates.clear(); // not even a new record
    QCOMPARE(match(view).state, LinkState::Paused);
    put(view.seen.fields, u"p.phone"_s, u"99887766"_s);
    QCOMPARE(match(view).verb, Verb::Create);
}

void TestMatch::recreateMeansNewInSpiteOfCandidates()
{
    const Flow flow = contactFlow();
    LoneView view = lone(flow, {{7, u"Kari Berg"_s, Likeness::Likely, 1}, {8, u"Kari Berg"_s, Likeness::Likely, 1}});
    view.resolutions << about(view, 0, Choice::Recreate);
    QCOMPARE(match(view).verb, Verb::Create);
    QVERIFY(match(view).approved);
}

void TestMatch::follows()
{
    Flow flow;
    flow.rules.followDatatype = u"Contact"_s;
    flow.rules.creation = Creation::Never;
    LoneView view = lone(flow, {{7, u"Kari Berg"_s, Likeness::Certain, 1}});
    QCOMPARE(match(view).state, LinkState::Unlinked);
    QCOMPARE(match(view).reason, (Reason{ReasonCode::WaitsForCounterpart, {u"Contact"_s}}));
    view.counterpart = 42;
    QCOMPARE(match(view).verb, Verb::Link);
    QCOMPARE(match(view).candidate, 42);
    QVERIFY(!match(view).held);
}

void TestMatch::requiredAlternatives()
{
    Flow flow = contactFlow();
    flow.rules.required = {u"name|company"_s, u"direct"_s};
    QCOMPARE(match(lone(flow)).verb, Verb::Create);
    LoneView view = lone(flow);
    put(view.seen.fields, u"p.first"_s, u"  "_s);
    QCOMPARE(match(view).state, LinkState::NotCreatable);
    QCOMPARE(match(view).reason, (Reason{ReasonCode::NothingToCreateFrom, {u"name, company"_s}}));
    flow.rules.creationTemplate.insert(u"company"_s, u"p.last"_s);
    QCOMPARE(match(view).verb, Verb::Create);
    put(view.seen.fields, u"p.phone"_s, {});
    QCOMPARE(match(view).reason.args, QStringList{u"direct"_s});
    view.resolutions << about(view, 0, Choice::Approve);
    QCOMPARE(match(view).verb, Verb::Nothing);
}

void TestMatch::nothingIsMadeFromNothing()
{
    Flow flow = contactFlow();
    LoneView view = lone(flow);
    view.seen.fields = {{u"p.first"_s, u" "_s}, {u"p.last"_s, u"not copied"_s}};
    QCOMPARE(match(view).state, LinkState::NotCreatable);
    flow.mappings.clear();
    QCOMPARE(match(view).verb, Verb::Nothing);
}

void TestMatch::templateFillsOnce()
{
    Flow flow = contactFlow();
    flow.rules.creationTemplate = {{u"note"_s, u"p.last"_s}, {u"name"_s, u"p.last"_s}};
    const Decision decision = match(lone(flow));
    QCOMPARE(decision.write.target,
        (Changes{{u"note"_s, u"Berg"_s}, {u"name"_s, u"Kari"_s}, {u"direct"_s, u"22 33 44 55"_s}}));
    QVERIFY(decision.write.source.isEmpty());
}

void TestMatch::createdRecordAgreesWithTheAnswer()
{
    const Flow flow = contactFlow();
    const LoneView view = lone(flow);
    const Decision created = match(view);
    const Fields answer{{u"name"_s, u"KARI"_s}, {u"direct"_s, u"+4722334455"_s}};
    const Base base = agree(flow, {}, created, {view.seen.fields, {}}, {std::nullopt, answer});
    QCOMPARE(base.value(1), (PerSide<QString>{u"Kari"_s, u"KARI"_s}));
    QCOMPARE(base.value(2), (PerSide<QString>{u"22 33 44 55"_s, u"+4722334455"_s}));
    const Decision next = reconcile({flow, base, {view.seen, {Presence::Present, answer, 0}}, {}, false});
    QCOMPARE(next.verb, Verb::Nothing);
    QCOMPARE(next.state, LinkState::InSync);
    QVERIFY(agree(flow, {}, created, {view.seen.fields, {}}, {}).isEmpty());
}

void TestMatch::everyCombinationIsSafe()
{
    static const QList<Likeness> likenesses{
        Likeness::None, Likeness::NameClash, Likeness::NameOnly, Likeness::Likely, Likeness::Certain};
    qint64 cases = 0;
    Flow flow = contactFlow();
    for (const Creation creation : all<Creation>())
        for (const Presence presence : all<Presence>())
            for (const Likeness one : likenesses)
                for (const Likeness two : likenesses)
                    for (const int claims : {1, 2})
                        for (const Choice choice : all<Choice>())
                            for (const qint64 candidate : {0, 1, 2, 3})
                                for (const bool outdated : {false, true})
                                    for (const bool off : {false, true}) {
                                        flow.rules.creation = creation;
                                        flow.rules.enabled = !off;
                                        LoneView view = lone(flow, {{1, u"A"_s, one, claims}, {2, u"B"_s, two, 1}});
                                        view.seen.presence = presence;
                                        view.resolutions << about(view, candidate, choice);
                                        if (outdated)
                                            view.resolutions.first().seen.source += u'?';
                                        const Decision decision = match(view);
                                        ++cases;
                                        if (decision.verb == Verb::Nothing)
                                            continue;
                                        QVERIFY(presence == Presence::Present && !off);
                                        QVERIFY(decision.verb == Verb::Link || decision.verb == Verb::Create);
                                        QVERIFY(decision.verb == Verb::Link || creation != Creation::Never);
                                        const bool approved = choice == Choice::Approve && !outdated;
                                        if (decision.verb == Verb::Link && !decision.held) {
                                            const Likeness found = decision.candidate == 1 ? one : two;
                                            QVERIFY(found == Likeness::Certain
                                                || (approved && candidate == decision.candidate));
                                            QVERIFY(one != two || one < Likeness::Likely);
                                        }
                                        if (decision.verb == Verb::Create && !decision.held
                                            && creation == Creation::Approval)
                                            QVERIFY(!outdated && candidate == 0
                                                && (approved || choice == Choice::Recreate));
                                    }
    qInfo("%lld cases", cases);
}

QTEST_APPLESS_MAIN(TestMatch)
#include "tst_match.moc"
