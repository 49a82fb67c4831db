#pragma once

#include "core/domain/result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <vector>

namespace samband {

/// What to take out of an answer; everything else is skipped over.
struct AnswerShape {
    QString records; ///< path of the list of records (or of the one record); empty: the answer itself
    QString expand; ///< path inside a record of a list of which each entry makes a row of its own
    QStringList paths; ///< inside a record; one column each
    QStringList page; ///< values of the answer as a whole: cursor, total
};

/// Values as text, null when the path is not there. A JSON null is an empty text that is not null.
struct AnswerRows {
    std::vector<QStringList> rows; ///< one text per AnswerShape::paths
    QStringList page; ///< one text per AnswerShape::page
    bool found = false; ///< the list of records was there, also when empty
};

/// Reads an answer in one pass. Numbers keep the digits that the server sent, whatever their size; lists of scalars are
/// joined by
/// ";". BadAnswer with the reason when it is not JSON, is cut off, or has no records where they should be.
Result<AnswerRows> parseAnswer(const QByteArray &json, const AnswerShape &shape);

/// A moment of an answer in ms UTC: ISO 8601 (without a zone it is UTC) or epoch ms. 0 when it is none.
qint64 parseTime(const QString &text);

} // namespace samband
