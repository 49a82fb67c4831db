#pragma once

#include <QString>

#include <functional>
#include <memory>

class QThread;

namespace samband {

class Mailbox;

/// One thread with an event loop that does jobs one after the other: the only place in the project that makes threads.
/// Only values may cross: a job takes what it needs by value and answers through a \ref Mailbox.
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
    Mailbox *m_jobs; ///< lives in the thread; deleted when it finishes
};

} // namespace samband
