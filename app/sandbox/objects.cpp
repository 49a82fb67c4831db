#include "app/sandbox/objects.h"

#include "app/sandbox/history.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace samband::sandbox {

namespace {

constexpr qsizetype listMax = 100;
constexpr qsizetype historyMax = 50;
constexpr qsizetype mergeMax = 250;

QByteArrayList namesIn(const Request &request, const char *parameter)
{
    QByteArrayList names;
    for (const QByteArray &name : request.query.value(parameter).split(','))
        if (!name.isEmpty())
            names.append(name.trimmed());
    return names;
}

QByteArray warningsJson()
{
    return R"("warnings":[{"category":"NORMALISED","message":"A value was stored in another form","context":{}}])";
}

Reply recordReply(HubspotState &state, const ObjectType &type, qsizetype index, const Request &request, int status)
{
    Reply reply;
    reply.status = status;
    JsonWriter json(reply.body);
    QByteArray extra = historyJson(type, index, namesIn(request, "propertiesWithHistory"));
    if (state.warnings && request.method != "GET")
        extra += QByteArray(extra.isEmpty() ? "" : ",") + warningsJson();
    writeRecord(json, state, type, index, planFor(type, namesIn(request, "properties")),
        request.query.value("associations").contains("compan"), extra);
    return reply;
}

Reply pageOf(HubspotState &state, const ObjectType &type, const Request &request, const std::vector<qsizetype> &rows,
    qint64 next)
{
    const PropertyPlan plan = planFor(type, namesIn(request, "properties"));
    const QByteArrayList past = namesIn(request, "propertiesWithHistory");
    const bool companies = request.query.value("associations").contains("compan");
    Reply reply;
    reply.body.reserve(qsizetype(rows.size()) * 512);
    JsonWriter json(reply.body);
    json.begin('{').key("results").begin('[');
    for (const qsizetype row : rows)
        writeRecord(json, state, type, row, plan, companies, historyJson(type, row, past));
    json.end(']');
    if (next > 0) {
        // The link may carry another version than was asked for: clients are to build their own.
        json.key("paging").begin('{').key("next").begin('{').key("after").numberText(next);
        json.key("link").text(
            "https://api.hubapi.com/crm/v3/objects/" + type.name + "?after=" + QByteArray::number(next));
        json.end('}').end('}');
    }
    json.end('}');
    return reply;
}

// The record that is left of two, with the values and the links of both: a new one, or the primary one of accounts that
// keep its id.
qsizetype mergedRow(HubspotState &state, ObjectType &type, qsizetype primary, qsizetype other, const Fields &fields)
{
    Table &table = type.table;
    const qint64 now = state.clock->stamp(std::max(table.row(primary).modified, table.row(other).modified));
    const qint64 created = std::min(table.row(primary).created, table.row(other).created);
    table.retire(other, RowState::Gone, now);
    qsizetype index = primary;
    if (state.keepPrimaryId) {
        table.update(primary, fields, now);
    } else {
        table.retire(primary, RowState::Gone, now);
        index = table.append(created, now, fields);
    }
    if (&type == &state.contacts) {
        for (const auto old : {primary, other})
            for (const Link &link : std::vector<Link>(state.linksOf(old)))
                if (old != index)
                    state.link(index, link.company, link.types & ~primaryBit);
    }
    return index;
}

} // namespace

qsizetype findRecord(const ObjectType &type, const QByteArray &id, const QByteArray &idProperty, bool strict)
{
    if (!idProperty.isEmpty() && idProperty != "hs_object_id") {
        const int column = type.table.column(idProperty);
        return type.property(idProperty) && type.table.isUnique(column) ? type.table.findUnique(column, id) : -1;
    }
    const qint64 number = id.toLongLong();
    const auto index = type.table.find(strict ? number : type.aliases.value(number, number));
    return index >= 0 && type.table.row(index).state == RowState::Live ? index : -1;
}

Reply listObjects(HubspotState &state, const ObjectType &type, const Request &request)
{
    bool good = true;
    const qsizetype limit = request.query.contains("limit") ? request.query["limit"].toInt(&good) : 10;
    const qsizetype most = request.query.contains("propertiesWithHistory") ? historyMax : listMax;
    if (!good || limit < 1 || limit > most)
        return errorReply({400, "VALIDATION_ERROR", u"The limit must be between 1 and %1"_s.arg(most), {}, {}});
    const qint64 after = request.query.contains("after") ? request.query["after"].toLongLong(&good) : 0;
    if (!good)
        return errorReply({400, "VALIDATION_ERROR", u"The paging cursor is not valid"_s, {}, {}});
    std::vector<qsizetype> rows;
    const Table &table = type.table;
    if (request.query.value("archived") == "true") {
        const auto &archived = table.archived();
        size_t at = size_t(after);
        for (; at < archived.size() && qsizetype(rows.size()) < limit; ++at)
            rows.push_back(archived[at]);
        return pageOf(state, type, request, rows, at < archived.size() ? qint64(at) : 0);
    }
    qsizetype at = table.lowerBound(after);
    const auto end = qsizetype(table.rows().size());
    for (; at < end && qsizetype(rows.size()) < limit; ++at)
        if (table.row(at).state == RowState::Live)
            rows.push_back(at);
    while (at < end && table.row(at).state != RowState::Live)
        ++at;
    return pageOf(state, type, request, rows, at < end ? table.row(at).id : 0);
}

Reply createObject(HubspotState &state, ObjectType &type, const Request &request)
{
    const QJsonObject body = request.json();
    const Checked checked = checkProperties(state, type, body["properties"_L1].toObject(), -1);
    if (checked.problem)
        return errorReply(*checked.problem);
    if (const auto problem = checkAssociations(state, type, body["associations"_L1].toArray()))
        return errorReply(*problem);
    const qint64 now = state.clock->stamp();
    const auto index = type.table.append(now, now, checked.fields);
    applyAssociations(state, index, body["associations"_L1].toArray());
    Reply reply = recordReply(state, type, index, request, 201);
    reply.headers.emplace_back(
        "Location", "https://api.hubapi.com" + request.path + '/' + QByteArray::number(type.table.row(index).id));
    return reply;
}

Reply readObject(HubspotState &state, const ObjectType &type, const Request &request)
{
    const QByteArray id = request.segments.last();
    if (request.query.value("archived") == "true") {
        const auto index = type.table.find(id.toLongLong());
        if (index < 0 || type.table.row(index).state != RowState::Archived)
            return errorReply(notFound());
        return recordReply(state, type, index, request, 200);
    }
    const auto index = findRecord(type, id, request.query.value("idProperty"));
    return index < 0 ? errorReply(notFound()) : recordReply(state, type, index, request, 200);
}

Reply updateObject(HubspotState &state, ObjectType &type, const Request &request)
{
    const auto index = findRecord(type, request.segments.last(), request.query.value("idProperty"));
    if (index < 0)
        return errorReply(notFound());
    const QJsonObject properties = request.json()["properties"_L1].toObject();
    const Checked checked = checkProperties(state, type, properties, index);
    if (checked.problem)
        return errorReply(*checked.problem);
    applyChange(state, type, index, checked.fields);
    // A write answers with what was written beside the defaults.
    Reply reply;
    JsonWriter json(reply.body);
    QByteArrayList wanted = type.defaults;
    for (const QString &name : properties.keys())
        wanted.append(name.toUtf8());
    writeRecord(json, state, type, index, planFor(type, wanted), false, state.warnings ? warningsJson() : QByteArray());
    return reply;
}

Reply archiveObject(HubspotState &state, ObjectType &type, const Request &request)
{
    const auto index = type.table.find(request.segments.last().toLongLong());
    if (index < 0 || (state.archiveAgainFails && type.table.row(index).state != RowState::Live))
        return errorReply(notFound());
    if (type.table.row(index).state == RowState::Live)
        type.table.retire(index, RowState::Archived, state.clock->stamp(type.table.row(index).modified));
    return {204, {}, {}, {}};
}

Reply mergeObjects(HubspotState &state, ObjectType &type, const Request &request)
{
    const QJsonObject body = request.json();
    Table &table = type.table;
    const auto primary = findRecord(type, scalarText(body["primaryObjectId"_L1]), {});
    const auto other = findRecord(type, scalarText(body["objectIdToMerge"_L1]), {});
    if (primary < 0 || other < 0)
        return errorReply(notFound());
    if (primary == other)
        return errorReply({400, "VALIDATION_ERROR", u"A record cannot be merged with itself"_s, {}, {}});
    const int mergedColumn = table.column("hs_merged_object_ids");
    Fields fields;
    for (int column = 0; column < int(table.columns().size()); ++column) {
        const auto mine = table.value(table.row(primary), column);
        const auto value = mine.isEmpty() ? table.value(table.row(other), column) : mine;
        if (column != mergedColumn && !value.isEmpty())
            fields.push_back({column, value.toByteArray()});
    }
    QByteArrayList merged;
    for (const auto old : {primary, other}) {
        const auto earlier = table.value(table.row(old), mergedColumn).toByteArray();
        if (!earlier.isEmpty())
            merged += earlier.split(';');
        if (old == other || !state.keepPrimaryId)
            merged.append(QByteArray::number(table.row(old).id));
    }
    if (merged.size() > mergeMax)
        return errorReply({414, "VALIDATION_ERROR", u"A record can take part in at most 250 merges"_s, {}, {}});
    fields.push_back({mergedColumn, merged.join(';')});
    const auto index = mergedRow(state, type, primary, other, fields);
    for (const QByteArray &old : merged)
        type.aliases.insert(old.toLongLong(), table.row(index).id);
    return recordReply(state, type, index, request, 200);
}

Reply eraseObject(HubspotState &state, ObjectType &type, const Request &request)
{
    const QJsonObject body = request.json();
    const auto index = findRecord(type, scalarText(body["objectId"_L1]), body["idProperty"_L1].toString().toUtf8());
    if (index < 0)
        return errorReply(notFound());
    Fields blanks;
    for (int column = 0; column < int(type.table.columns().size()); ++column)
        blanks.push_back({column, {}});
    const qint64 now = state.clock->stamp(type.table.row(index).modified);
    type.table.update(index, blanks, now);
    type.table.retire(index, RowState::Gone, now);
    return {204, {}, {}, {}};
}

} // namespace samband::sandbox
