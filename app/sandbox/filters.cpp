#include "app/sandbox/filters.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace samband::sandbox {

namespace {

using Operator = Filter::Operator;
using Value = Filter::Value;

constexpr std::array<std::pair<const char *, Operator>, 13> operators{
    {{"EQ", Operator::Eq}, {"NEQ", Operator::Neq}, {"LT", Operator::Lt}, {"LTE", Operator::Lte}, {"GT", Operator::Gt},
        {"GTE", Operator::Gte}, {"BETWEEN", Operator::Between}, {"IN", Operator::In}, {"NOT_IN", Operator::NotIn},
        {"HAS_PROPERTY", Operator::Has}, {"NOT_HAS_PROPERTY", Operator::HasNot}, {"CONTAINS_TOKEN", Operator::Token},
        {"NOT_CONTAINS_TOKEN", Operator::NotToken}}};

Problem bad(const QString &text)
{
    return {400, "VALIDATION_ERROR", text, {}, {}};
}

std::optional<Value> valueKind(const ObjectType &type, const QByteArray &name, int &column)
{
    QByteArray stored = name;
    if (name == "hs_searchable_calculated_phone_number")
        stored = "phone";
    else if (name == "hs_searchable_calculated_mobile_number")
        stored = "mobilephone";
    column = type.table.column(stored);
    if (name == "hs_object_id")
        return Value::Id;
    if (name == "createdate")
        return Value::Created;
    if (name == type.modifiedName)
        return Value::Modified;
    if (name == "lastmodifieddate" || name == "hs_lastmodifieddate")
        return Value::Nothing; // the other types' name for it: finds nothing and says nothing
    if (name == "associations.company")
        return type.name == "contacts" ? std::optional(Value::Company) : std::nullopt;
    const PropertyDef *definition = type.property(stored);
    if (!definition)
        return std::nullopt;
    if (stored == "phone" || stored == "mobilephone")
        return Value::Phone;
    return definition->type == "number" ? Value::Number : Value::Text;
}

QString comparable(Value kind, const QByteArray &value)
{
    const QByteArray digits = kind == Value::Phone ? phoneDigits(value) : QByteArray();
    return digits.isEmpty() ? QString::fromUtf8(value).toLower() : QString::fromUtf8(digits);
}

std::optional<Problem> parseOne(const ObjectType &type, const QJsonObject &given, Filter &filter)
{
    const QByteArray name = given["propertyName"_L1].toString().toUtf8();
    const auto kind = valueKind(type, name, filter.column);
    if (!kind)
        return bad(
            u"There was a problem with the request: property \"%1\" does not exist"_s.arg(QString::fromUtf8(name)));
    filter.kind = *kind;
    const QByteArray op = given["operator"_L1].toString().toUtf8();
    const auto known =
        std::find_if(operators.begin(), operators.end(), [&](const auto &entry) { return op == entry.first; });
    if (known == operators.end())
        return bad(u"Invalid operator "_s + QString::fromUtf8(op));
    filter.op = known->second;
    if (filter.op == Operator::Has || filter.op == Operator::HasNot)
        return std::nullopt;
    const QJsonArray values = given["values"_L1].toArray();
    // Lists of texts must come in lower case: HubSpot compares them as they are with its own lower case.
    const bool verbatim = filter.kind == Value::Text && (filter.op == Operator::In || filter.op == Operator::NotIn);
    const auto scalarTextOf = [](const QJsonValue &value) { return QString::fromUtf8(scalarText(value)); };
    for (const QJsonValue &value : values.isEmpty() ? QJsonArray{given["value"_L1]} : values)
        filter.texts.append(verbatim ? scalarTextOf(value) : comparable(filter.kind, scalarText(value)));
    if (filter.kind == Value::Text || filter.kind == Value::Phone || filter.kind == Value::Nothing)
        return std::nullopt;
    bool good = true;
    filter.low = filter.texts.first().toDouble(&good);
    if (good && filter.op == Operator::Between)
        filter.high = scalarText(given["highValue"_L1]).toDouble(&good);
    // Dates are given in milliseconds since 1970; ISO texts are refused.
    return good ? std::nullopt : std::optional(bad(u"The value of %1 is not a number"_s.arg(QString::fromUtf8(name))));
}

bool containsToken(const QString &text, const QString &wanted)
{
    static const QRegularExpression gaps(u"[^\\w]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    const bool open = wanted.endsWith(u'*');
    const bool openStart = wanted.startsWith(u'*');
    const QStringList parts = QString(wanted).remove(u'*').split(gaps, Qt::SkipEmptyParts);
    const QStringList tokens = text.split(gaps, Qt::SkipEmptyParts);
    return !parts.isEmpty() && std::all_of(parts.begin(), parts.end(), [&](const QString &part) {
        return std::any_of(tokens.begin(), tokens.end(), [&](const QString &token) {
            if (open && openStart)
                return token.contains(part);
            return open ? token.startsWith(part) : openStart ? token.endsWith(part) : token == part;
        });
    });
}

bool compareNumber(const Filter &filter, double value)
{
    const auto listed = [&] {
        return std::any_of(
            filter.texts.begin(), filter.texts.end(), [&](const QString &t) { return t.toDouble() == value; });
    };
    switch (filter.op) {
    case Operator::Eq:
        return value == filter.low;
    case Operator::Neq:
        return value != filter.low;
    case Operator::Lt:
        return value < filter.low;
    case Operator::Lte:
        return value <= filter.low;
    case Operator::Gt:
        return value > filter.low;
    case Operator::Gte:
        return value >= filter.low;
    case Operator::Between:
        return value >= filter.low && value <= filter.high;
    case Operator::In:
        return listed();
    case Operator::NotIn:
        return !listed();
    case Operator::Has:
        return true;
    case Operator::HasNot:
        return false;
    case Operator::Token:
        return value == filter.low;
    case Operator::NotToken:
        return value != filter.low;
    }
    return false;
}

bool compareText(const Filter &filter, const QString &value)
{
    if (filter.op == Operator::Has || filter.op == Operator::HasNot)
        return value.isEmpty() == (filter.op == Operator::HasNot);
    const QString first = filter.texts.first();
    switch (filter.op) {
    case Operator::Eq:
        return value == first;
    case Operator::Neq:
        return value != first;
    case Operator::Lt:
        return value < first;
    case Operator::Lte:
        return value <= first;
    case Operator::Gt:
        return value > first;
    case Operator::Gte:
    case Operator::Between:
        return value >= first;
    case Operator::In:
        return filter.texts.contains(value);
    case Operator::NotIn:
        return !filter.texts.contains(value);
    case Operator::Token:
        return containsToken(value, first);
    case Operator::NotToken:
        return !containsToken(value, first);
    case Operator::Has:
    case Operator::HasNot:
        break;
    }
    return false;
}

bool passesOne(HubspotState &state, const ObjectType &type, qsizetype index, const Filter &filter)
{
    const Row &row = type.table.row(index);
    switch (filter.kind) {
    case Value::Id:
        return compareNumber(filter, double(row.id));
    case Value::Created:
        return compareNumber(filter, double(row.created));
    case Value::Modified:
        return compareNumber(filter, double(row.modified));
    case Value::Company: {
        const auto &links = state.linksOf(index);
        return std::any_of(
            links.begin(), links.end(), [&](const Link &link) { return compareNumber(filter, double(link.company)); });
    }
    case Value::Number: {
        const auto value = type.table.value(row, filter.column);
        return value.isEmpty() ? filter.op == Operator::HasNot : compareNumber(filter, value.toByteArray().toDouble());
    }
    case Value::Text:
    case Value::Phone:
        return compareText(filter, comparable(filter.kind, type.table.value(row, filter.column).toByteArray()));
    case Value::Nothing:
        return false;
    }
    return false;
}

} // namespace

ParsedFilters parseFilters(const ObjectType &type, const QJsonArray &groups)
{
    ParsedFilters parsed;
    qsizetype total = 0;
    for (const QJsonValue &given : groups) {
        const QJsonArray filters = given["filters"_L1].toArray();
        total += filters.size();
        if (groups.size() > 5 || filters.size() > 6 || total > 18)
            parsed.problem = bad(u"Too many filters: at most 5 groups, 6 filters in each, 18 in all"_s);
        FilterGroup group;
        for (const QJsonValue &filter : filters) {
            group.emplace_back();
            if (!parsed.problem)
                parsed.problem = parseOne(type, filter.toObject(), group.back());
        }
        parsed.groups.push_back(group);
    }
    return parsed;
}

bool passes(HubspotState &state, const ObjectType &type, qsizetype index, const std::vector<FilterGroup> &groups)
{
    return groups.empty() || std::any_of(groups.begin(), groups.end(), [&](const FilterGroup &group) {
        return std::all_of(
            group.begin(), group.end(), [&](const Filter &filter) { return passesOne(state, type, index, filter); });
    });
}

} // namespace samband::sandbox
