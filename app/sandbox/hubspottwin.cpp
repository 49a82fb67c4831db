#include "app/sandbox/hubspottwin.h"

#include "app/sandbox/account.h"
#include "app/sandbox/admin.h"
#include "app/sandbox/associations.h"
#include "app/sandbox/batch.h"
#include "app/sandbox/counters.h"
#include "app/sandbox/history.h"
#include "app/sandbox/obstacles.h"
#include "app/sandbox/scopes.h"
#include "app/sandbox/userobjects.h"

#include <QDataStream>
#include <QDateTime>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace samband::sandbox {

namespace {

CallClass classOf(const Request &request)
{
    if (request.segments.contains("associations"))
        return CallClass::Associations;
    return request.segments.size() == 5 && request.segments.last() == "search" ? CallClass::Search : CallClass::General;
}

Reply limited(const QByteArray &policy)
{
    return Reply::json(429,
        {{"status"_L1, "error"_L1},
            {"message"_L1, u"You have reached your %1 limit."_s.arg(QString::fromUtf8(policy.toLower()))},
            {"errorType"_L1, "RATE_LIMIT"_L1}, {"correlationId"_L1, QUuid::createUuid().toString(QUuid::WithoutBraces)},
            {"policyName"_L1, QString::fromUtf8(policy)},
            {"groupName"_L1, "publicapi:private-apps:api-calls:sandbox"_L1},
            {"requestId"_L1, QUuid::createUuid().toString(QUuid::WithoutBraces)}});
}

QJsonArray textArray(const QByteArrayList &words)
{
    QJsonArray array;
    for (const QByteArray &word : words)
        array.append(QString::fromUtf8(word));
    return array;
}

Reply unauthorised(TokenState state)
{
    if (state == TokenState::Expired)
        return errorReply(
            {401, "EXPIRED_AUTHENTICATION", u"The OAuth token used to make this call expired."_s, {}, {}});
    return errorReply({401, "INVALID_AUTHENTICATION",
        u"Authentication credentials not found. This API supports OAuth 2.0 authentication."_s, {}, {}});
}

} // namespace

HubspotTwin::HubspotTwin(const QByteArray &token)
    : m_tokens(token, {"hubspot", true, false, 1800, {}, true})
{
    state.clock = &clock;
    state.formatting = &formatting;
    for (ObjectType *type : {&state.contacts, &state.companies, &state.products})
        keepHistory(state, *type);
}

Reply HubspotTwin::answer(const Request &request)
{
    if (const qint64 left = m_movesUntil - QDateTime::currentMSecsSinceEpoch(); left > 0) {
        Reply reply = errorReply({477, "MIGRATION_IN_PROGRESS", u"This account is being moved"_s, {}, {}});
        reply.headers.emplace_back("Retry-After", QByteArray::number((left + 999) / 1000));
        return reply;
    }
    return m_bareErrors ? bared(answerHere(request)) : answerHere(request);
}

Reply HubspotTwin::answerHere(const Request &request)
{
    if (request.segments.startsWith("oauth"))
        return routeToken(request);
    const TokenState token = m_tokens.check(request.authorization);
    if (token != TokenState::Good)
        return unauthorised(token);
    m_tokens.letIn(isWrite(request));
    const CallClass kind = classOf(request);
    const QByteArray policy = limits.admit(kind, QDateTime::currentMSecsSinceEpoch());
    Reply reply = policy.isEmpty() ? route(request) : limited(policy);
    if (!policy.isEmpty() && !limits.retryAfter.isEmpty())
        reply.headers.emplace_back("Retry-After", limits.retryAfter);
    for (auto &header : limits.headers(kind))
        reply.headers.push_back(std::move(header));
    return reply;
}

Reply HubspotTwin::route(const Request &request)
{
    // area/kind/{V}/…, except account-info/{V}/…
    const QByteArrayList &path = request.segments;
    const bool account = path.startsWith("account-info");
    const qsizetype at = account ? 1 : 2;
    if (path.size() <= at || (path[at] != "2026-09" && path[at] != "2026-03"))
        return errorReply(notFound());
    const QByteArrayList tail = path.mid(at + 1);
    state.enforces = path[at] != "2026-03";
    for (const QByteArrayList &granted : {m_scopes, m_tokens.scopesOf(request.authorization.mid(7).trimmed())})
        if (const auto problem = missingScope(granted, request))
            return errorReply(*problem);
    if (request.malformed())
        return errorReply({400, "VALIDATION_ERROR", u"Invalid input JSON"_s, {}, {}});
    if (account)
        return answerAccount(state, tail, limits.usedToday(), limits.dailyLimit);
    if (path[0] == "settings" && path[1] == "users")
        return answerUsers(state, tail, request);
    if (path[0] != "crm" || (tail.isEmpty() && path[1] != "owners"))
        return errorReply(notFound());
    if (path[1] == "owners")
        return answerOwners(state, tail, request);
    if (const auto problem = linkingDenied(state, request))
        return errorReply(*problem);
    if (path[1] == "objects" && (tail[0] == "users" || tail[0] == "0-115"))
        return answerUserObjects(state, tail.mid(1), request);
    ObjectType *type = state.type(tail[0]);
    if (!type)
        return errorReply(
            {404, "OBJECT_NOT_FOUND", u"Unable to infer object type from: "_s + QString::fromUtf8(tail[0]), {}, {}});
    if (path[1] == "properties")
        return answerProperties(*type, tail.mid(1), request);
    if (path[1] == "associations" && tail.size() > 2 && type == &state.contacts
        && state.type(tail[1]) == &state.companies)
        return answerAssociations(state, tail.mid(2), request);
    return path[1] == "objects" ? routeObjects(request) : errorReply(notFound());
}

Reply HubspotTwin::routeObjects(const Request &request)
{
    const QByteArrayList tail = request.segments.mid(4);
    ObjectType &type = *state.type(request.segments[3]);
    const bool posts = request.method == "POST";
    if (const auto locked = lockedRecord(type, request))
        return errorReply(*locked);
    if (tail.isEmpty() && request.method == "GET")
        return listObjects(state, type, request);
    if (tail.isEmpty() && posts)
        return createObject(state, type, request);
    if (posts && tail == QByteArrayList{"search"})
        return searchObjects(state, type, request, m_search);
    if (posts && tail.size() == 2 && tail[0] == "batch")
        return answerBatch(state, type, tail[1], request);
    if (posts && tail == QByteArrayList{"merge"})
        return mergeObjects(state, type, request);
    if (posts && tail == QByteArrayList{"gdpr-delete"})
        return eraseObject(state, type, request);
    if (tail.size() > 2 && tail[1] == "associations" && &type == &state.contacts)
        return answerContactLinks(state, tail[0], tail.mid(2), request);
    if (tail.size() == 1 && request.method == "GET")
        return readObject(state, type, request);
    if (tail.size() == 1 && request.method == "PATCH")
        return updateObject(state, type, request);
    if (tail.size() == 1 && request.method == "DELETE")
        return archiveObject(state, type, request);
    return errorReply(tail.size() > 1 ? notFound() : Problem{405, "VALIDATION_ERROR", u"Method not allowed"_s, {}, {}});
}

Reply HubspotTwin::routeToken(const Request &request)
{
    const QByteArrayList &path = request.segments;
    if (request.method == "GET" && path.last() == "authorize")
        return m_tokens.authorize(request);
    if (request.method == "POST" && path.size() == 5 && path[2] == "private-apps")
        return tokenInfo(request);
    if (request.method == "POST" && path.size() == 4 && path[2] == "token")
        return aboutToken(path[3], formFields(request.body));
    if (request.method != "POST" || path.size() != 3 || path[2] != "token")
        return errorReply(notFound());
    const Tokens::Grant grant = m_tokens.grant(request);
    if (!grant.error.isEmpty()) {
        const QString text = QString::fromUtf8(grant.description);
        return Reply::json(400,
            {{"error"_L1, QString::fromUtf8(grant.error)}, {"error_description"_L1, text},
                {"status"_L1, grant.error == "invalid_grant" ? "BAD_REFRESH_TOKEN"_L1 : "BAD_REQUEST"_L1},
                {"message"_L1, text}});
    }
    QJsonArray scopes;
    for (const QByteArray &scope : grant.scope.split(' '))
        if (!scope.isEmpty())
            scopes.append(QString::fromUtf8(scope));
    QJsonObject answer{{"token_type"_L1, "bearer"_L1}, {"access_token"_L1, QString::fromUtf8(grant.access)},
        {"expires_in"_L1, m_tokens.lifeSeconds()}, {"hub_id"_L1, 4711}, {"user_id"_L1, 9001}, {"scopes"_L1, scopes}};
    if (!grant.refresh.isEmpty()) // an app's own token has none
        answer["refresh_token"_L1] = QString::fromUtf8(grant.refresh);
    return Reply::json(200, answer);
}

Reply HubspotTwin::aboutToken(const QByteArray &verb, const QHash<QByteArray, QByteArray> &form)
{
    if (form.value("client_id").isEmpty() || form.value("client_secret").isEmpty())
        return Reply::json(400,
            {{"error"_L1, "invalid_client"_L1}, {"error_description"_L1, "missing or unknown client"_L1},
                {"status"_L1, "BAD_REQUEST"_L1}, {"message"_L1, "missing or unknown client"_L1}});
    if (verb == "revoke") {
        m_tokens.revoke(form.value("token"));
        return {204, {}, {}, {}};
    }
    if (verb != "introspect")
        return errorReply(notFound());
    const Tokens::Known known = m_tokens.known(form.value("token"));
    if (!known.active)
        return Reply::json(200, {{"active"_L1, false}});
    return Reply::json(200,
        {{"active"_L1, true}, {"hub_id"_L1, 4711}, {"user_id"_L1, 9001}, {"user"_L1, "kari@eksempel.no"_L1},
            {"token_type"_L1, known.refresh ? "refresh_token"_L1 : "access_token"_L1},
            {"scopes"_L1, textArray(known.scopes)},
            {"expires_in"_L1, known.refresh ? QJsonValue() : QJsonValue(known.lifeSeconds)}});
}

Reply HubspotTwin::tokenInfo(const Request &request) const
{
    const QByteArray token = request.json()["tokenKey"_L1].toString().toUtf8();
    if (const TokenState found = m_tokens.check("Bearer " + token); found != TokenState::Good)
        return unauthorised(found);
    QByteArrayList scopes = m_tokens.scopesOf(token);
    if (scopes.isEmpty())
        scopes = {"oauth", "crm.objects.contacts.read", "crm.objects.contacts.write", "crm.objects.companies.read",
            "crm.objects.companies.write", "crm.objects.products.read", "crm.objects.products.write",
            "crm.objects.owners.read", "settings.users.read", "settings.users.write"};
    return Reply::json(
        200, {{"userId"_L1, 9001}, {"hubId"_L1, 4711}, {"appId"_L1, 77}, {"scopes"_L1, textArray(scopes)}});
}

std::vector<NamedTable> HubspotTwin::tables()
{
    return {{"contacts", &state.contacts.table}, {"companies", &state.companies.table},
        {"products", &state.products.table}, {"users", &state.users}};
}

void HubspotTwin::describe(JsonWriter &json, const QByteArray &table, qsizetype row)
{
    if (table != "contacts" || state.linksOf(row).empty())
        return;
    json.key("companies").begin('[');
    for (const Link &link : state.linksOf(row))
        json.numberText(link.company);
    json.end(']');
}

bool HubspotTwin::link(qint64 contact, qint64 company, bool linked)
{
    const auto index = findRecord(state.contacts, QByteArray::number(contact), {});
    if (index < 0 || findRecord(state.companies, QByteArray::number(company), {}) < 0)
        return false;
    if (linked)
        state.link(index, company, unlabelledBit);
    else
        state.unlink(index, company);
    return true;
}

void HubspotTwin::actAs(qint64 user)
{
    state.source = user > 0 ? "CRM_UI" : "INTEGRATION";
    state.user = user;
}

bool HubspotTwin::restore(const QByteArray &table, qsizetype row)
{
    ObjectType *type = state.type(table);
    if (!type || type->table.row(row).state != RowState::Archived)
        return false;
    type->table.restore(row, state.restoreMoves ? clock.stamp(type->table.row(row).modified) : 0);
    return true;
}

bool HubspotTwin::define(const QByteArray &name, const QByteArray &property, const QJsonValue &definition)
{
    ObjectType *type = state.type(name);
    return type && defineProperty(*type, property, definition);
}

bool HubspotTwin::lock(const QByteArray &table, qsizetype row, qint64 ms)
{
    ObjectType *type = state.type(table);
    if (type)
        type->lockedUntil[type->table.row(row).id] = QDateTime::currentMSecsSinceEpoch() + ms;
    return type != nullptr;
}

void HubspotTwin::configure(const QJsonObject &settings)
{
    m_bareErrors = settings["bareErrors"_L1].toBool(m_bareErrors);
    if (settings.contains("movingFor"_L1))
        m_movesUntil = QDateTime::currentMSecsSinceEpoch() + settings["movingFor"_L1].toInteger() * 1000;
    configureState(state, settings);
    if (settings.contains("scopes"_L1)) {
        m_scopes.clear();
        for (const QJsonValue &scope : settings["scopes"_L1].toArray())
            m_scopes.append(scope.toString().toUtf8());
    }
    m_tokens.configure(settings);
}

QJsonObject HubspotTwin::settings() const
{
    QJsonObject settings = settingsOf(state);
    m_tokens.tell(settings);
    settings["bareErrors"_L1] = m_bareErrors;
    settings["movingFor"_L1] = std::max<qint64>(0, (m_movesUntil - QDateTime::currentMSecsSinceEpoch() + 999) / 1000);
    settings["scopes"_L1] = textArray(m_scopes);
    return settings;
}

void HubspotTwin::save(QDataStream &out)
{
    for (ObjectType *type : {&state.contacts, &state.companies, &state.products}) {
        type->table.save(out);
        out << type->aliases << type->lockedUntil;
        saveDefinitions(out, *type);
        saveHistory(out, *type);
    }
    state.users.save(out);
    out << quint64(state.links.size());
    for (const auto &links : state.links) {
        out << quint32(links.size());
        for (const Link &link : links)
            out << link.company << link.types;
    }
    m_tokens.save(out);
}

void HubspotTwin::load(QDataStream &in)
{
    for (ObjectType *type : {&state.contacts, &state.companies, &state.products}) {
        type->table.load(in);
        in >> type->aliases >> type->lockedUntil;
        loadDefinitions(in, *type);
        loadHistory(in, *type);
    }
    state.users.load(in);
    quint64 contacts = 0;
    in >> contacts;
    state.links.clear();
    for (quint64 i = 0; i < contacts && in.status() == QDataStream::Ok; ++i) {
        quint32 count = 0;
        in >> count;
        auto &links = state.links.emplace_back();
        for (quint32 j = 0; j < count && in.status() == QDataStream::Ok; ++j) {
            Link link;
            in >> link.company >> link.types;
            links.push_back(link);
        }
    }
    m_tokens.load(in);
    m_search = {};
}

} // namespace samband::sandbox
