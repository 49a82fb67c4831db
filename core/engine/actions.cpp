#include "core/engine/actions.h"

#include "core/domain/reconcile.h"
#include "core/engine/choosing.h"
#include "core/engine/rulespreview.h"
#include "core/store/workspace.h"

#include <QCoreApplication>

#include <algorithm>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

/// What an operator saw of a whole row: both records of a pair; of a lone one its record and what was suggested.
PerSide<QString> marksOf(const LinkEntry &entry, Choice choice)
{
    if (entry.isPair())
        return choiceMarks(choice, {entry.record.source.shadow, entry.record.target.shadow});
    const qint64 candidate = choice == Choice::Recreate ? 0 : entry.candidate;
    return {seenMark(entry.record.source.shadow), QString::number(candidate)};
}

} // namespace

Actions::Actions(Workspace &workspace, QString who, std::function<qint64()> clock)
    : m_workspace(workspace)
    , m_links(workspace)
    , m_runs(workspace)
    , m_undoing(workspace, who, clock)
    , m_who(std::move(who))
    , m_clock(std::move(clock))
{
}

Status Actions::resolve(qint64 link, const Resolutions &resolutions)
{
    std::optional<Dataflow> known;
    return resolve(link, resolutions, known);
}

Status Actions::resolve(qint64 link, const Resolutions &resolutions, std::optional<Dataflow> &known)
{
    const auto entry = m_links.entry(link);
    if (!entry)
        return entry.error();
    if (resolutions.size() == 1 && resolutions.first().property == 0) {
        if (const auto answered = answerUndo(*entry, resolutions.first().choice))
            return *answered;
    }
    Resolutions complete = resolutions;
    const auto isPairChoice = [&](Choice choice) {
        return std::ranges::any_of(
            complete, [&](const Resolution &r) { return r.property == 0 && r.choice == choice; });
    };
    for (Resolution &resolution : complete) {
        if (resolution.property == 0 && settlesProperty(resolution.choice))
            return Error{ErrorKind::BadInput,
                QCoreApplication::translate("samband::Choices", "“%1” is about a property, and none was named.")
                    .arg(toText(resolution.choice))};
        if (resolution.property == 0 && resolution.seen == PerSide<QString>())
            resolution.seen = marksOf(*entry, resolution.choice);
    }
    if (isPairChoice(Choice::Reject)) {
        const auto refused = refusedIn(*entry, complete, known);
        if (!refused)
            return refused.error();
        complete += *refused;
    }
    // Who chooses does not want to wait until a failing row would be tried again.
    return m_workspace.transaction([&]() -> Status {
        // The later word counts: an approval of all, or a value for one property of what was turned down.
        const bool again = isPairChoice(Choice::Approve);
        const bool settles = std::ranges::any_of(
            complete, [](const Resolution &choice) { return choice.property != 0 && settlesProperty(choice.choice); });
        const Status dropped =
            again || settles ? m_links.dropResolutions(link, {Choice::Reject}, !again) : Status(Done{});
        if (!dropped)
            return dropped;
        const Status saved = m_links.saveResolutions(link, complete, m_who, m_clock());
        return saved ? m_links.startAfresh({link}) : saved;
    });
}

/// The properties that are turned down with a pair, as long as it is what the person saw.
Result<Resolutions> Actions::refusedIn(
    const LinkEntry &entry, const Resolutions &choices, std::optional<Dataflow> &known) const
{
    const auto reject = std::ranges::find(choices, Choice::Reject, &Resolution::choice);
    if (!entry.isPair() || reject->seen != marksOf(entry, Choice::Reject))
        return Resolutions();
    if (!known) {
        auto dataflow = Setup(m_workspace).dataflow();
        if (!dataflow)
            return dataflow.error();
        known = std::move(*dataflow);
    }
    const auto flow = std::ranges::find(known->flows, entry.flow, &Flow::id);
    if (flow == known->flows.end())
        return Resolutions();
    const PerSide<Shadow> seen{entry.record.source.shadow, entry.record.target.shadow};
    return refusals({*flow, entry.base, seen, {}});
}

Status Actions::resolve(const QMap<qint64, Resolutions> &choices)
{
    std::optional<Dataflow> known;
    return m_workspace.transaction([&]() -> Status {
        for (auto choice = choices.cbegin(); choice != choices.cend(); ++choice) {
            // A row that is gone by now needs no choice, and must not keep the others from theirs.
            if (const auto entry = m_links.entry(choice.key()); !entry && entry.error().kind == ErrorKind::BadInput)
                continue;
            if (const Status stored = resolve(choice.key(), *choice, known); !stored)
                return stored;
        }
        return Done{};
    });
}

Status Actions::approve(const QList<qint64> &links)
{
    return choose(links, Choice::Approve);
}

Status Actions::reject(const QList<qint64> &links)
{
    return choose(links, Choice::Reject);
}

Status Actions::choose(const QList<qint64> &links, Choice choice)
{
    std::optional<Dataflow> known;
    return m_workspace.transaction([&]() -> Status {
        for (const qint64 link : links) {
            if (const Status stored = resolve(link, {Resolution{0, choice, {}, {}}}, known); !stored)
                return stored;
        }
        return Done{};
    });
}

Result<QList<qint64>> Actions::approveHeld(const HeldQuery &query)
{
    return chooseHeld(query, Choice::Approve);
}

Result<QList<qint64>> Actions::rejectHeld(const HeldQuery &query)
{
    return chooseHeld(query, Choice::Reject);
}

Result<QList<qint64>> Actions::chooseHeld(const HeldQuery &query, Choice choice)
{
    const auto links = m_links.held(query);
    if (!links)
        return links.error();
    const Status chosen = choose(*links, choice);
    return chosen ? links : chosen.error();
}

Status Actions::link(qint64 link, qint64 targetRecord)
{
    const auto entry = m_links.entry(link);
    if (!entry)
        return entry.error();
    return m_links.link(link, targetRecord, journal(*entry, u"linked"_s, {ReasonCode::PersonChose, {}}));
}

Status Actions::unlink(const QList<qint64> &links, bool never)
{
    return m_workspace.transaction([&]() -> Status {
        for (const qint64 link : links) {
            const auto entry = m_links.entry(link);
            if (!entry)
                return entry.error();
            const JournalRow row = journal(*entry, u"unlinked"_s, {ReasonCode::PersonChose, {}});
            if (const Status done = m_links.unlink(link, never, row); !done)
                return done;
        }
        return Done{};
    });
}

Status Actions::setPaused(const QList<qint64> &links, bool paused)
{
    return m_workspace.transaction([&]() -> Status {
        const Status done = m_links.setPaused(links, paused, m_who, m_clock());
        if (!done || paused)
            return done;
        // Resuming also takes back a rejection, or the row would stay as it is; what else was chosen meanwhile counts.
        for (const qint64 link : links) {
            if (const Status dropped = m_links.dropResolutions(link, {Choice::Reject, Choice::StayAlone}); !dropped)
                return dropped;
        }
        return m_links.startAfresh(links);
    });
}

std::optional<Status> Actions::answerUndo(const LinkEntry &entry, Choice choice)
{
    const auto asked = std::ranges::find_if(entry.resolutions, [](const Resolution &open) {
        return open.choice == Choice::UndoCreate || open.choice == Choice::UndoCreateApproved;
    });
    if (asked == entry.resolutions.end() || (choice != Choice::Approve && choice != Choice::Reject))
        return std::nullopt;
    return m_workspace.transaction([&]() -> Status {
        JournalRow row = journal(entry, u"chosen"_s, {ReasonCode::PersonChose, {QString(), toText(choice)}});
        if (choice == Choice::Reject) {
            const Status dropped = m_links.dropResolutions(entry.id, {Choice::UndoCreate, Choice::UndoCreateApproved});
            return dropped ? m_runs.append({row}) : dropped;
        }
        const auto answer = m_undoing.answered(entry, *asked);
        if (!answer)
            return answer.error();
        if (answer->choice == Choice::UndoCreate)
            row = journal(entry, u"undone"_s, {ReasonCode::UndoCreate, answer->args});
        const Status saved = m_links.saveResolutions(entry.id, {*answer}, m_who, m_clock());
        const Status again = saved ? m_links.startAfresh({entry.id}) : saved;
        return again ? m_runs.append({row}) : again;
    });
}

Status Actions::saveRules(const Flow &flow)
{
    if (const Status possible = checkRules(m_workspace, flow); !possible)
        return possible;
    return Setup(m_workspace).saveRules(flow, m_who, m_clock());
}

JournalRow Actions::journal(const LinkEntry &entry, const QString &kind, const Reason &reason) const
{
    JournalRow row;
    row.at = m_clock();
    row.link = entry.id;
    row.flow = entry.flow;
    row.kind = kind;
    row.title = entry.record.source.title.isEmpty() ? entry.record.target.title : entry.record.source.title;
    row.reason = reason;
    row.who = m_who;
    return row;
}

} // namespace samband
