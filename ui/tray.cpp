#include "ui/tray.h"

#include "ui/icons.h"
#include "ui/look.h"

#include <QEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Tray)
};

/// Whose shape and colour a state borrows: the same ones mean the same everywhere.
LinkState shapeOf(TrayState state)
{
    switch (state) {
    case TrayState::Unknown:
        return LinkState::Outside;
    case TrayState::Well:
        return LinkState::InSync;
    case TrayState::Running:
        return LinkState::Pending;
    case TrayState::NeedsYou:
        return LinkState::Conflict;
    case TrayState::Failed:
        return LinkState::Failing;
    }
    return LinkState::Outside;
}

bool isWorthTelling(TrayState before, TrayState now)
{
    switch (now) {
    case TrayState::NeedsYou:
    case TrayState::Failed:
        return true;
    case TrayState::Well:
        return before == TrayState::NeedsYou || before == TrayState::Failed;
    case TrayState::Unknown:
    case TrayState::Running:
        return false;
    }
    return false;
}

} // namespace

TrayState trayState(const Summary &summary, bool running)
{
    if (running)
        return TrayState::Running;
    if (!summary.lastRun)
        return TrayState::Unknown;
    if (summary.lastRun->status == "failed"_L1)
        return TrayState::Failed;
    if (summary.waiting() > 0)
        return TrayState::NeedsYou;
    return summary.isGreen() ? TrayState::Well : TrayState::Unknown;
}

QString trayText(TrayState state, const Summary &summary)
{
    switch (state) {
    case TrayState::Unknown:
        return Words::tr("Not everything was read yet");
    case TrayState::Well:
        return Words::tr("All in step");
    case TrayState::Running:
        return Words::tr("A run is under way");
    case TrayState::NeedsYou:
        return summary.waiting() == 1 ? Words::tr("1 record needs you")
                                      : Words::tr("%1 records need you").arg(numberText(summary.waiting()));
    case TrayState::Failed:
        return Words::tr("The last run failed: %1").arg(summary.lastRun ? summary.lastRun->error : QString());
    }
    return {};
}

QIcon trayIcon(TrayState state)
{
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64}) {
        QPixmap picture = QIcon(u":/samband/icons/samband.svg"_s).pixmap(QSize(size, size), 1);
        if (picture.isNull()) {
            picture = QPixmap(size, size);
            picture.fill(Qt::transparent);
        }
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        const int badge = size * 5 / 8;
        const QRect corner(size - badge, size - badge, badge, badge);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QGuiApplication::palette().base());
        painter.drawEllipse(corner);
        stateIcon(shapeOf(state)).paint(&painter, corner.adjusted(1, 1, -1, -1));
        painter.end();
        icon.addPixmap(picture);
    }
    return icon;
}

Tray::Tray(Controller &controller, QWidget &window, QObject *parent)
    : QObject(parent)
    , m_controller(controller)
    , m_window(window)
{
    auto *menu = new QMenu(&window);
    menu->addAction(tr("Open Samband"), this, &Tray::openWanted);
    menu->addAction(tr("Sync now"), this, &Tray::syncWanted);
    menu->addSeparator();
    menu->addAction(tr("Quit"), this, &Tray::quitWanted);
    m_icon.setContextMenu(menu);
    m_icon.setIcon(trayIcon(m_state));
    window.installEventFilter(this);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT openWanted();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::openWanted);
    connect(&controller, &Controller::summaryReady, this, [this](const Summary &summary) {
        m_summary = summary;
        update();
    });
    connect(&controller, &Controller::runStarted, this, &Tray::update);
    connect(&controller, &Controller::runEnded, this, &Tray::update);
    if (isAvailable())
        m_icon.show();
}

/// The icon is a picture: in another palette it has to be drawn anew.
bool Tray::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        m_icon.setIcon(trayIcon(m_state));
    return false;
}

void Tray::update()
{
    const TrayState now = trayState(m_summary, m_controller.isRunning());
    m_icon.setToolTip(tr("Samband: %1").arg(trayText(now, m_summary)));
    if (now == m_state)
        return;
    m_icon.setIcon(trayIcon(now));
    m_state = now;
    // While a run is under way nobody knows yet; told is what differs from before it.
    if (now == TrayState::Running || now == m_settled)
        return;
    const TrayState before = std::exchange(m_settled, now);
    if (before == TrayState::Unknown || m_window.isActiveWindow() || !isWorthTelling(before, now))
        return;
    const QString text = trayText(now, m_summary);
    if (m_icon.isVisible())
        m_icon.showMessage(tr("Samband"), text, trayIcon(now));
    Q_EMIT notified(text);
}

} // namespace samband
