#include "core/engine/lostcreate.h"

#include "core/domain/reconcile.h"
#include "core/engine/createkey.h"
#include "core/engine/reading.h"

#include <QCoreApplication>

#include <algorithm>

namespace samband {

namespace {

using namespace Qt::StringLiterals;

/// Whether a search may still be hiding a record made by \a intent: its absence proves nothing yet.
bool tooEarly(const ActiveFlow &active, const Intent &intent, qint64 now)
{
    const DatatypeTraits &traits = active.traits[intent.side];
    return traits.changesSince && now - intent.startedAt < traits.lag;
}

/// The link has a counterpart on the side where one was to be made.
bool hasCounterpart(const LinkEntry &entry, Side side)
{
    const StoredRecord &record = entry.record[side];
    return record.id != 0 && record.shadow.presence == Presence::Present;
}

/// After the question: choices made before it were closed when it was asked, so one that is there is the answer to it.
bool shallMakeAgain(const LinkEntry &entry)
{
    return std::ranges::any_of(
        entry.resolutions, [](const Resolution &r) { return r.property == 0 && r.choice == Choice::Recreate; });
}

/// An error that leaves a create open, and its row waiting, but lets the run go on where it can.
Error notNow(Error error)
{
    if (!endsReading(error.kind) && error.scope() == Scope::Run)
        error.kind = ErrorKind::BadAnswer;
    return error;
}

/// At least half of what was sent is there, or something that names the record: somebody may have edited the rest of
/// a new record before we found it.
bool isPartly(const ActiveFlow &active, Side side, const Changes &sent, const Fields &held)
{
    const QStringList naming = active.traits[side].side.roles.path.values();
    qsizetype same = 0;
    bool isNamed = false;
    for (auto field = sent.cbegin(); field != sent.cend(); ++field) {
        const QString there = valueOf(held, field.key());
        if (storedForm(rulesAt(active.flow, side, field.key()), field.value(), there) == StoredForm::Other)
            continue;
        ++same;
        isNamed = isNamed || (naming.contains(field.key()) && !there.isEmpty());
    }
    return isNamed || (same > 0 && 2 * same >= sent.size());
}

} // namespace

/// Whether another open create says where \a record comes from.
bool LostCreates::isAnothers(const Flow &flow, const Intent &intent, const StoredRecord &record) const
{
    return std::ranges::any_of(m_open, [&](const Intent &other) {
        return other.id != intent.id && other.verb == Verb::Create && other.side == intent.side
            && storedForm(flow, other.side, other.fields, record.shadow.fields) <= StoredForm::Reformatted;
    });
}

std::vector<StoredRecord> LostCreates::Finds::all() const
{
    std::vector<StoredRecord> records = same;
    records.insert(records.end(), reformatted.begin(), reformatted.end());
    records.insert(records.end(), maybe.begin(), maybe.end());
    return records;
}

Status LostCreates::recover(const ActiveFlow &active, const LinkEntry &entry, const Intent &intent)
{
    const Side side = intent.side;
    const bool asked = intent.asked;
    const auto over = [&](const Settlement &settlement) -> Status {
        m_open.removeIf([&](const Intent &open) { return open.id == intent.id; });
        return m_session.links.settle(settlement, m_session.clock());
    };
    if (hasCounterpart(entry, side))
        return over(lookAgain(entry, {intent.id}));
    if (isCreateKey(intent.key)) {
        const auto byKey = makesByKey(m_session, side, active.traits[side]);
        if (!byKey) // by what it holds only when it is certain that there is no better way any more
            return notNow(byKey.error());
        if (*byKey)
            return recoverByKey(active, entry, intent);
    }
    if (asked && shallMakeAgain(entry))
        return over(lookAgain(entry, {intent.id}));
    if (tooEarly(active, intent, m_session.clock() + m_ahead[side])) {
        m_session.blocked.insert(entry.id);
        return Done{};
    }
    const qint64 since = intent.startedAt - clockSkew;
    if (!asked) { // later, the runs' own reading keeps up with what is new
        if (const Status read = readSince(active, side, since); !read)
            return read;
    }
    const auto found = lookFor(active, intent, since);
    if (!found)
        return found.error();
    const auto same = static_cast<int>(found->same.size());
    if (!asked && same > 0 && same <= openLike(intent))
        return adopt(active, entry, intent, found->same.front());
    if (!asked && same == 0 && found->reformatted.size() == 1 && found->maybe.empty())
        return adopt(active, entry, intent, found->reformatted.front());
    std::vector<StoredRecord> candidates = found->all();
    // A question ends by an answer only: what was shown and is edited or deleted since may be the record all the same.
    if (const Status kept = asked ? addShown(entry, side, candidates) : Status(Done{}); !kept)
        return kept;
    return candidates.empty() && !asked ? over(notThere(m_session, active, entry, {intent}))
                                        : ask(entry, intent, candidates);
}

/// Adds to \a candidates those that the question showed so far, as long as nobody linked or deleted them.
Status LostCreates::addShown(const LinkEntry &entry, Side side, std::vector<StoredRecord> &candidates) const
{
    const auto shown = m_session.links.candidatesOf(entry.id);
    if (!shown)
        return shown.error();
    for (const Candidate &candidate : *shown) {
        if (std::ranges::find(candidates, candidate.record, &StoredRecord::id) != candidates.end())
            continue;
        const auto record = m_session.records.record(candidate.record);
        const auto taken = m_session.links.isAnothers(entry.id, side, candidate.record);
        if (!record || !taken)
            return record ? taken.error() : record.error();
        if (record->id != 0 && record->shadow.presence == Presence::Present && !*taken)
            candidates.push_back(*record);
    }
    return Done{};
}

/// Whether \a intent writes to the store's \a datatype.
bool LostCreates::isInto(const Intent &intent, int datatype) const
{
    const auto entry = m_session.links.entry(intent.link);
    return entry && std::ranges::any_of(m_session.flows, [&](const ActiveFlow &active) {
        return active.flow.id == entry->flow && active.datatype[intent.side] == datatype;
    });
}

/// The record with the key of \a intent; Absent when no record has it.
Result<Record> LostCreates::holderOf(const ActiveFlow &active, const Intent &intent)
{
    auto &known = m_holders[active.datatype[intent.side]];
    if (!known.contains(intent.key)) {
        QStringList keys{intent.key};
        for (const Intent &open : std::as_const(m_open)) {
            if (open.verb == Verb::Create && open.side == intent.side && isCreateKey(open.key)
                && !keys.contains(open.key) && isInto(open, active.datatype[intent.side]))
                keys << open.key;
        }
        const auto &traits = active.traits[intent.side];
        const auto held =
            m_session.client[intent.side]->readByKey(traits.name, keys, active.paths[intent.side], m_session.stop);
        for (qsizetype i = 0; i < keys.size(); ++i)
            known.insert(keys[i], held[std::size_t(i)]);
    }
    return known.value(intent.key, Error{});
}

Status LostCreates::recoverByKey(const ActiveFlow &active, const LinkEntry &entry, const Intent &intent)
{
    const Side side = intent.side;
    const Result<Record> holder = holderOf(active, intent);
    if (!holder)
        return notNow(holder.error());
    if (holder->presence == Presence::Present) {
        const Status taken =
            m_session.records.observe(active.datatype[side], active.traits[side].side.roles, {*holder});
        if (!taken)
            return taken;
        const auto made = m_session.records.find(active.datatype[side], holder->id);
        if (!made)
            return made.error();
        // A person may have linked it to somebody else meanwhile: then this row is decided anew.
        const Status adopted = adopt(active, entry, intent, *made);
        if (adopted || adopted.error().kind != ErrorKind::BadInput)
            return adopted;
    }
    m_open.removeIf([&](const Intent &open) { return open.id == intent.id; });
    const bool none = holder->presence != Presence::Present;
    Settlement settlement = none ? notThere(m_session, active, entry, {intent}) : lookAgain(entry, {intent.id});
    settlement.again = none;
    return m_session.links.settle(settlement, m_session.clock());
}

/// Takes in everything made or changed since the create was sent.
Status LostCreates::readSince(const ActiveFlow &active, Side side, qint64 since)
{
    if (const auto known = m_readFrom.constFind(active.datatype[side]); known != m_readFrom.cend() && *known <= since)
        return Done{};
    const auto &traits = active.traits[side];
    PageRequest request;
    request.datatype = traits.name;
    request.paths = active.paths[side];
    request.since = traits.changesSince ? since : 0;
    bool complete = false;
    do {
        const auto page = m_session.client[side]->page(request, m_session.stop);
        if (!page)
            return page.error();
        if (const Status taken = m_session.records.observe(active.datatype[side], traits.side.roles, page->records);
            !taken)
            return taken;
        request.cursor = page->next;
        complete = page->complete;
    } while (!request.cursor.isEmpty());
    if (!complete)
        return Error{ErrorKind::BadAnswer,
            QCoreApplication::translate("samband::Recovery",
                "%1 ended the list of %2 early, so it cannot be told whether a new record was made. The next run looks "
                "again.")
                .arg(m_session.system[side], traits.name)};
    m_readFrom.insert(active.datatype[side], since);
    return Done{};
}

Result<LostCreates::Finds> LostCreates::lookFor(const ActiveFlow &active, const Intent &intent, qint64 since) const
{
    const Side side = intent.side;
    const auto fresh = m_session.records.unlinkedSince(active.datatype[side], active.flow.id, side, since);
    if (!fresh)
        return fresh.error();
    Finds found;
    for (const StoredRecord &record : *fresh) {
        const StoredForm form = storedForm(active.flow, side, intent.fields, record.shadow.fields);
        const bool edited = form == StoredForm::Other && record.createdAt > 0
            && isPartly(active, side, intent.fields, record.shadow.fields);
        if (form == StoredForm::Other && !edited)
            continue;
        const auto elsewhere = m_session.links.isLinked(record.id);
        if (!elsewhere)
            return elsewhere.error();
        const bool then = record.createdAt > 0 && record.createdAt <= intent.startedAt + clockSkew;
        if (*elsewhere || form >= StoredForm::Cut || (form == StoredForm::Reformatted && !then)) {
            // Long after, somebody else who is half the same is just somebody else.
            if ((then || form != StoredForm::Other) && !isAnothers(active.flow, intent, record))
                found.maybe.push_back(record);
        } else {
            (form == StoredForm::Same ? found.same : found.reformatted).push_back(record);
        }
    }
    return found;
}

Status LostCreates::adopt(
    const ActiveFlow &active, const LinkEntry &entry, const Intent &intent, const StoredRecord &made)
{
    Record record;
    record.id = made.recordId;
    record.fields = made.shadow.fields;
    record.createdAt = made.createdAt;
    record.modifiedAt = made.shadow.modifiedAt;
    PerSide<const Intent *> open;
    open[intent.side] = &intent;
    PerSide<Record> now;
    now[intent.side] = record;
    Settlement settlement = lookAgain(entry, {intent.id});
    settlement.gained[intent.side] = made.id;
    settlement.journal << foundThere(m_session, entry, intent, u"created"_s, record);
    settlement.base = baseAfter(active.flow, entry, open, now);
    takeDefaults(active.flow, intent, record, *settlement.base);
    settlement.used = entry.resolutions;
    m_open.removeIf([&](const Intent &other) { return other.id == intent.id; });
    return m_session.links.settle(settlement, m_session.clock());
}

/// The create stays open, so that neither this run nor a later one sends it again before somebody has answered.
Status LostCreates::ask(const LinkEntry &entry, const Intent &intent, const std::vector<StoredRecord> &candidates)
{
    m_session.blocked.insert(entry.id);
    QStringList titles;
    QList<Candidate> shown;
    for (const StoredRecord &record : candidates) {
        titles << record.title;
        shown << Candidate{record.id, record.title, Likeness::Likely, 1};
        if (intent.side == Side::Source)
            m_session.maybeMade.insert(record.id);
    }
    titles.removeDuplicates();
    Settlement settlement = lookAgain(entry, {});
    settlement.lookAgain = false;
    settlement.state = entry.paused ? LinkState::Paused : LinkState::Ambiguous;
    settlement.reason = {ReasonCode::CreateUnsure, {titles.join(", "_L1), toText(intent.side)}};
    settlement.candidates = shown;
    settlement.asked = intent.id;
    settlement.used = intent.asked ? Resolutions() : entry.resolutions;
    return m_session.links.settle(settlement, m_session.clock());
}

int LostCreates::openLike(const Intent &intent) const
{
    return static_cast<int>(std::ranges::count_if(m_open, [&](const Intent &other) {
        return other.verb == Verb::Create && other.side == intent.side && other.fields == intent.fields;
    }));
}

} // namespace samband
