#pragma once

#include "core/domain/dataflow.h"
#include "core/domain/decision.h"
#include "core/domain/intent.h"
#include "core/domain/resolution.h"

namespace samband {

/// \name Which of a person's open choices are done with. Pure and total.
/// A choice that stays open without need would bind again, years later, once both sides happen to hold what they held
/// when it was made.
/// @{

/// Those of \a open that \a decision carries out when it is settled. What only a later decision can carry out stays
/// open: the undo of a link or of a creation while values are taken back first, and an undo that is shown as a
/// conflict.
Resolutions carriedOut(const Decision &decision, const Resolutions &open);

/// Those of \a carried that are done although \a failed did not take what \a decision wrote there: about properties
/// that no such side was to take. What is about the whole pair is not done.
Resolutions carriedOutBeside(const Decision &decision, const PerSide<bool> &failed, const Resolutions &carried);

/// Those of \a open, about one property, that came to nothing: both sides hold something else than the person saw
/// (\a now), and \a decision leaves the property as it is because nothing is open about it any more. Undoing is not
/// among them.
Resolutions lapsed(const Flow &flow, const Decision &decision, const PerSide<Fields> &now, const Resolutions &open);

/// Whether \a choice, about one property, asks for just what \a sent wrote of it: one that a person made after it was
/// sent is still to be carried out. \a base is from before the write.
bool asksFor(const Flow &flow, const Base &base, const Resolution &choice, const PerSide<const Intent *> &sent);
/// @}

} // namespace samband
