#include "storefixture.h"

using namespace samband;
using namespace Qt::StringLiterals;

class TestHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsJournalRow();
    void historyIsOfARunAndARowAndKnowsTheBase();
    void journalIsAppendOnly();
    void findsChangedBase_data();
    void findsChangedBase();
    void olderJournalStaysWhole();
    void findsChangedRow_data();
    void findsChangedRow();
    void findsRemovedRows();
    void sparseCheckFindsChangedRow_data();
    void sparseCheckFindsChangedRow();
    void sparseCheckLooksAtFewRows();
    void openingTellsAndGoesOn();
    void ordersAndSearches();
    void keepsRuns();
    void runThatDiedIsInterrupted();
};

namespace {

JournalRow fullRow(int number)
{
    JournalRow row;
    row.at = 100 + number;
    row.run = 4;
    row.link = 5;
    row.flow = 6;
    row.kind = u"updated"_s;
    row.side = Side::Target;
    row.recordId = u"r%1"_s.arg(number);
    row.title = u"Åse \"Q\" %1"_s.arg(number);
    row.before = {{u"phone"_s, u""_s}};
    row.after = {{u"phone"_s, u"22 %1"_s.arg(number)}};
    row.reason = {ReasonCode::SourceChanged, QStringList{u"phone"_s, {}, u"22"_s}};
    row.who = u"run"_s;
    return row;
}

void fill(StoreFixture &fixture, int rows)
{
    for (int i = 1; i <= rows; ++i)
        must(fixture.runs.append({fullRow(i)}));
}

void allowChanges(StoreFixture &fixture)
{
    fixture.execute(u"DROP TRIGGER journal_no_update"_s);
    fixture.execute(u"DROP TRIGGER journal_no_delete"_s);
    fixture.execute(u"DROP TRIGGER journal_base_no_update"_s);
    fixture.execute(u"DROP TRIGGER journal_base_no_delete"_s);
}

} // namespace

void TestHistory::keepsJournalRow()
{
    StoreFixture fixture;
    must(fixture.runs.append({fullRow(1), fullRow(2)}));
    JournalRow expected = fullRow(2);
    expected.id = 2;
    QCOMPARE(must(fixture.runs.journalRow(2)), expected);
    QVERIFY(!fixture.runs.journalRow(3).ok());
    QVERIFY(!must(fixture.runs.brokenJournalRow()));
    must(fixture.runs.append({fixture.journal(1, u"paused"_s)}));
    QVERIFY(!must(fixture.runs.journalRow(3)).side);
    QVERIFY(!must(fixture.runs.brokenJournalRow()));
}

void TestHistory::historyIsOfARunAndARowAndKnowsTheBase()
{
    StoreFixture fixture;
    JournalRow other = fullRow(2);
    other.run = 9;
    JournalRow elsewhere = fullRow(3);
    elsewhere.link = 8;
    JournalRow first = fullRow(1);
    first.base = {{1, {u"22"_s, u"+47 22"_s}}};
    must(fixture.runs.append({first, other, elsewhere}));
    const auto ids = [&](qint64 run, qint64 link) {
        QList<qint64> found;
        for (const JournalRow &row : must(fixture.runs.history(run, link)))
            found << row.id;
        return found;
    };
    QCOMPARE(ids(4, 0), (QList<qint64>{1, 3}));
    QCOMPARE(ids(0, 5), (QList<qint64>{1, 2}));
    QCOMPARE(ids(4, 5), (QList<qint64>{1}));
    QCOMPARE(ids(77, 0), QList<qint64>());
    QCOMPARE(must(fixture.runs.history(4, 5)).first().base, first.base);
    QVERIFY(must(fixture.runs.history(9, 5)).first().base.isEmpty());
    QVERIFY(!must(fixture.runs.brokenJournalRow()));
}

void TestHistory::journalIsAppendOnly()
{
    StoreFixture fixture;
    fill(fixture, 2);
    QSqlQuery query(fixture.workspace->database());
    QVERIFY(!query.exec(u"UPDATE journal SET title = 'x' WHERE id = 1"_s));
    QVERIFY(!query.exec(u"DELETE FROM journal WHERE id = 1"_s));
    QCOMPARE(fixture.number(u"SELECT count(*) FROM journal WHERE title <> 'x'"_s), 2);
    JournalRow based = fullRow(3);
    based.base = {{1, {u"22"_s, u"+47 22"_s}}};
    must(fixture.runs.append({based}));
    QVERIFY(!query.exec(u"UPDATE journal_base SET base = '{}'"_s));
    QVERIFY(!query.exec(u"DELETE FROM journal_base"_s));
}

void TestHistory::findsChangedBase_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("changed") << u"UPDATE journal_base SET base = '{\"1\":[\"1\",\"1\"]}' WHERE journal = 2"_s;
    QTest::newRow("removed") << u"DELETE FROM journal_base WHERE journal = 2"_s;
    QTest::newRow("slipped in") << u"INSERT INTO journal_base VALUES(2, '{\"2\":[\"1\",\"1\"]}')"_s;
}

/// An undo goes by what both sides had agreed on: it is bound like the rest of the line.
void TestHistory::findsChangedBase()
{
    QFETCH(QString, change);
    StoreFixture fixture;
    const bool slips = change.startsWith("INSERT"_L1);
    for (int i = 1; i <= 3; ++i) {
        JournalRow row = fullRow(i);
        if (i != 2 || !slips)
            row.base = {{1, {u"22 %1"_s.arg(i), u"+47 22"_s}}};
        must(fixture.runs.append({row}));
    }
    QVERIFY(!must(fixture.runs.brokenJournalRow()));
    allowChanges(fixture);
    fixture.execute(change);
    QCOMPARE(must(fixture.runs.brokenJournalRow()), std::optional<qint64>(2));
    QVERIFY(must(fixture.runs.suspectJournalRow(1)));
}

/// The lines of a file from before were bound without their bases; those that follow are bound with them.
void TestHistory::olderJournalStaysWhole()
{
    StoreFixture fixture;
    fill(fixture, 3);
    fixture.execute(u"INSERT INTO journal_base VALUES(2, '{\"1\":[\"a\",\"b\"]}')"_s);
    for (const char *name : {"journal_base_no_update", "journal_base_no_delete"})
        fixture.execute(u"DROP TRIGGER %1"_s.arg(QLatin1StringView(name)));
    fixture.execute(u"ALTER TABLE journal_head DROP COLUMN base_from"_s);
    fixture.execute(u"DROP INDEX link_guard_past"_s);
    fixture.execute(u"ALTER TABLE link DROP COLUMN guard_past"_s);
    fixture.execute(u"ALTER TABLE intent DROP COLUMN asked"_s);
    fixture.execute(u"PRAGMA user_version = 8"_s);
    fixture.workspace.reset();
    fixture.workspace = must(Workspace::open(fixture.path, Workspace::Access::ReadWrite));
    RunStore runs(*fixture.workspace);
    QVERIFY(!must(runs.brokenJournalRow()));
    JournalRow row = fullRow(4);
    row.base = {{1, {u"22"_s, u"+47 22"_s}}};
    must(runs.append({row}));
    QVERIFY(!must(runs.brokenJournalRow()));
    allowChanges(fixture);
    fixture.execute(u"UPDATE journal_base SET base = '{}' WHERE journal = 4"_s);
    QCOMPARE(must(runs.brokenJournalRow()), std::optional<qint64>(4));
}

void TestHistory::findsChangedRow_data()
{
    QTest::addColumn<QString>("change");
    for (const char *column : {"title", "kind", "side", "record_id", "who", "search"})
        QTest::newRow(column) << u"%1 = 'x'"_s.arg(QLatin1StringView(column));
    for (const char *column : {"at", "run", "link", "flow"})
        QTest::newRow(column) << u"%1 = 99999"_s.arg(QLatin1StringView(column));
    QTest::newRow("before") << u"before = '{\"phone\":\"1\"}'"_s;
    QTest::newRow("after") << u"after = '{}'"_s;
    QTest::newRow("reason") << u"reason = '[\"stale\"]'"_s;
    QTest::newRow("previous hash") << u"previous_hash = x'00'"_s;
    QTest::newRow("hash") << u"hash = x'00'"_s;
}

void TestHistory::findsChangedRow()
{
    QFETCH(QString, change);
    StoreFixture fixture;
    fill(fixture, 5);
    QVERIFY(!must(fixture.runs.brokenJournalRow()));
    allowChanges(fixture);
    fixture.execute(u"UPDATE journal SET %1 WHERE id = 3"_s.arg(change));
    QCOMPARE(must(fixture.runs.brokenJournalRow()), std::optional<qint64>(3));
}

void TestHistory::findsRemovedRows()
{
    StoreFixture fixture;
    fill(fixture, 5);
    allowChanges(fixture);
    fixture.execute(u"DELETE FROM journal WHERE id = 5"_s);
    QCOMPARE(must(fixture.runs.brokenJournalRow()), std::optional<qint64>(5));
    fixture.execute(u"DELETE FROM journal WHERE id = 2"_s);
    QCOMPARE(must(fixture.runs.brokenJournalRow()), std::optional<qint64>(2));
}

void TestHistory::sparseCheckFindsChangedRow_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<int>("row");
    QTest::newRow("changed") << u"UPDATE journal SET after = '{}' WHERE id = 17"_s << 17;
    QTest::newRow("the newest") << u"UPDATE journal SET who = 'x' WHERE id = 20"_s << 20;
    QTest::newRow("the oldest") << u"UPDATE journal SET who = 'x' WHERE id = 1"_s << 1;
    QTest::newRow("its hash, too") << u"UPDATE journal SET hash = x'00' WHERE id = 9"_s << 9;
    QTest::newRow("removed") << u"DELETE FROM journal WHERE id = 5"_s << 5;
    QTest::newRow("cut off") << u"DELETE FROM journal WHERE id > 18"_s << 19;
    QTest::newRow("all removed") << u"DELETE FROM journal"_s << 1;
    QTest::newRow("slipped in")
        << u"INSERT INTO journal SELECT 21, at, run, link, flow, kind, side, record_id, title, "
           "before, after, reason, who, search, previous_hash, hash FROM journal WHERE id = 20"_s
        << 21;
}

void TestHistory::sparseCheckFindsChangedRow()
{
    QFETCH(QString, change);
    QFETCH(int, row);
    StoreFixture fixture;
    fill(fixture, 20);
    QVERIFY(!must(fixture.runs.suspectJournalRow(1)));
    allowChanges(fixture);
    fixture.execute(change);
    QCOMPARE(must(fixture.runs.suspectJournalRow(1)), std::optional<qint64>(row));
}

/// A row among many old ones is found by some seeds and not by all: that is what makes it cheap.
void TestHistory::sparseCheckLooksAtFewRows()
{
    StoreFixture fixture;
    fill(fixture, 1);
    QList<JournalRow> rows;
    for (int i = 2; i <= 400; ++i)
        rows << fullRow(i);
    must(fixture.runs.append(rows));
    for (quint32 seed = 0; seed < 50; ++seed)
        QVERIFY(!must(fixture.runs.suspectJournalRow(seed)));
    allowChanges(fixture);
    fixture.execute(u"UPDATE journal SET title = 'x' WHERE id = 100"_s);
    int found = 0;
    for (quint32 seed = 0; seed < 50; ++seed) {
        const auto suspect = must(fixture.runs.suspectJournalRow(seed));
        QVERIFY(!suspect || *suspect == 100);
        found += suspect ? 1 : 0;
    }
    QVERIFY(found > 0 && found < 50);
}

void TestHistory::openingTellsAndGoesOn()
{
    StoreFixture fixture;
    fill(fixture, 5);
    QVERIFY(!must(Workspace::open(fixture.path, Workspace::Access::ReadOnly))->suspectJournalRow());
    QVERIFY(!must(fixture.views.summary()).warning);
    allowChanges(fixture);
    fixture.execute(u"UPDATE journal SET title = 'x' WHERE id = 4"_s);
    fixture.workspace.reset();
    for (const auto access : {Workspace::Access::ReadOnly, Workspace::Access::ReadWrite}) {
        const auto workspace = must(Workspace::open(fixture.path, access));
        QCOMPARE(workspace->suspectJournalRow(), std::optional<qint64>(4));
        const auto warning = must(Views(*workspace).summary()).warning;
        QVERIFY(warning && warning->text.contains(u"line 4"_s) && warning->text.contains(u"journal --check"_s));
        QCOMPARE(must(Views(*workspace).journalOrder({})).size(), std::size_t(5));
    }
}

void TestHistory::ordersAndSearches()
{
    StoreFixture fixture;
    fill(fixture, 4);
    QCOMPARE(must(fixture.views.journalOrder({})), (std::vector<qint64>{4, 3, 2, 1}));
    QCOMPARE(must(fixture.views.journalOrder(u"åSE \"q\" 3"_s)), (std::vector<qint64>{3}));
    QCOMPARE(must(fixture.views.journalOrder(u"22 2"_s)), (std::vector<qint64>{2}));
    QVERIFY(must(fixture.views.journalOrder(u"ase"_s)).empty());
    const std::vector<JournalRow> rows = must(fixture.views.journalRows({3, 99, 1}));
    QCOMPARE(rows.size(), std::size_t(2));
    QCOMPARE(rows[0].recordId, u"r3"_s);
    QCOMPARE(rows[1].recordId, u"r1"_s);
}

void TestHistory::keepsRuns()
{
    StoreFixture fixture;
    RunRow run;
    run.startedAt = 10;
    run.trigger = u"operator"_s;
    run.id = must(fixture.runs.begin(run.trigger, run.startedAt));
    QCOMPARE(must(fixture.views.runs(5)).first().status, u"running"_s);
    run.endedAt = 20;
    run.status = u"failed"_s;
    run.error = u"no network"_s;
    run.counts = {{1, {7, 1, 2, 1, 1, 1, 1}}, {2, {}}};
    run.calls = 12;
    must(fixture.runs.end(run));
    QCOMPARE(must(fixture.views.runs(5)), QList<RunRow>{run});
    QCOMPARE(must(fixture.views.summary()).lastRun, std::optional(run));
}

void TestHistory::runThatDiedIsInterrupted()
{
    StoreFixture fixture;
    must(fixture.runs.begin(u"operator"_s, 1));
    const qint64 second = must(fixture.runs.begin(u"operator"_s, 2));
    const QList<RunRow> runs = must(fixture.views.runs(1));
    QCOMPARE(runs.size(), 1);
    QCOMPARE(runs.first().id, second);
    QCOMPARE(must(fixture.views.runs(2)).last().status, u"interrupted"_s);
    QCOMPARE(must(fixture.views.runs(2)).last().endedAt, 0);
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
