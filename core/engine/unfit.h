#pragma once

#include "core/engine/preflight.h"
#include "core/engine/systems.h"

namespace samband {

/// What the two accounts cannot serve of the document, asked right after one of them was connected or signed in to:
/// every way to connect tells the same. Empty as well while the other system is not connected: its turn comes next.
/// What could not be asked is an error that says so (\ref unlooked); a run asks anew before it reads anything.
Result<QList<PropertyFinding>> unfitNow(Workspace &workspace, const std::shared_ptr<TokenVault> &vault,
    const std::function<qint64()> &clock, std::stop_token stop);

/// In words: the accounts could not be looked at, why, and when they will be.
Error unlooked(const Error &why);

} // namespace samband
