#pragma once

#include "tests/engine/scenario.h"
#include "tests/support/faultydisk.h"

namespace samband {

/// What an operator and the program do in a day over a \ref Scenario while the disk is not to be trusted: open or make
/// the workspace, look at the plan, run, settle conflicts, run again. Whoever works in the two systems does so
/// meanwhile. A step that fails tells why, and the next one is tried all the same, as an operator would.
class Workday {
public:
    Workday(const Scenario &start, FaultyDisk &disk);

    void work();
    /// A new process on a disk that is well again goes on until nothing is left to do. What is wrong then; empty:
    /// nothing.
    QString recover();

    const QList<Error> &errors() const { return m_errors; } ///< what the operator was told, in order
    QStringList outcome() const { return m_scenario.outcome(); }
    Rig &rig() { return m_scenario.rig; }

private:
    Status open();
    Status run(bool preview);
    Status decide();
    void people();
    void step(const std::function<Status()> &work);

    Scenario m_scenario;
    FaultyDisk &m_disk;
    QList<Error> m_errors;
    bool m_isEdited = false;
    bool m_isKilled = false;
};

} // namespace samband
