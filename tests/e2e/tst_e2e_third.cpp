#include "tests/e2e/fjordbase.h"
#include "tests/e2e/programs.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace samband;
using namespace samband::e2e;
using namespace Qt::StringLiterals;

/// A system that nobody wrote a line of code for: a manifest and a document are all there is of it.
class TestThird : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everybodyIsCreated();
    void editsReachTheOtherSide();
    void conflictIsAskedAbout();
    void quietRunWritesNothing();
    void killedRunCreatesEachOnce();
    void nothingWentAgainstItsRules();
    void coreNamesNoSystemAndNoFlow();

private:
    Outcome run(const QStringList &more = {}) { return m_world->ctl(QStringList{u"run"_s} + more); }
    QJsonObject pair(qsizetype number) const { return m_world->links(1, {u"--state"_s, u"in-sync"_s}).value(number); }
    static QString hubspotId(const QJsonObject &row) { return u"contacts/"_s + row["source"_L1].toString(); }
    static qint64 fjordId(const QJsonObject &row) { return row["target"_L1].toString().toLongLong(); }

    std::unique_ptr<World> m_world;
    std::unique_ptr<Fjordbase> m_fjord;
};

void TestThird::initTestCase()
{
    const QString data = QStringLiteral(SAMBAND_SOURCE_DIR "/tests/e2e/data/fjordbase");
    m_fjord = std::make_unique<Fjordbase>();
    m_world = std::make_unique<World>(QStringList{u"--contacts"_s, u"60"_s, u"--seed"_s, u"7"_s, u"--no-limits"_s});
    QVERIFY(m_world->sandbox.isRunning());
    m_world->ctl.setVariable(u"FJORD_TOKEN"_s, u"fjord-nøkkel"_s);
    QCOMPARE(m_world->ctl({u"init"_s, u"--dataflow"_s, data + u".rst"_s}).exit, 0);
    QVERIFY(m_world->connect(Crm::Hubspot, samband::e2e::quickManifest(m_world->folder.path(), 0, Crm::Hubspot)));
    const Outcome connected = m_world->ctl({u"connect"_s, u"Fjordbase"_s, u"--base-url"_s, m_fjord->url(),
        u"--token-env"_s, u"FJORD_TOKEN"_s, u"--manifest"_s, data + u".json"_s});
    QVERIFY2(connected.exit == 0, connected.err.constData());
    QCOMPARE(connected.last()["readInFull"_L1].toArray(), QJsonArray{u"personer"_s}); // and it says so
}

void TestThird::everybodyIsCreated()
{
    const Outcome first = run({u"--approve-all"_s});
    QVERIFY2(first.exit == 0 || first.exit == 2, first.err.constData());
    const auto contacts = m_world->sandbox.state(Crm::Hubspot)["contacts"_L1].toArray().size();
    QVERIFY(contacts >= 50);
    const auto rows = m_world->links(1);
    const auto made = std::count_if(
        rows.begin(), rows.end(), [](const QJsonObject &row) { return row["state"_L1].toString() == "in-sync"_L1; });
    QCOMPARE(qsizetype(made), m_fjord->people().size());
    for (const QJsonObject &row : rows) {
        const QString state = row["state"_L1].toString();
        QVERIFY2(state == "in-sync"_L1 || state == "not-creatable"_L1, qPrintable(state + row["text"_L1].toString()));
    }
    QVERIFY(m_fjord->people().size() > 26); // more than a page
    QCOMPARE(m_fjord->value(fjordId(pair(0)), u"navn"_s, u"etternavn"_s),
        m_world->sandbox.value(Crm::Hubspot, hubspotId(pair(0)), u"lastname"_s));
}

void TestThird::editsReachTheOtherSide()
{
    const QJsonObject row = pair(3);
    QVERIFY(m_world->sandbox.edit(Crm::Hubspot, hubspotId(row), {{"lastname"_L1, "Nyhavn"_L1}}));
    m_fjord->edit(fjordId(row), u"telefon"_s, u"kontor"_s, u"+47 22 33 44 55"_s);
    m_fjord->edit(fjordId(row), u"merknad"_s, u"hemmelig"_s, u"blir her"_s);
    const Outcome outcome = run();
    QVERIFY2(outcome.exit >= 0 && outcome.exit != 1, outcome.err.constData());
    QCOMPARE(m_fjord->value(fjordId(row), u"navn"_s, u"etternavn"_s), u"Nyhavn"_s);
    QVERIFY(m_world->sandbox.value(Crm::Hubspot, hubspotId(row), u"phone"_s).contains(u"22"_s));
    QCOMPARE(m_fjord->value(fjordId(row), u"merknad"_s, u"hemmelig"_s), u"blir her"_s);
}

void TestThird::conflictIsAskedAbout()
{
    const QJsonObject row = pair(5);
    QVERIFY(m_world->sandbox.edit(Crm::Hubspot, hubspotId(row), {{"lastname"_L1, "Øst"_L1}}));
    m_fjord->edit(fjordId(row), u"navn"_s, u"etternavn"_s, u"Vest"_s);
    QCOMPARE(run().exit, 2);
    QCOMPARE(m_fjord->value(fjordId(row), u"navn"_s, u"etternavn"_s), u"Vest"_s);
    const auto waiting = m_world->links(1, {u"--state"_s, u"conflict"_s});
    QCOMPARE(waiting.size(), 1);
    const QString link = QString::number(waiting.first()["id"_L1].toInteger());
    QCOMPARE(m_world->ctl({u"resolve"_s, link, u"--property"_s, u"lastname"_s, u"--take"_s, u"target"_s}).exit, 0);
    run();
    QCOMPARE(m_world->sandbox.value(Crm::Hubspot, hubspotId(row), u"lastname"_s), u"Vest"_s);
}

void TestThird::quietRunWritesNothing()
{
    const qint64 before = m_fjord->writes();
    m_world->sandbox.resetCounters();
    const Outcome quiet = run({u"--full"_s});
    QVERIFY2(quiet.exit == 0 || quiet.exit == 2, quiet.err.constData());
    QCOMPARE(quiet.last()["writes"_L1].toInteger(-1), 0);
    QCOMPARE(m_fjord->writes(), before);
    QCOMPARE(m_world->sandbox.writes(), 0);
}

void TestThird::killedRunCreatesEachOnce()
{
    for (int i = 0; i < 12; ++i)
        m_world->sandbox.call(
            Crm::Hubspot, "POST", u"contacts"_s, {{"firstname"_L1, "Ny"_L1}, {"lastname"_L1, u"Drept-%1"_s.arg(i)}});
    const qint64 before = m_fjord->writes();
    m_fjord->setDelay(30);
    const auto process = m_world->ctl.start({u"run"_s, u"--full"_s, u"--approve-all"_s});
    while (m_fjord->writes() < before + 3 && process->state() == QProcess::Running)
        process->waitForFinished(1);
    process->kill();
    QCOMPARE(outcomeOf(*process).exit, -1);
    m_fjord->setDelay(0);
    QVERIFY(m_fjord->writes() < before + 12);
    for (int i = 0; i < 3; ++i) {
        const Outcome mended = run({u"--full"_s, u"--approve-all"_s});
        QVERIFY2(mended.exit == 0 || mended.exit == 2, mended.err.constData());
    }
    QMap<QString, int> there;
    const auto people = m_fjord->people();
    for (auto it = people.cbegin(); it != people.cend(); ++it) {
        const QString name = m_fjord->value(it.key(), u"navn"_s, u"etternavn"_s);
        if (name.startsWith("Drept-"_L1))
            ++there[name];
    }
    QCOMPARE(there.size(), 12);
    for (auto it = there.cbegin(); it != there.cend(); ++it)
        QVERIFY2(it.value() == 1, qPrintable(it.key()));
}

void TestThird::nothingWentAgainstItsRules()
{
    QCOMPARE(m_fjord->offences(), QStringList());
}

// What a system is called, and what it calls its own, stands in manifests and documents only.
void TestThird::coreNamesNoSystemAndNoFlow()
{
    static const QRegularExpression names(
        u"hubspot|crm ?office|hubapi|contactcompany|firstname|lastname|lastmodifieddate|mobilephone|directphone|orgnr|"
        "\"(contacts?|companies|company|products?|users?|owners?)\""_s,
        QRegularExpression::CaseInsensitiveOption);
    int files = 0;
    QStringList found;
    QDirIterator it(
        QStringLiteral(SAMBAND_SOURCE_DIR "/core"), {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        ++files;
        int number = 0;
        for (const QByteArray &line : file.readAll().split('\n')) {
            ++number;
            const QString code = QString::fromUtf8(line).section("//"_L1, 0, 0); // examples in comments may name them
            if (names.match(code).hasMatch())
                found << u"%1:%2: %3"_s.arg(file.fileName()).arg(number).arg(code.trimmed());
        }
    }
    QVERIFY(files > 100);
    QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestThird)
#include "tst_e2e_third.moc"
