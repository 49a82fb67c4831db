#include "core/engine/undoreport.h"

#include <QCoreApplication>
#include <QStringList>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::UndoReport)
};

} // namespace

QString undoSummary(const UndoReport &report)
{
    QStringList parts;
    const auto add = [&](qsizetype count, const QString &one, const QString &many) {
        if (count > 0)
            parts << (count == 1 ? one : many.arg(count));
    };
    add(report.undone, Words::tr("1 value goes back"), Words::tr("%1 values go back"));
    add(report.unlinked, Words::tr("1 link is taken back"), Words::tr("%1 links are taken back"));
    add(report.linked, Words::tr("1 pair is linked again"), Words::tr("%1 pairs are linked again"));
    add(report.asked.size(), Words::tr("1 created record waits for your approval to be archived"),
        Words::tr("%1 created records wait for your approval to be archived"));
    add(report.already, Words::tr("1 value is back already"), Words::tr("%1 values are back already"));
    add(report.refused.size(), Words::tr("1 cannot be undone"), Words::tr("%1 cannot be undone"));
    return parts.isEmpty() ? Words::tr("There is nothing to undo.") : parts.join(", "_L1) + u'.';
}

} // namespace samband
