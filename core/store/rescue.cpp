#include "core/store/rescue.h"

#include "core/store/rescuerows.h"
#include "core/store/salvage.h"
#include "core/store/workspace.h"
#include "core/store/workspacefile.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

Error fault(const char *text, const QString &path)
{
    return {ErrorKind::Workspace, QCoreApplication::translate("Workspace", text).arg(QDir::toNativeSeparators(path))};
}

/// Removes a workspace that was only half built by this or an earlier rescue.
void removeUnfinished(const QString &path)
{
    for (const char *end : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1StringView(end));
}

/// A name that no file has yet, so that nothing is ever overwritten.
QString freeName(const QString &wanted)
{
    const auto taken = [](const QString &name) {
        return QFileInfo::exists(name) || QFileInfo::exists(name + u"-wal"_s) || QFileInfo::exists(name + u"-shm"_s);
    };
    QString name = wanted;
    for (int i = 2; taken(name); ++i)
        name = wanted + u'-' + QString::number(i);
    return name;
}

/// Puts the damaged file aside and the rescued one in its place. Until its last step the rescued file's name keeps
/// everybody from opening a database without its log, or with the log of another.
Status swap(const QString &path, const QString &aside)
{
    for (const char *end : {"-wal", "-shm", ""}) {
        const QString from = path + QLatin1StringView(end);
        if (QFileInfo::exists(from) && !QFile::rename(from, aside + QLatin1StringView(end)))
            return fault(QT_TRANSLATE_NOOP("Workspace",
                             "%1 cannot be renamed. Everything is still there. Check the permissions of its folder, "
                             "then rescue again."),
                from);
    }
    if (!QFile::rename(rescuedName(path), path))
        return fault(QT_TRANSLATE_NOOP("Workspace",
                         "%1 is ready but cannot be renamed. Check the permissions of its folder, then rescue again."),
            rescuedName(path));
    return Done{};
}

Result<RescueReport> build(const QString &path, const QString &fresh, const QString &exportFolder)
{
    auto made = Workspace::create(fresh);
    if (!made.ok())
        return made.error();
    made->reset(); // closed, so that its header can be looked at
    auto salvage = Salvage::open(path, fresh);
    if (!salvage.ok())
        return salvage.error();
    if ((*salvage)->isWhole() && inspectWorkspaceFile(path, false).ok())
        return fault(QT_TRANSLATE_NOOP("Workspace", "The workspace %1 is not damaged. It was left as it is."), path);
    if (!QDir().mkpath(exportFolder)
        || !QFile::setPermissions(exportFolder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return fault(
            QT_TRANSLATE_NOOP("Workspace", "The folder %1 cannot be made. Nothing was changed."), exportFolder);
    auto workspace = Workspace::open(fresh, Workspace::Access::ReadWrite);
    if (!workspace.ok())
        return workspace.error();
    return carryOver(**salvage, **workspace, exportFolder);
}

} // namespace

QString rescuedName(const QString &path)
{
    return path + u".rescued"_s;
}

Result<RescueReport> rescueWorkspace(const QString &name, const QDateTime &now)
{
    const QString real = QFileInfo(name).canonicalFilePath(); // as the lock is named
    const QString path = real.isEmpty() ? QFileInfo(name).absoluteFilePath() : real;
    const QString stamp = now.toString(u"yyyyMMdd-HHmmss"_s);
    const QString aside = freeName(path + u".damaged-"_s + stamp);
    QLockFile lock(path + u".lock"_s);
    if (Status locked = lockWorkspaceFile(lock, path); !locked.ok())
        return locked.error();
    RescueReport report;
    if (!QFileInfo::exists(rescuedName(path))) {
        if (!QFileInfo(path).isFile())
            return fault(QT_TRANSLATE_NOOP("Workspace", "There is no workspace %1. Check the name."), path);
        const QString fresh = path + u".rescuing"_s;
        removeUnfinished(fresh);
        const QString exportFolder = freeName(path + u".export-"_s + stamp);
        auto built = build(path, fresh, exportFolder);
        if (!built.ok()) {
            removeUnfinished(fresh);
            QDir(exportFolder).removeRecursively();
            return built.error();
        }
        report = std::move(*built);
        report.exportFolder = exportFolder;
        if (!QFile::rename(fresh, rescuedName(path)))
            return fault(
                QT_TRANSLATE_NOOP("Workspace", "%1 cannot be renamed. Check the permissions of its folder."), fresh);
    }
    report.setAside = aside;
    if (Status done = swap(path, aside); !done.ok())
        return done.error();
    return report;
}

} // namespace samband
