#include "core/domain/match.h"

#include "tests/domain/world.h"

using namespace samband;
using namespace samband::test;

namespace {

PerSide<Roles> people()
{
    PerSide<Roles> roles;
    roles.source = {
        {{u"givenName"_s, u"p.first"_s}, {u"familyName"_s, u"p.last"_s}}, {u"p.mobile"_s, u"p.phone"_s}, {}};
    roles.target = {{{u"name"_s, u"name"_s}}, {u"direct"_s}, {}};
    return roles;
}

Fields person(const QString &first, const QString &last, const QString &phone = {})
{
    Fields fields;
    put(fields, u"p.first"_s, first);
    put(fields, u"p.last"_s, last);
    put(fields, u"p.phone"_s, phone);
    return fields;
}

Fields card(const QString &name, const QString &phone = {})
{
    Fields fields;
    put(fields, u"name"_s, name);
    put(fields, u"direct"_s, phone);
    return fields;
}

Flow contactFlow()
{
    Flow flow;
    Mapping name;
    name.id = 1;
    name.path = {u"p.first"_s, u"name"_s};
    Mapping phone;
    phone.id = 2;
    phone.path = {u"p.phone"_s, u"direct"_s};
    phone.rules.normaliser = Normaliser::Phone;
    flow.mappings = {name, phone};
    return flow;
}

} // namespace

class TestLikeness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void table_data();
    void table();
    void mergeKeys();
    void mergeKeyTexts();
};

void TestLikeness::table_data()
{
    QTest::addColumn<QString>("last");
    QTest::addColumn<QString>("phone");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("direct");
    QTest::addColumn<Likeness>("expected");
    QTest::newRow("same") << u"Berg"_s << u"22334455"_s << u"Kari Berg"_s << u"22334455"_s << Likeness::Likely;
    QTest::newRow("other spellings") << u"BERG "_s << u"22 33 44 55"_s << u"  kari   berg"_s << u"0047 22334455"_s
                                     << Likeness::Likely;
    QTest::newRow("hyphen") << u"Berg-Ås"_s << u"22334455"_s << u"Kari Berg ås"_s << u"+4722334455"_s
                            << Likeness::Likely;
    QTest::newRow("decomposed") << u"Ås"_s << u"22334455"_s << u"Kari A\u030As"_s << u"22334455"_s << Likeness::Likely;
    QTest::newRow("other phone") << u"Berg"_s << u"22334455"_s << u"Kari Berg"_s << u"99887766"_s
                                 << Likeness::NameClash;
    QTest::newRow("no phone here") << u"Berg"_s << QString() << u"Kari Berg"_s << u"99887766"_s << Likeness::NameOnly;
    QTest::newRow("no phone there") << u"Berg"_s << u"22334455"_s << u"Kari Berg"_s << QString() << Likeness::NameOnly;
    QTest::newRow("phone alone") << u"Berg"_s << u"22334455"_s << u"Ola Berg"_s << u"22334455"_s << Likeness::None;
    QTest::newRow("no names") << QString() << u"22334455"_s << QString() << u"22334455"_s << Likeness::None;
    QTest::newRow("marks differ") << u"कि"_s << u"22334455"_s << u"Kari का"_s << u"22334455"_s << Likeness::None;
}

void TestLikeness::table()
{
    QFETCH(QString, last);
    QFETCH(QString, phone);
    QFETCH(QString, name);
    QFETCH(QString, direct);
    QFETCH(Likeness, expected);
    const QString first = name.isEmpty() ? QString() : u"Kari"_s;
    QCOMPARE(likeness(contactFlow(), people(), person(first, last, phone), card(name, direct)), expected);
    PerSide<Roles> roles = people();
    roles.target.phones.clear(); // nothing to tell by: the name has to do, and a person approves
    if (expected != Likeness::None)
        QCOMPARE(likeness(contactFlow(), roles, person(first, last, phone), card(name, direct)), Likeness::Likely);
}

void TestLikeness::mergeKeys()
{
    Flow flow = contactFlow();
    flow.mergeKeys = {{{{u"p.mail"_s, u"mail"_s}}}, {{{u"p.last"_s, u"name"_s}, {u"p.phone"_s, u"direct"_s}}}};
    const auto like = [&](const Fields &source, const Fields &target) {
        return likeness(flow, people(), source, target);
    };
    QCOMPARE(like({{u"p.mail"_s, u"Kari.Berg@x.no"_s}}, {{u"mail"_s, u" kari.berg@X.no"_s}}), Likeness::Certain);
    QCOMPARE(like({{u"p.mail"_s, u"kari.berg@x.no"_s}}, {{u"mail"_s, u"kari-berg@x.no"_s}}), Likeness::None);
    QCOMPARE(like({}, {}), Likeness::None);
    QCOMPARE(like({{u"p.mail"_s, u" "_s}}, {{u"mail"_s, u" "_s}}), Likeness::None);
    QCOMPARE(like(person({}, u"Berg"_s, u"22334455"_s), card(u"berg"_s, u"+47 22 33 44 55"_s)), Likeness::Certain);
    QCOMPARE(like(person({}, u"Berg"_s, u"22334455"_s), card(u"Ås"_s, u"22334455"_s)), Likeness::None);
    QCOMPARE(like(person({}, u"Berg"_s), card(u"Berg"_s)), Likeness::NameOnly);
    flow.mergeKeys = {MergeKey{}};
    QCOMPARE(like(person({}, u"Berg"_s), card(u"Ås"_s)), Likeness::None);
}

void TestLikeness::mergeKeyTexts()
{
    Flow flow = contactFlow();
    flow.mergeKeys = {{{{u"p.mail"_s, u"mail"_s}}}, {{{u"p.last"_s, u"name"_s}, {u"p.phone"_s, u"direct"_s}}}, {}};
    const auto ours = [&](const Fields &fields) { return mergeKeysOf(flow, Side::Source, fields); };
    QCOMPARE(ours({}), QStringList());
    QCOMPARE(ours({{u"p.mail"_s, u" "_s}}), QStringList());
    QCOMPARE(ours(person({}, u"Berg"_s)), QStringList()); // half a key is none
    QCOMPARE(ours({{u"p.mail"_s, u"K@X.no "_s}}), mergeKeysOf(flow, Side::Target, {{u"mail"_s, u"k@x.NO"_s}}));
    QCOMPARE(ours(person({}, u"Berg"_s, u"22334455"_s)),
        mergeKeysOf(flow, Side::Target, card(u"berg"_s, u"+47 22 33 44 55"_s)));
    flow.mergeKeys = {{{{u"a"_s, u"x"_s}}}, {{{u"b"_s, u"y"_s}}}};
    QVERIFY2(ours({{u"a"_s, u"1"_s}}) != ours({{u"b"_s, u"1"_s}}), "one key's value says nothing about the other");
    flow.mergeKeys = {{{{u"a"_s, u"x"_s}, {u"b"_s, u"y"_s}}}};
    QVERIFY2(ours({{u"a"_s, u"1 1:2"_s}, {u"b"_s, u"3"_s}}) != ours({{u"a"_s, u"1"_s}, {u"b"_s, u"2 1:3"_s}}),
        "where one part ends is no matter of what it holds");
}

QTEST_APPLESS_MAIN(TestLikeness)
#include "tst_likeness.moc"
