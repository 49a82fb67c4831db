#pragma once

#include "core/domain/dataflow.h"
#include "core/domain/decision.h"

namespace samband {

/// What a server made of a value that it was sent.
enum class Taken {
    AsSent, ///< it holds the same value
    Respelled, ///< it holds the value in a spelling or a length of its own
    NotTaken, ///< it answered well and kept exactly what it held before
};

/// Pure rule: \a reported against what was \a sent and what the record held \a before. What is only another spelling
/// (case, blanks, punctuation), or cut off at twenty characters or more, is Respelled even where the record held just
/// that before: so does a server that formats what it is sent.
Taken taken(const PropertyRules &rules, const QString &before, const QString &sent, const QString &reported);

/// A value that a server did not take.
struct Dropped {
    int property = 0; ///< Mapping::id
    Side side = Side::Target;
    QString sent;
    QString kept;

    bool operator==(const Dropped &) const = default;
};

/// The values of \a decision that a server did not take, of those that were answered (\a reported); \a seen is what
/// both sides held when it was made.
QList<Dropped> notTaken(const Flow &flow, const Decision &decision, const PerSide<Fields> &seen,
    const PerSide<std::optional<Fields>> &reported);

/// The base after a decision was carried out. It moves only to values a server reported: for a side that was written to
/// what its answer says (\a reported), for the other one to what was seen when the decision was made. A property whose
/// write has not been answered, or was not taken, keeps its base; one that an undo opened again has none.
Base agree(const Flow &flow, const Base &base, const Decision &decision, const PerSide<Fields> &seen,
    const PerSide<std::optional<Fields>> &reported);

} // namespace samband
