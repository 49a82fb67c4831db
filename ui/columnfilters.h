#pragma once

#include <QMap>
#include <QObject>
#include <QTimer>

#include <set>

namespace samband {

class FilterHeader;
class TableView;

/// The filter row of a table: fields under the headings, and what stands in them once the person has paused typing.
class ColumnFilters : public QObject {
    Q_OBJECT

public:
    /// Gives \a table a header with fields under \a columns, named \a prefix and the column's number, and lets it be
    /// sorted; to begin with by \a sortedBy. Call it before the table has a model.
    ColumnFilters(TableView &table, const QString &prefix, int sortedBy, Qt::SortOrder order);

    /// Shows the fields, once there is a model.
    void show(const std::set<int> &columns);
    const QMap<int, QString> &texts() const { return m_texts; } ///< column -> text; only those with a text
    void clear();
    void start(); ///< moves the focus to the first field

Q_SIGNALS:
    void changed();

private:
    FilterHeader *m_header = nullptr;
    QMap<int, QString> m_texts;
    QTimer m_typing;
};

} // namespace samband
