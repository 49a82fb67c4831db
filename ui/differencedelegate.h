#pragma once

#include <QStyledItemDelegate>

namespace samband {

/// The value that a cell's text is to be compared with.
inline constexpr int OtherValueRole = Qt::UserRole + 20;

/// A stretch of characters.
struct Stretch {
    int from = 0;
    int length = 0;

    bool operator==(const Stretch &) const = default;
};

/// Which characters of \a text are not in \a other at their place, by the longest common subsequence; of texts longer
/// than 200 characters the middle between common beginning and end. In order, without touching one another.
QList<Stretch> differences(const QString &text, const QString &other);

/// Draws the characters in which a cell's text differs from the value in OtherValueRole bold, underlined and on a tint:
/// never told by colour alone.
class DifferenceDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace samband
