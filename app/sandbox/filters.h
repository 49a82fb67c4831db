#pragma once

#include "app/sandbox/hubspotstate.h"

namespace samband::sandbox {

/// One filter of a search, with its values prepared for comparing.
struct Filter {
    enum class Value : quint8 { Text, Phone, Number, Id, Created, Modified, Company, Nothing };
    enum class Operator : quint8 { Eq, Neq, Lt, Lte, Gt, Gte, Between, In, NotIn, Has, HasNot, Token, NotToken };
    Value kind = Value::Text;
    Operator op = Operator::Eq;
    int column = -1;
    QStringList texts;
    double low = 0;
    double high = 0;
};
using FilterGroup = std::vector<Filter>;

/// The groups of a search body (any of them, all filters within one), or what is wrong with them.
struct ParsedFilters {
    std::vector<FilterGroup> groups;
    std::optional<Problem> problem;
};
ParsedFilters parseFilters(const ObjectType &type, const QJsonArray &groups);

/// Whether the row passes any group; no groups let everything pass.
bool passes(HubspotState &state, const ObjectType &type, qsizetype index, const std::vector<FilterGroup> &groups);

} // namespace samband::sandbox
