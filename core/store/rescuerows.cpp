#include "core/store/rescuerows.h"

#include "core/domain/fingerprint.h"
#include "core/store/codec.h"
#include "core/store/fold.h"
#include "core/store/journal.h"
#include "core/store/salvage.h"
#include "core/store/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

using RowValues = QMap<QString, QVariant>;
using RowTaken = std::function<void(RowValues &, bool &)>;

/// What an index tells of a record or link: a second place beside the table.
struct Told {
    qint64 first = 0; ///< datatype; source record
    qint64 second = 0; ///< target record
    qint64 flow = 0;
    QString remoteId;
    bool found = false; ///< in the table as well
};

class Carrier {
public:
    Carrier(Salvage &salvage, Workspace &workspace, const QString &folder)
        : m_salvage(salvage)
        , m_workspace(workspace)
        , m_sql(workspace)
        , m_folder(folder)
    {
    }

    Result<RescueReport> carry();

private:
    QStringList columns(const QString &table);
    bool each(const QString &table, const QStringList &keys, const RowTaken &take);
    void table(const QString &name, const QStringList &keys, const RowTaken &take);
    bool insert(const QString &name, const RowValues &row);
    void exported(QFile &file, const RowValues &row);
    void records();
    void links();
    void journal();
    void choices();
    void keepNumbers();
    void forgetReading();

    Salvage &m_salvage;
    Workspace &m_workspace;
    Sql m_sql;
    QString m_folder;
    RescueReport m_report;
    QHash<qint64, Told> m_records;
    QHash<qint64, Told> m_links;
    QSet<qint64> m_kept; ///< records in the new workspace
    QSet<qint64> m_whole; ///< records whose contents are whole
    qint64 m_lastLink = 0; ///< the highest id of a row that anything tells of
};

const RowTaken asItIs = [](RowValues &, bool &) {};

QStringList Carrier::columns(const QString &table)
{
    // Only what both know: the damaged file may be of an older version.
    const QStringList there = m_salvage.columns(table);
    QStringList both;
    m_sql.each(u"SELECT name FROM pragma_table_info('%1')"_s.arg(table), {}, [&](const Prepared &row) {
        if (there.contains(row.text(0)))
            both.append(row.text(0));
    });
    return both;
}

bool Carrier::insert(const QString &name, const RowValues &row)
{
    const QStringList columns = row.keys();
    Prepared statement(m_workspace,
        u"INSERT OR IGNORE INTO %1(%2) VALUES(:%3)"_s.arg(name, columns.join(u", "_s), columns.join(u", :"_s)));
    for (auto value = row.cbegin(); value != row.cend(); ++value)
        statement.bind(u':' + value.key(), *value);
    const Status done = statement.exec();
    m_sql.then(done);
    const bool isIn = done.ok() && statement.changed() > 0; // a value that the table refuses is damage
    m_report.kept[name] += isIn ? 1 : 0;
    return isIn;
}

void Carrier::exported(QFile &file, const RowValues &row)
{
    QJsonObject object;
    for (auto value = row.cbegin(); value != row.cend(); ++value) {
        const bool isBytes = value->typeId() == QMetaType::QByteArray;
        object.insert(value.key(),
            isBytes ? QJsonValue(QString::fromLatin1(value->toByteArray().toHex())) : QJsonValue::fromVariant(*value));
    }
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    if (file.write(line) != line.size())
        m_sql.fail(ErrorKind::Workspace,
            QCoreApplication::translate("Workspace", "%1 cannot be written (%2). Free some space and rescue again.")
                .arg(QDir::toNativeSeparators(file.fileName()), file.errorString()));
}

bool Carrier::each(const QString &table, const QStringList &keys, const RowTaken &take)
{
    QFile file(QDir(m_folder).filePath(table + u".jsonl"_s));
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner)) {
        m_sql.fail(ErrorKind::Workspace, file.errorString());
        return false;
    }
    const QStringList names = columns(table);
    const auto row = [&](const QVariantList &values) {
        if (!m_sql.ok())
            return;
        RowValues named;
        for (qsizetype i = 0; i < names.size(); ++i)
            named.insert(names.at(i), values.at(i));
        exported(file, named);
        bool isTaken = true;
        take(named, isTaken);
        if (isTaken)
            insert(table, named);
    };
    const bool whole = !names.isEmpty()
        && (keys.isEmpty() ? m_salvage.byId(table, names, row)
                           : m_salvage.fromBothEnds(names.join(u", "_s) + u" FROM "_s + table, keys, row));
    if (!file.flush())
        m_sql.fail(ErrorKind::Workspace, file.errorString());
    return whole;
}

void Carrier::table(const QString &name, const QStringList &keys, const RowTaken &take)
{
    if (!each(name, keys, take))
        m_report.incomplete.append(name);
}

void Carrier::records()
{
    m_salvage.fromBothEnds(u"datatype, remote_id, id FROM record INDEXED BY sqlite_autoindex_record_1"_s,
        {u"datatype"_s, u"remote_id"_s}, [&](const QVariantList &row) {
            m_records.insert(row.at(2).toLongLong(), {row.at(0).toLongLong(), 0, 0, row.at(1).toString()});
        });
    table(u"record"_s, {}, [&](RowValues &row, bool &take) {
        const qint64 id = row.value(u"id"_s).toLongLong();
        Told &told = m_records[id];
        told.found = true;
        const QString remoteId = row.value(u"remote_id"_s).toString();
        if (told.remoteId.isEmpty())
            told = {row.value(u"datatype"_s).toLongLong(), 0, 0, remoteId, true};
        take = told.remoteId == remoteId && told.first == row.value(u"datatype"_s).toLongLong() && !remoteId.isEmpty();
        if (!std::exchange(take, false))
            return;
        const bool isWhole =
            fingerprint(fieldsFrom(row.value(u"fields"_s).toString())) == row.value(u"fingerprint"_s).toLongLong();
        if (!isWhole)
            row[u"fingerprint"_s] = 0; // the next read brings it again
        if (!insert(u"record"_s, row))
            return;
        m_kept.insert(id);
        if (isWhole)
            m_whole.insert(id);
        const QMap<QString, QString> refs = fieldsFrom(row.value(u"refs"_s).toString());
        for (auto ref = refs.cbegin(); ref != refs.cend(); ++ref)
            insert(u"record_ref"_s, {{u"record"_s, id}, {u"type_key"_s, typeKey(ref.key())}, {u"remote_id"_s, *ref}});
    });
    for (auto told = m_records.cbegin(); told != m_records.cend(); ++told) {
        if (told->found)
            continue;
        const bool isIn = insert(u"record"_s,
            {{u"id"_s, told.key()}, {u"datatype"_s, told->first}, {u"remote_id"_s, told->remoteId}, {u"present"_s, 1},
                {u"fingerprint"_s, 0}, {u"created"_s, 0}, {u"modified"_s, 0}, {u"title"_s, u""_s},
                {u"title_key"_s, u""_s}, {u"refs"_s, u""_s}, {u"fields"_s, u"{}"_s}, {u"search"_s, u""_s}});
        if (isIn)
            m_kept.insert(told.key());
    }
}

void Carrier::links()
{
    for (const bool isSource : {true, false}) {
        const QString side = isSource ? u"source"_s : u"target"_s;
        m_salvage.fromBothEnds(u"%1, flow, id FROM link INDEXED BY link_%1 WHERE %1 IS NOT NULL"_s.arg(side),
            {side, u"flow"_s}, [&](const QVariantList &row) {
                Told &told = m_links[row.at(2).toLongLong()];
                (isSource ? told.first : told.second) = row.at(0).toLongLong();
                told.flow = row.at(1).toLongLong();
            });
    }
    const auto isKept = [&](qint64 record) { return record == 0 || m_kept.contains(record); };
    table(u"link"_s, {}, [&](RowValues &row, bool &take) {
        Told &told = m_links[row.value(u"id"_s).toLongLong()];
        told.found = true;
        const qint64 source = row.value(u"source"_s).toLongLong();
        const qint64 target = row.value(u"target"_s).toLongLong();
        const bool differs = (told.first != 0 && told.first != source) || (told.second != 0 && told.second != target)
            || (told.flow != 0 && told.flow != row.value(u"flow"_s).toLongLong());
        take = !differs && isKept(source) && isKept(target);
        m_report.lostLinks += take ? 0 : 1;
        row[u"marked"_s] = source != 0 ? 1 : 0;
        if (source != 0 && target != 0 && !(m_whole.contains(source) && m_whole.contains(target))) {
            row[u"base"_s] = u""_s;
            m_report.withoutBase += take ? 1 : 0;
        }
    });
    for (auto told = m_links.cbegin(); told != m_links.cend(); ++told) {
        if (told->found)
            continue;
        // Of a row that only its indexes tell of, a lone one is found again by itself.
        if (told->first == 0 || told->second == 0 || !isKept(told->first) || !isKept(told->second)) {
            ++m_report.lostLinks;
            continue;
        }
        ++m_report.withoutBase;
        insert(u"link"_s,
            {{u"id"_s, told.key()}, {u"flow"_s, told->flow}, {u"source"_s, told->first}, {u"target"_s, told->second},
                {u"state"_s, rankOf(LinkState::Pending)}, {u"since"_s, 0}, {u"marked"_s, 1}, {u"reason"_s, u"[]"_s}});
    }
}

/// What people said about rows that are still there, and about records that are away for a time.
void Carrier::choices()
{
    const auto number = [](const RowValues &row, const QString &name) { return row.value(name).toLongLong(); };
    QSet<qint64> away;
    table(u"lone_memory"_s, {u"flow"_s, u"record"_s}, [&](RowValues &row, bool &take) {
        take = m_kept.contains(number(row, u"record"_s));
        if (take)
            away.insert(number(row, u"link"_s));
        m_lastLink = std::max(m_lastLink, number(row, u"link"_s));
    });
    table(u"resolution"_s, {u"link"_s, u"property"_s}, [&](RowValues &row, bool &take) {
        const qint64 link = number(row, u"link"_s);
        m_lastLink = std::max(m_lastLink, link);
        take = away.contains(link)
            || m_sql.number(u"SELECT EXISTS(SELECT 1 FROM link WHERE id = :id)"_s, {{u":id"_s, link}}) != 0;
    });
}

void Carrier::journal()
{
    QHash<qint64, Base> bases;
    const bool all = m_salvage.fromBothEnds(u"journal, base FROM journal_base"_s, {u"journal"_s},
        [&](const QVariantList &row) { bases.insert(row.at(0).toLongLong(), baseFrom(row.at(1).toString())); });
    if (!all && !m_salvage.columns(u"journal_base"_s).isEmpty())
        m_report.incomplete.append(u"journal_base"_s);
    // Bound into a new chain: what is left is in order, and nothing can be slipped in afterwards.
    table(u"journal"_s, {}, [&](RowValues &row, bool &take) {
        take = false;
        const auto number = [&](const char *name) { return row.value(QLatin1StringView(name)).toLongLong(); };
        const auto text = [&](const char *name) { return row.value(QLatin1StringView(name)).toString(); };
        appendJournal(m_sql,
            {{0, number("at"), number("run"), number("link"), number("flow"), text("kind"),
                fromText<Side>(text("side")), text("record_id"), text("title"), fieldsFrom(text("before")),
                fieldsFrom(text("after")), reasonFrom(text("reason")), text("who"), bases.value(number("id"))}});
        m_lastLink = std::max(m_lastLink, number("link"));
        ++m_report.kept[u"journal"_s];
    });
}

/// The id of a row that was lost is not given to another one, which would inherit its history.
void Carrier::keepNumbers()
{
    qint64 last = m_lastLink;
    m_salvage.fromBothEnds(u"name, seq FROM sqlite_sequence"_s, {u"name"_s}, [&](const QVariantList &row) {
        if (row.at(0).toString() == "link"_L1)
            last = std::max(last, row.at(1).toLongLong());
    });
    m_sql.run(u"INSERT INTO sqlite_sequence(name, seq) SELECT 'link', 0 WHERE NOT EXISTS(SELECT 1 FROM sqlite_sequence "
              "WHERE name = 'link')"_s);
    m_sql.run(u"UPDATE sqlite_sequence SET seq = max(seq, :last) WHERE name = 'link'"_s, {{u":last"_s, last}});
}

void Carrier::forgetReading()
{
    m_sql.run(u"UPDATE datatype SET cursor = '', full = 0, started = 0, since = 0, complete = 0"_s);
    // Merge keys are not carried over either: without a plan the first run makes them anew.
    m_sql.run(u"UPDATE flow SET records_seen = 0, presence_seen = 0, key_plan = ''"_s);
    // A flow without a completed run asks before it creates: what was lost may stand on the other side already.
    if (!m_report.isComplete())
        m_sql.run(u"DELETE FROM setting WHERE key LIKE 'completed/%'"_s);
}

Result<RescueReport> Carrier::carry()
{
    const Status done = m_workspace.transaction([&] {
        for (const QString &name : {u"flow"_s, u"property"_s, u"datatype"_s})
            table(name, {}, asItIs);
        table(u"setting"_s, {u"key"_s}, asItIs);
        table(u"connection"_s, {u"side"_s}, asItIs);
        if (m_sql.ok() && m_report.incomplete.contains(u"flow"_s))
            m_sql.fail(ErrorKind::Workspace,
                QCoreApplication::translate("Workspace",
                    "The flows of this workspace cannot be read, so its links belong to nothing. It was left as it is. "
                    "Restore it from a backup."));
        records();
        table(u"record_alias"_s, {u"datatype"_s, u"remote_id"_s}, asItIs);
        links();
        table(u"never_link"_s, {u"flow"_s, u"source"_s, u"target"_s}, asItIs);
        choices();
        table(u"intent"_s, {}, asItIs);
        table(u"run"_s, {}, asItIs);
        table(u"run_flow"_s, {u"run"_s, u"flow"_s}, asItIs);
        journal();
        keepNumbers();
        forgetReading();
        return m_sql.status();
    });
    if (!done.ok())
        return done.error();
    m_report.incomplete.removeDuplicates();
    return m_report;
}

} // namespace

Result<RescueReport> carryOver(Salvage &salvage, Workspace &workspace, const QString &exportFolder)
{
    return Carrier(salvage, workspace, exportFolder).carry();
}

} // namespace samband
