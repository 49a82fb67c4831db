#pragma once

#include "core/store/rows.h"

namespace samband {

class Workspace;

/// Runs and the journal.
class RunStore {
public:
    explicit RunStore(Workspace &workspace)
        : m_workspace(workspace)
    {
    }

    Result<qint64> begin(const QString &trigger, qint64 now); ///< runs that never ended become interrupted
    Status end(const RunRow &run); ///< status, error, counts, calls
    /// Says that \a run is the last one that took up \a flows as a whole.
    Status noteTaken(qint64 run, const QList<qint64> &flows);
    Status append(const QList<JournalRow> &rows);
    Result<JournalRow> journalRow(qint64 id) const;
    /// What a run did (0: any run, and operators) to a row (0: any row), oldest first, with the base before each write.
    Result<QList<JournalRow>> history(qint64 run, qint64 link) const;
    /// Checks the hash chain of the journal: the id of the first row that was changed or removed, or nothing.
    Result<std::optional<qint64>> brokenJournalRow() const;
    /// Likewise, but looks only at the newest rows and at some that \a seed picks from the others: a hundred or so in
    /// all, however long the journal is. Nothing found is no proof.
    Result<std::optional<qint64>> suspectJournalRow(quint32 seed) const;

private:
    Workspace &m_workspace;
};

/// The setting that holds the last run that took up a flow as a whole.
QString takenKey(qint64 flow);

/// What a row of the journal that was changed from outside means to the operator.
Error journalChanged(const QString &path, qint64 row);

} // namespace samband
