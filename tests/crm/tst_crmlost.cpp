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

QByteArray text(const QList<Error> &errors)
{
    QStringList lines;
    for (const Error &error : errors)
        lines << toText(error.kind) + u' ' + error.text;
    return lines.join(u'\n').toUtf8();
}

} // namespace

class TestCrmLost : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lostAnswerIsNotSentAgain_data();
    void lostAnswerIsNotSentAgain();
    void lostAnswerOfManyConnections();
    void lockedWriteIsTriedAgain();
    void nestedTypedAndCleared();
    void clearedTextIsEmpty();
    void fieldErrorNamesTheProperty();
    void readOnlyDatatypesSendNothing();
};

void TestCrmLost::lostAnswerIsNotSentAgain_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("verb");
    for (const QString &verb : {u"create"_s, u"update"_s, u"archive"_s}) {
        QTest::addRow("%s, closed", qPrintable(verb)) << int(FakeAnswer::CloseFirst) << 0 << verb;
        QTest::addRow("%s, cut", qPrintable(verb)) << int(FakeAnswer::CutBody) << 200 << verb;
        QTest::addRow("%s, silent", qPrintable(verb)) << int(FakeAnswer::Silent) << 0 << verb;
        QTest::addRow("%s, 502", qPrintable(verb)) << int(FakeAnswer::Whole) << 502 << verb;
        QTest::addRow("%s, 302", qPrintable(verb)) << int(FakeAnswer::Whole) << 302 << verb;
    }
}

void TestCrmLost::lostAnswerIsNotSentAgain()
{
    QFETCH(int, fault);
    QFETCH(int, status);
    QFETCH(QString, verb);
    for (const QString &manifest : {u"hubspot.json"_s, u"crmoffice.json"_s}) {
        const QString datatype = manifest.startsWith(u'h') ? u"contact"_s : u"contacts"_s;
        for (const bool warm : {false, true}) { // also on a connection that has been used before
            bool first = warm;
            FakeHttp server([&](const SeenRequest &) {
                if (std::exchange(first, false))
                    return rawAnswer("{\"results\":[],\"items\":[],\"totalCount\":0}");
                FakeAnswer answer = rawAnswer("{\"id\":\"1\"}", status);
                answer.fault = FakeAnswer::Fault(fault);
                return answer;
            });
            RestClient client = clientOf(manifest, server, 300);
            if (warm) {
                PageRequest request;
                request.datatype = datatype;
                QVERIFY(client.page(request, {}).ok());
                server.seen.clear();
            }
            const auto done = verb == u"create"_s ? client.create(datatype, {person(u"k"_s, u"Kari"_s)}, paths, {})
                : verb == u"update"_s ? client.update(datatype, {{u"k"_s, u"1"_s, {{u"a"_s, u"b"_s}}}}, paths, {})
                                      : client.archive(datatype, {u"1"_s}, {});
            QCOMPARE(server.seen.size(), 1);
            QVERIFY2(!done[0].ok() && done[0].error().kind == ErrorKind::OutcomeUnknown,
                done[0].ok() ? "ok" : text({done[0].error()}).constData());
            QVERIFY(!done[0].error().text.contains(secret));
        }
    }
}

void TestCrmLost::lostAnswerOfManyConnections()
{
    // the server goes away with the request: the layer's second attempt to connect is refused, yet the first may have
    // been done
    auto server = std::make_unique<FakeHttp>();
    server->script = [&](const SeenRequest &) {
        server->close();
        return FakeAnswer{.fault = FakeAnswer::CloseFirst};
    };
    RestClient client = clientOf(u"crmoffice.json"_s, *server);
    const auto done = client.create(u"contacts"_s, {{u"k"_s, {{u"givenName"_s, u"Kari"_s}}}}, {u"givenName"_s}, {});
    QCOMPARE(done[0].error().kind, ErrorKind::OutcomeUnknown);
    server.reset();
    const auto refused = client.create(u"contacts"_s, {{u"k"_s, {{u"givenName"_s, u"Kari"_s}}}}, {u"givenName"_s}, {});
    QCOMPARE(refused[0].error().kind, ErrorKind::Network);
}

void TestCrmLost::lockedWriteIsTriedAgain()
{
    int refusals = 2;
    FakeHttp server([&](const SeenRequest &) {
        if (refusals-- > 0)
            return rawAnswer("{}", refusals == 1 ? 423 : 429);
        return jsonAnswer(stored(u"1"_s, {{u"firstname"_s, u"Kari"_s}, {u"phone"_s, u"22"_s}}), 201);
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    QVERIFY(client.create(u"contact"_s, {person(u"k"_s, u"Kari"_s)}, paths, {})[0].ok());
    QCOMPARE(server.seen.size(), 3);
}

void TestCrmLost::nestedTypedAndCleared()
{
    FakeHttp server([](const SeenRequest &) { return rawAnswer("{\"id\":12345678901234567890,\"name\":\"A\"}"); });
    RestClient client = clientOf(u"crmoffice.json"_s, server);
    const auto done = client.update(u"companies"_s,
        {{u"k"_s, u"a/b c"_s,
            {{u"postAddress.streetAddress"_s, u"Storgata 1"_s}, {u"postAddress.postCode"_s, QString()},
                {u"name"_s, u"Æ"_s}}}},
        {u"name"_s, u"orgNr"_s}, {});
    QCOMPARE(server.seen.first().method, QByteArray("PATCH"));
    QVERIFY2(server.seen.first().target == "/companies/a%2Fb%20c", server.seen.first().target.constData());
    QCOMPARE(server.seen.first().json(),
        QJsonObject({{u"name"_s, u"Æ"_s},
            {u"postAddress"_s,
                QJsonObject{{u"streetAddress"_s, u"Storgata 1"_s}, {u"postCode"_s, QJsonValue::Null}}}}));
    QCOMPARE(done[0]->id, u"12345678901234567890"_s);
    QCOMPARE(done[0]->fields, Fields({{u"name"_s, u"A"_s}}));
    QCOMPARE(server.seen.size(), 1); // the answer is the whole record: a property it leaves out is blank
}

void TestCrmLost::clearedTextIsEmpty()
{
    FakeHttp server([](const SeenRequest &) {
        return jsonAnswer(stored(u"1"_s, {{u"firstname"_s, u"Kari"_s}, {u"phone"_s, QString()}}));
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const auto done = client.update(u"contact"_s, {{u"k"_s, u"1"_s, {{u"properties.phone"_s, QString()}}}}, paths, {});
    QVERIFY(done[0].ok());
    QCOMPARE(server.seen.first().json()[u"properties"_s].toObject(), QJsonObject({{u"phone"_s, QString()}}));
}

void TestCrmLost::fieldErrorNamesTheProperty()
{
    FakeHttp server([](const SeenRequest &) {
        FakeAnswer answer = rawAnswer(R"({"type":"about:blank","title":"Validation failed","status":422,"traceId":"t-9",
            "errors":{"mobilePhone":["must have at most 20 characters"]}})",
            422);
        answer.type = "application/problem+json; charset=utf-8";
        return answer;
    });
    RestClient client = clientOf(u"crmoffice.json"_s, server);
    const auto done =
        client.update(u"contacts"_s, {{u"k"_s, u"1"_s, {{u"mobilePhone"_s, u"1"_s}}}}, {u"mobilePhone"_s}, {});
    QCOMPARE(done[0].error().kind, ErrorKind::Refused);
    QCOMPARE(done[0].error().property, u"mobilePhone"_s);
    QCOMPARE(done[0].error().requestId, u"t-9"_s);
    QCOMPARE(done[0].error().text, u"CRMOffice refused the mobile phone: must have at most 20 characters."_s);
}

void TestCrmLost::readOnlyDatatypesSendNothing()
{
    FakeHttp server;
    RestClient client = clientOf(u"hubspot.json"_s, server);
    for (const QString &datatype : {u"user"_s, u"owner"_s, u"contactcompanyassociation"_s}) {
        QCOMPARE(client.create(datatype, {person(u"k"_s, u"x"_s)}, {}, {})[0].error().kind, ErrorKind::BadInput);
        QCOMPARE(client.update(datatype, {{u"k"_s, u"1"_s, {{u"email"_s, u"x"_s}}}}, {}, {})[0].error().kind,
            ErrorKind::BadInput);
        QCOMPARE(client.archive(datatype, {u"1"_s}, {})[0].error().kind, ErrorKind::BadInput);
    }
    QCOMPARE(server.seen.size(), 0);
}

QTEST_GUILESS_MAIN(TestCrmLost)
#include "tst_crmlost.moc"
