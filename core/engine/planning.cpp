#include "core/engine/planning.h"

#include "core/domain/fingerprint.h"
#include "core/domain/reconcile.h"
#include "core/engine/executor.h"
#include "core/engine/naming.h"

namespace samband {

using namespace Qt::StringLiterals;

namespace {

void addChanges(QStringList &parts, const LinkEntry &entry, const Decision &decision)
{
    for (const Side side : bothSides) {
        const Changes &write = decision.write[side];
        const Fields &now = entry.record[side].shadow.fields;
        for (auto change = write.cbegin(); change != write.cend(); ++change)
            parts << toText(side) << change.key() << valueOf(now, change.key()) << change.value();
    }
}

QList<PlannedChange> changesOf(const PerSide<Fields> &now, const Decision &decision)
{
    QList<PlannedChange> changes;
    for (const Side side : bothSides) {
        const Changes &write = decision.write[side];
        for (auto change = write.cbegin(); change != write.cend(); ++change)
            changes.append({side, change.key(), valueOf(now[side], change.key()), change.value()});
    }
    return changes;
}

bool doesNothing(const Decision &decision)
{
    return decision.verb == Verb::Nothing || decision.verb == Verb::Agree;
}

/// The decision with the approval of a person who saw just this one.
Decision approved(Decision decision)
{
    decision.held = false;
    decision.approved = true;
    decision.guard.clear();
    if (decision.state == LinkState::Held)
        decision.state = decision.verb == Verb::Archive ? LinkState::Pending : LinkState::InSync;
    return decision;
}

} // namespace

qint64 planMark(const LinkEntry &entry, const Decision &decision)
{
    QStringList parts{toText(decision.verb), toText(decision.side), QString::number(decision.candidate),
        QString::number(entry.isPair())};
    addChanges(parts, entry, decision);
    for (const PropertyDecision &property : decision.properties)
        parts << QString::number(property.property) << toText(property.action) << property.result.source
              << property.result.target;
    // Of a record that is to go everything counts.
    if (decision.verb == Verb::Archive) {
        const PerSide<QString> seen =
            choiceMarks(Choice::Archive, {entry.record.source.shadow, entry.record.target.shadow});
        parts << decision.reason.args << seen.source << seen.target;
    }
    for (QString &part : parts)
        part = QString::number(part.size()) + u':' + part;
    return fingerprint(parts.join(u'/'));
}

/// What becomes of two records once they are linked: they fill in for each other what one of them lacks.
std::optional<Decision> Planning::then(const LinkEntry &entry, const Decision &decision) const
{
    if (decision.verb != Verb::Link || decision.candidate == 0 || m_active.flow.mappings.isEmpty())
        return std::nullopt;
    const auto candidate = m_session.records.record(decision.candidate);
    if (!candidate)
        return std::nullopt;
    LinkView view{m_active.flow, {}, {entry.record.source.shadow, candidate->shadow}, {}, false};
    view.target = decision.candidate;
    return reconcile(view);
}

Result<std::optional<Decision>> Planning::planned(const LinkEntry &entry, const Decision &decision)
{
    using Planned = Result<std::optional<Decision>>;
    if (decision.held || !doesNothing(decision))
        return Planned(std::optional(decision));
    if (decision.reason.code != ReasonCode::WaitsForCounterpart || entry.isPair())
        return Planned(std::optional<Decision>());
    const auto leader = m_session.plan.leader(m_active.flow, entry.record.source.refs);
    if (!leader)
        return leader.error();
    if (*leader == 0)
        return Planned(std::optional<Decision>());
    Decision link = decision;
    link.verb = Verb::Link;
    return Planned(std::optional(link));
}

PlanCost Planning::costOf(const LinkEntry &entry, const Decision &decision) const
{
    PlanCost cost;
    for (const Side side : bothSides) {
        const bool asked = entry.record[side].id != 0 && m_active.traits[side].parent.isEmpty();
        cost.writes[side] =
            !decision.write[side].isEmpty() || (decision.verb == Verb::Archive && decision.side == side);
        cost.looks[side] = asked && dependsOn(decision, side);
    }
    return cost;
}

Status Planning::note(const LinkRow &row, const LinkEntry &entry, const Decision &decision)
{
    PlanLine line;
    static_cast<LinkRow &>(line) = row;
    line.held = decision.held;
    line.changes = changesOf({entry.record.source.shadow.fields, entry.record.target.shadow.fields}, decision);
    line.mark.mark = planMark(entry, decision);
    line.cost = costOf(entry, decision);
    if (decision.reason.code == ReasonCode::WaitsForCounterpart) {
        const auto leader = m_session.plan.leader(m_active.flow, entry.record.source.refs);
        if (!leader)
            return leader.error();
        line.mark.after = *leader;
    } else if (const auto next = then(entry, decision)) {
        const auto candidate = m_session.records.record(decision.candidate);
        if (!candidate)
            return candidate.error();
        LinkEntry pair = entry;
        pair.record.target = *candidate;
        line.mark.then = planMark(pair, *next);
        line.cost = costOf(pair, *next);
        line.changes = changesOf({entry.record.source.shadow.fields, candidate->shadow.fields}, *next);
        if (next->state == LinkState::Conflict)
            line.properties = propertiesInQuestion(m_active.flow, *next);
        line.recordId.target = candidate->recordId;
    }
    m_lines << line;
    m_why << sentence(line.reason, m_session.system);
    constexpr qsizetype most = 600;
    return m_lines.size() < most ? Status(Done{}) : flush();
}

Status Planning::flush()
{
    if (m_lines.isEmpty())
        return Done{};
    const QList<PlanLine> lines = std::exchange(m_lines, {});
    return m_session.plan.append(lines, std::exchange(m_why, {}));
}

bool Planning::isCarriedOut(const LinkEntry &entry) const
{
    const auto written = m_session.written.constFind(entry.flow);
    return m_session.carried.contains(entry.id) || (written != m_session.written.cend() && written->contains(entry.id));
}

bool Planning::isAgreed(const LinkEntry &entry, const Decision &decision, const PlanMark &agreed) const
{
    if (agreed.after != 0) {
        const auto leader = m_session.links.entry(agreed.after);
        return decision.verb == Verb::Link && leader && leader->record.target.id == decision.candidate;
    }
    if (planMark(entry, decision) != agreed.mark)
        return false;
    if (agreed.then == 0)
        return true;
    const auto next = then(entry, decision);
    const auto candidate = m_session.records.record(decision.candidate);
    if (!next || !candidate)
        return false;
    LinkEntry pair = entry;
    pair.record.target = *candidate;
    return planMark(pair, *next) == agreed.then;
}

std::optional<Decision> Planning::allowed(const LinkEntry &entry, const Decision &decision)
{
    if (m_session.agreed.isEmpty())
        return decision;
    const PlanMark agreed = m_session.agreed.value(entry.id);
    m_session.met.insert(entry.id);
    if (isCarriedOut(entry)) {
        // What follows is carried out as far as it was shown, or only puts our own rows in order.
        if (doesNothing(decision) || decision.verb == Verb::Unlink)
            return decision;
        return planMark(entry, decision) == agreed.then ? std::optional(approved(decision)) : std::nullopt;
    }
    if (!doesNothing(decision) && isAgreed(entry, decision, agreed))
        return approved(decision);
    if (m_session.refusedRows.insert(entry.id).second)
        m_session.refused << RefusedRow{entry.id, {entry.record.source.title, entry.record.target.title}, decision.verb,
            decision.state, decision.reason, false};
    return doesNothing(decision) ? std::optional(decision) : std::nullopt;
}

void Planning::begun(const LinkEntry &entry, const Decision &decision)
{
    if (decision.verb == Verb::Unlink)
        m_session.carried.insert(entry.id);
}

Status takeAgreement(Session &session, qint64 plan, const QList<qint64> &links)
{
    auto marks = session.plan.marks(plan, links);
    if (!marks)
        return marks.error();
    session.agreed = std::move(*marks);
    return session.links.startAfresh(session.agreed.keys());
}

Status noteUnmet(Session &session)
{
    for (auto row = session.agreed.cbegin(); row != session.agreed.cend(); ++row) {
        if (session.met.contains(row.key()))
            continue;
        const auto entry = session.links.entry(row.key());
        if (!entry && entry.error().kind != ErrorKind::BadInput)
            return entry.error();
        RefusedRow refused{row.key(), {}, Verb::Nothing, LinkState::Pending, {ReasonCode::NotRead, {}}, !entry.ok()};
        if (entry) {
            refused.title = {entry->record.source.title, entry->record.target.title};
            refused.state = entry->state;
        }
        session.refused << refused;
    }
    return Done{};
}

} // namespace samband
