#pragma once

#include <QString>

namespace samband {

/// How long ago \a at was, for people: "now", "3 min ago", "2 h ago", "yesterday", then the date. \a at and \a now are
/// ms UTC; 0 is never.
QString relativeTime(qint64 at, qint64 now);

/// The exact local time with its UTC offset, as the locale writes dates and times; empty for 0.
QString exactTime(qint64 at);

/// The same as ISO 8601, for other programs and to sort by.
QString stampText(qint64 at);

/// The local time of day, "10:03"; with the date when it is not the day of \a now.
QString clockTime(qint64 at, qint64 now);

/// What is left as a range, "about 6–9 s left"; empty while it cannot be said (both 0). In ms.
QString leftText(qint64 from, qint64 to);

/// How long something will take as a range, "6–9 s", "1–3 min". In ms.
QString rangeText(qint64 from, qint64 to);

/// How long something took, "0.4 s", "12 s", "3 min 5 s". In ms.
QString durationText(qint64 milliseconds);

/// The moment, ms UTC.
qint64 nowMs();

} // namespace samband
