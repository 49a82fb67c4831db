#include "tests/engine/life.h"

#include "core/domain/normalise.h"

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr int given = 0; // places of the demo document's properties
constexpr int family = 1;
constexpr qint64 pastBackOff = 25LL * 60 * 60 * 1000; // ms: longer than any wait of a failing record

using Format = std::function<QString(QString)>;

/// What a server makes of a name. Each keeps the first eight letters, so that the book can follow a value.
Format nameFormat(unsigned dice)
{
    switch (dice % 5) {
    case 0:
        return [](const QString &sent) { return sent.trimmed(); };
    case 1:
        return [](const QString &sent) { return sent.toUpper(); };
    case 2:
        return [](const QString &sent) { return sent.left(9); };
    case 3:
        return [](const QString &sent) { return sent.simplified(); };
    default:
        return {};
    }
}

Format phoneFormat(unsigned dice)
{
    switch (dice % 4) {
    case 0:
        return [](const QString &sent) {
            const QString number = canonical(Normaliser::Phone, sent);
            return number.startsWith("+47"_L1) ? u"+47 "_s + number.mid(3) : sent;
        };
    case 1:
        return [](const QString &sent) {
            const QString number = canonical(Normaliser::Phone, sent);
            return number.startsWith("+47"_L1) ? number.mid(3, 4) + u' ' + number.mid(7) : sent;
        };
    case 2:
        return [](const QString &sent) { return sent.trimmed(); };
    default:
        return {};
    }
}

bool waits(LinkState state)
{
    return needsPerson(state) && state != LinkState::NotCreatable;
}

} // namespace

Story Story::generated(unsigned seed, int length)
{
    std::mt19937 random(seed);
    // Edits and runs are what happens most.
    using Kind = LifeStep::Kind;
    static constexpr std::array often{Kind::EditSource, Kind::EditTarget, Kind::Run, Kind::Run, Kind::Resolve};
    Story schedule{seed, {}};
    for (int i = 0; i < length; ++i) {
        const auto dice = static_cast<unsigned>(random());
        const Kind kind = dice % 2 == 0 ? often.at(random() % often.size())
                                        : static_cast<Kind>(random() % static_cast<unsigned>(LifeStep::kinds));
        schedule.steps << LifeStep{
            kind, static_cast<unsigned>(random()), static_cast<unsigned>(random()), static_cast<unsigned>(random())};
    }
    return schedule;
}

Life::Life(const Story &schedule)
    : m_schedule(schedule)
{
    std::mt19937 random(schedule.seed + 77);
    for (const Side side : bothSides) {
        FakeCrm &system = crm(side);
        system.pageSize = 2 + static_cast<int>(random() % 4);
        for (int property = 0; property < flow().mappings.size(); ++property) {
            const auto dice = static_cast<unsigned>(random());
            if (const Format format = property <= family ? nameFormat(dice) : phoneFormat(dice))
                system.format.insert(path(side, property), format);
        }
        if (random() % 3 == 0)
            system.defaults.insert(path(side, 3), u"N/A"_s);
        system.onWrite = [this, side](const QString &datatype, const QString &id, const Fields &before,
                             const Changes &sent) { onWrite(side, datatype, id, before, sent); };
    }
    for (unsigned i = 0; i < 3; ++i)
        add(Side::Source, {LifeStep::Kind::AddSource, static_cast<unsigned>(random()), 0, 0});
    plainRun(false, true);
}

QString Life::play()
{
    for (const LifeStep &one : m_schedule.steps) {
        if (!m_fault.isEmpty())
            break;
        ++m_now;
        m_rig.wait(1000);
        step(one);
    }
    *m_rig.faults = Faults{};
    if (m_fault.isEmpty())
        checkEnd();
    return m_fault;
}

void Life::step(const LifeStep &step)
{
    using Kind = LifeStep::Kind;
    const auto row = rowAt(step.a);
    switch (step.kind) {
    case Kind::EditSource:
        return edit(Side::Source, step);
    case Kind::EditTarget:
        return edit(Side::Target, step);
    case Kind::AddSource:
        return add(Side::Source, step);
    case Kind::AddTarget:
        return add(Side::Target, step);
    case Kind::Remove:
        return remove(step);
    case Kind::Restore:
        return restore(step);
    case Kind::Merge:
        return merge(step);
    case Kind::Run:
        return runOnce(step);
    case Kind::Resolve:
        return resolve(step);
    case Kind::Approve:
    case Kind::Reject:
        if (row && row->state == LinkState::Held) {
            say(u"%1 row %2"_s.arg(step.kind == Kind::Approve ? u"approve"_s : u"reject"_s).arg(row->id));
            const Status done =
                step.kind == Kind::Approve ? m_rig.actions().approve({row->id}) : m_rig.actions().reject({row->id});
            answers += done ? 1 : 0;
        }
        return;
    case Kind::Pause:
        if (row) {
            say(u"%1 row %2"_s.arg(row->state == LinkState::Paused ? u"resume"_s : u"pause"_s).arg(row->id));
            answers += m_rig.actions().setPaused({row->id}, row->state != LinkState::Paused) ? 1 : 0;
        }
        return;
    case Kind::Undo:
        return undo(step);
    case Kind::Unlink:
        return unlink(step);
    case Kind::Link:
        return link(step);
    case Kind::Rules:
        return changeRules(step);
    case Kind::Wait:
        say(u"wait"_s);
        return m_rig.wait(1000 * (1 + step.a % 400));
    }
}

void Life::edit(Side side, const LifeStep &step)
{
    const QStringList ids = crm(side).ids(type(side));
    if (ids.isEmpty())
        return;
    const QString id = ids.at(step.a % static_cast<unsigned>(ids.size()));
    const int property = family + static_cast<int>(step.b % 3);
    const int serial = ++m_serial;
    QString value = property == family ? u"f%1x Å Lund-Berg"_s.arg(100'000 + serial)
                                       : u"%1%2"_s.arg(step.c % 2 ? u"+47 "_s : u""_s).arg(22'000'000 + serial);
    if (step.c % 7 == 0)
        value.clear();
    if (step.c % 7 == 1)
        value = u' ' + value + u' ';
    if (token(property, value) == token(property, valueOf(crm(side).fields(type(side), id), path(side, property))))
        return;
    const QString told = value.isEmpty() ? u"nothing"_s : value;
    say(u"a person makes %1 of %2 %3 “%4”"_s.arg(path(side, property), toText(side), id, told));
    crm(side).edit(type(side), id, {{path(side, property), value}});
    m_book[{side, id, property}] = {
        token(property, value), m_now, isNoEdit({side, id, property}, token(property, value))};
    share({side, id, property});
    ++edits;
}

/// What was typed on both sides is known on both.
void Life::share(const Place &place)
{
    Cell &own = m_book[place];
    for (auto twin = m_book.begin(); twin != m_book.end() && !own.token.isEmpty(); ++twin) {
        if (twin.key().side != place.side && twin.key().property == place.property && twin->token == own.token)
            own.known = twin->known = true;
    }
}

/// What a side held when the two last agreed is no edit when it is there again; nor is a blank that nobody agreed on:
/// that one is filled when the two first meet.
bool Life::isNoEdit(const Place &place, const QString &token) const
{
    for (const LinkRow &row : m_rig.rows(ContactFlow)) {
        if (row.recordId[place.side] != place.id)
            continue;
        const auto detail = Views(*m_rig.workspace).linkDetail(row.id);
        for (const PropertyRow &known : detail ? detail->properties : QList<PropertyRow>()) {
            if (known.property == flow().mappings.at(place.property).id && known.base)
                return this->token(place.property, (*known.base)[place.side]) == token;
        }
    }
    return token.isEmpty();
}

void Life::add(Side side, const LifeStep &step)
{
    const int serial = ++m_serial;
    Fields fields{{path(side, given), u"g%1x"_s.arg(100'000 + serial)},
        {path(side, family), u"f%1x Berg"_s.arg(100'000 + serial)},
        {path(side, 2), QString::number(91'000'000 + serial)}};
    const QStringList others = crm(other(side)).ids(type(other(side)));
    if (step.b % 2 == 1 && !others.isEmpty()) { // the same person, known to the other system already
        const QString twin = others.at(step.c % static_cast<unsigned>(others.size()));
        for (int property = 0; property < 3; ++property)
            fields.insert(path(side, property),
                valueOf(crm(other(side)).fields(type(other(side)), twin), path(other(side), property)));
        if (side == Side::Source)
            allow(twin); // whoever is there twice may be made twice
    }
    if (step.a % 4 == 0)
        fields.remove(path(side, 2));
    for (int property = 0; property < 3; ++property) {
        if (valueOf(fields, path(side, property)).isEmpty())
            fields.remove(path(side, property));
    }
    const QString id = crm(side).add(type(side), fields);
    say(u"a person adds %1 %2: %3"_s.arg(toText(side), id, QStringList(fields.values()).join(u" / "_s)));
    for (int property = 0; property < flow().mappings.size(); ++property) {
        const QString value = valueOf(fields, path(side, property));
        m_book[{side, id, property}] = {token(property, value), m_now, value.isEmpty()};
        share({side, id, property});
    }
    ++m_allowed[personOf(side, fields)];
    structureChanged();
}

void Life::remove(const LifeStep &step)
{
    const Side side = step.b % 2 ? Side::Source : Side::Target;
    const QStringList ids = crm(side).ids(type(side));
    if (ids.isEmpty())
        return;
    const QString id = ids.at(step.a % static_cast<unsigned>(ids.size()));
    say(u"a person deletes %1 %2"_s.arg(toText(side), id));
    ++m_allowed[personOf(side, crm(side).fields(type(side), id))];
    crm(side).remove(type(side), id);
    m_removed << std::pair(side, id);
    structureChanged();
}

void Life::restore(const LifeStep &step)
{
    if (m_removed.isEmpty())
        return;
    const auto [side, id] = m_removed.takeAt(step.a % static_cast<unsigned>(m_removed.size()));
    say(u"a person restores %1 %2"_s.arg(toText(side), id));
    crm(side).restore(type(side), id);
    ++m_allowed[personOf(side, crm(side).fields(type(side), id))];
    structureChanged();
}

void Life::merge(const LifeStep &step)
{
    const Side side = step.c % 2 ? Side::Source : Side::Target;
    const QStringList ids = crm(side).ids(type(side));
    if (ids.size() < 3)
        return;
    const QString survivor = ids.at(step.a % static_cast<unsigned>(ids.size()));
    const QString absorbed = ids.at(step.b % static_cast<unsigned>(ids.size()));
    if (survivor == absorbed)
        return;
    say(u"a person merges %1 %2 into %3"_s.arg(toText(side), absorbed, survivor));
    for (const QString &id : {survivor, absorbed})
        ++m_allowed[personOf(side, crm(side).fields(type(side), id))];
    crm(side).merge(type(side), survivor, absorbed);
    m_merged << survivor;
    structureChanged();
}

void Life::runOnce(const LifeStep &step)
{
    static constexpr std::array kinds{ErrorKind::OutcomeUnknown, ErrorKind::RateLimited, ErrorKind::Unavailable,
        ErrorKind::Network, ErrorKind::Refused, ErrorKind::BadAnswer};
    Faults &faults = *m_rig.faults;
    faults = Faults{};
    const bool faulty = step.a % 5 < 3;
    if (faulty) {
        faults.at = 1 + static_cast<int>(step.b % 40);
        faults.nthWrite = step.b % 3 != 0 ? 1 + static_cast<int>(step.b / 3 % 3) : 0;
        faults.when = step.c % 2 ? Faults::When::After : Faults::When::Before;
        faults.then = step.c % 11 == 0 ? Faults::Then::Kill
            : step.c % 11 == 1         ? Faults::Then::Dead
                                       : Faults::Then::GoOn;
        // Only what says nothing about the effect may be answered when it has happened.
        faults.kind =
            faults.when == Faults::When::After ? kinds.at(step.c % 2 * 0) : kinds.at((step.c / 11) % kinds.size());
    }
    RunRequest request;
    request.full = step.a % 7 == 0;
    request.approveAll = step.a % 3 == 0;
    if (const auto row = rowAt(step.b); row && step.a % 11 == 0)
        request.links = {row->id};
    bool once = step.c % 4 == 0; // somebody edits a record just before it is read again to be overwritten
    m_rig.target.onRead = [&](const QStringList &read) {
        const auto index = m_rig.target.ids(type(Side::Target)).indexOf(read.value(0));
        if (std::exchange(once, false) && index >= 0)
            edit(Side::Target, {LifeStep::Kind::EditTarget, static_cast<unsigned>(index), step.c / 4, 2});
    };
    const RunReport report = m_rig.run(request);
    m_rig.target.onRead = {};
    ++runs;
    hits += faults.hits;
    const QString injected = faults.hits > 0
        ? u", %1 %2 %3 %4"_s
              .arg(toText(faults.kind), faults.when == Faults::When::After ? u"after"_s : u"before"_s,
                  faults.nthWrite > 0 ? u"write"_s : u"operation"_s)
              .arg(faults.nthWrite > 0 ? faults.nthWrite : faults.at)
        : QString();
    say(u"run%1%2%3: %4%5"_s.arg(request.full ? u" full"_s : u""_s, request.approveAll ? u" approving"_s : u""_s,
        request.links.isEmpty() ? u""_s : u" of row %1"_s.arg(request.links.first()), report.run.status, injected));
    if (report.error && faults.hits == 0)
        fail(u"a run without trouble failed: "_s + report.error->text);
    if (report.run.status == "killed"_L1)
        m_rig.reopen();
    faults = Faults{};
    checkConflicts();
}

RunReport Life::plainRun(bool full, bool approveAll)
{
    RunRequest request;
    request.full = full;
    request.approveAll = approveAll;
    const RunReport report = m_rig.run(request);
    ++runs;
    say(u"run%1%2: %3, %4 writes"_s
            .arg(full ? u" full"_s : u""_s, approveAll ? u" approving"_s : u""_s, report.run.status)
            .arg(report.writes));
    if (report.error)
        fail(u"a run without trouble failed: "_s + report.error->text);
    checkConflicts();
    return report;
}

void Life::noteChosen(const LinkRow &row, int property)
{
    for (const Side side : bothSides)
        m_chosenAt[{side, row.recordId[side], property}] = m_now;
}

void Life::chooseFor(const LinkRow &row, const PropertyRow &property, Choice choice)
{
    for (int i = 0; i < flow().mappings.size(); ++i) {
        if (flow().mappings.at(i).id != property.property)
            continue;
        noteChosen(row, i);
        QString value;
        if (choice == Choice::TakeValue)
            value = i == family ? u"f%1x typed"_s.arg(100'000 + ++m_serial) : QString::number(22'000'000 + ++m_serial);
        say(u"row %1: %2 %3 %4"_s.arg(row.id).arg(property.path.source, toText(choice), value));
        answers +=
            m_rig.actions().resolve(row.id, {Resolution{property.property, choice, value, property.now}}) ? 1 : 0;
    }
}

void Life::resolve(const LifeStep &step)
{
    std::vector<LinkRow> rows = m_rig.rows(ContactFlow);
    std::erase_if(rows, [](const LinkRow &row) { return !waits(row.state); });
    if (rows.empty())
        return;
    answerRow(rows.at(step.a % rows.size()), step.b);
}

bool Life::answerRow(const LinkRow &row, unsigned dice)
{
    const auto seen = Views(*m_rig.workspace).linkDetail(row.id);
    if (!seen)
        return false;
    const LinkDetail &detail = *seen;
    static constexpr std::array choices{
        Choice::TakeSource, Choice::TakeTarget, Choice::TakeBase, Choice::TakeValue, Choice::AcceptDifference};
    const Choice choice = choices.at(dice % choices.size());
    const auto forPair = [&](Choice chosen) {
        say(u"row %1: %2"_s.arg(row.id).arg(toText(chosen)));
        allow(row.recordId.source);
        structureChanged();
        answers += m_rig.actions().resolve(row.id, {Resolution{0, chosen, {}, {}}}) ? 1 : 0;
    };
    switch (row.state) {
    case LinkState::Conflict:
    case LinkState::Held:
        for (const PropertyRow &property : detail.properties) {
            if (!row.recordId.target.isEmpty() && row.properties.contains(property.path.source.section(u'.', -1)))
                chooseFor(row, property, choice == Choice::TakeBase && !property.base ? Choice::TakeTarget : choice);
        }
        if (row.state == LinkState::Held && row.verb != Verb::Nothing)
            answers += m_rig.actions().approve({row.id}) ? 1 : 0;
        return true;
    case LinkState::Ambiguous:
        if (!detail.candidates.isEmpty() && dice % 3 != 0) {
            const Candidate &candidate = detail.candidates.at(dice % static_cast<unsigned>(detail.candidates.size()));
            say(u"row %1 is linked to record %2 (%3)"_s.arg(row.id).arg(candidate.record).arg(candidate.title));
            structureChanged();
            answers += m_rig.actions().link(row.id, candidate.record) ? 1 : 0;
        } else {
            forPair(Choice::Recreate);
        }
        return true;
    case LinkState::Orphaned:
        forPair(dice % 3 == 0 ? Choice::Unlink : dice % 3 == 1 ? Choice::Recreate : Choice::Archive);
        return true;
    case LinkState::Unlinked:
    case LinkState::InSync:
    case LinkState::Pending:
    case LinkState::NotCreatable:
    case LinkState::Failing:
    case LinkState::Paused:
    case LinkState::Outside:
        return false;
    }
    return false;
}

void Life::unlink(const LifeStep &step)
{
    const auto row = rowAt(step.a);
    if (!row || row->recordId.target.isEmpty())
        return;
    say(u"unlink row %1%2"_s.arg(row->id).arg(step.b % 2 ? u" for ever"_s : u""_s));
    allow(row->recordId.source);
    structureChanged();
    answers += m_rig.actions().unlink({row->id}, step.b % 2) ? 1 : 0;
}

void Life::link(const LifeStep &step)
{
    const auto rows = m_rig.rows(ContactFlow);
    std::vector<LinkRow> lone;
    std::vector<LinkRow> outside;
    for (const LinkRow &row : rows) {
        if (row.recordId.target.isEmpty())
            lone.push_back(row);
        else if (row.recordId.source.isEmpty())
            outside.push_back(row);
    }
    if (lone.empty() || outside.empty())
        return;
    const LinkRow &row = lone.at(step.a % lone.size());
    const LinkRow &target = outside.at(step.b % outside.size());
    const auto detail = Views(*m_rig.workspace).linkDetail(target.id);
    if (!detail)
        return;
    say(u"link row %1 to target %2"_s.arg(row.id).arg(target.recordId.target));
    structureChanged();
    answers += m_rig.actions().link(row.id, detail->record.target) ? 1 : 0;
}

void Life::undo(const LifeStep &step)
{
    const auto row = rowAt(step.a);
    if (!row)
        return;
    for (const JournalRow &line : m_rig.journal(ContactFlow, row->recordId.source)) {
        if (line.kind != "updated"_L1)
            continue;
        if (const auto undone = m_rig.actions().undo({line.id, 0, 0, false}); undone && undone->doesSomething()) {
            say(u"undo %1 of row %2"_s.arg(line.id).arg(row->id));
            ++answers;
            m_undone.insert(row->id); // an undo opens again what was settled, and says so as a conflict
            for (int property = 0; property < flow().mappings.size(); ++property)
                noteChosen(*row, property);
        }
        return;
    }
}

void Life::changeRules(const LifeStep &step)
{
    static constexpr std::array conflicts{
        ConflictPolicy::Ask, ConflictPolicy::Newest, ConflictPolicy::Source, ConflictPolicy::Target};
    static constexpr std::array blanks{BlankPolicy::Hold, BlankPolicy::Clear, BlankPolicy::Refill};
    static constexpr std::array directions{
        Direction::Both, Direction::Both, Direction::ToTarget, Direction::ToSource, Direction::Off};
    const int property = family + static_cast<int>(step.a % 3);
    m_rig.saveRules(ContactFlow, [&](Flow &flow) {
        PropertyRules &rules = flow.mappings[property].rules;
        rules.conflict = conflicts.at(step.b % conflicts.size());
        rules.blank = blanks.at(step.b / 8 % blanks.size());
        rules.direction = directions.at(step.c % directions.size());
        flow.rules.creation = step.c % 5 == 0 ? Creation::Approval : Creation::Automatic;
        say(u"rules of %1: conflict %2, blank %3, direction %4; creation %5"_s.arg(path(Side::Source, property),
            toText(rules.conflict), toText(rules.blank), toText(rules.direction), toText(flow.rules.creation)));
    });
}

std::optional<LinkRow> Life::rowAt(unsigned number) const
{
    std::vector<LinkRow> rows = m_rig.rows(ContactFlow);
    std::erase_if(rows, [](const LinkRow &row) { return row.recordId.source.isEmpty(); });
    std::ranges::sort(rows, {}, &LinkRow::id);
    return rows.empty() ? std::nullopt : std::optional(rows.at(number % rows.size()));
}

QString Life::token(int property, const QString &value) const
{
    if (property <= family)
        return value.trimmed().left(8).toLower();
    QString digits;
    for (const QChar c : value) {
        if (c.isDigit())
            digits += c;
    }
    return digits.right(8);
}

QString Life::personOf(Side side, const Fields &fields) const
{
    return token(given, valueOf(fields, path(side, given)));
}

void Life::allow(const QString &sourceId)
{
    ++m_allowed[personOf(Side::Source, m_rig.source.fields(type(Side::Source), sourceId))];
}

/// A link that comes or goes starts from what is there: a blank is filled then, whoever left it blank.
void Life::structureChanged()
{
    for (Cell &cell : m_book)
        cell.known = cell.known || cell.token.isEmpty();
}

void Life::onWrite(Side side, const QString &datatype, const QString &id, const Fields &before, const Changes &sent)
{
    if (datatype != type(side))
        return;
    if (id.isEmpty() && side == Side::Target)
        ++m_made[token(given, sent.value(path(side, given)))];
    for (int property = 0; property < flow().mappings.size(); ++property) {
        if (id.isEmpty() || !sent.contains(path(side, property)))
            continue;
        const Place place{side, id, property};
        const Cell cell = m_book.value(place);
        const QString there = valueOf(before, path(side, property));
        const QString next = token(property, sent.value(path(side, property)));
        // The other side holds it by now, whether it was written there or typed there as well.
        const auto also = std::ranges::any_of(crm(other(side)).ids(type(other(side))), [&](const QString &twin) {
            const auto fields = crm(other(side)).fields(type(other(side)), twin);
            return !cell.token.isEmpty() && token(property, valueOf(fields, path(other(side), property))) == cell.token;
        });
        const PropertyRules &rules = flow().mappings.at(property).rules;
        const bool ruled =
            rules.conflict != ConflictPolicy::Ask || (cell.token.isEmpty() && rules.blank == BlankPolicy::Refill);
        const bool chosen = m_chosenAt.value(place, -1) >= cell.edited;
        if (token(property, there) == cell.token && next != cell.token && !cell.known && !also && !ruled && !chosen)
            fail(u"“%1” of %2 %3 was overwritten unseen with “%4”"_s.arg(
                there, toText(side), id, sent.value(path(side, property))));
        m_book[place] = {next, cell.edited, true};
    }
    for (auto place = m_book.begin(); place != m_book.end(); ++place) { // whoever it came from, it has arrived
        const QString value = sent.value(path(side, place.key().property));
        if (place.key().side != side && sent.contains(path(side, place.key().property))
            && token(place.key().property, value) == place->token && !place->token.isEmpty())
            place->known = true;
    }
}

/// Answers every row that waits; whether there was any.
bool Life::answerAll(unsigned dice)
{
    bool any = false;
    for (const LinkRow &row : m_rig.rows(ContactFlow)) {
        // By now the operator wants an end of it: whatever is chosen leaves both sides equal.
        unsigned settled = row.state == LinkState::Conflict || row.state == LinkState::Held ? dice % 2 : dice;
        if (row.state == LinkState::Paused) {
            say(u"resume row %1"_s.arg(row.id));
            any = m_rig.actions().setPaused({row.id}, false).ok() || any;
        } else if (waits(row.state)) {
            any = answerRow(row, settled) || any;
        }
    }
    return any;
}

/// No conflict where nobody edited what the other side has not seen: a server's own form is nobody's edit.
void Life::checkConflicts()
{
    for (const LinkRow &row : m_rig.rows(ContactFlow)) {
        const auto detail =
            row.state == LinkState::Conflict ? Views(*m_rig.workspace).linkDetail(row.id) : Result<LinkDetail>(Error{});
        if (!detail)
            continue;
        for (int property = 0; property < flow().mappings.size(); ++property) {
            const PropertyRow &seen = detail->properties.at(property);
            if (!seen.base || !row.properties.split(u", "_s).contains(seen.path.source.section(u'.', -1)))
                continue;
            const bool edited = std::ranges::any_of(bothSides, [&](Side side) {
                const Cell cell = m_book.value({side, row.recordId[side], property});
                return !cell.known || cell.token.isEmpty() || token(property, seen.now[side]) != cell.token
                    || m_merged.contains(row.recordId[side]) || m_undone.contains(row.id);
            });
            if (!edited)
                fail(u"row %1 has a conflict about %2 that nobody made: “%3” and “%4”"_s.arg(row.id).arg(
                    seen.path.source, seen.now.source, seen.now.target));
        }
    }
}

void Life::checkEnd()
{
    say(u"the operator answers what waits"_s);
    int quiet = 0;
    for (unsigned round = 0; round < 14 && quiet < 2 && m_fault.isEmpty(); ++round) {
        ++m_now;
        m_rig.wait(pastBackOff);
        const RunReport report = plainRun(round == 0, true);
        quiet = answerAll(round + m_schedule.seed) || report.writes > 0 ? 0 : quiet + 1;
    }
    if (!m_fault.isEmpty())
        return;
    const int writes = m_rig.writes();
    m_rig.wait(pastBackOff);
    plainRun(false, true);
    plainRun(true, true);
    if (m_rig.writes() != writes)
        fail(u"a further run still writes"_s);
    const auto open = LinkStore(*m_rig.workspace).openIntents();
    if (!open || !open->isEmpty())
        fail(u"a write is still open"_s);
    for (const LinkRow &row : m_rig.rows(ContactFlow)) {
        const QString name = u"row %1 (%2 ⇄ %3)"_s.arg(row.id).arg(row.recordId.source, row.recordId.target);
        // A server that keeps its own value where a blank was sent: shown, and nobody can do more about it here.
        if (row.state == LinkState::Failing && row.reason.code == ReasonCode::NotTaken)
            continue;
        if (waits(row.state) || row.state == LinkState::Pending || row.state == LinkState::Paused)
            fail(u"%1 is still %2: %3"_s.arg(
                name, toText(row.state), sentence(row.reason, {u"HubSpot"_s, u"CRMOffice"_s})));
        if (row.state != LinkState::InSync)
            continue;
        for (int property = 0; property < flow().mappings.size(); ++property) {
            const QString here =
                valueOf(m_rig.source.fields(type(Side::Source), row.recordId.source), path(Side::Source, property));
            const QString there =
                valueOf(m_rig.target.fields(type(Side::Target), row.recordId.target), path(Side::Target, property));
            if (token(property, here) == token(property, there)
                || flow().mappings.at(property).rules.direction != Direction::Both)
                continue;
            const bool chosen = m_chosenAt.contains({Side::Source, row.recordId.source, property});
            if (!chosen)
                fail(u"%1 is in sync, and %2 is “%3” and “%4”"_s.arg(name, path(Side::Source, property), here, there));
        }
    }
    for (const QString &id : m_rig.source.ids(type(Side::Source))) {
        if (m_rig.row(ContactFlow, id).id == 0)
            fail(u"source %1 is in no row"_s.arg(id));
    }
    for (auto made = m_made.cbegin(); made != m_made.cend(); ++made) {
        if (*made > m_allowed.value(made.key()))
            fail(u"%1 was made %2 times"_s.arg(made.key()).arg(*made));
    }
}

void Life::fail(const QString &fault)
{
    if (m_fault.isEmpty())
        m_fault = u"step %1: %2"_s.arg(m_now).arg(fault);
}

Story shrunk(const Story &schedule)
{
    Story best = schedule;
    // Halves first, then quarters, … then single steps: what fails early needs none of the rest.
    for (qsizetype piece = std::max<qsizetype>(best.steps.size() / 2, 1);; piece = std::max<qsizetype>(piece / 2, 1)) {
        bool shorter = false;
        for (qsizetype first = 0; first < best.steps.size();) {
            Story without = best;
            without.steps.remove(first, std::min(piece, without.steps.size() - first));
            if (Life(without).play().isEmpty()) {
                first += piece;
            } else {
                best = without;
                shorter = true;
            }
        }
        if (piece == 1 && !shorter)
            return best;
    }
}

} // namespace samband
