#pragma once

#include "core/engine/signinstate.h"
#include "ui/budgetwords.h"

#include <QToolButton>

namespace samband {

/// One system in the tool bar: its letter and name, how much of the day's calls is used, and that nobody is signed in
/// when nobody is. Its menu leads to what can be done about a connection.
class SystemChip : public QToolButton {
    Q_OBJECT

public:
    explicit SystemChip(Side side, QWidget *parent = nullptr);

    void setSystem(const QString &name);
    void show(const SignInState &state);
    void show(const QList<Budget> &budgets, qint64 now);

private:
    void refresh();

    Side m_side;
    QString m_name;
    std::optional<SignInState> m_state; ///< nothing until it is known
    QList<Gauge> m_gauges;
    std::optional<int> m_percent;
};

/// How a sign-in stands, in a short line: "Signed in · account 4711".
QString signInLine(const SignInState &state);

} // namespace samband
