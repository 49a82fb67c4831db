#pragma once

#include <QObject>

#include <deque>
#include <functional>
#include <mutex>

namespace samband {

/// Takes work from any thread and does it on the thread that the mailbox lives in, in order, one piece a turn of that
/// thread's event loop. What is left when the mailbox goes is dropped. The queue is our own, behind a std::mutex, so
/// that the thread sanitizer can see what one thread hands to another; it cannot look into Qt's.
class Mailbox final : public QObject {
public:
    using QObject::QObject;

    /// Queues \a work. The mailbox must outlive the call.
    void post(std::function<void()> work);

protected:
    bool event(QEvent *event) override;

private:
    std::mutex m_mutex;
    std::deque<std::function<void()>> m_work;
};

} // namespace samband
