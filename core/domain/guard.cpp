#include "core/domain/guard.h"

#include "core/domain/fingerprint.h"
#include "core/domain/normalise.h"

#include <algorithm>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

/// Creates that a person has not seen yet: they wait until one has, also when a later run decides about them again.
const auto firstCreates = "create/first"_L1;

QString keyOf(HoldKind kind)
{
    return toText(kind);
}

QStringList clearKeys(const Decision &decision)
{
    QStringList keys;
    for (const Side side : bothSides) {
        const Changes &changes = decision.write[side];
        for (auto change = changes.cbegin(); change != changes.cend(); ++change) {
            if (change->trimmed().isEmpty())
                keys << u"%1/%2/%3"_s.arg(keyOf(HoldKind::Clear), toText(side), change.key());
        }
    }
    return keys;
}

/// Whether the value took the place of another one that had agreed.
bool replaces(const PropertyDecision &property)
{
    return property.reason.code == ReasonCode::SourceChanged || property.reason.code == ReasonCode::TargetChanged
        || property.reason.code == ReasonCode::PolicyDecided;
}

QStringList valueKeys(const Flow &flow, const Decision &decision)
{
    QStringList keys;
    for (const PropertyDecision &property : decision.properties) {
        const Mapping *mapping = flow.mapping(property.property);
        if (!mapping || !replaces(property) || mapping->rules.normaliser == Normaliser::Boolean)
            continue;
        for (const Side side : bothSides) {
            const QString value = canonical(mapping->rules, property.result[side]);
            if (writes(property.action, side) && !value.isEmpty())
                keys << u"%1/%2/%3"_s.arg(keyOf(HoldKind::SameValue)).arg(property.property).arg(value);
        }
    }
    return keys;
}

Reason reasonOf(const Flow &flow, const QString &key, int count, int flowSize)
{
    const HoldKind kind = holdKind(key);
    const QString many = QString::number(count);
    const QString limit = QString::number(limitOf(flow, key, flowSize));
    if (key == firstCreates)
        return {ReasonCode::FirstRun, {toText(kind), many}};
    if (kind == HoldKind::Clear)
        return {ReasonCode::ManyCleared, {key.section(u'/', 2), many, limit}};
    if (kind != HoldKind::SameValue)
        return {ReasonCode::GuardLimit, {toText(kind), many, limit}};
    const Mapping *mapping = flow.mapping(key.section(u'/', 1, 1).toInt());
    return {ReasonCode::ManySameValue, {mapping ? mapping->path.source : QString(), key.section(u'/', 2), many, limit}};
}

Decision hold(Decision decision, const QString &key, const Reason &reason)
{
    decision.held = true;
    decision.guard = key;
    decision.state = decision.state == LinkState::Conflict ? LinkState::Conflict : LinkState::Held;
    // What a person must settle first says more than that the rest of the row waits as well.
    if (decision.state != LinkState::Conflict)
        decision.reason = reason;
    return decision;
}

} // namespace

QStringList guardKeys(const Flow &flow, const Decision &decision)
{
    if (decision.held || decision.approved || !sends(decision.verb))
        return {};
    if (decision.verb != Verb::Update)
        return {keyOf(decision.verb == Verb::Archive ? HoldKind::Archive : HoldKind::Create)};
    const QStringList clears = clearKeys(decision);
    return valueKeys(flow, decision) + (clears.isEmpty() ? QStringList{keyOf(HoldKind::Update)} : clears);
}

HoldKind holdKind(const QString &key)
{
    return fromText<HoldKind>(key.section(u'/', 0, 0)).value_or(HoldKind::Update);
}

void countKinds(KindCounts &counts, const Flow &flow, const Decision &decision)
{
    const QStringList keys = guardKeys(flow, decision);
    for (const QString &key : keys)
        ++counts[fingerprint(key)];
}

KindCounts countKinds(const Flow &flow, const Plan &plan)
{
    KindCounts counts;
    for (const PlanRow &row : plan)
        countKinds(counts, flow, row.decision);
    return counts;
}

qint64 limitOf(const Flow &flow, const QString &key, int flowSize)
{
    const GuardLimit limit = flow.rules.limit(holdKind(key));
    return std::max<qint64>(limit.count, qint64(flowSize) * limit.percent / 100);
}

bool isOverLimit(const Flow &flow, const QString &key, int count, int flowSize)
{
    return key == firstCreates || count > limitOf(flow, key, flowSize);
}

std::optional<GuardCount> countedBy(const Reason &reason)
{
    const auto kind = [&] { return fromText<HoldKind>(reason.args.value(0)).value_or(HoldKind::Update); };
    const auto number = [&](qsizetype at) { return reason.args.value(at).toInt(); };
    if (reason.code == ReasonCode::FirstRun)
        return GuardCount{kind(), number(1)};
    if (reason.code == ReasonCode::GuardLimit)
        return GuardCount{kind(), number(1), number(2)};
    if (reason.code == ReasonCode::ManyCleared)
        return GuardCount{HoldKind::Clear, number(1), number(2), reason.args.value(0)};
    if (reason.code == ReasonCode::ManySameValue)
        return GuardCount{HoldKind::SameValue, number(2), number(3), reason.args.value(0), reason.args.value(1)};
    return std::nullopt;
}

Decision approveHeld(const Decision &decision)
{
    Decision approved = decision;
    if (!decision.held || decision.verb == Verb::Archive)
        return approved;
    approved.held = false;
    approved.approved = true;
    approved.guard.clear();
    if (approved.state == LinkState::Held)
        approved.state = LinkState::InSync;
    return approved;
}

Plan guard(const Flow &flow, const Plan &plan, const GuardContext &context)
{
    const KindCounts counted = context.counts ? *context.counts : countKinds(flow, plan);
    Plan guarded = plan;
    for (PlanRow &row : guarded) {
        QStringList keys = guardKeys(flow, row.decision);
        const bool first = row.decision.verb == Verb::Create && (context.firstRun || row.waited == firstCreates);
        if (first && !keys.isEmpty())
            keys = {firstCreates};
        for (const QString &key : std::as_const(keys)) {
            const bool along = !context.chosen || row.waited == key;
            const int count = counted.value(fingerprint(first ? keyOf(HoldKind::Create) : key))
                + (along && !first ? context.waiting.value(key) : 0);
            if (!isOverLimit(flow, key, count, context.flowSize))
                continue;
            row.decision = hold(row.decision, key, reasonOf(flow, key, count, context.flowSize));
            break;
        }
    }
    return guarded;
}

} // namespace samband
