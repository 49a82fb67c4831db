#pragma once

#include "core/domain/result.h"

class QLockFile;

namespace samband {

/// Makes the empty file of a new workspace, readable by its owner only, before anything is written to it.
Status makeWorkspaceFile(const QString &path);

/// Looks at the file without opening it as a database: exists, is a file, is a workspace, can be written when \a write.
/// Leaves it as it is.
Status inspectWorkspaceFile(const QString &path, bool write);

/// Takes the lock beside the file; Busy names the process that has it. The lock of a process that died is taken over.
Status lockWorkspaceFile(QLockFile &lock, const QString &path);

} // namespace samband
