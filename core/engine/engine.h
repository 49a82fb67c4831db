#pragma once

#include "core/engine/session.h"

namespace samband {

/// Runs the pipeline over one workspace and two systems, straight through, on the calling thread.
class Engine {
public:
    /// \a workspace and \a client must outlive the engine and belong to the thread that calls it.
    Engine(Workspace &workspace, PerSide<CrmClient *> client, Clock clock);

    /// One run: recover, read, match, decide, guard, write, settle. The report is filled also when the run ends early;
    /// its error then says why. Only an error that keeps a run from being recorded at all is returned as such.
    /// \a pause: where a person may hold the run; it waits there at its next safe point, with nothing half-done.
    Result<RunReport> run(
        const RunRequest &request, std::stop_token stop, ProgressSink progress, PauseGate *pause = nullptr);

    /// Rows that the last run changed, for whoever shows them.
    const QList<qint64> &changed() const { return m_changed; }

private:
    Workspace &m_workspace;
    PerSide<CrmClient *> m_client;
    Clock m_clock;
    QList<qint64> m_changed;
};

} // namespace samband
