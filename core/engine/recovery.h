#pragma once

#include "core/engine/session.h"

namespace samband {

/// Settles every write whose outcome is not known: those that a crash, a stop or a lost answer left open. It looks
/// before anything is sent again. An update is read back: what it was to write is there (base moves), or it is not (the
/// row is decided again, and that counts as a failed attempt: arrival.h, notThere); arrival.h says how a value is known
/// that the server stored in its own form. A create by key (createkey.h) is asked for by its key; another one is looked
/// for among the unlinked records made since (lostcreate.h): none means that it never happened, unless the system may
/// still be hiding new records; what is not sure is put before the operator. What cannot be told yet stays open, and
/// its link stays blocked.
Status recover(Session &session);

} // namespace samband
