#include "ui/causeline.h"

#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/look.h"

#include <QPainter>

namespace samband {

using namespace Qt::StringLiterals;

CauseLine::CauseLine(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CauseLine::show(const CauseRow &row, const PerSide<QString> &system)
{
    m_row = row;
    m_sentence = causeSentence(row.cause, system);
    const QString said =
        tr("%1, %2: %3", "state, count: cause").arg(stateWord(row.cause.state), numberText(row.count), m_sentence);
    setAccessibleName(said);
    setToolTip(plainTip(said));
    update();
}

QSize CauseLine::sizeHint() const
{
    return {320, fontMetrics().height() + 9};
}

QSize CauseLine::minimumSizeHint() const
{
    return {140, sizeHint().height()};
}

void CauseLine::paintEvent(QPaintEvent *)
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
    QRect area = rect().adjusted(6, 0, -6, 0);
    stateIcon(m_row.cause.state).paint(&painter, QRect(area.left(), area.center().y() - 7, 16, 16));
    // Numbers of up to four digits stand under each other.
    const int column = std::max(
        fontMetrics().horizontalAdvance(numberText(m_row.count)), fontMetrics().horizontalAdvance(numberText(8888)));
    area.setLeft(area.left() + 24);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(QRect(area.left(), area.top(), column, area.height()), Qt::AlignRight | Qt::AlignVCenter,
        numberText(m_row.count));
    area.setLeft(area.left() + column + 10);
    painter.setFont(font());
    painter.drawText(
        area, Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(m_sentence, Qt::ElideRight, area.width()));
}

} // namespace samband
