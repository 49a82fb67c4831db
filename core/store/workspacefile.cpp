#include "core/store/workspacefile.h"

#include "core/store/migrations.h"
#include "core/store/rescue.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QtEndian>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

// Layout of a SQLite file (sqlite.org/fileformat.html §1.3).
constexpr qsizetype HeaderSize = 100;
constexpr qsizetype ApplicationIdAt = 68;

Error fault(const char *text, const QString &path, const QString &detail = {})
{
    QString told = QCoreApplication::translate("Workspace", text).arg(QDir::toNativeSeparators(path));
    if (!detail.isEmpty())
        told = told.arg(detail);
    return {ErrorKind::Workspace, told};
}

} // namespace

Status makeWorkspaceFile(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return fault(QT_TRANSLATE_NOOP("Workspace", "%1 is a folder. Name a file for the new workspace."), path);
    if (info.exists())
        return fault(QT_TRANSLATE_NOOP("Workspace", "%1 exists already. Open it, or choose another name."), path);
    if (!info.absoluteDir().exists())
        return fault(
            QT_TRANSLATE_NOOP("Workspace", "The folder %1 does not exist. Make it first, or choose another one."),
            info.absolutePath());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return fault(QT_TRANSLATE_NOOP("Workspace",
                         "The workspace %1 cannot be made (%2). Check the permissions of the folder, or choose another "
                         "one."),
            path, file.errorString());
    return Done{};
}

Status inspectWorkspaceFile(const QString &path, bool write)
{
    const QFileInfo info(path);
    if (QFileInfo::exists(rescuedName(path)))
        return fault(QT_TRANSLATE_NOOP("Workspace",
                         "A rescue of the workspace %1 was interrupted. Finish it: sambandctl --workspace %1 rescue"),
            path);
    if (!info.exists())
        return fault(
            QT_TRANSLATE_NOOP("Workspace", "There is no workspace %1. Check the name, or make a new workspace."), path);
    if (!info.isFile())
        return fault(QT_TRANSLATE_NOOP("Workspace", "%1 is no file. Name the file of a workspace."), path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fault(
            QT_TRANSLATE_NOOP("Workspace", "The workspace %1 cannot be read (%2). Check the permissions of the file."),
            path, file.errorString());
    const QByteArray header = file.read(HeaderSize);
    if (header.size() < HeaderSize || !header.startsWith("SQLite format 3")
        || qFromBigEndian<qint32>(header.constData() + ApplicationIdAt) != applicationId)
        return fault(
            QT_TRANSLATE_NOOP("Workspace",
                "%1 is no workspace of Samband. It was left as it is. Choose another file; or, if it was one and "
                "is damaged: sambandctl --workspace %1 rescue"),
            path);
    if (write && (!info.isWritable() || !QFileInfo(info.absolutePath()).isWritable()))
        return fault(QT_TRANSLATE_NOOP("Workspace",
                         "The workspace %1 cannot be written to. Check the permissions of the file and of its folder."),
            path);
    return Done{};
}

Status lockWorkspaceFile(QLockFile &lock, const QString &path)
{
    lock.setStaleLockTime(0); // a run may take hours: only a holder that died loses its lock
    if (lock.tryLock(0))
        return Done{};
    if (lock.error() != QLockFile::LockFailedError)
        return fault(
            QT_TRANSLATE_NOOP("Workspace", "The workspace %1 cannot be locked. Check the permissions of its folder."),
            path);
    qint64 pid = 0;
    QString host;
    QString program;
    lock.getLockInfo(&pid, &host, &program);
    return Error{ErrorKind::Busy,
        QCoreApplication::translate("Workspace",
            "The workspace %1 is in use by %2 (process %3 on %4). Close that program, or open another workspace.")
            .arg(QDir::toNativeSeparators(path), program, QString::number(pid), host)};
}

} // namespace samband
