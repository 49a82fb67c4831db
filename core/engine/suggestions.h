#pragma once

#include "core/domain/dataflow.h"
#include "core/store/suggested.h"

#include <QMetaType>

namespace samband {

/// How two records that are proposed for each other compare, property by property of their flow.
struct Comparison {
    QStringList agree; ///< names of the properties that both hold, alike as the flow's normalisers see them
    QStringList differ; ///< "phone: 22 00 00 00 / 22 11 00 00", as each side spells it
    QStringList oneSided; ///< names of those that only one side holds

    bool operator==(const Comparison &) const = default;
};

/// Compares what both hold of the mapped properties of \a flow. Pure.
Comparison compare(const Flow &flow, const PerSide<Fields> &fields);

/// The mapped properties that the record of \a side holds beside its name, as it spells them: "phone 22 00 00 00".
/// Pure.
QStringList tellingOf(const Flow &flow, Side side, const Fields &fields, const QString &title);

/// A proposed link with what speaks for it and against it.
struct SuggestionRow {
    qint64 link = 0;
    qint64 flow = 0;
    PerSide<QString> title;
    PerSide<QString> recordId;
    Likeness likeness = Likeness::None;
    int claims = 1;
    Comparison compared;
    PerSide<QStringList> telling{}; ///< by what to tell each from its namesakes: "phone 22 00 00 00"; \ref tellingOf

    bool operator==(const SuggestionRow &) const = default;
    /// Agreeing properties among those that both hold, in percent; 0 where they hold none in common.
    int score() const;
};

/// The links that are proposed and wait for a person: the likeliest first, and of those the ones that differ least.
struct Suggestions {
    QList<SuggestionRow> rows; ///< at most as many as asked for
    int all = 0;
    int accepted = 0; ///< further ones that the next run links
    int ambiguous = 0; ///< further rows that look like several records: one has to be picked for each
};

Result<Suggestions> suggestions(Workspace &workspace, int most);

} // namespace samband

Q_DECLARE_METATYPE(samband::Suggestions)
