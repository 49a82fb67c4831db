#include "ui/leaving.h"
#include "ui/mainwindow.h"
#include "ui/runstatus.h"
#include "ui/scheduler.h"
#include "ui/settingsdialog.h"

namespace samband {

using namespace Qt::StringLiterals;

ConsoleSettings MainWindow::consoleSettings() const
{
    return {m_settings.value("language"_L1).toString(), m_scheduler->timetable(),
        m_settings.value("stayInTray"_L1).toBool()};
}

SettingsDialog *MainWindow::openSettings()
{
    auto *dialog = new SettingsDialog(
        consoleSettings(), m_hasTray, [this](const Timetable &timetable) { return m_scheduler->nextFor(timetable); },
        m_controller, m_tokens, this);
    connect(dialog, &SettingsDialog::saved, this, &MainWindow::saveSettings);
    connect(dialog, &SettingsDialog::connectionsWanted, this, &MainWindow::showConnections);
    dialog->show();
    return dialog;
}

void MainWindow::saveSettings(const ConsoleSettings &settings)
{
    const ConsoleSettings before = consoleSettings();
    m_settings.setValue("stayInTray"_L1, settings.stayInTray);
    if (settings.timetable != before.timetable)
        m_scheduler->setTimetable(settings.timetable);
    if (settings.language == before.language)
        return;
    m_settings.setValue("language"_L1, settings.language);
    const auto change = [this] {
        remember();
        Q_EMIT languageChanged();
    };
    if (m_leaving->isNeeded()) {
        m_status->tell(tr("The language changes once what is under way is done."));
        m_leaving->whenDone(change);
    } else {
        change();
    }
}

} // namespace samband
