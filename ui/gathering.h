#pragma once

#include "core/engine/controller.h"
#include "ui/recordactions.h"
#include "ui/windowedmodel.h"

#include <QHash>

#include <functional>

namespace samband {

/// What an action on many rows needs to know of each of them.
struct RowKind {
    qint64 id = 0;
    LinkState state = LinkState::InSync;
    Verb verb = Verb::Nothing;
    RecordActions can;
};

/// The rows of a selection, as far as an action on them asks about.
struct Gathered {
    std::vector<RowKind> rows;
    Reason first; ///< of the first row

    /// How many of them are in each state, or hold each verb.
    QMap<LinkState, int> states() const;
    QMap<Verb, int> verbs() const;
    QList<qint64> ids() const;
    /// Those of which \a wanted is true.
    Gathered only(bool RecordActions::*wanted) const;
};

/// Reads what kind the selected rows are of, in portions: there may be a million of them.
class Gathering : public QObject {
    Q_OBJECT

public:
    using Then = std::function<void(const Gathered &)>;
    Gathering(Controller &controller, Tokens &tokens, QObject *parent = nullptr);

    /// Calls \a then with the rows of \a links that are still there.
    void gather(const QList<qint64> &links, Then then);

private:
    struct Question {
        QList<qint64> links;
        qsizetype asked = 0;
        Gathered found;
        Then then;
    };
    void ask(Question question);
    void take(quint64 token, const std::vector<LinkRow> &rows);

    Controller &m_controller;
    Tokens &m_tokens;
    QHash<quint64, Question> m_questions;
};

} // namespace samband
