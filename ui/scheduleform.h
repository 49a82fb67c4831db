#pragma once

#include "core/domain/timetable.h"
#include "core/engine/controller.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QTimeEdit;

namespace samband {

/// When a run would start under a timetable that is not saved yet (ms UTC); nothing when none would.
using NextRun = std::function<std::optional<qint64>(const Timetable &)>;

/// When runs start by themselves, and how often one of them reads what asking for changes does not bring. Whatever is
/// changed tells at once what it would alter; nothing is saved here.
class ScheduleForm : public QWidget {
    Q_OBJECT

public:
    ScheduleForm(const Timetable &timetable, NextRun next, Controller &controller, QWidget *parent = nullptr);

    Timetable timetable() const;
    /// How often whole lists are read; nothing until the workspace has told, or while it stays as it is.
    std::optional<Schedule> changedSchedule() const;

    /// Of the column with the names of the fields, for a form around this one to line up with.
    int labelWidth() const;

private:
    void addTimetable(QFormLayout &form);
    void addReading(QFormLayout &form);
    void show(const Schedule &schedule);
    Schedule schedule() const;
    void showEffects();
    QString nextText() const;
    QString readingText() const;

    Timetable m_before;
    NextRun m_next;
    std::optional<Schedule> m_kept;
    QTimer m_clock;
    QComboBox *m_every = nullptr;
    QCheckBox *m_quiet = nullptr;
    QTimeEdit *m_quietFrom = nullptr;
    QTimeEdit *m_quietTo = nullptr;
    QLabel *m_quietNote = nullptr; ///< what the times come to, where that is not what they look like
    QCheckBox *m_weekdays = nullptr;
    QLabel *m_nextNote = nullptr;
    QComboBox *m_sweep = nullptr;
    QComboBox *m_associations = nullptr;
    QLabel *m_readingNote = nullptr;
};

} // namespace samband
