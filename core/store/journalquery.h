#pragma once

#include "core/domain/side.h"

#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace samband {

/// Which columns a table of the journal can be sorted and filtered by.
enum class JournalColumn { At, What, Record, Change, By };

/// What a table of the journal shows, and in which order.
struct JournalQuery {
    JournalQuery() = default;
    JournalQuery(const QString &searched) // NOLINT(google-explicit-constructor): a text is the simplest query
        : text(searched)
    {
    }

    QString text; ///< in a title, an id, a value, a name; empty: no filter
    QMap<JournalColumn, QString> contains; ///< per column, What apart
    /// Only entries of these kinds and written sides, for a filter by what people read; nothing: no filter.
    std::optional<QList<std::pair<QString, std::optional<Side>>>> kinds;
    JournalColumn sortBy = JournalColumn::At;
    bool descending = true;

    bool operator==(const JournalQuery &) const = default;
};

} // namespace samband
