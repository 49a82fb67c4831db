#include "ui/labels.h"

#include "ui/look.h"

#include <QEvent>
#include <QPainter>

namespace samband {

namespace {

/// Keeps its ink readable when the palette changes while it is shown.
class QuietLabel : public QLabel {
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent *event) override
    {
        const QColor ink = quietColor(parentWidget() ? parentWidget()->palette() : palette());
        if (palette().color(QPalette::WindowText) != ink) {
            QPalette own = palette();
            own.setColor(QPalette::WindowText, ink);
            setPalette(own);
        }
        QLabel::paintEvent(event);
    }
};

class RuleLine : public QWidget {
public:
    explicit RuleLine(QWidget *parent)
        : QWidget(parent)
    {
        setFixedHeight(1);
    }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), lineColor(palette())); }
};

} // namespace

QLabel *wrappedLabel(const QString &objectName, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel *quietLabel(const QString &text, QWidget *parent)
{
    auto *label = new QuietLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel *headingLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    QFont font = label->font();
    font.setBold(true);
    label->setFont(font);
    return label;
}

QWidget *ruleLine(QWidget *parent)
{
    return new RuleLine(parent);
}

void showIndicator(QWidget &button)
{
    const QPalette around = button.palette();
    if (!isDark(around))
        return;
    QPalette seen;
    seen.setColor(QPalette::Base, lineColor(around));
    button.setPalette(seen);
}

ElidedLabel::ElidedLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void ElidedLabel::setFullText(const QString &text)
{
    setText(text);
    setToolTip(text);
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {0, fontMetrics().height()};
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(
        rect(), int(alignment() | Qt::TextSingleLine), fontMetrics().elidedText(text(), Qt::ElideRight, width()));
}

} // namespace samband
