#include "tests/e2e/hubspottwin.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

const auto contact = u"contact"_s;

} // namespace

/// What changed since, and how many calls may be made, through the shipped manifest against the twin.
class TestHubspotChanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_twin.start(300); }
    void changesOfEachTypeAreFound_data();
    void changesOfEachTypeAreFound();
    void moreThanTheCap();
    void stoppedAroundTheCapItGoesOnFromThere_data();
    void stoppedAroundTheCapItGoesOnFromThere();
    void laterRowsAreHeldBack();
    void staleAnswersAreReadAgain();
    void associationsAsTextOrNumber_data();
    void associationsAsTextOrNumber();
    void neverASingle429_data();
    void neverASingle429();
    void backToBackProcesses();
    void theSpentDayEndsInWords();
    void anUnknownLimitIsSoughtWithCare();

private:
    HubspotTwin m_twin;
};

void TestHubspotChanges::changesOfEachTypeAreFound_data()
{
    QTest::addColumn<QString>("datatype");
    QTest::addColumn<QString>("table");
    QTest::addColumn<QByteArray>("edit");
    QTest::newRow("contact") << u"contact"_s << u"contacts"_s << QByteArray(R"({"lastname":"Endret"})");
    QTest::newRow("company") << u"company"_s << u"companies"_s << QByteArray(R"({"name":"Endret"})");
    QTest::newRow("product") << u"product"_s << u"products"_s << QByteArray(R"({"name":"Endret"})");
}

void TestHubspotChanges::changesOfEachTypeAreFound()
{
    QFETCH(QString, datatype);
    QFETCH(QString, table);
    QFETCH(QByteArray, edit);
    const auto hubspot = m_twin.client();
    const qint64 before = QDateTime::currentMSecsSinceEpoch() - 1000;
    QCOMPARE(HubspotTwin::all(*hubspot, datatype, before)->size(), size_t(0));
    const QString id = m_twin.ids(table).first();
    m_twin.admin("PATCH", table + u'/' + id, edit);
    const auto changed = HubspotTwin::all(*hubspot, datatype, before);
    QCOMPARE(changed->size(), size_t(1));
    QCOMPARE(changed->front().id, id);
}

void TestHubspotChanges::moreThanTheCap()
{
    m_twin.start(12'000);
    // one mass edit: more rows than a query gives, all of one moment
    m_twin.admin("POST", u"settings"_s, R"({"clockOffset":0})");
    const auto changed = HubspotTwin::all(*m_twin.client(), contact, 1);
    QVERIFY2(changed.ok(), changed.ok() ? "" : qPrintable(changed.error().text));
    QSet<QString> found;
    for (const Record &record : *changed)
        found << record.id;
    QCOMPARE(found.size(), 12'000);
    QCOMPARE(m_twin.count(u"POST /crm/objects/{V}/contacts/search"_s), 60);
}

void TestHubspotChanges::stoppedAroundTheCapItGoesOnFromThere_data()
{
    QTest::addColumn<QList<int>>("stops"); // after so many pages of 200
    QTest::newRow("within the window") << QList<int>{20};
    QTest::newRow("before its last page") << QList<int>{48};
    QTest::newRow("at the cap") << QList<int>{50};
    QTest::newRow("in the next window") << QList<int>{51};
    QTest::newRow("over and over") << QList<int>{7, 49, 50, 51, 59};
}

/// Another process goes on with nothing but the cursor that was kept: every record comes, and none comes twice. What is
/// edited meanwhile is not lost either: it comes now, or it lies in the overlap of the next time.
void TestHubspotChanges::stoppedAroundTheCapItGoesOnFromThere()
{
    QFETCH(QList<int>, stops);
    m_twin.start(12'000);
    const QStringList people = m_twin.ids();
    const qint64 started = QDateTime::currentMSecsSinceEpoch();
    auto hubspot = m_twin.client();
    PageRequest request;
    request.datatype = contact;
    request.paths = HubspotTwin::paths;
    request.since = 1;
    QMap<QString, int> seen;
    bool complete = false;
    for (int pages = 1; !complete; ++pages) {
        const auto page = hubspot->page(request, {});
        QVERIFY2(page.ok(), page.ok() ? "" : qPrintable(page.error().text));
        for (const Record &record : page->records)
            ++seen[record.id];
        complete = page->complete;
        request.cursor = page->next;
        QCOMPARE(complete, request.cursor.isEmpty());
        if (stops.contains(pages)) {
            hubspot = m_twin.client();
            m_twin.admin("PATCH", u"contacts/"_s + people[10], R"({"lastname":"Imens"})");
        }
    }
    QCOMPARE(seen.size(), 12'000);
    for (auto record = seen.cbegin(); record != seen.cend(); ++record)
        QVERIFY2(*record == 1, qPrintable(record.key()));
    const auto meanwhile = HubspotTwin::all(*hubspot, contact, started);
    QVERIFY(meanwhile.ok());
    QCOMPARE(meanwhile->size(), size_t(1));
    QCOMPARE(meanwhile->front().id, people[10]);
}

void TestHubspotChanges::laterRowsAreHeldBack()
{
    const auto hubspot = m_twin.client();
    const qint64 before = QDateTime::currentMSecsSinceEpoch() - 1000;
    const QStringList people = m_twin.ids();
    m_twin.admin("PATCH", u"contacts/"_s + people[0], R"({"lastname":"Endret"})");
    m_twin.set(R"({"clockOffset":60000})");
    m_twin.admin("PATCH", u"contacts/"_s + people[1], R"({"lastname":"Endret"})");
    QCOMPARE(HubspotTwin::all(*hubspot, contact, before, before + 30'000)->size(), size_t(1));
    QCOMPARE(HubspotTwin::all(*hubspot, contact, before)->size(), size_t(2));
}

void TestHubspotChanges::staleAnswersAreReadAgain()
{
    const auto hubspot = m_twin.client();
    const QString id = m_twin.ids().first();
    m_twin.admin("PATCH", u"contacts/"_s + id, R"({"lastname":"Gammel"})");
    const qint64 before = QDateTime::currentMSecsSinceEpoch() - 60'000;
    m_twin.set(R"({"searchLag":60000,"staleSearch":true})");
    m_twin.admin("PATCH", u"contacts/"_s + id, R"({"lastname":"Sann"})");
    const auto changed = HubspotTwin::all(*hubspot, contact, before);
    QCOMPARE(changed->size(), size_t(1));
    QCOMPARE(valueOf(changed->front().fields, u"properties.lastname"_s), u"Sann"_s);
}

void TestHubspotChanges::associationsAsTextOrNumber_data()
{
    QTest::addColumn<bool>("text");
    QTest::newRow("numbers") << false;
    QTest::newRow("texts") << true;
}

void TestHubspotChanges::associationsAsTextOrNumber()
{
    QFETCH(bool, text);
    m_twin.set(text ? R"({"idsAsText":true})" : R"({"idsAsText":false})");
    const QString person = m_twin.ids().first();
    const QStringList companies = m_twin.ids(u"companies"_s);
    const auto hubspot = m_twin.client();
    const auto linked = [&] {
        PageRequest request;
        request.datatype = u"contactcompanyassociation"_s;
        request.parents = QStringList{person};
        QStringList found;
        const auto page = hubspot->page(request, {});
        for (const Record &record : page->records)
            found << record.refs.value(u"company"_s);
        return found;
    };
    for (const QString &company : linked())
        m_twin.admin("DELETE", u"links/%1/%2"_s.arg(person, company));
    QCOMPARE(linked(), QStringList());
    m_twin.admin("PUT", u"links/%1/%2"_s.arg(person, companies[0]));
    m_twin.admin("PUT", u"links/%1/%2"_s.arg(person, companies[1]));
    QCOMPARE(linked(), (QStringList{companies[0], companies[1]}));
    m_twin.admin("DELETE", u"links/%1/%2"_s.arg(person, companies[0]));
    QCOMPARE(linked(), QStringList{companies[1]});
}

void TestHubspotChanges::neverASingle429_data()
{
    QTest::addColumn<QByteArray>("plan");
    QTest::addColumn<int>("calls");
    QTest::newRow("small plan") << QByteArray(R"({"plan":{"general":30}})") << 40;
    QTest::newRow("others call, too") << QByteArray(R"({"plan":{"general":60},"otherCalls":{"general":50}})") << 60;
}

void TestHubspotChanges::neverASingle429()
{
    QFETCH(QByteArray, plan);
    QFETCH(int, calls);
    m_twin.start(200, true);
    m_twin.set(plan);
    const auto hubspot = m_twin.client(false);
    hubspot->restoreCallState({});
    const QStringList people = m_twin.ids();
    for (int done = 0; done < calls; done += 20) {
        // one record each: every change is a call of its own
        for (int i = 0; i < 20; ++i)
            hubspot->update(
                contact, {{u"k"_s, people[i], {{u"properties.phone"_s, u"22%1"_s.arg(done)}}}}, HubspotTwin::paths, {});
    }
    QCOMPARE(m_twin.limited(), 0);
}

void TestHubspotChanges::backToBackProcesses()
{
    m_twin.start(200, true);
    m_twin.set(R"({"plan":{"general":60}})");
    QByteArray state;
    for (int process = 0; process < 3; ++process) {
        const auto hubspot = m_twin.client(false); // knows nothing but what the one before left
        hubspot->restoreCallState(state);
        for (int i = 0; i < 12; ++i)
            QVERIFY(HubspotTwin::all(*hubspot, contact).ok());
        PageRequest search;
        search.datatype = contact;
        search.since = QDateTime::currentMSecsSinceEpoch();
        for (int i = 0; i < 5; ++i)
            QVERIFY(hubspot->page(search, {}).ok());
        state = hubspot->callState();
    }
    QCOMPARE(m_twin.limited(), 0);
}

void TestHubspotChanges::theSpentDayEndsInWords()
{
    m_twin.start(200, true);
    const auto hubspot = m_twin.client(false);
    QVERIFY(hubspot->account({}).ok());
    m_twin.set(R"({"dailyLimit":1000,"dailyUsed":995})");
    QVERIFY(HubspotTwin::all(*hubspot, u"product"_s).ok()); // tells that the day is nearly over
    const auto refused = HubspotTwin::all(*hubspot, contact);
    QCOMPARE(refused.error().kind, ErrorKind::QuotaExhausted);
    QVERIFY2(refused.error().text.contains(u"Europe/Oslo"_s), qPrintable(refused.error().text));
    QVERIFY(refused.error().retryAfter > 0 && refused.error().retryAfter <= 25 * 60 * 60 * 1000);
    QCOMPARE(m_twin.limited(), 0); // known from the answers: nothing was refused
    hubspot->setUrgent(true); // what is kept free is the operator's
    QVERIFY(hubspot->read(contact, {m_twin.ids().first()}, HubspotTwin::paths, {}).front().ok());
    // The server's own word says the same.
    m_twin.set(R"({"dailyHeaders":false,"dailyUsed":1000})");
    const auto fresh = m_twin.client(false);
    QCOMPARE(HubspotTwin::all(*fresh, contact).error().kind, ErrorKind::QuotaExhausted);
}

void TestHubspotChanges::anUnknownLimitIsSoughtWithCare()
{
    m_twin.server().office("POST", u"/_sandbox/settings"_s, R"({"perSecond":40})");
    Connection connection;
    connection.baseUrl = m_twin.server().crmofficeUrl();
    connection.token = [] { return u"sandbox-crmoffice"_s; };
    RestClient office(shippedManifest(u"crmoffice.json"_s), connection);
    const QJsonArray rows = m_twin.server().office("GET", u"/_sandbox/state"_s).json()["contacts"_L1].toArray();
    QStringList people;
    for (const QJsonValue &row : rows)
        people << row["id"_L1].toString();
    for (const auto &record : office.read(u"contacts"_s, people.mid(0, 200), {u"givenName"_s}, {}))
        QVERIFY(record.ok());
    // It went past the first guess, was told once where the limit is, and kept well below it.
    QVERIFY(office.stats().limited >= 1);
    QVERIFY2(office.stats().limited <= 4, qPrintable(QString::number(office.stats().limited)));
}

QTEST_GUILESS_MAIN(TestHubspotChanges)
#include "tst_hubspot_changes.moc"
