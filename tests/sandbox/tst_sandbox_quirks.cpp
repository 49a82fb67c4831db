#include "tests/sandbox/client.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;

/// Switches that show one published (or feared) behaviour each; the table in the sandbox's README names them.
class TestSandboxQuirks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_client = std::make_unique<Client>(); }
    void listsAndRestoresWhatIsArchived();
    void aRestoreNeedNotMoveTheTime();
    void repeatedDeletes();
    void mergesOfMerges();
    void mergesCanKeepThePrimaryId();
    void tellsHistory();
    void historyMakesPagesSmaller();
    void definesProperties();
    void enforcesRulesInTheNewestVersionOnly();
    void scopesAreNeeded();
    void scopesOfATokenAreNeeded();
    void plansAndOtherApps();
    void theDayEndsInTheAccountsZone();
    void theClockMayBeWrong();
    void blanksMayBeMissing();
    void idsMayBeText();
    void longAddressesAreRefused();
    void staleSearchShowsOldValues();
    void labelsComeOff();
    void queuesOwnToo();
    void versionsDiffer();
    void crmofficeMayHaveALimit();
    void stateGoesBackAndForth();

private:
    Answer hub(const QByteArray &method, const QString &path, const QByteArray &body = {})
    {
        return m_client->hub(method, path, body);
    }
    void set(const QByteArray &settings) { QCOMPARE(hub("POST", u"/_sandbox/settings"_s, settings).status, 200); }
    QString id(int index, QLatin1StringView type = "contacts"_L1)
    {
        const Answer page = hub("GET", u"/crm/objects/2026-09/%1?limit=50"_s.arg(type));
        return page.rows()[index]["id"_L1].toString();
    }
    QString merge(const QString &primary, const QString &other);

    std::unique_ptr<Client> m_client;
    const QString m_path = u"/crm/objects/2026-09/contacts"_s;
};

QString TestSandboxQuirks::merge(const QString &primary, const QString &other)
{
    const QJsonObject body{{"primaryObjectId"_L1, primary}, {"objectIdToMerge"_L1, other}};
    return hub("POST", m_path + u"/merge"_s, QJsonDocument(body).toJson()).json()["id"_L1].toString();
}

void TestSandboxQuirks::listsAndRestoresWhatIsArchived()
{
    const QString gone = id(3);
    QCOMPARE(hub("DELETE", m_path + u'/' + gone).status, 204);
    QCOMPARE(hub("GET", m_path + u'/' + gone).status, 404);
    const Answer archived = hub("GET", m_path + u"?archived=true"_s);
    QCOMPARE(archived.rows().size(), 1);
    QCOMPARE(archived.rows()[0]["id"_L1].toString(), gone);
    QVERIFY(archived.rows()[0]["archived"_L1].toBool());
    const QByteArray inputs = R"({"inputs":[{"id":")" + gone.toUtf8() + "\"}]}";
    QCOMPARE(hub("POST", m_path + u"/batch/read?archived=true"_s, inputs).rows().size(), 1);
    QCOMPARE(hub("POST", m_path + u"/batch/read"_s, inputs).status, 207);
    QCOMPARE(hub("POST", u"/_sandbox/contacts/%1/restore"_s.arg(gone)).status, 200);
    QCOMPARE(hub("POST", u"/_sandbox/contacts/%1/restore"_s.arg(gone)).status, 404); // only what is archived
    QCOMPARE(hub("GET", m_path + u'/' + gone).status, 200);
    QCOMPARE(hub("GET", m_path + u"?archived=true"_s).rows().size(), 0);
}

void TestSandboxQuirks::aRestoreNeedNotMoveTheTime()
{
    const auto restored = [&](const QString &record) {
        hub("DELETE", m_path + u'/' + record);
        const QString before = hub("GET", m_path + u"?archived=true"_s).rows()[0]["updatedAt"_L1].toString();
        hub("POST", u"/_sandbox/contacts/%1/restore"_s.arg(record));
        return hub("GET", m_path + u'/' + record).json()["updatedAt"_L1].toString() > before;
    };
    QVERIFY(!restored(id(1)));
    set(R"({"restoreMoves":true})");
    QVERIFY(restored(id(2)));
}

void TestSandboxQuirks::repeatedDeletes()
{
    const QString gone = m_path + u'/' + id(4);
    QCOMPARE(hub("DELETE", gone).status, 204);
    QCOMPARE(hub("DELETE", gone).status, 204);
    set(R"({"archiveAgainFails":true})");
    QCOMPARE(hub("DELETE", gone).status, 404);
}

void TestSandboxQuirks::mergesOfMerges()
{
    const QStringList old{id(0), id(1), id(2)};
    const QString first = merge(old[0], old[1]);
    QVERIFY(!old.contains(first));
    const QString second = merge(first, old[2]);
    for (const QString &known : old + QStringList{first, second}) {
        const Answer answer = hub("GET", m_path + u'/' + known + u"?properties=hs_merged_object_ids"_s);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json()["id"_L1].toString(), second);
    }
    // A batch update knows no old ids.
    const QByteArray inputs = R"({"inputs":[{"id":")" + old[0].toUtf8() + R"(","properties":{"city":"Moss"}}]})";
    QCOMPARE(hub("POST", m_path + u"/batch/update"_s, inputs).status, 207);
}

void TestSandboxQuirks::mergesCanKeepThePrimaryId()
{
    set(R"({"keepPrimaryId":true})");
    const QString primary = id(0);
    const QString other = id(1);
    QCOMPARE(merge(primary, other), primary);
    const Answer answer = hub("GET", m_path + u'/' + other + u"?properties=hs_merged_object_ids"_s);
    QCOMPARE(answer.json()["id"_L1].toString(), primary);
    QCOMPARE(answer.json()["properties"_L1]["hs_merged_object_ids"_L1].toString(), other);
}

void TestSandboxQuirks::tellsHistory()
{
    const QString record = id(0);
    const QString before = hub("GET", m_path + u'/' + record).json()["properties"_L1]["lastname"_L1].toString();
    hub("PATCH", u"/_sandbox/contacts/%1?user=9002"_s.arg(record), R"({"lastname":"Midt"})");
    hub("PATCH", m_path + u'/' + record, R"({"properties":{"lastname":"Sist"}})");
    const Answer answer = hub("POST", m_path + u"/batch/read"_s,
        R"({"propertiesWithHistory":["lastname","phone"],"inputs":[{"id":")" + record.toUtf8() + "\"}]}");
    const QJsonArray past = answer.rows()[0]["propertiesWithHistory"_L1]["lastname"_L1].toArray();
    QCOMPARE(past.size(), 3); // newest first
    QCOMPARE(past[0]["value"_L1].toString(), u"Sist"_s);
    QCOMPARE(past[0]["sourceType"_L1].toString(), u"INTEGRATION"_s);
    QCOMPARE(past[1]["updatedByUserId"_L1].toInt(), 9002);
    QCOMPARE(past[1]["sourceType"_L1].toString(), u"CRM_UI"_s);
    QCOMPARE(past[2]["value"_L1].toString(), before);
    QVERIFY(past[0]["timestamp"_L1].toString() >= past[1]["timestamp"_L1].toString());
}

void TestSandboxQuirks::historyMakesPagesSmaller()
{
    QCOMPARE(hub("GET", m_path + u"?limit=50&propertiesWithHistory=phone"_s).status, 200);
    QCOMPARE(hub("GET", m_path + u"?limit=51&propertiesWithHistory=phone"_s).status, 400);
}

void TestSandboxQuirks::definesProperties()
{
    const QString properties = u"/crm/properties/2026-09/contacts/"_s;
    const QString place = m_path + u'/' + id(0);
    const QString admin = u"/_sandbox/properties/contacts/"_s;
    hub("PUT", admin + u"city"_s, R"({"readOnly":true})");
    QVERIFY(hub("GET", properties + u"city"_s).json()["modificationMetadata"_L1]["readOnlyValue"_L1].toBool());
    QCOMPARE(hub("PATCH", place, R"({"properties":{"city":"Moss"}})").status, 400);
    hub("PUT", admin + u"zip"_s, R"({"calculated":true})");
    QVERIFY(hub("GET", properties + u"zip"_s).json()["calculated"_L1].toBool());
    hub("PUT", admin + u"state"_s, R"({"type":"enumeration","options":["Viken","Oslo"]})");
    QCOMPARE(hub("PATCH", place, R"({"properties":{"state":"oslo"}})").status, 400); // letter by letter
    QCOMPARE(hub("PATCH", place, R"({"properties":{"state":"Oslo"}})").status, 200);
    hub("DELETE", admin + u"phone"_s);
    QCOMPARE(hub("GET", properties + u"phone"_s).status, 404);
    QCOMPARE(hub("PATCH", place, R"({"properties":{"phone":"1"}})").status, 400);
    QCOMPARE(hub("GET", place + u"?properties=phone"_s).status, 200); // reads ignore what they do not know
}

void TestSandboxQuirks::enforcesRulesInTheNewestVersionOnly()
{
    set(R"({"rules":[{"type":"contacts","property":"jobtitle"},{"type":"contacts","property":"zip","when":"city","value":"Moss"}]})");
    const auto code = [](const Answer &answer) { return answer.json()["errors"_L1][0]["code"_L1].toString(); };
    const Answer form = hub("POST", m_path, R"({"properties":{"lastname":"Ny"}})");
    QCOMPARE(form.status, 400);
    QCOMPARE(code(form), u"MISSING_REQUIRED_PROPERTY"_s);
    const Answer condition = hub("PATCH", m_path + u'/' + id(6), R"({"properties":{"city":"Moss","zip":""}})");
    QCOMPARE(code(condition), u"MISSING_CONDITIONAL_REQUIRED_PROPERTY"_s);
    QCOMPARE(hub("POST", u"/crm/objects/2026-03/contacts"_s, R"({"properties":{"lastname":"Ny"}})").status, 201);
}

void TestSandboxQuirks::scopesAreNeeded()
{
    set(R"({"scopes":["crm.objects.contacts.read"]})");
    QCOMPARE(hub("GET", m_path).status, 200);
    QCOMPARE(hub("POST", m_path + u"/batch/read"_s, R"({"inputs":[]})").status, 200);
    const Answer refused = hub("POST", m_path, R"({"properties":{"lastname":"Ny"}})");
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.json()["category"_L1].toString(), u"MISSING_SCOPES"_s);
    QCOMPARE(refused.json()["errors"_L1][0]["context"_L1]["requiredGranularScopes"_L1][0].toString(),
        u"crm.objects.contacts.write"_s);
    QCOMPARE(hub("GET", u"/settings/users/2026-09"_s).status, 403);
    QCOMPARE(hub("GET", u"/account-info/2026-09/details"_s).status, 200);
}

void TestSandboxQuirks::scopesOfATokenAreNeeded()
{
    set(R"({"tokenScopes":["crm.objects.contacts.read","crm.objects.companies.write","e-commerce"]})");
    QCOMPARE(hub("GET", m_path).status, 200);
    QCOMPARE(hub("GET", u"/crm/objects/2026-09/0-1"_s).status, 200);
    QCOMPARE(hub("POST", u"/crm/objects/2026-09/products"_s, R"({"properties":{"name":"Ny"}})").status, 201);
    QCOMPARE(hub("GET", u"/crm/properties/2026-09/contacts"_s).status, 200);
    const auto needed = [](const Answer &answer) {
        QStringList scopes;
        for (const QJsonValue &detail : answer.json()["errors"_L1].toArray())
            scopes << detail["context"_L1]["requiredGranularScopes"_L1][0].toString();
        return answer.status == 403 ? scopes : QStringList{QString::number(answer.status)};
    };
    QCOMPARE(needed(hub("GET", u"/crm/objects/2026-09/companies"_s)), QStringList{u"crm.objects.companies.read"_s});
    QCOMPARE(
        needed(hub("POST", u"/crm/properties/2026-09/contacts"_s, "{}")), QStringList{u"crm.schemas.contacts.write"_s});
    // an association needs what both of its ends need
    QCOMPARE(needed(hub("POST", u"/crm/associations/2026-09/contacts/companies/batch/read"_s, R"({"inputs":[]})")),
        QStringList{u"crm.objects.companies.read"_s});
    set(R"({"tokenScopes":["oauth"]})");
    QCOMPARE(needed(hub("POST", u"/crm/associations/2026-09/contacts/companies/batch/read"_s, R"({"inputs":[]})")),
        (QStringList{u"crm.objects.contacts.read"_s, u"crm.objects.companies.read"_s}));
    QCOMPARE(hub("GET", u"/account-info/2026-09/details"_s).status, 200);
    set(R"({"tokenScopes":[],"scopes":["crm.objects.owners.read"]})"); // the token may, the app may not
    QCOMPARE(needed(hub("GET", m_path)), QStringList{u"crm.objects.contacts.read"_s});
}

void TestSandboxQuirks::plansAndOtherApps()
{
    set(R"({"plan":{"general":5},"otherCalls":{"general":3},"retryAfter":"7"})");
    const Answer first = hub("GET", m_path);
    QCOMPARE(first.header("X-HubSpot-RateLimit-Max"), "5");
    QCOMPARE(first.header("X-HubSpot-RateLimit-Remaining"), "1");
    QCOMPARE(hub("GET", m_path).status, 200);
    const Answer over = hub("GET", m_path);
    QCOMPARE(over.status, 429);
    QCOMPARE(over.header("Retry-After"), "7");
    set(R"({"plan":{"general":100},"dailyUsed":625000})");
    QCOMPARE(hub("GET", m_path).json()["policyName"_L1].toString(), u"DAILY"_s);
    set(R"({"dailyUsed":0,"dailyHeaders":false})");
    QVERIFY(hub("GET", m_path).header("X-HubSpot-RateLimit-Daily").isEmpty());
    set(R"({"dailyAssociations":0})");
    QCOMPARE(hub("GET", m_path).status, 200); // the association endpoints have a day's budget of their own
    QCOMPARE(hub("POST", u"/crm/associations/2026-09/contacts/companies/batch/read"_s, R"({"inputs":[]})").status, 429);
}

void TestSandboxQuirks::theDayEndsInTheAccountsZone()
{
    set(R"({"timeZone":"Pacific/Auckland"})");
    QCOMPARE(hub("GET", u"/account-info/2026-09/details"_s).json()["timeZone"_L1].toString(), u"Pacific/Auckland"_s);
    const QJsonValue usage = hub("GET", u"/account-info/2026-09/api-usage/daily/private-apps"_s).rows()[0];
    const QDateTime resets = QDateTime::fromString(usage["resetsAt"_L1].toString(), Qt::ISODateWithMs);
    QCOMPARE(resets.toTimeZone(QTimeZone("Pacific/Auckland")).time(), QTime(0, 0));
}

void TestSandboxQuirks::theClockMayBeWrong()
{
    const QString record = m_path + u'/' + id(0);
    const auto ahead = [&] {
        const Answer changed = hub("PATCH", record,
            R"({"properties":{"city":")" + QByteArray::number(QDateTime::currentMSecsSinceEpoch()) + "\"}}");
        const QDateTime stamp = QDateTime::fromString(changed.json()["updatedAt"_L1].toString(), Qt::ISODateWithMs);
        const QDateTime date = QDateTime::fromString(
            QString::fromLatin1(changed.header("Date")).replace("GMT"_L1, "+0000"_L1), Qt::RFC2822Date);
        // both follow the one clock
        return date.isValid() && std::abs(date.msecsTo(stamp)) < 5000 ? QDateTime::currentDateTimeUtc().secsTo(stamp)
                                                                      : qint64(1) << 40;
    };
    QVERIFY(std::abs(ahead()) < 60);
    set(R"({"clockOffset":420000})");
    QVERIFY(std::abs(ahead() - 420) < 60);
    set(R"({"dateHeader":false})");
    QVERIFY(hub("GET", record).header("Date").isEmpty());
}

void TestSandboxQuirks::blanksMayBeMissing()
{
    const QString record = m_path + u'/' + id(0);
    hub("PATCH", record, R"({"properties":{"city":""}})");
    const auto city = [&] { return hub("GET", record + u"?properties=city"_s).json()["properties"_L1]["city"_L1]; };
    QVERIFY(city().isNull());
    set(R"({"blanksMissing":true})");
    QVERIFY(city().isUndefined());
    set(R"({"warnings":true})");
    QVERIFY(hub("PATCH", record, R"({"properties":{"zip":"1"}})").json()["warnings"_L1].isArray());
}

void TestSandboxQuirks::idsMayBeText()
{
    const QString contact = id(0);
    const QString company = id(0, "companies"_L1);
    hub("PUT", u"/_sandbox/links/%1/%2"_s.arg(contact, company));
    const QString links = m_path + u'/' + contact + u"/associations/companies"_s;
    QVERIFY(hub("GET", links).rows()[0]["toObjectId"_L1].isDouble());
    set(R"({"idsAsText":true,"textBooleans":true})");
    QVERIFY(hub("GET", links).rows()[0]["toObjectId"_L1].isString());
    QCOMPARE(hub("GET", u"/settings/users/2026-09"_s).rows()[0]["superAdmin"_L1].toString(), u"true"_s);
}

void TestSandboxQuirks::longAddressesAreRefused()
{
    QCOMPARE(hub("GET", m_path + u"?properties="_s + QString(20'000, u'x')).status, 414);
    QCOMPARE(hub("GET", m_path + u"?properties="_s + QString(2000, u'x')).status, 200);
}

void TestSandboxQuirks::staleSearchShowsOldValues()
{
    const QString record = id(0);
    const QString before = hub("GET", m_path + u'/' + record).json()["properties"_L1]["lastname"_L1].toString();
    hub("PATCH", m_path + u'/' + record, R"({"properties":{"lastname":"Endret"}})");
    const auto found = [&] {
        return hub("POST", m_path + u"/search"_s,
            R"({"filterGroups":[{"filters":[{"propertyName":"hs_object_id","operator":"EQ","value":")" + record.toUtf8()
                + R"("}]}],"properties":["lastname"],"limit":1})");
    };
    set(R"({"searchLag":60000})");
    QCOMPARE(found().rows().size(), 0);
    set(R"({"staleSearch":true})");
    QCOMPARE(found().rows()[0]["properties"_L1]["lastname"_L1].toString(), before);
    set(R"({"searchLag":0})");
    QCOMPARE(found().rows()[0]["properties"_L1]["lastname"_L1].toString(), u"Endret"_s);
}

void TestSandboxQuirks::labelsComeOff()
{
    const QString contact = id(0);
    const QString company = id(0, "companies"_L1);
    const QString one = m_path + u"/%1/associations/companies"_s.arg(contact);
    hub("PUT", one + u'/' + company, R"([{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":931}])");
    const auto take = [&](int type) {
        const QByteArray body =
            QJsonDocument(QJsonObject{{"inputs"_L1,
                              QJsonArray{QJsonObject{{"from"_L1, QJsonObject{{"id"_L1, contact}}},
                                  {"to"_L1, QJsonObject{{"id"_L1, company}}},
                                  {"types"_L1,
                                      QJsonArray{QJsonObject{{"associationCategory"_L1, "HUBSPOT_DEFINED"_L1},
                                          {"associationTypeId"_L1, type}}}}}}}})
                .toJson();
        return hub("POST", u"/crm/associations/2026-09/contacts/companies/batch/labels/archive"_s, body).status;
    };
    const auto linked = [&] {
        const QJsonArray rows = hub("GET", one).rows();
        return std::any_of(rows.begin(), rows.end(),
            [&](const QJsonValue &row) { return QString::number(row["toObjectId"_L1].toInteger()) == company; });
    };
    QCOMPARE(take(931), 200);
    QVERIFY(linked());
    QCOMPARE(take(279), 200); // with the unlabelled type goes the pair
    QVERIFY(!linked());
}

void TestSandboxQuirks::queuesOwnToo()
{
    const QString owners = u"/crm/owners/2026-09"_s;
    const auto before = hub("GET", owners).rows().size();
    set(R"({"queues":2})");
    const QJsonArray rows = hub("GET", owners).rows();
    QCOMPARE(rows.size(), before + 2);
    QCOMPARE(rows.last()["type"_L1].toString(), u"QUEUE"_s);
    QVERIFY(rows.last()["userId"_L1].isNull());
}

void TestSandboxQuirks::versionsDiffer()
{
    QCOMPARE(hub("GET", u"/settings/users/2026-09/seats"_s).status, 200);
    QCOMPARE(hub("GET", u"/settings/users/2026-03/seats"_s).status, 404);
    QCOMPARE(hub("GET", u"/crm/objects/2026-03/contacts"_s).status, 200);
    QCOMPARE(hub("GET", u"/crm/v3/objects/contacts"_s).status, 404);
}

void TestSandboxQuirks::crmofficeMayHaveALimit()
{
    m_client->office("POST", u"/_sandbox/settings"_s, R"({"perSecond":2})");
    int limited = 0;
    for (int i = 0; i < 4; ++i)
        limited += m_client->office("GET", u"/users"_s).status == 429 ? 1 : 0;
    QVERIFY(limited >= 1);
}

void TestSandboxQuirks::stateGoesBackAndForth()
{
    const QString record = m_path + u'/' + id(0);
    hub("PATCH", record, R"({"properties":{"city":"Moss"}})");
    const Answer saved = hub("GET", u"/_sandbox/state?form=saved"_s);
    hub("PATCH", record, R"({"properties":{"city":"Voss"}})");
    hub("DELETE", m_path + u'/' + id(1));
    QCOMPARE(hub("PUT", u"/_sandbox/state"_s, saved.body).status, 200);
    const Answer back = hub("GET", record + u"?properties=city&propertiesWithHistory=city"_s);
    QCOMPARE(back.json()["properties"_L1]["city"_L1].toString(), u"Moss"_s);
    QCOMPARE(back.json()["propertiesWithHistory"_L1]["city"_L1][0]["value"_L1].toString(), u"Moss"_s);
    QCOMPARE(hub("GET", m_path + u"?archived=true"_s).rows().size(), 0);
    QCOMPARE(hub("PUT", u"/_sandbox/state"_s, "nothing of the kind").status, 400);
    // what was loaded goes on keeping history
    hub("PATCH", record, R"({"properties":{"city":"Tynset"}})");
    QCOMPARE(hub("GET", record + u"?propertiesWithHistory=city"_s)
                 .json()["propertiesWithHistory"_L1]["city"_L1][0]["value"_L1]
                 .toString(),
        u"Tynset"_s);
}

QTEST_GUILESS_MAIN(TestSandboxQuirks)
#include "tst_sandbox_quirks.moc"
