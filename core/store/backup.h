#pragma once

#include "core/store/migrations.h"

namespace samband {

/// Like \ref migrate, but an existing workspace is first copied whole to "<path>.version<n>-<date>.backup" beside it
/// (mode 0600; the newest three are kept). Workspace error, and the file as it was, when the copy cannot be made.
Status migrateSafely(QSqlDatabase &database, const QString &path, const QList<Migration> &steps);

} // namespace samband
