#pragma once

#include "core/domain/account.h"
#include "core/domain/cause.h"
#include "core/domain/dataflow.h"
#include "core/domain/decision.h"
#include "core/domain/flapping.h"
#include "core/domain/match.h"
#include "core/domain/resolution.h"
#include "core/domain/result.h"

#include <QMap>
#include <QMetaType>

#include <set>

namespace samband {

/// How a side is reached. Never holds a token: only where to find it ("env:NAME", "keychain:NAME", "session").
struct ConnectionRow {
    QString system; ///< name as the manifest spells it
    QString manifest; ///< ":/samband/connectors/x.json" or a file
    QString baseUrl;
    QString tokenSource;
    QMap<QString, QString> settings{}; ///< in place of the manifest's of the same name (the version of the API, …)

    bool operator==(const ConnectionRow &) const = default;
};

/// One row of the tables: a pair or a lone record.
struct LinkRow {
    qint64 id = 0;
    qint64 flow = 0;
    LinkState state = LinkState::InSync;
    PerSide<QString> title; ///< what each side's record is called; empty where there is no record
    PerSide<QString> recordId; ///< the system's id; empty where there is no record
    QString properties; ///< names of the properties in question, ", " between; empty when none is
    Verb verb = Verb::Nothing; ///< what waits or comes next
    Reason reason;
    qint64 since = 0; ///< ms UTC: in this state since

    bool operator==(const LinkRow &) const = default;
};

/// One line of a record's or workspace's history. Never changed once written.
struct JournalRow {
    qint64 id = 0;
    qint64 at = 0; ///< ms UTC
    qint64 run = 0; ///< 0 when an operator's action outside a run
    qint64 link = 0;
    qint64 flow = 0;
    QString kind; ///< linked, agreed, created, updated, archived, unlinked, failed, chosen, paused, resumed, undone,
                  ///< released (a hold that ended by itself), ruled (rules were changed); conflict, held, orphaned,
                  ///< left-out (it began to wait), settled (it waits no more, and nothing was written)
    std::optional<Side> side; ///< the side that was written
    QString recordId;
    QString title;
    Changes before; ///< path -> value before, of what was written
    Changes after; ///< path -> value the server reported
    Reason reason;
    QString who; ///< "run" or the operator's user name
    Base base{}; ///< of a write: what both sides had agreed on before it; \ref RunStore::history alone reads it back

    bool operator==(const JournalRow &) const = default;
};

/// One execution, finished or not.
struct RunRow {
    qint64 id = 0;
    qint64 startedAt = 0; ///< ms UTC
    qint64 endedAt = 0; ///< 0 while it runs, or when the process died
    QString trigger; ///< operator, schedule, command line
    QString status; ///< running, done, stopped, failed, interrupted
    QString error; ///< for people, when failed
    QMap<qint64, RunCounts> counts; ///< per flow
    qint64 calls = 0;

    bool operator==(const RunRow &) const = default;
};

/// One property of a pair for the detail pane.
struct PropertyRow {
    int property = 0;
    PerSide<QString> path;
    std::optional<PerSide<QString>> base; ///< nothing when the property never agreed
    PerSide<QString> now;
    PropertyRules rules;
    PropertyHistory past; ///< what was written to it lately
};

/// An open choice, and who made it.
struct MadeChoice {
    Resolution choice;
    QString who;
    qint64 at = 0; ///< ms UTC
};

/// The properties of one pair as they are, for a choice that is made for many pairs at once.
struct LinkProperties {
    qint64 link = 0;
    qint64 flow = 0;
    PerSide<qint64> modifiedAt; ///< ms UTC, 0 unknown
    QList<PropertyRow> properties;
};

/// A target record that may be a lone record's counterpart, with what a person tells it by from its namesakes.
struct CandidateRow : Candidate {
    QString recordId; ///< the system's id
    Fields fields; ///< everything read
    qint64 createdAt = 0; ///< ms UTC, 0 unknown
    qint64 modifiedAt = 0; ///< ms UTC, 0 unknown
    Side side = Side::Target; ///< whose record it is: the other one is that of the row
};

/// Everything known about one pair or lone record.
struct LinkDetail {
    LinkRow row;
    PerSide<Presence> presence;
    PerSide<qint64> modifiedAt; ///< ms UTC, 0 unknown
    PerSide<Fields> fields; ///< everything read, not only what is mapped
    PerSide<qint64> record; ///< the store's records, 0 where there is none
    QList<PropertyRow> properties;
    QList<CandidateRow> candidates;
    QList<PerSide<QString>>
        templatePaths; ///< what a new target record is filled from once; says the same on both sides
    PerSide<QString> web; ///< https address of each record in its system's own pages; empty where there is none
    Resolutions resolutions; ///< choices not carried out yet
    QList<JournalRow> timeline; ///< newest first, at most 200
    bool paused = false;
    QList<MadeChoice> choices; ///< the resolutions, with who and when
    FlowRules rules; ///< of its flow
    int attempts = 0; ///< failures in a row
    qint64 retryAt = 0; ///< ms UTC: not tried again before, 0 when nothing failed
};

/// The last run that took up a flow as a whole; previews and runs of single records do not count.
struct LastRun {
    qint64 run = 0;
    qint64 startedAt = 0; ///< ms UTC
    qint64 endedAt = 0; ///< 0 while it runs, or when the process died
    QString status; ///< as \ref RunRow::status
    RunCounts counts; ///< of the flow; all 0 until the run has ended

    bool operator==(const LastRun &) const = default;
};

/// One flow in the sidebar and on the overview.
struct FlowSummary {
    qint64 id = 0;
    QString title;
    PerSide<QString> datatype;
    bool enabled = true;
    QMap<LinkState, int> counts;
    QList<PerSide<QString>> paths{}; ///< of its mappings, in the document's order
    QString condition{}; ///< in prose, that nobody has turned into a filter: the flow is off; empty when it needs none
    PerSide<bool> written{}; ///< whether its rules let anything be written on that side
    std::optional<LastRun> lastRun{};
};

/// Rows that need a person for one cause.
struct CauseRow {
    Cause cause;
    int count = 0;
    qint64 firstSeen = 0; ///< ms UTC: the longest waiting of them
    qint64 lastSeen = 0; ///< ms UTC: the one that came last
    Reason example; ///< the reason of that one

    bool operator==(const CauseRow &) const = default;
};

/// What was written on one day.
struct DayChanges {
    qint64 day = 0; ///< days since 1970-01-01 by the clock on the wall
    PerSide<int> written; ///< records created, updated or archived in each system

    bool operator==(const DayChanges &) const = default;
};

/// Which held rows a person means.
struct HeldQuery {
    std::optional<qint64> flow; ///< nothing: of every flow
    std::optional<HoldKind> kind; ///< nothing: of every kind but archives, which must be asked for

    bool operator==(const HeldQuery &) const = default;
};

/// Which columns a table of links can be sorted and filtered by.
enum class LinkColumn { State, SourceTitle, TargetTitle, Properties, Since, Flow };

/// What a property has to hold, or must not.
struct ValueFilter {
    PerSide<QStringList> paths; ///< where to look; one of them is enough
    QString text; ///< is part of the value; case and accents do not matter
    bool wanted = true; ///< false: rows that hold it are left out

    bool operator==(const ValueFilter &) const = default;
};

/// What a table of links shows, and in which order.
struct LinkQuery {
    std::optional<qint64> flow;
    std::set<LinkState> states; ///< empty: every state
    QString text; ///< in either title, either record id or a value; empty: no filter
    QMap<LinkColumn, QString> contains; ///< per column
    QString cause{}; ///< only rows with the cause of this key; empty: no filter
    LinkColumn sortBy = LinkColumn::Since;
    bool descending = true;
    QStringList also{}; ///< more texts, each of which has to be found as \ref text is
    QStringList without{}; ///< rows in which one of these is found are left out
    QList<ValueFilter> values{}; ///< each has to hold

    bool operator==(const LinkQuery &) const = default;
};

/// A view of links that an operator keeps under a name of their own.
struct SavedView {
    QString name;
    LinkQuery query;

    bool operator==(const SavedView &) const = default;
};

/// How the whole workspace stands.
struct Summary {
    PerSide<QString> system;
    PerSide<qint64> readCompletelyAt; ///< ms UTC of the oldest last complete read among the side's datatypes; 0 never
    QList<FlowSummary> flows;
    std::optional<RunRow> lastRun;
    QList<SavedView> views{}; ///< in the operator's order
    std::optional<Error> warning{}; ///< about the workspace itself: its history was changed from outside

    int count(LinkState state) const;
    int waiting() const; ///< rows that need a person
    bool isGreen() const; ///< design §2: nothing waits, the last run adds up, both sides were read completely
};

} // namespace samband

Q_DECLARE_METATYPE(samband::Summary)
Q_DECLARE_METATYPE(samband::LinkDetail)
