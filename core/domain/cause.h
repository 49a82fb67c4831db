#pragma once

#include "core/domain/causecategory.h"
#include "core/domain/state.h"

namespace samband {

/// What a number of rows that need a person have in common, so that they are settled together: the same state for the
/// same kind of reason, in the same system, about the same property, in the same words of a server.
struct Cause {
    LinkState state = LinkState::Conflict;
    ReasonCode code = ReasonCode::AllAgree;
    QString property; ///< the property in question, as people call it; several, ", " between; empty: the whole record
    QString message; ///< a server's words without what differs from record to record; empty for other reasons
    CauseCategory category = CauseCategory::Values;
    std::optional<Side> side; ///< the system it is about; nothing: both

    /// A stable name: equal causes and no others have the same one.
    QString key() const;
    bool operator==(const Cause &) const = default;
};

/// The cause of a row. \a properties: the short names that the row shows.
Cause causeOf(LinkState state, const Reason &reason, const QString &properties);

/// A server's words without numbers, quoted values and addresses, so that the same refusal of two records reads the
/// same.
QString normalisedMessage(const QString &message);

/// The cause in one short sentence, without anything of a single record.
QString causeSentence(const Cause &cause, const PerSide<QString> &system);

} // namespace samband
