#include "ui/times.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Times {
    Q_DECLARE_TR_FUNCTIONS(samband::Times)
};

/// "UTC+01:00"; the offset that held then, in summer another one.
QString zoneText(const QDateTime &local)
{
    return local.toOffsetFromUtc(local.offsetFromUtc()).timeZoneAbbreviation();
}

} // namespace

QString relativeTime(qint64 at, qint64 now)
{
    if (at == 0)
        return Times::tr("never");
    const qint64 seconds = (now - at) / 1000;
    if (seconds < 45)
        return Times::tr("now");
    if (seconds < 3600)
        return Times::tr("%1 min ago").arg((seconds + 30) / 60);
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(at);
    const QDateTime today = QDateTime::fromMSecsSinceEpoch(now);
    if (seconds < 12 * 3600 || then.date() == today.date())
        return Times::tr("%1 h ago").arg((seconds + 1800) / 3600);
    if (then.date().daysTo(today.date()) == 1)
        return Times::tr("yesterday %1").arg(QLocale().toString(then.time(), QLocale::ShortFormat));
    return QLocale().toString(then.date(), QLocale::ShortFormat);
}

QString exactTime(qint64 at)
{
    if (at == 0)
        return {};
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at);
    const QLocale locale;
    QString withSeconds = locale.timeFormat(QLocale::ShortFormat);
    withSeconds.replace(u"mm"_s, withSeconds.contains(u"."_s) ? u"mm.ss"_s : u"mm:ss"_s);
    return u"%1 %2 %3"_s.arg(locale.toString(local.date(), QLocale::ShortFormat),
        locale.toString(local.time(), withSeconds), zoneText(local));
}

QString stampText(qint64 at)
{
    if (at == 0)
        return {};
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(at);
    return local.toString(u"yyyy-MM-dd HH:mm:ss "_s) + zoneText(local);
}

QString clockTime(qint64 at, qint64 now)
{
    if (at == 0)
        return Times::tr("never");
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(at);
    if (then.date() == QDateTime::fromMSecsSinceEpoch(now).date())
        return QLocale().toString(then.time(), QLocale::ShortFormat);
    return QLocale().toString(then, QLocale::ShortFormat);
}

QString leftText(qint64 from, qint64 to)
{
    if (from <= 0 && to <= 0)
        return {};
    const auto ranged = [](qint64 low, qint64 high) {
        return low >= high ? QString::number(high) : u"%1–%2"_s.arg(low).arg(high);
    };
    if (to < 90'000)
        return Times::tr("about %1 s left")
            .arg(ranged(std::max<qint64>(1, from / 1000), std::max<qint64>(1, to / 1000)));
    if (to < 90 * 60'000)
        return Times::tr("about %1 min left").arg(ranged(std::max<qint64>(1, from / 60'000), to / 60'000));
    return Times::tr("about %1 h left").arg(ranged(std::max<qint64>(1, from / 3'600'000), to / 3'600'000));
}

QString rangeText(qint64 from, qint64 to)
{
    const auto ranged = [&](qint64 unit) {
        const qint64 low = std::max<qint64>(1, from / unit);
        const qint64 high = std::max(low, (to + unit - 1) / unit);
        return low == high ? QString::number(low) : u"%1–%2"_s.arg(low).arg(high);
    };
    if (to < 90'000)
        return Times::tr("%1 s").arg(ranged(1000));
    if (to < 90 * 60'000)
        return Times::tr("%1 min").arg(ranged(60'000));
    return Times::tr("%1 h").arg(ranged(3'600'000));
}

QString durationText(qint64 milliseconds)
{
    if (milliseconds < 10'000)
        return Times::tr("%1 s").arg(QLocale().toString(double(milliseconds) / 1000, 'f', 1));
    const qint64 seconds = milliseconds / 1000;
    if (seconds < 60)
        return Times::tr("%1 s").arg(seconds);
    return Times::tr("%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
}

qint64 nowMs()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace samband
