#include "tests/e2e/compare.h"
#include "tests/e2e/programs.h"

#include <QFile>
#include <QSet>
#include <QTest>

#include <csignal>

using namespace samband::e2e;
using namespace Qt::StringLiterals;

namespace {

QString idOf(const QJsonObject &row)
{
    return QString::number(row["id"_L1].toInteger());
}

} // namespace

/// Every verb with its output and exit code.
class TestVerbs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void listsFilterAndCount();
    void showAndExplainSayTheSame();
    void approveOfOneLetsOneGoAhead();
    void rejectedStaysOutUntilResumed();
    void pausedRowIsLeftAlone();
    void unlinkAndLinkByHand();
    void neverIsRemembered();
    void approveAllHeld();
    void journalAndRunsTellWhoAndHowMuch();
    void wrongArgumentsAreRefused_data();
    void wrongArgumentsAreRefused();
    void everythingInStepIsZero();
    void verifyWritesItsReports();
    void rowsGoToASpreadsheet();
    void interruptedRunStopsAndGoesOn();

private:
    Outcome run(const QStringList &more = {}) { return m_world->ctl(QStringList{u"run"_s} + more); }
    QJsonObject row(const QString &id) const
    {
        for (const QJsonObject &row : m_world->links()) {
            if (idOf(row) == id)
                return row;
        }
        return {};
    }
    QJsonObject firstHeld(const QString &next) const
    {
        for (const QJsonObject &row : m_world->links(1, {u"--state"_s, u"held"_s})) {
            if (row["next"_L1].toString() == next)
                return row;
        }
        return {};
    }

    std::unique_ptr<World> m_world;
};

void TestVerbs::initTestCase()
{
    m_world = std::make_unique<World>(QStringList{u"--contacts"_s, u"60"_s, u"--seed"_s, u"7"_s});
    QVERIFY(m_world->prepare());
    const Outcome first = run();
    QVERIFY2(first.exit == 2, first.err.constData());
}

void TestVerbs::listsFilterAndCount()
{
    const auto all = m_world->links();
    QSet<QString> flows;
    for (const QJsonObject &row : all) {
        flows << row["flow"_L1].toString();
        for (const auto name : {"id"_L1, "flow"_L1, "source"_L1, "target"_L1, "state"_L1, "reason"_L1})
            QVERIFY2(row.contains(name), name.data());
    }
    QCOMPARE(flows.size(), 4);
    qsizetype sum = 0;
    for (int flow = 1; flow <= 4; ++flow)
        sum += m_world->links(flow).size();
    QCOMPARE(sum, all.size());
    QCOMPARE(m_world->ctl({u"links"_s, u"--flow"_s, u"product"_s}).lines.size(), m_world->links(3).size());
    const auto held = m_world->links(0, {u"--state"_s, u"held"_s});
    QVERIFY(!held.isEmpty() && held.size() < all.size());
    const QString title = held.first()["sourceTitle"_L1].toString();
    QVERIFY(!title.isEmpty());
    const auto found = m_world->links(0, {u"--text"_s, title});
    QVERIFY(!found.isEmpty() && found.size() < all.size());
    const Outcome people = m_world->ctl({u"mismatches"_s});
    QCOMPARE(people.exit, 2);
    for (const QJsonObject &row : people.lines)
        QVERIFY(row["state"_L1].toString() != "in-sync"_L1 && row["state"_L1].toString() != "outside"_L1);
}

void TestVerbs::showAndExplainSayTheSame()
{
    const QString id = idOf(firstHeld(u"link"_s));
    const Outcome shown = m_world->ctl({u"show"_s, id});
    const Outcome explained = m_world->ctl({u"explain"_s, id});
    QCOMPARE(shown.exit, 2);
    QCOMPARE(explained.exit, 2);
    QCOMPARE(shown.last()["text"_L1], explained.last()["text"_L1]);
    QVERIFY(!explained.last()["next"_L1].toString().isEmpty());
    QCOMPARE(shown.last()["properties"_L1].toArray().size(), 4);
    const QJsonObject candidate = shown.last()["candidates"_L1].toArray().first().toObject();
    QVERIFY(candidate["record"_L1].toInteger() > 0 && !candidate["title"_L1].toString().isEmpty());
}

void TestVerbs::approveOfOneLetsOneGoAhead()
{
    const QString id = idOf(firstHeld(u"create"_s));
    QCOMPARE(m_world->ctl({u"approve"_s, id}).exit, 0);
    const Outcome done = run();
    QVERIFY2(done.exit == 2, done.err.constData());
    QCOMPARE(done.last()["writes"_L1].toInteger(), 1);
    QCOMPARE(wrongSums(done.last()), QString());
    QCOMPARE(row(id)["state"_L1].toString(), u"in-sync"_s);
}

void TestVerbs::rejectedStaysOutUntilResumed()
{
    const QString id = idOf(firstHeld(u"create"_s));
    QCOMPARE(m_world->ctl({u"reject"_s, id}).exit, 0);
    run({u"--approve-all"_s, u"--link"_s, id});
    QCOMPARE(row(id)["state"_L1].toString(), u"paused"_s);
    QCOMPARE(row(id)["reason"_L1]["code"_L1].toString(), u"rejected-by-person"_s);
    QCOMPARE(m_world->ctl({u"resume"_s, id}).exit, 0);
    run();
    QVERIFY(row(id)["state"_L1].toString() != "paused"_L1);
}

void TestVerbs::pausedRowIsLeftAlone()
{
    const QString id = idOf(firstHeld(u"link"_s));
    QCOMPARE(m_world->ctl({u"approve"_s, id}).exit, 0);
    run();
    QJsonObject pair = row(id);
    QVERIFY(!pair["target"_L1].toString().isEmpty());
    QCOMPARE(m_world->ctl({u"pause"_s, id}).exit, 0);
    const QString source = u"contacts/"_s + pair["source"_L1].toString();
    const QString target = u"contacts/"_s + pair["target"_L1].toString();
    const QString before = m_world->sandbox.value(Crm::Crmoffice, target, u"givenName"_s);
    QVERIFY(m_world->sandbox.edit(Crm::Hubspot, source, {{"firstname"_L1, "Pause"_L1}}));
    QCOMPARE(run().last()["writes"_L1].toInteger(-1), 0);
    QCOMPARE(row(id)["state"_L1].toString(), u"paused"_s);
    QCOMPARE(m_world->sandbox.value(Crm::Crmoffice, target, u"givenName"_s), before);
    QCOMPARE(m_world->ctl({u"resume"_s, id}).exit, 0);
    run();
    QCOMPARE(m_world->sandbox.value(Crm::Crmoffice, target, u"givenName"_s), u"Pause"_s);
    // Give the name back, so that what follows finds the two alike.
    QVERIFY(m_world->sandbox.edit(Crm::Hubspot, source, {{"firstname"_L1, before}}));
    run();
    QCOMPARE(m_world->sandbox.value(Crm::Crmoffice, target, u"givenName"_s), before);
}

void TestVerbs::unlinkAndLinkByHand()
{
    // The suggestion that was approved last is taken apart and put together by hand.
    QJsonObject pair;
    for (const QJsonObject &row : m_world->links(1, {u"--state"_s, u"in-sync"_s}))
        pair = row;
    const QString id = idOf(pair);
    m_world->sandbox.resetCounters();
    QCOMPARE(m_world->ctl({u"unlink"_s, id}).exit, 0);
    run({u"--link"_s, id});
    const QJsonObject alone = row(id);
    QVERIFY2(alone["target"_L1].toString().isEmpty(), qPrintable(alone["state"_L1].toString()));
    const QJsonArray candidates = m_world->ctl({u"show"_s, id}).last()["candidates"_L1].toArray();
    QVERIFY(!candidates.isEmpty());
    const QString record = QString::number(candidates.first()["record"_L1].toInteger());
    QCOMPARE(m_world->ctl({u"link"_s, id, u"--record"_s, record}).exit, 0);
    run();
    QCOMPARE(row(id)["target"_L1], pair["target"_L1]);
    QCOMPARE(row(id)["state"_L1].toString(), u"in-sync"_s);
    QCOMPARE(m_world->sandbox.writes(), 0);
}

void TestVerbs::neverIsRemembered()
{
    const QJsonObject pair = m_world->links(1, {u"--state"_s, u"in-sync"_s}).first();
    const QString id = idOf(pair);
    QCOMPARE(m_world->ctl({u"unlink"_s, id, u"--never"_s}).exit, 0);
    run();
    run({u"--full"_s});
    for (const QJsonValue &candidate : m_world->ctl({u"show"_s, id}).last()["candidates"_L1].toArray())
        QVERIFY(candidate["title"_L1] != pair["targetTitle"_L1]);
    // Every HubSpot contact gets a counterpart, so it may have become a new one: never the old one again.
    QVERIFY(row(id)["target"_L1] != pair["target"_L1]);
}

void TestVerbs::approveAllHeld()
{
    const auto held = m_world->links(0, {u"--state"_s, u"held"_s});
    QVERIFY(held.size() > 10);
    QCOMPARE(m_world->ctl({u"approve"_s, u"--all"_s}).exit, 0);
    const Outcome done = run();
    QVERIFY2(done.exit == 2, done.err.constData());
    QCOMPARE(wrongSums(done.last()), QString());
    QCOMPARE(m_world->links(0, {u"--state"_s, u"held"_s}), QList<QJsonObject>());
    QCOMPARE(run().last()["writes"_L1].toInteger(-1), 0);
}

void TestVerbs::journalAndRunsTellWhoAndHowMuch()
{
    const Outcome journal = m_world->ctl({u"journal"_s, u"--limit"_s, u"1000"_s});
    QSet<QString> kinds;
    QSet<QString> people;
    qint64 previous = std::numeric_limits<qint64>::max();
    qint64 written = 0;
    for (const QJsonObject &entry : journal.lines) {
        kinds << entry["kind"_L1].toString();
        people << entry["who"_L1].toString();
        QVERIFY(entry["id"_L1].toInteger() < previous);
        previous = entry["id"_L1].toInteger();
        written += entry["kind"_L1] == "created"_L1 || entry["kind"_L1] == "updated"_L1 ? 1 : 0;
    }
    for (const QString &kind : {u"created"_s, u"updated"_s, u"linked"_s, u"unlinked"_s, u"paused"_s, u"resumed"_s})
        QVERIFY2(kinds.contains(kind), qPrintable(kind));
    QCOMPARE(people, (QSet<QString>{u"run"_s, u"kari"_s}));
    QCOMPARE(m_world->ctl({u"journal"_s, u"--limit"_s, u"3"_s}).lines.size(), 3);
    const Outcome runs = m_world->ctl({u"runs"_s, u"--limit"_s, u"2"_s});
    QCOMPARE(runs.lines.size(), 2);
    QCOMPARE(runs.last()["trigger"_L1].toString(), u"command line"_s);
    QCOMPARE(runs.last()["status"_L1].toString(), u"done"_s);
    QVERIFY(runs.last()["calls"_L1].toInteger() > 0);
    QVERIFY(written > 0);
}

void TestVerbs::wrongArgumentsAreRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("no verb") << QStringList{} << u"subcommand"_s;
    QTest::newRow("unknown verb") << QStringList{u"synchronise"_s} << u"subcommand"_s;
    QTest::newRow("no such row") << QStringList{u"show"_s, u"987654"_s} << u"987654"_s;
    QTest::newRow("no such row to approve") << QStringList{u"approve"_s, u"987654"_s} << u"987654"_s;
    QTest::newRow("no such row to run") << QStringList{u"run"_s, u"--link"_s, u"987654"_s} << u"987654"_s;
    QTest::newRow("no such journal entry") << QStringList{u"undo"_s, u"987654"_s} << u"987654"_s;
    QTest::newRow("undo nothing") << QStringList{u"undo"_s} << u"--run"_s;
    QTest::newRow("undo no such run") << QStringList{u"undo"_s, u"--run"_s, u"987654"_s} << u"987654"_s;
    QTest::newRow("no such state") << QStringList{u"links"_s, u"--state"_s, u"green"_s} << u"in-sync"_s;
    QTest::newRow("no such flow") << QStringList{u"run"_s, u"--flow"_s, u"9"_s} << u"“9”"_s;
    QTest::newRow("no such choice") << QStringList{u"resolve"_s, u"1"_s, u"--take"_s, u"both"_s} << u"“both”"_s;
    QTest::newRow("two choices") << QStringList{u"resolve"_s, u"1"_s, u"--take"_s, u"source"_s, u"--value"_s, u"x"_s}
                                 << u"--value"_s;
    QTest::newRow("no such property") << QStringList{u"resolve"_s, u"1"_s, u"--property"_s, u"shoe"_s, u"--take"_s,
        u"source"_s} << u"“shoe”"_s;
    QTest::newRow("approve nothing") << QStringList{u"approve"_s} << u"--all"_s;
}

void TestVerbs::wrongArgumentsAreRefused()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, says);
    const Outcome refused = m_world->ctl(arguments);
    QCOMPARE(refused.exit, 1);
    QVERIFY2(QString::fromUtf8(refused.err).contains(says), refused.err.constData());
}

void TestVerbs::everythingInStepIsZero()
{
    World small({u"--contacts"_s, u"6"_s, u"--seed"_s, u"7"_s});
    QVERIFY(small.prepare());
    // Two products of one name wait for a person, as they should: here no two have the same.
    for (const QJsonValue &product : small.sandbox.state(Crm::Hubspot)["products"_L1].toArray()) {
        const QString id = product["id"_L1].toVariant().toString();
        QVERIFY(small.sandbox.edit(Crm::Hubspot, u"products/"_s + id, {{"name"_L1, u"Vare "_s + id}}));
    }
    QCOMPARE(small.ctl({u"plan"_s}).exit, 2);
    QCOMPARE(small.ctl({u"run"_s}).exit, 2);
    const Outcome done = small.ctl({u"run"_s, u"--approve-all"_s});
    QVERIFY2(done.exit == 0, small.ctl({u"mismatches"_s}).out.constData());
    QVERIFY(!done.last()["waiting"_L1].toBool(true));
    QCOMPARE(small.ctl({u"run"_s}).exit, 0);
    QCOMPARE(small.ctl({u"plan"_s}).exit, 0);
    QCOMPARE(small.ctl({u"mismatches"_s}).exit, 0);
    QVERIFY(small.ctl({u"mismatches"_s}).lines.isEmpty());
    const Outcome proved = small.ctl({u"verify"_s});
    QVERIFY2(proved.exit == 0, proved.out.constData());
    QCOMPARE(proved.last()["verdict"_L1].toString(), u"holds"_s);
}

void TestVerbs::verifyWritesItsReports()
{
    const QString html = m_world->folder.filePath(u"report.html"_s);
    const QString junit = m_world->folder.filePath(u"report.xml"_s);
    const Outcome waits = m_world->ctl({u"verify"_s, u"--html"_s, html, u"--junit"_s, junit});
    QVERIFY2(waits.exit == 2, waits.out.constData());
    QCOMPARE(waits.last()["fails"_L1].toInt(-1), 0);
    QCOMPARE(waits.last()["checks"_L1].toInt(), waits.lines.size() - 1);
    QVERIFY(QFile::exists(html));
    QFile file(junit);
    QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll().startsWith("<?xml"));
    const QString nowhere = m_world->folder.filePath(u"none/report.html"_s);
    const Outcome refused = m_world->ctl({u"verify"_s, u"--html"_s, nowhere});
    QCOMPARE(refused.exit, 1);
    QVERIFY2(refused.told().contains(nowhere), qPrintable(refused.told()));
    const Outcome folder = m_world->ctl({u"verify"_s, u"--junit"_s, m_world->folder.path()});
    QCOMPARE(folder.exit, 1);
    QVERIFY2(folder.told().contains(m_world->folder.path()), qPrintable(folder.told()));
    const Outcome none = Ctl(nowhere)({u"verify"_s});
    QCOMPARE(none.exit, 1);
    QVERIFY(none.lines.isEmpty());
}

void TestVerbs::rowsGoToASpreadsheet()
{
    // A name that a spreadsheet would run.
    const QString record = u"contacts/"_s + m_world->links(1).first()["source"_L1].toString();
    QVERIFY(m_world->sandbox.edit(
        Crm::Hubspot, record, {{"firstname"_L1, "=cmd|' /C calc'!A0"_L1}, {"lastname"_L1, "a,b\"c"_L1}}));
    run();
    const QString path = m_world->folder.filePath(u"rows.csv"_s);
    const Outcome written = m_world->ctl({u"links"_s, u"--flow"_s, u"1"_s, u"--csv"_s, path});
    QVERIFY2(written.exit == 2, written.err.constData());
    QCOMPARE(written.lines.size(), 1);
    QCOMPARE(written.last()["rows"_L1].toInt(), int(m_world->links(1).size()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString csv = QString::fromUtf8(file.readAll());
    QVERIFY(csv.contains(u"id,flow,state,source,target,"_s));
    QVERIFY2(csv.contains(u"\"'=cmd|' /C calc'!A0 a,b\"\"c\""_s), qPrintable(csv.left(2000)));
    QVERIFY(!csv.contains(u",=cmd"_s) && !csv.contains(u"\"=cmd"_s));
    QCOMPARE(csv.count(u"\r\n"_s), m_world->links(1).size() + 1);
    const QString nowhere = m_world->folder.filePath(u"none/rows.csv"_s);
    const Outcome refused = m_world->ctl({u"mismatches"_s, u"--csv"_s, nowhere});
    QCOMPARE(refused.exit, 1);
    QVERIFY2(refused.told().contains(nowhere), qPrintable(refused.told()));
}

void TestVerbs::interruptedRunStopsAndGoesOn()
{
    World slow({u"--contacts"_s, u"60"_s, u"--seed"_s, u"7"_s, u"--latency"_s, u"40"_s});
    QVERIFY(slow.prepare(demoDocument(), quickManifest(slow.folder.path(), 1)));
    const auto process = slow.ctl.start({u"run"_s, u"--approve-all"_s});
    // In the middle of writing: the sandbox has taken some.
    QTRY_VERIFY_WITH_TIMEOUT(slow.sandbox.writes() > 3, 60'000);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    const Outcome stopped = outcomeOf(*process);
    QCOMPARE(stopped.exit, 1);
    QCOMPARE(stopped.last()["status"_L1].toString(), u"stopped"_s);
    QCOMPARE(wrongSums(stopped.last()), QString());
    QVERIFY(!stopped.told().isEmpty());
    slow.sandbox.call(Crm::Crmoffice, "POST", u"settings"_s, {{"latency"_L1, 0}});
    const Outcome rest = slow.ctl({u"run"_s, u"--approve-all"_s});
    QVERIFY2(rest.exit == 2, rest.err.constData());
    QCOMPARE(slow.ctl({u"run"_s}).last()["writes"_L1].toInteger(-1), 0);
    QCOMPARE(slow.unexplained(), QString());
}

QTEST_GUILESS_MAIN(TestVerbs)
#include "tst_e2e_verbs.moc"
