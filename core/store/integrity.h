#pragma once

#include "core/domain/dataflow.h"
#include "core/domain/result.h"
#include "core/domain/state.h"

#include <QMap>

#include <set>

namespace samband {

class Workspace;

/// Questions about whether the workspace holds together. Each looks at everything there is, not at what a table shows
/// or an index keeps; nothing is changed.
class Integrity {
public:
    explicit Integrity(Workspace &workspace)
        : m_workspace(workspace)
    {
    }

    /// What SQLite finds wrong with the file, in its words, at most a few lines; empty when it is whole.
    Result<QStringList> fileFaults() const;
    /// Rows that name a row of another table that is not there, as "table: how many".
    Result<QStringList> danglingReferences() const;
    Result<QMap<LinkState, int>> countRows(qint64 flow) const; ///< counted one by one, Outside included
    /// Rows of a flow that share a record with another one. Rows of a flow that follows may share a target, but then
    /// none may stand for it alone.
    Result<QList<qint64>> rowsSharingARecord(const Flow &flow) const;
    /// Present source records of a flow that it has no row for.
    Result<int> sourcesWithoutRow(qint64 flow) const;
    Result<std::set<qint64>> markedRows(qint64 flow) const; ///< those that the next run looks at

private:
    Workspace &m_workspace;
};

} // namespace samband
