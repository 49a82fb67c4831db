#pragma once

#include "core/engine/controller.h"
#include "core/engine/mailbox.h"
#include "core/engine/progress.h"
#include "core/engine/systems.h"

#include <deque>
#include <stop_token>

namespace samband {

class Lane;

/// The controller over a real workspace. Three lanes, each with a connection of its own: one runs, one takes the
/// operator's actions while a run goes on, one reads for the views.
class LiveController final : public Controller {
    Q_OBJECT

public:
    /// Connects the systems of a workspace; called on the lane that runs. Called again before a run while it fails.
    using Connect = std::function<Result<Systems>(Workspace &)>;

    LiveController(QString path, Connect connect, QString who, Clock clock, QObject *parent = nullptr);
    ~LiveController() override;

    /// Opens the workspace on all lanes; nothing else may be called before it succeeded. Busy or Workspace error
    /// otherwise.
    Status open();

    PerSide<QString> systems() const override { return m_systems; }
    QString workspacePath() const override { return m_path; }
    bool isRunning() const override { return m_running; }

    void run(const RunRequest &request) override;
    void stop() override;
    void resolve(qint64 link, const Resolutions &resolutions, bool thenSync) override;
    void approve(const QList<qint64> &links, bool thenSync) override;
    void reject(const QList<qint64> &links) override;
    void link(qint64 link, qint64 targetRecord, bool thenSync) override;
    void unlink(const QList<qint64> &links, bool never) override;
    void setPaused(const QList<qint64> &links, bool paused) override;
    void undo(qint64 journalRow, bool thenSync) override;
    void resolveMany(const QMap<qint64, Resolutions> &choices, bool thenSync) override;
    void saveViews(const QList<SavedView> &views) override;
    void requestSummary() override;
    void requestLinkOrder(quint64 token, const LinkQuery &query) override;
    void requestLinkRows(quint64 token, const std::vector<qint64> &ids) override;
    void requestLinkDetail(qint64 link) override;
    void requestJournalOrder(quint64 token, const QString &text) override;
    void requestJournalRows(quint64 token, const std::vector<qint64> &ids) override;
    void requestRuns() override;
    void requestCounts(quint64 token, const QList<LinkQuery> &queries) override;
    void requestProperties(quint64 token, const std::vector<qint64> &links) override;
    void requestLinkJournal(quint64 token, qint64 link) override;

private:
    struct Worker; ///< what lives on the running lane
    struct Desk; ///< what lives on the lane of actions
    struct Reader; ///< what lives on the reading lane

    void startNext();
    void ended(const RunReport &report, const QList<qint64> &changed);
    void told(const RunProgress &progress);
    /// Does \a work on the lane of actions; \a links are told as changed, and run right after when \a thenSync.
    void act(std::function<Status(Desk &)> work, const QList<qint64> &links, bool thenSync);
    void acted(const Status &done, const QList<qint64> &links, bool thenSync);
    /// Asks \a question on the reading lane and gives the answer to \a use here; an error becomes failed().
    template<class Question, class Use> void ask(Question question, Use use);

    QString m_path;
    Connect m_connect;
    QString m_who;
    Clock m_clock;
    PerSide<QString> m_systems;
    std::deque<RunRequest> m_waiting;
    std::stop_source m_stop;
    bool m_running = false;
    int m_acting = 0; ///< actions not stored yet: a run asked for after them waits for them
    qint64 m_refreshedAt = 0;
    Mailbox m_answers; ///< what the lanes bring back; goes after them
    std::shared_ptr<Worker> m_worker;
    std::shared_ptr<Desk> m_desk;
    std::shared_ptr<Reader> m_reader;
    std::unique_ptr<Lane> m_runLane;
    std::unique_ptr<Lane> m_deskLane;
    std::unique_ptr<Lane> m_readLane;
};

} // namespace samband
