#include "core/engine/actions.h"

#include "core/domain/normalise.h"
#include "core/domain/reconcile.h"
#include "core/store/workspace.h"

#include <QCoreApplication>

#include <algorithm>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Actions)
};

/// What an operator saw of a whole row: both records of a pair; of a lone one its record and what was suggested.
PerSide<QString> marksOf(const LinkEntry &entry, Choice choice)
{
    if (entry.isPair())
        return {seenMark(entry.record.source.shadow), seenMark(entry.record.target.shadow)};
    const qint64 candidate = choice == Choice::Recreate ? 0 : entry.candidate;
    return {seenMark(entry.record.source.shadow), QString::number(candidate)};
}

Error cannotUndo(const QString &why)
{
    return {ErrorKind::BadInput, why};
}

} // namespace

Actions::Actions(Workspace &workspace, QString who, std::function<qint64()> clock)
    : m_workspace(workspace)
    , m_links(workspace)
    , m_runs(workspace)
    , m_setup(workspace)
    , m_who(std::move(who))
    , m_clock(std::move(clock))
{
}

Status Actions::resolve(qint64 link, const Resolutions &resolutions)
{
    const auto entry = m_links.entry(link);
    if (!entry)
        return entry.error();
    Resolutions complete = resolutions;
    for (Resolution &resolution : complete) {
        if (resolution.property == 0)
            resolution.seen = marksOf(*entry, resolution.choice);
    }
    return m_links.saveResolutions(link, complete, m_who, m_clock());
}

Status Actions::resolve(const QMap<qint64, Resolutions> &choices)
{
    return m_workspace.transaction([&]() -> Status {
        for (auto choice = choices.cbegin(); choice != choices.cend(); ++choice) {
            // A row that is gone by now needs no choice, and must not keep the others from theirs.
            if (const auto entry = m_links.entry(choice.key()); !entry && entry.error().kind == ErrorKind::BadInput)
                continue;
            if (const Status stored = resolve(choice.key(), *choice); !stored)
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
    return m_workspace.transaction([&]() -> Status {
        for (const qint64 link : links) {
            if (const Status stored = resolve(link, {Resolution{0, choice, {}, {}}}); !stored)
                return stored;
        }
        return Done{};
    });
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
        if (!paused) {
            // Resuming also takes back a rejection, or the row would stay as it is.
            for (const qint64 link : links) {
                if (const Status dropped = m_links.dropResolutions(link); !dropped)
                    return dropped;
            }
        }
        const Status done = m_links.setPaused(links, paused, m_who, m_clock());
        return done && !paused ? m_links.mark(links) : done;
    });
}

Result<qint64> Actions::undo(qint64 journalRow)
{
    const auto row = m_runs.journalRow(journalRow);
    if (!row)
        return row.error();
    if (row->kind != "updated"_L1 || !row->side)
        return cannotUndo(Words::tr(
            "Only an update can be undone here. Unlink a link; delete a created record where it was created."));
    const auto entry = m_links.entry(row->link);
    if (!entry)
        return entry.error();
    const auto dataflow = m_setup.dataflow();
    if (!dataflow)
        return dataflow.error();
    const auto flow = std::ranges::find_if(dataflow->flows, [&](const Flow &f) { return f.id == entry->flow; });
    if (flow == dataflow->flows.end() || !entry->isPair())
        return cannotUndo(Words::tr("The two records are not linked any more, so there is nothing to undo."));

    Resolutions resolutions;
    for (const Mapping &mapping : flow->mappings) {
        const QString &path = mapping.path[*row->side];
        if (!row->after.contains(path) && !row->before.contains(path))
            continue;
        const PerSide<QString> now{valueOf(entry->record.source.shadow.fields, mapping.path.source),
            valueOf(entry->record.target.shadow.fields, mapping.path.target)};
        if (!sameValue(mapping.rules.normaliser, now[*row->side], row->after.value(path))) {
            return cannotUndo(
                Words::tr("%1 was changed again since: it now holds “%2” and not “%3”. Choose a value by hand instead.")
                    .arg(path, now[*row->side], row->after.value(path)));
        }
        resolutions << Resolution{mapping.id, Choice::TakeValue, row->before.value(path), now};
    }
    if (resolutions.isEmpty())
        return cannotUndo(Words::tr("What was written then is not synchronised any more."));
    const Status stored = m_workspace.transaction([&]() -> Status {
        if (const Status saved = m_links.saveResolutions(entry->id, resolutions, m_who, m_clock()); !saved)
            return saved;
        JournalRow undone = journal(*entry, u"undone"_s, {ReasonCode::PersonChose, {}});
        undone.side = row->side;
        undone.before = row->after;
        undone.after = row->before;
        return m_runs.append({undone});
    });
    if (!stored)
        return stored.error();
    return entry->id;
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
