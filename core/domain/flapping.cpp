#include "core/domain/flapping.h"

#include "core/domain/normalise.h"

#include <algorithm>

namespace samband {

namespace {

/// The newest writes of one side agree about the two values.
bool sameValues(const QList<PastWrite> &cycle, const PropertyRules &rules)
{
    return std::ranges::all_of(cycle, [&](const PastWrite &write) {
        const auto first = std::ranges::find(cycle, write.side, &PastWrite::side);
        return sameValue(rules, write.before, first->before) && sameValue(rules, write.after, first->after);
    });
}

/// What \a side held right after the write \a index, before we wrote there again.
const QString &heldAfter(const QList<PastWrite> &cycle, qsizetype index, const PerSide<QString> &now)
{
    for (qsizetype later = index + 1; later < cycle.size(); ++later) {
        if (cycle.at(later).side == cycle.at(index).side)
            return cycle.at(later).before;
    }
    return now[cycle.at(index).side];
}

bool allCameBack(const QList<PastWrite> &cycle, const PropertyRules &rules, const PerSide<QString> &now)
{
    for (qsizetype index = 0; index < cycle.size(); ++index) {
        const PastWrite &write = cycle.at(index);
        const bool wrote = !sameValue(rules, write.before, write.after);
        if (!wrote || !sameValue(rules, heldAfter(cycle, index, now), write.before))
            return false;
    }
    return true;
}

bool inTime(const QList<PastWrite> &cycle, qint64 at)
{
    for (qsizetype index = 0; index < cycle.size(); ++index) {
        const qint64 next = index + 1 < cycle.size() ? cycle.at(index + 1).at : at;
        if (next - cycle.at(index).at > flapWindow)
            return false;
    }
    return true;
}

/// Whether each side holds one of the two values. A side we never wrote to held what was copied from it.
bool withinCycle(const QList<PastWrite> &cycle, const PropertyRules &rules, const PerSide<QString> &now)
{
    return std::ranges::all_of(bothSides, [&](Side side) {
        const auto own = std::ranges::find(cycle, side, &PastWrite::side);
        const PastWrite &write = own == cycle.end() ? cycle.first() : *own;
        return sameValue(rules, now[side], write.before) || sameValue(rules, now[side], write.after);
    });
}

} // namespace

std::optional<QList<PastWrite>> flapping(
    const PropertyHistory &history, const PropertyRules &rules, const PerSide<QString> &now, qint64 at)
{
    const QList<PastWrite> cycle = history.writes.last(std::min(flapsAllowed, history.writes.size()));
    if (cycle.size() < flapsAllowed)
        return std::nullopt;
    const bool flaps = history.paused ? withinCycle(cycle, rules, now)
                                      : sameValues(cycle, rules) && allCameBack(cycle, rules, now) && inTime(cycle, at);
    return flaps ? std::optional(cycle) : std::nullopt;
}

Reason flappingReason(const QString &property, const QList<PastWrite> &cycle)
{
    Reason reason{ReasonCode::Flapping, {property}};
    for (const PastWrite &write : cycle)
        reason.args << toText(write.side) << QString::number(write.at) << write.after;
    return reason;
}

} // namespace samband
