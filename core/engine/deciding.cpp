#include "core/engine/deciding.h"

#include "core/domain/guard.h"
#include "core/engine/naming.h"
#include "core/engine/readpaths.h"

#include <algorithm>
#include <tuple>

namespace samband {

using namespace Qt::StringLiterals;

Deciding::Deciding(Session &session, const ActiveFlow &active, bool approveAll)
    : m_session(session)
    , m_active(active)
    , m_approveAll(approveAll)
{
}

Status Deciding::prepare()
{
    m_alike.clear();
    m_claims.clear();
    m_notAdmitted.clear();
    for (const Side side : bothSides)
        m_read[side] = readPaths(m_session.setup, m_active.datatype[side]);
    if (const Status fresh = m_session.links.refreshLone(m_active.flow, m_active.datatype); !fresh)
        return fresh;
    if (!m_active.flow.rules.followDatatype.isEmpty())
        return Done{};
    const PerSide<Roles> roles = m_active.roles();
    const auto compare = [&](const LonePair &pair) {
        const Likeness alike = likeness(m_active.flow, roles, pair.source.shadow.fields, pair.target.shadow.fields);
        if (alike == Likeness::None)
            return;
        const Admittance admittance = admits(
            m_active.flow, {{pair.source.shadow.fields, pair.target.shadow.fields}, {m_read.source, m_read.target}});
        if (admittance != Admittance{})
            m_notAdmitted.insert({pair.link, pair.target.id}, admittance);
        const bool sameName = namesAgree(roles, pair.source.shadow.fields, pair.target.shadow.fields);
        m_alike.push_back({pair.link, pair.target.id, alike, sameName});
        m_claims.add(pair.target.id, alike, admittance);
    };
    Status compared = m_session.links.sameNames(m_active.flow, compare);
    if (compared)
        compared = m_session.links.sameMergeKeys(m_active.flow, compare);
    m_claims.sort();
    std::ranges::sort(m_alike,
        [](const Alike &a, const Alike &b) { return std::tie(a.link, a.record) < std::tie(b.link, b.record); });
    return compared;
}

std::span<const Deciding::Alike> Deciding::alikeOf(qint64 link) const
{
    return std::ranges::equal_range(m_alike, link, {}, &Alike::link);
}

QList<Candidate> Deciding::candidates(qint64 link) const
{
    QList<Candidate> candidates;
    for (const auto &[of, record, alike, sameName] : alikeOf(link)) {
        // Where a merge key points to somebody else's namesake, that one's claim counts as well.
        const int claims = m_claims.of(record, sameName ? alike : Likeness::NameOnly);
        candidates.append({record, m_titles.value(record), alike, claims, m_notAdmitted.value({of, record}), sameName});
    }
    return candidates;
}

Status Deciding::nameCandidates(const std::vector<LinkEntry> &entries)
{
    std::vector<qint64> records;
    for (const LinkEntry &entry : entries) {
        for (const Alike &alike : alikeOf(entry.id))
            records.push_back(alike.record);
    }
    m_titles.clear();
    if (records.empty())
        return Done{};
    auto titles = m_session.records.titles(records);
    if (!titles)
        return titles.error();
    m_titles = std::move(*titles);
    return Done{};
}

QString Deciding::moment(const LinkEntry &entry, Side side) const
{
    const StoredRecord &record = entry.record[side];
    return u"%1 %2 %3 %4"_s.arg(toText(side)).arg(record.id).arg(record.fingerprint).arg(record.shadow.modifiedAt);
}

std::vector<Deciding::Asked> Deciding::openQuestions(const std::vector<LinkEntry> &entries) const
{
    std::vector<Asked> asked;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!entries[i].isPair())
            continue;
        PerSide<QStringList> paths;
        const Decision decision = reconcile(viewOf(entries[i]));
        for (const PropertyDecision &property : decision.properties) {
            const Mapping *mapping = m_active.flow.mapping(property.property);
            const bool differs = property.reason.code == ReasonCode::PolicyDecided
                || property.reason.code == ReasonCode::Cleared || property.action == PropertyAction::Conflict;
            if (!mapping || mapping->rules.conflict != ConflictPolicy::Newest || !differs)
                continue;
            for (const Side side : bothSides)
                paths[side] << mapping->path[side];
        }
        for (const Side side : bothSides) {
            if (!paths[side].isEmpty() && m_active.traits[side].history)
                asked.push_back({i, side, paths[side]});
        }
    }
    return asked;
}

Status Deciding::sharpen(std::vector<LinkEntry> &entries)
{
    if (const Status named = nameCandidates(entries); !named)
        return named;
    const auto newest = [](const Mapping &mapping) { return mapping.rules.conflict == ConflictPolicy::Newest; };
    if (std::ranges::none_of(m_active.flow.mappings, newest))
        return Done{};
    const std::vector<Asked> asked = openQuestions(entries);
    for (const Side side : bothSides) {
        QStringList ids;
        QStringList paths;
        for (const Asked &question : asked) {
            if (question.side != side || m_changedAt.contains(moment(entries[question.entry], side)))
                continue;
            ids << entries[question.entry].record[side].recordId;
            paths += question.paths;
        }
        paths.removeDuplicates();
        const auto told = ids.isEmpty()
            ? std::vector<Result<RecordHistory>>()
            : m_session.client[side]->history(m_active.traits[side].name, ids, paths, m_session.stop);
        QMap<QString, RecordHistory> byId;
        for (std::size_t i = 0; i < told.size(); ++i) {
            if (told[i].ok())
                byId.insert(ids.at(qsizetype(i)), *told[i]);
            else if (told[i].error().scope() == Scope::Run)
                return told[i].error();
        }
        for (const Asked &question : asked) {
            if (question.side != side)
                continue;
            LinkEntry &entry = entries[question.entry];
            const QString key = moment(entry, side);
            if (const auto history = byId.constFind(entry.record[side].recordId); history != byId.cend()) {
                for (auto past = history->cbegin(); past != history->cend(); ++past) {
                    // What the system tells must be the value that was seen, or it changed again meanwhile.
                    if (!past->isEmpty()
                        && past->first().value == valueOf(entry.record[side].shadow.fields, past.key()))
                        m_changedAt[key].insert(past.key(), past->first().at);
                }
            }
            entry.record[side].shadow.changedAt = m_changedAt.value(key);
        }
    }
    return Done{};
}

Result<Decision> Deciding::decide(const LinkEntry &entry, QList<JournalRow> *news) const
{
    const Result<Decision> decision = entry.isPair()
        ? decidePair(entry, news)
        : match({m_active.flow, entry.record.source.shadow, candidates(entry.id), entry.resolutions, entry.counterpart,
            entry.paused, m_read.source});
    return decision && m_approveAll ? approveHeld(*decision) : decision;
}

LinkView Deciding::viewOf(const LinkEntry &entry) const
{
    LinkView view{m_active.flow, entry.base, {entry.record.source.shadow, entry.record.target.shadow},
        entry.resolutions, entry.paused};
    view.absorbedBy = entry.absorbedBy;
    view.target = entry.record.target.id;
    view.counterpart = entry.counterpart;
    return view;
}

/// History is only looked up for what would be written: a quiet pair costs nothing.
Result<Decision> Deciding::decidePair(const LinkEntry &entry, QList<JournalRow> *news) const
{
    LinkView view = viewOf(entry);
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
