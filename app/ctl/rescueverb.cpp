#include "app/ctl/verbs.h"

#include "core/store/rescue.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Rescue)
};

QJsonObject jsonOf(const RescueReport &report)
{
    QJsonObject kept;
    for (auto table = report.kept.cbegin(); table != report.kept.cend(); ++table)
        kept.insert(table.key(), *table);
    return {{u"setAside"_s, report.setAside}, {u"export"_s, report.exportFolder}, {u"kept"_s, kept},
        {u"incomplete"_s, QJsonArray::fromStringList(report.incomplete)}, {u"lostLinks"_s, report.lostLinks},
        {u"newChain"_s, true}, {u"withoutBase"_s, report.withoutBase}};
}

} // namespace

Exit rescue(const CommandLine &line, Output &output)
{
    const auto report = rescueWorkspace(line.workspace, QDateTime::currentDateTime());
    if (!report) {
        output.error(report.error());
        return Exit::Failure;
    }
    output.object(jsonOf(*report));
    output.line(Words::tr("%1 works again. The damaged file is %2.").arg(line.workspace, report->setAside));
    if (!report->exportFolder.isEmpty())
        output.line(Words::tr("What could be read is in %1, one file a table.").arg(report->exportFolder));
    output.line(Words::tr("Kept: %1 links, %2 records, %3 lines of history.")
                    .arg(report->kept.value(u"link"_s))
                    .arg(report->kept.value(u"record"_s))
                    .arg(report->kept.value(u"journal"_s)));
    output.line(Words::tr("The history begins a new chain: whether a line was changed before the rescue can only be "
                          "told from the damaged file."));
    if (!report->incomplete.isEmpty())
        output.line(Words::tr("Rows may be missing of: %1.").arg(report->incomplete.join(u", "_s)));
    if (report->lostLinks > 0)
        output.line(Words::tr("Lost: %1 links.").arg(report->lostLinks));
    if (report->withoutBase > 0)
        output.line(Words::tr("%1 pairs are compared as if they met for the first time.").arg(report->withoutBase));
    output.line(Words::tr("The next run reads both systems completely. Look at what it would do first: sambandctl "
                          "--workspace %1 plan")
                    .arg(line.workspace));
    return report->isComplete() ? Exit::AllInStep : Exit::SomethingWaits;
}

} // namespace samband
