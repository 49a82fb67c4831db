#pragma once

#include "core/engine/session.h"

namespace samband {

/// How the history calls that a run leaves a row in \a now that was in \a was: "conflict", "held", "orphaned",
/// "left-out", or "settled" when nothing waits any more. Empty when it says nothing of its own: the row stays as it
/// was, \a told says that another line tells why it is well, or a person's own line does. One line for each turn, none
/// for each run.
QString turnKind(LinkState was, LinkState now, const Reason &why, bool told);

/// The state that the store keeps of a row with \a decision: what is still to be carried out is Pending.
LinkState storedState(const Decision &decision);

/// The entry that \ref turnKind asks for.
std::optional<JournalRow> turned(
    const Session &session, const LinkEntry &entry, LinkState now, const Reason &why, bool told);

} // namespace samband
