#include "core/engine/founding.h"
#include "core/engine/lane.h"
#include "core/engine/livecontroller.h"
#include "core/store/setup.h"

namespace samband {

using namespace Qt::StringLiterals;

namespace {

SystemSetup setupOf(Workspace &workspace, Side side)
{
    SystemSetup setup;
    setup.side = side;
    const auto connection = Setup(workspace).connection(side);
    const auto dataflow = Setup(workspace).dataflow();
    const auto file = manifestOf(workspace, side);
    if (dataflow)
        setup.system = dataflow->system[side];
    if (connection && *connection) {
        setup.system = (*connection)->system;
        setup.baseUrl = (*connection)->baseUrl;
    }
    if (!file) {
        setup.problem = file.error().text;
        return setup;
    }
    setup.manifest = *file;
    setup.shipped = file->startsWith(":/"_L1);
    const auto manifest = loadManifest(*file);
    if (!manifest) {
        setup.problem = manifest.error().text;
        return setup;
    }
    setup.system = manifest->system;
    for (const Datatype &datatype : manifest->datatypes)
        setup.datatypes << datatype.name;
    setup.assumed = static_cast<int>(manifest->assumed.size());
    return setup;
}

/// A side that nobody has connected yet keeps no manifest: it has no address and no token to keep with it.
Status changeManifest(Workspace &workspace, Side side, const QString &file)
{
    const auto connection = Setup(workspace).connection(side);
    if (!connection)
        return connection.error();
    if (!*connection)
        return Error{ErrorKind::BadInput,
            LiveController::tr("This system is not connected yet. Connect it first, then choose its manifest.")};
    const ConnectionRow &now = **connection;
    const auto connected = connectSide(workspace, {toText(side), now.baseUrl, now.tokenSource, file, now.settings});
    return connected ? Status(Done{}) : Status(connected.error());
}

} // namespace

void LiveController::onSetup(
    Workspace::Access access, std::function<void(const Result<std::unique_ptr<Workspace>> &)> work)
{
    if (!m_setupLane)
        m_setupLane = std::make_unique<Lane>(u"setup"_s);
    m_setupLane->post([path = m_path, access, work = std::move(work)] { work(Workspace::open(path, access)); });
}

void LiveController::requestSetup()
{
    onSetup(Workspace::Access::ReadOnly, [this](const auto &workspace) {
        for (const Side side : bothSides) {
            m_answers.post([this,
                               setup = workspace ? Result<SystemSetup>(setupOf(**workspace, side))
                                                 : Result<SystemSetup>(workspace.error())] {
                if (setup)
                    Q_EMIT setupReady(*setup);
                else
                    Q_EMIT failed(setup.error());
            });
        }
    });
}

void LiveController::useManifest(Side side, const QString &file)
{
    onSetup(Workspace::Access::Companion, [this, side, file](const auto &workspace) {
        if (!workspace) {
            m_answers.post([this, error = workspace.error()] { Q_EMIT failed(error); });
            return;
        }
        const Status changed = changeManifest(**workspace, side, file);
        SystemSetup setup = setupOf(**workspace, side);
        if (!changed)
            setup.problem = changed.error().text;
        m_answers.post([this, changed, setup] {
            if (changed)
                connectAfresh();
            Q_EMIT setupReady(setup);
        });
    });
}

void LiveController::requestSuggestions(quint64 token, int most)
{
    onSetup(Workspace::Access::ReadOnly, [this, token, most](const auto &workspace) {
        const auto found = workspace ? suggestions(**workspace, most) : Result<Suggestions>(workspace.error());
        m_answers.post([this, token, found] {
            if (found)
                Q_EMIT suggestionsReady(token, *found);
            else
                Q_EMIT failed(found.error());
        });
    });
}

void LiveController::previewRules(quint64 token, const Flow &flow)
{
    m_previewStop.request_stop();
    m_previewStop = std::stop_source();
    onSetup(Workspace::Access::ReadOnly, [this, token, flow, stop = m_previewStop.get_token()](const auto &workspace) {
        if (stop.stop_requested())
            return;
        const auto preview =
            workspace ? samband::previewRules(**workspace, flow, stop) : Result<RulesPreview>(workspace.error());
        if (!preview && preview.error().kind == ErrorKind::Cancelled)
            return;
        RulesPreview told;
        told.flow = flow.id;
        told.problem = preview ? QString() : preview.error().text;
        if (!preview && workspace) {
            if (const auto obstacle = findObstacle(**workspace, flow))
                told.obstacle = *obstacle;
        }
        m_answers.post([this, token, told = preview ? *preview : told] { Q_EMIT rulesPreviewReady(token, told); });
    });
}

} // namespace samband
