#pragma once

#include "core/domain/reason.h"
#include "core/domain/result.h"

namespace samband {

/// What kind of trouble a cause is: who can end it, and how.
enum class CauseCategory {
    Values, ///< the two sides hold different values: somebody chooses
    Approval, ///< a write waits for a yes
    Match, ///< a record may have a counterpart already
    Refusal, ///< a system does not take a value
    Duplicate, ///< another record holds what has to be unique
    Permission, ///< a system does not let us
    Blank, ///< a value is missing that a new record needs
    Gone, ///< a record is not there any more
    Unclear, ///< it is not known what became of a write
    Busy, ///< a record is locked, or a system cannot now
    Waiting, ///< something else comes first, and this follows by itself
    SetAside, ///< a person or a rule left it out
    Settled, ///< nothing is wrong
};

template<>
inline constexpr auto enumNames<CauseCategory> = std::to_array<EnumName<CauseCategory>>(
    {{CauseCategory::Values, "values"}, {CauseCategory::Approval, "approval"}, {CauseCategory::Match, "match"},
        {CauseCategory::Refusal, "refusal"}, {CauseCategory::Duplicate, "duplicate"},
        {CauseCategory::Permission, "permission"}, {CauseCategory::Blank, "blank"}, {CauseCategory::Gone, "gone"},
        {CauseCategory::Unclear, "unclear"}, {CauseCategory::Busy, "busy"}, {CauseCategory::Waiting, "waiting"},
        {CauseCategory::SetAside, "set-aside"}, {CauseCategory::Settled, "settled"}});

/// The category of \a reason; a refusal's by the kind of error that it noted.
CauseCategory categoryOf(const Reason &reason);

/// The category of an error of \a kind.
CauseCategory categoryOf(ErrorKind kind);

/// The category in a word or two, for people.
QString categoryWord(CauseCategory category);

/// The system that \a reason is about; nothing: both, or none of them more than the other.
std::optional<Side> systemOf(const Reason &reason);

/// A refusal by \a side, so that it is told apart from one of the other side and of another kind.
Reason refusal(const QString &words, std::optional<Side> side, ErrorKind kind);

/// The kind of error that a refusal noted; nothing where it noted none.
std::optional<ErrorKind> refusedKind(const Reason &reason);

} // namespace samband
