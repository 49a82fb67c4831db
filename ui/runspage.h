#pragma once

#include "core/engine/controller.h"
#include "ui/rowtablemodel.h"
#include "ui/words.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace samband {

class Desk;
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
    RunsPage(Controller &controller, Desk &desk, QWidget *parent = nullptr);

    void show(const Summary &summary);
    /// Asks for the runs afresh.
    void open();

private:
    void showFlows();

    Controller &m_controller;
    ListTableModel<RunRow> m_runs;
    ListTableModel<FlowSum> m_flows;
    FlowNames m_names;
    TableView *m_table = nullptr;
    TableView *m_sums = nullptr;
    QLabel *m_line = nullptr;
    QPushButton *m_undo = nullptr;
    bool m_opened = false;
};

} // namespace samband
