#pragma once

#include "core/domain/dataflow.h"
#include "core/domain/filter.h"
#include "core/domain/reason.h"
#include "core/domain/record.h"

#include <optional>

namespace samband {

/// Whether a record takes part in a flow.
enum class Admission {
    Admitted,
    LeftOut,
    Unknown, ///< a property that the filter asks for was not read: nothing is concluded, and nothing done
};

/// What a filter says of a record.
struct Admittance {
    Admission admission = Admission::Admitted;
    std::optional<Condition> condition{}; ///< the first that does not hold, or that cannot be told

    bool operator==(const Admittance &) const = default;
};

/// What is held against a filter: one record, or the two of a pair that might be.
struct Applicant {
    PerSide<std::optional<Fields>> fields{}; ///< nothing: conditions on that side are not asked
    PerSide<std::optional<QStringList>> read{}; ///< paths that were read of every record; nothing: all of them
};

/// Holds an applicant against the filter of \a flow. Pure and total. A property that the flow maps is compared by its
/// own rules, another one by what its values mean (meaning.h). Blank holds for Empty and IsNot only.
Admittance admits(const Flow &flow, const Applicant &applicant);

/// Why a record rests that the filter leaves out.
Reason leftOut(const Condition &condition);

/// What the document says in prose about which records take part, a paragraph each; empty when it has no condition.
QString conditionInProse(const Flow &flow);

/// Whether the flow is off because nobody has turned that condition into a filter, or it has changed since.
bool needsRule(const Flow &flow);

} // namespace samband
