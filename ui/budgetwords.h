#pragma once

#include "core/crm/accountinfo.h"

#include <optional>

namespace samband {

/// One limit of a system as a person reads it.
struct Gauge {
    QString name; ///< of the class of calls, or of the day
    QString figures; ///< "42 / 190 in 10 s"
    QString note; ///< when the day ends and what is kept, in short; empty for a class of calls
    QString tip; ///< likewise in full
    double used = 0; ///< share of what is allowed, 0 … 1
    double kept = 0; ///< share that runs leave to the operator, 0 … 1

    bool isSpent() const { return used >= 1.0 - kept && used > 0; } ///< runs wait until it is free again
    bool operator==(const Gauge &) const = default;
};

/// The limits of \a system among \a budgets: the day's first, then each class of calls. \a now is ms UTC.
QList<Gauge> gaugesOf(const QList<Budget> &budgets, const QString &system, qint64 now);

/// How much of the day's calls is used, 0 … 100 %; nothing where the system has no limit for the day, or has not told.
std::optional<int> dayPercent(const QList<Budget> &budgets, const QString &system);

} // namespace samband
