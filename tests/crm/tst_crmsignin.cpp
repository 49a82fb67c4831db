#include "core/crm/accesscheck.h"
#include "core/crm/loopback.h"
#include "core/crm/tokenkeeper.h"
#include "tests/crm/connect.h"
#include "tests/support/fakevault.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <thread>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

const QString source = u"keychain:test"_s;
qint64 now = 1'000'000;
qint64 clockNow()
{
    return now;
}

Credential credential(const QString &access, const QString &refresh)
{
    Credential made;
    made.access = access;
    made.refresh = refresh;
    made.clientId = u"app"_s;
    made.clientSecret = u"marked-secret"_s;
    return made;
}

/// A system whose API takes the newest access token only, and whose refresh tokens work once.
struct System {
    System()
        : server([this](const SeenRequest &request) { return answer(request); })
    {
        way.kind = SignInKind::OAuth2;
        way.authorizeUrl = u"https://login.example.com/authorize"_s;
        way.tokenUrl = server.url() + u"/token"_s;
        way.scopes = QStringList{u"a.read"_s, u"offline"_s};
        way.pkce = true;
    }
    FakeAnswer answer(const SeenRequest &request)
    {
        if (request.path() != "/token"_L1) {
            const bool good = request.headers.value("authorization") == "Bearer access-" + QByteArray::number(issued);
            FakeAnswer reply =
                jsonAnswer({{"items"_L1, QJsonArray()}, {"totalCount"_L1, 0}}, good && !refuseAll ? 200 : 401);
            reply.delayMs = 5;
            return reply;
        }
        forms << request.body;
        if (tokenAnswer)
            return *tokenAnswer;
        const QUrlQuery form(QString::fromLatin1(request.body));
        if (form.queryItemValue(u"grant_type"_s) == "refresh_token"_L1
            && form.queryItemValue(u"refresh_token"_s, QUrl::FullyDecoded) != u"refresh+%1"_s.arg(issued))
            return jsonAnswer({{"error"_L1, "invalid_grant"_L1}, {"error_description"_L1, "marked-secret"_L1}}, 400);
        ++issued;
        return jsonAnswer({{"access_token"_L1, u"access-%1"_s.arg(issued)}, {"token_type"_L1, "bearer"_L1},
            {"refresh_token"_L1, u"refresh+%1"_s.arg(issued)}, {"expires_in"_L1, 1800},
            {"scopes"_L1, QJsonArray{u"a.read"_s}}});
    }
    std::shared_ptr<TokenKeeper> keeper(const std::shared_ptr<FakeVault> &vault) const
    {
        return std::make_shared<TokenKeeper>(vault, source, u"Test"_s, OAuth(u"Test"_s, way, clockNow), clockNow);
    }
    Transport::Options options(const std::shared_ptr<TokenKeeper> &keeper) const
    {
        Transport::Options made;
        made.token = [keeper] { return keeper->token().toUtf8(); };
        made.renewer = keeper;
        LimitClass general;
        general.requests = 10'000;
        made.limits.insert(u"general"_s, general);
        return made;
    }
    std::vector<HttpReply> call(Transport &transport, int count, bool write = false)
    {
        std::vector<HttpRequest> requests;
        for (int i = 0; i < count; ++i)
            requests.push_back(
                {write ? "POST" : "GET", QUrl(server.url() + u"/%1"_s.arg(i)), write ? "{}" : "", u"general"_s, write});
        const auto judge = [&](size_t index, const HttpReply &reply, int attempt) {
            return verdictOf({}, {}, requests[index], reply, attempt, 0.5);
        };
        return transport.send(requests, judge, {});
    }

    SignIn way;
    int issued = 0;
    bool refuseAll = false;
    QList<QByteArray> forms;
    std::optional<FakeAnswer> tokenAnswer;
    FakeHttp server;
};

QByteArray talk(quint16 port, const QByteArray &bytes)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    QByteArray came;
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&] { came += socket.readAll(); });
    QObject::connect(&socket, &QTcpSocket::connected, &socket, [&] { socket.write(bytes); });
    [[maybe_unused]] const bool closed =
        QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState && !came.isEmpty(); }, 3000);
    return came;
}

/// Answers like a browser that was sent to \a address: straight back to the redirect, with \a query besides the state.
void browse(const QUrl &address, const QByteArray &query)
{
    const QUrlQuery asked(address);
    const QUrl back(asked.queryItemValue(u"redirect_uri"_s, QUrl::FullyDecoded));
    const QByteArray target =
        back.path().toLatin1() + "?state=" + asked.queryItemValue(u"state"_s).toLatin1() + '&' + query;
    auto *socket = new QTcpSocket;
    QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    QObject::connect(socket, &QTcpSocket::connected, socket,
        [socket, target] { socket->write("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n"); });
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(back.port()));
}

} // namespace

class TestCrmSignIn : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void challengeIsTheOneOfTheStandard();
    void codeIsTradedForATokenWithPkce();
    void refusalsHaveWords_data();
    void refusalsHaveWords();
    void onlyARefusalEndsASignIn_data();
    void onlyARefusalEndsASignIn();
    void nobodyComesBack();
    void stopEndsTheWait();
    void takenPortIsNamed();
    void strangersChangeNothing_data();
    void strangersChangeNothing();
    void oneRenewalForAllCallsInFlight();
    void dueTokenIsRenewedBeforeACall();
    void writesAreSentOnceMoreAfterARefusal();
    void secondRefusalEndsEverything();
    void revokedSignInSaysTheWayBack();
    void newestIsKeptBeforeItIsUsed();
    void whatAnotherProcessRenewedIsTakenOver();
    void lostAnswerOfADueRenewalKeepsTheOldToken();
    void pastedTokenIsChecked();
    void alternativesOfScopes();
    void placesOfVaults();
};

void TestCrmSignIn::challengeIsTheOneOfTheStandard()
{
    // the example of RFC 7636, appendix B
    QCOMPARE(challengeOf(u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_s),
        u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_s);
    QCOMPARE(randomWord().size(), 43);
    QVERIFY(randomWord() != randomWord());
}

void TestCrmSignIn::codeIsTradedForATokenWithPkce()
{
    System system;
    const OAuth oauth(u"Test"_s, system.way, clockNow);
    QUrl asked;
    const auto came = oauth.signIn({u"app"_s, u"marked-secret"_s, 0},
        [&](const QUrl &address) {
            asked = address;
            browse(address, "code=a%2Bb%2525");
        },
        {});
    QVERIFY2(came, came ? "" : qPrintable(came.error().text));
    QCOMPARE(came->access, u"access-1"_s);
    QCOMPARE(came->refresh, u"refresh+1"_s);
    QCOMPARE(came->scopes, QStringList{u"a.read"_s});
    QCOMPARE(came->endsAt, now + 1'800'000);
    QCOMPARE(came->dueAt, now + 1'770'000);
    const QUrlQuery query(asked);
    const QUrlQuery form(QString::fromLatin1(system.forms.value(0)));
    QCOMPARE(form.queryItemValue(u"code"_s, QUrl::FullyDecoded), u"a+b%25"_s);
    QCOMPARE(query.queryItemValue(u"code_challenge"_s), challengeOf(form.queryItemValue(u"code_verifier"_s)));
    QCOMPARE(query.queryItemValue(u"scope"_s, QUrl::FullyDecoded), u"a.read offline"_s);
    QVERIFY(!asked.toEncoded().contains("marked-secret"));
    QVERIFY(!asked.toEncoded().contains(form.queryItemValue(u"code_verifier"_s).toLatin1()));
}

void TestCrmSignIn::refusalsHaveWords_data()
{
    QTest::addColumn<QByteArray>("redirect");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    const QByteArray code = "code=x";
    QTest::newRow("denied") << QByteArray("error=access_denied") << 200 << QByteArray() << u"declined"_s;
    QTest::newRow("scopes") << QByteArray("error=invalid_scope") << 200 << QByteArray() << u"scopes"_s;
    QTest::newRow("odd") << QByteArray("error=odd%0A%1bthing") << 200 << QByteArray() << u"odd"_s;
    QTest::newRow("grant") << code << 400 << QByteArray(R"({"error":"invalid_grant"})") << u"Sign in again"_s;
    QTest::newRow("client") << code << 401 << QByteArray(R"({"error":"invalid_client"})") << u"client id"_s;
    QTest::newRow("redirect") << code << 400 << QByteArray(R"({"error":"redirect_uri_mismatch"})") << u"redirect"_s;
    QTest::newRow("html") << code << 502 << QByteArray("<html>marked-secret") << u"502"_s;
    QTest::newRow("no token") << code << 200 << QByteArray("{}") << u"no token"_s;
    QTest::newRow("echo") << code << 400 << QByteArray(R"({"error":"marked-secret","message":"marked-secret"})")
                          << u"400"_s;
}

void TestCrmSignIn::refusalsHaveWords()
{
    QFETCH(QByteArray, redirect);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, words);
    System system;
    system.tokenAnswer = rawAnswer(body, status);
    const auto came =
        OAuth(u"Test"_s, system.way, clockNow)
            .signIn({u"app"_s, u"marked-secret"_s, 0}, [&](const QUrl &address) { browse(address, redirect); }, {});
    QVERIFY(!came);
    QVERIFY2(came.error().text.contains(words), qPrintable(came.error().text));
    QVERIFY2(!came.error().text.contains("marked-secret"_L1), qPrintable(came.error().text));
}

void TestCrmSignIn::onlyARefusalEndsASignIn_data()
{
    QTest::addColumn<ErrorKind>("kind");
    for (const int status : {400, 401, 403})
        QTest::addRow("%d", status) << ErrorKind::Unauthorized;
    for (const int status : {404, 408, 423, 429, 500, 502, 503, 529})
        QTest::addRow("%d", status) << ErrorKind::Unavailable;
}

void TestCrmSignIn::onlyARefusalEndsASignIn()
{
    QFETCH(ErrorKind, kind);
    System system;
    system.tokenAnswer = rawAnswer("{}", QByteArray(QTest::currentDataTag()).toInt());
    const auto came =
        OAuth(u"Test"_s, system.way, clockNow)
            .signIn({u"app"_s, u"secret"_s, 0}, [&](const QUrl &address) { browse(address, "code=x"); }, {});
    QVERIFY(!came);
    QCOMPARE(came.error().kind, kind);
}

void TestCrmSignIn::nobodyComesBack()
{
    System system;
    const auto came = OAuth(u"Test"_s, system.way, clockNow)
                          .signIn(
                              {u"app"_s, {}, 0}, [](const QUrl &) {}, {}, 50);
    QVERIFY(!came);
    QVERIFY(came.error().text.contains("Nobody came back"_L1));
}

void TestCrmSignIn::stopEndsTheWait()
{
    System system;
    std::stop_source stop;
    std::thread stopper;
    const auto came =
        OAuth(u"Test"_s, system.way, clockNow)
            .signIn(
                {u"app"_s, {}, 0}, [&](const QUrl &) { stopper = std::thread([&] { stop.request_stop(); }); },
                stop.get_token());
    stopper.join();
    QVERIFY(!came);
    QCOMPARE(came.error().kind, ErrorKind::Cancelled);
}

void TestCrmSignIn::takenPortIsNamed()
{
    System system;
    const auto came = OAuth(u"Test"_s, system.way, clockNow)
                          .signIn({u"app"_s, {}, system.server.serverPort()}, [](const QUrl &) {}, {});
    QVERIFY(!came);
    QVERIFY(came.error().text.contains(QString::number(system.server.serverPort())));
}

void TestCrmSignIn::strangersChangeNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto get = [](const QByteArray &target) { return "GET " + target + " HTTP/1.1\r\n\r\n"; };
    QTest::newRow("wrong path") << get("/?state=right&code=x") << 404;
    QTest::newRow("wrong state") << get("/samband?state=wrong&code=x") << 400;
    QTest::newRow("longer state") << get("/samband?state=rightly&code=x") << 400;
    QTest::newRow("no state") << get("/samband?code=x") << 400;
    QTest::newRow("no code") << get("/samband?state=right") << 400;
    QTest::newRow("post") << QByteArray("POST /samband?state=right&code=x HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("no http") << QByteArray("hello\r\n\r\n") << 400;
    QTest::newRow("another host") << get("http://evil.example/samband?state=right&code=x") << 400;
    QTest::newRow("bytes") << QByteArray("GET /\xff\x01\xfe%zz HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("too much") << "GET /samband?" + QByteArray(40'000, 'x') << 431;
}

void TestCrmSignIn::strangersChangeNothing()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    Loopback loopback("right");
    QVERIFY(loopback.listen(0));
    QSignalSpy spy(&loopback, &Loopback::arrived);
    const QByteArray said = talk(loopback.port(), bytes);
    QVERIFY2(said.startsWith("HTTP/1.1 " + QByteArray::number(status)), said.left(80).constData());
    QCOMPARE(spy.size(), 0);
    // the one that is waited for still gets through, once
    QVERIFY(talk(loopback.port(), "GET /samband?state=right&code=x HTTP/1.1\r\n\r\n").contains("You can close this"));
    talk(loopback.port(), "GET /samband?state=right&code=y HTTP/1.1\r\n\r\n");
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy.first().first().value<Redirect>().code, u"x"_s);
}

void TestCrmSignIn::oneRenewalForAllCallsInFlight()
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

void TestCrmSignIn::dueTokenIsRenewedBeforeACall()
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

void TestCrmSignIn::writesAreSentOnceMoreAfterARefusal()
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

void TestCrmSignIn::secondRefusalEndsEverything()
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

void TestCrmSignIn::revokedSignInSaysTheWayBack()
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

void TestCrmSignIn::newestIsKeptBeforeItIsUsed()
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

void TestCrmSignIn::whatAnotherProcessRenewedIsTakenOver()
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

void TestCrmSignIn::lostAnswerOfADueRenewalKeepsTheOldToken()
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

void TestCrmSignIn::pastedTokenIsChecked()
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

void TestCrmSignIn::alternativesOfScopes()
{
    QCOMPARE(missingScopes({u"a|b"_s, u"c"_s}, {u"b"_s}), QStringList{u"c"_s});
    QCOMPARE(missingScopes({u"a|b"_s}, {}), QStringList{u"a|b"_s});
}

void TestCrmSignIn::placesOfVaults()
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

QTEST_GUILESS_MAIN(TestCrmSignIn)
#include "tst_crmsignin.moc"
