#pragma once

#include <QHeaderView>
#include <QLineEdit>

#include <set>

namespace samband {

/// A header with a row of filter fields under it, one per column that can be filtered.
class FilterHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit FilterHeader(QWidget *parent = nullptr);

    /// What the names of the fields begin with; the number of the column follows. "filter_" by itself.
    void setPrefix(const QString &prefix) { m_prefix = prefix; }
    /// Columns that get a field.
    void setFilterColumns(const std::set<int> &columns);
    /// Empties every field without a word to anybody.
    void clearFilters();
    /// Puts \a text into the field of column \a section without a word to anybody.
    void setFilter(int section, const QString &text);
    /// Moves the focus to the first field in sight.
    void startFiltering();
    QSize sizeHint() const override;

public Q_SLOTS:
    /// Puts the fields under their columns again: the table was scrolled or its columns chosen.
    void place();

Q_SIGNALS:
    /// The person typed into the field of column \a section.
    void filterChanged(int section, const QString &text);

protected:
    void updateGeometries() override;

private:
    int fieldHeight() const;

    QString m_prefix = QStringLiteral("filter_");
    QMap<int, QLineEdit *> m_fields;
};

} // namespace samband
