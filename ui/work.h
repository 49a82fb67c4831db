#pragma once

#include <QObject>

namespace samband {

/// Something that takes a while and that a person can watch and stop: an export, an action on thousands of rows. Owned
/// by whoever shows it; goes when it has ended.
class Work : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Goes no further; what has been done stays done.
    virtual void stop() = 0;

Q_SIGNALS:
    void progressed(const QString &what, qint64 done, qint64 total);
    /// It is over; \a text says how it ended, empty: there is nothing to say. \a whole: all of it was done.
    void ended(const QString &text, bool whole);
};

} // namespace samband
