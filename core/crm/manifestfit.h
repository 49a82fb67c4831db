#pragma once

#include "core/crm/manifest.h"
#include "core/crm/manifestcheck.h"

#include <optional>

namespace samband {

/// What a schema cannot say: that the names in \a manifest lead somewhere and that the parts of an operation fit
/// together. The first thing that does not fit, with its line in \a json (what the manifest was made from).
std::optional<Error> misfit(const Manifest &manifest, const QJsonObject &json, const ManifestCheck &check);

} // namespace samband
