#include "ui/desk.h"
#include "ui/look.h"

#include <QWidget>

namespace samband {

using namespace Qt::StringLiterals;

void Desk::undo(const JournalRow &row)
{
    if (row.kind == "updated"_L1)
        m_controller.undo({row.id, 0, 0, false}, true);
    else
        planUndo({row.id, 0, 0, false});
}

void Desk::undoRun(qint64 run)
{
    planUndo({0, run, 0, false});
}

void Desk::planUndo(const UndoRequest &request)
{
    m_planned = request;
    UndoRequest dry = request;
    dry.dryRun = true;
    m_controller.undo(dry, false);
}

void Desk::takeUndo(const UndoReport &report)
{
    if (report.dryRun && m_planned)
        askUndo(report);
    else if (!report.dryRun)
        Q_EMIT told(undoSummary(report));
}

void Desk::askUndo(const UndoReport &report)
{
    const UndoRequest request = *std::exchange(m_planned, std::nullopt);
    constexpr qsizetype most = 5;
    QStringList lines{undoSummary(report)};
    for (const QList<UndoLine> &list : {report.asked, report.refused}) {
        for (const UndoLine &line : list.first(std::min(most, list.size())))
            lines << tr("%1: %2", "record: why").arg(line.title, line.text);
        if (list.size() > most)
            lines << tr("… and %1 more").arg(numberText(list.size() - most));
    }
    if (report.links.isEmpty()) {
        Q_EMIT told(lines.join(u' '));
        return;
    }
    lines << tr("What a person has changed since is not overwritten: it is shown as a conflict. The undo stands in the "
                "journal and can be undone.");
    const QString action = request.run != 0 ? tr("Undo run %1").arg(request.run) : tr("Undo");
    m_prompter(
        m_window, {action, lines.join(u"\n\n"_s), action}, [this, request] { m_controller.undo(request, true); });
}

} // namespace samband
