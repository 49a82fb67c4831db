#pragma once

#include <QHash>
#include <QWidget>

class QVBoxLayout;

namespace samband {

class Work;

/// How far some work is.
struct WorkStand {
    QString what;
    qint64 done = 0;
    qint64 total = 0;
};

/// The work under way, a line for each with its progress and a stop button. Takes no room while there is none.
class WorkBar : public QWidget {
    Q_OBJECT

public:
    explicit WorkBar(QWidget *parent = nullptr);

    /// Shows \a work and takes it over; it is deleted when it has ended.
    void add(Work *work);
    /// Stops the work that was begun last; false when there is none.
    bool stopLast();
    /// Stops all of it.
    void stopAll();
    /// How far the work under way is, oldest first; nothing while there is none.
    QList<WorkStand> underWay() const;

Q_SIGNALS:
    /// How some work ended.
    void told(const QString &text);
    void progressed();
    /// The last work has ended; \a whole: all of what was under way since the bar was empty has been done.
    void emptied(bool whole);

private:
    QVBoxLayout *m_lines = nullptr;
    QList<Work *> m_works;
    QHash<Work *, WorkStand> m_stands;
    bool m_whole = true;
};

} // namespace samband
