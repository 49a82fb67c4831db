#pragma once

#include "ui/scheduleform.h"
#include "ui/windowedmodel.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTabWidget;

namespace samband {

class RulesPage;

/// What a person sets about the console itself.
struct ConsoleSettings {
    QString language; ///< code; empty: the desktop's
    Timetable timetable;
    bool stayInTray = false; ///< closing the window leaves the console running beside the clock

    bool operator==(const ConsoleSettings &) const = default;
};

/// The settings: of the console, the rules of each flow and property, and the systems. Nothing changes before Save;
/// what changed rules would alter is counted first.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    /// \a hasTray: without one, staying in it is not offered. \a next: when a run would start.
    SettingsDialog(const ConsoleSettings &settings, bool hasTray, NextRun next, Controller &controller, Tokens &tokens,
        QWidget *parent);

    ConsoleSettings settings() const;
    /// Shows the rules of a flow, or of its property (0: the flow itself).
    void goToRules(qint64 flow, int property);
    /// Whether something was changed, or typed, that Save has not kept yet.
    bool isChanged() const;

public Q_SLOTS:
    /// Esc, Cancel and the window's own button: asks back while something is unsaved.
    void reject() override;

Q_SIGNALS:
    void saved(const samband::ConsoleSettings &settings);
    void connectionsWanted();

private:
    QWidget *buildConsole(const ConsoleSettings &settings, bool hasTray, NextRun next);
    QWidget *buildButtons();
    void showSave();
    void save();
    void askBack();

    Controller &m_controller;
    ConsoleSettings m_before;
    QTabWidget *m_tabs = nullptr;
    RulesPage *m_rules = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_save = nullptr;
    QComboBox *m_language = nullptr;
    ScheduleForm *m_schedule = nullptr;
    QCheckBox *m_tray = nullptr;
};

} // namespace samband
