#include "core/domain/rulewords.h"
#include "core/domain/storedform.h"

#include "core/domain/normalise.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

/// Rules by their words, and what a server makes of a value.
class TestRuleWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWordComesBack();
    void unknownWordsChangeNothing_data();
    void unknownWordsChangeNothing();
    void changesNameEachRule();
    void impossibleRulesAreRefused();
    void regionDecidesAboutPhones();
    void storedForms_data();
    void storedForms();
};

void TestRuleWords::everyWordComesBack()
{
    const PropertyRules property{
        Normaliser::Phone, Direction::ToSource, ConflictPolicy::Newest, BlankPolicy::Refill, u"SE"_s};
    PropertyRules readBack;
    for (const RuleWord &word : ruleWords(property))
        QVERIFY2(setRule(readBack, word), qPrintable(word.name));
    QCOMPARE(readBack, property);

    FlowRules flow;
    flow.creation = Creation::Approval;
    flow.creationTemplate = {{u"name"_s, u"properties.name"_s}, {u"a.b"_s, u"c.d"_s}};
    flow.required = QStringList{u"givenName|familyName"_s, u"name"_s};
    flow.enabled = false;
    flow.limits = {{HoldKind::Update, {7, 3}}, {HoldKind::Archive, {0, 100}}};
    FlowRules again;
    for (const RuleWord &word : ruleWords(flow))
        QVERIFY2(setRule(again, word), qPrintable(word.name));
    QCOMPARE(again, flow);
    QVERIFY(setRule(again, {u"template"_s, {}}));
    QVERIFY(again.creationTemplate.isEmpty());
}

void TestRuleWords::unknownWordsChangeNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("name") << u"conflicts"_s << u"ask"_s;
    QTest::newRow("conflict") << u"conflict"_s << u"latest"_s;
    QTest::newRow("case") << u"blank"_s << u"Hold"_s;
    QTest::newRow("region") << u"region"_s << u"XX"_s;
    QTest::newRow("no region") << u"region"_s << u""_s;
    QTest::newRow("creation") << u"creation"_s << u"sometimes"_s;
    QTest::newRow("enabled") << u"enabled"_s << u"true"_s;
    QTest::newRow("negative") << u"limit-create"_s << u"-1,5%"_s;
    QTest::newRow("more than all") << u"limit-update"_s << u"5,101%"_s;
    QTest::newRow("no number") << u"limit-clear"_s << u"many"_s;
    QTest::newRow("no kind") << u"limit-everything"_s << u"50,25%"_s;
    QTest::newRow("links touch no system") << u"limit-link"_s << u"5,5%"_s;
    QTest::newRow("half a pair") << u"template"_s << u"name:"_s;
}

void TestRuleWords::unknownWordsChangeNothing()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    PropertyRules property;
    FlowRules flow;
    const Status one = setRule(property, {name, value});
    const Status two = setRule(flow, {name, value});
    for (const Status &refused : {one, two}) {
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::BadInput);
        QVERIFY2(refused.error().text.contains(u':'), "it says what there is");
    }
    QCOMPARE(property, PropertyRules());
    QCOMPARE(flow, FlowRules());
}

void TestRuleWords::changesNameEachRule()
{
    Flow before;
    Mapping phone;
    phone.id = 4;
    phone.path = {u"properties.phone"_s, u"directPhone"_s};
    before.mappings << phone;
    Flow after = before;
    QVERIFY(ruleChanges(before, after).target.isEmpty());
    after.mappings[0].rules.blank = BlankPolicy::Clear;
    after.rules.limits = {{HoldKind::Create, {10, 5}}};
    const auto changes = ruleChanges(before, after);
    QCOMPARE(changes.source,
        (QMap<QString, QString>{{u"properties.phone blank"_s, u"hold"_s}, {u"limit-create"_s, u"50,25%"_s}}));
    QCOMPARE(changes.target,
        (QMap<QString, QString>{{u"properties.phone blank"_s, u"clear"_s}, {u"limit-create"_s, u"10,5%"_s}}));
}

void TestRuleWords::impossibleRulesAreRefused()
{
    Flow flow;
    flow.mappings << Mapping{1, {u"a"_s, u"b"_s}, {}, {}, 1, {}};
    PerSide<SideTraits> traits;
    traits.target.canCreate = traits.target.canUpdate = true;
    QVERIFY2(!rulesPossible(flow, traits), "the source cannot be changed");
    QCOMPARE(obstacleTo(flow, traits), (RuleObstacle{Side::Source, u"a"_s}));
    flow.mappings[0].rules.direction = Direction::ToTarget;
    QVERIFY(rulesPossible(flow, traits));
    traits.target.canCreate = false;
    QVERIFY2(!rulesPossible(flow, traits), "the target takes no new records");
    QCOMPARE(obstacleTo(flow, traits), (RuleObstacle{Side::Target, {}}));
    flow.rules.creation = Creation::Never;
    QVERIFY(rulesPossible(flow, traits));
    QVERIFY(!obstacleTo(flow, traits));
}

void TestRuleWords::regionDecidesAboutPhones()
{
    PropertyRules rules{Normaliser::Phone};
    QVERIFY(sameValue(rules, u"91 23 45 67"_s, u"+4791234567"_s));
    QVERIFY(!sameValue(rules, u"08-123 456 78"_s, u"+46812345678"_s));
    rules.region = u"SE"_s;
    QVERIFY(sameValue(rules, u"08-123 456 78"_s, u"+46812345678"_s));
}

void TestRuleWords::storedForms_data()
{
    QTest::addColumn<Normaliser>("normaliser");
    QTest::addColumn<QString>("sent");
    QTest::addColumn<QString>("held");
    QTest::addColumn<StoredForm>("form");
    const auto row = [](const char *name, Normaliser normaliser, const QString &sent, const QString &held,
                         StoredForm form) { QTest::newRow(name) << normaliser << sent << held << form; };
    const auto text = Normaliser::Text;
    row("equal", text, u"Berg"_s, u"Berg"_s, StoredForm::Same);
    row("trimmed", text, u" Berg "_s, u"Berg"_s, StoredForm::Same);
    row("phone format", Normaliser::Phone, u"912 34 567"_s, u"+47 91234567"_s, StoredForm::Same);
    row("case", text, u"Åse Berg"_s, u"ÅSE BERG"_s, StoredForm::Reformatted);
    row("spaces", text, u"Åse  Berg"_s, u"Åse Berg"_s, StoredForm::Reformatted);
    row("composition", text, QString(u"A\u030a"_s), QString(u"\u00c5"_s), StoredForm::Reformatted);
    row("number", text, u"12.50"_s, u"12.5"_s, StoredForm::Reformatted);
    row("phone as text", text, u"912 34 567"_s, u"+4791234567"_s, StoredForm::Reformatted);
    row("boolean", text, u"yes"_s, u"true"_s, StoredForm::Reformatted);
    row("cut", text, u"Berg Dal"_s, u"Berg"_s, StoredForm::Cut);
    row("cut and upper", text, u"Berg Dal"_s, u"BERG D"_s, StoredForm::Cut);
    row("blank is no form", text, u"Berg"_s, u""_s, StoredForm::Other);
    row("a default is no form", text, u""_s, u"N/A"_s, StoredForm::Other);
    row("longer", text, u"Berg"_s, u"Berg Dal"_s, StoredForm::Other);
    row("another", text, u"Berg"_s, u"Dal"_s, StoredForm::Other);
    row("another number", text, u"12.5"_s, u"125"_s, StoredForm::Other);
}

void TestRuleWords::storedForms()
{
    QFETCH(Normaliser, normaliser);
    QFETCH(QString, sent);
    QFETCH(QString, held);
    QFETCH(StoredForm, form);
    QCOMPARE(storedForm(PropertyRules{normaliser}, sent, held), form);
}

QTEST_APPLESS_MAIN(TestRuleWords)
#include "tst_rulewords.moc"
