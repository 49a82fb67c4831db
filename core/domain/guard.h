#pragma once

#include "core/domain/dataflow.h"
#include "core/domain/decision.h"

#include <QHash>

#include <optional>

namespace samband {

/// \name Counts of the guard
/// A *guard key* names one count: the kind of hold, and for what takes values away or makes records alike also which
/// property and value ("update", "clear/target/mobilePhone", "same-value/12/00000000"). A decision counts once under
/// each of its keys. What was approved, waits, or changes no system counts under none.
/// @{

/// How many rows count under each key, by the key's fingerprint: a run of a million updates has a million values.
using KindCounts = QHash<qint64, int>;

/// The keys of \a decision, the most suspicious one first. A property counts under its new value only where it changed
/// from another one (not where two records meet, nor for yes and no).
QStringList guardKeys(const Flow &flow, const Decision &decision);
/// What a row held under \a key would do.
HoldKind holdKind(const QString &key);
void countKinds(KindCounts &counts, const Flow &flow, const Decision &decision);
KindCounts countKinds(const Flow &flow, const Plan &plan);
/// How many rows under \a key the flow's rules let through.
qint64 limitOf(const Flow &flow, const QString &key, int flowSize);
/// Whether so many rows under \a key are more than the flow's rules let through. What the first run of a flow would
/// create waits for a person, however many there are.
bool isOverLimit(const Flow &flow, const QString &key, int count, int flowSize);
/// @}

/// What the guard counted when it held a row.
struct GuardCount {
    HoldKind kind = HoldKind::Update;
    int planned = 0; ///< rows that one run would have treated so
    std::optional<int> limit{}; ///< nothing where none counts: what the first run of a flow would create
    QString property{}; ///< path, of what is counted by property
    QString value{}; ///< of what is counted by value

    bool operator==(const GuardCount &) const = default;
};

/// What \a reason says the guard counted; nothing when the guard holds nothing.
std::optional<GuardCount> countedBy(const Reason &reason);

/// The decision with the approval of a person, as far as an approval of everything reaches: a held link, create or
/// update goes ahead, an archive and a held blank do not.
Decision approveHeld(const Decision &decision);

/// What the guard needs to know about a flow besides its rules.
struct GuardContext {
    int flowSize = 0; ///< pairs and lone source records of the flow
    bool firstRun = false; ///< no run of this flow has been completed yet
    std::optional<KindCounts> counts{}; ///< of the whole flow, when the plan is only a part of it
    QMap<QString, int> waiting{}; ///< key -> rows that it holds already and that are not in the plan
    bool chosen = false; ///< the rows were asked for one by one: what waits elsewhere does not hold them
};

/// Holds what a person has to approve: every archive; creates on a flow's first run; and each count (see above) that
/// is more than both limits of its kind in the flow's rules. Rows that wait are counted along, so that a flood that
/// comes in portions is held as a whole. What was approved passes; the rest of the plan is untouched. \a plan holds
/// the rows of \a flow only.
Plan guard(const Flow &flow, const Plan &plan, const GuardContext &context);

} // namespace samband
