#pragma once

#include "core/domain/rulewords.h"

#include <QMap>
#include <QWidget>

#include <functional>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;
class QTableWidget;

namespace samband {

/// Rules of one or several of a kind to be changed, a line for each word of \ref ruleWords. What cannot be is told
/// under its field.
class RuleForm : public QWidget {
    Q_OBJECT

public:
    /// Sets a rule where it is kept; what it refuses is told at the field.
    using Set = std::function<Status(const RuleWord &)>;
    using Choices = QList<std::pair<QString, QString>>; ///< value -> how it is called

    explicit RuleForm(Set set, QWidget *parent = nullptr);

    /// \name Lines, in the order in which they are added. \a name: the rule's word.
    /// @{
    void addHeading(const QString &text, const QString &note = {});
    void addChoice(const QString &name, const QString &label, const Choices &choices, const QString &tip = {});
    void addCheck(const QString &name, const QString &text, const QString &tip = {});
    /// \a problem: what is said instead of the refusal.
    void addText(const QString &name, const QString &label, const QString &hint, const QString &problem = {});
    void addLimit(const QString &name, const QString &label); ///< "<count>,<percent>%"
    void addPairs(const QString &name, const QString &label, const PerSide<QString> &system); ///< "target:source,…"
    /// @}

    /// Shows the rules of one, or of several at once: where they differ, the field is open.
    void show(const QList<QList<RuleWord>> &rules);
    /// Lets the field \a name be filled in.
    void setAvailable(const QString &name, bool available);
    /// What \a name is in the form; empty where several differ.
    QString value(const QString &name) const { return m_shown.value(name); }
    bool isValid() const { return m_problems.isEmpty(); }

Q_SIGNALS:
    /// A rule was set, or a field became valid or invalid.
    void edited();

private:
    void change(const QString &name, const QString &value);
    void say(const QString &name, const QString &problem);
    QWidget *lineWith(const QString &name, QWidget *field);
    void readPairs(const QString &name);

    Set m_set;
    QFormLayout *m_form = nullptr;
    QMap<QString, std::function<void(const QString &)>> m_show; ///< puts a value into its field; null: several
    QMap<QString, QWidget *> m_field;
    QMap<QString, QLabel *> m_label;
    QMap<QString, QLabel *> m_problem;
    QMap<QString, QString> m_ownWords; ///< instead of the refusal
    QMap<QString, QString> m_shown;
    QMap<QString, QString> m_problems;
    QTableWidget *m_pairs = nullptr;
    bool m_showing = false;
};

} // namespace samband
