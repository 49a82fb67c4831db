#include "app/sandbox/obstacles.h"

#include <QDateTime>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace samband::sandbox {

std::optional<Problem> lockedRecord(const ObjectType &type, const Request &request)
{
    QByteArrayList touched;
    const QByteArrayList &path = request.segments;
    if (request.method == "PATCH" || request.method == "DELETE")
        touched.append(path.last());
    if (request.method == "POST" && (path.last() == "update" || path.last() == "archive"))
        for (const QJsonValue &input : request.json()["inputs"_L1].toArray())
            touched.append(scalarText(input["id"_L1]));
    for (const QByteArray &id : touched)
        if (type.lockedUntil.value(id.toLongLong()) > QDateTime::currentMSecsSinceEpoch())
            return Problem{423, "VALIDATION_ERROR", u"The record is locked by another change"_s,
                {{"ids"_L1, QJsonArray{QString::fromUtf8(id)}}}, {}};
    return std::nullopt;
}

std::optional<Problem> linkingDenied(const HubspotState &state, const Request &request)
{
    const bool reads = request.method == "GET" || request.segments.last() == "read";
    if (state.editAssociations || !state.enforces || reads || !request.segments.contains("associations"))
        return std::nullopt;
    return Problem{400, "VALIDATION_ERROR", u"Missing 'Edit Associations' permission."_s, {}, {}};
}

Reply bared(Reply reply)
{
    const QJsonObject body = QJsonDocument::fromJson(reply.body).object();
    if (reply.status >= 400 && body.contains("message"_L1))
        reply.body = QJsonDocument(QJsonObject{{"message"_L1, body["message"_L1]}}).toJson(QJsonDocument::Compact);
    return reply;
}

} // namespace samband::sandbox
