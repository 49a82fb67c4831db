#include "app/ctl/verbs.h"

#include "app/ctl/wholefile.h"
#include "core/engine/doctor.h"
#include "core/engine/founding.h"
#include "core/engine/vaults.h"
#include "core/store/workspace.h"

#include <QCoreApplication>
#include <QDateTime>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Verbs)
};

std::optional<WriteProbe> probeOf(const CommandLine &line)
{
    if (line.probeRecord.isEmpty())
        return std::nullopt;
    return WriteProbe{line.probeDatatype, line.probeRecord, line.property};
}

QList<Side> sidesOf(Workspace &workspace, const QString &system, Status &found)
{
    if (system.isEmpty())
        return {Side::Source, Side::Target};
    const auto side = sideOf(workspace, system);
    found = side ? Status(Done{}) : Status(side.error());
    return side ? QList<Side>{*side} : QList<Side>();
}

Result<bool> examineAll(const CommandLine &line, Output &output)
{
    const auto workspace = Workspace::open(line.workspace, Workspace::Access::ReadWrite);
    if (!workspace)
        return workspace.error();
    Status found = Done{};
    const QList<Side> sides = sidesOf(**workspace, line.system, found);
    if (!found)
        return found.error();
    const auto vault = makeVaults();
    const auto systems = connectSystems(**workspace, vault, &QDateTime::currentMSecsSinceEpoch);
    if (!systems)
        return systems.error();
    Session session(**workspace, systems->pointers(), &QDateTime::currentMSecsSinceEpoch, {}, {});
    if (const Status loaded = session.load(); !loaded)
        return loaded.error();
    bool well = true;
    QString text;
    for (const Side side : sides) {
        const auto connection = session.setup.connection(side);
        if (!connection)
            return connection.error();
        Doctor doctor(session, side,
            *connection ? accessOf(**connection, vault, &QDateTime::currentMSecsSinceEpoch, {})
                        : Doctor::CheckAccess());
        const DoctorReport report = doctor.examine(probeOf(line));
        output.both(reportText(report), reportJson(report));
        text += reportText(report) + u'\n';
        well = well && report.isWell();
    }
    if (!line.report.isEmpty()) {
        if (const Status written = writeWhole(line.report, text.toUtf8()); !written)
            return written.error();
    }
    return well;
}

} // namespace

Exit examine(const CommandLine &line, Output &output)
{
    const auto well = examineAll(line, output);
    if (!well) {
        output.error(well.error());
        return Exit::Failure;
    }
    return *well ? Exit::AllInStep : Exit::Failure;
}

} // namespace samband
