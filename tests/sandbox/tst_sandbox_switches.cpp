#include "tests/sandbox/client.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// More switches, and that a saved state brings all of them back; the table in the sandbox's README names them.
class TestSandboxSwitches : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_client = std::make_unique<Client>(); }
    void batchesMayMissMergedRecords();
    void usersAreObjectsToo();
    void appsGetTokensOfTheirOwn();
    void linkingMayNeedAPermission();
    void aRecordMayBeLocked();
    void theAccountMayMove();
    void errorsMayBeBare();
    void linksMayMoveTheTime();
    void primaryCompaniesMayNotPromoteThemselves();
    void settingsCanBeRead();
    void aSavedStateKeepsTheSettings();
    void aSavedStateKeepsTokens();
    void aSavedStateKeepsMergesAndLinks();
    void aSavedStateKeepsDefinitions();

private:
    Answer hub(const QByteArray &method, const QString &path, const QByteArray &body = {})
    {
        return m_client->hub(method, path, body);
    }
    void set(const QByteArray &settings) { QCOMPARE(hub("POST", u"/_sandbox/settings"_s, settings).status, 200); }
    QString id(int index, QLatin1StringView type = "contacts"_L1)
    {
        return hub("GET", u"/crm/objects/2026-09/%1?limit=50"_s.arg(type)).rows()[index]["id"_L1].toString();
    }
    static QByteArray inputs(const QStringList &ids, const QByteArray &more = {})
    {
        QByteArrayList rows;
        for (const QString &one : ids)
            rows.append("{\"id\":\"" + one.toUtf8() + '"' + more + '}');
        return "{\"inputs\":[" + rows.join(',') + "]}";
    }
    QString merge(const QString &primary, const QString &other)
    {
        const QJsonObject body{{"primaryObjectId"_L1, primary}, {"objectIdToMerge"_L1, other}};
        return hub("POST", m_path + u"/merge"_s, QJsonDocument(body).toJson()).json()["id"_L1].toString();
    }
    Answer token(const QByteArray &form)
    {
        return m_client->call("POST", m_client->hubspotUrl() + u"/oauth/2026-09/token"_s,
            form + "&client_id=app&client_secret=s", {}, "application/x-www-form-urlencoded");
    }
    QByteArrayList companiesOf(const QString &contact);
    void saveTo(const QString &file, const QString &verb = u"save"_s)
    {
        const QByteArray body = QJsonDocument(QJsonObject{{"file"_L1, file}}).toJson();
        QCOMPARE(hub("POST", u"/_sandbox/"_s + verb, body).status, 200);
    }

    std::unique_ptr<Client> m_client;
    const QString m_path = u"/crm/objects/2026-09/contacts"_s;
};

/// "id:types" of each of them.
QByteArrayList TestSandboxSwitches::companiesOf(const QString &contact)
{
    QByteArrayList links;
    for (const QJsonValue &link : hub("GET", m_path + u"/%1/associations/companies"_s.arg(contact)).rows()) {
        QByteArray text = QByteArray::number(link["toObjectId"_L1].toInteger()) + ':';
        for (const QJsonValue &type : link["associationTypes"_L1].toArray())
            text += ' ' + QByteArray::number(type["typeId"_L1].toInt());
        links.append(text);
    }
    return links;
}

void TestSandboxSwitches::batchesMayMissMergedRecords()
{
    const QStringList old{id(0), id(1)};
    const QString merged = merge(old[0], old[1]);
    const Answer known = hub("POST", m_path + u"/batch/read"_s, inputs(old));
    QCOMPARE(known.status, 200);
    QCOMPARE(known.rows().size(), 1); // both are the same record now
    QCOMPARE(known.rows()[0]["id"_L1].toString(), merged);
    set(R"({"batchesMissMerged":true})");
    const Answer missed = hub("POST", m_path + u"/batch/read"_s, inputs(old + QStringList{merged}));
    QCOMPARE(missed.status, 207);
    QCOMPARE(missed.rows().size(), 1);
    QCOMPARE(missed.json()["errors"_L1][0]["context"_L1]["ids"_L1].toArray(), QJsonArray::fromStringList(old));
    QCOMPARE(hub("GET", m_path + u'/' + old[0]).json()["id"_L1].toString(), merged); // one by one they are known
}

void TestSandboxSwitches::usersAreObjectsToo()
{
    const QString users = u"/crm/objects/2026-09/users"_s;
    const Answer page = hub("GET", users + u"?limit=2&properties=hs_internal_user_id,hs_email,hs_job_title"_s);
    QCOMPARE(page.status, 200);
    QCOMPARE(page.rows().size(), 2);
    QVERIFY(!page.json()["paging"_L1]["next"_L1]["after"_L1].toString().isEmpty());
    const QJsonValue first = page.rows()[0];
    const QJsonArray provisioned = hub("GET", u"/settings/users/2026-09"_s).rows();
    QCOMPARE(first["properties"_L1]["hs_internal_user_id"_L1].toString(), provisioned[0]["id"_L1].toString());
    QCOMPARE(first["properties"_L1]["hs_email"_L1].toString(), provisioned[0]["email"_L1].toString());
    // three ids for one person
    const QString record = first["id"_L1].toString();
    QVERIFY(record != provisioned[0]["id"_L1].toString());
    QVERIFY(record != hub("GET", u"/crm/owners/2026-09"_s).rows()[0]["id"_L1].toString());
    QCOMPARE(first["properties"_L1]["hs_object_id"_L1].toString(), record);
    QCOMPARE(hub("GET", u"/crm/objects/2026-09/0-115/"_s + record).json()["id"_L1].toString(), record);
    QCOMPARE(hub("GET", users + u"/5"_s).status, 404);
    QCOMPARE(hub("PATCH", users + u'/' + record, R"({"properties":{"hs_job_title":"x"}})").status, 405);
    set(R"({"scopes":["crm.objects.contacts.read"]})");
    QCOMPARE(hub("GET", users).status, 403);
}

void TestSandboxSwitches::appsGetTokensOfTheirOwn()
{
    const Answer given = token("grant_type=client_credentials&scope=crm.objects.contacts.read");
    QCOMPARE(given.status, 200);
    QVERIFY(!given.json().contains("refresh_token"_L1));
    const QByteArray access = given.json()["access_token"_L1].toString().toUtf8();
    QCOMPARE(m_client->call("GET", m_client->hubspotUrl() + m_path, {}, access).status, 200);
    QCOMPARE(m_client->call("GET", m_client->hubspotUrl() + u"/settings/users/2026-09"_s, {}, access).status, 403);
    QCOMPARE(token("grant_type=password").json()["error"_L1].toString(), u"unsupported_grant_type"_s);
}

void TestSandboxSwitches::linkingMayNeedAPermission()
{
    const QString contact = id(0);
    const QString company = id(0, "companies"_L1);
    const auto put = [&](const QString &version) {
        return hub(
            "PUT", u"/crm/objects/%1/contacts/%2/associations/default/companies/%3"_s.arg(version, contact, company));
    };
    set(R"({"editAssociations":false})");
    const Answer refused = put(u"2026-09"_s);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.json()["message"_L1].toString(), u"Missing 'Edit Associations' permission."_s);
    QCOMPARE(put(u"2026-03"_s).status, 200); // only the newest version looks
    const QString batches = u"/crm/associations/2026-09/contacts/companies/batch/"_s;
    QCOMPARE(hub("POST", batches + u"archive"_s, R"({"inputs":[]})").status, 400);
    QCOMPARE(hub("POST", batches + u"read"_s, R"({"inputs":[]})").status, 200);
    set(R"({"editAssociations":true})");
    QCOMPARE(put(u"2026-09"_s).status, 200);
}

void TestSandboxSwitches::aRecordMayBeLocked()
{
    const QString record = id(0);
    const QByteArray change = R"({"properties":{"city":"Moss"}})";
    const auto lock = [&](const QByteArray &ms) {
        return hub("POST", u"/_sandbox/contacts/%1/lock"_s.arg(record), "{\"ms\":" + ms + '}').status;
    };
    QCOMPARE(lock("600000"), 200);
    QCOMPARE(hub("PATCH", m_path + u'/' + record, change).status, 423);
    QCOMPARE(hub("DELETE", m_path + u'/' + record).status, 423);
    const QByteArray both = inputs({id(1), record}, R"(,"properties":{"city":"Moss"})");
    QCOMPARE(hub("POST", m_path + u"/batch/update"_s, both).status, 423);
    QCOMPARE(hub("GET", m_path + u'/' + record).status, 200);
    QCOMPARE(hub("PATCH", m_path + u'/' + id(1), change).status, 200);
    QCOMPARE(lock("0"), 200);
    QCOMPARE(hub("PATCH", m_path + u'/' + record, change).status, 200);
    QCOMPARE(hub("POST", u"/_sandbox/contacts/5/lock"_s, "{}").status, 404);
}

void TestSandboxSwitches::theAccountMayMove()
{
    set(R"({"movingFor":3600})");
    for (const QString &path : {m_path, u"/account-info/2026-09/details"_s, u"/settings/users/2026-09"_s}) {
        const Answer moving = hub("GET", path);
        QCOMPARE(moving.status, 477);
        QVERIFY(moving.header("Retry-After").toInt() > 3500 && moving.header("Retry-After").toInt() <= 3600);
    }
    set(R"({"movingFor":0})");
    QCOMPARE(hub("GET", m_path).status, 200);
}

void TestSandboxSwitches::errorsMayBeBare()
{
    QVERIFY(hub("GET", m_path + u"/5"_s).json().contains("category"_L1));
    set(R"({"bareErrors":true})");
    const Answer bare = hub("GET", m_path + u"/5"_s);
    QCOMPARE(bare.status, 404);
    QCOMPARE(bare.json().keys(), QStringList{u"message"_s});
}

void TestSandboxSwitches::linksMayMoveTheTime()
{
    const QString contact = id(0);
    const QString place = u"/_sandbox/links/%1/%2"_s.arg(contact, id(0, "companies"_L1));
    const auto at = [&] { return hub("GET", m_path + u'/' + contact).json()["updatedAt"_L1].toString(); };
    const QString before = at();
    hub("PUT", place);
    QCOMPARE(at(), before);
    set(R"({"linksMove":true})");
    hub("DELETE", place);
    QVERIFY(at() > before);
}

void TestSandboxSwitches::primaryCompaniesMayNotPromoteThemselves()
{
    const auto linked = [&](int company) {
        const QString contact = hub("POST", m_path, R"({"properties":{"lastname":"Ny"}})").json()["id"_L1].toString();
        hub("PUT", u"/_sandbox/links/%1/%2"_s.arg(contact, id(company, "companies"_L1)));
        hub("PUT", u"/_sandbox/links/%1/%2"_s.arg(contact, id(company + 1, "companies"_L1)));
        return contact;
    };
    const QString promoted = linked(0);
    QVERIFY(companiesOf(promoted)[0].endsWith(" 279 1"));
    const auto unlinkFirst = [&](const QString &contact) {
        hub("DELETE", u"/_sandbox/links/%1/%2"_s.arg(contact, id(0, "companies"_L1)));
        return companiesOf(contact);
    };
    QVERIFY(unlinkFirst(promoted)[0].endsWith(": 279"));
    set(R"({"promotesPrimary":true})");
    QVERIFY(unlinkFirst(linked(0))[0].endsWith(" 279 1"));
    set(R"({"firstIsPrimary":false})");
    QVERIFY(companiesOf(linked(0))[0].endsWith(": 279"));
}

void TestSandboxSwitches::settingsCanBeRead()
{
    set(R"({"searchLag":7,"keepPrimaryId":true,"tokenLife":60,"plan":{"search":3},"phones":1})");
    const QJsonObject now = hub("GET", u"/_sandbox/settings"_s).json();
    QCOMPARE(now["searchLag"_L1].toInt(), 7);
    QCOMPARE(now["keepPrimaryId"_L1].toBool(), true);
    QCOMPARE(now["tokenLife"_L1].toInt(), 60);
    QCOMPARE(now["plan"_L1]["search"_L1].toInt(), 3);
    QCOMPARE(now["plan"_L1]["general"_L1].toInt(), 190);
    QVERIFY(!now.contains("phones"_L1));
}

void TestSandboxSwitches::aSavedStateKeepsTheSettings()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"state"_s);
    set(R"({"searchLag":7,"idsAsText":true,"scopes":["crm.objects.contacts.read"],"tokenScopes":["oauth","e-commerce"],
        "rules":[{"type":"contacts","property":"zip","when":"city","value":"Moss"}],"timeZone":"UTC","clockOffset":5000,
        "formatPhones":true,"truncate":9,"dailyLimit":1000,"retryAfter":"7","queues":2,"editAssociations":false})");
    const QJsonObject before = hub("GET", u"/_sandbox/settings"_s).json();
    saveTo(file);
    set(R"({"searchLag":0,"idsAsText":false,"scopes":[],"tokenScopes":[],"rules":[],"timeZone":"Europe/Oslo",
        "clockOffset":0,"formatPhones":false,"truncate":0,"dailyLimit":5,"retryAfter":"","queues":0,"warnings":true,
        "editAssociations":true})");
    QVERIFY(hub("GET", u"/_sandbox/settings"_s).json() != before);
    saveTo(file, u"load"_s);
    QCOMPARE(hub("GET", u"/_sandbox/settings"_s).json(), before);
    QCOMPARE(hub("GET", u"/settings/users/2026-09"_s).status, 403);
    m_client->office("POST", u"/_sandbox/settings"_s, R"({"perSecond":2,"trim":true})");
    const Answer office = m_client->office("GET", u"/_sandbox/state?form=saved"_s);
    m_client->office("POST", u"/_sandbox/settings"_s, R"({"perSecond":0,"trim":false})");
    QCOMPARE(m_client->office("PUT", u"/_sandbox/state"_s, office.body).status, 200);
    const QJsonObject back = m_client->office("GET", u"/_sandbox/settings"_s).json();
    QCOMPARE(back["perSecond"_L1].toInt(), 2);
    QCOMPARE(back["trim"_L1].toBool(), true);
}

void TestSandboxSwitches::aSavedStateKeepsTokens()
{
    const Answer consent = hub("GET",
        u"/oauth/authorize?client_id=app&redirect_uri=http://localhost:1/&state=s&scope=crm.objects.contacts.read"_s);
    const QString back = QString::fromUtf8(consent.header("Location"));
    const QByteArray code = back.section(u"code="_s, 1).section(u'&', 0, 0).toUtf8();
    const QJsonObject given =
        token("grant_type=authorization_code&redirect_uri=http%3A%2F%2Flocalhost%3A1%2F&code=" + code).json();
    const QByteArray access = given["access_token"_L1].toString().toUtf8();
    const QByteArray refresh = given["refresh_token"_L1].toString().toUtf8();
    QVERIFY(!access.isEmpty() && !refresh.isEmpty());
    const Answer saved = hub("GET", u"/_sandbox/state?form=saved"_s);
    set(R"({"revoke":true})");
    const auto status = [&](const QString &path) {
        return m_client->call("GET", m_client->hubspotUrl() + path, {}, access).status;
    };
    QCOMPARE(status(m_path), 401);
    QCOMPARE(hub("PUT", u"/_sandbox/state"_s, saved.body).status, 200);
    QCOMPARE(status(m_path), 200);
    QCOMPARE(status(u"/crm/objects/2026-09/companies"_s), 403); // the scopes came back with it
    const QJsonObject renewed = token("grant_type=refresh_token&refresh_token=" + refresh).json();
    QVERIFY(!renewed["access_token"_L1].toString().isEmpty());
    QVERIFY(renewed["access_token"_L1].toString().toUtf8() != access); // what comes later is still new
}

void TestSandboxSwitches::aSavedStateKeepsMergesAndLinks()
{
    const QStringList old{id(0), id(1)};
    const QString company = id(0, "companies"_L1);
    hub("PUT", m_path + u"/%1/associations/companies/%2"_s.arg(id(2), company),
        R"([{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":931}])");
    const QString linked = id(2);
    const QByteArrayList links = companiesOf(linked);
    const QString merged = merge(old[0], old[1]);
    const Answer saved = hub("GET", u"/_sandbox/state?form=saved"_s);
    hub("DELETE", u"/_sandbox/links/%1/%2"_s.arg(linked, company));
    const QString later = merge(merged, id(5));
    QVERIFY(companiesOf(linked) != links);
    QCOMPARE(hub("PUT", u"/_sandbox/state"_s, saved.body).status, 200);
    QCOMPARE(companiesOf(linked), links);
    QCOMPARE(hub("GET", m_path + u'/' + old[1]).json()["id"_L1].toString(), merged);
    QCOMPARE(hub("GET", m_path + u'/' + later).status, 404);
}

void TestSandboxSwitches::aSavedStateKeepsDefinitions()
{
    const QString admin = u"/_sandbox/properties/contacts/"_s;
    const QString properties = u"/crm/properties/2026-09/contacts"_s;
    hub("PUT", admin + u"state"_s, R"({"type":"enumeration","options":["Viken","Oslo"]})");
    hub("DELETE", admin + u"zip"_s);
    hub("PUT", admin + u"crmoffice_id"_s, R"({"unique":true})");
    const QByteArray before = hub("GET", properties).body;
    const Answer saved = hub("GET", u"/_sandbox/state?form=saved"_s);
    hub("PUT", admin + u"state"_s, R"({"readOnly":true,"options":[]})");
    hub("PUT", admin + u"zip"_s, R"({})");
    hub("DELETE", admin + u"crmoffice_id"_s);
    QVERIFY(hub("GET", properties).body != before);
    QCOMPARE(hub("PUT", u"/_sandbox/state"_s, saved.body).status, 200);
    QCOMPARE(hub("GET", properties).body, before);
}

QTEST_GUILESS_MAIN(TestSandboxSwitches)
#include "tst_sandbox_switches.moc"
