#include "tests/sandbox/client.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestSandboxCrmOffice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pagesByNumber();
    void listsWhatChanged();
    void createsReadsChangesAndDeletes();
    void saysWhatIsWrongPerField();
    void linksToACompany();
    void keepsUsersReadOnly();
    void formatsWhenTold();
    void wantsAToken();
    void givesTokensForCodes();
    void needsItsScope();
    void revokesTokens();
};

void TestSandboxCrmOffice::pagesByNumber()
{
    Client client;
    const QJsonObject first = client.office("GET", u"/contacts?page=1&pageSize=50"_s).json();
    const qint64 total = first["totalCount"_L1].toInteger();
    QSet<qint64> ids;
    for (int page = 1; (page - 1) * 50 < total; ++page)
        for (const QJsonValue &row :
            client.office("GET", u"/contacts?page=%1&pageSize=50"_s.arg(page)).json()["items"_L1].toArray())
            ids.insert(row["id"_L1].toInteger());
    QCOMPARE(ids.size(), total);
    QCOMPARE(client.office("GET", u"/contacts?page=999"_s).json()["items"_L1].toArray().size(), 0);
    QCOMPARE(client.office("GET", u"/contacts?page=0"_s).status, 400);
}

void TestSandboxCrmOffice::listsWhatChanged()
{
    Client client;
    const QJsonValue one = client.office("GET", u"/contacts?pageSize=1"_s).json()["items"_L1][0];
    const QString path = u"/contacts/%1"_s.arg(one["id"_L1].toInteger());
    const QString changed =
        client.office("PATCH", path, R"({"givenName":"Endret"})").json()["modifiedAt"_L1].toString();
    QVERIFY(changed > one["modifiedAt"_L1].toString());
    const QJsonObject list = client.office("GET", u"/contacts?modifiedSince="_s + changed).json();
    QCOMPARE(list["totalCount"_L1].toInt(), 1);
    QCOMPARE(list["items"_L1][0]["givenName"_L1].toString(), u"Endret"_s);
    QCOMPARE(client.office("PATCH", path, R"({"givenName":"Endret"})").json()["modifiedAt"_L1].toString(), changed);
    QCOMPARE(client.office("GET", u"/contacts?modifiedSince=yesterday"_s).status, 400);
}

void TestSandboxCrmOffice::createsReadsChangesAndDeletes()
{
    Client client;
    const Answer made =
        client.office("POST", u"/contacts"_s, R"({"familyName":"Ås","mobilePhone":"90000000","id":5,"unheardOf":1})");
    QCOMPARE(made.status, 201);
    QVERIFY(made.json()["id"_L1].toInteger() > 1000);
    QVERIFY(made.json()["givenName"_L1].isNull());
    const QString path = u"/contacts/%1"_s.arg(made.json()["id"_L1].toInteger());
    QCOMPARE(client.office("PATCH", path, R"({"mobilePhone":null,"givenName":"Kåre"})").status, 200);
    const QJsonObject now = client.office("GET", path).json();
    QVERIFY(now["mobilePhone"_L1].isNull());
    QCOMPARE(now["familyName"_L1].toString(), u"Ås"_s);
    QCOMPARE(client.office("PUT", path, "{}").status, 405);
    QCOMPARE(client.office("DELETE", path).status, 204);
    QCOMPARE(client.office("GET", path).status, 404);
    QCOMPARE(client.office("PATCH", path, "{}").status, 404);

    const Answer firm = client.office("POST", u"/companies"_s, R"({"name":"Ny AS","postAddress":{"postCode":"0150"}})");
    QCOMPARE(firm.status, 201);
    QCOMPARE(firm.json()["postAddress"_L1]["postCode"_L1].toString(), u"0150"_s);
    QVERIFY(firm.json()["visitAddress"_L1]["country"_L1].isNull());
}

void TestSandboxCrmOffice::saysWhatIsWrongPerField()
{
    Client client;
    const Answer answer =
        client.office("POST", u"/contacts"_s, R"({"mobilePhone":"123456789012345678901","directPhone":5})");
    QCOMPARE(answer.status, 422);
    QVERIFY(answer.header("Content-Type").startsWith("application/problem+json"));
    const QJsonObject errors = answer.json()["errors"_L1].toObject();
    QCOMPARE(errors.keys(), (QStringList{u"directPhone"_s, u"familyName"_s, u"mobilePhone"_s}));
    QCOMPARE(client.office("POST", u"/companies"_s, R"({"orgNr":"1"})").status, 422);
    QCOMPARE(client.office("POST", u"/contacts"_s, "{broken").status, 400);
    const QString path = u"/contacts/%1"_s.arg(
        client.office("POST", u"/contacts"_s, R"({"familyName":"A"})").json()["id"_L1].toInteger());
    QCOMPARE(client.office("PATCH", path, R"({"familyName":""})").status, 422);
}

void TestSandboxCrmOffice::linksToACompany()
{
    Client client;
    const qint64 company = client.office("GET", u"/companies"_s).json()["items"_L1][0]["id"_L1].toInteger();
    const Answer made = client.office(
        "POST", u"/contacts"_s, u"{\"familyName\":\"A\",\"company\":{\"id\":\"%1\"}}"_s.arg(company).toUtf8());
    QCOMPARE(made.json()["company"_L1]["id"_L1].toInteger(), company);
    const QString path = u"/contacts/%1"_s.arg(made.json()["id"_L1].toInteger());
    QVERIFY(client.office("PATCH", path, R"({"company":null})").json()["company"_L1].isNull());
    QCOMPARE(client.office("PATCH", path, R"({"company":{"id":1}})").status, 422);
}

void TestSandboxCrmOffice::keepsUsersReadOnly()
{
    Client client;
    const QJsonArray users = QJsonDocument::fromJson(client.office("GET", u"/users"_s).body).array();
    QCOMPARE(users.size(), 3);
    QCOMPARE(users[0]["userName"_L1].toString(), u"bruker1"_s);
    QCOMPARE(client.office("POST", u"/users"_s, "{}").status, 405);
    QCOMPARE(client.office("GET", u"/activities"_s).status, 404);
}

void TestSandboxCrmOffice::formatsWhenTold()
{
    Client client;
    client.office("POST", u"/_sandbox/settings"_s, R"({"formatPhones":true,"trim":true,"truncate":5})");
    const QJsonObject made =
        client.office("POST", u"/contacts"_s, R"({"familyName":"  Blåbærlyng ","directPhone":"22000000"})").json();
    QCOMPARE(made["directPhone"_L1].toString(), u"+47 22 00 00 00"_s);
    QCOMPARE(made["familyName"_L1].toString(), u"Blåbæ"_s);
}

void TestSandboxCrmOffice::wantsAToken()
{
    Client client;
    const Answer answer = client.call("GET", client.crmofficeUrl() + u"/contacts"_s, {}, "sandbox-hubspot");
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.header("WWW-Authenticate"), "Bearer");
}

void TestSandboxCrmOffice::givesTokensForCodes()
{
    Client client;
    const QString url = client.crmofficeUrl();
    // RFC 7636, appendix B
    const Answer back = client.call("GET",
        url + u"/connect/authorize?client_id=c&redirect_uri=http://127.0.0.1:1/&scope=crmoffice%20offline_access&state=s&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"_s,
        {}, {});
    const QByteArray target = back.header("Location");
    const QByteArray code = target.mid(target.indexOf("code=") + 5).split('&').first();
    const QByteArray type = "application/x-www-form-urlencoded";
    const QByteArray form =
        "grant_type=authorization_code&client_id=c&redirect_uri=http://127.0.0.1:1/&code=" + code + "&code_verifier=";
    const Answer given =
        client.call("POST", url + u"/connect/token"_s, form + "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", {}, type);
    QCOMPARE(given.status, 200);
    QCOMPARE(
        client.call("GET", url + u"/contacts"_s, {}, given.json()["access_token"_L1].toString().toUtf8()).status, 200);
    const QByteArray refresh =
        "grant_type=refresh_token&client_id=c&refresh_token=" + given.json()["refresh_token"_L1].toString().toUtf8();
    QCOMPARE(client.call("POST", url + u"/connect/token"_s, refresh, {}, type).status, 200);
    QCOMPARE(client.call("POST", url + u"/connect/token"_s, refresh, {}, type).status,
        400); // every refresh token works once
}

void TestSandboxCrmOffice::needsItsScope()
{
    Client client;
    QCOMPARE(client.office("GET", u"/contacts"_s).status, 200);
    client.office("POST", u"/_sandbox/settings"_s, R"({"tokenScopes":["offline_access"]})");
    const Answer refused = client.office("GET", u"/contacts"_s);
    QCOMPARE(refused.status, 403);
    QVERIFY(refused.header("WWW-Authenticate").contains("insufficient_scope"));
    client.office("POST", u"/_sandbox/settings"_s, R"({"tokenScopes":["crmoffice"]})");
    QCOMPARE(client.office("GET", u"/contacts"_s).status, 200);
}

void TestSandboxCrmOffice::revokesTokens()
{
    Client client;
    const QString url = client.crmofficeUrl() + u"/connect/"_s;
    const QByteArray type = "application/x-www-form-urlencoded";
    const auto given = [&](const QString &scope) {
        const QByteArray target =
            client.call("GET", url + u"authorize?client_id=c&redirect_uri=http://127.0.0.1:1/&scope="_s + scope, {}, {})
                .header("Location");
        return client
            .call("POST", url + u"token"_s,
                "grant_type=authorization_code&client_id=c&client_secret=s&redirect_uri=http://127.0.0.1:1/&code="
                    + target.mid(target.indexOf("code=") + 5).split('&').first(),
                {}, type)
            .json();
    };
    QVERIFY(!given(u"crmoffice"_s).contains("refresh_token"_L1)); // offline_access was not asked for
    const QJsonObject tokens = given(u"crmoffice%20offline_access"_s);
    const QByteArray refresh = tokens["refresh_token"_L1].toString().toUtf8();
    QVERIFY(!refresh.isEmpty());
    QCOMPARE(client.call("POST", url + u"revocation"_s, "token=" + refresh, {}, type).status, 400); // who asks?
    QCOMPARE(client.call("POST", url + u"revocation"_s, "client_id=c&token=" + refresh, {}, type).status, 200);
    QCOMPARE(client.call("POST", url + u"revocation"_s, "client_id=c&token=made-up", {}, type).status, 200);
    QCOMPARE(
        client.call("POST", url + u"token"_s, "grant_type=refresh_token&client_id=c&refresh_token=" + refresh, {}, type)
            .json()["error"_L1]
            .toString(),
        u"invalid_grant"_s);
    QCOMPARE(
        client.call("GET", client.crmofficeUrl() + u"/contacts"_s, {}, tokens["access_token"_L1].toString().toUtf8())
            .status,
        401);
}

QTEST_GUILESS_MAIN(TestSandboxCrmOffice)
#include "tst_sandbox_crmoffice.moc"
