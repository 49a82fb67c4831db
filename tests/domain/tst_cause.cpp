#include "core/domain/cause.h"

#include <QSet>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const PerSide<QString> systems{u"Alpha"_s, u"Beta"_s};

} // namespace

/// Rows grouped by what they have in common.
class TestCause : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameRefusalIsOneCause_data();
    void sameRefusalIsOneCause();
    void otherRefusalIsAnother();
    void keyTellsCausesApart();
    void valuesOfRecordsAreLeftOut();
    void anApprovalIsOneCauseWhateverItWrites();
    void everyReasonHasASentence();
    void systemsAreToldApart();
    void refusalsAreOfKinds_data();
    void refusalsAreOfKinds();
    void anOlderRefusalIsKnown();
    void everyCategoryHasAWord();
};

void TestCause::sameRefusalIsOneCause_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("quoted values") << u"Beta refused the phone: “22 00” is too long."_s
                                   << u"Beta refused the phone: “+47 99” is too long."_s;
    QTest::newRow("straight quotes") << u"Property \"a b\" does not exist"_s << u"Property \"c\" does not exist"_s;
    QTest::newRow("numbers") << u"Record 1204 is locked"_s << u"Record 7 is locked"_s;
    QTest::newRow("phones") << u"+47 22 33 44 55 is no number"_s << u"22334455 is no number"_s;
    QTest::newRow("addresses") << u"kari.berg@example.no is taken"_s << u"ola@example.com is taken"_s;
    QTest::newRow("request ids") << u"id 0c1f6a52-9b1d-4c9e-8f43-1234567890ab failed"_s
                                 << u"id 1d2f6a52-9b1d-4c9e-8f43-abcdef123456 failed"_s;
    QTest::newRow("blanks") << u"too  long"_s << u"too long"_s;
}

void TestCause::sameRefusalIsOneCause()
{
    QFETCH(const QString, one);
    QFETCH(const QString, other);
    const auto cause = [](const QString &text) {
        return causeOf(LinkState::Failing, {ReasonCode::Refused, {text}}, u"phone"_s);
    };
    QCOMPARE(cause(one), cause(other));
    QCOMPARE(cause(one).key(), cause(other).key());
}

void TestCause::otherRefusalIsAnother()
{
    const auto cause = [](const QString &text, const QString &property) {
        return causeOf(LinkState::Failing, {ReasonCode::Refused, {text}}, property);
    };
    QVERIFY(cause(u"too long"_s, u"phone"_s) != cause(u"too short"_s, u"phone"_s));
    QVERIFY(cause(u"too long"_s, u"phone"_s) != cause(u"too long"_s, u"name"_s));
    QVERIFY(causeOf(LinkState::Held, {ReasonCode::Refused, {u"too long"_s}}, u"phone"_s)
        != cause(u"too long"_s, u"phone"_s));
}

void TestCause::keyTellsCausesApart()
{
    QSet<QString> keys;
    QList<Cause> causes;
    for (const auto &[state, stateName] : enumNames<LinkState>) {
        for (const auto &[code, codeName] : enumNames<ReasonCode>) {
            for (const QString &property : {QString(), u"phone"_s, u"phone, name"_s}) {
                const Cause cause = causeOf(state, {code, {u"too long"_s}}, property);
                keys.insert(cause.key());
                if (!causes.contains(cause))
                    causes << cause;
            }
        }
    }
    QCOMPARE(keys.size(), causes.size());
}

void TestCause::valuesOfRecordsAreLeftOut()
{
    const Cause one = causeOf(LinkState::Conflict, {ReasonCode::BothChanged, {u"phone"_s, u"1"_s, u"2"_s}}, u"phone"_s);
    const Cause other =
        causeOf(LinkState::Conflict, {ReasonCode::BothChanged, {u"phone"_s, u"3"_s, u"4"_s}}, u"phone"_s);
    QCOMPARE(one, other);
    QVERIFY(causeSentence(one, systems).contains(u"phone"_s));
}

/// Its sentence names no property, so that several of them would read the same.
void TestCause::anApprovalIsOneCauseWhateverItWrites()
{
    for (const ReasonCode code : {ReasonCode::FirstRun, ReasonCode::GuardLimit, ReasonCode::CreateNeedsApproval}) {
        const Reason reason{code, {u"create"_s, u"108"_s}};
        QCOMPARE(causeOf(LinkState::Held, reason, u"phone"_s).key(),
            causeOf(LinkState::Held, reason, u"phone, firstname"_s).key());
    }
    const Reason cleared{ReasonCode::Cleared, {u"phone"_s}};
    QVERIFY(causeOf(LinkState::Held, cleared, u"phone"_s).key() != causeOf(LinkState::Held, cleared, u"name"_s).key());
}

void TestCause::everyReasonHasASentence()
{
    for (const auto &[code, name] : enumNames<ReasonCode>) {
        for (const QString &property : {QString(), u"phone"_s}) {
            const Cause cause = causeOf(LinkState::Failing, {code, {u"too long"_s}}, property);
            const QString text = causeSentence(cause, systems);
            QVERIFY2(!text.isEmpty() && !text.contains(u'%'), name);
        }
    }
}

/// The same words of two systems are two things to put right.
void TestCause::systemsAreToldApart()
{
    const auto cause = [](Side side) {
        return causeOf(LinkState::Failing, refusal(u"too long"_s, side, ErrorKind::Refused), u"phone"_s);
    };
    QCOMPARE(cause(Side::Target).side, Side::Target);
    QVERIFY(cause(Side::Source).key() != cause(Side::Target).key());
    QCOMPARE(causeOf(LinkState::Conflict, {ReasonCode::BothChanged, {u"phone"_s}}, u"phone"_s).side, std::nullopt);
    const Cause cleared =
        causeOf(LinkState::Held, {ReasonCode::Cleared, {u"phone"_s, u"target"_s, u"22"_s}}, u"phone"_s);
    QCOMPARE(cleared.side, Side::Target);
    QVERIFY(causeSentence(cleared, systems).contains(systems.target));
    const Cause gone = causeOf(LinkState::Orphaned, {ReasonCode::SourceGone, {}}, {});
    QCOMPARE(gone.side, Side::Source);
    QCOMPARE(gone.category, CauseCategory::Gone);
}

void TestCause::refusalsAreOfKinds_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<CauseCategory>("category");
    QTest::newRow("values") << ErrorKind::Refused << CauseCategory::Refusal;
    QTest::newRow("duplicate") << ErrorKind::Duplicate << CauseCategory::Duplicate;
    QTest::newRow("permission") << ErrorKind::Forbidden << CauseCategory::Permission;
    QTest::newRow("locked") << ErrorKind::Locked << CauseCategory::Busy;
    QTest::newRow("unclear") << ErrorKind::OutcomeUnknown << CauseCategory::Unclear;
}

void TestCause::refusalsAreOfKinds()
{
    QFETCH(const ErrorKind, kind);
    QFETCH(const CauseCategory, category);
    const Reason reason = refusal(u"no"_s, Side::Target, kind);
    QCOMPARE(refusedKind(reason), kind);
    const Cause cause = causeOf(LinkState::Failing, reason, u"phone"_s);
    QCOMPARE(cause.category, category);
    const ErrorKind another = kind == ErrorKind::Refused ? ErrorKind::Duplicate : ErrorKind::Refused;
    const Cause other = causeOf(LinkState::Failing, refusal(u"no"_s, Side::Target, another), u"phone"_s);
    QVERIFY(cause.key() != other.key());
    // What to do follows from the kind.
    QVERIFY(!nextStep(reason, systems).isEmpty());
    QVERIFY(nextStep(reason, systems) != nextStep(refusal(u"no"_s, Side::Target, another), systems));
}

/// Rows that an earlier version noted tell neither the side nor the kind.
void TestCause::anOlderRefusalIsKnown()
{
    const Cause cause = causeOf(LinkState::Failing, {ReasonCode::Refused, {u"too long"_s}}, u"phone"_s);
    QCOMPARE(cause.side, std::nullopt);
    QCOMPARE(cause.category, CauseCategory::Refusal);
    QCOMPARE(causeSentence(cause, systems), u"too long"_s);
    const Cause silent = causeOf(LinkState::Failing, {ReasonCode::Refused, {QString()}}, {});
    QVERIFY(!causeSentence(silent, systems).isEmpty());
}

void TestCause::everyCategoryHasAWord()
{
    QSet<QString> words;
    for (const auto &[category, name] : enumNames<CauseCategory>)
        words.insert(categoryWord(category));
    QCOMPARE(words.size(), qsizetype(enumNames<CauseCategory>.size()));
    QVERIFY(!words.contains(QString()));
}

QTEST_GUILESS_MAIN(TestCause)

#include "tst_cause.moc"
