#include "core/domain/written.h"

#include <algorithm>

namespace samband {

PerSide<bool> writtenSides(const Flow &flow)
{
    const auto travels = [&flow](Direction there) {
        return std::ranges::any_of(flow.mappings, [there](const Mapping &mapping) {
            return mapping.rules.direction == Direction::Both || mapping.rules.direction == there;
        });
    };
    return {travels(Direction::ToSource), travels(Direction::ToTarget) || flow.rules.creation != Creation::Never};
}

} // namespace samband
