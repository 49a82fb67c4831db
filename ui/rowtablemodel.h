#pragma once

#include "ui/column.h"
#include "ui/windowedmodel.h"

#include <QCache>

namespace samband {

/// A windowed table of \a Row by a list of columns. Keeps the 64 pages shown last; a row that is asked for again is
/// shown as it was until the new one is here, so that a refresh never flickers.
template<class Row> class RowTableModel : public WindowedModel {
public:
    RowTableModel(Tokens &tokens, std::vector<Column<Row>> columns, QObject *parent)
        : WindowedModel(tokens, parent)
        , m_columns(std::move(columns))
    {
    }

    const std::vector<Column<Row>> &columns() const { return m_columns; }
    /// The row as last seen, or nothing when it is not at hand.
    const Row *known(qint64 id) const
    {
        const Kept *kept = m_rows.object(id);
        return kept && !kept->gone ? &kept->row : nullptr;
    }

    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }

    QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || index.row() >= rowCount())
            return {};
        const Kept *kept = m_rows.object(idAt(index.row()));
        if ((!kept || kept->generation != generation()) && role == Qt::DisplayRole)
            want(index.row());
        if (kept && kept->gone)
            return role == Qt::DisplayRole ? QVariant(QStringLiteral("—")) : QVariant();
        if (kept)
            return cell(m_columns, index.column(), kept->row, role);
        return role == Qt::DisplayRole ? QVariant(QStringLiteral("…")) : QVariant();
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        return headerCell(m_columns, section, orientation, role);
    }

    void readTexts(const std::vector<qint64> &ids, const QList<int> &columns, QObject *asker,
        std::function<void(const Texts &)> use) override
    {
        const quint64 token = tokens().next();
        m_readers.insert(token, {columns, asker, std::move(use)});
        askRows(token, ids);
    }

protected:
    void setColumns(std::vector<Column<Row>> columns)
    {
        beginResetModel();
        m_columns = std::move(columns);
        endResetModel();
    }

    void takeRows(quint64 token, const std::vector<Row> &rows)
    {
        if (m_readers.contains(token)) {
            answerReader(m_readers.take(token), rows);
            return;
        }
        const int first = takePage(token);
        if (first < 0)
            return;
        const int end = std::min(first + pageSize, rowCount());
        // What the store left out is gone: asking for it again and again would never end.
        for (int row = first; row < end; ++row)
            m_rows.insert(idAt(row), new Kept{Row(), generation(), true});
        for (const Row &row : rows)
            m_rows.insert(row.id, new Kept{row, generation(), false});
        Q_EMIT dataChanged(index(first, 0), index(end - 1, columnCount() - 1));
    }

private:
    struct Kept {
        Row row;
        int generation;
        bool gone; ///< in the order, but no longer in the store
    };
    struct Reader {
        QList<int> columns;
        QPointer<QObject> asker;
        std::function<void(const Texts &)> use;
    };

    void answerReader(const Reader &reader, const std::vector<Row> &rows) const
    {
        if (!reader.asker)
            return;
        Texts texts;
        for (const Row &row : rows) {
            QStringList cells;
            for (const int column : reader.columns)
                cells << plainText(m_columns, column, row);
            texts << cells;
        }
        reader.use(texts);
    }

    std::vector<Column<Row>> m_columns;
    QCache<qint64, Kept> m_rows{64 * pageSize};
    QHash<quint64, Reader> m_readers; ///< token -> who wants the rows as texts
};

/// A short table that holds all of its rows.
template<class Row> class ListTableModel : public QAbstractTableModel {
public:
    explicit ListTableModel(std::vector<Column<Row>> columns, QObject *parent = nullptr)
        : QAbstractTableModel(parent)
        , m_columns(std::move(columns))
    {
    }

    void setRows(QList<Row> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    void setColumns(std::vector<Column<Row>> columns)
    {
        beginResetModel();
        m_columns = std::move(columns);
        endResetModel();
    }
    const QList<Row> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return index.isValid() ? cell(m_columns, index.column(), m_rows[index.row()], role) : QVariant();
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        return headerCell(m_columns, section, orientation, role);
    }

private:
    std::vector<Column<Row>> m_columns;
    QList<Row> m_rows;
};

} // namespace samband
