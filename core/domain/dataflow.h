#pragma once

#include "core/domain/rules.h"
#include "core/domain/side.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace samband {

/// The kinds of sentence a dataflow document is made of; `dataflow-format` calls them by these names.
enum class StatementKind {
    Always,
    When,
    LinkFirst,
    Merge,
    MatchOrCreate,
    CreatedWhenConnected,
    Linked,
    Properties,
    Unknown
};
template<>
inline constexpr auto enumNames<StatementKind> = std::to_array<EnumName<StatementKind>>(
    {{StatementKind::Always, "always"}, {StatementKind::When, "when"}, {StatementKind::LinkFirst, "link-first"},
        {StatementKind::Merge, "merge"}, {StatementKind::MatchOrCreate, "match-or-create"},
        {StatementKind::CreatedWhenConnected, "created-when-connected"}, {StatementKind::Linked, "linked"},
        {StatementKind::Properties, "properties"}, {StatementKind::Unknown, "unknown"}});

/// One sentence (or paragraph) of the document that can be checked.
struct Statement {
    StatementKind kind = StatementKind::Unknown;
    int line = 0; ///< 1-based line where it starts
    QString text; ///< as the document has it, white space folded
    QStringList about; ///< what it is about: the condition of `when`, the types of `created-when-connected`

    bool operator==(const Statement &) const = default;
};

/// One row of a flow's property table.
struct Mapping {
    int id = 0; ///< the store's number of this property, 0 before activation; keys base, rules and resolutions
    PerSide<QString> path; ///< dotted path into the record of each side
    QString type; ///< target data type without quotes: string, integer, float, boolean, N/A; empty when none is given
    QString remark; ///< what a cell says besides the path
    int line = 0;
    PropertyRules rules;

    bool operator==(const Mapping &) const = default;
};

/// One combination of properties that makes two records the same: all of its rows together.
struct MergeKey {
    QList<PerSide<QString>> parts;

    bool operator==(const MergeKey &) const = default;
};

/// One section of the document.
struct Flow {
    qint64 id = 0; ///< the store's number, 0 before activation
    int position = 0; ///< 0-based place in the document; with the content it is the flow's identity, the title is not
    int line = 0;
    QString title;
    PerSide<QString> system; ///< as the section spells it, can be empty
    PerSide<QString> datatype; ///< as the section spells it
    QList<Statement> statements;
    QList<MergeKey> mergeKeys;
    QList<Mapping> mappings;
    FlowRules rules;

    const Mapping *mapping(int propertyId) const
    {
        for (const Mapping &candidate : mappings) {
            if (candidate.id == propertyId)
                return &candidate;
        }
        return nullptr;
    }
    bool operator==(const Flow &) const = default;
};

/// A finding of the reader about one place in a document.
struct Remark {
    int line = 0;
    QString text;

    bool operator==(const Remark &) const = default;
};

/// A dataflow document as values. With errors it must not be activated; warnings are shown and may be lived with.
struct Dataflow {
    QString file;
    PerSide<QString> system; ///< from the title, can be empty
    QString generated;
    QList<Flow> flows; ///< in document order
    QList<Remark> warnings;
    QList<Remark> errors;

    bool usable() const { return errors.isEmpty(); }
};

} // namespace samband
