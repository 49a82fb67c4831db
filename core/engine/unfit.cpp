#include "core/engine/unfit.h"

namespace samband {

QList<PropertyFinding> unfitNow(Workspace &workspace, const std::shared_ptr<TokenVault> &vault,
    const std::function<qint64()> &clock, std::stop_token stop)
{
    const auto systems = connectSystems(workspace, vault, clock);
    if (!systems)
        return {};
    Session session(workspace, systems->pointers(), clock, std::move(stop), {});
    const auto found = session.load() ? findings(session) : Result<QList<PropertyFinding>>(QList<PropertyFinding>());
    return found ? *found : QList<PropertyFinding>();
}

} // namespace samband
