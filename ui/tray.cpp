#include "ui/tray.h"

#include <QEvent>
#include <QMenu>

#include <utility>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

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
    case TrayState::Paused:
        return false;
    }
    return false;
}

} // namespace

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
    m_icon.setIcon(trayIcon(m_face.state));
    window.installEventFilter(this);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT openWanted();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::openWanted);
    connect(&controller, &Controller::summaryReady, this, [this](const Summary &summary) {
        m_summary = summary;
        // One that was asked for while the run went on may still come after it.
        if (summary.lastRun && summary.lastRun->id >= m_awaited && summary.lastRun->status != "running"_L1)
            m_awaited = 0;
        m_told = true;
        update();
    });
    connect(&controller, &Controller::runStarted, this, [this] {
        m_refused.reset();
        update();
    });
    connect(&controller, &Controller::runPaused, this, &Tray::update);
    connect(&controller, &Controller::runEnded, this, [this](const RunReport &report) {
        m_awaited = report.run.id;
        if (report.run.id == 0)
            m_refused = report.run;
        update();
    });
    if (isAvailable())
        m_icon.show();
}

/// The icon is a picture: in another palette it has to be drawn anew.
bool Tray::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        m_icon.setIcon(trayIcon(m_face.state));
    return false;
}

RunActivity Tray::activity() const
{
    if (m_controller.isRunning())
        return m_controller.isRunPaused() ? RunActivity::Paused : RunActivity::Running;
    if (m_awaited != 0)
        return RunActivity::Running;
    return m_controller.isRunPaused() ? RunActivity::LeftPaused : RunActivity::Idle;
}

void Tray::update()
{
    Summary known = m_summary;
    if (m_refused)
        known.lastRun = m_refused;
    const TrayFace now = trayFace(known, activity());
    m_icon.setToolTip(tr("Samband: %1").arg(now.text));
    const TrayFace was = std::exchange(m_face, now);
    if (now.state != was.state)
        m_icon.setIcon(trayIcon(now.state));
    // While a run is under way nobody knows yet; told is what differs from before it.
    if (!m_told || now.state == TrayState::Running || now.state == TrayState::Paused || now.state == m_settled)
        return;
    const auto before = std::exchange(m_settled, now.state);
    if (!before || m_window.isActiveWindow() || !isWorthTelling(*before, now.state))
        return;
    if (m_icon.isVisible())
        m_icon.showMessage(tr("Samband"), now.text, trayIcon(now.state));
    Q_EMIT notified(now.text);
}

} // namespace samband
