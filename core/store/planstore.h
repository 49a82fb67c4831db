#pragma once

#include "core/store/planrows.h"

#include <vector>

namespace samband {

class Workspace;

/// The plan of the last preview. A preview replaces it, nothing else does: what a person ticks is held against what
/// stands here.
class PlanStore {
public:
    explicit PlanStore(Workspace &workspace)
        : m_workspace(workspace)
    {
    }

    /// Starts the plan of \a run; the one before is gone.
    Status begin(qint64 run);
    /// Adds lines. \a why: the reason of each as a sentence, by which it is found and sorted.
    Status append(const QList<PlanLine> &lines, const QStringList &why);
    /// Marks the lone source rows of a flow that follows another one, so that those whose leader is planned are looked
    /// at along with it.
    Status markWaiting(qint64 flow);
    /// The planned row that makes or links the counterpart which a record of \a follower with these \a refs waits for;
    /// 0 when none is planned.
    Result<qint64> leader(const Flow &follower, const QMap<QString, QString> &refs) const;

    /// What each of \a links is agreed to with a tick. BadInput when the plan of \a run is not the one in the
    /// workspace any more; rows that are not in it are left out.
    Result<QMap<qint64, PlanMark>> marks(qint64 run, const QList<qint64> &links) const;
    Result<PlanIndex> index() const;
    /// Ids of the lines that \a query shows, in its order.
    Result<std::vector<qint64>> order(const PlanQuery &query) const;
    /// Lines by id, in the order of \a ids; ids that are gone are left out.
    Result<std::vector<PlanLine>> lines(const std::vector<qint64> &ids) const;

private:
    Workspace &m_workspace;
};

} // namespace samband
