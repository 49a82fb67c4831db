#include "core/engine/choosing.h"

#include "core/domain/path.h"
#include "core/engine/explanation.h"

#include <QCoreApplication>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Choices)
};

Error refused(const QString &text)
{
    return {ErrorKind::BadInput, text};
}

/// What the row waits for instead, in the words that it is shown with.
QString situation(const LinkDetail &detail, const PerSide<QString> &system)
{
    return QStringList{sentence(detail.row.reason, system), nextStep(detail.row.reason, system)}.join(u' ').trimmed();
}

QString nameOf(const PropertyRow &row)
{
    return shortName(row.path.source.isEmpty() ? row.path.target : row.path.source);
}

QString namesOf(const QList<PropertyRow> &rows)
{
    QStringList names;
    for (const PropertyRow &row : rows)
        names << nameOf(row);
    return names.join(", "_L1);
}

bool hasBoth(const LinkDetail &detail)
{
    return detail.presence.source == Presence::Present && detail.presence.target == Presence::Present;
}

/// Whether a person has to settle the property, one who may have chosen already and changes their mind.
bool waitsAs(const LinkDetail &detail, const PropertyRow &row, PropertyAction action)
{
    return decided(row, detail.modifiedAt, openChoice(detail, row.property)).action == action
        || decided(row, detail.modifiedAt, std::nullopt).action == action;
}

QList<PropertyRow> waitingAs(const LinkDetail &detail, PropertyAction action)
{
    QList<PropertyRow> rows;
    if (!hasBoth(detail))
        return rows;
    for (const PropertyRow &row : detail.properties) {
        if (waitsAs(detail, row, action))
            rows << row;
    }
    return rows;
}

Result<QList<PropertyRow>> called(const LinkDetail &detail, const QString &property)
{
    for (const PropertyRow &row : detail.properties) {
        for (const Side side : bothSides) {
            if (row.path[side] == property || shortName(row.path[side]) == property)
                return QList<PropertyRow>{row};
        }
    }
    if (detail.properties.isEmpty())
        return refused(Words::tr("Row %1 synchronises no property, so there is no “%2” to choose.")
                           .arg(detail.row.id)
                           .arg(property));
    return refused(Words::tr("“%1” is no property of this pair. Its properties are: %2.")
                       .arg(property, namesOf(detail.properties)));
}

Result<QList<PropertyRow>> inConflict(const LinkDetail &detail, const PerSide<QString> &system)
{
    const QList<PropertyRow> rows = waitingAs(detail, PropertyAction::Conflict);
    if (!rows.isEmpty())
        return rows;
    QString text = Words::tr("No property of row %1 is in conflict, so nothing was noted. %2")
                       .arg(detail.row.id)
                       .arg(situation(detail, system));
    const QList<PropertyRow> held =
        waitingAs(detail, PropertyAction::HoldBlank) + waitingAs(detail, PropertyAction::Flapping);
    if (!held.isEmpty())
        text += u' ' + Words::tr("To settle a property that is held, name it with --property: %1.").arg(namesOf(held));
    return refused(text);
}

Result<ChoiceMade> settle(const LinkDetail &detail, const ChoiceWish &wish, const PerSide<QString> &system)
{
    const auto rows = wish.property.isEmpty() ? inConflict(detail, system) : called(detail, wish.property);
    if (!rows)
        return rows.error();
    if (!hasBoth(detail))
        return refused(Words::tr("Row %1 has not both records, so there is no value to choose. %2")
                           .arg(detail.row.id)
                           .arg(situation(detail, system)));
    if (wish.choice == Choice::TakeValue && rows->size() > 1)
        return refused(Words::tr("Several properties of row %1 are in conflict, and one value cannot be right for all. "
                                 "Say which with --property: %2.")
                           .arg(detail.row.id)
                           .arg(namesOf(*rows)));
    ChoiceMade made;
    for (const PropertyRow &row : *rows) {
        if (wish.choice == Choice::TakeBase && !row.base)
            return refused(Words::tr("“%1” of row %2 never agreed, so there is no earlier value to take. Take source, "
                                     "target, or a value of your own.")
                               .arg(nameOf(row))
                               .arg(detail.row.id));
        made.resolutions << Resolution{row.property, wish.choice, wish.value, row.now};
        made.properties << nameOf(row);
    }
    return made;
}

/// Why a choice about the whole row would come to nothing; nothing when it would not.
std::optional<Error> obstacleTo(const LinkDetail &detail, Choice choice, const PerSide<QString> &system)
{
    const bool isPair = detail.record.source != 0 && detail.record.target != 0;
    const bool oneGone =
        isPair && (detail.presence.source == Presence::Absent) != (detail.presence.target == Presence::Absent);
    const bool lone = !isPair && detail.record.source != 0;
    const bool fits = choice == Choice::Recreate ? oneGone || lone
        : choice == Choice::Archive              ? oneGone
        : choice == Choice::Unlink               ? isPair
                                                 : true;
    if (fits)
        return std::nullopt;
    if (choice == Choice::Unlink)
        return refused(Words::tr("Row %1 is not linked, so there is nothing to unlink. %2")
                           .arg(detail.row.id)
                           .arg(situation(detail, system)));
    return refused(Words::tr("Row %1 has lost no record, so “%2” would change nothing. %3")
                       .arg(QString::number(detail.row.id), toText(choice), situation(detail, system)));
}

} // namespace

bool settlesProperty(Choice choice)
{
    switch (choice) {
    case Choice::TakeSource:
    case Choice::TakeTarget:
    case Choice::TakeBase:
    case Choice::TakeValue:
    case Choice::AcceptDifference:
    case Choice::TakeBack:
    case Choice::Reopen:
        return true;
    case Choice::Approve:
    case Choice::Reject:
    case Choice::Recreate:
    case Choice::Unlink:
    case Choice::Archive:
    case Choice::UndoLink:
    case Choice::UndoCreate:
    case Choice::UndoCreateApproved:
    case Choice::StayAlone:
        return false;
    }
    return false;
}

Result<ChoiceMade> choicesFor(const LinkDetail &detail, const ChoiceWish &wish, const PerSide<QString> &system)
{
    if (settlesProperty(wish.choice))
        return settle(detail, wish, system);
    if (!wish.property.isEmpty())
        return refused(Words::tr("“%1” is about the whole row. Leave out --property.").arg(toText(wish.choice)));
    if (const auto obstacle = obstacleTo(detail, wish.choice, system))
        return *obstacle;
    return ChoiceMade{{Resolution{0, wish.choice, {}, {}}}, {}};
}

} // namespace samband
