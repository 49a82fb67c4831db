#include "app/ctl/verbs.h"

#include "core/dataflow/dataflowjson.h"
#include "core/dataflow/dataflowreader.h"
#include "core/engine/createkey.h"
#include "core/engine/founding.h"
#include "core/engine/systems.h"
#include "core/engine/unfit.h"
#include "core/engine/vaults.h"
#include "core/store/workspace.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

constexpr qint64 minute = 60 * 1000;

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

/// Once both systems are connected: the mappings that the accounts cannot serve. What cannot be asked now is asked
/// before the first run; why is told.
Exit tellUnfit(Workspace &workspace, Output &output)
{
    const auto found = unfitNow(workspace, makeVaults(), &QDateTime::currentMSecsSinceEpoch, {});
    if (!found) {
        output.error(unlooked(found.error()));
        return Exit::SomethingWaits;
    }
    for (const PropertyFinding &finding : *found)
        output.error({ErrorKind::BadDocument, finding.text});
    return found->isEmpty() ? Exit::AllInStep : Exit::SomethingWaits;
}

/// How new records are kept from being made twice there. Nothing when it cannot be asked now; with \a make it must be,
/// and the property that is missing is made.
Result<QList<KeyStanding>> keysOf(Workspace &workspace, const ConnectionRow &connection, Side side, bool make)
{
    const auto dataflow = Setup(workspace).dataflow();
    const auto client = connectSystem(connection, makeVaults(), &QDateTime::currentMSecsSinceEpoch);
    if (!client || !dataflow)
        return make ? Result<QList<KeyStanding>>(client ? dataflow.error() : client.error()) : QList<KeyStanding>();
    const auto standings =
        make ? makeKeys(**client, dataflow->flows, side, {}) : keyStandings(**client, dataflow->flows, side, {});
    return standings || make ? standings : QList<KeyStanding>();
}

QJsonArray jsonOf(const QList<KeyStanding> &standings)
{
    QJsonArray all;
    for (const KeyStanding &standing : standings) {
        if (standing.state != KeyState::Unsupported)
            all.append(QJsonObject{{u"datatype"_s, standing.datatype}, {u"property"_s, standing.property},
                {u"state"_s, toText(standing.state)}});
    }
    return all;
}

void tellKeys(const QList<KeyStanding> &standings, const QString &system, Output &output)
{
    QString advice;
    for (const KeyStanding &standing : standings) {
        if (standing.state != KeyState::Unsupported)
            output.line(keyText(standing));
        if (advice.isEmpty())
            advice = keyAdvice(standing, system);
    }
    if (!advice.isEmpty())
        output.line(advice);
}

/// Connects as the command line says; with --unique-key alone the system as it is connected already.
Result<ConnectionRow> connected(Workspace &workspace, const CommandLine &line, Side side)
{
    const auto known = Setup(workspace).connection(side);
    if (!known)
        return known.error();
    if (!line.baseUrl.isEmpty()) {
        const QString manifest = line.manifest.isEmpty() && *known ? (*known)->manifest : line.manifest;
        return connectSide(workspace, {line.system, line.baseUrl, u"env:"_s + line.tokenEnv, manifest, line.settings});
    }
    if (!*known)
        return Error{ErrorKind::BadInput,
            Words::tr("%1 is not connected yet. Add --base-url and --token-env.").arg(line.system)};
    return **known;
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

} // namespace

Exit showDocument(const CommandLine &line, Output &output)
{
    const auto dataflow = loadDataflow(line.dataflow);
    if (!dataflow)
        return fail(output, dataflow.error());
    output.object(QJsonDocument::fromJson(dataflowJson(*dataflow)).object());
    if (!dataflow->system.source.isEmpty())
        output.line(Words::tr("%1 to %2, %n flow(s)", nullptr, static_cast<int>(dataflow->flows.size()))
                        .arg(dataflow->system.source, dataflow->system.target));
    for (const Flow &flow : dataflow->flows) {
        output.line(u"%1: %2"_s.arg(flow.line).arg(flow.title));
        for (const Statement &statement : flow.statements)
            output.line(u"  %1: %2: %3"_s.arg(statement.line).arg(toText(statement.kind), statement.text));
        for (const Mapping &mapping : flow.mappings)
            output.line(
                u"  %1: %2 = %3 (%4)"_s.arg(mapping.line).arg(mapping.path.source, mapping.path.target, mapping.type));
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
    if (const auto workspace = foundWorkspace(line.workspace, *dataflow); !workspace)
        return fail(output, workspace.error());
    output.both(
        Words::tr("Made %1 with %n flow(s). Next: sambandctl --workspace %1 connect %2 --base-url URL --token-env VAR",
            nullptr, static_cast<int>(dataflow->flows.size()))
            .arg(line.workspace, dataflow->system.source),
        {{u"workspace"_s, line.workspace}, {u"flows"_s, static_cast<int>(dataflow->flows.size())}});
    return Exit::AllInStep;
}

Exit connectOne(const CommandLine &line, Output &output)
{
    const auto workspace = Workspace::open(line.workspace, Workspace::Access::ReadWrite);
    if (!workspace)
        return fail(output, workspace.error());
    const auto side = sideOf(**workspace, line.system);
    const auto connection = side ? connected(**workspace, line, *side) : side.error();
    if (!connection)
        return fail(output, connection.error());
    const auto swept = sweptDatatypes(*connection);
    if (!swept)
        return fail(output, swept.error());
    const auto keys = keysOf(**workspace, *connection, *side, line.uniqueKey);
    if (!keys)
        return fail(output, keys.error());
    const QString source = connection->tokenSource.section(u':', 1);
    output.both(connection->tokenSource.startsWith("env:"_L1)
            ? Words::tr("%1 is reached at %2; its token is read from the environment variable %3.")
                  .arg(connection->system, connection->baseUrl, source)
            : Words::tr("%1 is reached at %2.").arg(connection->system, connection->baseUrl),
        {{u"system"_s, connection->system}, {u"baseUrl"_s, connection->baseUrl},
            {u"readInFull"_s, QJsonArray::fromStringList(*swept)}, {u"keys"_s, jsonOf(*keys)}});
    tellKeys(*keys, connection->system, output);
    if (!swept->isEmpty())
        output.line(Words::tr("It cannot be asked what changed in %1: every run reads all of it and compares.")
                        .arg(swept->join(u", "_s)));
    return tellUnfit(**workspace, output);
}

Exit setSchedule(const CommandLine &line, Output &output)
{
    const auto workspace = Workspace::open(line.workspace, Workspace::Access::ReadWrite);
    if (!workspace)
        return fail(output, workspace.error());
    Setup setup(**workspace);
    Schedule schedule = scheduleOf(setup);
    bool number = false;
    const qint64 minutes = line.associationMinutes.toLongLong(&number);
    if (!line.associationMinutes.isEmpty() && line.associationMinutes != "auto"_L1 && (!number || minutes < 0))
        return fail(output,
            {ErrorKind::BadInput,
                Words::tr("“%1” is neither a number of minutes nor “auto”.").arg(line.associationMinutes)});
    if (line.sweepMinutes)
        schedule.sweep = qint64(*line.sweepMinutes) * minute;
    if (!line.associationMinutes.isEmpty())
        schedule.associations = number ? std::optional(minutes * minute) : std::nullopt;
    if (const Status saved = saveSchedule(setup, schedule); !saved)
        return fail(output, saved.error());
    const QString associations = schedule.associations
        ? Words::tr("every %1 minutes").arg(*schedule.associations / minute)
        : Words::tr("in every run while that takes few calls");
    output.both(Words::tr("Everything is read every %1 minutes, associations %2.")
                    .arg(schedule.sweep / minute)
                    .arg(associations),
        {{u"sweepMinutes"_s, schedule.sweep / minute},
            {u"associationsMinutes"_s,
                schedule.associations ? QJsonValue(*schedule.associations / minute) : QJsonValue("auto"_L1)}});
    return Exit::AllInStep;
}

} // namespace samband
