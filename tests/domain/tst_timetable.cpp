#include "core/domain/timetable.h"

#include <QDateTime>
#include <QTest>

using namespace samband;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;

/// Quiet by the calendar of Qt instead of our own arithmetic.
bool quietByCalendar(const Timetable &timetable, qint64 at, qint64 offset)
{
    const QDateTime wall = QDateTime::fromMSecsSinceEpoch(at + offset, Qt::UTC);
    if (timetable.weekdaysOnly && wall.date().dayOfWeek() >= Qt::Saturday)
        return true;
    const int minutes = wall.time().hour() * 60 + wall.time().minute();
    if (timetable.quietFrom == timetable.quietTo)
        return false;
    bool quiet = false;
    for (int m = timetable.quietFrom; m != timetable.quietTo; m = (m + 1) % 1440)
        quiet = quiet || m == minutes;
    return quiet;
}

} // namespace

/// When the next run starts by itself.
class TestTimetable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsOfADay();
    void onlyByHand();
    void neverWhenEveryMinuteIsQuiet();
    void firstMinuteThatIsAllowed_data();
    void firstMinuteThatIsAllowed();
};

void TestTimetable::onlyByHand()
{
    QVERIFY(!nextRun({}, 0, 1000, 0));
}

void TestTimetable::neverWhenEveryMinuteIsQuiet()
{
    // From 00:00 to 24:00 is not a time of day; a person cannot set it, a broken setting can.
    QVERIFY(!nextRun({10, 0, 1440, false}, 0, 1000, 0));
}

void TestTimetable::firstMinuteThatIsAllowed_data()
{
    QTest::addColumn<int>("every");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<bool>("weekdays");
    QTest::addColumn<qint64>("offset");
    for (const qint64 offset : {qint64(0), 2 * hour, -5 * hour - 30 * minute}) {
        const auto row = [&](const char *name, int every, int from, int to, bool weekdays) {
            QTest::addRow("%s, %lld h", name, static_cast<long long>(offset / hour))
                << every << from << to << weekdays << offset;
        };
        row("always", 15, 0, 0, false);
        row("quiet nights", 15, 22 * 60, 6 * 60, false);
        row("quiet noon", 60, 12 * 60, 13 * 60, false);
        row("weekdays", 240, 0, 0, true);
        row("weekdays and quiet nights", 30, 17 * 60 + 30, 7 * 60, true);
        row("once a week", 7 * 1440, 1 * 60, 23 * 60, false);
    }
}

void TestTimetable::firstMinuteThatIsAllowed()
{
    QFETCH(const int, every);
    QFETCH(const int, from);
    QFETCH(const int, to);
    QFETCH(const bool, weekdays);
    QFETCH(const qint64, offset);
    const Timetable timetable{every, from, to, weekdays};
    const qint64 monday = QDateTime(QDate(2026, 11, 16), QTime(0, 0), Qt::UTC).toMSecsSinceEpoch();
    for (qint64 now = monday + 20'000; now < monday + 8 * 24 * hour; now += 211 * minute) {
        for (const qint64 ago : {qint64(0), 5 * minute, 100 * hour}) {
            const qint64 last = now - ago;
            const qint64 earliest = std::max(now, last + every * minute);
            const auto next = nextRun(timetable, last, now, offset);
            QVERIFY(next && *next >= earliest);
            QVERIFY(!quietByCalendar(timetable, *next, offset));
            // Nothing earlier would do: the start itself is quiet, and so is every full minute between.
            for (qint64 at = earliest; at < *next; at = (at / minute + 1) * minute)
                QVERIFY(quietByCalendar(timetable, at, offset));
        }
    }
}

void TestTimetable::runsOfADay()
{
    QCOMPARE(runsOfDay({}), 0);
    QCOMPARE(runsOfDay({60, 0, 0, false}), 24);
    QCOMPARE(runsOfDay({60, 22 * 60, 6 * 60, false}), 16);
    QCOMPARE(runsOfDay({60, 6 * 60, 22 * 60, false}), 8);
    QCOMPARE(runsOfDay({1440, 0, 23 * 60, false}), 1);
}

QTEST_GUILESS_MAIN(TestTimetable)

#include "tst_timetable.moc"
