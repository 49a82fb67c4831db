#include "core/engine/founding.h"

#include "core/crm/address.h"
#include "core/engine/preflight.h"
#include "core/engine/session.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Founding)
};

const auto rulesGiven = "rules/given"_L1;

/// Manifests alone are asked here: no token is needed, and none is looked for.
Result<QString> noToken(const QString &)
{
    return QString();
}

QStringList namesOf(const Dataflow &dataflow, Side side)
{
    QStringList names{dataflow.system[side]};
    for (const Flow &flow : dataflow.flows)
        names << flow.system[side];
    names.removeAll(QString());
    return names;
}

Result<Side> sideCalled(const Dataflow &dataflow, const QString &system)
{
    const auto folded = [](const QString &name) { return name.toCaseFolded().remove(u' '); };
    for (const Side side : bothSides) {
        for (const QString &name : namesOf(dataflow, side)) {
            if (folded(name) == folded(system))
                return side;
        }
    }
    if (const auto side = fromText<Side>(system.toLower()))
        return *side;
    return Error{ErrorKind::BadInput,
        Words::tr(
            "The document connects %1 with %2; “%3” is neither. Use one of the two names, or “source” or “target”.")
            .arg(dataflow.system.source, dataflow.system.target, system)};
}

Status giveRules(Workspace &workspace)
{
    Setup setup(workspace);
    if (!setup.setting(rulesGiven).isEmpty())
        return Done{};
    for (const Side side : bothSides) {
        const auto connection = setup.connection(side);
        if (!connection)
            return connection.error();
        if (!*connection)
            return Done{};
    }
    const auto systems = connectSystems(workspace, noToken);
    auto dataflow = setup.dataflow();
    if (!systems || !dataflow)
        return systems ? dataflow.error() : systems.error();
    if (const Status given = applyDefaults(*dataflow, systems->pointers()); !given)
        return given;
    for (const Flow &flow : std::as_const(dataflow->flows)) {
        if (const Status saved = setup.saveRules(flow); !saved)
            return saved;
    }
    return setup.saveSetting(rulesGiven, u"yes"_s);
}

/// Refuses an address that is none and settings that the manifest knows nothing of, before anything is stored.
Status checkWish(const ConnectionWish &wish, const Manifest &manifest)
{
    if (const auto address = serverAddress(wish.baseUrl.isEmpty() ? manifest.baseUrl : wish.baseUrl); !address)
        return address.error();
    for (auto setting = wish.settings.cbegin(); setting != wish.settings.cend(); ++setting) {
        if (!manifest.settings.contains(setting.key()))
            return Error{ErrorKind::BadInput,
                manifest.settings.isEmpty()
                    ? Words::tr("%1 has no settings, so “%2” means nothing to it.").arg(manifest.system, setting.key())
                    : Words::tr("%1 has no setting “%2”. Its settings are: %3.")
                          .arg(manifest.system, setting.key(), manifest.settings.keys().join(", "_L1))};
        if (setting->isEmpty())
            return Error{ErrorKind::BadInput,
                Words::tr("The setting %1 is empty. Give it as %1=VALUE, or leave it out.").arg(setting.key())};
    }
    return Done{};
}

/// What a person once chose for the same system stays, where the manifest still knows it.
QMap<QString, QString> settingsFor(
    const ConnectionWish &wish, const std::optional<ConnectionRow> &before, const Manifest &manifest)
{
    QMap<QString, QString> settings = wish.settings;
    if (!before || before->system != manifest.system)
        return settings;
    for (auto known = before->settings.cbegin(); known != before->settings.cend(); ++known) {
        if (manifest.settings.contains(known.key()) && !settings.contains(known.key()))
            settings.insert(known.key(), *known);
    }
    return settings;
}

} // namespace

Result<std::unique_ptr<Workspace>> foundWorkspace(const QString &path, const Dataflow &dataflow)
{
    auto workspace = Workspace::create(path);
    if (!workspace)
        return workspace;
    if (const Status activated = Setup(**workspace).activate(dataflow); !activated) {
        workspace->reset();
        QFile::remove(path);
        return activated.error();
    }
    return workspace;
}

Result<Side> sideOf(Workspace &workspace, const QString &system)
{
    const auto dataflow = Setup(workspace).dataflow();
    return dataflow ? sideCalled(*dataflow, system) : dataflow.error();
}

Result<QString> manifestOf(Workspace &workspace, Side side)
{
    const auto connection = Setup(workspace).connection(side);
    const auto dataflow = Setup(workspace).dataflow();
    if (!connection || !dataflow)
        return connection ? dataflow.error() : connection.error();
    if (*connection)
        return (*connection)->manifest;
    return manifestFor(namesOf(*dataflow, side).value(0));
}

Result<ConnectionRow> connectSide(Workspace &workspace, const ConnectionWish &wish)
{
    Setup setup(workspace);
    const auto dataflow = setup.dataflow();
    if (!dataflow)
        return dataflow.error();
    const auto side = sideCalled(*dataflow, wish.system);
    if (!side)
        return side.error();
    const QString name = namesOf(*dataflow, *side).value(0, wish.system);
    const Result<QString> manifest =
        wish.manifest.isEmpty() ? manifestFor(name) : Result<QString>(QFileInfo(wish.manifest).absoluteFilePath());
    if (!manifest)
        return manifest.error();
    const auto read = loadManifest(*manifest);
    if (!read)
        return read.error();
    if (const Status checked = checkWish(wish, *read); !checked)
        return checked.error();
    const auto before = setup.connection(*side);
    if (!before)
        return before.error();
    const ConnectionRow connection{
        read->system, *manifest, wish.baseUrl, wish.tokenSource, settingsFor(wish, *before, *read)};
    const Status saved = workspace.transaction([&]() -> Status {
        if (const Status stored = setup.saveConnection(*side, connection); !stored)
            return stored;
        // Links and bases are about one account: a new token must be one of it. Another system is another account.
        if (!*before || (*before)->system == connection.system)
            return giveRules(workspace);
        if (const Status reset = setup.saveSetting(accountKey(*side), {}); !reset)
            return reset;
        if (const Status reset = keepAccountSettings(setup, *side, {}); !reset)
            return reset;
        return giveRules(workspace);
    });
    return saved ? Result<ConnectionRow>(connection) : saved.error();
}

} // namespace samband
