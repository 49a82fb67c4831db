#include "core/store/ingest.h"

#include "core/domain/fingerprint.h"
#include "core/store/codec.h"
#include "core/store/fold.h"
#include "core/store/linkentries.h"

namespace samband {

using namespace Qt::StringLiterals;

namespace {

QString idList(const std::vector<Record> &records)
{
    QString json;
    json.reserve(static_cast<qsizetype>(records.size()) * 16);
    for (const Record &record : records) {
        json += json.isEmpty() ? u'[' : u',';
        json += quoted(record.id);
    }
    return json.isEmpty() ? u"[]"_s : json + u']';
}

/// What a quick search looks at: title first, then id and values, all folded.
QString searchText(const QString &titleKey, const Record &record)
{
    QString text = record.id;
    for (const QString &value : record.fields) {
        text += u'\n';
        text += value;
    }
    return titleKey + u'\n' + folded(text);
}

} // namespace

Ingest::Ingest(Workspace &workspace, int datatype, const Roles &roles)
    : m_sql(workspace)
    , m_workspace(workspace)
    , m_datatype(datatype)
    , m_roles(roles)
    , m_keys(m_sql, datatype)
{
}

QHash<QString, Ingest::Known> Ingest::knownOf(const std::vector<Record> &records)
{
    QHash<QString, Known> known;
    known.reserve(static_cast<qsizetype>(records.size()));
    const QString ids = idList(records);
    m_sql.each(u"SELECT remote_id, id, fingerprint, present, refs, name_key, modified FROM record "
               "WHERE datatype = :datatype AND remote_id IN (SELECT value FROM json_each(:ids))"_s,
        {{u":datatype"_s, m_datatype}, {u":ids"_s, ids}}, [&](const Prepared &row) {
            known.insert(row.text(0),
                {row.number(1), row.number(2), row.flag(3), row.text(4),
                    row.isNull(5) ? std::nullopt : std::optional(row.number(5)), row.number(6)});
        });
    // An id that was absorbed by a merge may still come from a lagging index: it is no record any more.
    m_sql.each(u"SELECT remote_id FROM record_alias "
               "WHERE datatype = :datatype AND remote_id IN (SELECT value FROM json_each(:ids))"_s,
        {{u":datatype"_s, m_datatype}, {u":ids"_s, ids}}, [&](const Prepared &row) { known[row.text(0)].id = -1; });
    return known;
}

void Ingest::take(const std::vector<Record> &records)
{
    QHash<QString, Known> known = knownOf(records);
    Prepared insert(m_workspace,
        u"INSERT INTO record(datatype, remote_id, present, fingerprint, name_key, created, modified, title, title_key, "
        "refs, fields, search) VALUES(:datatype, :remote, 1, :print, :name, :created, :modified, :title, :titlekey, "
        ":refs, :fields, :search)"_s);
    Prepared update(m_workspace,
        u"UPDATE record SET present = 1, fingerprint = :print, name_key = :name, created = :created, "
        "modified = :modified, title = :title, title_key = :titlekey, refs = :refs, fields = :fields, "
        "search = :search WHERE id = :id"_s);
    for (const Record &record : records) {
        if (!m_sql.ok())
            return;
        const auto found = known.constFind(record.id);
        const qint64 before = found == known.cend() ? 0 : found->id;
        if (before == -1 || record.presence == Presence::Unknown)
            continue;
        takeOne(record, before == 0 ? nullptr : &*found, insert, update);
        if (m_sql.ok() && before == 0 && record.presence == Presence::Present) // a page may hold a record twice
            known.insert(record.id,
                {m_seen.back(), fingerprint(record.fields), true, toJson(record.refs), {}, record.modifiedAt});
    }
    followMerges(records);
}

void Ingest::takeOne(const Record &record, const Known *known, Prepared &insert, Prepared &update)
{
    if (record.presence == Presence::Absent) {
        if (known && known->present)
            markAbsent(*known);
        return;
    }
    if (!known)
        return insertRecord(record, insert);
    m_seen.push_back(known->id);
    if (!known->present || known->fingerprint != fingerprint(record.fields) || known->refs != toJson(record.refs))
        updateRecord(record, *known, update);
    else if (record.modifiedAt > 0 && record.modifiedAt != known->modified) // something that no flow reads
        m_sql.run(u"UPDATE record SET modified = :modified WHERE id = :id"_s,
            {{u":modified"_s, record.modifiedAt}, {u":id"_s, known->id}});
}

Ingest::Names Ingest::namesOf(const Record &record) const
{
    const QString key = nameKeyOf(m_roles, record.fields);
    return {titleOf(m_roles, record.fields), key.isEmpty() ? QVariant() : QVariant(fingerprint(key))};
}

void Ingest::bindRecord(Prepared &statement, const Record &record, qint64 print, const QString &refs, bool mayName)
{
    const Names names = namesOf(record);
    const QString titleKey = folded(names.title);
    if (mayName && !names.key.isNull())
        m_names.insert(names.key.toLongLong());
    auto text = [](const QString &value) { return value.isNull() ? u""_s : value; };
    statement.bind(u":print"_s, print).bind(u":name"_s, names.key).bind(u":created"_s, record.createdAt);
    statement.bind(u":modified"_s, record.modifiedAt).bind(u":title"_s, text(names.title));
    statement.bind(u":titlekey"_s, text(titleKey)).bind(u":refs"_s, refs).bind(u":fields"_s, toJson(record.fields));
    statement.bind(u":search"_s, searchText(titleKey, record));
}

void Ingest::insertRecord(const Record &record, Prepared &insert)
{
    insert.bind(u":datatype"_s, m_datatype).bind(u":remote"_s, record.id);
    bindRecord(insert, record, fingerprint(record.fields), toJson(record.refs), false);
    m_sql.then(insert.exec());
    if (!m_sql.ok())
        return;
    m_seen.push_back(insert.insertedId());
    if (m_keys.isUsed())
        m_keys.store(m_seen.back(), record.fields, {});
    if (!record.refs.isEmpty())
        storeRefs(m_seen.back(), record);
}

void Ingest::updateRecord(const Record &record, const Known &known, Prepared &update)
{
    const QString refs = toJson(record.refs);
    bindRecord(update, record, fingerprint(record.fields), refs, true);
    m_sql.then(update.bind(u":id"_s, known.id).exec());
    m_changed.push_back(known.id);
    if (known.nameKey)
        m_names.insert(*known.nameKey);
    storeKeys(known.id, record);
    if (!known.present)
        m_sql.run(u"INSERT INTO presence_change(record) VALUES(:record)"_s, {{u":record"_s, known.id}});
    if (known.refs != refs)
        storeRefs(known.id, record);
}

void Ingest::markAbsent(const Known &known)
{
    m_sql.run(u"UPDATE record SET present = 0 WHERE id = :id"_s, {{u":id"_s, known.id}});
    m_sql.run(u"INSERT INTO presence_change(record) VALUES(:record)"_s, {{u":record"_s, known.id}});
    m_changed.push_back(known.id);
    if (known.nameKey)
        m_names.insert(*known.nameKey);
    m_shared.merge(m_keys.stored(known.id));
}

/// Those that share a key with the record as it was, and as it is now, are to be compared again.
void Ingest::storeKeys(qint64 record, const Record &data)
{
    if (!m_keys.isUsed())
        return;
    std::set<qint64> before = m_keys.stored(record);
    m_shared.merge(m_keys.store(record, data.fields, before));
    m_shared.merge(before);
}

void Ingest::storeRefs(qint64 record, const Record &data)
{
    m_sql.run(u"DELETE FROM record_ref WHERE record = :record"_s, {{u":record"_s, record}});
    for (auto ref = data.refs.cbegin(); ref != data.refs.cend(); ++ref)
        m_sql.run(u"INSERT OR REPLACE INTO record_ref VALUES(:record, :type, :remote)"_s,
            {{u":record"_s, record}, {u":type"_s, typeKey(ref.key())}, {u":remote"_s, *ref}});
}

void Ingest::followMerges(const std::vector<Record> &records)
{
    for (const Record &record : records) {
        if (record.aliases.isEmpty() || record.presence != Presence::Present || !m_sql.ok())
            continue;
        const qint64 survivor =
            m_sql.number(u"SELECT id FROM record WHERE datatype = :datatype AND remote_id = :remote"_s,
                {{u":datatype"_s, m_datatype}, {u":remote"_s, record.id}});
        for (const QString &alias : record.aliases) {
            if (alias != record.id && survivor != 0)
                followMerge(survivor, alias);
        }
    }
}

void Ingest::followMerge(qint64 survivor, const QString &alias)
{
    m_sql.run(u"INSERT INTO record_alias VALUES(:datatype, :remote, :record) ON CONFLICT DO UPDATE "
              "SET record = excluded.record WHERE record IS NOT excluded.record"_s,
        {{u":datatype"_s, m_datatype}, {u":remote"_s, alias}, {u":record"_s, survivor}});
    if (m_sql.changed() == 0) // known from an earlier read
        return;
    const qint64 absorbed = m_sql.number(u"SELECT id FROM record WHERE datatype = :datatype AND remote_id = :remote"_s,
        {{u":datatype"_s, m_datatype}, {u":remote"_s, alias}});
    if (absorbed == 0)
        return;
    m_sql.run(u"UPDATE record_alias SET record = :survivor WHERE record = :absorbed"_s,
        {{u":survivor"_s, survivor}, {u":absorbed"_s, absorbed}});
    struct Found {
        qint64 link;
        qint64 flow;
        bool isSource;
        bool isPair;
    };
    QList<Found> links;
    m_sql.each(
        u"SELECT id, flow, source IS :record, source IS NOT NULL AND target IS NOT NULL FROM link "
        "WHERE source = :record UNION ALL SELECT id, flow, 0, source IS NOT NULL FROM link WHERE target = :record"_s,
        {{u":record"_s, absorbed}}, [&](const Prepared &row) {
            links.append({row.number(0), row.number(1), row.flag(2), row.flag(3)});
        });
    for (const Found &found : std::as_const(links))
        moveLink(found.link, found.flow, survivor, found.isSource, found.isPair);
    m_changed.push_back(survivor);
    m_changed.push_back(absorbed);
    m_sql.run(u"UPDATE record SET present = 0 WHERE id = :id"_s, {{u":id"_s, absorbed}});
    m_sql.run(u"INSERT INTO presence_change(record) VALUES(:record)"_s, {{u":record"_s, absorbed}});
}

void Ingest::moveLink(qint64 link, qint64 flow, qint64 survivor, bool isSource, bool isPair)
{
    if (!isPair) // the survivor has a row of its own, or gets one; this one goes with its record
        return;
    const QString side = isSource ? u"source"_s : u"target"_s;
    // A lone row of the survivor gives way, unless a write for it is under way.
    m_sql.run(u"DELETE FROM link WHERE flow = :flow AND %1 = :survivor AND (source IS NULL OR target IS NULL) "
              "AND NOT EXISTS(SELECT 1 FROM intent WHERE intent.link = link.id AND status = 'open')"_s.arg(side),
        {{u":flow"_s, flow}, {u":survivor"_s, survivor}});
    if (isSource)
        noteRows(m_sql, flow, -m_sql.changed());
    m_sql.run(u"UPDATE link SET %1 = :survivor WHERE id = :link AND NOT EXISTS(SELECT 1 FROM link AS taken "
              "WHERE taken.flow = :flow AND taken.%1 = :survivor)"_s.arg(side),
        {{u":survivor"_s, survivor}, {u":link"_s, link}, {u":flow"_s, flow}});
}

void Ingest::markSeen()
{
    if (m_seen.empty())
        return;
    m_sql.run(u"INSERT OR IGNORE INTO sweep_seen(datatype, record) SELECT :datatype, value FROM json_each(:ids)"_s,
        {{u":datatype"_s, m_datatype}, {u":ids"_s, toJson(m_seen)}});
}

void Ingest::markTouched()
{
    if (!m_changed.empty()) {
        for (const QString &side : {u"source"_s, u"target"_s}) {
            // A change on either side is a new situation: what failed before is tried again at once.
            m_sql.run(u"UPDATE link SET marked = 1, attempts = 0, retry_at = 0 WHERE source IS NOT NULL "
                      "AND (marked = 0 OR attempts > 0) AND %1 IN (SELECT value FROM json_each(:ids))"_s.arg(side),
                {{u":ids"_s, toJson(m_changed)}});
        }
    }
    markAlike();
}

void Ingest::markAlike()
{
    if (m_names.empty() && m_shared.empty())
        return;
    const QString names = toJson(std::vector<qint64>(m_names.begin(), m_names.end()));
    const QString byName = u"SELECT id FROM record WHERE name_key IN (SELECT value FROM json_each(:names))"_s;
    const QString mark = u"UPDATE link SET marked = 1 WHERE target IS NULL AND marked = 0 AND source IN (%1)"_s;
    if (!m_keys.isUsed()) {
        m_sql.run(mark.arg(byName), {{u":names"_s, names}});
        return;
    }
    const QString keys = toJson(std::vector<qint64>(m_shared.begin(), m_shared.end()));
    const QString byKey = u"SELECT record FROM merge_key WHERE key IN (SELECT value FROM json_each(:keys))"_s;
    // And who claims the same records as these: they may share nothing themselves.
    m_sql.run(mark.arg(alikeTo(byName + u" UNION "_s + byKey)), {{u":names"_s, names}, {u":keys"_s, keys}});
}

} // namespace samband
