#include "core/engine/deciding.h"

#include "core/domain/guard.h"
#include "core/engine/naming.h"

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

/// Counts for each candidate how many lone source rows are at least as like it: two that claim one target are
/// ambiguous.
void countClaims(QMap<qint64, QList<Candidate>> &candidates)
{
    QMap<qint64, QList<Likeness>> claims;
    for (const QList<Candidate> &list : std::as_const(candidates)) {
        for (const Candidate &candidate : list)
            claims[candidate.record] << candidate.likeness;
    }
    for (QList<Candidate> &list : candidates) {
        for (Candidate &candidate : list) {
            const auto atLeast = [&](Likeness likeness) { return likeness >= candidate.likeness; };
            candidate.claims = static_cast<int>(std::ranges::count_if(claims[candidate.record], atLeast));
        }
    }
}

} // namespace

Deciding::Deciding(Session &session, const ActiveFlow &active, bool approveAll)
    : m_session(session)
    , m_active(active)
    , m_approveAll(approveAll)
{
}

Status Deciding::prepare()
{
    m_candidates.clear();
    if (const Status fresh = m_session.links.refreshLone(m_active.flow, m_active.datatype); !fresh)
        return fresh;
    if (!m_active.flow.rules.followDatatype.isEmpty())
        return Done{};
    const auto pairs = m_session.links.sameNames(m_active.flow);
    if (!pairs)
        return pairs.error();
    for (const LonePair &pair : *pairs) {
        const Likeness alike =
            likeness(m_active.flow, m_active.roles(), pair.source.shadow.fields, pair.target.shadow.fields);
        if (alike != Likeness::None)
            m_candidates[pair.link] << Candidate{pair.target.id, pair.target.title, alike, 1};
    }
    countClaims(m_candidates);
    return Done{};
}

Result<Decision> Deciding::decide(const LinkEntry &entry, QList<JournalRow> *news) const
{
    const Result<Decision> decision = entry.isPair()
        ? decidePair(entry, news)
        : match({m_active.flow, entry.record.source.shadow, candidates(entry.id), entry.resolutions, entry.counterpart,
            entry.paused});
    return decision && m_approveAll ? approveHeld(*decision) : decision;
}

/// History is only looked up for what would be written: a quiet pair costs nothing.
Result<Decision> Deciding::decidePair(const LinkEntry &entry, QList<JournalRow> *news) const
{
    LinkView view{m_active.flow, entry.base, {entry.record.source.shadow, entry.record.target.shadow},
        entry.resolutions, entry.paused};
    view.target = entry.record.target.id;
    view.counterpart = entry.counterpart;
    const Decision decision = reconcile(view);
    if (decision.verb != Verb::Update)
        return decision;
    const auto past = m_session.links.past(m_active.flow, entry.id);
    if (!past)
        return past.error();
    view.past = *past;
    view.at = m_session.clock();
    Decision mindful = reconcile(view);
    for (const PropertyDecision &property : std::as_const(mindful.properties)) {
        if (news && property.action == PropertyAction::Flapping && !past->value(property.property).paused)
            *news << journalRow(m_session, entry, u"paused"_s, property.reason);
    }
    return mindful;
}

} // namespace samband
