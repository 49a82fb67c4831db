#include "ui/history.h"

#include "core/domain/path.h"

#include <QCoreApplication>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Words)
};

QString valueText(const QString &value)
{
    return value.isEmpty() ? Words::tr("(blank)") : value;
}

/// What a person chose: the stored name of a choice, or the value that was typed.
QString choiceText(const JournalRow &row, const PerSide<QString> &system)
{
    const QString value = row.reason.args.value(1);
    const QString property = row.reason.args.value(0);
    const auto choice = fromText<Choice>(value);
    const QString what = choice ? choiceWord(*choice, system) : Words::tr("chose “%1”").arg(value);
    return property.isEmpty() ? what : Words::tr("%1: %2", "property: choice").arg(property, what);
}

/// Whether a run that agreed on the rest left this for a person.
bool leavesOpen(ReasonCode code)
{
    return code == ReasonCode::BothChanged || code == ReasonCode::FirstMeetingDiffers || code == ReasonCode::Cleared
        || code == ReasonCode::ChoiceOutdated;
}

} // namespace

QString choiceWord(Choice choice, const PerSide<QString> &system)
{
    switch (choice) {
    case Choice::TakeSource:
        return Words::tr("chose the value of %1").arg(system.source);
    case Choice::TakeTarget:
        return Words::tr("chose the value of %1").arg(system.target);
    case Choice::TakeBase:
        return Words::tr("chose the base");
    case Choice::TakeValue:
        return Words::tr("chose a value");
    case Choice::AcceptDifference:
        return Words::tr("accepted the difference");
    case Choice::Approve:
        return Words::tr("approved");
    case Choice::Reject:
        return Words::tr("rejected");
    case Choice::Recreate:
        return Words::tr("asked for a new record");
    case Choice::Unlink:
        return Words::tr("asked to unlink");
    case Choice::Archive:
        return Words::tr("asked to delete");
    case Choice::TakeBack:
    case Choice::Reopen:
    case Choice::UndoLink:
    case Choice::UndoCreate:
    case Choice::UndoCreateApproved:
    case Choice::StayAlone:
        return Words::tr("asked to undo");
    }
    return {};
}

QString journalWord(const JournalRow &row, const PerSide<QString> &system)
{
    const QString where = row.side ? system[*row.side] : QString();
    static const QMap<QString, const char *> plain{{u"linked"_s, QT_TRANSLATE_NOOP("samband::Words", "linked")},
        {u"agreed"_s, QT_TRANSLATE_NOOP("samband::Words", "agreed")},
        {u"created"_s, QT_TRANSLATE_NOOP("samband::Words", "created")},
        {u"updated"_s, QT_TRANSLATE_NOOP("samband::Words", "updated")},
        {u"archived"_s, QT_TRANSLATE_NOOP("samband::Words", "archived")},
        {u"unlinked"_s, QT_TRANSLATE_NOOP("samband::Words", "unlinked")},
        {u"failed"_s, QT_TRANSLATE_NOOP("samband::Words", "failed")},
        {u"chosen"_s, QT_TRANSLATE_NOOP("samband::Words", "chosen")},
        {u"paused"_s, QT_TRANSLATE_NOOP("samband::Words", "paused")},
        {u"resumed"_s, QT_TRANSLATE_NOOP("samband::Words", "resumed")},
        {u"ruled"_s, QT_TRANSLATE_NOOP("samband::Words", "rules changed")},
        {u"released"_s, QT_TRANSLATE_NOOP("samband::Words", "released")},
        {u"undone"_s, QT_TRANSLATE_NOOP("samband::Words", "undone")},
        {u"conflict"_s, QT_TRANSLATE_NOOP("samband::Words", "conflict began")},
        {u"held"_s, QT_TRANSLATE_NOOP("samband::Words", "held")},
        {u"orphaned"_s, QT_TRANSLATE_NOOP("samband::Words", "orphaned")},
        {u"left-out"_s, QT_TRANSLATE_NOOP("samband::Words", "left out")},
        {u"settled"_s, QT_TRANSLATE_NOOP("samband::Words", "in step again")}};
    const char *known = plain.value(row.kind, nullptr);
    const QString word = known ? Words::tr(known) : row.kind;
    return where.isEmpty() ? word : Words::tr("%1 in %2", "updated in HubSpot").arg(word, where);
}

QString changesText(const Changes &before, const Changes &after)
{
    QStringList parts;
    for (auto it = after.begin(); it != after.end(); ++it)
        parts << Words::tr("%1: %2 → %3")
                     .arg(shortName(it.key()), valueText(before.value(it.key())), valueText(it.value()));
    return parts.join("; "_L1);
}

QString changeText(const JournalRow &row, const PerSide<QString> &system)
{
    if (row.kind == "chosen"_L1)
        return choiceText(row, system);
    return row.after.isEmpty() ? sentence(row.reason, system) : changesText(row.before, row.after);
}

QString historyText(const JournalRow &row, const PerSide<QString> &system)
{
    const QString word = journalWord(row, system);
    if (row.kind == "updated"_L1 && row.side && !row.after.isEmpty())
        return Words::tr("%1, written to %2").arg(changesText(row.before, row.after), system[*row.side]);
    if (row.kind == "created"_L1 && !row.after.isEmpty()) {
        QStringList values;
        for (auto it = row.after.begin(); it != row.after.end(); ++it)
            values << valueText(it.value());
        return Words::tr("%1: %2", "created in CRMOffice: Kari, Berg").arg(word, values.join(", "_L1));
    }
    if (row.kind == "chosen"_L1)
        return choiceText(row, system);
    if (row.kind == "undone"_L1 && !row.after.isEmpty())
        return Words::tr("undo asked for: %1").arg(changesText(row.before, row.after));
    if (row.kind == "undone"_L1)
        return Words::tr("undo asked for: %1").arg(sentence(row.reason, system));
    QString why = sentence(row.reason, system);
    if (why.endsWith(u'.'))
        why.chop(1);
    if (row.kind == "agreed"_L1 && leavesOpen(row.reason.code))
        return Words::tr("agreed on the rest: %1").arg(why);
    static const QStringList tellingKinds{
        u"agreed"_s, u"linked"_s, u"failed"_s, u"conflict"_s, u"held"_s, u"orphaned"_s, u"left-out"_s};
    const bool telling = tellingKinds.contains(row.kind);
    return telling && !why.isEmpty() ? Words::tr("%1: %2", "linked: why").arg(word, why) : word;
}

QStringList chosenPaths(const JournalRow &row)
{
    if (row.kind == "undone"_L1)
        return QStringList(row.after.keyBegin(), row.after.keyEnd());
    const QString property = row.kind == "chosen"_L1 ? row.reason.args.value(0) : QString();
    return property.isEmpty() ? QStringList() : QStringList{property};
}

bool isUndoable(const JournalRow &row)
{
    return row.kind == "linked"_L1 || (row.kind == "unlinked"_L1 && !row.recordId.isEmpty())
        || (row.side && (row.kind == "updated"_L1 || row.kind == "created"_L1));
}

} // namespace samband
