#pragma once

#include "core/store/linkstore.h"
#include "core/store/runstore.h"
#include "core/store/setup.h"

#include <functional>

namespace samband {

/// What an operator may do to links. Every action is an argument of the next run, never a write of its own: it stores a
/// choice and marks the rows. Every action is in the journal.
class Actions {
public:
    /// \a who: the operator's user name; \a clock: ms UTC.
    Actions(Workspace &workspace, QString who, std::function<qint64()> clock);

    /// Stores choices about one link. Choices about properties must carry what the operator saw; those about the whole
    /// pair get it here.
    Status resolve(qint64 link, const Resolutions &resolutions);
    /// Likewise about many, in one transaction; rows that are gone are passed over.
    Status resolve(const QMap<qint64, Resolutions> &choices);
    /// Lets the held decisions of \a links go ahead: exactly what is held now, not whatever comes later.
    Status approve(const QList<qint64> &links);
    Status reject(const QList<qint64> &links);
    /// Links a lone source record to a lone target record (the store's id).
    Status link(qint64 link, qint64 targetRecord);
    Status unlink(const QList<qint64> &links, bool never);
    Status setPaused(const QList<qint64> &links, bool paused);
    /// Takes one write back: the old values become the operator's choice for both sides. Only while the record that was
    /// written still holds what we wrote; BadInput says what it holds otherwise. Returns the link to sync.
    Result<qint64> undo(qint64 journalRow);

private:
    Status choose(const QList<qint64> &links, Choice choice);
    JournalRow journal(const LinkEntry &entry, const QString &kind, const Reason &reason) const;

    Workspace &m_workspace;
    LinkStore m_links;
    RunStore m_runs;
    Setup m_setup;
    QString m_who;
    std::function<qint64()> m_clock;
};

} // namespace samband
