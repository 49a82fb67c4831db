#include "tests/engine/workday.h"

#include <QFile>

#include <sqlite3.h>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRuns = 6;

/// What SQLite's own whole check says about the file.
QString integrity(const QString &path)
{
    sqlite3 *file = nullptr;
    QString said;
    const auto take = [](void *to, int, char **values, char **) {
        *static_cast<QString *>(to) += QString::fromUtf8(values[0]);
        return 0;
    };
    if (sqlite3_open_v2(path.toUtf8().constData(), &file, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK
        || sqlite3_exec(file, "PRAGMA integrity_check", take, &said, nullptr) != SQLITE_OK)
        said = QString::fromUtf8(sqlite3_errmsg(file));
    sqlite3_close(file);
    return said;
}

} // namespace

Workday::Workday(const Scenario &start, FaultyDisk &disk)
    : m_scenario(start)
    , m_disk(disk)
{
    m_disk.onCut = [this] { // no process outlives the disk's power: the next call ends it
        Faults &faults = *rig().faults;
        faults.at = faults.operations + 1;
        faults.then = Faults::Then::Kill;
        faults.when = Faults::When::Before;
    };
}

void Workday::step(const std::function<Status()> &work)
{
    if (m_isKilled || m_disk.isDead())
        return;
    try {
        Status done = rig().workspace ? Status(Done{}) : open();
        if (done)
            done = work();
        if (!done)
            m_errors << done.error();
    } catch (const Killed &) {
        m_isKilled = true;
    }
}

Status Workday::open()
{
    const QString path = rig().path();
    const bool isNew = !QFile::exists(path);
    auto opened = isNew ? Workspace::create(path) : Workspace::open(path, Workspace::Access::ReadWrite);
    if (!opened)
        return opened.error();
    rig().workspace = std::move(*opened);
    const auto known = Setup(*rig().workspace).dataflow();
    if (!known || !known->flows.isEmpty())
        return known ? Status(Done{}) : Status(known.error());
    return Setup(*rig().workspace).activate(rig().dataflow);
}

Status Workday::run(bool preview)
{
    rig().now += 1000;
    RunRequest request;
    request.preview = preview;
    request.approveAll = !preview;
    Engine engine(*rig().workspace, {&rig().source, &rig().target}, rig().clock);
    const auto report = engine.run(request, {}, {});
    if (!report)
        return report.error();
    if (report->error)
        return *report->error;
    for (const RunCounts &counts : report->run.counts) {
        if (!counts.addsUp())
            return Error{ErrorKind::BadAnswer, u"a sum does not add up"_s};
    }
    return Done{};
}

/// Settles every conflict that is on the screen with a value that neither side has.
Status Workday::decide()
{
    const Views views(*rig().workspace);
    LinkQuery query;
    query.states = {LinkState::Conflict};
    const auto links = views.linkOrder(query);
    if (!links)
        return links.error();
    for (const qint64 link : *links) {
        const auto seen = views.linkDetail(link);
        if (!seen)
            return seen.error();
        if (!seen->choices.isEmpty())
            continue; // settled already, and not carried out yet
        Resolutions choices;
        for (const PropertyRow &property : seen->properties) {
            if (property.now.source != property.now.target)
                choices << Resolution{
                    property.property, Choice::TakeValue, u"+4722%1"_s.arg(700000 + property.property), property.now};
        }
        if (const Status done = rig().actions().resolve(link, choices); !done)
            return done;
    }
    return Done{};
}

void Workday::people()
{
    if (std::exchange(m_isEdited, true))
        return;
    rig().wait(1000);
    const auto &linked = m_scenario.linked;
    if (!linked.isEmpty()) {
        rig().source.edit(u"contact"_s, linked.at(0), {{u"properties.phone"_s, u"+4722000001"_s}});
        rig().source.edit(u"contact"_s, linked.at(1), {{u"properties.firstname"_s, u"Edited"_s}});
        for (const QString &id : rig().target.ids(u"contacts"_s)) {
            if (valueOf(rig().target.fields(u"contacts"_s, id), u"givenName"_s) == "Given0"_L1)
                rig().target.edit(u"contacts"_s, id, {{u"directPhone"_s, u"+4722000002"_s}});
        }
    }
    rig().contact(u"Late"_s, u"Comer"_s, u"+4798888888"_s);
}

void Workday::work()
{
    const auto nothing = [] { return Status(Done{}); };
    const auto plan = [this] { return run(true); };
    const auto carryOut = [this] { return run(false); };
    step(nothing); // opens
    step(plan);
    step(carryOut);
    people();
    step(carryOut);
    step([this] { return decide(); });
    step(carryOut);
    rig().workspace.reset();
}

QString Workday::recover()
{
    m_disk.mend();
    *rig().faults = {};
    rig().workspace.reset();
    const qsizetype told = m_errors.size();
    m_isKilled = false;
    int quiet = 0;
    for (int i = 0; i < mostRuns && quiet < 2 && m_errors.size() == told; ++i) {
        rig().wait(Scenario::pastBackOff);
        const int before = rig().writes();
        step([this] { return decide(); });
        step([this] { return run(false); });
        quiet = rig().writes() == before ? quiet + 1 : 0;
    }
    if (m_errors.size() != told)
        return u"after the restart: "_s + m_errors.last().text;
    if (quiet < 2)
        return u"it never came to rest"_s;
    const int before = rig().writes();
    rig().runFull();
    QString wrong = rig().writes() == before ? QString() : u"a further run wrote"_s;
    const auto broken = RunStore(*rig().workspace).brokenJournalRow();
    if (!broken || *broken)
        wrong += u"\n  the journal's chain is broken"_s;
    const QString check = integrity(rig().path());
    return check == "ok"_L1 ? wrong : wrong + u"\n  the file: "_s + check;
}

} // namespace samband
