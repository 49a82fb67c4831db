#pragma once

#include <QtGlobal>

#include <optional>

namespace samband {

/// When runs start by themselves. Times of day are minutes after midnight by the clock on the wall.
struct Timetable {
    int everyMinutes = 0; ///< from the end of one run to the start of the next; 0: runs start only by hand
    int quietFrom = 0; ///< no run starts from here …
    int quietTo = 0; ///< … until here; past midnight where it is the smaller one; the same: never quiet
    bool weekdaysOnly = false; ///< none on Saturdays and Sundays

    bool operator==(const Timetable &) const = default;
};

/// When the next run starts, ms UTC: as soon as the interval since \a lastEnded (ms UTC; 0: there was none) is over and
/// it is not quiet, never before \a now. Nothing when runs start only by hand, or when no minute of the week is left.
/// \a offset: ms that the clock on the wall is ahead of UTC.
std::optional<qint64> nextRun(const Timetable &timetable, qint64 lastEnded, qint64 now, qint64 offset);

/// How many runs start on a day at most, were they over in no time; 0 when runs start only by hand.
int runsOfDay(const Timetable &timetable);

} // namespace samband
