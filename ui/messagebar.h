#pragma once

#include "core/domain/result.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace samband {

/// What went wrong, at the top of the window and in nobody's way: the last one is shown, the ones before are kept.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget *parent = nullptr);

    void add(const Error &error);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QStringList m_messages; ///< oldest first, at most twenty
    QLabel *m_text = nullptr;
    QToolButton *m_earlier = nullptr;
};

} // namespace samband
