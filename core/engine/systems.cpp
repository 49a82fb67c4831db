#include "core/engine/systems.h"

#include "core/crm/address.h"
#include "core/crm/restclient.h"
#include "core/crm/tokenkeeper.h"
#include "core/store/setup.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Systems)
};

const auto connectors = ":/samband/connectors/"_L1;
const auto schemaName = "connector.schema.json"_L1;

Result<QByteArray> contentsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorKind::BadManifest,
            Words::tr("The connector manifest %1 cannot be read: %2. Check the path and the rights.")
                .arg(path, file.errorString())};
    return file.readAll();
}

/// Looked at whenever a client is made: a workspace or a manifest changed by hand shall send no token astray.
Status checkAddress(const ConnectionRow &connection, const Manifest &manifest)
{
    const auto address = serverAddress(connection.baseUrl.isEmpty() ? manifest.baseUrl : connection.baseUrl);
    if (!address)
        return Error{address.error().kind, u"%1: %2"_s.arg(connection.system, address.error().text)};
    return Done{};
}

/// Connects both sides, each with \a connect.
template<class Connect> Result<Systems> connectBoth(Workspace &workspace, const Connect &connect)
{
    Systems systems;
    for (const Side side : bothSides) {
        const auto connection = Setup(workspace).connection(side);
        if (!connection)
            return connection.error();
        if (!*connection)
            return Error{ErrorKind::BadInput,
                Words::tr("The %1 system is not connected yet. Connect it first.")
                    .arg(side == Side::Source ? Words::tr("source") : Words::tr("target"))};
        auto client = connect(**connection);
        if (!client)
            return client.error();
        systems.client[side] = std::move(*client);
    }
    return systems;
}

} // namespace

Result<Manifest> loadManifest(const QString &path, const QMap<QString, QString> &settings)
{
    const auto schema = contentsOf(connectors + schemaName);
    const auto bytes = contentsOf(path);
    if (!schema || !bytes)
        return schema ? bytes.error() : schema.error();
    return readManifest(*bytes, *schema, path, settings);
}

std::shared_ptr<TokenKeeper> keeperOf(const ConnectionRow &connection, const Manifest &manifest,
    const std::shared_ptr<TokenVault> &vault, const std::function<qint64()> &clock)
{
    std::optional<OAuth> oauth;
    for (const SignIn &way : manifest.signIn) {
        if (way.kind == SignInKind::OAuth2 && !oauth)
            oauth.emplace(connection.system, way, clock);
    }
    return std::make_shared<TokenKeeper>(vault, connection.tokenSource, connection.system, std::move(oauth), clock);
}

Result<QString> tokenFromEnvironment(const QString &tokenSource)
{
    const QString name = tokenSource.section(u':', 1);
    if (!tokenSource.startsWith("env:"_L1) || name.isEmpty())
        return Error{
            ErrorKind::Unauthorized, Words::tr("No token is known for this connection. Connect the system again.")};
    const QString token = qEnvironmentVariable(name.toUtf8().constData()).trimmed();
    if (token.isEmpty())
        return Error{ErrorKind::Unauthorized,
            Words::tr(
                "The environment variable %1 holds no token. Set it to the system's access token and start again.")
                .arg(name)};
    return token;
}

Result<QString> manifestFor(const QString &system)
{
    QStringList known;
    const QStringList names = QDir(connectors).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        if (name == schemaName)
            continue;
        const auto manifest = loadManifest(connectors + name);
        if (!manifest)
            return manifest.error();
        if (manifest->isCalled(system))
            return connectors + name;
        known << manifest->system;
    }
    return Error{ErrorKind::BadManifest,
        Words::tr("No connector for “%1” is shipped (there is %2). Name a manifest file for it.")
            .arg(system, known.join(", "_L1))};
}

Result<QStringList> sweptDatatypes(const ConnectionRow &connection)
{
    const auto manifest = loadManifest(connection.manifest);
    if (!manifest)
        return manifest.error();
    return manifest->sweptDatatypes();
}

Result<std::unique_ptr<CrmClient>> connectSystem(
    const ConnectionRow &connection, const TokenFinder &tokens, const std::shared_ptr<LimiterPool> &pool)
{
    auto manifest = loadManifest(connection.manifest, connection.settings);
    if (!manifest)
        return manifest.error();
    if (const Status checked = checkAddress(connection, *manifest); !checked)
        return checked.error();
    const auto token = tokens(connection.tokenSource);
    if (!token)
        return Error{ErrorKind::Unauthorized, u"%1: %2"_s.arg(connection.system, token.error().text)};
    Connection endpoint;
    endpoint.baseUrl = connection.baseUrl;
    endpoint.token = [token = *token] { return token; };
    endpoint.settings = connection.settings;
    endpoint.pool = pool;
    return std::unique_ptr<CrmClient>(std::make_unique<RestClient>(std::move(*manifest), endpoint));
}

Result<std::unique_ptr<CrmClient>> connectSystem(const ConnectionRow &connection,
    const std::shared_ptr<TokenVault> &vault, const std::function<qint64()> &clock,
    const std::shared_ptr<LimiterPool> &pool)
{
    auto manifest = loadManifest(connection.manifest, connection.settings);
    if (!manifest)
        return manifest.error();
    if (const Status checked = checkAddress(connection, *manifest); !checked)
        return checked.error();
    const auto keeper = keeperOf(connection, *manifest, vault, clock);
    if (const Status loaded = keeper->load(); !loaded)
        return Error{loaded.error().kind, u"%1: %2"_s.arg(connection.system, loaded.error().text)};
    Connection endpoint;
    endpoint.baseUrl = connection.baseUrl;
    endpoint.token = [keeper] { return keeper->token(); };
    endpoint.renewer = keeper;
    endpoint.settings = connection.settings;
    endpoint.pool = pool;
    return std::unique_ptr<CrmClient>(std::make_unique<RestClient>(std::move(*manifest), endpoint));
}

Result<std::unique_ptr<CrmClient>> connectForManifest(const ConnectionRow &connection)
{
    return connectSystem(connection, [](const QString &) -> Result<QString> { return QString(); });
}

Result<Systems> connectSystems(
    Workspace &workspace, const TokenFinder &tokens, const std::shared_ptr<LimiterPool> &pool)
{
    return connectBoth(
        workspace, [&](const ConnectionRow &connection) { return connectSystem(connection, tokens, pool); });
}

Result<Systems> connectSystems(Workspace &workspace, const std::shared_ptr<TokenVault> &vault,
    const std::function<qint64()> &clock, const std::shared_ptr<LimiterPool> &pool)
{
    return connectBoth(
        workspace, [&](const ConnectionRow &connection) { return connectSystem(connection, vault, clock, pool); });
}

} // namespace samband
