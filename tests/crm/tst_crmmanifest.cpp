#include "connect.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

class TestCrmManifest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shippedOnesHold_data();
    void shippedOnesHold();
    void namesDoNotMindCaseAndBlanks();
    void whatCanBeDone();
    void refusalsNameTheLine_data();
    void refusalsNameTheLine();
    void unusableSchemaIsAnError();
    void unknownDatatypeNamesTheKnown();
};

void TestCrmManifest::shippedOnesHold_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("system");
    QTest::newRow("hubspot") << u"hubspot.json"_s << u"HubSpot"_s;
    QTest::newRow("crmoffice") << u"crmoffice.json"_s << u"CRMOffice"_s;
}

void TestCrmManifest::shippedOnesHold()
{
    QFETCH(QString, file);
    QFETCH(QString, system);
    const auto read = readManifest(shipped(file), shipped(u"connector.schema.json"_s), file);
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().text));
    QCOMPARE(read->system, system);
    QVERIFY(!read->datatypes.isEmpty());
}

void TestCrmManifest::namesDoNotMindCaseAndBlanks()
{
    const Manifest manifest = quickManifest(u"crmoffice.json"_s);
    QVERIFY(manifest.isCalled(u"Crmoffice"_s));
    QVERIFY(manifest.isCalled(u"crm office"_s));
    QVERIFY(!manifest.isCalled(u"HubSpot"_s));
    QCOMPARE(manifest.datatype(u"Contacts"_s)->name, u"contacts"_s);
    const Manifest hubspot = quickManifest(u"hubspot.json"_s);
    QCOMPARE(hubspot.datatype(u"Contactcompanyassociation"_s)->name, u"contactcompanyassociation"_s);
    QVERIFY(!hubspot.datatype(u"deal"_s));
}

void TestCrmManifest::whatCanBeDone()
{
    FakeHttp server;
    const RestClient hubspot = clientOf(u"hubspot.json"_s, server);
    const auto contact = hubspot.traits(u"Contact"_s);
    QVERIFY(contact.ok());
    QVERIFY(contact->side.canCreate && contact->side.canUpdate && contact->canArchive && contact->changesSince);
    QCOMPARE(contact->readBatch, 100);
    QCOMPARE(contact->writeBatch, 100);
    QVERIFY(contact->openUrl.isEmpty()); // the account's number is not known
    const auto user = hubspot.traits(u"User"_s);
    QVERIFY(!user->side.canCreate && !user->side.canUpdate && !user->canArchive);
    const auto association = hubspot.traits(u"contactcompanyassociation"_s);
    QCOMPARE(association->parent, u"contact"_s);
    QCOMPARE(association->parentBatch, 1000);
    QCOMPARE(association->side.belongsTo, QStringList({u"contact"_s, u"company"_s}));

    Connection connection;
    connection.settings = {{u"portalId"_s, u"4711"_s}, {u"uiDomain"_s, u"app-eu1.hubspot.com"_s}};
    const RestClient known(quickManifest(u"hubspot.json"_s), connection);
    QCOMPARE(known.traits(u"contact"_s)->openUrl, u"https://app-eu1.hubspot.com/contacts/4711/record/0-1/%1"_s);
    const RestClient crmoffice = clientOf(u"crmoffice.json"_s, server);
    QCOMPARE(crmoffice.traits(u"companies"_s)->writeBatch, 1);
    QVERIFY(!crmoffice.traits(u"users"_s)->side.canCreate);
}

void TestCrmManifest::refusalsNameTheLine_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("lineOf"); // a text that stands on the line to be named
    QTest::addColumn<QString>("said");
    QTest::newRow("unknown property") << QByteArray("\"system\": \"HubSpot\",")
                                      << QByteArray("\"system\": \"HubSpot\",\n  \"colour\": 1,")
                                      << QByteArray("\"colour\"")
                                      << u"/colour: a manifest has no property of this name here"_s;
    QTest::newRow("unknown property, deep") << QByteArray("\"prefix\": \"properties.\",")
                                            << QByteArray("\"prefix\": \"properties.\",\n \"shape\": \"odd\",")
                                            << QByteArray("\"shape\"") << u"/datatypes/0/shape: a manifest has no"_s;
    QTest::newRow("wrong type") << QByteArray("\"overlapMs\": 300000") << QByteArray("\"overlapMs\": \"soon\"")
                                << QByteArray("\"overlapMs\": \"soon\"") << u"/datatypes/0/overlapMs"_s;
    QTest::newRow("syntax") << QByteArray("\"aliases\": [") << QByteArray("\"aliases\": [,")
                            << QByteArray("\"aliases\"") << u"this is not JSON"_s;
    QTest::newRow("no such limit class") << QByteArray("\"limit\": \"search\"") << QByteArray("\"limit\": \"quest\"")
                                         << QByteArray("\"quest\"") << u"\"limits\" has no class of this name"_s;
    QTest::newRow("bad pattern") << QByteArray("\"Existing ID:") << QByteArray("\"(Existing ID:")
                                 << QByteArray("\"(Existing") << u"regular expression"_s;
    QTest::newRow("missing") << QByteArray("\"name\": \"owner\",") << QByteArray() << QByteArray() << u"name"_s;
}

void TestCrmManifest::refusalsNameTheLine()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, lineOf);
    QFETCH(QString, said);
    QByteArray text = shipped(u"hubspot.json"_s);
    const qsizetype at = text.indexOf(from);
    QVERIFY(at >= 0);
    text.replace(at, from.size(), to);
    const auto read = readManifest(text, shipped(u"connector.schema.json"_s), u"my.json"_s);
    QVERIFY(!read.ok());
    QCOMPARE(read.error().kind, ErrorKind::BadManifest);
    QVERIFY2(read.error().text.contains(said), qPrintable(read.error().text));
    if (!lineOf.isEmpty()) {
        const auto line = text.left(text.indexOf(lineOf)).count('\n') + 1;
        QVERIFY2(read.error().text.startsWith(u"my.json:%1:"_s.arg(line)), qPrintable(read.error().text));
    }
}

void TestCrmManifest::unusableSchemaIsAnError()
{
    for (const QByteArray &schema : {QByteArray("no json"), QByteArray("{\"type\": 5}")}) {
        const auto read = readManifest(shipped(u"hubspot.json"_s), schema, u"my.json"_s);
        QVERIFY(!read.ok());
        QVERIFY(read.error().text.contains(u"schema"_s));
    }
}

void TestCrmManifest::unknownDatatypeNamesTheKnown()
{
    FakeHttp server;
    const auto traits = clientOf(u"crmoffice.json"_s, server).traits(u"Deals"_s);
    QVERIFY(!traits.ok());
    QCOMPARE(traits.error().kind, ErrorKind::BadManifest);
    QVERIFY(traits.error().text.contains(u"contacts, companies, users"_s));
}

QTEST_GUILESS_MAIN(TestCrmManifest)
#include "tst_crmmanifest.moc"
