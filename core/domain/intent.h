#pragma once

#include "core/domain/decision.h"
#include "core/domain/result.h"

namespace samband {

/// A write that is durable before it is sent.
struct Intent {
    qint64 id = 0;
    qint64 run = 0;
    qint64 link = 0;
    Side side = Side::Target;
    Verb verb = Verb::Update;
    QString recordId; ///< the system's id of the record written; empty for Create
    Changes fields;
    Fields expected; ///< what the record must still hold just before it is overwritten (the written paths only)
    QString key; ///< trace key: the same write always has the same one, also after a restart
    qint64 startedAt = 0; ///< ms UTC
    bool asked = false; ///< a person was asked whether this create happened
};

/// What came of an intent: the record as the server says it now is, or the error.
using Outcome = Result<Record>;

} // namespace samband
