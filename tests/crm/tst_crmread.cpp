#include "hubspotanswers.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

class TestCrmRead : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void batchesAndAbsentAndMerged();
    void badBatchIsHalved();
    void unreadableRecordInABatchIsNotGone();
    void anUnknownIdMayLiveOnInAnother_data();
    void anUnknownIdMayLiveOnInAnother();
    void listInsteadOfSingleRead();
    void onlyNotFoundIsAbsent_data();
    void onlyNotFoundIsAbsent();
    void listThatEndsEarlyProvesNothing();
    void errors_data();
    void errors();
    void retriedUntilItWorks_data();
    void retriedUntilItWorks();
    void dayQuotaStopsEverything();
    void refreshedTokenIsTriedOnce();
};

void TestCrmRead::batchesAndAbsentAndMerged()
{
    FakeHttp server([](const SeenRequest &request) {
        if (request.method == "GET" && request.path().endsWith(u"/250"_s))
            return jsonAnswer(contact(900, u"merged"_s));
        if (request.method == "GET")
            return rawAnswer("{\"message\":\"resource not found\"}", 404);
        QJsonArray records;
        for (const QJsonValue &input : request.json()[u"inputs"_s].toArray()) {
            const int id = input[u"id"_s].toString().toInt();
            if (id < 249)
                records.prepend(contact(id)); // order is not promised
        }
        return jsonAnswer(listOf(records), 207);
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    QStringList ids;
    for (int id = 1; id <= 250; ++id)
        ids << QString::number(id);
    const auto records = client.read(u"contact"_s, ids, paths, {});
    QCOMPARE(records.size(), size_t(250));
    for (size_t i = 0; i < 248; ++i)
        QCOMPARE(records[i]->id, ids.at(qsizetype(i)));
    QCOMPARE(records[248]->presence, Presence::Absent);
    QCOMPARE(records[248]->id, u"249"_s);
    QCOMPARE(records[249]->id, u"900"_s);
    QCOMPARE(records[249]->aliases, QStringList{u"250"_s});
    QCOMPARE(server.count("POST"), 4); // the fourth asks the archive about the two that are left
    QCOMPARE(server.count("GET"), 2);
}

void TestCrmRead::badBatchIsHalved()
{
    FakeHttp server([](const SeenRequest &request) {
        QJsonArray records;
        for (const QJsonValue &input : request.json()[u"inputs"_s].toArray()) {
            if (input[u"id"_s].toString() == u"bad"_s)
                return rawAnswer("{\"message\":\"id is no number\",\"category\":\"VALIDATION_ERROR\"}", 400);
            records << contact(input[u"id"_s].toString().toInt());
        }
        return jsonAnswer(listOf(records));
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const auto records = client.read(u"contact"_s, {u"1"_s, u"2"_s, u"bad"_s, u"3"_s, u"4"_s}, paths, {});
    QVERIFY(!records[2].ok());
    QCOMPARE(records[2].error().kind, ErrorKind::Refused);
    for (const size_t i : {0U, 1U, 3U, 4U})
        QVERIFY(records[i].ok());
}

/// Where a system reads in batches only, nothing tells which of those that are left out the unreadable one is.
void TestCrmRead::unreadableRecordInABatchIsNotGone()
{
    bool isGarbled = true;
    FakeHttp server([&](const SeenRequest &) {
        QJsonArray records{contact(1)};
        if (isGarbled)
            records << QJsonObject{{u"id"_s, QJsonObject()}, {u"properties"_s, QJsonObject()}};
        return jsonAnswer(listOf(records));
    });
    Manifest manifest = quickManifest(u"hubspot.json"_s);
    for (Datatype &datatype : manifest.datatypes) {
        datatype.operations.remove(Op::Read);
        datatype.operations.remove(Op::BatchReadArchived);
    }
    Connection connection;
    connection.baseUrl = server.url();
    connection.token = [] { return secret; };
    RestClient client(manifest, connection);
    auto records = client.read(u"contact"_s, {u"1"_s, u"2"_s}, paths, {});
    QVERIFY(records[0].ok());
    QVERIFY2(!records[1].ok(), "it may be the one that cannot be read");
    QCOMPARE(records[1].error().kind, ErrorKind::BadAnswer);
    isGarbled = false;
    records = client.read(u"contact"_s, {u"1"_s, u"2"_s}, paths, {});
    QCOMPARE(records[1]->presence, Presence::Absent);
}

/// Where records merge, a batch's word that there is no such record is no proof.
void TestCrmRead::anUnknownIdMayLiveOnInAnother_data()
{
    QTest::addColumn<QString>("datatype");
    for (const QString &name : {u"contact"_s, u"company"_s, u"product"_s})
        QTest::newRow(qPrintable(name)) << name;
}

void TestCrmRead::anUnknownIdMayLiveOnInAnother()
{
    QFETCH(QString, datatype);
    FakeHttp server([](const SeenRequest &request) {
        const QJsonObject unknown{{u"category"_s, u"OBJECT_NOT_FOUND"_s},
            {u"context"_s, QJsonObject{{u"ids"_s, QJsonArray{u"1"_s, u"2"_s}}}}};
        if (request.method == "POST")
            return jsonAnswer({{u"results"_s, QJsonArray()}, {u"errors"_s, QJsonArray{unknown}}}, 207);
        return request.path().endsWith(u"/1"_s) ? jsonAnswer(contact(9)) : rawAnswer("{}", 404);
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const auto records = client.read(datatype, {u"1"_s, u"2"_s}, paths, {});
    QCOMPARE(records[0]->presence, Presence::Present);
    QCOMPARE(records[0]->id, u"9"_s);
    QVERIFY(records[0]->aliases.contains(u"1"_s));
    QVERIFY(records[1]->presence != Presence::Present);
}

void TestCrmRead::listInsteadOfSingleRead()
{
    FakeHttp server([](const SeenRequest &) { return rawAnswer("[{\"userName\":\"kari\"}]"); });
    RestClient client = clientOf(u"crmoffice.json"_s, server);
    const auto records = client.read(u"users"_s, {u"kari"_s, u"ola"_s}, {u"userName"_s}, {});
    QCOMPARE(records[0]->presence, Presence::Present);
    QCOMPARE(records[1]->presence, Presence::Absent);
}

void TestCrmRead::onlyNotFoundIsAbsent_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isGone");
    for (const int status : {404, 410})
        QTest::addRow("%d", status) << status << QByteArray("{}") << true;
    for (const int status : {302, 400, 401, 403, 405, 409, 412, 423, 429, 500, 502, 503})
        QTest::addRow("%d", status) << status << QByteArray("{}") << false;
    QTest::newRow("nothing") << 200 << QByteArray() << false;
    QTest::newRow("null") << 200 << QByteArray("null") << false;
    QTest::newRow("no id") << 200 << QByteArray("{\"givenName\":\"Kari\"}") << false;
    QTest::newRow("an empty list") << 200 << QByteArray("[]") << false;
    QTest::newRow("cut") << 200 << QByteArray("{\"id\":1,\"givenNa") << false;
    QTest::newRow("a web page") << 200 << QByteArray("<html>Not found</html>") << false;
}

/// A record that was asked for by its id: whatever else the answer is, it does not say that the record is gone.
void TestCrmRead::onlyNotFoundIsAbsent()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, isGone);
    FakeHttp server([&](const SeenRequest &) { return rawAnswer(body, status); });
    RestClient client = clientOf(u"crmoffice.json"_s, server);
    const auto records = client.read(u"contacts"_s, {u"1"_s}, {u"givenName"_s}, {});
    QCOMPARE(records[0].ok(), isGone);
    if (isGone)
        QCOMPARE(records[0]->presence, Presence::Absent);
}

/// A system that does not answer for single records is listed instead: what an incomplete list lacks is unknown.
void TestCrmRead::listThatEndsEarlyProvesNothing()
{
    int total = 3;
    FakeHttp server([&](const SeenRequest &request) {
        const QByteArray items = request.query(u"page"_s) == u"1"_s ? "[{\"id\":1},{\"id\":2}]" : "[]";
        return rawAnswer("{\"items\":" + items + ",\"totalCount\":" + QByteArray::number(total) + "}");
    });
    Manifest manifest = quickManifest(u"crmoffice.json"_s);
    for (Datatype &datatype : manifest.datatypes)
        datatype.operations.remove(Op::Read);
    Connection connection;
    connection.baseUrl = server.url();
    connection.token = [] { return secret; };
    RestClient client(manifest, connection);
    auto records = client.read(u"contacts"_s, {u"1"_s, u"3"_s}, {u"givenName"_s}, {});
    QCOMPARE(records[0]->presence, Presence::Present);
    QVERIFY(!records[1].ok());
    QCOMPARE(records[1].error().kind, ErrorKind::BadAnswer);
    total = 2;
    records = client.read(u"contacts"_s, {u"1"_s, u"3"_s}, {u"givenName"_s}, {});
    QCOMPARE(records[1]->presence, Presence::Absent);
}

void TestCrmRead::errors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("said");
    const QByteArray json = "application/json";
    const QByteArray leak = "{\"message\":\"token " + secret.toUtf8() + " is bad\",\"correlationId\":\"c-1\"}";
    QTest::newRow("401") << 401 << leak << json << ErrorKind::Unauthorized << u"sign in"_s;
    QTest::newRow("403") << 403
                         << QByteArray(
                                "{\"category\":\"MISSING_SCOPES\",\"correlationId\":\"c-1\",\"errors\":[{\"context\":{"
                                "\"requiredGranularScopes\":[\"crm.objects.contacts.read\"]}}]}")
                         << json << ErrorKind::Forbidden << u"crm.objects.contacts.read"_s;
    QTest::newRow("400") << 400 << leak << json << ErrorKind::Refused << u"is bad"_s;
    QTest::newRow("500") << 500 << leak << json << ErrorKind::Unavailable << u"cannot answer"_s;
    QTest::newRow("html 502") << 502 << QByteArray("<html>Bad gateway</html>") << QByteArray("text/html")
                              << ErrorKind::Unavailable << u"502"_s;
    QTest::newRow("html 200") << 200 << QByteArray("<html>Sign in</html>") << QByteArray("text/html")
                              << ErrorKind::BadAnswer << u"text/html"_s;
    QTest::newRow("no list") << 200 << QByteArray("{\"values\":[]}") << json << ErrorKind::BadAnswer << u"results"_s;
    QTest::newRow("cut json") << 200 << QByteArray("{\"results\":[{\"id\":\"1\"}") << json << ErrorKind::BadAnswer
                              << u"JSON"_s;
    QTest::newRow("no id") << 200 << QByteArray("{\"results\":[{\"properties\":{}}]}") << json << ErrorKind::BadAnswer
                           << u"no id"_s;
    QTest::newRow("423") << 423 << QByteArray("{}") << json << ErrorKind::Locked << u"locked"_s;
    QTest::newRow("429") << 429 << QByteArray("{\"policyName\":\"SECONDLY\"}") << json << ErrorKind::RateLimited
                         << u"no more calls"_s;
    QTest::newRow("302") << 302 << QByteArray() << json << ErrorKind::BadAnswer << u"another address"_s;
}

void TestCrmRead::errors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, said);
    FakeHttp elsewhere;
    FakeHttp server([&](const SeenRequest &) {
        FakeAnswer answer = rawAnswer(body, status);
        answer.type = type;
        if (status == 302)
            answer.headers << qMakePair(QByteArray("Location"), elsewhere.url().toUtf8());
        return answer;
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const auto page = client.page(asking(u"contact"_s), {});
    QVERIFY(!page.ok());
    const Error &error = page.error();
    QVERIFY2(error.text.contains(said), qPrintable(error.text));
    QCOMPARE(error.kind, kind);
    QVERIFY(error.text.contains(u"HubSpot"_s));
    QVERIFY2(!error.text.contains(secret) && !error.text.contains(u'{') && !error.text.contains(u'<'),
        qPrintable(error.text));
    QCOMPARE(elsewhere.seen.size(), 0);
    if (body.contains("c-1"))
        QCOMPARE(error.requestId, u"c-1"_s);
}

void TestCrmRead::retriedUntilItWorks_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("fault");
    QTest::newRow("500") << 500 << QByteArray("{}") << int(FakeAnswer::Whole);
    QTest::newRow("502") << 502 << QByteArray("<html>") << int(FakeAnswer::Whole);
    QTest::newRow("423") << 423 << QByteArray("{}") << int(FakeAnswer::Whole);
    QTest::newRow("ten secondly") << 429 << QByteArray("{\"policyName\":\"TEN_SECONDLY_ROLLING\"}")
                                  << int(FakeAnswer::Whole);
    QTest::newRow("secondly") << 429 << QByteArray("{\"policyName\":\"SECONDLY\"}") << int(FakeAnswer::Whole);
    QTest::newRow("closed") << 0 << QByteArray() << int(FakeAnswer::CloseFirst);
    QTest::newRow("cut") << 200 << QByteArray("{\"results\":[]}") << int(FakeAnswer::CutBody);
}

void TestCrmRead::retriedUntilItWorks()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, fault);
    int failures = fault == FakeAnswer::CloseFirst ? 1 : 2;
    FakeHttp server([&](const SeenRequest &) {
        if (failures-- <= 0)
            return jsonAnswer(listOf({contact(1)}));
        FakeAnswer answer = rawAnswer(body, status);
        answer.fault = FakeAnswer::Fault(fault);
        return answer;
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const auto page = client.page(asking(u"contact"_s), {});
    QVERIFY2(page.ok(), page.ok() ? "" : qPrintable(page.error().text));
    QCOMPARE(page->records.size(), size_t(1));
    QCOMPARE(client.stats().limited, status == 429 ? 2 : 0);
}

void TestCrmRead::dayQuotaStopsEverything()
{
    FakeHttp server([](const SeenRequest &) { return rawAnswer("{\"policyName\":\"DAILY\"}", 429); });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    QStringList ids;
    for (int id = 0; id < 3000; ++id)
        ids << QString::number(id);
    const auto records = client.read(u"contact"_s, ids, paths, {});
    for (const auto &record : records)
        QCOMPARE(record.error().kind, ErrorKind::QuotaExhausted);
    QVERIFY(server.seen.size() <= 6);
}

void TestCrmRead::refreshedTokenIsTriedOnce()
{
    FakeHttp server([](const SeenRequest &request) {
        return request.headers.value("authorization") == "Bearer new" ? jsonAnswer(listOf({})) : rawAnswer("{}", 401);
    });
    QString token = u"old"_s;
    Connection connection;
    connection.baseUrl = server.url();
    connection.token = [&] { return server.seen.isEmpty() ? token : u"new"_s; };
    RestClient client(quickManifest(u"hubspot.json"_s), connection);
    QVERIFY(client.page(asking(u"contact"_s), {}).ok());
    QCOMPARE(server.seen.size(), 2);
}

QTEST_GUILESS_MAIN(TestCrmRead)
#include "tst_crmread.moc"
