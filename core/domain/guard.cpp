#include "core/domain/guard.h"

#include <algorithm>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

bool clears(const Decision &decision)
{
    const auto blank = [](const Changes &changes) {
        return std::any_of(changes.cbegin(), changes.cend(), [](const QString &value) { return value.isEmpty(); });
    };
    return decision.verb == Verb::Update && (blank(decision.write.source) || blank(decision.write.target));
}

/// The kind of write a row is counted as; empty when it writes nothing or waits or was approved already.
QString kindOf(const Decision &decision)
{
    if (decision.held || decision.approved || !sends(decision.verb))
        return {};
    return clears(decision) ? u"clear"_s : toText(decision.verb);
}

Decision hold(Decision decision, const Reason &reason)
{
    decision.held = true;
    decision.state = decision.state == LinkState::Conflict ? LinkState::Conflict : LinkState::Held;
    decision.reason = reason;
    return decision;
}

} // namespace

KindCounts countKinds(const Plan &plan)
{
    KindCounts counts;
    for (const PlanRow &row : plan) {
        const QString kind = kindOf(row.decision);
        if (!kind.isEmpty())
            ++counts[kind];
    }
    return counts;
}

Decision approveHeld(const Decision &decision)
{
    Decision approved = decision;
    if (!decision.held || decision.verb == Verb::Archive)
        return approved;
    approved.held = false;
    approved.approved = true;
    if (approved.state == LinkState::Held)
        approved.state = LinkState::InSync;
    return approved;
}

Plan guard(const Flow &flow, const Plan &plan, const GuardContext &context)
{
    const KindCounts counted = context.counts ? *context.counts : countKinds(plan);
    const int limit = std::max(
        flow.rules.guardCount, static_cast<int>(static_cast<qint64>(context.flowSize) * flow.rules.guardPercent / 100));
    Plan guarded = plan;
    for (PlanRow &row : guarded) {
        const QString kind = kindOf(row.decision);
        if (kind.isEmpty())
            continue;
        const int count = counted.value(kind);
        const QString many = QString::number(count);
        if (row.decision.verb == Verb::Archive)
            row.decision = hold(row.decision, {ReasonCode::GuardLimit, {kind, many, u"0"_s}});
        else if (row.decision.verb == Verb::Create && context.firstRun)
            row.decision = hold(row.decision, {ReasonCode::FirstRun, {kind, many}});
        else if (count > limit)
            row.decision = hold(row.decision, {ReasonCode::GuardLimit, {kind, many, QString::number(limit)}});
    }
    return guarded;
}

} // namespace samband
