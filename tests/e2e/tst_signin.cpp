#include "app/sandbox/sandbox.h"
#include "core/dataflow/dataflowreader.h"
#include "core/engine/doctor.h"
#include "core/engine/engine.h"
#include "core/engine/founding.h"
#include "core/engine/preflight.h"
#include "core/engine/signin.h"
#include "core/store/setup.h"
#include "core/store/workspace.h"
#include "tests/support/fakevault.h"

#include <QDateTime>
#include <QDir>
#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

const QString marked = u"marked-7f3a91"_s; // in every secret that this test invents
QStringList told; // everything that the program would have logged

void listen(QtMsgType, const QMessageLogContext &, const QString &text)
{
    told << text;
    fprintf(stderr, "%s\n", qPrintable(text));
}

/// One call on a thread that may block.
/// The status of the answer.
int fetch(QNetworkRequest request, const QByteArray &body = {}, QByteArray *answer = nullptr)
{
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> reply(body.isEmpty() ? network.get(request) : network.post(request, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    if (answer)
        *answer = reply->readAll();
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

} // namespace

/// Signing in to the sandbox through a browser that agrees at once, and everything that may end a sign-in.
class TestSignIn : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void pastedTokenNamesAccountAndMissingScopes();
    void refusedTokenChangesNothing();
    void signingInAgainKeepsSettingsAndAccount();
    void browserSignsInToBoth();
    void tokenThatEndsInTheRunIsRenewed();
    void theDoctorRenewsATokenThatEnded();
    void revokedSignInEndsTheRunWithTheWayBack();
    void aRenewalThatCannotBeKeptIsTold();
    void aScopeThatIsMissingIsNoSignOut();
    void whatTheAccountCannotServeIsTold();
    void deniedSaysSo();
    void noKeychainIsOfferedAnotherWay();
    void signOutForgets();
    void noSecretWasWrittenAnywhere();

private:
    QString manifest(const QString &name, const QString &url, const QMap<QString, QString> &addresses);
    void set(const QString &url, const QJsonObject &settings);
    Result<SignInState> signIn(const SignInWish &wish);
    SignInWish browser(const QString &system, const QString &file);
    Result<RunReport> run();

    QTemporaryDir m_folder;
    std::unique_ptr<sandbox::SandboxThread> m_sandbox;
    std::unique_ptr<Workspace> m_workspace;
    std::shared_ptr<FakeVault> m_vault = std::make_shared<FakeVault>();
    QString m_hubManifest;
    QString m_officeManifest;
};

QString TestSignIn::manifest(const QString &name, const QString &url, const QMap<QString, QString> &addresses)
{
    QFile shipped(u":/samband/connectors/"_s + name);
    if (!shipped.open(QIODevice::ReadOnly))
        return {};
    QByteArray text = shipped.readAll();
    for (auto it = addresses.cbegin(); it != addresses.cend(); ++it)
        text.replace(it.key().toUtf8(), (url + it.value()).toUtf8());
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
}

void TestSignIn::set(const QString &url, const QJsonObject &settings)
{
    QNetworkRequest request{QUrl(url + u"/_sandbox/settings"_s)};
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    fetch(request, QJsonDocument(settings).toJson());
}

void TestSignIn::initTestCase()
{
    qInstallMessageHandler(listen);
    sandbox::Options options;
    options.contacts = 60;
    options.hubspotToken = "hub-" + marked.toLatin1();
    options.crmofficeToken = "office-" + marked.toLatin1();
    m_sandbox = std::make_unique<sandbox::SandboxThread>(options);
    QVERIFY(m_sandbox->started());
    m_hubManifest = manifest(u"hubspot.json"_s, m_sandbox->hubspotUrl(),
        {{u"https://app.hubspot.com/oauth/authorize"_s, u"/oauth/authorize"_s},
            {u"https://api.hubapi.com/oauth"_s, u"/oauth"_s}});
    m_officeManifest = manifest(
        u"crmoffice.json"_s, m_sandbox->crmofficeUrl(), {{u"https://sesam.crmoffice.no/connect"_s, u"/connect"_s}});
    const auto dataflow = loadDataflow(u":/samband/dataflows/demo.rst"_s);
    QVERIFY(dataflow);
    auto workspace = foundWorkspace(m_folder.filePath(u"Demo.samband"_s), *dataflow);
    QVERIFY(workspace);
    m_workspace = std::move(*workspace);
}

Result<SignInState> TestSignIn::signIn(const SignInWish &wish)
{
    SignInDesk desk(*m_workspace, m_vault, &QDateTime::currentMSecsSinceEpoch);
    std::jthread person;
    const auto open = [&person](const QUrl &address) {
        person = std::jthread([address] { fetch(QNetworkRequest(address)); });
    };
    const auto done = desk.signIn(wish, open, {});
    if (!done)
        told << done.error().text;
    return done;
}

SignInWish TestSignIn::browser(const QString &system, const QString &file)
{
    SignInWish wish;
    wish.system = system;
    wish.way = SignInWish::Way::Browser;
    wish.clientId = u"app"_s;
    wish.clientSecret = u"secret-"_s + marked;
    wish.manifest = file;
    wish.baseUrl = system == "source"_L1 ? m_sandbox->hubspotUrl() : m_sandbox->crmofficeUrl();
    return wish;
}

Result<RunReport> TestSignIn::run()
{
    const auto systems = connectSystems(*m_workspace, m_vault, &QDateTime::currentMSecsSinceEpoch);
    if (!systems)
        return systems.error();
    Engine engine(*m_workspace, systems->pointers(), &QDateTime::currentMSecsSinceEpoch);
    RunRequest request;
    request.trigger = u"operator"_s;
    request.full = true;
    const auto report = engine.run(request, {}, {});
    if (report && report->error)
        told << report->error->text;
    return report;
}

void TestSignIn::pastedTokenNamesAccountAndMissingScopes()
{
    set(m_sandbox->hubspotUrl(),
        {{"tokenScopes"_L1, QJsonArray{u"crm.objects.contacts.read"_s, u"crm.objects.companies.read"_s}}});
    SignInWish wish = browser(u"source"_s, m_hubManifest);
    wish.way = SignInWish::Way::Token;
    wish.token = u"hub-"_s + marked + u'\n';
    const auto state = signIn(wish);
    QVERIFY2(state, state ? "" : qPrintable(state.error().text));
    QCOMPARE(state->step, SignInState::Step::SignedIn);
    QCOMPARE(state->place, u"keychain"_s);
    QVERIFY(state->account.startsWith("4711"_L1));
    QVERIFY(state->scopesKnown);
    QVERIFY(state->missing.contains(u"crm.objects.contacts.write"_s));
    QVERIFY(!state->missing.contains(u"crm.objects.contacts.read"_s));
    set(m_sandbox->hubspotUrl(), {{"tokenScopes"_L1, QJsonArray()}});
}

void TestSignIn::refusedTokenChangesNothing()
{
    const auto before = m_vault->kept;
    SignInWish wish = browser(u"source"_s, m_hubManifest);
    wish.way = SignInWish::Way::Token;
    wish.token = u"wrong-"_s + marked;
    const auto state = signIn(wish);
    QVERIFY(!state);
    QCOMPARE(state.error().kind, ErrorKind::Unauthorized);
    QVERIFY(m_vault->kept == before);
}

void TestSignIn::signingInAgainKeepsSettingsAndAccount()
{
    Setup setup(*m_workspace);
    auto connection = setup.connection(Side::Source);
    QVERIFY(connection && *connection);
    const ConnectionRow before = **connection;
    ConnectionRow chosen = before;
    chosen.settings = {{u"apiVersion"_s, u"2026-03"_s}, {u"keyProperty"_s, u"our_key"_s}};
    QVERIFY(setup.saveConnection(Side::Source, chosen));
    QVERIFY(setup.saveSetting(accountKey(Side::Source), u"4711"_s));
    const auto state = signIn(browser(u"source"_s, m_hubManifest));
    QVERIFY2(state, state ? "" : qPrintable(state.error().text));
    QByteArray calls;
    fetch(QNetworkRequest(QUrl(m_sandbox->hubspotUrl() + u"/_sandbox/log"_s)), {}, &calls);
    QVERIFY2(
        calls.contains("/oauth/2026-03/token") && calls.contains("/account-info/2026-03/details"), calls.constData());
    connection = setup.connection(Side::Source);
    QCOMPARE((*connection)->settings, chosen.settings);
    QCOMPARE(setup.setting(accountKey(Side::Source)), u"4711"_s);
    QVERIFY(setup.saveConnection(Side::Source, before));
}

void TestSignIn::browserSignsInToBoth()
{
    set(m_sandbox->hubspotUrl(), {{"rotates"_L1, true}});
    for (const auto &[side, file] : {std::pair{u"source"_s, m_hubManifest}, {u"target"_s, m_officeManifest}}) {
        const auto state = signIn(browser(side, file));
        QVERIFY2(state, state ? "" : qPrintable(state.error().text));
        QCOMPARE(state->step, SignInState::Step::SignedIn);
        QVERIFY(state->scopesKnown);
        QCOMPARE(state->missing, QStringList());
    }
    const auto report = run();
    QVERIFY(report && !report->error);
}

void TestSignIn::tokenThatEndsInTheRunIsRenewed()
{
    const QStringList before = m_vault->kept.keys();
    const int writes = m_vault->writes;
    set(m_sandbox->hubspotUrl(), {{"expire"_L1, true}});
    set(m_sandbox->crmofficeUrl(), {{"expire"_L1, true}});
    const auto report = run();
    QVERIFY(report);
    QVERIFY2(!report->error, report->error ? qPrintable(report->error->text) : "");
    QCOMPARE(m_vault->writes, writes + 2); // one renewal a system, however many calls were refused
    QCOMPARE(m_vault->kept.keys(), before);
    // tokens that live a second are renewed over and over, and nothing is lost
    set(m_sandbox->hubspotUrl(), {{"tokenLife"_L1, 1}, {"expire"_L1, true}});
    const auto next = run();
    QVERIFY(next && !next->error);
    set(m_sandbox->hubspotUrl(), {{"tokenLife"_L1, 1800}});
}

void TestSignIn::theDoctorRenewsATokenThatEnded()
{
    const auto connection = Setup(*m_workspace).connection(Side::Source);
    QVERIFY(connection && *connection);
    Credential &kept = m_vault->kept[(*connection)->tokenSource];
    // It ended while nobody looked; the other time the server says so first.
    for (const qint64 due : {qint64(1), QDateTime::currentMSecsSinceEpoch() + 600'000}) {
        set(m_sandbox->hubspotUrl(), {{"expire"_L1, true}});
        kept.dueAt = due;
        const QString ended = kept.access;
        const auto check = accessOf(**connection, m_vault, &QDateTime::currentMSecsSinceEpoch, {});
        QVERIFY(check);
        const auto report = check({});
        QVERIFY2(report, report ? "" : qPrintable(report.error().text));
        QVERIFY(kept.access != ended);
    }
}

void TestSignIn::revokedSignInEndsTheRunWithTheWayBack()
{
    set(m_sandbox->hubspotUrl(), {{"revoke"_L1, true}});
    const auto report = run();
    QVERIFY(report);
    QVERIFY(report->error);
    QCOMPARE(report->error->kind, ErrorKind::Unauthorized);
    QVERIFY2(report->error->text.contains("Sign in again"_L1), qPrintable(report->error->text));
    SignInDesk desk(*m_workspace, m_vault, &QDateTime::currentMSecsSinceEpoch);
    QCOMPARE(int(desk.state(Side::Source)->step), int(SignInState::Step::Refused));
    QCOMPARE(desk.state(Side::Source)->problem, report->error->text);
    QCOMPARE(int(desk.state(Side::Target)->step), int(SignInState::Step::SignedIn));
    QVERIFY(signIn(browser(u"source"_s, m_hubManifest)));
    QCOMPARE(int(desk.state(Side::Source)->step), int(SignInState::Step::SignedIn));
    QCOMPARE(desk.state(Side::Source)->problem, QString());
    const auto again = run();
    QVERIFY(again && !again->error);
}

void TestSignIn::aRenewalThatCannotBeKeptIsTold()
{
    SignInDesk desk(*m_workspace, m_vault, &QDateTime::currentMSecsSinceEpoch);
    m_vault->full = Error{ErrorKind::BadInput, u"locked"_s};
    set(m_sandbox->hubspotUrl(), {{"expire"_L1, true}}); // rotates: the refresh token that is kept has been used up
    const auto report = run();
    m_vault->full.reset();
    QVERIFY(report && !report->error);
    QCOMPARE(report->notices.size(), 1);
    QVERIFY2(report->notices.first().contains("environment variable"_L1), qPrintable(report->notices.first()));
    const auto state = desk.state(Side::Source);
    QCOMPARE(int(state->step), int(SignInState::Step::SignedIn));
    QCOMPARE(state->problem, report->notices.first());
    QVERIFY(signIn(browser(u"source"_s, m_hubManifest)));
    const auto next = run();
    QVERIFY(next && !next->error && next->notices.isEmpty());
    QCOMPARE(desk.state(Side::Source)->problem, QString());
}

/// 403: the token is good, and may not. That is said, and nobody is signed out for it.
void TestSignIn::aScopeThatIsMissingIsNoSignOut()
{
    set(m_sandbox->crmofficeUrl(), {{"tokenScopes"_L1, QJsonArray{u"offline_access"_s}}});
    SignInWish wish;
    wish.system = u"target"_s;
    wish.way = SignInWish::Way::Token;
    wish.token = u"office-"_s + marked;
    QVERIFY(signIn(wish));
    const auto report = run();
    QVERIFY(report && report->error);
    QCOMPARE(report->error->kind, ErrorKind::Forbidden);
    SignInDesk desk(*m_workspace, m_vault, &QDateTime::currentMSecsSinceEpoch);
    QCOMPARE(int(desk.state(Side::Target)->step), int(SignInState::Step::SignedIn));
    set(m_sandbox->crmofficeUrl(), {{"tokenScopes"_L1, QJsonArray{}}});
    QVERIFY(signIn(browser(u"target"_s, m_officeManifest)));
    const auto next = run();
    QVERIFY(next && !next->error);
}

void TestSignIn::whatTheAccountCannotServeIsTold()
{
    const QString property = u"/_sandbox/properties/contacts/mobilephone"_s;
    const auto admin = [&](const QByteArray &verb) {
        QNetworkAccessManager network;
        QNetworkRequest request{QUrl(m_sandbox->hubspotUrl() + property)};
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        const std::unique_ptr<QNetworkReply> reply(network.sendCustomRequest(request, verb, QByteArray("{}")));
        QEventLoop loop;
        QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
    };
    SignInWish wish = browser(u"source"_s, m_hubManifest);
    wish.way = SignInWish::Way::Token;
    wish.token = u"hub-"_s + marked;
    QCOMPARE(signIn(wish)->problem, QString());
    admin("DELETE");
    const auto state = signIn(wish);
    QVERIFY(state);
    QCOMPARE(int(state->step), int(SignInState::Step::SignedIn));
    QVERIFY2(state->problem.contains("mobilephone"_L1), qPrintable(state->problem));
    QVERIFY2(state->problem.contains("Line "_L1), qPrintable(state->problem));
    admin("PUT");
    QVERIFY(signIn(browser(u"source"_s, m_hubManifest)));
}

void TestSignIn::deniedSaysSo()
{
    set(m_sandbox->crmofficeUrl(), {{"denies"_L1, true}});
    const auto state = signIn(browser(u"target"_s, m_officeManifest));
    set(m_sandbox->crmofficeUrl(), {{"denies"_L1, false}});
    QVERIFY(!state);
    QVERIFY(state.error().text.contains("declined"_L1));
}

void TestSignIn::noKeychainIsOfferedAnotherWay()
{
    m_vault->broken = Error{ErrorKind::BadInput, u"no keychain"_s};
    const auto state = signIn(browser(u"target"_s, m_officeManifest));
    m_vault->broken.reset();
    QVERIFY(!state);
    QCOMPARE(state.error().text, u"no keychain"_s);
}

void TestSignIn::signOutForgets()
{
    SignInDesk desk(*m_workspace, m_vault, &QDateTime::currentMSecsSinceEpoch);
    const QList<Credential> before = m_vault->kept.values();
    QCOMPARE(before.size(), 2);
    for (const Side side : bothSides) {
        const auto state = desk.signOut(side, {});
        QVERIFY2(state, state ? "" : qPrintable(state.error().text));
        QCOMPARE(state->step, SignInState::Step::SignedOut);
        QCOMPARE(state->problem, QString());
    }
    // both systems were told: whoever found the token could do nothing with it
    for (const QString &list :
        {m_sandbox->hubspotUrl() + u"/account-info/2026-09/details"_s, m_sandbox->crmofficeUrl() + u"/users"_s}) {
        for (const Credential &credential : before) {
            QNetworkRequest request{QUrl(list)};
            request.setRawHeader("Authorization", "Bearer " + credential.access.toLatin1());
            QCOMPARE(fetch(request), 401);
        }
    }
    QVERIFY(m_vault->kept.isEmpty());
    const auto report = run();
    QVERIFY(!report);
    QCOMPARE(report.error().kind, ErrorKind::Unauthorized);
}

void TestSignIn::noSecretWasWrittenAnywhere()
{
    // what the sandbox gives out is as secret as what this test invented
    const QByteArrayList secrets{marked.toLatin1(), "sandbox-access-", "sandbox-refresh-", "sandbox-code-"};
    QVERIFY(!told.isEmpty());
    for (const QByteArray &secret : secrets)
        QVERIFY2(!told.join(u'\n').toUtf8().contains(secret), secret.constData());
    int files = 0;
    for (const QFileInfo &info : QDir(m_folder.path()).entryInfoList(QDir::Files | QDir::Hidden)) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        files += info.fileName().startsWith("Demo.samband"_L1) ? 1 : 0;
        for (const QByteArray &secret : secrets)
            QVERIFY2(!bytes.contains(secret), qPrintable(info.fileName()));
    }
    QVERIFY2(files >= 2, "the workspace and its WAL");
}

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_signin.moc"
