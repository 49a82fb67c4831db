#pragma once

#include "core/engine/controller.h"
#include "ui/trayface.h"

#include <QSystemTrayIcon>

namespace samband {

/// The console's icon beside the clock, where the desktop has such a place; everything works without it. It says
/// something only when the state changes to one that a person would want to know of, never for the first time it is
/// seen and never while the window is in front.
class Tray : public QObject {
    Q_OBJECT

public:
    Tray(Controller &controller, QWidget &window, QObject *parent = nullptr);

    TrayState state() const { return m_face.state; }
    QString text() const { return m_face.text; }
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
    RunActivity activity() const;
    void update();

    Controller &m_controller;
    QWidget &m_window;
    QSystemTrayIcon m_icon;
    Summary m_summary;
    TrayFace m_face;
    std::optional<TrayState> m_settled; ///< the last one that was not a run under way or paused
    bool m_told = false; ///< a summary came
    std::optional<RunRow> m_refused; ///< a run that ended before it had begun, and of which no summary will tell
    qint64 m_awaited = 0; ///< a run that ended and that no summary has told of yet; 0: none
};

} // namespace samband
