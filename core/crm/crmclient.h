#pragma once

#include "core/crm/accountinfo.h"
#include "core/domain/decision.h"
#include "core/domain/record.h"
#include "core/domain/result.h"
#include "core/domain/roles.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace samband {

/// Which records to read. One entry of \c paths per property wanted; ids, times, aliases and refs always come.
struct PageRequest {
    QString datatype; ///< by any name the manifest lists for it
    QStringList paths;
    QString cursor; ///< \ref RecordPage::next of the page before; empty for the first page
    qint64 since = 0; ///< ms UTC: only records modified since; 0 reads all
    qint64 until = 0; ///< ms UTC: with \c since, only records modified until then (later ones come next time); 0 open
    QStringList parents; ///< for a datatype read per parent record (an association): the parents of this page
};

/// One page of records.
struct RecordPage {
    std::vector<Record> records;
    QString next; ///< cursor of the next page; empty on the last one
    bool complete =
        false; ///< this was the last page and the server said so: together the pages are everything asked for
};

/// What can be done with a datatype of a system, as its manifest says.
struct DatatypeTraits {
    QString name; ///< the manifest's own name for it
    SideTraits side; ///< roles, creatable, updatable, what it belongs to
    bool canArchive = false;
    bool changesSince = false; ///< can be asked for what changed since a moment
    qint64 overlap = 0; ///< ms to look back before the last read when asking for changes
    qint64 lag = 0; ///< ms a new or changed record may be missing from what changed (a search index that lags)
    QString parent; ///< datatype whose records it is read by; empty for most
    bool history = false; ///< tells what properties have held, when and by whom
    int parentBatch = 0; ///< most parents in one page request
    int readBatch = 1; ///< most records in one read call; likewise below
    int writeBatch = 1;
    QString keyProperty; ///< path of the property by which records are made exactly once, if the account has it as a
                         ///< unique one (see core/engine/createkey.h); empty where the system knows no such thing
    bool canMakeKey = false; ///< that property can be made in the account
    QString openUrl; ///< address of a record in the system's own web pages, "%1" for the id; may be empty
};

/// A record to create. \c key identifies the attempt (trace id where the system takes one).
struct NewRecord {
    QString key;
    Changes fields;
    bool unique = false; ///< \c key goes into DatatypeTraits::keyProperty: sent twice, it still makes one record
};

/// A change to one record.
struct RecordChange {
    QString key;
    QString id;
    Changes fields;
    Fields known{}; ///< what the system just reported: stands for what its answer to the write leaves out; may be empty
};

/// The budget and the load of a connection, for the console and for benchmarks.
struct CallStats {
    qint64 calls = 0; ///< requests sent, retries included
    qint64 retries = 0;
    qint64 limited = 0; ///< answers 429
    qint64 waitedMs = 0; ///< time spent waiting for the limiter
    int dailyUsed = -1; ///< -1 unknown
    int dailyLimit = -1;
};

/// One system, reached through its connector. All calls block the calling thread until done, stopped or failed; use it
/// from one thread only. Lists of outcomes have one entry per input, in the order of the inputs, and every record in
/// them is what the server says it now holds (all mapped paths of \a paths).
class CrmClient {
public:
    virtual ~CrmClient() = default;

    /// The system's name as the manifest spells it.
    virtual QString system() const = 0;
    /// What can be done with \a datatype; BadManifest names the known ones when the manifest has none of that name.
    virtual Result<DatatypeTraits> traits(const QString &datatype) const = 0;

    virtual Result<RecordPage> page(const PageRequest &request, std::stop_token stop) = 0;
    /// Reads single records afresh. A record that is not there is a Record with Presence::Absent, not an error. A
    /// merged record answers with its new id; the id asked for is then in its aliases.
    virtual std::vector<Result<Record>> read(
        const QString &datatype, const QStringList &ids, const QStringList &paths, std::stop_token stop) = 0;
    /// Creates records. Never sends a record twice by itself: a lost answer, or a stop while it is under way, is
    /// OutcomeUnknown. Cancelled says that it was not sent. The same goes for update and archive.
    virtual std::vector<Result<Record>> create(const QString &datatype, const std::vector<NewRecord> &records,
        const QStringList &paths, std::stop_token stop) = 0;
    virtual std::vector<Result<Record>> update(const QString &datatype, const std::vector<RecordChange> &changes,
        const QStringList &paths, std::stop_token stop) = 0;
    /// Archives (deletes where the system has no archive). A record already gone is Absent, not an error.
    virtual std::vector<Result<Record>> archive(
        const QString &datatype, const QStringList &ids, std::stop_token stop) = 0;

    virtual CallStats stats() const = 0;
    /// What came up about the sign-in while it was used.
    virtual SignInTrouble signInTrouble() const { return {}; }

    /// What the account says about itself; empty where it says nothing. Asked once, then remembered.
    virtual Result<AccountInfo> account(std::stop_token) { return AccountInfo{}; }
    /// The properties that the account has for \a datatype; not known where the system has no list of them.
    virtual Result<PropertyList> properties(const QString &, std::stop_token) { return PropertyList{}; }
    /// The records that hold \a keys in DatatypeTraits::keyProperty, in the order of the keys; one that no record holds
    /// is a Record with Presence::Absent. BadInput where the datatype has no such property.
    virtual std::vector<Result<Record>> readByKey(
        const QString &datatype, const QStringList &keys, const QStringList &paths, std::stop_token stop);
    /// Makes DatatypeTraits::keyProperty in the account: a change of the account that a person asked for. BadInput
    /// where that cannot be done from here.
    virtual Status makeKeyProperty(const QString &datatype, std::stop_token stop);
    /// What \a paths of single records have held. One result per id, in their order; empty where the system tells
    /// nothing, NotFound for a record that is not there.
    virtual std::vector<Result<RecordHistory>> history(
        const QString &, const QStringList &ids, const QStringList &, std::stop_token)
    {
        return std::vector<Result<RecordHistory>>(size_t(ids.size()), RecordHistory{});
    }
    /// Ms by which the system's clock is ahead of ours (less than 0: behind), as its last answer says; nothing when no
    /// answer said so.
    virtual std::optional<qint64> clockAhead() const { return std::nullopt; }

    /// An operator waits for what is called from now on: it may use what is kept free for that.
    virtual void setUrgent(bool) { }
    /// The budgets of the account. The function may be called on any thread, also after the client is gone.
    virtual std::function<QList<Budget>()> budgets() const
    {
        return [] { return QList<Budget>(); };
    }
    /// \name What a later process should know about calls made lately: a small text, no secret.
    /// @{
    virtual QByteArray callState() const { return {}; }
    virtual void restoreCallState(const QByteArray &) { }
    /// @}
};

} // namespace samband
