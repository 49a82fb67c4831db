#include "core/store/setup.h"

#include "core/domain/admission.h"
#include "core/domain/rulewords.h"
#include "core/store/codec.h"
#include "core/store/journal.h"
#include "core/store/sql.h"
#include "core/store/workspace.h"

#include <QCoreApplication>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

/// A flow of the workspace or of a document by what it is, not by its place: datatypes and which of its likes.
using FlowKey = std::tuple<QString, QString, int>;
using MappingKey = std::tuple<QString, QString, int>;

template<class Key> struct Numbering {
    QMap<std::pair<QString, QString>, int> seen;
    Key next(const PerSide<QString> &what)
    {
        const std::pair name{what.source, what.target};
        return {name.first, name.second, seen[name]++};
    }
};

PerSide<QString> typesOf(const Flow &flow)
{
    return {flow.datatype.source.simplified().toCaseFolded(), flow.datatype.target.simplified().toCaseFolded()};
}

struct KnownFlow {
    Flow flow;
    bool active = false;
};

Flow flowFrom(const Prepared &row)
{
    Flow flow;
    flow.id = row.number(0);
    flow.position = static_cast<int>(row.number(1));
    flow.title = row.text(2);
    flow.line = static_cast<int>(row.number(3));
    flow.system = {row.text(4), row.text(5)};
    flow.datatype = {row.text(6), row.text(7)};
    flow.statements = statementsFrom(row.text(8));
    flow.mergeKeys = mergeKeysFrom(row.text(9));
    flow.rules = flowRulesFrom(row.text(10));
    return flow;
}

/// Every flow that the workspace ever had, with the mappings that are active in it.
QList<KnownFlow> knownFlows(Sql &sql)
{
    QList<KnownFlow> flows;
    sql.each(u"SELECT id, position, title, line, source_system, target_system, source_datatype, target_datatype, "
             "statements, merge_keys, rules, active FROM flow ORDER BY active DESC, position, id"_s,
        {}, [&](const Prepared &row) {
            flows.append({flowFrom(row), row.flag(11)});
        });
    for (KnownFlow &known : flows) {
        sql.each(u"SELECT id, source_path, target_path, type, remark, line, rules FROM property "
                 "WHERE flow = :flow AND active = 1 ORDER BY position"_s,
            {{u":flow"_s, known.flow.id}}, [&](const Prepared &row) {
                known.flow.mappings.append({static_cast<int>(row.number(0)), {row.text(1), row.text(2)}, row.text(3),
                    row.text(4), static_cast<int>(row.number(5)), propertyRulesFrom(row.text(6))});
            });
    }
    return flows;
}

void storeMappings(Sql &sql, const Flow &flow)
{
    QMap<MappingKey, int> known;
    Numbering<MappingKey> numbers;
    sql.each(
        u"SELECT id, source_path, target_path FROM property WHERE flow = :flow ORDER BY active DESC, position, id"_s,
        {{u":flow"_s, flow.id}}, [&](const Prepared &row) {
            known.insert(numbers.next({row.text(1), row.text(2)}), static_cast<int>(row.number(0)));
        });
    sql.run(u"UPDATE property SET active = 0 WHERE flow = :flow"_s, {{u":flow"_s, flow.id}});
    numbers = {};
    for (qsizetype place = 0; place < flow.mappings.size(); ++place) {
        const Mapping &mapping = flow.mappings.at(place);
        const int id = known.value(numbers.next(mapping.path));
        // One statement for both: rules are the operator's, so a property that was there before keeps its own.
        sql.run(
            u"INSERT INTO property(id, flow, position, source_path, target_path, type, remark, line, rules, active) "
            "VALUES(:id, :flow, :position, :source, :target, :type, :remark, :line, :rules, 1) "
            "ON CONFLICT(id) DO UPDATE SET position = excluded.position, type = excluded.type, "
            "remark = excluded.remark, line = excluded.line, active = 1"_s,
            {{u":id"_s, orNull(id)}, {u":flow"_s, flow.id}, {u":position"_s, place},
                {u":source"_s, mapping.path.source}, {u":target"_s, mapping.path.target}, {u":type"_s, mapping.type},
                {u":remark"_s, mapping.remark}, {u":line"_s, mapping.line}, {u":rules"_s, toJson(mapping.rules)}});
    }
}

qint64 storeFlow(Sql &sql, const Flow &flow, qint64 id)
{
    sql.run(u"INSERT INTO flow(id, position, title, line, source_system, target_system, source_datatype, "
            "target_datatype, statements, merge_keys, rules, active) VALUES(:id, :position, :title, :line, :ssystem, "
            ":tsystem, :stype, :ttype, :statements, :keys, :rules, 1) ON CONFLICT(id) DO UPDATE SET "
            "position = excluded.position, title = excluded.title, line = excluded.line, "
            "source_system = excluded.source_system, target_system = excluded.target_system, "
            "source_datatype = excluded.source_datatype, target_datatype = excluded.target_datatype, "
            "statements = excluded.statements, merge_keys = excluded.merge_keys, active = 1"_s,
        {{u":id"_s, orNull(id)}, {u":position"_s, flow.position}, {u":title"_s, flow.title}, {u":line"_s, flow.line},
            {u":ssystem"_s, flow.system.source}, {u":tsystem"_s, flow.system.target},
            {u":stype"_s, flow.datatype.source}, {u":ttype"_s, flow.datatype.target},
            {u":statements"_s, toJson(flow.statements)}, {u":keys"_s, toJson(flow.mergeKeys)},
            {u":rules"_s, toJson(flow.rules)}});
    return id != 0 ? id : sql.insertedId();
}

void markFlow(Sql &sql, qint64 flow)
{
    // What failed under the old rules is tried at once under the new ones.
    sql.run(u"UPDATE link SET marked = 1, attempts = 0, retry_at = 0 WHERE flow = :flow AND source IS NOT NULL "
            "AND (marked = 0 OR attempts > 0)"_s,
        {{u":flow"_s, flow}});
}

/// Whether the decisions about the flow's links may come out differently than before.
bool decidesDifferently(const KnownFlow &before, const Flow &after)
{
    auto outline = [](const Flow &flow) {
        QList<PerSide<QString>> paths;
        for (const Mapping &mapping : flow.mappings)
            paths.append(mapping.path);
        return paths;
    };
    return !before.active || before.flow.mergeKeys != after.mergeKeys || before.flow.statements != after.statements
        || outline(before.flow) != outline(after);
}

/// Rules are the operator's; but a filter that was made for one condition says nothing about another one.
void askAgain(Sql &sql, const Flow &before, const Flow &after)
{
    FlowRules rules = before.rules;
    const QString condition = conditionInProse(after);
    if (!condition.isEmpty() && condition != conditionInProse(before))
        rules.enabled = false;
    else if (condition.isEmpty() && needsRule(before))
        rules.enabled = after.rules.enabled;
    if (rules != before.rules)
        sql.run(u"UPDATE flow SET rules = :rules WHERE id = :flow"_s,
            {{u":rules"_s, toJson(rules)}, {u":flow"_s, before.id}});
}

void activateFlow(Sql &sql, Flow flow, const KnownFlow *before)
{
    const qint64 id = storeFlow(sql, flow, before ? before->flow.id : 0);
    flow.id = id;
    if (before)
        askAgain(sql, before->flow, flow);
    storeMappings(sql, flow);
    if (before && !before->active) // what happened to records meanwhile was not kept for this flow
        sql.run(u"UPDATE flow SET records_seen = 0, presence_seen = 0 WHERE id = :flow"_s, {{u":flow"_s, id}});
    if (before && decidesDifferently(*before, flow))
        markFlow(sql, id);
}

QString settingsKey(Side side)
{
    return u"connection.%1.settings"_s.arg(toText(side));
}

} // namespace

Status Setup::activate(const Dataflow &dataflow)
{
    return m_workspace.transaction([&] {
        Sql sql(m_workspace);
        const QList<KnownFlow> known = knownFlows(sql);
        QMap<FlowKey, const KnownFlow *> byKey;
        Numbering<FlowKey> numbers;
        for (const KnownFlow &flow : known)
            byKey.insert(numbers.next(typesOf(flow.flow)), &flow);
        sql.run(u"UPDATE flow SET active = 0"_s);
        numbers = {};
        for (qsizetype place = 0; place < dataflow.flows.size(); ++place) {
            Flow flow = dataflow.flows.at(place);
            flow.position = static_cast<int>(place);
            activateFlow(sql, flow, byKey.value(numbers.next(typesOf(flow))));
        }
        sql.then(saveSetting(u"dataflow.file"_s, dataflow.file));
        sql.then(saveSetting(u"dataflow.generated"_s, dataflow.generated));
        sql.then(saveSetting(u"dataflow.source"_s, dataflow.system.source));
        sql.then(saveSetting(u"dataflow.target"_s, dataflow.system.target));
        return sql.status();
    });
}

Result<Dataflow> Setup::dataflow() const
{
    Dataflow result;
    Sql sql(m_workspace);
    const QList<KnownFlow> known = knownFlows(sql);
    for (const KnownFlow &flow : known) {
        if (flow.active)
            result.flows.append(flow.flow);
    }
    if (!sql.ok())
        return sql.error();
    result.file = setting(u"dataflow.file"_s);
    result.generated = setting(u"dataflow.generated"_s);
    result.system = {setting(u"dataflow.source"_s), setting(u"dataflow.target"_s)};
    return result;
}

Status Setup::saveRules(const Flow &flow)
{
    return m_workspace.transaction([&] {
        Sql sql(m_workspace);
        sql.run(u"UPDATE flow SET rules = :rules WHERE id = :flow"_s,
            {{u":rules"_s, toJson(flow.rules)}, {u":flow"_s, flow.id}});
        for (const Mapping &mapping : flow.mappings)
            sql.run(u"UPDATE property SET rules = :rules WHERE id = :id AND flow = :flow"_s,
                {{u":rules"_s, toJson(mapping.rules)}, {u":id"_s, mapping.id}, {u":flow"_s, flow.id}});
        markFlow(sql, flow.id);
        return sql.status();
    });
}

Status Setup::saveRules(const Flow &flow, const QString &who, qint64 now)
{
    return m_workspace.transaction([&]() -> Status {
        const auto known = dataflow();
        if (!known)
            return known.error();
        const auto before = std::ranges::find(known->flows, flow.id, &Flow::id);
        if (before == known->flows.end())
            return Error{ErrorKind::BadInput,
                QCoreApplication::translate("Workspace",
                    "This flow is no longer part of the document, so its rules cannot be changed. Look at the list "
                    "again.")};
        const auto changes = ruleChanges(*before, flow);
        if (changes.target.isEmpty())
            return Done{};
        if (const Status saved = saveRules(flow); !saved)
            return saved;
        JournalRow row;
        row.at = now;
        row.flow = flow.id;
        row.kind = u"ruled"_s;
        row.title = flow.title;
        row.before = changes.source;
        row.after = changes.target;
        row.reason = {ReasonCode::PersonChose, {}};
        row.who = who;
        Sql sql(m_workspace);
        appendJournal(sql, {row});
        return sql.status();
    });
}

PerSide<int> Setup::datatypesOf(qint64 flow) const
{
    PerSide<int> datatypes;
    Sql(m_workspace)
        .each(u"SELECT source_type, target_type FROM flow WHERE id = :flow"_s, {{u":flow"_s, flow}},
            [&](const Prepared &row) {
                datatypes = {int(row.number(0)), int(row.number(1))};
            });
    return datatypes;
}

Result<std::optional<ConnectionRow>> Setup::connection(Side side) const
{
    std::optional<ConnectionRow> found;
    Sql sql(m_workspace);
    sql.each(u"SELECT system, manifest, base_url, token_source FROM connection WHERE side = :side"_s,
        {{u":side"_s, toText(side)}}, [&](const Prepared &row) {
            found = ConnectionRow{row.text(0), row.text(1), row.text(2), row.text(3)};
        });
    if (!sql.ok())
        return sql.error();
    if (found)
        found->settings = fieldsFrom(setting(settingsKey(side)));
    return found;
}

Status Setup::saveConnection(Side side, const ConnectionRow &connection)
{
    if (const Status saved = saveSetting(settingsKey(side), toJson(Fields(connection.settings))); !saved)
        return saved;
    return Sql(m_workspace)
        .run(u"INSERT INTO connection VALUES(:side, :system, :manifest, :url, :token) ON CONFLICT(side) DO UPDATE SET "
             "system = excluded.system, manifest = excluded.manifest, base_url = excluded.base_url, "
             "token_source = excluded.token_source"_s,
            {{u":side"_s, toText(side)}, {u":system"_s, connection.system}, {u":manifest"_s, connection.manifest},
                {u":url"_s, connection.baseUrl}, {u":token"_s, connection.tokenSource}})
        .status();
}

QString Setup::setting(const QString &key, const QString &fallback) const
{
    QString value = fallback;
    Sql(m_workspace)
        .each(u"SELECT value FROM setting WHERE key = :key"_s, {{u":key"_s, key}},
            [&](const Prepared &row) { value = row.text(0); });
    return value;
}

Status Setup::saveSetting(const QString &key, const QString &value)
{
    return Sql(m_workspace)
        .run(u"INSERT INTO setting VALUES(:key, :value) ON CONFLICT(key) DO UPDATE SET value = excluded.value"_s,
            {{u":key"_s, key}, {u":value"_s, value}})
        .status();
}

} // namespace samband
