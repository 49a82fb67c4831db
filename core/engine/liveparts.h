#pragma once

#include "core/engine/actions.h"
#include "core/engine/lane.h"
#include "core/engine/livecontroller.h"
#include "core/engine/webpages.h"
#include "core/store/views.h"
#include "core/store/workspace.h"

#include <optional>

namespace samband {

/// \name What lives on the lanes of a \ref LiveController, each on one of its own. For its own files only.
/// @{

struct LiveController::Worker {
    std::unique_ptr<Workspace> workspace;
    std::optional<Systems> systems;
};

struct LiveController::Desk {
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Actions> actions;
};

struct LiveController::Reader {
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<Views> views;
    std::unique_ptr<WebPages> pages;
};

struct LiveController::Asker {
    std::unique_ptr<Workspace> workspace;
    std::optional<Systems> systems;
};
/// @}

} // namespace samband
