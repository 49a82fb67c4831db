#include "core/crm/restclient.h"
#include "tests/sandbox/client.h"

#include <QDateTime>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

const auto contact = u"contact"_s;
const QStringList paths{u"properties.firstname"_s, u"properties.lastname"_s, u"properties.phone"_s};

QByteArray shipped(const QString &name)
{
    QFile file(QStringLiteral(SAMBAND_CONNECTORS "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Manifest manifestOf(const QString &name)
{
    auto read = readManifest(shipped(name), shipped(u"connector.schema.json"_s), name);
    return read ? std::move(*read) : Manifest();
}

} // namespace

/// The HubSpot client through its shipped manifest against the twin, over real sockets.
class TestHubspot : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void bothVersionsByOneSetting_data();
    void bothVersionsByOneSetting();
    void adminRulesAreToldByProperty();
    void everyDatatypeIsRead();
    void archivedRecordsAreProvenInBatches();
    void restoredRecordsComeBack();
    void mergedAgainAndAgain_data();
    void mergedAgainAndAgain();
    void oneBadInputOfABatch();
    void aTakenEmailNamesItsHolder();
    void missingScopesAreNamed();
    void theAccountTells();
    void propertiesTellWhatIsLocked();
    void historyTellsWho();
    void changesOfEachTypeAreFound_data();
    void changesOfEachTypeAreFound();
    void moreThanTheCap();
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
    void start(qint64 contacts, bool limits = false)
    {
        m_server = std::make_unique<Client>(samband::sandbox::Options{.contacts = contacts, .limits = limits});
    }
    Answer admin(const QByteArray &method, const QString &path, const QByteArray &body = {})
    {
        return m_server->hub(method, u"/_sandbox/"_s + path, body);
    }
    void set(const QByteArray &settings) { QCOMPARE(admin("POST", u"settings"_s, settings).status, 200); }
    std::unique_ptr<RestClient> client(bool quick = true, const QMap<QString, QString> &settings = {})
    {
        Manifest manifest = manifestOf(u"hubspot.json"_s);
        for (LimitClass &limit : manifest.limits)
            limit.requests = quick ? 10'000 : limit.requests;
        Connection connection;
        connection.baseUrl = m_server->hubspotUrl();
        connection.token = [] { return u"sandbox-hubspot"_s; };
        connection.settings = settings;
        return std::make_unique<RestClient>(std::move(manifest), connection);
    }
    static Result<std::vector<Record>> all(
        RestClient &from, const QString &datatype, qint64 since = 0, qint64 until = 0);
    QStringList ids(const QString &type = u"contacts"_s)
    {
        QStringList found;
        for (const QJsonValue &row : admin("GET", u"state"_s).json()[type].toArray())
            found << row["id"_L1].toString();
        return found;
    }
    qint64 count(const QString &route) { return admin("GET", u"counters"_s).json()["byRoute"_L1][route].toInteger(); }
    qint64 limited() { return admin("GET", u"counters"_s).json()["limited"_L1].toInteger(); }
    QString merge(const QString &primary, const QString &other);

    std::unique_ptr<Client> m_server;
};

QString TestHubspot::merge(const QString &primary, const QString &other)
{
    const QJsonObject body{{"primaryObjectId"_L1, primary}, {"objectIdToMerge"_L1, other}};
    const Answer merged = m_server->hub(
        "POST", u"/crm/objects/2026-09/contacts/merge"_s, QJsonDocument(body).toJson(QJsonDocument::Compact));
    return merged.json()["id"_L1].toString();
}

Result<std::vector<Record>> TestHubspot::all(RestClient &from, const QString &datatype, qint64 since, qint64 until)
{
    std::vector<Record> records;
    PageRequest request;
    request.datatype = datatype;
    request.paths = paths;
    request.since = since;
    request.until = until;
    bool complete = false;
    do {
        auto page = from.page(request, {});
        if (!page)
            return page.error();
        std::move(page->records.begin(), page->records.end(), std::back_inserter(records));
        request.cursor = page->next;
        complete = page->complete;
    } while (!request.cursor.isEmpty());
    if (!complete)
        return Error{ErrorKind::BadAnswer, u"not complete"_s};
    return records;
}

void TestHubspot::init()
{
    start(300);
}

void TestHubspot::bothVersionsByOneSetting_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<bool>("enforces");
    QTest::newRow("current") << u"2026-09"_s << true;
    QTest::newRow("before") << u"2026-03"_s << false;
}

void TestHubspot::bothVersionsByOneSetting()
{
    QFETCH(QString, version);
    QFETCH(bool, enforces);
    set(R"({"rules":[{"type":"contacts","property":"jobtitle"}]})");
    const auto hubspot = client(true, {{u"apiVersion"_s, version}});
    QCOMPARE(all(*hubspot, contact)->size(), size_t(300));
    const auto made = hubspot->create(contact, {{u"k1"_s, {{u"properties.lastname"_s, u"Ny"_s}}}}, paths, {});
    QCOMPARE(made.front().ok(), !enforces);
    const QString id = ids().first();
    const auto changed = hubspot->update(contact, {{u"k2"_s, id, {{u"properties.phone"_s, u"22"_s}}}}, paths, {});
    QCOMPARE(valueOf(changed.front()->fields, u"properties.phone"_s), u"22"_s);
    QCOMPARE(hubspot->archive(contact, {id}, {}).front()->presence, Presence::Absent);
    for (const QJsonValue &call : QJsonDocument::fromJson(admin("GET", u"log"_s).body).array())
        QVERIFY(call["path"_L1].toString().contains(version));
}

void TestHubspot::adminRulesAreToldByProperty()
{
    set(R"({"rules":[{"type":"contacts","property":"jobtitle"}]})");
    const auto made = client()->create(contact, {{u"k1"_s, {{u"properties.lastname"_s, u"Ny"_s}}}}, paths, {});
    QCOMPARE(made.front().error().kind, ErrorKind::Refused);
    QCOMPARE(made.front().error().property, u"properties.jobtitle"_s);
}

void TestHubspot::everyDatatypeIsRead()
{
    const auto hubspot = client();
    for (const auto &[datatype, table] : {std::pair{u"contact"_s, u"contacts"_s}, {u"company"_s, u"companies"_s},
             {u"product"_s, u"products"_s}, {u"user"_s, u"users"_s}, {u"owner"_s, u"users"_s}})
        QCOMPARE(qsizetype(all(*hubspot, datatype)->size()), ids(table).size());
}

void TestHubspot::archivedRecordsAreProvenInBatches()
{
    const QStringList gone = ids().mid(0, 150);
    for (const QString &id : gone)
        admin("DELETE", u"contacts/"_s + id);
    admin("DELETE", u"counters"_s);
    const auto records = client()->read(contact, gone, paths, {});
    for (const auto &record : records)
        QCOMPARE(record->presence, Presence::Absent);
    QCOMPARE(count(u"POST /crm/objects/{V}/contacts/batch/read"_s), 4); // two that say missing, two that say archived
    QCOMPARE(count(u"GET /crm/objects/{V}/contacts/{id}"_s), 0);
}

void TestHubspot::restoredRecordsComeBack()
{
    const auto hubspot = client();
    const QString id = ids().first();
    admin("DELETE", u"contacts/"_s + id);
    QCOMPARE(hubspot->read(contact, {id}, paths, {}).front()->presence, Presence::Absent);
    QCOMPARE(all(*hubspot, contact)->size(), size_t(299));
    admin("POST", u"contacts/%1/restore"_s.arg(id));
    QCOMPARE(hubspot->read(contact, {id}, paths, {}).front()->presence, Presence::Present);
    QCOMPARE(all(*hubspot, contact)->size(), size_t(300));
}

void TestHubspot::mergedAgainAndAgain_data()
{
    QTest::addColumn<bool>("keeps");
    QTest::newRow("a new id each time") << false;
    QTest::newRow("the primary id is kept") << true;
}

void TestHubspot::mergedAgainAndAgain()
{
    QFETCH(bool, keeps);
    set(keeps ? R"({"keepPrimaryId":true})" : R"({"keepPrimaryId":false})");
    const QStringList people = ids().mid(0, 3);
    const QString first = merge(people[0], people[1]);
    const QString last = merge(first, people[2]);
    const auto hubspot = client();
    for (const auto &record : hubspot->read(contact, people + QStringList{first}, paths, {})) {
        QCOMPARE(record->id, last);
        QCOMPARE(record->presence, Presence::Present);
    }
    // A write that still goes to an old id reaches the record, and says where it is now.
    const auto changed = hubspot->update(contact, {{u"k"_s, people[1], {{u"properties.phone"_s, u"22"_s}}}}, paths, {});
    QVERIFY2(changed.front().ok(), changed.front().ok() ? "" : qPrintable(changed.front().error().text));
    QCOMPARE(changed.front()->id, last);
    QVERIFY(changed.front()->aliases.contains(people[1]));
}

void TestHubspot::oneBadInputOfABatch()
{
    for (const bool echo : {true, false}) {
        set(echo ? R"({"echoTrace":true})" : R"({"echoTrace":false})");
        std::vector<NewRecord> wanted;
        for (int i = 0; i < 20; ++i)
            wanted.push_back({u"k%1"_s.arg(i),
                {{u"properties.lastname"_s, u"Ny %1 %2"_s.arg(i).arg(echo)},
                    {u"properties.email"_s, i == 7 ? u"no address"_s : u"ny%1%2@eksempel.no"_s.arg(i).arg(echo)}}});
        const auto made = client()->create(contact, wanted, paths, {});
        for (size_t i = 0; i < made.size(); ++i) {
            QCOMPARE(made[i].ok(), i != 7);
            if (i != 7)
                QCOMPARE(
                    valueOf(made[i]->fields, u"properties.lastname"_s), wanted[i].fields[u"properties.lastname"_s]);
        }
        QCOMPARE(made[7].error().property, u"properties.email"_s);
    }
}

void TestHubspot::aTakenEmailNamesItsHolder()
{
    const auto hubspot = client();
    const NewRecord one{u"k"_s, {{u"properties.lastname"_s, u"Ny"_s}, {u"properties.email"_s, u"en@eksempel.no"_s}}};
    const QString holder = hubspot->create(contact, {one}, paths, {}).front()->id;
    const auto again = hubspot->create(contact, {one}, paths, {}).front();
    QCOMPARE(again.error().kind, ErrorKind::Duplicate);
    QVERIFY(again.error().text.contains(holder));
}

void TestHubspot::missingScopesAreNamed()
{
    set(R"({"scopes":["crm.objects.contacts.read"]})");
    const auto hubspot = client();
    QVERIFY(all(*hubspot, contact).ok());
    const auto users = all(*hubspot, u"user"_s);
    QCOMPARE(users.error().kind, ErrorKind::Forbidden);
    QVERIFY2(users.error().text.contains(u"settings.users.read"_s), qPrintable(users.error().text));
}

void TestHubspot::theAccountTells()
{
    const auto hubspot = client();
    QVERIFY(hubspot->traits(contact)->openUrl.isEmpty()); // the account's number is not known yet
    const auto account = hubspot->account({});
    QCOMPARE(account->id, u"4711"_s);
    QCOMPARE(account->timeZone, u"Europe/Oslo"_s);
    QVERIFY(hubspot->traits(contact)->openUrl.contains(u"/4711/"_s));
    QCOMPARE(hubspot->account({})->id, account->id);
    QCOMPARE(count(u"GET /account-info/{V}/details"_s), 1);
}

void TestHubspot::propertiesTellWhatIsLocked()
{
    admin("PUT", u"properties/contacts/phone"_s, R"({"readOnly":true})");
    admin("PUT", u"properties/contacts/city"_s, R"({"calculated":true})");
    admin("DELETE", u"properties/contacts/mobilephone"_s);
    const auto list = client()->properties(contact, {});
    QVERIFY(list->known);
    QVERIFY(list->find(u"properties.phone"_s)->readOnly);
    QVERIFY(list->find(u"properties.city"_s)->readOnly);
    QVERIFY(!list->find(u"properties.lastname"_s)->readOnly);
    QVERIFY(!list->find(u"properties.mobilephone"_s));
    QVERIFY(!client()->properties(u"user"_s, {})->known);
}

void TestHubspot::historyTellsWho()
{
    const auto hubspot = client();
    const QStringList people = ids().mid(0, 120);
    admin("PATCH", u"contacts/%1?user=9002"_s.arg(people[0]), R"({"lastname":"Ny"})");
    admin("PATCH", u"contacts/%1?user=77"_s.arg(people[1]), R"({"lastname":"Ukjent"})");
    admin("DELETE", u"counters"_s);
    const auto past = hubspot->history(contact, people, {u"properties.lastname"_s}, {});
    const QList<PastValue> first = past[0]->value(u"properties.lastname"_s);
    QCOMPARE(first.size(), 2);
    QCOMPARE(first[0].value, u"Ny"_s);
    QCOMPARE(first[0].source, u"CRM_UI"_s);
    const QJsonValue user = admin("GET", u"state"_s).json()["users"_L1][1];
    QCOMPARE(first[0].who, u"%1 %2"_s.arg(user["firstName"_L1].toString(), user["lastName"_L1].toString()));
    QVERIFY(std::abs(first[0].at - QDateTime::currentMSecsSinceEpoch()) < 60'000);
    QVERIFY(first[1].who.isEmpty());
    QVERIFY(past[1]->value(u"properties.lastname"_s)[0].who.contains(u"77"_s)); // a user who is gone
    QCOMPARE(count(u"POST /crm/objects/{V}/contacts/batch/read"_s), 3); // fifty at once with history
    QCOMPARE(count(u"GET /crm/owners/{V}"_s), 1);
}

void TestHubspot::changesOfEachTypeAreFound_data()
{
    QTest::addColumn<QString>("datatype");
    QTest::addColumn<QString>("table");
    QTest::addColumn<QByteArray>("edit");
    QTest::newRow("contact") << u"contact"_s << u"contacts"_s << QByteArray(R"({"lastname":"Endret"})");
    QTest::newRow("company") << u"company"_s << u"companies"_s << QByteArray(R"({"name":"Endret"})");
    QTest::newRow("product") << u"product"_s << u"products"_s << QByteArray(R"({"name":"Endret"})");
}

void TestHubspot::changesOfEachTypeAreFound()
{
    QFETCH(QString, datatype);
    QFETCH(QString, table);
    QFETCH(QByteArray, edit);
    const auto hubspot = client();
    const qint64 before = QDateTime::currentMSecsSinceEpoch() - 1000;
    QCOMPARE(all(*hubspot, datatype, before)->size(), size_t(0));
    const QString id = ids(table).first();
    admin("PATCH", table + u'/' + id, edit);
    const auto changed = all(*hubspot, datatype, before);
    QCOMPARE(changed->size(), size_t(1));
    QCOMPARE(changed->front().id, id);
}

void TestHubspot::moreThanTheCap()
{
    start(12'000);
    // one mass edit: more rows than a query gives, all of one moment
    admin("POST", u"settings"_s, R"({"clockOffset":0})");
    const auto changed = all(*client(), contact, 1);
    QVERIFY2(changed.ok(), changed.ok() ? "" : qPrintable(changed.error().text));
    QSet<QString> found;
    for (const Record &record : *changed)
        found << record.id;
    QCOMPARE(found.size(), 12'000);
    QCOMPARE(count(u"POST /crm/objects/{V}/contacts/search"_s), 60);
}

void TestHubspot::laterRowsAreHeldBack()
{
    const auto hubspot = client();
    const qint64 before = QDateTime::currentMSecsSinceEpoch() - 1000;
    const QStringList people = ids();
    admin("PATCH", u"contacts/"_s + people[0], R"({"lastname":"Endret"})");
    set(R"({"clockOffset":60000})");
    admin("PATCH", u"contacts/"_s + people[1], R"({"lastname":"Endret"})");
    QCOMPARE(all(*hubspot, contact, before, before + 30'000)->size(), size_t(1));
    QCOMPARE(all(*hubspot, contact, before)->size(), size_t(2));
}

void TestHubspot::staleAnswersAreReadAgain()
{
    const auto hubspot = client();
    const QString id = ids().first();
    admin("PATCH", u"contacts/"_s + id, R"({"lastname":"Gammel"})");
    const qint64 before = QDateTime::currentMSecsSinceEpoch() - 60'000;
    set(R"({"searchLag":60000,"staleSearch":true})");
    admin("PATCH", u"contacts/"_s + id, R"({"lastname":"Sann"})");
    const auto changed = all(*hubspot, contact, before);
    QCOMPARE(changed->size(), size_t(1));
    QCOMPARE(valueOf(changed->front().fields, u"properties.lastname"_s), u"Sann"_s);
}

void TestHubspot::associationsAsTextOrNumber_data()
{
    QTest::addColumn<bool>("text");
    QTest::newRow("numbers") << false;
    QTest::newRow("texts") << true;
}

void TestHubspot::associationsAsTextOrNumber()
{
    QFETCH(bool, text);
    set(text ? R"({"idsAsText":true})" : R"({"idsAsText":false})");
    const QString person = ids().first();
    const QStringList companies = ids(u"companies"_s);
    const auto hubspot = client();
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
        admin("DELETE", u"links/%1/%2"_s.arg(person, company));
    QCOMPARE(linked(), QStringList());
    admin("PUT", u"links/%1/%2"_s.arg(person, companies[0]));
    admin("PUT", u"links/%1/%2"_s.arg(person, companies[1]));
    QCOMPARE(linked(), (QStringList{companies[0], companies[1]}));
    admin("DELETE", u"links/%1/%2"_s.arg(person, companies[0]));
    QCOMPARE(linked(), QStringList{companies[1]});
}

void TestHubspot::neverASingle429_data()
{
    QTest::addColumn<QByteArray>("plan");
    QTest::addColumn<int>("calls");
    QTest::newRow("small plan") << QByteArray(R"({"plan":{"general":30}})") << 40;
    QTest::newRow("others call, too") << QByteArray(R"({"plan":{"general":60},"otherCalls":{"general":50}})") << 60;
}

void TestHubspot::neverASingle429()
{
    QFETCH(QByteArray, plan);
    QFETCH(int, calls);
    start(200, true);
    set(plan);
    const auto hubspot = client(false);
    hubspot->restoreCallState({});
    const QStringList people = ids();
    for (int done = 0; done < calls; done += 20) {
        // one record each: every change is a call of its own
        for (int i = 0; i < 20; ++i)
            hubspot->update(contact, {{u"k"_s, people[i], {{u"properties.phone"_s, u"22%1"_s.arg(done)}}}}, paths, {});
    }
    QCOMPARE(limited(), 0);
}

void TestHubspot::backToBackProcesses()
{
    start(200, true);
    set(R"({"plan":{"general":60}})");
    QByteArray state;
    for (int process = 0; process < 3; ++process) {
        const auto hubspot = client(false); // knows nothing but what the one before left
        hubspot->restoreCallState(state);
        for (int i = 0; i < 12; ++i)
            QVERIFY(all(*hubspot, contact).ok());
        PageRequest search;
        search.datatype = contact;
        search.since = QDateTime::currentMSecsSinceEpoch();
        for (int i = 0; i < 5; ++i)
            QVERIFY(hubspot->page(search, {}).ok());
        state = hubspot->callState();
    }
    QCOMPARE(limited(), 0);
}

void TestHubspot::theSpentDayEndsInWords()
{
    start(200, true);
    const auto hubspot = client(false);
    QVERIFY(hubspot->account({}).ok());
    set(R"({"dailyLimit":1000,"dailyUsed":995})");
    QVERIFY(all(*hubspot, u"product"_s).ok()); // tells that the day is nearly over
    const auto refused = all(*hubspot, contact);
    QCOMPARE(refused.error().kind, ErrorKind::QuotaExhausted);
    QVERIFY2(refused.error().text.contains(u"Europe/Oslo"_s), qPrintable(refused.error().text));
    QVERIFY(refused.error().retryAfter > 0 && refused.error().retryAfter <= 25 * 60 * 60 * 1000);
    QCOMPARE(limited(), 0); // known from the answers: nothing was refused
    hubspot->setUrgent(true); // what is kept free is the operator's
    QVERIFY(hubspot->read(contact, {ids().first()}, paths, {}).front().ok());
    // The server's own word says the same.
    set(R"({"dailyHeaders":false,"dailyUsed":1000})");
    const auto fresh = client(false);
    QCOMPARE(all(*fresh, contact).error().kind, ErrorKind::QuotaExhausted);
}

void TestHubspot::anUnknownLimitIsSoughtWithCare()
{
    m_server->office("POST", u"/_sandbox/settings"_s, R"({"perSecond":40})");
    Connection connection;
    connection.baseUrl = m_server->crmofficeUrl();
    connection.token = [] { return u"sandbox-crmoffice"_s; };
    RestClient office(manifestOf(u"crmoffice.json"_s), connection);
    const QJsonArray rows = m_server->office("GET", u"/_sandbox/state"_s).json()["contacts"_L1].toArray();
    QStringList people;
    for (const QJsonValue &row : rows)
        people << row["id"_L1].toString();
    for (const auto &record : office.read(u"contacts"_s, people.mid(0, 200), {u"givenName"_s}, {}))
        QVERIFY(record.ok());
    // It went past the first guess, was told once where the limit is, and kept well below it.
    QVERIFY(office.stats().limited >= 1);
    QVERIFY2(office.stats().limited <= 4, qPrintable(QString::number(office.stats().limited)));
}

QTEST_GUILESS_MAIN(TestHubspot)
#include "tst_hubspot.moc"
