#include "profile.h"

#include "core/crm/jsonmerge.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

const QJsonObject patch{{u"method"_s, u"PATCH"_s}, {u"path"_s, u"things/{id}"_s}, {u"body"_s, u"{values}"_s}};

const QByteArray kari =
    R"({"id": 9007199254740993, "name":"Kari","rank":1E300,"exact":12345678901234567890123,)"
    R"("odd":"\u00e5\ud800","address":{"city":"Oslo","code":"0150"},"list":[1, {"a":null}],"changed":"x"})";

RecordChange change(const QString &id, const Changes &fields)
{
    return {u"k"_s, id, fields};
}

} // namespace

/// The choices of a system that a manifest states besides paging, each over a socket.
class TestCrmProfile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wholeRecordsLoseNothing();
    void clearedAndNestedInWholeRecords();
    void matchedVersions();
    void movedRecordIsNotOverwritten_data();
    void movedRecordIsNotOverwritten();
    void versionFromTheRecord();
    void noVersionIsSaid();
    void idsInBodies_data();
    void idsInBodies();
    void times_data();
    void times();
    void changesByEverySpellingOfTime();
    void withoutTimesEverythingIsSwept();
    void unknownToABatch_data();
    void unknownToABatch();
    void whatIsKnownIsNotReadAgain();
    void errorShapes_data();
    void errorShapes();
};

void TestCrmProfile::wholeRecordsLoseNothing()
{
    RestServer server;
    server.records << kari;
    RestClient client = clientOf(
        profile({}, {}, {{u"read"_s, readOne}, {u"update"_s, put({{u"omit"_s, QJsonArray{u"changed"_s}}})}}), server);
    const auto done =
        client.update(u"things"_s, {change(u"9007199254740993"_s, {{u"name"_s, u"Ola"_s}})}, {u"name"_s}, {});
    QVERIFY2(done[0].ok(), done[0].ok() ? "" : qPrintable(done[0].error().text));
    QCOMPARE(done[0]->fields.value(u"name"_s), u"Ola"_s);
    QCOMPARE(done[0]->id, u"9007199254740993"_s);
    QCOMPARE(server.seen.last().body,
        QByteArray(R"({"id":9007199254740993,"name":"Ola","rank":1E300,"exact":12345678901234567890123,)"
                   R"("odd":"\u00e5\ud800","address":{"city":"Oslo","code":"0150"},"list":[1, {"a":null}]})"));
}

void TestCrmProfile::clearedAndNestedInWholeRecords()
{
    const QJsonObject changes{{u"name"_s, QJsonValue::Null}, {u"address"_s, QJsonObject{{u"city"_s, u"Bø"_s}}},
        {u"new"_s, QJsonObject{{u"a"_s, 1}}}};
    QCOMPARE(*mergedJson(R"({"name":"x","address":{"code":"1","city":"y"}})", changes, {u"address.code"_s}),
        QByteArray("{\"name\":null,\"address\":{\"city\":\"Bø\"},\"new\":{\"a\":1}}"));
    for (const char *broken :
        {"", "7", "[]", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{a:1}", "{\"a\" 1}", "{\"a\":}"})
        QVERIFY2(!mergedJson(broken, changes, {}), broken);
    QCOMPARE(*rawAt(R"({"data":{"x" : {"n":1.0} }})", u"data.x"_s), QByteArray("{\"n\":1.0}"));
    QVERIFY(!rawAt(R"({"data":7})", u"data.x"_s));
}

void TestCrmProfile::matchedVersions()
{
    RestServer server;
    server.versions = true;
    server.records << "{\"id\":1,\"name\":\"Kari\"}";
    const QByteArray before = RestServer::version(server.records.first());
    RestClient client =
        clientOf(profile({}, {}, {{u"read"_s, readOne}, {u"update"_s, put({{u"ifMatch"_s, true}})}}), server);
    QVERIFY(client.update(u"things"_s, {change(u"1"_s, {{u"name"_s, u"Ola"_s}})}, {u"name"_s}, {})[0].ok());
    QCOMPARE(server.seen.last().headers.value("if-match"), before);
    QCOMPARE(server.count("GET"), 1);
}

void TestCrmProfile::movedRecordIsNotOverwritten_data()
{
    QTest::addColumn<bool>("afterEnginesRead");
    QTest::newRow("between the run's read and ours") << true;
    QTest::newRow("between ours and the write") << false;
}

void TestCrmProfile::movedRecordIsNotOverwritten()
{
    QFETCH(bool, afterEnginesRead);
    RestServer server;
    server.versions = true;
    server.records << "{\"id\":1,\"name\":\"Kari\"}";
    RestClient client =
        clientOf(profile({}, {}, {{u"read"_s, readOne}, {u"update"_s, put({{u"ifMatch"_s, true}})}}), server);
    const QByteArray edited = "{\"id\":1,\"name\":\"Kari\",\"phone\":\"22\"}";
    int reads = 0;
    server.afterRead = [&] {
        if (++reads == (afterEnginesRead ? 1 : 2))
            server.records.first() = edited;
    };
    QVERIFY(client.read(u"things"_s, {u"1"_s}, {u"name"_s}, {})[0].ok());
    const auto done = client.update(u"things"_s, {change(u"1"_s, {{u"name"_s, u"Ola"_s}})}, {u"name"_s}, {});
    QVERIFY(!done[0].ok());
    QCOMPARE(done[0].error().kind, ErrorKind::Stale);
    QVERIFY2(done[0].error().text.contains(u"meanwhile"_s), qPrintable(done[0].error().text));
    QCOMPARE(server.records.first(), edited);
    QCOMPARE(server.count("PUT"), afterEnginesRead ? 0 : 1);
}

void TestCrmProfile::versionFromTheRecord()
{
    FakeHttp server([](const SeenRequest &request) {
        return request.method == "PATCH" ? rawAnswer("{\"title\":\"moved\"}", 412)
                                         : rawAnswer("{\"id\":1,\"name\":\"Kari\",\"meta\":{\"rev\":17}}");
    });
    QJsonObject guarded = patch;
    guarded.insert(u"ifMatch"_s, true);
    RestClient client =
        clientOf(profile({}, {{u"version"_s, u"meta.rev"_s}}, {{u"read"_s, readOne}, {u"update"_s, guarded}}), server);
    QVERIFY(client.read(u"things"_s, {u"1"_s}, {u"name"_s}, {})[0].ok());
    const auto done = client.update(u"things"_s, {change(u"1"_s, {{u"name"_s, u"Ola"_s}})}, {u"name"_s}, {});
    QCOMPARE(done[0].error().kind, ErrorKind::Stale);
    QCOMPARE(server.seen.last().headers.value("if-match"), QByteArray("17"));
    QCOMPARE(server.seen.size(), 2); // the version of the run's own read is the one that counts
}

void TestCrmProfile::noVersionIsSaid()
{
    RestServer server;
    server.records << "{\"id\":1,\"name\":\"Kari\"}";
    RestClient client =
        clientOf(profile({}, {}, {{u"read"_s, readOne}, {u"update"_s, put({{u"ifMatch"_s, true}})}}), server);
    const auto done = client.update(u"things"_s, {change(u"1"_s, {{u"name"_s, u"Ola"_s}})}, {u"name"_s}, {});
    QCOMPARE(done[0].error().kind, ErrorKind::Refused);
    QVERIFY2(done[0].error().text.contains(u"\"ifMatch\""_s), qPrintable(done[0].error().text));
    QCOMPARE(server.count("PUT"), 0);
}

void TestCrmProfile::idsInBodies_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("number") << u"number"_s << QByteArray("[{\"id\":9007199254740993},{\"id\":\"a7\"}]");
    QTest::newRow("text") << u"text"_s << QByteArray("[{\"id\":\"9007199254740993\"},{\"id\":\"a7\"}]");
}

void TestCrmProfile::idsInBodies()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, body);
    FakeHttp server([](const SeenRequest &) { return rawAnswer("[{\"id\":9007199254740993},{\"id\":\"a7\"}]"); });
    const QJsonObject batch{{u"method"_s, u"POST"_s}, {u"path"_s, u"some"_s}, {u"body"_s, u"{inputs}"_s},
        {u"input"_s, QJsonObject{{u"id"_s, u"{id}"_s}}}, {u"size"_s, 50}};
    RestClient client = clientOf(profile({}, {{u"idType"_s, type}}, {{u"batchRead"_s, batch}}), server);
    const auto records = client.read(u"things"_s, {u"9007199254740993"_s, u"a7"_s}, {}, {});
    QCOMPARE(server.seen.first().body, body);
    QCOMPARE(records[0]->id, u"9007199254740993"_s);
    QCOMPARE(records[1]->id, u"a7"_s);
}

void TestCrmProfile::times_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("iso utc") << u"any"_s << QByteArray("\"2026-11-01T10:00:00.120Z\"") << qint64(1793527200120);
    QTest::newRow("iso offset") << u"any"_s << QByteArray("\"2026-11-01T11:00:00.1200000+01:00\"")
                                << qint64(1793527200120);
    QTest::newRow("ms") << u"any"_s << QByteArray("1793527200120") << qint64(1793527200120);
    QTest::newRow("seconds") << u"epochSeconds"_s << QByteArray("1793527200") << qint64(1793527200000);
    QTest::newRow("seconds, fraction") << u"epochSeconds"_s << QByteArray("1793527200.12") << qint64(1793527200120);
    QTest::newRow("seconds as text") << u"epochSeconds"_s << QByteArray("\"1793527200\"") << qint64(1793527200000);
    QTest::newRow("seconds without end") << u"epochSeconds"_s << QByteArray("1e300") << qint64(0);
    QTest::newRow("no time") << u"epochSeconds"_s << QByteArray("null") << qint64(0);
}

void TestCrmProfile::times()
{
    QFETCH(QString, form);
    QFETCH(QByteArray, written);
    QFETCH(qint64, ms);
    FakeHttp server([&](const SeenRequest &) { return rawAnswer("[{\"id\":1,\"at\":" + written + "}]"); });
    RestClient client = clientOf(profile({}, {{u"modifiedAt"_s, u"at"_s}, {u"times"_s, form}}), server);
    PageRequest request;
    request.datatype = u"things"_s;
    QCOMPARE(client.page(request, {})->records.front().modifiedAt, ms);
}

void TestCrmProfile::changesByEverySpellingOfTime()
{
    FakeHttp server([](const SeenRequest &) { return rawAnswer("[]"); });
    const QJsonObject changes{
        {u"query"_s, QJsonObject{{u"ms"_s, u"{since}"_s}, {u"s"_s, u"{sinceS}"_s}, {u"iso"_s, u"{sinceIso}"_s}}}};
    RestClient client = clientOf(profile({}, {}, {{u"changes"_s, changes}}), server);
    QVERIFY(readWhole(client, 1793527200120).complete);
    QCOMPARE(server.seen.first().query(u"ms"_s), u"1793527200120"_s);
    QCOMPARE(server.seen.first().query(u"s"_s), u"1793527200"_s);
    QCOMPARE(server.seen.first().query(u"iso"_s), u"2026-11-01T10:00:00.120Z"_s);
}

void TestCrmProfile::withoutTimesEverythingIsSwept()
{
    RestServer server;
    server.records << "{\"id\":1}";
    RestClient client = clientOf(profile({}), server);
    QCOMPARE(client.manifest().sweptDatatypes(), QStringList{u"things"_s});
    QVERIFY(!client.traits(u"things"_s)->changesSince);
    QCOMPARE(readWhole(client, 1793527200120).ids, QStringList{u"1"_s}); // asked for changes, it reads all
    QCOMPARE(quickManifest(u"crmoffice.json"_s).sweptDatatypes(), QStringList{u"users"_s});
}

void TestCrmProfile::unknownToABatch_data()
{
    QTest::addColumn<QString>("merged");
    QTest::addColumn<int>("singleReads");
    QTest::newRow("records never merge: the batch's word is enough") << u""_s << 0;
    QTest::newRow("records merge: an old id may answer alone") << u"mergedIds"_s << 1;
}

void TestCrmProfile::unknownToABatch()
{
    QFETCH(QString, merged);
    QFETCH(int, singleReads);
    FakeHttp server([](const SeenRequest &request) {
        return request.method == "GET"
            ? rawAnswer("{}", 404)
            : rawAnswer(R"({"rows":[{"id":1}],"errors":[{"kind":"GONE","ids":["2"]}]})", 207);
    });
    const QJsonObject batch{{u"method"_s, u"POST"_s}, {u"path"_s, u"some"_s}, {u"body"_s, u"{inputs}"_s},
        {u"input"_s, QJsonObject{{u"id"_s, u"{id}"_s}}}, {u"size"_s, 50}, {u"records"_s, u"rows"_s}};
    QJsonObject more;
    if (!merged.isEmpty())
        more.insert(u"mergedIds"_s, merged);
    RestClient client = clientOf(profile({}, more, {{u"batchRead"_s, batch}, {u"read"_s, readOne}},
                                     {{u"list"_s, u"errors"_s}, {u"listId"_s, u"ids"_s}, {u"category"_s, u"kind"_s},
                                         {u"gone"_s, QJsonArray{u"GONE"_s}}}),
        server);
    const auto records = client.read(u"things"_s, {u"1"_s, u"2"_s}, {}, {});
    QCOMPARE(records[0]->presence, Presence::Present);
    QCOMPARE(records[1]->presence, Presence::Absent);
    QCOMPARE(server.count("GET"), singleReads);
}

void TestCrmProfile::whatIsKnownIsNotReadAgain()
{
    // the answer tells what was written, and nothing else
    FakeHttp server([](const SeenRequest &request) {
        return request.method == "GET" ? rawAnswer(R"({"id":1,"name":"Ola N","phone":"33"})")
                                       : rawAnswer(R"({"id":1,"name":"Ola N"})");
    });
    RestClient client = clientOf(profile({}, {}, {{u"read"_s, readOne}, {u"update"_s, patch}}), server);
    RecordChange told = change(u"1"_s, {{u"name"_s, u"Ola"_s}});
    told.known = {{u"name"_s, u"Kari"_s}, {u"phone"_s, u"22"_s}};
    const auto done = client.update(u"things"_s, {told}, {u"name"_s, u"phone"_s}, {});
    QCOMPARE(done[0]->fields, Fields({{u"name"_s, u"Ola N"_s}, {u"phone"_s, u"22"_s}}));
    QCOMPARE(server.count("GET"), 0);

    told.fields = {{u"phone"_s, u"44"_s}}; // what was written and is not told must be read
    const auto silent = client.update(u"things"_s, {told}, {u"name"_s, u"phone"_s}, {});
    QCOMPARE(silent[0]->fields.value(u"phone"_s), u"33"_s);
    QCOMPARE(server.count("GET"), 1);
}

void TestCrmProfile::errorShapes_data()
{
    QTest::addColumn<QJsonObject>("rules");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("property");
    const QByteArray json = "application/json";
    QTest::newRow("problem+json") << QJsonObject{{u"map"_s, u"errors"_s}} << QByteArray("application/problem+json")
                                  << QByteArray(R"({"title":"Bad","errors":{"name":["Name is too long","x"]}})")
                                  << u"Testby refused the name: Name is too long."_s << u"name"_s;
    QTest::newRow("list with context")
        << QJsonObject{{u"message"_s, u"message"_s}, {u"list"_s, u"errors"_s},
               {u"listProperty"_s, u"context.propertyName"_s}}
        << json << QByteArray(R"({"message":"no","errors":[{"message":"is odd","context":{"propertyName":["name"]}}]})")
        << u"refused the name: is odd."_s << u"name"_s;
    QTest::newRow("plain text") << QJsonObject{} << QByteArray("text/plain; charset=utf-8")
                                << QByteArray("Name is\n too long") << u": Name is too long."_s << u""_s;
    QTest::newRow("a list") << QJsonObject{{u"message"_s, u"0.text"_s}, {u"category"_s, u"0.code"_s}} << json
                            << QByteArray(R"([{"text":"too long","code":"LONG"}])") << u": too long."_s << u""_s;
    QTest::newRow("one text") << QJsonObject{{u"message"_s, QJsonArray{u""_s}}} << json << QByteArray("\"too long\"")
                              << u": too long."_s << u""_s;
    QTest::newRow("nested") << QJsonObject{{u"message"_s, u"error.details.text"_s}} << json
                            << QByteArray(R"({"error":{"details":{"text":"too long"}}})") << u": too long."_s << u""_s;
    QTest::newRow("html") << QJsonObject{} << QByteArray("text/html") << QByteArray("<html>no</html>")
                          << u"refused the values of a record (things)."_s << u""_s;
}

void TestCrmProfile::errorShapes()
{
    QFETCH(QJsonObject, rules);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, said);
    QFETCH(QString, property);
    FakeHttp server([&](const SeenRequest &) {
        FakeAnswer answer = rawAnswer(body, 400);
        answer.type = type;
        return answer;
    });
    RestClient client = clientOf(profile({}, {}, {{u"update"_s, patch}}, rules), server);
    const auto done = client.update(u"things"_s, {change(u"1"_s, {{u"name"_s, u"x"_s}})}, {u"name"_s}, {});
    QVERIFY(!done[0].ok());
    QCOMPARE(done[0].error().kind, ErrorKind::Refused);
    QVERIFY2(done[0].error().text.contains(said), qPrintable(done[0].error().text));
    QCOMPARE(done[0].error().property, property);
}

QTEST_GUILESS_MAIN(TestCrmProfile)
#include "tst_crmprofile.moc"
