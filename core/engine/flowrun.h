#pragma once

#include "core/domain/guard.h"
#include "core/engine/deciding.h"
#include "core/engine/executor.h"
#include "core/engine/planning.h"

namespace samband {

/// How many rows a flow had at a moment, and the mark in the history of rows that came and went since.
struct RowsBefore {
    int rows = 0;
    qint64 mark = 0;
};

/// One run over one flow: decides about every marked row, lets the guard look at the whole, and carries out what may go
/// ahead. Rows are taken in chunks, so memory does not grow with the flow; a row that changes on the way is decided
/// again, a bounded number of times.
class FlowRun {
public:
    FlowRun(Session &session, const ActiveFlow &active, const RunRequest &request, RunReport &report);

    Status run();
    /// How many rows the flow had before anything was decided; nothing when the run ended before that.
    std::optional<RowsBefore> rowsBefore() const { return m_rowsBefore; }

private:
    Status pass(bool &acted);
    Status decideAll(std::vector<qint64> &acting, KindCounts &counts);
    Result<bool> letGo(GuardContext &context);
    std::optional<JournalRow> recovered(const LinkEntry &entry, const Decision &decision) const;
    std::optional<JournalRow> released(const LinkEntry &entry, const Decision &decision, int flowSize) const;
    Status noteRowsBefore();
    std::size_t portion() const;
    Status act(const std::vector<qint64> &acting, const GuardContext &context, bool &acted);
    Status actOn(const std::vector<LinkEntry> &looked, const GuardContext &context, bool &acted);
    void noteTurn(const LinkEntry &entry, const Decision &decision, DecisionRow &row) const;
    DecisionRow stored(const LinkEntry &entry, const Decision &decision) const;
    bool isWanted(const LinkEntry &entry) const;
    bool mayBeMade(const LinkEntry &entry) const;
    Status noteMaybeMade(const LinkEntry &entry);
    Status preview(const LinkEntry &entry, const Decision &decision);

    Session &m_session;
    const ActiveFlow &m_active;
    const RunRequest &m_request;
    RunReport &m_report;
    Deciding m_deciding;
    Planning m_planning;
    std::optional<RowsBefore> m_rowsBefore;
};

} // namespace samband
