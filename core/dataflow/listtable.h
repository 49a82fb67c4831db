#pragma once

#include "core/dataflow/findings.h"
#include "core/dataflow/lines.h"

#include <QStringList>

namespace samband {

/// One row of a list-table.
struct TableRow {
    int line = 0;
    QStringList cells; ///< lines of one cell are parted by a line feed
};

/// A `.. list-table::` as rows of cells.
struct ListTable {
    int line = 0;
    QString headerRows; ///< what `:header-rows:` says, empty when it is not there
    QList<TableRow> rows;
};

/// Whether \a line opens a list-table.
bool opensListTable(const Line &line);

/// Reads the table that opens at \a at, and moves \a at behind its last line. Lines that fit no row are errors in \a
/// findings.
ListTable readListTable(const QList<Line> &lines, qsizetype &at, Findings &findings);

} // namespace samband
