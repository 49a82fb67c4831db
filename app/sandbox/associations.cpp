#include "app/sandbox/associations.h"

#include "app/sandbox/batch.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace samband::sandbox {

namespace {

constexpr qsizetype linkPage = 500;

struct Ends {
    qsizetype contact = -1;
    qint64 company = 0;
    std::optional<Problem> problem;
};

Ends endsOf(HubspotState &state, const QByteArray &contact, const QByteArray &company)
{
    Ends ends{findRecord(state.contacts, contact, {}), 0, {}};
    const auto target = findRecord(state.companies, company, {});
    if (target >= 0)
        ends.company = state.companies.table.row(target).id;
    QJsonArray invalid;
    if (ends.contact < 0)
        invalid.append(u"CONTACT=%1 is not valid"_s.arg(QString::fromUtf8(contact)));
    if (target < 0)
        invalid.append(u"COMPANY=%1 is not valid"_s.arg(QString::fromUtf8(company)));
    if (!invalid.isEmpty())
        ends.problem =
            Problem{400, "VALIDATION_ERROR", u"Some objects are not valid"_s, {{"INVALID_OBJECT_IDS"_L1, invalid}}, {}};
    return ends;
}

// The types of a list of AssociationSpec; none when one of them is unknown.
std::optional<quint32> typeBits(const QJsonArray &specs)
{
    quint32 bits = 0;
    for (const QJsonValue &spec : specs) {
        quint32 bit = 0;
        for (const AssociationType &type : associationTypes())
            if (type.typeId == spec["associationTypeId"_L1].toInt()
                && type.category == spec["associationCategory"_L1].toString().toUtf8())
                bit = type.bit;
        if (bit == 0)
            return std::nullopt;
        bits |= bit;
    }
    return bits;
}

Problem unknownType()
{
    return {400, "VALIDATION_ERROR", u"This association type is not known for contacts and companies"_s, {}, {}};
}

void writeLink(JsonWriter &json, const Link &link, bool asText)
{
    json.begin('{').key("toObjectId");
    asText ? json.numberText(link.company) : json.number(link.company);
    json.key("associationTypes").begin('[');
    for (const AssociationType &type : associationTypes()) {
        if ((link.types & type.bit) == 0)
            continue;
        json.begin('{').key("category").text(type.category).key("typeId").number(type.typeId).key("label");
        type.label.isEmpty() ? json.null() : json.text(type.label);
        json.end('}');
    }
    json.end(']').end('}');
}

// Links to companies that still live, from the \a after-th on.
std::vector<Link> liveLinks(HubspotState &state, qsizetype contact)
{
    std::vector<Link> live;
    for (const Link &link : state.linksOf(contact))
        if (findRecord(state.companies, QByteArray::number(link.company), {}, true) >= 0)
            live.push_back(link);
    return live;
}

void writePage(
    JsonWriter &json, const std::vector<Link> &links, qsizetype after, qsizetype limit, const char *key, bool asText)
{
    const auto end = std::min(qsizetype(links.size()), after + limit);
    json.key(key).begin('[');
    for (qsizetype i = after; i < end; ++i)
        writeLink(json, links[size_t(i)], asText);
    json.end(']');
    if (end < qsizetype(links.size()))
        json.key("paging").begin('{').key("next").begin('{').key("after").numberText(end).end('}').end('}');
}

Reply readLinks(HubspotState &state, const QJsonArray &inputs)
{
    QByteArray results;
    JsonWriter json(results);
    json.begin('[');
    for (const QJsonValue &input : inputs) {
        const auto contact = findRecord(state.contacts, scalarText(input["id"_L1]), {});
        if (contact < 0)
            continue;
        const auto links = liveLinks(state, contact);
        if (links.empty())
            continue;
        json.begin('{').key("from").begin('{').key("id").numberText(state.contacts.table.row(contact).id).end('}');
        writePage(json, links, scalarText(input["after"_L1]).toInt(), linkPage, "to", state.idsAsText);
        json.end('}');
    }
    json.end(']');
    return batchReply(200, results, {});
}

QByteArray pairResult(HubspotState &state, const Ends &ends, const QByteArray &extra)
{
    QByteArray out;
    JsonWriter json(out);
    json.begin('{').key("from").begin('{').key("id").numberText(state.contacts.table.row(ends.contact).id).end('}');
    json.key("to").begin('{').key("id").numberText(ends.company).end('}');
    if (!extra.isEmpty())
        json.raw(extra);
    json.end('}');
    return out;
}

const QByteArray defaultSpec = R"("associationSpec":{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":279})";

// Sent labels replace the old ones.
void relink(HubspotState &state, const Ends &ends, quint32 bits)
{
    for (Link &link : state.linksOf(ends.contact))
        if (link.company == ends.company)
            link.types &= primaryBit;
    state.link(ends.contact, ends.company, bits);
}

Reply createLinks(HubspotState &state, const QJsonArray &inputs, bool labelled)
{
    QByteArrayList results;
    QJsonArray errors;
    std::optional<Problem> first;
    for (const QJsonValue &input : inputs) {
        Ends ends = endsOf(state, scalarText(input["from"_L1]["id"_L1]), scalarText(input["to"_L1]["id"_L1]));
        const auto bits = labelled ? typeBits(input["types"_L1].toArray()) : std::optional(unlabelledBit);
        if (!ends.problem && !bits)
            ends.problem = unknownType();
        if (ends.problem) {
            first = first ? first : ends.problem;
            errors.append(batchError(*ends.problem));
            continue;
        }
        if (labelled)
            relink(state, ends, *bits);
        else
            state.link(ends.contact, ends.company, *bits);
        results.append(pairResult(state, ends, labelled ? QByteArray() : defaultSpec));
    }
    if (results.isEmpty() && first)
        return errorReply(*first);
    return batchReply(labelled ? 201 : 200, '[' + results.join(',') + ']', errors);
}

Reply archiveLinks(HubspotState &state, const QJsonArray &inputs)
{
    for (const QJsonValue &input : inputs) {
        const auto contact = findRecord(state.contacts, scalarText(input["from"_L1]["id"_L1]), {});
        for (const QJsonValue &to : input["to"_L1].toArray())
            if (contact >= 0)
                state.unlink(contact, scalarText(to["id"_L1]).toLongLong());
    }
    return batchReply(200, "[]", {});
}

// Takes labels off pairs; without the unlabelled type a pair loses all of them.
Reply archiveLabels(HubspotState &state, const QJsonArray &inputs)
{
    for (const QJsonValue &input : inputs) {
        const Ends ends = endsOf(state, scalarText(input["from"_L1]["id"_L1]), scalarText(input["to"_L1]["id"_L1]));
        const auto bits = typeBits(input["types"_L1].toArray());
        if (ends.problem || !bits)
            continue;
        for (Link &link : state.linksOf(ends.contact))
            link.types &= link.company == ends.company ? ~*bits : ~0U;
        std::erase_if(state.linksOf(ends.contact), [](const Link &link) { return (link.types & unlabelledBit) == 0; });
    }
    return batchReply(200, "[]", {});
}

Reply labels()
{
    QJsonArray results;
    for (const AssociationType &type : associationTypes())
        results.append(QJsonObject{{"category"_L1, QString::fromUtf8(type.category)}, {"typeId"_L1, type.typeId},
            {"label"_L1, type.label.isEmpty() ? QJsonValue() : QJsonValue(QString::fromUtf8(type.label))}});
    return Reply::json(200, {{"results"_L1, results}});
}

Reply tooMany(qsizetype most)
{
    return errorReply({400, "VALIDATION_ERROR", u"The maximum number of inputs is %1"_s.arg(most), {}, {}});
}

} // namespace

Reply answerAssociations(HubspotState &state, const QByteArrayList &tail, const Request &request)
{
    if (request.method == "GET" && tail == QByteArrayList{"labels"})
        return labels();
    if (request.method != "POST")
        return errorReply(notFound());
    const QJsonArray inputs = request.json()["inputs"_L1].toArray();
    if (tail == QByteArrayList{"batch", "read"})
        return inputs.size() > 1000 ? tooMany(1000) : readLinks(state, inputs);
    if (tail == QByteArrayList{"batch", "create"})
        return inputs.size() > 2000 ? tooMany(2000) : createLinks(state, inputs, true);
    if (tail == QByteArrayList{"batch", "associate", "default"})
        return inputs.size() > 2000 ? tooMany(2000) : createLinks(state, inputs, false);
    if (tail == QByteArrayList{"batch", "archive"})
        return inputs.size() > 100 ? tooMany(100) : archiveLinks(state, inputs);
    if (tail == QByteArrayList{"batch", "labels", "archive"})
        return inputs.size() > 100 ? tooMany(100) : archiveLabels(state, inputs);
    return errorReply(notFound());
}

Reply answerContactLinks(
    HubspotState &state, const QByteArray &contact, const QByteArrayList &tail, const Request &request)
{
    const bool byDefault = tail.size() == 3 && tail[0] == "default";
    const QByteArray toType = tail.isEmpty() ? QByteArray() : tail[byDefault ? 1 : 0];
    if (state.type(toType) != &state.companies)
        return errorReply(notFound());
    const auto index = findRecord(state.contacts, contact, {});
    if (request.method == "GET" && tail.size() == 1) {
        if (index < 0)
            return errorReply(notFound());
        const qsizetype limit = request.query.contains("limit") ? request.query["limit"].toInt() : linkPage;
        if (limit < 1 || limit > linkPage)
            return errorReply({400, "VALIDATION_ERROR", u"The limit must be between 1 and 500"_s, {}, {}});
        Reply reply;
        JsonWriter json(reply.body);
        json.begin('{');
        writePage(
            json, liveLinks(state, index), request.query.value("after").toInt(), limit, "results", state.idsAsText);
        json.end('}');
        return reply;
    }
    if (request.method == "DELETE" && tail.size() == 2) {
        if (index >= 0)
            state.unlink(index, tail[1].toLongLong());
        return {204, {}, {}, {}};
    }
    if (request.method != "PUT" || (tail.size() != 2 && !byDefault))
        return errorReply(notFound());
    const Ends ends = endsOf(state, contact, tail.last());
    if (ends.problem)
        return errorReply(*ends.problem);
    if (byDefault) {
        state.link(ends.contact, ends.company, unlabelledBit);
        return batchReply(200, '[' + pairResult(state, ends, defaultSpec) + ']', {});
    }
    const auto bits = typeBits(QJsonDocument::fromJson(request.body).array());
    if (!bits)
        return errorReply(unknownType());
    relink(state, ends, *bits);
    Reply reply;
    reply.status = 201;
    reply.body = pairResult(state, ends, {});
    return reply;
}

} // namespace samband::sandbox
