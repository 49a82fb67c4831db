#include "app/sandbox/batch.h"

#include "app/sandbox/history.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace samband::sandbox {

namespace {

constexpr qsizetype batchMax = 100;
constexpr qsizetype historyMax = 50;

// One input that passed all checks and waits to be applied; index -1 creates.
struct Ready {
    QJsonObject input;
    Fields fields;
    qsizetype index;
};

QByteArray traceOf(const HubspotState &state, const QJsonObject &input)
{
    const QString trace = input["objectWriteTraceId"_L1].toString();
    if (trace.isEmpty() || !state.echoTrace)
        return {};
    const QByteArray quoted = QJsonDocument(QJsonArray{trace}).toJson(QJsonDocument::Compact);
    return "\"objectWriteTraceId\":" + quoted.mid(1, quoted.size() - 2);
}

// Every input has a trace id of its own: only then are a batch's inputs judged one by one.
bool allTraced(const QJsonArray &inputs)
{
    QSet<QString> traces;
    for (const QJsonValue &input : inputs)
        traces.insert(input["objectWriteTraceId"_L1].toString());
    return traces.size() == inputs.size() && !traces.contains(QString());
}

QJsonObject tracedError(Problem problem, const QJsonObject &input)
{
    problem.context["objectWriteTraceId"_L1] = QJsonArray{input["objectWriteTraceId"_L1]};
    return batchError(problem);
}

QJsonObject missingError(const ObjectType &type, const QJsonArray &ids)
{
    return batchError({404, "OBJECT_NOT_FOUND",
        u"Could not get some %1 objects, they may be deleted or not exist. Check that ids are valid."_s.arg(
            QString::fromUtf8(type.singular.toUpper())),
        {{"ids"_L1, ids}}, {}});
}

// Results come in another order than the inputs: no client may rely on it.
QByteArray writtenResults(
    HubspotState &state, const ObjectType &type, const std::vector<Ready> &written, const QSet<qsizetype> *fresh)
{
    QByteArray out;
    JsonWriter json(out);
    json.begin('[');
    for (auto one = written.rbegin(); one != written.rend(); ++one) {
        QByteArrayList wanted = type.defaults;
        for (const QString &name : one->input["properties"_L1].toObject().keys())
            wanted.append(name.toUtf8());
        QByteArray extra = traceOf(state, one->input);
        if (fresh)
            extra +=
                QByteArray(extra.isEmpty() ? "" : ",") + "\"new\":" + (fresh->contains(one->index) ? "true" : "false");
        writeRecord(json, state, type, one->index, planFor(type, wanted), false, extra);
    }
    json.end(']');
    return out;
}

// Two inputs of one batch that claim the same unique value.
std::optional<Problem> claimTwice(
    const ObjectType &type, const Fields &fields, QSet<QByteArray> &claimed, int except = -1)
{
    for (const Field &field : fields) {
        if (!type.table.isUnique(field.column) || field.value.isEmpty() || field.column == except)
            continue;
        const QByteArray claim = QByteArray::number(field.column) + ':' + field.value.toLower();
        if (claimed.contains(claim))
            return Problem{400, "VALIDATION_ERROR",
                u"Duplicate %1 found in batch input"_s.arg(QString::fromUtf8(type.table.columns()[field.column])), {},
                {}};
        claimed.insert(claim);
    }
    return std::nullopt;
}

Reply batchRead(HubspotState &state, const ObjectType &type, const Request &request)
{
    const QJsonObject body = request.json();
    const PropertyPlan plan = planFor(type, body["properties"_L1]);
    const bool archived = request.query.value("archived") == "true";
    QByteArrayList past;
    for (const QJsonValue &name : body["propertiesWithHistory"_L1].toArray())
        past.append(name.toString().toUtf8());
    if (!past.isEmpty() && body["inputs"_L1].toArray().size() > historyMax)
        return errorReply({400, "VALIDATION_ERROR", u"At most 50 records can be read with their history"_s, {}, {}});
    QByteArray results;
    JsonWriter json(results);
    json.begin('[');
    QJsonArray missing;
    QSet<qsizetype> given;
    for (const QJsonValue &input : body["inputs"_L1].toArray()) {
        const QByteArray id = scalarText(input["id"_L1]);
        auto index = archived
            ? type.table.find(id.toLongLong())
            : findRecord(type, id, body["idProperty"_L1].toString().toUtf8(), state.batchesMissMerged);
        if (archived && index >= 0 && type.table.row(index).state != RowState::Archived)
            index = -1;
        if (index < 0)
            missing.append(QString::fromUtf8(id));
        else if (!given.contains(index))
            writeRecord(json, state, type, index, plan, false, historyJson(type, index, past));
        given.insert(index);
    }
    json.end(']');
    return batchReply(200, results, missing.isEmpty() ? QJsonArray() : QJsonArray{missingError(type, missing)});
}

Reply batchCreate(HubspotState &state, ObjectType &type, const QJsonArray &inputs)
{
    const bool traced = allTraced(inputs);
    std::vector<Ready> ready;
    QJsonArray errors;
    QSet<QByteArray> claimed;
    for (const QJsonValue &value : inputs) {
        const QJsonObject input = value.toObject();
        Checked checked = checkProperties(state, type, input["properties"_L1].toObject(), -1);
        if (!checked.problem)
            checked.problem = checkAssociations(state, type, input["associations"_L1].toArray());
        if (!checked.problem)
            checked.problem = claimTwice(type, checked.fields, claimed);
        if (checked.problem && !traced)
            return errorReply(*checked.problem);
        if (checked.problem)
            errors.append(tracedError(*checked.problem, input));
        else
            ready.push_back({input, checked.fields, -1});
    }
    const qint64 now = state.clock->stamp();
    for (Ready &one : ready) {
        one.index = type.table.append(now, now, one.fields);
        applyAssociations(state, one.index, one.input["associations"_L1].toArray());
    }
    return batchReply(201, writtenResults(state, type, ready, nullptr), errors);
}

Reply batchUpdate(HubspotState &state, ObjectType &type, const QJsonArray &inputs)
{
    std::vector<Ready> ready;
    QJsonArray missing;
    QSet<qsizetype> given;
    QSet<QByteArray> claimed;
    for (const QJsonValue &value : inputs) {
        const QJsonObject input = value.toObject();
        const QByteArray id = scalarText(input["id"_L1]);
        const auto index = findRecord(type, id, input["idProperty"_L1].toString().toUtf8(), true);
        if (index < 0) {
            missing.append(QString::fromUtf8(id));
            continue;
        }
        if (given.contains(index))
            return errorReply(
                {400, "VALIDATION_ERROR", u"Duplicate IDs found in batch input: [%1]."_s.arg(QString::fromUtf8(id)),
                    {{"ids"_L1, QJsonArray{QString::fromUtf8(id)}}}, {}});
        given.insert(index);
        Checked checked = checkProperties(state, type, input["properties"_L1].toObject(), index);
        if (!checked.problem)
            checked.problem = claimTwice(type, checked.fields, claimed);
        if (checked.problem)
            return errorReply(*checked.problem);
        ready.push_back({input, checked.fields, index});
    }
    for (const Ready &one : ready)
        applyChange(state, type, one.index, one.fields);
    return batchReply(200, writtenResults(state, type, ready, nullptr),
        missing.isEmpty() ? QJsonArray() : QJsonArray{missingError(type, missing)});
}

Reply batchUpsert(HubspotState &state, ObjectType &type, const QJsonArray &inputs)
{
    const bool traced = allTraced(inputs);
    std::vector<Ready> ready;
    QJsonArray errors;
    QSet<QByteArray> claimed;
    for (const QJsonValue &value : inputs) {
        QJsonObject input = value.toObject();
        const QString key = input["idProperty"_L1].toString();
        const int column = type.table.column(key.toUtf8());
        if (!type.property(key.toUtf8()) || !type.table.isUnique(column))
            return errorReply({400, "VALIDATION_ERROR", u"\"%1\" is no unique property"_s.arg(key), {}, {}});
        const auto index = type.table.findUnique(column, scalarText(input["id"_L1]));
        QJsonObject properties = input["properties"_L1].toObject();
        if (index < 0)
            properties[key] = input["id"_L1];
        Checked checked = checkProperties(state, type, properties, index);
        if (!checked.problem)
            checked.problem = claimTwice(type, {{column, scalarText(input["id"_L1])}}, claimed);
        if (!checked.problem)
            checked.problem = claimTwice(type, checked.fields, claimed, column);
        if (checked.problem && (!traced || state.wholeUpserts || key == "email"_L1))
            return errorReply(*checked.problem); // by e-mail there are no partial upserts
        input["properties"_L1] = properties;
        if (checked.problem)
            errors.append(tracedError(*checked.problem, input));
        else
            ready.push_back({input, checked.fields, index});
    }
    QSet<qsizetype> fresh;
    const qint64 now = state.clock->stamp();
    for (Ready &one : ready) {
        if (one.index >= 0) {
            applyChange(state, type, one.index, one.fields);
            continue;
        }
        one.index = type.table.append(now, now, one.fields);
        fresh.insert(one.index);
    }
    return batchReply(200, writtenResults(state, type, ready, &fresh), errors);
}

Reply batchArchive(HubspotState &state, ObjectType &type, const QJsonArray &inputs)
{
    for (const QJsonValue &input : inputs) {
        const auto index = findRecord(type, scalarText(input["id"_L1]), {}, true);
        if (index >= 0)
            type.table.retire(index, RowState::Archived, state.clock->stamp(type.table.row(index).modified));
    }
    return {204, {}, {}, {}};
}

} // namespace

Reply batchReply(int status, const QByteArray &results, const QJsonArray &errors)
{
    Reply reply;
    reply.status = errors.isEmpty() ? status : 207;
    JsonWriter json(reply.body);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    json.begin('{').key("status").text("COMPLETE").key("results").raw(results);
    if (!errors.isEmpty()) {
        json.key("numErrors").number(errors.size());
        json.key("errors").raw(QJsonDocument(errors).toJson(QJsonDocument::Compact));
    }
    json.key("startedAt").moment(now).key("completedAt").moment(now).end('}');
    return reply;
}

Reply answerBatch(HubspotState &state, ObjectType &type, const QByteArray &verb, const Request &request)
{
    const QJsonValue inputs = request.json()["inputs"_L1];
    if (!inputs.isArray())
        return errorReply({400, "VALIDATION_ERROR", u"Invalid input JSON: inputs must be a list"_s, {}, {}});
    if (inputs.toArray().size() > batchMax)
        return errorReply(
            {400, "VALIDATION_ERROR", u"The maximum number of inputs supported in a batch request is 100"_s, {}, {}});
    if (verb == "read")
        return batchRead(state, type, request);
    if (verb == "create")
        return batchCreate(state, type, inputs.toArray());
    if (verb == "update")
        return batchUpdate(state, type, inputs.toArray());
    if (verb == "upsert")
        return batchUpsert(state, type, inputs.toArray());
    if (verb == "archive")
        return batchArchive(state, type, inputs.toArray());
    return errorReply(notFound());
}

} // namespace samband::sandbox
