#include "core/store/rows.h"

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

int Summary::count(LinkState state) const
{
    int sum = 0;
    for (const FlowSummary &flow : flows)
        sum += flow.counts.value(state);
    return sum;
}

int Summary::waiting() const
{
    int sum = 0;
    for (const auto &[state, name] : enumNames<LinkState>) {
        if (needsPerson(state))
            sum += count(state);
    }
    return sum;
}

bool Summary::isGreen() const
{
    const bool readBoth = readCompletelyAt.source != 0 && readCompletelyAt.target != 0;
    const bool addsUp = lastRun && lastRun->status == "done"_L1
        && std::all_of(lastRun->counts.cbegin(), lastRun->counts.cend(), [](const RunCounts &c) { return c.addsUp(); });
    const bool everyFlowHasRules =
        std::all_of(flows.cbegin(), flows.cend(), [](const FlowSummary &flow) { return flow.condition.isEmpty(); });
    return waiting() == 0 && count(LinkState::Pending) == 0 && readBoth && addsUp && everyFlowHasRules;
}

} // namespace samband
