#pragma once

#include "core/domain/result.h"

namespace samband {

/// Writes \a bytes to \a path, whole or not at all: what was there stays until the new file is complete. The error
/// names the path.
Status writeWhole(const QString &path, const QByteArray &bytes);

/// Why nothing could be written to \a path.
Error notWritten(const QString &path, const QString &reason);

} // namespace samband
