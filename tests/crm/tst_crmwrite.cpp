#include "connect.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

const QStringList paths{u"properties.firstname"_s, u"properties.phone"_s};

NewRecord person(const QString &key, const QString &name, const QString &phone = u"22"_s)
{
    return {key, {{u"properties.firstname"_s, name}, {u"properties.phone"_s, phone}}};
}

QJsonObject stored(const QString &id, const QJsonObject &properties)
{
    return {{u"id"_s, id}, {u"createdAt"_s, u"2026-10-01T08:00:00Z"_s}, {u"updatedAt"_s, u"2026-10-01T08:00:00Z"_s},
        {u"archived"_s, false}, {u"properties"_s, properties}};
}

QJsonArray inputsOf(const SeenRequest &request)
{
    return request.json()[u"inputs"_s].toArray();
}

QJsonObject batchOf(const QJsonArray &results, const QJsonArray &errors = {})
{
    return {{u"status"_s, u"COMPLETE"_s}, {u"results"_s, results}, {u"errors"_s, errors}};
}

} // namespace

class TestCrmWrite : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void batchCreateMatchesWithoutTraceIds();
    void partialFailureByTraceId();
    void equalLikenessIsNotGuessed();
    void refusedBatchIsHalved();
    void existingRecordIsNamed();
    void updatesMatchById();
    void mergedRecordIsUpdatedAlone();
    void sameRecordTwiceGoesInTwoRounds();
    void answerWithoutAllPathsIsReadAgain();
    void editBeforeReadingBackIsNobodysSpelling_data();
    void editBeforeReadingBackIsNobodysSpelling();
    void archives();
};

void TestCrmWrite::batchCreateMatchesWithoutTraceIds()
{
    FakeHttp server([](const SeenRequest &request) {
        QJsonArray results;
        int id = 500;
        for (const QJsonValue &input : inputsOf(request)) {
            QJsonObject properties = input[u"properties"_s].toObject();
            properties.insert(u"phone"_s, u"+47"_s + properties.value(u"phone"_s).toString()); // stored in its own form
            results.prepend(stored(QString::number(id++), properties));
        }
        return jsonAnswer(batchOf(results), 201);
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const auto made = client.create(u"contact"_s, {person(u"k1"_s, u"Kari"_s), person(u"k2"_s, u"Ola"_s)}, paths, {});
    QCOMPARE(made.size(), size_t(2));
    QVERIFY(made[0].ok() && made[1].ok());
    QCOMPARE(made[0]->id, u"500"_s);
    QCOMPARE(made[0]->fields.value(u"properties.phone"_s), u"+4722"_s);
    QCOMPARE(made[1]->id, u"501"_s);
    QCOMPARE(server.seen.size(), 1);
    QCOMPARE(inputsOf(server.seen.first())[0][u"objectWriteTraceId"_s].toString(), u"k1"_s);
}

void TestCrmWrite::partialFailureByTraceId()
{
    FakeHttp server([](const SeenRequest &) {
        return jsonAnswer(batchOf({stored(u"7"_s, {{u"firstname"_s, u"Kari"_s}, {u"phone"_s, u"22"_s}})},
                              {QJsonObject{{u"category"_s, u"VALIDATION_ERROR"_s}, {u"message"_s, u"Phone is odd"_s},
                                  {u"context"_s,
                                      QJsonObject{{u"objectWriteTraceId"_s, QJsonArray{u"k1"_s}},
                                          {u"propertyName"_s, QJsonArray{u"phone"_s}}}}}}),
            207);
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const auto made =
        client.create(u"contact"_s, {person(u"k1"_s, u"Ola"_s, u"x"_s), person(u"k2"_s, u"Kari"_s)}, paths, {});
    QCOMPARE(made[0].error().kind, ErrorKind::Refused);
    QCOMPARE(made[0].error().property, u"properties.phone"_s);
    QCOMPARE(made[0].error().text, u"HubSpot refused the phone: Phone is odd."_s);
    QCOMPARE(made[1]->id, u"7"_s);
    QCOMPARE(server.seen.size(), 1);
}

void TestCrmWrite::equalLikenessIsNotGuessed()
{
    // one of two records came back, in a form that fits both: neither may be taken for it
    FakeHttp server([](const SeenRequest &) {
        return jsonAnswer(batchOf({stored(u"7"_s, {{u"firstname"_s, u"KARI"_s}, {u"phone"_s, u"22"_s}})}), 207);
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const auto made = client.create(u"contact"_s, {person(u"k1"_s, u"Kari"_s), person(u"k2"_s, u"kari"_s)}, paths, {});
    QCOMPARE(made[0].error().kind, ErrorKind::OutcomeUnknown);
    QCOMPARE(made[1].error().kind, ErrorKind::OutcomeUnknown);
    QCOMPARE(server.seen.size(), 1);
}

void TestCrmWrite::refusedBatchIsHalved()
{
    QStringList written;
    FakeHttp server([&](const SeenRequest &request) {
        QJsonArray results;
        for (const QJsonValue &input : inputsOf(request)) {
            if (input[u"properties"_s][u"firstname"_s].toString() == u"bad"_s)
                return rawAnswer("{\"message\":\"no\",\"category\":\"VALIDATION_ERROR\"}", 400);
        }
        for (const QJsonValue &input : inputsOf(request)) {
            written << input[u"objectWriteTraceId"_s].toString();
            results << stored(u"id-"_s + written.last(), input[u"properties"_s].toObject());
        }
        return jsonAnswer(batchOf(results), 201);
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    std::vector<NewRecord> records;
    for (int i = 0; i < 120; ++i)
        records.push_back(person(u"k%1"_s.arg(i), i == 66 ? u"bad"_s : u"Name %1"_s.arg(i)));
    const auto made = client.create(u"contact"_s, records, paths, {});
    for (size_t i = 0; i < made.size(); ++i) {
        QCOMPARE(made[i].ok(), i != 66);
        if (made[i].ok())
            QCOMPARE(made[i]->id, u"id-k%1"_s.arg(i));
    }
    QCOMPARE(made[66].error().kind, ErrorKind::Refused);
    QCOMPARE(written.removeDuplicates(), 0);
    QCOMPARE(written.size(), 119);
}

void TestCrmWrite::existingRecordIsNamed()
{
    FakeHttp server([](const SeenRequest &) {
        return rawAnswer("{\"message\":\"Contact already exists. Existing ID: "
                         "501\",\"category\":\"CONFLICT\",\"correlationId\":\"1f\"}",
            409);
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const auto made = client.create(u"contact"_s, {person(u"k"_s, u"Kari"_s)}, paths, {});
    QCOMPARE(made[0].error().kind, ErrorKind::Duplicate);
    QVERIFY(made[0].error().text.contains(u"number 501"_s));
    QCOMPARE(made[0].error().requestId, u"1f"_s);
}

void TestCrmWrite::updatesMatchById()
{
    FakeHttp server([](const SeenRequest &request) {
        QJsonArray results;
        for (const QJsonValue &input : inputsOf(request)) {
            results.prepend(stored(input[u"id"_s].toString(),
                {{u"firstname"_s, u"of "_s + input[u"id"_s].toString()}, {u"phone"_s, QJsonValue::Null}}));
        }
        return jsonAnswer(batchOf(results));
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    std::vector<RecordChange> changes;
    for (int id = 1; id <= 150; ++id)
        changes.push_back({u"k"_s, QString::number(id), {{u"properties.firstname"_s, u"x"_s}}});
    const auto done = client.update(u"contact"_s, changes, paths, {});
    for (size_t i = 0; i < done.size(); ++i)
        QCOMPARE(done[i]->fields.value(u"properties.firstname"_s), u"of %1"_s.arg(i + 1));
    QCOMPARE(server.seen.size(), 2);
}

void TestCrmWrite::mergedRecordIsUpdatedAlone()
{
    FakeHttp server([](const SeenRequest &request) {
        if (request.method == "PATCH")
            return jsonAnswer(stored(u"900"_s, {{u"firstname"_s, u"x"_s}, {u"phone"_s, u"1"_s}}));
        for (const QJsonValue &input : inputsOf(request)) {
            if (input[u"id"_s].toString() == u"old"_s)
                return rawAnswer("{\"message\":\"not found\",\"category\":\"OBJECT_NOT_FOUND\"}", 404);
        }
        return jsonAnswer(batchOf({stored(u"1"_s, {{u"firstname"_s, u"x"_s}, {u"phone"_s, u"1"_s}})}));
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const auto done = client.update(u"contact"_s,
        {{u"a"_s, u"old"_s, {{u"properties.firstname"_s, u"x"_s}}},
            {u"b"_s, u"1"_s, {{u"properties.firstname"_s, u"x"_s}}}},
        paths, {});
    QCOMPARE(done[0]->id, u"900"_s);
    QCOMPARE(done[0]->aliases, QStringList{u"old"_s});
    QCOMPARE(done[1]->id, u"1"_s);
}

void TestCrmWrite::sameRecordTwiceGoesInTwoRounds()
{
    FakeHttp server([](const SeenRequest &request) {
        QJsonArray results;
        for (const QJsonValue &input : inputsOf(request)) {
            results << stored(input[u"id"_s].toString(),
                {{u"firstname"_s, input[u"properties"_s][u"firstname"_s]}, {u"phone"_s, u"1"_s}});
        }
        return jsonAnswer(batchOf(results));
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const auto done = client.update(u"contact"_s,
        {{u"a"_s, u"1"_s, {{u"properties.firstname"_s, u"x"_s}}},
            {u"b"_s, u"1"_s, {{u"properties.firstname"_s, u"y"_s}}}},
        paths, {});
    QCOMPARE(done[0]->fields.value(u"properties.firstname"_s), u"x"_s);
    QCOMPARE(done[1]->fields.value(u"properties.firstname"_s), u"y"_s);
    QCOMPARE(server.seen.size(), 2);
}

void TestCrmWrite::answerWithoutAllPathsIsReadAgain()
{
    FakeHttp server([](const SeenRequest &request) {
        if (request.path().endsWith(u"batch/read"_s))
            return jsonAnswer(batchOf({stored(u"1"_s, {{u"firstname"_s, u"Kari"_s}, {u"phone"_s, u"22"_s}})}));
        return jsonAnswer(stored(u"1"_s, {{u"firstname"_s, u"Kari"_s}}));
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const auto done =
        client.update(u"contact"_s, {{u"k"_s, u"1"_s, {{u"properties.firstname"_s, u"Kari"_s}}}}, paths, {});
    QCOMPARE(done[0]->fields.value(u"properties.phone"_s), u"22"_s);
    QCOMPARE(server.seen.size(), 2);
}

void TestCrmWrite::editBeforeReadingBackIsNobodysSpelling_data()
{
    QTest::addColumn<QString>("held");
    QTest::addColumn<QString>("modified");
    QTest::addColumn<bool>("known");
    const QString withTheWrite = u"2026-11-20T10:00:00.900Z"_s; // the answer tells whole seconds
    const QString later = u"2026-11-20T10:00:04.000Z"_s;
    QTest::newRow("as sent") << u"22 11 11 11"_s << withTheWrite << true;
    QTest::newRow("the server's own value, at once") << u"unknown"_s << withTheWrite << true;
    QTest::newRow("no time at all") << u"unknown"_s << QString() << true;
    QTest::newRow("only something else changed since") << u"22 11 11 11"_s << later << true;
    QTest::newRow("a spelling, changed since") << u"22111111"_s << later << true;
    QTest::newRow("another value, changed since") << u"33 33 33 33"_s << later << false;
    QTest::newRow("cleared since") << u""_s << later << false;
}

void TestCrmWrite::editBeforeReadingBackIsNobodysSpelling()
{
    QFETCH(QString, held);
    QFETCH(QString, modified);
    QFETCH(bool, known);
    FakeHttp server([&](const SeenRequest &request) {
        if (request.method != "PATCH")
            return jsonAnswer({{u"id"_s, u"1"_s}, {u"modifiedAt"_s, modified}, {u"mobilePhone"_s, held}});
        FakeAnswer done = rawAnswer({}, 204);
        done.headers = {{"Date", "Fri, 20 Nov 2026 10:00:00 GMT"}};
        return done;
    });
    RestClient client = clientOf(u"crmoffice.json"_s, server);
    const QString path = u"mobilePhone"_s;
    const auto done = client.update(u"contacts"_s, {{u"k"_s, u"1"_s, {{path, u"22 11 11 11"_s}}}}, {path}, {});
    QCOMPARE(done[0].ok(), known);
    if (known)
        QCOMPARE(done[0]->fields.value(path), held);
    else
        QCOMPARE(done[0].error().kind, ErrorKind::OutcomeUnknown);
}

void TestCrmWrite::archives()
{
    FakeHttp server(
        [](const SeenRequest &request) { return rawAnswer({}, request.path().endsWith(u"/2"_s) ? 404 : 204); });
    RestClient crmoffice = clientOf(u"crmoffice.json"_s, server);
    for (const auto &record : crmoffice.archive(u"contacts"_s, {u"1"_s, u"2"_s}, {}))
        QCOMPARE(record->presence, Presence::Absent);
    RestClient hubspot = clientOf(u"hubspot.json"_s, server);
    QCOMPARE(hubspot.archive(u"contact"_s, {u"1"_s, u"3"_s}, {})[1]->presence, Presence::Absent);
    QCOMPARE(server.count("DELETE"), 2);
    QCOMPARE(server.seen.last().path(), u"/crm/objects/2026-09/contacts/batch/archive"_s);
}

QTEST_GUILESS_MAIN(TestCrmWrite)
#include "tst_crmwrite.moc"
