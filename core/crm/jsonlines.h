#pragma once

#include <QByteArray>
#include <QString>

namespace samband {

/// The 1-based line of byte \a offset.
int lineOfOffset(const QByteArray &text, qsizetype offset);

/// The 1-based line where the member or entry that \a pointer names stands in \a json, which must parse; of a member
/// the line of its key. Where the pointer leads nowhere: the line of the deepest part that is there.
int lineOfPointer(const QByteArray &json, const QString &pointer);

} // namespace samband
