#include "core/domain/timetable.h"

#include <algorithm>

namespace samband {

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 minutesOfDay = 24 * 60;
constexpr qint64 daysOfWeek = 7;

bool isQuiet(const Timetable &timetable, qint64 wall)
{
    const qint64 day = wall / (minutesOfDay * minute);
    // 1970-01-01 was a Thursday, day 0.
    const qint64 weekday = (day + 3) % daysOfWeek;
    if (timetable.weekdaysOnly && weekday >= 5)
        return true;
    const qint64 at = wall / minute % minutesOfDay;
    const qint64 from = timetable.quietFrom;
    const qint64 to = timetable.quietTo;
    return from <= to ? at >= from && at < to : at >= from || at < to;
}

} // namespace

std::optional<qint64> nextRun(const Timetable &timetable, qint64 lastEnded, qint64 now, qint64 offset)
{
    if (timetable.everyMinutes <= 0)
        return std::nullopt;
    qint64 wall = std::max(now, lastEnded + timetable.everyMinutes * minute) + offset;
    for (qint64 tries = 0; tries <= daysOfWeek * minutesOfDay; ++tries) {
        if (!isQuiet(timetable, wall))
            return wall - offset;
        wall = (wall / minute + 1) * minute;
    }
    return std::nullopt;
}

int runsOfDay(const Timetable &timetable)
{
    if (timetable.everyMinutes <= 0)
        return 0;
    const qint64 quiet = (timetable.quietTo - timetable.quietFrom + minutesOfDay) % minutesOfDay;
    return int((minutesOfDay - quiet + timetable.everyMinutes - 1) / timetable.everyMinutes);
}

} // namespace samband
