#include "core/engine/flowrun.h"

#include "core/domain/agree.h"
#include "core/engine/naming.h"

namespace samband {

namespace {

using namespace Qt::StringLiterals;

constexpr int chunk = 600; // rows decided or written together: six requests of a hundred
constexpr int mostPasses = 6; // a row that keeps changing waits for the next run
constexpr int mostPreviewed = 10'000;

/// Whether the decision does something now, in a system or to the link.
bool acts(const Decision &decision)
{
    return !decision.held && (sends(decision.verb) || decision.verb == Verb::Link || decision.verb == Verb::Unlink);
}

JournalRow agreed(const Session &session, const LinkEntry &entry, const Decision &decision)
{
    JournalRow row;
    row.at = session.clock();
    row.run = session.run;
    row.link = entry.id;
    row.flow = entry.flow;
    row.kind = u"agreed"_s;
    row.title = entry.record.source.title;
    row.reason = decision.reason;
    row.who = u"run"_s;
    return row;
}

} // namespace

FlowRun::FlowRun(Session &session, const ActiveFlow &active, const RunRequest &request, RunReport &report)
    : m_session(session)
    , m_active(active)
    , m_request(request)
    , m_report(report)
    , m_deciding(session, active, request.approveAll)
{
}

Status FlowRun::run()
{
    if ((m_request.preview || m_request.approveAll) && m_request.links.isEmpty()) {
        if (const Status marked = m_session.links.markHeld(m_active.flow.id); !marked)
            return marked;
    }
    bool acted = true;
    for (int i = 0; i < mostPasses && acted; ++i) {
        acted = false;
        if (const Status done = pass(acted); !done)
            return done;
        if (m_request.preview)
            break;
    }
    return Done{};
}

Status FlowRun::pass(bool &acted)
{
    ++m_passes;
    m_session.progress.begin(Stage::Matching, m_active.flow.title);
    if (const Status prepared = m_deciding.prepare(); !prepared)
        return prepared;
    const auto rows = size();
    if (!rows)
        return rows.error();
    if (!m_rowsBefore)
        m_rowsBefore = *rows;
    m_session.progress.begin(Stage::Deciding, m_active.flow.title);
    std::vector<qint64> acting;
    GuardContext context{*rows, !m_session.hasCompleted(m_active.flow.id), KindCounts{}};
    if (const Status decided = decideAll(acting, *context.counts); !decided)
        return decided;
    m_session.progress.begin(Stage::Writing, m_active.flow.title, static_cast<qint64>(acting.size()));
    return act(acting, context, acted);
}

Result<int> FlowRun::size() const
{
    const auto counts = m_session.links.counts(m_active.flow.id);
    if (!counts)
        return counts.error();
    int rows = 0;
    for (auto state = counts->cbegin(); state != counts->cend(); ++state)
        rows += state.key() == LinkState::Outside ? 0 : state.value();
    return rows;
}

bool FlowRun::isWanted(const LinkEntry &entry) const
{
    const bool chosen = m_request.links.isEmpty() || m_request.links.contains(entry.id);
    // Who asks for a record does not have to wait for its next attempt, but gets one attempt, not one for each pass.
    const bool backedOff = entry.retryAt > m_session.clock() && (m_request.links.isEmpty() || m_passes > 1);
    return chosen && !backedOff && !m_session.blocked.contains(entry.id);
}

DecisionRow FlowRun::stored(const LinkEntry &entry, const Decision &decision) const
{
    return {{entry.id, entry.flow, decision}, {}, {}, propertiesInQuestion(m_active.flow, decision),
        m_deciding.candidates(entry.id), {}, entry.glimpse()};
}

/// Decides about every marked row. What does nothing now is stored at once; what acts is only counted, for the guard
/// must have seen all of it before the first write.
Status FlowRun::decideAll(std::vector<qint64> &acting, KindCounts &counts)
{
    qint64 after = 0;
    while (true) {
        if (m_session.stopped())
            return m_session.cancelled();
        auto entries = m_session.links.marked(m_active.flow, after, chunk);
        if (!entries)
            return entries.error();
        if (entries->empty())
            return Done{};
        if (const Status sharp = m_deciding.sharpen(*entries); !sharp)
            return sharp;
        QList<DecisionRow> quiet;
        for (const LinkEntry &entry : *entries) {
            after = entry.id;
            if (!isWanted(entry))
                continue;
            const Decision decision = m_deciding.decide(entry);
            if (acts(decision)) {
                acting.push_back(entry.id);
                const KindCounts one = countKinds({{entry.id, entry.flow, decision}});
                for (auto kind = one.cbegin(); kind != one.cend(); ++kind)
                    counts[kind.key()] += kind.value();
                // A run that ends early must not leave it looking in sync.
                if (entry.state == LinkState::InSync && !m_request.preview)
                    quiet << stored(entry, decision);
                continue;
            }
            DecisionRow row = stored(entry, decision);
            if (decision.verb == Verb::Agree) {
                row.base = agree(m_active.flow, entry.base, decision,
                    {entry.record.source.shadow.fields, entry.record.target.shadow.fields}, {});
                row.journal = agreed(m_session, entry, decision);
                row.used = entry.resolutions;
            }
            if (m_request.preview && decision.held)
                preview(entry, decision);
            m_session.changed << entry.id;
            quiet << row;
        }
        if (const Status saved = m_session.links.saveDecisions(quiet, m_session.clock()); !saved)
            return saved;
        m_session.progress.step(static_cast<qint64>(entries->size()));
    }
}

Status FlowRun::act(const std::vector<qint64> &acting, const GuardContext &context, bool &acted)
{
    for (std::size_t first = 0; first < acting.size(); first += chunk) {
        if (m_session.stopped())
            return m_session.cancelled();
        std::vector<LinkEntry> entries;
        for (std::size_t i = first; i < std::min(acting.size(), first + chunk); ++i) {
            auto entry = m_session.links.entry(acting[i]);
            if (!entry && entry.error().scope() == Scope::Record)
                continue; // an operator ended the row meanwhile
            if (!entry)
                return entry.error();
            entries.push_back(std::move(*entry));
        }
        if (const Status sharp = m_deciding.sharpen(entries); !sharp)
            return sharp;
        if (const Status done = actOn(entries, context, acted); !done)
            return done;
    }
    return Done{};
}

Status FlowRun::actOn(const std::vector<LinkEntry> &entries, const GuardContext &context, bool &acted)
{
    Plan plan;
    for (const LinkEntry &entry : entries)
        plan << PlanRow{entry.id, entry.flow, m_deciding.decide(entry)};
    plan = guard(m_active.flow, plan, context);
    if (m_request.approveAll) {
        for (PlanRow &row : plan)
            row.decision = approveHeld(row.decision);
    }

    std::vector<Step> steps;
    QList<DecisionRow> held;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Decision &decision = plan[static_cast<qsizetype>(i)].decision;
        if (m_request.preview)
            preview(entries[i], decision);
        else if (acts(decision))
            steps.push_back({entries[i], decision});
        if (decision.held)
            held << stored(entries[i], decision);
    }
    if (const Status saved = m_session.links.saveDecisions(held, m_session.clock()); !saved)
        return saved;
    if (m_request.preview || steps.empty())
        return Done{};
    acted = true;
    return Executor(m_session, m_active).carryOut(steps);
}

void FlowRun::preview(const LinkEntry &entry, const Decision &decision)
{
    ++m_report.planned[decision.verb];
    if (m_report.plan.size() >= mostPreviewed)
        return;
    LinkRow row;
    row.id = entry.id;
    row.flow = entry.flow;
    row.state = decision.held ? LinkState::Held : LinkState::Pending;
    row.title = {entry.record.source.title, entry.record.target.title};
    row.recordId = {entry.record.source.recordId, entry.record.target.recordId};
    row.properties = propertiesInQuestion(m_active.flow, decision);
    row.verb = decision.verb;
    row.reason = decision.reason;
    for (const Candidate &candidate : m_deciding.candidates(entry.id)) {
        if (candidate.record == decision.candidate)
            row.title.target = candidate.title;
    }
    m_report.plan << PlannedRow{row, decision};
}

} // namespace samband
