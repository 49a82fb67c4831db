#pragma once

#include "core/store/rows.h"

#include <QWidget>

namespace samband {

/// Records written per day in each system, as bars over the last days: the source's above the line, the target's below
/// it, so that a direction has a place as well as a colour.
class ActivityPlot : public QWidget {
    Q_OBJECT

public:
    explicit ActivityPlot(QWidget *parent = nullptr);

    static constexpr int days = 14;
    /// \a changes: days without a write may be left out. \a today: days since 1970-01-01.
    void show(const QList<DayChanges> &changes, qint64 today, const PerSide<QString> &system);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF plotArea() const;
    QString dayText(const DayChanges &day) const;

    QList<DayChanges> m_days; ///< one for each day, oldest first
    PerSide<QString> m_system;
};

} // namespace samband
