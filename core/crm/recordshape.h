#pragma once

#include "core/crm/manifest.h"
#include "core/crm/recordparse.h"

namespace samband {

/// Which columns of an answer make a record of a datatype, and how.
class RecordShape {
public:
    RecordShape(const Datatype &datatype, const QStringList &paths);

    /// What to take out of an answer of \a operation. \a page as in AnswerShape.
    AnswerShape of(const Operation &operation, const QStringList &page = {}) const;

    /// The record of a row; one without an id is BadAnswer.
    Result<Record> record(const QStringList &row) const;
    /// Whether the row says something about each of \a paths, be it that it is blank.
    bool knows(const QStringList &row, const QStringList &paths) const;
    /// Columns that only some calls have: our key, the cursor of a parent's list.
    QString key(const QStringList &row) const { return row.value(m_key); }
    QString parent(const QStringList &row) const { return row.value(0); }
    QString parentCursor(const QStringList &row) const { return row.value(m_key + 1); }
    /// What the record says If-Match repeats.
    QString version(const QStringList &row) const { return row.value(m_key + 2); }

private:
    qint64 timeIn(const QString &text) const;

    const Datatype &m_datatype;
    QStringList m_paths;
    QStringList m_columns;
    int m_refs = 0;
    int m_values = 0;
    int m_key = 0;
};

} // namespace samband
