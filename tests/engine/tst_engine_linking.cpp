#include "tests/support/rig.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

/// How lone records find, or do not find, a counterpart.
class TestEngineLinking : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstRunHoldsEverything();
    void approvalOfEverythingLinksAndCreates();
    void secondRunIsQuiet();
    void firstMeetingAgreesFillsAndConflicts();
    void oneApprovedSuggestionIsLinked();
    void ambiguousIsNeverLinked();
    void linkedByHand();
    void neverIsRemembered();
    void rejectedStaysQuietUntilItChanges();
    void associationFollowsItsContact();
    void productsAndUsersWaitForApproval();
    void firstRunGuardSurvivesRunsOfOtherFlows();
    void lackingAName();
    void operatorLinksWhileTheRunDoes();
    void mergeKeyLinksWhereNamesDiffer();
    void mergeKeyNamedLaterIsLookedFor();
    void mergeKeyThatComesLaterIsSeen();
    void severalWithOneMergeKeyAreAmbiguous();
    void nameAndMergeKeyPointApart();
    void otherClaimantByMergeKeyCounts();
    void mergeKeyPointsToAnothersNamesake();
};

namespace {

/// The document names the e-mail address as what makes two contacts the same.
void nameMailAsKey(Rig &rig)
{
    Dataflow document = rig.dataflow;
    document.flows[ContactFlow].mergeKeys = {{{{u"properties.email"_s, u"email"_s}}}};
    QVERIFY(Setup(*rig.workspace).activate(document));
    const auto active = Setup(*rig.workspace).dataflow();
    QVERIFY(active);
    rig.dataflow = *active;
}

QString withMail(Rig &rig, const QString &given, const QString &family, const QString &mail)
{
    return rig.source.add(u"contact"_s,
        {{u"properties.firstname"_s, given}, {u"properties.lastname"_s, family}, {u"properties.email"_s, mail}});
}

QString targetWithMail(Rig &rig, const QString &given, const QString &family, const QString &mail)
{
    return rig.target.add(u"contacts"_s, {{u"givenName"_s, given}, {u"familyName"_s, family}, {u"email"_s, mail}});
}

} // namespace

void TestEngineLinking::firstRunHoldsEverything()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    rig.targetContact(u"Kari"_s, u"Nordmann"_s, u"912 34 567"_s);
    const QString ola = rig.contact(u"Ola"_s, u"Hansen"_s);
    const QString product = rig.product(u"Rapport"_s);
    const RunReport report = rig.run();

    QCOMPARE(report.run.status, u"done"_s);
    QCOMPARE(rig.writes(), 0);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Held);
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::LooksLike);
    QCOMPARE(rig.state(ContactFlow, ola), LinkState::Held);
    QCOMPARE(rig.row(ContactFlow, ola).reason.code, ReasonCode::FirstRun);
    QCOMPARE(rig.state(ProductFlow, product), LinkState::Held);
    QVERIFY(report.waiting);
}

void TestEngineLinking::approvalOfEverythingLinksAndCreates()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    const QString known = rig.targetContact(u"Kari"_s, u"Nordmann"_s, u"912 34 567"_s);
    const QString ola = rig.contact(u"Ola"_s, u"Hansen"_s, {}, u"+4722334455"_s);
    rig.run();
    const RunReport report = rig.runAll();

    QCOMPARE(report.run.status, u"done"_s);
    QCOMPARE(rig.counterpart(kari), known);
    QCOMPARE(rig.there(kari, u"mobilePhone"_s), u"912 34 567"_s);
    QCOMPARE(rig.there(ola, u"givenName"_s), u"Ola"_s);
    QCOMPARE(rig.there(ola, u"directPhone"_s), u"+4722334455"_s);
    QCOMPARE(rig.writes(), 1);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    QCOMPARE(rig.state(ContactFlow, ola), LinkState::InSync);
}

void TestEngineLinking::secondRunIsQuiet()
{
    Rig rig;
    for (int i = 0; i < 8; ++i)
        rig.contact(u"Given%1"_s.arg(i), u"Family"_s, u"+479123456%1"_s.arg(i));
    rig.runAll();
    QCOMPARE(rig.writes(), 8);
    for (const bool full : {false, true}) {
        const RunReport report = full ? rig.runFull() : rig.run();
        QCOMPARE(rig.writes(), 8);
        QCOMPARE(report.writes, 0);
        const RunCounts counts = report.run.counts.value(rig.dataflow.flows.at(ContactFlow).id);
        QCOMPARE(counts.read, 8);
        QCOMPARE(counts.unchanged, 8);
        QVERIFY(!report.waiting);
    }
}

void TestEngineLinking::firstMeetingAgreesFillsAndConflicts()
{
    Rig rig;
    const QString liv = rig.contact(u"Liv"_s, u"Moe"_s, u"+4740000001"_s, u"+4722000001"_s);
    rig.targetContact(u"Liv"_s, u"Moe"_s, u"40000001"_s, u"+4722000002"_s);
    const QString per = rig.contact(u"Per"_s, u"Li"_s, u"+4740000003"_s);
    rig.targetContact(u"Per"_s, u"Li"_s, u"+4740000003"_s, u"+4722000003"_s);
    rig.runAll();

    QCOMPARE(rig.state(ContactFlow, liv), LinkState::Conflict);
    QCOMPARE(rig.here(liv, u"phone"_s), u"+4722000001"_s);
    QCOMPARE(rig.there(liv, u"directPhone"_s), u"+4722000002"_s);
    QCOMPARE(rig.here(per, u"phone"_s), u"+4722000003"_s);
    QCOMPARE(rig.state(ContactFlow, per), LinkState::InSync);
    QCOMPARE(rig.writes(), 1);
}

void TestEngineLinking::oneApprovedSuggestionIsLinked()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    const QString known = rig.targetContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    const QString ola = rig.contact(u"Ola"_s, u"Hansen"_s);
    rig.run();
    QVERIFY(rig.actions().approve({rig.link(ContactFlow, kari)}));
    rig.run();
    QCOMPARE(rig.counterpart(kari), known);
    QVERIFY2(rig.state(ContactFlow, ola) == LinkState::Held, "an approval is of what was approved");
    QCOMPARE(rig.writes(), 0);
    const QString late = rig.contact(u"Anne"_s, u"Dal"_s);
    rig.run();
    QVERIFY2(rig.state(ContactFlow, late) == LinkState::InSync, "the first run is over: creates flow within limits");
}

void TestEngineLinking::ambiguousIsNeverLinked()
{
    Rig rig;
    const QString per = rig.contact(u"Per"_s, u"Berg"_s, u"+4791111111"_s);
    rig.targetContact(u"Per"_s, u"Berg"_s, u"+4791111111"_s);
    rig.targetContact(u"Per"_s, u"Berg"_s, u"+4791111111"_s);
    const QString first = rig.contact(u"Siri"_s, u"Lie"_s, u"+4792222222"_s);
    const QString second = rig.contact(u"Siri"_s, u"Lie"_s, u"+4792222222"_s);
    rig.targetContact(u"Siri"_s, u"Lie"_s, u"+4792222222"_s);
    rig.runAll();
    rig.runAll();

    for (const QString &id : {per, first, second}) {
        QCOMPARE(rig.state(ContactFlow, id), LinkState::Ambiguous);
        QCOMPARE(rig.counterpart(id), QString());
    }
    QCOMPARE(rig.writes(), 0);
    QCOMPARE(rig.detail(ContactFlow, per).candidates.size(), 2);
}

void TestEngineLinking::linkedByHand()
{
    Rig rig;
    const QString per = rig.contact(u"Per"_s, u"Berg"_s, u"+4791111111"_s);
    rig.targetContact(u"Per"_s, u"Berg"_s, u"+4791111111"_s);
    const QString wanted = rig.targetContact(u"Per"_s, u"Berg"_s, u"+4791111111"_s, u"+4722000000"_s);
    rig.run();
    const LinkDetail detail = rig.detail(ContactFlow, per);
    QVERIFY(rig.actions().link(detail.row.id, detail.candidates.at(1).record));
    rig.run();

    QCOMPARE(rig.counterpart(per), wanted);
    QCOMPARE(rig.state(ContactFlow, per), LinkState::InSync);
    QCOMPARE(rig.here(per, u"phone"_s), u"+4722000000"_s);
    QVERIFY2(!rig.actions().link(detail.row.id, detail.candidates.at(0).record), "it has a counterpart already");
}

void TestEngineLinking::neverIsRemembered()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    const QString known = rig.targetContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    rig.runAll();
    QCOMPARE(rig.counterpart(kari), known);
    QVERIFY(rig.actions().unlink({rig.link(ContactFlow, kari)}, true));
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.creation = Creation::Never; });
    rig.runFull();
    rig.runAll();
    QCOMPARE(rig.counterpart(kari), QString());
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Unlinked);
    QCOMPARE(rig.writes(), 0);
}

void TestEngineLinking::rejectedStaysQuietUntilItChanges()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    rig.targetContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    rig.run();
    QVERIFY(rig.actions().reject({rig.link(ContactFlow, kari)}));
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Paused);
    rig.runAll();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Paused);
    QCOMPARE(rig.writes(), 0);

    rig.source.edit(u"contact"_s, kari, {{u"properties.phone"_s, u"+4722334455"_s}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Held);
}

void TestEngineLinking::associationFollowsItsContact()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    const QString company = rig.source.add(u"company"_s, {{u"properties.name"_s, u"Fjord"_s}});
    const QString other = rig.source.add(u"company"_s, {{u"properties.name"_s, u"Fjell"_s}});
    const QStringList both{rig.association(kari, company), rig.association(kari, other)};
    rig.run();
    for (const QString &id : both) {
        QCOMPARE(rig.state(AssociationFlow, id), LinkState::Unlinked);
        QCOMPARE(rig.row(AssociationFlow, id).reason.code, ReasonCode::WaitsForCounterpart);
    }
    rig.runAll();
    for (const QString &id : both) {
        QCOMPARE(rig.state(AssociationFlow, id), LinkState::InSync);
        QCOMPARE(rig.row(AssociationFlow, id).recordId.target, rig.counterpart(kari));
    }
    QCOMPARE(rig.writes(), 1);
    rig.run();
    QCOMPARE(rig.writes(), 1);
}

void TestEngineLinking::productsAndUsersWaitForApproval()
{
    Rig rig;
    const QString product = rig.product(u"Rapport"_s);
    const QString user = rig.user(u"Siri"_s, u"Lund"_s);
    rig.run();
    rig.run();
    QCOMPARE(rig.writes(), 0);
    QCOMPARE(rig.state(ProductFlow, product), LinkState::Held);
    QCOMPARE(rig.state(UserFlow, user), LinkState::Held);

    QVERIFY(rig.actions().approve({rig.link(ProductFlow, product), rig.link(UserFlow, user)}));
    rig.run();
    QCOMPARE(rig.writes(), 2);
    QCOMPARE(rig.state(ProductFlow, product), LinkState::InSync);
    QCOMPARE(rig.target.fields(u"companies"_s, rig.row(ProductFlow, product).recordId.target).value(u"name"_s),
        u"Rapport"_s);
    QCOMPARE(
        rig.target.fields(u"contacts"_s, rig.row(UserFlow, user).recordId.target).value(u"familyName"_s), u"Lund"_s);

    rig.source.edit(u"product"_s, product, {{u"properties.name"_s, u"Rapport II"_s}});
    rig.run();
    QVERIFY2(rig.writes() == 2, "the creation template is not synchronised later");
}

void TestEngineLinking::firstRunGuardSurvivesRunsOfOtherFlows()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s);
    RunRequest products;
    products.flow = rig.dataflow.flows.at(ProductFlow).id;
    QCOMPARE(rig.run(products).run.status, u"done"_s);
    rig.run();
    QCOMPARE(rig.writes(), 0);
    QCOMPARE(rig.row(ContactFlow, kari).reason.code, ReasonCode::FirstRun);
}

void TestEngineLinking::lackingAName()
{
    Rig rig;
    const QString nameless = rig.contact({}, {}, u"+4791234567"_s);
    rig.runAll();
    QCOMPARE(rig.state(ContactFlow, nameless), LinkState::NotCreatable);
    QCOMPARE(rig.writes(), 0);
    rig.source.edit(u"contact"_s, nameless, {{u"properties.firstname"_s, u"Kari"_s}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, nameless), LinkState::InSync);
}

/// Of three approved suggestions a person links the first record to the second one's counterpart, just as the run is
/// about to link all three: what the person did stands, and the third is linked all the same.
void TestEngineLinking::operatorLinksWhileTheRunDoes()
{
    Rig rig;
    QStringList ids;
    QStringList there;
    for (int i = 0; i < 3; ++i) {
        ids << rig.contact(u"Given%1"_s.arg(i), u"Family%1"_s.arg(i), u"+479123456%1"_s.arg(i));
        there << rig.targetContact(u"Given%1"_s.arg(i), u"Family%1"_s.arg(i), u"+479123456%1"_s.arg(i));
    }
    rig.run();
    QList<qint64> links;
    for (const QString &id : std::as_const(ids))
        links << rig.link(ContactFlow, id);
    const qint64 second = rig.detail(ContactFlow, ids.at(1)).candidates.first().record;
    QVERIFY(rig.actions().approve(links));
    bool isWriting = false;
    const Clock clock = [&] { // asked for the time just before the links are stored
        if (std::exchange(isWriting, false)) {
            const Status linked = rig.actions().link(links.first(), second);
            QTest::qVerify(linked.ok(), "linked by hand", "", __FILE__, __LINE__);
        }
        return rig.now;
    };
    rig.wait(1000);
    Engine engine(*rig.workspace, {&rig.source, &rig.target}, clock);
    const auto report = engine.run({}, {}, [&, done = false](const RunProgress &progress) mutable {
        if (progress.stage == Stage::Writing && !std::exchange(done, true))
            isWriting = true;
    });
    QVERIFY(report);
    QCOMPARE(report->run.status, u"done"_s);
    QCOMPARE(rig.counterpart(ids.at(0)), there.at(1));
    QCOMPARE(rig.counterpart(ids.at(1)), QString());
    QCOMPARE(rig.counterpart(ids.at(2)), there.at(2));
    QCOMPARE(rig.state(ContactFlow, ids.at(2)), LinkState::InSync);
}

void TestEngineLinking::mergeKeyLinksWhereNamesDiffer()
{
    Rig rig;
    nameMailAsKey(rig);
    const QString ola = withMail(rig, u"Ola"_s, u"Nordmann"_s, u"Ola@x.no "_s);
    const QString known = targetWithMail(rig, u"Nordmann AS v/Ola"_s, {}, u" ola@X.no"_s);
    const QString nameless = withMail(rig, {}, {}, u"post@x.no"_s);
    const QString office = targetWithMail(rig, {}, {}, u"post@x.no"_s);
    const QString without = withMail(rig, u"Kari"_s, u"Berg"_s, u" "_s);
    targetWithMail(rig, u"Per"_s, u"Li"_s, u" "_s);
    rig.runAll();
    rig.runAll();
    QCOMPARE(rig.counterpart(ola), known);
    QCOMPARE(rig.counterpart(nameless), office);
    QVERIFY(rig.state(ContactFlow, without) == LinkState::InSync);
    QVERIFY2(rig.target.ids(u"contacts"_s).size() == 4, "nothing in common but blanks: that one is new");
}

void TestEngineLinking::mergeKeyNamedLaterIsLookedFor()
{
    Rig rig;
    const QString ola = withMail(rig, u"Ola"_s, u"Nordmann"_s, u"ola@x.no"_s);
    const QString known = targetWithMail(rig, u"Nordmann AS v/Ola"_s, {}, u"ola@x.no"_s);
    rig.run();
    QCOMPARE(rig.row(ContactFlow, ola).reason.code, ReasonCode::FirstRun);
    nameMailAsKey(rig);
    rig.runAll();
    QCOMPARE(rig.counterpart(ola), known);
    QCOMPARE(rig.target.ids(u"contacts"_s).size(), 1);
}

void TestEngineLinking::mergeKeyThatComesLaterIsSeen()
{
    Rig rig;
    nameMailAsKey(rig);
    const QString ola = withMail(rig, u"Ola"_s, u"Nordmann"_s, u"ola@x.no"_s);
    const QString known = targetWithMail(rig, u"Nordmann AS v/Ola"_s, {}, {});
    rig.run();
    QCOMPARE(rig.row(ContactFlow, ola).reason.code, ReasonCode::FirstRun);
    rig.target.edit(u"contacts"_s, known, {{u"email"_s, u"ola@x.no"_s}});
    rig.run();
    rig.runAll();
    QCOMPARE(rig.counterpart(ola), known);
    QCOMPARE(rig.target.ids(u"contacts"_s).size(), 1);
}

void TestEngineLinking::severalWithOneMergeKeyAreAmbiguous()
{
    Rig rig;
    nameMailAsKey(rig);
    const QString ola = withMail(rig, u"Ola"_s, u"Nordmann"_s, u"ola@x.no"_s);
    targetWithMail(rig, u"Nordmann AS v/Ola"_s, {}, u"ola@x.no"_s);
    targetWithMail(rig, u"O. Nordmann"_s, {}, u"ola@x.no"_s);
    const QString first = withMail(rig, u"Kari"_s, u"Berg"_s, u"berg@x.no"_s);
    const QString second = withMail(rig, u"Liv"_s, u"Berg"_s, u"berg@x.no"_s);
    targetWithMail(rig, u"Berg"_s, {}, u"berg@x.no"_s);
    rig.runAll();
    rig.runAll();
    for (const QString &id : {ola, first, second}) {
        QCOMPARE(rig.state(ContactFlow, id), LinkState::Ambiguous);
        QCOMPARE(rig.counterpart(id), QString());
    }
    QCOMPARE(rig.writes(), 0);
    QCOMPARE(rig.detail(ContactFlow, ola).candidates.size(), 2);
}

void TestEngineLinking::nameAndMergeKeyPointApart()
{
    Rig rig;
    nameMailAsKey(rig);
    const QString ola = withMail(rig, u"Ola"_s, u"Nordmann"_s, u"ola@x.no"_s);
    targetWithMail(rig, u"Nordmann AS v/Ola"_s, {}, u"ola@x.no"_s);
    targetWithMail(rig, u"Ola"_s, u"Nordmann"_s, {});
    const QString kari = withMail(rig, u"Kari"_s, u"Berg"_s, u"kari@x.no"_s);
    const QString right = targetWithMail(rig, u"Kari"_s, u"Berg"_s, u"kari@x.no"_s);
    targetWithMail(rig, u"Kari"_s, u"Berg"_s, {});
    rig.runAll();
    rig.runAll();
    QCOMPARE(rig.state(ContactFlow, ola), LinkState::Ambiguous);
    QCOMPARE(rig.detail(ContactFlow, ola).candidates.size(), 2);
    QVERIFY2(rig.counterpart(kari) == right, "of two of the name, the key tells which");
    QCOMPARE(rig.writes(), 0);
}

/// A record claims by its name what another one, decided before, claims by the key.
void TestEngineLinking::otherClaimantByMergeKeyCounts()
{
    Rig rig;
    nameMailAsKey(rig);
    withMail(rig, u"Ola"_s, u"Nordmann"_s, u"ola@x.no"_s);
    withMail(rig, u"O."_s, u"N."_s, u"ola@x.no"_s);
    rig.target.add(u"contacts"_s,
        {{u"givenName"_s, u"Olas kontor"_s}, {u"email"_s, u"ola@x.no"_s}, {u"mobilePhone"_s, u"+4791234567"_s}});
    rig.runAll();
    const QString late = rig.contact(u"Olas"_s, u"kontor"_s, u"+4791234567"_s);
    rig.runAll();
    QCOMPARE(rig.state(ContactFlow, late), LinkState::Ambiguous);
    QCOMPARE(rig.writes(), 0);
}

void TestEngineLinking::mergeKeyPointsToAnothersNamesake()
{
    Rig rig;
    nameMailAsKey(rig);
    const QString ola = withMail(rig, u"Ola"_s, u"Nordmann"_s, u"post@x.no"_s);
    const QString kari = rig.contact(u"Kari"_s, u"Berg"_s, u"+4791234567"_s);
    rig.target.add(u"contacts"_s,
        {{u"givenName"_s, u"Kari Berg"_s}, {u"email"_s, u"post@x.no"_s}, {u"mobilePhone"_s, u"+4791234567"_s}});
    rig.runAll();
    rig.runAll();
    for (const QString &id : {ola, kari})
        QCOMPARE(rig.state(ContactFlow, id), LinkState::Ambiguous);
    QCOMPARE(rig.writes(), 0);
}

QTEST_GUILESS_MAIN(TestEngineLinking)
#include "tst_engine_linking.moc"
