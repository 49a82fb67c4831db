#pragma once

#include "core/engine/controller.h"
#include "ui/rowtablemodel.h"
#include "ui/sidebar.h"

#include <QWidget>

class QPushButton;

namespace samband {

class TableView;

/// The rows with one cause, as a view of the window.
View viewOf(const CauseRow &row, const PerSide<QString> &system);

/// The columns of the table of causes.
std::vector<Column<CauseRow>> causeColumns(const PerSide<QString> &system);

/// What needs a person, by cause instead of by record: how many, since when, what to do; from here to the records, or
/// all of them tried again at once. A cause goes by itself when its records are well.
class CausesPage : public QWidget {
    Q_OBJECT

public:
    explicit CausesPage(Controller &controller, QWidget *parent = nullptr);

    void show(const QList<CauseRow> &causes);
    /// Asks for the records with the selected cause, to be seen or to be synced.
    void showSelected();
    void syncSelected();
    bool hasSelected() const { return selected() != nullptr; }
    TableView &table() { return *m_table; }

Q_SIGNALS:
    /// Another cause is selected, or none.
    void actionsChanged();
    void viewWanted(const samband::View &view);
    /// All rows with this cause are to be synced.
    void syncWanted(const QString &cause);

private:
    const CauseRow *selected() const;
    void showActions();

    Controller &m_controller;
    ListTableModel<CauseRow> m_model;
    TableView *m_table = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_sync = nullptr;
};

} // namespace samband
