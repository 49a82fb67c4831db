#include "connect.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

const QStringList paths{u"properties.firstname"_s};

NewRecord person(const QString &key, const QString &name)
{
    return {key, {{u"properties.firstname"_s, name}}, true};
}

/// An account with unique keys, as it is known from outside: by its calls.
class Account : public FakeHttp {
public:
    bool echoes = true; ///< answers to an upsert say our trace id
    bool tellsKey = true; ///< they say the unique property
    bool whole = false; ///< one bad input refuses the batch
    int lose = 0; ///< so many answers to upserts are lost, what was asked for done
    int drop = 0; ///< so many upserts are not done, and not answered
    FakeAnswer::Fault fault = FakeAnswer::CloseFirst;
    QMap<QString, QJsonObject> held; ///< by key
    QString stranger; ///< not empty: a lookup answers with this record, whatever was asked for

    Account()
    {
        script = [this](const SeenRequest &request) {
            if (request.path().endsWith("/batch/upsert"_L1))
                return upsert(request.json()["inputs"_L1].toArray());
            if (request.path().endsWith("/batch/read"_L1))
                return batchRead(request.json());
            return read(request);
        };
    }

private:
    QJsonObject shown(const QString &key, bool isAnswer) const
    {
        QJsonObject record = held.value(key);
        QJsonObject properties = record["properties"_L1].toObject();
        if (isAnswer && !tellsKey)
            properties.remove(u"samband_key"_s);
        record["properties"_L1] = properties;
        if (isAnswer && echoes)
            record["objectWriteTraceId"_L1] = key;
        return record;
    }

    FakeAnswer upsert(const QJsonArray &inputs)
    {
        if (drop > 0 && drop--)
            return {.fault = fault};
        QJsonArray results;
        QJsonArray errors;
        for (const QJsonValue &input : inputs) {
            const QString key = input["id"_L1].toString();
            QJsonObject properties = input["properties"_L1].toObject();
            if (properties["firstname"_L1] == "bad"_L1) {
                const QJsonObject error{{u"status"_s, u"error"_s}, {u"category"_s, u"VALIDATION_ERROR"_s},
                    {u"message"_s, u"no"_s},
                    {u"context"_s, QJsonObject{{u"objectWriteTraceId"_s, QJsonArray{input["objectWriteTraceId"_L1]}}}}};
                if (whole)
                    return jsonAnswer(error, 400);
                errors.append(error);
                continue;
            }
            properties["samband_key"_L1] = key;
            QJsonObject &record = held[key];
            const bool isNew = record.isEmpty();
            if (isNew)
                record = {{u"id"_s, QString::number(500 + held.size())}, {u"createdAt"_s, u"2026-10-01T08:00:00Z"_s},
                    {u"updatedAt"_s, u"2026-10-01T08:00:00Z"_s}, {u"archived"_s, false}};
            record["properties"_L1] = properties;
            QJsonObject told = shown(key, true);
            told["new"_L1] = isNew;
            results.prepend(told); // in no order that a client could go by
        }
        FakeAnswer answer = jsonAnswer({{u"status"_s, u"COMPLETE"_s}, {u"results"_s, results}, {u"errors"_s, errors}},
            errors.isEmpty() ? 200 : 207);
        if (lose > 0 && lose--)
            answer.fault = fault;
        return answer;
    }

    FakeAnswer batchRead(const QJsonObject &body)
    {
        QJsonArray results;
        for (const QJsonValue &input : body["inputs"_L1].toArray()) {
            if (held.contains(input["id"_L1].toString()) && body["idProperty"_L1] == "samband_key"_L1)
                results.append(shown(input["id"_L1].toString(), false));
        }
        return jsonAnswer({{u"results"_s, results}});
    }

    FakeAnswer read(const SeenRequest &request)
    {
        const QString key = stranger.isEmpty() ? request.path().section(u'/', -1) : stranger;
        if (request.query(u"idProperty"_s) != "samband_key"_L1 || !held.contains(key))
            return jsonAnswer({{u"category"_s, u"OBJECT_NOT_FOUND"_s}, {u"message"_s, u"resource not found"_s}}, 404);
        return jsonAnswer(shown(key, false));
    }
};

int upserts(const FakeHttp &server)
{
    return int(std::count_if(server.seen.begin(), server.seen.end(),
        [](const SeenRequest &one) { return one.path().endsWith("/batch/upsert"_L1); }));
}

} // namespace

/// Records made by a unique property of ours, over sockets.
class TestCrmKeys : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCallIsAnUpsert();
    void everyAnswerFindsItsInput_data();
    void everyAnswerFindsItsInput();
    void oneBadInputSpoilsNoOther_data();
    void oneBadInputSpoilsNoOther();
    void aLostAnswerIsAskedFor_data();
    void aLostAnswerIsAskedFor();
    void whatIsNotThereStaysUnknown();
    void theSameKeyMakesNoSecondRecord();
    void nobodyElseAnswersForAKey();
    void withoutANameThereIsNoKey();
    void thePropertyIsMadeWhenAsked();
};

void TestCrmKeys::theCallIsAnUpsert()
{
    Account server;
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const auto made = client.create(u"contact"_s, {person(u"samband-1"_s, u"Kari"_s)}, paths, {});
    QVERIFY(made[0]);
    QCOMPARE(made[0]->fields, (Fields{{u"properties.firstname"_s, u"Kari"_s}}));
    QCOMPARE(server.seen.size(), 1);
    QCOMPARE(server.seen[0].path(), u"/crm/objects/2026-09/contacts/batch/upsert"_s);
    const QJsonObject input = server.seen[0].json()["inputs"_L1][0].toObject();
    QCOMPARE(input["id"_L1].toString(), u"samband-1"_s);
    QCOMPARE(input["idProperty"_L1].toString(), u"samband_key"_s);
    QCOMPARE(input["objectWriteTraceId"_L1].toString(), u"samband-1"_s);
    QCOMPARE(input["properties"_L1].toObject(), (QJsonObject{{u"firstname"_s, u"Kari"_s}}));
}

void TestCrmKeys::everyAnswerFindsItsInput_data()
{
    QTest::addColumn<bool>("echoes");
    QTest::addColumn<bool>("tellsKey");
    QTest::newRow("by trace id") << true << false;
    QTest::newRow("by the property") << false << true;
    QTest::newRow("by neither: it is asked for") << false << false;
}

void TestCrmKeys::everyAnswerFindsItsInput()
{
    QFETCH(bool, echoes);
    QFETCH(bool, tellsKey);
    Account server;
    server.echoes = echoes;
    server.tellsKey = tellsKey;
    RestClient client = clientOf(u"hubspot.json"_s, server);
    std::vector<NewRecord> people;
    for (int i = 0; i < 150; ++i)
        people.push_back(person(u"samband-%1"_s.arg(i), i % 2 == 0 ? u"Ola"_s : u"Navn %1"_s.arg(i)));
    const auto made = client.create(u"contact"_s, people, paths, {});
    QCOMPARE(upserts(server), 2);
    QSet<QString> ids;
    for (size_t i = 0; i < made.size(); ++i) {
        QVERIFY2(made[i], qPrintable(made[i] ? QString() : made[i].error().text));
        QCOMPARE(made[i]->fields.value(paths[0]), people[i].fields.value(paths[0]));
        QCOMPARE(made[i]->id, server.held.value(people[i].key)["id"_L1].toString());
        ids.insert(made[i]->id);
    }
    QCOMPARE(ids.size(), 150);
}

void TestCrmKeys::oneBadInputSpoilsNoOther_data()
{
    QTest::addColumn<bool>("whole");
    QTest::newRow("207") << false;
    QTest::newRow("the batch is refused") << true;
}

void TestCrmKeys::oneBadInputSpoilsNoOther()
{
    QFETCH(bool, whole);
    Account server;
    server.whole = whole;
    RestClient client = clientOf(u"hubspot.json"_s, server);
    std::vector<NewRecord> people;
    for (int i = 0; i < 20; ++i)
        people.push_back(person(u"samband-%1"_s.arg(i), i == 7 ? u"bad"_s : u"Ola"_s));
    const auto made = client.create(u"contact"_s, people, paths, {});
    for (size_t i = 0; i < made.size(); ++i) {
        QCOMPARE(made[i].ok(), i != 7);
        if (i == 7)
            QCOMPARE(made[i].error().kind, ErrorKind::Refused);
    }
    QCOMPARE(server.held.size(), 19);
}

void TestCrmKeys::aLostAnswerIsAskedFor_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("closed") << int(FakeAnswer::CloseFirst);
    QTest::newRow("cut") << int(FakeAnswer::CutBody);
    QTest::newRow("silent") << int(FakeAnswer::Silent);
}

void TestCrmKeys::aLostAnswerIsAskedFor()
{
    QFETCH(int, fault);
    Account server;
    server.lose = 1;
    server.fault = FakeAnswer::Fault(fault);
    RestClient client = clientOf(u"hubspot.json"_s, server, 500);
    const auto made =
        client.create(u"contact"_s, {person(u"samband-1"_s, u"Ola"_s), person(u"samband-2"_s, u"Ola"_s)}, paths, {});
    QCOMPARE(upserts(server), 1);
    for (size_t i = 0; i < made.size(); ++i) {
        QVERIFY2(made[i], qPrintable(made[i] ? QString() : made[i].error().text));
        QCOMPARE(made[i]->id, server.held.value(u"samband-%1"_s.arg(i + 1))["id"_L1].toString());
    }
}

void TestCrmKeys::whatIsNotThereStaysUnknown()
{
    Account server;
    server.drop = 1;
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const auto made = client.create(u"contact"_s, {person(u"samband-1"_s, u"Ola"_s)}, paths, {});
    QVERIFY(!made[0] && made[0].error().kind == ErrorKind::OutcomeUnknown);
    QCOMPARE(upserts(server), 1);
    const auto looked = client.readByKey(u"contact"_s, {u"samband-1"_s}, paths, {});
    QVERIFY(looked[0] && looked[0]->presence == Presence::Absent);
}

void TestCrmKeys::theSameKeyMakesNoSecondRecord()
{
    Account server;
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const auto first = client.create(u"contact"_s, {person(u"samband-1"_s, u"Ola"_s)}, paths, {});
    const auto second = client.create(u"contact"_s, {person(u"samband-1"_s, u"Ola"_s)}, paths, {});
    QVERIFY(first[0] && second[0]);
    QCOMPARE(second[0]->id, first[0]->id);
    QCOMPARE(server.held.size(), 1);
}

void TestCrmKeys::nobodyElseAnswersForAKey()
{
    Account server;
    RestClient client = clientOf(u"hubspot.json"_s, server);
    QVERIFY(client.create(u"contact"_s, {person(u"samband-1"_s, u"Ola"_s)}, paths, {})[0]);
    server.stranger = u"samband-1"_s;
    const auto looked = client.readByKey(u"contact"_s, {u"samband-2"_s, u"samband-1"_s}, paths, {});
    QVERIFY(!looked[0]);
    QCOMPARE(looked[0].error().kind, ErrorKind::BadAnswer);
    QVERIFY(looked[1]);
}

void TestCrmKeys::withoutANameThereIsNoKey()
{
    FakeHttp server([](const SeenRequest &) { return jsonAnswer({{u"id"_s, u"1"_s}}); });
    Connection connection;
    connection.baseUrl = server.url();
    connection.settings = {{u"keyProperty"_s, QString()}};
    RestClient client(quickManifest(u"hubspot.json"_s), connection);
    QCOMPARE(client.traits(u"contact"_s)->keyProperty, QString());
    QVERIFY(!client.traits(u"contact"_s)->canMakeKey);
    (void)client.create(u"contact"_s, {person(u"samband-1"_s, u"Ola"_s)}, paths, {});
    QCOMPARE(server.seen[0].path(), u"/crm/objects/2026-09/contacts"_s);
    QCOMPARE(client.readByKey(u"contact"_s, {u"k"_s}, paths, {})[0].error().kind, ErrorKind::BadInput);
    QCOMPARE(client.makeKeyProperty(u"contact"_s, {}).error().kind, ErrorKind::BadInput);
}

void TestCrmKeys::thePropertyIsMadeWhenAsked()
{
    bool allowed = true;
    FakeHttp server([&](const SeenRequest &) {
        return allowed ? jsonAnswer({{u"name"_s, u"egen_id"_s}}, 201)
                       : jsonAnswer({{u"category"_s, u"MISSING_SCOPES"_s}, {u"message"_s, u"no"_s},
                                        {u"errors"_s,
                                            QJsonArray{QJsonObject{{u"context"_s,
                                                QJsonObject{{u"requiredGranularScopes"_s,
                                                    QJsonArray{u"crm.schemas.companies.write"_s}}}}}}}},
                           403);
    });
    Connection connection;
    connection.baseUrl = server.url();
    connection.settings = {{u"keyProperty"_s, u"egen_id"_s}};
    RestClient client(quickManifest(u"hubspot.json"_s), connection);
    QVERIFY(client.makeKeyProperty(u"company"_s, {}));
    QCOMPARE(server.seen[0].path(), u"/crm/properties/2026-09/companies"_s);
    QCOMPARE(server.seen[0].json(),
        (QJsonObject{{u"name"_s, u"egen_id"_s}, {u"label"_s, u"Samband key"_s},
            {u"groupName"_s, u"companyinformation"_s}, {u"type"_s, u"string"_s}, {u"fieldType"_s, u"text"_s},
            {u"hasUniqueValue"_s, true}}));
    allowed = false;
    const Status refused = client.makeKeyProperty(u"company"_s, {});
    QCOMPARE(refused.error().kind, ErrorKind::Forbidden);
    QVERIFY(refused.error().text.contains(u"crm.schemas.companies.write"_s));
}

QTEST_GUILESS_MAIN(TestCrmKeys)
#include "tst_crmkeys.moc"
