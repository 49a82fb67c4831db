#pragma once

#include "core/domain/record.h"

namespace samband {

/// A 64-bit fingerprint (XXH3, length-prefixed) of the fields. Equal fields have equal fingerprints; a change of
/// fingerprint marks a candidate, and the values themselves decide, so a collision can at worst delay a change until
/// the next one.
qint64 fingerprint(const Fields &fields);

/// A 64-bit fingerprint of one text.
qint64 fingerprint(const QString &text);

} // namespace samband
