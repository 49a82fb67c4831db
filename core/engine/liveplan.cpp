#include "core/engine/lane.h"
#include "core/engine/livecontroller.h"
#include "core/store/planstore.h"
#include "core/store/workspace.h"

namespace samband {

/// Opens its own view of the workspace at the first question: most sessions never look at a plan.
struct LiveController::PlanReader {
    std::unique_ptr<Workspace> workspace;
};

template<class Question, class Use> void LiveController::askPlan(Question question, Use use)
{
    if (!m_planReader)
        m_planReader = std::make_shared<PlanReader>();
    m_readLane->post([this, reader = m_planReader, question, use] {
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

void LiveController::closePlanReader()
{
    if (m_planReader)
        m_readLane->perform([reader = m_planReader] { *reader = {}; });
}

void LiveController::requestPlan(quint64 token)
{
    askPlan([](const PlanStore &plan) { return plan.index(); },
        [this, token](const PlanIndex &plan) { Q_EMIT planReady(token, plan); });
}

void LiveController::requestPlanOrder(quint64 token, const PlanQuery &query)
{
    askPlan([query](const PlanStore &plan) { return plan.order(query); },
        [this, token](const std::vector<qint64> &ids) { Q_EMIT planOrderReady(token, ids); });
}

void LiveController::requestPlanRows(quint64 token, const std::vector<qint64> &ids)
{
    askPlan([ids](const PlanStore &plan) { return plan.lines(ids); },
        [this, token](const std::vector<PlanLine> &lines) { Q_EMIT planRowsReady(token, lines); });
}

} // namespace samband
