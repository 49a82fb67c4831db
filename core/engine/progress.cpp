#include "core/engine/progress.h"

namespace samband {

namespace {

constexpr qint64 sendEvery = 33; // ms: thirty times a second is all an eye can use
constexpr qint64 warmUp = 1500; // ms: before that a rate is a guess
constexpr double widening = 0.25; // the range's half width, as a share of the time left

} // namespace

void ProgressMeter::begin(Stage stage, const QString &what, qint64 total)
{
    m_progress = {};
    m_progress.run = run;
    m_progress.stage = stage;
    m_progress.what = what;
    m_progress.total = total;
    m_startedAt = m_clock();
    send(true);
}

void ProgressMeter::step(qint64 done, qint64 total)
{
    m_progress.done += done;
    if (total > 0)
        m_progress.total = total;
    send(false);
}

void ProgressMeter::hold()
{
    m_heldAt = m_clock();
    m_progress.paused = true;
    send(true);
}

void ProgressMeter::goOn()
{
    m_startedAt += m_clock() - m_heldAt;
    m_progress.paused = false;
    send(true);
}

RunProgress ProgressMeter::now() const
{
    RunProgress progress = m_progress;
    const qint64 elapsed = m_clock() - m_startedAt;
    if (elapsed < warmUp || progress.done == 0 || progress.paused)
        return progress;
    progress.perSecond = static_cast<double>(progress.done) * 1000.0 / static_cast<double>(elapsed);
    if (progress.total > progress.done) {
        const double left = static_cast<double>(progress.total - progress.done) * 1000.0 / progress.perSecond;
        progress.leftFrom = static_cast<qint64>(left * (1.0 - widening));
        progress.leftTo = static_cast<qint64>(left * (1.0 + widening)) + 1000;
    }
    return progress;
}

void ProgressMeter::send(bool always)
{
    const qint64 at = m_clock();
    if (!m_sink || (!always && at - m_sentAt < sendEvery))
        return;
    m_sentAt = at;
    m_sink(now());
}

} // namespace samband
