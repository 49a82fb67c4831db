#pragma once

#include "core/domain/resolution.h"

#include <QMap>
#include <QObject>

namespace samband {

/// The choices a person has made and not sent yet, per row and property, with undo and redo. One act is one step,
/// whether it chose for one row or for thousands.
class Drafts : public QObject {
    Q_OBJECT

public:
    using Choices = QMap<int, Resolution>; ///< property -> choice
    using Many = QMap<qint64, Choices>; ///< row -> all of its choices

    /// One act of a person, and what it changed.
    struct Step {
        QString what;
        Many before;
        Many after;
        QString merge;
    };
    /// All there is, to be handed from one window to the next.
    struct State {
        Many choices;
        QList<Step> done;
        QList<Step> undone;
    };

    using QObject::QObject;

    State state() const { return {m_choices, m_done, m_undone}; }
    void restore(const State &state);
    Choices of(qint64 link) const { return m_choices.value(link); }
    /// Every row that has a choice.
    const Many &all() const { return m_choices; }

    /// Makes \a changes the choices of their rows (none: takes them back); \a what says it in words. One step; with the
    /// last one when both have the same \a merge, so that typing a value is not a step per letter.
    void change(const Many &changes, const QString &what, const QString &merge = {});
    /// Takes up what the workspace has, or drops what no longer binds: no act of a person, so no step of its own.
    void adopt(qint64 link, const Choices &choices);
    /// Hands out the choices of \a links to be sent. They cannot be taken back here any more.
    Many take(const QList<qint64> &links);
    /// Takes back what was handed out and could not be sent; what a person has chosen since counts.
    void giveBack(const Many &choices);

    /// Takes the last act back, or does it again; empty when there is none. The text says what it was.
    QString undo();
    QString redo();
    bool canUndo() const { return !m_done.isEmpty(); }
    bool canRedo() const { return !m_undone.isEmpty(); }

Q_SIGNALS:
    void changed();

private:
    void put(const Many &choices);
    static void forget(QList<Step> &steps, qint64 link);

    Many m_choices;
    QList<Step> m_done;
    QList<Step> m_undone;
};

} // namespace samband
