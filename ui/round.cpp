#include "ui/round.h"

#include <algorithm>

namespace samband {

int Round::countIn(const std::vector<qint64> &order) const
{
    if (m_skipped.isEmpty())
        return 0;
    return int(std::ranges::count_if(order, [this](qint64 link) { return isSkipped(link); }));
}

std::optional<int> Round::after(const std::vector<qint64> &order, int from) const
{
    for (auto row = std::size_t(std::max(from, 0)); row < order.size(); ++row) {
        if (!isSkipped(order[row]))
            return int(row);
    }
    return std::nullopt;
}

std::optional<int> Round::around(const std::vector<qint64> &order, int from) const
{
    const auto row = after(order, from);
    return row ? row : after(order, 0);
}

} // namespace samband
