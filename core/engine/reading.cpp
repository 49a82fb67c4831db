#include "core/engine/reading.h"

#include "core/engine/readpaths.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

constexpr int fewCalls = 50; // what is listed by parents is read in every run while it takes no more calls
constexpr qint64 listEvery = 15 * 60 * 1000; // ms between such reads when it takes more
constexpr qint64 windowSlack = 2000; // ms: the server tells its time in whole seconds, some way back
constexpr int confirmAtOnce = 600; // records: six batches of a hundred
constexpr qint64 resumeWithin = 60 * 60 * 1000; // ms: an older unfinished read starts again, its cursor may have died

/// One datatype to read, with all that is wanted of it.
struct Reading {
    Side side = Side::Source;
    DatatypeTraits traits;
    int datatype = 0;
    QStringList paths;
};

Reading readingOf(const ActiveFlow &active, Side side)
{
    return {side, active.traits[side], active.datatype[side], active.paths[side]};
}

/// The datatypes of the flows that are on, parents before those that are read by them.
Result<QList<Reading>> readings(Session &session)
{
    QList<Reading> all;
    std::set<int> known;
    const auto add = [&](const Reading &reading) {
        if (known.insert(reading.datatype).second)
            all << reading;
    };
    for (const ActiveFlow &active : session.flows) {
        if (!active.flow.rules.enabled)
            continue;
        for (const Side side : bothSides) {
            const Reading reading = readingOf(active, side);
            if (!reading.traits.parent.isEmpty()) {
                auto traits = session.client[side]->traits(reading.traits.parent);
                if (!traits)
                    return traits.error();
                const auto state = session.records.readState(side, traits->name);
                if (!state)
                    return state.error();
                add({side, *traits, state->id, traits->side.roles.paths()});
            }
            add(reading);
        }
    }
    std::ranges::stable_partition(all, [](const Reading &reading) { return reading.traits.parent.isEmpty(); });
    return all;
}

QString sweepKey(const Reading &reading)
{
    return u"sweep/%1"_s.arg(reading.datatype);
}

bool needsFull(Session &session, const Reading &reading, const ReadState &state, bool full)
{
    if (full || state.since == 0 || !reading.traits.changesSince)
        return true;
    if (!covers(readPaths(session.setup, reading.datatype), reading.paths))
        return true;
    return session.clock() - session.setup.setting(sweepKey(reading)).toLongLong() >= session.schedule.sweep;
}

/// Whether a list that is read whole, by the records of another datatype, is to be read in this run.
Result<bool> isDue(Session &session, const Reading &reading, const ReadState &state, bool full)
{
    if (reading.traits.parent.isEmpty() || full || state.completeAt == 0 || !state.cursor.isEmpty())
        return true;
    if (!covers(readPaths(session.setup, reading.datatype), reading.paths))
        return true;
    const qint64 age = session.clock() - state.completeAt;
    if (age < 0 || (session.schedule.associations && age >= *session.schedule.associations))
        return true;
    if (session.schedule.associations)
        return false;
    const auto parent = session.records.readState(reading.side, reading.traits.parent);
    if (!parent)
        return parent.error();
    const auto many = session.records.hasMoreThan(parent->id, fewCalls * std::max(1, reading.traits.parentBatch));
    if (!many)
        return many.error();
    return !*many || age >= listEvery;
}

/// Takes in one page; \a place turns the client's cursor into the one to go on from. Returns the client's cursor.
Result<QString> takePage(Session &session, const Reading &reading, const PageRequest &request,
    const std::function<QString(const QString &)> &place, bool &complete)
{
    if (session.stopped())
        return session.cancelled();
    const auto page = session.client[reading.side]->page(request, session.stop);
    if (!page)
        return page.error();
    complete = page->complete;
    const Status taken =
        session.records.ingest(reading.datatype, reading.traits.side.roles, page->records, place(page->next));
    if (!taken)
        return taken.error();
    session.progress.step(static_cast<qint64>(page->records.size()));
    return page->next;
}

Error shortRead(const Session &session, const Reading &reading)
{
    return {ErrorKind::BadAnswer,
        QCoreApplication::translate("samband::Reading",
            "%1 ended the list of %2 early, so nothing is concluded from what is missing. Run again; if it stays, use "
            "the connection doctor.")
            .arg(session.system[reading.side], reading.traits.name)};
}

/// Ms UTC: changes are asked for from one moment to another, by the system's own clock.
struct Window {
    qint64 since = 0; ///< 0: everything
    qint64 until = 0; ///< 0: open
};

Window windowOf(const Session &session, const Reading &reading, const ReadState &state, bool full)
{
    if (full)
        return {};
    Window window{std::max<qint64>(1, state.since - reading.traits.overlap), 0};
    // Without knowing the system's clock an end might lie in its past and hide what has just changed.
    if (const auto ahead = session.client[reading.side]->clockAhead())
        window.until = state.startedAt + *ahead + windowSlack;
    return window;
}

Status readPlain(Session &session, const Reading &reading, QString cursor, const Window &window)
{
    bool complete = false;
    do {
        PageRequest request;
        request.datatype = reading.traits.name;
        request.paths = reading.paths;
        request.cursor = cursor;
        request.since = window.since;
        request.until = window.until;
        const auto next = takePage(session, reading, request, std::identity{}, complete);
        if (!next)
            return next.error();
        cursor = *next;
    } while (!cursor.isEmpty());
    return complete ? Status(Done{}) : Status(shortRead(session, reading));
}

/// Reads a datatype by its parents (associations). The cursor is "<last parent>;<cursor within these parents>".
Status readByParents(Session &session, const Reading &reading, const QString &cursor)
{
    const auto parentTraits = session.client[reading.side]->traits(reading.traits.parent);
    if (!parentTraits)
        return parentTraits.error();
    const auto parent = session.records.readState(reading.side, parentTraits->name);
    if (!parent)
        return parent.error();
    qint64 after = cursor.section(u';', 0, 0).toLongLong();
    QString inner = cursor.section(u';', 1);
    while (true) {
        const auto parents = session.records.recordIds(parent->id, after, std::max(1, reading.traits.parentBatch));
        if (!parents)
            return parents.error();
        if (parents->ids.isEmpty())
            return Done{};
        bool complete = false;
        do {
            PageRequest request;
            request.datatype = reading.traits.name;
            request.paths = reading.paths;
            request.parents = parents->ids;
            request.cursor = inner;
            const auto place = [&](const QString &next) {
                return next.isEmpty() ? u"%1;"_s.arg(parents->last) : u"%1;%2"_s.arg(after).arg(next);
            };
            const auto next = takePage(session, reading, request, place, complete);
            if (!next)
                return next.error();
            inner = *next;
        } while (!inner.isEmpty());
        if (!complete)
            return shortRead(session, reading);
        after = parents->last;
    }
}

/// Asks for each record that a full read did not bring. A list cut short by a server that does not say how long it is
/// looks complete; only a direct answer makes a record absent.
Status confirmMissing(Session &session, const Reading &reading)
{
    qint64 after = 0;
    while (true) {
        if (session.stopped())
            return session.cancelled();
        const auto unseen = session.records.unseenIds(reading.datatype, after, confirmAtOnce);
        if (!unseen)
            return unseen.error();
        if (unseen->ids.isEmpty())
            return Done{};
        after = unseen->last;
        std::vector<Record> answered;
        for (auto &record :
            session.client[reading.side]->read(reading.traits.name, unseen->ids, reading.paths, session.stop)) {
            if (!record)
                return record.error();
            answered.push_back(std::move(*record));
        }
        const Status taken = session.records.observe(reading.datatype, reading.traits.side.roles, answered);
        if (!taken)
            return taken;
    }
}

/// \a whole: becomes true when it is not only asked what changed.
Status readOne(Session &session, const Reading &reading, bool wantFull, bool &whole)
{
    auto state = session.records.readState(reading.side, reading.traits.name);
    if (!state)
        return state.error();
    const auto due = isDue(session, reading, *state, wantFull);
    if (!due || !*due)
        return due ? Status(Done{}) : Status(due.error());
    const qint64 now = session.clock();
    const bool full = needsFull(session, reading, *state, wantFull);
    whole = full;
    const bool resume = !state->cursor.isEmpty() && state->full == full && now - state->startedAt < resumeWithin
        && isAsked(session.setup, reading.datatype, reading.paths);
    if (const Status kept = forgetUnasked(session.setup, reading.datatype, reading.paths); !kept)
        return kept;
    if (!resume) {
        if (const Status noted = noteAsked(session.setup, reading.datatype, reading.paths); !noted)
            return noted;
        if (const Status begun = session.records.beginRead(reading.datatype, full, now); !begun)
            return begun;
        state->cursor.clear();
        state->startedAt = now;
    }
    session.progress.begin(Stage::Reading, u"%1 %2"_s.arg(session.system[reading.side], reading.traits.name));
    const Status read = reading.traits.parent.isEmpty()
        ? readPlain(session, reading, state->cursor, windowOf(session, reading, *state, full))
        : readByParents(session, reading, state->cursor);
    if (!read)
        return read;
    if (const Status confirmed = full ? confirmMissing(session, reading) : Status(Done{}); !confirmed)
        return confirmed;
    if (const Status ended = session.records.endRead(
            reading.datatype, session.clock(), session.client[reading.side]->clockAhead().value_or(0));
        !ended)
        return ended;
    if (const Status noted = noteRead(session, reading.datatype, reading.paths); !noted)
        return noted;
    return full ? session.setup.saveSetting(sweepKey(reading), QString::number(now)) : Status(Done{});
}

void leaveUnread(Session &session, const Reading &reading)
{
    for (ActiveFlow &active : session.flows) {
        if (active.datatype[reading.side] == reading.datatype
            || active.traits[reading.side].parent == reading.traits.name)
            active.read = false;
    }
}

} // namespace

bool endsReading(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Cancelled:
    case ErrorKind::Network:
    case ErrorKind::Unauthorized:
    case ErrorKind::RateLimited:
    case ErrorKind::QuotaExhausted:
    case ErrorKind::Workspace:
    case ErrorKind::Busy:
        return true;
    case ErrorKind::OutcomeUnknown:
    case ErrorKind::BadAnswer:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Duplicate:
    case ErrorKind::Refused:
    case ErrorKind::Locked:
    case ErrorKind::Unavailable:
    case ErrorKind::Stale:
    case ErrorKind::BadDocument:
    case ErrorKind::BadManifest:
    case ErrorKind::BadInput:
        return false;
    }
    return true;
}

namespace {

/// What the next run makes of so many calls, when nothing changes meanwhile. What changed just before is asked for
/// again.
qint64 callsAgain(const Session &session, const Reading &reading, bool whole, qint64 calls)
{
    if (reading.traits.parent.isEmpty())
        return whole && reading.traits.changesSince ? std::min<qint64>(calls, 1) : calls;
    const bool everyRun = session.schedule.associations.value_or(calls <= fewCalls ? 0 : listEvery) == 0;
    return everyRun ? calls : 0;
}

/// Reads one datatype and notes what that cost.
Status readCounted(Session &session, const Reading &reading, bool full)
{
    const CrmClient &client = *session.client[reading.side];
    const qint64 calls = client.stats().calls;
    const qint64 since = session.clock();
    bool whole = false;
    Status read = readOne(session, reading, full, whole);
    ReadingCost &cost = session.reading[reading.side];
    const qint64 made = client.stats().calls - calls;
    cost.calls += made;
    cost.milliseconds += session.clock() - since;
    cost.again += callsAgain(session, reading, whole, made);
    return read;
}

} // namespace

Status readAll(Session &session, bool full)
{
    const auto all = readings(session);
    if (!all)
        return all.error();
    Status first = Done{};
    for (const Reading &reading : *all) {
        const Status read = readCounted(session, reading, full);
        if (read)
            continue;
        leaveUnread(session, reading);
        if (endsReading(read.error().kind))
            return read;
        if (first)
            first = read;
    }
    return first;
}

Status readLinks(Session &session, const QList<qint64> &links)
{
    session.progress.begin(
        Stage::Reading, QCoreApplication::translate("samband::Reading", "chosen records"), links.size());
    for (const qint64 link : links) {
        const auto entry = session.links.entry(link);
        // Of many chosen rows one may be gone by now: the others are read all the same.
        if (!entry && links.size() > 1 && entry.error().kind == ErrorKind::BadInput)
            continue;
        if (!entry)
            return entry.error();
        const auto active =
            std::ranges::find_if(session.flows, [&](const ActiveFlow &f) { return f.flow.id == entry->flow; });
        if (active == session.flows.end())
            continue;
        for (const Side side : bothSides) {
            const DatatypeTraits &traits = active->traits[side];
            if (entry->record[side].id == 0 || !traits.parent.isEmpty())
                continue;
            const auto records = session.client[side]->read(
                traits.name, {entry->record[side].recordId}, active->paths[side], session.stop);
            for (const auto &record : records) {
                if (!record)
                    return record.error();
                if (const Status taken = session.records.observe(active->datatype[side], traits.side.roles, {*record});
                    !taken)
                    return taken;
            }
        }
        session.progress.step(1);
    }
    return session.links.startAfresh(links);
}

} // namespace samband
