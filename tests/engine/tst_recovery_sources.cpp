#include "tests/engine/leftopen.h"

using namespace samband;
using namespace samband::leftopen;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hiddenFor = 10 * 60 * 1000; // ms a new record may stay hidden in either system, and more

/// A pair whose source record is gone and is to be made again; the answer to that is lost after it was done.
qint64 loseRecreated(Rig &rig)
{
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    rig.source.remove(contact, kari);
    rig.runFull();
    const qint64 link = rig.link(ContactFlow, kari);
    const Status chosen = rig.chooseForPair(ContactFlow, kari, Choice::Recreate);
    QTest::qVerify(chosen.ok(), "chosen", "", __FILE__, __LINE__);
    rig.faults->nthWrite = rig.faults->writes + 1;
    rig.faults->when = Faults::When::After;
    rig.faults->kind = ErrorKind::OutcomeUnknown;
    rig.run();
    QTest::qCompare(rig.faults->hits, 1, "hits", "1", __FILE__, __LINE__);
    *rig.faults = {};
    return link;
}

LinkRow rowOf(const Rig &rig, qint64 link)
{
    for (const LinkRow &row : rig.rows(ContactFlow)) {
        if (row.id == link)
            return row;
    }
    return {};
}

} // namespace

/// What becomes of a record that was made again on the source side, when nobody knows whether it was: read like any
/// other new record, it would get a second counterpart, and be made once more itself.
class TestRecoverySources : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isFoundAgain();
    void othersWaitNoLongerThanNeeded();
    void isAskedAbout_data();
    void isAskedAbout();
    void targetMadeAgainIsAskedAbout();
};

void TestRecoverySources::isFoundAgain()
{
    Rig rig;
    const qint64 link = loseRecreated(rig);
    const QString made = rig.source.ids(contact).first();
    for (int i = 0; i < 2; ++i) {
        rig.runAll();
        QCOMPARE(rig.target.ids(contacts).size(), 1);
        QCOMPARE(rig.row(ContactFlow, made).reason, (Reason{ReasonCode::MaybeMade, {u"source"_s}}));
    }
    rig.wait(hiddenFor);
    rig.runAll();
    rig.runFull();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.source.ids(contact).size(), 1);
    QCOMPARE(rig.target.ids(contacts).size(), 1);
    QCOMPARE(rig.link(ContactFlow, made), link);
    QCOMPARE(rig.state(ContactFlow, made), LinkState::InSync);
}

/// A new contact that is somebody else goes its way as soon as it is known that it is.
void TestRecoverySources::othersWaitNoLongerThanNeeded()
{
    Rig rig;
    loseRecreated(rig);
    const QString per = rig.contact(u"Per"_s, u"Holm"_s);
    rig.runAll();
    QCOMPARE(rig.counterpart(per), QString());
    rig.wait(hiddenFor);
    rig.runAll();
    QCOMPARE(rig.state(ContactFlow, per), LinkState::InSync);
    QCOMPARE(rig.target.ids(contacts).size(), 2);
}

void TestRecoverySources::isAskedAbout_data()
{
    QTest::addColumn<bool>("again");
    QTest::newRow("the operator links it") << false;
    QTest::newRow("the operator has it made again") << true;
}

/// Somebody edited the new record before it was found: a person says whether it is the one, in the words of its side.
void TestRecoverySources::isAskedAbout()
{
    QFETCH(bool, again);
    Rig rig;
    const qint64 link = loseRecreated(rig);
    const QString made = rig.source.ids(contact).first();
    rig.source.edit(contact, made, {{u"properties.lastname"_s, u"Berg"_s}});
    const QString per = rig.contact(u"Per"_s, u"Holm"_s);
    rig.wait(hiddenFor);
    rig.run();
    rig.runAll();
    rig.runAll();
    QCOMPARE(rowOf(rig, link).state, LinkState::Ambiguous);
    QCOMPARE(rowOf(rig, link).reason.code, ReasonCode::CreateUnsure);
    QVERIFY(sentence(rowOf(rig, link).reason, {u"HubSpot"_s, u"CRMOffice"_s}).contains(u"HubSpot"_s));
    QCOMPARE(rig.counterpart(made), QString());
    QVERIFY2(!rig.counterpart(per).isEmpty(), "nobody else waits for the answer");
    const auto detail = Views(*rig.workspace).linkDetail(link);
    QVERIFY(detail);
    QCOMPARE(detail->candidates.size(), 1);
    QCOMPARE(detail->candidates.first().recordId, made);
    if (again)
        QVERIFY(rig.actions().resolve(link, {Resolution{0, Choice::Recreate, {}, {}}}));
    else
        QVERIFY(rig.actions().link(link, detail->candidates.first().record));
    rig.runAll();
    rig.runAll();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.source.ids(contact).size(), again ? 3 : 2);
    if (!again) {
        QCOMPARE(rig.link(ContactFlow, made), link);
        QCOMPARE(rig.state(ContactFlow, made), LinkState::Conflict);
        QCOMPARE(rig.target.ids(contacts).size(), 2);
    }
}

/// The question about the other side can be answered as well.
void TestRecoverySources::targetMadeAgainIsAskedAbout()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s, u"+4791234567"_s);
    rig.target.remove(contacts, rig.counterpart(kari));
    rig.runFull();
    QVERIFY(rig.chooseForPair(ContactFlow, kari, Choice::Recreate));
    rig.faults->nthWrite = rig.faults->writes + 1;
    rig.faults->when = Faults::When::After;
    rig.faults->kind = ErrorKind::OutcomeUnknown;
    rig.run();
    *rig.faults = {};
    const QString made = rig.target.ids(contacts).first();
    rig.target.edit(contacts, made, {{u"familyName"_s, u"Berg"_s}});
    rig.wait(hiddenFor);
    rig.run();
    QCOMPARE(rig.state(ContactFlow, kari), LinkState::Ambiguous);
    const LinkDetail detail = rig.detail(ContactFlow, kari);
    QCOMPARE(detail.candidates.size(), 1);
    QVERIFY(rig.actions().link(detail.row.id, detail.candidates.first().record));
    rig.runAll();
    QVERIFY(nothingOpen(rig));
    QCOMPARE(rig.counterpart(kari), made);
    QCOMPARE(rig.target.ids(contacts).size(), 1);
}

QTEST_GUILESS_MAIN(TestRecoverySources)
#include "tst_recovery_sources.moc"
