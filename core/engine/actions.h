#pragma once

#include "core/engine/undoing.h"

#include <functional>

namespace samband {

/// What an operator may do to links. Every action is an argument of the next run, never a write of its own: it stores a
/// choice and marks the rows. Every action is in the journal.
class Actions {
public:
    /// \a who: the operator's user name; \a clock: ms UTC.
    Actions(Workspace &workspace, QString who, std::function<qint64()> clock);

    /// Stores choices about one link. Choices about properties must carry what the operator saw; those about the whole
    /// pair get it here. BadInput for a choice about a property that names none: it would settle nothing.
    Status resolve(qint64 link, const Resolutions &resolutions);
    /// Likewise about many, in one transaction; rows that are gone are passed over.
    Status resolve(const QMap<qint64, Resolutions> &choices);
    /// Lets the held decisions of \a links go ahead: exactly what is held now, not whatever comes later.
    Status approve(const QList<qint64> &links);
    Status reject(const QList<qint64> &links);
    /// The same for whatever waits of one kind, one flow, or altogether; returns the links. An archive only when its
    /// kind is asked for.
    Result<QList<qint64>> approveHeld(const HeldQuery &query);
    Result<QList<qint64>> rejectHeld(const HeldQuery &query);
    /// Links a lone source record to a lone target record (the store's id).
    Status link(qint64 link, qint64 targetRecord);
    Status unlink(const QList<qint64> &links, bool never);
    Status setPaused(const QList<qint64> &links, bool paused);
    /// Undoes a write, what a run wrote on a row, or a whole run (see Undoing); with \c dryRun only says what would
    /// come of it.
    Result<UndoReport> undo(const UndoRequest &request) { return m_undoing.undo(request); }

    /// Stores the rules of a flow; the journal says what changed. BadInput when a system cannot do what they ask for.
    Status saveRules(const Flow &flow);

private:
    /// An answer to the question whether to archive a created record; nothing when none was asked.
    std::optional<Status> answerUndo(const LinkEntry &entry, Choice choice);
    /// \a known: the dataflow, read when it is first asked for.
    Status resolve(qint64 link, const Resolutions &resolutions, std::optional<Dataflow> &known);
    Result<Resolutions> refusedIn(
        const LinkEntry &entry, const Resolutions &choices, std::optional<Dataflow> &known) const;
    Status choose(const QList<qint64> &links, Choice choice);
    Result<QList<qint64>> chooseHeld(const HeldQuery &query, Choice choice);
    JournalRow journal(const LinkEntry &entry, const QString &kind, const Reason &reason) const;

    Workspace &m_workspace;
    LinkStore m_links;
    RunStore m_runs;
    Undoing m_undoing;
    QString m_who;
    std::function<qint64()> m_clock;
};

} // namespace samband
