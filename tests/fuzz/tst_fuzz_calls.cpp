#include "core/crm/loopback.h"
#include "tests/crm/connect.h"
#include "tests/crm/hubspotanswers.h"
#include "tests/crm/signinsystem.h"
#include "tests/fuzz/fuzzer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

const QList<QByteArray> words{"null", "\\u0000", "\xff", "1e999", "-1", "{}", "[]", "\"\"", "\"id\":", ",", "<html>",
    "\r\n", QByteArray(1, '\0'), "\"objectWriteTraceId\":", "\"errors\":[", "99999999999999999999"};

constexpr int overSockets = 400; // each of these is a call

/// A client of the shipped HubSpot manifest that asks nothing twice.
RestClient askingOnce(const FakeHttp &server)
{
    Manifest manifest = quickManifest(u"hubspot.json"_s);
    manifest.retry.clear();
    Connection connection;
    connection.baseUrl = server.url();
    connection.token = [] { return secret; };
    return RestClient(std::move(manifest), connection);
}

bool isSound(const Error &error)
{
    return !error.text.isEmpty() && error.text.size() <= 700 && !error.text.contains(secret);
}

/// What a header line may hold.
QByteArray oneLine(QByteArray text)
{
    for (const char out : {'\r', '\n', '\0'})
        text.replace(out, ' ');
    return text;
}

} // namespace

/// Whatever a server, or a program on this machine, answers to a call: what came of it is values or an error with
/// words, and never more or fewer of them than were asked for.
class TestFuzzCalls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tokenAnswers();
    void redirectRequests();
    void redirectsOverTheWire();
    void accountAnswers();
    void histories();
    void multiStatus();
    void dates();
};

void TestFuzzCalls::tokenAnswers()
{
    System system;
    const OAuth oauth(u"Test"_s, system.way, clockNow);
    Fuzzer fuzzer({R"({"access_token":"a","refresh_token":"r","expires_in":1800,"scopes":["x"],"token_type":"bearer"})",
                      R"({"access_token":"a","expires_in":"60","scope":"x y"})",
                      R"({"access_token":"a","expires_in":9223372036854775807})",
                      R"({"error":"invalid_grant","error_description":"marked-secret","status":"BAD"})"},
        words + QList<QByteArray>{"\"expires_in\":", "marked-secret", "-9223372036854775808"});
    int status = 0;
    const QByteArray bad = fuzzer.run(
        [&](const QByteArray &text) {
            status = status == 200 ? 400 : 200;
            system.tokenAnswer = rawAnswer(text, status);
            system.forms.clear();
            const auto renewed = oauth.refresh(credential(u"old"_s, u"refresh+1"_s), {});
            if (!renewed)
                return !renewed.error().text.isEmpty() && !renewed.error().text.contains("marked-secret"_L1);
            // What is kept can be used: a token, something to renew it by, and no moment that lies before now.
            return status == 200 && !renewed->access.isEmpty() && !renewed->refresh.isEmpty()
                && (renewed->endsAt == 0 || renewed->endsAt >= renewed->dueAt)
                && (renewed->dueAt == 0 || renewed->dueAt >= now);
        },
        overSockets);
    QVERIFY2(bad.isNull(), bad.toPercentEncoding().constData());
}

void TestFuzzCalls::redirectRequests()
{
    Fuzzer fuzzer({"GET /samband?code=a%2Bb&state=s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                      "GET /samband?error=access_denied&state=s HTTP/1.0\r\n\r\n"},
        {"http://", "//evil/", "%00", "%", "..", "\\", "@", "?", "#", " ", "\t", "HTTP/1.1", "POST", "state=", "\xff"});
    const QByteArray bad = fuzzer.run([](const QByteArray &text) {
        const auto url = requestedBy(text);
        return !url || (url->host() == "127.0.0.1"_L1 && url->isValid());
    });
    QVERIFY2(bad.isNull(), bad.toPercentEncoding().constData());
}

/// Only the request with the right state ever ends the wait.
void TestFuzzCalls::redirectsOverTheWire()
{
    const QByteArray state = "s3cr3t-state";
    Fuzzer fuzzer({"GET /samband?code=abc&state=s3cr3t-state HTTP/1.1\r\nHost: x\r\n\r\n",
                      "GET /samband?state=other&code=abc HTTP/1.1\r\nHost: x\r\n\r\n"},
        {"state=", "s3cr3t", "&", "?", "\r\n", "\r\n\r\n", "%", "+", QByteArray(1, '\0'), "GET "});
    const QByteArray bad = fuzzer.run(
        [&](const QByteArray &text) {
            Loopback loopback(state);
            if (!loopback.listen(0))
                return false;
            int arrivals = 0;
            QString code;
            connect(&loopback, &Loopback::arrived, &loopback, [&](const Redirect &redirect) {
                ++arrivals;
                code = redirect.code + redirect.error;
            });
            QTcpSocket socket;
            socket.connectToHost(QHostAddress(QHostAddress::LocalHost), loopback.port());
            if (!socket.waitForConnected(1000))
                return false;
            socket.write(text + text); // the second one must change nothing
            socket.flush();
            // What ends a request is answered at once; what never ends is not waited for here.
            const bool ends = text.contains("\r\n\r\n");
            for (int turn = 0; turn < (ends ? 200 : 5) && socket.state() == QAbstractSocket::ConnectedState; ++turn)
                QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            return arrivals == 0 || (arrivals == 1 && text.contains(state) && !code.isEmpty());
        },
        overSockets);
    QVERIFY2(bad.isNull(), bad.toPercentEncoding().constData());
}

void TestFuzzCalls::accountAnswers()
{
    FakeAnswer answer;
    const FakeHttp server([&](const SeenRequest &) { return answer; });
    Fuzzer fuzzer({R"({"portalId":4711,"timeZone":"Europe/Oslo","utcOffset":"+01:00","uiDomain":"app.hubspot.com"})"},
        words + QList<QByteArray>{"Nowhere/Land", "\"timeZone\":", "UTC+99"});
    const QByteArray bad = fuzzer.run(
        [&](const QByteArray &text) {
            answer = rawAnswer(text);
            RestClient client = askingOnce(server);
            const auto account = client.account({});
            return account ? account->id.isValidUtf16() && account->timeZone.isValidUtf16() : isSound(account.error());
        },
        overSockets);
    QVERIFY2(bad.isNull(), bad.toPercentEncoding().constData());
}

void TestFuzzCalls::histories()
{
    FakeAnswer answer;
    const FakeHttp server([&](const SeenRequest &) { return answer; });
    Fuzzer fuzzer(
        {R"({"results":[{"id":"501","propertiesWithHistory":{"phone":[{"value":"1","timestamp":"2026-11-01T10:00:00Z",)"
         R"("sourceType":"CRM_UI","updatedByUserId":9001},{"value":null,"timestamp":"x"}]}}]})"},
        words + QList<QByteArray>{"\"timestamp\":", "\"phone\":", "2026-99-99T00:00:00Z"});
    int status = 0;
    const QByteArray bad = fuzzer.run(
        [&](const QByteArray &text) {
            status = status == 200 ? 207 : 200;
            answer = rawAnswer(text, status);
            RestClient client = askingOnce(server);
            const auto past = client.history(u"contact"_s, {u"501"_s, u"502"_s}, {u"properties.phone"_s}, {});
            if (past.size() != 2)
                return false;
            for (const auto &one : past) {
                if (!one && !isSound(one.error()))
                    return false;
                for (const QList<PastValue> &held : one ? *one : RecordHistory{}) {
                    if (!std::ranges::is_sorted(held, std::ranges::greater(), &PastValue::at))
                        return false;
                }
            }
            return true;
        },
        overSockets);
    QVERIFY2(bad.isNull(), bad.toPercentEncoding().constData());
}

/// A batch of creates: each input is a record with an id, or an error; no record stands for two of them.
void TestFuzzCalls::multiStatus()
{
    FakeAnswer answer;
    const FakeHttp server([&](const SeenRequest &) { return answer; });
    const QByteArray record = R"({"id":"9","properties":{"firstname":"A"},"createdAt":"2026-11-01T10:00:00Z",)"
                              R"("updatedAt":"2026-11-01T10:00:00Z","archived":false,"objectWriteTraceId":"k1"})";
    Fuzzer fuzzer({R"({"status":"COMPLETE","results":[)" + record
                          + R"(],"numErrors":1,"errors":[{"status":"error","category":"VALIDATION_ERROR",)"
                            R"("message":"no","context":{"objectWriteTraceId":["k2"]}}]})",
                      R"({"results":[)" + record + "]}"},
        words + QList<QByteArray>{"\"k2\"", "\"k1\"", record});
    int status = 0;
    const QByteArray bad = fuzzer.run(
        [&](const QByteArray &text) {
            status = status == 207 ? 201 : 207;
            answer = rawAnswer(text, status);
            RestClient client = askingOnce(server);
            const auto made = client.create(u"contact"_s,
                {{u"k1"_s, {{u"properties.firstname"_s, u"A"_s}}}, {u"k2"_s, {{u"properties.firstname"_s, u"B"_s}}}},
                paths, {});
            if (made.size() != 2)
                return false;
            for (const auto &one : made) {
                if (one ? one->id.isEmpty() : !isSound(one.error()))
                    return false;
            }
            return !made[0] || !made[1] || made[0]->id != made[1]->id;
        },
        overSockets);
    QVERIFY2(bad.isNull(), bad.toPercentEncoding().constData());
}

void TestFuzzCalls::dates()
{
    FakeAnswer answer = jsonAnswer({{u"portalId"_s, 4711}, {u"timeZone"_s, u"Europe/Oslo"_s}});
    const FakeHttp server([&](const SeenRequest &) { return answer; });
    Fuzzer fuzzer({"Wed, 21 Oct 2026 07:28:00 GMT", "Wed, 21 Oct 99999 07:28:00 +9999", "1793527200"},
        {"GMT", "+0100", "-9999", "Feb 30", "\xff", ":", "99999999999"});
    int status = 0;
    const QByteArray bad = fuzzer.run(
        [&](const QByteArray &text) {
            status = status == 503 ? 200 : 503;
            answer.status = status;
            answer.headers = {{"Date", oneLine(text)}, {"Retry-After", oneLine(text)}};
            RestClient client = askingOnce(server);
            const auto account = client.account({});
            const auto ahead = client.clockAhead();
            constexpr qint64 tenThousandYears = 10'000LL * 366 * 24 * 60 * 60 * 1000;
            const bool sane = !ahead || (*ahead > -tenThousandYears && *ahead < tenThousandYears);
            return sane && (account || (isSound(account.error()) && account.error().retryAfter >= 0));
        },
        overSockets);
    QVERIFY2(bad.isNull(), bad.toPercentEncoding().constData());
}

QTEST_GUILESS_MAIN(TestFuzzCalls)
#include "tst_fuzz_calls.moc"
