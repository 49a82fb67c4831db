#pragma once

#include "core/engine/controller.h"
#include "ui/listedmodel.h"
#include "ui/sidebar.h"

#include <QTimer>
#include <QWidget>

class QPushButton;

namespace samband {

class ColumnFilters;
class TableTools;
class TableView;

/// The rows with one cause, as a view of the window.
View viewOf(const CauseRow &row, const PerSide<QString> &system);

/// A cause as a row of a table: it keeps its number as long as the window is open.
struct NumberedCause : CauseRow {
    qint64 id = 0;
};

/// The columns of the table of causes.
std::vector<Column<NumberedCause>> causeColumns(const PerSide<QString> &system);

/// What needs a person, by cause instead of by record: in which system, of what kind, how many, since when, what to do;
/// from here to the records, or all of them tried again at once. A cause goes by itself when its records are well.
class CausesPage : public QWidget {
    Q_OBJECT

public:
    CausesPage(Controller &controller, Tokens &tokens, QWidget *parent = nullptr);

    void show(const QList<CauseRow> &causes);
    /// Asks for the records with the selected cause, to be seen or to be synced.
    void showSelected();
    void syncSelected();
    bool hasSelected() const { return selected() != nullptr; }
    TableView &table() { return *m_table; }
    TableTools &tools() { return *m_tools; }
    void startFiltering();

Q_SIGNALS:
    /// Another cause is selected, or none.
    void actionsChanged();
    void viewWanted(const samband::View &view);
    /// All rows with this cause are to be synced.
    void syncWanted(const QString &cause);

private:
    QWidget *buildHead();
    void buildTable();
    void fitRows();
    const NumberedCause *selected() const;
    void showActions();
    void filter();

    Controller &m_controller;
    ListedModel<NumberedCause> *m_model = nullptr;
    TableView *m_table = nullptr;
    TableTools *m_tools = nullptr;
    ColumnFilters *m_filters = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_sync = nullptr;
    QList<CauseRow> m_causes;
    PerSide<QString> m_system;
    QTimer m_fitting; ///< once for all columns that get another width
    QHash<QString, qint64> m_numbers; ///< key of a cause -> its number, also of one that is gone for now
};

} // namespace samband
