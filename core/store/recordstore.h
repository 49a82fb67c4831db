#pragma once

#include "core/domain/record.h"
#include "core/domain/result.h"
#include "core/domain/roles.h"

#include <QHash>

#include <vector>

namespace samband {

class Workspace;

/// A record as the store keeps it.
struct StoredRecord {
    qint64 id = 0; ///< 0: none
    QString recordId; ///< the system's id
    QString title;
    Shadow shadow;
    qint64 createdAt = 0;
    QMap<QString, QString> refs;
    qint64 fingerprint = 0;
};

/// How far a datatype has been read.
struct ReadState {
    int id = 0;
    QString cursor; ///< where the unfinished read goes on; empty: none is under way
    bool full = false; ///< the unfinished read is a full one
    qint64 startedAt = 0; ///< ms UTC of the read under way
    qint64 since = 0; ///< ms UTC up to which changes are known; 0: never read completely
    qint64 completeAt = 0; ///< ms UTC of the last complete read; 0 never
};

/// Shadows of the records of both systems, and how far they were read. A page and its cursor are committed together.
class RecordStore {
public:
    explicit RecordStore(Workspace &workspace)
        : m_workspace(workspace)
    {
    }

    /// The state of \a datatype, which is registered when new. \a roles give title and name key of its records.
    Result<ReadState> readState(Side side, const QString &datatype);
    /// Starts a read: full reads remember what was seen so that the rest can be found gone at the end. Always from the
    /// start; to go on with an unfinished read, just \ref ingest the next page.
    Status beginRead(int datatype, bool full, qint64 now);
    /// Takes in one page and where the next one starts. Records whose fingerprint changed get their links marked; the
    /// others cost no write. Merged records: a link of an absorbed id follows to the record that absorbed it; the
    /// absorbed id is not taken in again.
    Status ingest(int datatype, const Roles &roles, const std::vector<Record> &records, const QString &nextCursor);
    /// Ends a read that was complete. After a full one, records not seen are absent and their links marked. BadInput
    /// when no read is under way. \a ahead: ms by which the system's clock is ahead of ours: changes are asked for by
    /// its clock.
    Status endRead(int datatype, qint64 now, qint64 ahead = 0);
    /// Whether the store has more than \a records of a datatype, present or not.
    Result<bool> hasMoreThan(int datatype, int records) const;
    /// Takes in single records read or written outside a read, absent ones too.
    Status observe(int datatype, const Roles &roles, const std::vector<Record> &records);

    Result<StoredRecord> record(qint64 id) const; ///< id 0 when there is none
    /// What the records with these ids (the store's) are called.
    Result<QHash<qint64, QString>> titles(const std::vector<qint64> &ids) const;
    /// The record with the system's id \a recordId, also when a merge absorbed that id; id 0 when the store has none.
    Result<StoredRecord> find(int datatype, const QString &recordId) const;
    /// Ids (the system's) of present records, ordered by the store's id, after \a after, at most \a limit.
    struct IdPage {
        QStringList ids;
        qint64 last = 0;
    };
    Result<IdPage> recordIds(int datatype, qint64 after, int limit) const;
    /// Likewise, but only records that the full read under way has not brought: what \ref endRead would call absent.
    Result<IdPage> unseenIds(int datatype, qint64 after, int limit) const;
    /// Present records created since \a createdSince that no link of \a flow uses: where a lost create may have landed.
    Result<std::vector<StoredRecord>> unlinkedSince(int datatype, qint64 flow, Side side, qint64 createdSince) const;

private:
    Workspace &m_workspace;
};

} // namespace samband
