#pragma once

#include "core/store/linkstore.h"
#include "core/store/sql.h"

namespace samband {

/// What the classes of the links share. All of it runs in the caller's transaction.

/// Active flows whose links say where the records of \a follower (rules.followDatatype) belong.
QString leadingFlows(Sql &sql, const Flow &follower);
/// The target record linked to the source record that \a refs name; nothing when that one is not linked.
std::optional<qint64> counterpartOf(
    Sql &sql, const QString &leadingFlows, const Flow &follower, const QMap<QString, QString> &refs);
void markFollowers(Sql &sql, qint64 link);
/// Marks the lone source rows that share a name with \a record: their candidates have changed.
void markNamesakes(Sql &sql, qint64 record);
/// Gives the lone source row \a link its target; the target's own row is taken over. BadInput when it is taken.
void takeTarget(Sql &sql, qint64 link, qint64 target);

/// Gives a pair whose source record was made again the new one; the new record's own lone row goes.
void takeSource(Sql &sql, qint64 link, qint64 source);
Resolutions resolutionsOf(Sql &sql, qint64 link);

/// What an operator can change about \a link, as it is now.
LinkGlimpse glimpseOf(Sql &sql, qint64 link);

} // namespace samband
