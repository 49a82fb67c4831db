#pragma once

#include "core/engine/session.h"

namespace samband {

/// A preview's side of a plan, and the side of the run that carries it out: writes what would happen to the store, and
/// later holds what a person agreed to there against what the run decides now.
class Planning {
public:
    Planning(Session &session, const ActiveFlow &active)
        : m_session(session)
        , m_active(active)
    {
    }

    /// \name Of a preview
    /// @{
    /// The decision as it is planned: a link that only waits for a record which the plan makes or links is planned as
    /// that link. Nothing when the plan has no line for it.
    Result<std::optional<Decision>> planned(const LinkEntry &entry, const Decision &decision);
    Status note(const LinkRow &row, const LinkEntry &entry, const Decision &decision);
    Status flush(); ///< stores what was noted
    /// @}

    /// \name Of the run that carries a plan out (RunRequest::plan)
    /// @{
    /// What may be done about a row: \a decision with the person's approval when it is what they saw, \a decision
    /// itself when it sends nothing or no plan was agreed to, nothing when it has to wait. What is not as they saw it
    /// is noted as refused, once.
    std::optional<Decision> allowed(const LinkEntry &entry, const Decision &decision);
    /// Notes that \a entry is being carried out as agreed to.
    void begun(const LinkEntry &entry, const Decision &decision);
    /// @}

private:
    PlanCost costOf(const LinkEntry &entry, const Decision &decision) const;
    bool isAgreed(const LinkEntry &entry, const Decision &decision, const PlanMark &agreed) const;
    bool isCarriedOut(const LinkEntry &entry) const;
    std::optional<Decision> then(const LinkEntry &entry, const Decision &decision) const;

    Session &m_session;
    const ActiveFlow &m_active;
    QList<PlanLine> m_lines;
    QStringList m_why;
};

/// A fingerprint of what \a decision does and of what it was made from. Whether it waits for a person, and why, is not
/// part of it: that is what a tick changes.
qint64 planMark(const LinkEntry &entry, const Decision &decision);

/// Loads what a person agreed to and has those rows looked at. BadInput when their plan is not the last one.
Status takeAgreement(Session &session, qint64 plan, const QList<qint64> &links);

/// The rows that were agreed to and that the run never came to, as refused.
Status noteUnmet(Session &session);

} // namespace samband
