#include "profile.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace samband;

/// What a manifest may say by its schema and still cannot mean, and what it says that nobody confirmed.
class TestCrmMisfit : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refused_data();
    void refused();
    void assumptionsAreListed();
};

void TestCrmMisfit::refused_data()
{
    QTest::addColumn<QJsonObject>("manifest");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("reason");
    const auto query = [](const QString &value) { return QJsonObject{{u"x"_s, value}}; };
    const QString list = u"/datatypes/0/operations/list"_s;
    const QString update = u"/datatypes/0/operations/update"_s;
    QTest::newRow("page without page") << profile({{u"paging"_s, u"page"_s}}) << list + u"/paging"_s
                                       << u"{page} is used nowhere"_s;
    QTest::newRow("offset by page") << profile({{u"paging"_s, u"offset"_s}, {u"query"_s, query(u"{page}"_s)}})
                                    << list + u"/paging"_s << u"{offset} is used nowhere"_s;
    QTest::newRow("address without next")
        << profile({{u"paging"_s, u"nextUrl"_s}}) << list + u"/paging"_s << u"needs \"next\""_s;
    QTest::newRow("header with next") << profile({{u"paging"_s, u"linkHeader"_s}, {u"next"_s, u"n"_s}})
                                      << list + u"/next"_s << u"header Link"_s;
    QTest::newRow("first of a cursor") << profile({{u"paging"_s, u"linkHeader"_s}, {u"first"_s, 1}})
                                       << list + u"/paging"_s << u"belong to the paging"_s;
    QTest::newRow("unknown placeholder") << profile({{u"query"_s, query(u"{pagee}"_s)}}) << list
                                         << u"{pagee} stands for nothing"_s;
    QTest::newRow("unknown paging") << profile({{u"paging"_s, u"pages"_s}}) << list + u"/paging"_s << u""_s;
    QTest::newRow("PUT of a part") << profile({}, {}, {{u"update"_s, put({{u"whole"_s, false}})}, {u"read"_s, readOne}})
                                   << update + u"/method"_s << u"replaces the whole record"_s;
    QTest::newRow("PATCH of the whole") << profile(
        {}, {}, {{u"update"_s, put({{u"method"_s, u"PATCH"_s}})}, {u"read"_s, readOne}})
                                        << update + u"/whole"_s << u"changed properties only"_s;
    QTest::newRow("whole without read") << profile({}, {}, {{u"update"_s, put({})}}) << update
                                        << u"need the operation read"_s;
    QTest::newRow("version of nothing") << profile({}, {{u"version"_s, u"rev"_s}}) << u"/datatypes/0/version"_s
                                        << u"ifMatch"_s;
    QTest::newRow("times of nothing") << profile({}, {{u"times"_s, u"epochSeconds"_s}}) << u"/datatypes/0/times"_s
                                      << u"none is named"_s;
    QTest::newRow("changes since never") << profile({}, {}, {{u"changes"_s, QJsonObject{}}})
                                         << u"/datatypes/0/operations/changes"_s << u"since when"_s;
    QTest::newRow("reads nothing") << profile({}, {}, {{u"read"_s, QJsonObject{}}}) << u"/datatypes/0/operations/read"_s
                                   << u"{id} is used nowhere"_s;
    QTest::newRow("GET with a body") << profile({{u"body"_s, QJsonObject{}}}) << list + u"/body"_s << u"no body"_s;
    QTest::newRow("no such datatype") << profile(
        {}, {{u"refs"_s, QJsonArray{QJsonObject{{u"datatype"_s, u"x"_s}, {u"path"_s, u"y"_s}}}}})
                                      << u"/datatypes/0/refs"_s << u"no datatype \"x\""_s;
}

void TestCrmMisfit::refused()
{
    QFETCH(QJsonObject, manifest);
    QFETCH(QString, place);
    QFETCH(QString, reason);
    const auto made = readProfile(manifest);
    QVERIFY(!made.ok());
    QCOMPARE(made.error().kind, ErrorKind::BadManifest);
    const QString &text = made.error().text;
    QVERIFY2(text.contains(u": "_s + place + u": "_s) && text.contains(reason), qPrintable(text));
    // the line that is named is the one where the place stands
    const QList<QByteArray> lines = QJsonDocument(manifest).toJson().split('\n');
    const QByteArray line = lines.value(text.section(u':', 1, 1).toInt() - 1);
    QVERIFY2(line.contains(place.section(u'/', -1).toUtf8()), line.constData());
}

void TestCrmMisfit::assumptionsAreListed()
{
    const auto made =
        readManifest(shipped(u"crmoffice.json"_s), shipped(u"connector.schema.json"_s), u"crmoffice.json"_s);
    QVERIFY(made->assumed.size() > 15);
    const QList<QByteArray> lines = shipped(u"crmoffice.json"_s).split('\n');
    QStringList places;
    for (const Assumption &assumption : made->assumed) {
        places << assumption.place;
        QVERIFY2(lines.value(assumption.line - 1).contains(assumption.note.left(20).toUtf8().replace("\"", "\\\"")),
            qPrintable(assumption.place));
    }
    for (const char *place : {"/limits/general", "/errors", "/datatypes/0", "/datatypes/0/operations/list",
             "/datatypes/0/operations/changes", "/datatypes/0/operations/update", "/datatypes/2"})
        QVERIFY2(places.contains(QString::fromLatin1(place)), place);
    const QList<Assumption> published = quickManifest(u"hubspot.json"_s).assumed;
    QVERIFY2(std::ranges::all_of(published, [](const Assumption &one) { return one.place.startsWith(u"/access"_s); }),
        "its API is published; only how a pasted token tells its scopes is not");
}

QTEST_GUILESS_MAIN(TestCrmMisfit)
#include "tst_crmmisfit.moc"
