#include "core/store/workspace.h"

#include "core/store/backup.h"
#include "core/store/migrations.h"
#include "core/store/runstore.h"
#include "core/store/sql.h"
#include "core/store/workspacefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QUuid>

#include <unordered_map>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 AlwaysChecked = 200'000'000; // bytes: a check of more takes longer than an operator wants to wait

/// One name for one file, so that two ways to spell it share a lock.
QString realPath(const QString &path)
{
    const QFileInfo info(path);
    const QString real = info.canonicalFilePath();
    return real.isEmpty() ? info.absoluteFilePath() : real;
}

} // namespace

struct Workspace::Private {
    QString path;
    Access access = Access::ReadWrite;
    QString name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::unique_ptr<QLockFile> lock;
    QSqlDatabase database;
    std::unordered_map<QString, std::vector<std::unique_ptr<QSqlQuery>>> statements;
    int depth = 0;
    std::optional<Error> broken; ///< why the transaction under way must not be committed
    Durability durability = Durability::Durable;
    bool ready = false;
    std::optional<qint64> suspect; ///< changed row of the journal

    ~Private() { close(); }

    Status connect();
    Status exec(const QString &sql);
    Result<QString> pragma(const QString &sql);
    Status prepareFile(bool isNew);
    Status check();
    Status migrateFile();
    Status tune();
    Status setDurability(Durability wanted);
    void close();
};

Status Workspace::Private::connect()
{
    database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
    database.setDatabaseName(path);
    database.setConnectOptions(access == Access::ReadOnly ? u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000"_s
                                                          : u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!database.open())
        return storeError(path, database.lastError());
    return Done{};
}

Status Workspace::Private::exec(const QString &sql)
{
    QSqlQuery query(database);
    if (!query.exec(sql))
        return storeError(path, query.lastError());
    return Done{};
}

Result<QString> Workspace::Private::pragma(const QString &sql)
{
    QSqlQuery query(database);
    if (!query.exec(sql) || !query.next())
        return storeError(path, query.lastError());
    return query.value(0).toString();
}

Status Workspace::Private::migrateFile()
{
    const Result<QString> version = pragma(u"PRAGMA user_version"_s);
    if (!version.ok())
        return version.error();
    const QList<Migration> steps = migrations();
    const qsizetype found = version->toInt();
    if (found > steps.size())
        return Error{ErrorKind::Workspace,
            QCoreApplication::translate("Workspace",
                "The workspace %1 was made by a newer Samband (version %2 of the file, this program knows %3). It was "
                "left as it is. Update this program.")
                .arg(QDir::toNativeSeparators(path))
                .arg(found)
                .arg(steps.size())};
    if (access != Access::ReadWrite && found < steps.size())
        return Error{ErrorKind::Workspace,
            QCoreApplication::translate("Workspace",
                "The workspace %1 is of an older version. Open it once for writing to bring it up to date.")
                .arg(QDir::toNativeSeparators(path))};
    return access != Access::ReadWrite ? Status(Done{}) : migrateSafely(database, path, steps);
}

Status Workspace::Private::check()
{
    const Result<QString> closed = pragma(u"SELECT value FROM setting WHERE key = 'closed-cleanly'"_s);
    const bool wasClean = closed.ok() && *closed == "1"_L1;
    if (wasClean && QFileInfo(path).size() > AlwaysChecked)
        return Done{};
    const Result<QString> found = pragma(u"PRAGMA quick_check(1)"_s);
    if (!found.ok())
        return found.error();
    if (*found != "ok"_L1) {
        // A page that the disk did not give is told like a damaged one, with the error's number in the text.
        static const QRegularExpression unread(u"error code=(\\d+)"_s);
        const QString code = unread.match(*found).captured(1);
        return storeError(path, QSqlError({}, *found, QSqlError::StatementError, code.isEmpty() ? u"11"_s : code));
    }
    return Done{};
}

Status Workspace::Private::tune()
{
    const Result<QString> mode = pragma(u"PRAGMA journal_mode = WAL"_s);
    if (!mode.ok())
        return mode.error();
    if (*mode != "wal"_L1)
        return Error{ErrorKind::Workspace,
            QCoreApplication::translate("Workspace",
                "The disk of the workspace %1 does not let a window read while a run writes. Keep the workspace on a "
                "local disk.")
                .arg(QDir::toNativeSeparators(path))};
    for (const QString &pragmaText : {u"PRAGMA wal_autocheckpoint = 16000"_s,
             u"INSERT INTO setting VALUES('closed-cleanly', '0') ON CONFLICT DO UPDATE SET value = excluded.value"_s}) {
        if (Status done = exec(pragmaText); !done.ok())
            return done;
    }
    return Done{};
}

Status Workspace::Private::prepareFile(bool isNew)
{
    if (Status done = connect(); !done.ok())
        return done;
    // A larger cache keeps the inner pages of the indexes of a million records; negative means KiB.
    if (Status done = exec(u"PRAGMA cache_size = -65536"_s); !done.ok())
        return done;
    if (access == Access::ReadWrite && !isNew) { // a companion's file was checked by the connection with the lock
        if (Status done = check(); !done.ok())
            return done;
    }
    if (Status done = migrateFile(); !done.ok())
        return done;
    if (access != Access::ReadOnly) {
        if (Status done = tune(); !done.ok())
            return done;
    }
    if (access != Access::ReadOnly) {
        if (Status done = exec(u"PRAGMA synchronous = FULL"_s); !done.ok())
            return done;
    }
    ready = true;
    return Done{};
}

Status Workspace::Private::setDurability(Durability wanted)
{
    if (wanted == durability || access == Access::ReadOnly)
        return Done{};
    Status done =
        exec(wanted == Durability::Durable ? u"PRAGMA synchronous = FULL"_s : u"PRAGMA synchronous = NORMAL"_s);
    if (done.ok())
        durability = wanted;
    return done;
}

void Workspace::Private::close()
{
    statements.clear();
    if (ready && access == Access::ReadWrite)
        exec(u"UPDATE setting SET value = '1' WHERE key = 'closed-cleanly'"_s).ok();
    database.close();
    database = QSqlDatabase();
    if (QSqlDatabase::contains(name))
        QSqlDatabase::removeDatabase(name);
}

Workspace::Workspace(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

Workspace::~Workspace() = default;

Result<std::unique_ptr<Workspace>> Workspace::create(const QString &path)
{
    if (Status made = makeWorkspaceFile(path); !made.ok())
        return made.error();
    auto data = std::make_unique<Private>();
    data->path = realPath(path);
    data->lock = std::make_unique<QLockFile>(data->path + u".lock"_s);
    Status done = lockWorkspaceFile(*data->lock, path);
    if (done.ok())
        done = data->prepareFile(true);
    if (!done.ok()) {
        data->close();
        QFile::remove(data->path);
        return done.error();
    }
    return std::unique_ptr<Workspace>(new Workspace(std::move(data)));
}

Result<std::unique_ptr<Workspace>> Workspace::open(const QString &path, Access access)
{
    if (Status seen = inspectWorkspaceFile(path, access != Access::ReadOnly); !seen.ok())
        return seen.error();
    auto data = std::make_unique<Private>();
    data->path = realPath(path);
    data->access = access;
    if (access == Access::ReadWrite) {
        data->lock = std::make_unique<QLockFile>(data->path + u".lock"_s);
        if (Status locked = lockWorkspaceFile(*data->lock, path); !locked.ok())
            return locked.error();
    }
    if (Status done = data->prepareFile(false); !done.ok())
        return done.error();
    std::unique_ptr<Workspace> workspace(new Workspace(std::move(data)));
    if (access == Access::Companion) // the connection with the lock has looked already
        return workspace;
    const auto suspect = RunStore(*workspace).suspectJournalRow(QRandomGenerator::global()->generate());
    if (!suspect.ok())
        return suspect.error();
    workspace->d->suspect = *suspect;
    return workspace;
}

std::optional<qint64> Workspace::suspectJournalRow() const
{
    return d->suspect;
}

QString Workspace::path() const
{
    return d->path;
}

QSqlDatabase &Workspace::database()
{
    return d->database;
}

Status Workspace::transaction(const std::function<Status()> &work, Durability durability)
{
    if (d->depth > 0) {
        ++d->depth;
        Status done = work();
        --d->depth;
        if (!done.ok() && !d->broken)
            d->broken = done.error();
        return done;
    }
    if (Status done = d->setDurability(durability); !done.ok())
        return done;
    if (Status done = d->exec(d->access == Access::ReadOnly ? u"BEGIN"_s : u"BEGIN IMMEDIATE"_s); !done.ok()) {
        QSqlQuery(d->database).exec(u"ROLLBACK"_s); // it may have begun all the same; fails when it has not
        return done;
    }
    d->depth = 1;
    d->broken.reset();
    Status done = work();
    d->depth = 0;
    if (done.ok() && d->broken)
        done = *d->broken;
    if (done.ok())
        done = d->exec(u"COMMIT"_s);
    if (!done.ok())
        QSqlQuery(d->database).exec(u"ROLLBACK"_s); // fails when SQLite has rolled back by itself (disk full)
    return done;
}

Result<std::unique_ptr<QSqlQuery>> Workspace::take(const QString &sql)
{
    std::vector<std::unique_ptr<QSqlQuery>> &kept = d->statements[sql];
    if (!kept.empty()) {
        std::unique_ptr<QSqlQuery> query = std::move(kept.back());
        kept.pop_back();
        return query;
    }
    auto query = std::make_unique<QSqlQuery>(d->database);
    query->setForwardOnly(true);
    if (!query->prepare(sql))
        return storeError(d->path, query->lastError());
    return query;
}

void Workspace::giveBack(const QString &sql, std::unique_ptr<QSqlQuery> query)
{
    query->finish();
    d->statements[sql].push_back(std::move(query));
}

} // namespace samband
