#include "core/crm/address.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

/// Where a token may be sent.
class TestCrmAddress : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesServersOnly_data();
    void takesServersOnly();
    void repeatsNoPassword();
};

void TestCrmAddress::takesServersOnly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("https") << u"https://api.example.com"_s << true;
    QTest::newRow("below a path") << u"https://api.example.com/crm/v2/"_s << true;
    QTest::newRow("a port") << u"https://api.example.com:8443"_s << true;
    QTest::newRow("this machine") << u"http://127.0.0.1:4711"_s << true;
    QTest::newRow("this machine by name") << u"http://localhost:4711/x"_s << true;
    QTest::newRow("this machine, IPv6") << u"http://[::1]:4711"_s << true;
    QTest::newRow("not encrypted elsewhere") << u"http://api.example.com"_s << false;
    QTest::newRow("a name that only begins like this machine") << u"http://localhost.example.com"_s << false;
    QTest::newRow("a number that only begins like it") << u"http://127.0.0.1.example.com"_s << false;
    QTest::newRow("ftp") << u"ftp://api.example.com"_s << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("no scheme") << u"api.example.com"_s << false;
    QTest::newRow("no host") << u"https:///contacts"_s << false;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("blanks") << u"https://api.example.com /x"_s << false;
    QTest::newRow("two lines") << u"https://api.example.com\r\nHost: other"_s << false;
    QTest::newRow("a name and a password") << u"https://me:secret@api.example.com"_s << false;
    QTest::newRow("a name") << u"https://me@api.example.com"_s << false;
    QTest::newRow("a query") << u"https://api.example.com/?key=1"_s << false;
    QTest::newRow("a fragment") << u"https://api.example.com/#x"_s << false;
}

void TestCrmAddress::takesServersOnly()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    const auto address = serverAddress(text);
    QCOMPARE(bool(address), good);
    if (good)
        QCOMPARE(address->toString(), text);
    else
        QCOMPARE(address.error().kind, ErrorKind::BadInput);
}

void TestCrmAddress::repeatsNoPassword()
{
    for (const QString &text :
        {u"https://me:secret@api.example.com"_s, u"ftp://me:secret@x"_s, u"https://a b:secret@x"_s})
        QVERIFY2(!serverAddress(text).error().text.contains(u"secret"_s), qPrintable(text));
}

QTEST_GUILESS_MAIN(TestCrmAddress)
#include "tst_crmaddress.moc"
