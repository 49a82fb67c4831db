#include "core/domain/admission.h"

#include "core/domain/meaning.h"
#include "core/domain/normalise.h"

#include <algorithm>

namespace samband {

namespace {

std::optional<PropertyRules> rulesOf(const Flow &flow, const Condition &condition)
{
    for (const Mapping &mapping : flow.mappings) {
        if (mapping.path[condition.side] == condition.path)
            return mapping.rules;
    }
    return std::nullopt;
}

bool holds(const std::optional<PropertyRules> &rules, const Condition &condition, const QString &held)
{
    const bool blank = canonical(Normaliser::Text, held).isEmpty();
    const QString wanted = condition.values.value(0);
    const auto is = [&](const QString &value) { return !blank && means(rules, held, value); };
    switch (condition.op) {
    case FilterOperator::Is:
        return is(wanted);
    case FilterOperator::IsNot:
        return !is(wanted);
    case FilterOperator::Contains:
        return foldedText(held).contains(foldedText(wanted));
    case FilterOperator::StartsWith:
        return foldedText(held).startsWith(foldedText(wanted));
    case FilterOperator::Empty:
        return blank;
    case FilterOperator::NotEmpty:
        return !blank;
    case FilterOperator::Above:
        return ordered(held, wanted) == std::strong_ordering::greater;
    case FilterOperator::Below:
        return ordered(held, wanted) == std::strong_ordering::less;
    case FilterOperator::OneOf:
        return std::ranges::any_of(condition.values, is);
    }
    return false;
}

Admission admits(const Flow &flow, const Applicant &applicant, const Condition &condition)
{
    const auto &fields = applicant.fields[condition.side];
    if (!fields)
        return Admission::Admitted;
    const auto &read = applicant.read[condition.side];
    if (read && !read->contains(condition.path))
        return Admission::Unknown;
    return holds(rulesOf(flow, condition), condition, valueOf(*fields, condition.path)) ? Admission::Admitted
                                                                                        : Admission::LeftOut;
}

/// All of its conditions have to hold; one that does not outweighs those that cannot be told.
Admittance admits(const Flow &flow, const Applicant &applicant, const QList<Condition> &alternative)
{
    Admittance found;
    for (const Condition &condition : alternative) {
        const Admission admission = admits(flow, applicant, condition);
        if (admission == Admission::LeftOut)
            return {admission, condition};
        if (admission == Admission::Unknown && found.admission == Admission::Admitted)
            found = {admission, condition};
    }
    return found;
}

/// Which of two refusals tells more: what cannot be told yet, then what the other record lacks, then the first.
bool tellsMore(const Admittance &refusal, const Admittance &than)
{
    if (refusal.admission != than.admission)
        return refusal.admission == Admission::Unknown;
    return refusal.condition->side == Side::Target && than.condition->side == Side::Source;
}

} // namespace

Admittance admits(const Flow &flow, const Applicant &applicant)
{
    std::optional<Admittance> refusal;
    for (const QList<Condition> &alternative : flow.rules.filter.alternatives) {
        const Admittance one = admits(flow, applicant, alternative);
        if (one.admission == Admission::Admitted)
            return one;
        if (!refusal || tellsMore(one, *refusal))
            refusal = one;
    }
    return refusal.value_or(Admittance{});
}

Reason leftOut(const Condition &condition)
{
    return {ReasonCode::LeftOut,
        QStringList{toText(condition.side), condition.path, toText(condition.op)} + condition.values};
}

QString conditionInProse(const Flow &flow)
{
    QStringList paragraphs;
    for (const Statement &statement : flow.statements) {
        if (statement.kind == StatementKind::When)
            paragraphs << statement.text;
    }
    return paragraphs.join(u'\n');
}

bool needsRule(const Flow &flow)
{
    const QString condition = conditionInProse(flow);
    return !flow.rules.enabled && !condition.isEmpty() && flow.rules.answers != condition;
}

} // namespace samband
