#include "tests/e2e/programs.h"

#include <QTest>

using namespace samband::e2e;
using namespace Qt::StringLiterals;

/// Rules seen, tried and set on the command line.
class TestRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsEveryRule();
    void wrongWordsAreRefused_data();
    void wrongWordsAreRefused();
    void whatIsNotListedIsTakenWhenAskedFor();
    void aDryRunChangesNothing();
    void aNewPolicySettlesTheConflict();
    void theSameRulesAgainChangeNothing();

private:
    Outcome rules(const QStringList &more = {}) { return m_world->ctl(QStringList{u"rules"_s} + more); }
    QString ruleOf(const QString &name)
    {
        for (const QJsonValue &value : rules({u"--flow"_s, u"1"_s}).last()["properties"_L1].toArray()) {
            if (value["target"_L1].toString() == "directPhone"_L1)
                return value["rules"_L1][name].toString();
        }
        return {};
    }

    std::unique_ptr<World> m_world;
    QJsonObject m_pair;
};

void TestRules::initTestCase()
{
    m_world = std::make_unique<World>(QStringList{u"--contacts"_s, u"12"_s, u"--seed"_s, u"7"_s});
    QVERIFY(m_world->prepare());
    const Outcome first = m_world->ctl({u"run"_s, u"--approve-all"_s});
    QVERIFY2(first.exit == 2 || first.exit == 0, first.err.constData());
    const auto pairs = m_world->links(1, {u"--state"_s, u"in-sync"_s});
    QVERIFY(!pairs.isEmpty());
    m_pair = pairs.first();
    const auto edit = [&](Crm crm, const QString &side, const QString &property, const QString &value) {
        return m_world->sandbox.edit(crm, u"contacts/"_s + m_pair[side].toString(), {{property, value}});
    };
    QVERIFY(edit(Crm::Hubspot, u"source"_s, u"phone"_s, u"22100001"_s));
    QVERIFY(edit(Crm::Crmoffice, u"target"_s, u"directPhone"_s, u"22100002"_s));
    m_world->ctl({u"run"_s, u"--full"_s});
    QCOMPARE(m_world->linkOf(m_pair["source"_L1].toString())["state"_L1].toString(), u"conflict"_s);
}

void TestRules::showsEveryRule()
{
    const Outcome shown = rules();
    QCOMPARE(shown.exit, 0);
    QCOMPARE(shown.lines.size(), 4);
    const QJsonObject flow = shown.lines.first();
    for (const auto name : {"enabled"_L1, "creation"_L1, "template"_L1, "required"_L1, "limit-create"_L1})
        QVERIFY2(flow["rules"_L1].toObject().contains(name), name.data());
    QCOMPARE(ruleOf(u"region"_s), u"NO"_s);
    QCOMPARE(ruleOf(u"normaliser"_s), u"phone"_s);
    QCOMPARE(ruleOf(u"conflict"_s), u"ask"_s);
}

void TestRules::wrongWordsAreRefused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("says");
    const QStringList flow{u"set"_s, u"--flow"_s, u"1"_s};
    const QStringList phone = flow + QStringList{u"--property"_s, u"phone"_s};
    QTest::newRow("value") << phone + QStringList{u"conflict=latest"_s} << u"ask, newest, source, target"_s;
    QTest::newRow("name") << phone + QStringList{u"conflicts=ask"_s} << u"normaliser, region, direction"_s;
    QTest::newRow("region") << phone + QStringList{u"region=XX"_s} << u"NO, SE or DK"_s;
    QTest::newRow("no value") << phone + QStringList{u"conflict"_s} << u"name=value"_s;
    QTest::newRow("property") << flow + QStringList{u"--property"_s, u"fax"_s, u"blank=hold"_s} << u"firstname"_s;
    QTest::newRow("flow") << QStringList{u"set"_s, u"--flow"_s, u"9"_s, u"enabled=no"_s} << u"exactly one flow"_s;
    QTest::newRow("number") << flow + QStringList{u"limit-update=5,101%"_s} << u"50,25%"_s;
    QTest::newRow("nothing") << flow << u"which rule"_s;
    QTest::newRow("required") << flow + QStringList{u"required=famlyName"_s} << u"The nearest are: familyName"_s;
    QTest::newRow("one of several") << flow + QStringList{u"required=familyName|nonsense"_s} << u"“nonsense”"_s;
    QTest::newRow("template, target") << flow + QStringList{u"template=given:properties.firstname"_s}
                                      << u"The nearest are: givenName"_s;
    QTest::newRow("template, source") << flow + QStringList{u"template=givenName:firstname"_s}
                                      << u"The nearest are: properties.firstname"_s;
    QTest::newRow("no flow, no property") << QStringList{u"set"_s, u"conflict=newest"_s} << u"--flow F --property P"_s;
    QTest::newRow("no property") << flow + QStringList{u"conflict=newest"_s} << u"Say which: --property P"_s;
    QTest::newRow("no flow") << QStringList{u"set"_s, u"creation=never"_s} << u"which flow"_s;
    QTest::newRow("a flow's rule for a property") << phone + QStringList{u"creation=never"_s} << u"whole flow"_s;
}

void TestRules::wrongWordsAreRefused()
{
    QFETCH(QStringList, words);
    QFETCH(QString, says);
    const Outcome refused = rules(words);
    QCOMPARE(refused.exit, 1);
    QVERIFY2(refused.told().contains(says), qPrintable(refused.told()));
}

void TestRules::whatIsNotListedIsTakenWhenAskedFor()
{
    const QStringList set{u"set"_s, u"--flow"_s, u"1"_s, u"template=shoeSize:properties.shoe"_s};
    QCOMPARE(rules(set + QStringList{u"--dry-run"_s}).exit, 1);
    QCOMPARE(rules(set + QStringList{u"--dry-run"_s, u"--unlisted"_s}).exit, 0);
    const Outcome listed = rules({u"set"_s, u"--flow"_s, u"1"_s, u"required=familyName"_s, u"--dry-run"_s});
    QVERIFY2(listed.exit == 0, listed.err.constData());
}

void TestRules::aDryRunChangesNothing()
{
    const Outcome tried =
        rules({u"set"_s, u"--flow"_s, u"1"_s, u"--property"_s, u"phone"_s, u"conflict=target"_s, u"--dry-run"_s});
    QVERIFY2(tried.exit == 0, tried.err.constData());
    QCOMPARE(tried.last()["changed"_L1].toInt(), 1);
    QCOMPARE(tried.lines.first()["before"_L1].toString(), u"conflict"_s);
    QCOMPARE(tried.lines.first()["after"_L1].toString(), u"update"_s);
    QCOMPARE(ruleOf(u"conflict"_s), u"ask"_s);
}

void TestRules::aNewPolicySettlesTheConflict()
{
    const Outcome saved = rules({u"set"_s, u"--flow"_s, u"1"_s, u"--property"_s, u"phone"_s, u"conflict=target"_s});
    QVERIFY2(saved.exit == 0, saved.err.constData());
    QCOMPARE(ruleOf(u"conflict"_s), u"target"_s);
    const QJsonObject line = m_world->ctl({u"journal"_s, u"--limit"_s, u"1"_s}).last();
    QCOMPARE(line["kind"_L1].toString(), u"ruled"_s);
    QCOMPARE(line["who"_L1].toString(), u"kari"_s);
    QCOMPARE(line["before"_L1]["properties.phone conflict"_L1].toString(), u"ask"_s);
    QCOMPARE(line["after"_L1]["properties.phone conflict"_L1].toString(), u"target"_s);
    m_world->ctl({u"run"_s});
    QCOMPARE(m_world->linkOf(m_pair["source"_L1].toString())["state"_L1].toString(), u"in-sync"_s);
    QVERIFY(m_world->sandbox.value(Crm::Hubspot, u"contacts/"_s + m_pair["source"_L1].toString(), u"phone"_s)
                .endsWith("22100002"_L1));
}

void TestRules::theSameRulesAgainChangeNothing()
{
    const QString before = QString::fromUtf8(rules({u"--flow"_s, u"1"_s}).out);
    const Outcome same = rules({u"set"_s, u"--flow"_s, u"1"_s, u"--property"_s, u"phone"_s, u"conflict=target"_s});
    QCOMPARE(same.last()["saved"_L1].toBool(true), false);
    QCOMPARE(QString::fromUtf8(rules({u"--flow"_s, u"1"_s}).out), before);
}

QTEST_GUILESS_MAIN(TestRules)
#include "tst_e2e_rules.moc"
