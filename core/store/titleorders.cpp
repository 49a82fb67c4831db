#include "core/store/titleorders.h"

#include "core/store/fold.h"
#include "core/store/sql.h"
#include "core/store/workspace.h"

#include <algorithm>
#include <utility>

namespace samband {

using namespace Qt::StringLiterals;

Result<bool> TitleOrders::isKept(Side side)
{
    Sql sql(m_workspace);
    if (std::exchange(m_norwegian, sortsAsNorwegians()) != m_norwegian)
        m_kept = {};
    // Tells of other connections only. One that writes itself is told by the number of rows it has changed.
    m_version = sql.number(u"PRAGMA data_version"_s) + (sql.number(u"SELECT total_changes()"_s) << 32);
    if (!sql.ok())
        return sql.error();
    return m_kept[side].version == m_version;
}

void TitleOrders::keep(Side side, std::vector<qint64> order)
{
    // Somebody may have written since the version was looked at: then it is another one the next time.
    m_kept[side] = {m_version, std::move(order)};
}

std::vector<qint64> TitleOrders::all(Side side, bool backwards) const
{
    const std::vector<qint64> &order = m_kept[side].order;
    return backwards ? std::vector<qint64>(order.rbegin(), order.rend()) : order;
}

std::vector<qint64> TitleOrders::arranged(Side side, bool backwards, const std::vector<qint64> &rows) const
{
    const qint64 last = rows.empty() ? 0 : *std::ranges::max_element(rows);
    std::vector<bool> wanted(std::size_t(last) + 1); // ids are counted up from one
    for (const qint64 row : rows)
        wanted[std::size_t(row)] = true;
    std::vector<qint64> arranged;
    arranged.reserve(rows.size());
    for (const qint64 row : m_kept[side].order) {
        if (row <= last && wanted[std::size_t(row)])
            arranged.push_back(row);
    }
    if (backwards)
        std::ranges::reverse(arranged);
    return arranged;
}

} // namespace samband
