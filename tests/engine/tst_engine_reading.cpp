#include "tests/support/rig.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;
const auto association = u"contactcompanyassociation"_s;

/// What an answer to a question about a record can be besides the record.
QList<ErrorKind> answers()
{
    return {ErrorKind::BadAnswer, ErrorKind::OutcomeUnknown, ErrorKind::Refused, ErrorKind::Locked,
        ErrorKind::Forbidden, ErrorKind::Unavailable, ErrorKind::RateLimited, ErrorKind::QuotaExhausted,
        ErrorKind::Unauthorized, ErrorKind::Network, ErrorKind::Cancelled};
}

void kindRows()
{
    QTest::addColumn<ErrorKind>("kind");
    for (const ErrorKind kind : answers())
        QTest::newRow(qPrintable(toText(kind))) << kind;
}

/// The next operation of the systems fails with \a kind.
void failNext(Rig &rig, ErrorKind kind)
{
    rig.faults->at = rig.faults->operations + 1;
    rig.faults->kind = kind;
}

/// Cuts the list of \a datatype down to \a records that look like all there are.
void cutList(FakeCrm &crm, const QString &datatype, std::size_t records)
{
    crm.spoil = [datatype, left = records](const QString &name, RecordPage page) mutable -> Result<RecordPage> {
        if (name != datatype)
            return page;
        const std::size_t kept = std::min(left, page.records.size());
        left -= kept;
        if (kept < page.records.size()) {
            page.records.resize(kept);
            page.next.clear();
            page.complete = true;
        }
        return page;
    };
}

/// Seven contacts that stand linked and in step.
struct Linked {
    Rig rig;
    QStringList ids;
    int before = 0;

    Linked()
    {
        for (int i = 0; i < 7; ++i)
            ids << rig.contact(u"Given%1"_s.arg(i), u"Family%1"_s.arg(i), u"+479123456%1"_s.arg(i));
        rig.runAll();
        before = rig.writes();
    }
    bool untouched() const
    {
        const bool inStep = std::ranges::all_of(ids, [&](const QString &id) {
            const LinkDetail seen = rig.detail(ContactFlow, id);
            return seen.row.state == LinkState::InSync && seen.presence.source == Presence::Present
                && seen.presence.target == Presence::Present;
        });
        return inStep && rig.writes() == before;
    }
};

} // namespace

/// The reading half of promise 6: a record is gone only when a list that was read to its end lacks it and the system,
/// asked for just that record, says so. Whatever else an answer is, nothing is concluded from it.
class TestEngineReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aQuestionWithoutAnAnswer_data();
    void aQuestionWithoutAnAnswer();
    void aPageThatFails_data();
    void aPageThatFails();
    void aChosenRecordThatCannotBeRead_data();
    void aChosenRecordThatCannotBeRead();
    void changesNeverMakeARecordAbsent();
    void aShortListOfAssociations();
    void anEmptyListOfAssociations();
    void aDatatypeThatCannotBeReadLeavesTheOthers();
    void anInterruptedListGoesOnWhereItWas();
};

void TestEngineReading::aQuestionWithoutAnAnswer_data()
{
    kindRows();
}

/// A list cut short looks complete, and the system does not answer for the records that were not on it.
void TestEngineReading::aQuestionWithoutAnAnswer()
{
    QFETCH(ErrorKind, kind);
    for (const bool ofSource : {true, false}) {
        Linked linked;
        Rig &rig = linked.rig;
        FakeCrm &crm = ofSource ? rig.source : rig.target;
        for (const int asked : {0, 1, 2}) { // how many questions are answered before
            cutList(crm, ofSource ? contact : contacts, 3);
            crm.onRead = [&](const QStringList &) {
                rig.faults->at = rig.faults->operations + 1 + asked;
                rig.faults->kind = kind;
            };
            const int hits = rig.faults->hits;
            const RunReport report = rig.runFull();
            QCOMPARE(rig.faults->hits, hits + 1);
            QVERIFY2(report.error && report.error->kind == kind, "and the operator is told");
            QVERIFY(linked.untouched());
        }
        crm.spoil = {};
        crm.onRead = {};
        rig.faults->at = 0;
        QVERIFY(!rig.runFull().error);
        QVERIFY(linked.untouched());
    }
}

void TestEngineReading::aPageThatFails_data()
{
    kindRows();
}

/// A record was deleted, and the list in which that would be seen ends in an error: it is there until a list did not.
void TestEngineReading::aPageThatFails()
{
    QFETCH(ErrorKind, kind);
    for (const bool ofSource : {true, false}) {
        for (const int page : {1, 2}) {
            Linked linked;
            Rig &rig = linked.rig;
            FakeCrm &crm = ofSource ? rig.source : rig.target;
            const QString type = ofSource ? contact : contacts;
            const QString gone = linked.ids.at(1);
            crm.remove(type, ofSource ? gone : rig.counterpart(gone));
            int seen = 0;
            crm.spoil = [&](const QString &name, RecordPage pageRead) -> Result<RecordPage> {
                if (name == type && ++seen == page)
                    return Error{kind, u"Injected."_s};
                return pageRead;
            };
            const RunReport report = rig.runFull();
            QVERIFY(report.error && report.error->kind == kind);
            QVERIFY(linked.untouched());
            crm.spoil = {};
            rig.runFull();
            QCOMPARE(rig.state(ContactFlow, gone), LinkState::Orphaned);
            QCOMPARE(rig.writes(), linked.before);
        }
    }
}

void TestEngineReading::aChosenRecordThatCannotBeRead_data()
{
    kindRows();
}

void TestEngineReading::aChosenRecordThatCannotBeRead()
{
    QFETCH(ErrorKind, kind);
    for (const int question : {1, 2}) { // the source's record, the target's
        Linked linked;
        Rig &rig = linked.rig;
        rig.faults->at = rig.faults->operations + question;
        rig.faults->kind = kind;
        const RunReport report = rig.runLinks({rig.link(ContactFlow, linked.ids.at(2))});
        QVERIFY2(report.error && report.error->kind == kind, "and the operator is told");
        QVERIFY(linked.untouched());
    }
}

void TestEngineReading::changesNeverMakeARecordAbsent()
{
    Linked linked;
    Rig &rig = linked.rig;
    rig.wait(10 * 60 * 1000);
    rig.target.remove(contacts, rig.counterpart(linked.ids.at(0)));
    rig.source.edit(contact, linked.ids.at(1), {{u"properties.lastname"_s, u"Berg"_s}});
    rig.run();
    QCOMPARE(rig.state(ContactFlow, linked.ids.at(0)), LinkState::InSync);
    QCOMPARE(rig.there(linked.ids.at(1), u"familyName"_s), u"Berg"_s);
    rig.runFull();
    QCOMPARE(rig.state(ContactFlow, linked.ids.at(0)), LinkState::Orphaned);
}

void TestEngineReading::aShortListOfAssociations()
{
    Linked linked;
    Rig &rig = linked.rig;
    const QString fjord = rig.source.add(u"company"_s, {{u"properties.name"_s, u"Fjord"_s}});
    QStringList follow;
    for (const QString &id : std::as_const(linked.ids))
        follow << rig.association(id, fjord);
    rig.runAll();
    for (const QString &id : std::as_const(follow))
        QCOMPARE(rig.state(AssociationFlow, id), LinkState::InSync);
    rig.source.pageSize = 1; // two associations for each question, so that there are more pages
    rig.source.shortList = association;
    rig.source.edit(contact, linked.ids.first(), {{u"properties.lastname"_s, u"Berg"_s}});
    const QString fresh = rig.association(linked.ids.first(), fjord);
    for (int i = 0; i < 2; ++i) {
        const RunReport report = rig.runFull();
        QVERIFY(report.error && report.error->kind == ErrorKind::BadAnswer);
        for (const QString &id : std::as_const(follow))
            QCOMPARE(rig.state(AssociationFlow, id), LinkState::InSync);
        QVERIFY2(rig.link(AssociationFlow, fresh) == 0, "its flow was not run at all");
        QVERIFY2(rig.there(linked.ids.first(), u"familyName"_s) == u"Berg"_s, "the other flows were");
    }
    rig.source.shortList.clear();
    QVERIFY(!rig.runFull().error);
    QCOMPARE(rig.state(AssociationFlow, fresh), LinkState::InSync);
}

void TestEngineReading::anEmptyListOfAssociations()
{
    Linked linked;
    Rig &rig = linked.rig;
    const QString fjord = rig.source.add(u"company"_s, {{u"properties.name"_s, u"Fjord"_s}});
    const QString follows = rig.association(linked.ids.first(), fjord);
    rig.runAll();
    rig.source.emptyList = association;
    rig.runFull();
    QCOMPARE(rig.state(AssociationFlow, follows), LinkState::InSync);
}

void TestEngineReading::aDatatypeThatCannotBeReadLeavesTheOthers()
{
    for (const ErrorKind kind : {ErrorKind::Forbidden, ErrorKind::BadAnswer, ErrorKind::Unavailable}) {
        Linked linked;
        Rig &rig = linked.rig;
        rig.source.edit(contact, linked.ids.first(), {{u"properties.lastname"_s, u"Berg"_s}});
        const QString product = rig.product(u"Rapport"_s);
        failNext(rig, kind); // the list of contacts
        const RunReport report = rig.run();
        QVERIFY(report.error && report.error->kind == kind);
        QVERIFY2(rig.link(ProductFlow, product) != 0, "what comes after it was read");
        QVERIFY(linked.untouched());
    }
}

/// What ended a list is over: the next run goes on with the page that failed and concludes from the whole.
void TestEngineReading::anInterruptedListGoesOnWhereItWas()
{
    Linked linked;
    Rig &rig = linked.rig;
    rig.target.remove(contacts, rig.counterpart(linked.ids.at(0)));
    int pages = 0;
    bool fails = true;
    rig.target.spoil = [&](const QString &name, RecordPage page) -> Result<RecordPage> {
        if (name != contacts)
            return page;
        ++pages;
        if (fails && pages == 2)
            return Error{ErrorKind::Network, u"Injected."_s};
        return page;
    };
    QVERIFY(rig.runFull().error.has_value());
    QCOMPARE(pages, 2);
    fails = false;
    rig.reopen();
    QVERIFY(!rig.runFull().error);
    QVERIFY2(pages == 3, qPrintable(u"%1 pages in all"_s.arg(pages)));
    QCOMPARE(rig.state(ContactFlow, linked.ids.at(0)), LinkState::Orphaned);
}

QTEST_GUILESS_MAIN(TestEngineReading)
#include "tst_engine_reading.moc"
