#include "core/store/codec.h"
#include "core/store/linkorder.h"
#include "core/store/propertyrows.h"
#include "core/store/views.h"
#include "core/store/workspace.h"

#include <unordered_map>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

/// The active properties of a flow, with nothing in them yet.
QList<PropertyRow> outlineOf(Sql &sql, qint64 flow)
{
    QList<PropertyRow> rows;
    sql.each(
        u"SELECT id, source_path, target_path, rules FROM property WHERE flow = :flow AND active = 1 ORDER BY position"_s,
        {{u":flow"_s, flow}}, [&](const Prepared &row) {
            rows.append({static_cast<int>(row.number(0)), {row.text(1), row.text(2)}, {}, {},
                propertyRulesFrom(row.text(3)), {}});
        });
    return rows;
}

/// How many rows a query shows: they need no order, and none has to leave the database.
Result<int> countOf(Workspace &workspace, const LinkQuery &query)
{
    Sql sql(workspace);
    const OrderStatement order = orderStatement(sql, query);
    if (!sql.ok())
        return sql.error();
    Prepared statement(workspace, u"SELECT count(*) FROM (%1)"_s.arg(order.sql));
    for (const Bind &bind : order.values)
        statement.bind(bind.name, bind.value);
    if (const Status done = statement.exec(); !done.ok())
        return done.error();
    const int count = statement.next() ? static_cast<int>(statement.number(0)) : 0;
    const Status done = statement.status();
    return done.ok() ? Result<int>(count) : Result<int>(done.error());
}

void fillIn(PropertyRow &property, const Base &base, const PerSide<Fields> &now)
{
    if (const auto agreed = base.constFind(property.property); agreed != base.cend())
        property.base = *agreed;
    property.now = {valueOf(now.source, property.path.source), valueOf(now.target, property.path.target)};
}

} // namespace

QList<PropertyRow> propertyRows(Sql &sql, qint64 flow, const Base &base, const PerSide<Fields> &now)
{
    QList<PropertyRow> rows = outlineOf(sql, flow);
    for (PropertyRow &property : rows)
        fillIn(property, base, now);
    return rows;
}

Result<QList<int>> Views::counts(const QList<LinkQuery> &queries) const
{
    QList<int> counts;
    for (const LinkQuery &query : queries) {
        if (query.cause.isEmpty() && query.values.isEmpty()) { // then SQL alone knows which rows are meant
            const Result<int> count = countOf(m_workspace, query);
            if (!count.ok())
                return count.error();
            counts.append(*count);
            continue;
        }
        const Result<std::vector<qint64>> order = linkOrder(query);
        if (!order.ok())
            return order.error();
        counts.append(int(order->size()));
    }
    return counts;
}

Result<std::vector<LinkProperties>> Views::properties(const std::vector<qint64> &links) const
{
    Sql sql(m_workspace);
    QMap<qint64, QList<PropertyRow>> outlines;
    sql.each(u"SELECT id FROM flow WHERE active = 1"_s, {},
        [&](const Prepared &row) { outlines.insert(row.number(0), {}); });
    for (auto outline = outlines.begin(); outline != outlines.end(); ++outline)
        *outline = outlineOf(sql, outline.key());
    std::unordered_map<qint64, LinkProperties> rows;
    sql.each(u"SELECT l.id, l.flow, l.base, s.modified, t.modified, s.fields, t.fields FROM link l "
             "JOIN record s ON s.id = l.source JOIN record t ON t.id = l.target "
             "WHERE l.id IN (SELECT value FROM json_each(:ids))"_s,
        {{u":ids"_s, toJson(links)}}, [&](const Prepared &row) {
            LinkProperties found{
                row.number(0), row.number(1), {row.number(3), row.number(4)}, outlines.value(row.number(1))};
            const Base base = baseFrom(row.text(2));
            const PerSide<Fields> now{fieldsFrom(row.text(5)), fieldsFrom(row.text(6))};
            for (PropertyRow &property : found.properties)
                fillIn(property, base, now);
            rows.emplace(found.link, std::move(found));
        });
    if (!sql.ok())
        return sql.error();
    std::vector<LinkProperties> result;
    result.reserve(rows.size());
    for (const qint64 id : links) {
        if (const auto row = rows.find(id); row != rows.end())
            result.push_back(std::move(row->second));
    }
    return result;
}

Result<std::vector<qint64>> Views::linkJournal(qint64 link) const
{
    std::vector<qint64> ids;
    Sql sql(m_workspace);
    sql.each(u"SELECT id FROM journal WHERE link = :link ORDER BY id DESC"_s, {{u":link"_s, link}},
        [&](const Prepared &row) { ids.push_back(row.number(0)); });
    if (!sql.ok())
        return sql.error();
    return ids;
}

} // namespace samband
