#include "core/engine/engine.h"

#include "core/domain/admission.h"
#include "core/engine/flowrun.h"
#include "core/engine/planning.h"
#include "core/engine/preflight.h"
#include "core/engine/reading.h"
#include "core/engine/readpaths.h"
#include "core/engine/recovery.h"
#include "core/engine/signin.h"

#include <QCoreApplication>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

bool isWanted(const RunRequest &request, const ActiveFlow &active)
{
    return active.flow.rules.enabled && active.read && (!request.flow || *request.flow == active.flow.id);
}

/// Sums up a flow: every row by the state it ended in, and whether this run wrote it. \a before: rows counted before
/// anything was decided; nothing for a flow that was not run, whose rows are as they were. Rows that came up while the
/// run went on were read as well; those that went (merged into another record, or gone) were left out.
Status sumUp(Session &session, qint64 flow, const std::optional<RowsBefore> &before, RunReport &report)
{
    const auto counts = session.links.counts(flow);
    if (!counts)
        return counts.error();
    RunCounts sum;
    int rows = 0;
    for (auto state = counts->cbegin(); state != counts->cend(); ++state) {
        if (state.key() == LinkState::Outside)
            continue;
        rows += state.value();
        count(sum, state.key(), false, state.value());
        report.waiting = report.waiting || (isOpen(state.key()) && state.value() > 0);
    }
    const auto written = session.links.statesOf(session.written.value(flow));
    if (!written)
        return written.error();
    const int inSync = written->value(LinkState::InSync);
    sum.read = rows;
    sum.unchanged -= inSync;
    sum.written += inSync;
    if (before) {
        const auto changes = session.links.rowChanges(flow, before->mark);
        if (!changes)
            return changes.error();
        const int ended = session.ended.value(flow);
        sum.read = before->rows + changes->appeared;
        sum.written += ended;
        sum.excluded += changes->vanished - ended;
    }
    report.run.counts.insert(flow, sum);
    return Done{};
}

/// A preview starts a new plan; a run that carries one out takes what was agreed to.
Status preparePlan(Session &session, const RunRequest &request, RunReport &report)
{
    if (request.plan != 0)
        return takeAgreement(session, request.plan, request.links);
    if (!request.preview)
        return Done{};
    for (const ActiveFlow &active : std::as_const(session.flows))
        report.batches.insert(active.flow.id, batchSizes(active));
    return session.plan.begin(session.run);
}

/// Before anything is read: the flow that a run did not come to ended with it, too.
Status noteTaken(Session &session, const RunRequest &request)
{
    if (request.preview || (!request.links.isEmpty() && request.plan == 0))
        return Done{};
    QList<qint64> flows;
    for (const ActiveFlow &active : std::as_const(session.flows)) {
        if (isWanted(request, active))
            flows << active.flow.id;
    }
    return session.runs.noteTaken(session.run, flows);
}

Status work(Session &session, const RunRequest &request, RunReport &report)
{
    if (const Status noted = noteTaken(session, request); !noted)
        return noted;
    const Status fit = preflight(session);
    if (!fit && endsReading(fit.error().kind))
        return fit;
    if (const Status kept = forgetUnasked(session); !kept)
        return kept;
    if (const Status recovered = recover(session); !recovered)
        return recovered;
    // What a plan is about may be thousands of rows: what changed since is found sooner than each of them is read.
    const bool oneByOne = !request.links.isEmpty() && request.plan == 0;
    const Status read = oneByOne ? readLinks(session, request.links) : readAll(session, request.full);
    if (!read && endsReading(read.error().kind))
        return read;
    if (const Status ready = preparePlan(session, request, report); !ready)
        return ready;
    for (const ActiveFlow &active : std::as_const(session.flows)) {
        if (!isWanted(request, active))
            continue;
        FlowRun flow(session, active, request, report);
        const Status done = flow.run();
        if (const Status summed = sumUp(session, active.flow.id, flow.rowsBefore(), report); !summed)
            return summed;
        if (!done)
            return done;
        if (!request.preview && request.links.isEmpty()) {
            if (const Status noted = session.noteCompleted(active.flow.id); !noted)
                return noted;
        }
    }
    if (const Status noted = noteUnmet(session); !noted)
        return noted;
    return read ? fit : read;
}

QString callsKey(Side side)
{
    return u"calls/%1"_s.arg(toText(side));
}

/// What an earlier process called lately counts; an operator who waits may use what is kept free.
void prepareClients(Session &session, const RunRequest &request)
{
    for (const Side side : bothSides) {
        session.client[side]->restoreCallState(session.setup.setting(callsKey(side)).toUtf8());
        session.client[side]->setUrgent(!request.links.isEmpty() && request.plan == 0);
    }
}

Status keepCalls(Session &session)
{
    for (const Side side : bothSides) {
        const QByteArray state = session.client[side]->callState();
        const Status saved =
            state.isEmpty() ? Status(Done{}) : session.setup.saveSetting(callsKey(side), QString::fromUtf8(state));
        if (!saved)
            return saved;
    }
    return Done{};
}

/// What came up about the sign-ins; what came up earlier is over when calls were answered without.
Status keepSignIns(Session &session, const PerSide<qint64> &callsBefore, RunReport &report)
{
    for (const Side side : bothSides) {
        const SignInTrouble trouble = session.client[side]->signInTrouble();
        if (trouble.text.isEmpty() && session.client[side]->stats().calls == callsBefore[side])
            continue;
        if (!trouble.text.isEmpty() && !trouble.ended)
            report.notices << trouble.text;
        if (const Status noted = noteSignIn(session.setup, side, trouble); !noted)
            return noted;
    }
    return Done{};
}

QString statusOf(const Status &outcome, const RunRequest &request)
{
    if (outcome)
        return request.preview ? u"preview"_s : u"done"_s;
    return outcome.error().kind == ErrorKind::Cancelled ? u"stopped"_s : u"failed"_s;
}

} // namespace

Engine::Engine(Workspace &workspace, PerSide<CrmClient *> client, Clock clock)
    : m_workspace(workspace)
    , m_client(client)
    , m_clock(std::move(clock))
{
}

Result<RunReport> Engine::run(const RunRequest &request, std::stop_token stop, ProgressSink progress, PauseGate *pause)
{
    Session session(m_workspace, m_client, m_clock, std::move(stop), std::move(progress), pause);
    RunReport report;
    report.run.startedAt = m_clock();
    report.run.trigger = request.trigger;
    const PerSide<qint64> calls{m_client.source->stats().calls, m_client.target->stats().calls};
    const auto id = session.runs.begin(request.trigger, report.run.startedAt);
    if (!id)
        return id.error();
    report.run.id = session.run = session.progress.run = *id;

    Status outcome = session.load();
    prepareClients(session, request);
    if (outcome)
        outcome = work(session, request, report);
    if (const Status kept = keepCalls(session); !kept && outcome)
        outcome = kept;
    if (const Status kept = keepSignIns(session, calls, report); !kept && outcome)
        outcome = kept;
    for (const ActiveFlow &active : std::as_const(session.flows)) {
        report.flows.insert(active.flow.id, active.flow.title);
        report.waiting = report.waiting || needsRule(active.flow);
        if (report.run.counts.contains(active.flow.id))
            continue;
        if (const Status summed = sumUp(session, active.flow.id, std::nullopt, report); !summed && outcome)
            outcome = summed;
    }
    report.run.status = statusOf(outcome, request);
    if (!outcome) {
        report.error = outcome.error();
        report.run.error = outcome.error().text;
    }
    report.run.endedAt = m_clock();
    report.run.calls = m_client.source->stats().calls + m_client.target->stats().calls - calls.source - calls.target;
    report.milliseconds = report.run.endedAt - report.run.startedAt;
    report.writes = session.writes;
    report.reading = session.reading;
    report.refused = session.refused;
    m_changed = session.changed;
    if (const Status ended = session.runs.end(report.run); !ended)
        return ended.error();
    session.progress.begin(Stage::Done, {});
    return report;
}

} // namespace samband
