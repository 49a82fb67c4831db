#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>

#include <functional>
#include <vector>

class QDataStream;

namespace samband::sandbox {

/// Archived rows are shown when asked for; gone rows (merged into another, erased) never again.
enum class RowState : quint8 { Live, Archived, Gone };

/// One record. Its values are packed into one block: a million rows must fit into a few hundred megabytes.
struct Row {
    qint64 id = 0;
    qint64 created = 0; ///< ms UTC, likewise below
    qint64 modified = 0;
    qint64 archivedAt = 0;
    QByteArray packed;
    RowState state = RowState::Live;
};

/// A value (UTF-8, empty clears it) for a column.
struct Field {
    int column = -1;
    QByteArray value;
};
using Fields = std::vector<Field>;

/// Told of each change just before it is stored; the row still holds the old values.
using ChangeHook = std::function<void(const Row &row, const Fields &changes, qint64 stamp)>;

/// All records of one type in one system, in the order of their ids, which only grow.
class Table {
public:
    explicit Table(qint64 firstId);

    /// The column called \a name, or -1; \ref addColumn makes it if need be.
    int column(QByteArrayView name) const;
    int addColumn(QByteArrayView name);
    const QByteArrayList &columns() const { return m_columns; }
    /// No two live rows hold the same value (case aside) in \a column from now on; \ref findUnique looks it up.
    void makeUnique(int column);
    bool isUnique(int column) const { return m_unique.contains(column); }

    const std::vector<Row> &rows() const { return m_rows; }
    const Row &row(qsizetype index) const { return m_rows[size_t(index)]; }
    /// Index of the row \a id, -1 when there never was one.
    qsizetype find(qint64 id) const;
    /// Index of the first row whose id is at least \a id.
    qsizetype lowerBound(qint64 id) const;
    /// Index of the live row with \a value in the unique \a column, or -1.
    qsizetype findUnique(int column, QByteArrayView value) const;
    /// The value in \a column; empty when blank. Valid until the row changes.
    QByteArrayView value(const Row &row, int column) const;
    /// Whether any stored value differs from what \a changes would store.
    bool wouldChange(const Row &row, const Fields &changes) const;

    /// Indexes of all live rows, in order.
    const std::vector<quint32> &live() const;
    /// Indexes of the rows (in any state) modified at \a since or later, oldest first.
    std::vector<quint32> modifiedSince(qint64 since) const;
    const std::vector<quint32> &archived() const { return m_archived; } ///< in the order of archiving
    /// Moves with every change of any row.
    quint64 version() const { return m_version; }

    void reserve(qsizetype rows);
    /// A new row with the next id. \a step leaves gaps between ids.
    qsizetype append(qint64 created, qint64 modified, const Fields &fields, qint64 step = 1);
    void update(qsizetype index, const Fields &changes, qint64 stamp);
    /// Archives or removes a live row.
    void retire(qsizetype index, RowState state, qint64 stamp);

    /// Brings an archived row back to life; \a stamp 0 leaves its modified time alone.
    void restore(qsizetype index, qint64 stamp);

    void save(QDataStream &out) const;
    void load(QDataStream &in);

    ChangeHook onUpdate; ///< may be empty; not told of new rows

private:
    struct Moment {
        qint64 modified;
        quint32 row;
    };
    void pack(Row &row, const Fields &changes);
    void claim(const Row &row);
    void release(const Row &row);
    void sortMoments() const;
    void note(qsizetype index);

    QByteArrayList m_columns;
    QHash<QByteArray, int> m_columnOf;
    QHash<int, QHash<quint64, qint64>> m_unique; // column -> hash of the value -> row id
    std::vector<Row> m_rows;
    std::vector<quint32> m_archived;
    qint64 m_nextId;
    quint64 m_version = 0;
    mutable std::vector<Moment> m_moments; // append-only: an entry is stale once its row has moved on
    mutable bool m_momentsSorted = true;
    mutable std::vector<quint32> m_live;
    mutable bool m_liveValid = true;
};

} // namespace samband::sandbox
