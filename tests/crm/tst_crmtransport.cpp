#include "core/crm/transport.h"
#include "tests/support/fakehttp.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <thread>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

Transport::Options options(int requests = 10'000, qint64 deadlineMs = 20'000)
{
    Transport::Options made;
    LimitClass general;
    general.requests = requests;
    general.perMs = 100;
    general.inFlight = 6;
    made.limits.insert(u"general"_s, general);
    made.token = [] { return QByteArray("secret"); };
    made.deadlineMs = deadlineMs;
    return made;
}

std::vector<HttpRequest> calls(const FakeHttp &server, int count, bool write = false)
{
    std::vector<HttpRequest> made;
    for (int i = 0; i < count; ++i) {
        HttpRequest request;
        request.method = write ? "POST" : "GET";
        request.url = QUrl(server.url() + u"/%1"_s.arg(i));
        request.limit = u"general"_s;
        request.write = write;
        request.body = write ? QByteArray("{}") : QByteArray();
        made.push_back(request);
    }
    return made;
}

const Transport::Judge accept = [](size_t, const HttpReply &, int) { return Verdict{}; };

} // namespace

class TestCrmTransport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void repliesComeInTheOrderOfTheCalls();
    void neverMoreThanSixInFlight();
    void stopEndsEverythingAtOnce();
    void stopBeforeTheStartSendsNothing();
    void deadlineEndsACall();
    void cutBodyIsLost();
    void hugeAnswerIsNotTaken();
    void redirectIsNotFollowed();
    void retriesCountAndWait();
    void worksOnAnyThread();
    void bigBodyArrivesWhole();
};

void TestCrmTransport::repliesComeInTheOrderOfTheCalls()
{
    FakeHttp server([](const SeenRequest &request) {
        FakeAnswer answer = rawAnswer(request.target);
        answer.delayMs = int(request.target.size() % 3);
        return answer;
    });
    Transport transport(options());
    const auto replies = transport.send(calls(server, 200), accept, {});
    for (size_t i = 0; i < replies.size(); ++i)
        QCOMPARE(replies[i].body, "/" + QByteArray::number(int(i)));
    QCOMPARE(transport.stats().calls, 200);
}

void TestCrmTransport::neverMoreThanSixInFlight()
{
    int open = 0;
    int most = 0;
    FakeHttp server([&](const SeenRequest &) {
        most = std::max(most, ++open);
        QTimer::singleShot(5, &server, [&open] { --open; });
        FakeAnswer answer;
        answer.delayMs = 6;
        return answer;
    });
    Transport transport(options());
    transport.setUrgent(true); // a run leaves one of the places to whoever waits
    const auto replies = transport.send(calls(server, 60), accept, {});
    QCOMPARE(most, 6);
    for (const HttpReply &reply : replies)
        QCOMPARE(reply.status, 200);
}

void TestCrmTransport::stopEndsEverythingAtOnce()
{
    FakeHttp server([](const SeenRequest &) { return FakeAnswer{.fault = FakeAnswer::Silent}; });
    Transport transport(options());
    transport.setUrgent(true);
    std::stop_source source;
    std::jthread stopper([&source] {
        QThread::msleep(150);
        source.request_stop();
    });
    const auto replies = transport.send(calls(server, 500, true), accept, source.get_token());
    int sent = 0;
    for (const HttpReply &reply : replies) {
        QCOMPARE(reply.ending, Ending::Stopped);
        sent += reply.sent ? 1 : 0;
    }
    QCOMPARE(sent, 6); // of these it is not known what became; the others never left
    QCOMPARE(server.seen.size(), 6);
}

void TestCrmTransport::stopBeforeTheStartSendsNothing()
{
    FakeHttp server;
    Transport transport(options());
    std::stop_source source;
    source.request_stop();
    const auto replies = transport.send(calls(server, 3), accept, source.get_token());
    QCOMPARE(replies.at(2).ending, Ending::Stopped);
    QVERIFY(!replies.at(2).sent);
    QCOMPARE(server.seen.size(), 0);
}

void TestCrmTransport::deadlineEndsACall()
{
    FakeHttp server([](const SeenRequest &) { return FakeAnswer{.fault = FakeAnswer::Silent}; });
    Transport transport(options(10'000, 50));
    const auto replies = transport.send(calls(server, 1, true), accept, {});
    QCOMPARE(replies.at(0).ending, Ending::Lost);
    QVERIFY(replies.at(0).sent);
}

void TestCrmTransport::cutBodyIsLost()
{
    FakeHttp server([](const SeenRequest &) {
        FakeAnswer answer = rawAnswer("{\"results\":[]}");
        answer.fault = FakeAnswer::CutBody;
        return answer;
    });
    Transport transport(options());
    const auto replies = transport.send(calls(server, 1), accept, {});
    QCOMPARE(replies.at(0).ending, Ending::Lost);
    QCOMPARE(replies.at(0).status, 200);
}

void TestCrmTransport::hugeAnswerIsNotTaken()
{
    FakeHttp server([](const SeenRequest &) { return rawAnswer(QByteArray(3'000'000, 'x')); });
    Transport::Options small = options();
    small.answerCap = 1'000'000;
    Transport transport(small);
    const auto replies = transport.send(calls(server, 1), accept, {});
    QCOMPARE(replies.at(0).ending, Ending::TooBig);
}

void TestCrmTransport::redirectIsNotFollowed()
{
    FakeHttp elsewhere;
    FakeHttp server([&](const SeenRequest &) {
        FakeAnswer answer = rawAnswer({}, 307);
        answer.headers << qMakePair(QByteArray("Location"), elsewhere.url().toUtf8());
        return answer;
    });
    Transport transport(options());
    const auto replies = transport.send(calls(server, 1), accept, {});
    QCOMPARE(replies.at(0).status, 307);
    QCOMPARE(elsewhere.seen.size(), 0);
}

void TestCrmTransport::retriesCountAndWait()
{
    FakeHttp server([](const SeenRequest &) { return rawAnswer({}, 503); });
    Transport transport(options());
    const auto replies = transport.send(calls(server, 3),
        [](size_t, const HttpReply &, int attempt) {
            return attempt < 3 ? Verdict{Verdict::Retry, 1, false} : Verdict{};
        },
        {});
    QCOMPARE(replies.at(0).status, 503);
    QCOMPARE(server.seen.size(), 9);
    QCOMPARE(transport.stats().retries, 6);
}

void TestCrmTransport::worksOnAnyThread()
{
    FakeHttp server;
    std::atomic<int> status = 0;
    std::thread worker([&] {
        Transport transport(options());
        status = transport.send(calls(server, 1), accept, {}).at(0).status;
    });
    QTRY_COMPARE(status.load(), 200);
    worker.join();
}

void TestCrmTransport::bigBodyArrivesWhole()
{
    FakeHttp server([](const SeenRequest &request) { return rawAnswer(QByteArray::number(request.body.size())); });
    Transport transport(options());
    auto requests = calls(server, 2, true);
    requests[1].body = QByteArray(2'000'000, 'y');
    const auto replies = transport.send(requests, accept, {});
    QCOMPARE(replies.at(1).body, QByteArray("2000000"));
}

QTEST_GUILESS_MAIN(TestCrmTransport)
#include "tst_crmtransport.moc"
