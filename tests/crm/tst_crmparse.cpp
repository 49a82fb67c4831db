#include "core/crm/body.h"
#include "core/crm/classify.h"
#include "core/crm/jsonlines.h"
#include "core/crm/jsonpath.h"
#include "core/crm/recordparse.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

class TestCrmParse : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valuesAsText();
    void brokenAnswers_data();
    void brokenAnswers();
    void everyCutIsNoticed();
    void times_data();
    void times();
    void placeholders();
    void typedValues();
    void waits_data();
    void waits();
    void linesOfPointers();
    void serversWordsAreMadeFit();
};

void TestCrmParse::valuesAsText()
{
    const QByteArray json =
        R"({"n":1,"list":[{"a":{"b":"æø\u00e5 \ud83d\ude00"},"i":98765432109876543210,"d":12.50,"t":true,
        "z":null,"e":"","s":["x",2],"o":{"deep":1},"skipped":[[{}]]}]})";
    const auto answer = parseAnswer(json,
        {u"list"_s, {}, {u"a.b"_s, u"i"_s, u"d"_s, u"t"_s, u"z"_s, u"e"_s, u"s"_s, u"o"_s, u"none"_s},
            {u"n"_s, u"m"_s}});
    QVERIFY2(answer.ok(), answer.ok() ? "" : qPrintable(answer.error().text));
    const QStringList &row = answer->rows.at(0);
    QCOMPARE(row.mid(0, 4), QStringList({u"æøå 😀"_s, u"98765432109876543210"_s, u"12.50"_s, u"true"_s}));
    QVERIFY(row.at(4).isEmpty() && !row.at(4).isNull()); // null is known to be blank
    QVERIFY(row.at(5).isEmpty() && !row.at(5).isNull());
    QCOMPARE(row.at(6), u"x;2"_s);
    QVERIFY(row.at(7).isNull());
    QVERIFY(row.at(8).isNull()); // not there: not known
    QCOMPARE(answer->page.at(0), u"1"_s);
    QVERIFY(answer->page.at(1).isNull());
}

void TestCrmParse::brokenAnswers_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : {"", " ", "null", "7", "\"x\"", "{}", "{\"list\":7}", "{\"list\":null}", "{\"list\":[1]}",
             "{\"list\":[{\"id\":tru}]}", "{\"list\":[]} x", "{\"list\":[]", "[]]", "<html>",
             "{\"list\":[{\"id\":\"\xff\"}]}"})
        QTest::newRow(json) << QByteArray(json);
}

void TestCrmParse::brokenAnswers()
{
    QFETCH(QByteArray, json);
    const auto answer = parseAnswer(json, {u"list"_s, {}, {u"id"_s}, {}});
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().kind, ErrorKind::BadAnswer);
}

void TestCrmParse::everyCutIsNoticed()
{
    const QByteArray json =
        R"({"total":2,"list":[{"id":"1","p":{"a":"x","b":[1,2]}},{"id":"2","p":null}],"paging":{"next":"n"}})";
    const AnswerShape shape{u"list"_s, {}, {u"id"_s, u"p.a"_s}, {u"paging.next"_s}};
    QVERIFY(parseAnswer(json, shape).ok());
    for (qsizetype length = 0; length < json.size(); ++length)
        QVERIFY2(!parseAnswer(json.left(length), shape).ok(), json.left(length).constData());
}

void TestCrmParse::times_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("utc") << u"2026-11-01T10:00:00.120Z"_s << qint64(1793527200120);
    QTest::newRow("offset") << u"2026-11-01T11:00:00.120+01:00"_s << qint64(1793527200120);
    QTest::newRow("no zone") << u"2026-11-01T10:00:00"_s << qint64(1793527200000);
    QTest::newRow("epoch") << u"1793527200120"_s << qint64(1793527200120);
    QTest::newRow("none") << QString() << qint64(0);
    QTest::newRow("nonsense") << u"yesterday"_s << qint64(0);
}

void TestCrmParse::times()
{
    QFETCH(QString, text);
    QFETCH(qint64, ms);
    QCOMPARE(parseTime(text), ms);
}

void TestCrmParse::placeholders()
{
    const Placeholders values{
        {u"id"_s, u"a+b@x/æ"_s}, {u"names"_s, QJsonArray{u"x"_s, u"y"_s}}, {u"empty"_s, QString()}};
    Operation operation;
    operation.path = u"things/{id}"_s;
    operation.query = {{u"after"_s, u"{empty}"_s}, {u"p"_s, u"{names}"_s}, {u"q"_s, u"is {id}"_s}};
    QCOMPARE(urlOf(u"http://host/base"_s, operation, values).toEncoded(),
        QByteArray("http://host/base/things/a%2Bb%40x%2F%C3%A6?p=x%2Cy&q=is%20a%2Bb%40x%2F%C3%A6"));
    operation.body = QJsonObject{{u"keep"_s, 7}, {u"names"_s, u"{names}"_s}, {u"gone"_s, u"{empty}"_s},
        {u"alsoGone"_s, u"{unknown}"_s}, {u"text"_s, u"<{id}>"_s}};
    QCOMPARE(QJsonDocument::fromJson(bodyOf(operation, values)).object(),
        QJsonObject({{u"keep"_s, 7}, {u"names"_s, QJsonArray{u"x"_s, u"y"_s}}, {u"text"_s, u"<a+b@x/æ>"_s}}));
}

void TestCrmParse::typedValues()
{
    Datatype datatype;
    datatype.name = u"things"_s;
    datatype.typed = true;
    datatype.types = {{u"n"_s, u"integer"_s}, {u"f"_s, u"number"_s}, {u"on"_s, u"boolean"_s}};
    const auto form = writtenForm(
        datatype, {{u"n"_s, u"9007199254740993"_s}, {u"f"_s, u"1.5"_s}, {u"on"_s, u"True"_s}, {u"t"_s, u"1"_s}});
    QVERIFY(form.ok());
    QCOMPARE(QJsonDocument(*form).toJson(QJsonDocument::Compact),
        QByteArray("{\"f\":1.5,\"n\":9007199254740993,\"on\":true,\"t\":\"1\"}"));
    const auto wrong = writtenForm(datatype, {{u"n"_s, u"many"_s}});
    QCOMPARE(wrong.error().kind, ErrorKind::Refused);
    QCOMPARE(wrong.error().property, u"n"_s);
}

void TestCrmParse::waits_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<bool>("write");
    QTest::addColumn<int>("attempt");
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("wait");
    const QByteArray none;
    const auto policy = [](const char *name) { return "{\"policyName\":\"" + QByteArray(name) + "\"}"; };
    QTest::newRow("ok") << 200 << none << none << false << 1 << int(Verdict::Accept) << 0;
    QTest::newRow("400") << 400 << none << none << false << 1 << int(Verdict::Accept) << 0;
    QTest::newRow("401") << 401 << none << none << false << 1 << int(Verdict::StopAll) << 0;
    QTest::newRow("day") << 429 << policy("DAILY") << none << false << 1 << int(Verdict::StopAll) << 0;
    QTest::newRow("ten seconds") << 429 << policy("TEN") << none << true << 1 << int(Verdict::Retry) << 10000;
    QTest::newRow("second") << 429 << policy("SECOND") << none << false << 1 << int(Verdict::Retry) << 1250;
    QTest::newRow("no policy") << 429 << none << none << false << 2 << int(Verdict::Retry) << 4000;
    QTest::newRow("asked to wait") << 429 << none << QByteArray("7") << false << 1 << int(Verdict::Retry) << 7000;
    QTest::newRow("asked to wait for hours")
        << 477 << none << QByteArray("7200") << false << 1 << int(Verdict::StopAll) << 0;
    QTest::newRow("ten seconds, told in ms")
        << 429 << policy("TEN") << QByteArray("10000") << false << 1 << int(Verdict::Retry) << 30000;
    QTest::newRow("ten seconds, told a day")
        << 429 << policy("TEN") << QByteArray("86400") << true << 1 << int(Verdict::Retry) << 30000;
    QTest::newRow("ten seconds, told less")
        << 429 << policy("TEN") << QByteArray("2") << false << 1 << int(Verdict::Retry) << 10000;
    QTest::newRow("last attempt") << 429 << none << none << false << 3 << int(Verdict::Accept) << 0;
    QTest::newRow("500 read") << 500 << none << none << false << 1 << int(Verdict::Retry) << 200;
    QTest::newRow("500 write") << 500 << none << none << true << 1 << int(Verdict::Accept) << 0;
    QTest::newRow("lost read") << 0 << none << none << false << 1 << int(Verdict::Retry) << 500;
    QTest::newRow("lost write") << 0 << none << none << true << 1 << int(Verdict::Accept) << 0;
}

void TestCrmParse::waits()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, retryAfter);
    QFETCH(bool, write);
    QFETCH(int, attempt);
    QFETCH(int, step);
    QFETCH(int, wait);
    const QList<RetryRule> retry{
        {{429}, 3, 2000, 0, true, true}, {{477}, 3, 100, 0, true, true}, {{500}, 3, 200}, {{}, 3, 500}};
    ErrorRules rules;
    rules.policy = QStringList{u"policyName"_s};
    rules.policies = {{u"DAILY"_s, {true, 0, 0}}, {u"TEN"_s, {false, 10000, 0}}, {u"SECOND"_s, {false, 1000, 500}}};
    HttpReply reply;
    reply.ending = status == 0 ? Ending::Lost : Ending::Answered;
    reply.status = status;
    reply.body = body;
    reply.sent = true;
    if (!retryAfter.isEmpty())
        reply.headers.insert("retry-after", retryAfter);
    HttpRequest request;
    request.write = write;
    const Verdict verdict = verdictOf(retry, rules, request, reply, attempt, 0.5);
    QCOMPARE(int(verdict.step), step);
    QCOMPARE(verdict.waitMs, qint64(wait));
}

void TestCrmParse::linesOfPointers()
{
    const QByteArray json = "{\n \"a\": {\"x\": \"}\\\"\"},\n \"b\": [\n  1,\n  {\"c\":\n   2}]\n}";
    QCOMPARE(lineOfPointer(json, {}), 1);
    QCOMPARE(lineOfPointer(json, u"/a/x"_s), 2);
    QCOMPARE(lineOfPointer(json, u"/b"_s), 3);
    QCOMPARE(lineOfPointer(json, u"/b/1"_s), 5);
    QCOMPARE(lineOfPointer(json, u"/b/1/c"_s), 5);
    QCOMPARE(lineOfPointer(json, u"/b/9"_s), 3);
}

void TestCrmParse::serversWordsAreMadeFit()
{
    ErrorRules rules;
    rules.message = QStringList{u"message"_s};
    CallContext call;
    call.system = u"HubSpot"_s;
    call.what = u"contact"_s;
    call.token = "tok-123";
    HttpReply reply;
    reply.ending = Ending::Answered;
    reply.status = 400;
    reply.body = R"({"message":"Values were not valid: [{\"isValid\":false}]"})";
    QCOMPARE(errorOf(rules, call, reply)->text,
        u"HubSpot refused the values of a record (contact): Values were not valid."_s);
    reply.body = R"({"message":"Header 'Authorization: Bearer abc' with\n tok-123"})";
    QVERIFY(!errorOf(rules, call, reply)->text.contains(u"abc"_s));
    QVERIFY(!errorOf(rules, call, reply)->text.contains(u"tok-123"_s));
    QCOMPARE(spoken(u"postAddress.streetAddress"_s), u"street address"_s);
}

QTEST_GUILESS_MAIN(TestCrmParse)
#include "tst_crmparse.moc"
