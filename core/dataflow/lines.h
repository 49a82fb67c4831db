#pragma once

#include "core/domain/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace samband {

/// Bounds of a document. The largest known one has 90 kB; what is far beyond is not a document but a mistake or an
/// attack.
constexpr qsizetype maxDocumentBytes = qsizetype(8) * 1024 * 1024;
constexpr qsizetype maxLineBytes = qsizetype(16) * 1024;
constexpr int maxLines = 200'000;

/// One line of a document: tabs expanded to columns of eight, nothing blank at its end.
struct Line {
    int number = 0; ///< 1-based
    qsizetype indent = 0; ///< columns before the first character
    QString text;

    bool blank() const { return text.isEmpty(); }
    QStringView body() const { return QStringView(text).mid(indent); }
};

/// The lines of \a bytes (UTF-8, with or without a byte order mark; LF, CRLF or CR), or the first place where they are
/// no text.
struct Lines {
    QList<Line> lines;
    int refusedAt = 0; ///< line of the refusal, 0 when all of it was read
    QString refusal; ///< why not, and what was expected
};
Lines splitLines(const QByteArray &bytes);

} // namespace samband
