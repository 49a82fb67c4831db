#include "app/ctl/verbs.h"

#include "core/dataflow/dataflowreader.h"
#include "core/engine/session.h"
#include "core/engine/systems.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Verbs)
};

Exit fail(Output &output, const Error &error)
{
    output.error(error);
    return Exit::Failure;
}

Error documentError(const Dataflow &dataflow, const Remark &remark)
{
    return {ErrorKind::BadDocument, u"%1:%2: %3"_s.arg(dataflow.file).arg(remark.line).arg(remark.text)};
}

/// Reads a document that must be usable; tells every error with its line otherwise.
std::optional<Dataflow> usableDocument(const QString &file, Output &output)
{
    const auto dataflow = loadDataflow(file);
    if (!dataflow) {
        output.error(dataflow.error());
        return std::nullopt;
    }
    for (const Remark &remark : dataflow->errors)
        output.error(documentError(*dataflow, remark));
    return dataflow->usable() ? std::optional(*dataflow) : std::nullopt;
}

/// Which side of the document the operator means by \a system.
Result<Side> sideCalled(const Dataflow &dataflow, const QString &system)
{
    if (const auto side = fromText<Side>(system.toLower()))
        return *side;
    const auto folded = [](const QString &name) { return name.toCaseFolded().remove(u' '); };
    for (const Side side : bothSides) {
        QStringList names {dataflow.system[side]};
        for (const Flow &flow : dataflow.flows)
            names << flow.system[side];
        for (const QString &name : names) {
            if (!name.isEmpty() && folded(name) == folded(system))
                return side;
        }
    }
    return Error {ErrorKind::BadInput,
        Words::tr("The document connects %1 with %2; “%3” is neither. Use one of the two names, or “source” or “target”.")
            .arg(dataflow.system.source, dataflow.system.target, system)};
}

/// Gives every flow its default rules once both sides are known.
Status giveDefaults(Workspace &workspace)
{
    Setup setup(workspace);
    if (!setup.setting(u"rules/given"_s).isEmpty())
        return Done {};
    for (const Side side : bothSides) {
        const auto connection = setup.connection(side);
        if (!connection)
            return connection.error();
        if (!*connection)
            return Done {};
    }
    // Rules come from the manifests alone: no token is needed, and none is looked for.
    const auto systems = connectSystems(workspace, [](const QString &) -> Result<QString> { return QString(); });
    auto dataflow = setup.dataflow();
    if (!systems || !dataflow)
        return systems ? dataflow.error() : systems.error();
    if (const Status given = applyDefaults(*dataflow, systems->pointers()); !given)
        return given;
    for (const Flow &flow : std::as_const(dataflow->flows)) {
        if (const Status saved = setup.saveRules(flow); !saved)
            return saved;
    }
    return setup.saveSetting(u"rules/given"_s, u"yes"_s);
}

} // namespace

Exit showDocument(const CommandLine &line, Output &output)
{
    const auto dataflow = loadDataflow(line.dataflow);
    if (!dataflow)
        return fail(output, dataflow.error());
    output.object(QJsonDocument::fromJson(dataflowJson(*dataflow)).object());
    output.line(Words::tr("%1 to %2, %n flow(s)", nullptr, static_cast<int>(dataflow->flows.size()))
                    .arg(dataflow->system.source, dataflow->system.target));
    for (const Flow &flow : dataflow->flows) {
        output.line(u"%1: %2"_s.arg(flow.line).arg(flow.title));
        for (const Statement &statement : flow.statements)
            output.line(u"  %1: %2: %3"_s.arg(statement.line).arg(toText(statement.kind), statement.text));
        for (const Mapping &mapping : flow.mappings)
            output.line(u"  %1: %2 = %3 (%4)"_s.arg(mapping.line).arg(mapping.path.source, mapping.path.target, mapping.type));
    }
    for (const Remark &remark : dataflow->warnings)
        output.line(Words::tr("%1:%2: warning: %3").arg(dataflow->file).arg(remark.line).arg(remark.text));
    if (!output.isJson()) {
        for (const Remark &remark : dataflow->errors)
            output.error(documentError(*dataflow, remark));
    }
    return dataflow->usable() ? Exit::AllInStep : Exit::Failure;
}

Exit initialise(const CommandLine &line, Output &output)
{
    const auto dataflow = usableDocument(line.dataflow, output);
    if (!dataflow)
        return Exit::Failure;
    auto workspace = Workspace::create(line.workspace);
    if (!workspace)
        return fail(output, workspace.error());
    if (const Status activated = Setup(**workspace).activate(*dataflow); !activated) {
        workspace->reset();
        QFile::remove(line.workspace);
        return fail(output, activated.error());
    }
    output.both(Words::tr("Made %1 with %n flow(s). Next: sambandctl --workspace %1 connect %2 --base-url URL --token-env VAR", nullptr,
                    static_cast<int>(dataflow->flows.size()))
                    .arg(line.workspace, dataflow->system.source),
        {{u"workspace"_s, line.workspace}, {u"flows"_s, static_cast<int>(dataflow->flows.size())}});
    return Exit::AllInStep;
}

Exit connectOne(const CommandLine &line, Output &output)
{
    auto workspace = Workspace::open(line.workspace, Workspace::Access::ReadWrite);
    if (!workspace)
        return fail(output, workspace.error());
    Setup setup(**workspace);
    const auto dataflow = setup.dataflow();
    if (!dataflow)
        return fail(output, dataflow.error());
    const auto side = sideCalled(*dataflow, line.system);
    if (!side)
        return fail(output, side.error());
    const auto manifest = line.manifest.isEmpty() ? manifestFor(dataflow->system[*side].isEmpty() ? line.system : dataflow->system[*side])
                                                  : Result<QString>(QFileInfo(line.manifest).absoluteFilePath());
    if (!manifest)
        return fail(output, manifest.error());
    Connection connection {line.system, *manifest, line.baseUrl, u"env:"_s + line.tokenEnv};
    const auto client = connectSystem(connection, [](const QString &) -> Result<QString> { return QString(); });
    if (!client)
        return fail(output, client.error());
    connection.system = (*client)->system();
    const Status saved = (*workspace)->transaction([&]() -> Status {
        if (const Status stored = setup.saveConnection(*side, connection); !stored)
            return stored;
        return giveDefaults(**workspace);
    });
    if (!saved)
        return fail(output, saved.error());
    output.both(Words::tr("%1 is the %2 at %3; its token is read from the environment variable %4.")
                    .arg(connection.system, toText(*side), line.baseUrl, line.tokenEnv),
        {{u"system"_s, connection.system}, {u"side"_s, toText(*side)}, {u"baseUrl"_s, line.baseUrl}});
    return Exit::AllInStep;
}

} // namespace samband
