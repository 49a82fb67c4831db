#pragma once

#include "core/crm/manifest.h"

namespace samband {

class ManifestCheck;

/// Reads what a manifest says about the account itself, its properties and their history.
void readAccountRules(const QJsonObject &json, Manifest &manifest);

/// What does not fit together in that part.
std::optional<Error> accountMisfit(const Manifest &manifest, const ManifestCheck &check);

} // namespace samband
