#include "tests/support/rig.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;

QString phone(int number)
{
    return u"+479%1"_s.arg(1'000'000 + number, 7, 10, QChar(u'0'));
}

/// \a count contacts that stand linked and in step.
QStringList linked(Rig &rig, int count)
{
    rig.source.pageSize = rig.target.pageSize = 100;
    QStringList ids;
    for (int i = 0; i < count; ++i)
        ids << rig.contact(u"Given%1"_s.arg(i), u"Family%1"_s.arg(i), phone(i));
    rig.runAll();
    return ids;
}

int inStep(const Rig &rig)
{
    const auto counts = LinkStore(*rig.workspace).counts(rig.dataflow.flows.at(ContactFlow).id);
    return counts ? counts->value(LinkState::InSync) : -1;
}

int inState(const Rig &rig, LinkState state, ReasonCode code)
{
    const auto rows = rig.rows(ContactFlow);
    return int(std::count_if(
        rows.begin(), rows.end(), [&](const LinkRow &row) { return row.state == state && row.reason.code == code; }));
}

/// Entries of the contacts' histories that say that a hold ended by itself.
QList<JournalRow> releases(const Rig &rig, const QStringList &ids)
{
    QList<JournalRow> found;
    for (const QString &id : ids) {
        const QList<JournalRow> rows = rig.journal(ContactFlow, id);
        std::ranges::copy_if(
            rows, std::back_inserter(found), [](const JournalRow &row) { return row.kind == "released"_L1; });
    }
    return found;
}

HeldQuery ofKind(HoldKind kind)
{
    return {std::nullopt, kind};
}

} // namespace

/// The bulk guard at work: what is suspicious waits row by row, the rest flows, and holds end by themselves.
class TestEngineGuard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneValueOnManyWaitsAndTheRestFlows();
    void holdsEndWhenTheValuesComeBack();
    void holdsEndWhenFewAreLeft();
    void settlingSomeDoesNotReleaseTheRest_data();
    void settlingSomeDoesNotReleaseTheRest();
    void aFloodThatIsOverIsForgotten();
    void aFloodInPortionsIsHeldAsAWhole();
    void massClearingWaits();
    void syncNowDoesNotSlipPastTheGuard();
    void firstCreatesStayHeldAfterAnEdit();
    void approveAndRejectByKindAndFlow();
    void spoiledListsChangeNothing_data();
    void spoiledListsChangeNothing();
};

void TestEngineGuard::oneValueOnManyWaitsAndTheRestFlows()
{
    Rig rig;
    const QStringList ids = linked(rig, 200);
    const int before = rig.writes();
    for (int i = 0; i < 40; ++i)
        rig.source.edit(contact, ids.at(i), {{u"properties.mobilephone"_s, u"00000000"_s}});
    rig.source.edit(contact, ids.at(100), {{u"properties.lastname"_s, u"Berg"_s}});
    rig.run();
    QCOMPARE(rig.writes(), before + 1);
    QCOMPARE(rig.there(ids.at(100), u"familyName"_s), u"Berg"_s);
    QCOMPARE(inState(rig, LinkState::Held, ReasonCode::ManySameValue), 40);
    rig.run();
    QCOMPARE(rig.writes(), before + 1);
    rig.reopen();
    rig.run();
    QCOMPARE(inState(rig, LinkState::Held, ReasonCode::ManySameValue), 40);
    QCOMPARE(rig.writes(), before + 1);
}

void TestEngineGuard::holdsEndWhenTheValuesComeBack()
{
    Rig rig;
    const QStringList ids = linked(rig, 60);
    const int before = rig.writes();
    for (int i = 0; i < 40; ++i)
        rig.source.edit(contact, ids.at(i), {{u"properties.mobilephone"_s, u"00000000"_s}});
    rig.run();
    QCOMPARE(inState(rig, LinkState::Held, ReasonCode::ManySameValue), 40);
    for (int i = 0; i < 40; ++i)
        rig.source.edit(contact, ids.at(i), {{u"properties.mobilephone"_s, phone(i)}});
    rig.run();
    QCOMPARE(rig.writes(), before);
    QCOMPARE(inStep(rig), 60);
    const QList<JournalRow> said = releases(rig, ids);
    QCOMPARE(said.size(), 40);
    QCOMPARE(said.first().reason, (Reason{ReasonCode::HoldReleased, {u"recovered"_s}}));
    QCOMPARE(said.first().who, u"run"_s);
    rig.run();
    QCOMPARE(releases(rig, ids).size(), 40);
}

void TestEngineGuard::holdsEndWhenFewAreLeft()
{
    Rig rig;
    const QStringList ids = linked(rig, 60);
    const int before = rig.writes();
    for (int i = 0; i < 40; ++i)
        rig.source.edit(contact, ids.at(i), {{u"properties.mobilephone"_s, u"00000000"_s}});
    rig.run();
    for (int i = 0; i < 19; ++i)
        rig.source.edit(contact, ids.at(i), {{u"properties.mobilephone"_s, phone(i)}});
    rig.run();
    QVERIFY2(rig.writes() == before, "twenty-one are still one too many");
    rig.source.edit(contact, ids.at(19), {{u"properties.mobilephone"_s, phone(19)}});
    rig.run();
    QCOMPARE(rig.writes(), before + 20);
    QCOMPARE(rig.there(ids.at(39), u"mobilePhone"_s), u"00000000"_s);
    QCOMPARE(inStep(rig), 60);
    const QList<JournalRow> said = releases(rig, ids.mid(20));
    QCOMPARE(said.size(), 20);
    QCOMPARE(said.first().reason, (Reason{ReasonCode::HoldReleased, {u"fewer"_s, u"20"_s}}));
}

void TestEngineGuard::settlingSomeDoesNotReleaseTheRest_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"approve", "reject", "pause", "choose", "unlink", "run approves"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

/// Who settles five of twenty-five has not said a word about the other twenty.
void TestEngineGuard::settlingSomeDoesNotReleaseTheRest()
{
    QFETCH(QString, how);
    Rig rig;
    const QStringList ids = linked(rig, 60);
    for (int i = 0; i < 25; ++i)
        rig.source.edit(contact, ids.at(i), {{u"properties.mobilephone"_s, u"00000000"_s}});
    rig.run();
    QCOMPARE(inState(rig, LinkState::Held, ReasonCode::ManySameValue), 25);
    QList<qint64> five;
    for (int i = 0; i < 5; ++i)
        five << rig.link(ContactFlow, ids.at(i));
    if (how == "approve"_L1)
        QVERIFY(rig.actions().approve(five));
    else if (how == "reject"_L1)
        QVERIFY(rig.actions().reject(five));
    else if (how == "pause"_L1)
        QVERIFY(rig.actions().setPaused(five, true));
    else if (how == "unlink"_L1)
        QVERIFY(rig.actions().unlink(five, true));
    else if (how == "run approves"_L1) {
        RunRequest request;
        request.links = five;
        request.approveAll = true;
        rig.run(request);
    }
    for (int i = 0; i < 5 && how == "choose"_L1; ++i)
        QVERIFY(rig.choose(ids.at(i), u"mobilephone"_s, Choice::TakeTarget));
    for (int i = 0; i < 3; ++i)
        rig.run();
    rig.reopen();
    rig.run();
    QCOMPARE(inState(rig, LinkState::Held, ReasonCode::ManySameValue), 20);
    QCOMPARE(rig.there(ids.at(24), u"mobilePhone"_s), phone(24));
    // The rest still ends by itself, once so few are left that with the five they are no more than the limit.
    for (int i = 5; i < 10; ++i)
        rig.source.edit(contact, ids.at(i), {{u"properties.mobilephone"_s, phone(i)}});
    rig.run();
    QCOMPARE(inState(rig, LinkState::Held, ReasonCode::ManySameValue), 0);
    QCOMPARE(rig.there(ids.at(24), u"mobilePhone"_s), u"00000000"_s);
}

void TestEngineGuard::aFloodThatIsOverIsForgotten()
{
    Rig rig;
    const QStringList ids = linked(rig, 60);
    for (int i = 0; i < 25; ++i)
        rig.source.edit(contact, ids.at(i), {{u"properties.mobilephone"_s, u"00000000"_s}});
    rig.run();
    QVERIFY(rig.actions().approveHeld(ofKind(HoldKind::SameValue)));
    rig.run();
    QCOMPARE(inStep(rig), 60);
    rig.source.edit(contact, ids.at(30), {{u"properties.mobilephone"_s, u"00000000"_s}});
    rig.run();
    QCOMPARE(inStep(rig), 60);
    QCOMPARE(rig.there(ids.at(30), u"mobilePhone"_s), u"00000000"_s);
}

void TestEngineGuard::aFloodInPortionsIsHeldAsAWhole()
{
    Rig rig;
    const QStringList ids = linked(rig, 60);
    const int before = rig.writes();
    for (int i = 0; i < 30; ++i)
        rig.source.edit(contact, ids.at(i), {{u"properties.mobilephone"_s, u"00000000"_s}});
    rig.run();
    for (int i = 30; i < 35; ++i)
        rig.source.edit(contact, ids.at(i), {{u"properties.mobilephone"_s, u"00000000"_s}});
    rig.run();
    QCOMPARE(rig.writes(), before);
    QCOMPARE(inState(rig, LinkState::Held, ReasonCode::ManySameValue), 35);
}

void TestEngineGuard::massClearingWaits()
{
    Rig rig;
    rig.saveRules(ContactFlow, [](Flow &flow) {
        for (Mapping &mapping : flow.mappings)
            mapping.rules.blank = BlankPolicy::Clear;
    });
    const QStringList ids = linked(rig, 60);
    const int before = rig.writes();
    for (int i = 0; i < 21; ++i)
        rig.target.edit(contacts, rig.counterpart(ids.at(i)), {{u"mobilePhone"_s, QString()}});
    rig.run();
    QCOMPARE(rig.writes(), before);
    QCOMPARE(inState(rig, LinkState::Held, ReasonCode::ManyCleared), 21);
    const auto approved = rig.actions().approveHeld(ofKind(HoldKind::Clear));
    QVERIFY(approved && approved->size() == 21);
    rig.run();
    QCOMPARE(rig.writes(), before + 21);
    QVERIFY(rig.here(ids.first(), u"mobilephone"_s).isEmpty());
    // A few are everyday work, once the value is gone on the side that is asked again.
    rig.target.edit(contacts, rig.counterpart(ids.at(50)), {{u"mobilePhone"_s, QString()}});
    rig.run();
    QVERIFY(rig.here(ids.at(50), u"mobilephone"_s).isEmpty());
}

void TestEngineGuard::syncNowDoesNotSlipPastTheGuard()
{
    Rig rig;
    const QStringList ids = linked(rig, 60);
    const int before = rig.writes();
    for (int i = 0; i < 40; ++i)
        rig.source.edit(contact, ids.at(i), {{u"properties.mobilephone"_s, u"00000000"_s}});
    rig.run();
    rig.runLinks({rig.link(ContactFlow, ids.at(3))});
    QCOMPARE(rig.writes(), before);
    QCOMPARE(rig.state(ContactFlow, ids.at(3)), LinkState::Held);
    rig.source.edit(contact, ids.at(50), {{u"properties.mobilephone"_s, u"00000000"_s}});
    rig.runLinks({rig.link(ContactFlow, ids.at(50))});
    QVERIFY2(rig.writes() == before + 1, "a person asked for this one");
}

void TestEngineGuard::firstCreatesStayHeldAfterAnEdit()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    rig.run();
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::FirstRun);
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.run();
    QCOMPARE(rig.writes(), 0);
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::FirstRun);
    rig.contact(u"Ola"_s, u"Hansen"_s);
    rig.run();
    QVERIFY2(rig.writes() == 1, "what comes after the first run is everyday work");
    const auto approved = rig.actions().approveHeld({rig.dataflow.flows.at(ContactFlow).id, HoldKind::Create});
    QVERIFY(approved && approved->size() == 1);
    rig.run();
    QCOMPARE(rig.writes(), 2);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
}

void TestEngineGuard::approveAndRejectByKindAndFlow()
{
    Rig rig;
    const QStringList ids = linked(rig, 60);
    const int before = rig.writes();
    const QString product = rig.product(u"Rapport"_s);
    for (int i = 0; i < 25; ++i)
        rig.source.edit(contact, ids.at(i), {{u"properties.mobilephone"_s, u"00000000"_s}});
    rig.source.add(contact, {{u"properties.firstname"_s, u"Given59"_s}, {u"properties.lastname"_s, u"New"_s}});
    rig.targetContact(u"Given59"_s, u"New"_s);
    rig.run();
    const qint64 ofProducts = rig.dataflow.flows.at(ProductFlow).id;
    QCOMPARE(rig.actions().approveHeld(ofKind(HoldKind::Archive))->size(), 0);
    QCOMPARE(rig.actions().rejectHeld({ofProducts, HoldKind::SameValue})->size(), 0);
    QCOMPARE(rig.actions().rejectHeld({ofProducts, std::nullopt})->size(), 1);
    QCOMPARE(rig.actions().rejectHeld(ofKind(HoldKind::SameValue))->size(), 25);
    rig.run();
    QCOMPARE(rig.writes(), before);
    QCOMPARE(rig.state(ProductFlow, product), LinkState::Paused);
    QCOMPARE(inState(rig, LinkState::Paused, ReasonCode::RejectedByPerson), 25);
    QCOMPARE(rig.actions().approveHeld({})->size(), 0);
}

void TestEngineGuard::spoiledListsChangeNothing_data()
{
    QTest::addColumn<bool>("ofSource");
    QTest::addColumn<BlankPolicy>("blank");
    QTest::newRow("source, blanks held") << true << BlankPolicy::Hold;
    QTest::newRow("source, blanks cleared") << true << BlankPolicy::Clear;
    QTest::newRow("source, blanks refilled") << true << BlankPolicy::Refill;
    QTest::newRow("target, blanks held") << false << BlankPolicy::Hold;
    QTest::newRow("target, blanks cleared") << false << BlankPolicy::Clear;
    QTest::newRow("target, blanks refilled") << false << BlankPolicy::Refill;
}

/// One system with 5,000 links lists nothing, less than it has, a web page, or records without values: nothing is
/// created, cleared, overwritten or archived, and the next good list leaves everything in step.
void TestEngineGuard::spoiledListsChangeNothing()
{
    QFETCH(bool, ofSource);
    QFETCH(BlankPolicy, blank);
    const int records = blank == BlankPolicy::Hold ? 5'000 : 500;
    Rig rig;
    rig.saveRules(ContactFlow, [blank](Flow &flow) {
        for (Mapping &mapping : flow.mappings)
            mapping.rules.blank = blank;
    });
    linked(rig, records);
    const int before = rig.writes();
    const QStringList source = rig.source.contents();
    const QStringList target = rig.target.contents();
    FakeCrm &spoiled = ofSource ? rig.source : rig.target;
    const QString type = ofSource ? contact : contacts;
    const auto unchanged = [&](const char *what) {
        QVERIFY2(rig.writes() == before, what);
        QVERIFY2(rig.source.contents() == source && rig.target.contents() == target, what);
    };

    int listed = 0;
    int cut = 0;
    spoiled.spoil = [&](const QString &name, RecordPage page) -> Result<RecordPage> {
        if (name != type)
            return page;
        const auto left = std::size_t(std::max(0, cut - listed));
        listed += int(page.records.size());
        if (page.records.size() > left) {
            page.records.resize(left);
            page.next.clear();
            page.complete = true;
        }
        return page;
    };
    for (int tenth = 0; tenth < 10; ++tenth) { // the first one is the empty list
        listed = 0;
        cut = records * tenth / 10;
        rig.runFull();
        unchanged("a list cut short that looks complete");
        QVERIFY2(inStep(rig) == records, "a list cut short that looks complete");
    }
    spoiled.spoil = [&](const QString &name, RecordPage page) -> Result<RecordPage> {
        if (name == type)
            return Error{ErrorKind::BadAnswer, u"An answer that is a web page."_s};
        return page;
    };
    QVERIFY(rig.runFull().error.has_value());
    unchanged("a web page");
    QCOMPARE(inStep(rig), records);

    for (const int blanks : {records, 100, 15}) {
        spoiled.spoil = [&, left = blanks](const QString &name, RecordPage page) mutable -> Result<RecordPage> {
            for (Record &record : page.records) {
                if (name == type && left-- > 0)
                    record.fields.clear();
            }
            return page;
        };
        rig.runFull();
        unchanged("records without values");
        spoiled.spoil = {};
        rig.runFull();
        unchanged("values that came back");
        QVERIFY2(inStep(rig) == records, "values that came back");
    }
}

QTEST_GUILESS_MAIN(TestEngineGuard)
#include "tst_engine_guard.moc"
