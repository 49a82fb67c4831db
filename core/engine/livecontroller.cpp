#include "core/engine/livecontroller.h"

#include "core/engine/engine.h"
#include "core/engine/liveparts.h"
#include "core/engine/runqueue.h"

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
    const RunRequest request = takeNext(m_waiting);
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

} // namespace samband
