#pragma once

#include "core/domain/timetable.h"
#include "core/engine/controller.h"

#include <QSettings>
#include <QTimer>

namespace samband {

/// Starts runs by the timetable of this console. Another run, by hand or by schedule, pushes the next one back; one
/// that failed waits for its turn like any other; but until a system takes calls again, as it told the last
/// run, none starts. Nothing runs while the console is closed, and what was missed
/// meanwhile is made up for by one run.
class Scheduler : public QObject {
    Q_OBJECT

public:
    /// The timetable of the workspace is kept in \a settings.
    Scheduler(Controller &controller, QSettings &settings, QObject *parent = nullptr);

    const Timetable &timetable() const { return m_timetable; }
    void setTimetable(const Timetable &timetable);
    /// ms UTC; nothing while runs start only by hand.
    std::optional<qint64> next() const { return m_next; }

    /// When it would be under \a timetable.
    std::optional<qint64> nextFor(const Timetable &timetable) const;

Q_SIGNALS:
    void nextChanged();

private:
    void plan();
    void tick();
    void waitFor(const RunReport &report);
    QString key() const;

    Controller &m_controller;
    QSettings &m_settings;
    Timetable m_timetable;
    std::optional<qint64> m_next;
    qint64 m_lastEnded = 0;
    qint64 m_notBefore = 0; ///< ms UTC: until then a system takes no calls
    bool m_read = false; ///< the summary told when the last run ended
    QTimer m_timer;
};

} // namespace samband
