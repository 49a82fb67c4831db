#include "core/domain/agree.h"

#include "core/domain/normalise.h"
#include "core/domain/storedform.h"

#include <algorithm>

namespace samband {

namespace {

/// Letters and digits only, without case.
QString bare(const QString &value)
{
    QString letters;
    for (const QChar letter : value.normalized(QString::NormalizationForm_KC)) {
        if (letter.isLetterOrNumber())
            letters += letter.toCaseFolded();
    }
    return letters;
}

bool isSpellingOf(const QString &sent, const QString &reported)
{
    const QString letters = bare(sent);
    if (!letters.isEmpty() && letters == bare(reported))
        return true;
    return reported.size() >= shortestLimit && sent.trimmed().startsWith(reported.trimmed());
}

} // namespace

Taken taken(const PropertyRules &rules, const QString &before, const QString &sent, const QString &reported)
{
    if (sameValue(rules, reported, sent))
        return Taken::AsSent;
    return reported == before && !isSpellingOf(sent, reported) ? Taken::NotTaken : Taken::Respelled;
}

QList<Dropped> notTaken(const Flow &flow, const Decision &decision, const PerSide<Fields> &seen,
    const PerSide<std::optional<Fields>> &reported)
{
    QList<Dropped> dropped;
    for (const PropertyDecision &property : decision.properties) {
        const Mapping *mapping = flow.mapping(property.property);
        for (const Side side : bothSides) {
            if (!mapping || !writes(property.action, side) || !reported[side])
                continue;
            const QString &path = mapping->path[side];
            const QString kept = valueOf(*reported[side], path);
            const QString &sent = property.result[side];
            if (taken(mapping->rules, valueOf(seen[side], path), sent, kept) == Taken::NotTaken)
                dropped << Dropped{property.property, side, sent, kept};
        }
    }
    return dropped;
}

Base agree(const Flow &flow, const Base &base, const Decision &decision, const PerSide<Fields> &seen,
    const PerSide<std::optional<Fields>> &reported)
{
    Base moved = base;
    const QList<Dropped> dropped = notTaken(flow, decision, seen, reported);
    for (const PropertyDecision &property : decision.properties) {
        const Mapping *mapping = flow.mapping(property.property);
        if (!mapping)
            continue;
        PerSide<QString> held;
        bool answered = property.action == PropertyAction::Agree;
        for (const Side side : bothSides) {
            // The answer to a create is the whole new record: what it holds where nothing was sent is the server's
            // own default, nobody's edit.
            const bool written =
                writes(property.action, side) || (decision.verb == Verb::Create && decision.side == side);
            if (written && !reported[side]) {
                answered = false;
                break;
            }
            answered = answered || written;
            held[side] = valueOf(written ? *reported[side] : seen[side], mapping->path[side]);
        }
        if (std::ranges::find(dropped, property.property, &Dropped::property) != dropped.end())
            continue;
        if (answered && property.reason.code == ReasonCode::Reopened)
            moved.remove(property.property);
        else if (answered)
            moved.insert(property.property, held);
    }
    return moved;
}

} // namespace samband
