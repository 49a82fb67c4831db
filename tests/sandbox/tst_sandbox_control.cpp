#include "tests/sandbox/client.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

class TestSandboxControl : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void editsAsAPerson();
    void countsCalls();
    void linksAsAPerson();
    void savesAndLoads();
    void refusesWhatItDoesNotKnow();
};

void TestSandboxControl::editsAsAPerson()
{
    Client client;
    const QJsonValue before = client.hub("GET", u"/_sandbox/state"_s).json()["contacts"_L1][0];
    const QString path = u"/_sandbox/contacts/"_s + before["id"_L1].toString();
    const QJsonObject after = client.hub("PATCH", path, R"({"firstname":"  Ny "})").json();
    QCOMPARE(after["firstname"_L1].toString(), u"  Ny "_s);
    QCOMPARE(after["lastname"_L1], before["lastname"_L1]);
    QVERIFY(after["modifiedAt"_L1].toString() > before["modifiedAt"_L1].toString());
    QCOMPARE(after["createdAt"_L1], before["createdAt"_L1]);
    const QJsonObject again = client.hub("PATCH", path, R"({"firstname":"Nyere"})").json();
    QVERIFY(again["modifiedAt"_L1].toString() > after["modifiedAt"_L1].toString());
    QCOMPARE(client.hub("DELETE", path).json()["archived"_L1].toBool(), true);
    QCOMPARE(client.hub("PATCH", path, "{}").status, 404);

    const Answer made = client.office("POST", u"/_sandbox/contacts"_s, R"({"familyName":"Ny","company":{"id":"101"}})");
    QCOMPARE(made.status, 201);
    QCOMPARE(made.json()["company.id"_L1].toString(), u"101"_s);
    const QString id = made.json()["id"_L1].toString();
    QCOMPARE(client.office("GET", u"/contacts/"_s + id).status, 200);
    client.office("DELETE", u"/_sandbox/contacts/"_s + id);
    QCOMPARE(client.office("GET", u"/contacts/"_s + id).status, 404);
    QCOMPARE(client.hub("GET", u"/_sandbox/counters"_s).json()["total"_L1].toInt(), 0);
}

void TestSandboxControl::countsCalls()
{
    Client client;
    client.hub("GET", u"/crm/objects/2026-09/contacts"_s);
    client.hub("GET", u"/crm/objects/2026-09/contacts/5"_s);
    client.hub("GET", u"/crm/objects/2026-03/contacts/6"_s);
    client.hub("POST", u"/crm/objects/2026-09/contacts/batch/read"_s, R"({"inputs":[]})");
    client.hub("POST", u"/crm/objects/2026-09/contacts/batch/update"_s, R"({"inputs":[]})");
    client.hub("PATCH", u"/crm/objects/2026-09/contacts/999999"_s, R"({"properties":{}})");
    const QJsonObject counters = client.hub("GET", u"/_sandbox/counters"_s).json();
    QCOMPARE(counters["total"_L1].toInt(), 6);
    QCOMPARE(counters["writes"_L1].toInt(), 2);
    QCOMPARE(counters["refused"_L1].toInt(), 1);
    QCOMPARE(counters["byRoute"_L1]["GET /crm/objects/{V}/contacts/{id}"_L1].toInt(), 2);
    QCOMPARE(counters["byRoute"_L1]["POST /crm/objects/{V}/contacts/batch/update"_L1].toInt(), 1);
    const QJsonArray log = QJsonDocument::fromJson(client.hub("GET", u"/_sandbox/log"_s).body).array();
    QCOMPARE(log.size(), 6);
    QCOMPARE(log[1]["status"_L1].toInt(), 404);
    client.hub("DELETE", u"/_sandbox/counters"_s);
    QCOMPARE(client.hub("GET", u"/_sandbox/counters"_s).json()["total"_L1].toInt(), 0);
    QCOMPARE(client.office("GET", u"/_sandbox/counters"_s).json()["total"_L1].toInt(), 0);
}

void TestSandboxControl::linksAsAPerson()
{
    Client client;
    const QString contact =
        client.hub("POST", u"/_sandbox/contacts"_s, R"({"firstname":"A"})").json()["id"_L1].toString();
    const QString company = client.hub("GET", u"/_sandbox/state"_s).json()["companies"_L1][0]["id"_L1].toString();
    const QString path = u"/_sandbox/links/%1/%2"_s.arg(contact, company);
    const auto links = [&] {
        return client.hub("GET", u"/_sandbox/contacts/"_s + contact).json()["companies"_L1].toArray();
    };
    QCOMPARE(client.hub("PUT", path).status, 200);
    QCOMPARE(links(), QJsonArray{company});
    QCOMPARE(client.hub("DELETE", path).status, 200);
    QCOMPARE(links().size(), 0);
    QCOMPARE(client.hub("PUT", u"/_sandbox/links/1/2"_s).status, 404);
}

void TestSandboxControl::savesAndLoads()
{
    Client client;
    QTemporaryDir folder;
    const QByteArray body = "{\"file\":\"" + folder.filePath(u"state"_s).toUtf8() + "\"}";
    client.hub("DELETE",
        u"/_sandbox/contacts/"_s
            + client.hub("GET", u"/_sandbox/state"_s).json()["contacts"_L1][0]["id"_L1].toString());
    const QByteArray before = client.hub("GET", u"/_sandbox/state"_s).body;
    QCOMPARE(client.hub("POST", u"/_sandbox/save"_s, body).status, 200);
    client.hub("POST", u"/_sandbox/contacts"_s, R"({"firstname":"Ny"})");
    QVERIFY(client.hub("GET", u"/_sandbox/state"_s).body != before);
    QCOMPARE(client.office("POST", u"/_sandbox/load"_s, body).status, 400); // the other system's file
    QCOMPARE(client.hub("POST", u"/_sandbox/load"_s, body).status, 200);
    QCOMPARE(client.hub("GET", u"/_sandbox/state"_s).body, before);
    QCOMPARE(client.hub("GET", u"/crm/objects/2026-09/contacts?archived=true"_s).rows().size(), 1);
    QCOMPARE(client.hub("POST", u"/crm/objects/2026-09/contacts"_s, R"({"properties":{"email":"person2@eksempel.no"}})")
                 .status,
        409);
    QCOMPARE(client.hub("POST", u"/_sandbox/load"_s, R"({"file":"/nowhere"})").status, 400);
}

void TestSandboxControl::refusesWhatItDoesNotKnow()
{
    Client client;
    QCOMPARE(client.hub("GET", u"/_sandbox/nonsense/5"_s).status, 404);
    QCOMPARE(client.hub("POST", u"/_sandbox/contacts"_s, R"({"shoe":"44"})").status, 400);
    QCOMPARE(client.hub("POST", u"/_sandbox/faults"_s, R"([{"effect":"rain"}])").status, 400);
}

QTEST_GUILESS_MAIN(TestSandboxControl)
#include "tst_sandbox_control.moc"
