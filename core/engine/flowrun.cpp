#include "core/engine/flowrun.h"

#include "core/domain/agree.h"
#include "core/domain/choices.h"
#include "core/domain/fingerprint.h"
#include "core/engine/arrival.h"
#include "core/engine/naming.h"
#include "core/engine/turning.h"

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

} // namespace

FlowRun::FlowRun(Session &session, const ActiveFlow &active, const RunRequest &request, RunReport &report)
    : m_session(session)
    , m_active(active)
    , m_request(request)
    , m_report(report)
    , m_deciding(session, active, request.approveAll)
    , m_planning(session, active)
{
}

Status FlowRun::run()
{
    if ((m_request.preview || m_request.approveAll) && m_request.links.isEmpty()) {
        if (const Status marked = m_session.links.markHeld(m_active.flow.id); !marked)
            return marked;
    }
    if (m_request.preview && !m_active.flow.rules.followDatatype.isEmpty()) {
        if (const Status marked = m_session.plan.markWaiting(m_active.flow.id); !marked)
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
    return m_planning.flush();
}

Status FlowRun::pass(bool &acted)
{
    m_session.progress.begin(Stage::Matching, m_active.flow.title);
    if (const Status prepared = m_deciding.prepare(); !prepared)
        return prepared;
    if (const Status noted = m_rowsBefore ? Status(Done{}) : noteRowsBefore(); !noted)
        return noted;
    m_session.progress.begin(Stage::Deciding, m_active.flow.title);
    std::vector<qint64> acting;
    GuardContext context;
    context.flowSize = m_rowsBefore->rows;
    context.firstRun = !m_session.hasCompleted(m_active.flow.id);
    context.chosen = !m_request.links.isEmpty();
    bool more = true;
    while (more) {
        acting.clear();
        context.counts = KindCounts{};
        if (const Status decided = decideAll(acting, *context.counts); !decided)
            return decided;
        const auto freed = letGo(context);
        if (!freed)
            return freed.error();
        more = *freed;
    }
    m_session.progress.begin(Stage::Writing, m_active.flow.title, static_cast<qint64>(acting.size()));
    return act(acting, context, acted);
}

Status FlowRun::noteRowsBefore()
{
    return m_session.workspace.transaction([&]() -> Status {
        const auto counts = m_session.links.counts(m_active.flow.id);
        if (!counts)
            return counts.error();
        const auto mark = m_session.links.rowMark();
        if (!mark)
            return mark.error();
        RowsBefore before{0, *mark};
        for (auto state = counts->cbegin(); state != counts->cend(); ++state)
            before.rows += state.key() == LinkState::Outside ? 0 : state.value();
        m_rowsBefore = before;
        return Done{};
    });
}

/// Looks at what the guard holds since earlier runs. What is no more than the limit any more, together with what this
/// run would add, is marked again and decided along: the hold ends by itself. Says whether there is such.
Result<bool> FlowRun::letGo(GuardContext &context)
{
    if (const Status ended = m_session.links.endFloods(m_active.flow.id); !ended)
        return ended.error();
    const auto waiting = m_session.links.guarded(m_active.flow.id);
    if (!waiting)
        return waiting.error();
    context.waiting = *waiting;
    QStringList free;
    for (auto held = waiting->cbegin(); held != waiting->cend() && m_request.links.isEmpty(); ++held) {
        const int all = *held + context.counts->value(fingerprint(held.key()));
        if (!isOverLimit(m_active.flow, held.key(), all, context.flowSize))
            free << held.key();
    }
    if (free.isEmpty())
        return false;
    const auto marked = m_session.links.markGuarded(m_active.flow.id, free);
    return marked ? Result<bool>(*marked > 0) : Result<bool>(marked.error());
}

/// The entry that says that nothing is left to hold: the row is in step again, and no person made it so.
std::optional<JournalRow> FlowRun::recovered(const LinkEntry &entry, const Decision &decision) const
{
    const bool waited = !entry.guard.isEmpty() || entry.state == LinkState::Held;
    if (!waited || !entry.isPair() || decision.state != LinkState::InSync || decision.held
        || !entry.resolutions.isEmpty())
        return std::nullopt;
    return journalRow(m_session, entry, u"released"_s, {ReasonCode::HoldReleased, {u"recovered"_s}});
}

/// The entry that says that what the guard held may go ahead without a person.
std::optional<JournalRow> FlowRun::released(const LinkEntry &entry, const Decision &decision, int flowSize) const
{
    if (entry.guard.isEmpty() || decision.held || decision.approved || m_request.approveAll)
        return std::nullopt;
    if (!guardKeys(m_active.flow, decision).contains(entry.guard))
        return recovered(entry, decision);
    const qint64 limit = limitOf(m_active.flow, entry.guard, flowSize);
    return journalRow(
        m_session, entry, u"released"_s, {ReasonCode::HoldReleased, {u"fewer"_s, QString::number(limit)}});
}

bool FlowRun::isWanted(const LinkEntry &entry) const
{
    const bool chosen = m_request.plan != 0 ? m_session.agreed.contains(entry.id)
                                            : m_request.links.isEmpty() || m_request.links.contains(entry.id);
    return chosen && entry.retryAt <= m_session.clock() && !m_session.blocked.contains(entry.id);
}

/// Whether a lone source record may be what an open create made (see Session::sourceCreates).
bool FlowRun::mayBeMade(const LinkEntry &entry) const
{
    const StoredRecord &record = entry.record.source;
    if (entry.isPair() || record.id == 0)
        return false;
    const auto since = m_session.sourceCreates.constFind(m_active.flow.id);
    const bool isNew = since != m_session.sourceCreates.cend() && (record.createdAt == 0 || record.createdAt >= *since);
    return isNew || m_session.maybeMade.contains(record.id);
}

Status FlowRun::noteMaybeMade(const LinkEntry &entry)
{
    const auto why = m_session.links.reasonOf(entry.id);
    if (!why || why->code == ReasonCode::MaybeMade || entry.paused || m_request.preview)
        return why ? Status(Done{}) : Status(why.error());
    Settlement settlement = lookAgain(entry, {});
    settlement.reason = {ReasonCode::MaybeMade, {toText(Side::Source)}};
    settlement.keepsCount = true;
    return m_session.links.settle(settlement, m_session.clock());
}

DecisionRow FlowRun::stored(const LinkEntry &entry, const Decision &decision) const
{
    return {{entry.id, entry.flow, decision}, {}, {}, propertiesInQuestion(m_active.flow, decision),
        m_deciding.candidates(entry.id), {}, entry.glimpse()};
}

/// Adds the line of the history that says that the row begins to wait, or waits no more.
void FlowRun::noteTurn(const LinkEntry &entry, const Decision &decision, DecisionRow &row) const
{
    const bool told = row.journal || !row.news.isEmpty();
    if (const auto turn = turned(m_session, entry, storedState(decision), decision.reason, told))
        row.news << *turn;
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
            if (mayBeMade(entry)) {
                if (const Status noted = noteMaybeMade(entry); !noted)
                    return noted;
                continue;
            }
            QList<JournalRow> news;
            const auto decided = m_deciding.decide(entry, &news);
            if (!decided)
                return decided.error();
            const auto allowed = m_planning.allowed(entry, *decided);
            const Decision &decision = allowed ? *allowed : *decided;
            DecisionRow row = stored(entry, decision);
            row.news << news;
            if (!allowed) { // what it waited for so far, it goes on waiting for
                if (entry.state == LinkState::InSync) {
                    noteTurn(entry, decision, row);
                    quiet << row;
                }
                continue;
            }
            if (acts(decision)) {
                acting.push_back(entry.id);
                countKinds(counts, m_active.flow, decision);
                // A run that ends early must not leave it looking in sync.
                if ((entry.state == LinkState::InSync || !news.isEmpty()) && !m_request.preview)
                    quiet << row;
                continue;
            }
            if (const auto back = recovered(entry, decision))
                row.news << *back;
            if (decision.verb == Verb::Agree) {
                row.base = agree(m_active.flow, entry.base, decision,
                    {entry.record.source.shadow.fields, entry.record.target.shadow.fields}, {});
                row.journal = journalRow(m_session, entry, u"agreed"_s, decision.reason);
                row.used = carriedOut(decision, entry.resolutions);
            } else if (entry.isPair()) {
                row.used = lapsed(m_active.flow, decision,
                    {entry.record.source.shadow.fields, entry.record.target.shadow.fields}, entry.resolutions);
            }
            noteTurn(entry, decision, row);
            if (const Status planned = m_request.preview ? preview(entry, decision) : Status(Done{}); !planned)
                return planned;
            m_session.changed << entry.id;
            quiet << row;
        }
        if (const Status saved = m_session.links.saveDecisions(quiet, m_session.clock()); !saved)
            return saved;
        m_session.progress.step(static_cast<qint64>(entries->size()));
    }
}

std::size_t FlowRun::portion() const
{
    return std::size_t(portionOf(batchSizes(m_active)));
}

Status FlowRun::act(const std::vector<qint64> &acting, const GuardContext &context, bool &acted)
{
    const std::size_t step = portion();
    for (std::size_t first = 0; first < acting.size(); first += step) {
        if (m_session.stopped())
            return m_session.cancelled();
        std::vector<LinkEntry> entries;
        for (std::size_t i = first; i < std::min(acting.size(), first + step); ++i) {
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

Status FlowRun::actOn(const std::vector<LinkEntry> &looked, const GuardContext &context, bool &acted)
{
    std::vector<LinkEntry> entries;
    Plan plan;
    for (const LinkEntry &entry : looked) {
        const auto decision = m_deciding.decide(entry);
        if (!decision)
            return decision.error();
        const auto allowed = m_planning.allowed(entry, *decision);
        if (!allowed)
            continue;
        plan << PlanRow{entry.id, entry.flow, *allowed, entry.guard};
        entries.push_back(entry);
    }
    plan = guard(m_active.flow, plan, context);
    if (m_request.approveAll) {
        for (PlanRow &row : plan)
            row.decision = approveHeld(row.decision);
    }

    std::vector<Step> steps;
    QList<DecisionRow> noted;
    QList<qint64> settled;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Decision &decision = plan[static_cast<qsizetype>(i)].decision;
        if (m_request.preview) {
            if (const Status planned = preview(entries[i], decision); !planned)
                return planned;
        } else if (acts(decision)) {
            m_planning.begun(entries[i], decision);
            steps.push_back({entries[i], decision});
            if (decision.approved && !entries[i].guard.isEmpty())
                settled << entries[i].id;
        }
        const auto free = m_request.preview ? std::nullopt : released(entries[i], decision, context.flowSize);
        if (!decision.held && !free)
            continue;
        noted << stored(entries[i], decision);
        if (free)
            noted.last().news << *free;
        noteTurn(entries[i], decision, noted.last());
    }
    if (const Status saved = m_session.links.saveDecisions(noted, m_session.clock()); !saved)
        return saved;
    if (m_request.preview || steps.empty())
        return Done{};
    const Status past = settled.isEmpty() ? Status(Done{}) : m_session.links.settleGuarded(settled);
    if (!past)
        return past;
    acted = true;
    return Executor(m_session, m_active).carryOut(steps);
}

Status FlowRun::preview(const LinkEntry &entry, const Decision &made)
{
    const auto planned = m_planning.planned(entry, made);
    if (!planned || !*planned)
        return planned ? Status(Done{}) : Status(planned.error());
    const Decision &decision = **planned;
    ++m_report.planned[decision.verb];
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
    if (m_report.plan.size() < mostPreviewed)
        m_report.plan << PlannedRow{row, decision};
    return m_planning.note(row, entry, decision);
}

} // namespace samband
