#include "ui/planticks.h"

#include <algorithm>
#include <array>

namespace samband {

namespace {

RowCost costOf(const PlanEntry &entry)
{
    RowCost cost;
    cost.work = entry.verb == Verb::Create ? RowCost::Work::Create
        : entry.verb == Verb::Archive      ? RowCost::Work::Archive
                                           : RowCost::Work::Update;
    cost.looks = entry.cost.looks;
    cost.writes = entry.cost.writes;
    cost.afterLink = entry.verb == Verb::Link && (cost.writes.source || cost.writes.target);
    return cost;
}

} // namespace

void PlanTicks::reset(const PlanIndex &plan)
{
    m_plan = plan;
    m_ticked.assign(plan.entries.size(), false);
    m_followers.clear();
    m_count = 0;
    for (std::size_t place = 0; place < plan.entries.size(); ++place) {
        const PlanEntry &entry = plan.entries[place];
        if (entry.after != 0)
            m_followers.insert(entry.after, int(place));
        else
            put(int(place), !entry.held);
    }
    for (auto follower = m_followers.cbegin(); follower != m_followers.cend(); ++follower)
        put(*follower, isTicked(follower.key()));
}

int PlanTicks::placeOf(qint64 id) const
{
    const auto &entries = m_plan.entries;
    const auto found = std::lower_bound(
        entries.begin(), entries.end(), id, [](const PlanEntry &entry, qint64 wanted) { return entry.id < wanted; });
    return found != entries.end() && found->id == id ? int(found - entries.begin()) : -1;
}

void PlanTicks::put(int place, bool ticked)
{
    if (place < 0 || m_ticked[std::size_t(place)] == ticked)
        return;
    m_ticked[std::size_t(place)] = ticked;
    m_count += ticked ? 1 : -1;
}

bool PlanTicks::isTicked(qint64 id) const
{
    const int place = placeOf(id);
    return place >= 0 && m_ticked[std::size_t(place)];
}

Verb PlanTicks::verb(qint64 id) const
{
    const int place = placeOf(id);
    return place < 0 ? Verb::Nothing : m_plan.entries[std::size_t(place)].verb;
}

void PlanTicks::set(const std::vector<qint64> &ids, bool ticked)
{
    for (const qint64 id : ids) {
        const int place = placeOf(id);
        if (place < 0)
            continue;
        put(place, ticked);
        if (const qint64 leader = m_plan.entries[std::size_t(place)].after; ticked && leader != 0)
            put(placeOf(leader), true);
        for (auto follower = m_followers.constFind(id); follower != m_followers.cend() && follower.key() == id;
             ++follower)
            put(*follower, ticked);
    }
}

QList<qint64> PlanTicks::ticked() const
{
    QList<qint64> ids;
    for (std::size_t place = 0; place < m_ticked.size(); ++place) {
        if (m_ticked[place])
            ids << m_plan.entries[place].id;
    }
    return ids;
}

QMap<Verb, int> PlanTicks::counts(bool onlyTicked) const
{
    // A plan may have a million rows, and this is asked at every tick.
    std::array<int, enumNames<Verb>.size()> sums{};
    for (std::size_t place = 0; place < m_ticked.size(); ++place) {
        if (m_ticked[place] || !onlyTicked)
            ++sums[std::size_t(m_plan.entries[place].verb)];
    }
    QMap<Verb, int> counts;
    for (const auto &[verb, name] : enumNames<Verb>) {
        if (const int sum = sums[std::size_t(verb)]; sum > 0)
            counts.insert(verb, sum);
    }
    return counts;
}

int PlanTicks::held(bool onlyTicked) const
{
    int held = 0;
    for (std::size_t place = 0; place < m_ticked.size(); ++place)
        held += m_plan.entries[place].held && (m_ticked[place] || !onlyTicked) ? 1 : 0;
    return held;
}

PerSide<qint64> PlanTicks::calls(const QMap<qint64, PerSide<BatchSize>> &batches) const
{
    QMap<qint64, CallCount> flows;
    CallCount *count = nullptr; // of that flow: the rows of one mostly follow each other
    qint64 flow = 0;
    for (std::size_t place = 0; place < m_ticked.size(); ++place) {
        if (!m_ticked[place])
            continue;
        const PlanEntry &entry = m_plan.entries[place];
        if (!count || entry.flow != flow) {
            flow = entry.flow;
            if (!flows.contains(flow))
                flows.insert(flow, CallCount(batches.value(flow)));
            count = &flows[flow];
        }
        count->add(costOf(entry));
    }
    PerSide<qint64> sum;
    for (const CallCount &one : std::as_const(flows)) {
        const PerSide<qint64> more = one.calls();
        for (const Side side : bothSides)
            sum[side] += more[side];
    }
    return sum;
}

} // namespace samband
