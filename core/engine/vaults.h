#pragma once

#include "core/crm/tokenvault.h"

namespace samband {

/// The vaults of a program: the desktop's keychain on a lane of its own, the environment, and the session. Made once,
/// at the start.
std::shared_ptr<TokenVault> makeVaults();

} // namespace samband
