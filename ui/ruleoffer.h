#pragma once

#include "core/domain/rulewords.h"
#include "core/engine/controller.h"
#include "ui/windowedmodel.h"

#include <QFrame>
#include <QPointer>

class QLabel;
class QPushButton;

namespace samband {

class RulePreviewPane;

/// A choice that is to become the rule of a flow's property.
struct RuleWish {
    qint64 flow = 0;
    int property = 0;
    RuleWord word; ///< the rule, as \ref setRule takes it

    bool operator==(const RuleWish &) const = default;
};

/// The rule that decides as \a choice did about \a row: who wins, or for a value that was cleared on one side whether
/// that travels. Nothing when no rule can stand for the choice.
std::optional<RuleWish> ruleFor(qint64 flow, const PropertyRow &row, const PropertyDecision &question, Choice choice);

/// A rule that is offered: what it would change in its flow, and whether to save it. Not modal; nothing is saved
/// before its numbers are here.
class RuleOffer : public QFrame {
    Q_OBJECT

public:
    RuleOffer(Controller &controller, Tokens &tokens, QWidget *parent = nullptr);

    void offer(const RuleWish &wish);
    /// Takes the offer away; false when there is none.
    bool leave();

Q_SIGNALS:
    /// Something for the status bar.
    void told(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take(const QList<Flow> &flows);
    void save();

    Controller &m_controller;
    Tokens &m_tokens;
    RuleWish m_wish;
    Flow m_flow; ///< with the rule
    bool m_reading = false; ///< the rules in force were asked for
    quint64 m_token = 0;
    QPointer<QWidget> m_before; ///< had the focus
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    RulePreviewPane *m_preview = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace samband
