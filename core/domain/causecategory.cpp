#include "core/domain/causecategory.h"

#include <QCoreApplication>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Words)
};

} // namespace

CauseCategory categoryOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Refused:
    case ErrorKind::BadInput:
    case ErrorKind::BadDocument:
    case ErrorKind::BadManifest:
        return CauseCategory::Refusal;
    case ErrorKind::Duplicate:
        return CauseCategory::Duplicate;
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
        return CauseCategory::Permission;
    case ErrorKind::NotFound:
        return CauseCategory::Gone;
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::BadAnswer:
    case ErrorKind::Stale:
        return CauseCategory::Unclear;
    case ErrorKind::Cancelled:
    case ErrorKind::Network:
    case ErrorKind::Locked:
    case ErrorKind::RateLimited:
    case ErrorKind::QuotaExhausted:
    case ErrorKind::Unavailable:
    case ErrorKind::Workspace:
    case ErrorKind::Busy:
        return CauseCategory::Busy;
    }
    return CauseCategory::Refusal;
}

CauseCategory categoryOf(const Reason &reason)
{
    switch (reason.code) {
    case ReasonCode::BothChanged:
    case ReasonCode::ChoiceOutdated:
    case ReasonCode::FirstMeetingDiffers:
    case ReasonCode::Cleared:
    case ReasonCode::Flapping:
    case ReasonCode::UndoConflict:
    case ReasonCode::Reopened:
        return CauseCategory::Values;
    case ReasonCode::GuardLimit:
    case ReasonCode::FirstRun:
    case ReasonCode::CreateNeedsApproval:
    case ReasonCode::WillCreate:
    case ReasonCode::ManyCleared:
    case ReasonCode::ManySameValue:
    case ReasonCode::UndoCreate:
    case ReasonCode::RejectedBefore:
        return CauseCategory::Approval;
    case ReasonCode::SameNameExists:
    case ReasonCode::LooksLike:
    case ReasonCode::SeveralLookAlike:
    case ReasonCode::MergeKeyMatches:
        return CauseCategory::Match;
    case ReasonCode::Refused:
        return categoryOf(refusedKind(reason).value_or(ErrorKind::Refused));
    case ReasonCode::NotTaken:
    case ReasonCode::CannotCreate:
        return CauseCategory::Refusal;
    case ReasonCode::NothingToCreateFrom:
        return CauseCategory::Blank;
    case ReasonCode::SourceGone:
    case ReasonCode::TargetGone:
    case ReasonCode::BothGone:
    case ReasonCode::MergedAway:
        return CauseCategory::Gone;
    case ReasonCode::CreateUnsure:
    case ReasonCode::AnswerLost:
    case ReasonCode::WriteOpen:
    case ReasonCode::MaybeMade:
        return CauseCategory::Unclear;
    case ReasonCode::FollowsCounterpart:
    case ReasonCode::WaitsForCounterpart:
    case ReasonCode::NotRead:
    case ReasonCode::Stale:
    case ReasonCode::KeptBack:
        return CauseCategory::Waiting;
    case ReasonCode::PausedByPerson:
    case ReasonCode::RejectedByPerson:
    case ReasonCode::CreationUndone:
    case ReasonCode::LinkUndone:
    case ReasonCode::FlowOff:
    case ReasonCode::LeftOut:
    case ReasonCode::NoCounterpart:
    case ReasonCode::OneWay:
        return CauseCategory::SetAside;
    case ReasonCode::AllAgree:
    case ReasonCode::Agreed:
    case ReasonCode::SourceChanged:
    case ReasonCode::TargetChanged:
    case ReasonCode::FilledFromSource:
    case ReasonCode::FilledFromTarget:
    case ReasonCode::StoredDifferently:
    case ReasonCode::PolicyDecided:
    case ReasonCode::PersonChose:
    case ReasonCode::HoldReleased:
    case ReasonCode::TakenBack:
        return CauseCategory::Settled;
    }
    return CauseCategory::Settled;
}

QString categoryWord(CauseCategory category)
{
    switch (category) {
    case CauseCategory::Values:
        return Words::tr("Values differ");
    case CauseCategory::Approval:
        return Words::tr("Approval");
    case CauseCategory::Match:
        return Words::tr("Possible match");
    case CauseCategory::Refusal:
        return Words::tr("Not accepted");
    case CauseCategory::Duplicate:
        return Words::tr("Duplicate");
    case CauseCategory::Permission:
        return Words::tr("Permission");
    case CauseCategory::Blank:
        return Words::tr("Value missing");
    case CauseCategory::Gone:
        return Words::tr("Record gone");
    case CauseCategory::Unclear:
        return Words::tr("Outcome unclear");
    case CauseCategory::Busy:
        return Words::tr("Locked or busy");
    case CauseCategory::Waiting:
        return Words::tr("Waits for another");
    case CauseCategory::SetAside:
        return Words::tr("Set aside");
    case CauseCategory::Settled:
        return Words::tr("Settled");
    }
    return {};
}

std::optional<Side> systemOf(const Reason &reason)
{
    switch (reason.code) {
    case ReasonCode::Refused:
    case ReasonCode::Cleared:
    case ReasonCode::NotTaken:
        return fromText<Side>(reason.args.value(1));
    case ReasonCode::CreateUnsure:
        return fromText<Side>(reason.args.value(1)).value_or(Side::Target);
    case ReasonCode::AnswerLost:
    case ReasonCode::WriteOpen:
    case ReasonCode::MaybeMade:
    case ReasonCode::MergedAway:
    case ReasonCode::UndoCreate:
    case ReasonCode::CreationUndone:
        return fromText<Side>(reason.args.value(0));
    case ReasonCode::UndoConflict:
        return fromText<Side>(reason.args.value(1));
    case ReasonCode::SourceGone:
    case ReasonCode::NothingToCreateFrom:
        return Side::Source;
    case ReasonCode::TargetGone:
    case ReasonCode::CannotCreate:
    case ReasonCode::CreateNeedsApproval:
    case ReasonCode::WillCreate:
    case ReasonCode::FirstRun:
    case ReasonCode::SameNameExists:
    case ReasonCode::LooksLike:
    case ReasonCode::SeveralLookAlike:
    case ReasonCode::MergeKeyMatches:
        return Side::Target;
    case ReasonCode::LeftOut:
        return fromText<Side>(reason.args.value(0));
    case ReasonCode::AllAgree:
    case ReasonCode::Agreed:
    case ReasonCode::SourceChanged:
    case ReasonCode::TargetChanged:
    case ReasonCode::FilledFromSource:
    case ReasonCode::FilledFromTarget:
    case ReasonCode::BothChanged:
    case ReasonCode::FirstMeetingDiffers:
    case ReasonCode::StoredDifferently:
    case ReasonCode::PolicyDecided:
    case ReasonCode::OneWay:
    case ReasonCode::PersonChose:
    case ReasonCode::ChoiceOutdated:
    case ReasonCode::FollowsCounterpart:
    case ReasonCode::WaitsForCounterpart:
    case ReasonCode::BothGone:
    case ReasonCode::NotRead:
    case ReasonCode::PausedByPerson:
    case ReasonCode::RejectedByPerson:
    case ReasonCode::RejectedBefore:
    case ReasonCode::GuardLimit:
    case ReasonCode::Stale:
    case ReasonCode::ManyCleared:
    case ReasonCode::ManySameValue:
    case ReasonCode::Flapping:
    case ReasonCode::HoldReleased:
    case ReasonCode::NoCounterpart:
    case ReasonCode::KeptBack:
    case ReasonCode::TakenBack:
    case ReasonCode::Reopened:
    case ReasonCode::LinkUndone:
    case ReasonCode::FlowOff:
        return std::nullopt;
    }
    return std::nullopt;
}

Reason refusal(const QString &words, std::optional<Side> side, ErrorKind kind)
{
    return {ReasonCode::Refused, {words, side ? toText(*side) : QString(), toText(kind)}};
}

std::optional<ErrorKind> refusedKind(const Reason &reason)
{
    return reason.code == ReasonCode::Refused ? fromText<ErrorKind>(reason.args.value(2)) : std::nullopt;
}

} // namespace samband
