#include "core/store/runstore.h"

#include "core/store/codec.h"
#include "core/store/journal.h"
#include "core/store/workspace.h"

#include <QCoreApplication>

namespace samband {

using namespace Qt::StringLiterals;

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
    sql.each(u"SELECT "_s + journalColumns() + u", previous_hash, hash, search FROM journal ORDER BY id"_s, {},
        [&](const Prepared &row) {
            if (broken)
                return;
            const JournalRow line = journalRowFrom(row);
            const QByteArray hash = row.bytes(14);
            if (line.id != expected || row.bytes(13) != previous || hash != journalHash(previous, line)
                || row.text(15) != journalSearchText(line))
                broken = expected;
            previous = hash;
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

} // namespace samband
