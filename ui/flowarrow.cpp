#include "ui/flowarrow.h"

#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/look.h"
#include "ui/times.h"
#include "ui/words.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr int beside = 8; // px around everything
constexpr int above = 6;
constexpr int shaftHeight = 16; // of the heads; the bar between them is half as high
constexpr int headWidth = 13;
constexpr int iconWidth = 14;
constexpr int gap = 14; // between two counts

bool hasRows(const FlowSummary &flow)
{
    return std::ranges::any_of(flow.counts, [](int count) { return count > 0; });
}

} // namespace

QString lastRunText(const std::optional<LastRun> &last, qint64 now)
{
    if (!last)
        return FlowArrow::tr("no run yet");
    const QString name = FlowArrow::tr("run %1").arg(last->run);
    if (last->status == "running"_L1)
        return FlowArrow::tr("%1 is under way").arg(name);
    QStringList parts{last->status == "done"_L1 ? name : name + u' ' + statusWord(last->status),
        relativeTime(last->endedAt != 0 ? last->endedAt : last->startedAt, now)};
    if (last->status != "done"_L1)
        return parts.join(u" · "_s);
    if (!last->counts.addsUp())
        parts << FlowArrow::tr("does not add up");
    parts << (last->counts.written == 0 ? FlowArrow::tr("nothing written")
                                        : FlowArrow::tr("%1 written").arg(numberText(last->counts.written)));
    if (last->counts.failed > 0)
        parts << FlowArrow::tr("%1 failed").arg(numberText(last->counts.failed));
    return parts.join(u" · "_s);
}

std::optional<LinkState> lastRunMark(const std::optional<LastRun> &last)
{
    if (!last)
        return std::nullopt;
    if (last->status == "running"_L1)
        return LinkState::Pending;
    if (last->status == "stopped"_L1 || last->status == "interrupted"_L1)
        return LinkState::Paused;
    const bool well = last->status == "done"_L1 && last->counts.addsUp() && last->counts.failed == 0;
    return well ? std::nullopt : std::optional(LinkState::Failing);
}

FlowArrow::FlowArrow(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FlowArrow::show(const FlowSummary &flow, const PerSide<QString> &system, bool green)
{
    m_flow = flow;
    m_green = green;
    m_system = system;
    m_total = promised(flow);
    describe();
    updateGeometry();
    update();
}

void FlowArrow::setNext(std::optional<qint64> next)
{
    m_next = next;
    describe();
}

QString FlowArrow::offText() const
{
    if (m_flow.enabled)
        return {};
    return m_flow.condition.isEmpty() ? tr("off") : tr("needs a rule");
}

/// Which way values go.
QString FlowArrow::waysText() const
{
    const QString source = m_system.source + u' ' + m_flow.datatype.source;
    const QString target = m_system.target + u' ' + m_flow.datatype.target;
    if (m_flow.written.source && m_flow.written.target)
        return tr("%1 and %2, in both directions").arg(source, target);
    if (m_flow.written.target)
        return tr("from %1 to %2").arg(source, target);
    if (m_flow.written.source)
        return tr("from %1 to %2").arg(target, source);
    return tr("%1 and %2 are linked, nothing is written").arg(source, target);
}

void FlowArrow::describe()
{
    QStringList counts;
    for (auto it = m_flow.counts.begin(); it != m_flow.counts.end(); ++it) {
        if (it.value() > 0)
            counts << stateCount(it.key(), it.value());
    }
    QString state = counts.isEmpty() ? tr("nothing read yet") : counts.join(", "_L1);
    if (!m_flow.condition.isEmpty())
        state = tr("needs a rule, the document says: %1").arg(m_flow.condition);
    else if (!m_flow.enabled)
        state = tr("off; %1").arg(state);
    QStringList more{waysText(), lastRunText(m_flow.lastRun, nowMs())};
    if (m_next && m_flow.enabled)
        more << tr("the next run starts by itself at %1").arg(clockTime(*m_next, nowMs()));
    setAccessibleName(tr("Flow %1: %2").arg(m_flow.title, state));
    setAccessibleDescription(more.join("; "_L1));
    setToolTip(plainTip(QStringList{m_flow.title, state, more.join(u'\n')}.join(u'\n')));
}

bool FlowArrow::isRoomy(int width) const
{
    const QFontMetrics metrics = fontMetrics();
    const int name = metrics.horizontalAdvance(m_flow.title + offText());
    const int run = metrics.horizontalAdvance(lastRunText(m_flow.lastRun, nowMs())) + iconWidth;
    constexpr int room = 130; // for bold letters, the ends and what is between all of them
    return name + run + room <= width;
}

QList<FlowArrow::Place> FlowArrow::places(int width) const
{
    const int height = fontMetrics().height();
    const int right = width - beside;
    QPoint at(beside + 4, above + height + 3 + shaftHeight + 3);
    QList<Place> found;
    for (auto it = m_flow.counts.begin(); it != m_flow.counts.end(); ++it) {
        if (it.value() == 0)
            continue;
        const QString text = stateCount(it.key(), it.value());
        const int wanted = iconWidth + 4 + fontMetrics().horizontalAdvance(text);
        if (at.x() + wanted > right && at.x() > beside + 4)
            at = {beside + 4, at.y() + height + 3};
        found << Place{it.key(), text, QRect(at, QSize(wanted, height))};
        at.rx() += wanted + gap;
    }
    return found;
}

int FlowArrow::heightForWidth(int width) const
{
    const int line = fontMetrics().height();
    const QList<Place> counts = places(width);
    const int below = counts.isEmpty() ? above + line + 3 + shaftHeight + 3 + line : counts.last().area.bottom() + 1;
    return below + above + (isRoomy(width) ? 0 : line + 3);
}

QSize FlowArrow::sizeHint() const
{
    return {420, heightForWidth(420)};
}

QSize FlowArrow::minimumSizeHint() const
{
    return {200, fontMetrics().height() * 2 + shaftHeight + 2 * above + 6};
}

void FlowArrow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void FlowArrow::paintEvent(QPaintEvent *)
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
    const int line = fontMetrics().height();
    QRect top(beside + 4, above, width() - 2 * beside - 8, line);
    const bool roomy = isRoomy(width());
    QRect run = top;
    if (roomy) {
        run.setLeft(
            run.right() - iconWidth - 4 - fontMetrics().horizontalAdvance(lastRunText(m_flow.lastRun, nowMs())));
        top.setRight(run.left() - 12);
    } else {
        run.moveBottom(height() - above - 1);
    }
    paintName(painter, top);
    paintShaft(painter, QRectF(beside - 4, above + line + 3, width() - 2 * beside + 8, shaftHeight));
    paintCounts(painter);
    paintLastRun(painter, run);
}

void FlowArrow::paintName(QPainter &painter, QRect line) const
{
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::Text));
    const QString title = painter.fontMetrics().elidedText(m_flow.title, Qt::ElideRight, line.width());
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, title);
    line.setLeft(line.left() + painter.fontMetrics().horizontalAdvance(title) + 10);
    painter.setFont(font());
    painter.setPen(quietColor(palette()));
    QString ends = m_flow.datatype.source + u" – "_s + m_flow.datatype.target;
    if (const QString off = offText(); !off.isEmpty())
        ends = off + u" · "_s + ends;
    if (line.width() > 30)
        painter.drawText(
            line, Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(ends, Qt::ElideMiddle, line.width()));
}

void FlowArrow::paintLastRun(QPainter &painter, QRect line) const
{
    if (const auto mark = lastRunMark(m_flow.lastRun)) {
        stateIcon(*mark).paint(&painter, QRect(line.left(), line.center().y() - 6, iconWidth, iconWidth));
        line.setLeft(line.left() + iconWidth + 4);
    } else if (isRoomy(width())) {
        line.setLeft(line.left() + iconWidth + 4);
    }
    painter.setPen(quietColor(palette()));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
        fontMetrics().elidedText(lastRunText(m_flow.lastRun, nowMs()), Qt::ElideRight, line.width()));
}

void FlowArrow::paintShaft(QPainter &painter, const QRectF &area) const
{
    const QRectF bar = area.adjusted(headWidth - 1, shaftHeight / 4.0, 1 - headWidth, -shaftHeight / 4.0);
    if (m_flow.enabled) {
        paintShares(painter, bar);
    } else {
        painter.setPen(QPen(quietColor(palette()), 2, Qt::DashLine));
        painter.drawLine(QPointF(bar.left() + 3, bar.center().y()), QPointF(bar.right() - 3, bar.center().y()));
    }
    for (const Side side : bothSides)
        paintEnd(painter, side, area);
}

/// A head where the flow writes, in the colour of the system that is written; a ring where it does not.
void FlowArrow::paintEnd(QPainter &painter, Side side, const QRectF &area) const
{
    const bool left = side == Side::Source;
    const double tip = left ? area.left() : area.right();
    const double back = left ? tip + headWidth : tip - headWidth;
    const QColor ink = m_flow.enabled ? systemColor(side, palette()) : quietColor(palette());
    const double middle = area.center().y();
    if (m_flow.written[side]) {
        QPainterPath head(QPointF(tip, middle));
        head.lineTo(back, area.top());
        head.lineTo(back, area.bottom());
        head.closeSubpath();
        painter.fillPath(head, ink);
        return;
    }
    painter.setPen(QPen(ink, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF((tip + back) / 2, middle), 4, 4);
}

void FlowArrow::paintShares(QPainter &painter, const QRectF &bar) const
{
    painter.fillRect(bar, lineColor(palette()));
    painter.save();
    painter.setClipRect(bar);
    double x = bar.left();
    for (auto it = m_flow.counts.begin(); it != m_flow.counts.end(); ++it) {
        if (it.value() == 0 || it.key() == LinkState::Outside)
            continue;
        // A few that need a person among a million are still seen.
        const double share = std::max(3.0, bar.width() * double(it.value()) / m_total);
        QColor ink = stateColor(it.key(), palette());
        if (it.key() == LinkState::InSync && !m_green) {
            ink = quietColor(palette());
            ink.setAlphaF(0.5F);
        }
        painter.fillRect(QRectF(x, bar.top(), share, bar.height()), ink);
        x += share;
    }
    painter.restore();
}

void FlowArrow::paintCounts(QPainter &painter) const
{
    if (!hasRows(m_flow)) {
        const int line = fontMetrics().height();
        painter.setPen(quietColor(palette()));
        painter.drawText(QRect(beside + 4, above + line + 6 + shaftHeight, width() - 2 * beside - 4, line),
            Qt::AlignLeft | Qt::AlignVCenter, tr("nothing read yet"));
        return;
    }
    for (const Place &place : places(width())) {
        stateIcon(place.state)
            .paint(&painter, QRect(place.area.left(), place.area.center().y() - 6, iconWidth, iconWidth));
        painter.setPen(place.state == LinkState::Outside ? quietColor(palette()) : palette().color(QPalette::Text));
        painter.drawText(place.area.adjusted(iconWidth + 4, 0, 2, 0), Qt::AlignLeft | Qt::AlignVCenter, place.text);
    }
}

} // namespace samband
