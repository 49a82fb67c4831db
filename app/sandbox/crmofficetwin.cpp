#include "app/sandbox/crmofficetwin.h"

#include "app/sandbox/problem.h"

#include <QDataStream>
#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace samband::sandbox {

namespace {

constexpr qint64 pageMax = 500;

Reply unauthorised()
{
    Reply reply = problemReply(401, u"Unauthorized"_s, u"The bearer token is missing, unknown or expired."_s);
    reply.headers.emplace_back("WWW-Authenticate", "Bearer");
    return reply;
}

Reply insufficientScope()
{
    Reply reply = problemReply(403, u"Forbidden"_s, u"The token lacks the scope crmoffice."_s);
    reply.headers.emplace_back("WWW-Authenticate", R"(Bearer error="insufficient_scope", scope="crmoffice")");
    return reply;
}

Reply notThere()
{
    return problemReply(404, u"Not Found"_s, u"There is no such resource."_s);
}

Reply notAllowed(const QByteArray &allowed)
{
    Reply reply = problemReply(405, u"Method Not Allowed"_s, u"This resource does not take that method."_s);
    reply.headers.emplace_back("Allow", allowed);
    return reply;
}

} // namespace

CrmOfficeTwin::CrmOfficeTwin(const QByteArray &token)
    : contacts(1001)
    , companies(101)
    , users(1)
    , m_tokens(token, {"crmoffice", false, true, 3600, "offline_access"})
{
    for (const char *name : {"givenName", "familyName", "mobilePhone", "directPhone", "company.id"})
        contacts.addColumn(name);
    for (const char *name : {"name", "orgNr", "postAddress.streetAddress", "postAddress.postCode",
             "postAddress.postalArea", "postAddress.country", "visitAddress.streetAddress", "visitAddress.postCode",
             "visitAddress.postalArea", "visitAddress.country"})
        companies.addColumn(name);
    for (const char *name : {"userName", "givenName", "familyName"})
        users.addColumn(name);
}

Reply CrmOfficeTwin::answer(const Request &request)
{
    if (request.segments.startsWith("connect"))
        return routeToken(request);
    if (m_tokens.check(request.authorization) != TokenState::Good)
        return unauthorised();
    const QByteArrayList scopes = m_tokens.scopesOf(request.authorization.mid(7).trimmed());
    if (!scopes.isEmpty() && !scopes.contains("crmoffice"))
        return insufficientScope();
    return admitted() ? route(request)
                      : problemReply(429, u"Too Many Requests"_s, u"Too many requests in one second."_s);
}

bool CrmOfficeTwin::admitted()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    while (!m_calls.empty() && m_calls.front() <= now - 1000)
        m_calls.pop_front();
    if (m_perSecond > 0 && qint64(m_calls.size()) >= m_perSecond)
        return false;
    m_calls.push_back(now);
    return true;
}

Reply CrmOfficeTwin::route(const Request &request)
{
    const QByteArrayList &path = request.segments;
    if (request.malformed())
        return problemReply(400, u"Bad Request"_s, u"The body is not valid JSON."_s);
    if (path == QByteArrayList{"users"})
        return request.method == "GET" ? listUsers() : notAllowed("GET");
    const bool people = path.startsWith("contacts");
    if ((!people && !path.startsWith("companies")) || path.size() > 2)
        return notThere();
    Table &table = people ? contacts : companies;
    if (path.size() == 2)
        return change(table, request);
    if (request.method == "GET")
        return list(table, people ? m_contactListing : m_companyListing, request);
    return request.method == "POST" ? create(table, request) : notAllowed("GET, POST");
}

Reply CrmOfficeTwin::list(const Table &table, Listing &cache, const Request &request)
{
    const auto number = [&](const char *name, qint64 usual) {
        bool good = true;
        const qint64 value = request.query.contains(name) ? request.query.value(name).toLongLong(&good) : usual;
        return good ? value : 0;
    };
    const qint64 page = number("page", 1);
    const qint64 size = std::min(number("pageSize", 100), pageMax);
    if (page < 1 || size < 1)
        return problemReply(400, u"Bad Request"_s, u"page and pageSize start at 1."_s);
    const std::vector<quint32> *rows = &table.live();
    if (const QByteArray since = request.query.value("modifiedSince"); !since.isEmpty()) {
        const QDateTime moment = QDateTime::fromString(QString::fromUtf8(since), Qt::ISODateWithMs);
        if (!moment.isValid())
            return problemReply(400, u"Bad Request"_s, u"modifiedSince is not an ISO 8601 time."_s);
        if (cache.since != moment.toMSecsSinceEpoch() || cache.version != table.version()) {
            cache = {moment.toMSecsSinceEpoch(), table.version(), table.modifiedSince(moment.toMSecsSinceEpoch())};
            std::erase_if(cache.rows, [&](quint32 index) { return table.row(index).state != RowState::Live; });
        }
        rows = &cache.rows;
    }
    const auto total = qint64(rows->size());
    const qint64 first = std::min(total, (page - 1) * size);
    const qint64 end = std::min(total, first + size);
    Reply reply;
    reply.body.reserve((end - first) * 300);
    JsonWriter json(reply.body);
    json.begin('{').key("items").begin('[');
    for (qint64 i = first; i < end; ++i)
        writeRecord(json, table, (*rows)[size_t(i)]);
    json.end(']').key("page").number(page).key("pageSize").number(size).key("totalCount").number(total).end('}');
    return reply;
}

Reply CrmOfficeTwin::listUsers()
{
    Reply reply;
    JsonWriter json(reply.body);
    json.begin('[');
    for (const quint32 index : users.live()) {
        json.begin('{');
        for (int column = 0; column < int(users.columns().size()); ++column)
            json.key(users.columns()[column]).text(users.value(users.row(index), column));
        json.end('}');
    }
    json.end(']');
    return reply;
}

Reply CrmOfficeTwin::create(Table &table, const Request &request)
{
    Input input = checked(table, request.json());
    checkRequired(table, nullptr, input);
    if (!input.errors.isEmpty())
        return fieldProblem(input.errors);
    const qint64 now = clock.stamp();
    const auto index = table.append(now, now, input.fields);
    Reply reply = record(table, index, 201);
    reply.headers.emplace_back("Location", '/' + request.segments[0] + '/' + QByteArray::number(table.row(index).id));
    return reply;
}

Reply CrmOfficeTwin::change(Table &table, const Request &request)
{
    bool number = false;
    const auto index = table.find(request.segments[1].toLongLong(&number));
    if (!number || index < 0 || table.row(index).state != RowState::Live)
        return notThere();
    if (request.method == "GET")
        return record(table, index, 200);
    if (request.method == "DELETE") {
        table.retire(index, RowState::Gone, clock.stamp(table.row(index).modified));
        return {204, {}, {}, {}};
    }
    if (request.method != "PATCH")
        return notAllowed("GET, PATCH, DELETE");
    Input input = checked(table, request.json());
    checkRequired(table, &table.row(index), input);
    if (!input.errors.isEmpty())
        return fieldProblem(input.errors);
    if (table.wouldChange(table.row(index), input.fields))
        table.update(index, input.fields, clock.stamp(table.row(index).modified));
    return record(table, index, 200);
}

// Dotted columns are nested in JSON; the columns of one parent stand together.
void CrmOfficeTwin::writeRecord(JsonWriter &json, const Table &table, qsizetype index) const
{
    const Row &row = table.row(index);
    json.begin('{').key("id").number(row.id);
    QByteArrayView parent;
    for (int column = 0; column < int(table.columns().size()); ++column) {
        const QByteArrayView name = table.columns()[column];
        const auto dot = name.indexOf('.');
        const QByteArrayView prefix = dot < 0 ? QByteArrayView() : name.first(dot);
        const auto value = table.value(row, column);
        if (prefix != parent && !parent.isEmpty())
            json.end('}');
        if (prefix == "company") {
            json.key(prefix);
            value.isEmpty() ? json.null() : json.begin('{').key("id").raw(value).end('}');
            parent = {};
            continue;
        }
        if (prefix != parent && !prefix.isEmpty())
            json.key(prefix).begin('{');
        parent = prefix;
        json.key(name.sliced(dot + 1));
        value.isEmpty() ? json.null() : json.text(value);
    }
    if (!parent.isEmpty())
        json.end('}');
    json.key("createdAt").moment(row.created).key("modifiedAt").moment(row.modified).end('}');
}

Reply CrmOfficeTwin::record(const Table &table, qsizetype index, int status) const
{
    Reply reply;
    reply.status = status;
    JsonWriter json(reply.body);
    writeRecord(json, table, index);
    return reply;
}

Reply CrmOfficeTwin::routeToken(const Request &request)
{
    if (request.is("GET", {"connect", "authorize"}))
        return m_tokens.authorize(request);
    if (request.is("POST", {"connect", "revocation"}))
        return revoke(formFields(request.body));
    if (!request.is("POST", {"connect", "token"}))
        return notThere();
    const Tokens::Grant grant = m_tokens.grant(request);
    if (!grant.error.isEmpty())
        return Reply::json(400,
            {{"error"_L1, QString::fromUtf8(grant.error)},
                {"error_description"_L1, QString::fromUtf8(grant.description)}});
    return Reply::json(200,
        {{"token_type"_L1, "Bearer"_L1}, {"access_token"_L1, QString::fromUtf8(grant.access)},
            {"expires_in"_L1, m_tokens.lifeSeconds()}, {"scope"_L1, QString::fromUtf8(grant.scope)},
            {"refresh_token"_L1,
                grant.refresh.isEmpty() ? QJsonValue(QJsonValue::Undefined)
                                        : QJsonValue(QString::fromUtf8(grant.refresh))}});
}

// What is unknown is as good as revoked.
Reply CrmOfficeTwin::revoke(const QHash<QByteArray, QByteArray> &form)
{
    if (form.value("client_id").isEmpty())
        return Reply::json(400, {{"error"_L1, "invalid_client"_L1}});
    if (form.value("token").isEmpty())
        return Reply::json(400, {{"error"_L1, "invalid_request"_L1}});
    m_tokens.revoke(form.value("token"));
    return {200, {}, {}, {}};
}

std::vector<NamedTable> CrmOfficeTwin::tables()
{
    return {{"contacts", &contacts}, {"companies", &companies}, {"users", &users}};
}

void CrmOfficeTwin::configure(const QJsonObject &settings)
{
    m_perSecond = settings["perSecond"_L1].toInteger(m_perSecond);
    m_tokens.configure(settings);
}

QJsonObject CrmOfficeTwin::settings() const
{
    QJsonObject settings{{"perSecond"_L1, m_perSecond}};
    m_tokens.tell(settings);
    return settings;
}

void CrmOfficeTwin::save(QDataStream &out)
{
    for (const NamedTable &named : tables())
        named.table->save(out);
    m_tokens.save(out);
}

void CrmOfficeTwin::load(QDataStream &in)
{
    for (const NamedTable &named : tables())
        named.table->load(in);
    m_tokens.load(in);
}

} // namespace samband::sandbox
