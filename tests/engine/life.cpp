#include "tests/engine/life.h"

#include "core/domain/normalise.h"

#include <algorithm>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

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
        return [](const QString &sent) { return sent.left(24); }; // no system cuts off earlier than at 20
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

} // namespace

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
    bool acts = step.b % 4 == 1; // so does the operator, to any row
    m_rig.target.onRead = [&](const QStringList &read) {
        if (std::exchange(acts, false))
            actMeanwhile(step);
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

/// What an operator may do to a row while a run is on.
void Life::actMeanwhile(const LifeStep &step)
{
    using Kind = LifeStep::Kind;
    static constexpr std::array kinds{
        Kind::Resolve, Kind::Approve, Kind::Reject, Kind::Pause, Kind::Undo, Kind::Unlink, Kind::Link};
    say(u"meanwhile:"_s);
    this->step({kinds.at(step.b / 4 % kinds.size()), step.c, step.a, step.b});
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

std::optional<LinkRow> Life::rowAt(unsigned number) const
{
    std::vector<LinkRow> rows = m_rig.rows(ContactFlow);
    std::erase_if(rows, [](const LinkRow &row) { return row.recordId.source.isEmpty(); });
    std::ranges::sort(rows, {}, &LinkRow::id);
    return rows.empty() ? std::nullopt : std::optional(rows.at(number % rows.size()));
}

} // namespace samband
