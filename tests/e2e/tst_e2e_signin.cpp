#include "tests/e2e/programs.h"
#include "tests/support/fakewallet.h"

#include <QEventLoop>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace samband::e2e;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What a browser does with an address: it goes there, and back to where it is sent.
void visit(const QString &address)
{
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest{QUrl(address)}));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
}

} // namespace

/// sambandctl signin and signout as a person types them, on a machine with a keychain and on one without.
class TestE2eSignIn : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void variableIsCheckedAndUsed();
    void refusedTokenIsExplainedWithoutIt();
    void withoutAKeychainAnotherWayIsOffered();
    void throughTheBrowserIntoTheKeychain();
    void signInTellsWhatConnectTells();
    void formIsChecked();
};

void TestE2eSignIn::variableIsCheckedAndUsed()
{
    World world({u"--contacts"_s, u"40"_s});
    QVERIFY(world.prepare());
    world.ctl.setVariable(u"MARKED"_s, u"sandbox-hubspot"_s);
    const Outcome in = world.ctl({u"signin"_s, u"HubSpot"_s, u"--token-env"_s, u"MARKED"_s});
    QVERIFY2(in.exit == 0, in.err.constData());
    QCOMPARE(in.last()["signedIn"_L1].toBool(), true);
    QCOMPARE(in.last()["place"_L1].toString(), u"env:MARKED"_s);
    QVERIFY(in.last()["account"_L1].toString().startsWith("4711"_L1));
    QVERIFY(!in.out.contains("sandbox-hubspot"));
    QCOMPARE(world.ctl({u"plan"_s}).exit, 2);
    world.sandbox.call(Crm::Hubspot, "POST", u"settings"_s, {{"tokenScopes"_L1, QJsonArray{u"oauth"_s}}});
    const Outcome less = world.ctl({u"signin"_s, u"HubSpot"_s, u"--token-env"_s, u"MARKED"_s});
    QCOMPARE(less.exit, 2);
    QVERIFY(less.last()["missing"_L1].toArray().contains(u"crm.objects.contacts.read"_s));
    const Outcome forbidden = world.ctl({u"plan"_s});
    QCOMPARE(forbidden.exit, 1);
    QVERIFY2(forbidden.told().contains("crm.objects."_L1), qPrintable(forbidden.told()));
    const Outcome out = world.ctl({u"signout"_s, u"HubSpot"_s});
    QCOMPARE(out.exit, 0);
    QCOMPARE(out.last()["signedIn"_L1].toBool(), false);
}

void TestE2eSignIn::refusedTokenIsExplainedWithoutIt()
{
    World world({u"--contacts"_s, u"40"_s});
    QVERIFY(world.prepare());
    world.ctl.setVariable(u"MARKED"_s, u"marked-7f3a91"_s);
    const Outcome in = world.ctl({u"signin"_s, u"HubSpot"_s, u"--token-env"_s, u"MARKED"_s});
    QCOMPARE(in.exit, 1);
    QVERIFY2(in.told().contains("refused the token"_L1), qPrintable(in.told()));
    QVERIFY(!(in.out + in.err).contains("marked-7f3a91"));
}

void TestE2eSignIn::withoutAKeychainAnotherWayIsOffered()
{
    World world({u"--contacts"_s, u"40"_s});
    QVERIFY(world.prepare());
    world.ctl.setVariable(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
    world.ctl.setVariable(u"MARKED"_s, u"marked-7f3a91"_s);
    const auto process = world.ctl.start({u"signin"_s, u"HubSpot"_s, u"--oauth"_s, u"--client-id"_s, u"app"_s,
        u"--client-secret-env"_s, u"MARKED"_s, u"--no-browser"_s});
    QFile line(u"/proc/%1/cmdline"_s.arg(process->processId()));
    if (line.open(QIODevice::ReadOnly))
        QVERIFY(!line.readAll().contains("marked-7f3a91"));
    const Outcome in = outcomeOf(*process);
    QCOMPARE(in.exit, 1);
    QVERIFY2(in.told().contains("environment variable"_L1), qPrintable(in.told()));
    QVERIFY(!(in.out + in.err).contains("marked-7f3a91"));
}

/// The browser is a program of the person's: it gets the address, and nothing that is secret. A sign-in in the keychain
/// lasts until it is revoked.
void TestE2eSignIn::throughTheBrowserIntoTheKeychain()
{
    samband::FakeDesktop desktop;
    if (!desktop.runs())
        QSKIP("there is no dbus-daemon");
    World world({u"--contacts"_s, u"10"_s, u"--no-limits"_s});
    QVERIFY(world.prepare());
    const auto variables = desktop.variables();
    for (auto it = variables.cbegin(); it != variables.cend(); ++it)
        world.ctl.setVariable(it.key(), *it);
    const QString folder = world.folder.path();
    QFile opener(folder + u"/xdg-open"_s);
    QVERIFY(opener.open(QIODevice::WriteOnly));
    opener.write("#!/bin/sh\nenv > '" + folder.toUtf8() + "/seen.part'\nprintf '%s\\n' \"$@\" >> '" + folder.toUtf8()
        + "/seen.part'\nmv '" + folder.toUtf8() + "/seen.part' '" + folder.toUtf8() + "/seen'\n");
    opener.setPermissions(opener.permissions() | QFile::ExeOwner);
    opener.close();
    world.ctl.setVariable(u"PATH"_s, folder + u':' + qEnvironmentVariable("PATH"));
    world.ctl.setVariable(u"MARKED"_s, u"marked-7f3a91"_s);
    world.ctl.setVariable(u"MARKED_TWICE"_s, u"marked-7f3a91"_s);
    QByteArray manifest = contentsOf(QStringLiteral(SAMBAND_SOURCE_DIR "/resources/connectors/hubspot.json"));
    manifest.replace("https://app.hubspot.com/oauth", world.sandbox.url(Crm::Hubspot).toUtf8() + "/oauth");
    manifest.replace("https://api.hubapi.com/oauth", world.sandbox.url(Crm::Hubspot).toUtf8() + "/oauth");
    QFile own(folder + u"/own.json"_s);
    QVERIFY(own.open(QIODevice::WriteOnly));
    own.write(manifest);
    own.close();

    const auto process = world.ctl.start({u"signin"_s, u"HubSpot"_s, u"--oauth"_s, u"--client-id"_s, u"app"_s,
        u"--client-secret-env"_s, u"MARKED"_s, u"--manifest"_s, own.fileName()});
    QTRY_VERIFY2_WITH_TIMEOUT(QFile::exists(folder + u"/seen"_s) || process->state() == QProcess::NotRunning,
        "the browser was started", 20'000);
    const QByteArray seen = contentsOf(folder + u"/seen"_s);
    QVERIFY2(seen.contains("PATH="), process->readAllStandardError().constData());
    QVERIFY2(!seen.contains("marked-7f3a91"), "the app's secret reaches the browser");
    QVERIFY2(!seen.contains("sandbox-hubspot"), "the token reaches the browser");
    QVERIFY2(!seen.contains("sandbox-crmoffice"), "the other system's token reaches the browser");
    visit(QString::fromUtf8(seen.trimmed().split('\n').last()));
    const Outcome in = outcomeOf(*process);
    QVERIFY2(in.exit == 0, in.err.constData());
    QCOMPARE(in.last()["place"_L1].toString(), u"keychain"_s);
    QCOMPARE(desktop.kept().size(), 1);

    QVERIFY(world.ctl({u"run"_s}).exit != 1);
    world.sandbox.call(Crm::Hubspot, "POST", u"settings"_s, {{"expire"_L1, true}});
    const QByteArray before = desktop.kept().first();
    QVERIFY(world.ctl({u"run"_s}).exit != 1);
    QVERIFY2(desktop.kept().first() != before, "the renewed token is kept");
    world.sandbox.call(Crm::Hubspot, "POST", u"settings"_s, {{"revoke"_L1, true}});
    const Outcome revoked = world.ctl({u"run"_s});
    QCOMPARE(revoked.exit, 1);
    QVERIFY2(revoked.told().contains("Sign in again"_L1), qPrintable(revoked.told()));
    QCOMPARE(world.ctl({u"signout"_s, u"HubSpot"_s}).exit, 0);
    QVERIFY(desktop.kept().isEmpty());
}

/// Whoever signs in hears the same of the account as whoever connects.
void TestE2eSignIn::signInTellsWhatConnectTells()
{
    World world({u"--contacts"_s, u"40"_s});
    QVERIFY(world.prepare());
    world.sandbox.call(Crm::Hubspot, "DELETE", u"properties/contacts/mobilephone"_s);
    world.ctl.setVariable(u"MARKED"_s, u"sandbox-hubspot"_s);
    const Outcome connected = world.ctl(
        {u"connect"_s, u"HubSpot"_s, u"--base-url"_s, world.sandbox.url(Crm::Hubspot), u"--token-env"_s, u"MARKED"_s});
    QCOMPARE(connected.exit, 2);
    QVERIFY2(connected.told().contains("mobilephone"_L1), qPrintable(connected.told()));
    const Outcome in = world.ctl({u"signin"_s, u"HubSpot"_s, u"--token-env"_s, u"MARKED"_s});
    QCOMPARE(in.exit, 2);
    QCOMPARE(in.told(), connected.told());
}

void TestE2eSignIn::formIsChecked()
{
    World world({u"--contacts"_s, u"40"_s});
    QVERIFY(world.prepare());
    QCOMPARE(world.ctl({u"signin"_s, u"HubSpot"_s}).exit, 1);
    QCOMPARE(world.ctl({u"signin"_s, u"HubSpot"_s, u"--oauth"_s, u"--token-env"_s, u"X"_s}).exit, 1);
    QCOMPARE(world.ctl({u"signin"_s, u"Nobody"_s, u"--token-env"_s, u"PATH"_s}).exit, 1);
}

QTEST_GUILESS_MAIN(TestE2eSignIn)
#include "tst_e2e_signin.moc"
