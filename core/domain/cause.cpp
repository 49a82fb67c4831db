#include "core/domain/cause.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Words)
};

QString about(const QString &property)
{
    return property.isEmpty() ? Words::tr("the record") : property;
}

/// Whether a row waits as a whole, whatever it would write: to approve a run's creates is one question.
bool asksAboutTheRow(ReasonCode code)
{
    return code == ReasonCode::FirstRun || code == ReasonCode::GuardLimit || code == ReasonCode::CreateNeedsApproval;
}

/// The first sentence of a message: what follows is advice or an id.
constexpr qsizetype longestMessage = 160;

} // namespace

QString normalisedMessage(const QString &message)
{
    static const QRegularExpression particular(
        uR"(“[^”]*”|"[^"]*"|'[^']*'|[\w.+-]+@[\w-]+(\.[\w-]+)+|https?://\S+|\b[0-9a-f]{8}-[0-9a-f-]{27}\b|\+?\d[\d .:-]*\d|\d)"_s,
        QRegularExpression::UseUnicodePropertiesOption | QRegularExpression::CaseInsensitiveOption);
    QString words = message.left(longestMessage * 4);
    words.replace(particular, u"…"_s);
    return words.simplified().left(longestMessage);
}

QString Cause::key() const
{
    // The category follows from the code but for a refusal, where it is the kind of error.
    const QString kind = code == ReasonCode::Refused ? toText(category) : QString();
    return u"%1|%2|%3|%4|%5|%6"_s.arg(
        toText(state), toText(code), side ? toText(*side) : QString(), kind, property, message);
}

Cause causeOf(LinkState state, const Reason &reason, const QString &properties)
{
    const bool refused = reason.code == ReasonCode::Refused;
    return {state, reason.code, asksAboutTheRow(reason.code) ? QString() : properties,
        refused ? normalisedMessage(reason.args.value(0)) : QString(), categoryOf(reason), systemOf(reason)};
}

QString causeSentence(const Cause &cause, const PerSide<QString> &system)
{
    const QString what = about(cause.property);
    switch (cause.code) {
    case ReasonCode::BothChanged:
    case ReasonCode::ChoiceOutdated:
        return Words::tr("Both systems changed %1.").arg(what);
    case ReasonCode::FirstMeetingDiffers:
        return Words::tr("%1 differs, and no value is known that both sides agreed on.").arg(what);
    case ReasonCode::Cleared:
        return cause.side ? Words::tr("%1 was cleared in %2.").arg(what, system[*cause.side])
                          : Words::tr("%1 was cleared on one side.").arg(what);
    case ReasonCode::Refused:
        return cause.message.isEmpty() ? Words::tr("The server refused it and did not say why.") : cause.message;
    case ReasonCode::GuardLimit:
        return Words::tr("More writes than the limit of the flow allows at once.");
    case ReasonCode::FirstRun:
        return Words::tr("The first run of the flow waits for your approval.");
    case ReasonCode::CreateNeedsApproval:
        return Words::tr("This flow creates nothing in %1 until you approve it.").arg(system.target);
    case ReasonCode::WillCreate:
        return Words::tr("New records for %1.").arg(system.target);
    case ReasonCode::SameNameExists:
        return Words::tr("%1 has a record of that name with other numbers.").arg(system.target);
    case ReasonCode::LooksLike:
        return Words::tr("One record in %1 looks like it.").arg(system.target);
    case ReasonCode::SeveralLookAlike:
        return Words::tr("Several records in %1 look like it.").arg(system.target);
    case ReasonCode::MergeKeyMatches:
        return Words::tr("A record in %1 has the same key.").arg(system.target);
    case ReasonCode::FollowsCounterpart:
    case ReasonCode::WaitsForCounterpart:
        return Words::tr("The record it belongs to is not linked yet.");
    case ReasonCode::NothingToCreateFrom:
        return Words::tr("What %1 needs of a new record is blank in %2.").arg(system.target, system.source);
    case ReasonCode::CannotCreate:
        return Words::tr("%1 takes no new records of this kind.").arg(system.target);
    case ReasonCode::SourceGone:
        return Words::tr("The record is gone in %1.").arg(system.source);
    case ReasonCode::TargetGone:
        return Words::tr("The record is gone in %1.").arg(system.target);
    case ReasonCode::BothGone:
        return Words::tr("The record is gone in both systems.");
    case ReasonCode::NotRead:
        return Words::tr("A side was not read completely.");
    case ReasonCode::Stale:
        return Words::tr("The record changed while it was about to be written.");
    case ReasonCode::CreateUnsure:
        return Words::tr("A record was sent to %1, and it cannot be told whether it was created.")
            .arg(system[cause.side.value_or(Side::Target)]);
    case ReasonCode::MergedAway:
        return cause.side ? Words::tr("The record was merged into another one in %1.").arg(system[*cause.side])
                          : Words::tr("The record was merged into another one.");
    case ReasonCode::ManyCleared:
        return Words::tr("Many records would lose %1 in one run.").arg(what);
    case ReasonCode::ManySameValue:
        return Words::tr("Many records would get the same value of %1 in one run.").arg(what);
    case ReasonCode::Flapping:
        return Words::tr("%1 flips between two values.").arg(what);
    case ReasonCode::AnswerLost:
        return Words::tr("A write was sent and its answer was lost.");
    case ReasonCode::WriteOpen:
        return Words::tr("Samband ended while it was written.");
    case ReasonCode::MaybeMade:
        return Words::tr("It may be a record that Samband made when the answer was lost.");
    case ReasonCode::KeptBack:
        return Words::tr("The run ended before it was written.");
    case ReasonCode::NotTaken:
        return cause.side
            ? Words::tr("%1 answered that it wrote %2, but did not take it.").arg(system[*cause.side], what)
            : Words::tr("A system answered that it wrote %1, but did not take it.").arg(what);
    case ReasonCode::UndoConflict:
        return Words::tr("%1 was changed since, so it was not undone.").arg(what);
    case ReasonCode::UndoCreate:
        return Words::tr("Undoing its creation would archive the record.");
    case ReasonCode::CreationUndone:
    case ReasonCode::LinkUndone:
        return Words::tr("Taken back by a person.");
    case ReasonCode::PausedByPerson:
    case ReasonCode::RejectedByPerson:
    case ReasonCode::RejectedBefore:
        return Words::tr("Set aside by a person.");
    case ReasonCode::LeftOut:
        return Words::tr("Left out by the flow's filter.");
    case ReasonCode::FlowOff:
        return Words::tr("The flow is off.");
    case ReasonCode::NoCounterpart:
        return Words::tr("No flow promises it a counterpart.");
    case ReasonCode::AllAgree:
    case ReasonCode::Agreed:
    case ReasonCode::SourceChanged:
    case ReasonCode::TargetChanged:
    case ReasonCode::FilledFromSource:
    case ReasonCode::FilledFromTarget:
    case ReasonCode::StoredDifferently:
    case ReasonCode::PolicyDecided:
    case ReasonCode::OneWay:
    case ReasonCode::PersonChose:
    case ReasonCode::HoldReleased:
    case ReasonCode::TakenBack:
    case ReasonCode::Reopened:
        return stateWord(cause.state);
    }
    return stateWord(cause.state);
}

} // namespace samband
