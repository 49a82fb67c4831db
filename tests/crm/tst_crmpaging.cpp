#include "profile.h"

#include "core/crm/listcursor.h"
#include "core/crm/nextlink.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

namespace {

using Style = RestServer::Style;

void fill(RestServer &server, int count)
{
    for (int id = 1; id <= count; ++id)
        server.records << "{\"id\":" + QByteArray::number(id) + ",\"name\":\"n\"}";
}

QStringList numbers(int from, int to)
{
    QStringList ids;
    for (int id = from; id <= to; ++id)
        ids << QString::number(id);
    return ids;
}

QJsonObject listBy(const QString &paging, const QJsonObject &query, const QJsonObject &more = {})
{
    QJsonObject list{{u"paging"_s, paging}, {u"query"_s, query}};
    for (auto it = more.begin(); it != more.end(); ++it)
        list.insert(it.key(), it.value());
    return list;
}

const QJsonObject byPage{{u"page"_s, u"{page}"_s}};
const QJsonObject byOffset{{u"offset"_s, u"{offset}"_s}};
const QJsonObject byCursor{{u"after"_s, u"{cursor}"_s}};
const QJsonObject rows{{u"records"_s, u"rows"_s}};

QJsonObject with(QJsonObject object, const QString &key, const QJsonValue &value)
{
    object.insert(key, value);
    return object;
}

} // namespace

/// Every way of paging that a manifest can name, against a server that pages so.
class TestCrmPaging : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void styles_data();
    void styles();
    void tokenStaysAtItsServer_data();
    void tokenStaysAtItsServer();
    void pathThatLooksLikeAServer();
    void recordsThatMoveAreNotLost();
    void deletedWhileReadIsReadAgain();
    void pagingThatTheServerIgnores();
    void circlesEnd();
    void oneAnswerShorterThanItsCount();
    void linkHeaders_data();
    void linkHeaders();
    void cursorsOfOldWorkspacesHold();
};

void TestCrmPaging::styles_data()
{
    QTest::addColumn<int>("style");
    QTest::addColumn<int>("first");
    QTest::addColumn<bool>("counts");
    QTest::addColumn<QJsonObject>("list");
    QTest::addColumn<int>("calls");
    const auto stable = with(rows, u"stable"_s, true);
    const auto counted = with(stable, u"total"_s, u"count"_s);
    QTest::newRow("none, bare") << int(Style::None) << 0 << false << QJsonObject{} << 1;
    QTest::newRow("none, wrapped") << int(Style::None) << 0 << false << rows << 1;
    QTest::newRow("page from 1, counted") << int(Style::Page) << 1 << true << listBy(u"page"_s, byPage, counted) << 3;
    QTest::newRow("page from 0, counted")
        << int(Style::Page) << 0 << true << listBy(u"page"_s, byPage, with(counted, u"first"_s, 0)) << 3;
    QTest::newRow("page, not counted") << int(Style::Page) << 1 << false << listBy(u"page"_s, byPage, stable) << 4;
    QTest::newRow("page, bare") << int(Style::Page) << 1 << false << listBy(u"page"_s, byPage, {{u"stable"_s, true}})
                                << 4;
    QTest::newRow("offset from 0, counted")
        << int(Style::Offset) << 0 << true << listBy(u"offset"_s, byOffset, counted) << 3;
    QTest::newRow("offset from 1, not counted")
        << int(Style::Offset) << 1 << false << listBy(u"offset"_s, byOffset, with(stable, u"first"_s, 1)) << 4;
    QTest::newRow("cursor") << int(Style::Cursor) << 0 << false
                            << listBy(u"cursor"_s, byCursor, with(rows, u"next"_s, u"next"_s)) << 3;
    QTest::newRow("link, bare") << int(Style::Link) << 0 << false << listBy(u"linkHeader"_s, {}) << 3;
    QTest::newRow("link, wrapped") << int(Style::Link) << 0 << false << listBy(u"linkHeader"_s, {}, rows) << 3;
    QTest::newRow("next address") << int(Style::NextUrl) << 0 << false
                                  << listBy(u"nextUrl"_s, {}, with(rows, u"next"_s, u"next"_s)) << 3;
}

void TestCrmPaging::styles()
{
    QFETCH(int, style);
    QFETCH(int, first);
    QFETCH(bool, counts);
    QFETCH(QJsonObject, list);
    QFETCH(int, calls);
    RestServer server;
    server.style = Style(style);
    server.first = first;
    server.counts = counts;
    server.wrapper = list.value("records"_L1).toString();
    fill(server, 7);
    RestClient client = clientOf(profile(list), server);
    const WholeList whole = readWhole(client);
    QVERIFY2(!whole.error, whole.error ? qPrintable(whole.error->text) : "");
    QVERIFY(whole.complete);
    QCOMPARE(whole.ids, numbers(1, 7));
    QCOMPARE(server.seen.size(), calls);
    for (const SeenRequest &request : server.seen)
        QCOMPARE(request.headers.value("authorization"), "Bearer " + secret.toUtf8());
}

void TestCrmPaging::tokenStaysAtItsServer_data()
{
    QTest::addColumn<int>("style");
    QTest::addColumn<QString>("next"); // %1: another server, %2: this one's port
    QTest::newRow("link") << int(Style::Link) << u"%1/things?after=3"_s;
    QTest::newRow("body") << int(Style::NextUrl) << u"%1/things?after=3"_s;
    QTest::newRow("no scheme") << int(Style::NextUrl) << u"//localhost:%2/things?after=3"_s;
    QTest::newRow("other scheme") << int(Style::NextUrl) << u"https://127.0.0.1:%2/things?after=3"_s;
    QTest::newRow("user") << int(Style::NextUrl) << u"http://me@127.0.0.1:%2/things?after=3"_s;
    QTest::newRow("file") << int(Style::NextUrl) << u"file:///etc/passwd"_s;
}

void TestCrmPaging::tokenStaysAtItsServer()
{
    QFETCH(int, style);
    QFETCH(QString, next);
    FakeHttp elsewhere([](const SeenRequest &) { return rawAnswer("[]"); });
    RestServer server;
    server.style = Style(style);
    server.wrapper = u"rows"_s;
    next.replace("%1"_L1, elsewhere.url());
    next.replace("%2"_L1, QString::number(server.serverPort()));
    server.next = next;
    fill(server, 7);
    RestClient client =
        clientOf(profile(style == int(Style::Link) ? listBy(u"linkHeader"_s, {}, rows)
                                                   : listBy(u"nextUrl"_s, {}, with(rows, u"next"_s, u"next"_s))),
            server);
    const WholeList whole = readWhole(client);
    QVERIFY(whole.error);
    QCOMPARE(whole.error->kind, ErrorKind::BadAnswer);
    QVERIFY2(whole.error->text.contains(u"the token is not sent"_s), qPrintable(whole.error->text));
    QVERIFY(!whole.error->text.contains(secret));
    QCOMPARE(elsewhere.seen.size(), 0);
    QCOMPARE(server.seen.size(), 1);
}

// The part of the address that is kept in a workspace may itself look like a server.
void TestCrmPaging::pathThatLooksLikeAServer()
{
    FakeHttp elsewhere;
    const QUrl base(u"http://127.0.0.1:8080/api"_s);
    const QUrl tricky = QUrl(base.toString() + u"/.."_s).resolved(QUrl(elsewhere.url().mid(5)));
    QVERIFY(!sameServer(tricky, base));
    const QUrl back = onServer(base, u"//evil.example/x?y=%2F"_s);
    QVERIFY(sameServer(back, base));
    QCOMPARE(back.toEncoded(), QByteArray("http://127.0.0.1:8080//evil.example/x?y=%2F"));
    QCOMPARE(belowServer(QUrl(u"http://h"_s)), u"/"_s);
}

// Record 1 goes and record 8 comes while the list is read: the count is the same, and record 4 is on a page that was
// read. Only a second look shows it.
void TestCrmPaging::recordsThatMoveAreNotLost()
{
    for (const bool stable : {false, true}) {
        RestServer server;
        server.style = Style::Offset;
        server.first = 0;
        server.counts = true;
        server.wrapper = u"rows"_s;
        fill(server, 7);
        int lists = 0;
        server.afterList = [&] {
            if (++lists != 1)
                return;
            server.records.removeFirst();
            server.records << "{\"id\":8}";
        };
        RestClient client = clientOf(profile(listBy(u"offset"_s, byOffset,
                                         {{u"records"_s, u"rows"_s}, {u"total"_s, u"count"_s}, {u"stable"_s, stable}})),
            server);
        const WholeList whole = readWhole(client);
        QVERIFY(!whole.error && whole.complete);
        QCOMPARE(whole.ids.contains(u"4"_s), !stable); // what the manifest promises is believed
        QCOMPARE(server.seen.size(), stable ? 3 : 9); // moved, once more, and the same again
    }
}

void TestCrmPaging::deletedWhileReadIsReadAgain()
{
    RestServer server;
    server.style = Style::Page;
    server.counts = true;
    server.wrapper = u"rows"_s;
    fill(server, 8);
    int lists = 0;
    server.afterList = [&] {
        if (++lists == 1)
            server.records.removeFirst();
    };
    RestClient client = clientOf(
        profile(listBy(u"page"_s, byPage, {{u"records"_s, u"rows"_s}, {u"total"_s, u"count"_s}, {u"stable"_s, true}})),
        server);
    const WholeList whole = readWhole(client);
    QVERIFY(!whole.error && whole.complete);
    for (const QString &id : numbers(2, 8))
        QVERIFY2(whole.ids.contains(id), qPrintable(id));
}

void TestCrmPaging::pagingThatTheServerIgnores()
{
    for (const QString &total : {u""_s, u"count"_s}) {
        RestServer server;
        server.style = Style::Offset;
        server.counts = true;
        server.wrapper = u"rows"_s;
        fill(server, 7);
        RestClient client = clientOf(
            profile(listBy(u"page"_s, byPage, {{u"records"_s, u"rows"_s}, {u"total"_s, total}, {u"stable"_s, true}})),
            server);
        server.first = 0; // it reads "offset", which nobody sends
        const WholeList whole = readWhole(client);
        QVERIFY(whole.error);
        QVERIFY2(whole.error->text.contains(u"does not know this way of paging"_s), qPrintable(whole.error->text));
    }
}

void TestCrmPaging::circlesEnd()
{
    FakeHttp server;
    server.script = [&](const SeenRequest &request) {
        const int at = request.query(u"after"_s).toInt();
        const int to = at == 9 ? 4 : at + 1; // 4 … 9 and round
        return rawAnswer(
            "{\"rows\":[{\"id\":" + QByteArray::number(at) + "}],\"next\":" + QByteArray::number(to) + '}');
    };
    RestClient client = clientOf(profile(listBy(u"cursor"_s, byCursor, with(rows, u"next"_s, u"next"_s))), server);
    const WholeList whole = readWhole(client);
    QVERIFY(whole.error);
    QVERIFY(whole.error->text.contains(u"same next page twice"_s));
    QVERIFY(server.seen.size() < 30);
}

void TestCrmPaging::oneAnswerShorterThanItsCount()
{
    FakeHttp server([](const SeenRequest &) { return rawAnswer("{\"rows\":[{\"id\":1}],\"count\":2}"); });
    RestClient client = clientOf(profile(with(rows, u"total"_s, u"count"_s)), server);
    const WholeList whole = readWhole(client);
    QVERIFY(!whole.error && !whole.complete);
}

void TestCrmPaging::linkHeaders_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("next");
    QTest::newRow("none") << QByteArray() << QString();
    QTest::newRow("plain") << QByteArray("</b>; rel=next") << u"/b"_s;
    QTest::newRow("second") << QByteArray("</a>;rel=\"prev\",</b?x=1,2;3> ; rel=\"NEXT\"") << u"/b?x=1,2;3"_s;
    QTest::newRow("several relations") << QByteArray("</b>; title=\"x\\\"; rel=\"; rel=\"last  next\"") << u"/b"_s;
    QTest::newRow("first rel counts") << QByteArray("</b>; rel=prev; rel=next") << QString();
    QTest::newRow("another document") << QByteArray("</b>; rel=next; anchor=\"#x\"") << QString();
    QTest::newRow("not quite") << QByteArray("</b>; rel=nextish") << QString();
    QTest::newRow("cut") << QByteArray("</b; rel=next") << QString();
    QTest::newRow("cut quotes") << QByteArray("</b>; rel=\"next") << u"/b"_s;
}

void TestCrmPaging::linkHeaders()
{
    QFETCH(QByteArray, header);
    QFETCH(QString, next);
    QCOMPARE(nextLink(header), next);
}

void TestCrmPaging::cursorsOfOldWorkspacesHold()
{
    const auto old = ListCursor::decoded(u"200/-1/abc/d"_s);
    QVERIFY(old);
    QCOMPARE(old->token, u"abc/d"_s);
    QCOMPARE(old->encoded(), u"200/-1/abc/d"_s);
    QVERIFY(!ListCursor::decoded(u"x/1/a"_s) && !ListCursor::decoded(u"1/1/"_s));
}

QTEST_GUILESS_MAIN(TestCrmPaging)
#include "tst_crmpaging.moc"
