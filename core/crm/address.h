#pragma once

#include "core/domain/result.h"

#include <QUrl>

namespace samband {

/// The address of a server as a person or a workspace gives it: https with a host; http only to this machine, for a
/// token would be read by others on the way. BadInput says what is wrong for anything else: a name or password in it,
/// a query, blanks. The text of the error never repeats a password. Pure.
Result<QUrl> serverAddress(const QString &text);

} // namespace samband
