#include "ui/scheduleform.h"

#include "ui/labels.h"
#include "ui/look.h"
#include "ui/times.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QTimeEdit>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr int nightFrom = 22 * 60;
constexpr int nightTo = 6 * 60;
constexpr qint64 minute = 60'000;
constexpr int byItself = -1; // the engine decides how often
const QList<int> sweepChoices{0, 15, 60, 240, 1440}; // minutes
const QList<int> associationChoices{byItself, 0, 15, 60, 240, 1440};

QTime timeOf(int minutes)
{
    return QTime(0, 0).addSecs(minutes * 60);
}

int minutesOf(const QTimeEdit *edit)
{
    return QTime(0, 0).secsTo(edit->time()) / 60;
}

QTimeEdit *timeEdit(const QString &name, const QString &accessible, int minutes)
{
    auto *edit = new QTimeEdit(timeOf(minutes));
    edit->setObjectName(name);
    edit->setAccessibleName(accessible);
    edit->setDisplayFormat(QLocale().timeFormat(QLocale::ShortFormat));
    return edit;
}

/// How often, in the words of the lists; \a every: minutes.
QString everyText(int every)
{
    switch (every) {
    case 0:
        return ScheduleForm::tr("in every run");
    case 60:
        return ScheduleForm::tr("every hour");
    case 240:
        return ScheduleForm::tr("every 4 hours");
    case 1440:
        return ScheduleForm::tr("once a day");
    }
    return every == byItself ? ScheduleForm::tr("in every run while it takes few calls")
                             : ScheduleForm::tr("every %1 minutes").arg(every);
}

QLabel *sentence(const QString &name)
{
    QLabel *label = wrappedLabel(name);
    label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return label;
}

/// Offers \a choices and whatever is set now, which may be none of them.
void fill(QComboBox &box, QList<int> choices, int now)
{
    const QSignalBlocker quiet(box);
    if (!choices.contains(now))
        choices << now;
    box.clear();
    for (const int every : choices)
        box.addItem(everyText(every), every);
    box.setCurrentIndex(box.findData(now));
    box.setEnabled(true);
}

/// As wide as its choices before the workspace has told which one is set.
QComboBox *choice(const QString &name, const QList<int> &choices)
{
    auto *box = new QComboBox;
    box->setObjectName(name);
    fill(*box, choices, choices.first());
    box->setEnabled(false);
    return box;
}

} // namespace

ScheduleForm::ScheduleForm(const Timetable &timetable, NextRun next, Controller &controller, QWidget *parent)
    : QWidget(parent)
    , m_before(timetable)
    , m_next(std::move(next))
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(12);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow); // the sentences, not the boxes
    addTimetable(*form);
    addReading(*form);
    m_before = this->timetable(); // as the fields show it: what they cannot show is no change
    connect(&controller, &Controller::scheduleReady, this, [this](const Schedule &schedule) { show(schedule); });
    controller.requestSchedule();
    constexpr int sometimes = 10'000; // ms: the moment of the next run may pass
    connect(&m_clock, &QTimer::timeout, this, &ScheduleForm::showEffects);
    m_clock.start(sometimes);
    showEffects();
}

void ScheduleForm::addTimetable(QFormLayout &form)
{
    m_every = new QComboBox;
    m_every->setObjectName(u"settingsEvery"_s);
    m_every->addItem(tr("only by hand"), 0);
    for (const int every : {5, 15, 30, 60, 240, 1440})
        m_every->addItem(everyText(every), every);
    if (m_every->findData(m_before.everyMinutes) < 0)
        m_every->addItem(everyText(m_before.everyMinutes), m_before.everyMinutes);
    m_every->setCurrentIndex(m_every->findData(m_before.everyMinutes));
    form.addRow(tr("&Runs start"), m_every);

    const bool quiet = m_before.quietFrom != m_before.quietTo;
    m_quiet = new QCheckBox(tr("&Quiet from"));
    m_quiet->setObjectName(u"settingsQuiet"_s);
    m_quiet->setChecked(quiet);
    m_quietFrom = timeEdit(u"settingsQuietFrom"_s, tr("Quiet from"), quiet ? m_before.quietFrom : nightFrom);
    m_quietTo = timeEdit(u"settingsQuietTo"_s, tr("Quiet until"), quiet ? m_before.quietTo : nightTo);
    auto *times = new QHBoxLayout;
    times->setSpacing(8);
    times->addWidget(m_quiet);
    times->addWidget(m_quietFrom);
    times->addWidget(new QLabel(tr("until", "quiet from … until …")));
    times->addWidget(m_quietTo);
    times->addStretch();
    form.addRow(QString(), times);
    m_quietNote = quietLabel(tr("The same time twice is never quiet."));
    m_quietNote->setObjectName(u"settingsQuietNote"_s);
    form.addRow(QString(), m_quietNote);
    m_weekdays = new QCheckBox(tr("Not on Saturdays and &Sundays"));
    m_weekdays->setObjectName(u"settingsWeekdays"_s);
    m_weekdays->setChecked(m_before.weekdaysOnly);
    form.addRow(QString(), m_weekdays);
    m_nextNote = sentence(u"settingsNext"_s);
    form.addRow(QString(), m_nextNote);

    connect(m_every, &QComboBox::currentIndexChanged, this, &ScheduleForm::showEffects);
    connect(m_quiet, &QCheckBox::toggled, this, &ScheduleForm::showEffects);
    connect(m_weekdays, &QCheckBox::toggled, this, &ScheduleForm::showEffects);
    for (const QTimeEdit *edit : {m_quietFrom, m_quietTo})
        connect(edit, &QTimeEdit::timeChanged, this, &ScheduleForm::showEffects);
}

void ScheduleForm::addReading(QFormLayout &form)
{
    m_sweep = choice(u"settingsSweep"_s, sweepChoices);
    m_sweep->setToolTip(tr("A run asks for what changed. What was deleted is found by reading whole lists."));
    form.addRow(tr("&Whole lists are read"), m_sweep);
    m_associations = choice(u"settingsAssociations"_s, associationChoices);
    m_associations->setToolTip(tr("Which records belong together is listed record by record, and nothing tells what "
                                  "changed there."));
    form.addRow(tr("&Associations are read"), m_associations);
    m_readingNote = sentence(u"settingsReadingNote"_s);
    form.addRow(QString(), m_readingNote);
    for (const QComboBox *box : {m_sweep, m_associations})
        connect(box, &QComboBox::currentIndexChanged, this, &ScheduleForm::showEffects);
}

int ScheduleForm::labelWidth() const
{
    const auto *form = static_cast<const QFormLayout *>(layout());
    int widest = 0;
    for (QWidget *field : std::initializer_list<QWidget *>{m_every, m_sweep, m_associations})
        widest = std::max(widest, form->labelForField(field)->sizeHint().width());
    return widest;
}

void ScheduleForm::show(const Schedule &schedule)
{
    if (m_kept)
        return; // what a person is choosing is not replaced
    m_kept = schedule;
    fill(*m_sweep, sweepChoices, int(schedule.sweep / minute));
    fill(*m_associations, associationChoices, schedule.associations ? int(*schedule.associations / minute) : byItself);
    showEffects();
}

Schedule ScheduleForm::schedule() const
{
    Schedule schedule;
    schedule.sweep = m_sweep->currentData().toInt() * minute;
    if (const int every = m_associations->currentData().toInt(); every != byItself)
        schedule.associations = every * minute;
    return schedule;
}

std::optional<Schedule> ScheduleForm::changedSchedule() const
{
    if (!m_kept || schedule() == *m_kept)
        return std::nullopt;
    return schedule();
}

Timetable ScheduleForm::timetable() const
{
    const bool quiet = m_quiet->isChecked();
    return {m_every->currentData().toInt(), quiet ? minutesOf(m_quietFrom) : 0, quiet ? minutesOf(m_quietTo) : 0,
        m_weekdays->isChecked()};
}

void ScheduleForm::showEffects()
{
    const bool scheduled = m_every->currentData().toInt() > 0;
    m_quiet->setEnabled(scheduled);
    m_weekdays->setEnabled(scheduled);
    m_quietFrom->setEnabled(scheduled && m_quiet->isChecked());
    m_quietTo->setEnabled(scheduled && m_quiet->isChecked());
    m_quietNote->setVisible(m_quietTo->isEnabled() && m_quietFrom->time() == m_quietTo->time());
    m_nextNote->setText(nextText());
    m_readingNote->setText(readingText());
    m_readingNote->setVisible(!m_readingNote->text().isEmpty());
}

/// When the next run would start, and what that alters.
QString ScheduleForm::nextText() const
{
    const auto when = [this](const Timetable &timetable) {
        const qint64 now = nowMs();
        const auto next = m_next(timetable);
        if (!next)
            return timetable.everyMinutes > 0 ? tr("never, it is always quiet") : tr("only by hand");
        return *next <= now + minute ? tr("at once") : clockTime(*next, now);
    };
    const Timetable wanted = timetable();
    if (wanted == m_before && wanted.everyMinutes == 0)
        return tr("Runs start only by hand.");
    if (wanted == m_before)
        return tr("The next run starts: %1.").arg(when(wanted));
    QString text = tr("The next run would start: %1; as it is now: %2.").arg(when(wanted), when(m_before));
    if (const int runs = runsOfDay(wanted), before = runsOfDay(m_before); runs != before)
        text += u' ' + tr("At most %1 runs on a day instead of %2.").arg(numberText(runs), numberText(before));
    return text;
}

QString ScheduleForm::readingText() const
{
    const auto changed = changedSchedule();
    if (!changed)
        return {};
    QStringList parts;
    if (changed->sweep != m_kept->sweep)
        parts << tr("Records that were deleted would be found by whole lists %1 instead of %2.")
                     .arg(m_sweep->currentText(), everyText(int(m_kept->sweep / minute)));
    if (changed->associations != m_kept->associations)
        parts << tr("A changed association would be seen %1 instead of %2.")
                     .arg(m_associations->currentText(),
                         everyText(m_kept->associations ? int(*m_kept->associations / minute) : byItself));
    return parts.join(u' ');
}

} // namespace samband
