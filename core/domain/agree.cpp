#include "core/domain/agree.h"

namespace samband {

Base agree(const Flow &flow, const Base &base, const Decision &decision, const PerSide<Fields> &seen,
    const PerSide<std::optional<Fields>> &reported)
{
    Base moved = base;
    for (const PropertyDecision &property : decision.properties) {
        const Mapping *mapping = flow.mapping(property.property);
        if (!mapping)
            continue;
        PerSide<QString> held;
        bool answered = property.action == PropertyAction::Agree;
        for (const Side side : bothSides) {
            // The answer to a create is the whole new record: what it holds where nothing was sent is the server's
            // own default, nobody's edit.
            const bool written =
                writes(property.action, side) || (decision.verb == Verb::Create && decision.side == side);
            if (written && !reported[side]) {
                answered = false;
                break;
            }
            answered = answered || written;
            held[side] = valueOf(written ? *reported[side] : seen[side], mapping->path[side]);
        }
        if (answered)
            moved.insert(property.property, held);
    }
    return moved;
}

} // namespace samband
