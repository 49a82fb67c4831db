#pragma once

#include "core/domain/result.h"

#include <QList>
#include <QStringList>

class QSqlDatabase;

namespace samband {

/// Marks a file as a workspace of Samband ("SmBd").
inline constexpr int applicationId = 0x536d4264;

/// The statements that bring a workspace from one version to the next.
using Migration = QStringList;

/// All migrations in order: number n (from 1) makes version n. Never changed once released, only added to.
QList<Migration> migrations();

/// Brings \a database from its version to that of \a steps, each step in one transaction together with its version
/// number. A step that fails leaves the database at the version before it.
Status migrate(QSqlDatabase &database, const QString &path, const QList<Migration> &steps);

} // namespace samband
