#include "core/store/recordstore.h"

#include "core/store/codec.h"
#include "core/store/ingest.h"
#include "core/store/mergekeys.h"
#include "core/store/recordrow.h"
#include "core/store/workspace.h"

#include <QCoreApplication>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

ReadState readStateOf(Sql &sql, int datatype)
{
    ReadState state;
    sql.each(u"SELECT id, cursor, full, started, since, complete FROM datatype WHERE id = :id"_s,
        {{u":id"_s, datatype}}, [&](const Prepared &row) {
            state = {
                static_cast<int>(row.number(0)), row.text(1), row.flag(2), row.number(3), row.number(4), row.number(5)};
        });
    return state;
}

/// Records of the datatype that the full read did not come by are gone.
void findGone(Sql &sql, int datatype)
{
    const qint64 before = sql.number(u"SELECT max(id) FROM presence_change"_s);
    sql.run(
        u"INSERT INTO presence_change(record) SELECT id FROM record WHERE datatype = :datatype AND present = 1 "
        "AND NOT EXISTS(SELECT 1 FROM sweep_seen AS seen WHERE seen.datatype = :datatype AND seen.record = record.id)"_s,
        {{u":datatype"_s, datatype}});
    if (!sql.ok() || sql.changed() == 0)
        return;
    const QString gone = u"(SELECT record FROM presence_change WHERE id > :before)"_s;
    sql.run(u"UPDATE record SET present = 0 WHERE id IN "_s + gone, {{u":before"_s, before}});
    for (const QString &side : {u"source"_s, u"target"_s})
        sql.run(u"UPDATE link SET marked = 1, attempts = 0, retry_at = 0 WHERE source IS NOT NULL AND "_s + side
                + u" IN "_s + gone,
            {{u":before"_s, before}});
    sql.run(u"UPDATE link SET marked = 1 WHERE target IS NULL AND marked = 0 AND source IN (%1)"_s.arg(
                rivalsOf(sql, u"SELECT record FROM presence_change WHERE id > :before"_s)),
        {{u":before"_s, before}});
}

} // namespace

Result<ReadState> RecordStore::readState(Side side, const QString &datatype)
{
    Sql sql(m_workspace);
    const QString find = u"SELECT id FROM datatype WHERE side = :side AND name = :name"_s;
    qint64 id = sql.number(find, {{u":side"_s, toText(side)}, {u":name"_s, datatype}});
    if (sql.ok() && id == 0) {
        sql.run(u"INSERT INTO datatype(side, name) VALUES(:side, :name)"_s,
            {{u":side"_s, toText(side)}, {u":name"_s, datatype}});
        id = sql.insertedId();
    }
    const ReadState state = readStateOf(sql, static_cast<int>(id));
    if (!sql.ok())
        return sql.error();
    return state;
}

Status RecordStore::beginRead(int datatype, bool full, qint64 now)
{
    return m_workspace.transaction([&] {
        Sql sql(m_workspace);
        sql.run(u"DELETE FROM sweep_seen WHERE datatype = :id"_s, {{u":id"_s, datatype}});
        sql.run(u"UPDATE datatype SET cursor = '', full = :full, started = :now WHERE id = :id"_s,
            {{u":full"_s, full}, {u":now"_s, now}, {u":id"_s, datatype}});
        return sql.status();
    });
}

Status RecordStore::ingest(
    int datatype, const Roles &roles, const std::vector<Record> &records, const QString &nextCursor)
{
    // A page lost in a power cut is read again: its cursor is lost with it.
    return m_workspace.transaction(
        [&] {
            Sql sql(m_workspace);
            const ReadState state = readStateOf(sql, datatype);
            Ingest ingest(m_workspace, datatype, roles);
            ingest.take(records);
            if (state.full && state.startedAt != 0)
                ingest.markSeen();
            ingest.markTouched();
            sql.then(ingest.status());
            sql.run(u"UPDATE datatype SET cursor = :cursor WHERE id = :id AND cursor IS NOT :cursor"_s,
                {{u":cursor"_s, nextCursor}, {u":id"_s, datatype}});
            return sql.status();
        },
        Workspace::Durability::Fast);
}

Result<bool> RecordStore::hasMoreThan(int datatype, int records) const
{
    Sql sql(m_workspace);
    const qint64 found =
        sql.number(u"SELECT count(*) FROM (SELECT 1 FROM record WHERE datatype = :datatype LIMIT :limit)"_s,
            {{u":datatype"_s, datatype}, {u":limit"_s, qint64(records) + 1}});
    if (!sql.ok())
        return sql.error();
    return found > records;
}

Status RecordStore::endRead(int datatype, qint64 now, qint64 ahead)
{
    return m_workspace.transaction([&] {
        Sql sql(m_workspace);
        const ReadState state = readStateOf(sql, datatype);
        if (sql.ok() && state.startedAt == 0)
            sql.fail(ErrorKind::BadInput,
                QCoreApplication::translate(
                    "Workspace", "No read of these records is under way, so it cannot end. Start the run again."));
        if (state.full)
            findGone(sql, datatype);
        sql.run(u"DELETE FROM sweep_seen WHERE datatype = :id"_s, {{u":id"_s, datatype}});
        sql.run(u"UPDATE datatype SET cursor = '', full = 0, since = max(1, started + :ahead), started = 0, "
                "complete = :now WHERE id = :id"_s,
            {{u":ahead"_s, ahead}, {u":now"_s, now}, {u":id"_s, datatype}});
        return sql.status();
    });
}

Status RecordStore::observe(int datatype, const Roles &roles, const std::vector<Record> &records)
{
    return m_workspace.transaction([&] {
        Sql sql(m_workspace);
        const ReadState state = readStateOf(sql, datatype);
        Ingest ingest(m_workspace, datatype, roles);
        ingest.take(records);
        // A record made while a full read is under way may lie on a page that has passed.
        if (state.full && state.startedAt != 0)
            ingest.markSeen();
        ingest.markTouched();
        return sql.then(ingest.status()).status();
    });
}

Result<StoredRecord> RecordStore::record(qint64 id) const
{
    StoredRecord found;
    Sql sql(m_workspace);
    sql.each(u"SELECT "_s + recordColumns(u"r"_s) + u" FROM record r WHERE r.id = :id"_s, {{u":id"_s, id}},
        [&](const Prepared &row) { found = storedRecord(row, 0); });
    if (!sql.ok())
        return sql.error();
    return found;
}

Result<QHash<qint64, QString>> RecordStore::titles(const std::vector<qint64> &ids) const
{
    QHash<qint64, QString> titles;
    Sql sql(m_workspace);
    sql.each(u"SELECT id, title FROM record WHERE id IN (SELECT value FROM json_each(:ids))"_s,
        {{u":ids"_s, toJson(ids)}}, [&](const Prepared &row) { titles.insert(row.number(0), row.text(1)); });
    if (!sql.ok())
        return sql.error();
    return titles;
}

Result<StoredRecord> RecordStore::find(int datatype, const QString &recordId) const
{
    Sql sql(m_workspace);
    qint64 id = sql.number(u"SELECT record FROM record_alias WHERE datatype = :datatype AND remote_id = :remote"_s,
        {{u":datatype"_s, datatype}, {u":remote"_s, recordId}});
    if (id == 0)
        id = sql.number(u"SELECT id FROM record WHERE datatype = :datatype AND remote_id = :remote"_s,
            {{u":datatype"_s, datatype}, {u":remote"_s, recordId}});
    if (!sql.ok())
        return sql.error();
    return record(id);
}

Result<RecordStore::IdPage> RecordStore::recordIds(int datatype, qint64 after, int limit) const
{
    IdPage page{{}, after};
    Sql sql(m_workspace);
    sql.each(u"SELECT id, remote_id FROM record WHERE +datatype = :datatype AND present = 1 AND id > :after "
             "ORDER BY id LIMIT :limit"_s,
        {{u":datatype"_s, datatype}, {u":after"_s, after}, {u":limit"_s, limit}}, [&](const Prepared &row) {
            page.last = row.number(0);
            page.ids.append(row.text(1));
        });
    if (!sql.ok())
        return sql.error();
    return page;
}

Result<RecordStore::IdPage> RecordStore::unseenIds(int datatype, qint64 after, int limit) const
{
    IdPage page{{}, after};
    Sql sql(m_workspace);
    sql.each(u"SELECT id, remote_id FROM record WHERE +datatype = :datatype AND present = 1 AND id > :after "
             "AND NOT EXISTS(SELECT 1 FROM sweep_seen AS seen WHERE seen.datatype = :datatype "
             "AND seen.record = record.id) ORDER BY id LIMIT :limit"_s,
        {{u":datatype"_s, datatype}, {u":after"_s, after}, {u":limit"_s, limit}}, [&](const Prepared &row) {
            page.last = row.number(0);
            page.ids.append(row.text(1));
        });
    if (!sql.ok())
        return sql.error();
    return page;
}

Result<std::vector<StoredRecord>> RecordStore::unlinkedSince(
    int datatype, qint64 flow, Side side, qint64 createdSince) const
{
    // A record without a creation time may be new as well: whoever looks for a lost create has to see it.
    std::vector<StoredRecord> found;
    Sql sql(m_workspace);
    sql.each(u"SELECT "_s + recordColumns(u"r"_s)
            + u" FROM record r WHERE r.datatype = :datatype AND r.present = 1 AND (r.created >= :since OR r.created = "
              u"0) "
              "AND NOT EXISTS(SELECT 1 FROM link l WHERE l.flow = :flow AND l.%1 = r.id "
              "AND l.source IS NOT NULL AND l.target IS NOT NULL) ORDER BY r.id"_s.arg(toText(side)),
        {{u":datatype"_s, datatype}, {u":since"_s, createdSince}, {u":flow"_s, flow}},
        [&](const Prepared &row) { found.push_back(storedRecord(row, 0)); });
    if (!sql.ok())
        return sql.error();
    return found;
}

} // namespace samband
