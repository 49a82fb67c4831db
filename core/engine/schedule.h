#pragma once

#include "core/store/setup.h"

#include <QMetaType>

#include <optional>

namespace samband {

/// How often a run reads what asking for changes does not bring. Settings of the workspace.
struct Schedule {
    qint64 sweep = 60 * 60 * 1000; ///< ms between whole reads where changes can be asked for: finds deletions
    /// Ms between whole reads of what is listed by the records of another datatype (associations); nothing: in every
    /// run while that takes few calls, else every quarter of an hour.
    std::optional<qint64> associations;

    bool operator==(const Schedule &) const = default;
};

/// The schedule of a workspace; what was never set, or is no number, is as above.
Schedule scheduleOf(const Setup &setup);
/// Stores it.
Status saveSchedule(Setup &setup, const Schedule &schedule);

} // namespace samband

Q_DECLARE_METATYPE(samband::Schedule)
