#include "tests/support/faultydisk.h"

#include <QFile>
#include <QRandomGenerator>

#include <sqlite3.h>

#include <cstring>

namespace samband {

namespace {

constexpr qint64 sector = 512; // bytes: what a disk writes whole, or not at all

/// A file as SQLite sees it; the real one lies behind it in the same memory.
struct File {
    sqlite3_file base;
    FaultyDisk *disk;
    QByteArray *path; ///< empty for a temporary file, which no restart sees
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

File &mine(sqlite3_file *file)
{
    return *reinterpret_cast<File *>(file);
}

sqlite3_file *behind(sqlite3_file *file)
{
    return mine(file).real();
}

const sqlite3_io_methods &methods(sqlite3_file *file)
{
    return *behind(file)->pMethods;
}

qint64 sizeOf(sqlite3_file *file)
{
    sqlite3_int64 size = 0;
    methods(file).xFileSize(behind(file), &size);
    return size;
}

QByteArray contentOf(sqlite3_file *file, qint64 at, qint64 size)
{
    QByteArray content(static_cast<qsizetype>(std::max<qint64>(0, size)), '\0');
    if (!content.isEmpty())
        methods(file).xRead(behind(file), content.data(), static_cast<int>(content.size()), at);
    return content;
}

int closeFile(sqlite3_file *file)
{
    const int result = methods(file).xClose(behind(file));
    delete mine(file).path;
    return result;
}

int readFile(sqlite3_file *file, void *to, int size, sqlite3_int64 at)
{
    return mine(file).disk->operate(
        FaultyDisk::Op::Read, [=] { return methods(file).xRead(behind(file), to, size, at); });
}

int writeFile(sqlite3_file *file, const void *from, int size, sqlite3_int64 at)
{
    return mine(file).disk->operate(FaultyDisk::Op::Write, [=] {
        const qint64 all = sizeOf(file);
        const QByteArray before = contentOf(file, at, std::min<qint64>(size, all - at));
        const int result = methods(file).xWrite(behind(file), from, size, at);
        if (result == SQLITE_OK)
            mine(file).disk->noteWrite(
                *mine(file).path, at, QByteArray(static_cast<const char *>(from), size), before, all);
        return result;
    });
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    return mine(file).disk->operate(FaultyDisk::Op::Truncate, [=] {
        const qint64 all = sizeOf(file);
        const QByteArray tail = contentOf(file, size, all - size);
        const int result = methods(file).xTruncate(behind(file), size);
        if (result == SQLITE_OK)
            mine(file).disk->noteTruncate(*mine(file).path, size, tail, all);
        return result;
    });
}

int syncFile(sqlite3_file *file, int flags)
{
    return mine(file).disk->operate(FaultyDisk::Op::Sync, [=] {
        const int result = methods(file).xSync(behind(file), flags);
        if (result == SQLITE_OK)
            mine(file).disk->noteSynced(*mine(file).path);
        return result;
    });
}

int fileSize(sqlite3_file *file, sqlite3_int64 *size)
{
    return methods(file).xFileSize(behind(file), size);
}

int lockFile(sqlite3_file *file, int level)
{
    return mine(file).disk->operate(FaultyDisk::Op::Lock, [=] { return methods(file).xLock(behind(file), level); });
}

int unlockFile(sqlite3_file *file, int level)
{
    return methods(file).xUnlock(behind(file), level);
}

int isReserved(sqlite3_file *file, int *is)
{
    return methods(file).xCheckReservedLock(behind(file), is);
}

int control(sqlite3_file *file, int what, void *value)
{
    return methods(file).xFileControl(behind(file), what, value);
}

int sectorSize(sqlite3_file *)
{
    return int(sector);
}

int traits(sqlite3_file *)
{
    return 0; // the worst disk: nothing is atomic, nothing is in order
}

int mapShared(sqlite3_file *file, int region, int size, int extend, void volatile **at)
{
    return methods(file).xShmMap(behind(file), region, size, extend, at);
}

int lockShared(sqlite3_file *file, int offset, int count, int flags)
{
    const auto effect = [=] { return methods(file).xShmLock(behind(file), offset, count, flags); };
    return (flags & SQLITE_SHM_LOCK) != 0 ? mine(file).disk->operate(FaultyDisk::Op::Lock, effect) : effect();
}

void barrier(sqlite3_file *file)
{
    methods(file).xShmBarrier(behind(file));
}

int unmapShared(sqlite3_file *file, int isDeleted)
{
    return methods(file).xShmUnmap(behind(file), isDeleted);
}

const sqlite3_io_methods fileFunctions{2, closeFile, readFile, writeFile, truncateFile, syncFile, fileSize, lockFile,
    unlockFile, isReserved, control, sectorSize, traits, mapShared, lockShared, barrier, unmapShared, nullptr, nullptr};

FaultyDisk &diskOf(sqlite3_vfs *vfs)
{
    return *static_cast<FaultyDisk *>(vfs->pAppData);
}

int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *given)
{
    file->pMethods = nullptr;
    FaultyDisk &disk = diskOf(vfs);
    const int result = disk.operate(
        FaultyDisk::Op::Open, [&] { return disk.real()->xOpen(disk.real(), name, behind(file), flags, given); });
    if (result != SQLITE_OK)
        return result;
    file->pMethods = &fileFunctions;
    mine(file).disk = &disk;
    mine(file).path = new QByteArray(name);
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs *vfs, const char *name, int sync)
{
    FaultyDisk &disk = diskOf(vfs);
    return disk.operate(FaultyDisk::Op::Delete, [&] {
        disk.noteSynced(name);
        return disk.real()->xDelete(disk.real(), name, sync);
    });
}

int accessFile(sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
    return diskOf(vfs).real()->xAccess(diskOf(vfs).real(), name, flags, result);
}

int fullName(sqlite3_vfs *vfs, const char *name, int size, char *to)
{
    return diskOf(vfs).real()->xFullPathname(diskOf(vfs).real(), name, size, to);
}

int sleepCounted(sqlite3_vfs *vfs, int microseconds)
{
    diskOf(vfs).sleep(microseconds);
    return microseconds;
}

bool isChange(FaultyDisk::Op op)
{
    return op == FaultyDisk::Op::Write || op == FaultyDisk::Op::Truncate || op == FaultyDisk::Op::Delete;
}

} // namespace

FaultyDisk::FaultyDisk()
    : m_real(sqlite3_vfs_find(nullptr))
    , m_mine(std::make_unique<sqlite3_vfs>(*m_real))
{
    m_mine->zName = "faulty";
    m_mine->pAppData = this;
    m_mine->iVersion = std::min(2, m_real->iVersion);
    m_mine->szOsFile = int(sizeof(File)) + m_real->szOsFile;
    m_mine->xOpen = openFile;
    m_mine->xDelete = deleteFile;
    m_mine->xAccess = accessFile;
    m_mine->xFullPathname = fullName;
    m_mine->xSleep = sleepCounted;
    sqlite3_vfs_register(m_mine.get(), 1);
}

FaultyDisk::~FaultyDisk()
{
    sqlite3_vfs_unregister(m_mine.get());
    sqlite3_vfs_register(m_real, 1);
}

void FaultyDisk::arm(const DiskFault &fault)
{
    m_fault = fault;
    m_isDead = false;
    m_operations = m_hits = 0;
    m_slept = 0;
}

void FaultyDisk::mend()
{
    const int hits = m_hits;
    const int operations = m_operations;
    arm({});
    m_hits = hits;
    m_operations = operations;
    m_unsynced.clear();
}

void FaultyDisk::cutPower(DiskFault::Loss loss, quint32 seed)
{
    m_isDead = true;
    for (auto file = m_unsynced.cbegin(); file != m_unsynced.cend(); ++file)
        apply(file.key(), *file, loss, seed);
    m_unsynced.clear();
    if (onCut)
        onCut();
}

bool FaultyDisk::counts(Op op) const
{
    switch (m_fault.kind) {
    case DiskFault::Kind::Full:
        return op == Op::Write || op == Op::Truncate || (op == Op::Sync && m_fault.after);
    case DiskFault::Kind::ReadOnly:
    case DiskFault::Kind::PowerCut:
        return isChange(op) || op == Op::Sync;
    case DiskFault::Kind::Broken:
        return !m_fault.after || isChange(op) || op == Op::Sync;
    case DiskFault::Kind::Locked:
        return op == Op::Lock;
    }
    return false;
}

int FaultyDisk::code(Op op) const
{
    switch (m_fault.kind) {
    case DiskFault::Kind::Full:
        return SQLITE_FULL;
    case DiskFault::Kind::ReadOnly:
        return SQLITE_READONLY;
    case DiskFault::Kind::Locked:
        return SQLITE_BUSY;
    case DiskFault::Kind::Broken:
    case DiskFault::Kind::PowerCut:
        break;
    }
    switch (op) {
    case Op::Open:
        return SQLITE_CANTOPEN;
    case Op::Delete:
        return SQLITE_IOERR_DELETE;
    case Op::Read:
        return SQLITE_IOERR_READ;
    case Op::Write:
        return SQLITE_IOERR_WRITE;
    case Op::Truncate:
        return SQLITE_IOERR_TRUNCATE;
    case Op::Sync:
        return SQLITE_IOERR_FSYNC;
    case Op::Lock:
        return SQLITE_IOERR_LOCK;
    }
    return SQLITE_IOERR;
}

int FaultyDisk::operate(Op op, const std::function<int()> &effect)
{
    if (m_isDead)
        return code(op);
    if (!counts(op))
        return effect();
    ++m_operations;
    const bool isLocked = m_fault.kind == DiskFault::Kind::Locked;
    const bool isHit = m_fault.at > 0
        && (m_operations == m_fault.at
            || (m_operations > m_fault.at && (m_fault.goesOn || (isLocked && m_slept < m_fault.lockedFor))));
    if (!isHit)
        return effect();
    ++m_hits;
    if (m_fault.kind == DiskFault::Kind::PowerCut) {
        if (m_fault.after)
            effect();
        cutPower(m_fault.loss, m_fault.seed);
        return code(op);
    }
    const int result = m_fault.after ? effect() : SQLITE_OK;
    return result == SQLITE_OK ? code(op) : result;
}

void FaultyDisk::noteWrite(
    const QByteArray &path, qint64 at, const QByteArray &now, const QByteArray &before, qint64 size)
{
    if (!path.isEmpty())
        m_unsynced[path].append({at, now, before, size, false});
}

void FaultyDisk::noteTruncate(const QByteArray &path, qint64 to, const QByteArray &tail, qint64 size)
{
    if (!path.isEmpty())
        m_unsynced[path].append({to, {}, tail, size, true});
}

/// Takes the changes back, newest first, and does again what the disk had got to.
void FaultyDisk::apply(const QByteArray &path, const QList<Change> &changes, DiskFault::Loss loss, quint32 seed)
{
    QFile file(QString::fromUtf8(path));
    if (loss == DiskFault::Loss::None || !file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return;
    for (auto change = changes.crbegin(); change != changes.crend(); ++change) {
        file.resize(change->sizeBefore);
        file.seek(change->at);
        file.write(change->before);
    }
    if (loss == DiskFault::Loss::All)
        return;
    QRandomGenerator random(seed);
    for (const Change &change : changes) {
        const quint32 fate = random.bounded(3u); // lost, whole, or only its first sectors
        if (fate == 0)
            continue;
        if (change.isCut) {
            file.resize(change.at);
            continue;
        }
        const qint64 sectors = change.now.size() / sector;
        file.seek(change.at);
        file.write(fate == 1 ? change.now : change.now.left(sectors < 2 ? 0 : sector * random.bounded(int(sectors))));
    }
}

} // namespace samband
