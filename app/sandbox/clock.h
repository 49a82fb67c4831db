#pragma once

#include <QDateTime>

#include <algorithm>

namespace samband::sandbox {

/// The system's own clock. Moments given to edits never go back, and for one record are always later than its moment
/// before.
class Clock {
public:
    qint64 offset = 0; ///< ms by which this clock is wrong

    qint64 now() const { return QDateTime::currentMSecsSinceEpoch() + offset; }
    /// Now, in ms UTC, for an edit of a record last modified at \a previous (0: a new one).
    qint64 stamp(qint64 previous = 0)
    {
        // A clock that was set back starts again from there: only the moments of one record keep their order.
        m_last = std::max(m_last > now() + 1000 ? now() : std::max(m_last, now()), previous + 1);
        return m_last;
    }

private:
    qint64 m_last = 0;
};

} // namespace samband::sandbox
