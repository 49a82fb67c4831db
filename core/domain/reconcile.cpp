#include "core/domain/reconcile.h"

#include "core/domain/fingerprint.h"

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

bool isBlank(const QString &value)
{
    return value.trimmed().isEmpty();
}

Decision nothing(LinkState state, ReasonCode code)
{
    Decision decision;
    decision.state = state;
    decision.reason = {code, {}};
    return decision;
}

std::optional<Resolution> choiceFor(const Resolutions &resolutions, int property)
{
    for (const Resolution &resolution : resolutions) {
        if (resolution.property == property)
            return resolution;
    }
    return std::nullopt;
}

/// A person turned down what would be written to it.
bool isRejected(const PropertyDecision &property)
{
    return property.reason.code == ReasonCode::RejectedByPerson;
}

/// Which property's reason speaks for the pair: what waits for a person, then what is written, then what is worth
/// knowing.
int weight(const PropertyDecision &property)
{
    switch (property.action) {
    case PropertyAction::Conflict:
        return 7;
    case PropertyAction::HoldBlank:
        return 6;
    case PropertyAction::Flapping:
        return 5;
    case PropertyAction::WriteBoth:
    case PropertyAction::WriteSource:
    case PropertyAction::WriteTarget:
        return 4;
    case PropertyAction::Agree:
        return 3;
    case PropertyAction::Keep:
        if (isRejected(property))
            return 5;
        return property.reason.code == ReasonCode::AllAgree ? 0 : 1;
    }
    return 0;
}

void addWrites(Decision &decision, const Mapping &mapping, const PropertyDecision &property)
{
    for (const Side side : bothSides) {
        if (writes(property.action, side))
            decision.write[side].insert(mapping.path[side], property.result[side]);
    }
}

LinkState stateOf(const QList<PropertyDecision> &properties)
{
    const auto any = [&](PropertyAction action) {
        return std::ranges::any_of(properties, [action](const PropertyDecision &p) { return p.action == action; });
    };
    if (any(PropertyAction::Conflict))
        return LinkState::Conflict;
    if (any(PropertyAction::HoldBlank) || any(PropertyAction::Flapping))
        return LinkState::Held;
    return std::ranges::any_of(properties, isRejected) ? LinkState::Paused : LinkState::InSync;
}

bool isTakenBack(const PropertyDecision &property)
{
    return property.reason.code == ReasonCode::TakenBack || property.reason.code == ReasonCode::Reopened;
}

/// Whether a person chose every value that is written: such a row was seen and needs no second approval.
bool allChosen(const QList<PropertyDecision> &properties)
{
    bool any = false;
    for (const PropertyDecision &property : properties) {
        if (!writes(property.action, Side::Source) && !writes(property.action, Side::Target))
            continue;
        if (property.reason.code != ReasonCode::PersonChose && !isTakenBack(property))
            return false;
        any = true;
    }
    return any;
}

Decision bothPresent(const LinkView &view)
{
    Decision decision = nothing(LinkState::InSync, ReasonCode::AllAgree);
    int heaviest = 0;
    bool agreed = false;
    for (const Mapping &mapping : view.flow.mappings) {
        const auto held = view.base.constFind(mapping.id);
        const PerSide<QString> now{valueOf(view.seen.source.fields, mapping.path.source),
            valueOf(view.seen.target.fields, mapping.path.target)};
        const PropertyDecision byRules =
            reconcileProperty(mapping, held == view.base.cend() ? std::nullopt : std::optional(*held), now,
                {view.seen.source.changed(mapping.path.source), view.seen.target.changed(mapping.path.target)},
                choiceFor(view.resolutions, mapping.id));
        const PropertyDecision property = unlessFlapping(mapping, byRules, view.past.value(mapping.id), now, view.at);
        addWrites(decision, mapping, property);
        agreed = agreed || property.action == PropertyAction::Agree;
        if (weight(property) > heaviest) {
            heaviest = weight(property);
            decision.reason = property.reason;
        }
        decision.properties << property;
    }
    const bool writing = !decision.write.source.isEmpty() || !decision.write.target.isEmpty();
    decision.verb = writing ? Verb::Update : agreed ? Verb::Agree : Verb::Nothing;
    decision.state = stateOf(decision.properties);
    return decision;
}

/// Source paths to write when a lost source record is made again from its target.
Changes oldRecord(const Flow &flow, const Fields &target)
{
    Changes fields;
    for (const Mapping &mapping : flow.mappings) {
        const QString value = valueOf(target, mapping.path.target);
        if (!isBlank(value) && mapping.rules.direction != Direction::Off)
            fields.insert(mapping.path.source, value);
    }
    return fields;
}

Decision approved(Verb verb, Side side, ReasonCode code)
{
    Decision decision = nothing(LinkState::InSync, code);
    decision.verb = verb;
    decision.side = side;
    decision.approved = true;
    return decision;
}

/// A pair of a flow that follows stands and falls with the link of the record it belongs to: it moves to another
/// counterpart, and waits where there is none any more.
std::optional<Decision> follow(const LinkView &view)
{
    const QString &datatype = view.flow.rules.followDatatype;
    if (datatype.isEmpty() || !view.counterpart || *view.counterpart == view.target
        || view.seen.source.presence != Presence::Present)
        return std::nullopt;
    Decision decision = nothing(LinkState::InSync, ReasonCode::FollowsCounterpart);
    decision.reason.args << datatype;
    decision.verb = Verb::Link;
    decision.candidate = *view.counterpart;
    if (*view.counterpart != 0)
        return decision;
    if (view.seen.target.presence != Presence::Present)
        return std::nullopt;
    decision.verb = Verb::Unlink;
    decision.state = LinkState::Unlinked;
    decision.reason.code = ReasonCode::WaitsForCounterpart;
    return decision;
}

Decision oneGone(const LinkView &view, Side gone, std::optional<Choice> choice)
{
    Decision orphaned =
        nothing(LinkState::Orphaned, gone == Side::Source ? ReasonCode::SourceGone : ReasonCode::TargetGone);
    // Where properties are synchronised and none ever agreed, nothing shows that the two were the same: no base, no
    // delete.
    const bool neverAgreed = view.base.isEmpty() && !view.flow.mappings.isEmpty();
    if (neverAgreed)
        orphaned.reason.args << u"never-agreed"_s;
    if (choice == Choice::Archive && !neverAgreed)
        return approved(Verb::Archive, other(gone), orphaned.reason.code);
    // What was merged is not gone: made again, it would be there twice.
    if (!view.absorbedBy[gone].isEmpty()) {
        orphaned.reason = {ReasonCode::MergedAway, {toText(gone), view.absorbedBy[gone]}};
        return orphaned;
    }
    if (choice != Choice::Recreate)
        return orphaned;
    const Fields &from = view.seen[other(gone)].fields;
    const Changes fields = gone == Side::Target ? newRecord(view.flow, from) : oldRecord(view.flow, from);
    const auto obstacle = gone == Side::Target ? notCreatable(view.flow, fields) : std::nullopt;
    if (obstacle)
        orphaned.reason = *obstacle;
    if (obstacle || fields.isEmpty())
        return orphaned;
    Decision decision = approved(Verb::Create, gone, orphaned.reason.code);
    fillNew(decision, view.flow, gone, fields, from);
    return decision;
}

/// Values go back first, while the two are still linked, and so does what a person chose instead where a value was
/// edited since; whatever else changed on them is left as it is. While such a choice is open, the link stays.
Decision undoLink(const LinkView &view)
{
    const Decision whole = bothPresent(view);
    Decision back = approved(Verb::Update, Side::Target, ReasonCode::LinkUndone);
    std::optional<Reason> open;
    for (const PropertyDecision &property : whole.properties) {
        const bool isOpen = property.reason.code == ReasonCode::UndoConflict;
        const bool goes = isTakenBack(property) || property.reason.code == ReasonCode::PersonChose;
        if (!isOpen && (!goes || property.action == PropertyAction::Agree))
            continue;
        addWrites(back, *view.flow.mapping(property.property), property);
        back.properties << property;
        back.reason = property.reason;
        open = isOpen ? property.reason : open;
    }
    if (back.properties.isEmpty())
        return approved(Verb::Unlink, Side::Target, ReasonCode::LinkUndone);
    if (open) {
        back.state = LinkState::Conflict;
        back.reason = *open;
        back.verb = back.write.source.isEmpty() && back.write.target.isEmpty() ? Verb::Nothing : Verb::Update;
    }
    return back;
}

/// The undo of a creation: a question until a person has approved just what is there now; nobody else can.
Decision undoCreate(const LinkView &view, const Resolution &asked, const PerSide<QString> &marks)
{
    const Side side = fromText<Side>(asked.args.value(0)).value_or(Side::Target);
    if (view.seen[side].presence == Presence::Absent) {
        Decision ended = approved(Verb::Unlink, side, ReasonCode::CreationUndone);
        ended.reason.args << toText(side);
        return ended;
    }
    Decision decision = approved(Verb::Archive, side, ReasonCode::UndoCreate);
    decision.approved = asked.choice == Choice::UndoCreateApproved && asked.seen == marks;
    decision.held = !decision.approved;
    decision.state = decision.held ? LinkState::Held : LinkState::Pending;
    decision.reason.args = asked.args;
    return decision;
}

} // namespace

PropertyDecision unlessFlapping(const Mapping &mapping, const PropertyDecision &decision,
    const PropertyHistory &history, const PerSide<QString> &now, qint64 at)
{
    const bool writing = writes(decision.action, Side::Source) || writes(decision.action, Side::Target);
    if (!writing || decision.reason.code == ReasonCode::PersonChose)
        return decision;
    const auto cycle = flapping(history, mapping.rules, now, at);
    if (!cycle)
        return decision;
    return {mapping.id, PropertyAction::Flapping, flappingReason(mapping.path.source, *cycle), now};
}

QString seenMark(const Shadow &shadow)
{
    return toText(shadow.presence) + u':' + QString::number(fingerprint(shadow.fields));
}

PerSide<QString> choiceMarks(Choice choice, const PerSide<Shadow> &seen)
{
    PerSide<QString> marks{seenMark(seen.source), seenMark(seen.target)};
    const bool deletes =
        choice == Choice::Archive || choice == Choice::UndoCreate || choice == Choice::UndoCreateApproved;
    for (const Side side : bothSides) {
        if (deletes)
            marks[side] += u'@' + QString::number(seen[side].modifiedAt);
    }
    return marks;
}

std::optional<Choice> pairChoice(const Resolutions &resolutions, const PerSide<QString> &marks)
{
    const auto resolution = choiceFor(resolutions, 0);
    return resolution && resolution->seen == marks ? std::optional(resolution->choice) : std::nullopt;
}

Decision reconcile(const LinkView &view)
{
    const auto presence = [&](Presence wanted) {
        return PerSide<bool>{view.seen.source.presence == wanted, view.seen.target.presence == wanted};
    };
    const PerSide<bool> unknown = presence(Presence::Unknown);
    const PerSide<bool> absent = presence(Presence::Absent);
    if (view.paused)
        return nothing(LinkState::Paused, ReasonCode::PausedByPerson);
    if (!view.flow.rules.enabled)
        return nothing(LinkState::Paused, ReasonCode::FlowOff);
    if (unknown.source || unknown.target)
        return nothing(LinkState::Pending, ReasonCode::NotRead);

    const auto asked = choiceFor(view.resolutions, 0);
    const PerSide<QString> marks = choiceMarks(asked ? asked->choice : Choice::Approve, view.seen);
    const auto choice = pairChoice(view.resolutions, marks);
    if (asked && (asked->choice == Choice::UndoCreate || asked->choice == Choice::UndoCreateApproved)
        && !(absent.source && absent.target))
        return undoCreate(view, *asked, marks);
    if (asked && asked->choice == Choice::UndoLink && !absent.source && !absent.target)
        return undoLink(view);
    if (choice == Choice::Unlink)
        return approved(Verb::Unlink, Side::Target, ReasonCode::PersonChose);
    if (absent.source && absent.target)
        return approved(Verb::Unlink, Side::Target, ReasonCode::BothGone);
    if (choice == Choice::Reject)
        return nothing(LinkState::Paused, ReasonCode::RejectedByPerson);
    if (const auto followed = follow(view))
        return *followed;
    if (absent.source || absent.target)
        return oneGone(view, absent.source ? Side::Source : Side::Target, choice);

    Decision decision = bothPresent(view);
    decision.approved = choice == Choice::Approve || allChosen(decision.properties);
    return decision;
}

Resolutions refusals(const LinkView &view)
{
    const auto present = [&](Side side) { return view.seen[side].presence == Presence::Present; };
    if (!present(Side::Source) || !present(Side::Target))
        return {};
    Resolutions refused;
    const Decision decision = bothPresent(view);
    for (const PropertyDecision &property : decision.properties) {
        if (!writes(property.action, Side::Source) && !writes(property.action, Side::Target))
            continue;
        const PerSide<QString> &path = view.flow.mapping(property.property)->path;
        refused << Resolution{property.property, Choice::Reject, {},
            {valueOf(view.seen.source.fields, path.source), valueOf(view.seen.target.fields, path.target)}};
    }
    return refused;
}

Changes newRecord(const Flow &flow, const Fields &source)
{
    Changes fields;
    const auto fill = [&](const QString &target, const QString &from) {
        const QString value = valueOf(source, from);
        if (!isBlank(value))
            fields.insert(target, value);
    };
    const auto &once = flow.rules.creationTemplate;
    for (auto entry = once.cbegin(); entry != once.cend(); ++entry)
        fill(entry.key(), entry.value());
    for (const Mapping &mapping : flow.mappings) {
        if (mapping.rules.direction != Direction::Off)
            fill(mapping.path.target, mapping.path.source);
    }
    return fields;
}

std::optional<Reason> notCreatable(const Flow &flow, const Changes &fields)
{
    if (flow.rules.creation == Creation::Never || (flow.mappings.isEmpty() && flow.rules.creationTemplate.isEmpty()))
        return Reason{ReasonCode::CannotCreate, {}};
    for (const QString &required : flow.rules.required) {
        const QStringList missing = missingOf(required, fields);
        if (!missing.isEmpty())
            return Reason{ReasonCode::NothingToCreateFrom, {missing.join(", "_L1)}};
    }
    if (!fields.isEmpty())
        return std::nullopt;
    QStringList wanted = flow.rules.creationTemplate.keys();
    for (const Mapping &mapping : flow.mappings)
        wanted << mapping.path.target;
    return Reason{ReasonCode::NothingToCreateFrom, {wanted.join(", "_L1)}};
}

void fillNew(Decision &decision, const Flow &flow, Side side, const Changes &fields, const Fields &from)
{
    decision.verb = Verb::Create;
    decision.side = side;
    decision.write[side] = fields;
    const bool toTarget = side == Side::Target;
    for (const Mapping &mapping : flow.mappings) {
        const QString value = valueOf(from, mapping.path[other(side)]);
        if (mapping.rules.direction == Direction::Off)
            continue;
        if (isBlank(value)) {
            decision.properties << PropertyDecision{
                mapping.id, PropertyAction::Agree, {ReasonCode::Agreed, {mapping.path.source}}, {value, value}};
            continue;
        }
        decision.properties << PropertyDecision{mapping.id,
            toTarget ? PropertyAction::WriteTarget : PropertyAction::WriteSource,
            {toTarget ? ReasonCode::FilledFromSource : ReasonCode::FilledFromTarget, {mapping.path.source}},
            {value, value}};
    }
}

QStringList missingOf(const QString &required, const Changes &fields)
{
    const QStringList alternatives = required.split(u'|');
    for (const QString &path : alternatives) {
        if (!fields.value(path).trimmed().isEmpty())
            return {};
    }
    return alternatives;
}

} // namespace samband
