#pragma once

#include "core/domain/undo.h"
#include "core/store/linkstore.h"
#include "core/store/runstore.h"
#include "core/store/setup.h"

#include <QMetaType>

#include <functional>

namespace samband {

/// What an operator wants undone: one journal row, or everything a run wrote, or what the last run that wrote a row
/// wrote there.
struct UndoRequest {
    qint64 journalRow = 0; ///< one write; 0: see below
    qint64 run = 0; ///< with a link: only what the run wrote there
    qint64 link = 0; ///< without a run: the last one that wrote it
    bool dryRun = false; ///< say what would happen, store nothing

    bool operator==(const UndoRequest &) const = default;
};

/// One row that is not simply undone, and why: one sentence.
struct UndoLine {
    qint64 link = 0;
    QString title;
    QString text;
};

/// What came of an undo, or would come of it.
struct UndoReport {
    qint64 run = 0; ///< the run that is undone; 0 when it is one write
    bool dryRun = false;
    int undone = 0; ///< written values that go back
    int already = 0; ///< written values that are back already
    int unlinked = 0; ///< links that are taken back
    QList<UndoLine> asked; ///< created records: each is archived only once a person approves that very question
    QList<UndoLine> refused; ///< values, links and records that are not undone
    QList<qint64> links; ///< rows with something to carry out or to show

    bool doesSomething() const { return undone > 0 || unlinked > 0 || !asked.isEmpty(); }
};

/// The counts of a report in one sentence.
QString undoSummary(const UndoReport &report);

/// Turns an undo into choices that the next run carries out; writes nothing to any system. What cannot be undone is
/// told in the report and stops nothing else.
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
    void undoValues(const LinkEntry &entry, const QList<JournalRow> &written, UndoReport &report, Taken &taken) const;
    Result<Resolution> question(const LinkEntry &entry, const JournalRow &created) const;
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

Q_DECLARE_METATYPE(samband::UndoReport)
