#include "core/engine/turning.h"

#include "core/engine/naming.h"

namespace samband {

using namespace Qt::StringLiterals;

QString turnKind(LinkState was, LinkState now, const Reason &why, bool told)
{
    if (was == now)
        return {};
    switch (now) {
    case LinkState::Conflict:
        return u"conflict"_s;
    case LinkState::Held:
        return why.code == ReasonCode::Flapping ? QString() : u"held"_s; // that pause has its line
    case LinkState::Orphaned:
        return u"orphaned"_s;
    case LinkState::Paused:
        return why.code == ReasonCode::LeftOut ? u"left-out"_s : QString();
    case LinkState::InSync:
        // What was still to be carried out has a line of its own.
        return told || was == LinkState::Pending ? QString() : u"settled"_s;
    case LinkState::Pending:
    case LinkState::Failing: // each attempt has its line
    case LinkState::Ambiguous:
    case LinkState::Unlinked:
    case LinkState::NotCreatable:
    case LinkState::Outside:
        return {};
    }
    return {};
}

LinkState storedState(const Decision &decision)
{
    const bool toDo = decision.verb != Verb::Nothing && decision.verb != Verb::Agree && !decision.held;
    return toDo ? LinkState::Pending : decision.state;
}

std::optional<JournalRow> turned(
    const Session &session, const LinkEntry &entry, LinkState now, const Reason &why, bool told)
{
    const QString kind = turnKind(entry.state, now, why, told);
    return kind.isEmpty() ? std::nullopt : std::optional(journalRow(session, entry, kind, why));
}

} // namespace samband
