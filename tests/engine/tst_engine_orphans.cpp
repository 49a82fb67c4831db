#include "tests/support/rig.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;

void bothSidesRows()
{
    QTest::addColumn<bool>("sourceGone");
    QTest::newRow("source gone") << true;
    QTest::newRow("target gone") << false;
}

/// A pair of which one side is gone, with an association that follows it.
QString orphan(Rig &rig, bool sourceGone)
{
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    if (sourceGone)
        rig.source.remove(contact, kari);
    else
        rig.target.remove(contacts, rig.counterpart(kari));
    rig.runFull();
    return kari;
}

} // namespace

/// What happens to a pair when one of its records is gone, or both.
class TestEngineOrphans : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void goneOnOneSideIsOrphaned();
    void recreate_data();
    void recreate();
    void unlinkOrphan_data();
    void unlinkOrphan();
    void archiveOrphan_data();
    void archiveOrphan();
    void goneOnBothSidesEndsTheRow();
    void editBeatsDelete();
};

void TestEngineOrphans::goneOnOneSideIsOrphaned()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString ola = rig.linkedContact(u"Ola"_s, u"Hansen"_s);
    const int before = rig.writes();
    rig.source.remove(contact, kari);
    rig.target.remove(contacts, rig.counterpart(ola));
    rig.runFull();
    rig.runAll();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Orphaned);
    QCOMPARE(rig.state(ContactFlow, ola), LinkState::Orphaned);
    QCOMPARE(rig.writes(), before);

    rig.source.restore(contact, kari);
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::InSync);
    QCOMPARE(rig.writes(), before);
}

void TestEngineOrphans::recreate_data()
{
    bothSidesRows();
}

void TestEngineOrphans::recreate()
{
    QFETCH(bool, sourceGone);
    Rig rig;
    const QString kari = orphan(rig, sourceGone);
    const qint64 link = rig.link(ContactFlow, kari);
    QVERIFY(rig.chooseForPair(ContactFlow, kari, Choice::Recreate));
    rig.run();
    rig.runFull();
    QCOMPARE(rig.source.ids(contact).size(), 1);
    QCOMPARE(rig.target.ids(contacts).size(), 1);
    const QString again = rig.source.ids(contact).first();
    QCOMPARE(rig.link(ContactFlow, again), link);
    QCOMPARE(rig.state(ContactFlow, again), LinkState::InSync);
    QCOMPARE(rig.here(again, u"mobilephone"_s), u"+4791234567"_s);
    QCOMPARE(rig.there(again, u"familyName"_s), u"Nordmann"_s);
    QCOMPARE(rig.writes(), 2);
}

void TestEngineOrphans::unlinkOrphan_data()
{
    bothSidesRows();
}

void TestEngineOrphans::unlinkOrphan()
{
    QFETCH(bool, sourceGone);
    Rig rig;
    const QString kari = orphan(rig, sourceGone);
    QVERIFY(rig.chooseForPair(ContactFlow, kari, Choice::Unlink));
    rig.run();
    QCOMPARE(rig.link(ContactFlow, kari) != 0, !sourceGone);
    QCOMPARE(rig.counterpart(kari), QString());
    QCOMPARE(rig.source.ids(contact).size(), sourceGone ? 0 : 1);
    QCOMPARE(rig.writes(), 1);
    if (!sourceGone)
        QCOMPARE(rig.state(ContactFlow, kari), LinkState::Paused);
    if (sourceGone) {
        QCOMPARE(rig.rows(ContactFlow).size(), std::size_t(1));
        QCOMPARE(rig.rows(ContactFlow).front().state, LinkState::Outside);
    }
}

void TestEngineOrphans::archiveOrphan_data()
{
    bothSidesRows();
}

void TestEngineOrphans::archiveOrphan()
{
    QFETCH(bool, sourceGone);
    Rig rig;
    const QString kari = orphan(rig, sourceGone);
    QVERIFY(rig.chooseForPair(ContactFlow, kari, Choice::Archive));
    rig.run();
    QCOMPARE(rig.source.ids(contact), QStringList());
    QCOMPARE(rig.target.ids(contacts), QStringList());
    rig.runFull();
    QVERIFY(rig.rows(ContactFlow).empty());
    QCOMPARE(rig.writes(), 2);
}

void TestEngineOrphans::goneOnBothSidesEndsTheRow()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    rig.source.remove(contact, kari);
    rig.target.remove(contacts, rig.counterpart(kari));
    rig.runFull();
    QVERIFY(rig.rows(ContactFlow).empty());
    QCOMPARE(rig.writes(), 1);
}

void TestEngineOrphans::editBeatsDelete()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    const QString there = rig.counterpart(kari);
    rig.source.remove(contact, kari);
    rig.runFull();
    QVERIFY(rig.chooseForPair(ContactFlow, kari, Choice::Archive));
    rig.wait(1000);
    rig.target.edit(contacts, there, {{u"mobilePhone"_s, u"+4792222222"_s}});
    rig.run();
    QVERIFY2(rig.target.has(contacts, there), "the choice was made before the edit");
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Orphaned);
}

QTEST_GUILESS_MAIN(TestEngineOrphans)
#include "tst_engine_orphans.moc"
