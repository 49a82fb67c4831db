#include "tests/e2e/hubspottwin.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

const auto contact = u"contact"_s;

} // namespace

/// The HubSpot client through its shipped manifest against the twin, over real sockets.
class TestHubspot : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_twin.start(300); }
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

private:
    HubspotTwin m_twin;
};

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
    m_twin.set(R"({"rules":[{"type":"contacts","property":"jobtitle"}]})");
    const auto hubspot = m_twin.client(true, {{u"apiVersion"_s, version}});
    QCOMPARE(HubspotTwin::all(*hubspot, contact)->size(), size_t(300));
    const auto made =
        hubspot->create(contact, {{u"k1"_s, {{u"properties.lastname"_s, u"Ny"_s}}}}, HubspotTwin::paths, {});
    QCOMPARE(made.front().ok(), !enforces);
    const QString id = m_twin.ids().first();
    const auto changed =
        hubspot->update(contact, {{u"k2"_s, id, {{u"properties.phone"_s, u"22"_s}}}}, HubspotTwin::paths, {});
    QCOMPARE(valueOf(changed.front()->fields, u"properties.phone"_s), u"22"_s);
    QCOMPARE(hubspot->archive(contact, {id}, {}).front()->presence, Presence::Absent);
    for (const QJsonValue &call : QJsonDocument::fromJson(m_twin.admin("GET", u"log"_s).body).array())
        QVERIFY(call["path"_L1].toString().contains(version));
}

void TestHubspot::adminRulesAreToldByProperty()
{
    m_twin.set(R"({"rules":[{"type":"contacts","property":"jobtitle"}]})");
    const auto made =
        m_twin.client()->create(contact, {{u"k1"_s, {{u"properties.lastname"_s, u"Ny"_s}}}}, HubspotTwin::paths, {});
    QCOMPARE(made.front().error().kind, ErrorKind::Refused);
    QCOMPARE(made.front().error().property, u"properties.jobtitle"_s);
}

void TestHubspot::everyDatatypeIsRead()
{
    const auto hubspot = m_twin.client();
    for (const auto &[datatype, table] : {std::pair{u"contact"_s, u"contacts"_s}, {u"company"_s, u"companies"_s},
             {u"product"_s, u"products"_s}, {u"user"_s, u"users"_s}, {u"owner"_s, u"users"_s}})
        QCOMPARE(qsizetype(HubspotTwin::all(*hubspot, datatype)->size()), m_twin.ids(table).size());
}

void TestHubspot::archivedRecordsAreProvenInBatches()
{
    const QStringList gone = m_twin.ids().mid(0, 150);
    for (const QString &id : gone)
        m_twin.admin("DELETE", u"contacts/"_s + id);
    m_twin.admin("DELETE", u"counters"_s);
    const auto records = m_twin.client()->read(contact, gone, HubspotTwin::paths, {});
    for (const auto &record : records)
        QCOMPARE(record->presence, Presence::Absent);
    QCOMPARE(
        m_twin.count(u"POST /crm/objects/{V}/contacts/batch/read"_s), 4); // two that say missing, two that say archived
    QCOMPARE(m_twin.count(u"GET /crm/objects/{V}/contacts/{id}"_s), 0);
}

void TestHubspot::restoredRecordsComeBack()
{
    const auto hubspot = m_twin.client();
    const QString id = m_twin.ids().first();
    m_twin.admin("DELETE", u"contacts/"_s + id);
    QCOMPARE(hubspot->read(contact, {id}, HubspotTwin::paths, {}).front()->presence, Presence::Absent);
    QCOMPARE(HubspotTwin::all(*hubspot, contact)->size(), size_t(299));
    m_twin.admin("POST", u"contacts/%1/restore"_s.arg(id));
    QCOMPARE(hubspot->read(contact, {id}, HubspotTwin::paths, {}).front()->presence, Presence::Present);
    QCOMPARE(HubspotTwin::all(*hubspot, contact)->size(), size_t(300));
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
    m_twin.set(keeps ? R"({"keepPrimaryId":true})" : R"({"keepPrimaryId":false})");
    const QStringList people = m_twin.ids().mid(0, 3);
    const QString first = m_twin.merge(people[0], people[1]);
    const QString last = m_twin.merge(first, people[2]);
    const auto hubspot = m_twin.client();
    for (const auto &record : hubspot->read(contact, people + QStringList{first}, HubspotTwin::paths, {})) {
        QCOMPARE(record->id, last);
        QCOMPARE(record->presence, Presence::Present);
    }
    // A write that still goes to an old id reaches the record, and says where it is now.
    const auto changed =
        hubspot->update(contact, {{u"k"_s, people[1], {{u"properties.phone"_s, u"22"_s}}}}, HubspotTwin::paths, {});
    QVERIFY2(changed.front().ok(), changed.front().ok() ? "" : qPrintable(changed.front().error().text));
    QCOMPARE(changed.front()->id, last);
    QVERIFY(changed.front()->aliases.contains(people[1]));
}

void TestHubspot::oneBadInputOfABatch()
{
    for (const bool echo : {true, false}) {
        m_twin.set(echo ? R"({"echoTrace":true})" : R"({"echoTrace":false})");
        std::vector<NewRecord> wanted;
        for (int i = 0; i < 20; ++i)
            wanted.push_back({u"k%1"_s.arg(i),
                {{u"properties.lastname"_s, u"Ny %1 %2"_s.arg(i).arg(echo)},
                    {u"properties.email"_s, i == 7 ? u"no address"_s : u"ny%1%2@eksempel.no"_s.arg(i).arg(echo)}}});
        const auto made = m_twin.client()->create(contact, wanted, HubspotTwin::paths, {});
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
    const auto hubspot = m_twin.client();
    const NewRecord one{u"k"_s, {{u"properties.lastname"_s, u"Ny"_s}, {u"properties.email"_s, u"en@eksempel.no"_s}}};
    const QString holder = hubspot->create(contact, {one}, HubspotTwin::paths, {}).front()->id;
    const auto again = hubspot->create(contact, {one}, HubspotTwin::paths, {}).front();
    QCOMPARE(again.error().kind, ErrorKind::Duplicate);
    QVERIFY(again.error().text.contains(holder));
}

void TestHubspot::missingScopesAreNamed()
{
    m_twin.set(R"({"scopes":["crm.objects.contacts.read"]})");
    const auto hubspot = m_twin.client();
    QVERIFY(HubspotTwin::all(*hubspot, contact).ok());
    const auto users = HubspotTwin::all(*hubspot, u"user"_s);
    QCOMPARE(users.error().kind, ErrorKind::Forbidden);
    QVERIFY2(users.error().text.contains(u"settings.users.read"_s), qPrintable(users.error().text));
}

void TestHubspot::theAccountTells()
{
    const auto hubspot = m_twin.client();
    QVERIFY(hubspot->traits(contact)->openUrl.isEmpty()); // the account's number is not known yet
    const auto account = hubspot->account({});
    QCOMPARE(account->id, u"4711"_s);
    QCOMPARE(account->timeZone, u"Europe/Oslo"_s);
    QVERIFY(hubspot->traits(contact)->openUrl.contains(u"/4711/"_s));
    QCOMPARE(hubspot->account({})->id, account->id);
    QCOMPARE(m_twin.count(u"GET /account-info/{V}/details"_s), 1);
}

void TestHubspot::propertiesTellWhatIsLocked()
{
    m_twin.admin("PUT", u"properties/contacts/phone"_s, R"({"readOnly":true})");
    m_twin.admin("PUT", u"properties/contacts/city"_s, R"({"calculated":true})");
    m_twin.admin("DELETE", u"properties/contacts/mobilephone"_s);
    const auto list = m_twin.client()->properties(contact, {});
    QVERIFY(list->known);
    QVERIFY(list->find(u"properties.phone"_s)->readOnly);
    QVERIFY(list->find(u"properties.city"_s)->readOnly);
    QVERIFY(!list->find(u"properties.lastname"_s)->readOnly);
    QVERIFY(!list->find(u"properties.mobilephone"_s));
    QVERIFY(!m_twin.client()->properties(u"user"_s, {})->known);
}

void TestHubspot::historyTellsWho()
{
    const auto hubspot = m_twin.client();
    const QStringList people = m_twin.ids().mid(0, 120);
    m_twin.admin("PATCH", u"contacts/%1?user=9002"_s.arg(people[0]), R"({"lastname":"Ny"})");
    m_twin.admin("PATCH", u"contacts/%1?user=77"_s.arg(people[1]), R"({"lastname":"Ukjent"})");
    m_twin.admin("DELETE", u"counters"_s);
    const auto past = hubspot->history(contact, people, {u"properties.lastname"_s}, {});
    const QList<PastValue> first = past[0]->value(u"properties.lastname"_s);
    QCOMPARE(first.size(), 2);
    QCOMPARE(first[0].value, u"Ny"_s);
    QCOMPARE(first[0].source, u"CRM_UI"_s);
    const QJsonValue user = m_twin.admin("GET", u"state"_s).json()["users"_L1][1];
    QCOMPARE(first[0].who, u"%1 %2"_s.arg(user["firstName"_L1].toString(), user["lastName"_L1].toString()));
    QVERIFY(std::abs(first[0].at - QDateTime::currentMSecsSinceEpoch()) < 60'000);
    QVERIFY(first[1].who.isEmpty());
    QVERIFY(past[1]->value(u"properties.lastname"_s)[0].who.contains(u"77"_s)); // a user who is gone
    QCOMPARE(m_twin.count(u"POST /crm/objects/{V}/contacts/batch/read"_s), 3); // fifty at once with history
    QCOMPARE(m_twin.count(u"GET /crm/owners/{V}"_s), 1);
}

QTEST_GUILESS_MAIN(TestHubspot)
#include "tst_hubspot.moc"
