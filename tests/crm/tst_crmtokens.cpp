#include "core/crm/accesscheck.h"
#include "tests/crm/signinsystem.h"

#include <QTest>
#include <QThread>

#include <thread>

using namespace Qt::StringLiterals;
using namespace samband;

/// Access tokens that end in the middle of the work, and what is known of a token.
class TestCrmTokens : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneRenewalForAllCallsInFlight();
    void dueTokenIsRenewedBeforeACall();
    void writesAreSentOnceMoreAfterARefusal();
    void secondRefusalEndsEverything();
    void revokedSignInSaysTheWayBack();
    void newestIsKeptBeforeItIsUsed();
    void whatAnotherProcessRenewedIsTakenOver();
    void lostAnswerOfADueRenewalKeepsTheOldToken();
    void pastedTokenIsChecked();
    void anAnswerWithoutScopesTellsNone();
    void alternativesOfScopes();
    void placesOfVaults();
};

void TestCrmTokens::oneRenewalForAllCallsInFlight()
{
    System system;
    system.issued = 1;
    const auto vault = std::make_shared<FakeVault>();
    vault->kept.insert(source, credential(u"expired"_s, u"refresh+1"_s));
    const auto keeper = system.keeper(vault);
    QVERIFY(keeper->load());
    Transport transport(system.options(keeper));
    const auto replies = system.call(transport, 40);
    for (const HttpReply &reply : replies)
        QCOMPARE(reply.status, 200);
    QCOMPARE(system.forms.size(), 1);
    QCOMPARE(vault->kept.value(source).refresh, u"refresh+2"_s);
    // no more calls were refused than were in flight
    QVERIFY(transport.stats().retries <= 6);
}

void TestCrmTokens::dueTokenIsRenewedBeforeACall()
{
    System system;
    system.issued = 1;
    const auto vault = std::make_shared<FakeVault>();
    Credential soon = credential(u"access-1"_s, u"refresh+1"_s);
    soon.endsAt = now + 30'000;
    soon.dueAt = now;
    vault->kept.insert(source, soon);
    const auto keeper = system.keeper(vault);
    QVERIFY(keeper->load());
    Transport transport(system.options(keeper));
    QCOMPARE(system.call(transport, 3).back().status, 200);
    QCOMPARE(system.forms.size(), 1);
    QCOMPARE(transport.stats().retries, 0);
    QCOMPARE(keeper->token(), u"access-2"_s);
    QCOMPARE(dueAfter(0, 4), 2'000);
}

void TestCrmTokens::writesAreSentOnceMoreAfterARefusal()
{
    System system;
    system.issued = 1;
    const auto vault = std::make_shared<FakeVault>();
    vault->kept.insert(source, credential(u"expired"_s, u"refresh+1"_s));
    const auto keeper = system.keeper(vault);
    QVERIFY(keeper->load());
    Transport transport(system.options(keeper));
    const auto replies = system.call(transport, 1, true);
    QCOMPARE(replies.front().status, 200);
    QCOMPARE(system.server.count("POST"), 3); // refused, token, done
}

void TestCrmTokens::secondRefusalEndsEverything()
{
    System system;
    system.issued = 1;
    system.refuseAll = true;
    const auto vault = std::make_shared<FakeVault>();
    vault->kept.insert(source, credential(u"expired"_s, u"refresh+1"_s));
    const auto keeper = system.keeper(vault);
    QVERIFY(keeper->load());
    Transport transport(system.options(keeper));
    const auto replies = system.call(transport, 20);
    QCOMPARE(system.forms.size(), 1);
    QVERIFY(transport.stats().calls <= 12);
    CallContext context;
    context.system = u"Test"_s;
    const auto error = errorOf({}, context, replies.front());
    QVERIFY(error);
    QCOMPARE(error->kind, ErrorKind::Unauthorized);
    QCOMPARE(error->scope(), Scope::Run);
}

void TestCrmTokens::revokedSignInSaysTheWayBack()
{
    System system;
    system.issued = 5; // its refresh token is another one by now
    const auto vault = std::make_shared<FakeVault>();
    vault->kept.insert(source, credential(u"expired"_s, u"marked-secret-1"_s));
    const auto keeper = system.keeper(vault);
    QVERIFY(keeper->load());
    Transport transport(system.options(keeper));
    const auto replies = system.call(transport, 20);
    QVERIFY(replies.back().signIn);
    QCOMPARE(replies.back().signIn->kind, ErrorKind::Unauthorized);
    QVERIFY(replies.back().signIn->text.contains("Sign in again"_L1));
    QVERIFY(!replies.back().signIn->text.contains("marked-secret"_L1));
    QCOMPARE(system.forms.size(), 1);
    QCOMPARE(vault->kept.value(source).refresh, u"marked-secret-1"_s);
    QVERIFY(keeper->trouble().ended);
    QVERIFY(keeper->trouble().text.contains("Sign in again"_L1));
}

void TestCrmTokens::newestIsKeptBeforeItIsUsed()
{
    System system;
    system.issued = 1;
    const auto vault = std::make_shared<FakeVault>();
    vault->kept.insert(source, credential(u"expired"_s, u"refresh+1"_s));
    const auto keeper = system.keeper(vault);
    QVERIFY(keeper->load());
    QString usedWhenKept;
    vault->onWrite = [&](const Credential &) { usedWhenKept = keeper->token(); };
    QVERIFY(keeper->renew("expired", {}));
    QCOMPARE(usedWhenKept, u"expired"_s);
    QCOMPARE(keeper->token(), u"access-2"_s);
    // a keychain that locks itself in between does not end the run; the newest goes in as soon as it can
    vault->broken = Error{ErrorKind::BadInput, u"locked"_s};
    QVERIFY(keeper->renew("access-2", {}));
    QCOMPARE(keeper->token(), u"access-3"_s);
    QVERIFY(!keeper->trouble().ended); // it works, but it is told: what is kept does not work any more
    QVERIFY(keeper->trouble().text.contains("keychain did not take"_L1));
    QVERIFY(!keeper->trouble().text.contains("refresh+"_L1));
    vault->broken.reset();
    QVERIFY(keeper->renew("access-3", {}));
    QCOMPARE(keeper->trouble(), SignInTrouble{});
    QCOMPARE(vault->kept.value(source).refresh, u"refresh+4"_s);
}

void TestCrmTokens::whatAnotherProcessRenewedIsTakenOver()
{
    System system;
    system.issued = 1;
    const auto vault = std::make_shared<FakeVault>();
    vault->kept.insert(source, credential(u"expired"_s, u"refresh+1"_s));
    const auto one = system.keeper(vault);
    const auto other = system.keeper(vault);
    QVERIFY(one->load());
    QVERIFY(other->load());
    QVERIFY(one->renew("expired", {}));
    QVERIFY(other->renew("expired", {}));
    QCOMPARE(system.forms.size(), 1);
    QCOMPARE(other->token(), one->token());
}

void TestCrmTokens::lostAnswerOfADueRenewalKeepsTheOldToken()
{
    System system;
    system.issued = 1;
    FakeAnswer lost;
    lost.fault = FakeAnswer::CloseFirst;
    system.tokenAnswer = lost;
    const auto vault = std::make_shared<FakeVault>();
    Credential soon = credential(u"access-1"_s, u"refresh+1"_s);
    soon.endsAt = now + 20'000;
    soon.dueAt = now;
    vault->kept.insert(source, soon);
    const auto keeper = system.keeper(vault);
    QVERIFY(keeper->load());
    Transport transport(system.options(keeper));
    QCOMPARE(system.call(transport, 3).back().status, 200);
    QCOMPARE(system.forms.size(), 1); // never sent twice by itself
}

void TestCrmTokens::pastedTokenIsChecked()
{
    FakeHttp server([](const SeenRequest &request) {
        if (request.headers.value("authorization") != "Bearer good")
            return jsonAnswer({{"message"_L1, "bad token marked-secret"_L1}}, 401);
        if (request.path().contains("access-token-info"_L1))
            return jsonAnswer({{"scopes"_L1,
                QJsonArray{u"crm.objects.contacts.read"_s, u"crm.objects.contacts.write"_s, u"e-commerce"_s}}});
        return jsonAnswer({{"portalId"_L1, 4711}, {"uiDomain"_L1, "app.hubspot.com"_L1}});
    });
    const Manifest manifest = quickManifest(u"hubspot.json"_s);
    const QList<Need> needs{{u"Contact"_s, true}, {u"product"_s, false}, {u"user"_s, false}};
    const auto report = checkAccess(manifest, server.url(), u"good"_s, {}, needs, {});
    QVERIFY(report);
    QCOMPARE(report->account, u"4711 (app.hubspot.com)"_s);
    QVERIFY(report->scopesKnown);
    QCOMPARE(report->missing, QStringList{u"settings.users.read|crm.objects.users.read"_s});
    const auto refused = checkAccess(manifest, server.url(), u"marked-secret"_s, {}, needs, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Unauthorized);
    QVERIFY(!refused.error().text.contains("marked-secret"_L1));
    const auto calls = server.seen.size();
    QVERIFY(!checkAccess(manifest, server.url(), u"two words"_s, {}, needs, {}));
    QVERIFY(!checkAccess(manifest, server.url(), u"a\r\nX-Injected: b"_s, {}, needs, {}));
    QCOMPARE(server.seen.size(), calls);
}

void TestCrmTokens::anAnswerWithoutScopesTellsNone()
{
    FakeHttp server([](const SeenRequest &) { return jsonAnswer({{"portalId"_L1, 4711}}); });
    const auto report =
        checkAccess(quickManifest(u"hubspot.json"_s), server.url(), u"good"_s, {}, {{u"Contact"_s, true}}, {});
    QVERIFY(report);
    QVERIFY(!report->scopesKnown); // and nothing is said to be missing
    QCOMPARE(report->missing, QStringList());
}

void TestCrmTokens::alternativesOfScopes()
{
    QCOMPARE(missingScopes({u"a|b"_s, u"c"_s}, {u"b"_s}), QStringList{u"c"_s});
    QCOMPARE(missingScopes({u"a|b"_s}, {}), QStringList{u"a|b"_s});
}

void TestCrmTokens::placesOfVaults()
{
    Vaults vaults(std::make_unique<FakeVault>());
    const Credential full = credential(u"x"_s, u"y"_s);
    for (const QString &place : {u"session:1"_s, u"keychain:1"_s}) {
        QVERIFY(!vaults.read(place));
        QVERIFY(vaults.write(place, full));
        QCOMPARE(*vaults.read(place), full);
        QVERIFY(vaults.remove(place));
        QVERIFY(!vaults.read(place));
    }
    qputenv("SAMBAND_TEST_TOKEN", " t ");
    QCOMPARE(vaults.read(u"env:SAMBAND_TEST_TOKEN"_s)->access, u"t"_s);
    QVERIFY(!vaults.write(u"env:SAMBAND_TEST_TOKEN"_s, full));
    QVERIFY(!vaults.read(u"file:/tmp/x"_s));
    QVERIFY(!vaults.read({}));
    QCOMPARE(unpacked(packed(full)), full);
    QCOMPARE(unpacked("bare").access, u"bare"_s);
}

QTEST_GUILESS_MAIN(TestCrmTokens)
#include "tst_crmtokens.moc"
