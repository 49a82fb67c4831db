#include "ui/planticks.h"

#include <algorithm>
#include <array>
#include <set>

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
    for (std::size_t place = 0; place < plan.entries.size(); ++place) {
        if (const PlanEntry &entry = plan.entries[place]; entry.after == 0 && m_ticked[place])
            tickFollowers(entry.id, true);
    }
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

int PlanTicks::leaderOf(int place) const
{
    const qint64 leader = m_plan.entries[std::size_t(place)].after;
    return leader == 0 ? -1 : placeOf(leader);
}

/// The rows that follow the row \a id, those that follow them, and so on.
void PlanTicks::tickFollowers(qint64 id, bool ticked)
{
    std::vector<qint64> leaders{id};
    std::set<qint64> seen{id}; // a plan that went wrong must not go round for ever
    while (!leaders.empty()) {
        const qint64 leader = leaders.back();
        leaders.pop_back();
        for (auto at = m_followers.constFind(leader); at != m_followers.cend() && at.key() == leader; ++at) {
            put(*at, ticked);
            const qint64 follower = m_plan.entries[std::size_t(*at)].id;
            if (seen.insert(follower).second)
                leaders.push_back(follower);
        }
    }
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
        // All that comes before a row is needed for it, and nothing that comes after it goes without it.
        for (int leader = ticked ? leaderOf(place) : -1; leader >= 0 && !m_ticked[std::size_t(leader)];
             leader = leaderOf(leader))
            put(leader, true);
        tickFollowers(id, ticked);
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
