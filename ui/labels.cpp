#include "ui/labels.h"

#include "ui/look.h"
#include "ui/palettekeeper.h"

#include <QEvent>
#include <QGuiApplication>
#include <QPainter>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

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

QString plainTip(const QString &text)
{
    // Qt wraps only what it takes for markup, and takes for markup what looks like it.
    constexpr qsizetype oneLine = 90;
    constexpr qsizetype most = 4000; // a tip larger than the screen cannot be read anyway
    const QStringList lines = text.split(u'\n');
    const bool isLong =
        std::any_of(lines.begin(), lines.end(), [](const QString &line) { return line.size() > oneLine; });
    if (!isLong && !Qt::mightBeRichText(text))
        return text;
    const QString shown = text.size() > most ? text.left(most) + u'…' : text;
    return u"<p style=\"white-space:pre-wrap\">%1</p>"_s.arg(shown.toHtmlEscaped());
}

QWidget *ruleLine(QWidget *parent)
{
    return new RuleLine(parent);
}

void showIndicator(QWidget &button)
{
    keepDrawn(button, [&button] {
        const QPalette around = QGuiApplication::palette();
        QPalette seen;
        if (isDark(around))
            seen.setColor(QPalette::Base, lineColor(around));
        button.setPalette(seen);
    });
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
    setToolTip(plainTip(text));
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
    painter.setPen(m_quiet ? quietColor(palette()) : palette().color(foregroundRole()));
    painter.drawText(
        rect(), int(alignment() | Qt::TextSingleLine), fontMetrics().elidedText(text(), Qt::ElideRight, width()));
}

} // namespace samband
