#pragma once

#include <QObject>

#include <set>

class QMenu;
class QSettings;
class QTableView;

namespace samband {

/// Lets a person choose, order and size the columns of a table, and keeps that for each view of it. Knows columns by
/// the roles of their header (ColumnRole), so that it works on any table.
class ColumnKeeper : public QObject {
    Q_OBJECT

public:
    explicit ColumnKeeper(QTableView &table);

    /// From now on the columns of \a view: as they were left there, else as they come, without \a needless ones. What
    /// the person changes is kept in \a settings.
    void open(QSettings *settings, const QString &view, const std::set<int> &needless = {});
    /// Fills \a menu with what can be done about the columns now; what was in it goes.
    void fill(QMenu *menu);
    /// Opens that menu under the header, for the keyboard.
    void popUp();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void apply();
    void applyKept(const QStringList &kept);
    void share();
    void keep();
    void reset();
    void moveCurrent(int step);
    QString key(int column) const;
    int widthHint(int column) const;

    QTableView &m_table;
    QSettings *m_settings = nullptr;
    QString m_view;
    std::set<int> m_needless;
    std::set<int> m_sized; ///< columns whose width the person has chosen
    QList<int> m_sizes; ///< the widths that the table came with, where its columns do not say
    bool m_applying = false;
};

} // namespace samband
