#pragma once

#include "core/engine/explanation.h"

#include <QWidget>

class QLabel;
class QTableWidget;

namespace samband {

/// What an explanation calls rules and choices on screen: as the settings and the choices themselves call them.
ExplanationWords screenWords(const PerSide<QString> &system);

/// Why a record is as it is: the sentence, what would change it, and everything that the decision was made from, by
/// what it is about.
class WhyView : public QWidget {
    Q_OBJECT

public:
    explicit WhyView(QWidget *parent = nullptr);

    void show(const Explanation &explanation);

private:
    void addHeading(const QString &text);
    void addInput(const ExplainedInput &input);

    QLabel *m_why = nullptr;
    QLabel *m_change = nullptr;
    QTableWidget *m_inputs = nullptr;
};

} // namespace samband
