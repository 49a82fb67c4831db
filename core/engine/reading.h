#pragma once

#include "core/engine/session.h"

namespace samband {

/// Reads every datatype that the session's flows use, each once, a page and its cursor at a time, so that a stopped
/// read goes on where it was. Changes only where the system can tell them, everything when it cannot, when \a full is
/// set, or when the last full read is long ago (that is how deletions are found). A datatype that cannot be read leaves
/// its flows unread and is told in the result; an error that concerns the whole system ends the reading.
Status readAll(Session &session, bool full);

/// Reads just the records of \a links afresh, one by one.
Status readLinks(Session &session, const QList<qint64> &links);

/// Whether an error while reading concerns the whole run and not just one datatype.
bool endsReading(ErrorKind kind);

} // namespace samband
