#pragma once

#include "core/domain/result.h"
#include "core/domain/side.h"

#include <QList>
#include <QStringList>

namespace samband {

/// How a condition of a flow's filter compares. Its word stands on the command line, in the journal and in the store.
enum class FilterOperator { Is, IsNot, Contains, StartsWith, Empty, NotEmpty, Above, Below, OneOf };
template<>
inline constexpr auto enumNames<FilterOperator> = std::to_array<EnumName<FilterOperator>>(
    {{FilterOperator::Is, "is"}, {FilterOperator::IsNot, "is-not"}, {FilterOperator::Contains, "contains"},
        {FilterOperator::StartsWith, "starts-with"}, {FilterOperator::Empty, "empty"},
        {FilterOperator::NotEmpty, "not-empty"}, {FilterOperator::Above, "above"}, {FilterOperator::Below, "below"},
        {FilterOperator::OneOf, "one-of"}});

/// How many values an operator takes.
enum class FilterValues { None, One, Some };
FilterValues valuesOf(FilterOperator op);

/// What one property of one side has to hold.
struct Condition {
    Side side = Side::Source;
    QString path; ///< dotted; need not be mapped
    FilterOperator op = FilterOperator::Is;
    QStringList values; ///< as many as \ref valuesOf says, none of them blank; a number or a date for Above and Below

    bool operator==(const Condition &) const = default;
};

/// Which records of a flow take part: those for which all conditions of one of the alternatives hold. A flow has no
/// filter until one is set; that every record takes part can be said, too, and answers a document's condition.
///
/// A filter gates what is *not linked yet*: an unlinked record that it does not admit is neither matched nor created on
/// the other side, it rests and waits for nobody. A pair stays linked and in step whatever the filter says. Nothing is
/// ever deleted, unlinked or cleared because of a filter. Conditions on the target ask the target records that a source
/// record may be linked to: one that is left out is nobody's counterpart, and what looks like it is not created anew.
struct Filter {
    bool everything = false; ///< said outright; there are no alternatives then
    QList<QList<Condition>> alternatives; ///< none of them empty

    bool isSet() const { return everything || !alternatives.isEmpty(); }
    bool asks() const { return !alternatives.isEmpty(); } ///< whether it can leave a record out
    QStringList paths(Side side) const; ///< that it asks for on a side, each once
    bool operator==(const Filter &) const = default;
};

/// Whether \a value can stand for \a op; BadInput says what it takes.
Status fits(FilterOperator op, const QString &value);

/// The filter in one line: `source.properties.stage is customer and target.size above 10 or source.email not-empty`;
/// "all" for everything, empty for none. A name or value that is no plain word stands in double quotes, with backslash
/// escapes; the values of one-of in parentheses with commas between.
QString filterText(const Filter &filter);
QString conditionText(const Condition &condition);

/// Reads what \ref filterText writes, with any white space. Total; BadInput says at which character (1 is the first)
/// what was expected, and what is there instead.
Result<Filter> parseFilter(const QString &text);

} // namespace samband
