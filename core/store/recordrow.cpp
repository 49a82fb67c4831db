#include "core/store/recordrow.h"

#include "core/store/codec.h"

namespace samband {

using namespace Qt::StringLiterals;

QString recordColumns(const QString &table)
{
    return u"%1.id, %1.remote_id, %1.title, %1.present, %1.fields, %1.modified, %1.created, %1.refs, %1.fingerprint"_s
        .arg(table);
}

StoredRecord storedRecord(const Prepared &row, int first)
{
    StoredRecord record;
    if (row.isNull(first))
        return record;
    record.id = row.number(first);
    record.recordId = row.text(first + 1);
    record.title = row.text(first + 2);
    record.shadow.presence = row.flag(first + 3) ? Presence::Present : Presence::Absent;
    record.shadow.fields = fieldsFrom(row.text(first + 4));
    record.shadow.modifiedAt = row.number(first + 5);
    record.createdAt = row.number(first + 6);
    record.refs = fieldsFrom(row.text(first + 7));
    record.fingerprint = row.number(first + 8);
    return record;
}

} // namespace samband
