#include "core/store/runstore.h"

#include "core/store/codec.h"
#include "core/store/journal.h"
#include "core/store/setup.h"
#include "core/store/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QRandomGenerator>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 newestChecked = 64; ///< rows that every sparse check looks at
constexpr int othersChecked = 32; ///< further places

/// What follows journalColumns() where the chain is checked: the base only of lines that were bound with theirs.
const auto chainColumns = ", previous_hash, hash, search, "
                          "CASE WHEN id > (SELECT base_from FROM journal_head) THEN coalesce((SELECT b.base FROM "
                          "journal_base b WHERE b.journal = journal.id), '') ELSE '' END"_L1;

/// Whether a row is the one that comes next, as it was written.
bool continues(const Prepared &row, qint64 expected, const QByteArray &previous)
{
    JournalRow line = journalRowFrom(row);
    line.base = baseFrom(row.text(16));
    return line.id == expected && row.bytes(13) == previous && row.bytes(14) == journalHash(previous, line)
        && row.text(15) == journalSearchText(line);
}

struct Found {
    std::optional<qint64> broken; ///< the first row that was changed or is not there
    QByteArray hash; ///< of the last row
};

/// Checks the rows \a first to \a last against each other; where they begin is taken on trust.
Found checkRange(Sql &sql, qint64 first, qint64 last)
{
    Found found;
    if (first > 1)
        sql.each(u"SELECT previous_hash FROM journal WHERE id = :id"_s, {{u":id"_s, first}},
            [&](const Prepared &row) { found.hash = row.bytes(0); });
    qint64 expected = first;
    sql.each(u"SELECT "_s + journalColumns() + chainColumns
            + u" FROM journal WHERE id BETWEEN :first AND :last ORDER BY id"_s,
        {{u":first"_s, first}, {u":last"_s, last}}, [&](const Prepared &row) {
            if (!found.broken && !continues(row, expected, found.hash))
                found.broken = expected;
            found.hash = row.bytes(14);
            ++expected;
        });
    if (!found.broken && expected <= last)
        found.broken = expected;
    return found;
}

/// First and last rows of the parts of a journal with \a last rows that a sparse check looks at.
QList<std::pair<qint64, qint64>> sparseRanges(qint64 last, quint32 seed)
{
    QList<std::pair<qint64, qint64>> ranges;
    const qint64 older = std::max<qint64>(0, last - newestChecked);
    QRandomGenerator random(seed);
    for (int i = 0; i < othersChecked && older > 0; ++i) {
        const qint64 row = 1 + random.bounded(older);
        ranges.append({row, row});
    }
    if (last > 0)
        ranges.append({older + 1, last});
    return ranges;
}

} // namespace

Result<qint64> RunStore::begin(const QString &trigger, qint64 now)
{
    qint64 id = 0;
    const Status done = m_workspace.transaction([&] {
        Sql sql(m_workspace);
        sql.run(u"UPDATE run SET status = 'interrupted' WHERE status = 'running'"_s);
        sql.run(u"INSERT INTO run(started, trigger_by, status) VALUES(:now, :trigger, 'running')"_s,
            {{u":now"_s, now}, {u":trigger"_s, trigger}});
        id = sql.insertedId();
        return sql.status();
    });
    if (!done.ok())
        return done.error();
    return id;
}

Status RunStore::end(const RunRow &run)
{
    return m_workspace.transaction([&] {
        Sql sql(m_workspace);
        sql.run(u"UPDATE run SET ended = :ended, status = :status, error = :error, calls = :calls WHERE id = :id"_s,
            {{u":ended"_s, run.endedAt}, {u":status"_s, run.status}, {u":error"_s, run.error}, {u":calls"_s, run.calls},
                {u":id"_s, run.id}});
        for (auto flow = run.counts.cbegin(); flow != run.counts.cend(); ++flow)
            sql.run(u"INSERT OR REPLACE INTO run_flow VALUES(:run, :flow, :read, :unchanged, :written, :held, "
                    ":conflicting, :excluded, :failed)"_s,
                {{u":run"_s, run.id}, {u":flow"_s, flow.key()}, {u":read"_s, flow->read},
                    {u":unchanged"_s, flow->unchanged}, {u":written"_s, flow->written}, {u":held"_s, flow->held},
                    {u":conflicting"_s, flow->conflicting}, {u":excluded"_s, flow->excluded},
                    {u":failed"_s, flow->failed}});
        return sql.status();
    });
}

Status RunStore::noteTaken(qint64 run, const QList<qint64> &flows)
{
    return m_workspace.transaction([&]() -> Status {
        Setup setup(m_workspace);
        for (const qint64 flow : flows) {
            if (const Status saved = setup.saveSetting(takenKey(flow), QString::number(run)); !saved)
                return saved;
        }
        return Done{};
    });
}

QString takenKey(qint64 flow)
{
    return u"taken/%1"_s.arg(flow);
}

Status RunStore::append(const QList<JournalRow> &rows)
{
    return m_workspace.transaction([&] {
        Sql sql(m_workspace);
        appendJournal(sql, rows);
        return sql.status();
    });
}

Result<JournalRow> RunStore::journalRow(qint64 id) const
{
    JournalRow found;
    Sql sql(m_workspace);
    sql.each(u"SELECT "_s + journalColumns() + u" FROM journal WHERE id = :id"_s, {{u":id"_s, id}},
        [&](const Prepared &row) { found = journalRowFrom(row); });
    if (sql.ok() && found.id == 0)
        sql.fail(ErrorKind::BadInput,
            QCoreApplication::translate("Workspace", "There is no line %1 in the history. Look at the list again.")
                .arg(id));
    if (!sql.ok())
        return sql.error();
    return found;
}

Result<QList<JournalRow>> RunStore::history(qint64 run, qint64 link) const
{
    QList<JournalRow> rows;
    Sql sql(m_workspace);
    const QString select = u"SELECT "_s + journalColumns()
        + u", coalesce((SELECT b.base FROM journal_base b WHERE b.journal = journal.id), '') FROM journal WHERE "_s;
    const auto append = [&](const Prepared &row) {
        JournalRow line = journalRowFrom(row);
        line.base = baseFrom(row.text(13));
        rows << line;
    };
    if (run != 0 && link != 0)
        sql.each(select + u"run = :run AND link = :link ORDER BY id"_s, {{u":run"_s, run}, {u":link"_s, link}}, append);
    else if (run != 0)
        sql.each(select + u"run = :run ORDER BY id"_s, {{u":run"_s, run}}, append);
    else
        sql.each(select + u"link = :link ORDER BY id"_s, {{u":link"_s, link}}, append);
    if (!sql.ok())
        return sql.error();
    return rows;
}

Result<std::optional<qint64>> RunStore::brokenJournalRow() const
{
    std::optional<qint64> broken;
    qint64 expected = 1;
    QByteArray previous;
    Sql sql(m_workspace);
    sql.each(
        u"SELECT "_s + journalColumns() + chainColumns + u" FROM journal ORDER BY id"_s, {}, [&](const Prepared &row) {
            if (broken)
                return;
            if (!continues(row, expected, previous))
                broken = expected;
            previous = row.bytes(14);
            ++expected;
        });
    sql.each(u"SELECT id, hash FROM journal_head"_s, {}, [&](const Prepared &row) {
        if (!broken && (row.number(0) != expected - 1 || row.bytes(1) != previous))
            broken = expected - 1 < row.number(0) ? expected : expected - 1;
    });
    if (!sql.ok())
        return sql.error();
    return broken;
}

Result<std::optional<qint64>> RunStore::suspectJournalRow(quint32 seed) const
{
    std::optional<qint64> broken;
    // Others may write meanwhile: head and rows are of one moment.
    const Status done = m_workspace.transaction([&] {
        Sql sql(m_workspace);
        qint64 last = 0;
        QByteArray head;
        sql.each(u"SELECT id, hash FROM journal_head"_s, {}, [&](const Prepared &row) {
            last = row.number(0);
            head = row.bytes(1);
        });
        for (const auto &[from, to] : sparseRanges(last, seed)) {
            const Found found = checkRange(sql, std::max<qint64>(1, from - 1), to);
            broken = found.broken;
            if (!broken && to == last && found.hash != head)
                broken = last;
            if (broken)
                break;
        }
        const qint64 newest = sql.number(u"SELECT coalesce(max(id), 0) FROM journal"_s);
        if (!broken && newest > last)
            broken = last + 1;
        return sql.status();
    });
    if (!done.ok())
        return done.error();
    return broken;
}

Error journalChanged(const QString &path, qint64 row)
{
    return {ErrorKind::Workspace,
        QCoreApplication::translate("Workspace",
            "The history in the workspace %1 was changed from outside, at line %2 or before. Everything else goes on "
            "as "
            "usual. See how far it reaches: sambandctl --workspace %1 journal --check")
            .arg(QDir::toNativeSeparators(path))
            .arg(row)};
}

} // namespace samband
