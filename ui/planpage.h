#pragma once

#include "core/engine/run.h"
#include "ui/rowtablemodel.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace samband {

class Desk;
class TableView;

/// The columns of a plan.
std::vector<Column<PlannedRow>> planColumns(const PerSide<QString> &system, const QMap<qint64, QString> &flows);

/// What the planned row would write, one property per line, before → after as far as it is known.
QString plannedChanges(const PlannedRow &row, const QString &separator);

/// What a run would do, to be approved or left.
class PlanPage : public QWidget {
    Q_OBJECT

public:
    explicit PlanPage(Desk &desk, QWidget *parent = nullptr);

    void show(const RunReport &report);

Q_SIGNALS:
    void closed();

private:
    void approve();

    Desk &m_desk;
    ListTableModel<PlannedRow> m_model;
    TableView *m_table = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_note = nullptr;
    QPushButton *m_approve = nullptr;
};

} // namespace samband
