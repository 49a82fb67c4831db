#include "core/domain/match.h"
#include "core/domain/meaning.h"
#include "core/domain/rulewords.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

/// A value with what it means, written down by hand: the oracle reads no text.
struct Shape {
    QString text;
    QString folded;
    std::optional<long double> number{};
    std::optional<long long> minute{}; ///< since the last of January 2026 began, UTC
    bool isDay = false;
    std::optional<bool> truth{};
    bool isWord = false; ///< stands for its truth as the value of a filter
};

const QList<Shape> shapes{
    {u""_s, u""_s},
    {u"  \t"_s, u""_s},
    {u"customer"_s, u"customer"_s},
    {u" Customer "_s, u"customer"_s},
    {u"CUSTOMERS"_s, u"customers"_s},
    {u"Ærlig Østmoe"_s, u"ærlig østmoe"_s},
    {u"ÆRLIG"_s, u"ærlig"_s},
    {u"Å"_s, u"å"_s},
    {u"A\u030A"_s, u"å"_s}, // composed or not
    {u"10"_s, u"10"_s, 10.0L},
    {u" 10.00 "_s, u"10.00"_s, 10.0L},
    {u"+10"_s, u"+10"_s, 10.0L},
    {u"1e1"_s, u"1e1"_s, 10.0L},
    {u"9.99"_s, u"9.99"_s, 9.99L},
    {u"9.9"_s, u"9.9"_s, 9.9L},
    {u"-3"_s, u"-3"_s, -3.0L},
    {u"-3.5"_s, u"-3.5"_s, -3.5L},
    {u"-0"_s, u"-0"_s, 0.0L},
    {u"0"_s, u"0"_s, 0.0L, {}, false, false},
    {u"1"_s, u"1"_s, 1.0L, {}, false, true},
    {u"0010"_s, u"0010"_s}, // a code
    {u"10,5"_s, u"10,5"_s},
    {u"10 000"_s, u"10 000"_s},
    {u"12345678901234567890"_s, u"12345678901234567890"_s, 12345678901234567890.0L},
    {u"12345678901234567891"_s, u"12345678901234567891"_s, 12345678901234567891.0L},
    {u"true"_s, u"true"_s, {}, {}, false, true, true},
    {u" Yes"_s, u"yes"_s, {}, {}, false, true, true},
    {u"FALSE"_s, u"false"_s, {}, {}, false, false, true},
    {u"no"_s, u"no"_s, {}, {}, false, false, true},
    {u"2026-01-31"_s, u"2026-01-31"_s, {}, 0, true},
    {u"2026-02-01"_s, u"2026-02-01"_s, {}, 24 * 60, true},
    {u"2026-01-31T12:30:00Z"_s, u"2026-01-31t12:30:00z"_s, {}, 12 * 60 + 30},
    {u"2026-01-31 12:30"_s, u"2026-01-31 12:30"_s, {}, 12 * 60 + 30},
    {u"2026-01-31T13:30:00.000+01:00"_s, u"2026-01-31t13:30:00.000+01:00"_s, {}, 12 * 60 + 30},
    {u"2026-01-31T23:30:00-02:00"_s, u"2026-01-31t23:30:00-02:00"_s, {}, 25 * 60 + 30},
    {u"2026-01-30T23:59:00Z"_s, u"2026-01-30t23:59:00z"_s, {}, -1},
    {u"2026-02-30"_s, u"2026-02-30"_s}, // no such day
    {u"31.01.2026"_s, u"31.01.2026"_s},
};

long long dayOf(long long minute)
{
    return minute < 0 ? -1 : minute / (24 * 60);
}

/// -1, 0, 1; nothing when the two have no order.
std::optional<int> orderOf(const Shape &held, const Shape &wanted)
{
    const auto sign = [](auto a, auto b) { return a < b ? -1 : a > b ? 1 : 0; };
    if (held.number && wanted.number)
        return sign(*held.number, *wanted.number);
    if (!held.minute || !wanted.minute)
        return std::nullopt;
    return wanted.isDay ? sign(dayOf(*held.minute), dayOf(*wanted.minute)) : sign(*held.minute, *wanted.minute);
}

bool isOracle(const Shape &held, const Shape &wanted)
{
    if (held.folded.isEmpty())
        return false;
    if (wanted.isWord)
        return held.truth == wanted.truth;
    if (const auto order = orderOf(held, wanted))
        return *order == 0;
    return held.folded == wanted.folded;
}

bool oracle(FilterOperator op, const Shape &held, const Shape &wanted, const Shape &more)
{
    switch (op) {
    case FilterOperator::Is:
        return isOracle(held, wanted);
    case FilterOperator::IsNot:
        return !isOracle(held, wanted);
    case FilterOperator::Contains:
        return held.folded.indexOf(wanted.folded) >= 0;
    case FilterOperator::StartsWith:
        return held.folded.indexOf(wanted.folded) == 0;
    case FilterOperator::Empty:
        return held.folded.isEmpty();
    case FilterOperator::NotEmpty:
        return !held.folded.isEmpty();
    case FilterOperator::Above:
        return orderOf(held, wanted) == 1;
    case FilterOperator::Below:
        return orderOf(held, wanted) == -1;
    case FilterOperator::OneOf:
        return isOracle(held, wanted) || isOracle(held, more);
    }
    return false;
}

Flow flowWith(const QString &filter)
{
    Flow flow;
    const auto parsed = parseFilter(filter);
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().text));
    flow.rules.filter = *parsed;
    return flow;
}

Applicant sourceRecord(const Fields &fields)
{
    Applicant applicant;
    applicant.fields.source = fields;
    return applicant;
}

bool isAdmitted(const Flow &flow, const QString &held)
{
    Fields fields;
    put(fields, u"p"_s, held);
    return admits(flow, sourceRecord(fields)).admission == Admission::Admitted;
}

Flow withCondition(const QString &prose = u"When a Contact is a member, it will be synchronized with a Person."_s)
{
    Flow flow;
    flow.title = u"Contacts"_s;
    flow.statements = {{StatementKind::When, 14, prose, {}}};
    flow.rules.enabled = false;
    return flow;
}

} // namespace

/// Which records a flow's filter lets take part.
class TestFlowFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOperatorOnEveryShape();
    void mappedPropertiesCompareByTheirRules();
    void threeValuedLogicIsComplete();
    void theRefusalNamesItsCondition();
    void aSideThatIsNotThereIsNotAsked();
    void noFilterAdmitsAll();
    void everyLoneDecisionRespectsIt();
    void theSentenceSaysWhatIsMissing_data();
    void theSentenceSaysWhatIsMissing();
    void aConditionInProseNeedsAFilter();
    void aFilterElsewhereSwitchesNothing();
    void aChangedConditionIsAskedAgain();
    void linksThatFollowAskTheSourceOnly();
};

void TestFlowFilter::everyOperatorOnEveryShape()
{
    int compared = 0;
    for (const auto &[op, name] : enumNames<FilterOperator>) {
        for (const Shape &wanted : shapes) {
            const Shape &more = shapes.at(2);
            const bool takes = valuesOf(op) != FilterValues::None;
            if (takes && !fits(op, wanted.text)) {
                const bool ordered = op == FilterOperator::Above || op == FilterOperator::Below;
                QVERIFY2(
                    wanted.folded.isEmpty() || (ordered && !wanted.number && !wanted.minute), qPrintable(wanted.text));
                continue;
            }
            Flow flow;
            Condition condition{Side::Source, u"p"_s, op, {}};
            if (takes)
                condition.values << wanted.text;
            if (valuesOf(op) == FilterValues::Some)
                condition.values << more.text;
            flow.rules.filter.alternatives = {{condition}};
            for (const Shape &held : shapes) {
                QVERIFY2(isAdmitted(flow, held.text) == oracle(op, held, wanted, more),
                    qPrintable(u"“%1” %2 “%3”"_s.arg(held.text, QLatin1StringView(name), wanted.text)));
                ++compared;
            }
        }
    }
    QVERIFY(compared > 8000);
}

void TestFlowFilter::mappedPropertiesCompareByTheirRules()
{
    const auto with = [](Normaliser normaliser, const QString &region, const QString &filter) {
        Flow flow = flowWith(filter);
        Mapping mapping;
        mapping.path = {u"p"_s, u"q"_s};
        mapping.rules.normaliser = normaliser;
        mapping.rules.region = region;
        flow.mappings = {mapping};
        return flow;
    };
    const Flow phone = with(Normaliser::Phone, u"SE"_s, u"source.p is \"+46 8 123 456 78\""_s);
    QVERIFY(isAdmitted(phone, u"08-123 456 78"_s) && !isAdmitted(phone, u"+4722334455"_s));
    const Flow text = with(Normaliser::Text, u"NO"_s, u"source.p one-of (10, Yes)"_s);
    QVERIFY2(isAdmitted(text, u"10"_s) && !isAdmitted(text, u"10.0"_s), "the flow says that it is text");
    QVERIFY2(isAdmitted(text, u"yes "_s) && !isAdmitted(text, u"true"_s), "the flow says that it is text");
    const Flow number = with(Normaliser::Number, u"NO"_s, u"source.p is 10"_s);
    QVERIFY(isAdmitted(number, u"10.0"_s) && isAdmitted(number, u" 1e1"_s) && !isAdmitted(number, u"11"_s));
    const Flow truth = with(Normaliser::Boolean, u"NO"_s, u"source.p is-not 1"_s);
    QVERIFY(!isAdmitted(truth, u"Yes"_s) && isAdmitted(truth, u"no"_s) && isAdmitted(truth, u""_s));
    Flow other = with(Normaliser::Text, u"NO"_s, u"target.p is 10"_s);
    Applicant applicant;
    applicant.fields.target = Fields{{u"p"_s, u"10.0"_s}};
    QVERIFY2(admits(other, applicant).admission == Admission::Admitted, "the rules are those of the source's p");
}

/// Every combination of true, false and unknown in two alternatives of two conditions.
void TestFlowFilter::threeValuedLogicIsComplete()
{
    const Flow flow = flowWith(u"source.a is 1 and source.b is 1 or source.c is 1 and source.d is 1"_s);
    const QStringList names{u"a"_s, u"b"_s, u"c"_s, u"d"_s};
    for (int code = 0; code < 81; ++code) {
        Fields fields;
        QStringList read;
        QList<int> truth; // 0 does not hold, 1 unknown, 2 holds
        for (int place = 0, rest = code; place < 4; ++place, rest /= 3) {
            truth << rest % 3;
            if (truth.last() != 1)
                read << names.at(place);
            fields.insert(names.at(place), truth.last() == 0 ? u"0"_s : u"1"_s);
        }
        Applicant applicant = sourceRecord(fields);
        applicant.read.source = read;
        const int wanted = std::max(std::min(truth[0], truth[1]), std::min(truth[2], truth[3]));
        const Admittance found = admits(flow, applicant);
        const QList<Admission> names3{Admission::LeftOut, Admission::Unknown, Admission::Admitted};
        QCOMPARE(found.admission, names3.at(wanted));
        QCOMPARE(found.condition.has_value(), wanted != 2);
        if (found.condition)
            QCOMPARE(truth.at(names.indexOf(found.condition->path)), wanted);
    }
}

void TestFlowFilter::theRefusalNamesItsCondition()
{
    const Flow flow = flowWith(u"source.a is 1 and target.b is 1 or source.c is 1 and target.d is 1"_s);
    Applicant applicant = sourceRecord({});
    QCOMPARE(admits(flow, applicant).condition->path, u"a"_s);
    applicant.fields.target = Fields{};
    QCOMPARE(admits(flow, applicant).condition->path, u"a"_s);
    applicant.fields.source = Fields{{u"c"_s, u"1"_s}};
    QVERIFY2(admits(flow, applicant).condition->path == u"d"_s, "the record itself takes part: the other one does not");
}

void TestFlowFilter::aSideThatIsNotThereIsNotAsked()
{
    const Flow flow = flowWith(u"target.b is 1"_s);
    QCOMPARE(admits(flow, sourceRecord({})).admission, Admission::Admitted);
    Applicant both = sourceRecord({});
    both.fields.target = Fields{};
    QCOMPARE(admits(flow, both).admission, Admission::LeftOut);
}

void TestFlowFilter::noFilterAdmitsAll()
{
    for (const auto &text : {u""_s, u"all"_s}) {
        Applicant applicant = sourceRecord({});
        applicant.read.source = QStringList{};
        QCOMPARE(admits(flowWith(text), applicant), Admittance{});
    }
}

/// Whatever stands beside a lone record, and whatever a person said about it: what the filter leaves out, or cannot
/// tell, is never created, and nobody is linked to what is left out.
void TestFlowFilter::everyLoneDecisionRespectsIt()
{
    const QList<Admission> admissions{Admission::Admitted, Admission::LeftOut, Admission::Unknown};
    const QList<Likeness> degrees{Likeness::NameClash, Likeness::NameOnly, Likeness::Likely, Likeness::Certain};
    const Condition asked{Side::Target, u"q"_s, FilterOperator::Is, {u"1"_s}};
    QList<Candidate> all;
    for (const Likeness likeness : degrees) {
        for (const Admission admission : admissions)
            all << Candidate{all.size() + 1, u"Kari"_s, likeness, 1, {admission, asked}};
    }
    QList<QList<Candidate>> sets{{}};
    for (const Candidate &one : all) {
        sets << QList<Candidate>{one};
        for (const Candidate &two : all)
            sets << QList<Candidate>{one, two};
    }
    Flow flow = flowWith(u"source.member is yes and target.q is 1"_s);
    flow.mappings = {Mapping{1, {u"name"_s, u"n"_s}, {}, {}, 1, {}}};
    int acting = 0;
    for (const QList<Candidate> &candidates : std::as_const(sets)) {
        for (const Admission own : admissions) {
            for (const auto &choice :
                {std::optional<Choice>(), std::optional(Choice::Approve), std::optional(Choice::Recreate)}) {
                LoneView view{flow, {Presence::Present, {{u"name"_s, u"Kari"_s}}, 0}, candidates, {}, {}, false};
                view.seen.fields.insert(u"member"_s, own == Admission::LeftOut ? u"no"_s : u"true"_s);
                if (own == Admission::Unknown)
                    view.read = QStringList{u"name"_s};
                const qint64 about = choice == Choice::Approve && !candidates.isEmpty() ? candidates.first().record : 0;
                if (choice)
                    view.resolutions = {{0, *choice, {}, {seenMark(view.seen), QString::number(about)}}};
                const Decision decision = match(view);
                if (own != Admission::Admitted) {
                    QCOMPARE(decision.verb, Verb::Nothing);
                    QVERIFY(!needsPerson(decision.state));
                    QCOMPARE(decision.state, own == Admission::LeftOut ? LinkState::Paused : LinkState::Pending);
                    QCOMPARE(
                        decision.reason.code, own == Admission::LeftOut ? ReasonCode::LeftOut : ReasonCode::NotRead);
                    continue;
                }
                acting += decision.verb == Verb::Nothing ? 0 : 1;
                for (const Candidate &candidate : candidates) {
                    const bool similar = candidate.likeness >= Likeness::NameOnly;
                    if (decision.verb == Verb::Link && decision.candidate == candidate.record)
                        QCOMPARE(candidate.admittance.admission, Admission::Admitted);
                    if (decision.verb == Verb::Create && choice != Choice::Recreate)
                        QVERIFY2(!similar, "it may be there already");
                    if (similar && candidate.admittance.admission == Admission::Unknown && choice != Choice::Recreate)
                        QCOMPARE(decision.verb, Verb::Nothing);
                }
            }
        }
    }
    QVERIFY(acting > 50);
}

void TestFlowFilter::theSentenceSaysWhatIsMissing_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QString>("says");
    QTest::newRow("is") << u"source.properties.stage is customer"_s
                        << u"Left out by the flow's filter: stage is not “customer”."_s;
    QTest::newRow("is-not") << u"source.stage is-not lead"_s << u"Left out by the flow's filter: stage is “lead”."_s;
    QTest::newRow("contains") << u"source.a contains b"_s
                              << u"Left out by the flow's filter: a does not contain “b”."_s;
    QTest::newRow("starts") << u"source.a starts-with b"_s
                            << u"Left out by the flow's filter: a does not start with “b”."_s;
    QTest::newRow("empty") << u"source.a empty"_s << u"Left out by the flow's filter: a is not empty."_s;
    QTest::newRow("not-empty") << u"source.a not-empty"_s << u"Left out by the flow's filter: a is empty."_s;
    QTest::newRow("above") << u"source.a above 5"_s << u"Left out by the flow's filter: a is not above “5”."_s;
    QTest::newRow("below") << u"source.a below 5"_s << u"Left out by the flow's filter: a is not below “5”."_s;
    QTest::newRow("one-of") << u"source.a one-of (x, y)"_s
                            << u"Left out by the flow's filter: a is none of “x”, “y”."_s;
    QTest::newRow("target") << u"target.a is 1"_s
                            << u"Looks like a record in Beta that the flow's filter leaves out: a is not “1”."_s;
}

void TestFlowFilter::theSentenceSaysWhatIsMissing()
{
    QFETCH(QString, condition);
    QFETCH(QString, says);
    const Reason reason = leftOut(parseFilter(condition)->alternatives.first().first());
    QCOMPARE(sentence(reason, {u"Alpha"_s, u"Beta"_s}), says);
    QVERIFY(whatWouldChangeIt(reason, {u"Alpha"_s, u"Beta"_s}).contains(u"filter"_s));
    QVERIFY2(nextStep(reason, {u"Alpha"_s, u"Beta"_s}).isEmpty(), "it needs nobody");
}

void TestFlowFilter::aConditionInProseNeedsAFilter()
{
    for (const QString &filter : {u"all"_s, u"source.member is yes"_s}) {
        Flow flow = withCondition();
        QVERIFY(needsRule(flow));
        const Status early = setRule(flow, {u"enabled"_s, u"yes"_s});
        QVERIFY(!early && early.error().text.contains(u"a Contact is a member"_s));
        QVERIFY(!flow.rules.enabled && needsRule(flow));
        QVERIFY(setRule(flow, {u"filter"_s, filter}));
        QVERIFY(flow.rules.enabled && !needsRule(flow));
        QVERIFY(setRule(flow, {u"enabled"_s, u"no"_s}));
        QVERIFY2(!flow.rules.enabled && !needsRule(flow), "a person switched it off: its filter stands");
        QVERIFY(setRule(flow, {u"enabled"_s, u"yes"_s}));
        QVERIFY(setRule(flow, {u"filter"_s, u""_s}));
        QVERIFY(!flow.rules.enabled && needsRule(flow));
        QCOMPARE(flow, withCondition());
    }
    Flow flow = withCondition();
    QVERIFY(!setRule(flow, {u"filter"_s, u"source.member is"_s}));
    QCOMPARE(flow, withCondition());
}

void TestFlowFilter::aFilterElsewhereSwitchesNothing()
{
    for (const bool on : {true, false}) {
        Flow flow;
        flow.rules.enabled = on;
        QVERIFY(setRule(flow, {u"filter"_s, u"source.a is b"_s}));
        QCOMPARE(flow.rules.enabled, on);
        QVERIFY(setRule(flow, {u"filter"_s, u""_s}));
        QCOMPARE(flow.rules.enabled, on);
        QVERIFY(!needsRule(flow));
    }
}

void TestFlowFilter::aChangedConditionIsAskedAgain()
{
    Flow flow = withCondition();
    QVERIFY(setRule(flow, {u"filter"_s, u"source.member is yes"_s}));
    flow.statements =
        withCondition(u"When a Contact is a customer, it will be synchronized with a Person."_s).statements;
    flow.rules.enabled = false; // as activating the document does
    QVERIFY(needsRule(flow));
    QVERIFY(setRule(flow, {u"enabled"_s, u"yes"_s}));
    QVERIFY2(flow.rules.enabled && !needsRule(flow), "a person says that the filter still stands for it");
}

void TestFlowFilter::linksThatFollowAskTheSourceOnly()
{
    Flow flow;
    flow.title = u"Memberships"_s;
    flow.rules.followDatatype = u"contact"_s;
    const Status refused = setRule(flow, {u"filter"_s, u"source.a is b and target.c is d"_s});
    QVERIFY(!refused && refused.error().text.contains(u"contact"_s));
    QVERIFY(!flow.rules.filter.isSet());
    QVERIFY(setRule(flow, {u"filter"_s, u"source.a is b"_s}));
}

QTEST_APPLESS_MAIN(TestFlowFilter)
#include "tst_flow_filter.moc"
