#include "core/engine/founding.h"
#include "core/engine/lane.h"
#include "core/engine/livecontroller.h"
#include "core/engine/signin.h"
#include "core/store/workspace.h"

#include <QCoreApplication>

namespace samband {

using namespace Qt::StringLiterals;

struct LiveController::Porter {
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<SignInDesk> desk;
};

Status LiveController::openPorter()
{
    connect(this, &Controller::runEnded, this, [this](const RunReport &report) {
        tellSignIns(false); // a run finds out whether a sign-in still holds
        for (const QString &notice : report.notices)
            Q_EMIT failed({ErrorKind::Unauthorized, notice});
    });
    m_porter = std::make_shared<Porter>();
    m_signInLane = std::make_unique<Lane>(u"signin"_s);
    Status status = Done{};
    m_signInLane->perform([&] {
        auto workspace = Workspace::open(m_path, Workspace::Access::Companion);
        if (!workspace) {
            status = workspace.error();
            return;
        }
        m_porter->workspace = std::move(*workspace);
        m_porter->desk = std::make_unique<SignInDesk>(*m_porter->workspace, m_vault, m_clock);
    });
    return status;
}

void LiveController::closePorter()
{
    m_signInStop.request_stop();
    if (m_signInLane)
        m_signInLane->perform([porter = m_porter] { *porter = {}; });
    m_signInLane.reset();
}

void LiveController::signIn(const SignInWish &wish)
{
    if (m_signingIn) {
        Q_EMIT failed({ErrorKind::BadInput,
            QCoreApplication::translate(
                "samband::LiveController", "A sign-in is under way already. Finish or cancel it first.")});
        return;
    }
    m_signingIn = true;
    m_signInStop = std::stop_source();
    m_signInLane->post([this, porter = m_porter, wish, stop = m_signInStop.get_token()] {
        const auto side = sideOf(*porter->workspace, wish.system);
        const auto known = side ? porter->desk->state(*side) : Result<SignInState>(side.error());
        if (!known) {
            m_answers.post([this, error = known.error()] {
                m_signingIn = false;
                Q_EMIT failed(error);
            });
            return;
        }
        SignInState state = *known;
        state.step = SignInState::Step::UnderWay;
        m_answers.post([this, state] { Q_EMIT signInChanged(state); });
        const auto done = porter->desk->signIn(
            wish, [this](const QUrl &address) { m_answers.post([this, address] { Q_EMIT browserWanted(address); }); },
            stop);
        state = done ? *done : *known;
        if (!done && done.error().kind != ErrorKind::Cancelled)
            state.problem = done.error().text;
        state.noKeychain = !done && porter->desk->lacksKeychain();
        m_answers.post([this, state] { signedIn(state); });
    });
}

void LiveController::cancelSignIn()
{
    m_signInStop.request_stop();
}

void LiveController::signOut(Side side)
{
    m_signInLane->post([this, porter = m_porter, side] {
        const auto done = porter->desk->signOut(side, {});
        m_answers.post([this, done] {
            if (done)
                signedIn(*done);
            else
                Q_EMIT failed(done.error());
        });
    });
}

void LiveController::requestSignIn()
{
    tellSignIns(true);
}

/// \a asked: somebody waits for the answer, be it an error.
void LiveController::tellSignIns(bool asked)
{
    if (!m_signInLane)
        return;
    m_signInLane->post([this, porter = m_porter, asked] {
        for (const Side side : bothSides) {
            const auto state = porter->desk->state(side);
            m_answers.post([this, state, asked] {
                if (state)
                    Q_EMIT signInChanged(*state);
                else if (asked)
                    Q_EMIT failed(state.error());
            });
        }
    });
}

} // namespace samband
