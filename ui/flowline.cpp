#include "ui/flowline.h"

#include "ui/icons.h"
#include "ui/look.h"
#include "ui/words.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace samband {

using namespace Qt::StringLiterals;

FlowLine::FlowLine(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

void FlowLine::show(const FlowSummary &flow, const PerSide<QString> &system)
{
    m_flow = flow;
    m_total = promised(flow);
    QStringList parts;
    for (auto it = flow.counts.begin(); it != flow.counts.end(); ++it) {
        if (it.value() > 0)
            parts << stateCount(it.key(), it.value());
    }
    const QString ends =
        tr("%1 %2 → %3 %4").arg(system.source, flow.datatype.source, system.target, flow.datatype.target);
    const QString counts = parts.isEmpty() ? tr("nothing read yet") : parts.join(", "_L1);
    const QString state =
        flow.condition.isEmpty() ? counts : tr("needs a rule, the document says: %1").arg(flow.condition);
    setToolTip(tr("%1\n%2\n%3").arg(flow.title, ends, state));
    setAccessibleName(tr("Flow %1: %2").arg(flow.title, state));
    update();
}

QSize FlowLine::sizeHint() const
{
    return {420, fontMetrics().height() * 2 + 34};
}

void FlowLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || hasFocus()) {
        QColor ground = palette().color(QPalette::Highlight);
        painter.setPen(hasFocus() ? QPen(ground, 1) : QPen(Qt::NoPen));
        ground.setAlphaF(underMouse() ? 0.09F : 0.0F);
        painter.setBrush(ground);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    }
    QRect area = rect().adjusted(10, 7, -10, -7);
    const int height = fontMetrics().height();
    QFont bold = font();
    bold.setBold(true);
    const QString total = m_flow.enabled ? numberText(m_total)
        : m_flow.condition.isEmpty()     ? tr("off")
                                         : tr("needs a rule");
    painter.setPen(quietColor(palette()));
    QRect top(area.left(), area.top(), area.width(), height);
    painter.drawText(top, Qt::AlignRight | Qt::AlignVCenter, total);
    top.setRight(top.right() - fontMetrics().horizontalAdvance(total) - 10);
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::Text));
    const QString title = painter.fontMetrics().elidedText(m_flow.title, Qt::ElideRight, top.width());
    painter.drawText(top, Qt::AlignLeft | Qt::AlignVCenter, title);
    painter.setFont(font());
    paintBar(painter, QRect(area.left(), area.top() + height + 5, area.width(), 7));
    paintCounts(painter, QRect(area.left(), area.top() + height + 18, area.width(), height));
}

void FlowLine::paintBar(QPainter &painter, const QRect &area) const
{
    QPainterPath outline;
    outline.addRoundedRect(area, 3.5, 3.5);
    painter.save();
    painter.fillPath(outline, lineColor(palette()));
    painter.setClipPath(outline);
    double x = area.left();
    for (auto it = m_flow.counts.begin(); it != m_flow.counts.end(); ++it) {
        if (it.value() == 0 || it.key() == LinkState::Outside)
            continue;
        // A few that need a person among a million are still seen.
        const double width = std::max(3.0, area.width() * double(it.value()) / m_total);
        painter.fillRect(QRectF(x, area.top(), width, area.height()), stateColor(it.key(), palette()));
        x += width;
    }
    painter.restore();
}

void FlowLine::paintCounts(QPainter &painter, QRect area) const
{
    if (m_total == 0 && m_flow.counts.value(LinkState::Outside) == 0) {
        painter.setPen(quietColor(palette()));
        painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, tr("nothing read yet"));
        return;
    }
    for (auto it = m_flow.counts.begin(); it != m_flow.counts.end(); ++it) {
        if (it.value() == 0)
            continue;
        const QString text = stateCount(it.key(), it.value());
        const int width = 18 + fontMetrics().horizontalAdvance(text) + 14;
        if (width > area.width() + 14) {
            painter.setPen(quietColor(palette()));
            painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, u"…"_s);
            return;
        }
        stateIcon(it.key()).paint(&painter, QRect(area.left(), area.center().y() - 6, 14, 14));
        painter.setPen(it.key() == LinkState::Outside ? quietColor(palette()) : palette().color(QPalette::Text));
        painter.drawText(area.adjusted(18, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
        area.setLeft(area.left() + width);
    }
}

} // namespace samband
