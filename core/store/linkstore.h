#pragma once

#include "core/domain/flapping.h"
#include "core/domain/intent.h"
#include "core/store/recordstore.h"
#include "core/store/rows.h"

#include <functional>

namespace samband {

/// What an operator can change about a link while a run works on it, as the run saw it.
struct LinkGlimpse {
    PerSide<qint64> record; ///< the store's records, 0 where there is none
    bool paused = false;
    Resolutions resolutions;

    bool operator==(const LinkGlimpse &) const = default;
};

/// A pair or lone record with everything a decision needs.
struct LinkEntry {
    qint64 id = 0;
    qint64 flow = 0;
    LinkState state = LinkState::Pending;
    QString guard; ///< which count of the guard holds it (see core/domain/guard.h); empty when none does
    PerSide<StoredRecord> record; ///< id 0 where there is none
    Base base;
    Resolutions resolutions;
    bool paused = false;
    qint64 candidate = 0; ///< the store's record that was suggested last; 0 when none was
    Verb verb = Verb::Nothing; ///< what waits or comes next
    int attempts = 0; ///< failures in a row
    qint64 retryAt = 0; ///< ms UTC: not tried again before
    PerSide<QString> absorbedBy{}; ///< id of the record that a side's record, now gone, was merged into
    std::optional<qint64> counterpart; ///< for a flow that follows: store's target record linked to the record it
                                       ///< belongs to; 0 when that one has no counterpart, nothing when it is not known

    bool isPair() const { return record.source.id != 0 && record.target.id != 0; }
    LinkGlimpse glimpse() const { return {{record.source.id, record.target.id}, paused, resolutions}; }
};

/// A lone source record and a lone target record of one flow with the same name or merge key.
struct LonePair {
    qint64 link = 0; ///< row of the source record
    StoredRecord source;
    StoredRecord target;
};

/// A decision to store, with what goes into the same transaction.
struct DecisionRow {
    PlanRow row;
    std::optional<Base> base; ///< the new base, when it moves without a write
    std::optional<JournalRow> journal;
    QString properties; ///< short names of the properties in question
    QList<Candidate> candidates; ///< shown for a lone row
    Resolutions used; ///< open choices that this carries out
    std::optional<LinkGlimpse> seen{}; ///< what it was decided from: a row that an operator changed since is left alone
    QList<JournalRow> news{}; ///< further entries: a hold that ended by itself, a property that was paused
};

/// How intents of one link ended, and what that makes of the link. Stored in one transaction.
struct Settlement {
    qint64 link = 0;
    QList<qint64> intents;
    std::optional<Base> base; ///< the new base; nothing leaves it
    LinkState state = LinkState::InSync;
    Reason reason;
    Verb verb = Verb::Nothing; ///< what is left to do
    QString properties;
    QList<JournalRow> journal;
    Resolutions used; ///< open choices that were carried out; a newer one about the same stays
    bool lookAgain = false; ///< mark the link again: a side changed meanwhile
    bool failed = false; ///< counts an attempt and backs off
    bool atOnce = false; ///< with \c failed: counts, but does not wait
    bool keepsCount = false; ///< neither a success nor a failure: those so far still count
    bool again = false; ///< nothing is known to have come of the intents, but still may: their keys are used again
    qint64 asked = 0; ///< an intent that stays open until a person has said what became of it; 0: none
    std::optional<LinkGlimpse>
        seen{}; ///< what it was decided from: what an operator changed since stays and is looked at
    PerSide<std::optional<qint64>> gained; ///< the store's record that the link gets on a side: created or found again
    std::optional<QList<Candidate>> candidates{}; ///< put before the operator; nothing leaves those that were
};

/// Rows that came and went, of a flow.
struct RowChanges {
    int appeared = 0;
    int vanished = 0;
};

/// Pairs and lone records, decisions about them, intents and resolutions.
class LinkStore {
public:
    explicit LinkStore(Workspace &workspace)
        : m_workspace(workspace)
    {
    }

    /// Brings lone rows up to date: one row for each present source record without one (state Unlinked, marked) and
    /// each present target record that no row of the flow has (state Outside). Rows of lone records that are gone
    /// disappear. Set-based. Merge keys are made anew when document or rules make them otherwise than before.
    Status refreshLone(const Flow &flow, PerSide<int> datatype);
    /// Marked rows of the flow by id, after \a after, at most \a limit; Outside rows are never marked.
    /// \a link not 0: only that row, marked or not.
    Result<std::vector<LinkEntry>> marked(const Flow &flow, qint64 after, int limit, qint64 link = 0) const;
    Result<LinkEntry> entry(qint64 link) const;
    /// Rows of the flow with a source record, marked or not, by id after \a after, at most \a limit.
    Result<std::vector<LinkEntry>> rowsOf(const Flow &flow, qint64 after, int limit) const;
    /// Whether \a record (the store's) stands in a pair of any flow.
    Result<bool> isLinked(qint64 record) const;
    /// Whether the row \a link cannot have \a record (the store's) on \a side: another pair of its flow has it.
    Result<bool> isAnothers(qint64 link, Side side, qint64 record) const;
    /// The candidates that the last decision about a lone row compared.
    Result<QList<Candidate>> judged(qint64 link) const;
    /// Tells \a take of lone source rows × lone target records that share a name key with a marked lone source row,
    /// or, where the flow has merge keys, with a record that shares name or key with it; without those that a person
    /// said are never to be linked; all of one name in a row, in no other order. (A lone record that appears, changes
    /// or goes marks the lone source rows of its name or merge keys.)
    Status sameNames(const Flow &flow, const std::function<void(const LonePair &)> &take) const;
    /// Likewise those that share a merge key and not their name, each pair once.
    Status sameMergeKeys(const Flow &flow, const std::function<void(const LonePair &)> &take) const;
    /// Rows of a flow in each state.
    Result<QMap<LinkState, int>> counts(qint64 flow) const;
    /// A mark in the history of rows that appear and vanish, and what happened to the rows (Outside ones apart) of a
    /// flow since.
    Result<qint64> rowMark() const;
    Result<RowChanges> rowChanges(qint64 flow, qint64 since) const;

    /// Rows that wait for an approval, by id.
    Result<QList<qint64>> held(const HeldQuery &query) const;
    /// How many rows the guard holds that are not marked, by guard key (see core/domain/guard.h), together with those
    /// that a person settled: a choice about some of a flood does not make it small enough to let the rest go.
    Result<QMap<QString, int>> guarded(qint64 flow) const;
    Status settleGuarded(const QList<qint64> &links); ///< a person let these go; choices and pauses say so themselves
    Status endFloods(qint64 flow); ///< forgets what a person settled under keys that the guard holds nothing under
    /// Marks the rows that the guard holds under these keys; returns how many.
    Result<int> markGuarded(qint64 flow, const QStringList &keys);
    /// What was written to each property of a pair since a person last had a say about it, from the journal.
    Result<QMap<int, PropertyHistory>> past(const Flow &flow, qint64 link) const;

    /// Stores decisions as states, reasons and what waits; unmarks the rows. One transaction. A row whose decision is
    /// still to be carried out (its verb sends, links or unlinks, and is not held) is Pending and stays marked until it
    /// is settled, so that a run that was killed finds it again. A row that an operator changed meanwhile
    /// (DecisionRow::seen) is not touched, only marked.
    Status saveDecisions(const QList<DecisionRow> &decisions, qint64 now);
    Status mark(const QList<qint64> &links);
    Status startAfresh(const QList<qint64> &links); ///< marks rows and forgets their failures: a person asks for them
    Status markHeld(qint64 flow); ///< every row of the flow that waits for an approval
    Status markLone(qint64 flow); ///< every row of the flow with a source record only
    Result<QMap<LinkState, int>> statesOf(
        const std::set<qint64> &links) const; ///< how many of the rows are in each state
    /// How many pairs besides \a except have the store's \a record on either side.
    Result<int> pairsWith(qint64 record, qint64 except) const;
    /// The store's record that \a recordId of the flow's target is; 0 when it is gone, or has a counterpart in the
    /// flow.
    Result<qint64> freeTarget(qint64 flow, const QString &recordId) const;
    /// Marks the rows of flows that follow the source record of \a link, whose target has changed. \ref link,
    /// \ref unlink and \ref settle do so by themselves.
    Status markFollowers(qint64 link);

    /// Links a lone source row to a lone target record, or a pair that lost a record to the one that may have taken its
    /// place (a create that a person is asked about): the record's own row is taken over. BadInput when either is
    /// taken, and while a record is being made for the row.
    Status link(qint64 link, qint64 record, const JournalRow &journal);
    /// Forgets the link; both records become lone, and the journal says by its id from which target record. With \a
    /// never the two are not suggested to each other again. On a lone source row with a candidate, \a never turns that
    /// suggestion down. BadInput when there is nothing to forget.
    Status unlink(qint64 link, bool never, const JournalRow &journal);
    /// Takes rows out, or in again. Outside rows are left as they are. Taking in a row that was turned down, or has a
    /// flapping property, says in the journal that a person resumed it, which is where the count starts afresh; the
    /// open choices are for the caller to drop.
    Status setPaused(const QList<qint64> &links, bool paused, const QString &who, qint64 now);

    /// Makes intents durable before they are sent; returns their ids in order. Of a row that an operator linked,
    /// unlinked, paused or chose for since it was \a seen nothing is begun (id 0): it is marked for a new decision.
    Result<QList<qint64>> begin(const QList<Intent> &intents, const QMap<qint64, LinkGlimpse> &seen = {});
    Result<QList<Intent>> openIntents() const;
    Result<Reason> reasonOf(qint64 link) const; ///< why the row is in its state
    /// The candidates that the row shows.
    Result<QList<Candidate>> candidatesOf(qint64 link) const;
    /// Opens the create whose key was to be used again: it is to be looked up before anything is sent.
    Status openAgain(qint64 link, Side side);
    /// Link -> key of its last create on \a side of which nothing is known to have come (Settlement::again), until one
    /// with that key begins.
    Result<QMap<qint64, QString>> keysToUseAgain(Side side, const QList<qint64> &links) const;
    /// Ends intents: base, state, journal, resolutions, in one transaction. A failed one counts an attempt, stays
    /// marked and backs off (core/domain/backoff.h). BadInput when the target belongs to another row
    /// already. When an operator linked or unlinked the row meanwhile (Settlement::seen), only intents and journal are
    /// stored; when one chose or paused, the row stays marked.
    Status settle(const Settlement &settlement, qint64 now);

    /// Replaces the open choices of a link about the same properties; marks it.
    Status saveResolutions(qint64 link, const Resolutions &resolutions, const QString &who, qint64 now);
    /// Ends the open choices of these kinds, or of them only the one about the whole pair; marks the row.
    Status dropResolutions(qint64 link, const QList<Choice> &choices, bool onlyOfPair = false);

private:
    Workspace &m_workspace;
};

} // namespace samband
