#pragma once

#include "core/domain/result.h"

#include <functional>
#include <memory>
#include <optional>

class QSqlDatabase;
class QSqlQuery;

namespace samband {

/// One connection to a workspace file (SQLite, WAL, mode 0600). Belongs to the thread that opened it. The file's
/// version is PRAGMA user_version; older files are migrated step by step, each step in one transaction; newer ones are
/// refused.
class Workspace {
public:
    enum class Access {
        ReadWrite, ///< takes the file's lock: one process at a time
        Companion, ///< a further writing connection of the process that already holds the lock
        ReadOnly,
    };

    /// Makes a new workspace file. Workspace error when the file exists or cannot be made.
    static Result<std::unique_ptr<Workspace>> create(const QString &path);
    /// Opens an existing one. ReadWrite takes the file's lock for as long as the object lives: Busy (with the holder's
    /// process) when another has it. Workspace error when it is missing, no workspace, of a newer version, corrupt or
    /// not writable.
    static Result<std::unique_ptr<Workspace>> open(const QString &path, Access access);
    ~Workspace();
    Workspace(const Workspace &) = delete;
    Workspace &operator=(const Workspace &) = delete;

    QString path() const;
    /// Row of the journal that the sparse check at \ref open found changed from outside; nothing when it found none.
    std::optional<qint64> suspectJournalRow() const;
    /// Whether a committed transaction survives a power cut (Durable) or may be lost with the last pages read (Fast). A
    /// killed process loses neither.
    enum class Durability { Durable, Fast };
    /// Runs \a work in one transaction: commits when it succeeds, rolls back when it returns an error. Nested calls
    /// join: an error in one rolls back the whole.
    Status transaction(const std::function<Status()> &work, Durability durability = Durability::Durable);

    /// \name For the classes of this folder only.
    /// @{
    QSqlDatabase &database();
    /// A prepared statement, made at its first use; \ref giveBack keeps it for the next one.
    Result<std::unique_ptr<QSqlQuery>> take(const QString &sql);
    void giveBack(const QString &sql, std::unique_ptr<QSqlQuery> query);
    /// @}

private:
    struct Private;
    explicit Workspace(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace samband
