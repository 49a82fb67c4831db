#include "ui/rulewording.h"

#include "core/domain/admission.h"
#include "core/domain/path.h"
#include "core/domain/state.h"
#include "ui/look.h"
#include "ui/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::RuleWording)
};

QString countText(const RulesPreview &preview)
{
    if (preview.changed == 0)
        return preview.rows == 0
            ? Words::tr("Nothing has been read in this flow yet. The first run decides by these rules.")
            : Words::tr("None of the %1 records is decided differently. What comes later is.")
                  .arg(numberText(preview.rows));
    return preview.changed == 1
        ? Words::tr("1 of %1 records would be decided differently.").arg(numberText(preview.rows))
        : Words::tr("%1 of %2 records would be decided differently.")
              .arg(numberText(preview.changed), numberText(preview.rows));
}

} // namespace

QString conflictWord(ConflictPolicy policy, const PerSide<QString> &system)
{
    switch (policy) {
    case ConflictPolicy::Ask:
        return Words::tr("Ask a person");
    case ConflictPolicy::Newest:
        return Words::tr("The newest change wins");
    case ConflictPolicy::Source:
        return Words::tr("%1 wins").arg(system.source);
    case ConflictPolicy::Target:
        return Words::tr("%1 wins").arg(system.target);
    }
    return {};
}

QString blankWord(BlankPolicy policy)
{
    switch (policy) {
    case BlankPolicy::Hold:
        return Words::tr("Hold it and ask");
    case BlankPolicy::Clear:
        return Words::tr("Clear it in the other system, too");
    case BlankPolicy::Refill:
        return Words::tr("Fill it again from the other system");
    }
    return {};
}

QString directionWord(Direction direction, const PerSide<QString> &system)
{
    switch (direction) {
    case Direction::Both:
        return Words::tr("Both ways");
    case Direction::ToTarget:
        return Words::tr("Only %1 → %2").arg(system.source, system.target);
    case Direction::ToSource:
        return Words::tr("Only %1 → %2").arg(system.target, system.source);
    case Direction::Off:
        return Words::tr("Not kept in step");
    }
    return {};
}

QString normaliserWord(Normaliser normaliser)
{
    switch (normaliser) {
    case Normaliser::Text:
        return Words::tr("Text");
    case Normaliser::Phone:
        return Words::tr("Phone number");
    case Normaliser::Number:
        return Words::tr("Number");
    case Normaliser::Boolean:
        return Words::tr("Yes or no");
    }
    return {};
}

QString creationWord(Creation creation)
{
    switch (creation) {
    case Creation::Automatic:
        return Words::tr("Created by runs, within the limits");
    case Creation::Approval:
        return Words::tr("Each one waits for your approval");
    case Creation::Never:
        return Words::tr("Never created, only linked");
    }
    return {};
}

QString limitWord(HoldKind kind)
{
    switch (kind) {
    case HoldKind::Link:
        return Words::tr("New links");
    case HoldKind::Create:
        return Words::tr("New records");
    case HoldKind::Update:
        return Words::tr("Changed records");
    case HoldKind::Clear:
        return Words::tr("Cleared values, each property");
    case HoldKind::SameValue:
        return Words::tr("One and the same new value");
    case HoldKind::Archive:
        return Words::tr("Archived records");
    }
    return {};
}

QString particulars(const PropertyRules &rules, const PerSide<QString> &system)
{
    if (rules.direction == Direction::Off)
        return directionWord(Direction::Off, system);
    QStringList parts;
    if (rules.conflict != ConflictPolicy::Ask)
        parts << (rules.conflict == ConflictPolicy::Newest ? Words::tr("newest wins")
                                                           : conflictWord(rules.conflict, system));
    if (rules.blank != BlankPolicy::Hold)
        parts << (rules.blank == BlankPolicy::Clear ? Words::tr("clears") : Words::tr("refills"));
    if (rules.direction != Direction::Both)
        parts << (rules.direction == Direction::ToTarget ? u"→ "_s + system.target : u"→ "_s + system.source);
    if (rules.normaliser == Normaliser::Phone)
        parts << Words::tr("phone %1", "normaliser, country").arg(rules.region);
    else if (rules.normaliser != Normaliser::Text)
        parts << normaliserWord(rules.normaliser).toLower();
    return parts.join(u" · "_s);
}

QString filterOperatorWord(FilterOperator op)
{
    switch (op) {
    case FilterOperator::Is:
        return Words::tr("is");
    case FilterOperator::IsNot:
        return Words::tr("is not");
    case FilterOperator::Contains:
        return Words::tr("contains");
    case FilterOperator::StartsWith:
        return Words::tr("starts with");
    case FilterOperator::Empty:
        return Words::tr("is empty");
    case FilterOperator::NotEmpty:
        return Words::tr("is not empty");
    case FilterOperator::Above:
        return Words::tr("is above");
    case FilterOperator::Below:
        return Words::tr("is below");
    case FilterOperator::OneOf:
        return Words::tr("is one of");
    }
    return {};
}

QString particulars(const Flow &flow)
{
    const FlowRules &rules = flow.rules;
    QStringList parts;
    if (needsRule(flow))
        parts << Words::tr("needs a rule");
    else if (!rules.enabled)
        parts << Words::tr("off");
    if (rules.filter.asks())
        parts << Words::tr("filter");
    if (rules.creation == Creation::Never)
        parts << Words::tr("creates nothing");
    else if (rules.creation == Creation::Approval)
        parts << Words::tr("creates ask first");
    if (!rules.limits.isEmpty())
        parts << Words::tr("own limits");
    return parts.join(u" · "_s);
}

QString outcomeText(const QString &word)
{
    if (word == toText(ReasonCode::LeftOut))
        return Words::tr("Left out");
    if (const auto state = fromText<LinkState>(word))
        return stateWord(*state);
    const auto verb = fromText<Verb>(word);
    return verb ? verbWord(*verb) : word;
}

QString obstacleText(const RuleObstacle &obstacle, const PerSide<QString> &system)
{
    if (obstacle.path.isEmpty())
        return Words::tr("%1 takes no new records of this kind. Choose “%2” for new records.")
            .arg(system[obstacle.side], creationWord(Creation::Never));
    const Direction away = obstacle.side == Side::Source ? Direction::ToTarget : Direction::ToSource;
    return Words::tr("%1 cannot be changed in %2. Let its changes travel “%3”, or choose “%4”.")
        .arg(shortName(obstacle.path), system[obstacle.side], directionWord(away, system),
            directionWord(Direction::Off, system));
}

QString changedText(const RulesPreview &preview)
{
    QString text = countText(preview);
    for (const QString &path : preview.unread)
        text += u' '
            + Words::tr("“%1” has not been read yet: the next run reads it of every record, and only then decides.")
                  .arg(path);
    return text;
}

QStringList kindTexts(const RulesPreview &preview)
{
    QList<std::pair<int, QString>> kinds;
    for (auto kind = preview.kinds.cbegin(); kind != preview.kinds.cend(); ++kind) {
        const QString before = outcomeText(kind.key().first);
        const QString after = outcomeText(kind.key().second);
        kinds.append({*kind,
            before == after
                ? Words::tr("%1: %2 as before, with other values", "count, outcome").arg(numberText(*kind), before)
                : Words::tr("%1: %2 → %3", "count, outcome now, outcome then").arg(numberText(*kind), before, after)});
    }
    std::ranges::stable_sort(kinds, std::greater(), &std::pair<int, QString>::first);
    QStringList texts;
    for (const auto &[count, text] : std::as_const(kinds))
        texts << text;
    return texts;
}

} // namespace samband
