#include "hubspotanswers.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

class TestCrmLists : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cursorPages();
    void sameCursorTwiceIsNoList();
    void countedPages();
    void countedListThatEndsEarlyIsNotComplete();
    void shrinkingListIsNotComplete();
    void bareListByUserName();
    void changesAreSearchedByIdAndReadAgain();
    void changesSinceOnPages();
    void associations();
    void associationsOfUnreadableParentAreNotComplete();
    void archivedIsAbsent();
};

void TestCrmLists::cursorPages()
{
    FakeHttp server([](const SeenRequest &request) {
        return request.query(u"after"_s).isEmpty() ? jsonAnswer(listOf({contact(1)}, u"1"_s))
                                                   : jsonAnswer(listOf({contact(2)}));
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    PageRequest request = asking(u"Contact"_s);
    const auto first = client.page(request, {});
    QVERIFY2(first.ok(), first.ok() ? "" : qPrintable(first.error().text));
    QVERIFY(!first->complete);
    QCOMPARE(first->records.size(), size_t(1));
    const Record &record = first->records.front();
    QCOMPARE(record.id, u"1"_s);
    QCOMPARE(record.fields, Fields({{u"properties.firstname"_s, u"Kari"_s}}));
    QCOMPARE(record.modifiedAt, qint64(1793527200120));
    request.cursor = first->next;
    const auto last = client.page(request, {});
    QVERIFY(last->complete);
    QVERIFY(last->next.isEmpty());
    QCOMPARE(server.seen.at(0).path(), u"/crm/objects/2026-09/contacts"_s);
    QCOMPARE(server.seen.at(0).query(u"properties"_s), u"firstname,phone,hs_merged_object_ids"_s);
    QCOMPARE(server.seen.at(0).query(u"limit"_s), u"100"_s);
    QCOMPARE(server.seen.at(0).headers.value("authorization"), "Bearer " + secret.toUtf8());
    QCOMPARE(server.seen.at(1).query(u"after"_s), u"1"_s);
}

void TestCrmLists::sameCursorTwiceIsNoList()
{
    FakeHttp server([](const SeenRequest &) { return jsonAnswer(listOf({contact(1)}, u"7"_s)); });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    PageRequest request = asking(u"contact"_s);
    request.cursor = client.page(request, {})->next;
    const auto again = client.page(request, {});
    QVERIFY(!again.ok());
    QCOMPARE(again.error().kind, ErrorKind::BadAnswer);
}

void TestCrmLists::countedPages()
{
    // the middle page is short: the count decides, not the length
    FakeHttp server([](const SeenRequest &request) {
        const int page = request.query(u"page"_s).toInt();
        const QByteArray items = page == 1 ? "[{\"id\":1,\"givenName\":\"A\"},{\"id\":2}]"
            : page == 2                    ? "[{\"id\":12345678901234567890123}]"
                                           : "[{\"id\":\"x4\"}]";
        return rawAnswer("{\"items\":" + items + ",\"totalCount\":4}");
    });
    RestClient client = clientOf(u"crmoffice.json"_s, server);
    PageRequest request = asking(u"Contacts"_s, {u"givenName"_s});
    QStringList ids;
    bool complete = false;
    do {
        const auto page = client.page(request, {});
        QVERIFY(page.ok());
        for (const Record &record : page->records)
            ids << record.id;
        request.cursor = page->next;
        complete = page->complete;
    } while (!request.cursor.isEmpty());
    QVERIFY(complete);
    QCOMPARE(ids, QStringList({u"1"_s, u"2"_s, u"12345678901234567890123"_s, u"x4"_s}));
    QCOMPARE(server.seen.size(), 3);
}

void TestCrmLists::countedListThatEndsEarlyIsNotComplete()
{
    FakeHttp server([](const SeenRequest &request) {
        return request.query(u"page"_s) == u"1"_s ? rawAnswer("{\"items\":[{\"id\":1},{\"id\":2}],\"totalCount\":3}")
                                                  : rawAnswer("{\"items\":[],\"totalCount\":3}");
    });
    RestClient client = clientOf(u"crmoffice.json"_s, server);
    PageRequest request = asking(u"contacts"_s, {});
    request.cursor = client.page(request, {})->next;
    QVERIFY(!request.cursor.isEmpty());
    const auto last = client.page(request, {});
    QVERIFY(last->next.isEmpty());
    QVERIFY(!last->complete);
}

void TestCrmLists::shrinkingListIsNotComplete()
{
    // a record of the first page is deleted meanwhile: the third one moves to a page that has been read
    FakeHttp server([](const SeenRequest &request) {
        return request.query(u"page"_s) == u"1"_s ? rawAnswer("{\"items\":[{\"id\":1},{\"id\":2}],\"totalCount\":4}")
            : request.query(u"page"_s) == u"2"_s  ? rawAnswer("{\"items\":[{\"id\":4}],\"totalCount\":3}")
                                                  : rawAnswer("{\"items\":[],\"totalCount\":3}");
    });
    RestClient client = clientOf(u"crmoffice.json"_s, server);
    PageRequest request = asking(u"contacts"_s, {});
    bool complete = true;
    do {
        const auto page = client.page(request, {});
        complete = page->complete;
        request.cursor = page->next;
    } while (!request.cursor.isEmpty());
    QVERIFY(!complete);
}

void TestCrmLists::bareListByUserName()
{
    FakeHttp server([](const SeenRequest &) { return rawAnswer("[{\"userName\":\"kari\"},{\"userName\":\"ola\"}]"); });
    RestClient client = clientOf(u"crmoffice.json"_s, server);
    const auto page = client.page(asking(u"users"_s, {u"userName"_s}), {});
    QVERIFY(page->complete);
    QCOMPARE(page->records.at(1).id, u"ola"_s);
    QCOMPARE(page->records.at(1).fields.value(u"userName"_s), u"ola"_s);
}

void TestCrmLists::changesAreSearchedByIdAndReadAgain()
{
    FakeHttp server([](const SeenRequest &request) {
        if (request.path().endsWith(u"/search"_s)) {
            const QString after = request.json()[u"filterGroups"_s][0][u"filters"_s][1][u"value"_s].toString();
            return after == u"0"_s ? jsonAnswer(listOf({contact(9, u"old"_s), contact(10, u"old"_s)}, u"2"_s))
                                   : jsonAnswer(listOf({contact(11, u"old"_s)}));
        }
        QJsonArray records;
        for (const QJsonValue &input : request.json()[u"inputs"_s].toArray())
            records << contact(input[u"id"_s].toString().toInt(), u"true"_s);
        return jsonAnswer(listOf(records));
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    PageRequest request = asking(u"contact"_s);
    request.since = 1761955200000;
    const auto first = client.page(request, {});
    QVERIFY(first.ok());
    QCOMPARE(first->records.size(), size_t(2));
    QCOMPARE(first->records.front().fields.value(u"properties.firstname"_s), u"true"_s);
    request.cursor = first->next;
    const auto second = client.page(request, {});
    QVERIFY(second->complete);
    QCOMPARE(second->records.front().id, u"11"_s);
    QCOMPARE(server.seen.size(), 4);
    const QJsonObject search = server.seen.at(2).json();
    QCOMPARE(search[u"filterGroups"_s][0][u"filters"_s][0][u"propertyName"_s].toString(), u"lastmodifieddate"_s);
    QCOMPARE(search[u"filterGroups"_s][0][u"filters"_s][0][u"value"_s].toString(), u"1761955200000"_s);
    QCOMPARE(search[u"filterGroups"_s][0][u"filters"_s][1][u"value"_s].toString(), u"10"_s);
    QCOMPARE(search[u"filterGroups"_s][0][u"filters"_s][2][u"operator"_s].toString(), u"LTE"_s);
    QCOMPARE(search[u"limit"_s].toInt(), 200);
}

void TestCrmLists::changesSinceOnPages()
{
    FakeHttp server([](const SeenRequest &) { return rawAnswer("{\"items\":[],\"totalCount\":0}"); });
    RestClient client = clientOf(u"crmoffice.json"_s, server);
    PageRequest request = asking(u"contacts"_s, {});
    request.since = 1761955200000;
    QVERIFY(client.page(request, {})->complete);
    QCOMPARE(server.seen.first().query(u"modifiedSince"_s), u"2025-11-01T00:00:00.000Z"_s);
}

void TestCrmLists::associations()
{
    FakeHttp server([](const SeenRequest &request) {
        if (request.json()[u"inputs"_s][0][u"after"_s].toString() == u"77"_s)
            return rawAnswer("{\"results\":[{\"from\":{\"id\":\"501\"},\"to\":[{\"toObjectId\":78}]}]}");
        return rawAnswer(R"({"status":"COMPLETE","results":[
            {"to":[{"toObjectId":77,"associationTypes":[{"typeId":1}]},{"toObjectId":99000000000000077}],
             "from":{"id":"501"},"paging":{"next":{"after":"77"}}},
            {"from":{"id":"502"},"to":[{"toObjectId":"77"}]}],
            "numErrors":1,"errors":[{"category":"OBJECT_NOT_FOUND","message":"none","context":{"fromObjectId":["503"]}}]})",
            207);
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    PageRequest request = asking(u"Contactcompanyassociation"_s, {u"id"_s, u"toObjectId"_s});
    request.parents = QStringList{u"501"_s, u"502"_s, u"503"_s};
    const auto first = client.page(request, {});
    QVERIFY2(first.ok(), first.ok() ? "" : qPrintable(first.error().text));
    QVERIFY(!first->complete);
    QCOMPARE(first->records.size(), size_t(3));
    QCOMPARE(first->records.at(1).id, u"501-99000000000000077"_s);
    QCOMPARE(first->records.at(2).refs, (QMap<QString, QString>{{u"contact"_s, u"502"_s}, {u"company"_s, u"77"_s}}));
    QCOMPARE(first->records.at(2).fields, Fields({{u"id"_s, u"502"_s}, {u"toObjectId"_s, u"77"_s}}));
    request.cursor = first->next;
    const auto last = client.page(request, {});
    QVERIFY(last->complete);
    QCOMPARE(last->records.front().id, u"501-78"_s);
    QCOMPARE(server.seen.at(1).json()[u"inputs"_s].toArray().size(), 1);
}

void TestCrmLists::associationsOfUnreadableParentAreNotComplete()
{
    FakeHttp server([](const SeenRequest &) {
        return rawAnswer("{\"results\":[],\"errors\":[{\"category\":\"INTERNAL\",\"message\":\"no\"}]}", 207);
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    PageRequest request = asking(u"contactcompanyassociation"_s, {u"id"_s});
    request.parents = QStringList{u"501"_s};
    const auto page = client.page(request, {});
    QVERIFY(page.ok());
    QVERIFY(page->next.isEmpty() && !page->complete);
}

void TestCrmLists::archivedIsAbsent()
{
    FakeHttp server([](const SeenRequest &) {
        QJsonObject gone = contact(1);
        gone.insert(u"archived"_s, true);
        return jsonAnswer(listOf({gone}));
    });
    RestClient client = clientOf(u"hubspot.json"_s, server);
    QCOMPARE(client.page(asking(u"contact"_s), {})->records.front().presence, Presence::Absent);
}

QTEST_GUILESS_MAIN(TestCrmLists)
#include "tst_crmlists.moc"
