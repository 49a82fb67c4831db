#pragma once

#include "core/domain/forecast.h"
#include "core/store/planrows.h"

#include <QMetaType>

namespace samband {

/// What to run.
struct RunRequest {
    std::optional<qint64> flow; ///< only this flow; nothing: every flow that is on
    QList<qint64> links; ///< only these pairs or lone records, read afresh one by one; empty: everything
    bool full = false; ///< read everything, not only what changed
    bool preview = false; ///< read and decide, write nothing
    bool approveAll = false; ///< approve held links that are unique, creates and updates; never an archive
    QString trigger; ///< "operator", "schedule", "command line"
    /// The preview whose plan a person agreed to: only \c links are written, each exactly as that plan shows it, held
    /// or not; what is not the same any more is refused on its own. 0: no plan.
    qint64 plan = 0;

    bool operator==(const RunRequest &) const = default;
};

/// What a run is busy with.
enum class Stage { Recovering, Reading, Matching, Deciding, Writing, Done };
template<>
inline constexpr auto enumNames<Stage> = std::to_array<EnumName<Stage>>(
    {{Stage::Recovering, "recovering"}, {Stage::Reading, "reading"}, {Stage::Matching, "matching"},
        {Stage::Deciding, "deciding"}, {Stage::Writing, "writing"}, {Stage::Done, "done"}});

/// How far a run is. Sent at most thirty times a second.
struct RunProgress {
    qint64 run = 0;
    Stage stage = Stage::Recovering;
    QString what; ///< the flow's title, or system and datatype while reading
    qint64 done = 0;
    qint64 total = 0; ///< 0: not known yet
    double perSecond = 0; ///< records or writes
    qint64 leftFrom = 0; ///< ms left, as a range; both 0 while it cannot be said
    qint64 leftTo = 0;
    bool paused = false; ///< a person holds it: nothing is sent
};

/// A planned row with what a person needs to judge it.
struct PlannedRow {
    LinkRow row;
    Decision decision;
};

/// A row that a person agreed to and that was not carried out, because it is not what they saw any more.
struct RefusedRow {
    qint64 link = 0;
    PerSide<QString> title;
    Verb verb = Verb::Nothing; ///< what would happen now
    LinkState state = LinkState::Pending;
    Reason reason; ///< and why
    bool gone = false; ///< there is no such row any more
};

/// How a run ended.
struct RunReport {
    RunRow run;
    QMap<qint64, QString> flows; ///< flow -> title, in document order by id
    QList<PlannedRow> plan; ///< of a preview; at most 10,000 rows
    QMap<Verb, int> planned; ///< how many rows per verb, of a preview also the held ones
    QMap<qint64, PerSide<BatchSize>> batches; ///< of a preview: flow -> how many records a call takes
    PerSide<ReadingCost> reading;
    QList<RefusedRow> refused; ///< of a run that carried out a plan
    qint64 writes = 0; ///< records created, updated or archived
    qint64 milliseconds = 0;
    bool waiting = false; ///< something waits for a person, or was left undone
    std::optional<Error> error; ///< why it ended early
    QStringList notices{}; ///< what a person should do something about although the run went on; for people
};

} // namespace samband

Q_DECLARE_METATYPE(samband::RunProgress)
Q_DECLARE_METATYPE(samband::RunReport)
