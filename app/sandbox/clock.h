#pragma once

#include <QDateTime>

#include <algorithm>

namespace samband::sandbox {

/// Moments given to edits: the current time, never going back, and for one record always later than its moment before.
class Clock {
public:
    /// Now, in ms UTC, for an edit of a record last modified at \a previous (0: a new one).
    qint64 stamp(qint64 previous = 0)
    {
        m_last = std::max({m_last, QDateTime::currentMSecsSinceEpoch(), previous + 1});
        return m_last;
    }

private:
    qint64 m_last = 0;
};

} // namespace samband::sandbox
