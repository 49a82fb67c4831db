#pragma once

#include "ui/batch.h"
#include "ui/gathering.h"
#include "ui/prompter.h"

#include <QPointer>

namespace samband {

class Drafts;

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
    /// Syncs \a links, after one question with counts when they are many.
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
    /// Rejects what of \a links is held, after one question with counts when it is more than one row.
    void reject(const QList<qint64> &links);
    /// Forgets those of \a links that are links; always asks.
    void unlink(const QList<qint64> &links, bool never);
    /// Accepts proposed links; the next run makes them, nothing runs now. \a question comes before more than one.
    void acceptLinks(const QList<qint64> &links, const Question &question);
    /// Proposed links are never to be made; asks first.
    void neverLink(const QList<qint64> &links);
    /// Pauses or resumes them, after one question with counts when they are many.
    void setPaused(const QList<qint64> &links, bool paused);
    /// Sends the choices that \a drafts has for \a links and brings them in step, after one question with counts when
    /// there are more than a person can have looked at one by one, unless it was \a asked already. A choice that the
    /// workspace does not take goes back to the drafts. False when there is none.
    bool resolve(Drafts &drafts, const QList<qint64> &links, bool asked = false);
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
    /// Whether a question has to come before it, which one, and what to do then.
    struct Asked {
        bool must = true;
        Question question;
        std::function<void()> go;
    };
    using Asks = std::function<Asked(const Gathered &chosen, qsizetype leftOut)>;
    /// Looks what \a links are and goes on with those of which \a wanted is true; says \a none where there is none.
    void askAbout(const QList<qint64> &links, bool RecordActions::*wanted, const QString &none, const Asks &asks);
    /// Hands \a links to \a act with whether they are to be run right after: in portions that can be watched and
    /// stopped when there are many, and then one run for all of them that were done.
    using Act = std::function<void(const QList<qint64> &, bool thenSync)>;
    void portioned(
        const QList<qint64> &links, const QString &what, const Act &act, bool thenSync, const Batch::After &after = {});
    void runLinks(const QList<qint64> &links);
    void send(Drafts &drafts, const QList<qint64> &links);
    void planUndo(const UndoRequest &request);
    void takeUndo(const UndoReport &report);
    void askUndo(const UndoReport &report);

    Controller &m_controller;
    Tokens &m_tokens;
    Prompter m_prompter;
    QPointer<QWidget> m_window;
    PerSide<QString> m_system;
    Gathering m_gathering;
    quint64 m_syncToken = 0; ///< of the rows to sync that were asked for; 0: none
    std::optional<UndoRequest> m_planned; ///< an undo whose counts were asked for
};

} // namespace samband
