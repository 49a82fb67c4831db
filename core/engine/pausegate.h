#pragma once

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace samband {

/// Where a run waits while a person has paused it. Closed and opened on one thread, passed on another.
class PauseGate {
public:
    void close() { set(true); }
    void open() { set(false); }
    bool isClosed() const
    {
        const std::lock_guard lock(m_mutex);
        return m_closed;
    }
    /// Returns once the gate is open, or \a stop was asked for.
    void wait(const std::stop_token &stop)
    {
        std::unique_lock lock(m_mutex);
        m_opened.wait(lock, stop, [this] { return !m_closed; });
    }

private:
    void set(bool closed)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_closed = closed;
        }
        m_opened.notify_all();
    }

    mutable std::mutex m_mutex;
    std::condition_variable_any m_opened;
    bool m_closed = false;
};

} // namespace samband
