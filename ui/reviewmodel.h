#pragma once

#include "core/engine/suggestions.h"
#include "ui/words.h"

#include <QAbstractTableModel>

#include <set>

namespace samband {

/// Proposed links as a table, the ones to be accepted ticked. Row ids are the links'.
class ReviewModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Section { SourceColumn, TargetColumn, ScoreColumn, WhyColumn, FlowColumn, DifferColumn, SectionCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setNames(const PerSide<QString> &system, const FlowNames &flows);
    /// Shows \a rows. What was there before keeps its tick; what is new is ticked when it is likely, nothing differs,
    /// and no other record lays claim to it.
    void setRows(const QList<SuggestionRow> &rows);
    const QList<SuggestionRow> &rows() const { return m_rows; }
    QList<qint64> ticked() const;
    void tick(const QList<int> &rows, bool on);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void tickedChanged();

private:
    QString text(const SuggestionRow &row, int column) const;

    QList<SuggestionRow> m_rows;
    std::set<qint64> m_ticked;
    std::set<qint64> m_known;
    PerSide<QString> m_system;
    FlowNames m_flows;
};

} // namespace samband
