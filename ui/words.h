#pragma once

#include "core/domain/decision.h"
#include "core/domain/match.h"
#include "core/engine/run.h"

#include <QCoreApplication>

namespace samband {

/// The verb as a planned thing, "Create", "Link".
QString verbWord(Verb verb);

/// How many rows a verb is about, "12 creates", "1 link".
QString verbCount(Verb verb, int count);

/// Several of them, ", " between, in the order of the enum; "nothing" when there is none.
QString verbCounts(const QMap<Verb, int> &counts);

/// How many rows are in a state, "7 conflicts", "20 held".
QString stateCount(LinkState state, int count);

/// What a column of states needs, in pixels: the longest of their words in the language of the window, and an icon.
int stateWidth();

/// The state as the name of a view, "Conflicts", "Held".
QString stateView(LinkState state);

/// Why a view of one state is empty, and what would fill it.
QString stateEmpty(LinkState state);

/// What a run is doing, "reading", "writing".
QString stageWord(Stage stage);

/// How much speaks for a candidate, in words.
QString likenessWord(Likeness likeness);

/// How a run ended, "done", "stopped".
QString statusWord(const QString &status);

/// How a flow is called where room is short, and in full.
struct FlowName {
    QString brief;
    QString title;

    bool operator==(const FlowName &) const = default;
};
using FlowNames = QMap<qint64, FlowName>;

/// The flows' names: in short the source datatype, with the target's where two flows share it.
FlowNames namesOf(const QList<FlowSummary> &flows);

/// How many rows of a flow somebody is promised something about: all but those outside.
int promised(const FlowSummary &flow);

/// Whether an approval or a rejection of the row does something: it holds a verb that waits for just that.
bool isApprovable(const LinkRow &row);

/// One line on a run: its sum, or that the sum does not hold.
QString sumText(const RunCounts &counts);

/// Whether the sum of every flow of a run holds: two that do not may look well together.
bool addsUp(const RunRow &run);

/// The sum of a run, or that of the first flow that does not hold. \a flows: for its name.
QString runSum(const RunRow &run, const QList<FlowSummary> &flows);

/// All flows of a run together.
RunCounts totalOf(const RunRow &run);

} // namespace samband
