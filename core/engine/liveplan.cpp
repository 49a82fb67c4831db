#include "core/engine/lane.h"
#include "core/engine/livecontroller.h"
#include "core/store/planstore.h"
#include "core/store/workspace.h"

namespace samband {

/// Opens its own view of the workspace at the first question: most sessions never look at a plan.
struct LiveController::PlanReader {
    std::unique_ptr<Workspace> workspace;
};

template<class Question, class Use>
void LiveController::askPlan(Lane &lane, std::shared_ptr<PlanReader> &kept, Question question, Use use)
{
    if (!kept)
        kept = std::make_shared<PlanReader>();
    lane.post([this, reader = kept, question, use] {
        const auto fail = [this](const Error &error) { m_answers.post([this, error] { Q_EMIT failed(error); }); };
        if (!reader->workspace) {
            auto workspace = Workspace::open(m_path, Workspace::Access::ReadOnly);
            if (!workspace)
                return fail(workspace.error());
            reader->workspace = std::move(*workspace);
        }
        auto result = question(PlanStore(*reader->workspace));
        if (!result)
            return fail(result.error());
        m_answers.post([use, result = std::move(*result)] { use(result); });
    });
}

void LiveController::closePlanReaders()
{
    if (m_planReader)
        m_readLane->perform([reader = m_planReader] { *reader = {}; });
    if (m_planSorter)
        m_sortLane->perform([reader = m_planSorter] { *reader = {}; });
}

void LiveController::requestPlan(quint64 token)
{
    askPlan(
        *m_sortLane, m_planSorter, [](const PlanStore &plan) { return plan.index(); },
        [this, token](const PlanIndex &plan) { Q_EMIT planReady(token, plan); });
}

void LiveController::requestPlanOrder(quint64 token, const PlanQuery &query)
{
    askPlan(
        *m_sortLane, m_planSorter, [query](const PlanStore &plan) { return plan.order(query); },
        [this, token](const std::vector<qint64> &ids) { Q_EMIT planOrderReady(token, ids); });
}

void LiveController::requestPlanRows(quint64 token, const std::vector<qint64> &ids)
{
    askPlan(
        *m_readLane, m_planReader, [ids](const PlanStore &plan) { return plan.lines(ids); },
        [this, token](const std::vector<PlanLine> &lines) { Q_EMIT planRowsReady(token, lines); });
}

} // namespace samband
