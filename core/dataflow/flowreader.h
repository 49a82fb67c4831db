#pragma once

#include "core/dataflow/blocks.h"
#include "core/dataflow/sentence.h"

#include <QHash>

namespace samband {

/// Reads the blocks between two section titles into a flow. Feed it in document order; what does not fit goes to \a
/// findings.
class FlowReader {
public:
    /// \a flow has its title, line, systems and datatypes already, and must outlive the reader; \a systems are the
    /// title's.
    FlowReader(Flow &flow, const PerSide<QString> &systems, Findings &findings);

    void paragraph(const Block &block);
    void table(const ListTable &table);
    /// The section is over: a sentence that still waits for its table has none.
    void finish();

private:
    bool tableFits(const ListTable &table, qsizetype columns);
    bool headerFits(const TableRow &header, qsizetype columns);
    void checkSubjects(const Statement &statement);
    void readMappings(const ListTable &table);
    void readMergeKeys(const ListTable &table);

    Flow &m_flow;
    FlowNames m_names;
    Findings &m_findings;
    int m_waiting = -1; ///< index of the statement that announced a table
    QHash<QString, int> m_targetLines; ///< target path -> line of the row that writes it
};

} // namespace samband
