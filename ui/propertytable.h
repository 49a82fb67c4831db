#pragma once

#include "core/domain/decision.h"
#include "core/store/rows.h"

#include <QTableWidget>

namespace samband {

/// property | base | source | target | result, one line per property of a pair. The result is what a run would do with
/// the choices made so far.
class PropertyTable : public QTableWidget {
    Q_OBJECT

public:
    explicit PropertyTable(QWidget *parent = nullptr);

    void setSystems(const PerSide<QString> &system);
    /// \a decisions: one per property of \a detail, in its order.
    void show(const LinkDetail &detail, const QList<PropertyDecision> &decisions);

Q_SIGNALS:
    /// The person wants to choose for a property (double click, F2, Return).
    void choiceWanted(int property);

protected:
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }
    void keyPressEvent(QKeyEvent *event) override;

private:
    void showColumns(const LinkDetail &detail);
    void fill(int row, const PropertyRow &property, const PropertyDecision &decision);

    QList<int> m_ids;
    PerSide<QString> m_system;
};

} // namespace samband
