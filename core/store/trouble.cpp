#include "core/store/trouble.h"

#include "core/store/migrations.h"
#include "core/store/rescue.h"
#include "core/store/workspacefile.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 smallest = 4096; // bytes: a workspace has more tables than fit into less
constexpr int corrupt = 11; // SQLITE_CORRUPT
constexpr int notADatabase = 26; // SQLITE_NOTADB

bool saysDamaged(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    return code == corrupt || code == notADatabase;
}

Trouble troubleIn(QSqlDatabase &database)
{
    if (!database.open())
        return saysDamaged(database.lastError()) ? Trouble::Damaged : Trouble::Other;
    QSqlQuery query(database);
    const auto ask = [&](const QString &sql) { return query.exec(sql) && query.next(); };
    if (!ask(u"PRAGMA user_version"_s))
        return saysDamaged(query.lastError()) ? Trouble::Damaged : Trouble::Other;
    if (query.value(0).toInt() > migrations().size())
        return Trouble::Newer;
    if (!ask(u"PRAGMA quick_check(1)"_s))
        return saysDamaged(query.lastError()) ? Trouble::Damaged : Trouble::Other;
    return query.value(0).toString() == "ok"_L1 ? Trouble::None : Trouble::Damaged;
}

Trouble troubleInside(const QString &path)
{
    const QString name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    Trouble found = Trouble::Other;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(path);
        database.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=1000"_s);
        found = troubleIn(database);
        database.close();
    }
    QSqlDatabase::removeDatabase(name);
    return found;
}

} // namespace

Trouble troubleOf(const QString &path)
{
    const QFileInfo info(path);
    if (QFileInfo::exists(rescuedName(path)))
        return Trouble::HalfRescued;
    if (!info.exists())
        return Trouble::Missing;
    if (!info.isFile())
        return Trouble::NoWorkspace;
    if (QFile file(path); !file.open(QIODevice::ReadOnly))
        return Trouble::NoAccess;
    if (!inspectWorkspaceFile(path, false)) {
        // A workspace whose first bytes are gone still has its name, and more than a few bytes.
        const bool was = info.size() >= smallest && info.suffix().compare("samband"_L1, Qt::CaseInsensitive) == 0;
        return was ? Trouble::Damaged : Trouble::NoWorkspace;
    }
    if (!inspectWorkspaceFile(path, true))
        return Trouble::NoAccess;
    QLockFile lock(info.canonicalFilePath() + u".lock"_s);
    if (const Status locked = lockWorkspaceFile(lock, path); !locked)
        return locked.error().kind == ErrorKind::Busy ? Trouble::InUse : Trouble::NoAccess;
    return troubleInside(path);
}

} // namespace samband
