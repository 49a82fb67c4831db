#include "tests/bench/bigworkspace.h"

#include "core/dataflow/dataflowreader.h"
#include "core/engine/session.h"
#include "core/store/setup.h"
#include "core/store/workspace.h"

namespace samband {

using namespace Qt::StringLiterals;

std::unique_ptr<Workspace> bigWorkspace(const QString &path, ManyCrm &source, ManyCrm &target)
{
    Dataflow dataflow = there(loadDataflow(u":/samband/dataflows/demo.rst"_s));
    there(applyDefaults(dataflow, {&source, &target}));
    auto workspace = there(Workspace::create(path));
    there(Setup(*workspace).activate(dataflow));
    return workspace;
}

void editOnePercent(ManyCrm &crm, int first)
{
    constexpr int every = 100;
    for (int number = first; number <= crm.people(); number += every)
        crm.edit(number, u"+47 2%1%2"_s.arg(crm.system().size() % 10).arg(number, 6, 10, QChar(u'0')));
}

} // namespace samband
