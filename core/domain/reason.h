#pragma once

#include "core/domain/side.h"

#include <QStringList>

namespace samband {

/// Why a decision is what it is, for machines. \ref sentence says it to people.
enum class ReasonCode {
    AllAgree, ///< nothing moved since the base
    Agreed, ///< both sides hold the same: the base moves, nothing is written
    SourceChanged, ///< args: property, base, now
    TargetChanged, ///< args: property, base, now
    FilledFromSource, ///< args: property; first meeting, the target was blank
    FilledFromTarget, ///< args: property; first meeting, the source was blank
    BothChanged, ///< args: property, source now, target now
    FirstMeetingDiffers, ///< args: property, source now, target now; without a base: just linked, or its write was
                         ///< undone
    Cleared, ///< args: property, side cleared, value on the other side
    StoredDifferently, ///< args: property, source, target; a server reformats what it is sent
    PolicyDecided, ///< args: property, policy
    OneWay, ///< args: property; the rule lets no change travel from the side that moved
    PersonChose, ///< args: property, value; only the property when it is settled as it is
    ChoiceOutdated, ///< args: property; a side changed after the operator chose
    WillCreate, ///< will become a new target record
    CreateNeedsApproval, ///< this flow creates nothing until a person approves it
    SameNameExists, ///< args: title; a target record of that name exists, with other phones
    LooksLike, ///< args: title, what agrees
    SeveralLookAlike, ///< args: how many, titles
    MergeKeyMatches, ///< args: title; a combination the document names
    FollowsCounterpart, ///< args: datatype; linked to the counterpart of the record it belongs to
    WaitsForCounterpart, ///< args: datatype; the record it belongs to is not linked yet
    NothingToCreateFrom, ///< args: target paths; what the target needs is blank
    CannotCreate, ///< the flow or the target takes no new records
    SourceGone, ///< args: "never-agreed" when no property ever agreed: then nothing may be deleted
    TargetGone, ///< args: as SourceGone
    BothGone,
    MergedAway, ///< args: side, id of the record that absorbed it; that record is linked to another one
    NotRead, ///< a side was not read completely: nothing is concluded
    PausedByPerson,
    RejectedByPerson, ///< args: property, when it is about one
    RejectedBefore, ///< a person rejected it, and its record has changed since
    GuardLimit, ///< args: kind of write, how many, limit
    FirstRun, ///< args: kind of write; the first run of a flow waits for a person
    Refused, ///< args: the server's words, side, kind of error (the last two may be missing), see refusal(); then
             ///< \ref sentOnce when it is not tried again by itself
    Stale, ///< the record changed between plan and write
    CreateUnsure, ///< args: candidates, side (may be missing: target); a create was sent and it cannot be told whether
                  ///< it happened
    MaybeMade, ///< args: side; it may be the record that an open create made, so nothing is done for it before that is
               ///< known
    ManyCleared, ///< args: property, how many, limit; many records lose it in one run
    ManySameValue, ///< args: property, value, how many, limit; many records become the same in one run
    Flapping, ///< args: property, then side, time (ms UTC) and value of each write that was taken back, oldest first
    HoldReleased, ///< args: "recovered" (what it waited for has changed) or "fewer", limit; a hold that ended by itself
    NoCounterpart, ///< a lone target record: no document promises it a counterpart
    AnswerLost, ///< args: side, what the server said instead of an answer (may be missing); a write was sent and its
                ///< answer was lost: whether it happened is looked up first
    WriteOpen, ///< args: side; Samband ended while a write was under way, and what became of it is not known yet
    KeptBack, ///< args: what stopped the run; the write was not carried out because of it
    NotTaken, ///< args: property, side, what was sent, what the server kept instead: exactly what it held before
    TakenBack, ///< args: property, source, target as they were; a person undid what a run wrote
    Reopened, ///< args: property, source, target as they were; undone, and the two differ again as before
    UndoConflict, ///< args: property, side that moved, what it holds now, what we wrote, what was before
    UndoCreate, ///< args: side, properties edited since, other links of the record; undoing archives the record
    CreationUndone, ///< args: side; the record created for it was taken back, and it is not created again by itself
    LinkUndone, ///< the link was taken back, and is not made again by itself
    FlowOff, ///< the flow is off: a condition in prose needs a rule
    LeftOut, ///< args: side, path, operator, its values; the condition of the flow's filter that it does not meet; on
             ///< the target side that of a record it looks like
};
template<>
inline constexpr auto enumNames<ReasonCode> = std::to_array<EnumName<ReasonCode>>(
    {{ReasonCode::AllAgree, "all-agree"}, {ReasonCode::Agreed, "agreed"}, {ReasonCode::SourceChanged, "source-changed"},
        {ReasonCode::TargetChanged, "target-changed"}, {ReasonCode::FilledFromSource, "filled-from-source"},
        {ReasonCode::FilledFromTarget, "filled-from-target"}, {ReasonCode::BothChanged, "both-changed"},
        {ReasonCode::FirstMeetingDiffers, "first-meeting-differs"}, {ReasonCode::Cleared, "cleared"},
        {ReasonCode::StoredDifferently, "stored-differently"}, {ReasonCode::PolicyDecided, "policy-decided"},
        {ReasonCode::OneWay, "one-way"}, {ReasonCode::PersonChose, "person-chose"},
        {ReasonCode::ChoiceOutdated, "choice-outdated"}, {ReasonCode::WillCreate, "will-create"},
        {ReasonCode::CreateNeedsApproval, "create-needs-approval"}, {ReasonCode::SameNameExists, "same-name-exists"},
        {ReasonCode::LooksLike, "looks-like"}, {ReasonCode::SeveralLookAlike, "several-look-alike"},
        {ReasonCode::MergeKeyMatches, "merge-key-matches"}, {ReasonCode::FollowsCounterpart, "follows-counterpart"},
        {ReasonCode::WaitsForCounterpart, "waits-for-counterpart"},
        {ReasonCode::NothingToCreateFrom, "nothing-to-create-from"}, {ReasonCode::CannotCreate, "cannot-create"},
        {ReasonCode::SourceGone, "source-gone"}, {ReasonCode::TargetGone, "target-gone"},
        {ReasonCode::BothGone, "both-gone"}, {ReasonCode::MergedAway, "merged-away"}, {ReasonCode::NotRead, "not-read"},
        {ReasonCode::PausedByPerson, "paused-by-person"}, {ReasonCode::RejectedByPerson, "rejected-by-person"},
        {ReasonCode::RejectedBefore, "rejected-before"}, {ReasonCode::GuardLimit, "guard-limit"},
        {ReasonCode::FirstRun, "first-run"}, {ReasonCode::Refused, "refused"}, {ReasonCode::Stale, "stale"},
        {ReasonCode::CreateUnsure, "create-unsure"}, {ReasonCode::MaybeMade, "maybe-made"},
        {ReasonCode::ManyCleared, "many-cleared"}, {ReasonCode::ManySameValue, "many-same-value"},
        {ReasonCode::Flapping, "flapping"}, {ReasonCode::HoldReleased, "hold-released"},
        {ReasonCode::NoCounterpart, "no-counterpart"}, {ReasonCode::AnswerLost, "answer-lost"},
        {ReasonCode::WriteOpen, "write-open"}, {ReasonCode::KeptBack, "kept-back"}, {ReasonCode::NotTaken, "not-taken"},
        {ReasonCode::TakenBack, "taken-back"}, {ReasonCode::Reopened, "reopened"},
        {ReasonCode::UndoConflict, "undo-conflict"}, {ReasonCode::UndoCreate, "undo-create"},
        {ReasonCode::CreationUndone, "creation-undone"}, {ReasonCode::LinkUndone, "link-undone"},
        {ReasonCode::FlowOff, "flow-off"}, {ReasonCode::LeftOut, "left-out"}});

/// A reason and its inputs, in the order its code documents.
struct Reason {
    ReasonCode code = ReasonCode::AllAgree;
    QStringList args;

    bool operator==(const Reason &) const = default;
};

/// In the arguments of a \c Refused write: each further attempt might make one more record.
inline const QString sentOnce = QStringLiteral("sent-once");

/// The reason in one sentence for the operator, with the systems named. \a system: their names as the manifests spell
/// them.
QString sentence(const Reason &reason, const PerSide<QString> &system);

/// What would change it, in one sentence; empty when nothing needs to.
QString nextStep(const Reason &reason, const PerSide<QString> &system);

/// What would change the decision, always one sentence: the next step, or what has to happen where nothing needs to.
QString whatWouldChangeIt(const Reason &reason, const PerSide<QString> &system);

} // namespace samband
