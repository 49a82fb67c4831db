#pragma once

#include "core/domain/timetable.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QTabWidget;
class QTimeEdit;

namespace samband {

/// What a person sets about the console itself.
struct ConsoleSettings {
    QString language; ///< code; empty: the desktop's
    Timetable timetable;
    bool stayInTray = false; ///< closing the window leaves the console running beside the clock

    bool operator==(const ConsoleSettings &) const = default;
};

/// The settings of the console. Nothing changes before Save.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    /// \a hasTray: without one, staying in it is not offered.
    SettingsDialog(const ConsoleSettings &settings, bool hasTray, QWidget *parent);

    ConsoleSettings settings() const;
    /// Further pages come here.
    QTabWidget &tabs() { return *m_tabs; }

Q_SIGNALS:
    void saved(const samband::ConsoleSettings &settings);

private:
    QWidget *buildConsole(const ConsoleSettings &settings, bool hasTray);
    void showTimetable();

    QTabWidget *m_tabs = nullptr;
    QComboBox *m_language = nullptr;
    QComboBox *m_every = nullptr;
    QCheckBox *m_quiet = nullptr;
    QTimeEdit *m_quietFrom = nullptr;
    QTimeEdit *m_quietTo = nullptr;
    QCheckBox *m_weekdays = nullptr;
    QCheckBox *m_tray = nullptr;
};

} // namespace samband
