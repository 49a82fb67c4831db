#pragma once

#include "core/engine/controller.h"
#include "ui/listedmodel.h"
#include "ui/rowtablemodel.h"
#include "ui/words.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace samband {

class ColumnFilters;
class Desk;
class TableTools;
class TableView;

/// The sum of one flow in one run.
struct FlowSum {
    FlowName flow;
    RunCounts counts;
};

/// The columns of the table of runs, and of one run's flows.
std::vector<Column<RunRow>> runColumns();
std::vector<Column<FlowSum>> flowSumColumns();

/// Every run with its sum; of the selected one the sum per flow, and its undo.
class RunsPage : public QWidget {
    Q_OBJECT

public:
    RunsPage(Controller &controller, Tokens &tokens, Desk &desk, QWidget *parent = nullptr);

    void show(const Summary &summary);
    /// Asks for the runs afresh.
    void open();
    TableView &table() { return *m_table; }
    TableTools &tools() { return *m_tools; }
    void startFiltering();
    /// Undoes the selected run, after one question.
    void undoSelected();
    bool canUndo() const;

Q_SIGNALS:
    /// Another run is selected.
    void actionsChanged();

private:
    void showFlows();
    const RunRow *current() const;

    Controller &m_controller;
    Desk &m_desk;
    ListedModel<RunRow> *m_runs = nullptr;
    ListTableModel<FlowSum> m_flows;
    FlowNames m_names;
    TableView *m_table = nullptr;
    TableView *m_sums = nullptr;
    TableTools *m_tools = nullptr;
    ColumnFilters *m_filters = nullptr;
    QLabel *m_line = nullptr;
    QPushButton *m_undo = nullptr;
    bool m_opened = false;
};

} // namespace samband
