#pragma once

#include <QSet>

#include <optional>
#include <vector>

namespace samband {

/// Going through the rows of a table one by one: what a person skips stands back until all the others are done. Only
/// for as long as the window is open; nothing of it is stored.
class Round {
public:
    void skip(qint64 link) { m_skipped.insert(link); }
    bool isSkipped(qint64 link) const { return m_skipped.contains(link); }
    bool isEmpty() const { return m_skipped.isEmpty(); }
    /// What was skipped comes again.
    void begin() { m_skipped.clear(); }
    /// How many rows of \a order were skipped.
    int countIn(const std::vector<qint64> &order) const;

    /// The first row of \a order at \a from or after it that was not skipped.
    std::optional<int> after(const std::vector<qint64> &order, int from) const;
    /// Likewise, and on from the top of the table when the end is reached. Nothing: only skipped ones are left.
    std::optional<int> around(const std::vector<qint64> &order, int from) const;

private:
    QSet<qint64> m_skipped;
};

} // namespace samband
