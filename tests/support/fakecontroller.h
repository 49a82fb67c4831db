#pragma once

#include "core/engine/controller.h"

#include <QHash>
#include <QSet>

namespace samband {

/// A controller in memory for tests of the window: answers asynchronously, records what it was asked for, and carries
/// out an operator's actions just far enough that the window has something to show.
class FakeController : public Controller {
    Q_OBJECT

public:
    explicit FakeController(QObject *parent = nullptr);

    /// Rows of \a flows flows in every state, with believable names; long names when \a longNames.
    void fill(int rows, bool longNames = false);
    /// As after the very first preview: links and creates that wait, nothing in step.
    void fillFirstRun(int rows);
    /// Rows that exist only as ids; each is made up when asked for.
    void fillHuge(int rows);

    PerSide<QString> systems() const override { return m_summary.system; }
    QString workspacePath() const override { return QStringLiteral("/tmp/Demo.samband"); }
    bool isRunning() const override { return m_running; }

    void run(const RunRequest &request) override;
    void stop() override;
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
    void resolveMany(const QMap<qint64, Resolutions> &choices, bool thenSync) override;
    void saveViews(const QList<SavedView> &views) override;

    void signIn(const SignInWish &wish) override;
    void cancelSignIn() override;
    void signOut(Side side) override;
    void requestSignIn() override;
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
    void requestRules() override; ///< flows of the summary, two properties each and \ref moreProperties
    void previewRules(quint64 token, const Flow &flow) override; ///< one row of ten would change
    void requestBudgets() override;
    void requestPast(quint64 token, qint64 link) override;
    void requestCounts(quint64 token, const QList<LinkQuery> &queries) override;
    void requestProperties(quint64 token, const std::vector<qint64> &links) override;
    void requestLinkJournal(quint64 token, qint64 link) override;
    void requestSetup() override;
    void requestSchedule() override;
    void saveSchedule(const Schedule &schedule) override;
    Schedule schedule;
    void requestSuggestions(quint64 token, int most) override; ///< every row that is unlinked
    void useManifest(Side side, const QString &file) override; ///< refuses a file that is called "bad…"
    /// \name In fakeplan.cpp: the plan of \ref preview; a pause is only noted
    /// @{
    void setRunPaused(bool paused) override;
    bool isRunPaused() const override { return m_paused; }
    void requestPlan(quint64 token) override;
    void requestPlanOrder(quint64 token, const PlanQuery &query) override;
    void requestPlanRows(quint64 token, const std::vector<qint64> &ids) override;
    QList<PlanLine> planLines; ///< set by a preview unless a test did
    QList<PlanQuery> planQueries;
    int planPages = 0; ///< questions about rows of the plan
    /// @}

    /// The document has a condition in prose for a flow, which is off for it.
    void demand(qint64 flow, const QString &condition)
    {
        for (FlowSummary &summary : m_summary.flows) {
            if (summary.id != flow)
                continue;
            summary.enabled = false;
            summary.condition = condition;
        }
    }
    void warn(const Error &error) { m_summary.warning = error; } ///< told with the next summary
    /// Ends the run under way with this report.
    void endRun(const RunReport &report);
    RunReport preview() const; ///< a plan of everything that waits

    QList<LinkRow> rows; ///< ids from 1, in order
    int huge = 0;
    UndoReport undoReport{.undone = 3,
        .already = 1,
        .asked = {{5, QStringLiteral("Kari Berg"), QStringLiteral("Archive it?")}},
        .refused = {{6, QStringLiteral("Ola Dal"), QStringLiteral("It was changed again since.")}},
        .links = {5, 6}}; ///< answer to an undo
    QSet<qint64> refusedRows; ///< an action on one of them does nothing to any of its rows
    std::optional<Error> refusal; ///< what becomes of every action; none: it is done
    bool actionsWait = false; ///< an action is answered only when letGo() says so
    void letGo();
    bool answers = true; ///< false: questions are only recorded
    bool endsAtOnce = true; ///< false: a run goes on until stop() or endRun()
    bool green = false; ///< the summary reads everything in step
    QString lastTitle; ///< of the first row, when it must be long

    QList<Budget> budgets; ///< what requestBudgets() answers; made up at first
    PerSide<SignInState> signInState; ///< what requestSignIn answers; a test sets it
    QList<SignInWish> signIns;
    QString pastProblem; ///< why nobody can be asked who gave a value
    PerSide<DoctorReport> doctorReports; ///< what an examination finds; made up at first
    QList<DoctorWish> examined;
    bool doctorEnds = true; ///< false: an examination tells its first check and goes on until it is cancelled
    QList<JournalQuery> journalQueries;
    QStringList calls; ///< "approve 3,4 sync" and the like, in order
    QList<RunRequest> runs;
    QList<Flow> ruled; ///< rules that were saved, newest last
    QList<std::pair<quint64, LinkQuery>> orders;
    QList<quint64> pages;
    QList<std::pair<qint64, Resolutions>> resolved;
    QString phoneInConflict = QStringLiteral("22 00 00 01"); ///< the source's value where two differ
    bool longHistory = false; ///< each record's history is longer than what comes with it
    int propertyPages = 0; ///< questions about the properties of many
    int moreProperties = 0; ///< of each flow, beside the two
    QString rulesProblem; ///< why rules cannot be; empty when they can
    std::optional<RuleObstacle> rulesObstacle; ///< that it is something a system cannot do
    PerSide<SystemSetup> setup; ///< what requestSetup() answers

private:
    void makeDoctorReports();
    QList<qint64> heldLinks(const HeldQuery &query) const;
    void answer(std::function<void()> reply);
    void answerAction(std::function<void()> reply);
    QList<std::function<void()>> m_waitingActions;
    LinkRow rowOf(qint64 id) const;
    bool shows(const LinkQuery &query, const LinkRow &row) const;
    LinkDetail detailOf(qint64 id) const;
    JournalRow journalOf(qint64 id) const;
    void set(const QList<qint64> &links, LinkState state);
    void sum();

    Summary m_summary;
    bool m_running = false;
    bool m_paused = false;
    qint64 m_lastRun = 12;
};

} // namespace samband
