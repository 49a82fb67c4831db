#include "core/domain/rulewords.h"

#include "core/domain/admission.h"
#include "core/domain/normalise.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::Rules)
};

Status unknownName(const RuleWord &word, const QList<RuleWord> &known)
{
    QStringList names;
    for (const RuleWord &rule : known)
        names << rule.name;
    return Error{
        ErrorKind::BadInput, Words::tr("“%1” is no rule here. The rules are: %2.").arg(word.name, names.join(", "_L1))};
}

Status unknownValue(const RuleWord &word, const QString &known)
{
    return Error{
        ErrorKind::BadInput, Words::tr("“%1” cannot be “%2”. It can be: %3.").arg(word.name, word.value, known)};
}

template<class E> Status setNamed(E &rule, const RuleWord &word)
{
    if (const auto value = fromText<E>(word.value)) {
        rule = *value;
        return Done{};
    }
    QStringList known;
    for (const auto &[value, name] : enumNames<E>)
        known << QString::fromLatin1(name);
    return unknownValue(word, known.join(", "_L1));
}

QString limitText(const GuardLimit &limit)
{
    return u"%1,%2%"_s.arg(limit.count).arg(limit.percent);
}

Status setLimit(FlowRules &rules, HoldKind kind, const RuleWord &word)
{
    static const QRegularExpression form(u"^\\s*(\\d{1,9})\\s*,\\s*(\\d{1,2}|100)\\s*%\\s*$"_s);
    const auto match = form.match(word.value);
    if (!match.hasMatch())
        return unknownValue(word, Words::tr("a count and a share of the flow, such as 50,25%"));
    const GuardLimit limit{match.captured(1).toInt(), match.captured(2).toInt()};
    // What is the default stays so when a later version knows a better one.
    if (limit == defaultLimit(kind))
        rules.limits.remove(kind);
    else
        rules.limits.insert(kind, limit);
    return Done{};
}

std::optional<HoldKind> limitOf(const QString &word)
{
    constexpr auto prefix = "limit-"_L1;
    const auto kind = word.startsWith(prefix) ? fromText<HoldKind>(QStringView(word).mid(prefix.size())) : std::nullopt;
    return kind && isCounted(*kind) ? kind : std::nullopt;
}

QStringList parts(const QString &list)
{
    QStringList found;
    for (const QString &part : list.split(u',', Qt::SkipEmptyParts)) {
        if (!part.trimmed().isEmpty())
            found << part.trimmed();
    }
    return found;
}

QString templateText(const QMap<QString, QString> &once)
{
    QStringList pairs;
    for (auto entry = once.cbegin(); entry != once.cend(); ++entry)
        pairs << entry.key() + u':' + entry.value();
    return pairs.join(u',');
}

Status setTemplate(FlowRules &rules, const RuleWord &word)
{
    QMap<QString, QString> once;
    for (const QString &pair : parts(word.value)) {
        const QString target = pair.section(u':', 0, 0).trimmed();
        const QString source = pair.section(u':', 1).trimmed();
        if (target.isEmpty() || source.isEmpty())
            return unknownValue(
                word, Words::tr("pairs of target path:source path with commas between them, or nothing"));
        once.insert(target, source);
    }
    rules.creationTemplate = once;
    return Done{};
}

void note(PerSide<QMap<QString, QString>> &changes, const QString &prefix, const QList<RuleWord> &before,
    const QList<RuleWord> &after)
{
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (before.at(i) == after.at(i))
            continue;
        changes.source.insert(prefix + before.at(i).name, before.at(i).value);
        changes.target.insert(prefix + after.at(i).name, after.at(i).value);
    }
}

bool travels(Direction direction, Side to)
{
    return direction == Direction::Both
        || direction == (to == Side::Source ? Direction::ToSource : Direction::ToTarget);
}

} // namespace

QList<RuleWord> ruleWords(const PropertyRules &rules)
{
    return {{u"normaliser"_s, toText(rules.normaliser)}, {u"region"_s, rules.region},
        {u"direction"_s, toText(rules.direction)}, {u"conflict"_s, toText(rules.conflict)},
        {u"blank"_s, toText(rules.blank)}};
}

QList<RuleWord> ruleWords(const FlowRules &rules)
{
    QList<RuleWord> words{{u"enabled"_s, rules.enabled ? u"yes"_s : u"no"_s}, {u"filter"_s, filterText(rules.filter)},
        {u"creation"_s, toText(rules.creation)}, {u"template"_s, templateText(rules.creationTemplate)},
        {u"required"_s, rules.required.join(u',')}};
    for (const auto &[kind, name] : enumNames<HoldKind>) {
        if (isCounted(kind))
            words << RuleWord{u"limit-"_s + QLatin1StringView(name), limitText(rules.limit(kind))};
    }
    return words;
}

Status setRule(PropertyRules &rules, const RuleWord &word)
{
    if (word.name == "normaliser"_L1)
        return setNamed(rules.normaliser, word);
    if (word.name == "direction"_L1)
        return setNamed(rules.direction, word);
    if (word.name == "conflict"_L1)
        return setNamed(rules.conflict, word);
    if (word.name == "blank"_L1)
        return setNamed(rules.blank, word);
    if (word.name != "region"_L1)
        return unknownName(word, ruleWords(rules));
    const QString region = word.value.trimmed().toUpper();
    if (!isPhoneRegion(region))
        return unknownValue(word, Words::tr("a country's two letters, such as NO, SE or DK"));
    rules.region = region;
    return Done{};
}

Status setRule(FlowRules &rules, const RuleWord &word)
{
    if (word.name == "enabled"_L1) {
        if (word.value != "yes"_L1 && word.value != "no"_L1)
            return unknownValue(word, u"yes, no"_s);
        rules.enabled = word.value == "yes"_L1;
        return Done{};
    }
    if (word.name == "filter"_L1) {
        const auto filter = parseFilter(word.value);
        if (filter)
            rules.filter = *filter;
        return filter ? Status(Done{}) : Status(filter.error());
    }
    if (word.name == "creation"_L1)
        return setNamed(rules.creation, word);
    if (word.name == "template"_L1)
        return setTemplate(rules, word);
    if (word.name == "required"_L1) {
        rules.required = parts(word.value);
        return Done{};
    }
    if (const auto kind = limitOf(word.name))
        return setLimit(rules, *kind, word);
    return unknownName(word, ruleWords(rules));
}

Status setRule(Flow &flow, const RuleWord &word)
{
    FlowRules rules = flow.rules;
    if (const Status set = setRule(rules, word); !set)
        return set;
    if (!rules.followDatatype.isEmpty() && !rules.filter.paths(Side::Target).isEmpty())
        return Error{ErrorKind::BadInput,
            Words::tr("The links of “%1” follow those of %2, so its filter can only ask for properties of the source.")
                .arg(flow.title, rules.followDatatype)};
    const QString condition = conditionInProse(flow);
    if (!condition.isEmpty() && word.name == "filter"_L1)
        rules.enabled = rules.filter.isSet();
    if (!condition.isEmpty() && word.name == "enabled"_L1 && rules.enabled && !rules.filter.isSet())
        return Error{ErrorKind::BadInput,
            Words::tr("“%1” has a condition in prose, so it needs a filter first. For every record: filter=all. The "
                      "document says: %2")
                .arg(flow.title, condition)};
    if (!rules.filter.isSet())
        rules.answers.clear();
    else if (rules.enabled)
        rules.answers = condition;
    flow.rules = rules;
    return Done{};
}

PerSide<QMap<QString, QString>> ruleChanges(const Flow &before, const Flow &after)
{
    PerSide<QMap<QString, QString>> changes;
    note(changes, {}, ruleWords(before.rules), ruleWords(after.rules));
    for (const Mapping &mapping : after.mappings) {
        if (const Mapping *old = before.mapping(mapping.id))
            note(changes, mapping.path.source + u' ', ruleWords(old->rules), ruleWords(mapping.rules));
    }
    return changes;
}

std::optional<RuleObstacle> obstacleTo(const Flow &flow, const PerSide<SideTraits> &traits)
{
    if (flow.rules.creation != Creation::Never && !traits.target.canCreate)
        return RuleObstacle{Side::Target, {}};
    for (const Mapping &mapping : flow.mappings) {
        for (const Side side : bothSides) {
            if (!traits[side].canUpdate && travels(mapping.rules.direction, side))
                return RuleObstacle{side, mapping.path[side]};
        }
    }
    return std::nullopt;
}

Status rulesPossible(const Flow &flow, const PerSide<SideTraits> &traits)
{
    const auto obstacle = obstacleTo(flow, traits);
    if (!obstacle)
        return Done{};
    if (obstacle->path.isEmpty())
        return Error{ErrorKind::BadInput,
            Words::tr("“%1” cannot create anything: the target takes no new records of this kind. Set creation=never.")
                .arg(flow.title)};
    return Error{ErrorKind::BadInput,
        Words::tr("%1 cannot be written on the %2 side: its records cannot be changed there. Set direction=%3 "
                  "or direction=off.")
            .arg(obstacle->path, toText(obstacle->side),
                toText(obstacle->side == Side::Source ? Direction::ToTarget : Direction::ToSource))};
}

} // namespace samband
