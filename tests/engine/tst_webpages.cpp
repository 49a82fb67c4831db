#include "core/engine/webpages.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

class TestWebPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addressOfARecord() const;
    void onlyHttpsAndNothingSecret_data() const;
    void onlyHttpsAndNothingSecret() const;
};

void TestWebPages::addressOfARecord() const
{
    QCOMPARE(webPage(u"https://app.example/contacts/1/record/%1"_s, u"42"_s).toString(),
        u"https://app.example/contacts/1/record/42"_s);
    // An id is a name, never a piece of address.
    QCOMPARE(webPage(u"https://app.example/%1"_s, u"../a?b=c#d@evil"_s).toEncoded(),
        QByteArray("https://app.example/..%2Fa%3Fb%3Dc%23d%40evil"));
}

void TestWebPages::onlyHttpsAndNothingSecret_data() const
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("id");
    QTest::newRow("http") << u"http://app.example/%1"_s << u"42"_s;
    QTest::newRow("file") << u"file:///etc/%1"_s << u"42"_s;
    QTest::newRow("javascript") << u"javascript:alert(%1)"_s << u"42"_s;
    QTest::newRow("user and password") << u"https://me:secret@app.example/%1"_s << u"42"_s;
    QTest::newRow("no host") << u"https:///%1"_s << u"42"_s;
    QTest::newRow("no place for the id") << u"https://app.example/"_s << u"42"_s;
    QTest::newRow("no record") << u"https://app.example/%1"_s << QString();
    QTest::newRow("no page") << QString() << u"42"_s;
}

void TestWebPages::onlyHttpsAndNothingSecret() const
{
    QFETCH(QString, pattern);
    QFETCH(QString, id);
    QVERIFY(!webPage(pattern, id).isValid());
}

QTEST_GUILESS_MAIN(TestWebPages)
#include "tst_webpages.moc"
