#include "ui/icons.h"

#include "ui/look.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmap>
#include <QSvgRenderer>

#include <functional>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

using Draw = std::function<void(QPainter &, const QRectF &, const QColor &)>;
using Ink = std::function<QColor(const QPalette &)>;

/// Paints at the size asked for, in the palette of the moment.
class GlyphEngine : public QIconEngine {
public:
    GlyphEngine(Draw draw, Ink ink)
        : m_draw(std::move(draw))
        , m_ink(std::move(ink))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const QPalette palette = QGuiApplication::palette();
        QColor ink = m_ink(palette);
        if (mode == QIcon::Disabled)
            ink = palette.color(QPalette::Disabled, QPalette::Text);
        if (mode == QIcon::Selected)
            ink = palette.color(QPalette::HighlightedText);
        const double side = std::min(rect.width(), rect.height());
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(rect).center());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        m_draw(*painter, square, ink);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new GlyphEngine(m_draw, m_ink); }

private:
    Draw m_draw;
    Ink m_ink;
};

Draw drawSvg(const QString &file)
{
    return [file](QPainter &painter, const QRectF &rect, const QColor &ink) {
        const double ratio = painter.device()->devicePixelRatioF();
        QPixmap drawing((rect.size() * ratio).toSize());
        drawing.fill(Qt::transparent);
        QPainter inner(&drawing);
        QSvgRenderer(file).render(&inner);
        inner.setCompositionMode(QPainter::CompositionMode_SourceIn);
        inner.fillRect(drawing.rect(), ink);
        inner.end();
        painter.drawPixmap(rect.toRect(), drawing);
    };
}

QString bundled(const QString &name)
{
    const QString file = u":/samband/icons/%1.svg"_s.arg(name);
    return QFile::exists(file) ? file : QString();
}

void closed(QPainterPath &path, std::initializer_list<QPointF> points)
{
    path.addPolygon(QPolygonF(QList<QPointF>(points)));
    path.closeSubpath();
}

void line(QPainterPath &path, QPointF from, QPointF to)
{
    path.moveTo(from);
    path.lineTo(to);
}

/// The strokes of a state's shape on a grid of 16 x 16.
QPainterPath shape(LinkState state)
{
    QPainterPath path;
    switch (state) {
    case LinkState::InSync:
        path.addPolygon(QPolygonF({QPointF(2.5, 8.5), QPointF(6.2, 12.2), QPointF(13.5, 4)}));
        break;
    case LinkState::Pending:
        path.addEllipse(QPointF(8, 8), 6, 6);
        path.addPolygon(QPolygonF({QPointF(8, 4.5), QPointF(8, 8.2), QPointF(10.8, 9.8)}));
        break;
    case LinkState::Conflict:
        closed(path, {{8, 2}, {14.5, 13.5}, {1.5, 13.5}});
        line(path, {8, 6.2}, {8, 9.4});
        line(path, {8, 11.4}, {8, 11.5});
        break;
    case LinkState::Held:
        path.addRoundedRect(QRectF(2, 2, 12, 12), 2, 2);
        line(path, {6, 5.6}, {6, 10.4});
        line(path, {10, 5.6}, {10, 10.4});
        break;
    case LinkState::Ambiguous:
        path.moveTo(4.6, 5.6);
        path.cubicTo(4.6, 0.8, 11.6, 1, 11.4, 5.4);
        path.cubicTo(11.2, 8, 8, 7.8, 8, 10.6);
        line(path, {8, 13.6}, {8, 13.7});
        break;
    case LinkState::Unlinked:
        path.addEllipse(QPointF(4.2, 8), 2.6, 2.6);
        path.addEllipse(QPointF(11.8, 8), 2.6, 2.6);
        break;
    case LinkState::NotCreatable:
        path.addRoundedRect(QRectF(2.2, 2.2, 11.6, 11.6), 2, 2);
        line(path, {4.8, 11.2}, {11.2, 4.8});
        break;
    case LinkState::Failing:
        line(path, {3.4, 3.4}, {12.6, 12.6});
        line(path, {12.6, 3.4}, {3.4, 12.6});
        break;
    case LinkState::Orphaned:
        path.moveTo(8, 2.2);
        path.arcTo(QRectF(2.2, 2.2, 11.6, 11.6), 90, 180);
        path.closeSubpath();
        line(path, {11, 4.4}, {11, 4.5});
        line(path, {12.6, 8}, {12.6, 8.1});
        line(path, {11, 11.6}, {11, 11.7});
        break;
    case LinkState::Paused:
        path.addEllipse(QPointF(8, 8), 6, 6);
        line(path, {5.2, 8}, {10.8, 8});
        break;
    case LinkState::Outside:
        path.addEllipse(QPointF(8, 8), 3, 3);
        break;
    }
    return path;
}

Draw drawShape(LinkState state)
{
    return [state](QPainter &painter, const QRectF &rect, const QColor &ink) {
        painter.translate(rect.topLeft());
        painter.scale(rect.width() / 16, rect.height() / 16);
        painter.setPen(QPen(ink, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(shape(state));
    };
}

} // namespace

QIcon stateIcon(LinkState state)
{
    const QString file = bundled(toText(state));
    return QIcon(new GlyphEngine(file.isEmpty() ? drawShape(state) : drawSvg(file),
        [state](const QPalette &palette) { return stateColor(state, palette); }));
}

QIcon findingIcon(Finding finding)
{
    switch (finding) {
    case Finding::Works:
        return stateIcon(LinkState::InSync);
    case Finding::Fails:
        return stateIcon(LinkState::Failing);
    case Finding::Skipped:
        return stateIcon(LinkState::Paused);
    case Finding::Note:
        break;
    }
    // The letter i in a ring: something to know, nothing to do.
    const auto draw = [](QPainter &painter, const QRectF &rect, const QColor &ink) {
        painter.translate(rect.topLeft());
        painter.scale(rect.width() / 16, rect.height() / 16);
        painter.setPen(QPen(ink, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawEllipse(QPointF(8, 8), 6.2, 6.2);
        painter.drawLine(QPointF(8, 7.6), QPointF(8, 11.2));
        painter.drawPoint(QPointF(8, 4.9));
    };
    return QIcon(new GlyphEngine(draw, [](const QPalette &palette) { return findingColor(Finding::Note, palette); }));
}

QIcon systemIcon(Side side, const QString &name)
{
    const QString letter = name.left(1).toUpper();
    const auto draw = [letter](QPainter &painter, const QRectF &rect, const QColor &ink) {
        QPainterPath tile;
        tile.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), rect.width() * 0.2, rect.width() * 0.2);
        painter.fillPath(tile, ink);
        QFont font = painter.font();
        font.setBold(true);
        font.setPixelSize(std::max(7, int(rect.height() * 0.68)));
        painter.setFont(font);
        painter.setPen(ink.lightnessF() > 0.55F ? Qt::black : Qt::white);
        painter.drawText(rect, Qt::AlignCenter, letter);
    };
    return QIcon(new GlyphEngine(draw, [side](const QPalette &palette) { return systemColor(side, palette); }));
}

QIcon actionIcon(const QString &name)
{
    const QString file = bundled(name);
    if (file.isEmpty())
        return {};
    return QIcon(
        new GlyphEngine(drawSvg(file), [](const QPalette &palette) { return palette.color(QPalette::ButtonText); }));
}

} // namespace samband
