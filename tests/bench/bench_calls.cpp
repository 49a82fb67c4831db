#include "tests/e2e/compare.h"
#include "tests/e2e/programs.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace samband::e2e;
using namespace Qt::StringLiterals;

namespace {

using Rows = QMap<QString, QJsonObject>;

/// What a phase had to move, counted in the states of both systems before and after it.
struct Work {
    qint64 hubspotContacts = 0;
    qint64 hubspotProducts = 0;
    qint64 hubspotUsers = 0;
    qint64 contacts = 0;
    qint64 companies = 0;
    qint64 hubspotUpdates = 0;
    qint64 contactCreates = 0;
    qint64 contactUpdates = 0;
    qint64 companyCreates = 0;
    bool full = false; ///< everything is read, not only what changed
    qint64 changes = 0; ///< records changed on each side since the last run
};

Rows rowsOf(const QJsonObject &state, QLatin1StringView table)
{
    Rows rows;
    for (const QJsonValue &value : state[table].toArray()) {
        QJsonObject row = value.toObject();
        row.remove(u"modifiedAt"_s);
        rows.insert(row["id"_L1].toVariant().toString(), row);
    }
    return rows;
}

qint64 changed(const Rows &before, const Rows &after)
{
    qint64 count = 0;
    for (auto row = before.cbegin(); row != before.cend(); ++row)
        count += after.value(row.key()) == *row ? 0 : 1;
    return count;
}

qint64 pages(qint64 records, qint64 size)
{
    return std::max<qint64>(1, (records + size - 1) / size);
}

qint64 batches(qint64 records, qint64 size)
{
    return (records + size - 1) / size;
}

/// The least number of calls of each route (design: search by 200, read and write by 100, associations by 1000; one
/// call per record where CRMOffice has no batch).
QMap<QString, qint64> least(const Work &work, Crm crm)
{
    QMap<QString, qint64> calls;
    if (crm == Crm::Hubspot) {
        calls[u"POST /crm/associations/{V}/contacts/companies/batch/read"_s] = pages(work.hubspotContacts, 1000);
        calls[u"GET /settings/users/{V}"_s] = pages(work.hubspotUsers, 100);
        if (work.full) {
            calls[u"GET /crm/objects/{V}/contacts"_s] = pages(work.hubspotContacts, 100);
            calls[u"GET /crm/objects/{V}/products"_s] = pages(work.hubspotProducts, 100);
        } else {
            calls[u"POST /crm/objects/{V}/contacts/search"_s] = pages(work.changes, 200);
            calls[u"POST /crm/objects/{V}/products/search"_s] = 1;
        }
        // What a search found is read, and what is overwritten is read just before.
        calls[u"POST /crm/objects/{V}/contacts/batch/read"_s] =
            batches(work.full ? 0 : work.changes, 100) + batches(work.hubspotUpdates, 100);
        calls[u"POST /crm/objects/{V}/contacts/batch/update"_s] = batches(work.hubspotUpdates, 100);
        return calls;
    }
    calls[u"GET /contacts"_s] = work.full ? pages(work.contacts, 100) : pages(work.changes, 100);
    calls[u"GET /companies"_s] = work.full ? pages(work.companies, 100) : 1;
    calls[u"GET /contacts/{id}"_s] = work.contactUpdates;
    calls[u"PATCH /contacts/{id}"_s] = work.contactUpdates;
    calls[u"POST /contacts"_s] = work.contactCreates;
    calls[u"POST /companies"_s] = work.companyCreates;
    return calls;
}

void print(const char *title, World &world, const Work &work)
{
    std::printf("\n%s\n", title);
    for (const Crm crm : {Crm::Hubspot, Crm::Crmoffice}) {
        const QJsonObject counters = world.sandbox.counters(crm);
        const QJsonObject routes = counters["byRoute"_L1].toObject();
        auto floor = least(work, crm);
        for (const QString &route : routes.keys())
            floor.insert(route, floor.value(route));
        qint64 sum = 0;
        for (auto route = floor.cbegin(); route != floor.cend(); ++route) {
            const qint64 calls = routes[route.key()].toInteger();
            sum += *route;
            if (calls > 0 || *route > 0)
                std::printf("  %-66s %6lld   least %6lld\n", qPrintable(route.key()), static_cast<long long>(calls),
                    static_cast<long long>(*route));
        }
        const qint64 total = counters["total"_L1].toInteger();
        std::printf("  %-66s %6lld   least %6lld   ratio %.2f   429: %lld\n",
            crm == Crm::Hubspot ? "HubSpot, all" : "CRMOffice, all", static_cast<long long>(total),
            static_cast<long long>(sum), double(total) / double(std::max<qint64>(1, sum)),
            static_cast<long long>(counters["limited"_L1].toInteger()));
    }
}

struct States {
    explicit States(World &world)
        : hubspot(world.sandbox.state(Crm::Hubspot))
        , crmoffice(world.sandbox.state(Crm::Crmoffice))
    {
    }

    QJsonObject hubspot;
    QJsonObject crmoffice;
};

Work workBetween(const States &before, const States &after, bool full)
{
    Work work;
    work.full = full;
    work.hubspotContacts = before.hubspot["contacts"_L1].toArray().size();
    work.hubspotProducts = before.hubspot["products"_L1].toArray().size();
    work.hubspotUsers = before.hubspot["users"_L1].toArray().size();
    work.contacts = before.crmoffice["contacts"_L1].toArray().size();
    work.companies = before.crmoffice["companies"_L1].toArray().size();
    work.hubspotUpdates = changed(rowsOf(before.hubspot, "contacts"_L1), rowsOf(after.hubspot, "contacts"_L1));
    work.contactUpdates = changed(rowsOf(before.crmoffice, "contacts"_L1), rowsOf(after.crmoffice, "contacts"_L1));
    work.contactCreates = after.crmoffice["contacts"_L1].toArray().size() - work.contacts;
    work.companyCreates = after.crmoffice["companies"_L1].toArray().size() - work.companies;
    return work;
}

/// Runs \a arguments and prints the calls it made.
bool phase(const char *title, World &world, const QStringList &arguments, bool full, qint64 changes)
{
    const States before(world);
    world.sandbox.resetCounters();
    const Outcome outcome = world.ctl(arguments);
    if (outcome.exit != 0 && outcome.exit != 2) {
        std::fprintf(stderr, "%s\n", outcome.err.constData());
        return false;
    }
    Work work = workBetween(before, States(world), full);
    work.changes = changes;
    print(title, world, work);
    std::printf("  %.2f s, %lld writes\n", outcome.last()["seconds"_L1].toDouble(),
        static_cast<long long>(outcome.last()["writes"_L1].toInteger()));
    return true;
}

void editHundred(World &world)
{
    const auto pairs = world.links(1, {u"--state"_s, u"in-sync"_s});
    for (qsizetype i = 0; i < 200 && i < pairs.size(); ++i) {
        const QString number = QString::number(100'000 + i);
        if (i < 100)
            world.sandbox.edit(Crm::Hubspot, u"contacts/"_s + pairs[i]["source"_L1].toString(),
                {{"lastname"_L1, u"Endret "_s + number}});
        else
            world.sandbox.edit(Crm::Crmoffice, u"contacts/"_s + pairs[i]["target"_L1].toString(),
                {{"directPhone"_L1, u"22"_s + number}});
    }
}

bool firstRead()
{
    World world({u"--contacts"_s, u"20000"_s, u"--seed"_s, u"7"_s, u"--no-limits"_s});
    if (!world.prepare(
            demoDocument(), quickManifest(world.folder.path()), quickManifest(world.folder.path(), 0, Crm::Hubspot)))
        return false;
    const States before(world);
    qint64 records = 0;
    for (const QJsonObject &state : {before.hubspot, before.crmoffice}) {
        for (const QJsonValue &table : state)
            records += table.toArray().size();
    }
    QElapsedTimer timer;
    timer.start();
    const Outcome plan = world.ctl({u"plan"_s});
    const double seconds = double(timer.elapsed()) / 1000.0;
    std::printf("\nFirst read and plan of 20000 contacts, no limits: %lld records in %.2f s, %.0f a second (exit %d)\n",
        static_cast<long long>(records), seconds, double(records) / seconds, plan.exit);
    for (int i = 0; i < 3; ++i) {
        timer.restart();
        const Outcome quiet = world.ctl({u"run"_s});
        std::printf("Run %d of the same after it: %.2f s, %lld calls\n", i + 1, double(timer.elapsed()) / 1000.0,
            static_cast<long long>(quiet.last()["calls"_L1].toInteger()));
    }
    return plan.exit == 2;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QString contacts = app.arguments().value(1, u"2000"_s);
    World world({u"--contacts"_s, contacts, u"--seed"_s, u"7"_s});
    if (!world.prepare(demoDocument(), quickManifest(world.folder.path())))
        return 1;
    std::printf(
        "Calls made and the least possible: HubSpot searches by 200, reads and writes by 100, associations by\n"
        "1000 contacts; CRMOffice lists by 100, and takes one call to read and one to write each record. A write that\n"
        "is refused is a call beyond the least, and so is reading back what an answer left out of what was written.\n");
    bool good = phase("Plan, first read", world, {u"plan"_s}, true, 0)
        && phase("Run --approve-all after it", world, {u"run"_s, u"--approve-all"_s}, false, 0)
        && phase(
            "Quiet run (what was just written lies in the overlap and is read again)", world, {u"run"_s}, false, 0);
    editHundred(world);
    good = good && phase("100 edits on each side", world, {u"run"_s}, false, 100)
        && phase("Quiet run after it", world, {u"run"_s}, false, 0) && firstRead();
    return good ? 0 : 1;
}
