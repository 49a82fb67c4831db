#include "app/sandbox/userobjects.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace samband::sandbox {

namespace {

constexpr qint64 objectOffset = 7'000'000;
constexpr int pageMax = 100;

QJsonObject userRecord(const Table &users, const Row &row, const QByteArrayList &wanted)
{
    const QString id = QString::number(row.id + objectOffset);
    const auto stored = [&](const char *column) { return QString::fromUtf8(users.value(row, users.column(column))); };
    const QHash<QByteArray, QString> known{{"hs_internal_user_id", QString::number(row.id)},
        {"hs_email", stored("email")}, {"hs_given_name", stored("firstName")}, {"hs_family_name", stored("lastName")},
        {"hs_job_title", {}}};
    QJsonObject properties{{"hs_object_id"_L1, id}, {"hs_createdate"_L1, QString::fromUtf8(isoText(row.created))},
        {"hs_lastmodifieddate"_L1, QString::fromUtf8(isoText(row.modified))}};
    for (const QByteArray &name : wanted)
        if (const auto value = known.constFind(name); value != known.constEnd())
            properties[QString::fromUtf8(name)] = value->isEmpty() ? QJsonValue() : QJsonValue(*value);
    return {{"id"_L1, id}, {"properties"_L1, properties}, {"createdAt"_L1, QString::fromUtf8(isoText(row.created))},
        {"updatedAt"_L1, QString::fromUtf8(isoText(row.modified))}, {"archived"_L1, false}};
}

} // namespace

Reply answerUserObjects(const HubspotState &state, const QByteArrayList &tail, const Request &request)
{
    if (request.method != "GET")
        return errorReply({405, "VALIDATION_ERROR", u"Method not allowed"_s, {}, {}});
    const Table &users = state.users;
    const QByteArrayList wanted = request.query.value("properties").split(',');
    if (!tail.isEmpty()) {
        const auto index = tail.size() == 1 ? users.find(tail[0].toLongLong() - objectOffset) : -1;
        const bool lives = index >= 0 && users.row(index).state == RowState::Live;
        return lives ? Reply::json(200, userRecord(users, users.row(index), wanted)) : errorReply(notFound());
    }
    const int limit = request.query.contains("limit") ? request.query["limit"].toInt() : 10;
    if (limit < 1 || limit > pageMax)
        return errorReply({400, "VALIDATION_ERROR", u"The limit must be between 1 and 100"_s, {}, {}});
    qsizetype at = users.lowerBound(request.query.value("after").toLongLong() - objectOffset);
    QJsonArray results;
    for (; at < qsizetype(users.rows().size()) && results.size() < limit; ++at)
        if (users.row(at).state == RowState::Live)
            results.append(userRecord(users, users.row(at), wanted));
    QJsonObject page{{"results"_L1, results}};
    if (at < qsizetype(users.rows().size()))
        page["paging"_L1] =
            QJsonObject{{"next"_L1, QJsonObject{{"after"_L1, QString::number(users.row(at).id + objectOffset)}}}};
    return Reply::json(200, page);
}

} // namespace samband::sandbox
