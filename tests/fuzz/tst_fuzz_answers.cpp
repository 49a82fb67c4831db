#include "core/crm/classify.h"
#include "core/crm/jsonmerge.h"
#include "core/crm/jsonpath.h"
#include "core/crm/limiter.h"
#include "core/crm/listcursor.h"
#include "core/crm/nextlink.h"
#include "core/crm/recordshape.h"
#include "tests/fuzz/fuzzer.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

const QList<QByteArray> words{"null", "\\ud800", "\\u0000", "\xEF\xBB\xBF", "\xff", "1e999", "-", "0.", "{}", "[]",
    "\"\"", "\"id\":", "\"to\":", ",", "NaN", "{\"rows\":", "<html>", "\r\n", QByteArray(1, '\0')};

const QList<QByteArray> pages{
    R"({"rows":[{"id":"1","p":{"a":"x","b":[1,2,null]},"at":"2026-11-01T10:00:00Z","gone":false,"old":"3;4"},{"id":2}],"paging":{"next":"n"},"total":2})",
    R"([{"id":98765432109876543210,"p":{"a":"\ud83d\ude00\u00e5"},"at":1793527200.12}])",
    R"({"rows":[{"from":{"id":"501"},"to":[{"id":77,"t":[{"x":1}]},{"id":"78"}],"paging":{"next":"9"}}]})"};

const QList<QByteArray> errors{
    R"({"status":"error","message":"Existing ID: 501","category":"CONFLICT","correlationId":"c","policyName":"DAILY"})",
    R"({"title":"Bad","errors":{"name":["too long","x"]},"detail":null})",
    R"({"message":"no","errors":[{"message":"odd","context":{"propertyName":["phone"],"ids":["1"],"key":["k"]}}]})",
    "Plain text", "<html><body>502</body></html>"};

Datatype datatypeWith(bool expands)
{
    Datatype datatype;
    datatype.name = u"things"_s;
    datatype.id = expands ? QStringList{u"from.id"_s, u"to.id"_s} : QStringList{u"id"_s};
    datatype.expand = expands ? u"to"_s : QString();
    datatype.modifiedAt = u"at"_s;
    datatype.createdAt = u"p.a"_s;
    datatype.archived = u"gone"_s;
    datatype.mergedIds = u"old"_s;
    datatype.times = expands ? TimeForm::EpochSeconds : TimeForm::Any;
    return datatype;
}

} // namespace

/// Whatever a server sends: nothing crashes, hangs or says what cannot be.
class TestFuzzAnswers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recordPages();
    void errorBodies();
    void headers();
    void wholeRecords();
    void cursors();
};

void TestFuzzAnswers::recordPages()
{
    Fuzzer fuzzer(pages, words);
    const QByteArray bad = fuzzer.run([](const QByteArray &text) {
        for (const bool expands : {false, true}) {
            const Datatype datatype = datatypeWith(expands);
            const RecordShape shape(datatype, {u"p.a"_s, u"p.b"_s, u"p"_s});
            for (const QString &where : {u"rows"_s, QString()}) {
                Operation operation;
                operation.records = where;
                operation.paging = expands ? Paging::PerParent : Paging::None;
                operation.next = u"paging.next"_s;
                const auto rows = parseAnswer(text, shape.of(operation, {u"paging.next"_s, u"total"_s}));
                if (!rows && (rows.error().kind != ErrorKind::BadAnswer || rows.error().text.isEmpty()))
                    return false;
                if (!rows)
                    continue;
                for (const QStringList &row : rows->rows) {
                    const auto record = shape.record(row);
                    if (record ? record->id.isEmpty() : record.error().kind != ErrorKind::BadAnswer)
                        return false;
                    if (record && !record->fields.value(u"p.a"_s, u"x"_s).isValidUtf16())
                        return false;
                }
            }
        }
        return true;
    });
    QVERIFY2(bad.isNull(), bad.toPercentEncoding().constData());
}

void TestFuzzAnswers::errorBodies()
{
    ErrorRules rules;
    rules.message = QStringList{u"message"_s, u"detail"_s, u"title"_s, u"0.text"_s};
    rules.category = QStringList{u"category"_s};
    rules.policy = QStringList{u"policyName"_s};
    rules.policies = {{u"DAILY"_s, {true, 0, 0}}};
    rules.list = u"errors"_s;
    rules.map = u"errors"_s;
    rules.listProperty = QStringList{u"context.propertyName"_s};
    rules.scopes = QStringList{u"context.ids"_s};
    rules.existingId = u"Existing ID:\\s*(\\d+)"_s;
    CallContext call;
    call.system = u"Testby"_s;
    call.what = u"things"_s;
    call.token = "tok-123";
    Fuzzer fuzzer(errors, words + QList<QByteArray>{"tok-123", "Bearer tok-123"});
    const QByteArray bad = fuzzer.run([&](const QByteArray &text) {
        HttpReply reply;
        reply.ending = Ending::Answered;
        reply.body = text;
        reply.headers.insert("content-type", text.size() % 2 ? "text/plain" : "application/json");
        for (const int status : {400, 403, 409, 429, 502}) {
            reply.status = status;
            const auto error = errorOf(rules, call, reply);
            if (!error || error->text.isEmpty() || error->text.size() > 600 || error->text.contains(u"tok-123"_s))
                return false;
            const Verdict verdict = verdictOf({{{429, 502}, 3, 100}}, rules, {}, reply, 1, 0.5);
            if (verdict.waitMs < 0 || verdict.waitMs > 60'000)
                return false;
        }
        for (const QJsonValue &entry : bodyIn(reply)[u"errors"_s].toArray())
            std::ignore = errorOfEntry(rules, call, entry.toObject(), 207);
        return true;
    });
    QVERIFY2(bad.isNull(), bad.toPercentEncoding().constData());
}

void TestFuzzAnswers::headers()
{
    const QList<QByteArray> seeds{"7", "0.5", "-1", "Wed, 21 Oct 2026 07:28:00 GMT", "190", "10000", "2147483647",
        "</a?b=1>; rel=\"next\", <https://h.example/x>; rel=prev; title=\"a\\\"b\"", "<//h/x>;rel=next"};
    Fuzzer fuzzer(
        seeds, {"nan", "inf", "1e999", "<", ">", ";", ",", "rel=next", "\"", "\\", "99999999999", "//", "@", "%", ":"});
    const QByteArray bad = fuzzer.run([](const QByteArray &text) {
        HttpReply reply;
        reply.ending = Ending::Answered;
        reply.status = 429;
        reply.headers = {{"retry-after", text}, {"max", text}, {"left", text}, {"window", text}, {"location", text}};
        const Verdict verdict = verdictOf({{{429}, 3, 100}}, {}, {}, reply, 1, 0.5);
        if (verdict.waitMs < 0 || verdict.waitMs > 60'000)
            return false;
        reply.status = 302;
        const auto moved = errorOf({}, {}, reply);
        LimitClass rule;
        rule.maxHeader = "max";
        rule.remainingHeader = "left";
        rule.intervalHeader = "window";
        Limiter limiter({{u"general"_s, rule}});
        for (int i = 0; i < 3; ++i)
            limiter.observe(u"general"_s, reply.headers, i);
        const qint64 wait = limiter.waitFor(u"general"_s, 10);
        const QUrl base(u"https://h.example/api"_s);
        const QUrl to = base.resolved(QUrl::fromEncoded(nextLink(text).toUtf8()));
        return moved && wait >= 0 && wait <= 4'000'000
            && (!to.isValid() || sameServer(onServer(base, belowServer(to)), base));
    });
    QVERIFY2(bad.isNull(), bad.toPercentEncoding().constData());
}

void TestFuzzAnswers::wholeRecords()
{
    const QList<QByteArray> seeds{
        R"({"id": 1,"p":{"a":"x","b":[1,{"c":"}\""}]},"n":1E300})", R"({"p" : {} , "q":"\\"})"};
    Fuzzer fuzzer(seeds, words);
    const QJsonObject changes{{u"p"_s, QJsonObject{{u"a"_s, u"new"_s}}}, {u"n"_s, QJsonValue::Null}};
    const QByteArray bad = fuzzer.run([&](const QByteArray &text) {
        std::ignore = rawAt(text, u"p.b"_s);
        const auto merged = mergedJson(text, changes, {u"q"_s, u"p.b"_s});
        QJsonParseError parse;
        const QJsonObject before = QJsonDocument::fromJson(text, &parse).object();
        if (parse.error != QJsonParseError::NoError)
            return true; // such an answer is refused before it comes here
        if (!text.trimmed().startsWith('{'))
            return !merged;
        // a key that stands twice is another matter: the last one counts, and each is changed
        const QJsonObject after = QJsonDocument::fromJson(merged.value_or("")).object();
        return merged && !after.contains(u"q"_s) && after[u"p"_s][u"a"_s] == u"new"_s
            && after[u"id"_s] == before[u"id"_s];
    });
    QVERIFY2(bad.isNull(), bad.toPercentEncoding().constData());
}

void TestFuzzAnswers::cursors()
{
    Fuzzer fuzzer(
        {"200/-1/abc/d", "3;2;a0;b1;4;ff/7/x", "1/1/{\"501\":\"9\"}"}, {";", "/", "-", "99999999999999999999"});
    const QByteArray bad = fuzzer.run([](const QByteArray &text) {
        const auto cursor = ListCursor::decoded(QString::fromUtf8(text));
        if (!cursor || text.isEmpty())
            return true;
        const auto again = ListCursor::decoded(cursor->encoded());
        return again && again->token == cursor->token && again->seen == cursor->seen;
    });
    QVERIFY2(bad.isNull(), bad.toPercentEncoding().constData());
}

QTEST_GUILESS_MAIN(TestFuzzAnswers)
#include "tst_fuzz_answers.moc"
