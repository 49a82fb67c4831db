#include "app/console/founder.h"

#include "app/console/demo.h"
#include "core/dataflow/dataflowreader.h"
#include "core/engine/founding.h"
#include "core/store/workspace.h"

namespace samband {

using namespace Qt::StringLiterals;

Founder::Founder()
    : m_lane(u"found"_s)
{
}

StartTasks Founder::tasks()
{
    StartTasks tasks;
    tasks.demoMissing = Demo::missing();
    tasks.readDocument = [this](const QString &file, const std::function<void(const Result<Dataflow> &)> &use) {
        m_lane.post([this, file, use] { m_answers.post([use, read = loadDataflow(file)] { use(read); }); });
    };
    tasks.found = [this](
                      const QString &path, const Dataflow &dataflow, const std::function<void(const Status &)> &use) {
        m_lane.post([this, path, dataflow, use] {
            const auto made = foundWorkspace(path, dataflow);
            m_answers.post([use, status = made ? Status(Done{}) : Status(made.error())] { use(status); });
        });
    };
    return tasks;
}

} // namespace samband
