#include "tests/e2e/compare.h"
#include "tests/e2e/programs.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace samband::e2e;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentsOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A copy of the demo document with one change; \a line is where it is.
QString changedDocument(const QString &folder, const QByteArray &from, const QByteArray &to, qsizetype &line)
{
    QByteArray text = contentsOf(demoDocument());
    const qsizetype at = text.indexOf(from);
    if (at < 0)
        return {};
    line = text.left(at).count('\n') + 1;
    text.replace(at, from.size(), to);
    QFile file(folder + u"/changed.rst"_s);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
}

QJsonObject fault(const QString &match, const QString &effect, int nth = 1, int times = 1)
{
    return {{"match"_L1, match}, {"effect"_L1, effect}, {"nth"_L1, nth}, {"times"_L1, times}};
}

} // namespace

/// What documents, manifests, tokens and servers can do wrong: a clear message, exit 1, nothing written, and a good run
/// after.
class TestBadInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void brokenDocumentSaysWhere();
    void unknownTypeIsAWarning();
    void missingDocument();
    void manifestWithUnknownPropertySaysWhere();
    void wrongTokenNamesTheSystem_data();
    void wrongTokenNamesTheSystem();
    void missingTokenNamesTheVariable();
    void tokenAppearsNowhere();
    void tokenInPlaceOfItsVariableIsNotKept();
    void rowsThatAreNotThereAreNamed();
    void serverDown();
    void errorPageOfAProxy();
    void halfAPageProvesNothing_data();
    void halfAPageProvesNothing();
    void refusedWriteStopsNothingElse();

private:
    /// A failed run: nothing was written; \a says is in its message.
    void failed(const Outcome &outcome, const QString &says);
    void goodRun();

    std::unique_ptr<World> m_world;
};

void TestBadInput::init()
{
    m_world = std::make_unique<World>(QStringList{u"--contacts"_s, u"30"_s, u"--seed"_s, u"7"_s});
    QVERIFY(m_world->sandbox.isRunning());
}

void TestBadInput::failed(const Outcome &outcome, const QString &says)
{
    QCOMPARE(outcome.exit, 1);
    QVERIFY2(outcome.told().contains(says), outcome.err.constData());
    QCOMPARE(m_world->sandbox.writes(), 0);
}

void TestBadInput::goodRun()
{
    const Outcome good = m_world->ctl({u"run"_s, u"--approve-all"_s});
    QVERIFY2(good.exit == 0 || good.exit == 2, good.err.constData());
    QCOMPARE(wrongSums(good.last()), QString());
    QCOMPARE(m_world->unexplained(), QString());
    QVERIFY(!m_world->links(1, {u"--state"_s, u"in-sync"_s}).isEmpty());
}

void TestBadInput::brokenDocumentSaysWhere()
{
    qsizetype line = 0;
    const QString file = changedDocument(
        m_world->folder.path(), "   * - properties.lastname\n     - familyName", "   * - properties.lastname", line);
    QVERIFY(!file.isEmpty());
    const Outcome broken = m_world->ctl({u"init"_s, u"--dataflow"_s, file});
    failed(broken, u"%1:%2: "_s.arg(file).arg(line));
    QVERIFY(!QFile::exists(m_world->ctl.workspace()));
    QCOMPARE(m_world->ctl({u"document"_s, file}).exit, 1);
    QVERIFY(m_world->prepare());
    goodRun();
}

void TestBadInput::unknownTypeIsAWarning()
{
    qsizetype line = 0;
    const QString file = changedDocument(m_world->folder.path(), "- \"string\"", "- \"hologram\"", line);
    const Outcome read = m_world->ctl({u"document"_s, file});
    QCOMPARE(read.exit, 0);
    const QJsonArray warnings = read.last()["warnings"_L1].toArray();
    QCOMPARE(warnings.size(), 1);
    QCOMPARE(warnings[0]["line"_L1].toInteger(), line - 2); // where the row of the table begins
    QVERIFY(warnings[0]["text"_L1].toString().contains("hologram"_L1));
    QVERIFY(m_world->prepare(file));
    goodRun();
}

void TestBadInput::missingDocument()
{
    const QString file = m_world->folder.filePath(u"nowhere.rst"_s);
    failed(m_world->ctl({u"init"_s, u"--dataflow"_s, file}), file);
    QVERIFY(!QFile::exists(m_world->ctl.workspace()));
}

void TestBadInput::manifestWithUnknownPropertySaysWhere()
{
    QVERIFY(m_world->prepare());
    const QString file = quickManifest(m_world->folder.path());
    QByteArray text = contentsOf(file);
    const QByteArray before = "\"name\": \"contacts\",";
    const qsizetype line = text.left(text.indexOf(before)).count('\n') + 2;
    text.replace(before, before + "\n      \"colour\": \"green\",");
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly) && out.write(text) == text.size());
    out.close();
    const Outcome refused = m_world->ctl({u"connect"_s, u"CRMOffice"_s, u"--base-url"_s,
        m_world->sandbox.url(Crm::Crmoffice), u"--token-env"_s, u"CRMOFFICE_TOKEN"_s, u"--manifest"_s, file});
    failed(refused, u"%1:%2"_s.arg(file).arg(line));
    QVERIFY2(refused.told().contains("colour"_L1), refused.err.constData());
    // The connection that stood still stands.
    goodRun();
}

void TestBadInput::wrongTokenNamesTheSystem_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("system");
    QTest::newRow("HubSpot") << u"HUBSPOT_TOKEN"_s << u"HubSpot"_s;
    QTest::newRow("CRMOffice") << u"CRMOFFICE_TOKEN"_s << u"CRMOffice"_s;
}

void TestBadInput::wrongTokenNamesTheSystem()
{
    QFETCH(const QString, variable);
    QFETCH(const QString, system);
    QVERIFY(m_world->prepare());
    Ctl wrong = m_world->ctl;
    wrong.setVariable(variable, u"wrong-token-4711"_s);
    const Outcome refused = wrong({u"run"_s, u"--approve-all"_s});
    failed(refused, system);
    QCOMPARE(refused.errors.value(0)["http"_L1].toInteger(), 401);
    QCOMPARE(refused.errors.value(0)["error"_L1].toString(), u"unauthorized"_s);
    QVERIFY(!refused.err.contains("wrong-token-4711") && !refused.out.contains("wrong-token-4711"));
    QCOMPARE(wrongSums(refused.last()), QString());
    goodRun();
}

void TestBadInput::missingTokenNamesTheVariable()
{
    QVERIFY(m_world->prepare());
    Ctl without = m_world->ctl;
    without.setVariable(u"CRMOFFICE_TOKEN"_s, QString());
    failed(without({u"plan"_s}), u"CRMOFFICE_TOKEN"_s);
    goodRun();
}

void TestBadInput::tokenAppearsNowhere()
{
    const QByteArray tokens[] = {"sandbox-hubspot", "sandbox-crmoffice"};
    QVERIFY(m_world->prepare());
    m_world->sandbox.call(Crm::Hubspot, "POST", u"faults"_s, fault(u"POST /crm"_s, u"status"_s, 2));
    m_world->sandbox.call(Crm::Hubspot, "POST", u"settings"_s, {{"latency"_L1, 100}}); // so that it can be looked at
    const auto process = m_world->ctl.start({u"run"_s, u"--approve-all"_s});
    const QByteArray commandLine = contentsOf(u"/proc/%1/cmdline"_s.arg(process->processId()));
    QVERIFY(commandLine.contains("approve-all"));
    const Outcome outcome = outcomeOf(*process);
    QByteArray files;
    const QDir folder(m_world->folder.path());
    for (const QString &name : folder.entryList(QDir::Files))
        files += contentsOf(folder.filePath(name));
    QVERIFY(files.size() > 10'000);
    QVERIFY(files.contains("HUBSPOT_TOKEN")); // where it is found, is written down
    const QByteArray views = m_world->ctl({u"journal"_s}).out + m_world->ctl({u"runs"_s}).out;
    for (const QByteArray &token : tokens) {
        for (const QByteArray &place : {commandLine, outcome.out, outcome.err, files, views})
            QVERIFY(!place.contains(token));
    }
}

void TestBadInput::tokenInPlaceOfItsVariableIsNotKept()
{
    QVERIFY(m_world->prepare());
    const QString url = m_world->sandbox.url(Crm::Hubspot);
    for (const QString &verb : {u"connect"_s, u"signin"_s}) {
        const Outcome refused =
            m_world->ctl({verb, u"HubSpot"_s, u"--base-url"_s, url, u"--token-env"_s, u"pat-eu1-marked-4711"_s});
        QVERIFY(refused.exit != 0);
        QVERIFY2((refused.out + refused.err).contains("environment variable"), refused.err.constData());
        QVERIFY(!(refused.out + refused.err).contains("marked-4711"));
    }
    QVERIFY(!contentsOf(m_world->ctl.workspace()).contains("marked-4711"));
    goodRun();
}

void TestBadInput::rowsThatAreNotThereAreNamed()
{
    QVERIFY(m_world->prepare());
    for (const QString &verb : {u"pause"_s, u"resume"_s}) {
        const Outcome refused = m_world->ctl({verb, u"99999"_s});
        QCOMPARE(refused.exit, 1);
        QVERIFY2(refused.told().contains("99999"_L1), refused.err.constData());
    }
}

void TestBadInput::serverDown()
{
    QVERIFY(m_world->prepare());
    m_world->sandbox.stop();
    const Outcome down = m_world->ctl({u"run"_s, u"--approve-all"_s});
    QCOMPARE(down.exit, 1);
    QVERIFY2(down.told().contains("HubSpot"_L1), down.err.constData());
    QCOMPARE(down.errors.value(0)["error"_L1].toString(), u"network"_s);
    QVERIFY(m_world->sandbox.startAgain());
    goodRun();
}

void TestBadInput::errorPageOfAProxy()
{
    QVERIFY(m_world->prepare());
    m_world->sandbox.call(Crm::Crmoffice, "POST", u"faults"_s, fault(u"GET /contacts"_s, u"html"_s, 1, -1));
    const Outcome page = m_world->ctl({u"run"_s, u"--approve-all"_s});
    QCOMPARE(page.exit, 1);
    QVERIFY2(page.told().contains("CRMOffice"_L1) && !page.told().contains("<html"_L1), page.err.constData());
    QCOMPARE(wrongSums(page.last()), QString());
    // Products need companies alone: they were read, so they may go on. Contacts may not.
    for (const int flow : {1, 2, 4})
        QVERIFY(m_world->links(flow, {u"--state"_s, u"in-sync"_s}).isEmpty());
    m_world->sandbox.call(Crm::Crmoffice, "DELETE", u"faults"_s);
    goodRun();
}

void TestBadInput::halfAPageProvesNothing_data()
{
    QTest::addColumn<bool>("atHubspot");
    QTest::addColumn<QString>("match");
    QTest::addColumn<QString>("effect");
    QTest::newRow("CRMOffice, short page") << false << u"GET /contacts"_s << u"shortPage"_s;
    QTest::newRow("CRMOffice, empty page") << false << u"GET /contacts"_s << u"emptyPage"_s;
    QTest::newRow("CRMOffice, cut body") << false << u"GET /contacts"_s << u"cutBody"_s;
    QTest::newRow("CRMOffice, wrong type") << false << u"GET /contacts"_s << u"wrongType"_s;
    QTest::newRow("HubSpot, short page") << true << u"GET /crm"_s << u"shortPage"_s;
    QTest::newRow("HubSpot, empty page") << true << u"GET /crm"_s << u"emptyPage"_s;
    QTest::newRow("HubSpot, cut body") << true << u"GET /crm"_s << u"cutBody"_s;
    QTest::newRow("HubSpot, wrong type") << true << u"GET /crm"_s << u"wrongType"_s;
}

void TestBadInput::halfAPageProvesNothing()
{
    QFETCH(const bool, atHubspot);
    QFETCH(const QString, match);
    QFETCH(const QString, effect);
    m_world = std::make_unique<World>(QStringList{u"--contacts"_s, u"250"_s, u"--seed"_s, u"7"_s});
    QVERIFY(m_world->prepare(demoDocument(), quickManifest(m_world->folder.path())));
    goodRun();
    const qsizetype synced = m_world->links(1, {u"--state"_s, u"in-sync"_s}).size();
    const Crm crm = atHubspot ? Crm::Hubspot : Crm::Crmoffice;
    const QJsonObject hubspot = m_world->sandbox.state(Crm::Hubspot);
    const QJsonObject crmoffice = m_world->sandbox.state(Crm::Crmoffice);
    m_world->sandbox.resetCounters();
    m_world->sandbox.call(crm, "POST", u"faults"_s, fault(match, effect, 2, -1));
    const Outcome spoilt = m_world->ctl({u"run"_s, u"--full"_s, u"--approve-all"_s});
    QVERIFY2(spoilt.exit == 1 || spoilt.exit == 2, spoilt.err.constData());
    const auto orphaned = m_world->links(0, {u"--state"_s, u"orphaned"_s}).size();
    QCOMPARE(orphaned, 0);
    QCOMPARE(wrongSums(spoilt.last()), QString());
    QCOMPARE(m_world->sandbox.writes(), 0);
    QCOMPARE(m_world->sandbox.state(Crm::Hubspot), hubspot);
    QCOMPARE(m_world->sandbox.state(Crm::Crmoffice), crmoffice);
    m_world->sandbox.call(crm, "DELETE", u"faults"_s);
    const Outcome good = m_world->ctl({u"run"_s, u"--full"_s, u"--approve-all"_s});
    QVERIFY2(good.exit == 2, good.err.constData());
    QCOMPARE(good.last()["writes"_L1].toInteger(-1), 0);
    QCOMPARE(m_world->links(1, {u"--state"_s, u"in-sync"_s}).size(), synced);
}

void TestBadInput::refusedWriteStopsNothingElse()
{
    QVERIFY(m_world->prepare());
    QJsonObject refusal = fault(u"POST /contacts"_s, u"status"_s, 2);
    refusal.insert(u"status"_s, 422);
    refusal.insert(u"body"_s, uR"({"title":"Not acceptable","detail":"The contact is not liked"})"_s);
    m_world->sandbox.call(Crm::Crmoffice, "POST", u"faults"_s, refusal);
    const Outcome approved = m_world->ctl({u"run"_s, u"--approve-all"_s});
    QVERIFY2(approved.exit == 2, approved.err.constData());
    QCOMPARE(wrongSums(approved.last()), QString());
    const auto failing = m_world->links(0, {u"--state"_s, u"failing"_s});
    QVERIFY(!failing.isEmpty());
    QVERIFY(std::any_of(failing.begin(), failing.end(),
        [](const QJsonObject &row) { return row["text"_L1].toString().contains("not liked"_L1); }));
    goodRun();
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_e2e_badinput.moc"
