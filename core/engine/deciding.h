#pragma once

#include "core/engine/claims.h"
#include "core/engine/session.h"

#include <span>

namespace samband {

/// Turns what the store knows of one flow into decisions. Gathers the candidates of lone records; the choice itself is
/// made by the pure functions of core/domain.
class Deciding {
public:
    Deciding(Session &session, const ActiveFlow &active, bool approveAll);

    /// Brings lone rows up to date and compares those of the same name or merge key.
    Status prepare();
    /// Makes \a entries ready to be decided about, which is what the next two are for: what their candidates are
    /// called. Where the newer value wins, finds out since when each side holds a value that both changed: asks the
    /// systems for just those properties, in batches. What they do not tell counts from the record's last change.
    Status sharpen(std::vector<LinkEntry> &entries);
    /// The decision about one row; approved already when everything is to be approved. A property that it pauses for
    /// the first time goes to \a news.
    Result<Decision> decide(const LinkEntry &entry, QList<JournalRow> *news = nullptr) const;
    /// The candidates that \ref prepare found for a lone source row, one of those that were sharpened last.
    QList<Candidate> candidates(qint64 link) const;

private:
    struct Asked {
        std::size_t entry = 0;
        Side side = Side::Source;
        QStringList paths;
    };
    /// A candidate of a lone source row. There may be one for each of a million rows: as small as can be.
    struct Alike {
        qint64 link = 0;
        qint64 record = 0; ///< the store's target record
        Likeness likeness = Likeness::None;
        bool sameName = true;
    };
    std::span<const Alike> alikeOf(qint64 link) const; ///< of one row
    Status nameCandidates(const std::vector<LinkEntry> &entries);
    std::vector<Asked> openQuestions(const std::vector<LinkEntry> &entries) const;
    QString moment(const LinkEntry &entry, Side side) const;
    Result<Decision> decidePair(const LinkEntry &entry, QList<JournalRow> *news) const;
    LinkView viewOf(const LinkEntry &entry) const;

    Session &m_session;
    const ActiveFlow &m_active;
    bool m_approveAll;
    PerSide<QStringList> m_read; ///< paths known of every record
    std::vector<Alike> m_alike; ///< by link, then record
    Claims m_claims;
    QMap<std::pair<qint64, qint64>, Admittance> m_notAdmitted; ///< link and record -> what the flow's filter says
    QHash<qint64, QString> m_titles; ///< of the candidates of the entries sharpened last
    QMap<QString, QMap<QString, qint64>> m_changedAt; ///< record as it was -> path -> ms UTC
};

} // namespace samband
