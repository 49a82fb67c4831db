#pragma once

#include "ui/mainwindow.h"
#include "ui/tray.h"

#include <memory>

namespace samband {

class SingleWindow;

/// The window and the tray icon over one controller. Makes the window anew when its language changes; ends the program
/// when the window is closed and does not stay beside the clock.
class Console : public QObject {
    Q_OBJECT

public:
    Console(Controller &controller, QSettings &settings, SingleWindow &single);

    void open();
    /// Ends the program without a question; what was left undone is written to the terminal. A second call waits for
    /// nothing.
    void end();
    /// Speaks the language of the settings, or the desktop's.
    static void speakAsSet(const QSettings &settings);

private:
    /// Lets the person set up or choose another workspace, and opens it beside this one in a console of its own.
    void openAnother();

    Controller &m_controller;
    QSettings &m_settings;
    SingleWindow &m_single;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Tray> m_tray;
    bool m_ending = false;
};

} // namespace samband
