#include "ui/bulkwords.h"

#include "ui/look.h"
#include "ui/words.h"

#include <QCoreApplication>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::BulkWords)
};

QString stateCounts(const Gathered &rows)
{
    const QMap<LinkState, int> counts = rows.states();
    QStringList parts;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count)
        parts << stateCount(count.key(), *count);
    return parts.join(", "_L1);
}

QString withLeftOut(const QString &text, qsizetype leftOut)
{
    return leftOut == 0 ? text
                        : text + u"\n\n"_s
            + Words::tr("%1 more of the selected rows stay as they are: it means nothing to them.")
                  .arg(numberText(leftOut));
}

qsizetype count(const Gathered &rows)
{
    return qsizetype(rows.rows.size());
}

} // namespace

QString rowCount(qsizetype rows)
{
    return rows == 1 ? Words::tr("1 row") : Words::tr("%1 rows").arg(numberText(rows));
}

Question approveQuestion(const Gathered &chosen, qsizetype leftOut, const PerSide<QString> &system)
{
    const QMap<Verb, int> verbs = chosen.verbs();
    QString text = Words::tr("Approves %1 and carries them out.").arg(verbCounts(verbs));
    if (verbs.contains(Verb::Archive))
        text += u"\n\n"_s
            + (count(chosen) == 1 && leftOut == 0 ? sentence(chosen.first, system)
                                                  : Words::tr("Archiving removes records from a system."));
    if (leftOut > 0)
        text += u"\n\n"_s
            + Words::tr("%1 more of these rows stay as they are: they need another decision.").arg(numberText(leftOut));
    return {Words::tr("Approve"), text, Words::tr("Approve %1").arg(verbCounts(verbs))};
}

Question rejectQuestion(const Gathered &chosen, qsizetype leftOut)
{
    const QString text =
        Words::tr("Rejects %1. The records stay as they are, and you are asked again only when a side changes.")
            .arg(verbCounts(chosen.verbs()));
    return {
        Words::tr("Reject"), withLeftOut(text, leftOut), Words::tr("Reject %1", "rows").arg(rowCount(count(chosen)))};
}

Question pauseQuestion(const Gathered &chosen, qsizetype leftOut, bool paused)
{
    const QString text = paused
        ? Words::tr("Pauses %1. Runs leave them alone until somebody resumes them.").arg(stateCounts(chosen))
        : Words::tr("Resumes %1. Runs take them along again, and the first one begins now.").arg(stateCounts(chosen));
    const QString rows = rowCount(count(chosen));
    return {paused ? Words::tr("Pause") : Words::tr("Resume"), withLeftOut(text, leftOut),
        paused ? Words::tr("Pause %1", "rows").arg(rows) : Words::tr("Resume %1", "rows").arg(rows)};
}

Question unlinkQuestion(const Gathered &chosen, qsizetype leftOut, bool never)
{
    const qsizetype rows = count(chosen);
    QString text = rows == 1
        ? Words::tr("Samband forgets this link. Both records stay as they are, and no longer follow each other.")
        : Words::tr("Samband forgets %1 links: %2. All records stay as they are, and no longer follow each other.")
              .arg(numberText(rows), stateCounts(chosen));
    if (never)
        text += u"\n\n"_s + Words::tr("They are never suggested for each other again.");
    return {Words::tr("Unlink"), withLeftOut(text, leftOut),
        rows == 1 ? Words::tr("Unlink") : Words::tr("Unlink %1 pairs").arg(numberText(rows))};
}

Question syncQuestion(const Gathered &chosen, qsizetype leftOut)
{
    const QString text = Words::tr("Reads these rows afresh in both systems and brings them in step: %1. What waits "
                                   "for a person goes on waiting.")
                             .arg(stateCounts(chosen));
    return {Words::tr("Sync"), withLeftOut(text, leftOut), Words::tr("Sync %1", "rows").arg(rowCount(count(chosen)))};
}

Question neverLinkQuestion(qsizetype rows)
{
    const QString count = numberText(rows);
    return {Words::tr("Never link"),
        rows == 1
            ? Words::tr("The two records are never proposed for each other again. Linking them by hand stays possible.")
            : Words::tr("The records of %1 rows are never proposed for each other again. Linking them by hand stays "
                        "possible.")
                  .arg(count),
        rows == 1 ? Words::tr("Never link") : Words::tr("Never link %1 pairs").arg(count)};
}

Question resolveQuestion(const Drafts::Many &choices, const PerSide<QString> &system)
{
    const QString count = numberText(choices.size());
    return {Words::tr("Resolve and sync"),
        Words::tr("Settles %1 pairs: %2. A pair that changed since it was looked at is left alone and asked about "
                  "again.\n\nEach write can be undone in the timeline.")
            .arg(count, choiceCounts(choices, system)),
        Words::tr("Resolve and sync %1 pairs").arg(count)};
}

QString choiceCounts(const Drafts::Many &choices, const PerSide<QString> &system)
{
    QMap<Choice, int> counts;
    for (const Drafts::Choices &row : choices) {
        for (const Resolution &choice : row)
            ++counts[choice.choice];
    }
    const QMap<Choice, QString> words{{Choice::TakeSource, Words::tr("the value of %1").arg(system.source)},
        {Choice::TakeTarget, Words::tr("the value of %1").arg(system.target)},
        {Choice::TakeBase, Words::tr("the base")}, {Choice::TakeValue, Words::tr("a typed value")},
        {Choice::AcceptDifference, Words::tr("the difference stays")}};
    QStringList parts;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count)
        parts << Words::tr("%1 × %2", "count × choice").arg(numberText(*count), words.value(count.key()));
    return parts.join(", "_L1);
}

} // namespace samband
