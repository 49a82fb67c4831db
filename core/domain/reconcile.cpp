#include "core/domain/reconcile.h"

#include "core/domain/fingerprint.h"

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

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

/// Which property's reason speaks for the pair: what waits for a person, then what is written, then what is worth
/// knowing.
int weight(const PropertyDecision &property)
{
    switch (property.action) {
    case PropertyAction::Conflict:
        return 6;
    case PropertyAction::HoldBlank:
        return 5;
    case PropertyAction::WriteBoth:
    case PropertyAction::WriteSource:
    case PropertyAction::WriteTarget:
        return 4;
    case PropertyAction::Agree:
        return 3;
    case PropertyAction::Keep:
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
    return any(PropertyAction::HoldBlank) ? LinkState::Held : LinkState::InSync;
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
        const PropertyDecision property =
            reconcileProperty(mapping, held == view.base.cend() ? std::nullopt : std::optional(*held), now,
                {view.seen.source.modifiedAt, view.seen.target.modifiedAt}, choiceFor(view.resolutions, mapping.id));
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
        if (!value.isEmpty() && mapping.rules.direction != Direction::Off)
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

Decision oneGone(const LinkView &view, Side gone, std::optional<Choice> choice)
{
    const ReasonCode code = gone == Side::Source ? ReasonCode::SourceGone : ReasonCode::TargetGone;
    if (choice == Choice::Archive)
        return approved(Verb::Archive, other(gone), code);
    if (choice == Choice::Recreate) {
        Decision decision = approved(Verb::Create, gone, code);
        decision.write[gone] = gone == Side::Target ? newRecord(view.flow, view.seen.source.fields)
                                                    : oldRecord(view.flow, view.seen.target.fields);
        return decision;
    }
    return nothing(LinkState::Orphaned, code);
}

} // namespace

QString seenMark(const Shadow &shadow)
{
    return toText(shadow.presence) + u':' + QString::number(fingerprint(shadow.fields));
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
    if (unknown.source || unknown.target)
        return nothing(LinkState::Pending, ReasonCode::NotRead);

    const auto choice = pairChoice(view.resolutions, {seenMark(view.seen.source), seenMark(view.seen.target)});
    if (choice == Choice::Unlink)
        return approved(Verb::Unlink, Side::Target, ReasonCode::PersonChose);
    if (absent.source && absent.target)
        return approved(Verb::Unlink, Side::Target, ReasonCode::BothGone);
    if (choice == Choice::Reject)
        return nothing(LinkState::Paused, ReasonCode::RejectedByPerson);
    if (absent.source || absent.target)
        return oneGone(view, absent.source ? Side::Source : Side::Target, choice);

    Decision decision = bothPresent(view);
    decision.approved = choice == Choice::Approve;
    return decision;
}

Changes newRecord(const Flow &flow, const Fields &source)
{
    Changes fields;
    const auto fill = [&](const QString &target, const QString &from) {
        const QString value = valueOf(source, from);
        if (!value.isEmpty())
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
