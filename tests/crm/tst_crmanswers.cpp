#include "profile.h"

#include "hubspotanswers.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

QByteArray gzipped()
{
    // {"rows":[{"id":7,"name":"pakket"}]}
    return QByteArray::fromHex("1f8b0800000000000203ab562aca2f2f56b28aae56ca4c51b232d751ca4bcc4d55b2522a48ccce4e"
                               "2d51aa8dad0500a89e5f7423000000");
}

} // namespace

/// Every status code of the systems, and every broken answer: what the operator reads, how far it reaches, how often it
/// is asked again.
class TestCrmAnswers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void statusCodes_data();
    void statusCodes();
    void whatTakesTooLongIsHalved();
    void oneForbiddenRecordIsItsOwn();
    void lockedRecordsAreCalledWithLessHaste();
    void longAbsences_data();
    void longAbsences();
    void aWriteDuringAnAbsenceStaysUnknown();
    void aSpentDayIsAskedAboutOnce();
    void redirects_data();
    void redirects();
    void bodies_data();
    void bodies();
    void errorBodiesOfAnyShape_data();
    void errorBodiesOfAnyShape();
    void slowAnswer();
    void transferForms_data();
    void transferForms();
};

void TestCrmAnswers::statusCodes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<ErrorKind>("readKind");
    QTest::addColumn<int>("reads");
    QTest::addColumn<ErrorKind>("writeKind");
    QTest::addColumn<int>("writes");
    QTest::addColumn<QString>("said"); // by a read
    using enum ErrorKind;
    const auto row = [](int status, ErrorKind readKind, int reads, ErrorKind writeKind, int writes,
                         const QString &said) {
        QTest::newRow(qPrintable(QString::number(status)))
            << status << readKind << reads << writeKind << writes << said;
    };
    row(400, Refused, 1, Refused, 1, u"refused the values"_s);
    row(401, Unauthorized, 1, Unauthorized, 1, u"sign in again"_s);
    row(403, Forbidden, 1, Forbidden, 1, u"permission"_s);
    row(404, NotFound, 1, NotFound, 1, u"has nothing at /crm/objects/"_s);
    row(405, Refused, 1, Refused, 1, u"refused"_s);
    row(408, Unavailable, 4, OutcomeUnknown, 1, u"408"_s);
    row(409, Duplicate, 1, Duplicate, 1, u"unique"_s);
    row(410, NotFound, 1, NotFound, 1, u"has nothing at /crm/objects/"_s);
    row(412, Stale, 1, Stale, 1, u"meanwhile"_s);
    row(414, Refused, 1, Refused, 1, u"too long"_s);
    row(422, Refused, 1, Refused, 1, u"refused"_s);
    row(423, Locked, 4, Locked, 4, u"locked"_s);
    row(429, RateLimited, 6, RateLimited, 6, u"no more calls"_s);
    row(477, Unavailable, 3, Unavailable, 3, u"477"_s);
    row(500, Unavailable, 5, OutcomeUnknown, 1, u"500"_s);
    row(524, Unavailable, 10, OutcomeUnknown, 1, u"524"_s); // twice for pages of 100, 50, 25, 12 and 6
    for (const int status : {502, 503, 504, 521, 523})
        row(status, Unavailable, 4, OutcomeUnknown, 1, QString::number(status));
    for (const int status : {522, 525, 526})
        row(status, Unavailable, 2, OutcomeUnknown, 1, QString::number(status));
    row(599, Unavailable, 1, OutcomeUnknown, 1, u"599"_s);
}

void TestCrmAnswers::statusCodes()
{
    QFETCH(int, status);
    QFETCH(ErrorKind, readKind);
    QFETCH(int, reads);
    QFETCH(ErrorKind, writeKind);
    QFETCH(int, writes);
    QFETCH(QString, said);
    for (const QByteArray &type : {QByteArray("application/json"), QByteArray("text/html"), QByteArray()}) {
        FakeHttp server([&](const SeenRequest &) {
            FakeAnswer answer = rawAnswer(type.contains("json") ? "{\"message\":\"Nei\"}" : "<html><b>Nei</b>", status);
            answer.type = type;
            return answer;
        });
        RestClient client = clientOf(u"hubspot.json"_s, server);
        const auto page = client.page(asking(u"contact"_s), {});
        QVERIFY(!page.ok());
        QCOMPARE(page.error().kind, readKind);
        QCOMPARE(page.error().http, status);
        QCOMPARE(server.seen.size(), reads);
        const QString &text = page.error().text;
        QVERIFY2(text.contains(said) && text.contains(u"HubSpot"_s) && !text.contains(u'<'), qPrintable(text));

        server.seen.clear();
        const auto made = client.create(u"contact"_s, {{u"k"_s, {{u"properties.firstname"_s, u"Kari"_s}}}}, paths, {});
        QCOMPARE(made[0].error().kind, writeKind);
        QCOMPARE(server.seen.size(), writes);
        if (writeKind == ErrorKind::OutcomeUnknown)
            QVERIFY2(made[0].error().text.contains(u"not known"_s)
                    && made[0].error().text.contains(u"Nei"_s) == type.contains("json"),
                qPrintable(made[0].error().text));
    }
}

void TestCrmAnswers::whatTakesTooLongIsHalved()
{
    QList<int> sizes;
    FakeHttp server([&](const SeenRequest &request) {
        const QJsonArray inputs = request.json()["inputs"_L1].toArray();
        sizes << (request.method == "POST" ? int(inputs.size()) : request.query(u"limit"_s).toInt());
        if (sizes.last() > 25)
            return rawAnswer("<html>524</html>", 524);
        QJsonArray results;
        for (const QJsonValue &input : inputs)
            results << QJsonObject{{"id"_L1, input["id"_L1]}, {"properties"_L1, QJsonObject{}},
                {"createdAt"_L1, "2026-01-01T00:00:00Z"_L1}, {"updatedAt"_L1, "2026-01-01T00:00:00Z"_L1}};
        return jsonAnswer({{"results"_L1, results}});
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    QStringList ids;
    for (int id = 1; id <= 100; ++id)
        ids << QString::number(id);
    for (const auto &record : client.read(u"contact"_s, ids, paths, {}))
        QVERIFY2(record && record->presence == Presence::Present, record ? "" : qPrintable(record.error().text));
    sizes.clear();
    QVERIFY(client.page(asking(u"contact"_s), {}));
    QCOMPARE(sizes, (QList<int>{100, 100, 50, 50, 25}));
    sizes.clear();
    QVERIFY(client.page(asking(u"contact"_s), {})); // what was learned is not tried again for every page
    QCOMPARE(sizes, QList<int>{25});
}

void TestCrmAnswers::oneForbiddenRecordIsItsOwn()
{
    QByteArray body = "{\"message\":\"Not your team's record\"}";
    FakeHttp server([&](const SeenRequest &) { return rawAnswer(body, 403); });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const auto change = [&] {
        return client.update(u"contact"_s, {{u"k"_s, u"7"_s, {{u"properties.phone"_s, u"22"_s}}, {}}}, paths, {})
            .front()
            .error();
    };
    const Error own = change();
    QCOMPARE(own.scope(), Scope::Record);
    QVERIFY2(
        own.text.contains(u"Not your team's record"_s) && own.text.contains(u"this record"_s), qPrintable(own.text));
    QCOMPARE(client.archive(u"contact"_s, {u"7"_s}, {}).front().error().scope(), Scope::Record);
    // A permission that is named is missing for every record.
    body = R"({"errors":[{"context":{"requiredGranularScopes":["crm.objects.contacts.write"]}}]})";
    QCOMPARE(change().kind, ErrorKind::Forbidden);
}

void TestCrmAnswers::lockedRecordsAreCalledWithLessHaste()
{
    int most = 0;
    int now = 0;
    bool locked = true;
    FakeHttp server([&](const SeenRequest &) {
        most = std::max(most, ++now);
        QTimer::singleShot(20, &server, [&now] { --now; });
        FakeAnswer answer = rawAnswer("{}", locked ? 423 : 404);
        answer.delayMs = 20;
        return answer;
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    client.read(u"owner"_s, {u"1"_s}, {u"email"_s}, {});
    locked = false;
    most = 0;
    QStringList ids;
    for (int id = 1; id <= 30; ++id)
        ids << QString::number(id);
    client.read(u"owner"_s, ids, {u"email"_s}, {});
    QVERIFY2(most <= 3, qPrintable(QString::number(most)));
}

void TestCrmAnswers::longAbsences_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {429, 477, 503})
        QTest::newRow(qPrintable(QString::number(status))) << status;
}

void TestCrmAnswers::longAbsences()
{
    QFETCH(int, status);
    FakeHttp server([&](const SeenRequest &) {
        FakeAnswer answer = rawAnswer("{\"message\":\"moving\"}", status);
        answer.headers << qMakePair(QByteArray("Retry-After"), QByteArray("3600"));
        return answer;
    });
    const QDateTime end = QDateTime::currentDateTime().addSecs(3600);
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const auto page = client.page(asking(u"contact"_s), {});
    QCOMPARE(server.seen.size(), 1);
    QCOMPARE(page.error().kind, ErrorKind::RateLimited); // ends the run
    QCOMPARE(page.error().http, status);
    QVERIFY(page.error().retryAfter > 3'500'000 && page.error().retryAfter <= 3'600'000);
    const QString told = page.error().text;
    const QLocale locale;
    QVERIFY2(told.contains(locale.toString(end.time(), QLocale::ShortFormat))
            || told.contains(locale.toString(end.time().addSecs(60), QLocale::ShortFormat)),
        qPrintable(told));
    // Nothing of any class is called, not even for an operator, and not by the next process either.
    client.setUrgent(true);
    const auto read = client.read(u"company"_s, {u"7"_s}, {u"properties.name"_s}, {});
    QCOMPARE(read.front().error().kind, ErrorKind::RateLimited);
    QVERIFY(read.front().error().retryAfter > 3'500'000);
    RestClient next = clientOf(u"hubspot.json"_s, server);
    next.restoreCallState(client.callState());
    QCOMPARE(next.page(asking(u"product"_s), {}).error().kind, ErrorKind::RateLimited);
    QCOMPARE(server.seen.size(), 1);
}

void TestCrmAnswers::aWriteDuringAnAbsenceStaysUnknown()
{
    FakeHttp server([&](const SeenRequest &) {
        FakeAnswer answer = rawAnswer("{}", 503);
        answer.headers << qMakePair(QByteArray("Retry-After"), QByteArray("3600"));
        return answer;
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const auto made = client.create(u"contact"_s, {{u"k"_s, {{u"properties.firstname"_s, u"Kari"_s}}}}, paths, {});
    QCOMPARE(made[0].error().kind, ErrorKind::OutcomeUnknown);
    QCOMPARE(client.page(asking(u"contact"_s), {}).error().kind, ErrorKind::RateLimited);
    QCOMPARE(server.seen.size(), 1);
}

void TestCrmAnswers::aSpentDayIsAskedAboutOnce()
{
    FakeHttp server([&](const SeenRequest &) { return rawAnswer("{\"policyName\":\"DAILY\"}", 429); });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    QCOMPARE(client.page(asking(u"contact"_s), {}).error().kind, ErrorKind::QuotaExhausted);
    const auto again = client.page(asking(u"contact"_s), {});
    QCOMPARE(again.error().kind, ErrorKind::QuotaExhausted);
    QVERIFY(again.error().retryAfter > 0 && again.error().retryAfter <= 15 * 60 * 1000);
    RestClient next = clientOf(u"hubspot.json"_s, server);
    next.restoreCallState(client.callState());
    QCOMPARE(next.page(asking(u"contact"_s), {}).error().kind, ErrorKind::QuotaExhausted);
    QCOMPARE(server.seen.size(), 1);
}

void TestCrmAnswers::redirects_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("to"); // %1: another server
    QTest::addColumn<QString>("said");
    for (const int status : {301, 302, 303, 307, 308}) {
        const auto name = [status](const char *where) { return QByteArray::number(status) + ' ' + where; };
        QTest::newRow(name("other server").constData()) << status << u"%1/x"_s << u"http://127.0.0.1:"_s;
        QTest::newRow(name("same server").constData()) << status << u"/elsewhere"_s << u"(/elsewhere)"_s;
        QTest::newRow(name("loop").constData()) << status << u"/crm/objects/2026-09/contacts"_s << u"another address"_s;
        QTest::newRow(name("nowhere").constData()) << status << QString() << u"not named"_s;
        QTest::newRow(name("user in it").constData())
            << status << u"http://me:pw@example.org/"_s << u"(http://example.org)"_s;
    }
}

void TestCrmAnswers::redirects()
{
    QFETCH(int, status);
    QFETCH(QString, to);
    QFETCH(QString, said);
    FakeHttp elsewhere;
    to.replace("%1"_L1, elsewhere.url());
    FakeHttp server([&](const SeenRequest &) {
        FakeAnswer answer = rawAnswer({}, status);
        if (!to.isEmpty())
            answer.headers << qMakePair(QByteArray("Location"), to.toUtf8());
        return answer;
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    const auto page = client.page(asking(u"contact"_s), {});
    QCOMPARE(page.error().kind, ErrorKind::BadAnswer);
    QVERIFY2(page.error().text.contains(said), qPrintable(page.error().text));
    QVERIFY2(!page.error().text.contains(u"pw@"_s), qPrintable(page.error().text));
    QCOMPARE(server.seen.size(), 1);
    const auto made = client.create(u"contact"_s, {{u"k"_s, {{u"properties.firstname"_s, u"Kari"_s}}}}, paths, {});
    QCOMPARE(made[0].error().kind, ErrorKind::OutcomeUnknown);
    QCOMPARE(server.seen.size(), 2);
    QCOMPARE(elsewhere.seen.size(), 0);
}

void TestCrmAnswers::bodies_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("name"); // null: the answer is refused
    QTest::addColumn<QString>("said");
    const QByteArray json = "application/json";
    const auto rows = [](const QByteArray &inner) { return "{\"rows\":[{\"id\":7," + inner + "}]}"; };
    const auto taken = [&](const char *title, const QByteArray &body, const QString &name) {
        QTest::newRow(title) << json << body << name << QString();
    };
    const auto refused = [](const char *title, const QByteArray &type, const QByteArray &body, const QString &said) {
        QTest::newRow(title) << type << body << QString() << said;
    };
    refused("html page", "text/html", "<html>Sign in</html>", u"text/html instead of JSON"_s);
    refused("csv", "text/csv", "id;name\n1;x", u"text/csv instead of JSON"_s);
    refused("html called json", json, "<html>Sign in</html>", u"not the JSON that was expected"_s);
    refused("empty", json, "", u"not the JSON"_s);
    refused("no list", json, "{\"items\":[]}", u"no list of records at \"rows\""_s);
    refused("cut", json, "{\"rows\":[{\"id\":7,\"name\":\"x\"}", u"not the JSON"_s);
    refused("more after it", json, "{\"rows\":[]}{\"rows\":[]}", u"not the JSON"_s);
    refused("NaN", json, rows("\"name\":NaN"), u"not the JSON"_s);
    refused("Infinity", json, rows("\"name\":-Infinity"), u"not the JSON"_s);
    refused("no number", json, rows("\"name\":1x2"), u"not the JSON"_s);
    refused("leading zero", json, rows("\"name\":007"), u"not the JSON"_s);
    refused("invalid UTF-8", json, rows("\"name\":\"\xc3\x28\""), u"not the JSON"_s);
    refused("overlong UTF-8", json, rows("\"name\":\"\xc0\xaf\""), u"not the JSON"_s);
    refused("control letter", json, rows("\"name\":\"a\nb\""), u"not the JSON"_s);
    refused("bad escape", json, rows("\"name\":\"\\x\""), u"not the JSON"_s);
    refused("no id", json, "{\"rows\":[{\"name\":\"x\"}]}", u"no id"_s);
    refused("id is an object", json, "{\"rows\":[{\"id\":{\"x\":1},\"name\":\"x\"}]}", u"no id"_s);
    refused("deep, closed nowhere", json, rows("\"deep\":" + QByteArray(200'000, '[')), u"not the JSON"_s);
    taken("no type", rows("\"name\":\"x\""), u"x"_s);
    taken("byte order mark", "\xEF\xBB\xBF" + rows("\"name\":\"x\""), u"x"_s);
    taken("same key twice", rows("\"name\":\"x\",\"name\":\"y\""), u"y"_s);
    taken(
        "deep beside it", rows("\"deep\":" + QByteArray(900, '[') + QByteArray(900, ']') + ",\"name\":\"x\""), u"x"_s);
    taken("half a surrogate pair", rows("\"name\":\"a\\ud800b\""), u"a\uFFFDb"_s);
    taken("the other half", rows("\"name\":\"\\udc00\""), u"\uFFFD"_s);
    taken("a whole pair", rows("\"name\":\"\\ud83d\\ude00\""), u"😀"_s);
    taken("zero letter", rows("\"name\":\"a\\u0000b\""), QString(u"a\0b"_s));
    taken("huge number", rows("\"name\":1" + QByteArray(300, '0')), u'1' + QString(300, u'0'));
    taken("huge exponent", rows("\"name\":1e400"), u"1e400"_s);
    taken("null", rows("\"name\":null"), u""_s);
    taken("object", rows("\"name\":{\"first\":\"x\"}"), u""_s);
    taken("list", rows("\"name\":[\"x\",[1],\"y\"]"), u"x;y"_s);
}

void TestCrmAnswers::bodies()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, name);
    QFETCH(QString, said);
    FakeHttp server([&](const SeenRequest &) {
        FakeAnswer answer = rawAnswer(body);
        answer.type = qstrcmp(QTest::currentDataTag(), "no type") == 0 ? QByteArray() : type;
        return answer;
    });
    RestClient client = clientOf(profile({{u"records"_s, u"rows"_s}}), server);
    PageRequest request;
    request.datatype = u"things"_s;
    request.paths = QStringList{u"name"_s};
    const auto page = client.page(request, {});
    QCOMPARE(server.seen.size(), 1);
    if (name.isNull()) {
        QVERIFY(!page.ok());
        QCOMPARE(page.error().kind, ErrorKind::BadAnswer);
        QVERIFY2(page.error().text.contains(said) && page.error().text.contains(u"Testby (things)"_s),
            qPrintable(page.error().text));
        return;
    }
    QVERIFY2(page.ok(), page.ok() ? "" : qPrintable(page.error().text));
    QCOMPARE(page->records.front().fields.value(u"name"_s), name);
}

void TestCrmAnswers::errorBodiesOfAnyShape_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const QByteArray &body : {QByteArray(), QByteArray("null"), QByteArray("7"), QByteArray("[]"),
             QByteArray("\"x\""), QByteArray("{"), QByteArray("{\"detail\":{}}"),
             QByteArray("{\"errors\":[[[]]],\"detail\":[]}"), QByteArray("{\"detail\":1e999}"),
             QByteArray("{\"detail\":\"\xff\xfe\"}"), QByteArray("{\"detail\":\"\\ud800\"}"), QByteArray(100'000, '['),
             "{\"detail\":\"" + QByteArray(100'000, 'x') + "\"}"})
        QTest::newRow(body.left(20).toHex().constData()) << body;
}

void TestCrmAnswers::errorBodiesOfAnyShape()
{
    QFETCH(QByteArray, body);
    FakeHttp server([&](const SeenRequest &) { return rawAnswer(body, 400); });
    RestClient client = clientOf(
        profile({}, {}, {}, {{u"list"_s, u"errors"_s}, {u"map"_s, u"errors"_s}, {u"scopes"_s, u"errors"_s}}), server);
    PageRequest request;
    request.datatype = u"things"_s;
    const auto page = client.page(request, {});
    QCOMPARE(page.error().kind, ErrorKind::Refused);
    QVERIFY2(page.error().text.startsWith(u"Testby refused"_s) && page.error().text.size() < 500,
        qPrintable(page.error().text));
}

void TestCrmAnswers::slowAnswer()
{
    FakeHttp server([](const SeenRequest &) {
        FakeAnswer answer;
        answer.fault = FakeAnswer::Silent;
        return answer;
    });
    RestClient client = clientOf(u"hubspot.json"_s, server, 100);
    const auto page = client.page(asking(u"contact"_s), {});
    QCOMPARE(page.error().kind, ErrorKind::Network);
    QVERIFY2(page.error().text.contains(u"did not answer in time"_s), qPrintable(page.error().text));
    QCOMPARE(server.seen.size(), 3);
}

void TestCrmAnswers::transferForms_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<bool>("good");
    const QByteArray start = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    const QByteArray zip = gzipped();
    const auto sized = [&](const QByteArray &headers, const QByteArray &body) {
        return start + headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    };
    QTest::newRow("chunked") << start
            + "Transfer-Encoding: chunked\r\n\r\n"
              "9\r\n{\"rows\":[\r\n1\r\n{\r\n6;x=y\r\n\"id\":7\r\n3\r\n}]}\r\n0\r\n\r\n"
                             << true;
    QTest::newRow("gzip") << sized("Content-Encoding: gzip\r\n", zip) << true;
    QTest::newRow("broken gzip") << sized("Content-Encoding: gzip\r\n", zip.left(10) + QByteArray(20, 'x')) << false;
    QTest::newRow("gzip that is none") << sized("Content-Encoding: gzip\r\n", "{\"rows\":[{\"id\":7}]}") << false;
    // 64 MB of nothing in 64 kB
    QByteArray bomb = qCompress(QByteArray(64 * 1024 * 1024, ' '), 9).mid(4);
    QTest::newRow("zip bomb") << sized("Content-Encoding: deflate\r\n", bomb) << false;
    QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n") << false;
    QTest::newRow("broken chunk") << start + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{\"rows\":[]}\r\n" << false;
}

void TestCrmAnswers::transferForms()
{
    QFETCH(QByteArray, raw);
    QFETCH(bool, good);
    FakeHttp server([&](const SeenRequest &) {
        FakeAnswer answer;
        answer.raw = raw;
        return answer;
    });
    Connection connection;
    connection.baseUrl = server.url();
    connection.deadlineMs = 2'000;
    RestClient client(*readProfile(profile({{u"records"_s, u"rows"_s}})), connection);
    PageRequest request;
    request.datatype = u"things"_s;
    const auto page = client.page(request, {});
    if (good) {
        QVERIFY2(page.ok(), page.ok() ? "" : qPrintable(page.error().text));
        QCOMPARE(page->records.front().id, u"7"_s);
    } else {
        QVERIFY(!page.ok());
        QVERIFY2(page.error().kind == ErrorKind::BadAnswer || page.error().kind == ErrorKind::Network,
            qPrintable(page.error().text));
    }
}

QTEST_GUILESS_MAIN(TestCrmAnswers)
#include "tst_crmanswers.moc"
