#pragma once

#include "core/engine/run.h"

#include <functional>

namespace samband {

/// The time, ms UTC. Passed in, so that tests own it.
using Clock = std::function<qint64()>;
using ProgressSink = std::function<void(const RunProgress &)>;

/// Turns counted work into progress a person can believe: rate and time left only after a warm-up, and as a range.
class ProgressMeter {
public:
    ProgressMeter(ProgressSink sink, Clock clock)
        : m_sink(std::move(sink))
        , m_clock(std::move(clock))
    {
    }

    void begin(Stage stage, const QString &what, qint64 total = 0);
    void step(qint64 done, qint64 total = 0); ///< counts \a done more; \a total replaces what begin() said when not 0
    RunProgress now() const;
    void hold(); ///< tells that the run is paused
    void goOn(); ///< and that it goes on; the time between is part of no rate

    qint64 run = 0;

private:
    void send(bool always);

    ProgressSink m_sink;
    Clock m_clock;
    RunProgress m_progress;
    qint64 m_startedAt = 0;
    qint64 m_sentAt = 0;
    qint64 m_heldAt = 0;
};

} // namespace samband
