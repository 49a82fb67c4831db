#pragma once

#include "core/engine/explanation.h"

#include <QWidget>

class QLabel;
class QTableWidget;

namespace samband {

/// Why a record is as it is: the sentence, what would change it, and everything that the decision was made from.
class WhyView : public QWidget {
    Q_OBJECT

public:
    explicit WhyView(QWidget *parent = nullptr);

    void show(const Explanation &explanation);

private:
    QLabel *m_why = nullptr;
    QLabel *m_change = nullptr;
    QTableWidget *m_inputs = nullptr;
};

} // namespace samband
