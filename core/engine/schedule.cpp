#include "core/engine/schedule.h"

namespace samband {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 minute = 60 * 1000;
const auto sweepKey = "schedule/sweepMinutes"_L1;
const auto associationsKey = "schedule/associationsMinutes"_L1;

std::optional<qint64> minutesOf(const QString &text)
{
    bool ok = false;
    const qint64 minutes = text.toLongLong(&ok);
    return ok && minutes >= 0 ? std::optional(minutes * minute) : std::nullopt;
}

} // namespace

Schedule scheduleOf(const Setup &setup)
{
    Schedule schedule;
    schedule.sweep = minutesOf(setup.setting(sweepKey)).value_or(schedule.sweep);
    schedule.associations = minutesOf(setup.setting(associationsKey));
    return schedule;
}

Status saveSchedule(Setup &setup, const Schedule &schedule)
{
    if (const Status saved = setup.saveSetting(sweepKey, QString::number(schedule.sweep / minute)); !saved)
        return saved;
    return setup.saveSetting(
        associationsKey, schedule.associations ? QString::number(*schedule.associations / minute) : u"auto"_s);
}

} // namespace samband
