#include "app/ctl/verbs.h"

#include "app/ctl/interrupt.h"
#include "core/engine/engine.h"
#include "core/engine/lane.h"
#include "core/engine/mailbox.h"
#include "core/engine/systems.h"
#include "core/engine/vaults.h"
#include "core/store/linkstore.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QEventLoop>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

Result<RunRequest> requestOf(const CommandLine &line, Workspace &workspace)
{
    const LinkStore rows(workspace);
    for (const qint64 link : line.links) {
        if (const auto row = rows.entry(link); !row)
            return row.error();
    }
    RunRequest request;
    request.links = line.links;
    request.full = line.full;
    request.preview = line.verb == "plan"_L1;
    request.approveAll = line.approveAll;
    request.trigger = u"command line"_s;
    if (line.flow.isEmpty())
        return request;
    const auto dataflow = Setup(workspace).dataflow();
    if (!dataflow)
        return dataflow.error();
    const auto flow = flowCalled(dataflow->flows, line.flow);
    if (!flow)
        return flow.error();
    request.flow = flow->id;
    return request;
}

/// What a run on the lane brought back.
struct Ended {
    Result<RunReport> report = Error{};
    PerSide<QString> system;
    std::optional<Error> warning; ///< about the workspace; the run went on
};

Ended runHere(const CommandLine &line, std::stop_token stop)
{
    Ended outcome;
    auto workspace = Workspace::open(line.workspace, Workspace::Access::ReadWrite);
    if (!workspace) {
        outcome.report = workspace.error();
        return outcome;
    }
    outcome.system = systemNames(**workspace);
    if (const auto row = (*workspace)->suspectJournalRow())
        outcome.warning = journalChanged((*workspace)->path(), *row);
    const auto request = requestOf(line, **workspace);
    if (!request) {
        outcome.report = request.error();
        return outcome;
    }
    const auto systems = connectSystems(**workspace, makeVaults(), &QDateTime::currentMSecsSinceEpoch);
    if (!systems) {
        outcome.report = systems.error();
        return outcome;
    }
    Engine engine(**workspace, systems->pointers(), &QDateTime::currentMSecsSinceEpoch);
    outcome.report = engine.run(*request, std::move(stop), {});
    return outcome;
}

} // namespace

Exit runOrPlan(const CommandLine &line, Output &output)
{
    // The run has a lane of its own, so that this thread can hear an interrupt.
    std::stop_source stop;
    QEventLoop loop;
    Ended outcome;
    {
        const Interrupt interrupt([&stop] { stop.request_stop(); });
        Mailbox answers;
        Lane lane(u"run"_s);
        lane.post([&] {
            outcome = runHere(line, stop.get_token());
            answers.post([&loop] { loop.quit(); });
        });
        loop.exec();
    }
    if (outcome.warning)
        output.error(*outcome.warning);
    if (!outcome.report) {
        output.error(outcome.report.error());
        return Exit::Failure;
    }
    const RunReport &report = *outcome.report;
    if (line.verb == "plan"_L1)
        output.plan(report, outcome.system);
    output.report(report);
    for (const QString &notice : report.notices)
        output.error({ErrorKind::Unauthorized, notice});
    if (report.error) {
        output.error(*report.error);
        return Exit::Failure;
    }
    const bool planned = line.verb == "plan"_L1 && !report.planned.isEmpty();
    return report.waiting || planned ? Exit::SomethingWaits : Exit::AllInStep;
}

} // namespace samband
