#include "core/engine/naming.h"

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

QString propertiesInQuestion(const Flow &flow, const Decision &decision)
{
    QStringList waiting;
    QStringList written;
    for (const PropertyDecision &property : decision.properties) {
        const Mapping *mapping = flow.mapping(property.property);
        if (!mapping)
            continue;
        if (property.action == PropertyAction::Conflict || property.action == PropertyAction::HoldBlank
            || property.action == PropertyAction::Flapping)
            waiting << shortName(mapping->path.source);
        else if (writes(property.action, Side::Source) || writes(property.action, Side::Target))
            written << shortName(mapping->path.source);
    }
    return (waiting.isEmpty() ? written : waiting).join(", "_L1);
}

Status keepHalfChosen(Session &session, const Flow &flow, const LinkEntry &entry, const Decision &decision,
    const PerSide<std::optional<Fields>> &reported, const QList<Dropped> &dropped)
{
    const auto took = [&](int property, Side side) {
        return reported[side] && std::ranges::none_of(dropped, [&](const Dropped &each) {
            return each.property == property && each.side == side;
        });
    };
    Resolutions kept;
    for (Resolution resolution : entry.resolutions) {
        for (const PropertyDecision &property : decision.properties) {
            const Mapping *mapping = flow.mapping(property.property);
            const PerSide<bool> isDone{took(property.property, Side::Source), took(property.property, Side::Target)};
            if (!mapping || property.property != resolution.property || property.action != PropertyAction::WriteBoth
                || isDone.source == isDone.target)
                continue;
            const Side done = isDone.source ? Side::Source : Side::Target;
            resolution.seen[done] = valueOf(*reported[done], mapping->path[done]);
            kept << resolution;
        }
    }
    return kept.isEmpty() ? Status(Done{}) : session.links.saveResolutions(entry.id, kept, u"run"_s, session.clock());
}

JournalRow journalRow(const Session &session, const LinkEntry &entry, const QString &kind, const Reason &reason)
{
    JournalRow row;
    row.at = session.clock();
    row.run = session.run;
    row.link = entry.id;
    row.flow = entry.flow;
    row.kind = kind;
    row.title = entry.record.source.title.isEmpty() ? entry.record.target.title : entry.record.source.title;
    row.reason = reason;
    row.who = u"run"_s;
    return row;
}

QString journalKind(Verb verb)
{
    switch (verb) {
    case Verb::Create:
        return u"created"_s;
    case Verb::Archive:
        return u"archived"_s;
    case Verb::Link:
        return u"linked"_s;
    case Verb::Unlink:
        return u"unlinked"_s;
    case Verb::Update:
    case Verb::Agree:
    case Verb::Nothing:
        return u"updated"_s;
    }
    return {};
}

QStringList mappedPaths(const Flow &flow, Side side)
{
    QStringList paths;
    for (const Mapping &mapping : flow.mappings)
        paths << mapping.path[side];
    return paths;
}

QStringList copiedPaths(const Flow &flow, Side side)
{
    QStringList paths = mappedPaths(flow, side);
    return side == Side::Source ? paths + flow.rules.creationTemplate.values() : paths;
}

bool sameAt(const QStringList &paths, const Fields &a, const Fields &b)
{
    return std::ranges::all_of(paths, [&](const QString &path) { return valueOf(a, path) == valueOf(b, path); });
}

} // namespace samband
