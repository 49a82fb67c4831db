#include "tests/support/rig.h"

#include "core/dataflow/dataflowreader.h"

#include <QDir>
#include <QTest>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

DatatypeTraits type(const QString &name, bool writable, qint64 overlap)
{
    DatatypeTraits traits;
    traits.name = name;
    traits.side.canCreate = traits.side.canUpdate = traits.canArchive = writable;
    traits.changesSince = overlap > 0;
    traits.overlap = overlap;
    traits.lag = overlap;
    traits.readBatch = traits.writeBatch = 100;
    return traits;
}

void makeSource(FakeCrm &crm)
{
    auto contact = type(u"contact"_s, true, 300'000);
    contact.side.roles.path = {
        {u"givenName"_s, u"properties.firstname"_s}, {u"familyName"_s, u"properties.lastname"_s}};
    contact.side.roles.phones = QStringList{u"properties.phone"_s, u"properties.mobilephone"_s};
    crm.addType(contact, {u"contacts"_s});
    auto company = type(u"company"_s, true, 300'000);
    company.side.roles.path = {{u"name"_s, u"properties.name"_s}};
    crm.addType(company);
    auto product = type(u"product"_s, true, 300'000);
    product.side.roles.path = {{u"name"_s, u"properties.name"_s}};
    crm.addType(product);
    auto user = type(u"user"_s, false, 0);
    user.side.roles.path = {{u"givenName"_s, u"firstName"_s}, {u"familyName"_s, u"lastName"_s}};
    crm.addType(user);
    auto association = type(u"contactcompanyassociation"_s, false, 0);
    association.side.belongsTo = QStringList{u"contact"_s, u"company"_s};
    association.parent = u"contact"_s;
    association.parentBatch = 2;
    crm.addType(association);
}

void makeTarget(FakeCrm &crm)
{
    auto contacts = type(u"contacts"_s, true, 120'000);
    contacts.side.roles.path = {{u"givenName"_s, u"givenName"_s}, {u"familyName"_s, u"familyName"_s}};
    contacts.side.roles.phones = QStringList{u"mobilePhone"_s, u"directPhone"_s};
    contacts.side.roles.required = QStringList{u"givenName|familyName"_s};
    crm.addType(contacts, {u"contact"_s});
    auto companies = type(u"companies"_s, true, 120'000);
    companies.side.roles.path = {{u"name"_s, u"name"_s}};
    companies.side.roles.required = QStringList{u"name"_s};
    crm.addType(companies);
}

/// A status that must be good: says why it is not.
void must(const Status &status)
{
    if (!status)
        qFatal("%s", qPrintable(status.error().text));
}

template<class T> T valueOrFatal(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().text));
    return std::move(*result);
}

/// A thousand workspaces that are synced to a disk at every commit take minutes; in memory it is the same code.
QString inMemory()
{
    const QDir memory(u"/dev/shm"_s);
    return (memory.exists() ? memory : QDir::temp()).filePath(u"samband-rig-XXXXXX"_s);
}

QString text(const RunCounts &c)
{
    return u"read %1 = unchanged %2 + written %3 + held %4 + conflicting %5 + excluded %6 + failed %7"_s.arg(c.read)
        .arg(c.unchanged)
        .arg(c.written)
        .arg(c.held)
        .arg(c.conflicting)
        .arg(c.excluded)
        .arg(c.failed);
}

} // namespace

Rig::Rig()
    : dir(inMemory())
    , source(u"HubSpot"_s, clock, faults)
    , target(u"CRMOffice"_s, clock, faults)
{
    makeSource(source);
    makeTarget(target);
    dataflow = valueOrFatal(loadDataflow(QStringLiteral(SOURCE_DIR "/resources/dataflows/demo.rst")));
    must(applyDefaults(dataflow, {&source, &target}));
    workspace = valueOrFatal(Workspace::create(path()));
    must(Setup(*workspace).activate(dataflow));
    dataflow = valueOrFatal(Setup(*workspace).dataflow());
}

Rig::Rig(const Rig &other)
    : dir(inMemory())
    , now(other.now)
    , source(other.source.system(), clock, faults)
    , target(other.target.system(), clock, faults)
    , dataflow(other.dataflow)
{
    source.takeAfter(other.source);
    target.takeAfter(other.target);
    QFile::copy(other.path(), path());
}

Rig::~Rig()
{
    if (!workspace)
        return;
    const auto broken = RunStore(*workspace).brokenJournalRow();
    QTest::qVerify(broken && !*broken, "the journal is whole", "", __FILE__, __LINE__);
}

QString Rig::contact(const QString &given, const QString &family, const QString &mobile, const QString &phone)
{
    return source.add(u"contact"_s,
        {{u"properties.firstname"_s, given}, {u"properties.lastname"_s, family}, {u"properties.mobilephone"_s, mobile},
            {u"properties.phone"_s, phone}});
}

QString Rig::targetContact(const QString &given, const QString &family, const QString &mobile, const QString &phone)
{
    return target.add(u"contacts"_s,
        {{u"givenName"_s, given}, {u"familyName"_s, family}, {u"mobilePhone"_s, mobile}, {u"directPhone"_s, phone}});
}

QString Rig::product(const QString &name)
{
    return source.add(u"product"_s, {{u"properties.name"_s, name}});
}

QString Rig::user(const QString &given, const QString &family)
{
    return source.add(u"user"_s, {{u"firstName"_s, given}, {u"lastName"_s, family}});
}

QString Rig::association(const QString &contact, const QString &company)
{
    return source.add(u"contactcompanyassociation"_s, {}, {{u"contact"_s, contact}, {u"company"_s, company}});
}

QString Rig::linkedContact(const QString &given, const QString &family, const QString &mobile, const QString &phone)
{
    const QString id = contact(given, family, mobile, phone);
    runAll();
    return id;
}

RunReport Rig::run(const RunRequest &request, std::stop_token stop)
{
    now += 1000;
    Engine engine(*workspace, {&source, &target}, clock);
    try {
        const RunReport report = valueOrFatal(engine.run(request, std::move(stop), {}));
        for (auto flow = report.run.counts.cbegin(); flow != report.run.counts.cend(); ++flow)
            QTest::qVerify(flow->addsUp(), qPrintable(report.flows.value(flow.key())), qPrintable(text(*flow)),
                __FILE__, __LINE__);
        return report;
    } catch (const Killed &) {
        RunReport report;
        report.run.status = u"killed"_s;
        return report;
    }
}

RunReport Rig::runAll()
{
    RunRequest request;
    request.approveAll = true;
    return run(request);
}

RunReport Rig::runFull()
{
    RunRequest request;
    request.full = true;
    return run(request);
}

RunReport Rig::runLinks(const QList<qint64> &links)
{
    RunRequest request;
    request.links = links;
    return run(request);
}

void Rig::reopen()
{
    workspace.reset();
    workspace = valueOrFatal(Workspace::open(path(), Workspace::Access::ReadWrite));
}

std::vector<LinkRow> Rig::rows(DemoFlow flow) const
{
    LinkQuery query;
    query.flow = dataflow.flows.at(flow).id;
    const Views views(*workspace);
    return valueOrFatal(views.linkRows(valueOrFatal(views.linkOrder(query))));
}

LinkRow Rig::row(DemoFlow flow, const QString &sourceId) const
{
    for (const LinkRow &row : rows(flow)) {
        if (row.recordId.source == sourceId)
            return row;
    }
    return {};
}

LinkDetail Rig::detail(DemoFlow flow, const QString &sourceId) const
{
    return valueOrFatal(Views(*workspace).linkDetail(link(flow, sourceId)));
}

QList<JournalRow> Rig::journal(DemoFlow flow, const QString &sourceId) const
{
    return detail(flow, sourceId).timeline;
}

int Rig::property(const QString &sourcePath) const
{
    for (const Mapping &mapping : dataflow.flows.at(ContactFlow).mappings) {
        if (mapping.path.source == sourcePath)
            return mapping.id;
    }
    return 0;
}

QString Rig::here(const QString &contact, const QString &path) const
{
    return valueOf(source.fields(u"contact"_s, contact), u"properties."_s + path);
}

QString Rig::there(const QString &contact, const QString &path) const
{
    return valueOf(target.fields(u"contacts"_s, counterpart(contact)), path);
}

Status Rig::choose(const QString &contact, const QString &path, Choice choice, const QString &value)
{
    const LinkDetail seen = detail(ContactFlow, contact);
    for (const PropertyRow &property : seen.properties) {
        if (property.path.source == u"properties."_s + path)
            return actions().resolve(seen.row.id, {Resolution{property.property, choice, value, property.now}});
    }
    return Error{ErrorKind::BadInput, path};
}

Status Rig::chooseForPair(DemoFlow flow, const QString &sourceId, Choice choice)
{
    return actions().resolve(link(flow, sourceId), {Resolution{0, choice, {}, {}}});
}

void Rig::saveRules(DemoFlow flow, const std::function<void(Flow &)> &change)
{
    change(dataflow.flows[flow]);
    must(Setup(*workspace).saveRules(dataflow.flows.at(flow)));
}

} // namespace samband
