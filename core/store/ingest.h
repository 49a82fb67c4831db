#pragma once

#include "core/store/mergekeys.h"
#include "core/store/recordstore.h"
#include "core/store/sql.h"

#include <QHash>

#include <set>

namespace samband {

/// Takes records of one datatype into the store and marks what that touches. One object per page, inside a transaction.
class Ingest {
public:
    Ingest(Workspace &workspace, int datatype, const Roles &roles);

    void take(const std::vector<Record> &records);
    /// Remembers the records taken as seen by the full read under way.
    void markSeen();
    /// Marks the links of changed records, and lone rows that share a name or merge key with one.
    void markTouched();
    const Status &status() const { return m_sql.status(); }

private:
    struct Known {
        qint64 id = 0;
        qint64 fingerprint = 0;
        bool present = false;
        QString refs;
        std::optional<qint64> nameKey;
        qint64 modified = 0;
    };
    struct Names {
        QString title;
        QVariant key;
    };

    QHash<QString, Known> knownOf(const std::vector<Record> &records);
    void takeOne(const Record &record, const Known *known, Prepared &insert, Prepared &update);
    void insertRecord(const Record &record, Prepared &insert);
    void updateRecord(const Record &record, const Known &known, Prepared &update);
    void markAbsent(const Known &known);
    void bindRecord(Prepared &statement, const Record &record, qint64 print, const QString &refs, bool mayName);
    void markAlike();
    void storeKeys(qint64 record, const Record &data);
    void storeRefs(qint64 record, const Record &data);
    void followMerges(const std::vector<Record> &records);
    void followMerge(qint64 survivor, const QString &alias);
    void moveLink(qint64 link, qint64 flow, qint64 survivor, bool isSource, bool isPair);
    Names namesOf(const Record &record) const;

    Sql m_sql;
    Workspace &m_workspace;
    int m_datatype = 0;
    const Roles &m_roles;
    MergeKeys m_keys;
    std::vector<qint64> m_seen;
    std::vector<qint64> m_changed;
    std::set<qint64> m_names; ///< name keys whose lone records are to be compared again
    std::set<qint64> m_shared; ///< likewise merge keys
};

} // namespace samband
