#pragma once

#include "core/store/rows.h"
#include "core/store/sql.h"

namespace samband {

/// Appends rows to the journal, each bound to the one before it by a hash. Runs in the caller's transaction; ids in the
/// rows are ignored.
void appendJournal(Sql &sql, const QList<JournalRow> &rows);

/// The columns of a journal row as \ref journalRowFrom reads them.
QString journalColumns();
JournalRow journalRowFrom(const Prepared &row);

/// What the search in the history looks at: follows from the row, so the hash need not cover it.
QString journalSearchText(const JournalRow &row);

/// SHA-256 over the hash of the row before and everything in this one.
QByteArray journalHash(const QByteArray &previous, const JournalRow &row);

} // namespace samband
