#pragma once

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace samband {

/// How long a failing record waits before it is tried again, in ms, after its first, second, … failure in a row; the
/// last one repeats. The one table of waiting times: a change on either side, or an operator who asks for the record,
/// starts it afresh, and so does whatever the operator says about it: a choice, an undo, resuming, another rule.
/// The first lost answer in a row is no failure to wait for (core/engine/arrival.h, notThere).
inline constexpr std::array<qint64, 6> waitingTimes{
    25'000, 2 * 60'000, 10 * 60'000, 60 * 60'000, 6 * 60 * 60'000, 24 * 60 * 60'000};

/// So many failures in a row are tried again by themselves where nothing but a change on a side can help (a server that
/// answers well and keeps the old value): one for each wait there is between two attempts.
inline constexpr int mostAttempts = static_cast<int>(waitingTimes.size());

/// The wait after the failure number \a attempts (1 is the first).
constexpr qint64 waitAfter(qint64 attempts)
{
    const auto last = static_cast<qint64>(waitingTimes.size()) - 1;
    return waitingTimes[static_cast<std::size_t>(std::clamp<qint64>(attempts - 1, 0, last))];
}

} // namespace samband
