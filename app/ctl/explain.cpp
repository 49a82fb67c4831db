#include "app/ctl/output.h"

#include "core/domain/guard.h"
#include "core/engine/explanation.h"

#include <QDateTime>
#include <QJsonArray>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

QString isoTime(qint64 ms)
{
    return ms == 0 ? QString() : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject jsonOf(const PropertyRow &row, const LinkDetail &detail, const PerSide<QString> &system)
{
    const PropertyDecision decision = decided(row, detail.modifiedAt, openChoice(detail, row.property));
    QJsonObject property{{u"property"_s, row.property}, {u"source"_s, row.path.source}, {u"target"_s, row.path.target},
        {u"sourceValue"_s, row.now.source}, {u"targetValue"_s, row.now.target},
        {u"rules"_s,
            QJsonObject{{u"normaliser"_s, toText(row.rules.normaliser)}, {u"direction"_s, toText(row.rules.direction)},
                {u"conflict"_s, toText(row.rules.conflict)}, {u"blank"_s, toText(row.rules.blank)},
                {u"region"_s, row.rules.region}}}};
    if (row.base)
        property.insert(u"base"_s, QJsonArray{row.base->source, row.base->target});
    if (detail.presence.source != Presence::Present || detail.presence.target != Presence::Present)
        return property;
    property.insert(u"action"_s, toText(decision.action));
    property.insert(u"reason"_s, jsonOf(decision.reason));
    property.insert(u"text"_s, sentence(decision.reason, system));
    return property;
}

QJsonObject jsonOf(const MadeChoice &made)
{
    const Resolution &choice = made.choice;
    return {{u"property"_s, choice.property}, {u"choice"_s, toText(choice.choice)}, {u"value"_s, choice.value},
        {u"args"_s, QJsonArray::fromStringList(choice.args)},
        {u"seen"_s, QJsonArray{choice.seen.source, choice.seen.target}}, {u"who"_s, made.who},
        {u"at"_s, isoTime(made.at)}};
}

QJsonObject guardOf(const LinkDetail &detail)
{
    QJsonObject limits;
    for (const auto &[kind, name] : enumNames<HoldKind>) {
        if (!isCounted(kind))
            continue;
        const GuardLimit limit = detail.rules.limit(kind);
        limits.insert(QLatin1StringView(name), QJsonObject{{u"count"_s, limit.count}, {u"percent"_s, limit.percent}});
    }
    QJsonObject guard{{u"limits"_s, limits}};
    const auto counted = countedBy(detail.row.reason);
    if (!counted)
        return guard;
    guard.insert(u"kind"_s, toText(counted->kind));
    guard.insert(u"planned"_s, counted->planned);
    if (counted->limit)
        guard.insert(u"limit"_s, *counted->limit);
    if (!counted->property.isEmpty())
        guard.insert(u"property"_s, counted->property);
    if (counted->kind == HoldKind::SameValue)
        guard.insert(u"value"_s, counted->value);
    return guard;
}

QJsonObject inputsOf(const LinkDetail &detail, const PerSide<QString> &system)
{
    QJsonArray properties;
    for (const PropertyRow &row : detail.properties)
        properties << jsonOf(row, detail, system);
    QJsonArray choices;
    for (const MadeChoice &made : detail.choices)
        choices << jsonOf(made);
    QJsonArray candidates;
    for (const Candidate &candidate : detail.candidates)
        candidates << QJsonObject{{u"record"_s, candidate.record}, {u"title"_s, candidate.title},
            {u"likeness"_s, likenessName(candidate.likeness)}, {u"claims"_s, candidate.claims}};
    QJsonObject sides;
    for (const Side side : bothSides)
        sides.insert(toText(side),
            QJsonObject{{u"id"_s, detail.row.recordId[side]}, {u"presence"_s, toText(detail.presence[side])},
                {u"modifiedAt"_s, isoTime(detail.modifiedAt[side])}});
    return {{u"sides"_s, sides}, {u"properties"_s, properties}, {u"choices"_s, choices}, {u"candidates"_s, candidates},
        {u"guard"_s, guardOf(detail)}, {u"attempts"_s, detail.attempts}, {u"retryAt"_s, isoTime(detail.retryAt)},
        {u"paused"_s, detail.paused}};
}

} // namespace

void Output::explain(
    const LinkDetail &detail, const PerSide<QString> &system, const QStringList &past, const QJsonObject &pastObject)
{
    const Explanation explanation = samband::explain(detail, system);
    line(u"%1: %2 %3"_s.arg(stateWord(detail.row.state), explanation.why, explanation.change));
    for (const ExplainedInput &input : explanation.inputs)
        line(u"  %1: %2"_s.arg(input.name, input.value));
    for (const QString &told : past)
        line(u"  "_s + told);
    QJsonObject all{{u"id"_s, detail.row.id}, {u"state"_s, toText(detail.row.state)},
        {u"reason"_s, jsonOf(detail.row.reason)}, {u"text"_s, explanation.why},
        {u"next"_s, nextStep(detail.row.reason, system)}, {u"change"_s, explanation.change},
        {u"inputs"_s, inputsOf(detail, system)}};
    for (auto member = pastObject.begin(); member != pastObject.end(); ++member)
        all.insert(member.key(), member.value());
    object(all);
}

} // namespace samband
