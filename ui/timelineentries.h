#pragma once

#include "core/store/rows.h"
#include "ui/pastkeeper.h"

namespace samband {

/// One line of what has happened to a pair.
struct TimelineEntry {
    qint64 at = 0; ///< ms UTC
    QString what; ///< in words
    QString by; ///< who or what did it; empty when nobody is named
    QString tip;
    std::optional<JournalRow> row; ///< of the journal: what can be undone or chosen again
    std::optional<Side> editedIn; ///< seen in that system, not done by us
};

/// Everything that is known to have happened to a pair, newest first: the journal (\a rows), what the systems tell of
/// edits that were not ours (\a past), and since when it stands where it stands.
QList<TimelineEntry> timelineOf(const LinkDetail &detail, const QList<JournalRow> &rows, const PastAnswer &past,
    const PerSide<QString> &system, qint64 now);

} // namespace samband
