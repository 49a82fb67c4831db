#pragma once

#include "core/engine/run.h"
#include "core/engine/undoreport.h"

#include <QObject>

#include <memory>
#include <vector>

namespace samband {

/// What the window talks to. Every call returns at once; work happens on lanes, answers come as signals with values on
/// the thread that owns the controller. Reads that are asked for with a token answer with the same token, so that a
/// view can drop what it no longer wants.
class Controller : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual PerSide<QString> systems() const = 0; ///< names, once the workspace is open
    virtual QString workspacePath() const = 0;
    virtual bool isRunning() const = 0;

    /// \name Runs
    /// @{
    virtual void run(const RunRequest &request) = 0; ///< one at a time: a second request waits for the first
    virtual void stop() = 0; ///< ends the run under way within a second; nothing is left half-done
    /// @}

    /// \name An operator's actions. Each is in the journal; those with \a thenSync run the links right after.
    /// @{
    virtual void resolve(qint64 link, const Resolutions &resolutions, bool thenSync) = 0;
    virtual void approve(const QList<qint64> &links, bool thenSync) = 0;
    virtual void reject(const QList<qint64> &links) = 0;
    virtual void link(qint64 link, qint64 targetRecord, bool thenSync) = 0;
    virtual void unlink(const QList<qint64> &links, bool never) = 0;
    virtual void setPaused(const QList<qint64> &links, bool paused) = 0;
    /// Undoes a write, a row's last run or a whole run; \ref undoReady tells what came of it. A dry run only tells.
    virtual void undo(const UndoRequest &request, bool thenSync) = 0;
    void undoRun(qint64 run, bool thenSync) { undo({0, run, 0, false}, thenSync); }
    /// @}

    /// \name Reading
    /// @{
    virtual void requestSummary() = 0;
    virtual void requestLinkOrder(quint64 token, const LinkQuery &query) = 0;
    virtual void requestLinkRows(quint64 token, const std::vector<qint64> &ids) = 0;
    virtual void requestLinkDetail(qint64 link) = 0;
    virtual void requestJournalOrder(quint64 token, const QString &text) = 0;
    virtual void requestJournalRows(quint64 token, const std::vector<qint64> &ids) = 0;
    virtual void requestRuns() = 0;
    /// @}

Q_SIGNALS:
    void summaryReady(const samband::Summary &summary);
    void linkOrderReady(quint64 token, const std::vector<qint64> &ids);
    void linkRowsReady(quint64 token, const std::vector<samband::LinkRow> &rows);
    void linkDetailReady(const samband::LinkDetail &detail);
    void journalOrderReady(quint64 token, const std::vector<qint64> &ids);
    void journalRowsReady(quint64 token, const std::vector<samband::JournalRow> &rows);
    void runsReady(const QList<samband::RunRow> &runs);

    void undoReady(const samband::UndoReport &report);
    void runStarted(const samband::RunRequest &request);
    void runProgress(const samband::RunProgress &progress);
    void runEnded(const samband::RunReport &report);
    /// Rows changed by a run or an action; an empty list means that any row may have changed.
    void linksChanged(const QList<qint64> &links);
    /// An action or a read failed; the text is for the operator.
    void failed(const samband::Error &error);
};

} // namespace samband
