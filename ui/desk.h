#pragma once

#include "core/engine/controller.h"
#include "ui/prompter.h"
#include "ui/windowedmodel.h"

#include <QHash>
#include <QPointer>

namespace samband {

class Work;

/// Carries out what an operator asks for in the window: asks back where something is destroyed, then tells the
/// controller. Holds no state of the records; what a bulk action needs to know it reads first.
class Desk : public QObject {
    Q_OBJECT

public:
    Desk(Controller &controller, Tokens &tokens, Prompter prompter, QWidget *window);

    void setSystems(const PerSide<QString> &system) { m_system = system; }
    const PerSide<QString> &systems() const { return m_system; }

    void syncAll(bool full);
    void syncFlow(qint64 flow);
    void syncLinks(const QList<qint64> &links);
    /// Syncs every row that \a query shows, however long ago it failed.
    void syncQuery(const LinkQuery &query);
    void preview(std::optional<qint64> flow);

    /// Approves what of \a links is held, after one question with counts when it is more than one row or archives
    /// something. \a withArchives: else rows that would archive are left out.
    void approve(const QList<qint64> &links, bool withArchives);
    /// Carries out just \a links as the plan of \a preview shows them; one question comes before anything is archived.
    /// \a counts: what they do. \a sent is called once it is on its way.
    void applyPlan(
        qint64 preview, const QList<qint64> &links, const QMap<Verb, int> &counts, std::function<void()> sent);
    void reject(const QList<qint64> &links);
    void unlink(const QList<qint64> &links, bool never);
    /// Accepts proposed links; the next run makes them, nothing runs now. \a question comes before more than one.
    void acceptLinks(const QList<qint64> &links, const Question &question);
    /// Proposed links are never to be made; asks first.
    void neverLink(const QList<qint64> &links);
    void setPaused(const QList<qint64> &links, bool paused);
    void resolve(qint64 link, const Resolutions &resolutions);
    /// Sends the choices of many rows and brings them in step, after one question with counts when there are more than
    /// a person can have looked at one by one. \a sent is called once they are.
    void resolveMany(const QMap<qint64, Resolutions> &choices, std::function<void()> sent);
    /// Choices about a pair as it is shown: one of its records that changes before the choice is carried out makes it
    /// a new question.
    void recreate(const LinkDetail &detail);
    void archive(const LinkDetail &detail);
    void linkTo(qint64 link, qint64 targetRecord);
    /// Undoes one write; what creates or links is asked about first.
    void undo(const JournalRow &row);
    /// Undoes everything that a run wrote, after one question with the counts of what goes back and what cannot.
    void undoRun(qint64 run);

Q_SIGNALS:
    /// Something for the status bar that is neither an error nor a question.
    void told(const QString &text);
    /// Something that takes a while has begun; whoever shows it takes it over.
    void began(samband::Work *work);

private:
    using Rows = std::vector<LinkRow>;

    /// Hands \a links to \a act with whether they are to be run right after: in portions that can be watched and
    /// stopped when there are many, and then one run for all of them.
    using Act = std::function<void(const QList<qint64> &, bool thenSync)>;
    void portioned(const QList<qint64> &links, const QString &what, const Act &act, bool thenSync);
    void withRows(const QList<qint64> &links, std::function<void(const Rows &)> then);
    void planUndo(const UndoRequest &request);
    void takeUndo(const UndoReport &report);
    void askUndo(const UndoReport &report);
    void approveRows(const Rows &rows, bool withArchives);
    void takeRows(quint64 token, const Rows &rows);

    struct Gathering {
        std::vector<qint64> ids;
        std::size_t asked = 0;
        Rows rows;
        std::function<void(const Rows &)> then;
    };

    Controller &m_controller;
    Tokens &m_tokens;
    Prompter m_prompter;
    QPointer<QWidget> m_window;
    PerSide<QString> m_system;
    QHash<quint64, Gathering> m_gathering;
    quint64 m_syncToken = 0; ///< of the rows to sync that were asked for; 0: none
    std::optional<UndoRequest> m_planned; ///< an undo whose counts were asked for
};

} // namespace samband
