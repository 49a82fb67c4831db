#pragma once

#include "core/domain/undo.h"
#include "core/engine/undoreport.h"
#include "core/store/linkstore.h"
#include "core/store/runstore.h"
#include "core/store/setup.h"

#include <functional>

namespace samband {

/// Turns an undo into choices that the next run carries out; writes nothing to any system. An unlinked pair alone is
/// linked again at once, as when a person links it: what its sides hold by then is compared anew. What cannot be undone
/// is told in the report and stops nothing else.
class Undoing {
public:
    /// \a who: the operator's user name; \a clock: ms UTC.
    Undoing(Workspace &workspace, QString who, std::function<qint64()> clock);

    /// BadInput when there is nothing of that number, or nothing in it that could ever be undone.
    Result<UndoReport> undo(const UndoRequest &request);
    /// What to store when a person says yes to \a asked (an open undo of a creation): the approval, or, when the pair
    /// changed since it was asked, the question anew with what changed.
    Result<Resolution> answered(const LinkEntry &entry, const Resolution &asked) const;

private:
    struct Taken; ///< what the undo of one row comes to

    Result<QList<JournalRow>> rowsOf(const UndoRequest &request) const;
    Status undoLink(qint64 link, const QList<JournalRow> &rows, UndoReport &report);
    Status undoCreation(const LinkEntry &entry, const JournalRow &created, UndoReport &report, Taken &taken);
    Status undoLinking(const LinkEntry &entry, const JournalRow &linked, UndoReport &report, Taken &taken);
    Status undoUnlinking(qint64 link, const JournalRow &gone, UndoReport &report);
    void undoValues(const LinkEntry &entry, const QList<JournalRow> &written, UndoReport &report, Taken &taken) const;
    Result<Resolution> question(const Dataflow &dataflow, const LinkEntry &entry, const JournalRow &created) const;
    Result<PerSide<QString>> systems() const;
    JournalRow journal(const LinkEntry &entry, const Reason &reason) const;
    Status store(const LinkEntry &entry, const Taken &taken);

    Workspace &m_workspace;
    LinkStore m_links;
    RunStore m_runs;
    Setup m_setup;
    QString m_who;
    std::function<qint64()> m_clock;
    Dataflow m_dataflow;
    PerSide<QString> m_system;
};

} // namespace samband
