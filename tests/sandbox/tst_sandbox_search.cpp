#include "tests/sandbox/client.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;

class TestSandboxSearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsByOperator_data();
    void findsByOperator();
    void joinsGroupsByOr();
    void findsWhatChanged();
    void pagesInOrder();
    void refusesTooMuch();
    void stopsAtTenThousand();
    void lagsWhenTold();

private:
    Answer search(Client &client, const QByteArray &body)
    {
        return client.hub("POST", u"/crm/objects/2026-09/contacts/search"_s, body);
    }
    samband::sandbox::Options free(qint64 contacts = 200) { return {.contacts = contacts, .limits = false}; }
};

void TestSandboxSearch::findsByOperator_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<int>("total");
    const auto filter = [](const char *name, const char *op, const char *rest) {
        return QByteArray("{\"propertyName\":\"") + name + "\",\"operator\":\"" + op + "\"" + rest + "}";
    };
    QTest::newRow("equal") << filter("lastname", "EQ", R"(,"value":"Prøvesen")") << 1;
    QTest::newRow("equal, other case") << filter("lastname", "EQ", R"(,"value":"PRØVESEN")") << 1;
    QTest::newRow("not equal") << filter("lastname", "NEQ", R"(,"value":"Prøvesen")") << 200;
    QTest::newRow("in") << filter("lastname", "IN", R"(,"values":["prøvesen","ingen"])") << 1;
    QTest::newRow("not in") << filter("lastname", "NOT_IN", R"(,"values":["prøvesen"])") << 200;
    QTest::newRow("token") << filter("lastname", "CONTAINS_TOKEN", R"(,"value":"prøve*")") << 1;
    QTest::newRow("has") << filter("jobtitle", "HAS_PROPERTY", "") << 1;
    QTest::newRow("has not") << filter("jobtitle", "NOT_HAS_PROPERTY", "") << 200;
    QTest::newRow("phone in another spelling") << filter("phone", "EQ", R"(,"value":"0047 21 99 88 77")") << 1;
    QTest::newRow("id") << filter("hs_object_id", "GT", R"(,"value":"0")") << 201;
    QTest::newRow("the other types' modified time") << filter("hs_lastmodifieddate", "GT", R"(,"value":"0")") << 0;
    QTest::newRow("before") << filter("createdate", "LT", R"(,"value":"1")") << 0;
    QTest::newRow("between") << filter("createdate", "BETWEEN", R"(,"value":"1","highValue":"99999999999999")") << 201;
}

void TestSandboxSearch::findsByOperator()
{
    QFETCH(QByteArray, filter);
    QFETCH(int, total);
    Client client(free());
    client.hub("POST", u"/_sandbox/contacts"_s, R"({"lastname":"Prøvesen","jobtitle":"Sjef","phone":"+47 21998877"})");
    const Answer answer = search(client, "{\"filterGroups\":[{\"filters\":[" + filter + "]}]}");
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.json()["total"_L1].toInt(), total);
}

void TestSandboxSearch::joinsGroupsByOr()
{
    Client client(free());
    client.hub("POST", u"/_sandbox/contacts"_s, R"({"lastname":"Prøvesen","city":"Moss"})");
    client.hub("POST", u"/_sandbox/contacts"_s, R"({"lastname":"Prøvesen","city":"Voss"})");
    client.hub("POST", u"/_sandbox/contacts"_s, R"({"lastname":"Testheim","city":"Voss"})");
    const QByteArray name = R"({"propertyName":"lastname","operator":"EQ","value":"Prøvesen"})";
    const QByteArray city = R"({"propertyName":"city","operator":"EQ","value":"Voss"})";
    QCOMPARE(
        search(client, "{\"filterGroups\":[{\"filters\":[" + name + ',' + city + "]}]}").json()["total"_L1].toInt(), 1);
    QCOMPARE(search(client, "{\"filterGroups\":[{\"filters\":[" + name + "]},{\"filters\":[" + city + "]}]}")
                 .json()["total"_L1]
                 .toInt(),
        3);
}

void TestSandboxSearch::findsWhatChanged()
{
    Client client(free());
    const QByteArray start = QByteArray::number(QDateTime::currentMSecsSinceEpoch());
    const QByteArray body =
        "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"lastmodifieddate\",\"operator\":\"GTE\",\"value\":\""
        + start + "\"}]}]}";
    QCOMPARE(search(client, body).json()["total"_L1].toInt(), 0);
    const QString id = client.hub("GET", u"/crm/objects/2026-09/contacts"_s).rows()[3]["id"_L1].toString();
    client.hub("PATCH", u"/_sandbox/contacts/"_s + id, R"({"firstname":"Endret"})");
    const Answer answer = search(client, body);
    QCOMPARE(answer.json()["total"_L1].toInt(), 1);
    QCOMPARE(answer.rows()[0]["id"_L1].toString(), id);
    client.hub("DELETE", u"/_sandbox/contacts/"_s + id);
    QCOMPARE(search(client, body).json()["total"_L1].toInt(), 0);
}

void TestSandboxSearch::pagesInOrder()
{
    Client client(free(450));
    const QByteArray head =
        R"({"sorts":[{"propertyName":"hs_object_id","direction":"DESCENDING"}],"limit":200,"after":")";
    QStringList ids;
    for (QString after = u"0"_s; !after.isEmpty();) {
        const Answer page = search(client, head + after.toUtf8() + "\"}");
        for (const QJsonValue &row : page.rows())
            ids.append(row["id"_L1].toString());
        after = page.json()["paging"_L1]["next"_L1]["after"_L1].toString();
    }
    QCOMPARE(ids.size(), 450);
    QVERIFY(std::is_sorted(ids.rbegin(), ids.rend()));
}

void TestSandboxSearch::refusesTooMuch()
{
    Client client(free());
    QCOMPARE(search(client, R"({"limit":201})").status, 400);
    QCOMPARE(search(client, R"({"sorts":["a","b"]})").status, 400);
    QCOMPARE(search(client, "{\"query\":\"" + QByteArray(3000, 'x') + "\"}").status, 400);
    const QByteArray filter = R"({"propertyName":"city","operator":"EQ","value":"x"})";
    QCOMPARE(
        search(client, "{\"filterGroups\":[{\"filters\":[" + QByteArrayList(7, filter).join(',') + "]}]}").status, 400);
    const QByteArray iso = R"({"propertyName":"lastmodifieddate","operator":"GTE","value":"2026-01-01T00:00:00Z"})";
    QCOMPARE(search(client, "{\"filterGroups\":[{\"filters\":[" + iso + "]}]}").status, 400);
}

void TestSandboxSearch::stopsAtTenThousand()
{
    Client client(free(10'500));
    const Answer last = search(client, R"({"limit":200,"after":"9800"})");
    QCOMPARE(last.status, 200);
    QCOMPARE(last.json()["total"_L1].toInt(), 10'500);
    QCOMPARE(search(client, R"({"limit":200,"after":"10000"})").status, 400);
}

void TestSandboxSearch::lagsWhenTold()
{
    Client client(free());
    client.hub("POST", u"/_sandbox/settings"_s, R"({"searchLag":3600000})");
    client.hub("POST", u"/_sandbox/contacts"_s, R"({"lastname":"Prøvesen"})");
    const QByteArray body =
        R"({"filterGroups":[{"filters":[{"propertyName":"lastname","operator":"EQ","value":"Prøvesen"}]}]})";
    QCOMPARE(search(client, body).json()["total"_L1].toInt(), 0);
    client.hub("POST", u"/_sandbox/settings"_s, R"({"searchLag":0})");
    QCOMPARE(search(client, body).json()["total"_L1].toInt(), 1);
}

QTEST_GUILESS_MAIN(TestSandboxSearch)
#include "tst_sandbox_search.moc"
