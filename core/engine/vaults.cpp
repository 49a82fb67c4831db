#include "core/engine/vaults.h"

#include "core/crm/keychainvault.h"
#include "core/engine/lane.h"

namespace samband {

using namespace Qt::StringLiterals;

std::shared_ptr<TokenVault> makeVaults()
{
    const auto lane = std::make_shared<Lane>(u"keychain"_s);
    return std::make_shared<Vaults>(
        std::make_unique<KeychainVault>([lane](std::function<void()> job) { lane->post(std::move(job)); }));
}

} // namespace samband
