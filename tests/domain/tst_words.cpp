#include "core/domain/intent.h"
#include "core/domain/undo.h"

#include "tests/domain/world.h"

using namespace samband;
using namespace samband::test;

namespace {

const PerSide<QString> systems{u"Alpha"_s, u"Beta"_s};

/// \a last is the enum's last value: a new one without a name makes the count wrong.
template<class E> void checkNames(E last)
{
    QCOMPARE(static_cast<int>(enumNames<E>.size()), static_cast<int>(last) + 1);
    QStringList seen;
    for (int index = 0; index <= static_cast<int>(last); ++index) {
        const E value = static_cast<E>(index);
        const QString name = toText(value);
        QVERIFY2(!name.isEmpty() && !seen.contains(name), qPrintable(name));
        QCOMPARE(name, name.toLower());
        QVERIFY(fromText<E>(name) == value);
        seen << name;
    }
    QVERIFY(!fromText<E>(u""_s));
    QVERIFY(!fromText<E>(u"nonsense"_s));
    QVERIFY(toText(static_cast<E>(static_cast<int>(last) + 1)).isEmpty());
}

} // namespace

class TestWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void enumNames();
    void everyReasonHasASentence_data();
    void everyReasonHasASentence();
    void everyReasonHasANextStepOrNeedsNone_data();
    void everyReasonHasANextStepOrNeedsNone();
    void undoSaysWhatIsAtStake();
    void valuesAreNotTakenForPlaceholders();
    void sentencesNameTheSystemsAndValues();
    void settledAsItIs();
    void whatWaitsSaysWhatToDo();
    void everyStateHasAWord();
    void everyErrorHasAScope();
};

void TestWords::enumNames()
{
    checkNames(Side::Target);
    checkNames(Presence::Unknown);
    checkNames(Normaliser::Boolean);
    checkNames(Direction::Off);
    checkNames(ConflictPolicy::Target);
    checkNames(BlankPolicy::Refill);
    checkNames(Creation::Never);
    checkNames(LinkState::Outside);
    checkNames(Choice::StayAlone);
    checkNames(ReasonCode::LeftOut);
    checkNames(FilterOperator::OneOf);
    checkNames(PropertyAction::Flapping);
    checkNames(HoldKind::Archive);
    checkNames(Verb::Unlink);
    checkNames(StatementKind::Unknown);
    checkNames(UndoFate::NotSynchronised);
    checkNames(ErrorKind::Busy);
}

void TestWords::everyReasonHasASentence_data()
{
    QTest::addColumn<ReasonCode>("code");
    for (const ReasonCode code : all<ReasonCode>())
        QTest::newRow(qPrintable(toText(code))) << code;
}

void TestWords::everyReasonHasASentence()
{
    QFETCH(ReasonCode, code);
    for (int count = 0; count <= 4; ++count) {
        QStringList args;
        for (int index = 0; index < count; ++index)
            args << u"arg%1"_s.arg(index);
        const QString said = sentence({code, args}, systems);
        const QString next = nextStep({code, args}, systems);
        QVERIFY(!said.isEmpty());
        for (const QString &text : {said, next}) {
            static const QRegularExpression placeholder(u"%[0-9]"_s);
            QVERIFY2(!text.contains(placeholder), qPrintable(text));
            static const QRegularExpression rawJson(u"[{}\\[\\]]|\"\\s*:"_s);
            QVERIFY2(!text.contains(rawJson), qPrintable(text));
            QVERIFY2(count < 4 || !text.contains(u"  "_s), qPrintable(text));
            QVERIFY2(
                text.isEmpty() || text.endsWith(u'.') || code == ReasonCode::Refused || code == ReasonCode::KeptBack,
                qPrintable(text));
        }
    }
}

/// A new reason has a next step, or is named here because nothing needs to be done.
void TestWords::everyReasonHasANextStepOrNeedsNone_data()
{
    everyReasonHasASentence_data();
}

void TestWords::everyReasonHasANextStepOrNeedsNone()
{
    static const QList<ReasonCode> settled{ReasonCode::AllAgree, ReasonCode::Agreed, ReasonCode::SourceChanged,
        ReasonCode::TargetChanged, ReasonCode::FilledFromSource, ReasonCode::FilledFromTarget,
        ReasonCode::StoredDifferently, ReasonCode::PolicyDecided, ReasonCode::PersonChose, ReasonCode::WillCreate,
        ReasonCode::MergeKeyMatches, ReasonCode::FollowsCounterpart, ReasonCode::BothGone, ReasonCode::NoCounterpart,
        ReasonCode::HoldReleased, ReasonCode::TakenBack, ReasonCode::Reopened, ReasonCode::LeftOut};
    QFETCH(ReasonCode, code);
    const Reason reason{code, {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}};
    QCOMPARE(nextStep(reason, systems).isEmpty(), settled.contains(code));
    const QString change = whatWouldChangeIt(reason, systems);
    QVERIFY(change.endsWith(u'.') && !change.contains(u'%'));
}

void TestWords::undoSaysWhatIsAtStake()
{
    const auto said = [](const QStringList &args) { return sentence({ReasonCode::UndoCreate, args}, systems); };
    QCOMPARE(said({u"target"_s, {}, u"0"_s}),
        u"Samband created this record in Beta; undoing that archives it there and ends the link."_s);
    QVERIFY(said({u"source"_s, u"phone"_s, u"3"_s}).contains(u"changed it since: phone. Other links"_s));
    QCOMPARE(sentence({ReasonCode::NotTaken, {u"a.phone"_s, u"target"_s, u"1"_s, u"2"_s}}, systems),
        u"Beta answered that it wrote phone, but kept “2” and did not take “1”."_s);
    QVERIFY(nextStep({ReasonCode::CreationUndone, {u"target"_s}}, systems).startsWith(u"Resume"_s));
}

void TestWords::valuesAreNotTakenForPlaceholders()
{
    for (const ReasonCode code : all<ReasonCode>()) {
        const QStringList hostile{u"%2"_s, u"%3"_s, u"%4"_s, u"%5"_s};
        const QStringList plain{u"QQ"_s, u"RR"_s, u"SS"_s, u"TT"_s};
        QString expected = sentence({code, plain}, systems);
        for (int index = 0; index < plain.size(); ++index)
            expected.replace(plain.at(index), hostile.at(index));
        QCOMPARE(sentence({code, hostile}, systems), expected);
    }
}

void TestWords::sentencesNameTheSystemsAndValues()
{
    const QString moved = sentence({ReasonCode::SourceChanged, {u"properties.phone"_s, u"1"_s, u"2"_s}}, systems);
    QCOMPARE(moved, u"Alpha changed phone from “1” to “2”; Beta gets it."_s);
    QCOMPARE(sentence({ReasonCode::TargetChanged, {u"phone"_s, {}, u"2"_s}}, systems),
        u"Beta changed phone from nothing to “2”; Alpha gets it."_s);
    QCOMPARE(sentence({ReasonCode::Cleared, {u"phone"_s, u"target"_s, u"1"_s}}, systems),
        u"phone was cleared in Beta; the other side holds “1”."_s);
}

void TestWords::settledAsItIs()
{
    QCOMPARE(sentence({ReasonCode::PersonChose, {u"a.phone"_s}}, systems),
        u"A person settled phone as it is on both sides."_s);
    QCOMPARE(sentence({ReasonCode::PersonChose, {u"phone"_s, {}}}, systems), u"A person chose nothing for phone."_s);
    QVERIFY(!sentence({ReasonCode::PersonChose, {}}, systems).isEmpty());
}

void TestWords::whatWaitsSaysWhatToDo()
{
    for (const ReasonCode code : {ReasonCode::BothChanged, ReasonCode::FirstMeetingDiffers, ReasonCode::ChoiceOutdated,
             ReasonCode::Cleared, ReasonCode::CreateNeedsApproval, ReasonCode::FirstRun, ReasonCode::GuardLimit,
             ReasonCode::LooksLike, ReasonCode::SameNameExists, ReasonCode::SeveralLookAlike, ReasonCode::CreateUnsure,
             ReasonCode::WaitsForCounterpart, ReasonCode::NothingToCreateFrom, ReasonCode::CannotCreate,
             ReasonCode::SourceGone, ReasonCode::TargetGone, ReasonCode::NotRead, ReasonCode::Refused,
             ReasonCode::FlowOff, ReasonCode::PausedByPerson, ReasonCode::RejectedByPerson, ReasonCode::OneWay,
             ReasonCode::ManyCleared, ReasonCode::ManySameValue, ReasonCode::Flapping})
        QVERIFY2(!nextStep({code, {u"a"_s, u"b"_s, u"c"_s}}, systems).isEmpty(), qPrintable(toText(code)));
}

void TestWords::everyStateHasAWord()
{
    QStringList words;
    for (const LinkState state : all<LinkState>())
        words << stateWord(state);
    QVERIFY(!words.contains(QString()));
    QCOMPARE(words.removeDuplicates(), 0);
    for (const LinkState quiet : {LinkState::InSync, LinkState::Pending, LinkState::Paused, LinkState::Outside})
        QVERIFY(!needsPerson(quiet));
    for (const LinkState waiting : {LinkState::Conflict, LinkState::Held, LinkState::Ambiguous, LinkState::Unlinked,
             LinkState::NotCreatable, LinkState::Failing, LinkState::Orphaned})
        QVERIFY(needsPerson(waiting));
}

void TestWords::everyErrorHasAScope()
{
    for (const ErrorKind one : {ErrorKind::NotFound, ErrorKind::Duplicate, ErrorKind::Refused, ErrorKind::Locked,
             ErrorKind::OutcomeUnknown, ErrorKind::BadAnswer, ErrorKind::Stale, ErrorKind::BadInput})
        QVERIFY(scopeOf(one) == Scope::Record);
    for (const ErrorKind every : {ErrorKind::Unauthorized, ErrorKind::Forbidden, ErrorKind::QuotaExhausted,
             ErrorKind::Network, ErrorKind::Workspace, ErrorKind::Cancelled})
        QVERIFY(scopeOf(every) == Scope::Run);
    const Outcome failed = Error{ErrorKind::Refused, u"no"_s, 422, 0, {}, {}};
    QVERIFY(!failed.ok());
    QCOMPARE(failed.error().text, u"no"_s);
    const Status done = Done{};
    QVERIFY(done.ok());
}

QTEST_APPLESS_MAIN(TestWords)
#include "tst_words.moc"
