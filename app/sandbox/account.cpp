#include "app/sandbox/account.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace samband::sandbox {

namespace {

constexpr qint64 ownerOffset = 40'000;
constexpr qint64 firstQueue = 90'000;
constexpr qsizetype uniqueMax = 10;

QString text(const Table &table, const Row &row, const char *column)
{
    return QString::fromUtf8(table.value(row, table.column(column)));
}

// Documents show some booleans as text; a switch does so here.
QJsonValue boolean(const HubspotState &state, bool value)
{
    return state.textBooleans ? QJsonValue(value ? "true"_L1 : "false"_L1) : QJsonValue(value);
}

QJsonObject userObject(const HubspotState &state, const Row &row)
{
    const Table &users = state.users;
    const QString role = text(users, row, "roleId");
    return {{"id"_L1, QString::number(row.id)}, {"email"_L1, text(users, row, "email")},
        {"firstName"_L1, text(users, row, "firstName")}, {"lastName"_L1, text(users, row, "lastName")},
        {"roleIds"_L1, role.isEmpty() ? QJsonArray() : QJsonArray{role}},
        {"primaryTeamId"_L1, text(users, row, "primaryTeamId")},
        {"superAdmin"_L1, boolean(state, row.id == users.rows().front().id)},
        {"sendWelcomeEmail"_L1, boolean(state, false)}};
}

qsizetype findUser(const Table &users, const QByteArray &id, const Request &request)
{
    const auto index = request.query.value("idProperty") == "EMAIL" ? users.findUnique(users.column("email"), id)
                                                                    : users.find(id.toLongLong());
    return index >= 0 && users.row(index).state == RowState::Live ? index : -1;
}

// Queues are owners without a person; they end the list.
Reply withQueues(const HubspotState &state, const Reply &page)
{
    QJsonObject body = QJsonDocument::fromJson(page.body).object();
    QJsonArray results = body["results"_L1].toArray();
    for (qint64 i = 0; i < state.queues && !body.contains("paging"_L1); ++i)
        results.append(QJsonObject{{"id"_L1, QString::number(firstQueue + i)}, {"type"_L1, "QUEUE"_L1},
            {"userId"_L1, QJsonValue()}, {"archived"_L1, false}, {"createdAt"_L1, "2020-01-01T00:00:00Z"_L1},
            {"updatedAt"_L1, "2020-01-01T00:00:00Z"_L1}, {"teams"_L1, QJsonArray()}});
    body["results"_L1] = results;
    return Reply::json(200, body);
}

Problem invalid(const QString &message)
{
    return {400, "VALIDATION_ERROR", message, {}, {}};
}

// A page of live users, each written by \a object; the cursor is the id of the next one.
template<typename Object> Reply userPage(const Table &users, const Request &request, Object object)
{
    const qsizetype limit = request.query.contains("limit") ? request.query["limit"].toInt() : 100;
    if (limit < 1 || limit > 500)
        return errorReply(invalid(u"The limit must be between 1 and 500"_s));
    qsizetype at = users.lowerBound(request.query.value("after").toLongLong());
    const auto end = qsizetype(users.rows().size());
    QJsonArray results;
    for (; at < end && results.size() < limit; ++at)
        if (users.row(at).state == RowState::Live)
            results.append(object(users.row(at)));
    QJsonObject page{{"results"_L1, results}};
    if (at < end)
        page["paging"_L1] = QJsonObject{{"next"_L1, QJsonObject{{"after"_L1, QString::number(users.row(at).id)}}}};
    return Reply::json(200, page);
}

Reply createUser(HubspotState &state, const Request &request)
{
    Table &users = state.users;
    const QJsonObject body = request.json();
    const QByteArray email = scalarText(body["email"_L1]);
    if (!email.contains('@') || !body.contains("sendWelcomeEmail"_L1))
        return errorReply(invalid(u"email and sendWelcomeEmail are required"_s));
    if (users.findUnique(users.column("email"), email) >= 0)
        return errorReply({409, "CONFLICT", u"A user with this email exists already"_s, {}, {}});
    Fields fields;
    for (const char *name : {"email", "firstName", "lastName", "roleId", "primaryTeamId"})
        fields.push_back({users.column(name), scalarText(body[QLatin1StringView(name)])});
    const qint64 now = state.clock->stamp();
    const auto index = users.append(now, now, fields);
    Reply reply = Reply::json(201, userObject(state, users.row(index)));
    reply.headers.emplace_back(
        "Location", "https://api.hubapi.com" + request.path + '/' + QByteArray::number(users.row(index).id));
    return reply;
}

Reply updateUser(HubspotState &state, qsizetype index, const QJsonObject &body)
{
    static const QByteArrayList writable{
        "firstName", "lastName", "roleId", "primaryTeamId", "secondaryTeamIds", "seatNames"};
    if (body.contains("seatNames"_L1) && !state.enforces) // came with the newest version
        return errorReply(invalid(u"seatNames cannot be changed"_s));
    Fields fields;
    for (auto member = body.begin(); member != body.end(); ++member) {
        const QByteArray name = member.key().toUtf8();
        if (!writable.contains(name))
            return errorReply(invalid(member.key() + u" cannot be changed"_s));
        if (const int column = state.users.column(name); column >= 0)
            fields.push_back({column, scalarText(*member)});
    }
    state.users.update(index, fields, state.clock->stamp(state.users.row(index).modified));
    return Reply::json(200, userObject(state, state.users.row(index)));
}

QJsonObject ownerObject(const Table &users, const Row &row)
{
    const bool archived = row.state != RowState::Live;
    return {{"id"_L1, QString::number(row.id + ownerOffset)}, {"email"_L1, text(users, row, "email")},
        {"type"_L1, "PERSON"_L1}, {"firstName"_L1, text(users, row, "firstName")},
        {"lastName"_L1, text(users, row, "lastName")}, {"userId"_L1, archived ? QJsonValue() : QJsonValue(row.id)},
        {"userIdIncludingInactive"_L1, row.id}, {"createdAt"_L1, QString::fromUtf8(isoText(row.created))},
        {"updatedAt"_L1, QString::fromUtf8(isoText(row.created))}, {"archived"_L1, archived},
        {"teams"_L1, QJsonArray()}};
}

QJsonArray optionsOf(const PropertyDef &definition)
{
    QJsonArray options;
    for (const QByteArray &option : definition.options)
        options.append(QJsonObject{
            {"label"_L1, QString::fromUtf8(option)}, {"value"_L1, QString::fromUtf8(option)}, {"hidden"_L1, false}});
    return options;
}

QJsonObject definitionObject(const PropertyDef &definition)
{
    return {{"name"_L1, QString::fromUtf8(definition.name)}, {"label"_L1, QString::fromUtf8(definition.label)},
        {"type"_L1, QString::fromUtf8(definition.type)}, {"fieldType"_L1, QString::fromUtf8(definition.fieldType)},
        {"groupName"_L1, QString::fromUtf8(definition.group)}, {"options"_L1, optionsOf(definition)},
        {"calculated"_L1, definition.calculated}, {"hidden"_L1, false}, {"archived"_L1, false},
        {"hasUniqueValue"_L1, definition.unique},
        {"modificationMetadata"_L1,
            QJsonObject{{"readOnlyValue"_L1, definition.readOnly}, {"readOnlyDefinition"_L1, !definition.custom},
                {"archivable"_L1, definition.custom}}}};
}

} // namespace

Reply answerUsers(HubspotState &state, const QByteArrayList &tail, const Request &request)
{
    Table &users = state.users;
    if (tail.isEmpty() && request.method == "GET")
        return userPage(users, request, [&](const Row &row) { return userObject(state, row); });
    if (tail.isEmpty() && request.method == "POST")
        return createUser(state, request);
    if (tail.size() == 1 && request.method == "GET"
        && (tail[0] == "roles" || tail[0] == "teams" || (tail[0] == "seats" && state.enforces)))
        return Reply::json(200, {{"results"_L1, QJsonArray()}});
    const auto index = tail.size() == 1 ? findUser(users, tail[0], request) : -1;
    if (index < 0)
        return errorReply(notFound());
    if (request.method == "GET")
        return Reply::json(200, userObject(state, users.row(index)));
    if (request.method == "PUT")
        return updateUser(state, index, request.json());
    if (request.method != "DELETE")
        return errorReply({405, "VALIDATION_ERROR", u"Method not allowed"_s, {}, {}});
    users.retire(index, RowState::Archived, state.clock->stamp(users.row(index).modified));
    return {204, {}, {}, {}};
}

Reply answerOwners(HubspotState &state, const QByteArrayList &tail, const Request &request)
{
    const Table &users = state.users;
    if (request.method != "GET")
        return errorReply({405, "VALIDATION_ERROR", u"Method not allowed"_s, {}, {}});
    if (tail.size() == 1) {
        const bool byUser = request.query.value("idProperty") == "userId";
        const auto index = users.find(tail[0].toLongLong() - (byUser ? 0 : ownerOffset));
        return index < 0 ? errorReply(notFound()) : Reply::json(200, ownerObject(users, users.row(index)));
    }
    if (request.query.contains("email") || request.query.value("archived") == "true") {
        QJsonArray results;
        const RowState wanted = request.query.value("archived") == "true" ? RowState::Archived : RowState::Live;
        const QString email = QString::fromUtf8(request.query.value("email"));
        for (const Row &row : users.rows())
            if (row.state == wanted
                && (email.isEmpty() || email.compare(text(users, row, "email"), Qt::CaseInsensitive) == 0))
                results.append(ownerObject(users, row));
        return Reply::json(200, {{"results"_L1, results}});
    }
    Reply page = userPage(users, request, [&](const Row &row) { return ownerObject(users, row); });
    return state.queues > 0 && page.status == 200 ? withQueues(state, page) : page;
}

Reply answerProperties(ObjectType &type, const QByteArrayList &tail, const Request &request)
{
    if (request.method == "GET" && tail.isEmpty()) {
        QJsonArray results;
        for (const PropertyDef &definition : type.properties)
            results.append(definitionObject(definition));
        return Reply::json(200, {{"results"_L1, results}});
    }
    if (request.method == "GET" && tail.size() == 1) {
        const PropertyDef *definition = type.property(tail[0]);
        return definition ? Reply::json(200, definitionObject(*definition)) : errorReply(notFound());
    }
    if (request.method != "POST" || !tail.isEmpty())
        return errorReply(notFound());
    const QJsonObject body = request.json();
    const auto bytes = [&](const char *name) { return body[QLatin1StringView(name)].toString().toUtf8(); };
    for (const char *needed : {"name", "label", "groupName", "type", "fieldType"})
        if (bytes(needed).isEmpty())
            return errorReply(invalid(QLatin1StringView(needed) + u" is required"_s));
    if (type.property(bytes("name")))
        return errorReply(
            {409, "CONFLICT", u"A property named '%1' already exists."_s.arg(body["name"_L1].toString()), {}, {}});
    const auto uniques = std::count_if(type.properties.begin(), type.properties.end(),
        [](const PropertyDef &known) { return known.unique && known.custom; });
    if (body["hasUniqueValue"_L1].toBool() && uniques >= uniqueMax)
        return errorReply(invalid(u"A type can have at most 10 properties with unique values"_s));
    type.define({bytes("name"), bytes("label"), bytes("type"), bytes("fieldType"), bytes("groupName"), false,
        body["hasUniqueValue"_L1].toBool(), true, false, {}});
    return Reply::json(201, definitionObject(type.properties.back()));
}

Reply answerAccount(const HubspotState &state, const QByteArrayList &tail, int used, int limit)
{
    const QTimeZone zone(state.timeZone);
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(state.clock->now(), zone);
    if (tail == QByteArrayList{"details"}) {
        const int offset = zone.offsetFromUtc(now);
        return Reply::json(200,
            {{"portalId"_L1, 4711}, {"timeZone"_L1, QString::fromUtf8(state.timeZone)},
                {"utcOffset"_L1, now.toString(u"t"_s)}, {"utcOffsetMilliseconds"_L1, offset * 1000},
                {"uiDomain"_L1, "app.hubspot.com"_L1}, {"dataHostingLocation"_L1, "eu1"_L1},
                {"accountType"_L1, "STANDARD"_L1}, {"companyCurrency"_L1, "NOK"_L1},
                {"additionalCurrencies"_L1, QJsonArray()}});
    }
    if (tail != QByteArrayList{"api-usage", "daily", "private-apps"})
        return errorReply(notFound());
    // The day ends at midnight of the account, not of the caller.
    const qint64 midnight = now.date().addDays(1).startOfDay(zone).toMSecsSinceEpoch();
    return Reply::json(200,
        {{"results"_L1,
            QJsonArray{QJsonObject{{"name"_L1, "private-apps-api-calls-daily"_L1}, {"currentUsage"_L1, used},
                {"usageLimit"_L1, limit}, {"resetsAt"_L1, QString::fromUtf8(isoText(midnight))},
                {"collectedAt"_L1, QString::fromUtf8(isoText(now.toMSecsSinceEpoch()))},
                {"fetchStatus"_L1, "SUCCESS"_L1}}}}});
}

} // namespace samband::sandbox
