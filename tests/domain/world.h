#pragma once

#include "core/domain/agree.h"
#include "core/domain/normalise.h"
#include "core/domain/reconcile.h"

#include <QTest>

namespace samband::test {

using namespace Qt::StringLiterals;

inline QString pathOf(int property)
{
    return u"p%1"_s.arg(property);
}

/// A flow with the properties 1..n, the same path on both sides.
inline Flow flowOf(const QList<PropertyRules> &rules)
{
    Flow flow;
    for (int id = 1; id <= rules.size(); ++id) {
        Mapping mapping;
        mapping.id = id;
        mapping.path = {pathOf(id), pathOf(id)};
        mapping.rules = rules.at(id - 1);
        flow.mappings << mapping;
    }
    return flow;
}

template<class E> QList<E> all()
{
    QList<E> values;
    for (const auto &[value, name] : enumNames<E>)
        values << value;
    return values;
}

inline bool exhaustive()
{
    return qEnvironmentVariableIsSet("SAMBAND_ALL");
}

/// What a server makes of a text that it is sent.
enum class Format { Verbatim, Trim, Truncate, Phone, Upper };
inline constexpr std::array formats{Format::Verbatim, Format::Trim, Format::Truncate, Format::Phone, Format::Upper};

inline QString stored(Format format, const QString &sent)
{
    switch (format) {
    case Format::Verbatim:
        return sent;
    case Format::Trim:
        return sent.trimmed();
    case Format::Truncate:
        return sent.left(7);
    case Format::Phone: {
        const QString number = canonical(Normaliser::Phone, sent);
        return number.startsWith(u'+') ? number.left(3) + u' ' + number.mid(3) : sent;
    }
    case Format::Upper:
        return sent.toUpper();
    }
    return sent;
}

/// How a write of one side ends.
enum class Fate { Answered, Refused, ReplyLost };

/// A linked pair with the two servers that hold its records.
struct World {
    Flow flow;
    PerSide<Format> format;
    PerSide<Shadow> held{{Presence::Present, {}, 0}, {Presence::Present, {}, 0}};
    Base base;
    Resolutions resolutions;

    LinkView view() const { return {flow, base, held, resolutions, false}; }

    /// Sends \a decision, which was made on what \a seen holds.
    void carryOut(const Decision &decision, const PerSide<Shadow> &seen, const PerSide<Fate> &fate = {})
    {
        PerSide<std::optional<Fields>> reported;
        for (const Side side : bothSides) {
            const Changes &changes = decision.write[side];
            if (changes.isEmpty() || fate[side] == Fate::Refused)
                continue;
            for (auto change = changes.cbegin(); change != changes.cend(); ++change)
                put(held[side].fields, change.key(), stored(format[side], change.value()));
            held[side].presence = Presence::Present;
            if (fate[side] == Fate::Answered)
                reported[side] = held[side].fields;
        }
        base = agree(flow, base, decision, {seen.source.fields, seen.target.fields}, reported);
    }

    /// One run: decide, send, agree; choices that were carried out are used up.
    Decision run(const PerSide<Fate> &fate = {})
    {
        const PerSide<Shadow> seen = held;
        const Decision decision = reconcile(view());
        carryOut(decision, seen, fate);
        if (fate == PerSide<Fate>{})
            resolutions.clear();
        return decision;
    }
};

inline bool writesNothing(const Decision &decision)
{
    return decision.write.source.isEmpty() && decision.write.target.isEmpty();
}

/// Whether the server keeps just what it holds instead of what \a property is to write there: it is shown as not taken.
inline bool isDropped(const World &world, const PropertyDecision &property)
{
    const QString path = pathOf(property.property);
    const PropertyRules &rules = world.flow.mapping(property.property)->rules;
    return std::any_of(bothSides.begin(), bothSides.end(), [&](Side side) {
        const QString held = valueOf(world.held[side].fields, path);
        const QString &sent = property.result[side];
        return writes(property.action, side)
            && taken(rules, held, sent, stored(world.format[side], sent)) == Taken::NotTaken;
    });
}

template<class T> PerSide<T> mirror(const PerSide<T> &value)
{
    return {value.target, value.source};
}

inline PropertyRules mirror(PropertyRules rules)
{
    if (rules.direction == Direction::ToSource || rules.direction == Direction::ToTarget)
        rules.direction = rules.direction == Direction::ToSource ? Direction::ToTarget : Direction::ToSource;
    if (rules.conflict == ConflictPolicy::Source || rules.conflict == ConflictPolicy::Target)
        rules.conflict = rules.conflict == ConflictPolicy::Source ? ConflictPolicy::Target : ConflictPolicy::Source;
    return rules;
}

inline Resolution mirror(Resolution resolution)
{
    if (resolution.choice == Choice::TakeSource || resolution.choice == Choice::TakeTarget)
        resolution.choice = resolution.choice == Choice::TakeSource ? Choice::TakeTarget : Choice::TakeSource;
    resolution.seen = mirror(resolution.seen);
    if (resolution.args.size() == 2)
        resolution.args = {resolution.args.at(1), resolution.args.at(0)};
    else if (const auto side = fromText<Side>(resolution.args.value(0)))
        resolution.args[0] = toText(other(*side));
    return resolution;
}

inline ReasonCode mirror(ReasonCode code)
{
    static const QList<std::pair<ReasonCode, ReasonCode>> pairs{{ReasonCode::SourceChanged, ReasonCode::TargetChanged},
        {ReasonCode::FilledFromSource, ReasonCode::FilledFromTarget}, {ReasonCode::SourceGone, ReasonCode::TargetGone}};
    for (const auto &[one, two] : pairs) {
        if (code == one || code == two)
            return code == one ? two : one;
    }
    return code;
}

inline PropertyAction mirror(PropertyAction action)
{
    if (action == PropertyAction::WriteSource)
        return PropertyAction::WriteTarget;
    return action == PropertyAction::WriteTarget ? PropertyAction::WriteSource : action;
}

/// Whether \a a is what \a b is when the two systems swap their roles.
inline bool isMirror(const Decision &a, const Decision &b)
{
    const bool oneSided = a.verb == Verb::Create || a.verb == Verb::Archive;
    // What keeps a target from being made again is said of targets only.
    const auto said = [](const Decision &decision) {
        return decision.reason.code == ReasonCode::NothingToCreateFrom ? ReasonCode::TargetGone : decision.reason.code;
    };
    if (a.verb != b.verb || a.state != b.state || a.approved != b.approved || a.held != b.held
        || a.write != mirror(b.write) || said(a) != mirror(said(b)) || (oneSided && a.side != other(b.side))
        || a.properties.size() != b.properties.size())
        return false;
    for (int i = 0; i < a.properties.size(); ++i) {
        const PropertyDecision &x = a.properties.at(i);
        const PropertyDecision &y = b.properties.at(i);
        if (x.action != mirror(y.action) || x.result != mirror(y.result) || x.reason.code != mirror(y.reason.code))
            return false;
    }
    return true;
}

} // namespace samband::test
