#include "tests/e2e/compare.h"
#include "tests/e2e/programs.h"

#include <QFile>
#include <QTest>

using namespace samband::e2e;
using namespace Qt::StringLiterals;

namespace {

QJsonObject checkIn(const QJsonObject &report, const QString &key)
{
    for (const QJsonValue &check : report["checks"_L1].toArray()) {
        if (check["check"_L1].toString() == key)
            return check.toObject();
    }
    return {};
}

} // namespace

/// Each probe of the connection doctor on a system that does not do what it should; and its write, whatever the system
/// makes of it: what the report says, and that the old value is back.
class TestProbes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void readsAreProbed_data();
    void readsAreProbed();
    void timesInTheFutureAreTold();
    void encryptionThatFailsIsTold();
    void missingScopesAreTold();
    void keyAndHistoryAreProbed();
    void theWriteIsToldAndPutBack_data();
    void theWriteIsToldAndPutBack();
    void aWriteThatStaysIsTold();
    void nobodysNameIsInTheReport();

private:
    Outcome doctor(const QString &system, const QStringList &more = {})
    {
        return m_world->ctl(QStringList{u"doctor"_s, system} + more);
    }
    Outcome write()
    {
        return doctor(u"CRMOffice"_s,
            {u"--write-record"_s, m_id, u"--datatype"_s, u"contacts"_s, u"--property"_s, u"familyName"_s});
    }
    void fault(Crm crm, const QJsonObject &fault) { m_world->sandbox.call(crm, "POST", u"faults"_s, fault); }
    void set(Crm crm, const QJsonObject &settings) { m_world->sandbox.call(crm, "POST", u"settings"_s, settings); }

    std::unique_ptr<World> m_world;
    QString m_id; ///< of a contact in CRMOffice, and its name
    QString m_name;
};

void TestProbes::initTestCase()
{
    m_world = std::make_unique<World>(QStringList{u"--contacts"_s, u"250"_s, u"--seed"_s, u"7"_s, u"--no-limits"_s});
    const QString folder = m_world->folder.path();
    QVERIFY(m_world->sandbox.isRunning()
        && m_world->prepare(demoDocument(), quickManifest(folder), quickManifest(folder, 0, Crm::Hubspot)));
    m_name = u"Fjellheim Åsgård"_s;
    m_id = contactsOf(m_world->sandbox.state(Crm::Crmoffice)).firstKey();
    QVERIFY(m_world->sandbox.edit(Crm::Crmoffice, u"contacts/"_s + m_id, {{"familyName"_L1, m_name}}));
}

void TestProbes::cleanup()
{
    for (const Crm crm : {Crm::Hubspot, Crm::Crmoffice}) {
        m_world->sandbox.call(crm, "DELETE", u"faults"_s);
        set(crm, {{"truncate"_L1, 0}, {"tokenScopes"_L1, QJsonArray()}});
    }
    QCOMPARE(m_world->sandbox.value(Crm::Crmoffice, u"contacts/"_s + m_id, u"familyName"_s), m_name);
    m_world->sandbox.resetCounters();
}

void TestProbes::readsAreProbed_data()
{
    QTest::addColumn<QString>("system");
    QTest::addColumn<QJsonObject>("fault");
    QTest::addColumn<QString>("check");
    QTest::addColumn<QString>("finding");
    const auto every = [](const QString &match, const QString &effect, int status = 0, int nth = 1) {
        return QJsonObject{
            {"match"_L1, match}, {"effect"_L1, effect}, {"status"_L1, status}, {"nth"_L1, nth}, {"times"_L1, -1}};
    };
    const QString office = u"CRMOffice"_s;
    const QString hubspot = u"HubSpot"_s;
    const QString batch = u"POST /crm/objects/2026-09/contacts/batch/read"_s;
    QTest::newRow("single") << office << every(u"GET /contacts/"_s, u"status"_s, 404) << u"contacts/read"_s
                            << u"fails"_s;
    QTest::newRow("single refused") << office << every(u"GET /contacts/"_s, u"status"_s, 400) << u"contacts/read"_s
                                    << u"fails"_s;
    QTest::newRow("second page") << office << every(u"GET /contacts"_s, u"emptyPage"_s, 0, 2)
                                 << u"contacts/second-page"_s << u"fails"_s;
    QTest::newRow("batch") << hubspot << every(batch, u"wrongType"_s) << u"contact/read"_s << u"fails"_s;
    QTest::newRow("changes") << hubspot << every(u"POST /crm/objects/2026-09/contacts/search"_s, u"status"_s, 400)
                             << u"contact/changes"_s << u"fails"_s;
    QTest::newRow("archived") << hubspot << every(batch, u"status"_s, 400, 3) << u"contact/gone"_s << u"note"_s;
    QTest::newRow("absent") << office << every(u"GET /contacts/999"_s, u"status"_s, 400) << u"contacts/gone"_s
                            << u"note"_s;
    QTest::newRow("properties") << hubspot << every(u"GET /crm/properties"_s, u"html"_s) << u"contact/made-once"_s
                                << u"fails"_s;
    QTest::newRow("redirect") << office << every(u"GET /contacts"_s, u"redirect"_s) << u"contacts/list"_s << u"fails"_s;
}

void TestProbes::readsAreProbed()
{
    QFETCH(QString, system);
    QFETCH(QJsonObject, fault);
    QFETCH(QString, check);
    QFETCH(QString, finding);
    const Outcome before = doctor(system);
    QVERIFY2(before.exit == 0, before.out.constData());
    QCOMPARE(checkIn(before.last(), check)["finding"_L1].toString(),
        check == "contact/made-once"_L1 ? u"note"_s : u"works"_s);
    this->fault(system == "HubSpot"_L1 ? Crm::Hubspot : Crm::Crmoffice, fault);
    const Outcome outcome = doctor(system);
    const QJsonObject told = checkIn(outcome.last(), check);
    QCOMPARE(told["finding"_L1].toString(), finding);
    QVERIFY(!told["came"_L1].toString().isEmpty());
    QVERIFY2(told["place"_L1].toString().contains(u".json:"_s), qPrintable(told["place"_L1].toString()));
}

void TestProbes::timesInTheFutureAreTold()
{
    constexpr qint64 days = 24LL * 60 * 60 * 1000;
    World other({u"--contacts"_s, u"10"_s});
    QVERIFY(other.prepare());
    other.sandbox.call(Crm::Crmoffice, "POST", u"settings"_s, {{"clockOffset"_L1, 3 * days}});
    const QString id = contactsOf(other.sandbox.state(Crm::Crmoffice)).firstKey();
    other.sandbox.edit(Crm::Crmoffice, u"contacts/"_s + id, {{"directPhone"_L1, "22 33 44 55"_L1}});
    const Outcome outcome = other.ctl({u"doctor"_s, u"CRMOffice"_s});
    QCOMPARE(outcome.exit, 1);
    const QJsonObject times = checkIn(outcome.last(), u"contacts/times"_s);
    QCOMPARE(times["finding"_L1].toString(), u"fails"_s);
    QVERIFY2(times["came"_L1].toString().contains("1 lie in the future"_L1), qPrintable(times["came"_L1].toString()));
    QCOMPARE(checkIn(outcome.last(), u"clock"_s)["finding"_L1].toString(), u"note"_s);
}

void TestProbes::encryptionThatFailsIsTold()
{
    World other({u"--contacts"_s, u"10"_s});
    QVERIFY(other.prepare());
    other.ctl.setVariable(u"MARKED"_s, u"marked-7f3a91"_s);
    const QString encrypted = other.sandbox.url(Crm::Crmoffice).replace("http://"_L1, "https://"_L1);
    QVERIFY(
        other.ctl({u"connect"_s, u"CRMOffice"_s, u"--base-url"_s, encrypted, u"--token-env"_s, u"MARKED"_s}).exit != 1);
    const Outcome outcome = other.ctl({u"doctor"_s, u"CRMOffice"_s});
    QCOMPARE(outcome.exit, 1);
    const QJsonObject address = checkIn(outcome.last(), u"address"_s);
    QCOMPARE(address["finding"_L1].toString(), u"fails"_s);
    QVERIFY2(address["came"_L1].toString().contains("encrypt"_L1), qPrintable(address["came"_L1].toString()));
    QVERIFY(!(outcome.out + outcome.err).contains("marked-7f3a91"));
}

void TestProbes::missingScopesAreTold()
{
    set(Crm::Hubspot, {{"tokenScopes"_L1, QJsonArray{u"crm.objects.contacts.read"_s}}});
    const Outcome outcome = doctor(u"HubSpot"_s);
    QCOMPARE(outcome.exit, 1);
    const QJsonObject signIn = checkIn(outcome.last(), u"sign-in"_s);
    QCOMPARE(signIn["finding"_L1].toString(), u"fails"_s);
    QVERIFY2(signIn["came"_L1].toString().contains("crm.objects.contacts.write"_L1),
        qPrintable(signIn["came"_L1].toString()));
    QCOMPARE(checkIn(outcome.last(), u"contact/list"_s)["finding"_L1].toString(), u"works"_s);
    QCOMPARE(checkIn(outcome.last(), u"product/list"_s)["finding"_L1].toString(), u"fails"_s);
}

void TestProbes::keyAndHistoryAreProbed()
{
    const Outcome before = doctor(u"HubSpot"_s);
    QCOMPARE(checkIn(before.last(), u"contact/made-once"_s)["finding"_L1].toString(), u"note"_s);
    QCOMPARE(checkIn(before.last(), u"contact/history"_s)["finding"_L1].toString(), u"works"_s);
    QVERIFY(checkIn(doctor(u"CRMOffice"_s).last(), u"contacts/history"_s).isEmpty()); // it tells none
    QCOMPARE(m_world->ctl({u"connect"_s, u"HubSpot"_s, u"--unique-key"_s}).exit, 0);
    const Outcome made = doctor(u"HubSpot"_s);
    QCOMPARE(checkIn(made.last(), u"contact/made-once"_s)["finding"_L1].toString(), u"works"_s);
    m_world->sandbox.call(Crm::Hubspot, "DELETE", u"properties/contacts/crmoffice_id"_s);
    // The third batch read of contacts is the one that asks for what they have held.
    fault(Crm::Hubspot,
        {{"match"_L1, "POST /crm/objects/2026-09/contacts/batch/read"_L1}, {"effect"_L1, "html"_L1}, {"times"_L1, -1}});
    QCOMPARE(checkIn(doctor(u"HubSpot"_s).last(), u"contact/history"_s)["finding"_L1].toString(), u"fails"_s);
}

void TestProbes::theWriteIsToldAndPutBack_data()
{
    QTest::addColumn<QJsonObject>("fault");
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("writes");
    const auto first = [](const QString &effect, int status = 0, int times = 1) {
        return QJsonObject{
            {"match"_L1, "PATCH /contacts"_L1}, {"effect"_L1, effect}, {"status"_L1, status}, {"times"_L1, times}};
    };
    QTest::newRow("answer lost") << first(u"lostReply"_s) << u"the old value is back"_s << 2;
    QTest::newRow("answer cut") << first(u"cutBody"_s) << u"the old value is back"_s << 2;
    QTest::newRow("server fails") << first(u"status"_s, 500) << u"the old value is back"_s << 2;
    QTest::newRow("refused") << first(u"status"_s, 400) << u"nothing was changed"_s << 1;
    QTest::newRow("not allowed") << first(u"status"_s, 403, -1) << u"nothing was changed"_s << 1;
}

void TestProbes::theWriteIsToldAndPutBack()
{
    QFETCH(QJsonObject, fault);
    QFETCH(QString, words);
    QFETCH(int, writes);
    this->fault(Crm::Crmoffice, fault);
    const Outcome outcome = write();
    QCOMPARE(outcome.exit, 1);
    const QJsonObject check = checkIn(outcome.last(), u"contacts/write"_s);
    QCOMPARE(check["finding"_L1].toString(), u"fails"_s);
    QVERIFY2(check["came"_L1].toString().contains(words), qPrintable(check["came"_L1].toString()));
    QCOMPARE(m_world->sandbox.writes(), writes);
    // cleanup() looks whether the old value is there
}

void TestProbes::aWriteThatStaysIsTold()
{
    fault(Crm::Crmoffice,
        {{"match"_L1, "PATCH /contacts"_L1}, {"effect"_L1, "status"_L1}, {"status"_L1, 400}, {"nth"_L1, 2},
            {"times"_L1, -1}});
    const Outcome outcome = write();
    QCOMPARE(outcome.exit, 1);
    const QJsonObject check = checkIn(outcome.last(), u"contacts/write"_s);
    QVERIFY2(check["came"_L1].toString().contains("could not be put back"_L1), qPrintable(check["came"_L1].toString()));
    QVERIFY(check["advice"_L1].toString().contains("by hand"_L1));
    QCOMPARE(m_world->sandbox.value(Crm::Crmoffice, u"contacts/"_s + m_id, u"familyName"_s), m_name + u'x');
    m_world->sandbox.edit(Crm::Crmoffice, u"contacts/"_s + m_id, {{"familyName"_L1, m_name}});

    m_world->sandbox.call(Crm::Crmoffice, "DELETE", u"faults"_s);
    set(Crm::Crmoffice, {{"truncate"_L1, m_name.size()}}); // the letter does not fit
    const Outcome reformatted = write();
    QVERIFY2(reformatted.exit == 0, (reformatted.out + reformatted.err).constData());
    const QJsonObject other = checkIn(reformatted.last(), u"contacts/write"_s);
    QCOMPARE(other["finding"_L1].toString(), u"note"_s);
    QVERIFY2(other["came"_L1].toString().contains("old value is back"_L1), qPrintable(other["came"_L1].toString()));
}

void TestProbes::nobodysNameIsInTheReport()
{
    const QString path = m_world->folder.filePath(u"report.txt"_s);
    for (const QString &said : {u"\"%1\" is too long"_s, u"%1 is not a valid name"_s, u"%1x (ola@eksempel.no)"_s}) {
        fault(Crm::Crmoffice,
            {{"match"_L1, "PATCH /contacts"_L1}, {"effect"_L1, "status"_L1}, {"status"_L1, 400}, {"times"_L1, -1},
                {"headers"_L1, QJsonObject()},
                {"body"_L1,
                    uR"({"title":"Bad","errors":{"familyName":["%1"]}})"_s.arg(
                        QString(said.arg(m_name)).replace(u'"', u"\\\""_s))}});
        const Outcome outcome = doctor(u"CRMOffice"_s,
            {u"--write-record"_s, m_id, u"--datatype"_s, u"contacts"_s, u"--property"_s, u"familyName"_s, u"--report"_s,
                path});
        QCOMPARE(outcome.exit, 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray all = file.readAll() + outcome.out + outcome.err;
        QVERIFY2(!all.contains(m_name.toUtf8()), all.constData());
        QVERIFY(!all.contains("ola@eksempel.no"));
        for (const char *secret : {"sandbox-hubspot", "sandbox-crmoffice", "Bearer"})
            QVERIFY2(!all.contains(secret), secret);
        m_world->sandbox.call(Crm::Crmoffice, "DELETE", u"faults"_s);
    }
}

QTEST_GUILESS_MAIN(TestProbes)
#include "tst_e2e_probes.moc"
