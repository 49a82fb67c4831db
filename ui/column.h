#pragma once

#include "core/store/rows.h"
#include "ui/labels.h"

#include <QVariant>

#include <functional>

namespace samband {

/// One column of a table as data: a table is rows and a list of these.
template<class Row> struct Column {
    QString title;
    QString tip;
    std::function<QString(const Row &)> text{};
    std::function<QVariant(const Row &, int)> look{}; ///< any other role: colour, icon, tool tip; may be empty
    std::optional<LinkColumn> sort{}; ///< what the store sorts and filters by; nothing: it does not
    QVariant mark{}; ///< icon of the header
    QString key{}; ///< stable name: what is kept of the column and exported; empty: its number
    int width{}; ///< at scale 1; 0: takes what is left
    bool extra{}; ///< not shown until it is asked for
    std::function<QString(const Row &)> plain{}; ///< the value for other programs, where the text is for people only
};

/// What a table's columns tell about themselves beside the standard header data.
enum ColumnRole { ColumnKeyRole = Qt::UserRole + 1, ColumnWidthRole, ColumnExtraRole };

/// What a column of \a columns says of \a row to other programs.
template<class Row> QString plainText(const std::vector<Column<Row>> &columns, int column, const Row &row)
{
    const Column<Row> &shown = columns[std::size_t(column)];
    return shown.plain ? shown.plain(row) : shown.text(row);
}

/// What a column of \a columns shows for \a row in \a role.
template<class Row> QVariant cell(const std::vector<Column<Row>> &columns, int column, const Row &row, int role)
{
    const Column<Row> &shown = columns[std::size_t(column)];
    if (role == Qt::DisplayRole)
        return shown.text(row);
    if (shown.look) {
        const QVariant value = shown.look(row, role);
        if (value.isValid())
            return role == Qt::ToolTipRole ? QVariant(plainTip(value.toString())) : value;
    }
    if (role == Qt::ToolTipRole)
        return plainTip(shown.text(row));
    return {};
}

/// What the header of \a columns shows.
template<class Row>
QVariant headerCell(const std::vector<Column<Row>> &columns, int section, Qt::Orientation orientation, int role)
{
    if (orientation != Qt::Horizontal || section < 0 || std::size_t(section) >= columns.size())
        return {};
    const Column<Row> &column = columns[std::size_t(section)];
    switch (role) {
    case Qt::DisplayRole:
        return column.title;
    case Qt::ToolTipRole:
        return column.tip.isEmpty() ? QVariant() : QVariant(column.tip);
    case Qt::DecorationRole:
        return column.mark;
    case ColumnKeyRole:
        return column.key.isEmpty() ? QString::number(section) : column.key;
    case ColumnWidthRole:
        return column.width;
    case ColumnExtraRole:
        return column.extra;
    case Qt::TextAlignmentRole:
        // A heading stands over what it heads: numbers are on the right.
        if (column.look) {
            const QVariant aligned = column.look(Row(), role);
            if (aligned.isValid())
                return aligned;
        }
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    }
    return {};
}

} // namespace samband
