#include "core/engine/rulespreview.h"

#include "core/domain/guard.h"
#include "core/domain/match.h"
#include "core/domain/rulewords.h"
#include "core/engine/claims.h"
#include "core/engine/readpaths.h"
#include "core/engine/session.h"
#include "core/engine/systems.h"

#include <QCoreApplication>

#include <algorithm>

namespace samband {

namespace {

constexpr int chunk = 600;
constexpr int mostExamples = 200;

/// One set of rules put to a whole flow.
struct Trial {
    const Flow &flow;
    const RecordStore &records;
    PerSide<QStringList> read{};
    std::optional<Claims> claims{}; ///< nothing: as the last decision counted them
    KindCounts counts{};
    GuardContext context{};

    /// What the filter makes of what was compared: the likeness is as the last decision found it.
    QList<Candidate> admitted(const LinkEntry &entry, QList<Candidate> candidates) const
    {
        const bool asksTarget = !flow.rules.filter.paths(Side::Target).isEmpty();
        for (Candidate &candidate : candidates) {
            Applicant applicant{{entry.record.source.shadow.fields, std::nullopt}, {read.source, read.target}};
            const auto target = asksTarget ? records.record(candidate.record) : Result<StoredRecord>(StoredRecord());
            if (asksTarget && target)
                applicant.fields.target = target->shadow.fields;
            candidate.admittance = admits(flow, applicant);
        }
        return candidates;
    }
    void claim(const LinkEntry &entry, const QList<Candidate> &candidates)
    {
        for (const Candidate &candidate : admitted(entry, candidates))
            claims->add(candidate.record, candidate.likeness, candidate.admittance);
    }
    Decision decide(const LinkEntry &entry, const QList<Candidate> &candidates) const
    {
        if (entry.isPair())
            return reconcile({flow, entry.base, {entry.record.source.shadow, entry.record.target.shadow},
                entry.resolutions, entry.paused, entry.absorbedBy});
        QList<Candidate> judged = admitted(entry, candidates);
        for (Candidate &candidate : judged)
            candidate.claims = claims ? claims->of(candidate.record, candidate.likeness) : candidate.claims;
        return match({flow, entry.record.source.shadow, judged, entry.resolutions, entry.counterpart, entry.paused,
            read.source});
    }
    void count(const Decision &decision) { countKinds(counts, flow, decision); }
    Decision guarded(const LinkEntry &entry, const QList<Candidate> &candidates) const
    {
        return guard(flow, {{entry.id, entry.flow, decide(entry, candidates)}}, context).front().decision;
    }
};

/// Calls \a use with every row of the flow and what it was compared with.
template<class Use> Status eachRow(const LinkStore &links, const Flow &flow, const std::stop_token &stop, Use use)
{
    for (qint64 after = 0;;) {
        if (stop.stop_requested())
            return Error{ErrorKind::Cancelled, QCoreApplication::translate("samband::Rules", "Stopped.")};
        const auto entries = links.rowsOf(flow, after, chunk);
        if (!entries)
            return entries.error();
        if (entries->empty())
            return Done{};
        for (const LinkEntry &entry : *entries) {
            after = entry.id;
            const auto candidates = entry.isPair() ? QList<Candidate>() : links.judged(entry.id);
            if (!candidates)
                return candidates.error();
            use(entry, *candidates);
        }
    }
}

Result<Flow> flowNow(Workspace &workspace, qint64 id)
{
    const auto dataflow = Setup(workspace).dataflow();
    if (!dataflow)
        return dataflow.error();
    const auto found = std::ranges::find(dataflow->flows, id, &Flow::id);
    if (found != dataflow->flows.end())
        return *found;
    return Error{ErrorKind::BadInput,
        QCoreApplication::translate(
            "samband::Rules", "There is no such flow in the document. Look at the list again.")};
}

} // namespace

Result<std::optional<PerSide<SideTraits>>> traitsOf(Workspace &workspace, const Flow &flow)
{
    PerSide<SideTraits> traits;
    for (const Side side : bothSides) {
        const auto connection = Setup(workspace).connection(side);
        if (!connection)
            return connection.error();
        if (!*connection)
            return std::optional<PerSide<SideTraits>>();
        const auto client = connectSystem(**connection, [](const QString &) -> Result<QString> { return QString(); });
        if (!client)
            return client.error();
        const auto known = (*client)->traits(flow.datatype[side]);
        if (!known)
            return known.error();
        traits[side] = known->side;
    }
    return std::optional(traits);
}

Result<std::optional<RuleObstacle>> findObstacle(Workspace &workspace, const Flow &flow)
{
    const auto traits = traitsOf(workspace, flow);
    if (!traits)
        return traits.error();
    return *traits ? obstacleTo(flow, **traits) : std::optional<RuleObstacle>();
}

Status checkRules(Workspace &workspace, const Flow &flow)
{
    const auto traits = traitsOf(workspace, flow);
    if (!traits)
        return traits.error();
    return *traits ? rulesPossible(flow, **traits) : Status(Done{});
}

Result<RulesPreview> previewRules(Workspace &workspace, const Flow &after, std::stop_token stop)
{
    const auto now = flowNow(workspace, after.id);
    if (!now)
        return now.error();
    if (const Status possible = checkRules(workspace, after); !possible)
        return possible.error();
    const LinkStore links(workspace);
    const RecordStore records(workspace);
    const Setup setup(workspace);
    const PerSide<int> datatypes = setup.datatypesOf(after.id);
    const PerSide<QStringList> read{readPaths(setup, datatypes.source), readPaths(setup, datatypes.target)};
    Trial old{*now, records, read};
    Trial wanted{after, records, read};
    RulesPreview preview;
    preview.flow = after.id;
    for (const Side side : bothSides) {
        for (const QString &path : after.rules.filter.paths(side)) {
            if (!read[side].contains(path))
                preview.unread << path;
        }
    }
    if (now->rules.filter.asks() || after.rules.filter.asks()) {
        old.claims = wanted.claims = Claims{};
        const auto claim = [&](const LinkEntry &entry, const QList<Candidate> &candidates) {
            for (Trial *trial : {&old, &wanted})
                trial->claim(entry, candidates);
        };
        if (const Status claimed = eachRow(links, *now, stop, claim); !claimed)
            return claimed.error();
        old.claims->sort();
        wanted.claims->sort();
    }
    const Status counted = eachRow(links, *now, stop, [&](const LinkEntry &entry, const QList<Candidate> &candidates) {
        ++preview.rows;
        for (Trial *trial : {&old, &wanted})
            trial->count(trial->decide(entry, candidates));
    });
    if (!counted)
        return counted.error();
    for (Trial *trial : {&old, &wanted})
        trial->context = {preview.rows, !hasCompleted(workspace, after.id), trial->counts};
    const Status compared = eachRow(links, *now, stop, [&](const LinkEntry &entry, const QList<Candidate> &candidates) {
        RuleEffect effect{entry.id, {entry.record.source.title, entry.record.target.title},
            old.guarded(entry, candidates), wanted.guarded(entry, candidates)};
        if (effect.before == effect.after)
            return;
        ++preview.changed;
        ++preview.kinds[{outcomeWord(effect.before), outcomeWord(effect.after)}];
        if (preview.examples.size() < mostExamples)
            preview.examples << effect;
    });
    if (!compared)
        return compared.error();
    return preview;
}

} // namespace samband
