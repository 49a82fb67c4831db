#include "tests/e2e/programs.h"

#include <QFile>
#include <QTest>

using namespace samband::e2e;
using namespace Qt::StringLiterals;

/// sambandctl signin and signout as a person types them, on a machine without a keychain.
class TestE2eSignIn : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void variableIsCheckedAndUsed();
    void refusedTokenIsExplainedWithoutIt();
    void withoutAKeychainAnotherWayIsOffered();
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
