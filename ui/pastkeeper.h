#pragma once

#include "core/engine/controller.h"
#include "ui/windowedmodel.h"

#include <QHash>
#include <QTimer>

namespace samband {

/// What is known of who gave a pair its values, and when.
struct PastAnswer {
    enum class Step { Unasked, Asking, Told };
    Step step = Step::Unasked;
    qint64 link = 0;
    LinkPast past; ///< when told

    bool isAbout(const LinkDetail &detail) const { return link == detail.row.id; }
};

/// Asks who gave a record's values, and when, once a person has looked at it for a moment: stepping through many
/// records calls nobody. What was told is kept for as long as the values stay the same.
class PastKeeper : public QObject {
    Q_OBJECT

public:
    PastKeeper(Controller &controller, Tokens &tokens, QObject *parent = nullptr);

    /// The person looks at \a detail; \a asks: whether something about it is to be chosen, so that it is worth a call.
    void look(const LinkDetail &detail, bool asks);
    /// The person wants to know it of what they look at, whatever is to be chosen there.
    void askNow();
    /// The person looks at nothing any more.
    void lookAway() { m_timer.stop(); }

Q_SIGNALS:
    void told(const samband::PastAnswer &answer);

private:
    /// What a person sees of a pair: another value asks anew.
    using Seen = QList<PerSide<QString>>;
    struct Kept {
        Seen seen;
        LinkPast past;
    };
    void ask();
    void take(quint64 token, const LinkPast &past);

    Controller &m_controller;
    Tokens &m_tokens;
    QTimer m_timer;
    qint64 m_link = 0;
    Seen m_seen;
    quint64 m_token = 0; ///< of the question under way; 0: none
    QHash<qint64, Kept> m_kept;
};

/// One side of one property in a line: "by Ane, 09:55, in the app"; that the system keeps no history, where it does
/// not, and when the record was changed then. \a now is ms UTC.
QString pastLine(const PastAnswer &answer, const PropertyRow &property, Side side, const PerSide<QString> &system,
    const PerSide<qint64> &modifiedAt, qint64 now);

/// What more there is to say about it: why nothing could be asked, or what the system does not keep.
QString pastTip(const PastAnswer &answer, Side side, const PerSide<QString> &system);

} // namespace samband
