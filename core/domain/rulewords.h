#pragma once

#include "core/domain/dataflow.h"
#include "core/domain/result.h"
#include "core/domain/roles.h"

#include <optional>

namespace samband {

/// A rule by its word, as it stands on the command line, in the journal and in JSON.
struct RuleWord {
    QString name;
    QString value;

    bool operator==(const RuleWord &) const = default;
};

/// Every rule of a property, in a fixed order: normaliser, region, direction, conflict, blank.
QList<RuleWord> ruleWords(const PropertyRules &rules);
/// Every rule of a flow that an operator may set: enabled, filter (see filter.h), creation, template, required, and
/// for each kind of the guard "limit-<kind>" as "<count>,<percent>%".
QList<RuleWord> ruleWords(const FlowRules &rules);

/// Sets one rule. BadInput says which words there are when the name or the value is unknown; \a rules are untouched
/// then.
Status setRule(PropertyRules &rules, const RuleWord &word);
Status setRule(FlowRules &rules, const RuleWord &word);
/// Likewise, mindful of what the document says: a flow with a condition in prose is switched on by a filter ("all" says
/// that every record takes part), and off when its filter is cleared; without one it cannot be on. Any other flow stays
/// on or off as it is. Refuses conditions on the target where links follow those of another datatype.
Status setRule(Flow &flow, const RuleWord &word);

/// What differs between the rules of two versions of one flow, as a journal row holds it: "conflict", or "path
/// conflict" for a property, with the words before and after.
PerSide<QMap<QString, QString>> ruleChanges(const Flow &before, const Flow &after);

/// What the rules of a flow ask for and a system cannot do.
struct RuleObstacle {
    Side side = Side::Target; ///< of the system that cannot
    QString path; ///< of the property whose value cannot be changed there; empty: no record can be created there

    bool operator==(const RuleObstacle &) const = default;
};

/// The first thing that the two systems cannot do; nothing when the rules can be.
std::optional<RuleObstacle> obstacleTo(const Flow &flow, const PerSide<SideTraits> &traits);

/// Whether the two systems can do what the rules ask for; BadInput names the rule and the side that cannot.
Status rulesPossible(const Flow &flow, const PerSide<SideTraits> &traits);

} // namespace samband
