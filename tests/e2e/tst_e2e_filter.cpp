#include "tests/e2e/programs.h"

#include <QFile>
#include <QTest>

using namespace samband::e2e;
using namespace Qt::StringLiterals;

namespace {

const auto condition = u"When a HubSpot Contact is a manager, it will be synchronized with a CRMOffice Contacts."_s;

/// The shipped document with a condition in its first flow.
QString conditionalDocument(const QString &folder)
{
    QFile shipped(demoDocument());
    if (!shipped.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(shipped.readAll());
    const QString always = u"Every HubSpot Contact will be synchronized with a CRMOffice Contacts."_s;
    if (text.count(always) != 1)
        return {};
    text.replace(always, condition);
    QFile made(folder + u"/conditional.rst"_s);
    if (!made.open(QIODevice::WriteOnly) || made.write(text.toUtf8()) < 0)
        return {};
    return made.fileName();
}

} // namespace

/// A flow whose document has a condition, from off to in step, on the command line.
class TestFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theFlowIsOffAndSaysWhy();
    void itCannotBeSwitchedOnWithoutAFilter();
    void wrongFiltersAreRefused_data();
    void wrongFiltersAreRefused();
    void theFilterSwitchesItOnAndLeavesOut();
    void whatComesIntoTheFilterIsCreated();
    void aDryRunCountsWhatWouldBeLetIn();
    void aPropertyThatTheAccountLacksIsTold();
    void clearingItSwitchesTheFlowOff();

private:
    Outcome set(const QString &rule, const QStringList &more = {})
    {
        return m_world->ctl(QStringList{u"rules"_s, u"set"_s, u"--flow"_s, u"1"_s, rule} + more);
    }
    QJsonObject flow() { return m_world->ctl({u"rules"_s, u"--flow"_s, u"1"_s}).last(); }
    /// The first flow's sum in what a run told.
    static QJsonObject sumOf(const Outcome &run) { return run.last()["flows"_L1].toArray().first().toObject(); }
    QList<QJsonObject> rows(const QString &state) { return m_world->links(1, {u"--state"_s, state}); }

    std::unique_ptr<World> m_world;
};

void TestFilter::initTestCase()
{
    m_world = std::make_unique<World>(QStringList{u"--contacts"_s, u"12"_s, u"--seed"_s, u"7"_s});
    const QString document = conditionalDocument(m_world->folder.path());
    QVERIFY(!document.isEmpty());
    QVERIFY(m_world->prepare(document));
}

void TestFilter::theFlowIsOffAndSaysWhy()
{
    const QJsonObject shown = flow();
    QCOMPARE(shown["needsRule"_L1].toBool(), true);
    QCOMPARE(shown["condition"_L1].toString(), condition);
    QCOMPARE(shown["rules"_L1]["enabled"_L1].toString(), u"no"_s);
    const Outcome run = m_world->ctl({u"run"_s, u"--flow"_s, u"1"_s, u"--approve-all"_s});
    QVERIFY2(run.exit == 2, run.err.constData());
    QCOMPARE(m_world->sandbox.writes(), 0);
    QVERIFY(m_world->links(1).isEmpty());
}

void TestFilter::itCannotBeSwitchedOnWithoutAFilter()
{
    const Outcome refused = set(u"enabled=yes"_s);
    QCOMPARE(refused.exit, 1);
    QVERIFY2(refused.told().contains(condition), qPrintable(refused.told()));
    QCOMPARE(flow()["needsRule"_L1].toBool(), true);
}

void TestFilter::wrongFiltersAreRefused_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("says");
    QTest::newRow("operator") << u"filter=source.properties.jobtitle equals manager"_s << u"At character 28 "_s;
    QTest::newRow("side") << u"filter=properties.jobtitle is manager"_s << u"At character 1 "_s;
    QTest::newRow("number") << u"filter=source.properties.age above many"_s << u"a number, or a date"_s;
}

void TestFilter::wrongFiltersAreRefused()
{
    QFETCH(QString, filter);
    QFETCH(QString, says);
    const Outcome refused = set(filter);
    QCOMPARE(refused.exit, 1);
    QVERIFY2(refused.told().contains(says), qPrintable(refused.told()));
}

void TestFilter::theFilterSwitchesItOnAndLeavesOut()
{
    const Outcome saved = set(u"filter=source.properties.jobtitle  is \"Manager\""_s);
    QVERIFY2(saved.exit == 0, saved.err.constData());
    QCOMPARE(saved.last()["to"_L1]["filter"_L1].toString(), u"source.properties.jobtitle is Manager"_s);
    QCOMPARE(saved.last()["to"_L1]["enabled"_L1].toString(), u"yes"_s);
    QCOMPARE(flow()["needsRule"_L1].toBool(), false);
    const Outcome run = m_world->ctl({u"run"_s, u"--flow"_s, u"1"_s, u"--approve-all"_s});
    QVERIFY2(run.exit != 1, run.err.constData());
    QCOMPARE(m_world->sandbox.writes(), 0);
    const int all = int(rows(u"paused"_s).size());
    QVERIFY(all >= 12);
    QCOMPARE(sumOf(run)["read"_L1].toInt(), all);
    QCOMPARE(sumOf(run)["excluded"_L1].toInt(), all);
    const QString id = QString::number(rows(u"paused"_s).first()["id"_L1].toInteger());
    const Outcome why = m_world->ctl({u"explain"_s, id});
    QVERIFY2(why.out.contains("jobtitle is not"), why.out.constData());
}

void TestFilter::whatComesIntoTheFilterIsCreated()
{
    const auto out = rows(u"paused"_s);
    QStringList ids;
    for (int i = 0; i < 3; ++i) {
        ids << out.at(i)["source"_L1].toString();
        QVERIFY(m_world->sandbox.edit(Crm::Hubspot, u"contacts/"_s + ids.last(), {{u"jobtitle"_s, u" manager"_s}}));
    }
    const Outcome run = m_world->ctl({u"run"_s, u"--flow"_s, u"1"_s, u"--full"_s, u"--approve-all"_s});
    QVERIFY2(run.exit != 1, run.err.constData());
    for (const QString &id : ids)
        QVERIFY2(m_world->linkOf(id)["state"_L1].toString() != u"paused"_s, qPrintable(id));
    QCOMPARE(rows(u"paused"_s).size(), out.size() - 3);
    const QJsonObject sum = sumOf(run);
    int parts = 0;
    for (const auto part : {"unchanged"_L1, "written"_L1, "held"_L1, "conflicting"_L1, "excluded"_L1, "failed"_L1})
        parts += sum[part].toInt();
    QCOMPARE(parts, sum["read"_L1].toInt());
    QCOMPARE(sum["read"_L1].toInt(), int(out.size()));
}

void TestFilter::aDryRunCountsWhatWouldBeLetIn()
{
    const int out = int(rows(u"paused"_s).size());
    const Outcome tried = set(u"filter=all"_s, {u"--dry-run"_s});
    QVERIFY2(tried.exit == 0, tried.err.constData());
    QCOMPARE(tried.last()["changed"_L1].toInt(), out);
    for (const QJsonValue &kind : tried.last()["changes"_L1].toArray())
        QCOMPARE(kind["before"_L1].toString(), u"left-out"_s);
    const Outcome unread = set(u"filter=source.properties.city is Bergen"_s, {u"--dry-run"_s});
    QCOMPARE(unread.last()["unread"_L1].toArray().first().toString(), u"properties.city"_s);
}

void TestFilter::aPropertyThatTheAccountLacksIsTold()
{
    for (const auto &path : {u"properties.no_such"_s, u"jobtitle"_s}) {
        QVERIFY(set(u"filter=source.%1 is 1"_s.arg(path)).exit == 0);
        m_world->sandbox.resetCounters();
        const Outcome run = m_world->ctl({u"run"_s, u"--flow"_s, u"1"_s});
        QCOMPARE(run.exit, 1);
        QVERIFY2(run.told().contains(path), qPrintable(run.told()));
        QCOMPARE(m_world->sandbox.writes(), 0);
    }
}

void TestFilter::clearingItSwitchesTheFlowOff()
{
    const auto linked = m_world->links(1, {u"--state"_s, u"in-sync"_s});
    QVERIFY(!linked.isEmpty());
    QCOMPARE(set(u"filter="_s).last()["to"_L1]["enabled"_L1].toString(), u"no"_s);
    QCOMPARE(flow()["needsRule"_L1].toBool(), true);
    QCOMPARE(m_world->ctl({u"run"_s}).exit, 2);
    QCOMPARE(m_world->links(1, {u"--state"_s, u"in-sync"_s}).size(), linked.size());
    QCOMPARE(set(u"filter=all"_s).exit, 0);
    QCOMPARE(flow()["needsRule"_L1].toBool(), false);
    const Outcome run = m_world->ctl({u"run"_s, u"--flow"_s, u"1"_s, u"--approve-all"_s});
    QVERIFY2(run.exit != 1, run.err.constData());
    QVERIFY(rows(u"paused"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TestFilter)
#include "tst_e2e_filter.moc"
