#include "ui/palettekeeper.h"

#include "ui/look.h"

#include <QEvent>
#include <QGuiApplication>
#include <QIcon>
#include <QLabel>

namespace samband {

namespace {

class PaletteKeeper : public QObject {
public:
    PaletteKeeper(QWidget &widget, std::function<void()> draw)
        : QObject(&widget)
        , m_draw(std::move(draw))
    {
        widget.installEventFilter(this);
        redraw();
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
            redraw();
        return false;
    }

private:
    void redraw()
    {
        // A widget that is given a colour hears of a changed palette by that.
        if (std::exchange(m_drawing, true))
            return;
        m_draw();
        m_drawing = false;
    }

    std::function<void()> m_draw;
    bool m_drawing = false;
};

} // namespace

void keepDrawn(QWidget &widget, std::function<void()> draw)
{
    for (QObject *child : QObjectList(widget.children())) {
        if (auto *before = dynamic_cast<PaletteKeeper *>(child))
            delete before;
    }
    new PaletteKeeper(widget, std::move(draw));
}

void showIcon(QLabel &label, const QIcon &icon, int size)
{
    keepDrawn(
        label, [&label, icon, size] { label.setPixmap(icon.pixmap(QSize(size, size), label.devicePixelRatioF())); });
}

void showInk(QWidget &widget, std::optional<LinkState> state)
{
    keepDrawn(widget, [&widget, state] {
        // Only the ink is its own: the ground follows what is around it.
        QPalette own;
        if (state)
            own.setColor(QPalette::WindowText, stateColor(*state, QGuiApplication::palette()));
        widget.setPalette(own);
    });
}

} // namespace samband
