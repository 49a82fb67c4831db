#include "core/crm/recordshape.h"

#include "core/crm/failure.h"

#include <QCoreApplication>

#include <cmath>

using namespace Qt::StringLiterals;

namespace samband {

// Columns: the parts of the id, created, modified, archived, merged ids, refs, values; then key, cursor and version.
RecordShape::RecordShape(const Datatype &datatype, const QStringList &paths)
    : m_datatype(datatype)
    , m_paths(paths)
{
    m_columns = datatype.id;
    m_columns << datatype.createdAt << datatype.modifiedAt << datatype.archived << datatype.mergedIds;
    m_refs = int(m_columns.size());
    for (const Reference &ref : datatype.refs)
        m_columns << ref.path;
    m_values = int(m_columns.size());
    for (const QString &path : paths)
        m_columns << datatype.jsonPath(path);
    m_key = int(m_columns.size());
}

AnswerShape RecordShape::of(const Operation &operation, const QStringList &page) const
{
    const bool parents = operation.paging == Paging::PerParent;
    return {operation.records, m_datatype.expand,
        m_columns + QStringList{operation.key, parents ? operation.next : QString(), m_datatype.version}, page};
}

Result<Record> RecordShape::record(const QStringList &row) const
{
    const auto ids = int(m_datatype.id.size());
    Record record;
    record.id = row.mid(0, ids).join(u'-');
    if (row.mid(0, ids).contains(QString())) {
        return failure(ErrorKind::BadAnswer,
            QCoreApplication::translate("Answer", "a record (%1) has no id at \"%2\"")
                .arg(m_datatype.name, m_datatype.id.join(u'-')));
    }
    record.createdAt = timeIn(row.at(ids));
    record.modifiedAt = timeIn(row.at(ids + 1));
    if (row.at(ids + 2) == "true"_L1)
        record.presence = Presence::Absent;
    record.aliases = row.at(ids + 3).split(u';', Qt::SkipEmptyParts);
    record.aliases.removeAll(record.id);
    for (int i = 0; i < m_datatype.refs.size(); ++i) {
        if (const QString &id = row.at(m_refs + i); !id.isEmpty())
            record.refs.insert(m_datatype.refs.at(i).datatype, id);
    }
    for (int i = 0; i < m_paths.size(); ++i)
        put(record.fields, m_paths.at(i), row.at(m_values + i));
    return record;
}

qint64 RecordShape::timeIn(const QString &text) const
{
    switch (m_datatype.times) {
    case TimeForm::Any:
        return parseTime(text);
    case TimeForm::EpochSeconds: {
        bool ok = false;
        const double ms = text.toDouble(&ok) * 1000.0;
        return ok && std::abs(ms) < 9e15 ? std::llround(ms) : 0; // beyond that a double has no whole numbers
    }
    }
    return 0;
}

bool RecordShape::knows(const QStringList &row, const QStringList &paths) const
{
    for (const QString &path : paths) {
        const qsizetype column = m_paths.indexOf(path);
        if (column < 0 || row.at(m_values + column).isNull())
            return false;
    }
    return true;
}

} // namespace samband
