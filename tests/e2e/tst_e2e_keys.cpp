#include "tests/e2e/compare.h"
#include "tests/e2e/programs.h"

#include <QRandomGenerator>
#include <QTest>
#include <QThread>

using namespace samband::e2e;
using namespace Qt::StringLiterals;

/// Records made in HubSpot by the unique property of ours: the programs as a person starts them, and as they are
/// killed.
class TestKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void connectSaysHowItStands();
    void connectTellsWhatItCouldNotLookAt();
    void thePropertyOfThatNameMayBeAnother();
    void theScopeMayBeMissing();
    void aLostReplyAsksNobody();
    void killedRunsMakeNobodyTwice();

private:
    bool prepare(bool keys);
    /// Someone new in CRMOffice; a second one of the same values is another person.
    void add(const QString &family)
    {
        m_world->sandbox.call(Crm::Crmoffice, "POST", u"contacts"_s,
            {{"givenName"_L1, "Ny"_L1}, {"familyName"_L1, family}, {"mobilePhone"_L1, "41 00 00 01"_L1}});
        ++m_people[family];
    }
    Outcome run() { return m_world->ctl({u"run"_s, u"--approve-all"_s}); }
    QMap<QString, int> thereNow();
    QString keyState(const Outcome &connected) { return connected.lines.value(0)["keys"_L1][0]["state"_L1].toString(); }

    std::unique_ptr<World> m_world;
    QMap<QString, int> m_people; ///< how often each family name was added
};

void TestKeys::init()
{
    m_people.clear();
    m_world = std::make_unique<World>(
        QStringList{u"--contacts"_s, u"6"_s, u"--seed"_s, u"3"_s, u"--latency"_s, u"2"_s, u"--no-limits"_s});
    const QString document = QStringLiteral(SAMBAND_SOURCE_DIR "/tests/e2e/data/backwards.rst");
    const QString folder = m_world->folder.path();
    QVERIFY(m_world->prepare(document, quickManifest(folder, 60), quickManifest(folder, 0, Crm::Hubspot)));
}

QMap<QString, int> TestKeys::thereNow()
{
    QMap<QString, int> there;
    for (const Contact &contact : contactsOf(m_world->sandbox.state(Crm::Hubspot))) {
        if (contact.given == "Ny"_L1)
            ++there[contact.family];
    }
    return there;
}

void TestKeys::connectSaysHowItStands()
{
    const QStringList connect{u"connect"_s, u"HubSpot"_s};
    const QStringList where{u"--base-url"_s, m_world->sandbox.url(Crm::Hubspot), u"--token-env"_s, u"HUBSPOT_TOKEN"_s};
    QCOMPARE(m_world->ctl(connect).exit, 1);
    QCOMPARE(keyState(m_world->ctl(connect + where)), u"missing"_s);
    Outcome doctor = m_world->ctl({u"doctor"_s, u"HubSpot"_s});
    QVERIFY2(doctor.out.contains("--unique-key"), doctor.out.constData());
    const Outcome made = m_world->ctl(connect + QStringList{u"--unique-key"_s});
    QVERIFY2(made.exit == 0, qPrintable(made.told()));
    QCOMPARE(keyState(made), u"used"_s);
    QCOMPARE(keyState(m_world->ctl(connect + QStringList{u"--unique-key"_s})), u"used"_s); // and nothing is made twice
    doctor = m_world->ctl({u"doctor"_s, u"HubSpot"_s});
    QVERIFY(!doctor.out.contains("--unique-key"));
    QVERIFY(doctor.out.contains("samband_key"));
}

void TestKeys::connectTellsWhatItCouldNotLookAt()
{
    m_world->ctl.setVariable(u"WRONG_TOKEN"_s, u"nonsense"_s);
    const Outcome connected = m_world->ctl({u"connect"_s, u"HubSpot"_s, u"--base-url"_s,
        m_world->sandbox.url(Crm::Hubspot), u"--token-env"_s, u"WRONG_TOKEN"_s});
    QCOMPARE(connected.exit, 2);
    QVERIFY2(connected.told().contains(u"properties of the mappings"_s), qPrintable(connected.told()));
}

void TestKeys::thePropertyOfThatNameMayBeAnother()
{
    m_world->sandbox.call(Crm::Hubspot, "PUT", u"properties/contacts/samband_key"_s, {{"unique"_L1, false}});
    const Outcome made = m_world->ctl({u"connect"_s, u"HubSpot"_s, u"--unique-key"_s});
    QCOMPARE(made.exit, 1);
    QVERIFY2(made.told().contains(u"keyProperty="_s), qPrintable(made.told()));
    const Outcome other = m_world->ctl({u"connect"_s, u"HubSpot"_s, u"--base-url"_s, m_world->sandbox.url(Crm::Hubspot),
        u"--token-env"_s, u"HUBSPOT_TOKEN"_s, u"--setting"_s, u"keyProperty=egen_id"_s, u"--unique-key"_s});
    QVERIFY2(other.exit == 0, qPrintable(other.told()));
    QCOMPARE(other.lines[0]["keys"_L1][0]["property"_L1].toString(), u"egen_id"_s);
    QCOMPARE(keyState(other), u"used"_s);
}

void TestKeys::theScopeMayBeMissing()
{
    m_world->sandbox.call(Crm::Hubspot, "POST", u"settings"_s,
        {{"scopes"_L1, QJsonArray{"crm.objects.contacts.read"_L1, "crm.objects.contacts.write"_L1}}});
    const Outcome made = m_world->ctl({u"connect"_s, u"HubSpot"_s, u"--unique-key"_s});
    QCOMPARE(made.exit, 1);
    QVERIFY2(made.told().contains(u"crm.schemas.contacts.write"_s), qPrintable(made.told()));
    QVERIFY(run().exit != 1); // without it everything goes on as before
}

void TestKeys::aLostReplyAsksNobody()
{
    QCOMPARE(m_world->ctl({u"connect"_s, u"HubSpot"_s, u"--unique-key"_s}).exit, 0);
    run();
    for (int i = 0; i < 3; ++i)
        add(u"Lik"_s); // three of equal values: by content nobody could tell them apart
    m_world->sandbox.call(Crm::Hubspot, "POST", u"faults"_s,
        {{"match"_L1, "POST /crm/objects/2026-09/contacts/batch/upsert"_L1}, {"effect"_L1, "lostReply"_L1}});
    const Outcome once = run();
    QVERIFY2(once.exit != 1, qPrintable(once.told()));
    QCOMPARE(thereNow(), m_people);
    for (const QJsonObject &row : m_world->links(1)) {
        if (row["sourceTitle"_L1].toString().startsWith("Ny "_L1))
            QCOMPARE(row["state"_L1].toString(), u"in-sync"_s);
    }
    QCOMPARE(run().last()["writes"_L1].toInteger(-1), 0);
}

void TestKeys::killedRunsMakeNobodyTwice()
{
    QCOMPARE(m_world->ctl({u"connect"_s, u"HubSpot"_s, u"--unique-key"_s}).exit, 0);
    run();
    const int kills = qEnvironmentVariableIsSet("SAMBAND_ALL") ? 300 : 30;
    QRandomGenerator dice(20'261'123U);
    int open = 0;
    for (int round = 0; round < kills; ++round) {
        for (int i = 0; i < 3; ++i)
            add(u"Drept-%1"_s.arg(round / 2)); // six of each name, all alike
        m_world->sandbox.resetCounters();
        const auto process = m_world->ctl.start({u"run"_s, u"--approve-all"_s});
        while (m_world->sandbox.counters(Crm::Hubspot)["writes"_L1].toInteger() == 0 && !process->waitForFinished(1)) {
        }
        QThread::usleep(static_cast<unsigned long>(dice.bounded(0, 6000)));
        process->kill();
        open += outcomeOf(*process).exit < 0 ? 1 : 0;
    }
    QVERIFY2(open > kills / 2, "the runs end before they are killed");
    for (int i = 0; i < 5; ++i)
        run();
    const auto there = thereNow();
    for (auto person = m_people.cbegin(); person != m_people.cend(); ++person)
        QVERIFY2(there.value(person.key()) == *person,
            qPrintable(
                u"%1 is there %2 times instead of %3"_s.arg(person.key()).arg(there.value(person.key())).arg(*person)));
    QCOMPARE(run().last()["writes"_L1].toInteger(-1), 0);
    for (const QJsonObject &row : m_world->links(1)) {
        if (row["sourceTitle"_L1].toString().startsWith("Ny "_L1))
            QVERIFY2(row["state"_L1].toString() == "in-sync"_L1, qPrintable(row["text"_L1].toString()));
    }
}

QTEST_GUILESS_MAIN(TestKeys)
#include "tst_e2e_keys.moc"
