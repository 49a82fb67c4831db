#pragma once

#include "core/domain/match.h"
#include "core/domain/record.h"
#include "core/domain/result.h"

namespace samband {

class Workspace;

/// A link that is proposed and waits for a person.
struct SuggestedRow {
    qint64 link = 0;
    qint64 flow = 0;
    PerSide<QString> title;
    PerSide<QString> recordId; ///< the systems' ids
    PerSide<Fields> fields; ///< everything read
    Likeness likeness = Likeness::None;
    int claims = 1; ///< as \ref Candidate::claims
};

/// Proposed links that nobody has had a say about since, the likeliest first.
struct Suggested {
    QList<SuggestedRow> rows; ///< at most as many as asked for
    int all = 0;
    int accepted = 0; ///< of further ones: a person accepted them, and the next run links them
    int ambiguous = 0; ///< rows that look like several records
};

Result<Suggested> suggestedLinks(Workspace &workspace, int most);

} // namespace samband
