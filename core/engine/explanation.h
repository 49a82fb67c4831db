#pragma once

#include "core/store/rows.h"

#include <functional>

namespace samband {

/// What an input of a decision is about, in the order in which a person reads them.
enum class InputGroup { Records, Properties, Choices, Candidates, Rules, Raw };

/// One of the inputs that a decision was made from, in words.
struct ExplainedInput {
    QString name;
    QString value;
    InputGroup group = InputGroup::Rules;
    QStringList lines{}; ///< the value in parts that can stand below each other; empty: it has none

    bool operator==(const ExplainedInput &) const = default;
};

/// Why a row is as it is.
struct Explanation {
    QString why; ///< one sentence
    QString change; ///< what would change it, one sentence
    QList<ExplainedInput>
        inputs; ///< both sides as seen, each property with base and rules, choices, limits, candidates
};

/// How an explanation calls what has one name on the command line and another one on screen.
struct ExplanationWords {
    std::function<QString(const PropertyRules &)> rules;
    std::function<QString(HoldKind)> kind;
    std::function<QString(Likeness)> likeness;
    std::function<QString(Choice)> choice;
    std::function<QString(qint64 ms)> time;
};

/// Those of the command line: every rule and choice by its stored name.
ExplanationWords commandWords();

/// Explains a row from everything that the decision about it depended on.
Explanation explain(
    const LinkDetail &detail, const PerSide<QString> &system, const ExplanationWords &words = commandWords());

/// What would happen to a property with this choice, or without any: the same rule that a run applies.
PropertyDecision decided(
    const PropertyRow &row, const PerSide<qint64> &modifiedAt, const std::optional<Resolution> &choice);

/// The open choice about a property among those of a row, 0 for the whole row.
std::optional<Resolution> openChoice(const LinkDetail &detail, int property);

/// The stored name of a likeness.
QString likenessName(Likeness likeness);

} // namespace samband
