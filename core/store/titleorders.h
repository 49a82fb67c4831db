#pragma once

#include "core/domain/result.h"
#include "core/domain/side.h"

#include <vector>

namespace samband {

class Workspace;

/// Every row in the order of its titles, kept from one question to the next while nobody writes to the workspace:
/// a million names take two seconds to sort, and a person who sorts by them filters and turns the order round, too.
/// 8 bytes a row and side.
class TitleOrders {
public:
    explicit TitleOrders(Workspace &workspace)
        : m_workspace(workspace)
    {
    }

    /// Whether the order of a side is at hand and still what a question would bring.
    Result<bool> isKept(Side side);
    /// Keeps \a order, the ids of every row by the titles of \a side and then by id, found after \ref isKept was asked.
    void keep(Side side, std::vector<qint64> order);

    /// The order that was kept, or the same backwards.
    std::vector<qint64> all(Side side, bool backwards) const;
    /// Of these rows, in any order, those that were kept, in the order that was.
    std::vector<qint64> arranged(Side side, bool backwards, const std::vector<qint64> &rows) const;

private:
    struct Kept {
        qint64 version = 0; ///< of the file: another one once somebody else has written to it
        std::vector<qint64> order;
    };

    Workspace &m_workspace;
    qint64 m_version = 0;
    bool m_norwegian = true; ///< the alphabet of what was kept
    PerSide<Kept> m_kept;
};

} // namespace samband
