#include "core/store/sql.h"

#include "core/store/workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QSqlError>

namespace samband {

namespace {

// Primary result codes of SQLite (sqlite.org/rescode.html); Qt reports them as text.
constexpr int Busy = 5;
constexpr int Locked = 6;
constexpr int ReadOnly = 8;
constexpr int InputOutput = 10;
constexpr int Corrupt = 11;
constexpr int Full = 13;
constexpr int CannotOpen = 14;
constexpr int Protocol = 15; // gave up waiting for others who read or recover the file
constexpr int NotADatabase = 26;

QString told(const char *text)
{
    return QCoreApplication::translate("Workspace", text);
}

} // namespace

Error storeError(const QString &path, const QSqlError &error)
{
    const QString file = QDir::toNativeSeparators(path);
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case Busy:
    case Locked:
    case Protocol:
        return {ErrorKind::Workspace,
            told(QT_TRANSLATE_NOOP("Workspace",
                     "Another program keeps the workspace %1 locked. Nothing of this step was stored. Close that "
                     "program, or try again in a moment."))
                .arg(file)};
    case Full:
        return {ErrorKind::Workspace,
            told(QT_TRANSLATE_NOOP("Workspace",
                     "There is no room left for the workspace %1. Nothing of this step was stored. Free some space on "
                     "that disk and try again."))
                .arg(file)};
    case ReadOnly:
        return {ErrorKind::Workspace,
            told(QT_TRANSLATE_NOOP("Workspace",
                     "The workspace %1 cannot be written to. Check the permissions of the file and of its folder."))
                .arg(file)};
    case Corrupt:
    case NotADatabase:
        return {ErrorKind::Workspace,
            told(QT_TRANSLATE_NOOP("Workspace",
                     "The workspace %1 is damaged. It was left as it is. Make a working one of what can still be "
                     "read, which keeps the damaged file: sambandctl --workspace %1 rescue"))
                .arg(file)};
    case InputOutput:
    case CannotOpen:
        return {ErrorKind::Workspace,
            told(QT_TRANSLATE_NOOP("Workspace",
                     "The workspace %1 could not be read or written (%2). Check the disk and the permissions of its "
                     "folder."))
                .arg(file, error.databaseText())};
    }
    return {ErrorKind::Workspace,
        told(QT_TRANSLATE_NOOP("Workspace",
                 "A step on the workspace %1 failed (%2). Nothing of it was stored. Please report this as a fault."))
            .arg(file, error.databaseText())};
}

Prepared::Prepared(Workspace &workspace, const QString &sql)
    : m_workspace(workspace)
    , m_sql(sql)
{
    Result<std::unique_ptr<QSqlQuery>> query = workspace.take(sql);
    if (query.ok())
        m_query = std::move(*query);
    else
        m_status = query.error();
}

Prepared::~Prepared()
{
    if (m_query)
        m_workspace.giveBack(m_sql, std::move(m_query));
}

Prepared &Prepared::bind(const QString &placeholder, const QVariant &value)
{
    if (m_query)
        m_query->bindValue(placeholder, value);
    return *this;
}

Status Prepared::exec()
{
    if (!m_status.ok())
        return m_status;
    if (!m_query->exec())
        return storeError(m_workspace.path(), m_query->lastError());
    return Done{};
}

bool Prepared::next()
{
    return m_query && m_query->next();
}

Status Prepared::status() const
{
    if (m_query && m_query->lastError().isValid())
        return storeError(m_workspace.path(), m_query->lastError());
    return m_status;
}

Status Sql::start(Prepared &statement, Binds values)
{
    for (const Bind &bind : values)
        statement.bind(bind.name, bind.value);
    return statement.exec();
}

Sql &Sql::run(const QString &sql, Binds values)
{
    if (!m_status.ok())
        return *this;
    Prepared statement(m_workspace, sql);
    m_status = start(statement, values);
    if (m_status.ok()) {
        m_changed = statement.changed();
        m_insertedId = statement.insertedId();
    }
    return *this;
}

qint64 Sql::number(const QString &sql, Binds values)
{
    qint64 result = 0;
    bool first = true;
    each(sql, values, [&](const Prepared &row) {
        if (std::exchange(first, false))
            result = row.number(0);
    });
    return result;
}

QString Sql::text(const QString &sql, Binds values)
{
    QString result;
    bool first = true;
    each(sql, values, [&](const Prepared &row) {
        if (std::exchange(first, false))
            result = row.text(0);
    });
    return result;
}

Sql &Sql::then(const Status &status)
{
    if (m_status.ok())
        m_status = status;
    return *this;
}

Sql &Sql::fail(ErrorKind kind, const QString &text)
{
    return then(Error{kind, text});
}

} // namespace samband
