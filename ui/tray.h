#pragma once

#include "core/engine/controller.h"

#include <QSystemTrayIcon>

namespace samband {

/// What the tray shows. Each has a shape and a colour of its own.
enum class TrayState { Unknown, Well, Running, NeedsYou, Failed };

/// The state of the whole workspace: what needs a person outweighs that all else is well, and a failed last run
/// outweighs both.
TrayState trayState(const Summary &summary, bool running);

/// In words, for the tool tip and the notification.
QString trayText(TrayState state, const Summary &summary);

/// The icon of a state: the application's own, with the state's shape in the corner.
QIcon trayIcon(TrayState state);

/// The console's icon beside the clock, where the desktop has such a place; everything works without it. It says
/// something only when the state changes to one that a person would want to know of, never for the first time it is
/// seen and never while the window is in front.
class Tray : public QObject {
    Q_OBJECT

public:
    Tray(Controller &controller, QWidget &window, QObject *parent = nullptr);

    TrayState state() const { return m_state; }
    QIcon icon() const { return m_icon.icon(); }
    static bool isAvailable() { return QSystemTrayIcon::isSystemTrayAvailable(); }

Q_SIGNALS:
    void openWanted();
    void syncWanted();
    void quitWanted();
    /// What was, or without a tray would have been, notified.
    void notified(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void update();

    Controller &m_controller;
    QWidget &m_window;
    QSystemTrayIcon m_icon;
    Summary m_summary;
    TrayState m_state = TrayState::Unknown;
    TrayState m_settled = TrayState::Unknown; ///< the last one that was not a run under way
};

} // namespace samband
