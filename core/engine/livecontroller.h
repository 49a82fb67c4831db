#pragma once

#include "core/engine/controller.h"
#include "core/engine/mailbox.h"
#include "core/engine/pausegate.h"
#include "core/engine/progress.h"
#include "core/engine/systems.h"
#include "core/store/workspace.h"

#include <deque>
#include <stop_token>

namespace samband {

class Lane;

/// The controller over a real workspace. Six lanes, each with a connection of its own: one runs, one takes the
/// operator's actions while a run goes on, one reads the rows that a view shows, one finds orders and counts, which may
/// take a while, one asks the systems what the operator wants to know, one signs in; two more, made when they are
/// wanted, set up and examine connections. Give \ref Connect one pool of limiters, so that running and asking share the
/// budget of an account.
class LiveController final : public Controller {
    Q_OBJECT

public:
    /// Connects the systems of a workspace; called on the lane that runs. Called again before a run while it fails.
    using Connect = std::function<Result<Systems>(Workspace &)>;

    /// \a vault: where sign-ins are kept; without one a sign-in lasts for this session only.
    LiveController(QString path, Connect connect, QString who, Clock clock, QObject *parent = nullptr,
        std::shared_ptr<TokenVault> vault = {});
    ~LiveController() override;

    /// Opens the workspace on all lanes; nothing else may be called before it succeeded. Busy or Workspace error
    /// otherwise.
    Status open();
    /// Likewise, but returns at once: the check of a large file that was not closed properly takes a while. \a then is
    /// called on this thread; it must not destroy the controller.
    void open(std::function<void(const Status &)> then);

    PerSide<QString> systems() const override { return m_systems; }
    QString workspacePath() const override { return m_path; }
    bool isRunning() const override { return m_running; }

    void run(const RunRequest &request) override;
    void stop() override;
    void setRunPaused(bool paused) override;
    bool isRunPaused() const override { return m_paused; }
    void resolve(qint64 link, const Resolutions &resolutions, bool thenSync) override;
    void approve(const QList<qint64> &links, bool thenSync) override;
    void reject(const QList<qint64> &links) override;
    void approveHeld(const HeldQuery &query, bool thenSync) override;
    void rejectHeld(const HeldQuery &query) override;
    void link(qint64 link, qint64 targetRecord, bool thenSync) override;
    void unlink(const QList<qint64> &links, bool never) override;
    void setPaused(const QList<qint64> &links, bool paused) override;
    void saveRules(const Flow &flow) override;
    void undo(const UndoRequest &request, bool thenSync) override;
    void signIn(const SignInWish &wish) override;
    void cancelSignIn() override;
    void signOut(Side side) override;
    void requestSignIn() override;
    void resolveMany(const QMap<qint64, Resolutions> &choices, bool thenSync) override;
    void saveViews(const QList<SavedView> &views) override;
    void examine(const DoctorWish &wish) override;
    void cancelExamination() override;
    void requestSummary() override;
    void requestLinkOrder(quint64 token, const LinkQuery &query) override;
    void requestLinkRows(quint64 token, const std::vector<qint64> &ids) override;
    void requestLinkDetail(qint64 link) override;
    void requestJournalOrder(quint64 token, const JournalQuery &query) override;
    void requestJournalRows(quint64 token, const std::vector<qint64> &ids) override;
    void requestRuns() override;
    void requestCauses() override;
    void requestActivity(int days) override;
    void requestRules() override;
    void previewRules(quint64 token, const Flow &flow) override;
    void requestBudgets() override;
    void requestPast(quint64 token, qint64 link) override;
    void requestCounts(quint64 token, const QList<LinkQuery> &queries) override;
    void requestProperties(quint64 token, const std::vector<qint64> &links) override;
    void requestLinkJournal(quint64 token, qint64 link) override;
    void requestSetup() override;
    void useManifest(Side side, const QString &file) override;
    void requestSchedule() override;
    void saveSchedule(const Schedule &schedule) override;
    void requestSuggestions(quint64 token, int most) override;
    void requestPlan(quint64 token) override;
    void requestPlanOrder(quint64 token, const PlanQuery &query) override;
    void requestPlanRows(quint64 token, const std::vector<qint64> &ids) override;

private:
    struct Worker; ///< what lives on the running lane
    struct Desk; ///< what lives on the lane of actions
    struct Reader; ///< what lives on the lane that reads, or on the one that sorts
    struct Asker; ///< what lives on the lane that asks the systems
    struct PlanReader; ///< what reads plans on one of these lanes
    struct Porter; ///< what lives on the lane of sign-ins
    struct Surgery; ///< what lives on the lane of the connection doctor

    void startNext();
    void ended(const RunReport &report, const QList<qint64> &changed);
    void told(const RunProgress &progress);
    /// Does \a work on the lane of actions; \a links are told as changed, and run right after when \a thenSync.
    void act(std::function<Status(Desk &)> work, const QList<qint64> &links, bool thenSync);
    /// Likewise for an action that says itself which links it changed.
    void actOnFound(std::function<Result<QList<qint64>>(Desk &)> work, std::optional<qint64> flow, bool thenSync);
    void acted(const Status &done, const QList<qint64> &links, bool thenSync);
    Result<DoctorReport> examineHere(Surgery &surgery, const DoctorWish &wish, std::stop_token stop);
    void closeSurgery();
    /// The budgets of \a systems are told from now on. On any lane.
    void knowBudgets(const Systems &systems);
    /// Forgets a pause, or keeps it in the workspace with what is to go on.
    void keepPause(bool paused);
    void endPause();
    /// Reads what an earlier session left paused.
    void recallPause(Workspace &workspace);
    template<class Question, class Use>
    void askPlan(Lane &lane, std::shared_ptr<PlanReader> &reader, Question question, Use use);
    void closePlanReaders();
    Status openPorter();
    void closePorter();
    void connectAfresh(); ///< before the next run, or question to the systems
    /// Does \a work on the lane of the setup, with a connection of its own.
    void onSetup(Workspace::Access access, std::function<void(const Result<std::unique_ptr<Workspace>> &)> work);
    /// Tells how a sign-in or sign-out ended; the next run connects afresh.
    void signedIn(const SignInState &state);
    void tellSignIns(bool asked);

    /// A question whose answer replaces the one before, such as the summary: asked again while it is being answered, it
    /// is asked once more afterwards, however often it was. Else a run would ask faster than a large workspace answers.
    struct Repeated {
        bool underWay = false;
        std::function<void()> again; ///< what was asked last meanwhile
    };

    struct Stage {
        Lane *lane = nullptr;
        std::function<Status()> open; ///< done on that lane
    };
    std::vector<Stage> stages();
    void openFrom(std::size_t place, std::function<void(const Status &)> then);
    Status openWorker();
    Status openDesk();
    Status openReader(Reader &reader);
    /// Asks \a question on the reading lane and gives the answer to \a use here; an error becomes failed().
    template<class Question, class Use> void ask(Question question, Use use);
    /// Likewise, for what takes long where there are many rows: on the lane that sorts.
    template<class Question, class Use> void askLong(Question question, Use use);
    template<class Question, class Use> void askLast(Repeated &state, Question question, Use use);
    /// Gives \a result to \a use; an error becomes failed().
    template<class Answer, class Use> void answer(const Answer &result, Use use);
    template<class Question, class Use>
    void askOn(Lane &lane, const std::shared_ptr<Reader> &reader, Question question, Use use);

    QString m_path;
    Connect m_connect;
    QString m_who;
    Clock m_clock;
    PerSide<QString> m_systems;
    std::deque<RunRequest> m_waiting;
    std::stop_source m_stop;
    std::stop_source m_asking; ///< stopped when the controller goes
    bool m_running = false;
    bool m_paused = false;
    PauseGate m_gate; ///< outlives the lane that waits at it
    RunRequest m_request; ///< of the run under way, or of the one that is paused
    bool m_signingIn = false;
    std::stop_source m_signInStop;
    std::stop_source m_previewStop; ///< of the last preview of rules: a newer one makes it idle
    std::shared_ptr<TokenVault> m_vault;
    int m_acting = 0; ///< actions not stored yet: a run asked for after them waits for them
    qint64 m_refreshedAt = 0;
    PerSide<std::function<QList<Budget>()>> m_budgets; ///< once the systems are connected
    Mailbox m_answers; ///< what the lanes bring back; goes after them
    std::shared_ptr<Worker> m_worker;
    std::shared_ptr<Desk> m_desk;
    std::shared_ptr<Reader> m_reader;
    std::shared_ptr<Reader> m_sorter;
    std::shared_ptr<PlanReader> m_planReader;
    std::shared_ptr<PlanReader> m_planSorter;
    Repeated m_summaryAsked;
    Repeated m_causesAsked;
    Repeated m_activityAsked;
    Repeated m_runsAsked;
    std::shared_ptr<Asker> m_asker;
    std::shared_ptr<Porter> m_porter;
    std::unique_ptr<Lane> m_runLane;
    std::unique_ptr<Lane> m_deskLane;
    std::unique_ptr<Lane> m_readLane;
    std::unique_ptr<Lane> m_sortLane; ///< no row that is looked at may wait behind a million that are sorted
    std::unique_ptr<Lane> m_askLane;
    std::unique_ptr<Lane> m_setupLane; ///< decides whole flows twice: no view may wait behind that
    std::shared_ptr<Surgery> m_surgery;
    std::stop_source m_examining;
    std::unique_ptr<Lane> m_doctorLane; ///< there from the first wish on: an examination takes a while
    std::unique_ptr<Lane> m_signInLane; ///< waits for a person in the browser: nothing else may wait behind that
};

} // namespace samband
