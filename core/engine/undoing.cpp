#include "core/engine/undoing.h"

#include "core/domain/reconcile.h"
#include "core/store/workspace.h"

#include <QCoreApplication>

#include <algorithm>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Undoing)
};

bool isWrite(const JournalRow &row)
{
    return row.kind == "updated"_L1 || row.kind == "created"_L1 || row.kind == "archived"_L1 || row.kind == "linked"_L1
        || row.kind == "unlinked"_L1;
}

QString titleOf(const LinkEntry &entry)
{
    return entry.record.source.title.isEmpty() ? entry.record.target.title : entry.record.source.title;
}

PerSide<QString> marksOf(const LinkEntry &entry, Choice choice)
{
    return choiceMarks(choice, {entry.record.source.shadow, entry.record.target.shadow});
}

std::optional<JournalRow> lastOf(const QList<JournalRow> &rows, const QString &kind)
{
    const auto found =
        std::find_if(rows.rbegin(), rows.rend(), [&](const JournalRow &row) { return row.kind == kind; });
    return found == rows.rend() ? std::nullopt : std::optional(*found);
}

Error cannotUndo(const QString &why)
{
    return {ErrorKind::BadInput, why};
}

QString shown(const QString &value)
{
    return value.isEmpty() ? Words::tr("nothing") : Words::tr("“%1”").arg(value);
}

QString refusal(const PropertyUndo &undo, const PerSide<QString> &system)
{
    const QString name = undo.path.section(u'.', -1);
    if (undo.fate == UndoFate::NotSynchronised)
        return Words::tr("%1 in %2 is not synchronised any more.").arg(name, system[undo.side]);
    return Words::tr("%1 in %2 was changed again since: it holds %3 and not %4; before it was %5. Choose by hand.")
        .arg(name, system[undo.side], shown(undo.now), shown(undo.wrote), shown(undo.before));
}

/// The flow of the row; none of its own where the document has it no more.
Flow flowOf(const Dataflow &dataflow, const LinkEntry &entry)
{
    const auto flow = std::ranges::find(dataflow.flows, entry.flow, &Flow::id);
    return flow == dataflow.flows.end() ? Flow() : *flow;
}

} // namespace

/// The choices that undo one row, and what the journal says of them.
struct Undoing::Taken {
    Resolutions choices;
    QList<JournalRow> journal;
};

Undoing::Undoing(Workspace &workspace, QString who, std::function<qint64()> clock)
    : m_workspace(workspace)
    , m_links(workspace)
    , m_runs(workspace)
    , m_setup(workspace)
    , m_who(std::move(who))
    , m_clock(std::move(clock))
{
}

Result<UndoReport> Undoing::undo(const UndoRequest &request)
{
    const auto dataflow = m_setup.dataflow();
    const auto rows = rowsOf(request);
    const auto systems = this->systems();
    if (!dataflow || !rows || !systems)
        return !rows ? rows.error() : !dataflow ? dataflow.error() : systems.error();
    m_dataflow = *dataflow;
    m_system = *systems;
    UndoReport report;
    report.run = request.journalRow == 0 ? rows->first().run : 0;
    report.dryRun = request.dryRun;
    QMap<qint64, QList<JournalRow>> byLink;
    for (const JournalRow &row : *rows)
        byLink[row.link] << row;
    const Status done = m_workspace.transaction([&]() -> Status {
        for (auto link = byLink.cbegin(); link != byLink.cend(); ++link) {
            if (const Status undone = undoLink(link.key(), *link, report); !undone)
                return undone;
        }
        return Done{};
    });
    return done ? Result<UndoReport>(report) : done.error();
}

/// The writes to undo, oldest first; never empty.
Result<QList<JournalRow>> Undoing::rowsOf(const UndoRequest &request) const
{
    qint64 link = request.link;
    if (request.journalRow != 0) {
        const auto one = m_runs.journalRow(request.journalRow);
        if (!one)
            return one.error();
        if (!isWrite(*one))
            return cannotUndo(Words::tr("Line %1 of the history is no write, so there is nothing to undo. Choose one "
                                        "that wrote, linked or created.")
                                  .arg(one->id));
        link = one->link;
    } else if (link != 0) {
        if (const auto entry = m_links.entry(link); !entry)
            return entry.error();
    }
    const auto history = m_runs.history(request.journalRow != 0 ? 0 : request.run, link);
    if (!history)
        return history.error();
    QList<JournalRow> rows;
    std::ranges::copy_if(*history, std::back_inserter(rows), [&](const JournalRow &row) {
        return isWrite(row) && (request.journalRow == 0 ? row.run != 0 : row.id == request.journalRow);
    });
    if (!rows.isEmpty() && request.journalRow == 0 && request.run == 0)
        rows.removeIf([last = rows.last().run](const JournalRow &row) { return row.run != last; });
    if (!rows.isEmpty())
        return rows;
    if (request.run != 0)
        return cannotUndo(Words::tr("Run %1 wrote nothing that could be undone.").arg(request.run));
    return cannotUndo(Words::tr("No run has written to row %1 yet, so there is nothing to undo.").arg(link));
}

Status Undoing::undoLink(qint64 link, const QList<JournalRow> &rows, UndoReport &report)
{
    const auto refuse = [&](const QString &text) { report.refused << UndoLine{link, rows.last().title, text}; };
    if (lastOf(rows, u"archived"_s))
        refuse(Words::tr("It was archived and cannot be brought back. Recreate makes a new record, with a new id."));
    else if (rows.last().kind == "unlinked"_L1)
        return undoUnlinking(link, rows.last(), report);
    QList<JournalRow> written;
    std::ranges::copy_if(
        rows, std::back_inserter(written), [](const JournalRow &row) { return row.kind == "updated"_L1; });
    const auto created = lastOf(rows, u"created"_s);
    const auto linked = lastOf(rows, u"linked"_s);
    if (written.isEmpty() && !created && !linked)
        return Done{};
    const auto entry = m_links.entry(link);
    if (!entry && entry.error().scope() == Scope::Run)
        return entry.error();
    if (!entry || !entry->isPair()) {
        refuse(Words::tr("The two records are not linked any more, so there is nothing to undo."));
        return Done{};
    }
    Taken taken;
    if (created) {
        if (const Status done = undoCreation(*entry, *created, report, taken); !done)
            return done;
    } else {
        if (linked) {
            if (const Status done = undoLinking(*entry, *linked, report, taken); !done)
                return done;
        }
        undoValues(*entry, written, report, taken);
    }
    if (taken.choices.isEmpty())
        return Done{};
    report.links << link;
    return report.dryRun ? Status(Done{}) : store(*entry, taken);
}

Status Undoing::undoCreation(const LinkEntry &entry, const JournalRow &created, UndoReport &report, Taken &taken)
{
    const Side side = created.side.value_or(Side::Target);
    if (entry.record[side].recordId != created.recordId || entry.record[side].shadow.presence == Presence::Absent) {
        report.refused << UndoLine{entry.id, titleOf(entry),
            Words::tr("The record that was created in %1 is not linked here any more.").arg(m_system[side])};
        return Done{};
    }
    const auto asked = question(m_dataflow, entry, created);
    if (!asked)
        return asked.error();
    taken.choices << *asked;
    const Reason reason{ReasonCode::UndoCreate, asked->args};
    taken.journal << journal(entry, reason);
    report.asked << UndoLine{entry.id, titleOf(entry), sentence(reason, m_system)};
    return Done{};
}

Status Undoing::undoLinking(const LinkEntry &entry, const JournalRow &linked, UndoReport &report, Taken &taken)
{
    const auto history = m_runs.history(0, entry.id);
    if (!history)
        return history.error();
    const bool isCurrent = std::ranges::none_of(*history, [&](const JournalRow &row) {
        return row.id > linked.id && (row.kind == "linked"_L1 || row.kind == "unlinked"_L1 || row.kind == "created"_L1);
    });
    if (!isCurrent) {
        report.refused << UndoLine{
            entry.id, titleOf(entry), Words::tr("It was linked anew since. Undo that link instead, or unlink it.")};
        return Done{};
    }
    taken.choices << Resolution{0, Choice::UndoLink, {}, marksOf(entry, Choice::UndoLink), {}};
    taken.journal << journal(entry, {ReasonCode::LinkUndone, {}});
    ++report.unlinked;
    return Done{};
}

Status Undoing::undoUnlinking(qint64 link, const JournalRow &gone, UndoReport &report)
{
    const auto refuse = [&](const QString &text) {
        report.refused << UndoLine{link, gone.title, text};
        return Done{};
    };
    const auto entry = m_links.entry(link);
    if (!entry && entry.error().scope() == Scope::Run)
        return entry.error();
    if (!entry || entry->record.source.shadow.presence == Presence::Absent)
        return refuse(Words::tr("Its record in %1 is gone, so the two cannot be linked again.").arg(m_system.source));
    if (entry->isPair())
        return refuse(Words::tr("It has a counterpart already. Unlink that one first."));
    if (gone.recordId.isEmpty())
        return refuse(Words::tr("The history does not say from which record it was unlinked. Link it by hand."));
    const auto target = m_links.freeTarget(entry->flow, gone.recordId);
    if (!target)
        return target.error();
    if (*target == 0)
        return refuse(
            Words::tr("Record %1 in %2 is gone, or linked to another one by now.").arg(gone.recordId, m_system.target));
    ++report.linked;
    report.links << link;
    if (report.dryRun)
        return Done{};
    JournalRow row = journal(*entry, {ReasonCode::PersonChose, {}});
    row.kind = u"linked"_s;
    return m_links.link(link, *target, row);
}

void Undoing::undoValues(
    const LinkEntry &entry, const QList<JournalRow> &written, UndoReport &report, Taken &taken) const
{
    QList<WriteNote> notes;
    for (const JournalRow &row : written) {
        if (row.side)
            notes << WriteNote{*row.side, row.before, row.after, row.base};
    }
    const QList<PropertyUndo> undos = undoWrites(flowOf(m_dataflow, entry), notes, entry.base,
        {entry.record.source.shadow.fields, entry.record.target.shadow.fields});
    PerSide<JournalRow> lines;
    for (const PropertyUndo &undo : undos) {
        if (undo.resolution)
            taken.choices << *undo.resolution;
        switch (undo.fate) {
        case UndoFate::TakenBack:
            ++report.undone;
            lines[undo.side].before.insert(undo.path, undo.now);
            lines[undo.side].after.insert(undo.path, undo.before);
            break;
        case UndoFate::AlreadyBack:
            ++report.already;
            break;
        case UndoFate::ChangedSince:
            taken.journal << journal(
                entry, {ReasonCode::UndoConflict, {undo.path, toText(undo.side), undo.now, undo.wrote, undo.before}});
            report.refused << UndoLine{entry.id, titleOf(entry), refusal(undo, m_system)};
            break;
        case UndoFate::NotSynchronised:
            report.refused << UndoLine{entry.id, titleOf(entry), refusal(undo, m_system)};
            break;
        }
    }
    for (const Side side : bothSides) {
        if (lines[side].after.isEmpty())
            continue;
        JournalRow row = journal(entry, {ReasonCode::PersonChose, {}});
        row.side = side;
        row.before = lines[side].before;
        row.after = lines[side].after;
        taken.journal << row;
    }
}

Result<Resolution> Undoing::question(const Dataflow &dataflow, const LinkEntry &entry, const JournalRow &created) const
{
    const Side side = created.side.value_or(Side::Target);
    const auto others = m_links.pairsWith(entry.record[side].id, entry.id);
    if (!others)
        return others.error();
    const QStringList edited =
        editedSince(flowOf(dataflow, entry), side, created.after, entry.record[side].shadow.fields);
    return Resolution{0, Choice::UndoCreate, {}, marksOf(entry, Choice::UndoCreate),
        {toText(side), edited.join(", "_L1), QString::number(*others)}};
}

Result<Resolution> Undoing::answered(const LinkEntry &entry, const Resolution &asked) const
{
    Resolution yes = asked;
    yes.choice = Choice::UndoCreateApproved;
    if (asked.seen == marksOf(entry, asked.choice))
        return yes;
    const auto history = m_runs.history(0, entry.id);
    if (!history)
        return history.error();
    const auto dataflow = m_setup.dataflow();
    if (!dataflow)
        return dataflow.error();
    const auto created = lastOf(*history, u"created"_s);
    return created ? question(*dataflow, entry, *created) : Result<Resolution>(asked);
}

Result<PerSide<QString>> Undoing::systems() const
{
    PerSide<QString> names;
    for (const Side side : bothSides) {
        const auto connection = m_setup.connection(side);
        if (!connection)
            return connection.error();
        names[side] = *connection ? (*connection)->system : toText(side);
    }
    return names;
}

JournalRow Undoing::journal(const LinkEntry &entry, const Reason &reason) const
{
    JournalRow row;
    row.at = m_clock();
    row.link = entry.id;
    row.flow = entry.flow;
    row.kind = u"undone"_s;
    row.title = titleOf(entry);
    row.reason = reason;
    row.who = m_who;
    return row;
}

Status Undoing::store(const LinkEntry &entry, const Taken &taken)
{
    if (const Status saved = m_links.saveResolutions(entry.id, taken.choices, m_who, m_clock()); !saved)
        return saved;
    const Status again = m_links.startAfresh({entry.id});
    return again ? m_runs.append(taken.journal) : again;
}

} // namespace samband
