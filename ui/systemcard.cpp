#include "ui/budgetbar.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/overviewpage.h"
#include "ui/palettekeeper.h"
#include "ui/systemchip.h"
#include "ui/times.h"

#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastWidth = 160;

} // namespace

SystemCard::SystemCard(Side side, QWidget *parent)
    : QWidget(parent)
    , m_side(side)
{
    setObjectName(side == Side::Source ? u"cardSource"_s : u"cardTarget"_s);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(18, 14, 14, 14);
    box->setSpacing(4);
    m_title = headingLabel({});
    QFont font = m_title->font();
    font.setPointSizeF(font.pointSizeF() * 1.25);
    m_title->setFont(font);
    m_title->setContentsMargins(30, 0, 0, 0);
    m_title->setMinimumHeight(24);
    m_title->setWordWrap(true);
    m_read = wrappedLabel(u"cardRead"_s);
    m_types = quietLabel({});
    m_types->setWordWrap(true);
    m_signInMark = new QLabel;
    m_signInMark->setContentsMargins(0, 2, 0, 0);
    m_signIn = wrappedLabel(m_side == Side::Source ? u"signInSource"_s : u"signInTarget"_s);
    auto *signIn = new QHBoxLayout;
    signIn->setSpacing(6);
    signIn->addWidget(m_signInMark, 0, Qt::AlignTop);
    signIn->addWidget(m_signIn, 1);
    m_limits = new QVBoxLayout;
    m_limits->setContentsMargins(0, 6, 0, 0);
    m_limits->setSpacing(6);
    box->addWidget(m_title);
    box->addLayout(signIn);
    box->addWidget(m_read);
    box->addWidget(m_types);
    box->addLayout(m_limits);
    box->addStretch();
    setMinimumWidth(leastWidth);
}

void SystemCard::show(const Summary &summary)
{
    m_name = summary.system[m_side];
    m_title->setText(m_name);
    const qint64 at = summary.readCompletelyAt[m_side];
    m_read->setText(at == 0 ? tr("Not read completely yet") : tr("Read completely %1").arg(relativeTime(at, nowMs())));
    m_read->setToolTip(exactTime(at));
    QStringList types;
    for (const FlowSummary &flow : summary.flows) {
        if (!types.contains(flow.datatype[m_side]))
            types << flow.datatype[m_side];
    }
    m_types->setText(types.join(", "_L1));
    // No word can be wrapped in its middle, and some datatypes have long names.
    const QMargins around = layout()->contentsMargins();
    setMinimumWidth(std::clamp(m_types->minimumSizeHint().width() + around.left() + around.right(), leastWidth, 320));
    update();
}

void SystemCard::show(const SignInState &state)
{
    m_signIn->setText(signInLine(state));
    const bool well = state.step == SignInState::Step::SignedIn && state.missing.isEmpty();
    const LinkState mark = well                     ? LinkState::InSync
        : state.step == SignInState::Step::UnderWay ? LinkState::Pending
                                                    : LinkState::Failing;
    showIcon(*m_signInMark, stateIcon(mark), 14);
    m_signIn->setToolTip(state.missing.isEmpty() ? state.baseUrl : tr("Missing: %1").arg(state.missing.join(", "_L1)));
}

void SystemCard::show(const QList<Budget> &budgets, qint64 now)
{
    const QList<Gauge> gauges = gaugesOf(budgets, m_name, now);
    while (m_bars.size() > gauges.size())
        delete m_bars.takeLast();
    while (m_bars.size() < gauges.size()) {
        m_bars << new BudgetBar(m_side);
        m_bars.last()->setObjectName(
            (m_side == Side::Source ? u"budgetSource_%1"_s : u"budgetTarget_%1"_s).arg(m_bars.size() - 1));
        m_limits->addWidget(m_bars.last());
    }
    for (qsizetype at = 0; at < gauges.size(); ++at)
        m_bars[at]->show(gauges[at]);
}

void SystemCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(lineColor(palette()));
    painter.setBrush(palette().base());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(systemColor(m_side, palette()));
    painter.drawRoundedRect(QRectF(1, 1, 5, height() - 2), 2.5, 2.5);
    systemIcon(m_side, m_name).paint(&painter, QRect(18, 15, 22, 22));
}

} // namespace samband
