#include "app/sandbox/sandbox.h"
#include "core/crm/restclient.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <cstdio>
#include <thread>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

QByteArray shipped(const QString &name)
{
    QFile file(QStringLiteral(SAMBAND_CONNECTORS "/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::unique_ptr<RestClient> clientOf(
    const QString &name, const QString &url, const QString &token, const std::shared_ptr<LimiterPool> &pool = {})
{
    auto manifest = readManifest(shipped(name), shipped(u"connector.schema.json"_s), name);
    if (!manifest)
        qFatal("%s", qPrintable(manifest.error().text));
    Connection connection;
    connection.baseUrl = url;
    connection.token = [token] { return token; };
    connection.pool = pool;
    auto client = std::make_unique<RestClient>(std::move(*manifest), connection);
    client->restoreCallState({});
    return client;
}

/// Calls of one class while work waits for \a seconds; \a allowed in \a perMs is what the server lets through.
template<class Work>
void measure(const char *name, CrmClient &client, int seconds, double allowed, double perMs, Work work)
{
    const CallStats before = client.stats();
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < qint64(seconds) * 1000)
        work();
    // What is left of the last window could not be used any more: whole windows are compared.
    const double windows = double(timer.elapsed()) / perMs;
    const CallStats after = client.stats();
    const double calls = double(after.calls - before.calls);
    std::printf("  %-34s %6.0f calls in %5.1f s, allowed %6.0f: %5.1f %%   429: %lld\n", name, calls,
        double(timer.elapsed()) / 1000, windows * allowed, 100 * calls / (windows * allowed),
        static_cast<long long>(after.limited - before.limited));
}

/// Two lanes that share the budget of one account: what both sent, against what one account is allowed.
void measureTwo(const QString &url, const QStringList &people, int seconds)
{
    const auto pool = std::make_shared<LimiterPool>();
    qint64 calls = 0;
    qint64 limited = 0;
    std::mutex sum;
    const auto lane = [&] {
        const auto client = clientOf(u"hubspot.json"_s, url, u"sandbox-hubspot"_s, pool);
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < qint64(seconds) * 1000)
            client->history(u"contact"_s, people.mid(0, 500), {u"properties.phone"_s}, {});
        const std::lock_guard lock(sum);
        calls += client->stats().calls;
        limited += client->stats().limited;
    };
    QElapsedTimer timer;
    timer.start();
    {
        const std::jthread one(lane);
        const std::jthread other(lane);
    }
    const double allowed = 190 * double(timer.elapsed()) / 10'000;
    std::printf("  %-34s %6.0f calls in %5.1f s, allowed %6.0f: %5.1f %%   429: %lld\n", "HubSpot, two lanes at once",
        double(calls), double(timer.elapsed()) / 1000, allowed, 100 * double(calls) / allowed,
        static_cast<long long>(limited));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int windows = std::max(1, app.arguments().value(1, u"4"_s).toInt());
    for (const int latency : {0, 80}) {
        const sandbox::SandboxThread servers({.contacts = 2000, .latency = latency});
        const auto hubspot = clientOf(u"hubspot.json"_s, servers.hubspotUrl(), u"sandbox-hubspot"_s);
        std::printf("Use of the allowed rate while work waits, %d ms a call:\n", latency);
        QStringList people;
        PageRequest list;
        list.datatype = u"contact"_s;
        do {
            const auto page = hubspot->page(list, {});
            for (const Record &record : page->records)
                people << record.id;
            list.cursor = page->next;
        } while (!list.cursor.isEmpty());
        QThread::msleep(10'100); // a fresh window
        // Many at once, as a run sends them.
        measure("HubSpot, 190 calls in 10 s", *hubspot, windows * 10, 190, 10'000,
            [&] { hubspot->history(u"contact"_s, people.mid(0, 1500), {u"properties.phone"_s}, {}); });
        PageRequest search;
        search.datatype = u"product"_s;
        search.since = 4'000'000'000'000;
        measure("HubSpot, 5 searches in 1 s", *hubspot, windows * 3, 5, 1000,
            [&] { return hubspot->page(search, {}).ok(); });
        PageRequest links;
        links.datatype = u"contactcompanyassociation"_s;
        links.parents = people.mid(0, 10);
        // What every plan has; that an account has more is nowhere announced for this class alone.
        measure("HubSpot, 100 associations in 10 s", *hubspot, windows * 10, 100, 10'000,
            [&] { return hubspot->page(links, {}).ok(); });
        QThread::msleep(10'100);
        measureTwo(servers.hubspotUrl(), people, windows * 10);
        // Nobody publishes a limit here: it starts with ten calls a second and seeks more; the twin lets all through.
        const auto office = clientOf(u"crmoffice.json"_s, servers.crmofficeUrl(), u"sandbox-crmoffice"_s);
        QStringList ids;
        PageRequest contacts;
        contacts.datatype = u"contacts"_s;
        if (const auto page = office->page(contacts, {}))
            for (const Record &record : page->records)
                ids << record.id;
        measure("CRMOffice, against 10 calls in 1 s", *office, windows * 3, 10, 1000,
            [&] { office->read(u"contacts"_s, ids, {u"familyName"_s}, {}); });
    }
    return 0;
}
