#pragma once

#include "core/domain/enumtext.h"
#include "core/domain/filter.h"

#include <QList>
#include <QMap>
#include <QStringList>

namespace samband {

/// How two spellings are compared. What is written is always the other side's own spelling, never the normal form.
enum class Normaliser { Text, Phone, Number, Boolean };
template<>
inline constexpr auto enumNames<Normaliser> = std::to_array<EnumName<Normaliser>>({{Normaliser::Text, "text"},
    {Normaliser::Phone, "phone"}, {Normaliser::Number, "number"}, {Normaliser::Boolean, "boolean"}});

/// Where a change of a property may travel.
enum class Direction { Both, ToTarget, ToSource, Off };
template<>
inline constexpr auto enumNames<Direction> = std::to_array<EnumName<Direction>>({{Direction::Both, "both"},
    {Direction::ToTarget, "to-target"}, {Direction::ToSource, "to-source"}, {Direction::Off, "off"}});

/// What to do when both sides moved since the base and differ.
enum class ConflictPolicy { Ask, Newest, Source, Target };
template<>
inline constexpr auto enumNames<ConflictPolicy> = std::to_array<EnumName<ConflictPolicy>>({{ConflictPolicy::Ask, "ask"},
    {ConflictPolicy::Newest, "newest"}, {ConflictPolicy::Source, "source"}, {ConflictPolicy::Target, "target"}});

/// What to do when a value was cleared on one side.
enum class BlankPolicy { Hold, Clear, Refill };
template<>
inline constexpr auto enumNames<BlankPolicy> = std::to_array<EnumName<BlankPolicy>>(
    {{BlankPolicy::Hold, "hold"}, {BlankPolicy::Clear, "clear"}, {BlankPolicy::Refill, "refill"}});

/// Rules of one property of a flow.
struct PropertyRules {
    Normaliser normaliser = Normaliser::Text;
    Direction direction = Direction::Both;
    ConflictPolicy conflict = ConflictPolicy::Ask;
    BlankPolicy blank = BlankPolicy::Hold;
    QString region = QStringLiteral("NO"); ///< of phone numbers without a country code (ISO 3166 alpha-2)

    bool operator==(const PropertyRules &) const = default;
};

/// What a source record of this flow can become on the target side.
enum class Creation {
    Automatic, ///< created by a run, within the guard's limits
    Approval, ///< each one waits for a person
    Never, ///< linked only: an association, or a target that takes no new records
};
template<>
inline constexpr auto enumNames<Creation> = std::to_array<EnumName<Creation>>(
    {{Creation::Automatic, "automatic"}, {Creation::Approval, "approval"}, {Creation::Never, "never"}});

/// What a held row would do, as the guard counts it and as people approve it.
enum class HoldKind {
    Link,
    Create,
    Update,
    Clear, ///< a property loses its value; counted for each property
    SameValue, ///< a property becomes one and the same value; counted for each property and value
    Archive,
};
template<>
inline constexpr auto enumNames<HoldKind> = std::to_array<EnumName<HoldKind>>(
    {{HoldKind::Link, "link"}, {HoldKind::Create, "create"}, {HoldKind::Update, "update"}, {HoldKind::Clear, "clear"},
        {HoldKind::SameValue, "same-value"}, {HoldKind::Archive, "archive"}});

/// Whether the guard counts writes of that kind. A link touches neither system: there is nothing to limit.
constexpr bool isCounted(HoldKind kind)
{
    return kind != HoldKind::Link;
}

/// More rows of one kind than this count and more than this share of the flow (in percent) are held.
struct GuardLimit {
    int count = 50;
    int percent = 25;

    bool operator==(const GuardLimit &) const = default;
};

/// The limit that holds until the operator sets another one. What takes values away or makes records alike is
/// suspicious in numbers that a large flow would not notice, so no share of the flow excuses it.
constexpr GuardLimit defaultLimit(HoldKind kind)
{
    switch (kind) {
    case HoldKind::Link:
    case HoldKind::Create:
    case HoldKind::Update:
        return {50, 25};
    case HoldKind::Clear:
    case HoldKind::SameValue:
        return {20, 0};
    case HoldKind::Archive:
        return {0, 0};
    }
    return {0, 0};
}

/// Rules of one flow. All of it can be changed by the operator; the defaults come from the document and the manifests.
struct FlowRules {
    Creation creation = Creation::Automatic;
    QMap<QString, QString>
        creationTemplate; ///< target path -> source path; fills a new record once, not synchronised later
    QStringList required; ///< target paths without which nothing can be created; "a|b": one of them
    QString followDatatype; ///< not empty: links to the counterpart of the record of this source datatype it belongs to
    bool enabled = true; ///< off while a condition in prose still needs a rule
    QMap<HoldKind, GuardLimit> limits; ///< of the guard, where they are not the default
    Filter filter; ///< which records take part
    QString answers; ///< the document's condition in prose that the filter stands for (conditionInProse)

    GuardLimit limit(HoldKind kind) const { return limits.value(kind, defaultLimit(kind)); }

    bool operator==(const FlowRules &) const = default;
};

} // namespace samband
