#include "ui/scheduler.h"

#include "ui/times.h"

#include <QCryptographicHash>
#include <QDateTime>

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

const auto notBeforeKey = "/notBefore"_L1;
constexpr qint64 longest = 25 * 60 * 60 * 1000; // ms: a day's quota, or a system that is moved

// A clock that was set, or a machine that slept, is noticed within this (ms).
constexpr int lookEvery = 20'000;

} // namespace

Scheduler::Scheduler(Controller &controller, QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_controller(controller)
    , m_settings(settings)
{
    const auto number = [&](const char *name) { return m_settings.value(key() + QLatin1StringView(name)).toInt(); };
    constexpr int lastMinute = 24 * 60 - 1;
    // A file that somebody edited says anything.
    m_timetable = {std::max(0, number("/everyMinutes")), std::clamp(number("/quietFrom"), 0, lastMinute),
        std::clamp(number("/quietTo"), 0, lastMinute), number("/weekdaysOnly") != 0};
    // Nor must a clock that went ahead once keep everything still.
    const qint64 kept = m_settings.value(key() + notBeforeKey).toLongLong();
    m_notBefore = kept <= nowMs() + longest ? kept : 0;
    m_timer.setInterval(lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &Scheduler::tick);
    connect(&controller, &Controller::summaryReady, this, [this](const Summary &summary) {
        if (summary.lastRun)
            m_lastEnded = std::max({m_lastEnded, summary.lastRun->startedAt, summary.lastRun->endedAt});
        if (!m_read) {
            m_read = true;
            plan();
        }
    });
    connect(&controller, &Controller::runEnded, this, [this](const RunReport &report) {
        m_lastEnded = std::max(report.run.endedAt, nowMs());
        waitFor(report);
        plan();
    });
}

QString Scheduler::key() const
{
    const QByteArray path = m_controller.workspacePath().toUtf8();
    return u"timetable/"_s
        + QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(12));
}

void Scheduler::setTimetable(const Timetable &timetable)
{
    m_timetable = timetable;
    m_settings.setValue(key() + "/everyMinutes"_L1, timetable.everyMinutes);
    m_settings.setValue(key() + "/quietFrom"_L1, timetable.quietFrom);
    m_settings.setValue(key() + "/quietTo"_L1, timetable.quietTo);
    m_settings.setValue(key() + "/weekdaysOnly"_L1, int(timetable.weekdaysOnly));
    plan();
}

std::optional<qint64> Scheduler::nextFor(const Timetable &timetable) const
{
    const qint64 now = nowMs();
    const qint64 offset = QDateTime::fromMSecsSinceEpoch(now).offsetFromUtc() * qint64(1000);
    return m_read ? nextRun(timetable, m_lastEnded, std::max(now, m_notBefore), offset) : std::nullopt;
}

void Scheduler::waitFor(const RunReport &report)
{
    const bool told = report.error && report.error->retryAfter > 0
        && (report.error->kind == ErrorKind::RateLimited || report.error->kind == ErrorKind::QuotaExhausted);
    m_notBefore = told ? nowMs() + std::min(report.error->retryAfter, longest) : 0;
    m_settings.setValue(key() + notBeforeKey, m_notBefore);
}

void Scheduler::plan()
{
    m_next = nextFor(m_timetable);
    if (m_next)
        m_timer.start();
    else
        m_timer.stop();
    Q_EMIT nextChanged();
    tick();
}

void Scheduler::tick()
{
    if (!m_next || *m_next > nowMs() || m_controller.isRunning())
        return;
    // Until it has ended there is no next one.
    m_next.reset();
    RunRequest request;
    request.trigger = u"schedule"_s;
    m_controller.run(request);
    Q_EMIT nextChanged();
}

} // namespace samband
