#include "tests/support/fakecontroller.h"

#include <QDateTime>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

const QStringList given{u"Kari"_s, u"Ola"_s, u"Åse"_s, u"Bjørn"_s, u"Ingrid"_s, u"Sølvi"_s, u"Håkon"_s, u"Tuva"_s,
    u"Magnus"_s, u"Ragnhild"_s};
const QStringList family{
    u"Berg"_s, u"Moe"_s, u"Lie"_s, u"Haugen"_s, u"Ødegård"_s, u"Solberg"_s, u"Dahl"_s, u"Bakke"_s, u"Næss"_s};

QString nameOf(qint64 id)
{
    return given[id % given.size()] + u' ' + family[(id * 7) % family.size()];
}

LinkState stateAt(qint64 id)
{
    if (id % 40 == 1)
        return LinkState::Conflict;
    if (id % 30 == 2)
        return LinkState::Held;
    if (id % 90 == 3)
        return LinkState::Failing;
    if (id % 110 == 4)
        return LinkState::Orphaned;
    if (id % 100 == 5)
        return LinkState::Ambiguous;
    if (id % 80 == 6)
        return LinkState::Unlinked;
    if (id % 120 == 7)
        return LinkState::NotCreatable;
    if (id % 150 == 8)
        return LinkState::Paused;
    if (id % 25 == 9)
        return LinkState::Outside;
    return LinkState::InSync;
}

void dress(LinkRow &row)
{
    switch (row.state) {
    case LinkState::Conflict:
        row.properties = u"phone"_s;
        row.reason = {ReasonCode::BothChanged, {u"phone"_s, u"22 00 00 01"_s, u"22 11 00 00"_s}};
        break;
    case LinkState::Held:
        row.title.target.clear();
        row.recordId.target.clear();
        row.verb = Verb::Create;
        row.reason = {ReasonCode::FirstRun, {u"create"_s, u"5"_s}};
        break;
    case LinkState::Failing:
        row.properties = u"mobilephone"_s;
        row.verb = Verb::Update;
        row.reason = refusal(u"mobilePhone is longer than 20 characters"_s, Side::Target, ErrorKind::Refused);
        break;
    case LinkState::Orphaned:
        row.reason = {ReasonCode::TargetGone, {}};
        break;
    case LinkState::Ambiguous:
        row.recordId.target.clear();
        row.reason = {ReasonCode::SeveralLookAlike, {u"2"_s, row.title.source + u", "_s + row.title.source}};
        row.title.target.clear();
        break;
    case LinkState::Unlinked:
        row.recordId.target.clear();
        row.verb = Verb::Link;
        row.reason = {ReasonCode::LooksLike, {row.title.source, u"name and phone"_s}};
        row.title.target.clear();
        break;
    case LinkState::NotCreatable:
        row.recordId.target.clear();
        row.title.target.clear();
        row.reason = {ReasonCode::NothingToCreateFrom, {u"familyName"_s}};
        break;
    case LinkState::Paused:
        row.reason = {ReasonCode::PausedByPerson, {}};
        break;
    case LinkState::Outside:
        row.recordId.source.clear();
        row.title.source.clear();
        row.reason = {ReasonCode::NoCounterpart, {}};
        break;
    case LinkState::InSync:
    case LinkState::Pending:
        row.reason = {ReasonCode::AllAgree, {}};
        break;
    }
}

} // namespace

LinkRow FakeController::rowOf(qint64 id) const
{
    if (huge == 0)
        return rows.value(id - 1);
    LinkRow row;
    row.id = id;
    row.flow = 1 + id % 4;
    row.state = stateAt(id);
    row.title = {nameOf(id), nameOf(id)};
    row.recordId = {QString::number(10'000 + id), QString::number(50'000 + id)};
    row.since = QDateTime::currentMSecsSinceEpoch() - id * 60'000;
    dress(row);
    return row;
}

void FakeController::fill(int count, bool longNames)
{
    huge = count;
    rows.clear();
    QList<LinkRow> made;
    for (qint64 id = 1; id <= count; ++id)
        made << rowOf(id);
    huge = 0;
    rows = made;
    for (LinkRow &row : rows) {
        if (!longNames || row.id % 3 != 1)
            continue;
        const QString more = u" Wilhelmine Alexandra Christophersen-Bjørnstjerne af Holmenkollen og Vestre Aker"_s;
        for (const Side side : bothSides) {
            if (!row.title[side].isEmpty())
                row.title[side] += more;
        }
    }
    m_summary.flows.clear();
    const QStringList titles{u"Contact"_s, u"Association"_s, u"Product"_s,
        longNames ? u"User accounts and everything that belongs to their departments"_s : u"User"_s};
    const QStringList sources{u"Contact"_s, u"Contactcompanyassociation"_s, u"Product"_s, u"User"_s};
    const QStringList targets{u"Contacts"_s, u"Contacts"_s, u"Companies"_s, u"Contacts"_s};
    for (int flow = 0; flow < 4; ++flow) {
        FlowSummary summary;
        summary.id = flow + 1;
        summary.title = titles[flow];
        summary.datatype = {sources[flow], targets[flow]};
        summary.paths = {{u"properties.firstname"_s, u"givenName"_s}, {u"properties.lastname"_s, u"familyName"_s},
            {u"properties.mobilephone"_s, u"mobilePhone"_s}, {u"properties.phone"_s, u"directPhone"_s}};
        m_summary.flows << summary;
    }
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (count > 0) {
        for (const Side side : bothSides) {
            signInState[side].step = SignInState::Step::SignedIn;
            signInState[side].place = u"keychain"_s;
        }
        signInState.source.account = u"4711 (app-eu1.hubspot.com)"_s;
        m_summary.readCompletelyAt = {now - 180'000, now - 200'000};
        RunRow run;
        run.id = m_lastRun;
        run.startedAt = now - 190'000;
        run.endedAt = now - 184'000;
        run.trigger = u"operator"_s;
        run.status = u"done"_s;
        run.calls = 55;
        for (int flow = 1; flow <= 4; ++flow)
            run.counts.insert(flow, RunCounts{100 * flow, 90 * flow, 4 * flow, 3 * flow, flow, flow, flow});
        m_summary.lastRun = run;
    }
    for (FlowSummary &flow : m_summary.flows) {
        flow.written = {flow.id == 1, flow.id != 2};
        if (const auto &run = m_summary.lastRun)
            flow.lastRun = LastRun{run->id, run->startedAt, run->endedAt, run->status, run->counts.value(flow.id)};
    }
    sum();
}

void FakeController::fillFirstRun(int count)
{
    fill(count);
    for (LinkRow &row : rows) {
        row.title.source = nameOf(row.id);
        row.recordId.source = QString::number(10'000 + row.id);
        row.title.target.clear();
        row.recordId.target.clear();
        row.state = row.id % 3 == 0 ? LinkState::Held : LinkState::Unlinked;
        row.properties.clear();
        dress(row);
    }
    sum();
}

void FakeController::fillHuge(int count)
{
    fill(8);
    huge = count;
}

} // namespace samband
