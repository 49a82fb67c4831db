#include "core/engine/livecontroller.h"

#include "core/engine/actions.h"
#include "core/engine/engine.h"
#include "core/engine/lane.h"
#include "core/engine/webpages.h"
#include "core/store/savedviews.h"
#include "core/store/views.h"
#include "core/store/workspace.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

const auto pausedRun = "run/paused"_L1;
constexpr qint64 refreshEvery = 1000; // ms between refreshes of counts and tables while a run goes on

/// What a paused run is about, for a later session.
QString requestText(const RunRequest &request)
{
    QJsonArray links;
    for (const qint64 link : request.links)
        links << link;
    const QJsonObject object{{u"flow"_s, request.flow.value_or(0)}, {u"full"_s, request.full},
        {u"plan"_s, request.plan}, {u"links"_s, links}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

RunRequest requestFrom(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    RunRequest request;
    if (const qint64 flow = object["flow"_L1].toInteger(); flow != 0)
        request.flow = flow;
    request.full = object["full"_L1].toBool();
    request.plan = object["plan"_L1].toInteger();
    for (const auto &link : object["links"_L1].toArray())
        request.links << link.toInteger();
    request.trigger = u"operator"_s;
    return request;
}

} // namespace

struct LiveController::Worker {
    std::unique_ptr<Workspace> workspace;
    std::optional<Systems> systems;
};

struct LiveController::Desk {
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Actions> actions;
};

struct LiveController::Reader {
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Views> views;
    std::unique_ptr<WebPages> pages;
};

struct LiveController::Asker {
    std::unique_ptr<Workspace> workspace;
    std::optional<Systems> systems;
};

LiveController::LiveController(
    QString path, Connect connect, QString who, Clock clock, QObject *parent, std::shared_ptr<TokenVault> vault)
    : Controller(parent)
    , m_path(std::move(path))
    , m_connect(std::move(connect))
    , m_who(std::move(who))
    , m_clock(std::move(clock))
    , m_vault(vault ? std::move(vault) : std::make_shared<Vaults>(nullptr))
    , m_worker(std::make_shared<Worker>())
    , m_desk(std::make_shared<Desk>())
    , m_reader(std::make_shared<Reader>())
    , m_sorter(std::make_shared<Reader>())
    , m_asker(std::make_shared<Asker>())
    , m_runLane(std::make_unique<Lane>(u"run"_s))
    , m_deskLane(std::make_unique<Lane>(u"desk"_s))
    , m_readLane(std::make_unique<Lane>(u"read"_s))
    , m_sortLane(std::make_unique<Lane>(u"sort"_s))
    , m_askLane(std::make_unique<Lane>(u"ask"_s))
{
}

LiveController::~LiveController()
{
    m_waiting.clear();
    m_stop.request_stop(); // a pause is kept for the next session
    m_asking.request_stop();
    m_previewStop.request_stop();
    m_setupLane.reset();
    m_askLane->perform([asker = m_asker] { *asker = {}; });
    closeSurgery();
    closePorter();
    // Connections die on the thread that made them; the one that holds the lock goes last.
    closePlanReaders();
    m_sortLane->perform([reader = m_sorter] { *reader = {}; });
    m_readLane->perform([reader = m_reader] { *reader = {}; });
    m_deskLane->perform([desk = m_desk] { *desk = {}; });
    m_runLane->perform([worker = m_worker] { *worker = {}; });
}

Status LiveController::openWorker()
{
    auto workspace = Workspace::open(m_path, Workspace::Access::ReadWrite);
    if (!workspace)
        return workspace.error();
    m_worker->workspace = std::move(*workspace);
    recallPause(*m_worker->workspace);
    for (const Side side : bothSides) {
        const auto connection = Setup(*m_worker->workspace).connection(side);
        if (connection && *connection)
            m_systems[side] = (*connection)->system;
    }
    return Done{};
}

Status LiveController::openDesk()
{
    auto workspace = Workspace::open(m_path, Workspace::Access::Companion);
    if (!workspace)
        return workspace.error();
    m_desk->workspace = std::move(*workspace);
    m_desk->actions = std::make_unique<Actions>(*m_desk->workspace, m_who, m_clock);
    return Done{};
}

Status LiveController::openReader(Reader &reader)
{
    auto workspace = Workspace::open(m_path, Workspace::Access::ReadOnly);
    if (!workspace)
        return workspace.error();
    reader.workspace = std::move(*workspace);
    reader.views = std::make_unique<Views>(*reader.workspace);
    reader.pages = std::make_unique<WebPages>(*reader.workspace);
    return Done{};
}

/// How the lanes open their connections, in this order: the first takes the lock, checks the file and brings it up to
/// date.
std::vector<LiveController::Stage> LiveController::stages()
{
    return {{m_runLane.get(), [this] { return openWorker(); }}, {m_deskLane.get(), [this] { return openDesk(); }},
        {m_readLane.get(), [this] { return openReader(*m_reader); }},
        {m_sortLane.get(), [this] { return openReader(*m_sorter); }}};
}

Status LiveController::open()
{
    Status status = Done{};
    for (const Stage &stage : stages()) {
        stage.lane->perform([&] { status = stage.open(); });
        if (!status)
            return status;
    }
    return openPorter();
}

void LiveController::open(std::function<void(const Status &)> then)
{
    openFrom(0, std::move(then));
}

void LiveController::openFrom(std::size_t place, std::function<void(const Status &)> then)
{
    const std::vector<Stage> all = stages();
    if (place == all.size())
        return then(openPorter());
    all[place].lane->post([this, place, open = all[place].open, then = std::move(then)] {
        const Status status = open();
        m_answers.post([this, place, status, then] {
            if (status)
                openFrom(place + 1, then);
            else
                then(status);
        });
    });
}

void LiveController::run(const RunRequest &request)
{
    m_waiting.push_back(request);
    startNext();
}

void LiveController::startNext()
{
    if (m_running || m_acting > 0 || m_waiting.empty())
        return;
    const RunRequest request = m_waiting.front();
    m_waiting.pop_front();
    // What an earlier session left paused: the clock does not end a pause, a person does.
    if (m_paused && request.trigger == "schedule"_L1)
        return startNext();
    if (std::exchange(m_paused, false)) {
        keepPause(false);
        Q_EMIT runPaused(false);
    }
    m_request = request;
    m_running = true;
    m_stop = std::stop_source();
    Q_EMIT runStarted(request);
    m_runLane->post([this, worker = m_worker, request, stop = m_stop.get_token()] {
        const auto refuse = [&](const Error &error) {
            RunReport report;
            report.run.trigger = request.trigger;
            report.run.status = u"failed"_s;
            report.run.error = error.text;
            report.error = error;
            m_answers.post([this, report] { ended(report, {}); });
        };
        if (!worker->systems) {
            auto systems = m_connect(*worker->workspace);
            if (!systems)
                return refuse(systems.error());
            worker->systems = std::move(*systems);
            knowBudgets(*worker->systems);
        }
        Engine engine(*worker->workspace, worker->systems->pointers(), m_clock);
        const auto report = engine.run(
            request, stop, [this](const RunProgress &p) { m_answers.post([this, p] { told(p); }); }, &m_gate);
        if (!report)
            return refuse(report.error());
        m_answers.post([this, report = *report, changed = engine.changed()] { ended(report, changed); });
    });
}

void LiveController::connectAfresh()
{
    m_runLane->post([worker = m_worker] { worker->systems.reset(); });
    m_askLane->post([asker = m_asker] { asker->systems.reset(); });
}

void LiveController::signedIn(const SignInState &state)
{
    m_signingIn = false;
    connectAfresh();
    m_systems[state.side] = state.system;
    Q_EMIT signInChanged(state);
    requestSummary();
}

void LiveController::stop()
{
    m_waiting.clear();
    m_stop.request_stop();
    if (m_paused && !m_running)
        endPause();
}

void LiveController::setRunPaused(bool paused)
{
    if (paused == m_paused || (paused && !m_running))
        return;
    if (!paused && !m_running) {
        run(m_request);
        return;
    }
    m_paused = paused;
    if (paused)
        m_gate.close();
    else
        m_gate.open();
    keepPause(paused);
    Q_EMIT runPaused(paused);
}

void LiveController::endPause()
{
    m_gate.open();
    if (!std::exchange(m_paused, false))
        return;
    keepPause(false);
    Q_EMIT runPaused(false);
}

void LiveController::keepPause(bool paused)
{
    // A preview has nothing to go on with: it is simply made again.
    const QString kept = paused && !m_request.preview ? requestText(m_request) : QString();
    m_deskLane->post([this, desk = m_desk, kept] {
        if (const Status done = Setup(*desk->workspace).saveSetting(pausedRun, kept); !done)
            m_answers.post([this, done] { Q_EMIT failed(done.error()); });
    });
}

void LiveController::recallPause(Workspace &workspace)
{
    const QString kept = Setup(workspace).setting(pausedRun);
    m_paused = !kept.isEmpty();
    if (m_paused)
        m_request = requestFrom(kept);
}

void LiveController::told(const RunProgress &progress)
{
    Q_EMIT runProgress(progress);
    if (m_clock() - m_refreshedAt < refreshEvery)
        return;
    m_refreshedAt = m_clock();
    requestSummary();
    Q_EMIT linksChanged({});
}

void LiveController::ended(const RunReport &report, const QList<qint64> &changed)
{
    m_running = false;
    endPause();
    if (report.error && report.error->kind != ErrorKind::Cancelled)
        Q_EMIT failed(*report.error);
    Q_EMIT runEnded(report);
    constexpr qsizetype many = 500;
    Q_EMIT linksChanged(changed.size() > many ? QList<qint64>() : changed);
    requestSummary();
    startNext();
}

void LiveController::act(std::function<Status(Desk &)> work, const QList<qint64> &links, bool thenSync)
{
    ++m_acting;
    m_deskLane->post([this, desk = m_desk, work = std::move(work), links, thenSync] {
        const Status done = work(*desk);
        m_answers.post([this, done, links, thenSync] { acted(done, links, thenSync); });
    });
}

void LiveController::acted(const Status &done, const QList<qint64> &links, bool thenSync)
{
    --m_acting;
    if (!done)
        Q_EMIT failed(done.error());
    Q_EMIT linksChanged(links);
    requestSummary();
    if (done && thenSync) {
        RunRequest request;
        request.links = links;
        request.trigger = u"operator"_s;
        m_waiting.push_back(request);
    }
    startNext();
}

void LiveController::resolve(qint64 link, const Resolutions &resolutions, bool thenSync)
{
    act([=](Desk &desk) { return desk.actions->resolve(link, resolutions); }, {link}, thenSync);
}

void LiveController::approve(const QList<qint64> &links, bool thenSync)
{
    act([=](Desk &desk) { return desk.actions->approve(links); }, links, thenSync);
}

void LiveController::reject(const QList<qint64> &links)
{
    act([=](Desk &desk) { return desk.actions->reject(links); }, links, true);
}

void LiveController::actOnFound(
    std::function<Result<QList<qint64>>(Desk &)> work, std::optional<qint64> flow, bool thenSync)
{
    ++m_acting;
    m_deskLane->post([this, desk = m_desk, work = std::move(work), flow, thenSync] {
        const auto links = work(*desk);
        m_answers.post([this, links, flow, thenSync] {
            constexpr qsizetype oneByOne = 100; // more are found faster by an ordinary run: they are marked
            const bool many = links && links->size() > oneByOne;
            if (many && thenSync) {
                RunRequest request;
                request.flow = flow;
                request.trigger = u"operator"_s;
                m_waiting.push_back(request);
            }
            acted(links ? Status(Done{}) : Status(links.error()), links && !many ? *links : QList<qint64>(),
                thenSync && links && !many && !links->isEmpty());
        });
    });
}

void LiveController::approveHeld(const HeldQuery &query, bool thenSync)
{
    actOnFound([=](Desk &desk) { return desk.actions->approveHeld(query); }, query.flow, thenSync);
}

void LiveController::rejectHeld(const HeldQuery &query)
{
    actOnFound([=](Desk &desk) { return desk.actions->rejectHeld(query); }, query.flow, true);
}

void LiveController::link(qint64 link, qint64 targetRecord, bool thenSync)
{
    act([=](Desk &desk) { return desk.actions->link(link, targetRecord); }, {link}, thenSync);
}

void LiveController::unlink(const QList<qint64> &links, bool never)
{
    act([=](Desk &desk) { return desk.actions->unlink(links, never); }, links, false);
}

void LiveController::setPaused(const QList<qint64> &links, bool paused)
{
    act([=](Desk &desk) { return desk.actions->setPaused(links, paused); }, links, !paused);
}

void LiveController::undo(const UndoRequest &request, bool thenSync)
{
    ++m_acting;
    m_deskLane->post([this, desk = m_desk, request, thenSync] {
        const auto report = desk->actions->undo(request);
        m_answers.post([this, report, thenSync] {
            const bool changes = report && !report->dryRun;
            if (report)
                Q_EMIT undoReady(*report);
            acted(report ? Status(Done{}) : Status(report.error()), changes ? report->links : QList<qint64>(),
                changes && thenSync && !report->links.isEmpty());
        });
    });
}

void LiveController::saveRules(const Flow &flow)
{
    act([=](Desk &desk) { return desk.actions->saveRules(flow); }, {}, false);
}

void LiveController::resolveMany(const QMap<qint64, Resolutions> &choices, bool thenSync)
{
    act([=](Desk &desk) { return desk.actions->resolve(choices); }, choices.keys(), thenSync);
}

void LiveController::saveViews(const QList<SavedView> &views)
{
    m_deskLane->post([this, desk = m_desk, views] {
        const Status done = Setup(*desk->workspace).saveSetting(savedViewsKey, toJson(views));
        m_answers.post([this, done] {
            if (!done)
                Q_EMIT failed(done.error());
            requestSummary();
        });
    });
}

template<class Question, class Use>
void LiveController::askOn(Lane &lane, const std::shared_ptr<Reader> &reader, Question question, Use use)
{
    lane.post([this, reader, question, use] {
        auto result = question(*reader);
        m_answers.post([use, result = std::move(result)] { use(result); });
    });
}

template<class Question, class Use> void LiveController::ask(Question question, Use use)
{
    askOn(*m_readLane, m_reader, question, [this, use](const auto &result) {
        if (result)
            use(*result);
        else
            Q_EMIT failed(result.error());
    });
}

template<class Question, class Use> void LiveController::askLong(Question question, Use use)
{
    askOn(*m_sortLane, m_sorter, question, [this, use](const auto &result) {
        if (result)
            use(*result);
        else
            Q_EMIT failed(result.error());
    });
}

template<class Question, class Use> void LiveController::askLast(Repeated &state, Question question, Use use)
{
    if (state.underWay) {
        state.again = [this, &state, question, use] { askLast(state, question, use); };
        return;
    }
    state.underWay = true;
    askOn(*m_sortLane, m_sorter, question, [this, &state, use](const auto &result) {
        state.underWay = false;
        if (result)
            use(*result);
        else
            Q_EMIT failed(result.error());
        if (const auto again = std::exchange(state.again, {}))
            again();
    });
}

void LiveController::requestSummary()
{
    askLast(
        m_summaryAsked, [](Reader &reader) { return reader.views->summary(); },
        [this](const Summary &summary) { Q_EMIT summaryReady(summary); });
}

void LiveController::requestLinkOrder(quint64 token, const LinkQuery &query)
{
    askLong([query](Reader &reader) { return reader.views->linkOrder(query); },
        [this, token](const std::vector<qint64> &ids) { Q_EMIT linkOrderReady(token, ids); });
}

void LiveController::requestLinkRows(quint64 token, const std::vector<qint64> &ids)
{
    ask([ids](Reader &reader) { return reader.views->linkRows(ids); },
        [this, token](const std::vector<LinkRow> &rows) { Q_EMIT linkRowsReady(token, rows); });
}

void LiveController::requestLinkDetail(qint64 link)
{
    ask(
        [link](Reader &reader) {
            auto detail = reader.views->linkDetail(link);
            if (detail)
                detail->web = reader.pages->of(detail->row);
            return detail;
        },
        [this](const LinkDetail &detail) { Q_EMIT linkDetailReady(detail); });
}

void LiveController::requestJournalOrder(quint64 token, const JournalQuery &query)
{
    askLong([query](Reader &reader) { return reader.views->journalOrder(query); },
        [this, token](const std::vector<qint64> &ids) { Q_EMIT journalOrderReady(token, ids); });
}

void LiveController::requestJournalRows(quint64 token, const std::vector<qint64> &ids)
{
    ask([ids](Reader &reader) { return reader.views->journalRows(ids); },
        [this, token](const std::vector<JournalRow> &rows) { Q_EMIT journalRowsReady(token, rows); });
}

void LiveController::requestRuns()
{
    constexpr int most = 500;
    askLast(
        m_runsAsked, [](Reader &reader) { return reader.views->runs(most); },
        [this](const QList<RunRow> &runs) { Q_EMIT runsReady(runs); });
}

void LiveController::requestRules()
{
    ask([](Reader &reader) { return Setup(*reader.workspace).dataflow(); },
        [this](const Dataflow &dataflow) { Q_EMIT rulesReady(dataflow.flows); });
}

void LiveController::requestCauses()
{
    askLast(
        m_causesAsked, [](Reader &reader) { return reader.views->causes(); },
        [this](const QList<CauseRow> &causes) { Q_EMIT causesReady(causes); });
}

void LiveController::requestActivity(int days)
{
    constexpr qint64 day = 86'400'000;
    const qint64 now = m_clock();
    const qint64 offset = QDateTime::fromMSecsSinceEpoch(now).offsetFromUtc() * qint64(1000);
    const qint64 today = (now + offset) / day * day - offset;
    askLast(
        m_activityAsked,
        [from = today - (days - 1) * day, offset](Reader &reader) { return reader.views->activity(from, offset); },
        [this](const QList<DayChanges> &changes) { Q_EMIT activityReady(changes); });
}

void LiveController::requestBudgets()
{
    QList<Budget> all;
    for (const Side side : bothSides) {
        if (m_budgets[side])
            all += m_budgets[side]();
    }
    m_answers.post([this, all] { Q_EMIT budgetsReady(all); });
}

void LiveController::knowBudgets(const Systems &systems)
{
    const PerSide<std::function<QList<Budget>()>> budgets{
        systems.client.source->budgets(), systems.client.target->budgets()};
    m_answers.post([this, budgets] { m_budgets = budgets; });
}

void LiveController::requestPast(quint64 token, qint64 link)
{
    m_askLane->post([this, asker = m_asker, token, link, stop = m_asking.get_token()] {
        const auto past = [&]() -> Result<LinkPast> {
            if (!asker->workspace) {
                auto workspace = Workspace::open(m_path, Workspace::Access::Companion);
                if (!workspace)
                    return workspace.error();
                asker->workspace = std::move(*workspace);
            }
            if (!asker->systems) {
                auto systems = m_connect(*asker->workspace);
                if (!systems)
                    return systems.error();
                asker->systems = std::move(*systems);
                knowBudgets(*asker->systems);
            }
            return pastOf(*asker->workspace, asker->systems->pointers(), link, stop);
        }();
        const LinkPast answer = past ? *past : LinkPast{link, {}, {}, past.error().text};
        m_answers.post([this, token, answer] { Q_EMIT pastReady(token, answer); });
    });
}

void LiveController::requestCounts(quint64 token, const QList<LinkQuery> &queries)
{
    askLong([queries](Reader &reader) { return reader.views->counts(queries); },
        [this, token](const QList<int> &counts) { Q_EMIT countsReady(token, counts); });
}

void LiveController::requestProperties(quint64 token, const std::vector<qint64> &links)
{
    ask([links](Reader &reader) { return reader.views->properties(links); },
        [this, token](const std::vector<LinkProperties> &found) { Q_EMIT propertiesReady(token, found); });
}

void LiveController::requestLinkJournal(quint64 token, qint64 link)
{
    ask([link](Reader &reader) { return reader.views->linkJournal(link); },
        [this, token](const std::vector<qint64> &ids) { Q_EMIT journalOrderReady(token, ids); });
}

} // namespace samband
