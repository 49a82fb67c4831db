#pragma once

#include "core/engine/controller.h"
#include "ui/planticks.h"
#include "ui/rowtablemodel.h"
#include "ui/words.h"

namespace samband {

/// The values a planned row would write, for a delegate that marks them.
inline constexpr int PlannedChangesRole = Qt::UserRole + 30;

/// What the planned row would write, one property per line: before → after.
QString plannedChanges(const PlanLine &line, const QString &separator);

/// A value as a plan shows it; blank is said, not shown as nothing.
QString plannedValue(const QString &value);

/// Why the row is planned, in a sentence; where it follows other rows all that comes before it, in its order, or which
/// of them is not \a ticked.
QString plannedWhy(const PlanLine &line, const PerSide<QString> &system, const std::function<bool(qint64)> &isTicked);

/// Why a row that was agreed to was not carried out.
QString refusedText(const RefusedRow &row, const PerSide<QString> &system);

/// Why rows that were agreed to were not carried out, counted: "6 wait for a record that was not linked, 1 is gone".
QString leftOutCounts(const QList<RefusedRow> &rows);

/// The rows of the plan of the last preview, with a tick box each; of any length.
class PlanTableModel : public RowTableModel<PlanLine> {
    Q_OBJECT

public:
    PlanTableModel(Controller &controller, Tokens &tokens, QObject *parent = nullptr);

    void setNames(const PerSide<QString> &system, const FlowNames &flows);
    const PlanQuery &query() const { return m_query; }
    void setQuery(const PlanQuery &query);
    /// Reads the plan afresh: a preview has made a new one.
    void reload();
    PlanTicks &ticks() { return m_ticks; }
    /// Ticks or unticks rows and shows it.
    void tick(const std::vector<qint64> &ids, bool ticked);
    /// What became of the rows that were not carried out; shown in place of their reason.
    void setRefused(const QHash<qint64, QString> &why);
    const QHash<qint64, QString> &refused() const { return m_refused; }

    void sort(int column, Qt::SortOrder order) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

    /// What a column is sorted and filtered by.
    static std::optional<PlanColumn> sortOf(int column);

Q_SIGNALS:
    void ticksChanged();

protected:
    void askOrder(quint64 token) override { m_controller.requestPlanOrder(token, m_query); }
    void askRows(quint64 token, const std::vector<qint64> &ids) override { m_controller.requestPlanRows(token, ids); }

private:
    std::vector<Column<PlanLine>> planColumns() const;

    Controller &m_controller;
    PlanQuery m_query;
    PlanTicks m_ticks;
    QHash<qint64, QString> m_refused;
    PerSide<QString> m_system;
    FlowNames m_flows;
};

} // namespace samband
