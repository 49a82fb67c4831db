#include "tests/sandbox/client.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestSandboxBatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesAHundredInputs();
    void readsAndReportsMissing();
    void judgesTracedCreatesOneByOne();
    void failsUntracedCreatesTogether();
    void updatesAndReportsMissing();
    void failsUpdatesTogether();
    void upserts();
    void upsertsByAPropertyOfOnesOwn();
    void noPartialUpsertsByEmail();
    void archives();

private:
    Answer batch(Client &client, const QString &verb, const QByteArray &body)
    {
        return client.hub("POST", u"/crm/objects/2026-09/contacts/batch/"_s + verb, body);
    }
    QString firstId(Client &client)
    {
        return client.hub("GET", u"/crm/objects/2026-09/contacts"_s).rows()[0]["id"_L1].toString();
    }
    qsizetype total(Client &client)
    {
        return client.hub("GET", u"/_sandbox/state"_s).json()["contacts"_L1].toArray().size();
    }
};

void TestSandboxBatch::takesAHundredInputs()
{
    Client client;
    const auto inputs = [](int count) {
        return "{\"inputs\":[" + QByteArrayList(count, R"({"id":"1"})").join(',') + "]}";
    };
    QCOMPARE(batch(client, u"read"_s, inputs(101)).status, 400);
    QCOMPARE(batch(client, u"read"_s, inputs(100)).status, 207);
    QCOMPARE(batch(client, u"read"_s, "{}").status, 400);
}

void TestSandboxBatch::readsAndReportsMissing()
{
    Client client;
    const QString id = firstId(client);
    const Answer answer = batch(client, u"read"_s,
        u"{\"properties\":[\"phone\"],\"inputs\":[{\"id\":\"%1\"},{\"id\":\"5\"}]}"_s.arg(id).toUtf8());
    QCOMPARE(answer.status, 207);
    QCOMPARE(answer.rows().size(), 1);
    QVERIFY(answer.rows()[0]["properties"_L1].toObject().contains("phone"_L1));
    QCOMPARE(answer.json()["errors"_L1][0]["context"_L1]["ids"_L1][0].toString(), u"5"_s);
}

void TestSandboxBatch::judgesTracedCreatesOneByOne()
{
    Client client;
    const Answer answer =
        batch(client, u"create"_s, R"({"inputs":[{"objectWriteTraceId":"a","properties":{"firstname":"A"}},
        {"objectWriteTraceId":"b","properties":{"shoe":"44","firstname":"B"}},{"objectWriteTraceId":"c","properties":{"firstname":"C"}}]})");
    QCOMPARE(answer.status, 207);
    QCOMPARE(answer.rows().size(), 2);
    QCOMPARE(answer.rows()[0]["objectWriteTraceId"_L1].toString(), u"c"_s); // not in the order of the inputs
    QCOMPARE(answer.json()["numErrors"_L1].toInt(), 1);
    QCOMPARE(answer.json()["errors"_L1][0]["context"_L1]["objectWriteTraceId"_L1][0].toString(), u"b"_s);
    QCOMPARE(total(client), 202);
}

void TestSandboxBatch::failsUntracedCreatesTogether()
{
    Client client;
    QCOMPARE(batch(client, u"create"_s, R"({"inputs":[{"properties":{"firstname":"A"}},{"properties":{"shoe":"44"}}]})")
                 .status,
        400);
    QCOMPARE(total(client), 200);
    const Answer twice = batch(
        client, u"create"_s, R"({"inputs":[{"properties":{"email":"a@b.no"}},{"properties":{"email":"a@b.no"}}]})");
    QCOMPARE(twice.status, 400);
    QCOMPARE(total(client), 200);
    QCOMPARE(batch(client, u"create"_s, R"({"inputs":[{"properties":{"firstname":"A"}}]})").status, 201);
}

void TestSandboxBatch::updatesAndReportsMissing()
{
    Client client;
    const QString id = firstId(client);
    const Answer answer = batch(client, u"update"_s,
        u"{\"inputs\":[{\"id\":\"%1\",\"properties\":{\"phone\":\"22000000\"}},{\"id\":\"5\",\"properties\":{}}]}"_s
            .arg(id)
            .toUtf8());
    QCOMPARE(answer.status, 207);
    QCOMPARE(answer.rows()[0]["properties"_L1]["phone"_L1].toString(), u"22000000"_s);
}

void TestSandboxBatch::failsUpdatesTogether()
{
    Client client;
    const QString id = firstId(client);
    const QByteArray twice =
        u"{\"inputs\":[{\"id\":\"%1\",\"properties\":{\"city\":\"X\"}},{\"id\":\"%1\",\"properties\":{}}]}"_s.arg(id)
            .toUtf8();
    QCOMPARE(batch(client, u"update"_s, twice).status, 400);
    const QByteArray bad =
        u"{\"inputs\":[{\"id\":\"%1\",\"properties\":{\"city\":\"X\",\"shoe\":\"1\"}}]}"_s.arg(id).toUtf8();
    QCOMPARE(batch(client, u"update"_s, bad).status, 400);
    QVERIFY(client.hub("GET", u"/crm/objects/2026-09/contacts/%1?properties=city"_s.arg(id))
                .json()["properties"_L1]["city"_L1]
                .toString()
        != "X"_L1);
}

void TestSandboxBatch::upserts()
{
    Client client;
    const QByteArray body =
        R"({"inputs":[{"id":"x@eksempel.no","idProperty":"email","properties":{"firstname":"X"}}]})";
    QCOMPARE(batch(client, u"upsert"_s, body).rows()[0]["new"_L1].toBool(false), true);
    QCOMPARE(batch(client, u"upsert"_s, body).rows()[0]["new"_L1].toBool(true), false);
    QCOMPARE(total(client), 201);
    QCOMPARE(
        batch(client, u"upsert"_s, R"({"inputs":[{"id":"X","idProperty":"firstname","properties":{}}]})").status, 400);
}

void TestSandboxBatch::upsertsByAPropertyOfOnesOwn()
{
    Client client;
    const auto upsert = [&](const QByteArray &inputs) {
        return batch(client, u"upsert"_s, R"({"inputs":[)" + inputs + "]}");
    };
    const QByteArray two =
        R"({"id":"k1","idProperty":"own","objectWriteTraceId":"a","properties":{"firstname":"X"}},
           {"id":"k2","idProperty":"own","objectWriteTraceId":"b","properties":{"firstname":"Y","shoe":"1"}})";
    QCOMPARE(upsert(two).status, 400);
    QCOMPARE(client.hub("PUT", u"/_sandbox/properties/contacts/own"_s, R"({"unique":true})").status, 200);
    Answer answer = upsert(two);
    QCOMPARE(answer.status, 207);
    QCOMPARE(answer.rows().size(), 1);
    QCOMPARE(answer.json()["errors"_L1][0]["context"_L1]["objectWriteTraceId"_L1][0].toString(), u"b"_s);
    answer = upsert(R"({"id":"k1","idProperty":"own","objectWriteTraceId":"a","properties":{"city":"Oslo"}})");
    QCOMPARE(answer.rows()[0]["new"_L1].toBool(true), false);
    QCOMPARE(total(client), 201);
    const Answer held =
        client.hub("GET", u"/crm/objects/2026-09/contacts/k1?idProperty=own&properties=firstname,city,own"_s);
    QCOMPARE(held.json()["properties"_L1]["firstname"_L1].toString(), u"X"_s);
    QCOMPARE(held.json()["properties"_L1]["own"_L1].toString(), u"k1"_s);
    QCOMPARE(upsert(R"({"id":"k3","idProperty":"own","properties":{}},{"id":"k3","idProperty":"own","properties":{}})")
                 .status,
        400);
    client.hub("POST", u"/_sandbox/settings"_s, R"({"wholeUpserts":true})");
    QCOMPARE(upsert(two).status, 400);
    QCOMPARE(client.hub("DELETE", u"/_sandbox/properties/contacts/own"_s).status, 200);
    QCOMPARE(upsert(R"({"id":"k1","idProperty":"own","properties":{"city":"Oslo"}})").status, 400);
    QCOMPARE(client.hub("GET", u"/crm/objects/2026-09/contacts/k1?idProperty=own"_s).status, 404);
}

void TestSandboxBatch::noPartialUpsertsByEmail()
{
    Client client;
    QCOMPARE(batch(client, u"upsert"_s,
                 R"({"inputs":[{"id":"x@eksempel.no","idProperty":"email","objectWriteTraceId":"a","properties":{}},
                    {"id":"y@eksempel.no","idProperty":"email","objectWriteTraceId":"b","properties":{"shoe":"1"}}]})")
                 .status,
        400);
    QCOMPARE(total(client), 200);
}

void TestSandboxBatch::archives()
{
    Client client;
    const QString id = firstId(client);
    QCOMPARE(batch(client, u"archive"_s, u"{\"inputs\":[{\"id\":\"%1\"}]}"_s.arg(id).toUtf8()).status, 204);
    QCOMPARE(client.hub("GET", u"/crm/objects/2026-09/contacts/"_s + id).status, 404);
}

QTEST_GUILESS_MAIN(TestSandboxBatch)
#include "tst_sandbox_batch.moc"
