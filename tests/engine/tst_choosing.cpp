#include "core/engine/choosing.h"
#include "tests/support/rig.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;
const PerSide<QString> systems{u"HubSpot"_s, u"CRMOffice"_s};

/// A linked contact that both sides changed: last name and mobile phone in two ways, the first name here alone.
QString twoConflicts(Rig &rig)
{
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s, u"+4722100000"_s);
    rig.source.edit(contact, kari,
        {{u"properties.lastname"_s, u"Berg"_s}, {u"properties.mobilephone"_s, u"+4791111111"_s},
            {u"properties.phone"_s, QString()}});
    rig.target.edit(
        contacts, rig.counterpart(kari), {{u"familyName"_s, u"Dal"_s}, {u"mobilePhone"_s, u"+4792222222"_s}});
    rig.run();
    return kari;
}

Status wish(Rig &rig, const QString &id, const ChoiceWish &wish)
{
    const LinkDetail detail = rig.detail(ContactFlow, id);
    const auto made = choicesFor(detail, wish, systems);
    return made ? rig.actions().resolve(detail.row.id, made->resolutions) : Status(made.error());
}

} // namespace

/// A choice that names no property settles what is in conflict, or is refused.
class TestChoosing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyConflictIsSettled();
    void aChangeOfMindIsTaken();
    void oneValueIsNotForSeveral();
    void nothingToSettleIsRefused_data();
    void nothingToSettleIsRefused();
    void withoutAPropertyNothingIsNoted();
};

void TestChoosing::everyConflictIsSettled()
{
    Rig rig;
    const QString kari = twoConflicts(rig);
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Conflict);
    const auto made = choicesFor(rig.detail(ContactFlow, kari), {Choice::TakeTarget, {}, {}}, systems);
    QVERIFY(made);
    QCOMPARE(made->properties, (QStringList{u"lastname"_s, u"mobilephone"_s}));
    QVERIFY(wish(rig, kari, {Choice::TakeTarget, {}, {}}));
    rig.run();
    QCOMPARE(rig.here(kari, u"lastname"_s), u"Dal"_s);
    QCOMPARE(rig.here(kari, u"mobilephone"_s), u"+4792222222"_s);
    // The blank was not meant: it is held as before, and nothing was cleared or filled.
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Held);
    QCOMPARE(rig.there(kari, u"directPhone"_s), u"+4722100000"_s);
    QCOMPARE(rig.here(kari, u"phone"_s), QString());
}

void TestChoosing::aChangeOfMindIsTaken()
{
    Rig rig;
    const QString kari = twoConflicts(rig);
    QVERIFY(wish(rig, kari, {Choice::TakeTarget, {}, {}}));
    QVERIFY(wish(rig, kari, {Choice::TakeSource, {}, {}}));
    rig.run();
    QCOMPARE(rig.there(kari, u"familyName"_s), u"Berg"_s);
    QCOMPARE(rig.there(kari, u"mobilePhone"_s), u"+4791111111"_s);
}

void TestChoosing::oneValueIsNotForSeveral()
{
    Rig rig;
    const QString kari = twoConflicts(rig);
    const Status both = wish(rig, kari, {Choice::TakeValue, u"Lie"_s, {}});
    QVERIFY(!both);
    QVERIFY2(both.error().text.contains(u"lastname, mobilephone"_s), qPrintable(both.error().text));
    QVERIFY(wish(rig, kari, {Choice::TakeValue, u"Lie"_s, u"lastname"_s}));
    QVERIFY(wish(rig, kari, {Choice::TakeSource, {}, u"mobilePhone"_s}));
    rig.run();
    QCOMPARE(rig.here(kari, u"lastname"_s), u"Lie"_s);
    QCOMPARE(rig.there(kari, u"mobilePhone"_s), u"+4791111111"_s);
}

void TestChoosing::nothingToSettleIsRefused_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<Choice>("choice");
    QTest::addColumn<QString>("property");
    QTest::addColumn<QStringList>("says");
    QTest::newRow("in step") << u"step"_s << Choice::TakeSource << QString() << QStringList{u"No property"_s};
    QTest::newRow("a blank is held") << u"blank"_s << Choice::TakeSource << QString()
                                     << QStringList{u"No property"_s, u"--property: phone"_s};
    QTest::newRow("lone") << u"lone"_s << Choice::TakeTarget << QString() << QStringList{u"No property"_s};
    QTest::newRow("lone, named") << u"lone"_s << Choice::TakeTarget << u"phone"_s << QStringList{u"not both"_s};
    QTest::newRow("no such property") << u"step"_s << Choice::TakeTarget << u"shoe"_s
                                      << QStringList{u"“shoe”"_s, u"lastname"_s};
    QTest::newRow("never agreed") << u"met"_s << Choice::TakeBase << QString() << QStringList{u"never agreed"_s};
    QTest::newRow("recreate what is there")
        << u"step"_s << Choice::Recreate << QString() << QStringList{u"lost no record"_s};
    QTest::newRow("archive a lone record")
        << u"lone"_s << Choice::Archive << QString() << QStringList{u"lost no record"_s};
    QTest::newRow("unlink a lone record") << u"lone"_s << Choice::Unlink << QString() << QStringList{u"not linked"_s};
    QTest::newRow("a pair's choice for a property")
        << u"step"_s << Choice::Unlink << u"phone"_s << QStringList{u"whole row"_s};
}

void TestChoosing::nothingToSettleIsRefused()
{
    QFETCH(const QString, who);
    QFETCH(const Choice, choice);
    QFETCH(const QString, property);
    QFETCH(const QStringList, says);
    Rig rig;
    QMap<QString, QString> id;
    id[u"step"_s] = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    id[u"blank"_s] = rig.linkedContact(u"Ola"_s, u"Hansen"_s, u"+4791234568"_s, u"+4722100001"_s);
    rig.source.edit(contact, id[u"blank"_s], {{u"properties.phone"_s, QString()}});
    id[u"met"_s] = rig.contact(u"Per"_s, u"Lie"_s, u"+4791234569"_s, u"+4722100002"_s);
    rig.targetContact(u"Per"_s, u"Lie"_s, u"+4791234569"_s, u"+4722100003"_s);
    id[u"lone"_s] = rig.contact(u"Liv"_s, u"Moe"_s);
    rig.saveRules(ContactFlow, [](Flow &flow) { flow.rules.creation = Creation::Approval; });
    rig.run();
    QVERIFY(rig.actions().approve({rig.link(ContactFlow, id[u"met"_s])}));
    rig.run();
    if (who == "met"_L1)
        QCOMPARE(rig.state(ContactFlow, id[who]), LinkState::Conflict);
    const LinkDetail before = rig.detail(ContactFlow, id[who]);
    const Status refused = wish(rig, id[who], {choice, {}, property});
    QVERIFY(!refused);
    for (const QString &text : says)
        QVERIFY2(refused.error().text.contains(text), qPrintable(refused.error().text));
    QCOMPARE(rig.detail(ContactFlow, id[who]).resolutions, before.resolutions);
}

void TestChoosing::withoutAPropertyNothingIsNoted()
{
    Rig rig;
    const QString kari = twoConflicts(rig);
    QVERIFY(!rig.actions().resolve(rig.link(ContactFlow, kari), {Resolution{0, Choice::TakeSource, {}, {}}}));
    QCOMPARE(rig.detail(ContactFlow, kari).resolutions, Resolutions());
}

QTEST_GUILESS_MAIN(TestChoosing)
#include "tst_choosing.moc"
