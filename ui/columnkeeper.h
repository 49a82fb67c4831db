#pragma once

#include <QObject>

#include <set>

class QMenu;
class QSettings;
class QTableView;

namespace samband {

/// By what a table is sorted: a column, and which way.
struct Sorting {
    int column = -1;
    Qt::SortOrder order = Qt::AscendingOrder;

    bool operator==(const Sorting &) const = default;
};

/// Where the settings keep how \a view of a table of \a workspace looks; nowhere for no view. Two workspaces share
/// nothing: a flow or a kept view of one is another one there.
QString layoutPlace(const QString &workspace, const QString &view);

/// Gives the view at \a to the layout of the one at \a from, places of \ref layoutPlace.
void copyLayout(QSettings &settings, const QString &from, const QString &to);

/// Lets a person choose, order and size the columns of a table and sort it, and keeps that for each view of it. Knows
/// columns by the roles of their header (ColumnRole), so that it works on any table.
class ColumnKeeper : public QObject {
    Q_OBJECT

public:
    explicit ColumnKeeper(QTableView &table);

    /// From now on the columns of the view at \a place (of \ref layoutPlace): as they were left there, else as they
    /// come, without \a needless ones. What the person changes is kept in \a settings. The table is sorted as it was
    /// left there, else as it came.
    void open(QSettings *settings, const QString &place, const std::set<int> &needless = {});
    /// As above, for a table whose rows are asked for sorted: its header only shows the order, \a sorting where none
    /// was kept, and the caller asks for the rows.
    void open(QSettings *settings, const QString &place, const std::set<int> &needless, const Sorting &sorting);
    /// Fills \a menu with what can be done about the columns now; what was in it goes.
    void fill(QMenu *menu);
    /// Opens that menu under the header, for the keyboard.
    void popUp();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool opens(QSettings *settings, const QString &place, const std::set<int> &needless);
    void apply();
    Sorting keptSorting(const Sorting &otherwise) const;
    void keepSorting();
    void applyKept(const QStringList &kept);
    void share();
    void keep();
    void reset();
    void moveCurrent(int step);
    QString key(int column) const;
    int widthHint(int column) const;

    QTableView &m_table;
    QSettings *m_settings = nullptr;
    QString m_place;
    std::set<int> m_needless;
    std::set<int> m_sized; ///< columns whose width the person has chosen
    QList<int> m_sizes; ///< the widths that the table came with, where its columns do not say
    Sorting m_came; ///< how the table was sorted when it came
    bool m_applying = false;
};

} // namespace samband
