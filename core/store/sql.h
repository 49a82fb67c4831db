#pragma once

#include "core/domain/result.h"

#include <QSqlQuery>
#include <QVariant>

#include <memory>

class QSqlError;

namespace samband {

class Workspace;

/// A named value for a statement. A null text is an empty one, so that "no value" is never confused with NULL.
struct Bind {
    Bind(const QString &placeholder, const QString &text)
        : name(placeholder)
        , value(text.isNull() ? QLatin1StringView("") : text)
    {
    }
    Bind(const QString &placeholder, qint64 number)
        : name(placeholder)
        , value(number)
    {
    }
    Bind(const QString &placeholder, const QVariant &any)
        : name(placeholder)
        , value(any)
    {
    }
    QString name;
    QVariant value;
};
using Binds = std::initializer_list<Bind>;

/// NULL for 0, which is how the store's ids say "none".
inline QVariant orNull(qint64 id)
{
    return id == 0 ? QVariant() : QVariant(id);
}

/// One prepared statement of a workspace, given back when it goes out of scope; never leaves a SELECT open.
class Prepared {
public:
    Prepared(Workspace &workspace, const QString &sql);
    ~Prepared();
    Prepared(const Prepared &) = delete;
    Prepared &operator=(const Prepared &) = delete;

    Prepared &bind(const QString &placeholder, const QVariant &value);
    Status exec();
    bool next();
    Status status() const; ///< after \ref next returned false: the end of the rows, or an error
    int changed() const { return m_query->numRowsAffected(); }
    qint64 insertedId() const { return m_query->lastInsertId().toLongLong(); }

    QString text(int column) const { return m_query->value(column).toString(); }
    qint64 number(int column) const { return m_query->value(column).toLongLong(); }
    bool flag(int column) const { return number(column) != 0; }
    bool isNull(int column) const { return m_query->isNull(column); }
    QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }

private:
    Workspace &m_workspace;
    QString m_sql;
    std::unique_ptr<QSqlQuery> m_query;
    Status m_status = Done{};
};

/// Runs statements one after the other until one fails; from then on it does nothing and keeps the error.
class Sql {
public:
    explicit Sql(Workspace &workspace)
        : m_workspace(workspace)
    {
    }

    Sql &run(const QString &sql, Binds values = {});
    /// Calls \a row with the statement on each row.
    template<class Row> Sql &each(const QString &sql, Binds values, Row row)
    {
        if (!m_status.ok())
            return *this;
        Prepared statement(m_workspace, sql);
        m_status = start(statement, values);
        while (m_status.ok() && statement.next())
            row(statement);
        if (m_status.ok())
            m_status = statement.status();
        return *this;
    }
    /// First column of the first row as a number; 0 when there is no row.
    qint64 number(const QString &sql, Binds values = {});
    QString text(const QString &sql, Binds values = {});
    /// Joins another step.
    Sql &then(const Status &status);
    Sql &fail(ErrorKind kind, const QString &text);

    bool ok() const { return m_status.ok(); }
    const Status &status() const { return m_status; }
    const Error &error() const { return m_status.error(); }
    int changed() const { return m_changed; } ///< rows that the last run statement changed
    qint64 insertedId() const { return m_insertedId; }

private:
    static Status start(Prepared &statement, Binds values);

    Workspace &m_workspace;
    Status m_status = Done{};
    int m_changed = 0;
    qint64 m_insertedId = 0;
};

/// What a database error means to the operator.
Error storeError(const QString &path, const QSqlError &error);

} // namespace samband
