#pragma once

#include <QString>

#include <optional>

namespace samband {

/// How far the reading of a list has come: one text, kept beside the records that were read, so that a killed run goes
/// on from it. "<seen>/<total>/<token>"; where more is known, it follows the number seen, separated by ";".
struct ListCursor {
    QString token; ///< the server's word for the next page
    qint64 seen = 0; ///< records in this pass
    qint64 total = -1; ///< the most that the server ever said in this pass; -1 nothing yet
    int pass = 1; ///< how often the list has been begun
    quint64 sum = 0; ///< digest of the ids of this pass, whatever their order
    quint64 sumBefore = 0; ///< of the pass before
    qint64 pages = 0; ///< in this pass
    quint64 mark = 0; ///< digest of the page whose number was the last power of two

    /// Nothing when \a text is no place in a list.
    static std::optional<ListCursor> decoded(const QString &text);
    QString encoded() const;

    /// Counts a page with this digest. Whether the list goes round in a circle (a page that came before comes again);
    /// each circle is found before it was walked three times.
    bool comesRound(quint64 page);
    /// The list is to be read once more from its beginning.
    void restart(const QString &firstToken);
};

} // namespace samband
