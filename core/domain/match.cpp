#include "core/domain/match.h"

#include "core/domain/normalise.h"

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

/// The region of the numbers at \a path: as its own property's rule says, else as that of the first phone the flow
/// maps.
QString regionAt(const Flow &flow, Side side, const QString &path)
{
    QString region;
    for (const Mapping &mapping : flow.mappings) {
        if (mapping.path[side] == path)
            return mapping.rules.region;
        if (region.isEmpty() && mapping.rules.normaliser == Normaliser::Phone)
            region = mapping.rules.region;
    }
    return region.isEmpty() ? PropertyRules().region : region;
}

QStringList phonesOf(const Flow &flow, Side side, const Roles &roles, const Fields &fields)
{
    QStringList phones;
    for (const QString &path : roles.phones) {
        const QString phone = canonical(Normaliser::Phone, valueOf(fields, path), regionAt(flow, side, path));
        if (!phone.isEmpty())
            phones << phone;
    }
    return phones;
}

/// A merge key links without asking, so nothing but case is folded beyond what the mapping says: an e-mail address
/// keeps its dots.
QString keyPart(const PropertyRules &rules, const QString &value)
{
    return canonical(rules, value).normalized(QString::NormalizationForm_C).toCaseFolded();
}

Decision decide(LinkState state, ReasonCode code, const QStringList &args = {})
{
    Decision decision;
    decision.state = state;
    decision.reason = {code, args};
    return decision;
}

QStringList titles(const QList<Candidate> &candidates)
{
    QStringList all;
    for (const Candidate &candidate : candidates)
        all << candidate.title;
    all.removeDuplicates();
    return all;
}

/// Those that take part in the flow, as like as that.
QList<Candidate> of(const QList<Candidate> &candidates, Likeness likeness)
{
    QList<Candidate> chosen;
    std::ranges::copy_if(candidates, std::back_inserter(chosen),
        [&](const Candidate &c) { return c.likeness == likeness && c.admittance.admission == Admission::Admitted; });
    return chosen;
}

/// The first that looks like the record and has that admission: a clash of names does not.
const Candidate *alike(const QList<Candidate> &candidates, Admission admission)
{
    const auto found = std::ranges::find_if(candidates,
        [&](const Candidate &c) { return c.likeness >= Likeness::NameOnly && c.admittance.admission == admission; });
    return found == candidates.end() ? nullptr : &*found;
}

/// An approval counts only for exactly what was shown: this source record, and this candidate (0: a new record).
std::optional<Choice> choiceAbout(const LoneView &view, qint64 candidate)
{
    return pairChoice(view.resolutions, {seenMark(view.seen), QString::number(candidate)});
}

Decision waitFor(Decision decision, std::optional<Choice> choice)
{
    decision.approved = choice == Choice::Approve;
    decision.held = !decision.approved;
    if (decision.held)
        decision.state = LinkState::Held;
    return decision;
}

Decision linkTo(const Candidate &candidate, ReasonCode code)
{
    Decision decision = decide(LinkState::InSync, code, {candidate.title});
    decision.verb = Verb::Link;
    decision.candidate = candidate.record;
    return decision;
}

Decision ambiguous(const QList<Candidate> &candidates)
{
    return decide(LinkState::Ambiguous, ReasonCode::SeveralLookAlike,
        {QString::number(std::max(candidates.size(), qsizetype(candidates.first().claims))),
            titles(candidates).join(", "_L1)});
}

Decision create(const LoneView &view, const QList<Candidate> &sameName)
{
    const FlowRules &rules = view.flow.rules;
    if (rules.creation == Creation::Never)
        return decide(LinkState::Unlinked, ReasonCode::CannotCreate);
    const Changes fields = newRecord(view.flow, view.seen.fields);
    if (const auto obstacle = notCreatable(view.flow, fields))
        return decide(LinkState::NotCreatable, obstacle->code, obstacle->args);
    Decision decision = decide(LinkState::InSync, ReasonCode::WillCreate);
    fillNew(decision, view.flow, Side::Target, fields, view.seen.fields);
    const auto choice = choiceAbout(view, 0);
    decision.approved = choice == Choice::Approve || choice == Choice::Recreate;
    if (!decision.approved && !sameName.isEmpty()) {
        decision.reason = {ReasonCode::SameNameExists, {sameName.first().title}};
        return waitFor(decision, choice);
    }
    if (!decision.approved && rules.creation == Creation::Approval) {
        decision.reason = {ReasonCode::CreateNeedsApproval, {}};
        return waitFor(decision, choice);
    }
    return decision;
}

Decision follow(const LoneView &view)
{
    const QString datatype = view.flow.rules.followDatatype;
    if (view.counterpart.value_or(0) == 0)
        return decide(LinkState::Unlinked, ReasonCode::WaitsForCounterpart, {datatype});
    Decision decision = decide(LinkState::InSync, ReasonCode::FollowsCounterpart, {datatype});
    decision.verb = Verb::Link;
    decision.candidate = *view.counterpart;
    return decision;
}

/// Why the record stays alone: its link or its creation was undone. An edit does not change that, a person does.
std::optional<Reason> staysAlone(const LoneView &view)
{
    for (const Resolution &resolution : view.resolutions) {
        if (resolution.property != 0 || resolution.choice != Choice::StayAlone)
            continue;
        const QString side = resolution.args.value(0);
        return side.isEmpty() ? Reason{ReasonCode::LinkUndone, {}} : Reason{ReasonCode::CreationUndone, {side}};
    }
    return std::nullopt;
}

/// What the filter makes of the record; nothing when it takes part.
std::optional<Decision> restsByFilter(const LoneView &view)
{
    Applicant applicant;
    applicant.fields.source = view.seen.fields;
    applicant.read.source = view.read;
    const Admittance own = admits(view.flow, applicant);
    switch (own.admission) {
    case Admission::Admitted:
        return std::nullopt;
    case Admission::Unknown:
        return decide(LinkState::Pending, ReasonCode::NotRead);
    case Admission::LeftOut:
        break;
    }
    Decision rests = decide(LinkState::Paused, ReasonCode::LeftOut);
    rests.reason = leftOut(*own.condition);
    return rests;
}

/// The merge key names one record, the name another one: one of them is wrong, and which one only a person can say. A
/// namesake that differs in its phone is no such doubt.
QList<Candidate> pointApart(const LoneView &view, const Candidate &certain)
{
    if (certain.sameName)
        return {};
    const QList<Candidate> namesakes = of(view.candidates, Likeness::Likely) + of(view.candidates, Likeness::NameOnly);
    return namesakes.isEmpty() ? namesakes : QList<Candidate>{certain} + namesakes;
}

/// What a person said about the record as a whole when they turned it down.
const Resolution *rejection(const LoneView &view)
{
    const auto found = std::ranges::find_if(
        view.resolutions, [](const Resolution &r) { return r.property == 0 && r.choice == Choice::Reject; });
    return found == view.resolutions.end() ? nullptr : &*found;
}

/// What was turned down is not done because the record changed: the person is asked again.
Decision askAgain(const Decision &decision)
{
    const bool acts = sends(decision.verb) || decision.verb == Verb::Link;
    if (!acts || decision.held || decision.approved)
        return decision;
    Decision held = waitFor(decision, std::nullopt);
    held.reason = {ReasonCode::RejectedBefore, {}};
    return held;
}

/// Link, create or ask, by those that look like the record.
Decision byCandidates(const LoneView &view)
{
    if (alike(view.candidates, Admission::Unknown))
        return decide(LinkState::Pending, ReasonCode::NotRead);
    for (const Likeness likeness : {Likeness::Certain, Likeness::Likely}) {
        const QList<Candidate> similar = of(view.candidates, likeness);
        if (similar.size() > 1 || (similar.size() == 1 && similar.first().claims > 1))
            return ambiguous(similar);
        if (similar.size() == 1) {
            const Candidate &only = similar.first();
            if (likeness == Likeness::Certain) {
                const QList<Candidate> apart = pointApart(view, only);
                return apart.isEmpty() ? linkTo(only, ReasonCode::MergeKeyMatches) : ambiguous(apart);
            }
            return waitFor(linkTo(only, ReasonCode::LooksLike), choiceAbout(view, only.record));
        }
    }
    const QList<Candidate> nameOnly = of(view.candidates, Likeness::NameOnly);
    if (!nameOnly.isEmpty())
        return ambiguous(nameOnly);
    if (const Candidate *out = alike(view.candidates, Admission::LeftOut)) {
        Decision rests = decide(LinkState::Paused, ReasonCode::LeftOut);
        rests.reason = leftOut(*out->admittance.condition);
        return rests;
    }
    QList<Candidate> sameName = view.candidates; // who is left out is there all the same
    sameName.removeIf([](const Candidate &c) { return c.likeness != Likeness::NameClash; });
    return create(view, sameName);
}

} // namespace

Likeness likeness(const Flow &flow, const PerSide<Roles> &roles, const Fields &source, const Fields &target)
{
    const QStringList keys = mergeKeysOf(flow, Side::Source, source);
    const QStringList others = keys.isEmpty() ? keys : mergeKeysOf(flow, Side::Target, target);
    if (std::ranges::any_of(keys, [&](const QString &key) { return others.contains(key); }))
        return Likeness::Certain;
    if (!namesAgree(roles, source, target))
        return Likeness::None;
    if (roles.source.phones.isEmpty() || roles.target.phones.isEmpty())
        return Likeness::Likely;
    const QStringList ours = phonesOf(flow, Side::Source, roles.source, source);
    const QStringList theirs = phonesOf(flow, Side::Target, roles.target, target);
    if (ours.isEmpty() || theirs.isEmpty())
        return Likeness::NameOnly;
    const bool common = std::ranges::any_of(ours, [&](const QString &phone) { return theirs.contains(phone); });
    return common ? Likeness::Likely : Likeness::NameClash;
}

PropertyRules rulesOfKey(const Flow &flow, const PerSide<QString> &part)
{
    const auto mapping = std::ranges::find(flow.mappings, part, &Mapping::path);
    return mapping == flow.mappings.end() ? PropertyRules() : mapping->rules;
}

QStringList mergeKeysOf(const Flow &flow, Side side, const Fields &fields)
{
    QStringList keys;
    for (qsizetype i = 0; i < flow.mergeKeys.size(); ++i) {
        const QList<PerSide<QString>> &parts = flow.mergeKeys.at(i).parts;
        QString key = QString::number(i); // of this key only: an e-mail address is not a user name
        const bool whole = std::ranges::all_of(parts, [&](const PerSide<QString> &part) {
            const QString value = keyPart(rulesOfKey(flow, part), valueOf(fields, part[side]));
            key += u' ' + QString::number(value.size()) + u':' + value;
            return !value.isEmpty();
        });
        if (whole && !parts.isEmpty())
            keys << key;
    }
    return keys;
}

bool namesAgree(const PerSide<Roles> &roles, const Fields &source, const Fields &target)
{
    const QString name = nameKeyOf(roles.source, source);
    return !name.isEmpty() && name == nameKeyOf(roles.target, target);
}

Decision match(const LoneView &view)
{
    if (view.paused)
        return decide(LinkState::Paused, ReasonCode::PausedByPerson);
    if (view.seen.presence == Presence::Unknown)
        return decide(LinkState::Pending, ReasonCode::NotRead);
    if (view.seen.presence == Presence::Absent)
        return decide(LinkState::Orphaned, ReasonCode::SourceGone);
    if (!view.flow.rules.enabled)
        return decide(LinkState::Unlinked, ReasonCode::FlowOff);
    if (const auto alone = staysAlone(view))
        return decide(LinkState::Paused, alone->code, alone->args);
    const Resolution *rejected = rejection(view);
    if (rejected && rejected->seen.source == seenMark(view.seen))
        return decide(LinkState::Paused, ReasonCode::RejectedByPerson);
    if (const auto rests = restsByFilter(view))
        return *rests;
    if (!view.flow.rules.followDatatype.isEmpty())
        return follow(view);
    if (choiceAbout(view, 0) == Choice::Recreate)
        return create(view, {});
    return rejected ? askAgain(byCandidates(view)) : byCandidates(view);
}

} // namespace samband
