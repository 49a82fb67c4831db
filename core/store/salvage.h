#pragma once

#include "core/domain/result.h"

#include <QVariantList>

#include <functional>
#include <memory>

namespace samband {

/// Reads what can be read of a damaged workspace file. Works on a copy in a folder of its own, so that the original
/// stays byte for byte. Always ends: a bad region costs a bounded number of attempts.
class Salvage {
public:
    using Row = std::function<void(const QVariantList &)>;

    /// Copies the file and its write-ahead log, and opens the copy. Workspace error when there is no room, or when not
    /// even the list of tables can be read. \a like is a whole, empty workspace file: what replaces a broken header.
    static Result<std::unique_ptr<Salvage>> open(const QString &path, const QString &like);
    ~Salvage();
    Salvage(const Salvage &) = delete;
    Salvage &operator=(const Salvage &) = delete;

    /// Whether SQLite's whole check finds nothing wrong.
    bool isWhole();
    QStringList columns(const QString &table);
    /// Rows of a table with an integer "id", by id where the file allows it; each once. False when some may be missing.
    bool byId(const QString &table, const QStringList &columns, const Row &row);
    /// Rows of "SELECT " + \a what + " ORDER BY " + \a keys from both ends towards the damage; a row may come twice.
    /// False when some may be missing.
    bool fromBothEnds(const QString &what, const QStringList &keys, const Row &row);

private:
    struct Private;
    explicit Salvage(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace samband
