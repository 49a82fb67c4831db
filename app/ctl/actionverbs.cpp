#include "app/ctl/verbs.h"

#include "core/engine/actions.h"
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
            if (row.path[side] == text || row.path[side].section(u'.', -1) == text)
                return row;
        }
        known << row.path.source.section(u'.', -1);
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

Result<QList<qint64>> heldLinks(Workspace &workspace)
{
    LinkQuery query;
    query.states = {LinkState::Held};
    Views views(workspace);
    const auto order = views.linkOrder(query);
    if (!order)
        return order.error();
    const auto rows = views.linkRows(*order);
    if (!rows)
        return rows.error();
    QList<qint64> links;
    for (const LinkRow &row : *rows) {
        if (row.verb == Verb::Link || row.verb == Verb::Create || row.verb == Verb::Update)
            links << row.id;
    }
    return links;
}

Status approveSome(Workspace &workspace, Actions &actions, const CommandLine &line)
{
    if (!line.allHeld)
        return actions.approve(line.links);
    const auto links = heldLinks(workspace);
    return links ? actions.approve(*links) : Status(links.error());
}

Status perform(Workspace &workspace, Actions &actions, const CommandLine &line)
{
    if (line.verb == "approve"_L1)
        return approveSome(workspace, actions, line);
    if (line.verb == "reject"_L1)
        return actions.reject(line.links);
    if (line.verb == "link"_L1)
        return actions.link(line.links.value(0), line.record);
    if (line.verb == "unlink"_L1)
        return actions.unlink(line.links, line.never);
    if (line.verb == "pause"_L1 || line.verb == "resume"_L1)
        return actions.setPaused(line.links, line.verb == "pause"_L1);
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
