#pragma once

#include "core/crm/accountinfo.h"
#include "core/engine/doctorreport.h"
#include "core/engine/provenance.h"
#include "core/engine/rulespreview.h"
#include "core/engine/run.h"
#include "core/engine/schedule.h"
#include "core/engine/signinstate.h"
#include "core/engine/suggestions.h"
#include "core/engine/systemsetup.h"
#include "core/engine/undoreport.h"
#include "core/store/journalquery.h"

#include <QObject>
#include <QUrl>

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

    /// Holds the run under way at its next safe point, with nothing half-done, or lets it go on. A pause outlives the
    /// window: letting go on what an earlier session left paused begins a run.
    virtual void setRunPaused(bool paused) = 0;
    virtual bool isRunPaused() const = 0;

    /// \name An operator's actions. Each is in the journal; those with \a thenSync run the links right after.
    /// @{
    virtual void resolve(qint64 link, const Resolutions &resolutions, bool thenSync) = 0;
    virtual void approve(const QList<qint64> &links, bool thenSync) = 0;
    virtual void reject(const QList<qint64> &links) = 0;
    virtual void approveHeld(const HeldQuery &query, bool thenSync) = 0; ///< whatever waits of a kind, a flow, or all
    virtual void rejectHeld(const HeldQuery &query) = 0;
    virtual void link(qint64 link, qint64 targetRecord, bool thenSync) = 0;
    virtual void unlink(const QList<qint64> &links, bool never) = 0;
    virtual void setPaused(const QList<qint64> &links, bool paused) = 0;
    virtual void saveRules(const Flow &flow) = 0; ///< takes effect with the next run
    /// Undoes a write, a row's last run or a whole run; \ref undoReady tells what came of it. A dry run only tells.
    virtual void undo(const UndoRequest &request, bool thenSync) = 0;
    void undoRun(qint64 run, bool thenSync) { undo({0, run, 0, false}, thenSync); }
    /// @}

    /// \name Signing in. One at a time; how it goes is told by signInChanged, also when it fails.
    /// @{
    virtual void signIn(const SignInWish &wish) = 0;
    virtual void cancelSignIn() = 0; ///< ends the one under way; does nothing when there is none
    virtual void signOut(Side side) = 0;
    virtual void requestSignIn() = 0; ///< both sides answer with signInChanged
    /// As \ref resolve for many rows, in one transaction.
    virtual void resolveMany(const QMap<qint64, Resolutions> &choices, bool thenSync) = 0;
    /// Replaces the views that are kept in the workspace; the summary has them.
    virtual void saveViews(const QList<SavedView> &views) = 0;
    /// @}

    /// \name The connection doctor. One system at a time: a second wish waits for the first.
    /// @{
    /// Tells each check as it is done (doctorChecked), then the report (doctorReady), whatever became of it.
    virtual void examine(const DoctorWish &wish) = 0;
    virtual void cancelExamination() = 0; ///< ends all that were asked for; does nothing when there is none
    /// @}

    /// \name Reading
    /// @{
    virtual void requestSummary() = 0;
    virtual void requestLinkOrder(quint64 token, const LinkQuery &query) = 0;
    virtual void requestLinkRows(quint64 token, const std::vector<qint64> &ids) = 0;
    virtual void requestLinkDetail(qint64 link) = 0;
    virtual void requestJournalOrder(quint64 token, const JournalQuery &query) = 0;
    virtual void requestJournalRows(quint64 token, const std::vector<qint64> &ids) = 0;
    virtual void requestRuns() = 0;
    virtual void requestCauses() = 0;
    virtual void requestActivity(int days) = 0; ///< of the last \a days days, today included
    virtual void requestRules() = 0; ///< the active flows with their rules
    /// What these rules would change; saves nothing. The answer says when they cannot be. A newer question makes an
    /// older one idle: that one is not answered.
    virtual void previewRules(quint64 token, const Flow &flow) = 0;
    /// How much of what each system allows is used up. Empty until the systems are connected.
    virtual void requestBudgets() = 0;
    /// Asks the systems who gave the two sides of \a link their values, and when. The only read that calls a system; a
    /// failure is told in its answer and nowhere else.
    virtual void requestPast(quint64 token, qint64 link) = 0;
    /// How many rows each of \a queries shows.
    virtual void requestCounts(quint64 token, const QList<LinkQuery> &queries) = 0;
    /// The properties of the pairs among \a links, to choose for many at once.
    virtual void requestProperties(quint64 token, const std::vector<qint64> &links) = 0;
    /// \name The plan of the last preview, a window at a time
    virtual void requestPlan(quint64 token) = 0;
    virtual void requestPlanOrder(quint64 token, const PlanQuery &query) = 0;
    virtual void requestPlanRows(quint64 token, const std::vector<qint64> &ids) = 0;
    /// Everything that ever happened to a row; answered by journalOrderReady.
    virtual void requestLinkJournal(quint64 token, qint64 link) = 0;
    /// @}

    /// \name Setting up. The first two answer with setupReady, also when a manifest cannot be used.
    /// @{
    virtual void requestSetup() = 0; ///< reads the manifests again
    /// Reaches a side as the manifest in \a file says (empty: the shipped one), from the next run on. What cannot be
    /// used changes nothing, and the answer says why.
    virtual void useManifest(Side side, const QString &file) = 0;
    virtual void requestSchedule() = 0; ///< answered by scheduleReady
    /// How often a run reads what asking for changes does not bring, from the next run on; answered by scheduleReady.
    virtual void saveSchedule(const Schedule &schedule) = 0;
    /// Links that are proposed, at most \a most rows; answered by suggestionsReady.
    virtual void requestSuggestions(quint64 token, int most) = 0;
    /// @}

Q_SIGNALS:
    void summaryReady(const samband::Summary &summary);
    void linkOrderReady(quint64 token, const std::vector<qint64> &ids);
    void linkRowsReady(quint64 token, const std::vector<samband::LinkRow> &rows);
    void linkDetailReady(const samband::LinkDetail &detail);
    void journalOrderReady(quint64 token, const std::vector<qint64> &ids);
    void journalRowsReady(quint64 token, const std::vector<samband::JournalRow> &rows);
    void causesReady(const QList<samband::CauseRow> &causes);
    void activityReady(const QList<samband::DayChanges> &days);
    void runsReady(const QList<samband::RunRow> &runs);
    void budgetsReady(const QList<samband::Budget> &budgets);
    void pastReady(quint64 token, const samband::LinkPast &past);

    void rulesReady(const QList<samband::Flow> &flows);
    void rulesPreviewReady(quint64 token, const samband::RulesPreview &preview);

    void undoReady(const samband::UndoReport &report);
    void signInChanged(const samband::SignInState &state);
    void setupReady(const samband::SystemSetup &setup); ///< one of the two sides
    void scheduleReady(const samband::Schedule &schedule);
    void suggestionsReady(quint64 token, const samband::Suggestions &found);
    /// A sign-in goes on in the browser at this address.
    void browserWanted(const QUrl &address);
    void countsReady(quint64 token, const QList<int> &counts);
    void propertiesReady(quint64 token, const std::vector<samband::LinkProperties> &properties);

    void doctorChecked(samband::Side side, const samband::DoctorCheck &check);
    void doctorReady(const samband::DoctorReport &report);

    void planReady(quint64 token, const samband::PlanIndex &plan);
    void planOrderReady(quint64 token, const std::vector<qint64> &ids);
    void planRowsReady(quint64 token, const std::vector<samband::PlanLine> &lines);

    void runPaused(bool paused); ///< asked for; the run itself says in its progress when it stands still
    void runStarted(const samband::RunRequest &request);
    void runProgress(const samband::RunProgress &progress);
    void runEnded(const samband::RunReport &report);
    /// Rows changed by a run or an action; an empty list means that any row may have changed.
    void linksChanged(const QList<qint64> &links);
    /// An action on \a links has been carried out, or nothing of it was and \a done says why. Told before linksChanged;
    /// a failure is told by failed() as well.
    void actionDone(const QList<qint64> &links, const samband::Status &done);
    /// An action or a read failed; the text is for the operator.
    void failed(const samband::Error &error);
};

} // namespace samband
