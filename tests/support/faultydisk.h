#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>

#include <functional>
#include <memory>

struct sqlite3_vfs;

namespace samband {

/// One thing that goes wrong on the disk, at one operation of it. Operations are numbered from 1.
struct DiskFault {
    enum class Kind {
        Full, ///< no room: writes fail
        ReadOnly, ///< writes fail
        Broken, ///< whatever it is fails with an I/O error
        Locked, ///< another program has a lock until \c lockedFor has passed
        PowerCut, ///< from here on nothing is written, and what was not synced may be gone
    };
    enum class Loss {
        None,
        All,
        Some
    }; ///< what a power cut takes of the writes that were not synced; Some: also half a write

    Kind kind = Kind::Full;
    int at = 0; ///< 0: none
    bool goesOn = false; ///< it stays that way until \ref FaultyDisk::mend
    bool after = false; ///< the operation took place, and its answer is lost
    qint64 lockedFor = 0; ///< ms
    Loss loss = Loss::None;
    quint32 seed = 0; ///< which writes a power cut takes
};

/// Stands between every SQLite connection of the process and the disk for as long as it lives. Only the thread that
/// made it may use SQLite meanwhile. Nobody ever waits: what SQLite sleeps is only counted.
class FaultyDisk {
public:
    FaultyDisk();
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk &) = delete;
    FaultyDisk &operator=(const FaultyDisk &) = delete;

    void arm(const DiskFault &fault); ///< counts from here
    void mend(); ///< no fault any more; what a cut took stays gone
    void cutPower(DiskFault::Loss loss, quint32 seed); ///< now
    bool isDead() const { return m_isDead; }
    int operations() const { return m_operations; } ///< since \ref arm, of those that the armed kind counts
    int hits() const { return m_hits; }
    qint64 slept() const { return m_slept; } ///< ms that SQLite waited for locks since \ref arm

    std::function<void()> onCut; ///< called when the power is cut

    /// \name For the file functions
    /// @{
    enum class Op { Open, Delete, Read, Write, Truncate, Sync, Lock };
    /// Does \a effect unless it fails; returns the result code for SQLite.
    int operate(Op op, const std::function<int()> &effect);
    void noteWrite(const QByteArray &path, qint64 at, const QByteArray &now, const QByteArray &before, qint64 size);
    void noteTruncate(const QByteArray &path, qint64 to, const QByteArray &tail, qint64 size);
    void noteSynced(const QByteArray &path) { m_unsynced.remove(path); }
    void sleep(int microseconds) { m_slept += (microseconds + 999) / 1000; }
    sqlite3_vfs *real() const { return m_real; }
    /// @}

private:
    /// A write, or with \c isCut a truncation, that the disk may still lose.
    struct Change {
        qint64 at = 0;
        QByteArray now;
        QByteArray before;
        qint64 sizeBefore = 0;
        bool isCut = false;
    };
    bool counts(Op op) const;
    int code(Op op) const;
    static void apply(const QByteArray &path, const QList<Change> &changes, DiskFault::Loss loss, quint32 seed);

    sqlite3_vfs *m_real = nullptr;
    std::unique_ptr<sqlite3_vfs> m_mine;
    DiskFault m_fault;
    QMap<QByteArray, QList<Change>> m_unsynced; ///< by path
    bool m_isDead = false;
    int m_operations = 0;
    int m_hits = 0;
    qint64 m_slept = 0;
};

} // namespace samband
