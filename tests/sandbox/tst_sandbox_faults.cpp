#include "tests/sandbox/client.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;

class TestSandboxFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_client = std::make_unique<Client>(); }
    void strikesTheNthCallOnly();
    void losesTheReplyButDoesTheWork();
    void closesBeforeTheWork();
    void cutsTheBody();
    void slowsDown();
    void shortensPages();
    void answersHtml();
    void answersWrongTypes();
    void redirects();
    void callsAnswersByAnotherType();
    void trickles();
    void isSwitchedOff();

private:
    void fault(const QByteArray &rule)
    {
        QCOMPARE(m_client->hub("POST", u"/_sandbox/faults"_s, '[' + rule + ']').status, 200);
    }
    Answer list() { return m_client->hub("GET", m_path); }
    bool holds(const QString &name) { return m_client->hub("GET", u"/_sandbox/state"_s).body.contains(name.toUtf8()); }

    std::unique_ptr<Client> m_client;
    const QString m_path = u"/crm/objects/2026-09/contacts"_s;
};

void TestSandboxFaults::strikesTheNthCallOnly()
{
    fault(
        R"({"match":"GET /crm/objects","nth":2,"times":1,"effect":"status","status":502,"html":true,"headers":{"Retry-After":"3"}})");
    QCOMPARE(list().status, 200);
    m_client->hub("POST", m_path + u"/batch/read"_s, "{}");
    const Answer struck = list();
    QCOMPARE(struck.status, 502);
    QVERIFY(struck.body.startsWith("<html>"));
    QCOMPARE(struck.header("Retry-After"), "3");
    QCOMPARE(list().status, 200);
}

void TestSandboxFaults::losesTheReplyButDoesTheWork()
{
    fault(R"({"match":"PATCH /crm","times":-1,"effect":"lostReply"})");
    const QString id = list().rows()[0]["id"_L1].toString();
    const Answer lost = m_client->hub("PATCH", m_path + u'/' + id, R"({"properties":{"firstname":"Likevel"}})");
    QCOMPARE(lost.status, 0);
    QVERIFY(lost.broken);
    QVERIFY(holds(u"Likevel"_s));
}

void TestSandboxFaults::closesBeforeTheWork()
{
    fault(R"({"match":"PATCH /crm","times":-1,"effect":"closeBefore"})");
    const QString id = list().rows()[0]["id"_L1].toString();
    QVERIFY(m_client->hub("PATCH", m_path + u'/' + id, R"({"properties":{"firstname":"Likevel"}})").broken);
    QVERIFY(!holds(u"Likevel"_s));
}

void TestSandboxFaults::cutsTheBody()
{
    fault(R"({"match":"GET /crm","effect":"cutBody"})");
    const Answer cut = list();
    QCOMPARE(cut.status, 200);
    QVERIFY(cut.broken);
    QVERIFY(!cut.body.isEmpty() && cut.json().isEmpty());
}

void TestSandboxFaults::slowsDown()
{
    fault(R"({"match":"GET /crm","effect":"slow","ms":150})");
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(list().status, 200);
    QVERIFY(timer.elapsed() >= 140); // a lower bound holds on any machine
}

void TestSandboxFaults::shortensPages()
{
    fault(R"({"match":"GET /crm","effect":"shortPage"},{"match":"GET /crm","nth":2,"effect":"emptyPage"})");
    const Answer half = list();
    QCOMPARE(half.rows().size(), 5);
    QVERIFY(!half.json().contains("paging"_L1));
    QCOMPARE(list().rows().size(), 0);
    QCOMPARE(list().rows().size(), 10);
    m_client->office("POST", u"/_sandbox/faults"_s, R"([{"match":"GET /contacts","effect":"shortPage"}])");
    const QJsonObject page = m_client->office("GET", u"/contacts?pageSize=20&page=2"_s).json();
    QCOMPARE(page["items"_L1].toArray().size(), 10);
    QCOMPARE(page["totalCount"_L1].toInt(), 30);
}

void TestSandboxFaults::answersHtml()
{
    fault(R"({"match":"GET /crm","effect":"html"})");
    const Answer page = list();
    QCOMPARE(page.status, 200);
    QCOMPARE(page.header("Content-Type"), "text/html");
}

void TestSandboxFaults::answersWrongTypes()
{
    fault(R"({"match":"GET /crm","effect":"wrongType"})");
    QVERIFY(list().json()["results"_L1].isString());
}

void TestSandboxFaults::redirects()
{
    fault(R"({"match":"GET /crm","effect":"redirect","location":"http://127.0.0.1:9/x"})");
    const Answer answer = list();
    QCOMPARE(answer.status, 302);
    QCOMPARE(answer.header("Location"), "http://127.0.0.1:9/x");
}

void TestSandboxFaults::callsAnswersByAnotherType()
{
    fault(R"({"match":"GET /crm","effect":"contentType"})");
    const Answer answer = list();
    QCOMPARE(answer.header("Content-Type"), "text/plain");
    QCOMPARE(answer.rows().size(), 10);
}

void TestSandboxFaults::trickles()
{
    fault(R"({"match":"GET /crm","effect":"trickle","ms":30})");
    QElapsedTimer timer;
    timer.start();
    const Answer answer = list();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.rows().size(), 10);
    QVERIFY(timer.elapsed() >= 200); // a lower bound holds on any machine
}

void TestSandboxFaults::isSwitchedOff()
{
    fault(R"({"match":"GET","times":-1,"effect":"status","status":500})");
    QCOMPARE(list().status, 500);
    m_client->hub("DELETE", u"/_sandbox/faults"_s);
    QCOMPARE(list().status, 200);
}

QTEST_GUILESS_MAIN(TestSandboxFaults)
#include "tst_sandbox_faults.moc"
