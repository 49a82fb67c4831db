#pragma once

#include "core/domain/forecast.h"
#include "core/store/planrows.h"

#include <QHash>

namespace samband {

/// Which rows of a plan a person wants. A row that waits for another one of the plan is never ticked without it.
class PlanTicks {
public:
    /// Starts with what a run would do by itself; what is held waits for a tick.
    void reset(const PlanIndex &plan);

    const PlanIndex &plan() const { return m_plan; }
    bool isTicked(qint64 id) const;
    /// Ticks \a ids, and all rows they wait for and that wait for them, however long the chain; or unticks them and
    /// those that wait for them.
    void set(const std::vector<qint64> &ids, bool ticked);
    /// The verb of a row; Nothing when it is not in the plan.
    Verb verb(qint64 id) const;

    QList<qint64> ticked() const; ///< by id
    int count() const { return m_count; } ///< how many are ticked
    QMap<Verb, int> counts(bool onlyTicked) const;
    int held(bool onlyTicked) const;
    /// The calls that carrying out the ticked rows costs, reading not counted. \a batches: of each flow.
    PerSide<qint64> calls(const QMap<qint64, PerSide<BatchSize>> &batches) const;

private:
    int placeOf(qint64 id) const; ///< -1: not in the plan
    int leaderOf(int place) const; ///< place of the row that it waits for; -1: none
    void tickFollowers(qint64 id, bool ticked);
    void put(int place, bool ticked);

    PlanIndex m_plan;
    std::vector<bool> m_ticked;
    QMultiHash<qint64, int> m_followers; ///< leader -> places of the rows that wait for it
    int m_count = 0;
};

} // namespace samband
