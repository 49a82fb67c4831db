#pragma once

#include "core/domain/result.h"

#include <QMap>

class QDateTime;

namespace samband {

/// What became of a damaged workspace.
struct RescueReport {
    QString setAside; ///< the damaged file's new name; -wal and -shm lie beside it
    QString exportFolder; ///< one file of JSON lines per table, for people
    QMap<QString, qint64> kept; ///< table -> rows in the new workspace
    QStringList incomplete; ///< tables of which rows may be missing
    qint64 lostLinks = 0; ///< pairs and lone rows that were there and could not be kept
    qint64 withoutBase = 0; ///< pairs kept whose values are compared as if they met for the first time

    bool isComplete() const { return incomplete.isEmpty() && lostLinks == 0 && withoutBase == 0; }
};

/// Makes a working workspace out of what a damaged one still holds, and puts it in its place. The damaged file is
/// renamed with \a now in its name, byte for byte as it was; nothing is overwritten or deleted. The journal begins a
/// new chain of hashes: what was changed in it before is not noticed any more. The next run reads both systems
/// completely. When anything about records or links was lost, that run asks before it creates. Workspace error when the
/// file is whole, or cannot be read at all, or when there is no room: then nothing has changed. Interrupted at any
/// moment, it is finished by calling it again, and until then the workspace cannot be opened.
Result<RescueReport> rescueWorkspace(const QString &path, const QDateTime &now);

/// The rescued workspace that an interrupted \ref rescueWorkspace had ready.
QString rescuedName(const QString &path);

} // namespace samband
