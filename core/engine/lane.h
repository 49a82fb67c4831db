#pragma once

#include <QObject>

#include <functional>
#include <memory>

class QThread;

namespace samband {

/// One thread with an event loop that does jobs one after the other: the only place in the project that makes threads.
/// Only values may cross: a job takes what it needs by value and answers by \ref answer.
class Lane {
public:
    explicit Lane(const QString &name);
    /// Finishes the job under way, drops the rest, and joins. What was made in the lane must be destroyed by a job
    /// before.
    ~Lane();
    Lane(const Lane &) = delete;
    Lane &operator=(const Lane &) = delete;

    /// Queues \a job; it runs in the lane's thread.
    void post(std::function<void()> job);
    /// Queues \a job and waits until it is done. Not to be called from the lane itself.
    void perform(const std::function<void()> &job);

private:
    std::unique_ptr<QThread> m_thread;
    QObject *m_worker; ///< lives in the thread; deleted when it finishes
};

/// Runs \a work on the thread of \a receiver, later; dropped when the receiver is gone by then.
void answer(QObject *receiver, std::function<void()> work);

} // namespace samband
