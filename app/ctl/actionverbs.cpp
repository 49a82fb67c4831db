#include "app/ctl/verbs.h"

#include "core/domain/path.h"
#include "core/engine/actions.h"
#include "core/store/setup.h"
#include "core/store/views.h"
#include "core/store/workspace.h"

#include <QCoreApplication>
#include <QDateTime>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Verbs)
};

/// The property of a pair that the operator means: a whole path of either side, or its last segment.
Result<PropertyRow> propertyCalled(const LinkDetail &detail, const QString &text)
{
    QStringList known;
    for (const PropertyRow &row : detail.properties) {
        for (const Side side : bothSides) {
            if (row.path[side] == text || shortName(row.path[side]) == text)
                return row;
        }
        known << shortName(row.path.source);
    }
    return Error{ErrorKind::BadInput,
        Words::tr("“%1” is no property of this pair. Its properties are: %2.").arg(text, known.join(", "_L1))};
}

Result<Resolution> resolutionOf(const CommandLine &line, const LinkDetail &detail)
{
    Resolution resolution;
    if (line.value) {
        resolution.choice = Choice::TakeValue;
        resolution.value = *line.value;
    } else {
        const auto choice = fromText<Choice>(line.take);
        if (!choice) {
            return Error{ErrorKind::BadInput,
                Words::tr("“%1” is no choice. Take source, target, base or accept for a property, or recreate, unlink "
                          "or archive for the pair.")
                    .arg(line.take)};
        }
        resolution.choice = *choice;
    }
    if (line.property.isEmpty())
        return resolution;
    const auto property = propertyCalled(detail, line.property);
    if (!property)
        return property.error();
    resolution.property = property->property;
    resolution.seen = property->now;
    return resolution;
}

Status resolveOne(Workspace &workspace, Actions &actions, const CommandLine &line, qint64 link)
{
    const auto detail = Views(workspace).linkDetail(link);
    if (!detail)
        return detail.error();
    const auto resolution = resolutionOf(line, *detail);
    return resolution ? actions.resolve(link, {*resolution}) : Status(resolution.error());
}

/// The held rows that the operator names by flow and kind.
Result<HeldQuery> heldQuery(Workspace &workspace, const CommandLine &line)
{
    HeldQuery query;
    if (!line.kind.isEmpty()) {
        query.kind = fromText<HoldKind>(line.kind);
        QStringList known;
        for (const auto &[kind, name] : enumNames<HoldKind>)
            known << QString::fromLatin1(name);
        if (!query.kind) {
            return Error{ErrorKind::BadInput,
                Words::tr("“%1” is no kind of hold. The kinds are: %2.").arg(line.kind, known.join(", "_L1))};
        }
    }
    if (line.flow.isEmpty())
        return query;
    const auto dataflow = Setup(workspace).dataflow();
    if (!dataflow)
        return dataflow.error();
    const auto flow = flowCalled(dataflow->flows, line.flow);
    if (!flow)
        return flow.error();
    query.flow = flow->id;
    return query;
}

Status decideHeld(Workspace &workspace, Actions &actions, const CommandLine &line)
{
    const bool approves = line.verb == "approve"_L1;
    if (!line.links.isEmpty())
        return approves ? actions.approve(line.links) : actions.reject(line.links);
    const auto query = heldQuery(workspace, line);
    if (!query)
        return query.error();
    const auto links = approves ? actions.approveHeld(*query) : actions.rejectHeld(*query);
    return links ? Status(Done{}) : Status(links.error());
}

Status perform(Workspace &workspace, Actions &actions, const CommandLine &line)
{
    if (line.verb == "approve"_L1 || line.verb == "reject"_L1)
        return decideHeld(workspace, actions, line);
    if (line.verb == "link"_L1)
        return actions.link(line.links.value(0), line.record);
    if (line.verb == "unlink"_L1)
        return actions.unlink(line.links, line.never);
    if (line.verb == "pause"_L1 || line.verb == "resume"_L1) {
        const LinkStore rows(workspace);
        for (const qint64 link : line.links) {
            if (const auto row = rows.entry(link); !row)
                return row.error();
        }
        return actions.setPaused(line.links, line.verb == "pause"_L1);
    }
    for (const qint64 link : line.links) {
        if (const Status done = resolveOne(workspace, actions, line, link); !done)
            return done;
    }
    return Done{};
}

} // namespace

QString operatorName()
{
    const QString name = qEnvironmentVariable("USER");
    return name.isEmpty() ? u"operator"_s : name;
}

Exit act(const CommandLine &line, Output &output)
{
    auto workspace = Workspace::open(line.workspace, Workspace::Access::ReadWrite);
    if (!workspace) {
        output.error(workspace.error());
        return Exit::Failure;
    }
    Actions actions(**workspace, operatorName(), &QDateTime::currentMSecsSinceEpoch);
    if (const Status done = perform(**workspace, actions, line); !done) {
        output.error(done.error());
        return Exit::Failure;
    }
    output.both(Words::tr("Noted. The next run carries it out: sambandctl --workspace %1 run").arg(line.workspace),
        {{u"noted"_s, true}});
    return Exit::AllInStep;
}

} // namespace samband
