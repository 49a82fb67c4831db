#pragma once

#include "core/crm/crmclient.h"
#include "core/crm/limiter.h"
#include "core/crm/manifest.h"
#include "core/crm/tokenvault.h"
#include "core/store/rows.h"

#include <functional>
#include <memory>

namespace samband {

class TokenKeeper;
class Workspace;

/// The two systems of a workspace, connected.
struct Systems {
    PerSide<std::unique_ptr<CrmClient>> client;

    PerSide<CrmClient *> pointers() const { return {client.source.get(), client.target.get()}; }
};

/// Finds the token for a Connection::tokenSource ("env:NAME", …). Unauthorized when there is none, saying where it was
/// looked for.
using TokenFinder = std::function<Result<QString>(const QString &tokenSource)>;

/// The token in the environment variable that an "env:NAME" source names.
Result<QString> tokenFromEnvironment(const QString &tokenSource);

/// The shipped manifest for a system by any name it is called (":/samband/connectors/…"). BadManifest names the shipped
/// ones otherwise.
Result<QString> manifestFor(const QString &system);

/// The manifest in a file or among the shipped ones, with \a settings in place of its own; BadManifest with file and
/// line when it cannot be used.
Result<Manifest> loadManifest(const QString &path, const QMap<QString, QString> &settings = {});
/// The sign-in of \a connection in use, not loaded yet. \a manifest: loaded with the connection's settings.
std::shared_ptr<TokenKeeper> keeperOf(const ConnectionRow &connection, const Manifest &manifest,
    const std::shared_ptr<TokenVault> &vault, const std::function<qint64()> &clock);
/// Names of the datatypes that the system of \a connection cannot be asked for the changes of: each run reads them in
/// full and compares. BadManifest as below.
Result<QStringList> sweptDatatypes(const ConnectionRow &connection);

/// Reads the manifest that \a connection names and connects. BadManifest with file and line when it cannot be used.
/// Clients made with the same \a pool share the budget of an account.
Result<std::unique_ptr<CrmClient>> connectSystem(
    const ConnectionRow &connection, const TokenFinder &tokens, const std::shared_ptr<LimiterPool> &pool = {});

/// The same with the sign-in from a vault, which is renewed in the middle of a run when it ends.
Result<std::unique_ptr<CrmClient>> connectSystem(const ConnectionRow &connection,
    const std::shared_ptr<TokenVault> &vault, const std::function<qint64()> &clock,
    const std::shared_ptr<LimiterPool> &pool = {});

/// Connects to a system that is asked about its manifest only: never called, so it needs no token.
Result<std::unique_ptr<CrmClient>> connectForManifest(const ConnectionRow &connection);

/// Connects both systems as the workspace says. BadInput when a side has not been connected yet.
Result<Systems> connectSystems(
    Workspace &workspace, const TokenFinder &tokens, const std::shared_ptr<LimiterPool> &pool = {});
Result<Systems> connectSystems(Workspace &workspace, const std::shared_ptr<TokenVault> &vault,
    const std::function<qint64()> &clock, const std::shared_ptr<LimiterPool> &pool = {});

} // namespace samband
