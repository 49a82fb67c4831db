#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

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
    int linked = 0; ///< pairs that are linked again
    QList<UndoLine> asked; ///< created records: each is archived only once a person approves that very question
    QList<UndoLine> refused; ///< values, links and records that are not undone
    QList<qint64> links; ///< rows with something to carry out or to show

    bool doesSomething() const { return undone > 0 || unlinked > 0 || linked > 0 || !asked.isEmpty(); }
};

/// The counts of a report in one sentence.
QString undoSummary(const UndoReport &report);

} // namespace samband

Q_DECLARE_METATYPE(samband::UndoReport)
