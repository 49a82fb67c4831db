#include "tests/engine/workday.h"
#include "tests/support/faultystatements.h"

#include <QRandomGenerator>
#include <QTest>

#include <sqlite3.h>

using namespace samband;
using namespace Qt::StringLiterals;
using Day = Scenario::Day;
using Kind = DiskFault::Kind;
using Loss = DiskFault::Loss;

namespace {

bool isWhole()
{
    return qEnvironmentVariableIsSet("SAMBAND_ALL");
}

/// At which of so many operations a fault is tried: all of them, or one drawn from each of \a most equal parts.
QList<int> places(int operations, int most)
{
    QList<int> chosen;
    if (isWhole())
        most = operations;
    QRandomGenerator random(static_cast<quint32>(operations));
    for (int i = 0; i < std::min(most, operations); ++i) {
        const int from = int(qint64(i) * operations / std::min(most, operations));
        const int to = int(qint64(i + 1) * operations / std::min(most, operations));
        chosen << from + 1 + int(random.bounded(to - from));
    }
    return chosen;
}

Scenario startOf(Day day)
{
    Scenario start(0, day);
    start.rig.workspace.reset();
    return start;
}

/// What a day comes to when nothing goes wrong.
struct Wanted {
    QStringList outcome;
};

} // namespace

Q_DECLARE_METATYPE(DiskFault)
Q_DECLARE_METATYPE(Scenario::Day)

/// Every operation on the disk and every step of SQL fails in every way, in a day that does everything; after a restart
/// it must be as if nothing had.
class TestDiskFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void dayIsWhatItSays();
    void everyOperationFails_data();
    void everyOperationFails();
    void everyStatementFails_data();
    void everyStatementFails();
    void powerFailsAtEveryCall_data();
    void powerFailsAtEveryCall();
    void whatWasBegunOutlivesThePower_data();
    void whatWasBegunOutlivesThePower();

private:
    const Scenario &start(Day day) const { return day == Day::First ? *m_first : *m_usual; }
    const Wanted &wanted(Day day) const { return day == Day::First ? m_wantedFirst : m_wantedUsual; }
    Wanted quietDay(const Scenario &start);
    /// What is wrong with the day once it is over; \a words: one of these is in whatever the operator was told.
    QString judge(Workday &work, Day day, const QStringList &words);

    std::unique_ptr<FaultyDisk> m_disk;
    FaultyStatements m_statements;
    std::unique_ptr<Scenario> m_first;
    std::unique_ptr<Scenario> m_usual;
    Wanted m_wantedFirst;
    Wanted m_wantedUsual;
    int m_faults = 0;
    int m_told = 0; ///< days on which the operator was told of it
};

void TestDiskFaults::initTestCase()
{
    m_disk = std::make_unique<FaultyDisk>();
    m_first = std::make_unique<Scenario>(startOf(Day::First));
    m_usual = std::make_unique<Scenario>(startOf(Day::Usual));
    m_wantedFirst = quietDay(*m_first);
    m_wantedUsual = quietDay(*m_usual);
}

void TestDiskFaults::cleanupTestCase()
{
    qInfo("%d faults injected, told to the operator on %d days", m_faults, m_told);
    m_first.reset();
    m_usual.reset();
    m_disk.reset();
}

Wanted TestDiskFaults::quietDay(const Scenario &start)
{
    Workday work(start, *m_disk);
    work.work();
    const QString wrong = work.recover();
    if (!wrong.isEmpty() || !work.errors().isEmpty())
        qFatal("%s", qPrintable(wrong + work.errors().value(0).text));
    return {work.outcome()};
}

QString TestDiskFaults::judge(Workday &work, Day day, const QStringList &words)
{
    m_told += work.errors().isEmpty() ? 0 : 1;
    for (const Error &error : work.errors()) {
        const bool isSaid = std::ranges::any_of(words, [&](const QString &word) { return error.text.contains(word); });
        if (error.kind != ErrorKind::Workspace || !error.text.contains(work.rig().path()) || !isSaid)
            return u"the operator was told: %1"_s.arg(error.text);
    }
    const QString wrong = work.recover();
    return wrong.isEmpty() ? difference(work.outcome(), wanted(day).outcome) : wrong;
}

void TestDiskFaults::dayIsWhatItSays()
{
    const QString usual = wanted(Day::Usual).outcome.join(u'\n');
    for (const QString &part : {u"familyName=Berg Dal"_s, u"givenName=Gone"_s, u"givenName=Edited"_s,
             u"companies; name=Rapport"_s, u"givenName=Late"_s, u"phone=+472270"_s})
        QVERIFY2(usual.contains(part), qPrintable(part + u" is not in\n"_s + usual));
    const QString first = wanted(Day::First).outcome.join(u'\n');
    for (const QString &part : {u"givenName=Given2"_s, u"Known Person = Known Person (in-sync)"_s, u"name=Rapport"_s})
        QVERIFY2(first.contains(part), qPrintable(part + u" is not in\n"_s + first));
    for (const QString &bad : {u"(conflict)"_s, u"(orphaned)"_s, u"(failing)"_s})
        QVERIFY2(!usual.contains(bad) && !first.contains(bad), qPrintable(usual + first));
}

void TestDiskFaults::everyOperationFails_data()
{
    QTest::addColumn<DiskFault>("fault");
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<bool>("isTold");
    const QStringList full{u"no room"_s};
    const QStringList readOnly{u"cannot be written to"_s};
    const QStringList broken{u"could not be read or written"_s};
    const auto row = [](const char *name, const DiskFault &fault, const QStringList &words, bool isTold) {
        QTest::newRow(name) << fault << words << isTold;
    };
    row("full", {.kind = Kind::Full, .goesOn = true}, full, true);
    row("full for a moment", {.kind = Kind::Full}, full, false);
    row("read-only", {.kind = Kind::ReadOnly, .goesOn = true}, readOnly, true);
    row("broken", {.kind = Kind::Broken, .goesOn = true}, broken + QStringList{u"no workspace"_s}, true);
    row("broken once", {.kind = Kind::Broken}, broken, false);
    row("broken once, done", {.kind = Kind::Broken, .after = true}, broken, false);
    row("locked for long", {.kind = Kind::Locked, .lockedFor = 60'000}, {u"Another program"_s}, false);
    row("locked for a moment", {.kind = Kind::Locked, .lockedFor = 500}, {}, false);
    const QStringList cut = broken;
    row("power cut", {.kind = Kind::PowerCut}, cut, false);
    row("power cut, done", {.kind = Kind::PowerCut, .after = true}, cut, false);
    row("power cut, all unsynced lost", {.kind = Kind::PowerCut, .loss = Loss::All}, cut, false);
    row("power cut, some unsynced lost", {.kind = Kind::PowerCut, .loss = Loss::Some}, cut, false);
}

void TestDiskFaults::everyOperationFails()
{
    QFETCH(DiskFault, fault);
    QFETCH(QStringList, words);
    QFETCH(bool, isTold);
    int hits = 0;
    QStringList all; // that went wrong
    for (const Day day : {Day::First, Day::Usual}) {
        fault.at = 0;
        m_disk->arm(fault);
        Workday(start(day), *m_disk).work();
        const int operations = m_disk->operations();
        QVERIFY(operations > 10);
        for (const int at : places(operations, day == Day::First ? 8 : 14)) {
            fault.at = at;
            fault.seed = static_cast<quint32>(at);
            Workday work(start(day), *m_disk);
            m_disk->arm(fault);
            work.work();
            hits += m_disk->hits() > 0 ? 1 : 0;
            QVERIFY2(m_disk->hits() > 0, "the fault took place");
            const QString wrong = judge(work, day, words);
            const QString where = u"%1 day, operation %2 of %3: "_s.arg(day == Day::First ? u"first"_s : u"usual"_s)
                                      .arg(at)
                                      .arg(operations);
            if (!wrong.isEmpty())
                all << where + wrong;
            // What hits only the last cleaning up is told by the next start.
            if (isTold && at < operations * 9 / 10 && work.errors().isEmpty())
                all << where + u"nobody was told"_s;
        }
    }
    m_faults += hits;
    QVERIFY2(all.isEmpty(), qPrintable(all.join(u'\n')));
    qInfo("%d faults", hits);
}

void TestDiskFaults::everyStatementFails_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("after");
    QTest::addColumn<QString>("word");
    QTest::newRow("no room, not done") << SQLITE_FULL << false << u"no room"_s;
    QTest::newRow("broken, not done") << SQLITE_IOERR << false << u"could not be read or written"_s;
    QTest::newRow("locked, not done") << SQLITE_BUSY << false << u"Another program"_s;
    QTest::newRow("broken, done") << SQLITE_IOERR << true << u"could not be read or written"_s;
}

void TestDiskFaults::everyStatementFails()
{
    QFETCH(int, code);
    QFETCH(bool, after);
    QFETCH(QString, word);
    int hits = 0;
    QStringList all; // that went wrong
    for (const Day day : {Day::First, Day::Usual}) {
        m_disk->mend();
        m_statements.arm(0, code, after);
        Workday(start(day), *m_disk).work();
        const int steps = m_statements.steps;
        QVERIFY(steps > 100);
        for (const int at : places(steps, day == Day::First ? 10 : 30)) {
            Workday work(start(day), *m_disk);
            m_statements.arm(at, code, after);
            work.work();
            m_statements.mend();
            hits += m_statements.hits;
            QCOMPARE(m_statements.hits, 1);
            const QString wrong = judge(work, day, {word});
            if (!wrong.isEmpty())
                all << (u"%1 day, step %2 of %3: %4"_s.arg(day == Day::First ? u"first"_s : u"usual"_s)
                            .arg(at)
                            .arg(steps)
                            .arg(wrong));
        }
    }
    m_faults += hits;
    QVERIFY2(all.isEmpty(), qPrintable(all.join(u'\n')));
    qInfo("%d faults", hits);
}

void TestDiskFaults::powerFailsAtEveryCall_data()
{
    QTest::addColumn<bool>("after");
    QTest::newRow("not done") << false;
    QTest::newRow("done") << true;
}

/// The power fails while a system is asked, so that only what was synced by then is known afterwards.
void TestDiskFaults::powerFailsAtEveryCall()
{
    QFETCH(bool, after);
    int hits = 0;
    QStringList all; // that went wrong
    for (const Day day : {Day::First, Day::Usual}) {
        m_disk->mend();
        Workday counting(start(day), *m_disk);
        counting.work();
        const int operations = counting.rig().faults->operations;
        for (const int at : places(operations, day == Day::First ? 8 : 36)) {
            Workday work(start(day), *m_disk);
            m_disk->mend();
            Faults &faults = *work.rig().faults;
            faults.at = at;
            faults.when = after ? Faults::When::After : Faults::When::Before;
            faults.onHit = [&] {
                m_disk->cutPower(Loss::All, 0);
                throw Killed{};
            };
            work.work();
            hits += faults.hits;
            QCOMPARE(faults.hits, 1);
            const QString wrong = judge(work, day, {});
            if (!wrong.isEmpty())
                all << u"call %1 of %2: %3"_s.arg(at).arg(operations).arg(wrong);
        }
    }
    m_faults += hits;
    QVERIFY2(all.isEmpty(), qPrintable(all.join(u'\n')));
    qInfo("%d faults", hits);
}

void TestDiskFaults::whatWasBegunOutlivesThePower_data()
{
    QTest::addColumn<Day>("day");
    QTest::newRow("first day") << Day::First;
    QTest::newRow("usual day") << Day::Usual;
}

/// A system does what it was asked to, and the power fails before its answer comes: the workspace must know of it, or a
/// later run takes what we wrote for a person's edit, and what we made for a stranger.
void TestDiskFaults::whatWasBegunOutlivesThePower()
{
    QFETCH(Day, day);
    int written = 0;
    for (bool more = true; more; ++written) {
        Workday work(start(day), *m_disk);
        Rig &rig = work.rig();
        Changes sent;
        rig.source.onWrite = rig.target.onWrite = [&](const QString &, const QString &, const Fields &,
                                                      const Changes &changes) { sent = changes; };
        m_disk->mend();
        rig.faults->nthWrite = written + 1;
        rig.faults->when = Faults::When::After;
        rig.faults->onHit = [&] {
            m_disk->cutPower(Loss::All, 0);
            throw Killed{};
        };
        work.work();
        more = rig.faults->hits > 0;
        if (!more)
            break;
        m_disk->mend();
        rig.reopen();
        const auto open = LinkStore(*rig.workspace).openIntents();
        QVERIFY(open);
        const bool known = std::ranges::any_of(
            *open, [&](const Intent &intent) { return intent.verb == Verb::Archive || intent.fields == sent; });
        QVERIFY2(known, qPrintable(u"write %1 is not known"_s.arg(written + 1)));
        rig.workspace.reset();
    }
    QVERIFY(written > 3);
    m_faults += written;
    qInfo("%d writes", written);
}

QTEST_GUILESS_MAIN(TestDiskFaults)
#include "tst_disk_faults.moc"
