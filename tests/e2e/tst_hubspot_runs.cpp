#include "core/dataflow/dataflowreader.h"
#include "core/engine/engine.h"
#include "core/engine/founding.h"
#include "core/engine/provenance.h"
#include "core/store/views.h"
#include "tests/e2e/hubspottwin.h"

#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace samband;

/// Whole runs over both twins: what changes, merges, comes back and is counted, with everybody's clock wrong.
class TestHubspotRuns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { prepare(0, 0); }
    void changesAreFoundWhateverTheClocksSay_data();
    void changesAreFoundWhateverTheClocksSay();
    void whatTheIndexHidesComesNextTime();
    void mergesMoveTheLink();
    void twoLinksThatCollapseAreShown();
    void deletedAndRestored();
    void linksAreComparedAsSets();
    void aRemovedPropertyIsToldWithItsLine();
    void newestAsksTheHistory();
    void theDayEndsCleanly();
    void noRunIsRefusedForItsRate();

private:
    enum Flow { Contacts, Associations };
    Answer hub(const QByteArray &method, const QString &path, const QByteArray &body = {})
    {
        return m_server->hub(method, u"/_sandbox/"_s + path, body);
    }
    Answer office(const QByteArray &method, const QString &path, const QByteArray &body = {})
    {
        return m_server->office(method, u"/_sandbox/"_s + path, body);
    }
    void set(const QByteArray &settings) { QCOMPARE(hub("POST", u"settings"_s, settings).status, 200); }
    std::unique_ptr<CrmClient> client(const QString &manifest, const QString &url, const QString &token);
    void prepare(qint64 hubspotAhead, qint64 officeAhead);
    void connectClients();
    RunReport run(bool full = false, bool approve = true);
    std::vector<LinkRow> rows(Flow flow, LinkState state);
    LinkRow rowOf(const QString &contact);
    QString value(const QString &record, const QString &name)
    {
        return office("GET", u"contacts/"_s + record).json()[name].toString();
    }
    QString merge(const QString &primary, const QString &other);

    std::unique_ptr<Client> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Workspace> m_workspace;
    PerSide<std::unique_ptr<CrmClient>> m_clients;
    bool m_quick = true; ///< no limits of our own
};

std::unique_ptr<CrmClient> TestHubspotRuns::client(const QString &name, const QString &url, const QString &token)
{
    Manifest manifest = shippedManifest(name);
    for (LimitClass &limit : manifest.limits)
        limit.requests = m_quick ? 10'000 : limit.requests;
    Connection connection;
    connection.baseUrl = url;
    connection.token = [token] { return token; };
    return std::make_unique<RestClient>(std::move(manifest), connection);
}

void TestHubspotRuns::connectClients()
{
    m_clients.source = client(u"hubspot.json"_s, m_server->hubspotUrl(), u"sandbox-hubspot"_s);
    m_clients.target = client(u"crmoffice.json"_s, m_server->crmofficeUrl(), u"sandbox-crmoffice"_s);
}

void TestHubspotRuns::prepare(qint64 hubspotAhead, qint64 officeAhead)
{
    m_quick = true;
    m_server = std::make_unique<Client>(samband::sandbox::Options{.contacts = 120, .limits = false});
    set(R"({"clockOffset":)" + QByteArray::number(hubspotAhead) + '}');
    office("POST", u"settings"_s, R"({"clockOffset":)" + QByteArray::number(officeAhead) + '}');
    m_workspace.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    connectClients();
    auto dataflow = loadDataflow(QStringLiteral(SAMBAND_DOCUMENT));
    QVERIFY(dataflow.ok());
    QVERIFY(applyDefaults(*dataflow, {m_clients.source.get(), m_clients.target.get()}).ok());
    auto workspace = foundWorkspace(m_folder->filePath(u"w.samband"_s), *dataflow);
    QVERIFY(workspace.ok());
    m_workspace = std::move(*workspace);
    QVERIFY(!run().error);
}

RunReport TestHubspotRuns::run(bool full, bool approve)
{
    Engine engine(*m_workspace, {m_clients.source.get(), m_clients.target.get()}, &QDateTime::currentMSecsSinceEpoch);
    RunRequest request;
    request.full = full;
    request.approveAll = approve;
    auto report = engine.run(request, {}, {});
    if (!report)
        qFatal("%s", qPrintable(report.error().text));
    for (const RunCounts &counts : report->run.counts)
        QTest::qVerify(counts.addsUp(), "the sum holds", "", __FILE__, __LINE__);
    return *report;
}

std::vector<LinkRow> TestHubspotRuns::rows(Flow flow, LinkState state)
{
    const auto dataflow = Setup(*m_workspace).dataflow();
    LinkQuery query;
    query.flow = dataflow->flows.at(flow).id;
    query.states = {state};
    const Views views(*m_workspace);
    return *views.linkRows(*views.linkOrder(query));
}

LinkRow TestHubspotRuns::rowOf(const QString &contact)
{
    const auto dataflow = Setup(*m_workspace).dataflow();
    LinkQuery query;
    query.flow = dataflow->flows.first().id;
    const Views views(*m_workspace);
    const std::vector<LinkRow> all = *views.linkRows(*views.linkOrder(query));
    for (const LinkRow &row : all) {
        if (row.recordId.source == contact)
            return row;
    }
    return {};
}

QString TestHubspotRuns::merge(const QString &primary, const QString &other)
{
    const QJsonObject body{{"primaryObjectId"_L1, primary}, {"objectIdToMerge"_L1, other}};
    return m_server
        ->hub("POST", u"/crm/objects/2026-09/contacts/merge"_s, QJsonDocument(body).toJson(QJsonDocument::Compact))
        .json()["id"_L1]
        .toString();
}

void TestHubspotRuns::changesAreFoundWhateverTheClocksSay_data()
{
    QTest::addColumn<qint64>("hubspot");
    QTest::addColumn<qint64>("office");
    constexpr qint64 minutes = 60 * 1000;
    QTest::newRow("all clocks right") << qint64(0) << qint64(0);
    QTest::newRow("ours is behind") << 7 * minutes << 7 * minutes;
    QTest::newRow("ours is ahead") << -7 * minutes << -7 * minutes;
    QTest::newRow("one is ahead, one is behind") << 7 * minutes << -7 * minutes;
}

void TestHubspotRuns::changesAreFoundWhateverTheClocksSay()
{
    QFETCH(qint64, hubspot);
    QFETCH(qint64, office);
    prepare(hubspot, office);
    const auto pairs = rows(Contacts, LinkState::InSync);
    QVERIFY(pairs.size() > 20);
    for (int round = 0; round < 3; ++round) {
        const LinkRow &here = pairs[size_t(round)];
        const LinkRow &there = pairs[size_t(round + 10)];
        const QByteArray name = "Endret " + QByteArray::number(round);
        hub("PATCH", u"contacts/"_s + here.recordId.source, R"({"lastname":")" + name + "\"}");
        this->office("PATCH", u"contacts/"_s + there.recordId.target, R"({"familyName":")" + name + "\"}");
        hub("DELETE", u"counters"_s);
        QVERIFY(!run().error);
        const QJsonObject routes = hub("GET", u"counters"_s).json()["byRoute"_L1].toObject();
        QVERIFY(routes.contains(u"POST /crm/objects/{V}/contacts/search"_s)); // by asking for changes, not by a sweep
        QCOMPARE(value(here.recordId.target, u"familyName"_s), QString::fromUtf8(name));
        QCOMPARE(hub("GET", u"contacts/"_s + there.recordId.source).json()["lastname"_L1].toString(),
            QString::fromUtf8(name));
    }
}

void TestHubspotRuns::whatTheIndexHidesComesNextTime()
{
    const LinkRow pair = rows(Contacts, LinkState::InSync).front();
    set(R"({"searchLag":3600000})");
    hub("PATCH", u"contacts/"_s + pair.recordId.source, R"({"lastname":"Senere"})");
    run();
    QVERIFY(value(pair.recordId.target, u"familyName"_s) != u"Senere"_s);
    set(R"({"searchLag":0})");
    run();
    QCOMPARE(value(pair.recordId.target, u"familyName"_s), u"Senere"_s);
}

void TestHubspotRuns::mergesMoveTheLink()
{
    const auto pairs = rows(Contacts, LinkState::InSync);
    const QString lone = m_server
                             ->hub("POST", u"/crm/objects/2026-09/contacts"_s,
                                 R"({"properties":{"lastname":"Dobbelt","email":"dobbelt@eksempel.no"}})")
                             .json()["id"_L1]
                             .toString();
    const LinkRow pair = pairs.front();
    const QString merged = merge(pair.recordId.source, lone);
    QVERIFY(merged != pair.recordId.source);
    run();
    const LinkRow now = rowOf(merged);
    QCOMPARE(now.id, pair.id);
    QCOMPARE(now.recordId.target, pair.recordId.target);
    QCOMPARE(now.state, LinkState::InSync);
    hub("PATCH", u"contacts/"_s + merged, R"({"lastname":"Etterpå"})");
    run();
    QCOMPARE(value(pair.recordId.target, u"familyName"_s), u"Etterpå"_s);
}

void TestHubspotRuns::twoLinksThatCollapseAreShown()
{
    const auto pairs = rows(Contacts, LinkState::InSync);
    const LinkRow one = pairs[0];
    const LinkRow two = pairs[1];
    const auto contactsThere = office("GET", u"state"_s).json()["contacts"_L1].toArray().size();
    const QString merged = merge(one.recordId.source, two.recordId.source);
    run();
    run(true);
    const Views views(*m_workspace);
    const std::vector<LinkRow> now = *views.linkRows({one.id, two.id});
    QCOMPARE(now.size(), size_t(2));
    const LinkRow &kept = now[0].recordId.source == merged ? now[0] : now[1];
    const LinkRow &left = now[0].recordId.source == merged ? now[1] : now[0];
    QCOMPARE(kept.recordId.source, merged);
    QVERIFY(left.recordId.source != merged);
    QCOMPARE(left.state, LinkState::Orphaned);
    QCOMPARE(left.reason.code, ReasonCode::MergedAway);
    QCOMPARE(left.reason.args, (QStringList{u"source"_s, merged}));
    // Nothing was made or deleted because of it.
    QCOMPARE(office("GET", u"state"_s).json()["contacts"_L1].toArray().size(), contactsThere);
}

void TestHubspotRuns::deletedAndRestored()
{
    const LinkRow pair = rows(Contacts, LinkState::InSync).front();
    hub("DELETE", u"contacts/"_s + pair.recordId.source);
    hub("DELETE", u"counters"_s);
    run(true);
    QCOMPARE(rowOf(pair.recordId.source).state, LinkState::Orphaned);
    const QJsonObject routes = hub("GET", u"counters"_s).json()["byRoute"_L1].toObject();
    QCOMPARE(routes[u"GET /crm/objects/{V}/contacts/{id}"_s].toInt(), 0); // proven without a call of its own
    hub("POST", u"contacts/%1/restore"_s.arg(pair.recordId.source));
    run(true);
    QCOMPARE(rowOf(pair.recordId.source).state, LinkState::InSync);
    QCOMPARE(rowOf(pair.recordId.source).recordId.target, pair.recordId.target);
}

void TestHubspotRuns::linksAreComparedAsSets()
{
    const auto linked = [&] {
        QSet<QString> found;
        for (const auto &[state, name] : enumNames<LinkState>) {
            if (state == LinkState::Orphaned)
                continue;
            for (const LinkRow &row : rows(Associations, state)) {
                if (!row.recordId.source.isEmpty())
                    found << row.recordId.source;
            }
        }
        return found;
    };
    const QSet<QString> before = linked();
    QVERIFY(!before.isEmpty());
    const QString gone = *before.cbegin();
    hub("DELETE", u"links/%1/%2"_s.arg(gone.section(u'-', 0, 0), gone.section(u'-', 1)));
    const QString company = hub("GET", u"state"_s).json()["companies"_L1][0]["id"_L1].toString();
    QString person;
    for (const QJsonValue &row : hub("GET", u"state"_s).json()["contacts"_L1].toArray()) {
        if (!row["companies"_L1].isArray())
            person = row["id"_L1].toString();
    }
    hub("PUT", u"links/%1/%2"_s.arg(person, company));
    run(); // neither moves any time
    QSet<QString> wanted = before;
    wanted.remove(gone);
    wanted << person + u'-' + company;
    QCOMPARE(linked(), wanted);
}

void TestHubspotRuns::aRemovedPropertyIsToldWithItsLine()
{
    hub("DELETE", u"properties/contacts/mobilephone"_s);
    QVERIFY(Setup(*m_workspace).saveSetting(u"preflight/at"_s, u"1"_s).ok()); // another day
    hub("DELETE", u"counters"_s);
    office("DELETE", u"counters"_s);
    const RunReport report = run(true);
    QVERIFY(report.error && report.error->text.contains(u"mobilephone"_s));
    QVERIFY(report.error->text.contains(u"Line "_s));
    QCOMPARE(hub("GET", u"counters"_s).json()["writes"_L1].toInt(), 0);
    QCOMPARE(office("GET", u"counters"_s).json()["writes"_L1].toInt(), 0);
    QCOMPARE(rows(Contacts, LinkState::Held).size(), size_t(0)); // not one phone looks cleared
}

void TestHubspotRuns::newestAsksTheHistory()
{
    auto dataflow = Setup(*m_workspace).dataflow();
    for (Mapping &mapping : dataflow->flows[0].mappings)
        mapping.rules.conflict = ConflictPolicy::Newest;
    QVERIFY(Setup(*m_workspace).saveRules(dataflow->flows.at(0)).ok());
    const LinkRow pair = rows(Contacts, LinkState::InSync).front();
    const QString here = u"contacts/"_s + pair.recordId.source;
    const QString there = u"contacts/"_s + pair.recordId.target;
    hub("PATCH", here, R"({"lastname":"Først"})");
    QTest::qSleep(20);
    office("PATCH", there, R"({"familyName":"Sist"})");
    QTest::qSleep(20);
    hub("PATCH", here, R"({"firstname":"Nyeste"})"); // the record is the newer one, its last name is not
    run();
    QCOMPARE(hub("GET", here).json()["lastname"_L1].toString(), u"Sist"_s);
    QCOMPARE(value(pair.recordId.target, u"givenName"_s), u"Nyeste"_s);
    const auto past =
        pastOf(*m_workspace, {m_clients.source.get(), m_clients.target.get()}, pair.id, std::stop_token());
    QVERIFY(past.ok());
    QVERIFY(past->properties.first().past.source.size() >= 2);
    QVERIFY(past->properties.first().past.target.isEmpty()); // the other system tells nothing
}

void TestHubspotRuns::theDayEndsCleanly()
{
    set(R"({"limits":true,"dailyLimit":1000,"dailyUsed":996})");
    const LinkRow pair = rows(Contacts, LinkState::InSync).front();
    hub("PATCH", u"contacts/"_s + pair.recordId.source, R"({"lastname":"I morgen"})");
    const RunReport report = run(true);
    QCOMPARE(report.error->kind, ErrorKind::QuotaExhausted);
    QVERIFY2(report.error->text.contains(u"midnight"_s), qPrintable(report.error->text));
    QCOMPARE(report.run.status, u"failed"_s);
    QCOMPARE(hub("GET", u"counters"_s).json()["limited"_L1].toInt(), 0);
    set(R"({"limits":true,"dailyLimit":625000,"dailyUsed":0})"); // the next day, another process
    connectClients();
    QVERIFY(!run().error);
    QCOMPARE(value(pair.recordId.target, u"familyName"_s), u"I morgen"_s);
}

void TestHubspotRuns::noRunIsRefusedForItsRate()
{
    set(R"({"limits":true,"plan":{"general":40,"associations":40}})");
    m_quick = false;
    for (int process = 0; process < 4; ++process) {
        connectClients(); // as another process would, with nothing but the workspace
        QVERIFY(!run(true).error);
    }
    QCOMPARE(hub("GET", u"counters"_s).json()["limited"_L1].toInt(), 0);
}

QTEST_GUILESS_MAIN(TestHubspotRuns)
#include "tst_hubspot_runs.moc"
