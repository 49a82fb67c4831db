#pragma once

#include "core/engine/arrival.h"

namespace samband {

/// Finds out what became of creates whose answer was lost. One that was sent by key (createkey.h) is asked for by it: a
/// record that holds it is the one, and when none does, the create is tried again with the same key. Without a key,
/// strongest first: the link has a counterpart by now
/// (an operator's answer, or a record that came back); a record made since with just these values, that no link uses;
/// the same with values that a server reformatted when it made it. A record whose values are only the beginning of what
/// was sent, that somebody edited in part, that was made at another time, or that another flow uses, may be it or not:
/// then, and when several fit equally, the operator is asked, with all of them as candidates, and the create stays open
/// until there is an answer (link to one of them, or make it again), whatever becomes of the candidates meanwhile.
/// While a create on the source side is open, the rows of records that may be it wait (Session::maybeMade). Creates of
/// equal content are interchangeable.
class LostCreates {
public:
    /// \a open: every open intent, for creates of equal content; its times by the systems' clocks, which are \a ahead
    /// of ours (ms; measured once, for each answer says something else).
    LostCreates(Session &session, const QList<Intent> &open, PerSide<qint64> ahead)
        : m_session(session)
        , m_open(open)
        , m_ahead(ahead)
    {
    }

    /// Settles \a intent of \a entry, asks, or leaves it open (and its link blocked) while it is too early to tell.
    Status recover(const ActiveFlow &active, const LinkEntry &entry, const Intent &intent);

private:
    struct Finds {
        std::vector<StoredRecord> same;
        std::vector<StoredRecord> reformatted;
        std::vector<StoredRecord> maybe;

        std::vector<StoredRecord> all() const;
    };
    Status readSince(const ActiveFlow &active, Side side, qint64 since);
    Result<Finds> lookFor(const ActiveFlow &active, const Intent &intent, qint64 since) const;
    Status recoverByKey(const ActiveFlow &active, const LinkEntry &entry, const Intent &intent);
    bool isInto(const Intent &intent, int datatype) const;
    Result<Record> holderOf(const ActiveFlow &active, const Intent &intent);
    Status adopt(const ActiveFlow &active, const LinkEntry &entry, const Intent &intent, const StoredRecord &made);
    Status addShown(const LinkEntry &entry, Side side, std::vector<StoredRecord> &candidates) const;
    Status ask(const LinkEntry &entry, const Intent &intent, const std::vector<StoredRecord> &candidates);
    bool isAnothers(const Flow &flow, const Intent &intent, const StoredRecord &record) const;
    int openLike(const Intent &intent) const;

    Session &m_session;
    QList<Intent> m_open;
    PerSide<qint64> m_ahead;
    /// Since when a datatype has been read in this recovery: a run that was killed leaves hundreds of creates open, and
    /// one read answers for all of them.
    QMap<int, qint64> m_readFrom;
    /// Who holds the keys of open creates, by datatype: asked for all at once.
    QMap<int, QMap<QString, Result<Record>>> m_holders;
};

} // namespace samband
