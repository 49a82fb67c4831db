#pragma once

#include "core/domain/rulewords.h"
#include "core/engine/rulespreview.h"

#include <QString>

namespace samband {

/// \name What rules are called on screen. The systems are always named.
/// @{
QString conflictWord(ConflictPolicy policy, const PerSide<QString> &system);
QString blankWord(BlankPolicy policy);
QString directionWord(Direction direction, const PerSide<QString> &system);
QString normaliserWord(Normaliser normaliser);
QString creationWord(Creation creation);
/// How a condition of a filter compares: "is not".
QString filterOperatorWord(FilterOperator op);
/// What a limit of the guard counts: "Creates", "Archives".
QString limitWord(HoldKind kind);
/// @}

/// What is particular about the rules of a property in a few words; empty when nothing is.
QString particulars(const PropertyRules &rules, const PerSide<QString> &system);
/// Likewise of a flow.
QString particulars(const Flow &flow);

/// An outcome as \ref outcomeWord names it: "Conflict", "Update".
QString outcomeText(const QString &word);

/// What a system cannot do, and which rule to choose instead.
QString obstacleText(const RuleObstacle &obstacle, const PerSide<QString> &system);

/// How many rows other rules would decide differently, in one sentence; that it is none.
QString changedText(const RulesPreview &preview);
/// What becomes of them, one line for each kind, the most numerous first: "37: Conflict → Update".
QStringList kindTexts(const RulesPreview &preview);

} // namespace samband
