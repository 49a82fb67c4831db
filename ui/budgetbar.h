#pragma once

#include "core/domain/side.h"
#include "ui/budgetwords.h"

#include <QWidget>

namespace samband {

/// One limit of a system: what is used of it as figures and as a bar, with the part that runs leave to the operator.
class BudgetBar : public QWidget {
    Q_OBJECT

public:
    explicit BudgetBar(Side side, QWidget *parent = nullptr);

    void show(const Gauge &gauge);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Side m_side;
    Gauge m_gauge;
};

} // namespace samband
