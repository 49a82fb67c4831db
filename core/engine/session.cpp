#include "core/engine/session.h"

#include <QCoreApplication>

#include <algorithm>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

QString completedKey(qint64 flow)
{
    return u"completed/%1"_s.arg(flow);
}

void addOnce(QStringList &paths, const QStringList &more)
{
    for (const QString &path : more) {
        if (!path.isEmpty() && !paths.contains(path))
            paths << path;
    }
}

/// The paths one flow needs from one of its sides.
QStringList pathsOf(const ActiveFlow &active, Side side)
{
    QStringList paths = active.traits[side].side.roles.paths();
    for (const Mapping &mapping : active.flow.mappings)
        addOnce(paths, {mapping.path[side]});
    for (const MergeKey &key : active.flow.mergeKeys) {
        for (const PerSide<QString> &part : key.parts)
            addOnce(paths, {part[side]});
    }
    const auto &once = active.flow.rules.creationTemplate;
    addOnce(paths, side == Side::Source ? once.values() : QStringList(once.keys()));
    addOnce(paths, active.flow.rules.filter.paths(side));
    return paths;
}

} // namespace

PerSide<BatchSize> batchSizes(const ActiveFlow &active)
{
    const auto &[source, target] = active.traits;
    return {{source.readBatch, source.writeBatch}, {target.readBatch, target.writeBatch}};
}

Session::Session(Workspace &file, const PerSide<CrmClient *> &systems, Clock time, std::stop_token stopToken,
    ProgressSink sink, PauseGate *pause)
    : workspace(file)
    , setup(file)
    , records(file)
    , links(file)
    , runs(file)
    , plan(file)
    , client(systems)
    , clock(time)
    , stop(std::move(stopToken))
    , progress(std::move(sink), std::move(time))
    , gate(pause)
    , system{systems.source->system(), systems.target->system()}
    , schedule(scheduleOf(setup))
{
}

Status Session::load()
{
    const auto dataflow = setup.dataflow();
    if (!dataflow)
        return dataflow.error();
    PerSide<QMap<QString, QStringList>> paths;
    for (const Flow &flow : dataflow->flows) {
        ActiveFlow active;
        active.flow = flow;
        for (const Side side : bothSides) {
            auto traits = client[side]->traits(flow.datatype[side]);
            if (!traits)
                return traits.error();
            active.traits[side] = *traits;
            const auto state = records.readState(side, traits->name);
            if (!state)
                return state.error();
            active.datatype[side] = state->id;
            addOnce(paths[side][traits->name], pathsOf(active, side));
        }
        flows << active;
    }
    for (ActiveFlow &active : flows) {
        for (const Side side : bothSides)
            active.paths[side] = paths[side].value(active.traits[side].name);
    }
    std::ranges::stable_partition(flows, [](const ActiveFlow &f) { return f.flow.rules.followDatatype.isEmpty(); });
    return Done{};
}

bool Session::hasCompleted(qint64 flow) const
{
    return samband::hasCompleted(workspace, flow);
}

bool hasCompleted(Workspace &workspace, qint64 flow)
{
    return !Setup(workspace).setting(completedKey(flow)).isEmpty();
}

Status Session::noteCompleted(qint64 flow)
{
    return hasCompleted(flow) ? Status(Done{}) : setup.saveSetting(completedKey(flow), QString::number(run));
}

bool Session::stopped()
{
    if (gate && gate->isClosed() && !stop.stop_requested()) {
        progress.hold();
        gate->wait(stop);
        progress.goOn();
    }
    return stop.stop_requested();
}

Error Session::cancelled() const
{
    return {ErrorKind::Cancelled,
        QCoreApplication::translate("samband::Session", "Stopped. The next run goes on from here.")};
}

Status applyDefaults(Dataflow &dataflow, const PerSide<CrmClient *> &client)
{
    for (Flow &flow : dataflow.flows) {
        PerSide<SideTraits> traits;
        for (const Side side : bothSides) {
            auto found = client[side]->traits(flow.datatype[side]);
            if (!found)
                return found.error();
            traits[side] = found->side;
        }
        applyDefaultRules(flow, traits);
    }
    return Done{};
}

} // namespace samband
