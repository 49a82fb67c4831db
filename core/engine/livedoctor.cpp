#include "core/engine/doctor.h"
#include "core/engine/lane.h"
#include "core/engine/livecontroller.h"
#include "core/store/workspace.h"

#include <QCoreApplication>

namespace samband {

using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(samband::LiveController)
};

/// Connects \a side alone, so that a system that cannot be signed in to does not keep the other from being examined.
Result<Systems> connectAlone(
    Workspace &workspace, Side side, const std::shared_ptr<TokenVault> &vault, const Clock &clock)
{
    Systems systems;
    for (const Side each : bothSides) {
        const auto connection = Setup(workspace).connection(each);
        if (!connection)
            return connection.error();
        if (!*connection)
            return Error{ErrorKind::BadInput,
                Words::tr("Both systems have to be connected before one can be examined: the document joins them.")};
        auto client = each == side ? connectSystem(**connection, vault, clock) : connectForManifest(**connection);
        if (!client)
            return client.error();
        systems.client[each] = std::move(*client);
    }
    return systems;
}

/// What is told when there is nothing to examine with.
DoctorReport unconnected(const DoctorWish &wish, const QString &system, qint64 at, const Error &error)
{
    DoctorReport report;
    report.side = wish.side;
    report.system = system;
    report.at = at;
    const bool signIn = error.kind == ErrorKind::Unauthorized;
    report.checks << DoctorCheck{u"connection"_s, Finding::Fails, Words::tr("Connection"), error.text,
        signIn ? Words::tr("Sign in under Connections, then look again.") : QString(), {}};
    return report;
}

} // namespace

struct LiveController::Surgery {
    std::unique_ptr<Workspace> workspace;
};

void LiveController::examine(const DoctorWish &wish)
{
    if (!m_doctorLane) {
        m_surgery = std::make_shared<Surgery>();
        m_doctorLane = std::make_unique<Lane>(u"doctor"_s);
    }
    if (m_examining.stop_requested())
        m_examining = std::stop_source();
    const QString system = m_systems[wish.side];
    m_doctorLane->post([this, surgery = m_surgery, wish, system, stop = m_examining.get_token()] {
        const auto found = examineHere(*surgery, wish, stop);
        const DoctorReport report = found ? *found : unconnected(wish, system, m_clock(), found.error());
        m_answers.post([this, report] { Q_EMIT doctorReady(report); });
    });
}

Result<DoctorReport> LiveController::examineHere(Surgery &surgery, const DoctorWish &wish, std::stop_token stop)
{
    if (!surgery.workspace) {
        auto workspace = Workspace::open(m_path, Workspace::Access::Companion);
        if (!workspace)
            return workspace.error();
        surgery.workspace = std::move(*workspace);
    }
    auto systems = m_connect(*surgery.workspace);
    if (systems)
        knowBudgets(*systems);
    else
        systems = connectAlone(*surgery.workspace, wish.side, m_vault, m_clock);
    if (!systems)
        return systems.error();
    Session session(*surgery.workspace, systems->pointers(), m_clock, stop, {});
    if (const Status loaded = session.load(); !loaded)
        return loaded.error();
    session.client[wish.side]->setUrgent(true);
    const auto connection = session.setup.connection(wish.side);
    if (!connection)
        return connection.error();
    const auto told = [this, side = wish.side](const DoctorCheck &check) {
        m_answers.post([this, side, check] { Q_EMIT doctorChecked(side, check); });
    };
    Doctor doctor(
        session, wish.side, *connection ? accessOf(**connection, m_vault, m_clock, stop) : Doctor::CheckAccess(), told);
    return doctor.examine(wish.probe);
}

void LiveController::cancelExamination()
{
    m_examining.request_stop();
}

void LiveController::closeSurgery()
{
    m_examining.request_stop();
    if (m_doctorLane)
        m_doctorLane->perform([surgery = m_surgery] { *surgery = {}; });
    m_doctorLane.reset();
}

} // namespace samband
