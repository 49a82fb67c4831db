#pragma once

#include <QWidget>

class QVBoxLayout;

namespace samband {

class Work;

/// The work under way, a line for each with its progress and a stop button. Takes no room while there is none.
class WorkBar : public QWidget {
    Q_OBJECT

public:
    explicit WorkBar(QWidget *parent = nullptr);

    /// Shows \a work and takes it over; it is deleted when it has ended.
    void add(Work *work);
    /// Stops the work that was begun last; false when there is none.
    bool stopLast();

Q_SIGNALS:
    /// How some work ended.
    void told(const QString &text);

private:
    QVBoxLayout *m_lines = nullptr;
    QList<Work *> m_works;
};

} // namespace samband
