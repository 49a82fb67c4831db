#include "tests/bench/watchedapplication.h"

#include <QThread>

#include <execinfo.h>
#include <pthread.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <string>

namespace samband {

namespace {

constexpr int beat = 5; // ms
constexpr double longEvent = 25; // ms of processor time after which a look is taken
constexpr int deepest = 48;

double milliseconds(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return double(now.tv_sec) * 1000 + double(now.tv_nsec) / 1e6;
}

// Filled by the signal's handler, which may do next to nothing.
void *frames[deepest];
std::atomic<int> frameCount = 0;
std::map<std::string, int> places; // of the GUI thread alone

void look(int)
{
    if (frameCount == 0)
        frameCount = backtrace(frames, deepest);
}

/// The innermost functions of this program that were at work, as the linker knows them.
std::string placeOfLook()
{
    char **names = backtrace_symbols(frames, frameCount);
    std::string place;
    int told = 0;
    for (int i = 2; names && i < frameCount && told < 9; ++i) {
        const std::string name = names[i];
        const auto from = name.find('(');
        const auto to = name.find('+', from);
        if (from == std::string::npos || to == std::string::npos || to == from + 1)
            continue;
        place += "\n      " + name.substr(from + 1, to - from - 1);
        ++told;
    }
    std::free(names);
    return place;
}

void printWorst(const char *what, std::vector<Away> seen)
{
    if (seen.empty())
        return;
    std::sort(seen.begin(), seen.end(), [](const Away &a, const Away &b) { return a.cpu > b.cpu; });
    const Away worst = seen.front();
    const auto over = [&](double ms) {
        return static_cast<long long>(
            std::count_if(seen.begin(), seen.end(), [ms](const Away &one) { return one.cpu > ms; }));
    };
    const double second = seen[std::min<size_t>(1, seen.size() - 1)].cpu;
    const double third = seen[std::min<size_t>(2, seen.size() - 1)].cpu;
    const long long overHalf = over(50);
    const long long overFrame = over(16);
    std::sort(seen.begin(), seen.end(), [](const Away &a, const Away &b) { return a.wall > b.wall; });
    std::printf(
        "  %-7s %7zu   processor time at most %.1f, %.1f, %.1f ms (over 50: %lld, over 16: %lld)   on the wall at "
        "most %.1f ms, half of them up to %.2f ms\n",
        what, seen.size(), worst.cpu, second, third, overHalf, overFrame, seen.front().wall,
        seen[seen.size() / 2].wall);
}

} // namespace

double threadMilliseconds()
{
    return milliseconds(CLOCK_THREAD_CPUTIME_ID);
}

WatchedApplication::WatchedApplication(int &argc, char **argv)
    : QApplication(argc, argv)
{
    void *first[2];
    backtrace(first, 2); // loads what it needs: a handler must not
    std::signal(SIGUSR2, look);
    m_beat.setTimerType(Qt::PreciseTimer);
    m_beat.setInterval(beat);
    connect(&m_beat, &QTimer::timeout, this, [this] { tick(); });
    m_beat.start();
    m_sinceBeat.start();
    m_watch = std::thread([this, gui = pthread_self()] {
        clockid_t clock{};
        if (pthread_getcpuclockid(gui, &clock) != 0)
            return;
        while (!m_over) {
            const double began = m_began;
            if (began >= 0 && milliseconds(clock) - began > longEvent && frameCount == 0)
                pthread_kill(gui, SIGUSR2);
            timespec pause{0, 2'000'000};
            nanosleep(&pause, nullptr);
        }
    });
}

WatchedApplication::~WatchedApplication()
{
    m_over = true;
    m_watch.join();
}

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    if (m_depth > 0 || QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    ++m_depth;
    frameCount = 0;
    QElapsedTimer timer;
    timer.start();
    const double before = threadMilliseconds();
    m_began = before;
    const bool handled = QApplication::notify(receiver, event);
    m_began = -1;
    m_events.push_back({double(timer.nsecsElapsed()) / 1e6, threadMilliseconds() - before});
    if (frameCount > 0)
        ++places[placeOfLook()];
    --m_depth;
    return handled;
}

void WatchedApplication::tick()
{
    const double now = threadMilliseconds();
    m_turns.push_back({std::max(0.0, double(m_sinceBeat.nsecsElapsed()) / 1e6 - beat), now - m_cpuAtBeat});
    m_sinceBeat.restart();
    m_cpuAtBeat = now;
}

void WatchedApplication::forget()
{
    m_events.clear();
    m_turns.clear();
    places.clear();
    m_sinceBeat.restart();
    m_cpuAtBeat = threadMilliseconds();
}

void WatchedApplication::tell(const char *what)
{
    std::printf("%s:\n", what);
    printWorst("events", m_events);
    printWorst("turns", m_turns);
    if (std::getenv("SAMBAND_BENCH_PLACES")) {
        for (const auto &[place, times] : places)
            std::printf("    over %.0f ms %d times in%s\n", longEvent, times, place.c_str());
    }
    std::fflush(stdout);
    forget();
}

} // namespace samband
