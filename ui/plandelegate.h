#pragma once

#include <QStyledItemDelegate>

namespace samband {

/// Draws what a planned row writes: the property, what stands there struck out, and bold what comes instead. Told by
/// stroke and weight, not by colour alone; the cell's text says the same in words.
class PlanDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// Lets the tick boxes of a table be seen in a dark palette, too: Fusion outlines them darker than the ground.
class TickDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace samband
