#pragma once

#include "core/engine/run.h"
#include "ui/rowtablemodel.h"
#include "ui/words.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace samband {

class Desk;
class TableView;

/// The columns of a plan.
std::vector<Column<PlannedRow>> planColumns(const PerSide<QString> &system, const FlowNames &flows);

/// What the planned row would write, one property per line, before → after as far as it is known.
QString plannedChanges(const PlannedRow &row, const QString &separator);

/// What a run would do, to be approved or left.
class PlanPage : public QWidget {
    Q_OBJECT

public:
    explicit PlanPage(Desk &desk, QWidget *parent = nullptr);

    /// What the flows are called; to be known before a plan is shown.
    void setFlows(const FlowNames &flows) { m_flows = flows; }
    void show(const RunReport &report);

Q_SIGNALS:
    void closed();

private:
    void approve();

    Desk &m_desk;
    FlowNames m_flows;
    ListTableModel<PlannedRow> m_model;
    TableView *m_table = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_approve = nullptr;
};

} // namespace samband
