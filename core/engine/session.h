#pragma once

#include "core/crm/crmclient.h"
#include "core/domain/forecast.h"
#include "core/engine/pausegate.h"
#include "core/engine/progress.h"
#include "core/engine/schedule.h"
#include "core/store/linkstore.h"
#include "core/store/planstore.h"
#include "core/store/recordstore.h"
#include "core/store/runstore.h"
#include "core/store/setup.h"
#include "core/store/workspace.h"

#include <set>

namespace samband {

/// A flow together with what the connectors say about its two datatypes.
struct ActiveFlow {
    Flow flow;
    PerSide<DatatypeTraits> traits;
    PerSide<int> datatype; ///< the store's numbers
    PerSide<QStringList> paths; ///< every path this run reads, over all flows that use the datatype
    bool read = true; ///< both datatypes were read completely in this run, or are current from the last one

    PerSide<Roles> roles() const { return {traits.source.side.roles, traits.target.side.roles}; }
};

/// How many records of the flow's two datatypes a call takes.
PerSide<BatchSize> batchSizes(const ActiveFlow &active);

/// Everything one run works with. Lives on one thread for one run.
struct Session {
    Session(Workspace &file, const PerSide<CrmClient *> &systems, Clock time, std::stop_token stopToken,
        ProgressSink sink, PauseGate *pause = nullptr);
    /// Loads the active document and asks the connectors about every datatype. BadManifest when one does not know it.
    Status load();

    Workspace &workspace;
    Setup setup;
    RecordStore records;
    LinkStore links;
    RunStore runs;
    PlanStore plan;
    PerSide<CrmClient *> client;
    Clock clock;
    std::stop_token stop;
    ProgressMeter progress;
    PauseGate *gate = nullptr; ///< where a person holds the run; may be none

    PerSide<QString> system; ///< names for people
    Schedule schedule;
    QList<ActiveFlow> flows; ///< flows that follow another one come after the others
    qint64 run = 0;
    PerSide<QMap<QString, bool>> madeByKey; ///< datatype -> what makesByKey (createkey.h) found out
    std::set<qint64> blocked; ///< links with a write whose outcome is not known: nothing is sent for them
    std::set<qint64> maybeMade; ///< source records that may be what an open create made: their own rows wait
    QMap<qint64, qint64> sourceCreates; ///< flow -> since when (ms by the system's clock) a source record that is new
                                        ///< may be what an open create made that nobody was asked about yet
    QMap<qint64, std::set<qint64>> written; ///< flow -> rows this run wrote
    QMap<qint64, int> ended; ///< flow -> rows that ceased to exist
    qint64 writes = 0;
    PerSide<ReadingCost> reading; ///< what reading all took
    QList<qint64> changed; ///< rows whose decision, state or values changed

    /// \name Of a run that carries out a plan
    /// @{
    QMap<qint64, PlanMark> agreed; ///< rows that a person ticked; empty: no plan is carried out
    std::set<qint64> met; ///< those of them that were decided about
    std::set<qint64> carried; ///< those done, where \ref written does not say so
    std::set<qint64> refusedRows;
    QList<RefusedRow> refused; ///< those that are not what they were
    /// @}

    /// Whether a run has ever looked at the whole of \a flow and written what it may: only then did a person see what
    /// its first run would create. Runs of other flows or of single links do not count.
    bool hasCompleted(qint64 flow) const;
    Status noteCompleted(qint64 flow);

    /// Whether the run is to end here. Every place that asks is a safe point, so a run that is paused waits here.
    bool stopped();
    bool isPaused() const { return gate && gate->isClosed(); } ///< the next \ref stopped waits
    Error cancelled() const;
};

/// Whether a run has ever looked at the whole of \a flow (see \ref Session::hasCompleted).
bool hasCompleted(Workspace &workspace, qint64 flow);

/// Applies the default rules to every flow of \a dataflow from what the two connectors say about its datatypes.
Status applyDefaults(Dataflow &dataflow, const PerSide<CrmClient *> &client);

} // namespace samband
