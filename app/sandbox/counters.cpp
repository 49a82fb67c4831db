#include "app/sandbox/counters.h"

#include <QDateTime>
#include <QSet>

using namespace Qt::StringLiterals;

namespace samband::sandbox {

namespace {

constexpr size_t logLength = 1000;

bool isVersion(const QByteArray &segment)
{
    return segment.size() == 7 && segment[4] == '-' && segment.left(4).toInt() > 2000;
}

// Words of paths; every other segment is an id.
const QSet<QByteArray> &words()
{
    static const QSet<QByteArray> known{"crm", "objects", "contacts", "companies", "products", "contact", "company",
        "product", "0-1", "0-2", "0-7", "0-115", "batch", "read", "create", "update", "upsert", "archive", "search",
        "merge", "gdpr-delete", "associations", "associate", "default", "labels", "settings", "users", "owners",
        "properties", "account-info", "details", "api-usage", "daily", "private-apps", "oauth", "authorize", "token",
        "connect", "introspect", "revoke", "roles", "teams", "seats"};
    return known;
}

} // namespace

QByteArray routeOf(const Request &request)
{
    QByteArray route = request.method + ' ';
    for (const QByteArray &segment : request.segments)
        route += '/' + (isVersion(segment) ? "{V}" : words().contains(segment) ? segment : QByteArray("{id}"));
    return route;
}

bool isWrite(const Request &request)
{
    if (request.method != "POST")
        return request.method != "GET";
    static const QSet<QByteArray> reading{"read", "search", "token", "introspect", "revoke", "access-token-info"};
    return !request.segments.isEmpty() && !reading.contains(request.segments.last());
}

void Counters::count(const Request &request)
{
    ++m_total;
    ++m_byRoute[routeOf(request)];
    if (isWrite(request))
        ++m_writes;
}

void Counters::answered(const Request &request, int status)
{
    if (status == 429)
        ++m_limited;
    if (status >= 400 && status < 500 && isWrite(request))
        ++m_refused;
    m_log.push_back({request.method, request.path, status, QDateTime::currentMSecsSinceEpoch()});
    if (m_log.size() > logLength)
        m_log.pop_front();
}

void Counters::reset()
{
    *this = Counters();
}

QJsonObject Counters::counts() const
{
    QJsonObject routes;
    for (auto route = m_byRoute.begin(); route != m_byRoute.end(); ++route)
        routes[QString::fromUtf8(route.key())] = route.value();
    return {{"total"_L1, m_total}, {"byRoute"_L1, routes}, {"writes"_L1, m_writes}, {"refused"_L1, m_refused},
        {"limited"_L1, m_limited}};
}

QByteArray Counters::log() const
{
    QByteArray out = "[";
    for (const Call &call : m_log) {
        if (out.size() > 1)
            out += ',';
        out += "{\"method\":\"" + call.method + "\",\"path\":\"" + call.path
            + "\",\"status\":" + QByteArray::number(call.status) + ",\"at\":" + QByteArray::number(call.at) + '}';
    }
    return out + ']';
}

} // namespace samband::sandbox
