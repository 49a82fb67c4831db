#include "core/engine/liveparts.h"
#include "core/store/savedviews.h"

namespace samband {

using namespace Qt::StringLiterals;

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
    Q_EMIT actionDone(links, done);
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

void LiveController::saveSchedule(const Schedule &schedule)
{
    m_deskLane->post([this, desk = m_desk, schedule] {
        Setup setup(*desk->workspace);
        const Status done = samband::saveSchedule(setup, schedule);
        m_answers.post([this, done] {
            if (!done)
                Q_EMIT failed(done.error());
            requestSchedule();
        });
    });
}

} // namespace samband
