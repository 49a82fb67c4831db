#include "app/ctl/verbs.h"

#include "core/engine/undoing.h"
#include "core/store/workspace.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Verbs)
};

QList<UndoRequest> requestsOf(const CommandLine &line)
{
    QList<UndoRequest> requests;
    for (const qint64 entry : line.entries)
        requests << UndoRequest{entry, 0, 0, line.dryRun};
    for (const qint64 link : line.links)
        requests << UndoRequest{0, line.run, link, line.dryRun};
    if (requests.isEmpty())
        requests << UndoRequest{0, line.run, 0, line.dryRun};
    return requests;
}

/// 2 when a person has something to look at or to approve, 1 when it could do nothing at all.
Exit exitOf(const UndoReport &report)
{
    if (report.links.isEmpty() && !report.refused.isEmpty())
        return Exit::Failure;
    return report.asked.isEmpty() && report.refused.isEmpty() ? Exit::AllInStep : Exit::SomethingWaits;
}

QJsonArray jsonOf(const QList<UndoLine> &lines)
{
    QJsonArray array;
    for (const UndoLine &line : lines)
        array << QJsonObject{{u"link"_s, line.link}, {u"title"_s, line.title}, {u"text"_s, line.text}};
    return array;
}

} // namespace

void Output::undo(const UndoReport &report)
{
    line(report.dryRun ? Words::tr("Would do: %1").arg(undoSummary(report)) : undoSummary(report));
    for (const UndoLine &asked : report.asked)
        line(Words::tr("  asks %1 %2: %3").arg(asked.link, 6).arg(asked.title, asked.text));
    for (const UndoLine &refused : report.refused)
        line(Words::tr("  left %1 %2: %3").arg(refused.link, 6).arg(refused.title, refused.text));
    QJsonArray links;
    for (const qint64 link : report.links)
        links << link;
    object({{u"run"_s, report.run}, {u"dryRun"_s, report.dryRun}, {u"undone"_s, report.undone},
        {u"already"_s, report.already}, {u"unlinked"_s, report.unlinked}, {u"linked"_s, report.linked},
        {u"asked"_s, jsonOf(report.asked)}, {u"refused"_s, jsonOf(report.refused)}, {u"links"_s, links}});
}

Exit undo(const CommandLine &line, Output &output)
{
    auto workspace = Workspace::open(line.workspace, Workspace::Access::ReadWrite);
    if (!workspace) {
        output.error(workspace.error());
        return Exit::Failure;
    }
    Undoing undoing(**workspace, operatorName(), &QDateTime::currentMSecsSinceEpoch);
    Exit worst = Exit::AllInStep;
    bool noted = false;
    for (const UndoRequest &request : requestsOf(line)) {
        const auto report = undoing.undo(request);
        if (!report) {
            output.error(report.error());
            return Exit::Failure;
        }
        output.undo(*report);
        const Exit exit = exitOf(*report);
        worst = worst == Exit::Failure || exit == Exit::AllInStep ? worst : exit;
        noted = noted || (!report->dryRun && !report->links.isEmpty());
    }
    if (noted)
        output.line(Words::tr("Noted. The next run carries it out: sambandctl --workspace %1 run").arg(line.workspace));
    return worst;
}

} // namespace samband
