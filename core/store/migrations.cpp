#include "core/store/migrations.h"

#include "core/store/sql.h"

#include <QSqlDatabase>
#include <QSqlError>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

Status runStep(QSqlDatabase &database, const QString &path, const Migration &step, qsizetype version)
{
    QStringList statements{u"BEGIN IMMEDIATE"_s};
    statements += step;
    statements += u"PRAGMA user_version = %1"_s.arg(version);
    statements += u"COMMIT"_s;
    QSqlQuery query(database);
    for (const QString &statement : std::as_const(statements)) {
        if (query.exec(statement))
            continue;
        const Error error = storeError(path, query.lastError());
        query.exec(u"ROLLBACK"_s);
        return error;
    }
    return Done{};
}

} // namespace

Status migrate(QSqlDatabase &database, const QString &path, const QList<Migration> &steps)
{
    QSqlQuery query(database);
    if (!query.exec(u"PRAGMA user_version"_s) || !query.next())
        return storeError(path, query.lastError());
    const int version = query.value(0).toInt();
    query.finish();
    for (qsizetype next = version + 1; next <= steps.size(); ++next) {
        if (Status done = runStep(database, path, steps.at(next - 1), next); !done.ok())
            return done;
    }
    return Done{};
}

} // namespace samband
