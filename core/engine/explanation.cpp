#include "core/engine/explanation.h"

#include "core/domain/guard.h"
#include "core/domain/reconcile.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Explanation)
};

QString timeText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString shown(const QString &value)
{
    return value.isEmpty() ? Words::tr("(blank)") : value;
}

QString shortName(const QString &path)
{
    return path.section(u'.', -1);
}

QString presenceWord(Presence presence)
{
    switch (presence) {
    case Presence::Present:
        return Words::tr("there");
    case Presence::Absent:
        return Words::tr("not there");
    case Presence::Unknown:
        return Words::tr("not read completely");
    }
    return {};
}

QString ruleNames(const PropertyRules &rules)
{
    return Words::tr("conflict %1, blank %2, direction %3, as %4")
        .arg(toText(rules.conflict), toText(rules.blank), toText(rules.direction), toText(rules.normaliser));
}

/// What the inputs are told with.
struct Telling {
    const LinkDetail &detail;
    const PerSide<QString> &system;
    const ExplanationWords &words;
};

ExplainedInput sideInput(const Telling &telling, Side side)
{
    const auto &[detail, system, words] = telling;
    QStringList parts{presenceWord(detail.presence[side])};
    if (!detail.row.recordId[side].isEmpty())
        parts.prepend(Words::tr("id %1").arg(detail.row.recordId[side]));
    if (detail.modifiedAt[side] != 0)
        parts << Words::tr("changed %1").arg(words.time(detail.modifiedAt[side]));
    return {system[side], parts.join(", "_L1), InputGroup::Records, {}};
}

ExplainedInput propertyInput(const Telling &telling, const PropertyRow &row)
{
    const auto &[detail, system, words] = telling;
    const QString base = !row.base ? Words::tr("never agreed")
        : row.base->source == row.base->target
        ? shown(row.base->source)
        : Words::tr("%1 / %2", "base per side").arg(shown(row.base->source), shown(row.base->target));
    QStringList lines{Words::tr("base %1").arg(base)};
    for (const Side side : bothSides)
        lines << Words::tr("%1 holds %2", "system, value").arg(system[side], shown(row.now[side]));
    lines << Words::tr("rule: %1").arg(words.rules(row.rules));
    QString text = lines.join("; "_L1);
    if (detail.presence.source == Presence::Present && detail.presence.target == Presence::Present) {
        lines.prepend(sentence(decided(row, detail.modifiedAt, openChoice(detail, row.property)).reason, system));
        text += u". "_s + lines.first();
    }
    return {
        shortName(row.path.source.isEmpty() ? row.path.target : row.path.source), text, InputGroup::Properties, lines};
}

ExplainedInput choiceInput(const Telling &telling, const MadeChoice &made)
{
    const auto &[detail, system, words] = telling;
    const Resolution &choice = made.choice;
    QString what = words.choice(choice.choice);
    if (choice.choice == Choice::TakeValue)
        what = Words::tr("the value %1").arg(shown(choice.value));
    else if (!choice.args.isEmpty())
        what = Words::tr("%1: %2", "choice: its details").arg(what, choice.args.join(" / "_L1));
    const auto row = std::ranges::find(detail.properties, choice.property, &PropertyRow::property);
    if (row != detail.properties.end())
        what = Words::tr("%1 for %2", "choice for property").arg(what, shortName(row->path.source));
    return {Words::tr("Choice"), Words::tr("%1, by %2 on %3").arg(what, made.who, words.time(made.at)),
        InputGroup::Choices, {}};
}

QString guardText(const Telling &telling)
{
    const auto &[detail, system, words] = telling;
    QStringList limits;
    for (const auto &[kind, name] : enumNames<HoldKind>) {
        if (!isCounted(kind))
            continue;
        const GuardLimit limit = detail.rules.limit(kind);
        limits << Words::tr("%1: %2 and %3 % of the flow", "kind of write: count and share")
                      .arg(words.kind(kind))
                      .arg(limit.count)
                      .arg(limit.percent);
    }
    QString text = Words::tr("held is what is more than this in one run: %1").arg(limits.join("; "_L1));
    const auto counted = countedBy(detail.row.reason);
    if (!counted)
        return text;
    const QString kind = words.kind(counted->kind);
    if (!counted->limit)
        return text
            + Words::tr("; first run of the flow: %1 of kind “%2”").arg(QString::number(counted->planned), kind);
    return text
        + Words::tr("; this run: %1 of kind “%2”, limit %3")
              .arg(QString::number(counted->planned), kind, QString::number(*counted->limit));
}

} // namespace

PropertyDecision decided(
    const PropertyRow &row, const PerSide<qint64> &modifiedAt, const std::optional<Resolution> &choice)
{
    Mapping mapping;
    mapping.id = row.property;
    mapping.path = row.path;
    mapping.rules = row.rules;
    const PropertyDecision decision = reconcileProperty(mapping, row.base, row.now, modifiedAt, choice);
    // The last run noted a pause in the history, so the time of looking does not matter.
    return unlessFlapping(mapping, decision, row.past, row.now, 0);
}

std::optional<Resolution> openChoice(const LinkDetail &detail, int property)
{
    const auto found = std::ranges::find(detail.resolutions, property, &Resolution::property);
    return found == detail.resolutions.end() ? std::nullopt : std::optional(*found);
}

QString likenessName(Likeness likeness)
{
    switch (likeness) {
    case Likeness::None:
        return u"none"_s;
    case Likeness::NameClash:
        return u"name-clash"_s;
    case Likeness::NameOnly:
        return u"name-only"_s;
    case Likeness::Likely:
        return u"likely"_s;
    case Likeness::Certain:
        return u"certain"_s;
    }
    return {};
}

ExplanationWords commandWords()
{
    return {&ruleNames, [](HoldKind kind) { return toText(kind); }, &likenessName,
        [](Choice choice) { return toText(choice); }, &timeText};
}

Explanation explain(const LinkDetail &detail, const PerSide<QString> &system, const ExplanationWords &words)
{
    const Telling telling{detail, system, words};
    Explanation explanation;
    explanation.why = sentence(detail.row.reason, system);
    explanation.change = whatWouldChangeIt(detail.row.reason, system);
    QList<ExplainedInput> &inputs = explanation.inputs;
    inputs << ExplainedInput{Words::tr("Reason"),
        Words::tr("%1 (%2)", "code (inputs)")
            .arg(toText(detail.row.reason.code), detail.row.reason.args.join(", "_L1))
            .remove(u" ()"_s),
        InputGroup::Raw, {}};
    for (const Side side : bothSides)
        inputs << sideInput(telling, side);
    for (const PropertyRow &row : detail.properties)
        inputs << propertyInput(telling, row);
    for (const MadeChoice &made : detail.choices)
        inputs << choiceInput(telling, made);
    for (const CandidateRow &candidate : detail.candidates)
        inputs << ExplainedInput{Words::tr("Candidate"),
            Words::tr("%1 (id %2): %3, claimed by %4")
                .arg(candidate.title)
                .arg(candidate.recordId)
                .arg(words.likeness(candidate.likeness))
                .arg(candidate.claims),
            InputGroup::Candidates, {}};
    if (detail.rules.filter.isSet())
        inputs << ExplainedInput{Words::tr("Filter"), filterText(detail.rules.filter), InputGroup::Rules, {}};
    inputs << ExplainedInput{Words::tr("Limit"), guardText(telling), InputGroup::Rules, {}};
    if (detail.attempts > 0)
        inputs << ExplainedInput{Words::tr("Attempts"),
            Words::tr("%1 failed in a row, next one not before %2")
                .arg(detail.attempts)
                .arg(words.time(detail.retryAt))};
    if (detail.paused)
        inputs << ExplainedInput{Words::tr("Paused"), Words::tr("by a person")};
    return explanation;
}

} // namespace samband
