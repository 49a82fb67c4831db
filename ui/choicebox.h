#pragma once

#include "core/engine/explanation.h"

#include <QFrame>
#include <QMap>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace samband {

/// Whether a person has to choose before the property can move.
bool inQuestion(const PropertyDecision &decision);

/// How a property is called on screen: the last part of its path.
QString propertyName(const PropertyRow &row);

/// One property with everything it could become, to choose from. Holds the choice with what the person saw.
class ChoiceBox : public QFrame {
    Q_OBJECT

public:
    ChoiceBox(const PropertyRow &row, const PerSide<QString> &system, QWidget *parent = nullptr);

    int property() const { return m_row.property; }
    std::optional<Resolution> choice() const;
    /// Takes up a choice made before.
    void setChoice(const std::optional<Resolution> &choice);
    /// Offers to make the choice the rule of the flow. \a can: tells whether a rule can stand for a choice.
    void offerRule(std::function<bool(Choice)> can);
    /// Chooses as if clicked; TakeValue moves the focus to the field.
    void choose(Choice choice);
    /// Says under each side's value who gave it, and when; \a tips say more.
    void setPast(const PerSide<QString> &lines, const PerSide<QString> &tips);
    /// Marks the box that the number keys are about.
    void setCurrent(bool current);

Q_SIGNALS:
    void chosen();
    void ruleWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QRadioButton *addChoice(Choice choice, const QString &name, const QString &label, const QString &value, int key);

    void showRule();

    PropertyRow m_row;
    QMap<Choice, QRadioButton *> m_buttons;
    PerSide<QLabel *> m_past{};
    QLineEdit *m_value = nullptr;
    QPushButton *m_rule = nullptr;
    QLabel *m_keyOfRule = nullptr;
    std::function<bool(Choice)> m_canRule;
    bool m_current = false;
};

} // namespace samband
