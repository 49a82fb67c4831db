#pragma once

#include "core/store/rows.h"

#include <QAbstractButton>

namespace samband {

/// One cause on the overview: the state's shape, how many records, the cause in a sentence. Opens its records.
class CauseLine : public QAbstractButton {
    Q_OBJECT

public:
    explicit CauseLine(QWidget *parent = nullptr);

    void show(const CauseRow &row, const PerSide<QString> &system);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    CauseRow m_row;
    QString m_sentence;
};

} // namespace samband
