#include "core/domain/reason.h"

#include "core/domain/causecategory.h"
#include "core/domain/filter.h"
#include "core/domain/path.h"
#include "core/domain/state.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Words)
};

QString quoted(const QString &value)
{
    return value.isEmpty() ? Words::tr("nothing") : Words::tr("“%1”").arg(value);
}

bool neverAgreed(const Reason &reason)
{
    return reason.args.value(0) == "never-agreed"_L1;
}

/// The reason's arguments with the systems' names, so that the sentences below stay short.
struct Told {
    const Reason &reason;
    const PerSide<QString> &system;

    QString arg(int index) const { return reason.args.value(index); }
    QString property() const { return shortName(arg(0)); }
    QString moved(Side side) const
    {
        return Words::tr("%1 changed %2 from %3 to %4; %5 gets it.")
            .arg(system[side], property(), quoted(arg(1)), quoted(arg(2)), system[other(side)]);
    }
    QString differing(const QString &text) const
    {
        return text.arg(property(), system.source, quoted(arg(1)), system.target, quoted(arg(2)));
    }
    QString kind() const
    {
        if (arg(0) == "create"_L1)
            return Words::tr("new records");
        if (arg(0) == "archive"_L1)
            return Words::tr("archived records");
        return arg(0) == "clear"_L1 ? Words::tr("cleared values") : Words::tr("updates");
    }
    /// The writes of a cycle, oldest first.
    QString cycle() const
    {
        QStringList parts;
        for (qsizetype i = 1; i + 2 < reason.args.size(); i += 3) {
            const QString name = system[fromText<Side>(arg(int(i))).value_or(Side::Source)];
            const auto at = QDateTime::fromMSecsSinceEpoch(arg(int(i) + 1).toLongLong());
            parts << Words::tr("%1 to %2 (%3)")
                         .arg(name, quoted(arg(int(i) + 2)), QLocale().toString(at, QLocale::ShortFormat));
        }
        return parts.join(", "_L1);
    }
    /// What a record is that a condition of a filter does not let in.
    QString unmet() const
    {
        const QString name = shortName(arg(1));
        QStringList values;
        for (const QString &value : reason.args.mid(3))
            values << quoted(value);
        const QString value = values.join(", "_L1);
        switch (fromText<FilterOperator>(arg(2)).value_or(FilterOperator::Is)) {
        case FilterOperator::Is:
            return Words::tr("%1 is not %2", "property, value").arg(name, value);
        case FilterOperator::IsNot:
            return Words::tr("%1 is %2", "property, value").arg(name, value);
        case FilterOperator::Contains:
            return Words::tr("%1 does not contain %2", "property, value").arg(name, value);
        case FilterOperator::StartsWith:
            return Words::tr("%1 does not start with %2", "property, value").arg(name, value);
        case FilterOperator::Empty:
            return Words::tr("%1 is not empty", "property").arg(name);
        case FilterOperator::NotEmpty:
            return Words::tr("%1 is empty", "property").arg(name);
        case FilterOperator::Above:
            return Words::tr("%1 is not above %2", "property, value").arg(name, value);
        case FilterOperator::Below:
            return Words::tr("%1 is not below %2", "property, value").arg(name, value);
        case FilterOperator::OneOf:
            return Words::tr("%1 is none of %2", "property, values").arg(name, value);
        }
        return {};
    }
    QString clearedSide() const { return system[sideAt(1)]; }
    Side sideAt(int index) const { return fromText<Side>(arg(index)).value_or(Side::Source); }
    QString undoCreate() const
    {
        QString text = Words::tr("Samband created this record in %1; undoing that archives it there and ends the link.")
                           .arg(system[sideAt(0)]);
        if (!arg(1).isEmpty())
            text += u' ' + Words::tr("A person has changed it since: %1.").arg(arg(1));
        if (!arg(2).isEmpty() && arg(2) != "0"_L1)
            text += u' ' + Words::tr("Other links that use it, and lose it: %1.").arg(arg(2));
        return text;
    }
};

} // namespace

QString stateWord(LinkState state)
{
    switch (state) {
    case LinkState::InSync:
        return Words::tr("In sync");
    case LinkState::Pending:
        return Words::tr("Pending");
    case LinkState::Conflict:
        return Words::tr("Conflict");
    case LinkState::Held:
        return Words::tr("Held");
    case LinkState::Ambiguous:
        return Words::tr("Ambiguous");
    case LinkState::Unlinked:
        return Words::tr("Unlinked");
    case LinkState::NotCreatable:
        return Words::tr("Not creatable");
    case LinkState::Failing:
        return Words::tr("Failing");
    case LinkState::Orphaned:
        return Words::tr("Orphaned");
    case LinkState::Paused:
        return Words::tr("Paused");
    case LinkState::Outside:
        return Words::tr("Outside");
    }
    return {};
}

QString sentence(const Reason &reason, const PerSide<QString> &system)
{
    const Told t{reason, system};
    switch (reason.code) {
    case ReasonCode::AllAgree:
        return Words::tr("Nothing changed since both sides last agreed.");
    case ReasonCode::Agreed:
        return Words::tr("Both sides hold the same; nothing needs to be written.");
    case ReasonCode::SourceChanged:
        return t.moved(Side::Source);
    case ReasonCode::TargetChanged:
        return t.moved(Side::Target);
    case ReasonCode::FilledFromSource:
        return Words::tr("%1 is blank in %2 and is filled from %3.").arg(t.property(), system.target, system.source);
    case ReasonCode::FilledFromTarget:
        return Words::tr("%1 is blank in %2 and is filled from %3.").arg(t.property(), system.source, system.target);
    case ReasonCode::BothChanged:
        return t.differing(Words::tr("Both changed %1: %2 holds %3, %4 holds %5."));
    case ReasonCode::FirstMeetingDiffers:
        return t.differing(
            Words::tr("%1 differs, and no value is known that both agreed on: %2 holds %3, %4 holds %5."));
    case ReasonCode::Cleared:
        return Words::tr("%1 was cleared in %2; the other side holds %3.")
            .arg(t.property(), t.clearedSide(), quoted(t.arg(2)));
    case ReasonCode::StoredDifferently:
        return Words::tr("%1 is stored differently on the two sides, as the systems spell it; both are in step.")
            .arg(t.property());
    case ReasonCode::PolicyDecided:
        return Words::tr("Both changed %1; the rule “%2” decides.").arg(t.property(), t.arg(1));
    case ReasonCode::OneWay:
        return Words::tr("%1 changed on the side that this flow does not copy from.").arg(t.property());
    case ReasonCode::PersonChose:
        if (reason.args.isEmpty())
            return Words::tr("A person decided this.");
        return reason.args.size() == 1 ? Words::tr("A person settled %1 as it is on both sides.").arg(t.property())
                                       : Words::tr("A person chose %2 for %1.").arg(t.property(), quoted(t.arg(1)));
    case ReasonCode::ChoiceOutdated:
        return t.differing(Words::tr("%1 changed after it was chosen: %2 now holds %3, %4 holds %5."));
    case ReasonCode::WillCreate:
        return Words::tr("Has no counterpart and becomes a new record in %1.").arg(system.target);
    case ReasonCode::CreateNeedsApproval:
        return Words::tr("Would become a new record in %1; this flow creates nothing without approval.")
            .arg(system.target);
    case ReasonCode::SameNameExists:
        return Words::tr("Would become a new record in %1, but %2 is there already with other phone numbers.")
            .arg(system.target, quoted(t.arg(0)));
    case ReasonCode::LooksLike:
        return Words::tr("Looks like %1 in %2: the same name, and nothing speaks against it.")
            .arg(quoted(t.arg(0)), system.target);
    case ReasonCode::SeveralLookAlike:
        if (t.arg(0) == "1"_L1)
            return Words::tr("%1 in %2 has the same name, and nothing else tells whether it is the same.")
                .arg(quoted(t.arg(1)), system.target);
        return Words::tr("%1 could be the counterpart of more than one record (%2 look alike).")
            .arg(t.arg(1), t.arg(0));
    case ReasonCode::MergeKeyMatches:
        return Words::tr("Matches %1 in %2 by properties that the document names.")
            .arg(quoted(t.arg(0)), system.target);
    case ReasonCode::FollowsCounterpart:
        return Words::tr("Linked to the counterpart of the %1 it belongs to.").arg(t.arg(0));
    case ReasonCode::WaitsForCounterpart:
        return Words::tr("Waits until the %1 it belongs to is linked.").arg(t.arg(0));
    case ReasonCode::NothingToCreateFrom:
        return Words::tr("%1 needs %2 to create a record, and it is blank in %3.")
            .arg(system.target, t.arg(0), system.source);
    case ReasonCode::CannotCreate:
        return Words::tr("%1 takes no new record from this flow.").arg(system.target);
    case ReasonCode::SourceGone:
        return Words::tr("The record is gone from %1; the one in %2 was left alone.").arg(system.source, system.target);
    case ReasonCode::TargetGone:
        return Words::tr("The record is gone from %1; the one in %2 was left alone.").arg(system.target, system.source);
    case ReasonCode::BothGone:
        return Words::tr("Both records are gone; the link ends.");
    case ReasonCode::MergedAway: {
        const bool source = t.arg(0) == "source"_L1;
        return Words::tr("The record was merged in %1 into %2, which is linked to another one in %3 already.")
            .arg(source ? system.source : system.target, t.arg(1), source ? system.target : system.source);
    }
    case ReasonCode::NotRead:
        return Words::tr("A side could not be read completely, so nothing is concluded.");
    case ReasonCode::PausedByPerson:
        return Words::tr("A person paused it.");
    case ReasonCode::RejectedByPerson:
        return t.arg(0).isEmpty() ? Words::tr("A person rejected what was planned.")
                                  : Words::tr("A person rejected what was planned for %1.").arg(t.property());
    case ReasonCode::RejectedBefore:
        return Words::tr("A person rejected this before, and the record has changed since.");
    case ReasonCode::GuardLimit:
        return Words::tr("One of %1 %2 in one run, more than the limit of %3.").arg(t.arg(1), t.kind(), t.arg(2));
    case ReasonCode::FirstRun:
        if (t.arg(1) == "1"_L1)
            return Words::tr("The only new record in %1 in the first run of this flow.").arg(system.target);
        return Words::tr("One of %1 new records in %2 in the first run of this flow.").arg(t.arg(1), system.target);
    case ReasonCode::Refused:
        return t.arg(0).isEmpty() ? Words::tr("The server refused it and did not say why.") : t.arg(0);
    case ReasonCode::Stale:
        return Words::tr("The record changed just before it was to be written, so nothing was overwritten.");
    case ReasonCode::CreateUnsure:
        if (t.arg(0).isEmpty())
            return Words::tr(
                "A create was sent to %1 and the answer was lost; the records that could have been the new "
                "one are gone.")
                .arg(system[t.arg(1).isEmpty() ? Side::Target : t.sideAt(1)]);
        return Words::tr("A create was sent to %1 and the answer was lost; %2 could be the new record.")
            .arg(system[t.arg(1).isEmpty() ? Side::Target : t.sideAt(1)], quoted(t.arg(0)));
    case ReasonCode::MaybeMade:
        return Words::tr(
            "It may be the record that Samband made in %1 when the answer was lost, so nothing is done for "
            "it before that is known.")
            .arg(system[t.sideAt(0)]);
    case ReasonCode::ManyCleared:
        return Words::tr("One of %1 records that would lose %2 in one run, more than the limit of %3.")
            .arg(t.arg(1), t.property(), t.arg(2));
    case ReasonCode::ManySameValue:
        return Words::tr("One of %1 records whose %2 would become %3 in one run, more than the limit of %4.")
            .arg(t.arg(2), t.property(), quoted(t.arg(1)), t.arg(3));
    case ReasonCode::Flapping:
        return Words::tr(
            "%1 flips between two values and is paused on this record; each of these was changed back: %2.")
            .arg(t.property(), t.cycle());
    case ReasonCode::HoldReleased:
        if (t.arg(0) == "fewer"_L1)
            return Words::tr("It waits no longer: no more than the limit of %1 of its kind are left.").arg(t.arg(1));
        return Words::tr("It waits no longer: what it waited for has changed.");
    case ReasonCode::NoCounterpart:
        return Words::tr("Only in %1; no flow promises it a counterpart.").arg(system.target);
    case ReasonCode::AnswerLost:
        return Words::tr("A write was sent to %1 and the answer was lost; nothing is sent before it is known what "
                         "became of it.")
            .arg(system[t.sideAt(0)]);
    case ReasonCode::WriteOpen:
        return Words::tr("Samband ended while this was written to %1, and it is not known yet what became of it.")
            .arg(system[t.sideAt(0)]);
    case ReasonCode::KeptBack:
        return t.arg(0).isEmpty() ? Words::tr("The run ended early, so this was not written.")
                                  : Words::tr("Not written, because the run ended early: %1").arg(t.arg(0));
    case ReasonCode::NotTaken:
        return Words::tr("%1 answered that it wrote %2, but kept %3 and did not take %4.")
            .arg(system[t.sideAt(1)], t.property(), quoted(t.arg(3)), quoted(t.arg(2)));
    case ReasonCode::TakenBack:
        return Words::tr("A person undid what was written to %1: it goes back to what it was.").arg(t.property());
    case ReasonCode::Reopened:
        return Words::tr("A person undid what was chosen for %1: it goes back to %2 in %3 and %4 in %5.")
            .arg(t.property(), quoted(t.arg(1)), system.source, quoted(t.arg(2)), system.target);
    case ReasonCode::UndoConflict:
        return Words::tr("%1 was not undone: %2 holds %3 now, Samband wrote %4, and %5 was there before.")
            .arg(t.property(), system[t.sideAt(1)], quoted(t.arg(2)), quoted(t.arg(3)), quoted(t.arg(4)));
    case ReasonCode::UndoCreate:
        return t.undoCreate();
    case ReasonCode::CreationUndone:
        return Words::tr("A person undid its creation in %1, so it is not created again by itself.")
            .arg(system[t.arg(0) == "source"_L1 ? Side::Source : Side::Target]);
    case ReasonCode::LinkUndone:
        return Words::tr("A person undid its link, so it is not linked again by itself.");
    case ReasonCode::FlowOff:
        return Words::tr("The flow is off: its condition in prose needs a rule.");
    case ReasonCode::LeftOut:
        return t.sideAt(0) == Side::Source
            ? Words::tr("Left out by the flow's filter: %1.").arg(t.unmet())
            : Words::tr("Looks like a record in %1 that the flow's filter leaves out: %2.")
                  .arg(system.target, t.unmet());
    }
    return {};
}

namespace {

/// What ends a refusal depends on what kind it is.
QString afterRefusal(const Reason &reason, const PerSide<QString> &system)
{
    const std::optional<Side> side = systemOf(reason);
    const QString there = side ? system[*side] : Words::tr("the system");
    switch (categoryOf(reason)) {
    case CauseCategory::Duplicate:
        return Words::tr("Find the record in %1 that holds it already; correct one of the two, or link to it.")
            .arg(there);
    case CauseCategory::Permission:
        return Words::tr("Give the sign-in of %1 the permission that is missing, then sync it again.").arg(there);
    case CauseCategory::Busy:
        return Words::tr("Wait a moment, then sync it again; the next run tries again by itself.");
    case CauseCategory::Unclear:
        return Words::tr("Look in %1 why it does not answer for this record; the next run tries again.").arg(there);
    case CauseCategory::Refusal:
    case CauseCategory::Values:
    case CauseCategory::Approval:
    case CauseCategory::Match:
    case CauseCategory::Blank:
    case CauseCategory::Gone:
    case CauseCategory::Waiting:
    case CauseCategory::SetAside:
    case CauseCategory::Settled:
        return Words::tr("Correct the value on either side; the next run tries again.");
    }
    return {};
}

} // namespace

QString nextStep(const Reason &reason, const PerSide<QString> &system)
{
    switch (reason.code) {
    case ReasonCode::FirstMeetingDiffers:
        return Words::tr("Choose a side, or type a value.");
    case ReasonCode::BothChanged:
    case ReasonCode::ChoiceOutdated:
        return Words::tr("Choose a side, the base, or type a value.");
    case ReasonCode::UndoConflict:
        return Words::tr("Choose what it shall be: a side, or type %1 to have back what was before.")
            .arg(quoted(reason.args.value(4)));
    case ReasonCode::UndoCreate:
        return Words::tr("Approve to archive it in %1, or reject to keep it.")
            .arg(system[reason.args.value(0) == "source"_L1 ? Side::Source : Side::Target]);
    case ReasonCode::AnswerLost:
    case ReasonCode::WriteOpen:
    case ReasonCode::MaybeMade:
        return Words::tr("The next run looks what became of it before it sends anything again.");
    case ReasonCode::KeptBack:
        return Words::tr("The next run writes it; what ended this one has to be put right first.");
    case ReasonCode::NotTaken:
        return Words::tr("Find out why %1 does not take it, or choose the other value; a change on either side has it "
                         "tried again.")
            .arg(system[reason.args.value(1) == "source"_L1 ? Side::Source : Side::Target]);
    case ReasonCode::Cleared:
        return Words::tr("Take the blank to clear the other side, or take the value to fill it again.");
    case ReasonCode::CreateNeedsApproval:
    case ReasonCode::FirstRun:
    case ReasonCode::GuardLimit:
    case ReasonCode::RejectedBefore:
        return Words::tr("Approve or reject it.");
    case ReasonCode::ManyCleared:
    case ReasonCode::ManySameValue:
        return Words::tr("Approve or reject it; it goes on by itself when the values come back.");
    case ReasonCode::Flapping:
        return Words::tr("Find what changes it back, then choose a value or resume it.");
    case ReasonCode::LooksLike:
        return Words::tr("Approve the link, or reject it.");
    case ReasonCode::SameNameExists:
        return Words::tr("Approve the new record, or link it to the one that is there.");
    case ReasonCode::SeveralLookAlike:
    case ReasonCode::CreateUnsure:
        return Words::tr("Pick the right counterpart, or have a new record created.");
    case ReasonCode::WaitsForCounterpart:
        return Words::tr("Link the %1 first; this one follows by itself.").arg(reason.args.value(0));
    case ReasonCode::NothingToCreateFrom:
        return Words::tr("Fill it in %1, or link the record by hand.").arg(system.source);
    case ReasonCode::CannotCreate:
        return Words::tr("Link it by hand.");
    case ReasonCode::SourceGone:
        if (neverAgreed(reason))
            return Words::tr("Recreate it in %1 or unlink; the two never agreed, so nothing is deleted from here.")
                .arg(system.source);
        return Words::tr("Recreate it in %1, unlink, or delete the one in %2.").arg(system.source, system.target);
    case ReasonCode::TargetGone:
        if (neverAgreed(reason))
            return Words::tr("Recreate it in %1 or unlink; the two never agreed, so nothing is deleted from here.")
                .arg(system.target);
        return Words::tr("Recreate it in %1, unlink, or delete the one in %2.").arg(system.target, system.source);
    case ReasonCode::MergedAway: {
        const QString there = reason.args.value(0) == "source"_L1 ? system.target : system.source;
        return Words::tr("Merge the two in %1 as well, or unlink or delete this one there; nothing is made again.")
            .arg(there);
    }
    case ReasonCode::NotRead:
    case ReasonCode::Stale:
        return Words::tr("The next run looks again.");
    case ReasonCode::PausedByPerson:
    case ReasonCode::RejectedByPerson:
    case ReasonCode::LinkUndone:
        return Words::tr("Resume it to have it looked at again.");
    case ReasonCode::CreationUndone:
        return Words::tr("Resume it to have it created again, or link it by hand.");
    case ReasonCode::Refused:
        if (reason.args.contains(sentOnce))
            return Words::tr("It is not sent again by itself: look what became of it, then sync this row.");
        return afterRefusal(reason, system);
    case ReasonCode::FlowOff:
        return Words::tr("Give the flow a filter that says what the condition means.");
    case ReasonCode::OneWay:
        return Words::tr("Change the direction of the property, or take a side by hand.");
    case ReasonCode::AllAgree:
    case ReasonCode::Agreed:
    case ReasonCode::SourceChanged:
    case ReasonCode::TargetChanged:
    case ReasonCode::FilledFromSource:
    case ReasonCode::FilledFromTarget:
    case ReasonCode::StoredDifferently:
    case ReasonCode::PolicyDecided:
    case ReasonCode::PersonChose:
    case ReasonCode::WillCreate:
    case ReasonCode::MergeKeyMatches:
    case ReasonCode::FollowsCounterpart:
    case ReasonCode::BothGone:
    case ReasonCode::HoldReleased:
    case ReasonCode::NoCounterpart:
    case ReasonCode::TakenBack:
    case ReasonCode::Reopened:
    case ReasonCode::LeftOut:
        return {};
    }
    return {};
}

QString whatWouldChangeIt(const Reason &reason, const PerSide<QString> &system)
{
    const QString next = nextStep(reason, system);
    if (!next.isEmpty())
        return next;
    if (reason.code == ReasonCode::NoCounterpart)
        return Words::tr("A record in %1 that it is linked to would change it.").arg(system.source);
    if (reason.code == ReasonCode::LeftOut)
        return Words::tr("A change of the record, or of the flow's filter, would change it; the next run looks.");
    return Words::tr("A change of the record in %1 or %2 would change it.").arg(system.source, system.target);
}

} // namespace samband
