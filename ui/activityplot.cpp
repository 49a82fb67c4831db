#include "ui/activityplot.h"

#include "ui/look.h"

#include <QDate>
#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

QDate dateOf(qint64 day)
{
    return QDate(1970, 1, 1).addDays(day);
}

} // namespace

ActivityPlot::ActivityPlot(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"activityPlot"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
}

void ActivityPlot::show(const QList<DayChanges> &changes, qint64 today, const PerSide<QString> &system)
{
    m_system = system;
    m_days.clear();
    for (qint64 day = today - days + 1; day <= today; ++day) {
        const auto found = std::ranges::find(changes, day, &DayChanges::day);
        m_days.append(found == changes.end() ? DayChanges{day, {}} : *found);
    }
    QStringList told;
    for (const DayChanges &day : std::as_const(m_days)) {
        if (day.written.source + day.written.target > 0)
            told << dayText(day);
    }
    setAccessibleName(tr("Records written per day"));
    setAccessibleDescription(
        told.isEmpty() ? tr("Nothing was written in the last %1 days.").arg(days) : told.join(u"\n"_s));
    update();
}

QSize ActivityPlot::sizeHint() const
{
    return {320, fontMetrics().height() * 6};
}

QString ActivityPlot::dayText(const DayChanges &day) const
{
    return tr("%1: %2 written in %3, %4 in %5")
        .arg(QLocale().toString(dateOf(day.day), QLocale::ShortFormat), numberText(day.written.source), m_system.source,
            numberText(day.written.target), m_system.target);
}

QRectF ActivityPlot::plotArea() const
{
    const int line = fontMetrics().height();
    const double labels = 6
        + std::max(fontMetrics().horizontalAdvance(m_system.source), fontMetrics().horizontalAdvance(m_system.target));
    return QRectF(rect()).adjusted(labels, line + 4, -2, -line - 4);
}

void ActivityPlot::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = plotArea();
    int most = 0;
    for (const DayChanges &day : std::as_const(m_days))
        most = std::max({most, day.written.source, day.written.target});
    painter.setPen(quietColor(palette()));
    if (most == 0) {
        painter.drawText(
            rect(), Qt::AlignLeft | Qt::AlignVCenter, tr("Nothing was written in the last %1 days.").arg(days));
        return;
    }
    const double middle = area.center().y();
    const double step = area.width() / double(m_days.size());
    const int line = fontMetrics().height();
    painter.drawText(QRectF(0, area.top(), area.left(), middle - area.top()), Qt::AlignVCenter, m_system.source);
    painter.drawText(QRectF(0, middle, area.left(), area.bottom() - middle), Qt::AlignVCenter, m_system.target);
    painter.drawText(
        QRectF(area.left(), 0, area.width(), line), Qt::AlignRight, tr("at most %1 a day").arg(numberText(most)));
    for (qsizetype at = 0; at < m_days.size(); ++at) {
        const double x = area.left() + double(at) * step;
        for (const Side side : bothSides) {
            const int count = m_days[at].written[side];
            if (count == 0)
                continue;
            // One write among thousands is still seen.
            const double height = std::max(2.0, (area.height() / 2 - 2) * count / most);
            const double top = side == Side::Source ? middle - 1 - height : middle + 1;
            painter.setPen(Qt::NoPen);
            painter.setBrush(systemColor(side, palette()));
            painter.drawRoundedRect(QRectF(x + 2, top, std::max(2.0, step - 4), height), 1.5, 1.5);
        }
    }
    painter.setPen(lineColor(palette()));
    painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle));
    painter.setPen(quietColor(palette()));
    const QRectF below(area.left(), area.bottom() + 3, area.width(), line);
    painter.drawText(below, Qt::AlignLeft, QLocale().toString(dateOf(m_days.first().day), QLocale::ShortFormat));
    painter.drawText(below, Qt::AlignRight, tr("today"));
}

bool ActivityPlot::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_days.isEmpty())
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QRectF area = plotArea();
    const qsizetype at = qsizetype((help->pos().x() - area.left()) / area.width() * double(m_days.size()));
    if (area.contains(help->pos()) && at >= 0 && at < m_days.size())
        QToolTip::showText(help->globalPos(), dayText(m_days[at]), this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace samband
