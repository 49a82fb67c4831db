#include "ui/settingsdialog.h"

#include "ui/labels.h"
#include "ui/language.h"
#include "ui/rulespage.h"
#include "ui/systemspage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>

namespace samband {

using namespace Qt::StringLiterals;

SettingsDialog::SettingsDialog(const ConsoleSettings &settings, bool hasTray, NextRun next, Controller &controller,
    Tokens &tokens, QWidget *parent)
    : QDialog(parent)
    , m_controller(controller)
    , m_tabs(new QTabWidget)
{
    setObjectName(u"settingsDialog"_s);
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_tabs->setObjectName(u"settingsTabs"_s);
    m_tabs->setAccessibleName(tr("Settings"));
    m_tabs->addTab(buildConsole(settings, hasTray, std::move(next)), tr("Console"));
    m_rules = new RulesPage(controller, tokens);
    m_tabs->addTab(m_rules, tr("Flows"));
    auto *systems = new SystemsPage(controller);
    m_tabs->addTab(systems, tr("Systems"));
    connect(systems, &SystemsPage::connectionsWanted, this, &SettingsDialog::connectionsWanted);
    auto *box = new QVBoxLayout(this);
    box->addWidget(m_tabs);
    box->addWidget(buildButtons());
    connect(m_rules, &RulesPage::changed, this, &SettingsDialog::showSave);
    m_before = this->settings(); // as the fields show it: what they cannot show is no change
    showSave();
    resize(1000, 740);
}

QWidget *SettingsDialog::buildButtons()
{
    auto *line = new QWidget;
    auto *box = new QHBoxLayout(line);
    box->setContentsMargins(0, 0, 0, 0);
    m_note = quietLabel({});
    m_note->setObjectName(u"settingsNote"_s);
    m_note->setWordWrap(true);
    box->addWidget(m_note, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"settingsSave"_s);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"settingsCancel"_s);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &SettingsDialog::reject);
    box->addWidget(buttons);
    return line;
}

void SettingsDialog::showSave()
{
    const QString obstacle = m_rules->obstacle();
    m_save->setEnabled(obstacle.isEmpty());
    m_note->setText(!obstacle.isEmpty() ? obstacle
            : m_rules->isChanged() ? tr("Changed rules take effect with the next run. Nothing is sent when you save.")
                                   : QString());
}

void SettingsDialog::save()
{
    m_rules->save();
    if (const auto schedule = m_schedule->changedSchedule())
        m_controller.saveSchedule(*schedule);
    Q_EMIT saved(settings());
    accept();
}

bool SettingsDialog::isChanged() const
{
    return m_rules->isChanged() || !m_rules->isValid() || settings() != m_before
        || m_schedule->changedSchedule().has_value();
}

void SettingsDialog::reject()
{
    if (isChanged())
        askBack();
    else
        QDialog::reject();
}

void SettingsDialog::askBack()
{
    if (findChild<QMessageBox *>(u"settingsAsk"_s))
        return;
    const QString obstacle = m_rules->obstacle();
    auto *box = new QMessageBox(
        QMessageBox::NoIcon, tr("Settings"), tr("Some changes are not saved."), QMessageBox::NoButton, this);
    box->setObjectName(u"settingsAsk"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(obstacle.isEmpty() ? tr("Save them, or leave everything as it was?") : obstacle);
    QPushButton *save = box->addButton(tr("Save"), QMessageBox::AcceptRole);
    QPushButton *discard = box->addButton(tr("Discard"), QMessageBox::DestructiveRole);
    QPushButton *cancel = box->addButton(tr("Keep editing"), QMessageBox::RejectRole);
    save->setObjectName(u"settingsAskSave"_s);
    discard->setObjectName(u"settingsAskDiscard"_s);
    cancel->setObjectName(u"settingsAskCancel"_s);
    save->setEnabled(obstacle.isEmpty());
    box->setDefaultButton(obstacle.isEmpty() ? save : cancel);
    box->setEscapeButton(cancel);
    connect(save, &QPushButton::clicked, this, &SettingsDialog::save);
    connect(discard, &QPushButton::clicked, this, [this] { QDialog::reject(); });
    box->open();
}

void SettingsDialog::goToRules(qint64 flow, int property)
{
    m_tabs->setCurrentWidget(m_rules);
    m_rules->goTo(flow, property);
}

QWidget *SettingsDialog::buildConsole(const ConsoleSettings &settings, bool hasTray, NextRun next)
{
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setContentsMargins(16, 16, 16, 16);
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_language = new QComboBox;
    m_language->setObjectName(u"settingsLanguage"_s);
    m_language->addItem(tr("As the desktop"), QString());
    for (const Language &language : languages())
        m_language->addItem(language.name, language.code);
    m_language->setCurrentIndex(std::max(0, m_language->findData(settings.language)));
    form->addRow(tr("&Language"), m_language);

    m_schedule = new ScheduleForm(settings.timetable, std::move(next), m_controller);
    form->labelForField(m_language)->setMinimumWidth(m_schedule->labelWidth());
    form->addRow(m_schedule);

    m_tray = new QCheckBox(tr("&Keep running beside the clock when the window is closed"));
    m_tray->setObjectName(u"settingsTray"_s);
    m_tray->setChecked(settings.stayInTray);
    m_tray->setEnabled(hasTray);
    m_tray->setToolTip(hasTray ? QString() : tr("This desktop shows no icons beside the clock."));
    form->addRow(QString(), m_tray);
    QLabel *note = quietLabel(tr("Runs start by themselves only while the console is open. A first run, and whatever "
                                 "else needs an approval, waits for you all the same."));
    note->setWordWrap(true);
    form->addRow(note);
    return page;
}

ConsoleSettings SettingsDialog::settings() const
{
    return {m_language->currentData().toString(), m_schedule->timetable(), m_tray->isChecked()};
}

} // namespace samband
