#pragma once

#include "core/domain/enumtext.h"

namespace samband {

/// The one counted state of a pair or a lone record.
enum class LinkState {
    InSync,
    Pending, ///< decided, not yet written
    Conflict, ///< both sides moved and differ: a person chooses
    Held, ///< allowed but waiting for a person
    Ambiguous, ///< several records look alike: a person picks
    Unlinked, ///< a lone source record that waits for a link: a suggestion, or the link of its contact
    NotCreatable, ///< a lone source record that lacks what the target needs
    Failing, ///< the server refused or could not; backs off
    Orphaned, ///< one side of a linked pair is gone
    Paused, ///< taken out by a person
    Outside, ///< a lone target record: no document promises it a counterpart
};
template<>
inline constexpr auto enumNames<LinkState> = std::to_array<EnumName<LinkState>>(
    {{LinkState::InSync, "in-sync"}, {LinkState::Pending, "pending"}, {LinkState::Conflict, "conflict"},
        {LinkState::Held, "held"}, {LinkState::Ambiguous, "ambiguous"}, {LinkState::Unlinked, "unlinked"},
        {LinkState::NotCreatable, "not-creatable"}, {LinkState::Failing, "failing"}, {LinkState::Orphaned, "orphaned"},
        {LinkState::Paused, "paused"}, {LinkState::Outside, "outside"}});

/// Whether a person has to do something before a row in this state can move.
constexpr bool needsPerson(LinkState state)
{
    switch (state) {
    case LinkState::Conflict:
    case LinkState::Held:
    case LinkState::Ambiguous:
    case LinkState::Unlinked:
    case LinkState::NotCreatable:
    case LinkState::Failing:
    case LinkState::Orphaned:
        return true;
    case LinkState::InSync:
    case LinkState::Pending:
    case LinkState::Paused:
    case LinkState::Outside:
        return false;
    }
    return true;
}

/// Whether a row in this state keeps its flow from being in step: it needs a person, or a run has left it undone.
constexpr bool isOpen(LinkState state)
{
    return needsPerson(state) || state == LinkState::Pending;
}

/// The state's word on screen, translated.
QString stateWord(LinkState state);

} // namespace samband
