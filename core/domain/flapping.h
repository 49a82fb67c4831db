#pragma once

#include "core/domain/reason.h"
#include "core/domain/rules.h"

#include <QList>

#include <optional>

namespace samband {

/// One write of ours to one property of a pair, as the journal has it.
struct PastWrite {
    qint64 at = 0; ///< ms UTC
    Side side = Side::Target; ///< the side that was written
    QString before; ///< what that side held until then
    QString after; ///< what it said it held afterwards

    bool operator==(const PastWrite &) const = default;
};

/// What was written to one property of a pair since a person last had a say about it (chose, approved, undid, resumed,
/// linked).
struct PropertyHistory {
    QList<PastWrite> writes; ///< oldest first
    bool paused = false; ///< it was paused as flapping, and nothing was written since

    bool operator==(const PropertyHistory &) const = default;
};

/// \name When a property flaps
/// A write *came back* when the side that was written holds again what it held before, without us. Three writes in a
/// row that all came back, each within \ref flapWindow of the one before, are two automations (or an automation and a
/// rule of ours) that undo each other: the property is paused on that record, everything else flows. This is seen on
/// the side we wrote, so a person who edits forth and back in one system never looks like it, and whatever a person
/// says through us (a choice, an approval, an undo, resuming) starts the count afresh.
///
/// Once paused it stays paused, however long, while both sides hold one of the two values: an automation only has to
/// wait otherwise. It ends when a person has a say, or when a side holds a third value: that is an edit and no part of
/// the cycle. On the side that was changed back the edit flows; on the other one both sides have moved since they
/// agreed, and the rule for conflicts decides. Where both sides come to hold the same there is nothing to write, and
/// nothing to pause.
/// @{
inline constexpr qsizetype flapsAllowed = 3;
inline constexpr qint64 flapWindow = 3LL * 24 * 60 * 60 * 1000; ///< ms; what comes back later is somebody's decision

/// The three writes of the cycle, oldest first, when the property must be paused; nothing when it may be written.
/// \a rules: of the property, for they say which spellings are one value; \a now: what the two sides hold; \a at: ms
/// UTC. Pure and total.
std::optional<QList<PastWrite>> flapping(
    const PropertyHistory &history, const PropertyRules &rules, const PerSide<QString> &now, qint64 at);

Reason flappingReason(const QString &property, const QList<PastWrite> &cycle);
/// @}

} // namespace samband
