#pragma once

#include "core/domain/storedform.h"
#include "core/engine/session.h"

namespace samband {

/// \name What both kinds of recovery share: telling whether a write is there, and settling what is known of it.
/// @{

/// How far a server's clock may be off from what we know of it, ms; also how long after it was sent a write may arrive.
inline constexpr qint64 clockSkew = 10 * 60 * 1000;

/// How long a server may go on with a record that it just made, ms: what is changed later, somebody changed. Short, for
/// a default value that is taken for an edit fills a blank, and an edit that is taken for a default is lost.
inline constexpr qint64 finishing = 900;

/// How far the clock of a system is ahead of ours, ms; 0 while it has not told its time. Recovery compares nothing but
/// times of the server with when a write was sent, so its intents say that by the server's clock.
qint64 clockAhead(const Session &session, Side side);

/// The rules of the property at \a path; the default ones where the flow maps none there.
PropertyRules rulesAt(const Flow &flow, Side side, const QString &path);

/// The worst form among the fields of \a wanted in \a held: \c Same only when all of them are.
StoredForm storedForm(const Flow &flow, Side side, const Changes &wanted, const Fields &held);

/// What a server makes of a value, it makes when it is written: a field holds what \a intent sent when it is the same
/// value; and also when it is that value as a server may store it (\ref isServersForm), but only if it is not what the
/// record held before (then nothing shows that the write arrived) and the record was last changed about when the write
/// was sent (later, it may be a person's own edit). Whatever else is there is somebody's edit: the rules of the flow
/// decide, and they ask.
bool hasArrived(const Flow &flow, const Intent &intent, const QString &path, const Record &record);

/// The base of the properties whose every write of \a intents has arrived in \a now. A value copied from the other
/// side agreed with what that side held then; one that was taken back agrees with what the undo brings back there.
Base baseAfter(
    const Flow &flow, const LinkEntry &entry, const PerSide<const Intent *> &intents, const PerSide<Record> &now);

/// Takes into \a base what the server itself put into a record that it just made, where nothing was sent: nobody typed
/// that, so it travels nowhere. A record that somebody may have touched since keeps what it holds as an edit.
void takeDefaults(const Flow &flow, const Intent &create, const Record &made, Base &base);

/// Ends \a intents without a conclusion: the row is decided again.
Settlement lookAgain(const LinkEntry &entry, const QList<qint64> &intents);

/// Ends \a intents, of which at least one was found not to have happened: the row is decided again. Where the system
/// was to answer and did not, that was a failed attempt, and the row waits as any other that fails; only the first one
/// in a row, which may be an accident of the network, is tried again at once. A process that ended says nothing about
/// the record.
Settlement notThere(Session &session, const ActiveFlow &active, const LinkEntry &entry, const QList<Intent> &intents);

/// The journal's line of a write that turned out to be there.
JournalRow foundThere(
    Session &session, const LinkEntry &entry, const Intent &intent, const QString &kind, const Record &record);
/// @}

} // namespace samband
