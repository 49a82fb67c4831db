#pragma once

#include "core/engine/run.h"

#include <deque>

namespace samband {

/// Takes the first of \a waiting (there is one), together with those right behind it that ask for nothing but further
/// rows: an action on thousands of rows comes in portions that each ask for a run. Previews and plans stay what they
/// are.
RunRequest takeNext(std::deque<RunRequest> &waiting);

} // namespace samband
