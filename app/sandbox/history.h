#pragma once

#include "app/sandbox/hubspotstate.h"

namespace samband::sandbox {

/// Keeps what the properties of a type's records have held from now on.
void keepHistory(HubspotState &state, ObjectType &type);

/// "propertiesWithHistory":{…} for a record, newest value first; empty when \a wanted is. What never changed has one
/// value, imported when the record was made.
QByteArray historyJson(const ObjectType &type, qsizetype index, const QByteArrayList &wanted);

/// The value that the search index still knows: what the property held at \a moment.
QByteArray valueAt(const ObjectType &type, qsizetype index, int column, qint64 moment);

void saveHistory(QDataStream &out, const ObjectType &type);
void loadHistory(QDataStream &in, ObjectType &type);

} // namespace samband::sandbox
