#pragma once

#include "core/domain/dataflow.h"
#include "core/domain/decision.h"
#include "core/domain/flapping.h"
#include "core/domain/resolution.h"

#include <optional>

namespace samband {

/// Everything that the decision about a pair depends on.
struct LinkView {
    const Flow &flow;
    Base base;
    PerSide<Shadow> seen;
    Resolutions resolutions;
    bool paused = false;
    PerSide<QString> absorbedBy{}; ///< id of the record that a side's record was merged into; empty when it was not
    QMap<int, PropertyHistory> past{}; ///< what was written to its properties lately
    qint64 at = 0; ///< ms UTC of the decision; only compared with the times in \ref past
    qint64 target = 0; ///< the store's record the pair has on the target side
    std::optional<qint64> counterpart{}; ///< for a flow that follows: as in LinkEntry::counterpart
};

/// Decides about a linked pair. Pure and total: unknown never acts, a conflicting property is written nowhere, nothing
/// is ever deleted without an operator's choice.
Decision reconcile(const LinkView &view);

/// Decides about one property of a pair whose two records are both present.
PropertyDecision reconcileProperty(const Mapping &mapping, const std::optional<PerSide<QString>> &base,
    const PerSide<QString> &now, const PerSide<qint64> &modifiedAt, const std::optional<Resolution> &resolution);

/// \a decision, or the property paused where carrying it out would go on flapping (see flapping.h). A person's choice
/// is always carried out.
PropertyDecision unlessFlapping(const Mapping &mapping, const PropertyDecision &decision,
    const PropertyHistory &history, const PerSide<QString> &now, qint64 at);

/// Whether a change of a property with that direction may be written to side \a to.
bool mayTravel(Direction direction, Side to);

/// What an operator saw of one side when choosing about a whole pair: it changes whenever the record does.
QString seenMark(const Shadow &shadow);

/// What an operator saw of both records of a pair when choosing about it. Who deletes a record deletes all there is to
/// it, also what no flow reads: then it counts as well when each was last changed, where the systems tell.
PerSide<QString> choiceMarks(Choice choice, const PerSide<Shadow> &seen);

/// The valid choice about the whole pair (Resolution::property 0) among \a resolutions, if there is one.
std::optional<Choice> pairChoice(const Resolutions &resolutions, const PerSide<QString> &marks);

/// What a person who turns the row down turns down: a choice for each property that would be written. The choice about
/// the whole pair ends when anything changes; these keep their properties as they are while they hold what was seen.
Resolutions refusals(const LinkView &view);

/// What a target record would look like if it were created from \a source by this flow's mappings and creation
/// template.
Changes newRecord(const Flow &flow, const Fields &source);

/// Why the target would take no record with \a fields from this flow; nothing when it would.
std::optional<Reason> notCreatable(const Flow &flow, const Changes &fields);

/// Makes \a decision the creation of \a side's record with \a fields, which come from the other side's record \a from.
/// Its properties say what is copied, so that \ref agree finds the base in the server's answer: a server that stores
/// the new record in its own spelling causes no conflict.
void fillNew(Decision &decision, const Flow &flow, Side side, const Changes &fields, const Fields &from);

/// The alternatives of a required entry ("a|b": one of them is enough) that \a fields leaves blank; empty when the
/// entry is met.
QStringList missingOf(const QString &required, const Changes &fields);

} // namespace samband
