#pragma once

#include "core/engine/preflight.h"
#include "core/engine/systems.h"

namespace samband {

/// What the two accounts cannot serve of the document, asked right after one of them was connected or signed in to:
/// every way to connect tells the same. Empty as well when it cannot be asked yet (the other system is not connected,
/// or its token is not there); a run asks anew before it reads anything.
QList<PropertyFinding> unfitNow(Workspace &workspace, const std::shared_ptr<TokenVault> &vault,
    const std::function<qint64()> &clock, std::stop_token stop);

} // namespace samband
