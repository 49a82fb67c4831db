#pragma once

#include "core/store/rows.h"

#include <QAbstractButton>

namespace samband {

/// One flow on the overview: its ends, a bar of its states, and their counts. A click opens it.
class FlowLine : public QAbstractButton {
    Q_OBJECT

public:
    explicit FlowLine(QWidget *parent = nullptr);

    void show(const FlowSummary &flow, const PerSide<QString> &system);
    qint64 flow() const { return m_flow.id; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {180, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintBar(QPainter &painter, const QRect &area) const;
    void paintCounts(QPainter &painter, QRect area) const;

    FlowSummary m_flow;
    int m_total = 0;
};

} // namespace samband
