#pragma once

#include "app/sandbox/hubspotstate.h"

namespace samband::sandbox {

/// The scopes that a call needs; of each inner list one is enough. Empty: any token may.
QList<QByteArrayList> neededScopes(const Request &request);
/// 403 as soon as \a granted (empty: everything is) lacks what the call needs.
std::optional<Problem> missingScope(const QByteArrayList &granted, const Request &request);

} // namespace samband::sandbox
