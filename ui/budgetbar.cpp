#include "ui/budgetbar.h"

#include "ui/look.h"

#include <QPainter>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr int barHeight = 5;
constexpr int gap = 3;

} // namespace

BudgetBar::BudgetBar(Side side, QWidget *parent)
    : QWidget(parent)
    , m_side(side)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BudgetBar::show(const Gauge &gauge)
{
    if (gauge == m_gauge)
        return;
    m_gauge = gauge;
    setAccessibleName(tr("%1: %2", "limit: figures").arg(gauge.name, gauge.figures));
    setAccessibleDescription(gauge.tip);
    setToolTip(gauge.tip);
    updateGeometry();
    update();
}

QSize BudgetBar::sizeHint() const
{
    const int lines = m_gauge.note.isEmpty() ? 1 : 2;
    return {180, fontMetrics().height() * lines + barHeight + 3 * gap};
}

void BudgetBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int line = fontMetrics().height();
    QRect words(0, 0, width(), line);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, m_gauge.figures);
    words.setRight(width() - fontMetrics().horizontalAdvance(m_gauge.figures) - 8);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
        fontMetrics().elidedText(m_gauge.name, Qt::ElideRight, std::max(0, words.width())));

    const QRectF bar(0, line + gap, width(), barHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(lineColor(palette()));
    painter.drawRoundedRect(bar, 2.5, 2.5);
    const bool spent = m_gauge.isSpent();
    painter.setBrush(spent ? stateColor(LinkState::Held, palette()) : systemColor(m_side, palette()));
    QRectF used = bar;
    used.setWidth(m_gauge.used > 0 ? std::max(3.0, bar.width() * m_gauge.used) : 0);
    painter.drawRoundedRect(used, 2.5, 2.5);
    if (m_gauge.kept > 0) {
        // Where a run ends and the operator's share begins.
        const double at = bar.width() * (1 - m_gauge.kept);
        painter.fillRect(QRectF(at - 1, bar.top() - 2, 1.5, barHeight + 4), palette().color(QPalette::WindowText));
    }
    if (m_gauge.note.isEmpty())
        return;
    painter.setPen(spent ? stateColor(LinkState::Held, palette()) : quietColor(palette()));
    painter.drawText(QRect(0, line + barHeight + 2 * gap, width(), line), Qt::AlignLeft | Qt::AlignVCenter,
        fontMetrics().elidedText(m_gauge.note, Qt::ElideRight, width()));
}

} // namespace samband
