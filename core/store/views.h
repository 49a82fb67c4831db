#pragma once

#include "core/store/journalquery.h"
#include "core/store/rows.h"

#include <memory>
#include <vector>

namespace samband {

class TitleOrders;
class Workspace;

/// What the console and the command line show. Reads only; works on a read-only connection while a run writes.
class Views {
public:
    explicit Views(Workspace &workspace);
    ~Views();

    Result<Summary> summary() const;
    /// Ids of the rows that \a query shows, in its order. 4 … 8 bytes a row; a million rows take well under a second.
    Result<std::vector<qint64>> linkOrder(const LinkQuery &query) const;
    /// Rows by id, in the order of \a ids; ids that are gone are left out.
    Result<std::vector<LinkRow>> linkRows(const std::vector<qint64> &ids) const;
    Result<LinkDetail> linkDetail(qint64 link) const;
    Result<std::vector<qint64>> journalOrder(const JournalQuery &query) const;
    Result<std::vector<JournalRow>> journalRows(const std::vector<qint64> &ids) const;
    Result<QList<RunRow>> runs(int limit) const; ///< newest first
    /// What the rows that need a person have in common, the most frequent first. Looks at each such row once.
    Result<QList<CauseRow>> causes() const;
    /// What was written on each day since \a from (ms UTC), oldest first; days without a write are left out. \a offset:
    /// ms that the clock on the wall is ahead of UTC.
    Result<QList<DayChanges>> activity(qint64 from, qint64 offset) const;
    /// How many rows each of \a queries shows.
    Result<QList<int>> counts(const QList<LinkQuery> &queries) const;
    /// The properties of the pairs among \a links, in their order; lone rows and ids that are gone are left out.
    Result<std::vector<LinkProperties>> properties(const std::vector<qint64> &links) const;
    /// Everything that ever happened to a row: ids of journal rows, newest first.
    Result<std::vector<qint64>> linkJournal(qint64 link) const;

private:
    Result<std::vector<qint64>> orderedByTitle(const LinkQuery &query) const;
    Result<std::vector<qint64>> ordered(const LinkQuery &query, bool sorted) const;

    Workspace &m_workspace;
    std::unique_ptr<TitleOrders> m_titles; ///< what is kept of answers; the answers are the same without
};

} // namespace samband
