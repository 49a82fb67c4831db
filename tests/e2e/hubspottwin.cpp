#include "tests/e2e/hubspottwin.h"

#include <QFile>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

QByteArray shipped(const QString &name)
{
    QFile file(QStringLiteral(SAMBAND_CONNECTORS "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Manifest shippedManifest(const QString &name)
{
    auto read = readManifest(shipped(name), shipped(u"connector.schema.json"_s), name);
    if (!read)
        qFatal("%s", qPrintable(read.error().text));
    return std::move(*read);
}

void HubspotTwin::start(qint64 contacts, bool limits)
{
    m_server = std::make_unique<Client>(sandbox::Options{.contacts = contacts, .limits = limits});
}

Answer HubspotTwin::admin(const QByteArray &method, const QString &path, const QByteArray &body)
{
    return m_server->hub(method, u"/_sandbox/"_s + path, body);
}

std::unique_ptr<RestClient> HubspotTwin::client(bool quick, const QMap<QString, QString> &settings)
{
    Manifest manifest = shippedManifest(u"hubspot.json"_s);
    for (LimitClass &limit : manifest.limits)
        limit.requests = quick ? 10'000 : limit.requests;
    Connection connection;
    connection.baseUrl = m_server->hubspotUrl();
    connection.token = [] { return u"sandbox-hubspot"_s; };
    connection.settings = settings;
    return std::make_unique<RestClient>(std::move(manifest), connection);
}

QStringList HubspotTwin::ids(const QString &type)
{
    QStringList found;
    for (const QJsonValue &row : admin("GET", u"state"_s).json()[type].toArray())
        found << row["id"_L1].toString();
    return found;
}

qint64 HubspotTwin::count(const QString &route)
{
    return admin("GET", u"counters"_s).json()["byRoute"_L1][route].toInteger();
}

qint64 HubspotTwin::limited()
{
    return admin("GET", u"counters"_s).json()["limited"_L1].toInteger();
}

QString HubspotTwin::merge(const QString &primary, const QString &other)
{
    const QJsonObject body{{"primaryObjectId"_L1, primary}, {"objectIdToMerge"_L1, other}};
    const Answer merged = m_server->hub(
        "POST", u"/crm/objects/2026-09/contacts/merge"_s, QJsonDocument(body).toJson(QJsonDocument::Compact));
    return merged.json()["id"_L1].toString();
}

Result<std::vector<Record>> HubspotTwin::all(RestClient &from, const QString &datatype, qint64 since, qint64 until)
{
    std::vector<Record> records;
    PageRequest request;
    request.datatype = datatype;
    request.paths = paths;
    request.since = since;
    request.until = until;
    bool complete = false;
    do {
        auto page = from.page(request, {});
        if (!page)
            return page.error();
        std::move(page->records.begin(), page->records.end(), std::back_inserter(records));
        request.cursor = page->next;
        complete = page->complete;
    } while (!request.cursor.isEmpty());
    if (!complete)
        return Error{ErrorKind::BadAnswer, u"not complete"_s};
    return records;
}

} // namespace samband
