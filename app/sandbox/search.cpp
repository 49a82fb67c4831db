#include "app/sandbox/search.h"

#include "app/sandbox/filters.h"

#include <QDateTime>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace samband::sandbox {

namespace {

constexpr qsizetype searchMax = 200;
constexpr qsizetype resultCap = 10'000;
constexpr qsizetype bodyMax = 3000;

Reply refused(const QString &text)
{
    return errorReply({400, "VALIDATION_ERROR", text, {}, {}});
}

// The earliest modified time that can pass, when there is one group that says so: saves looking at every row.
qint64 earliest(const std::vector<FilterGroup> &groups)
{
    double since = 0;
    if (groups.size() == 1)
        for (const Filter &filter : groups.front())
            if (filter.kind == Filter::Value::Modified
                && (filter.op == Filter::Operator::Gte || filter.op == Filter::Operator::Gt
                    || filter.op == Filter::Operator::Between || filter.op == Filter::Operator::Eq))
                since = std::max(since, filter.low);
    return qint64(since);
}

void sortRows(const ObjectType &type, std::vector<quint32> &rows, const QJsonValue &sort)
{
    // Either {"propertyName"_L1, "direction"_L1} or "-name".
    QByteArray name = (sort.isString() ? sort.toString() : sort["propertyName"_L1].toString()).toUtf8();
    bool down = sort["direction"_L1].toString() == "DESCENDING"_L1;
    if (name.startsWith('-')) {
        name = name.mid(1);
        down = true;
    }
    const auto byTime = [&](qint64 Row::*member) {
        std::stable_sort(rows.begin(), rows.end(), [&](quint32 one, quint32 other) {
            const qint64 a = type.table.row(one).*member;
            const qint64 b = type.table.row(other).*member;
            return down ? b < a : a < b;
        });
    };
    if (name.isEmpty() || name == "createdate")
        byTime(&Row::created);
    else if (name == type.modifiedName)
        byTime(&Row::modified);
    else if (name == "hs_object_id")
        byTime(&Row::id);
    else {
        const int column = type.table.column(name);
        std::stable_sort(rows.begin(), rows.end(), [&](quint32 one, quint32 other) {
            const QString a = QString::fromUtf8(type.table.value(type.table.row(one), column)).toLower();
            const QString b = QString::fromUtf8(type.table.value(type.table.row(other), column)).toLower();
            return down ? b < a : a < b;
        });
    }
}

std::vector<quint32> found(
    HubspotState &state, const ObjectType &type, const std::vector<FilterGroup> &groups, const QString &text)
{
    const qint64 since = earliest(groups);
    std::vector<quint32> rows = since > 0 ? type.table.modifiedSince(since) : type.table.live();
    const qint64 indexed = state.clock->now() - state.searchLag;
    std::erase_if(rows, [&](quint32 index) {
        const Row &row = type.table.row(index);
        // The index has not seen the newest changes yet: they are found neither by their new values nor by their old
        // ones (with staleSearch a changed record is found, and comes with its old values).
        const bool unseen = row.modified > indexed && (!state.staleSearch || row.created > indexed);
        if (row.state != RowState::Live || (state.searchLag > 0 && unseen))
            return true;
        if (!text.isEmpty() && !QString::fromUtf8(row.packed).contains(text, Qt::CaseInsensitive))
            return true;
        return !passes(state, type, index, groups);
    });
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace

Reply searchObjects(HubspotState &state, const ObjectType &type, const Request &request, SearchCache &cache)
{
    const QJsonObject body = request.json();
    if (QJsonDocument(body).toJson(QJsonDocument::Compact).size() > bodyMax)
        return refused(u"The request body is longer than 3,000 characters"_s);
    const qsizetype limit = body["limit"_L1].toInt(10);
    const qsizetype after = scalarText(body["after"_L1]).toInt();
    if (limit < 1 || limit > searchMax)
        return refused(u"The limit must be between 1 and 200"_s);
    if (after + limit > resultCap)
        return refused(u"Paging past 10,000 results is not supported"_s);
    const QJsonArray sorts = body["sorts"_L1].toArray();
    if (sorts.size() > 1)
        return refused(u"Only one sort rule is supported"_s);
    const ParsedFilters filters = parseFilters(type, body["filterGroups"_L1].toArray());
    if (filters.problem)
        return errorReply(*filters.problem);
    const QByteArray query = type.name
        + QJsonDocument(QJsonObject{{"g"_L1, body["filterGroups"_L1]}, {"s"_L1, sorts}, {"q"_L1, body["query"_L1]}})
              .toJson(QJsonDocument::Compact);
    if (cache.query != query || cache.version != type.table.version() || state.searchLag > 0 || cache.lagged
        || query.contains("associations.")) {
        cache = {query, type.table.version(), state.searchLag > 0,
            found(state, type, filters.groups, body["query"_L1].toString())};
        sortRows(type, cache.rows, sorts.isEmpty() ? QJsonValue() : sorts.first());
    }
    const PropertyPlan plan = planFor(type, body["properties"_L1]);
    const auto total = qsizetype(cache.rows.size());
    const qsizetype end = std::min(total, after + limit);
    Reply reply;
    JsonWriter json(reply.body);
    json.begin('{').key("total").number(total).key("results").begin('[');
    for (qsizetype i = after; i < end; ++i)
        writeRecord(json, state, type, cache.rows[size_t(i)], plan, false, {},
            state.staleSearch && state.searchLag > 0 ? state.clock->now() - state.searchLag : 0);
    json.end(']');
    if (end < total)
        json.key("paging").begin('{').key("next").begin('{').key("after").numberText(end).end('}').end('}');
    json.end('}');
    return reply;
}

} // namespace samband::sandbox
