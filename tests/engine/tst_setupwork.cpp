#include "core/engine/founding.h"
#include "core/engine/livecontroller.h"
#include "core/engine/preflight.h"
#include "core/engine/suggestions.h"
#include "tests/support/rig.h"

#include <QSignalSpy>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

/// Manifests, rules and proposed links as the console sets them up.
class TestSetupWork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void manifestIsCheckedBeforeItIsUsed();
    void connectionThatCannotBeIsRefused_data();
    void connectionThatCannotBeIsRefused();
    void connectingAgainKeepsSettingsAndAccount();
    void rulesThatCannotBeAreAnswered();
    void newerPreviewMakesAnOlderOneIdle();
    void previewStops();
    void proposedLinks();
    void neverLinkedIsNotProposedAgain();
    void comparisonGoesThroughTheRules();
    void namesakesAreToldApartByWhatIsNotTheName();
};

namespace {

void connectBoth(Rig &rig)
{
    for (const QString &side : {u"source"_s, u"target"_s}) {
        const auto connected =
            connectSide(*rig.workspace, {side, u"https://%1.example.com"_s.arg(side), u"env:NONE"_s, {}});
        QVERIFY2(connected, connected ? "" : qPrintable(connected.error().text));
    }
}

std::unique_ptr<LiveController> liveOver(Rig &rig)
{
    rig.workspace.reset();
    return std::make_unique<LiveController>(
        rig.path(),
        [](Workspace &) -> Result<Systems> {
            return Error{ErrorKind::Network, u"nobody"_s};
        },
        u"kari"_s, rig.clock);
}

SystemSetup lastOf(const QSignalSpy &spy)
{
    return spy.last().first().value<SystemSetup>();
}

} // namespace

void TestSetupWork::manifestIsCheckedBeforeItIsUsed()
{
    Rig rig;
    connectBoth(rig);
    const auto live = liveOver(rig);
    QVERIFY(live->open());
    QSignalSpy told(live.get(), &Controller::setupReady);
    live->requestSetup();
    QTRY_COMPARE(told.size(), 2);
    QCOMPARE(lastOf(told).system, u"CRMOffice"_s);
    QVERIFY(lastOf(told).shipped && lastOf(told).datatypes.contains(u"contacts"_s) && lastOf(told).assumed > 0);

    const QString own = rig.dir.filePath(u"own.json"_s);
    QFile bad(own);
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write("{\n  \"system\": 1\n}\n");
    bad.close();
    live->useManifest(Side::Target, own);
    QTRY_COMPARE(told.size(), 3);
    QVERIFY2(lastOf(told).problem.contains(u"own.json"_s), qPrintable(lastOf(told).problem));
    QVERIFY2(lastOf(told).shipped, "what cannot be used changes nothing");

    QFile::remove(own);
    QVERIFY(QFile::copy(u":/samband/connectors/crmoffice.json"_s, own));
    live->useManifest(Side::Target, own);
    QTRY_COMPARE(told.size(), 4);
    QVERIFY(lastOf(told).problem.isEmpty() && !lastOf(told).shipped);
    QCOMPARE(lastOf(told).manifest, own);
    QCOMPARE(lastOf(told).baseUrl, u"https://target.example.com"_s);

    live->useManifest(Side::Target, {});
    QTRY_COMPARE(told.size(), 5);
    QVERIFY(lastOf(told).shipped);
}

void TestSetupWork::connectionThatCannotBeIsRefused_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("said");
    QTest::newRow("address") << u"http://source.example.com"_s << QString() << QString() << u"https"_s;
    QTest::newRow("unknown setting") << u"https://source.example.com"_s << u"apiversion"_s << u"2026-03"_s
                                     << u"apiVersion"_s;
    QTest::newRow("empty setting") << u"https://source.example.com"_s << u"apiVersion"_s << QString()
                                   << u"apiVersion=VALUE"_s;
}

void TestSetupWork::connectionThatCannotBeIsRefused()
{
    QFETCH(QString, address);
    QFETCH(QString, setting);
    QFETCH(QString, value);
    QFETCH(QString, said);
    Rig rig;
    connectBoth(rig);
    ConnectionWish wish{u"source"_s, address, u"env:NONE"_s, {}, {}};
    if (!setting.isEmpty())
        wish.settings.insert(setting, value);
    const auto connected = connectSide(*rig.workspace, wish);
    QVERIFY(!connected);
    QCOMPARE(connected.error().kind, ErrorKind::BadInput);
    QVERIFY2(connected.error().text.contains(said), qPrintable(connected.error().text));
    const auto kept = Setup(*rig.workspace).connection(Side::Source);
    QCOMPARE((*kept)->baseUrl, u"https://source.example.com"_s);
    QVERIFY((*kept)->settings.isEmpty());
}

void TestSetupWork::connectingAgainKeepsSettingsAndAccount()
{
    Rig rig;
    connectBoth(rig);
    ConnectionWish wish{u"source"_s, u"https://source.example.com"_s, u"env:NONE"_s, {}, {}};
    wish.settings = {{u"apiVersion"_s, u"2026-03"_s}, {u"keyProperty"_s, u"our_key"_s}};
    QVERIFY(connectSide(*rig.workspace, wish));
    Setup setup(*rig.workspace);
    QVERIFY(setup.saveSetting(accountKey(Side::Source), u"4711"_s));
    QVERIFY(keepAccountSettings(setup, Side::Source, {{u"portalId"_s, u"4711"_s}}));
    wish.tokenSource = u"env:OTHER"_s;
    wish.settings = {{u"keyProperty"_s, u"another_key"_s}};
    const auto again = connectSide(*rig.workspace, wish);
    QVERIFY(again);
    QCOMPARE(again->tokenSource, u"env:OTHER"_s);
    QCOMPARE(again->settings.value(u"apiVersion"_s), u"2026-03"_s);
    QCOMPARE(again->settings.value(u"keyProperty"_s), u"another_key"_s);
    QCOMPARE(setup.setting(accountKey(Side::Source)), u"4711"_s);
    QCOMPARE(accountSettings(setup, Side::Source).value(u"portalId"_s), u"4711"_s);
}

void TestSetupWork::rulesThatCannotBeAreAnswered()
{
    Rig rig;
    connectBoth(rig);
    const auto live = liveOver(rig);
    QVERIFY(live->open());
    QSignalSpy previews(live.get(), &Controller::rulesPreviewReady);
    QSignalSpy failures(live.get(), &Controller::failed);
    Flow gone;
    gone.id = 999;
    live->previewRules(7, gone);
    QTRY_COMPARE(previews.size(), 1);
    QCOMPARE(previews.first().first().toULongLong(), 7u);
    QVERIFY(!previews.first().at(1).value<RulesPreview>().problem.isEmpty());
    QVERIFY(failures.isEmpty());
}

void TestSetupWork::newerPreviewMakesAnOlderOneIdle()
{
    Rig rig;
    rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const Flow flow = Setup(*rig.workspace).dataflow()->flows.at(ContactFlow);
    const auto live = liveOver(rig);
    QVERIFY(live->open());
    QSignalSpy previews(live.get(), &Controller::rulesPreviewReady);
    for (quint64 token = 1; token <= 50; ++token)
        live->previewRules(token, flow);
    QTRY_VERIFY(!previews.isEmpty() && previews.last().first().toULongLong() == 50);
    QVERIFY(previews.size() < 50);
}

void TestSetupWork::previewStops()
{
    Rig rig;
    rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const Flow flow = Setup(*rig.workspace).dataflow()->flows.at(ContactFlow);
    std::stop_source stop;
    QVERIFY(previewRules(*rig.workspace, flow, stop.get_token()));
    stop.request_stop();
    const auto stopped = previewRules(*rig.workspace, flow, stop.get_token());
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
}

void TestSetupWork::proposedLinks()
{
    Rig rig;
    const QString kari = rig.contact(u"Kari"_s, u"Nordmann"_s, u"900 00 001"_s, u"22 00 00 01"_s);
    rig.targetContact(u"Kari"_s, u"Nordmann"_s, u"+47 90000001"_s, u"22 99 99 99"_s);
    const QString ola = rig.contact(u"Ola"_s, u"Moe"_s, u"900 00 002"_s);
    rig.targetContact(u"Ola"_s, u"Moe"_s, u"900 00 002"_s);
    rig.contact(u"Per"_s, u"Lie"_s);
    rig.run();
    auto found = suggestions(*rig.workspace, 100);
    QVERIFY(found);
    QCOMPARE(found->all, 2);
    // What differs less comes first.
    QCOMPARE(found->rows.first().recordId.source, ola);
    const SuggestionRow row = found->rows.last();
    QCOMPARE(row.link, rig.link(ContactFlow, kari));
    QCOMPARE(row.title.target, u"Kari Nordmann"_s);
    QCOMPARE(row.likeness, Likeness::Likely);
    QCOMPARE(row.compared.agree, QStringList({u"firstname"_s, u"lastname"_s, u"mobilephone"_s}));
    QCOMPARE(row.compared.differ, QStringList{u"phone: 22 00 00 01 / 22 99 99 99"_s});
    QCOMPARE(row.score(), 75);
    QCOMPARE(suggestions(*rig.workspace, 1)->rows.size(), 1);

    QVERIFY(rig.actions().approve({row.link}));
    found = suggestions(*rig.workspace, 100);
    QCOMPARE(found->all, 1);
    QCOMPARE(found->accepted, 1);
    rig.run();
    QVERIFY(!rig.counterpart(kari).isEmpty());
    found = suggestions(*rig.workspace, 100);
    QCOMPARE(found->all, 1);
    QCOMPARE(found->accepted, 0);
}

void TestSetupWork::neverLinkedIsNotProposedAgain()
{
    Rig rig;
    const QString ola = rig.contact(u"Ola"_s, u"Moe"_s, u"900 00 002"_s);
    rig.targetContact(u"Ola"_s, u"Moe"_s, u"900 00 002"_s);
    rig.run();
    QCOMPARE(suggestions(*rig.workspace, 100)->all, 1);
    QVERIFY(rig.actions().unlink({rig.link(ContactFlow, ola)}, true));
    QCOMPARE(suggestions(*rig.workspace, 100)->all, 0); // before a run has decided again
    rig.run();
    QCOMPARE(suggestions(*rig.workspace, 100)->all, 0);
}

void TestSetupWork::comparisonGoesThroughTheRules()
{
    Flow flow;
    Mapping phone;
    phone.path = {u"properties.phone"_s, u"directPhone"_s};
    phone.rules.normaliser = Normaliser::Phone;
    Mapping name;
    name.path = {u"properties.name"_s, u"name"_s};
    flow.mappings = {phone, name};
    const Comparison compared = compare(flow,
        {Fields{{u"properties.phone"_s, u"22 00 00 01"_s}, {u"properties.name"_s, u" Berg "_s}},
            Fields{{u"directPhone"_s, u"+4722000001"_s}}});
    QCOMPARE(compared.agree, QStringList{u"phone"_s});
    QCOMPARE(compared.oneSided, QStringList{u"name"_s});
    QVERIFY(compared.differ.isEmpty());
}

void TestSetupWork::namesakesAreToldApartByWhatIsNotTheName()
{
    Flow flow;
    for (const QString &path : {u"givenName"_s, u"directPhone"_s, u"company.name"_s}) {
        Mapping mapping;
        mapping.path = {u"properties."_s + path, path};
        flow.mappings << mapping;
    }
    const Fields fields{{u"givenName"_s, u"Kari"_s}, {u"directPhone"_s, u"22 00 00 01"_s}};
    QCOMPARE(tellingOf(flow, Side::Target, fields, u"Kari Berg"_s), QStringList{u"directPhone 22 00 00 01"_s});
    QVERIFY(tellingOf(flow, Side::Source, fields, u"Kari Berg"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestSetupWork)

#include "tst_setupwork.moc"
