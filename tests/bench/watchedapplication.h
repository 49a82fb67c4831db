#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <atomic>
#include <thread>
#include <vector>

namespace samband {

/// How long a thread was busy: by the clock on the wall, and by the processor time it really got. On a machine with
/// other work only the second says what the program itself is to blame for.
struct Away {
    double wall = 0; ///< ms
    double cpu = 0; ///< ms
};

/// ms of processor time that this thread has used.
double threadMilliseconds();

/// An application that knows how long each event, and each turn of its loop, kept it away from its user.
class WatchedApplication : public QApplication {
public:
    WatchedApplication(int &argc, char **argv);
    ~WatchedApplication() override;

    bool notify(QObject *receiver, QEvent *event) override;
    /// Forgets what was seen so far.
    void forget();
    /// Prints the longest events and turns since the last call, by either clock, with the places of the worst.
    void tell(const char *what);

private:
    void tick();
    void watch();

    std::vector<Away> m_events;
    std::vector<Away> m_turns; ///< between two beats of a timer of 5 ms, those 5 ms left out
    QTimer m_beat;
    QElapsedTimer m_sinceBeat;
    double m_cpuAtBeat = 0;
    int m_depth = 0;
    std::atomic<bool> m_over = false;
    std::atomic<double> m_began = -1; ///< processor time of the GUI thread when the event under way began; -1: none
    std::thread m_watch; ///< takes a look at where the GUI thread is once an event takes long
};

} // namespace samband
