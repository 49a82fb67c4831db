#include "core/store/backup.h"

#include "core/store/sql.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype Kept = 3;

Error refused(const QString &path, const QString &why)
{
    return {ErrorKind::Workspace,
        QCoreApplication::translate("Workspace",
            "The workspace %1 is of an older version, and no copy of it could be made beside it (%2). It was left as "
            "it "
            "is. Free some space on that disk, or check the permissions of its folder, and open it again.")
            .arg(QDir::toNativeSeparators(path), why)};
}

void removeOldest(const QString &path)
{
    const QFileInfo info(path);
    // By date, which the file system keeps: names begin with the version.
    const QFileInfoList copies = info.absoluteDir().entryInfoList(QDir::Files, QDir::Time);
    qsizetype seen = 0;
    for (const QFileInfo &copy : copies) {
        const QString name = copy.fileName();
        if (name.startsWith(info.fileName() + ".version"_L1) && name.endsWith(".backup"_L1) && ++seen > Kept)
            QFile::remove(copy.filePath());
    }
}

QString backupName(const QString &path, int version)
{
    const QString stem =
        u"%1.version%2-%3"_s.arg(path).arg(version).arg(QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss"_s));
    QString name = stem + u".backup"_s;
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = u"%1-%2.backup"_s.arg(stem).arg(i);
    return name;
}

Status backUp(QSqlDatabase &database, const QString &path, int version)
{
    const QString name = backupName(path, version);
    const QString unfinished = name + u".part"_s; // a copy that was cut short is never taken for one
    QFile file(unfinished);
    QFile::remove(unfinished);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return refused(path, file.errorString());
    file.close();
    QSqlQuery query(database);
    QString quotedName = unfinished;
    quotedName.replace(u'\'', "''"_L1);
    const bool copied = query.exec(u"VACUUM INTO '%1'"_s.arg(quotedName));
    if (!copied || !file.rename(name)) {
        const QString why = copied ? file.errorString() : query.lastError().databaseText();
        QFile::remove(unfinished);
        return refused(path, why);
    }
    removeOldest(path);
    return Done{};
}

} // namespace

Status migrateSafely(QSqlDatabase &database, const QString &path, const QList<Migration> &steps)
{
    QSqlQuery query(database);
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next())
        return storeError(path, query.lastError());
    const int version = query.value(0).toInt();
    query.finish();
    if (version > 0 && version < steps.size()) {
        if (Status done = backUp(database, path, version); !done.ok())
            return done;
    }
    return migrate(database, path, steps);
}

} // namespace samband
