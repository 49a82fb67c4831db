#include "tests/sandbox/client.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestSandboxHubspot : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pagesThroughAllContacts_data();
    void pagesThroughAllContacts();
    void refusesBadLimits();
    void givesDefaultsUnlessAsked();
    void createsReadsChangesAndArchives();
    void namesTheHolderOfAnEmail();
    void refusesWhatItDoesNotKnow();
    void mergesUnderANewId();
    void erasesForGood();
    void looksUpByUniqueProperty();
    void knowsUsersAndOwners();
    void tellsAboutTheAccount();
    void wantsATokenAndAVersion();
    void givesTokensForCodes();
    void tellsAboutTokens();
    void limitsCalls();

private:
    static QString idOf(const Answer &answer) { return answer.json()["id"_L1].toString(); }
};

void TestSandboxHubspot::pagesThroughAllContacts_data()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("current") << u"2026-09"_s;
    QTest::newRow("before") << u"2026-03"_s;
}

void TestSandboxHubspot::pagesThroughAllContacts()
{
    QFETCH(QString, version);
    Client client;
    QSet<QString> ids;
    QString after;
    int pages = 0;
    do {
        const Answer page = client.hub("GET",
            u"/crm/objects/%1/contacts?limit=60%2"_s.arg(version, after.isEmpty() ? QString() : u"&after="_s + after));
        QCOMPARE(page.status, 200);
        for (const QJsonValue &row : page.rows())
            ids.insert(row["id"_L1].toString());
        after = page.json()["paging"_L1]["next"_L1]["after"_L1].toString();
        ++pages;
    } while (!after.isEmpty());
    QCOMPARE(ids.size(), 200);
    QCOMPARE(pages, 4);
}

void TestSandboxHubspot::refusesBadLimits()
{
    Client client;
    QCOMPARE(client.hub("GET", u"/crm/objects/2026-09/contacts?limit=101"_s).status, 400);
    QCOMPARE(client.hub("GET", u"/crm/objects/2026-09/contacts"_s).rows().size(), 10);
}

void TestSandboxHubspot::givesDefaultsUnlessAsked()
{
    Client client;
    const QJsonObject plain =
        client.hub("GET", u"/crm/objects/2026-09/contacts?limit=1"_s).rows()[0]["properties"_L1].toObject();
    QVERIFY(plain.contains("firstname"_L1) && !plain.contains("phone"_L1) && plain.contains("lastmodifieddate"_L1));
    const QJsonObject asked = client.hub("GET", u"/crm/objects/2026-09/contacts?limit=1&properties=phone,unheard_of"_s)
                                  .rows()[0]["properties"_L1]
                                  .toObject();
    QVERIFY(asked.contains("phone"_L1) && !asked.contains("firstname"_L1) && !asked.contains("unheard_of"_L1));
    for (const QJsonValue &value : asked)
        QVERIFY(value.isString() || value.isNull());
}

void TestSandboxHubspot::createsReadsChangesAndArchives()
{
    Client client;
    const Answer made = client.hub(
        "POST", u"/crm/objects/2026-09/contacts"_s, R"({"properties":{"firstname":"Åse","phone":"22 00 00 00"}})");
    QCOMPARE(made.status, 201);
    QVERIFY(made.header("Location").endsWith(idOf(made).toUtf8()));
    const QString path = u"/crm/objects/2026-09/contacts/"_s + idOf(made);
    const Answer changed = client.hub("PATCH", path, R"({"properties":{"phone":""}})");
    QCOMPARE(changed.status, 200);
    QVERIFY(changed.json()["updatedAt"_L1].toString() > made.json()["updatedAt"_L1].toString());
    const QJsonValue now = client.hub("GET", path + u"?properties=phone,firstname"_s).json()["properties"_L1];
    QVERIFY(now["phone"_L1].isNull());
    QCOMPARE(now["firstname"_L1].toString(), u"Åse"_s);
    const Answer same = client.hub("PATCH", path, R"({"properties":{"firstname":"Åse"}})");
    QCOMPARE(same.json()["updatedAt"_L1], changed.json()["updatedAt"_L1]);

    QCOMPARE(client.hub("DELETE", path).status, 204);
    QCOMPARE(client.hub("GET", path).status, 404);
    QCOMPARE(client.hub("GET", path + u"?archived=1"_s).status, 404);
    QCOMPARE(client.hub("GET", path + u"?archived=true"_s).json()["archived"_L1].toBool(), true);
    const QJsonArray archived = client.hub("GET", u"/crm/objects/2026-09/contacts?archived=true"_s).rows();
    QCOMPARE(archived.size(), 1);
    QVERIFY(!archived[0]["archivedAt"_L1].toString().isEmpty());
}

void TestSandboxHubspot::namesTheHolderOfAnEmail()
{
    Client client;
    const QString path = u"/crm/objects/2026-09/contacts"_s;
    const Answer first = client.hub("POST", path, R"({"properties":{"email":"a@eksempel.no"}})");
    const Answer second = client.hub("POST", path, R"({"properties":{"email":"A@Eksempel.no"}})");
    QCOMPARE(second.status, 409);
    QCOMPARE(second.json()["category"_L1].toString(), u"CONFLICT"_s);
    QVERIFY(second.json()["message"_L1].toString().endsWith(u"Existing ID: "_s + idOf(first)));
    QVERIFY(second.json().contains("correlationId"_L1));
}

void TestSandboxHubspot::refusesWhatItDoesNotKnow()
{
    Client client;
    const QString path = u"/crm/objects/2026-09/contacts"_s;
    const Answer unknown = client.hub("POST", path, R"({"properties":{"firstname":"A","shoe":"44"}})");
    QCOMPARE(unknown.status, 400);
    QCOMPARE(unknown.json()["errors"_L1][0]["code"_L1].toString(), u"PROPERTY_DOESNT_EXIST"_s);
    QCOMPARE(client.hub("POST", path, R"({"properties":{"firstname":"A","createdate":"1"}})").status, 400);
    QCOMPARE(client.hub("POST", path, R"({"properties":{"phone":"1"}})").status, 400);
    QCOMPARE(client.hub("POST", path, "{broken").status, 400);
    QCOMPARE(
        client.hub("POST", u"/crm/objects/2026-09/products"_s, R"({"properties":{"name":"A","price":"dyr"}})").status,
        400);
}

void TestSandboxHubspot::mergesUnderANewId()
{
    Client client;
    const QString path = u"/crm/objects/2026-09/contacts"_s;
    const QString one = idOf(client.hub("POST", path, R"({"properties":{"firstname":"A","phone":"1"}})"));
    const QString other = idOf(client.hub("POST", path, R"({"properties":{"firstname":"B","city":"Oslo"}})"));
    const Answer merged = client.hub("POST", path + u"/merge"_s,
        u"{\"primaryObjectId\":\"%1\",\"objectIdToMerge\":\"%2\"}"_s.arg(one, other).toUtf8());
    QCOMPARE(merged.status, 200);
    QVERIFY(idOf(merged) != one && idOf(merged) != other);
    const Answer old = client.hub("GET", path + u'/' + other + u"?properties=hs_merged_object_ids,firstname,city"_s);
    QCOMPARE(idOf(old), idOf(merged));
    QCOMPARE(old.json()["properties"_L1]["hs_merged_object_ids"_L1].toString(), one + u';' + other);
    QCOMPARE(old.json()["properties"_L1]["firstname"_L1].toString(), u"A"_s);
    QCOMPARE(old.json()["properties"_L1]["city"_L1].toString(), u"Oslo"_s);
    QCOMPARE(client.hub("GET", path + u"?archived=true"_s).rows().size(), 0);
    const Answer batch = client.hub("POST", path + u"/batch/update"_s,
        u"{\"inputs\":[{\"id\":\"%1\",\"properties\":{\"city\":\"X\"}}]}"_s.arg(one).toUtf8());
    QCOMPARE(batch.status, 207);
}

void TestSandboxHubspot::erasesForGood()
{
    Client client;
    const QString path = u"/crm/objects/2026-09/contacts"_s;
    const QString id = idOf(client.hub("POST", path, R"({"properties":{"firstname":"A"}})"));
    QCOMPARE(client.hub("POST", path + u"/gdpr-delete"_s, u"{\"objectId\":\"%1\"}"_s.arg(id).toUtf8()).status, 204);
    QCOMPARE(client.hub("GET", path + u'/' + id + u"?archived=true"_s).status, 404);
}

void TestSandboxHubspot::looksUpByUniqueProperty()
{
    Client client;
    const QByteArray definition =
        R"({"name":"crmoffice_id","label":"CRMOffice id","groupName":"contactinformation","type":"string",
        "fieldType":"text","hasUniqueValue":true})";
    QCOMPARE(client.hub("POST", u"/crm/properties/2026-09/contacts"_s, definition).status, 201);
    QCOMPARE(client.hub("POST", u"/crm/properties/2026-09/contacts"_s, definition).status, 409);
    const QString path = u"/crm/objects/2026-09/contacts"_s;
    const QString id = idOf(client.hub("POST", path, R"({"properties":{"firstname":"A","crmoffice_id":"c-9"}})"));
    QCOMPARE(idOf(client.hub("GET", path + u"/c-9?idProperty=crmoffice_id"_s)), id);
    QCOMPARE(client.hub("GET", path + u"/A?idProperty=firstname"_s).status, 404);
    QCOMPARE(client.hub("POST", path, R"({"properties":{"firstname":"B","crmoffice_id":"c-9"}})").status, 400);
}

void TestSandboxHubspot::knowsUsersAndOwners()
{
    Client client;
    const QString path = u"/settings/users/2026-09"_s;
    const QJsonArray users = client.hub("GET", path).rows();
    QCOMPARE(users.size(), 3);
    QCOMPARE(client.hub("POST", path, R"({"email":"ny@eksempel.no"})").status, 400);
    const Answer made = client.hub("POST", path, R"({"email":"ny@eksempel.no","sendWelcomeEmail":false})");
    QCOMPARE(made.status, 201);
    const QString one = path + u'/' + idOf(made);
    QCOMPARE(client.hub("PUT", one, R"({"firstName":"Ny"})").json()["firstName"_L1].toString(), u"Ny"_s);
    QCOMPARE(client.hub("PUT", one, R"({"email":"x@eksempel.no"})").status, 400);
    QCOMPARE(idOf(client.hub("GET", path + u"/ny%40eksempel.no?idProperty=EMAIL"_s)), idOf(made));
    QCOMPARE(client.hub("DELETE", one).status, 204);
    QCOMPARE(client.hub("GET", one).status, 404);
    const QJsonArray owners = client.hub("GET", u"/crm/owners/2026-09"_s).rows();
    QCOMPARE(owners.size(), 3);
    QVERIFY(owners[0]["userId"_L1].isDouble());
    QVERIFY(owners[0]["id"_L1].toString() != QString::number(owners[0]["userId"_L1].toInteger()));
}

void TestSandboxHubspot::tellsAboutTheAccount()
{
    Client client;
    QVERIFY(client.hub("GET", u"/account-info/2026-09/details"_s).json()["portalId"_L1].isDouble());
    const QJsonArray usage = client.hub("GET", u"/account-info/2026-09/api-usage/daily/private-apps"_s).rows();
    QCOMPARE(usage[0]["currentUsage"_L1].toInt(), 2);
}

void TestSandboxHubspot::wantsATokenAndAVersion()
{
    Client client;
    const QString url = client.hubspotUrl() + u"/crm/objects/2026-09/contacts"_s;
    QCOMPARE(client.call("GET", url, {}, {}).status, 401);
    const Answer wrong = client.call("GET", url, {}, "nonsense");
    QCOMPARE(wrong.status, 401);
    QCOMPARE(wrong.json()["category"_L1].toString(), u"INVALID_AUTHENTICATION"_s);
    QCOMPARE(client.hub("GET", u"/crm/v3/objects/contacts"_s).status, 404);
    QCOMPARE(client.hub("GET", u"/crm/objects/2026-09/deals"_s).status, 404);
}

void TestSandboxHubspot::givesTokensForCodes()
{
    Client client;
    const QString url = client.hubspotUrl();
    const Answer back = client.call("GET",
        url + u"/oauth/authorize?client_id=c&redirect_uri=http://localhost:1/back&scope=oauth%20crm.objects.contacts.read&state=s%201"_s,
        {}, {});
    QCOMPARE(back.status, 302);
    const QByteArray target = back.header("Location");
    QVERIFY(target.startsWith("http://localhost:1/back?code="));
    QVERIFY(target.endsWith("state=s%201"));
    const QByteArray code = target.mid(target.indexOf("code=") + 5).split('&').first();
    const QByteArray form =
        "grant_type=authorization_code&client_id=c&client_secret=s&redirect_uri=http%3A%2F%2Flocalhost%3A1%2Fback&code="
        + code;
    const QByteArray type = "application/x-www-form-urlencoded";
    client.hub("POST", u"/_sandbox/settings"_s, R"({"tokenLife":0})");
    const Answer first = client.call("POST", url + u"/oauth/2026-09/token"_s, form, {}, type);
    QCOMPARE(first.status, 200);
    QVERIFY(first.json()["scopes"_L1].isArray());
    QCOMPARE(client.call("POST", url + u"/oauth/2026-09/token"_s, form, {}, type).json()["error"_L1].toString(),
        u"invalid_grant"_s);
    const QString list = url + u"/crm/objects/2026-09/contacts"_s;
    const Answer late = client.call("GET", list, {}, first.json()["access_token"_L1].toString().toUtf8());
    QCOMPARE(late.json()["category"_L1].toString(), u"EXPIRED_AUTHENTICATION"_s);
    client.hub("POST", u"/_sandbox/settings"_s, R"({"tokenLife":1800})");
    const QByteArray refresh = "grant_type=refresh_token&client_id=c&client_secret=s&refresh_token="
        + first.json()["refresh_token"_L1].toString().toUtf8();
    const Answer second = client.call("POST", url + u"/oauth/2026-09/token"_s, refresh, {}, type);
    QCOMPARE(client.call("GET", list, {}, second.json()["access_token"_L1].toString().toUtf8()).status, 200);
    const QString products = url + u"/crm/objects/2026-09/products"_s;
    const Answer without = client.call("GET", products, {}, second.json()["access_token"_L1].toString().toUtf8());
    QCOMPARE(without.status, 403);
    QCOMPARE(without.json()["category"_L1].toString(), u"MISSING_SCOPES"_s);
}

void TestSandboxHubspot::tellsAboutTokens()
{
    Client client;
    const QString url = client.hubspotUrl() + u"/oauth"_s;
    const QByteArray type = "application/x-www-form-urlencoded";
    const QByteArray target =
        client.call("GET", url + u"/authorize?client_id=c&redirect_uri=http://localhost:1/&scope=oauth%20x"_s, {}, {})
            .header("Location");
    const Answer given = client.call("POST", url + u"/2026-09/token"_s,
        "grant_type=authorization_code&client_id=c&client_secret=s&redirect_uri=http://localhost:1/&code="
            + target.mid(target.indexOf("code=") + 5).split('&').first(),
        {}, type);
    const auto about = [&](QLatin1StringView verb, const QByteArray &token, const QByteArray &app = "c") {
        return client.call("POST", url + u"/2026-09/token/"_s + verb,
            "client_id=" + app + "&client_secret=s&token_type_hint=access_token&token=" + token, {}, type);
    };
    const QByteArray access = given.json()["access_token"_L1].toString().toUtf8();
    const QByteArray refresh = given.json()["refresh_token"_L1].toString().toUtf8();
    const QJsonObject told = about("introspect"_L1, access).json();
    QCOMPARE(told["active"_L1].toBool(), true);
    QCOMPARE(told["hub_id"_L1].toInt(), 4711);
    QCOMPARE(told["scopes"_L1].toArray(), (QJsonArray{u"oauth"_s, u"x"_s}));
    QVERIFY(told["expires_in"_L1].toInt() > 0);
    QCOMPARE(about("introspect"_L1, refresh).json()["active"_L1].toBool(), true);
    QCOMPARE(about("introspect"_L1, "made-up").json(), (QJsonObject{{u"active"_s, false}}));
    QCOMPARE(about("introspect"_L1, access, {}).status, 400);
    QCOMPARE(about("revoke"_L1, refresh).status, 204);
    QCOMPARE(about("introspect"_L1, access).json()["active"_L1].toBool(true), false);
    QCOMPARE(about("introspect"_L1, refresh).json()["active"_L1].toBool(true), false);
    QCOMPARE(client.call("GET", client.hubspotUrl() + u"/account-info/2026-09/details"_s, {}, access).status, 401);
}

void TestSandboxHubspot::limitsCalls()
{
    Client client;
    const QString path = u"/crm/objects/2026-09/contacts"_s;
    const Answer first = client.hub("GET", path);
    QCOMPARE(first.header("X-HubSpot-RateLimit-Max"), "190");
    QCOMPARE(first.header("X-HubSpot-RateLimit-Remaining"), "189");
    Answer answer;
    for (int i = 0; i < 200 && answer.status != 429; ++i)
        answer = client.hub("GET", path);
    QCOMPARE(answer.status, 429);
    QCOMPARE(answer.json()["policyName"_L1].toString(), u"TEN_SECONDLY_ROLLING"_s);
    QVERIFY(answer.json()["message"_L1].toString().contains("ten_secondly_rolling"_L1));
    for (int i = 0; i < 50 && answer.json()["policyName"_L1].toString() != "SECONDLY"_L1; ++i)
        answer = client.hub("POST", path + u"/search"_s, "{}");
    QCOMPARE(answer.json()["policyName"_L1].toString(), u"SECONDLY"_s);
    QVERIFY(answer.header("X-HubSpot-RateLimit-Max").isEmpty());
    client.hub("POST", u"/_sandbox/settings"_s, R"({"limits":true,"dailyLimit":1})");
    client.hub("GET", path);
    QCOMPARE(client.hub("GET", path).json()["policyName"_L1].toString(), u"DAILY"_s);
    QVERIFY(client.hub("GET", u"/_sandbox/counters"_s).json()["limited"_L1].toInt() >= 3);
    client.hub("POST", u"/_sandbox/settings"_s, R"({"limits":false})");
    const Answer free = client.hub("GET", path);
    QCOMPARE(free.status, 200);
    QVERIFY(free.header("X-HubSpot-RateLimit-Max").isEmpty());
}

QTEST_GUILESS_MAIN(TestSandboxHubspot)
#include "tst_sandbox_hubspot.moc"
