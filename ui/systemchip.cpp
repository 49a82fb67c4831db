#include "ui/systemchip.h"

#include "ui/icons.h"

namespace samband {

using namespace Qt::StringLiterals;

QString signInLine(const SignInState &state)
{
    switch (state.step) {
    case SignInState::Step::SignedOut:
        return SystemChip::tr("Not signed in");
    case SignInState::Step::UnderWay:
        return SystemChip::tr("Signing in…");
    case SignInState::Step::Refused:
        return SystemChip::tr("Signed out: sign in again");
    case SignInState::Step::SignedIn:
        break;
    }
    if (!state.missing.isEmpty())
        return SystemChip::tr("Signed in, scopes are missing");
    return state.account.isEmpty() ? SystemChip::tr("Signed in")
                                   : SystemChip::tr("Account %1", "number and name").arg(state.account);
}

SystemChip::SystemChip(Side side, QWidget *parent)
    : QToolButton(parent)
    , m_side(side)
{
    setObjectName(side == Side::Source ? u"chipSource"_s : u"chipTarget"_s);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setPopupMode(QToolButton::InstantPopup);
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
}

void SystemChip::setSystem(const QString &name)
{
    if (m_name == name)
        return;
    m_name = name;
    refresh();
}

void SystemChip::show(const SignInState &state)
{
    m_state = state;
    refresh();
}

void SystemChip::show(const QList<Budget> &budgets, qint64 now)
{
    const QList<Gauge> gauges = gaugesOf(budgets, m_name, now);
    if (gauges == m_gauges)
        return;
    m_gauges = gauges;
    m_percent = dayPercent(budgets, m_name);
    refresh();
}

void SystemChip::refresh()
{
    const bool out =
        m_state && (m_state->step == SignInState::Step::SignedOut || m_state->step == SignInState::Step::Refused);
    setIcon(out ? stateIcon(LinkState::Failing) : systemIcon(m_side, m_name));
    QStringList told;
    if (m_state)
        told << signInLine(*m_state);
    for (const Gauge &gauge : std::as_const(m_gauges))
        told << tr("%1: %2", "limit: what is used of it").arg(gauge.name, gauge.tip);
    setText(out         ? tr("%1: not signed in").arg(m_name)
            : m_percent ? tr("%1 %2 %", "system, share of the day's calls used").arg(m_name).arg(*m_percent)
                        : m_name);
    setToolTip(told.join(u'\n'));
    setAccessibleName(m_name);
    setAccessibleDescription(told.join(u". "_s));
}

} // namespace samband
