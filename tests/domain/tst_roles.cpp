#include "core/domain/roles.h"

#include "tests/domain/world.h"

using namespace samband;
using namespace samband::test;

namespace {

PerSide<SideTraits> traits()
{
    SideTraits source;
    source.roles = {{{u"givenName"_s, u"p.first"_s}, {u"familyName"_s, u"p.last"_s}, {u"email"_s, u"p.mail"_s}},
        {u"p.phone"_s}, {u"p.mail"_s}};
    source.canCreate = source.canUpdate = true;
    SideTraits target;
    target.roles = {{{u"givenName"_s, u"given"_s}, {u"familyName"_s, u"family"_s}, {u"name"_s, u"name"_s}},
        {u"direct"_s}, {u"given|family"_s}};
    target.canCreate = target.canUpdate = true;
    return {source, target};
}

Mapping mapping(const QString &source, const QString &target, const QString &type = u"string"_s)
{
    Mapping mapping;
    mapping.path = {source, target};
    mapping.type = type;
    return mapping;
}

} // namespace

class TestRoles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void titles();
    void nameKeys();
    void paths();
    void directionsFollowWhatCanBeUpdated();
    void normalisersByRoleAndType();
    void creation();
    void templateLeavesOutWhatIsSynchronised();
    void conditionsSwitchTheFlowOff();
};

void TestRoles::titles()
{
    const Roles roles{{{u"name"_s, u"n"_s}, {u"givenName"_s, u"g"_s}, {u"familyName"_s, u"f"_s}, {u"email"_s, u"e"_s},
                          {u"userName"_s, u"u"_s}},
        {}, {}};
    QCOMPARE(titleOf(roles, {{u"n"_s, u" Berg  AS "_s}, {u"g"_s, u"Kari"_s}}), u"Berg AS"_s);
    QCOMPARE(titleOf(roles, {{u"n"_s, u"  "_s}, {u"g"_s, u"Kari"_s}, {u"f"_s, u"Berg"_s}}), u"Kari Berg"_s);
    QCOMPARE(titleOf(roles, {{u"f"_s, u"Berg"_s}}), u"Berg"_s);
    QCOMPARE(titleOf(roles, {{u"e"_s, u"k@x.no"_s}, {u"u"_s, u"kari"_s}}), u"k@x.no"_s);
    QCOMPARE(titleOf(roles, {{u"u"_s, u"kari"_s}}), u"kari"_s);
    QCOMPARE(titleOf(roles, {}), QString());
}

void TestRoles::nameKeys()
{
    const PerSide<SideTraits> t = traits();
    QCOMPARE(nameKeyOf(t.source.roles, {{u"p.first"_s, u"Kari "_s}, {u"p.last"_s, u"BERG"_s}}),
        nameKeyOf(t.target.roles, {{u"name"_s, u"kari  berg"_s}}));
    QCOMPARE(nameKeyOf(t.source.roles, {{u"p.mail"_s, u"k@x.no"_s}}), QString()); // an address is no name
}

void TestRoles::paths()
{
    QStringList paths = traits().target.roles.paths();
    paths.sort();
    QCOMPARE(paths, (QStringList{u"direct"_s, u"family"_s, u"given"_s, u"name"_s}));
}

void TestRoles::directionsFollowWhatCanBeUpdated()
{
    const QMap<std::pair<bool, bool>, Direction> expected{{{true, true}, Direction::Both},
        {{false, true}, Direction::ToTarget}, {{true, false}, Direction::ToSource}, {{false, false}, Direction::Off}};
    for (auto entry = expected.cbegin(); entry != expected.cend(); ++entry) {
        PerSide<SideTraits> t = traits();
        t.source.canUpdate = entry.key().first;
        t.target.canUpdate = entry.key().second;
        Flow flow;
        flow.mappings = {mapping(u"p.first"_s, u"given"_s)};
        applyDefaultRules(flow, t);
        QCOMPARE(flow.mappings.first().rules.direction, *entry);
    }
}

void TestRoles::normalisersByRoleAndType()
{
    Flow flow;
    flow.mappings = {mapping(u"p.phone"_s, u"x"_s), mapping(u"x"_s, u"direct"_s), mapping(u"n"_s, u"n"_s, u"integer"_s),
        mapping(u"n"_s, u"n"_s, u"float"_s), mapping(u"b"_s, u"b"_s, u"boolean"_s), mapping(u"t"_s, u"t"_s),
        mapping(u"t"_s, u"t"_s, {}), mapping(u"t"_s, u"t"_s, u"N/A"_s)};
    applyDefaultRules(flow, traits());
    QList<Normaliser> found;
    for (const Mapping &m : flow.mappings)
        found << m.rules.normaliser;
    QCOMPARE(found,
        (QList<Normaliser>{Normaliser::Phone, Normaliser::Phone, Normaliser::Number, Normaliser::Number,
            Normaliser::Boolean, Normaliser::Text, Normaliser::Text, Normaliser::Text}));
    for (const Mapping &m : flow.mappings) {
        QCOMPARE(m.rules.conflict, ConflictPolicy::Ask);
        QCOMPARE(m.rules.blank, BlankPolicy::Hold);
    }
}

void TestRoles::creation()
{
    PerSide<SideTraits> t = traits();
    Flow flow;
    applyDefaultRules(flow, t);
    QCOMPARE(flow.rules.creation, Creation::Approval); // nothing synchronised: a person decides
    flow.mappings = {mapping(u"p.first"_s, u"given"_s)};
    applyDefaultRules(flow, t);
    QCOMPARE(flow.rules.creation, Creation::Automatic);
    QCOMPARE(flow.rules.required, QStringList{u"given|family"_s});
    t.source.belongsTo = {u"Contact"_s, u"Company"_s};
    applyDefaultRules(flow, t);
    QCOMPARE(flow.rules.creation, Creation::Never);
    QCOMPARE(flow.rules.followDatatype, u"Contact"_s);
    t.source.belongsTo.clear();
    t.target.canCreate = false;
    applyDefaultRules(flow, t);
    QCOMPARE(flow.rules.creation, Creation::Never);
    QCOMPARE(flow.rules.followDatatype, QString());
}

void TestRoles::templateLeavesOutWhatIsSynchronised()
{
    Flow flow;
    flow.mappings = {mapping(u"p.first"_s, u"given"_s)};
    applyDefaultRules(flow, traits());
    QCOMPARE(flow.rules.creationTemplate, (QMap<QString, QString>{{u"family"_s, u"p.last"_s}}));
}

void TestRoles::conditionsSwitchTheFlowOff()
{
    Flow flow;
    flow.statements = {{StatementKind::Always, 1, {}, {}}, {StatementKind::Linked, 2, {}, {}}};
    applyDefaultRules(flow, traits());
    QVERIFY(flow.rules.enabled);
    flow.statements << Statement{StatementKind::When, 3, {}, {}};
    applyDefaultRules(flow, traits());
    QVERIFY(!flow.rules.enabled);
}

QTEST_APPLESS_MAIN(TestRoles)
#include "tst_roles.moc"
