#pragma once

#include "core/store/linkstore.h"
#include "core/store/sql.h"

namespace samband {

/// What the classes of the links share. All of it runs in the caller's transaction.

/// Active flows whose links say where the records of \a follower (rules.followDatatype) belong.
QString leadingFlows(Sql &sql, const Flow &follower);
/// The target record linked to the source record that \a refs name; 0 when that one is there and has no counterpart,
/// nothing when it is not known, or its counterpart is gone.
std::optional<qint64> counterpartOf(
    Sql &sql, const QString &leadingFlows, const Flow &follower, const QMap<QString, QString> &refs);
void markFollowers(Sql &sql, qint64 link);
/// Marks the lone source rows that share a name or merge key with \a record, or with who does: their candidates, or
/// who else claims them, have changed.
void markNamesakes(Sql &sql, qint64 record);
/// Whether the row \a link cannot have \a record on a side: another pair of its flow has it.
bool isTaken(Sql &sql, qint64 link, Side side, qint64 record);
/// Gives the row \a link a record on a side; the record's own lone row is taken over. BadInput when the record is in
/// another pair of the flow already (several rows of a flow that follows may share a target).
void takeRecord(Sql &sql, qint64 link, Side side, qint64 record);
/// Notes that so many rows of a flow (Outside ones apart) appeared, or vanished when negative.
void noteRows(Sql &sql, qint64 flow, int rows);
Resolutions resolutionsOf(Sql &sql, qint64 link);
/// Closes just these choices: one that an operator made meanwhile about the same stays open.
void closeResolutions(Sql &sql, qint64 link, const Resolutions &used);

/// What an operator can change about \a link, as it is now.
LinkGlimpse glimpseOf(Sql &sql, qint64 link);

} // namespace samband
