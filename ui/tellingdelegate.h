#pragma once

#include <QStyledItemDelegate>

namespace samband {

/// A cell with a second, quieter line below its text: what tells a record apart from its namesakes.
class TellingDelegate : public QStyledItemDelegate {
public:
    enum Role { TellingRole = Qt::UserRole + 40 };

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace samband
