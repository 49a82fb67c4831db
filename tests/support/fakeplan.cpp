#include "tests/support/fakecontroller.h"

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

PlanLine lineOf(const PlannedRow &row)
{
    PlanLine line;
    static_cast<LinkRow &>(line) = row.row;
    line.verb = row.decision.verb;
    line.held = row.decision.held;
    line.mark.mark = row.row.id;
    if (line.verb == Verb::Update)
        line.changes << PlannedChange{Side::Target, u"directPhone"_s, u"22 00 00 00"_s, u"22 00 00 01"_s};
    for (const Side side : bothSides) {
        const Changes &write = row.decision.write[side];
        for (auto change = write.cbegin(); line.verb == Verb::Create && change != write.cend(); ++change)
            line.changes << PlannedChange{side, change.key(), {}, change.value()};
    }
    return line;
}

bool isShown(const PlanQuery &query, const PlanLine &line)
{
    const auto has = [](const QString &text, const QString &part) { return text.contains(part, Qt::CaseInsensitive); };
    if (!query.verbs.empty() && !query.verbs.contains(line.verb))
        return false;
    if ((query.held && !line.held)
        || (!query.only.empty() && std::find(query.only.begin(), query.only.end(), line.id) == query.only.end()))
        return false;
    return has(line.title.source + line.title.target, query.text)
        && has(line.title.source, query.contains.value(PlanColumn::SourceTitle))
        && has(line.title.target, query.contains.value(PlanColumn::TargetTitle));
}

} // namespace

void FakeController::setRunPaused(bool paused)
{
    calls << (paused ? u"pauseRun"_s : u"resumeRun"_s);
    m_paused = paused;
    Q_EMIT runPaused(paused);
}

void FakeController::requestPlan(quint64 token)
{
    if (planLines.isEmpty()) {
        for (const PlannedRow &row : preview().plan)
            planLines << lineOf(row);
    }
    PlanIndex index;
    index.run = m_lastRun;
    for (const PlanLine &line : std::as_const(planLines))
        index.entries.push_back({line.id, line.flow, line.verb, line.held, line.mark.after,
            {{line.verb == Verb::Create || line.verb == Verb::Archive,
                 line.verb == Verb::Update || line.verb == Verb::Archive},
                {false, line.verb == Verb::Create || line.verb == Verb::Update || line.verb == Verb::Archive}}});
    answer([=, this] { Q_EMIT planReady(token, index); });
}

void FakeController::requestPlanOrder(quint64 token, const PlanQuery &query)
{
    planQueries << query;
    std::vector<qint64> ids;
    for (const PlanLine &line : std::as_const(planLines)) {
        if (isShown(query, line))
            ids.push_back(line.id);
    }
    if (query.descending)
        std::reverse(ids.begin(), ids.end());
    answer([=, this] { Q_EMIT planOrderReady(token, ids); });
}

void FakeController::requestPlanRows(quint64 token, const std::vector<qint64> &ids)
{
    ++planPages;
    std::vector<PlanLine> lines;
    for (const qint64 id : ids) {
        const auto found = std::lower_bound(planLines.cbegin(), planLines.cend(), id,
            [](const PlanLine &line, qint64 wanted) { return line.id < wanted; });
        if (found != planLines.cend() && found->id == id)
            lines.push_back(*found);
    }
    answer([=, this] { Q_EMIT planRowsReady(token, lines); });
}

} // namespace samband
