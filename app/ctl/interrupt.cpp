#include "app/ctl/interrupt.h"

#include <array>

#include <csignal>
#include <unistd.h>

namespace samband {

namespace {

// A signal handler can reach nothing but globals, and may do little more than write to a pipe.
std::array<int, 2> signalPipe{-1, -1};

extern "C" void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = write(signalPipe[1], &byte, 1);
}

} // namespace

Interrupt::Interrupt(std::function<void()> stop)
    : m_stop(std::move(stop))
{
    if (pipe(signalPipe.data()) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(signalPipe[0], QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] {
        char byte = 0;
        [[maybe_unused]] const auto count = read(signalPipe[0], &byte, 1);
        m_stop();
    });
    (void)std::signal(SIGINT, onSignal);
    (void)std::signal(SIGTERM, onSignal);
}

Interrupt::~Interrupt()
{
    (void)std::signal(SIGINT, SIG_DFL);
    (void)std::signal(SIGTERM, SIG_DFL);
    m_notifier.reset();
    for (int &end : signalPipe) {
        if (end >= 0)
            close(end);
        end = -1;
    }
}

} // namespace samband
