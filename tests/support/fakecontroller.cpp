#include "tests/support/fakecontroller.h"

#include <QDateTime>

#include <algorithm>
#include <functional>
#include <map>

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

QString joined(const QList<qint64> &ids)
{
    QStringList texts;
    for (const qint64 id : ids.first(std::min<qsizetype>(ids.size(), 5)))
        texts << QString::number(id);
    return ids.size() > 5 ? u"%1 rows"_s.arg(ids.size()) : texts.join(u',');
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

FakeController::FakeController(QObject *parent)
    : Controller(parent)
    , budgets{{u"HubSpot"_s, u"general"_s, 42, 190, 10'000, 0, 12'000, 625'000, 6 * 60 * 60 * 1000, 3, 6'250},
          {u"HubSpot"_s, u"search"_s, 5, 5, 1000, 400, -1, -1, -1},
          {u"CRMOffice"_s, u"general"_s, 10, 100, 1000, 0, -1, -1, -1}}
{
    for (const Side side : bothSides) {
        SignInState &state = signInState[side];
        state.side = side;
        state.system = side == Side::Source ? u"HubSpot"_s : u"CRMOffice"_s;
        state.baseUrl = u"https://api.example.com"_s;
        state.tokenLabel = u"Access token"_s;
        state.appLabel = u"Your own app"_s;
        state.needsSecret = side == Side::Source;
    }
    m_summary.system = {u"HubSpot"_s, u"CRMOffice"_s};
    setup = {{Side::Source, u"HubSpot"_s, u":/samband/connectors/hubspot.json"_s, true, u"https://api.example.com"_s,
                 {u"contacts"_s, u"companies"_s, u"products"_s, u"users"_s}, 0, {}},
        {Side::Target, u"CRMOffice"_s, u":/samband/connectors/crmoffice.json"_s, true, u"https://crm.example.com"_s,
            {u"contacts"_s, u"companies"_s, u"users"_s}, 14, {}}};
    makeDoctorReports();
}

void FakeController::resolveMany(const QMap<qint64, Resolutions> &choices, bool thenSync)
{
    calls << u"resolveMany %1%2"_s.arg(joined(choices.keys()), thenSync ? u" sync"_s : QString());
    for (auto choice = choices.begin(); choice != choices.end(); ++choice)
        resolved << std::pair(choice.key(), *choice);
    set(choices.keys(), LinkState::InSync);
}

void FakeController::saveViews(const QList<SavedView> &views)
{
    calls << u"saveViews %1"_s.arg(views.size());
    m_summary.views = views;
    requestSummary();
}

void FakeController::requestCounts(quint64 token, const QList<LinkQuery> &queries)
{
    QList<int> counts;
    for (const LinkQuery &query : queries)
        counts << int(std::count_if(rows.cbegin(), rows.cend(), [&](const LinkRow &row) { return shows(query, row); }));
    answer([=, this] { Q_EMIT countsReady(token, counts); });
}

void FakeController::requestProperties(quint64 token, const std::vector<qint64> &links)
{
    ++propertyPages;
    std::vector<LinkProperties> found;
    for (const qint64 id : links) {
        const LinkDetail detail = detailOf(id);
        if (!detail.row.recordId.source.isEmpty() && !detail.row.recordId.target.isEmpty())
            found.push_back({id, detail.row.flow, detail.modifiedAt, detail.properties});
    }
    answer([=, this] { Q_EMIT propertiesReady(token, found); });
}

void FakeController::requestLinkJournal(quint64 token, qint64 link)
{
    calls << u"history %1"_s.arg(link);
    answer([=, this] { Q_EMIT journalOrderReady(token, {link * 4 + 3, link * 4 + 2, link * 4 + 1, link * 4}); });
}

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

void FakeController::sum()
{
    for (FlowSummary &flow : m_summary.flows) {
        flow.counts.clear();
        for (const LinkRow &row : rows) {
            if (row.flow == flow.id)
                ++flow.counts[row.state];
        }
    }
}

void FakeController::answer(std::function<void()> reply)
{
    if (answers)
        QMetaObject::invokeMethod(this, std::move(reply), Qt::QueuedConnection);
}

void FakeController::run(const RunRequest &request)
{
    runs << request;
    m_running = true;
    answer([=, this] {
        Q_EMIT runStarted(request);
        RunProgress progress;
        progress.run = m_lastRun + 1;
        progress.stage = Stage::Writing;
        progress.what = u"Contact"_s;
        progress.done = 120;
        progress.total = 400;
        progress.perSecond = 38;
        progress.leftFrom = 6'000;
        progress.leftTo = 9'000;
        Q_EMIT runProgress(progress);
        if (!endsAtOnce)
            return;
        RunReport report;
        if (request.preview)
            report = preview();
        else
            report.run = *m_summary.lastRun;
        endRun(report);
    });
}

void FakeController::endRun(const RunReport &report)
{
    m_running = false;
    if (std::exchange(m_paused, false))
        Q_EMIT runPaused(false);
    ++m_lastRun;
    Q_EMIT runEnded(report);
    Q_EMIT linksChanged({});
}

RunReport FakeController::preview() const
{
    RunReport report;
    if (m_summary.lastRun)
        report.run = *m_summary.lastRun;
    for (const FlowSummary &flow : m_summary.flows)
        report.flows.insert(flow.id, flow.title);
    for (const LinkRow &row : rows) {
        if (row.verb == Verb::Nothing)
            continue;
        PlannedRow planned{row, {}};
        planned.decision.verb = row.verb;
        planned.decision.state = row.state;
        planned.decision.held = row.state == LinkState::Held || row.state == LinkState::Unlinked;
        planned.decision.reason = row.reason;
        if (row.verb == Verb::Create)
            planned.decision.write.target = {{u"familyName"_s, row.title.source.section(u' ', -1)},
                {u"givenName"_s, row.title.source.section(u' ', 0, 0)}};
        if (row.verb == Verb::Update)
            planned.decision.properties << PropertyDecision{1, PropertyAction::WriteTarget,
                {ReasonCode::SourceChanged, {u"properties.phone"_s, u"22 00 00 00"_s, u"22 00 00 01"_s}},
                {u"22 00 00 01"_s, u"22 00 00 01"_s}};
        ++report.planned[row.verb];
        report.plan << planned;
    }
    report.waiting = true;
    return report;
}

void FakeController::stop()
{
    calls << u"stop"_s;
    if (!m_running)
        return;
    RunReport report;
    report.run = m_summary.lastRun.value_or(RunRow());
    report.run.status = u"stopped"_s;
    answer([=, this] { endRun(report); });
}

void FakeController::set(const QList<qint64> &links, LinkState state)
{
    const bool refuses =
        std::any_of(links.begin(), links.end(), [this](qint64 id) { return refusedRows.contains(id); });
    if (refuses || refusal) {
        const Error error = refusal.value_or(Error{ErrorKind::BadInput, u"That row is gone."_s});
        answerAction([=, this] {
            Q_EMIT failed(error);
            Q_EMIT actionDone(links, error);
            Q_EMIT linksChanged(links);
        });
        return;
    }
    for (const qint64 id : links) {
        if (id >= 1 && id <= rows.size())
            rows[id - 1].state = state;
    }
    sum();
    answerAction([=, this] {
        Q_EMIT actionDone(links, Done{});
        Q_EMIT linksChanged(links);
    });
}

void FakeController::answerAction(std::function<void()> reply)
{
    if (actionsWait)
        m_waitingActions << std::move(reply);
    else
        answer(std::move(reply));
}

void FakeController::letGo()
{
    for (const auto &reply : std::exchange(m_waitingActions, {}))
        answer(reply);
}

void FakeController::resolve(qint64 link, const Resolutions &resolutions, bool thenSync)
{
    calls << u"resolve %1%2"_s.arg(link).arg(thenSync ? u" sync"_s : QString());
    resolved << std::pair(link, resolutions);
    set({link}, LinkState::InSync);
}

void FakeController::approve(const QList<qint64> &links, bool thenSync)
{
    calls << u"approve %1%2"_s.arg(joined(links), thenSync ? u" sync"_s : QString());
    set(links, LinkState::InSync);
}

void FakeController::reject(const QList<qint64> &links)
{
    calls << u"reject "_s + joined(links);
    set(links, LinkState::Paused);
}

QList<qint64> FakeController::heldLinks(const HeldQuery &query) const
{
    QList<qint64> links;
    for (const LinkRow &row : rows) {
        const bool archive = row.verb == Verb::Archive;
        const bool wanted = query.kind ? toText(*query.kind) == toText(row.verb) : !archive;
        if (row.state == LinkState::Held && wanted && (!query.flow || *query.flow == row.flow))
            links << row.id;
    }
    return links;
}

void FakeController::approveHeld(const HeldQuery &query, bool thenSync)
{
    approve(heldLinks(query), thenSync);
}

void FakeController::rejectHeld(const HeldQuery &query)
{
    reject(heldLinks(query));
}

void FakeController::link(qint64 link, qint64 targetRecord, bool thenSync)
{
    calls << u"link %1 %2%3"_s.arg(link).arg(targetRecord).arg(thenSync ? u" sync"_s : QString());
    set({link}, LinkState::InSync);
}

void FakeController::unlink(const QList<qint64> &links, bool never)
{
    calls << u"unlink %1%2"_s.arg(joined(links), never ? u" never"_s : QString());
    set(links, LinkState::Unlinked);
}

void FakeController::setPaused(const QList<qint64> &links, bool paused)
{
    calls << (paused ? u"pause "_s : u"resume "_s) + joined(links);
    set(links, paused ? LinkState::Paused : LinkState::InSync);
}

void FakeController::undo(const UndoRequest &request, bool thenSync)
{
    const QString what = request.journalRow != 0 ? QString::number(request.journalRow)
        : request.run != 0                       ? u"run %1"_s.arg(request.run)
                                                 : u"link %1"_s.arg(request.link);
    calls << u"undo %1%2%3"_s.arg(what, thenSync ? u" sync"_s : QString(), request.dryRun ? u" dry"_s : QString());
    UndoReport report = undoReport;
    report.run = request.run;
    report.dryRun = request.dryRun;
    answer([this, report] { Q_EMIT undoReady(report); });
}

void FakeController::signIn(const SignInWish &wish)
{
    calls << u"signIn "_s + wish.system;
    signIns << wish;
    SignInState &state = signInState[wish.system == signInState.target.system ? Side::Target : Side::Source];
    state.step = SignInState::Step::UnderWay;
    answer([this, state] { Q_EMIT signInChanged(state); });
    if (wish.way == SignInWish::Way::Browser)
        return;
    state.step = SignInState::Step::SignedIn;
    state.place = wish.sessionOnly ? u"session"_s : u"keychain"_s;
    answer([this, state] { Q_EMIT signInChanged(state); });
}

void FakeController::cancelSignIn()
{
    calls << u"cancelSignIn"_s;
    for (SignInState *state : {&signInState.source, &signInState.target}) {
        if (state->step == SignInState::Step::UnderWay)
            state->step = SignInState::Step::SignedOut;
    }
    requestSignIn();
}

void FakeController::signOut(Side side)
{
    calls << u"signOut "_s + toText(side);
    signInState[side].step = SignInState::Step::SignedOut;
    requestSignIn();
}

void FakeController::requestSignIn()
{
    for (const Side side : bothSides)
        answer([this, state = signInState[side]] { Q_EMIT signInChanged(state); });
}

void FakeController::requestSummary()
{
    if (green) {
        for (FlowSummary &flow : m_summary.flows)
            flow.counts = {{LinkState::InSync, 250}};
        for (RunCounts &counts : m_summary.lastRun->counts)
            counts = RunCounts{250, 240, 10, 0, 0, 0, 0};
    }
    answer([this] { Q_EMIT summaryReady(m_summary); });
}

bool FakeController::shows(const LinkQuery &query, const LinkRow &row) const
{
    const auto has = [](const QString &text, const QString &part) { return text.contains(part, Qt::CaseInsensitive); };
    if (query.flow && *query.flow != row.flow)
        return false;
    if (!query.states.empty() && !query.states.contains(row.state))
        return false;
    if (!query.cause.isEmpty() && causeOf(row.state, row.reason, row.properties).key() != query.cause)
        return false;
    if (!query.text.isEmpty() && !has(row.title.source, query.text) && !has(row.title.target, query.text)
        && !has(row.recordId.source, query.text) && !has(row.recordId.target, query.text))
        return false;
    const QString everything = row.title.source + row.title.target + row.recordId.source + row.recordId.target;
    const auto found = [&](const QString &text) { return has(everything, text); };
    if (!std::all_of(query.also.begin(), query.also.end(), found)
        || std::any_of(query.without.begin(), query.without.end(), found))
        return false;
    for (const ValueFilter &filter : query.values) {
        const LinkDetail detail = detailOf(row.id);
        const bool holds =
            std::any_of(detail.properties.begin(), detail.properties.end(), [&](const PropertyRow &property) {
                return (filter.paths.source.contains(property.path.source) && has(property.now.source, filter.text))
                    || (filter.paths.target.contains(property.path.target) && has(property.now.target, filter.text));
            });
        if (holds != filter.wanted)
            return false;
    }
    return has(row.title.source, query.contains.value(LinkColumn::SourceTitle))
        && has(row.title.target, query.contains.value(LinkColumn::TargetTitle))
        && has(row.properties, query.contains.value(LinkColumn::Properties));
}

void FakeController::requestLinkOrder(quint64 token, const LinkQuery &query)
{
    orders << std::pair(token, query);
    std::vector<qint64> ids;
    for (qint64 id = 1; id <= huge; ++id)
        ids.push_back(id);
    for (const LinkRow &row : std::as_const(rows)) {
        if (huge == 0 && shows(query, row))
            ids.push_back(row.id);
    }
    const auto less = [this, &query](qint64 a, qint64 b) {
        if (query.sortBy == LinkColumn::SourceTitle)
            return rowOf(a).title.source < rowOf(b).title.source;
        return query.sortBy == LinkColumn::Since ? rowOf(a).since < rowOf(b).since : a < b;
    };
    if (huge == 0)
        std::stable_sort(ids.begin(), ids.end(), less);
    if (query.descending)
        std::reverse(ids.begin(), ids.end());
    answer([=, this] { Q_EMIT linkOrderReady(token, ids); });
}

void FakeController::requestLinkRows(quint64 token, const std::vector<qint64> &ids)
{
    pages << token;
    std::vector<LinkRow> found;
    for (const qint64 id : ids)
        found.push_back(rowOf(id));
    answer([=, this] { Q_EMIT linkRowsReady(token, found); });
}

LinkDetail FakeController::detailOf(qint64 id) const
{
    LinkDetail detail;
    detail.row = rowOf(id);
    const LinkRow &row = detail.row;
    const bool pair = !row.recordId.source.isEmpty() && !row.recordId.target.isEmpty();
    const QString first = row.title.source.section(u' ', 0, 0);
    const QString last = row.title.source.section(u' ', 1);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    detail.presence = {Presence::Present, row.state == LinkState::Orphaned ? Presence::Absent : Presence::Present};
    detail.modifiedAt = {now - 400'000, now - 700'000};
    for (const Side side : bothSides) {
        if (!row.recordId[side].isEmpty())
            detail.fields[side] = {{u"id"_s, row.recordId[side]}, {u"name"_s, row.title[side]},
                {u"city"_s, u"Ålesund"_s}, {u"note"_s, u"<b>plain text, never markup</b>"_s}};
    }
    const auto add = [&detail](int property, const QString &source, const QString &target, const QString &base,
                         const PerSide<QString> &nowHeld) {
        detail.properties << PropertyRow{property, {source, target}, PerSide<QString>{base, base}, nowHeld, {}, {}};
    };
    if (pair && row.flow == 1 + id % 4) {
        add(1, u"properties.firstname"_s, u"givenName"_s, first, {first, first});
        add(2, u"properties.lastname"_s, u"familyName"_s, last, {last, last});
        add(3, u"properties.mobilephone"_s, u"mobilePhone"_s, u"+47 900 00 000"_s,
            {u"+47 900 00 000"_s, u"+47 900 00 000"_s});
        if (row.state == LinkState::Conflict)
            add(4, u"properties.phone"_s, u"directPhone"_s, u"22 00 00 00"_s, {phoneInConflict, u"22 11 00 00"_s});
        else
            add(4, u"properties.phone"_s, u"directPhone"_s, u"22 00 00 00"_s, {u"22 00 00 00"_s, u"22 00 00 00"_s});
    }
    if (row.state == LinkState::Ambiguous || row.state == LinkState::Unlinked) {
        // Two of one name: only what is known of them tells them apart.
        const auto candidate = [&](qint64 record, Likeness likeness, int claims, const QString &phone) {
            const Fields fields{{u"givenName"_s, first}, {u"familyName"_s, last}, {u"directPhone"_s, phone},
                {u"company.name"_s, u"Fjord Data AS"_s}};
            detail.candidates << CandidateRow{{record, row.title.source, likeness, claims},
                QString::number(60'000 + record), fields, now - qint64(86'400'000) * 40, now - 86'400'000};
        };
        candidate(901, Likeness::Likely, 1, u"+47 22 00 00 00"_s);
        candidate(902, Likeness::NameOnly, 2, {});
        const auto lone = [&](int property, const QString &source, const QString &target, const QString &value,
                              Normaliser normaliser = Normaliser::Text) {
            PropertyRow made{property, {source, target}, {}, {value, {}}, {}, {}};
            made.rules.normaliser = normaliser;
            detail.properties << made;
        };
        lone(1, u"properties.firstname"_s, u"givenName"_s, first);
        lone(2, u"properties.lastname"_s, u"familyName"_s, last);
        lone(4, u"properties.phone"_s, u"directPhone"_s, u"22 00 00 00"_s, Normaliser::Phone);
    }
    for (const Side side : bothSides) {
        if (!row.recordId[side].isEmpty())
            detail.web[side] = u"https://%1.example/record/%2"_s.arg(toText(side), row.recordId[side]);
    }
    for (qint64 line = 3; line >= 0; --line)
        detail.timeline << journalOf(id * 4 + line);
    while (longHistory && detail.timeline.size() < 200)
        detail.timeline << detail.timeline.first();
    detail.paused = row.state == LinkState::Paused;
    return detail;
}

void FakeController::requestLinkDetail(qint64 link)
{
    const LinkDetail detail = detailOf(link);
    answer([=, this] { Q_EMIT linkDetailReady(detail); });
}

JournalRow FakeController::journalOf(qint64 id) const
{
    JournalRow row;
    row.id = id;
    row.at = QDateTime::currentMSecsSinceEpoch() - (4 - id % 4) * 900'000;
    row.run = id % 4 == 1 ? 0 : 12;
    row.who = u"ane"_s;
    row.link = id / 4;
    row.flow = 1;
    row.recordId = QString::number(10'000 + row.link);
    row.title = rowOf(row.link).title.source;
    const QStringList kinds{u"linked"_s, u"chosen"_s, u"updated"_s, u"agreed"_s};
    row.kind = kinds[id % 4];
    if (row.kind == "chosen"_L1)
        row.reason = {ReasonCode::PersonChose, {u"phone"_s, u"source"_s}};
    if (row.kind == "updated"_L1) {
        row.side = Side::Target;
        row.before = {{u"directPhone"_s, u"22 00 00 00"_s}};
        row.after = {{u"directPhone"_s, u"22 00 00 01"_s}};
        row.reason = {ReasonCode::SourceChanged, {u"phone"_s, u"22 00 00 00"_s, u"22 00 00 01"_s}};
    }
    return row;
}

void FakeController::requestJournalOrder(quint64 token, const JournalQuery &query)
{
    calls << u"journal "_s + query.text;
    journalQueries << query;
    std::vector<qint64> ids;
    for (qint64 id = rows.size() * 4 + 3; id >= 4; --id) {
        const JournalRow row = journalOf(id);
        const QString text = query.contains.value(JournalColumn::Record) + query.text;
        const bool wanted = !query.kinds || query.kinds->contains({row.kind, row.side});
        if (wanted && row.title.contains(text, Qt::CaseInsensitive))
            ids.push_back(id);
    }
    if (!query.descending)
        std::reverse(ids.begin(), ids.end());
    answer([=, this] { Q_EMIT journalOrderReady(token, ids); });
}

void FakeController::requestJournalRows(quint64 token, const std::vector<qint64> &ids)
{
    std::vector<JournalRow> found;
    for (const qint64 id : ids)
        found.push_back(journalOf(id));
    answer([=, this] { Q_EMIT journalRowsReady(token, found); });
}

void FakeController::requestRuns()
{
    QList<RunRow> made;
    if (m_summary.lastRun)
        made << *m_summary.lastRun;
    for (qint64 id = m_lastRun - 1; id > 0 && !made.isEmpty(); --id) {
        RunRow run = made.first();
        run.id = id;
        run.startedAt -= (m_lastRun - id) * 3'600'000;
        run.endedAt = run.startedAt + 4'200 + id * 100;
        if (id == 7) {
            run.status = u"failed"_s;
            run.error = u"CRMOffice refused the token. Sign in again and repeat the run."_s;
        }
        if (id == 5)
            run.counts[1].written += 1;
        made << run;
    }
    answer([=, this] { Q_EMIT runsReady(made); });
}

void FakeController::requestCauses()
{
    std::map<QString, CauseRow> found;
    for (const LinkRow &row : std::as_const(rows)) {
        if (green || !needsPerson(row.state))
            continue;
        const Cause cause = causeOf(row.state, row.reason, row.properties);
        CauseRow &group =
            found.try_emplace(cause.key(), CauseRow{cause, 0, row.since, row.since, row.reason}).first->second;
        ++group.count;
        group.firstSeen = std::min(group.firstSeen, row.since);
        group.lastSeen = std::max(group.lastSeen, row.since);
    }
    QList<CauseRow> causes;
    for (const auto &[key, group] : found)
        causes << group;
    std::stable_sort(causes.begin(), causes.end(), [](const auto &a, const auto &b) { return a.count > b.count; });
    answer([=, this] { Q_EMIT causesReady(causes); });
}

void FakeController::requestActivity(int days)
{
    const qint64 today = QDate(1970, 1, 1).daysTo(QDate::currentDate());
    QList<DayChanges> changes;
    for (int back = days - 1; back >= 0 && !green; --back) {
        if (back % 7 != 5)
            changes << DayChanges{today - back, {(back * 37) % 23, (back * 53) % 61}};
    }
    answer([=, this] { Q_EMIT activityReady(changes); });
}

void FakeController::requestBudgets()
{
    answer([this] { Q_EMIT budgetsReady(budgets); });
}

void FakeController::requestPast(quint64 token, qint64 link)
{
    calls << u"past %1"_s.arg(link);
    LinkPast past{link, {}, {true, false}, pastProblem};
    for (const PropertyRow &property : pastProblem.isEmpty() ? detailOf(link).properties : QList<PropertyRow>()) {
        PropertyPast one{property.property, property.path, {}};
        one.past.source = {{property.now.source, 1'795'000'000'000, u"CRM_UI"_s, u"Kari Berg"_s}};
        if (property.base)
            one.past.source << PastValue{property.base->source, 1'790'000'000'000, u"INTEGRATION"_s, {}};
        past.properties << one;
    }
    answer([this, token, past] { Q_EMIT pastReady(token, past); });
}

} // namespace samband
