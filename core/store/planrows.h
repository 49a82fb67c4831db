#pragma once

#include "core/store/rows.h"

#include <vector>

namespace samband {

/// One value that a planned row would write.
struct PlannedChange {
    Side side = Side::Target;
    QString path; ///< of the side that is written
    QString before; ///< what stands there now; empty for blank, and for a record that is yet to be made
    QString after;

    bool operator==(const PlannedChange &) const = default;
};

/// What a person agrees to with a tick: the row is carried out only while a run comes to exactly this again.
struct PlanMark {
    qint64 mark = 0; ///< fingerprint of the decision and of what it was made from
    qint64 then = 0; ///< of what comes right after it: the values that two records fill in for each other once linked
    qint64 after = 0; ///< row that has to be carried out first, and whose new counterpart this one is linked to; 0 none

    bool operator==(const PlanMark &) const = default;
};

/// For what carrying out a planned row calls the systems, once it is linked where it is to be linked first.
struct PlanCost {
    PerSide<bool> looks; ///< its record is read once more
    PerSide<bool> writes; ///< a record is overwritten, made or archived

    bool operator==(const PlanCost &) const = default;
};

/// A planned row that has to be carried out before another one.
struct PlanLeader {
    qint64 id = 0;
    Verb verb = Verb::Nothing;
    QString title; ///< what its record is called

    bool operator==(const PlanLeader &) const = default;
};

/// One line of the plan that a preview leaves in the workspace. Its id is that of the pair or lone record.
struct PlanLine : LinkRow {
    bool held = false; ///< a run leaves it to a person; a tick approves it
    QList<PlannedChange> changes;
    PlanCost cost;
    PlanMark mark;
    QList<PlanLeader> leaders{}; ///< the rows it waits for: PlanMark::after, then what that one waits for, and so on

    bool operator==(const PlanLine &) const = default;
};

/// What is known of every line of a plan at once: enough to tick, count and foretell.
struct PlanEntry {
    qint64 id = 0;
    qint64 flow = 0;
    Verb verb = Verb::Nothing;
    bool held = false;
    qint64 after = 0; ///< as PlanMark::after
    PlanCost cost;

    bool operator==(const PlanEntry &) const = default;
};

/// Every line of the plan that is in the workspace, by id.
struct PlanIndex {
    qint64 run = 0; ///< the preview that made it; 0: there is none
    std::vector<PlanEntry> entries;
};

/// Which columns a plan can be sorted and filtered by.
enum class PlanColumn { What, Flow, SourceTitle, TargetTitle, Written, Why };

/// What a table of planned rows shows, and in which order.
struct PlanQuery {
    std::set<Verb> verbs; ///< empty: every verb
    bool held = false; ///< only rows that wait for a person
    std::vector<qint64> only{}; ///< only these rows; empty: no filter
    QString text{}; ///< in a title, an id, a value or the reason; empty: no filter
    QMap<PlanColumn, QString> contains{};
    PlanColumn sortBy = PlanColumn::Flow;
    bool descending = false;

    bool operator==(const PlanQuery &) const = default;
};

} // namespace samband

Q_DECLARE_METATYPE(samband::PlanIndex)
