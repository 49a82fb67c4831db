#include "tests/support/rig.h"

#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

const auto contact = u"contact"_s;
const auto contacts = u"contacts"_s;
constexpr qint64 pastOverlap = 10 * 60 * 1000; // ms: longer than any overlap of a read

/// Where a run is when the error comes.
enum class At { Recovering, Listing, Rereading, Updating, Creating, Archiving };

bool concernsTheRun(ErrorKind kind)
{
    return scopeOf(kind) == Scope::Run;
}

/// Two updates each way, two creates, and a record to archive, all of it to be done by one run.
struct Work {
    Rig rig;
    QStringList ids;

    Work()
    {
        for (int i = 0; i < 5; ++i)
            ids << rig.contact(u"Given%1"_s.arg(i), u"Family%1"_s.arg(i));
        rig.runAll();
        gone = rig.counterpart(ids.at(4));
        rig.source.remove(contact, ids.at(4));
        rig.runFull();
        rig.wait(pastOverlap);
        for (int i = 0; i < 2; ++i) {
            rig.source.edit(contact, ids.at(i), {{u"properties.lastname"_s, u"There%1"_s.arg(i)}});
            rig.target.edit(contacts, rig.counterpart(ids.at(2 + i)), {{u"familyName"_s, u"Here%1"_s.arg(i)}});
        }
        for (int i = 0; i < 2; ++i)
            fresh << rig.contact(u"New%1"_s.arg(i), u"Person%1"_s.arg(i));
        if (!rig.chooseForPair(ContactFlow, ids.at(4), Choice::Archive))
            qFatal("no choice");
        before = rig.writes();
    }
    bool isDone() const
    {
        const auto at = [&](int i) { return ids.at(i); };
        return rig.there(at(0), u"familyName"_s) == "There0"_L1 && rig.there(at(1), u"familyName"_s) == "There1"_L1
            && rig.here(at(2), u"lastname"_s) == "Here0"_L1 && rig.here(at(3), u"lastname"_s) == "Here1"_L1
            && rig.there(fresh.at(0), u"givenName"_s) == "New0"_L1 && rig.target.ids(contacts).size() == 6
            && !rig.target.has(contacts, gone) && LinkStore(*rig.workspace).openIntents()->isEmpty();
    }
    int written() const { return rig.writes() - before; }

    QStringList fresh;
    QString gone;
    int before = 0;
};

constexpr int allWrites = 7;

/// Numbers of the operations, counted from the start of the run, that belong to \a stage: found by a run without
/// errors.
QList<int> operationsIn(At stage)
{
    Work work;
    Rig &rig = work.rig;
    const int start = rig.faults->operations;
    // Lists of the whole run come before single reads, those before the writes of a chunk.
    int lists = 0;
    const auto listed = [&](const QString &, RecordPage page) -> Result<RecordPage> {
        lists = rig.faults->operations - start;
        return page;
    };
    rig.source.spoil = rig.target.spoil = listed;
    int updates = 0;
    int creates = 0;
    int firstWrite = 0;
    rig.source.refuse = rig.target.refuse = [&](const Changes &changes) -> std::optional<Error> {
        const int now = rig.faults->operations - start;
        firstWrite = firstWrite == 0 ? now : firstWrite;
        (changes.contains(u"givenName"_s) ? creates : updates) = now;
        return std::nullopt;
    };
    rig.run();
    const int all = rig.faults->operations - start;
    QList<int> found;
    for (int n = 1; n <= all; ++n) {
        const At at = n <= lists ? At::Listing
            : n < firstWrite     ? At::Rereading
            : n <= updates       ? At::Updating
            : n <= creates       ? At::Creating
                                 : At::Archiving;
        if (at == stage || (n > updates && n <= creates && stage == At::Creating))
            found << n;
    }
    return found;
}

} // namespace

/// An error that concerns the whole run ends it cleanly wherever it comes: what was answered is settled, nothing is
/// sent after it, and the next run goes on where it was.
class TestEngineStops : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyKindInEveryStage_data();
    void everyKindInEveryStage();
    void nothingIsSentAfterIt();
    void whileRecovering_data();
    void whileRecovering();
    void syncNowStartsTheClockAfresh();
};

void TestEngineStops::everyKindInEveryStage_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QList<int>>("operations");
    const QList<std::pair<const char *, At>> stages{{"listing", At::Listing}, {"re-reading", At::Rereading},
        {"updating", At::Updating}, {"creating", At::Creating}, {"archiving", At::Archiving}};
    for (const auto &[name, stage] : stages) {
        const QList<int> operations = operationsIn(stage);
        QVERIFY2(!operations.isEmpty(), name);
        for (const auto &[kind, text] : enumNames<ErrorKind>) {
            if (concernsTheRun(kind))
                QTest::addRow("%s, %s", text, name) << kind << operations;
        }
    }
}

void TestEngineStops::everyKindInEveryStage()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QList<int>, operations);
    for (const int n : operations) {
        Work work;
        Rig &rig = work.rig;
        rig.faults->at = rig.faults->operations + n;
        rig.faults->kind = kind;
        const RunReport report = rig.run(); // the rig checks that the sum adds up
        QCOMPARE(rig.faults->hits, 1);
        QVERIFY2(report.error.has_value(), qPrintable(QString::number(n)));
        // A create that a server error answered may have happened: it is looked for, and the run goes on.
        QCOMPARE(report.error->kind, kind);
        QCOMPARE(report.run.status, kind == ErrorKind::Cancelled ? u"stopped"_s : u"failed"_s);
        for (const LinkRow &row : rig.rows(ContactFlow))
            QVERIFY2(row.state != LinkState::Failing, "nobody's fault but the system's");
        QVERIFY(report.writes == work.written());
        rig.reopen();
        rig.wait(pastOverlap);
        rig.run();
        rig.wait(pastOverlap);
        rig.run();
        QVERIFY2(work.isDone(), qPrintable(u"operation %1: %2"_s.arg(n).arg(rig.target.contents().join(u'\n'))));
        QCOMPARE(work.written(), allWrites);
    }
}

void TestEngineStops::nothingIsSentAfterIt()
{
    Work work;
    Rig &rig = work.rig;
    // The first write of the run, to the source, is refused for the whole run: the target is left alone.
    int tried = 0;
    rig.source.refuse = [&](const Changes &) -> std::optional<Error> {
        ++tried;
        return Error{ErrorKind::Unauthorized, u"The token has expired."_s};
    };
    const int target = rig.target.writes;
    const RunReport report = rig.run();
    QCOMPARE(report.error->kind, ErrorKind::Unauthorized);
    QVERIFY(tried > 0);
    QCOMPARE(rig.target.writes, target);
    QVERIFY(LinkStore(*rig.workspace).openIntents()->isEmpty());
    rig.source.refuse = {};
    rig.run();
    QVERIFY(work.isDone());
    QCOMPARE(work.written(), allWrites);
}

void TestEngineStops::whileRecovering_data()
{
    QTest::addColumn<ErrorKind>("kind");
    for (const auto &[kind, text] : enumNames<ErrorKind>) {
        if (concernsTheRun(kind))
            QTest::newRow(text) << kind;
    }
}

void TestEngineStops::whileRecovering()
{
    QFETCH(ErrorKind, kind);
    Work work;
    Rig &rig = work.rig;
    Intent intent;
    intent.link = rig.link(ContactFlow, work.ids.at(0));
    intent.verb = Verb::Update;
    intent.recordId = rig.counterpart(work.ids.at(0));
    intent.fields = {{u"familyName"_s, u"There0"_s}};
    QVERIFY(LinkStore(*rig.workspace).begin({intent}));
    rig.faults->at = rig.faults->operations + 1;
    rig.faults->kind = kind;
    const RunReport report = rig.run();
    QCOMPARE(report.error->kind, kind);
    QCOMPARE(work.written(), 0);
    QCOMPARE(LinkStore(*rig.workspace).openIntents()->size(), 1);
    rig.run();
    QVERIFY(work.isDone());
    QCOMPARE(work.written(), allWrites);
}

void TestEngineStops::syncNowStartsTheClockAfresh()
{
    Rig rig;
    const QString kari = rig.linkedContact(u"Kari"_s, u"Nordmann"_s);
    int tried = 0;
    rig.target.refuse = [&](const Changes &) {
        ++tried;
        return Error{ErrorKind::Refused, u"Not allowed."_s};
    };
    rig.source.edit(contact, kari, {{u"properties.lastname"_s, u"Berg"_s}});
    rig.run();
    for (int i = 0; i < 3; ++i) {
        rig.wait(7 * 60 * 60 * 1000);
        rig.run();
    }
    QCOMPARE(tried, 4); // the next wait is an hour
    rig.runLinks({rig.link(ContactFlow, kari)});
    QVERIFY2(tried == 5, "one attempt, not one for each pass");
    rig.wait(30'000);
    rig.run();
    QVERIFY2(tried == 6, "the shortest wait again");
}

QTEST_GUILESS_MAIN(TestEngineStops)
#include "tst_engine_stops.moc"
