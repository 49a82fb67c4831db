#pragma once

#include "core/store/rescue.h"

namespace samband {

class Salvage;
class Workspace;

/// Brings everything readable into the new, empty \a workspace, and a copy for people into \a exportFolder.
/// A link is kept only where every place that tells of it agrees; its base only where both sides' contents are whole.
Result<RescueReport> carryOver(Salvage &salvage, Workspace &workspace, const QString &exportFolder);

} // namespace samband
