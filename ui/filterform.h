#pragma once

#include "core/domain/rulewords.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace samband {

/// Which records of a flow take part, to be changed: every one, or those that meet conditions, a line each. What cannot
/// be is told below, and set nowhere.
class FilterForm : public QWidget {
    Q_OBJECT

public:
    /// Sets the rule "filter" where it is kept; what it refuses is told.
    using Set = std::function<Status(const RuleWord &)>;
    FilterForm(const PerSide<QString> &system, Set set, QWidget *parent = nullptr);

    /// Shows the filter of \a flow, beside what its document says about which records take part.
    void show(const Flow &flow);
    bool isValid() const { return m_valid; }

Q_SIGNALS:
    /// The filter was set, or became valid or invalid.
    void edited();

private:
    /// A condition as it is typed: not all of it need be there yet.
    struct Line {
        bool orElse = false; ///< begins another alternative
        Condition condition;
        QString value; ///< several have commas between them
    };
    void build();
    QWidget *buildLine(int index);
    QComboBox *buildPath(int index);
    void add();
    void remove(int index);
    void change();
    void say(const QString &problem);
    Result<Filter> filter() const;

    PerSide<QString> m_system;
    Set m_set;
    PerSide<QStringList> m_paths; ///< that the flow maps: offered, but any other may be typed
    bool m_hasCondition = false;
    QList<Line> m_lines;
    bool m_valid = true;
    bool m_showing = false;
    QLabel *m_prose = nullptr;
    QComboBox *m_scope = nullptr;
    QWidget *m_conditions = nullptr;
    QVBoxLayout *m_lineBox = nullptr;
    QPushButton *m_add = nullptr;
    QLabel *m_problem = nullptr;
};

} // namespace samband
