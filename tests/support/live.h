#pragma once

#include "core/engine/livecontroller.h"
#include "tests/support/rig.h"

#include <atomic>
#include <latch>

namespace samband {

/// Lets a controller own what the test owns.
class Borrowed final : public CrmClient {
public:
    explicit Borrowed(CrmClient &client)
        : m_client(client)
    {
    }
    QString system() const override { return m_client.system(); }
    Result<DatatypeTraits> traits(const QString &datatype) const override { return m_client.traits(datatype); }
    Result<RecordPage> page(const PageRequest &request, std::stop_token stop) override
    {
        return m_client.page(request, std::move(stop));
    }
    std::vector<Result<Record>> read(
        const QString &datatype, const QStringList &ids, const QStringList &paths, std::stop_token stop) override
    {
        return m_client.read(datatype, ids, paths, std::move(stop));
    }
    std::vector<Result<Record>> create(const QString &datatype, const std::vector<NewRecord> &records,
        const QStringList &paths, std::stop_token stop) override
    {
        return m_client.create(datatype, records, paths, std::move(stop));
    }
    std::vector<Result<Record>> update(const QString &datatype, const std::vector<RecordChange> &changes,
        const QStringList &paths, std::stop_token stop) override
    {
        return m_client.update(datatype, changes, paths, std::move(stop));
    }
    std::vector<Result<Record>> archive(const QString &datatype, const QStringList &ids, std::stop_token stop) override
    {
        return m_client.archive(datatype, ids, std::move(stop));
    }
    CallStats stats() const override { return m_client.stats(); }
    std::vector<Result<RecordHistory>> history(
        const QString &datatype, const QStringList &ids, const QStringList &paths, std::stop_token stop) override
    {
        return m_client.history(datatype, ids, paths, std::move(stop));
    }
    std::function<QList<Budget>()> budgets() const override
    {
        return [name = system()] {
            return QList<Budget>{{name, QStringLiteral("general"), 3, 100, 10'000, 0, 30, 1000, 60'000}};
        };
    }

private:
    CrmClient &m_client;
};

/// A controller over a rig whose workspace it took over, and a note of what it said.
struct Live {
    Rig &rig;
    std::optional<Error> refusal; ///< why connecting fails
    std::atomic<int> connected = 0;
    QStringList said;
    QList<Error> errors;
    QList<RunReport> reports;
    LiveController controller;

    explicit Live(Rig &ofRig)
        : rig(ofRig)
        , controller(
              rig.path(), [this](Workspace &) { return connect(); }, QStringLiteral("kari"), rig.clock)
    {
        rig.workspace.reset();
        QObject::connect(&controller, &Controller::runStarted,
            [this](const RunRequest &r) { said << QStringLiteral("start ") + r.trigger; });
        QObject::connect(&controller, &Controller::runEnded, [this](const RunReport &report) {
            said << QStringLiteral("end ") + report.run.status;
            reports << report;
        });
        QObject::connect(&controller, &Controller::failed, [this](const Error &error) { errors << error; });
    }

    Result<Systems> connect()
    {
        ++connected;
        if (refusal)
            return *refusal;
        Systems systems;
        systems.client = {std::make_unique<Borrowed>(rig.source), std::make_unique<Borrowed>(rig.target)};
        return systems;
    }

    void run(const QString &trigger = {})
    {
        RunRequest request;
        request.trigger = trigger;
        controller.run(request);
    }
};

/// Holds a run at its next operation until it is let go.
struct Gate {
    explicit Gate(Rig &rig)
    {
        rig.faults->at = rig.faults->operations + 1;
        rig.faults->onHit = [this] {
            reached = true;
            m_open.wait();
        };
    }
    void open() { m_open.count_down(); }
    std::atomic<bool> reached = false;

private:
    std::latch m_open{1};
};

} // namespace samband
