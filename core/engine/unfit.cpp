#include "core/engine/unfit.h"

#include "core/store/setup.h"

#include <QCoreApplication>

namespace samband {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Unfit)
};

} // namespace

Result<QList<PropertyFinding>> unfitNow(Workspace &workspace, const std::shared_ptr<TokenVault> &vault,
    const std::function<qint64()> &clock, std::stop_token stop)
{
    for (const Side side : bothSides) {
        const auto connection = Setup(workspace).connection(side);
        if (!connection)
            return connection.error();
        if (!*connection)
            return QList<PropertyFinding>();
    }
    const auto systems = connectSystems(workspace, vault, clock);
    if (!systems)
        return systems.error();
    Session session(workspace, systems->pointers(), clock, std::move(stop), {});
    if (const Status loaded = session.load(); !loaded)
        return loaded.error();
    return findings(session);
}

Error unlooked(const Error &why)
{
    return {why.kind,
        Words::tr("Whether the accounts have the properties of the mappings could not be looked at: %1 It is looked at "
                  "again before the first run.")
            .arg(why.text)};
}

} // namespace samband
