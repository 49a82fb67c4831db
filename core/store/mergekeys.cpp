#include "core/store/mergekeys.h"

#include "core/domain/fingerprint.h"
#include "core/domain/match.h"
#include "core/store/codec.h"
#include "core/store/recordrow.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

QJsonArray planOf(const Flow &flow, const PerSide<QString> &part)
{
    const PropertyRules rules = rulesOfKey(flow, part);
    return {part.source, part.target, toText(rules.normaliser), rules.region};
}

/// A flow with just what its merge keys are made by.
Flow flowFrom(qint64 id, const QString &plan)
{
    Flow flow;
    flow.id = id;
    const QJsonArray keys = QJsonDocument::fromJson(plan.toUtf8()).array();
    for (const QJsonValue &value : keys) {
        MergeKey key;
        const QJsonArray parts = value.toArray();
        for (const QJsonValue &part : parts) {
            Mapping mapping;
            mapping.path = {part[0].toString(), part[1].toString()};
            mapping.rules.normaliser = fromText<Normaliser>(part[2].toString()).value_or(Normaliser::Text);
            mapping.rules.region = part[3].toString();
            key.parts.append(mapping.path);
            flow.mappings.append(mapping);
        }
        flow.mergeKeys.append(key);
    }
    return flow;
}

/// Keys are of one flow: the same value in another flow's key means nothing.
void addKeys(std::set<qint64> &keys, const Flow &flow, Side side, const Fields &fields)
{
    const QStringList texts = mergeKeysOf(flow, side, fields);
    for (const QString &text : texts)
        keys.insert(fingerprint(u"%1 "_s.arg(flow.id) + text));
}

const QString insertKey = u"INSERT OR IGNORE INTO merge_key(key, record, flow) VALUES(:key, :record, :flow)"_s;

QString pairColumns(const QString &group)
{
    return u"SELECT ls.id, n.%1, "_s.arg(group) + recordColumns(u"s"_s) + u", "_s + recordColumns(u"t"_s);
}

const QString askedRows = u"SELECT m.source FROM link m WHERE m.flow = :flow AND m.marked = 1 AND m.target IS NULL"_s;
/// No person said never.
const QString mayBeLinked = u"NOT EXISTS(SELECT 1 FROM never_link x WHERE x.flow = :flow AND x.source = s.id "
                            "AND x.target = t.id)"_s;

} // namespace

QString keyPlan(const Flow &flow)
{
    if (flow.mergeKeys.isEmpty() || !flow.rules.followDatatype.isEmpty())
        return {};
    QJsonArray keys;
    for (const MergeKey &key : flow.mergeKeys) {
        QJsonArray parts;
        for (const PerSide<QString> &part : key.parts)
            parts.append(planOf(flow, part));
        keys.append(parts);
    }
    return QString::fromUtf8(QJsonDocument(keys).toJson(QJsonDocument::Compact));
}

void refreshMergeKeys(Sql &sql, Workspace &workspace, const Flow &flow, const PerSide<int> &datatype, bool anew)
{
    const QString plan = keyPlan(flow);
    const QString before = sql.text(u"SELECT key_plan FROM flow WHERE id = :flow"_s, {{u":flow"_s, flow.id}});
    if (!sql.ok() || (plan == before && (plan.isEmpty() || !anew)))
        return;
    sql.run(u"DELETE FROM merge_key WHERE flow = :flow"_s, {{u":flow"_s, flow.id}});
    sql.run(u"UPDATE flow SET key_plan = :plan WHERE id = :flow"_s, {{u":plan"_s, plan}, {u":flow"_s, flow.id}});
    Prepared insert(workspace, insertKey);
    for (const Side side : bothSides) {
        if (plan.isEmpty())
            break;
        sql.each(u"SELECT id, fields FROM record WHERE datatype = :datatype AND present = 1"_s,
            {{u":datatype"_s, datatype[side]}}, [&](const Prepared &row) {
                std::set<qint64> keys;
                addKeys(keys, flow, side, fieldsFrom(row.text(1)));
                for (const qint64 key : keys)
                    sql.then(
                        insert.bind(u":key"_s, key).bind(u":record"_s, row.number(0)).bind(u":flow"_s, flow.id).exec());
            });
    }
    sql.run(u"UPDATE link SET marked = 1 WHERE flow = :flow AND marked = 0 AND source IS NOT NULL AND target IS NULL"_s,
        {{u":flow"_s, flow.id}});
}

MergeKeys::MergeKeys(Sql &sql, int datatype)
    : m_sql(sql)
{
    sql.each(u"SELECT id, key_plan, source_type IS :datatype FROM flow "
             "WHERE key_plan <> '' AND (source_type = :datatype OR target_type = :datatype) ORDER BY id"_s,
        {{u":datatype"_s, datatype}}, [&](const Prepared &row) {
            m_plans.append({flowFrom(row.number(0), row.text(1)), row.flag(2) ? Side::Source : Side::Target});
        });
}

std::set<qint64> MergeKeys::stored(qint64 record)
{
    std::set<qint64> keys;
    if (isUsed())
        m_sql.each(u"SELECT key FROM merge_key WHERE record = :record ORDER BY key"_s, {{u":record"_s, record}},
            [&](const Prepared &row) { keys.insert(row.number(0)); });
    return keys;
}

std::set<qint64> MergeKeys::store(qint64 record, const Fields &fields, const std::set<qint64> &before)
{
    std::set<qint64> all;
    QMap<qint64, std::set<qint64>> byFlow;
    for (const Plan &plan : std::as_const(m_plans)) {
        addKeys(byFlow[plan.flow.id], plan.flow, plan.side, fields);
        all.insert(byFlow[plan.flow.id].begin(), byFlow[plan.flow.id].end());
    }
    if (all == before)
        return all;
    if (!before.empty())
        m_sql.run(u"DELETE FROM merge_key WHERE record = :record"_s, {{u":record"_s, record}});
    for (auto keys = byFlow.cbegin(); keys != byFlow.cend(); ++keys) {
        for (const qint64 key : *keys)
            m_sql.run(insertKey, {{u":key"_s, key}, {u":record"_s, record}, {u":flow"_s, keys.key()}});
    }
    return all;
}

QString alikeTo(const QString &records)
{
    return u"SELECT id FROM record WHERE name_key IN (SELECT name_key FROM record WHERE id IN (%1)) UNION "
           "SELECT record FROM merge_key WHERE key IN (SELECT key FROM merge_key WHERE record IN (%1))"_s.arg(records);
}

QString rivalsOf(Sql &sql, const QString &records)
{
    if (sql.number(u"SELECT EXISTS(SELECT 1 FROM merge_key)"_s) != 0)
        return alikeTo(alikeTo(records));
    return u"SELECT id FROM record WHERE name_key IN (SELECT name_key FROM record WHERE id IN (%1))"_s.arg(records);
}

// In both, CROSS JOIN fixes the order: from the few names or keys in question to their records, by index. Where there
// are merge keys, those in question are all of the records that a marked row may be compared with, for whoever else
// claims one of these counts, be it by name or by key.
QString sameNamesStatement(bool hasKeys)
{
    const QString names = hasKeys ? u"SELECT DISTINCT r.name_key FROM record r WHERE r.id IN (%1) "
                                    "AND r.name_key IS NOT NULL ORDER BY r.name_key"_s.arg(alikeTo(askedRows))
                                  : u"SELECT DISTINCT r.name_key FROM link m JOIN record r ON r.id = m.source "
                                    "WHERE m.flow = :flow AND m.marked = 1 AND m.target IS NULL "
                                    "AND r.name_key IS NOT NULL ORDER BY r.name_key"_s;
    return pairColumns(u"name_key"_s) + u" FROM ("_s + names
        + u") n CROSS JOIN record t ON t.name_key = n.name_key AND t.present = 1 "
          "CROSS JOIN link lt ON lt.target = t.id AND lt.flow = :flow AND lt.source IS NULL "
          "CROSS JOIN record s ON s.name_key = n.name_key AND s.present = 1 "
          "CROSS JOIN link ls ON ls.source = s.id AND ls.flow = :flow AND ls.target IS NULL WHERE "_s
        + mayBeLinked;
}

QString sameMergeKeysStatement()
{
    // A pair that shares its name is told of by the name, one that shares several keys by the first of them.
    return pairColumns(u"key"_s)
        + u" FROM (SELECT DISTINCT k.key FROM merge_key k WHERE k.flow = :flow AND k.record IN (%1) ORDER BY k.key) n "
          "CROSS JOIN merge_key kt ON kt.key = n.key CROSS JOIN record t ON t.id = kt.record AND t.present = 1 "
          "CROSS JOIN link lt ON lt.target = t.id AND lt.flow = :flow AND lt.source IS NULL "
          "CROSS JOIN merge_key ks ON ks.key = n.key CROSS JOIN record s ON s.id = ks.record AND s.present = 1 "
          "CROSS JOIN link ls ON ls.source = s.id AND ls.flow = :flow AND ls.target IS NULL "
          "WHERE (s.name_key IS NULL OR s.name_key IS NOT t.name_key) AND NOT EXISTS(SELECT 1 FROM merge_key a "
          "CROSS JOIN merge_key b ON b.key = a.key AND b.record = t.id WHERE a.record = s.id AND a.flow = :flow "
          "AND a.key < n.key) AND "_s.arg(alikeTo(askedRows))
        + mayBeLinked;
}

} // namespace samband
