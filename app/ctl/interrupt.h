#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace samband {

/// While it lives, SIGINT and SIGTERM call \c stop from the event loop instead of ending the process. One at a time.
class Interrupt {
public:
    explicit Interrupt(std::function<void()> stop);
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

private:
    std::function<void()> m_stop;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace samband
