#pragma once

#include "core/domain/resolution.h"
#include "ui/drafts.h"
#include "ui/gathering.h"
#include "ui/prompter.h"

namespace samband {

/// An action on more rows than this asks once, with counts: nobody has looked at them one by one.
inline constexpr qsizetype looksAtEach = 25;

/// "1 row", "1,240 rows".
QString rowCount(qsizetype rows);

/// \name The one question before an action on many rows. \a chosen: those that it is about; \a leftOut: how many of the
/// selected rows stay as they are, because it means nothing to them.
/// @{
Question approveQuestion(const Gathered &chosen, qsizetype leftOut, const PerSide<QString> &system);
Question rejectQuestion(const Gathered &chosen, qsizetype leftOut);
Question pauseQuestion(const Gathered &chosen, qsizetype leftOut, bool paused);
Question unlinkQuestion(const Gathered &chosen, qsizetype leftOut, bool never);
Question syncQuestion(const Gathered &chosen, qsizetype leftOut);
Question neverLinkQuestion(qsizetype rows);
Question resolveQuestion(const Drafts::Many &choices, const PerSide<QString> &system);
/// @}

/// How often each choice was made, "30 × the value of CRMOffice, 2 × the difference stays".
QString choiceCounts(const Drafts::Many &choices, const PerSide<QString> &system);

} // namespace samband
