#pragma once

#include "ui/column.h"
#include "ui/windowedmodel.h"

#include <QCollator>

namespace samband {

/// A windowed table over rows that are few enough to be here: sorted and filtered by what other programs would see of
/// its columns, in the order of the locale, numbers by their value.
template<class Row> class ListedModel : public WindowedModel {
public:
    ListedModel(Tokens &tokens, std::vector<Column<Row>> columns, QObject *parent)
        : WindowedModel(tokens, parent)
        , m_columns(std::move(columns))
    {
        m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    }

    void setRows(const QList<Row> &rows)
    {
        m_rows.clear();
        m_ids.clear();
        for (const Row &row : rows) {
            m_rows.insert(row.id, row);
            m_ids.push_back(row.id);
        }
        restart();
    }
    /// Other columns for the same rows: names in them have changed.
    void setColumns(std::vector<Column<Row>> columns)
    {
        beginResetModel();
        m_columns = std::move(columns);
        endResetModel();
    }
    void setFilters(const QMap<int, QString> &contains)
    {
        m_contains = contains;
        if (answered())
            restart();
    }
    const Row *known(qint64 id) const
    {
        const auto row = m_rows.constFind(id);
        return row == m_rows.cend() ? nullptr : &*row;
    }

    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_columns.size());
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const Row *row = index.isValid() && index.row() < rowCount() ? known(idAt(index.row())) : nullptr;
        return row ? cell(m_columns, index.column(), *row, role) : QVariant();
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override
    {
        return headerCell(m_columns, section, orientation, role);
    }
    void sort(int column, Qt::SortOrder order) override
    {
        m_sortBy = column;
        m_descending = order == Qt::DescendingOrder;
        if (answered())
            restart();
    }
    void readTexts(const std::vector<qint64> &ids, const QList<int> &columns, QObject *asker,
        std::function<void(const Texts &)> use) override
    {
        Texts texts;
        for (const qint64 id : ids) {
            QStringList cells;
            for (const int column : columns)
                cells << (m_rows.contains(id) ? plainText(m_columns, column, m_rows[id]) : QString());
            texts << cells;
        }
        // As every other answer: after the question.
        QMetaObject::invokeMethod(
            asker, [use = std::move(use), texts] { use(texts); }, Qt::QueuedConnection);
    }

protected:
    void askOrder(quint64 token) override
    {
        std::vector<qint64> ids;
        for (const qint64 id : m_ids) {
            if (isShown(m_rows[id]))
                ids.push_back(id);
        }
        if (m_sortBy >= 0 && m_sortBy < columnCount())
            std::stable_sort(ids.begin(), ids.end(), [this](qint64 a, qint64 b) { return isBefore(a, b); });
        takeOrder(token, ids);
    }
    void askRows(quint64, const std::vector<qint64> &) override { }

private:
    bool isShown(const Row &row) const
    {
        for (auto part = m_contains.cbegin(); part != m_contains.cend(); ++part) {
            const QString text =
                m_columns[std::size_t(part.key())].text(row) + u'\n' + plainText(m_columns, part.key(), row);
            if (!text.contains(part->trimmed(), Qt::CaseInsensitive))
                return false;
        }
        return true;
    }
    /// Not every platform's collator knows numbers.
    int compared(const QString &a, const QString &b) const
    {
        bool isNumber = false;
        bool isOther = false;
        const qint64 first = a.toLongLong(&isNumber);
        const qint64 second = b.toLongLong(&isOther);
        if (isNumber && isOther)
            return first < second ? -1 : first > second ? 1 : 0;
        return m_collator.compare(a, b);
    }
    bool isBefore(qint64 a, qint64 b) const
    {
        const int order =
            compared(plainText(m_columns, m_sortBy, m_rows[a]), plainText(m_columns, m_sortBy, m_rows[b]));
        return m_descending ? order > 0 : order < 0;
    }

    std::vector<Column<Row>> m_columns;
    QHash<qint64, Row> m_rows;
    std::vector<qint64> m_ids;
    QMap<int, QString> m_contains;
    QCollator m_collator;
    int m_sortBy = -1;
    bool m_descending = false;
};

} // namespace samband
