#pragma once

#include "core/domain/dataflow.h"
#include "core/domain/record.h"
#include "core/store/sql.h"

#include <set>

namespace samband {

// The merge keys of records (table merge_key), by which those that share one are found without looking at all.
//
// What a record's key is depends on its flow: which properties make it, and by which rules they are compared. So each
// flow's keys stand beside the plan that they were made by (flow.key_plan). Whatever takes records in keeps the keys
// by that plan alone; refreshMergeKeys makes them anew when document or rules ask for another plan, and is called
// before records are compared. Nobody who changes a document or a rule has to think of keys, and an older or a rescued
// workspace, which has no plan, gets its keys with the next run.

/// How the merge keys of \a flow are made, as text; empty when nothing is compared by them.
QString keyPlan(const Flow &flow);

/// Makes the keys of the records of both datatypes of \a flow when they were made by another plan, or \a anew; then
/// every lone source row is marked to be compared again. In the caller's transaction.
void refreshMergeKeys(Sql &sql, Workspace &workspace, const Flow &flow, const PerSide<int> &datatype, bool anew);

/// Keeps the keys of the records of one datatype. In the caller's transaction.
class MergeKeys {
public:
    MergeKeys(Sql &sql, int datatype);

    bool isUsed() const { return !m_plans.isEmpty(); } ///< otherwise its records have no keys
    std::set<qint64> stored(qint64 record);
    /// Stores the keys of a record that has \a fields and had the keys \a before; returns them.
    std::set<qint64> store(qint64 record, const Fields &fields, const std::set<qint64> &before);

private:
    struct Plan {
        Flow flow;
        Side side = Side::Source;
    };
    Sql &m_sql;
    QList<Plan> m_plans;
};

/// SQL for the ids of all records with the name or a merge key of one of \a records, which is SQL for ids, too.
QString alikeTo(const QString &records);
/// SQL for the ids of all records that may claim what one of \a records may claim or be: with merge keys two records
/// may compete for a third while they share nothing themselves.
QString rivalsOf(Sql &sql, const QString &records);

/// The statements behind LinkStore::sameNames and LinkStore::sameMergeKeys: row, group, source and target record.
QString sameNamesStatement(bool hasKeys);
QString sameMergeKeysStatement();

} // namespace samband
