#include "tests/support/fakecontroller.h"

#include <QDateTime>

namespace samband {

using namespace Qt::StringLiterals;

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

} // namespace samband
